"""What if an input were different from today on, or a party acted? The difference it makes, on the same draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from standoff.ask.acts import branch_of
from standoff.ask.base import Base
from standoff.ask.estimates import as_json, estimate
from standoff.ask.forecast_types import Estimate
from standoff.ask.overrides import Changed, overridden, rows_of
from standoff.case.text import InputError
from standoff.ensemble.ahead import Branch, Courses
from standoff.ensemble.weights import effective, resample
from standoff.mechanisms.acts import Act, find_act

ENOUGH = 0.95  # of the weight: draws that carry the rest are left out
ENOUGH_AT_ONCE = 0.9  # the same for a single what-if, for which somebody waits
BARELY = 1e-3  # chance below which an act counts as impossible


@dataclass(frozen=True)
class WhatIf:
    """The answer: P(deal by the horizon) before and after, the difference, month by month, and what each party gains.

    `worth` is the change of what the game is worth to each party from today on, in pies; `could` the chance that the act
    could be taken when it was to be. `share` is the part of the weight of the draws that was looked at.
    """

    changed: tuple[Changed, ...]
    act: str | None
    at: str | None
    base: Estimate
    now: Estimate
    difference: Estimate
    months: tuple[str, ...]
    by_month: tuple[Estimate, ...]
    worth: dict[str, Estimate]
    could: float | None
    draws: int
    effective_draws: float
    share: float
    residual: float

    def to_json(self) -> dict[str, Any]:
        """Return what `standoff whatif --json` prints."""
        changed: list[dict[str, Any]] = [{"path": row.path, "before": row.before, "after": row.after} for row in self.changed]
        if self.act:
            changed.append({"do": self.act, "at": self.at, "could": self.could})
        return {
            "changed": changed,
            "base": as_json(self.base),
            "now": as_json(self.now),
            "difference": as_json(self.difference),
            "by_month": [{"month": month, **as_json(row)} for month, row in zip(self.months, self.by_month, strict=True)],
            "payoffs": {party: as_json(row) for party, row in self.worth.items()},
            "draws": self.draws,
            "effective_draws": self.effective_draws,
            "certificate": {"max_residual": self.residual, "share_of_weight": self.share},
        }


def what_if(
    base: Base,
    settings: Sequence[tuple[str, str]] = (),
    do: str | None = None,
    at: str | None = None,
    progress: Callable[[float], None] | None = None,
    draws: int | None = None,
) -> WhatIf:
    """Answer one what-if.

    Args:
        base: the case, solved.
        settings: inputs to set from today on, as (path, value).
        do: an act that somebody takes.
        at: the month of the act; by default as soon as it can be taken.
        progress: called with the share of the work done.
        draws: look only at so many draws, taken by weight; by default at all that count.

    Raises:
        InputError: nothing is changed, or a path, an act or a month is not one of the case.
    """
    if not settings and not do:
        raise InputError("nothing to change: give a path and its value, or an act")
    act = find_act(base.structure, do) if do else None
    way = branch_of(base, act, at) if act else Branch.plain(base.structure)
    values, changed = overridden(base, settings) if settings else (base.inputs.values, ())
    chosen, weights = heaviest(base, ENOUGH_AT_ONCE) if draws is None else taken_by_weight(base, draws, base.seed)
    courses = base.look_ahead(rows_of(values, chosen), chosen, [way], progress)
    could = float(weights @ courses.taken[:, 0]) if act else None
    if could is not None and could < BARELY:
        raise InputError(_cannot(base, act, way))
    return _answer(base, chosen, courses, weights, changed, act, way, could)


def heaviest(base: Base, enough: float = ENOUGH) -> tuple[np.ndarray, np.ndarray]:
    """Return the draws that carry `enough` of the weight, heaviest first, and their weights (summing to one)."""
    order = np.argsort(-base.weights.weights, kind="stable")
    count = int(np.searchsorted(np.cumsum(base.weights.weights[order]), enough)) + 1
    chosen = order[:count]
    return chosen, base.weights.weights[chosen] / base.weights.weights[chosen].sum()


def taken_by_weight(base: Base, draws: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the different ones among `draws` draws taken by weight, and how often each was taken (summing to one)."""
    chosen, times = np.unique(resample(base.weights.weights, draws, seed), return_counts=True)
    return chosen, times / times.sum()


def _answer(base: Base, chosen: np.ndarray, courses: Courses, weights: np.ndarray, changed, act: Act | None, way: Branch,
            could: float | None) -> WhatIf:  # fmt: skip
    """Compare the courses of the chosen draws with how things go in them as they are."""
    was, now = base.p_deal[chosen], base.chance_of_deal(courses.ended[:, 0])
    gained = courses.worth[:, 0] - base.outcome.worth[chosen]
    players = base.structure.players
    return WhatIf(
        changed=changed,
        act=act.name if act else None,
        at=base.months[way.act[0]] if act else None,
        base=estimate(was[:, -1], weights),
        now=estimate(now[:, -1], weights),
        difference=estimate(now[:, -1] - was[:, -1], weights),
        months=base.months,
        by_month=tuple(estimate(column, weights) for column in (now - was).T),
        worth={party: estimate(gained[:, place], weights) for place, party in enumerate(players)},
        could=could,
        draws=len(weights),
        effective_draws=effective(weights),
        share=float(base.weights.weights[chosen].sum()),
        residual=float(max(base.outcome.residual[chosen].max(), courses.residual.max())),
    )


def _cannot(base: Base, act: Act, way: Branch) -> str:
    month = base.months[way.act[0]]
    return (f"{act.party} cannot '{act.words}' in {month}: in no world that is possible then is that open to it; choose "
            "another month with --at, or another act")
