"""What to find out first: how far each input moves P(deal), from its low end to its high end, and how sure that is.

Every input in turn is set to its 5% and its 95% point from today on, in several draws taken by weight. The width of its
bar is the mean change; its rank is stable where the same inputs lead in every draw.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from standoff.ask.base import Base
from standoff.ask.estimates import as_json, estimate
from standoff.ask.forecast_types import Estimate
from standoff.ask.sensitivity import VarianceShares, variance_shares
from standoff.case.draws import numbers_of
from standoff.ensemble.ahead import Branch
from standoff.ensemble.weights import resample

DRAWS = 4
PAIRS = 8
MOST_INPUTS = 12


@dataclass(frozen=True)
class Bar:
    """One input: its values at both ends, P(deal) there (means over the draws), and how its rank varies.

    `change` is what P(deal) changes from the low end to the high one, over the draws. `ranks` are its best and worst rank
    by width over the draws, 1 being the widest; `first` and `total` its shares of the variance of P(deal) with their
    standard errors, None where they were not worked out.
    """

    path: str
    unit: str
    low: float
    high: float
    at_low: float
    at_high: float
    change: Estimate
    ranks: tuple[int, int]
    first: float | None = None
    total: float | None = None
    first_error: float | None = None
    total_error: float | None = None

    @property
    def width(self) -> float:
        """Return how far P(deal) moves from one end to the other."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class Tornado:
    """The answer: bars, widest first, around `p_deal`; `agreement` is the mean rank correlation between draws."""

    bars: tuple[Bar, ...]
    p_deal: float
    agreement: float
    draws: int
    solved: int
    residual: float

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain data."""
        return {
            "p_deal": self.p_deal,
            "inputs": [{"path": bar.path, "unit": bar.unit, "low": bar.low, "high": bar.high, "at_low": bar.at_low,
                        "at_high": bar.at_high, "change": as_json(bar.change), "ranks": list(bar.ranks),
                        "first": bar.first, "total": bar.total, "first_error": bar.first_error,
                        "total_error": bar.total_error}
                       for bar in self.bars],
            "agreement": self.agreement,
            "draws": self.draws,
            "solved": self.solved,
            "certificate": {"max_residual": self.residual},
        }


def tornado(
    base: Base, draws: int = DRAWS, paths: Sequence[str] | None = None, seed: int = 7,
    progress: Callable[[float], None] | None = None,
) -> Tornado:
    """Move every input between its ends.

    Args:
        base: the case, solved.
        draws: how many draws to do it in, taken by weight.
        paths: the inputs to move; by default all that are not fixed.
        seed: of the choice of draws.
        progress: called with the share of the work done.
    """
    numbers = numbers_of(base.case)
    moved = [path for path in (paths or numbers) if not numbers[path].range.is_fixed]
    chosen = resample(base.weights.weights, draws, seed)
    ends = np.array([[numbers[path].range.low, numbers[path].range.high] for path in moved])
    rows = np.repeat(chosen, 1 + 2 * len(moved))
    values = {path: column[rows].copy() for path, column in base.inputs.values.items()}
    for block in range(draws):
        first = block * (1 + 2 * len(moved)) + 1
        for place, path in enumerate(moved):
            values[path][first + 2 * place : first + 2 * place + 2] = ends[place]
    courses = base.look_ahead(values, rows, [Branch.plain(base.structure)], progress)
    chances = base.chance_of_deal(courses.ended)[:, 0, -1].reshape(draws, -1)
    at_ends = chances[:, 1:].reshape(draws, len(moved), 2)
    widths = np.abs(at_ends[..., 1] - at_ends[..., 0])
    ranks = np.argsort(np.argsort(-widths, axis=1, kind="stable"), axis=1) + 1
    even = np.full(draws, 1 / draws)
    bars = [Bar(path, numbers[path].unit, float(ends[place, 0]), float(ends[place, 1]), *map(float, at_ends[:, place].mean(axis=0)),
                estimate(at_ends[:, place, 1] - at_ends[:, place, 0], even), (int(ranks[:, place].min()), int(ranks[:, place].max())))
            for place, path in enumerate(moved)]  # fmt: skip
    bars.sort(key=lambda bar: -bar.width)
    return Tornado(tuple(bars), float(chances[:, 0].mean()), _agreement(widths), draws, len(rows), float(courses.residual.max()))


def input_shares(
    base: Base, paths: Sequence[str], pairs: int = PAIRS, seed: int = 7, progress: Callable[[float], None] | None = None
) -> VarianceShares:
    """Return the shares of the variance of P(deal) of some inputs, over the weighted draws.

    Both points of a pair are draws taken by weight, from the past of the first.

    Raises:
        ValueError: fewer than two pairs, or P(deal) is the same everywhere.
    """
    one, other = (resample(base.weights.weights, pairs, seed + part) for part in (0, 1))
    other = np.random.default_rng(seed).permutation(other)
    rows = np.concatenate([one, one, np.repeat(one, len(paths))])
    values = {path: column[rows].copy() for path, column in base.inputs.values.items()}
    for path, column in base.inputs.values.items():
        values[path][pairs : 2 * pairs] = column[other]
    for pair in range(pairs):
        for place, path in enumerate(paths):
            values[path][2 * pairs + pair * len(paths) + place] = base.inputs.values[path][other[pair]]
    courses = base.look_ahead(values, rows, [Branch.plain(base.structure)], progress)
    chances = base.chance_of_deal(courses.ended)[:, 0, -1]
    return variance_shares(chances[:pairs], chances[pairs : 2 * pairs], chances[2 * pairs :].reshape(pairs, len(paths)))


def with_shares(found: Tornado, paths: Sequence[str], shares: VarianceShares) -> Tornado:
    """Return a tornado with the variance shares of some of its inputs filled in."""
    place = {path: index for index, path in enumerate(paths)}
    names = {"first": shares.first, "total": shares.total, "first_error": shares.first_error, "total_error": shares.total_error}
    bars = [replace(bar, **{name: float(column[place[bar.path]]) for name, column in names.items()}) if bar.path in place
            else bar for bar in found.bars]  # fmt: skip
    return replace(found, bars=tuple(bars))


def _agreement(widths: np.ndarray) -> float:
    """Return the mean rank correlation of the widths between pairs of draws; 1 for a single draw."""
    from scipy.stats import spearmanr

    pairs = [(one, other) for one in range(len(widths)) for other in range(one)]
    if not pairs:
        return 1.0
    return float(np.mean([spearmanr(widths[one], widths[other]).statistic for one, other in pairs]))
