"""M1 Front and momentum: where the line is, how it drifts, and how widely it swings.

The axis `front` has `steps` evenly spaced levels between the ends of a scale; more of it is better for the attacker.
Every month it moves by at most one level. The chances match the mean and the variance of a monthly move with drift mu
and standard deviation s on a lattice of width h:

    P(forward) - P(back) = mu / h,    P(forward) + P(back) = (s^2 + mu^2) / h^2.

Where both cannot be met, the mean comes first: the sum is kept between |mu| / h and 1. At the ends of the scale a move
beyond it stays where it is. With `learning`, the drift also depends on one private party's type, so that the
battlefield is news about it. Other mechanisms (arms) push the drift.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import numpy as np
from pydantic import Field, model_validator

from standoff.case.fields import ByType, Positive, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Month
from standoff.mechanisms.checks import unknown_parties, unknown_types
from standoff.mechanisms.months import months_of
from standoff.mechanisms.parts import (
    Axis,
    ChanceStage,
    Change,
    Condition,
    Inputs,
    Mistake,
    Outcome,
    Parts,
    Shift,
    Values,
    Worlds,
    together,
)
from standoff.mechanisms.said import Median
from standoff.mechanisms.units import FRONT, FRONT_PER_MONTH

AXIS = "front"
MONTH_OF_WAR = "a month of war"
BACK, HOLD, FORWARD = "the front falls back", "the front holds", "the front moves forward"
WAR_GOES_ON = "the war goes on"


class Learning(Fields):
    """What the battlefield says about one private party."""

    about: str
    drift_by_type: Annotated[ByType[Signed], FRONT_PER_MONTH] = Field(
        description="added to the monthly drift if the party is of that type"
    )


class Section(Fields):
    """The front: a scale in a unit of the case's choice, and how the line moves along it."""

    attacker: str = Field(description="the party that gains when the front moves forward")
    what: str = Field(description="what is measured, and in which unit")
    lowest: float = Field(alias="from", description="lower end of the scale, in the unit")
    highest: float = Field(alias="to", description="upper end of the scale, in the unit")
    steps: int = Field(ge=2, le=101, description="number of levels, ends included")
    start: Annotated[Positive, FRONT] = Field(description="value at the beginning of the first month")
    drift: Annotated[Signed, FRONT_PER_MONTH] = Field(description="mean move, as long as arms flow")
    spread: Annotated[Positive, FRONT_PER_MONTH] = Field(description="standard deviation of the move")
    observed: dict[Month, float] = Field(default_factory=dict, description="month -> value at the end of that month")
    observed_source: str | list[str] | None = Field(None, description="source of the observed values")
    learning: Learning | None = None

    @model_validator(mode="after")
    def _is_a_scale(self) -> Section:
        if not self.highest > self.lowest:
            raise ValueError(f"the scale must rise: from {self.lowest:g} is not below to {self.highest:g}")
        if self.observed and self.observed_source is None:
            raise ValueError("observed values need an observed_source")
        return self

    @property
    def step(self) -> float:
        """Return the distance between two levels, in the unit."""
        return (self.highest - self.lowest) / (self.steps - 1)

    def level(self, value: float) -> int:
        """Return the position of the level nearest to `value`."""
        return int(np.clip(np.floor((value - self.lowest) / self.step + 0.5), 0, self.steps - 1))

    @property
    def last_known(self) -> int:
        """Return the level last observed; where none was, the one at the start of the record, at its median."""
        return self.level(self.observed[max(self.observed)] if self.observed else self.start.range.median)


def share_held(section: Section, worlds: Worlds) -> np.ndarray:
    """Return the share of the disputed land that the attacker holds, 0 to 1, in each world."""
    return worlds[AXIS] / (section.steps - 1)


def parts(case: Case, section: Section) -> Parts:
    """Return the axis of the front; `month_of_war` moves along it."""
    levels = tuple(f"{value:g}" for value in np.linspace(section.lowest, section.highest, section.steps))
    start = section.level(section.start.range.median)
    return Parts(axes=(Axis(AXIS, levels, levels[start]),))


