"""Are the experts right? Every sourced claim of a case, put to the model.

A claim names a change (numbers, an act, or a mechanism that is off), an outcome and a direction. Each distinct change is
solved once, from today on, in the draws that carry nearly all the weight; a claim holds in a draw if the outcome moves
the way it says. The verdict is the weighted share of draws in which it holds; the inputs that flip it are those whose
values differ most between the draws in which it holds and those in which it does not.

Changes are many. Where the case has two private parties or more they are solved on a coarser grid of beliefs, before and
after alike, and the heaviest draws on the grid of the draws too: how far the effects then differ is part of the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

import numpy as np

from standoff.ask.acts import branch_of, first_chance
from standoff.ask.base import Base
from standoff.ask.estimates import as_json, estimate
from standoff.ask.forecast_types import Estimate
from standoff.ask.outcomes import Measure, measure_of
from standoff.ask.overrides import overridden, rows_of
from standoff.ask.runs import Progress
from standoff.ask.whatif import heaviest
from standoff.case.draws import numbers_of
from standoff.case.model import Change, Claim
from standoff.case.text import InputError
from standoff.ensemble.ahead import Branch, Courses
from standoff.ensemble.outcome import Question
from standoff.ensemble.weights import effective, weighted_quantile
from standoff.mechanisms.acts import find_act
from standoff.mechanisms.structure import Structure
from standoff.mechanisms.switches import starts, switch_of

RISES, FALLS, MOVES_LESS = "rises", "falls", "moves less"
ENOUGH = 0.9  # of the weight of the draws: claims are many
NOTICEABLE = 1e-3  # change of a chance, or of a pie, below which an outcome has not moved
MOST_FLIPS = 3
COARSE = 5  # points of belief per private party
FEWEST_COARSE = 2  # private parties from which the coarser grid pays: it has half of the states
CHECKED = 2  # draws solved on both grids
FOLLOWING = 0.25  # of the time of a solution: following one way on, for progress only
CLEAR = 0.25  # least rank correlation at which an input counts as flipping a claim
VERDICTS = ((0.95, "holds almost everywhere"), (0.8, "very likely holds"), (0.55, "more likely holds than not"),
            (0.45, "is as likely to hold as not"), (0.2, "more likely fails than not"), (0.05, "very likely fails"),
            (0.0, "fails almost everywhere"))  # fmt: skip


@dataclass(frozen=True)
class Flip:
    """An input on which a claim turns: it holds where the input is `side` than `at`; `strength` is a rank correlation."""

    path: str
    unit: str
    side: str
    at: float
    strength: float


@dataclass(frozen=True)
class ClaimResult:
    """What became of one claim; `holds` and `effect` are None where the model cannot be asked, and `verdict` says why.

    `grid_error` is how far, at most, the effect moves in the draws that are solved on the finer grid too; None where
    there is no finer grid.
    """

    id: str
    by: str
    says: str
    lever: str
    outcome: str
    direction: str
    holds: float | None
    effect: Estimate | None
    flips: tuple[Flip, ...]
    verdict: str
    source: tuple[str, ...]
    grid_error: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the claim as `standoff claims --json` prints it."""
        return {
            "id": self.id, "by": self.by, "says": self.says, "lever": self.lever, "outcome": self.outcome,
            "direction": self.direction, "holds": self.holds, "effect": as_json(self.effect) if self.effect else None,
            "flips": [{"path": flip.path, "side": flip.side, "at": flip.at, "strength": flip.strength} for flip in self.flips],
            "verdict": self.verdict, "grid_error": self.grid_error, "source": list(self.source),
        }  # fmt: skip


@dataclass(frozen=True)
class Claims:
    """The answer: every claim of the case in the order of writing."""

    claims: tuple[ClaimResult, ...]
    draws: int
    effective_draws: float
    solved: int
    residual: float

    def to_json(self) -> dict[str, Any]:
        """Return what `standoff claims --json` prints."""
        return {
            "claims": [claim.to_json() for claim in self.claims], "draws": self.draws,
            "effective_draws": self.effective_draws, "solved": self.solved,
            "certificate": {"max_residual": self.residual},
        }  # fmt: skip


@dataclass(frozen=True)
class _Test:
    """A claim that can be put: the numbers it changes (None: none), and the way on."""

    claim: Claim
    values: Mapping[str, np.ndarray] | None
    way: Branch
    key: tuple


