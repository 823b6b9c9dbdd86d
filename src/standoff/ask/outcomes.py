"""What an answer can be about besides the chance of a deal: what a claim, or a comparison, measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from standoff.ask.base import Base
from standoff.ensemble.ahead import Courses
from standoff.ensemble.outcome import deal_columns
from standoff.mechanisms import front
from standoff.mechanisms.outcomes import require_outcome
from standoff.mechanisms.walking_away import PRESENCE

LITTLE = 1e-6  # chance of a deal below which its terms mean nothing


@dataclass(frozen=True)
class Measure:
    """One outcome: its name in words, and how it is read from courses without a branch axis: one number per task.

    Not a number where it means nothing, as the terms of a deal where there is none. Chances have no unit.
    """

    words: str
    read: Callable[[Base, Courses], np.ndarray]
    unit: str | None = None

    @property
    def is_chance(self) -> bool:
        """Return whether the outcome is a chance."""
        return self.unit is None


def measure_of(base: Base, name: str) -> Measure:
    """Return the outcome called `name`.

    Raises:
        InputError: the case has no such outcome.
    """
    require_outcome(base.structure, name)
    case, (kind, _, what) = base.case, name.partition(".")
    if kind == "worth":
        return Measure(f"what the game is worth to {case.parties[what].name}", _worth(base.structure.players.index(what)), "pies")
    if kind == "terms":
        issue = case.mechanisms["issues"].issues[what]
        words = f"{issue.name} in a deal, from 0 to 1 (best for {case.parties[issue.favours].name})"
        return Measure(words, _terms(list(case.mechanisms["issues"].issues).index(what), issue), "of the scale")
    if kind == "leaves":
        words = f"the chance that {case.parties[what].name} has walked away by the horizon, still fighting"
        return Measure(words, _leaves(f"{PRESENCE}{what}"))
    if kind == "front":
        return Measure(f"the front at the horizon ({case.mechanisms['front'].what})", _front, "in the unit of the front")
    if kind == "truce":
        return Measure("the chance that a truce holds at the horizon", _truce)
    return Measure("the chance of a deal", _deal)


def _deal(base: Base, courses: Courses) -> np.ndarray:
    return base.chance_of_deal(courses.ended)[:, -1]


def _worth(place: int) -> Callable[[Base, Courses], np.ndarray]:
    return lambda base, courses: courses.worth[:, place]


def _terms(place: int, issue) -> Callable[[Base, Courses], np.ndarray]:
    def read(base: Base, courses: Courses) -> np.ndarray:
        scores = np.array([issue.scores[package.options[place]] for package in base.structure.packages])
        if np.isnan(scores).any():  # the line of contact, wherever it runs: where it ran when last observed
            section: front.Section = base.case.mechanisms["front"]
            held = section.last_known / (section.steps - 1)
            scores = np.where(np.isnan(scores), held if issue.favours == section.attacker else 1 - held, scores)
        signed = courses.ended[:, : len(base.months), deal_columns(base.structure)].sum(axis=1)
        total = signed.sum(axis=1)
        return np.where(total > LITTLE, signed @ scores / np.maximum(total, LITTLE), np.nan)

    return read


def _by_level(base: Base, courses: Courses, axis: str, worth: np.ndarray) -> np.ndarray:
    """Return the mean of `worth` (by level of an axis) over the worlds in which the war goes on at the horizon."""
    worlds = courses.worlds[:, len(base.months) - 1]
    levels = base.structure.tables[0].worlds[axis]
    return worlds @ worth[levels] / np.maximum(worlds.sum(axis=1), LITTLE)


def _front(base: Base, courses: Courses) -> np.ndarray:
    section: front.Section = base.case.mechanisms["front"]
    return _by_level(base, courses, "front", np.linspace(section.lowest, section.highest, section.steps))


def _leaves(axis: str) -> Callable[[Base, Courses], np.ndarray]:
    def read(base: Base, courses: Courses) -> np.ndarray:
        return courses.worlds[:, len(base.months) - 1] @ (base.structure.tables[0].worlds[axis] != 0)

    return read


def _truce(base: Base, courses: Courses) -> np.ndarray:
    worlds = courses.worlds[:, len(base.months) - 1]
    return worlds @ (base.structure.tables[0].worlds["truce"] == 1)