def month_of_war(
    section: Section | None, drifts: Iterable[Shift], ticks: Iterable[Change], lulls: Iterable[Condition] = ()
) -> ChanceStage:
    """Return the stage that closes a month without a deal: the front moves, `ticks` change the rest of the world.

    Args:
        section: the front of the case, or None, when a month of war has just one outcome.
        drifts: what other mechanisms add to the drift, in the unit of the front per month.
        ticks: changes that come with the end of a month.
        lulls: conditions under which the front stands still.
    """
    end = together(*ticks)
    if section is None:
        return ChanceStage(MONTH_OF_WAR, (Outcome(WAR_GOES_ON, lambda inputs, worlds: 1.0, end),))
    about = section.learning.about if section.learning else None
    pushes, quiet = tuple(drifts), tuple(lulls)

    def split(inputs: Inputs, worlds: Worlds) -> tuple[Values, Values]:
        drift = inputs.number("mechanisms.front.drift") + sum(push(inputs, worlds) for push in pushes)
        if about:
            drift = drift + inputs.by_type("mechanisms.front.learning.drift_by_type", about)
        moves = np.prod([~lull(worlds) for lull in quiet], axis=0)
        back, forward = move_chances(drift, inputs.number("mechanisms.front.spread"), section.step)
        return back * moves, forward * moves

    def chance(move: int):
        def of(inputs: Inputs, worlds: Worlds) -> Values:
            back, forward = split(inputs, worlds)
            return (back, 1 - back - forward, forward)[move + 1]

        return of

    def moved(move: int) -> Change:
        return lambda worlds: {AXIS: np.clip(worlds[AXIS] + move, 0, section.steps - 1)}

    outcomes = tuple(Outcome(name, chance(move), together(end, moved(move)))
                     for move, name in ((-1, BACK), (0, HOLD), (1, FORWARD)))
    return ChanceStage(MONTH_OF_WAR, outcomes, about=about)


def move_chances(drift: Values, spread: Values, step: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the chances of a step back and of a step forward that match a mean and, where possible, a variance.

    Args:
        drift: mean of the monthly move, in the unit of the front.
        spread: its standard deviation, same unit.
        step: distance between two levels, same unit.
    """
    difference = np.clip(np.asarray(drift) / step, -1.0, 1.0)
    total = np.clip((np.asarray(spread) ** 2 + np.asarray(drift) ** 2) / step**2, np.abs(difference), 1.0)
    return (total - difference) / 2, (total + difference) / 2


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", AXIS)
    found = unknown_parties(case, path, [section.attacker])
    if section.learning:
        about = section.learning.about
        aims = case.mechanisms.get("aims")
        found += unknown_types(case, (*path, "learning", "drift_by_type"), about, section.learning.drift_by_type)
        if aims is None or about not in aims.root:
            message = f"'{about}' has no types in `aims`, so the front cannot be news about it"
            found.append(Mistake((*path, "learning", "about"), message))
    months = months_of(case)
    for month in section.observed:
        if month not in months:
            span = f"from {months[0]} to {months[-1]}"
            found.append(Mistake((*path, "observed", month), f"{month} is outside the game, which runs {span}"))
    return found


def sentence(case: Case, section: Section, median: Median) -> str:
    """Return in plain words where the front stands, which way it drifts, and how widely it swings."""
    path, attacker = f"mechanisms.{AXIS}", case.parties[section.attacker].name
    now = section.observed[max(section.observed)] if section.observed else median(f"{path}.start")
    said = (f"The front ({section.what}) stands at {now:g}, on a scale from {section.lowest:g} to {section.highest:g} of which "
            f"more is better for {attacker}. Left to itself it moves by {median(f'{path}.drift'):+.2g} a month, give or take "
            f"{median(f'{path}.spread'):.2g}.")
    if section.learning is None:
        return said
    return f"{said} How it moves is also news about what {case.parties[section.learning.about].name} is after."