def test_claims(
    base: Base, claims: Sequence[Claim] | None = None, enough: float = ENOUGH,
    progress: Progress | None = None,
) -> Claims:
    """Put claims to the model.

    Args:
        base: the case, solved.
        claims: by default those of the case.
        enough: the share of the weight of the draws that is looked at.
        progress: called with the share of the work done.

    Raises:
        InputError: a claim names a number, an act, a mechanism or an outcome that the case does not have.
    """
    listed = base.case.claims if claims is None else claims
    chosen, weights = heaviest(base, enough)
    tests = [_read(base, claim) for claim in listed if claim.change is not None]
    is_coarse = _is_coarse(base.structure, base.question)
    solves = [(base.with_grid(COARSE), chosen), (base, chosen[:CHECKED])] if is_coarse else [(base, chosen)]
    parts = _parts(progress, [len(draws) * on.question.grid_size ** len(base.structure.types) for on, draws in solves])
    solved = [_effects(on, tests, draws, part) for (on, draws), part in zip(solves, parts, strict=True)]
    effects, finest = solved[0], solved[-1]
    found = {}
    for test, moved, again in zip(tests, effects.moved, finest.moved, strict=True):
        error = _farthest(moved[:CHECKED], again) if is_coarse else None
        found[test.claim.id] = replace(_judged(base, test, moved, chosen, weights), grid_error=error)
    return Claims(
        tuple(found[claim.id] if claim.id in found else _not_put(claim) for claim in listed), len(weights),
        effective(weights), sum(one.solved for one in solved), max(one.residual for one in solved),
    )


def most_games(structure: Structure, question: Question, draws: int) -> int:
    """Return the most that claims cost in so many draws, in games on the grid of the draws, known before any is solved."""
    changes = {_numbers(claim.change) for claim in structure.case.claims if claim.change}
    if not changes:
        return 0
    share = (COARSE / question.grid_size) ** len(structure.types)
    each = share * draws + CHECKED if _is_coarse(structure, question) else draws
    return ceil(len(changes | {(None,)}) * each)


def _numbers(change: Change) -> tuple:
    """Return what tells the numbers of one change from those of another."""
    return (*sorted(change.set.items()), change.off)


def _is_coarse(structure: Structure, question: Question) -> bool:
    """Return whether the claims are worked out on a coarser grid than the draws."""
    return len(structure.types) >= FEWEST_COARSE and question.grid_size > COARSE


test_claims.__test__ = False  # it is not a test, though its name begins like one


@dataclass(frozen=True)
class _Effects:
    """What the changes of all tests move, per test and draw; how many games it took, and what was left over at most."""

    moved: list[np.ndarray]
    solved: int
    residual: float


def _effects(base: Base, tests: Sequence[_Test], chosen: np.ndarray, progress: Progress | None) -> _Effects:
    """Solve every distinct set of numbers once, follow the ways on that tests ask for, and compare with how things are.

    Numbers from which the same ways go on are solved together, so that no way is followed that nobody asks for.
    """
    plain = Branch.plain(base.structure)
    values = {(): base.inputs.values, **{test.key: test.values for test in tests if test.values is not None}}
    wanted: dict[tuple, dict[Branch, None]] = {(): {plain: None}}
    for test in tests:
        wanted.setdefault(test.key, {})[test.way] = None
    together: dict[tuple[Branch, ...], list[tuple]] = {}
    for key, asked in wanted.items():
        together.setdefault(tuple(asked), []).append(key)
    reports = _parts(progress, [len(group) * (1 + FOLLOWING * len(on)) for on, group in together.items()])
    found: dict[tuple[tuple, Branch], Courses] = {}
    for (on, group), report in zip(together.items(), reports, strict=True):
        rows = [rows_of(values[key], chosen) for key in group]
        tasks = {path: np.concatenate([row[path] for row in rows]) for path in rows[0]}
        courses = base.look_ahead(tasks, np.tile(chosen, len(group)), on, report)
        for number, key in enumerate(group):
            part = slice(number * len(chosen), (number + 1) * len(chosen))
            found |= {(key, way): Courses(*(getattr(courses, name)[part, column] for name in Courses._fields[:-1]),
                                          courses.residual[part]) for column, way in enumerate(on)}
    return _Effects([_moved(base, test, found[(), plain], found[test.key, test.way]) for test in tests],
                    len(wanted) * len(chosen), max(float(courses.residual.max()) for courses in found.values()))


def _moved(base: Base, test: _Test, before: Courses, after: Courses) -> np.ndarray:
    """Return the effect of a change on the outcome that a claim names, per draw; not a number where that means nothing."""
    measure = measure_of(base, test.claim.outcome)
    return measure.read(base, after) - measure.read(base, before)


def _parts(progress: Progress | None, sizes: Sequence[float]) -> list[Progress | None]:
    """Cut one report of progress into parts of these sizes."""
    if progress is None:
        return [None] * len(sizes)
    shares = np.array(sizes) / sum(sizes)
    return [lambda done, end=end, share=share: progress(end - share * (1 - done))
            for end, share in zip(np.cumsum(shares), shares, strict=True)]


