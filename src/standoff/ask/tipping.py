"""How much would it take? The value of an input at which a deal by the horizon becomes as likely as not.

The input is set to values across its range from today on, in draws taken by weight. In each draw P(deal) is read between
those values by a straight line, and the first bracket in which it passes the odds is halved until it is narrow. That no
value in the range does it is an answer too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from standoff.ask.base import Base
from standoff.ask.estimates import as_json
from standoff.ask.forecast_types import Estimate
from standoff.case.draws import numbers_of
from standoff.case.meant import paths_meant
from standoff.case.model import Case
from standoff.case.ranges import Range, parse_range
from standoff.case.text import InputError
from standoff.ensemble.ahead import Branch
from standoff.ensemble.weights import resample

DRAWS = 16
POINTS = 5
HALVINGS = 4
EVEN = 0.5


@dataclass(frozen=True)
class Tipping:
    """The answer.

    `value` is where P(deal) passes the odds, over the draws in which it does, and `passes` their share; None where it does
    in fewer than one draw in twenty. `above` and `below` are the shares of draws in which every value of the range leads
    to better odds, or to worse. `curve` is the mean of P(deal) at values across the range.
    """

    path: str
    unit: str
    odds: float
    now: float
    value: Estimate | None
    passes: float
    above: float
    below: float
    curve: tuple[tuple[float, float], ...]
    draws: int
    residual: float

    def to_json(self) -> dict[str, Any]:
        """Return what `standoff tipping --json` prints."""
        return {
            "path": self.path, "unit": self.unit, "odds": self.odds, "now": self.now,
            "value": as_json(self.value) if self.value else None,
            "passes": self.passes, "above": self.above, "below": self.below,
            "curve": [{"value": value, "p_deal": chance} for value, chance in self.curve],
            "draws": self.draws, "certificate": {"max_residual": self.residual},
        }  # fmt: skip


def tipping(
    base: Base, name: str, within: str | None = None, odds: float = EVEN, draws: int = DRAWS, seed: int = 7,
    progress: Callable[[float], None] | None = None,
) -> Tipping:
    """Find where an input makes a deal by the horizon as likely as `odds`.

    Args:
        base: the case, solved.
        name: the input, or several that belong together (one party's patience, whatever its type).
        within: the range to search, written as in a case; by default all but a thousandth of the written range.
        odds: the chance to be reached.
        draws: how many draws to do it in, taken by weight.
        seed: of the choice of draws.
        progress: called with the share of the work done.

    Raises:
        InputError: no input has that name, the odds are not between 0 and 1, or the range is a single value.
        RangeError: `within` does not fit the field.
    """
    paths, (low, high) = search_of(base.case, name, within, odds)
    first = numbers_of(base.case)[paths[0]]
    chosen = resample(base.weights.weights, draws, seed)
    plain, report = [Branch.plain(base.structure)], progress or (lambda share: None)

    def chances(at: np.ndarray, step: int) -> tuple[np.ndarray, float]:
        """Return P(deal) with the input at `at` (draw, point)."""
        rows = np.repeat(chosen, at.shape[1])
        values = {path: column[rows].copy() for path, column in base.inputs.values.items()}
        values |= {path: at.ravel() for path in paths}
        found = base.look_ahead(values, rows, plain, lambda share: report((step + share) / (1 + HALVINGS)))
        return base.chance_of_deal(found.ended)[:, 0, -1].reshape(at.shape), float(found.residual.max())

    points = np.tile(np.linspace(low, high, POINTS), (draws, 1))
    across, residual = chances(points, 0)
    left, right, is_rising, passes = _bracket(points, across, odds)
    for step in range(HALVINGS if passes.any() else 0):
        middle = (left + right) / 2
        found, another = chances(middle[:, None], step + 1)
        residual = max(residual, another)
        goes_left = (found[:, 0] >= odds) == is_rising
        left, right = np.where(goes_left, left, middle), np.where(goes_left, middle, right)
    report(1.0)
    crossing = ((left + right) / 2)[passes]
    value = Estimate(*map(float, np.quantile(crossing, (0.5, 0.05, 0.95)))) if passes.mean() >= 0.05 else None
    return Tipping(
        name, first.unit, odds, float(first.range.median), value, float(passes.mean()),
        float(np.mean((across >= odds).all(axis=1))), float(np.mean((across < odds).all(axis=1))),
        tuple((float(at), float(mean)) for at, mean in zip(points[0], across.mean(axis=0), strict=True)), draws, residual,
    )


def search_of(
    case: Case, name: str, within: str | None = None, odds: float = EVEN
) -> tuple[tuple[str, ...], tuple[float, float]]:
    """Return the inputs that `name` means and the ends of the range to search; arguments as `tipping`.

    Raises:
        InputError: no input has that name, the odds are not between 0 and 1, or the range is a single value.
        RangeError: `within` does not fit the field.
    """
    if not 0 < odds < 1:
        raise InputError(f"odds of {odds:g} are no chance; give a number between 0 and 1, such as 0.5")
    paths = paths_meant(case, name)
    first = numbers_of(case)[paths[0]]
    return paths, _ends(first.range, first.domain, within)


def _ends(span: Range, domain: str, within: str | None) -> tuple[float, float]:
    """Return the ends of the search: those written, or those of all but a thousandth of the range in the case."""
    if within is not None:
        wanted = parse_range(within, domain)
        if not wanted.low < wanted.high:
            raise InputError(f"'{within}' is a single value; give both ends of the search: --within 'a to b'")
        return float(wanted.low), float(wanted.high)
    points = span.quantile(np.array([0.0005, 0.9995])) if not span.is_fixed else None
    if points is None:
        raise InputError("this number is fixed in the case, so say where to look: --within 'a to b'")
    return float(points[0]), float(points[1])


def _bracket(points: np.ndarray, chances: np.ndarray, odds: float):
    """Return, by draw, the first two neighbouring points between which the odds are passed, which way, and if at all."""
    over = chances >= odds
    changes = over[:, 1:] != over[:, :-1]
    passes = changes.any(axis=1)
    place = changes.argmax(axis=1)
    draw = np.arange(len(points))
    return points[draw, place], points[draw, place + 1], over[draw, place + 1], passes