def _farthest(one: np.ndarray, other: np.ndarray) -> float | None:
    """Return the largest distance between numbers, None where there are none to compare."""
    apart = np.abs(one - other)
    return float(apart[np.isfinite(apart)].max()) if np.isfinite(apart).any() else None


def _read(base: Base, claim: Claim) -> _Test:
    """Return the change a claim speaks of as numbers and a way on."""
    change = claim.change
    try:
        measure_of(base, claim.outcome)
        values, way = None, Branch.plain(base.structure)
        if change.set:
            values = overridden(base, list(change.set.items()))[0]
        if change.off:
            switch = switch_of(change.off)
            if found := switch.changes(base.case, base.inputs.values):
                values = {**(values or base.inputs.values), **found}
            way = Branch(starts(base.structure, base.inputs, [switch]))
        if change.do:
            act = find_act(base.structure, change.do)
            if first_chance(base, act) is None:
                raise InputError(f"{act.party} can never '{act.words}' in this case, so nothing would be tested")
            way = Branch(way.kinds, branch_of(base, act, change.at).act)
    except InputError as error:
        raise InputError(f"claim '{claim.id}': {error}") from None
    return _Test(claim, values, way, () if values is None else _numbers(change))


def _judged(base: Base, test: _Test, moved: np.ndarray, chosen: np.ndarray, weights: np.ndarray) -> ClaimResult:
    claim, measure = test.claim, measure_of(base, test.claim.outcome)
    counts = np.isfinite(moved)
    moved, weights, chosen = moved[counts], weights[counts] / weights[counts].sum(), chosen[counts]
    holds = _holds(claim, moved)
    share = float(weights @ holds)
    return ClaimResult(
        claim.id, claim.by, claim.says, lever_words(claim.change), measure.words, _direction(claim, measure), share,
        estimate(moved, weights), _flips(base, chosen, weights, moved, share), verdict(share), claim.sources,
    )


def _holds(claim: Claim, moved: np.ndarray) -> np.ndarray:
    if claim.direction == RISES:
        return moved > NOTICEABLE
    if claim.direction == FALLS:
        return moved < -NOTICEABLE
    return np.abs(moved) < claim.than


def _direction(claim: Claim, measure: Measure) -> str:
    if claim.direction != MOVES_LESS:
        return claim.direction
    least = f"{100 * claim.than:g} points" if measure.is_chance else f"{claim.than:g} {measure.unit}".strip()
    return f"moves less than {least}"


def verdict(share: float) -> str:
    """Return the share of draws in which a claim holds in words."""
    return next(words for least, words in VERDICTS if share >= least)


def lever_words(change: Change) -> str:
    """Return what a claim would change, in a few words."""
    parts = [f"{path.removeprefix('mechanisms.')} = {text}" for path, text in change.set.items()]
    parts += [f"{change.do}{f' in {change.at}' if change.at else ''}"] if change.do else []
    parts += [f"without {change.off}"] if change.off else []
    return "; ".join(parts)


def _flips(base: Base, chosen: np.ndarray, weights: np.ndarray, moved: np.ndarray, share: float) -> tuple[Flip, ...]:
    """Return the inputs whose ranks go most with the effect, where the claim neither always holds nor always fails."""
    if not 0.02 < share < 0.98 or len(chosen) < 8:
        return ()
    numbers = numbers_of(base.case)
    ranked = _ranks(moved)
    found = []
    for path, column in base.inputs.values.items():
        mine = column[chosen]
        if np.ptp(mine) > 0:
            strength = _correlation(_ranks(mine), ranked, weights)
            middle = float(weighted_quantile(mine, weights, 0.5)[0])
            found.append(Flip(path, numbers[path].unit, "higher" if strength > 0 else "lower", middle, float(abs(strength))))
    found.sort(key=lambda flip: -flip.strength)
    return tuple(flip for flip in found[:MOST_FLIPS] if flip.strength >= CLEAR)


def _ranks(values: np.ndarray) -> np.ndarray:
    return np.argsort(np.argsort(values, kind="stable"), kind="stable").astype(float)


def _correlation(one: np.ndarray, other: np.ndarray, weights: np.ndarray) -> float:
    one, other = one - weights @ one, other - weights @ other
    size = np.sqrt((weights @ one**2) * (weights @ other**2))
    return float(weights @ (one * other) / size) if size > 0 else 0.0


def _not_put(claim: Claim) -> ClaimResult:
    return ClaimResult(claim.id, claim.by, claim.says, "", claim.outcome, "", None, None, (),
                       f"cannot be put to the model: {claim.not_expressible}", claim.sources)


__all__ = ["ClaimResult", "Claims", "Flip", "Measure", "lever_words", "most_games", "test_claims", "verdict"]
