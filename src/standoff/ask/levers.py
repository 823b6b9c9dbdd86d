"""Which lever moves it? Every act of every party: what it changes, for whom, and at what cost.

Each act is taken as soon as it can be, once, and everything else is played as solved; all acts of a draw are read off one
solution. What an act costs the party that takes it is the change of what the game is worth to it: nobody chooses freely
what is worth less, so a lever that would help has a reason for lying idle.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from standoff.ask.acts import branch_of, first_chance
from standoff.ask.base import Base
from standoff.ask.estimates import as_json, estimate
from standoff.ask.forecast_types import Estimate
from standoff.ask.overrides import rows_of
from standoff.ask.whatif import BARELY, heaviest, taken_by_weight
from standoff.ensemble.ahead import Branch, Courses
from standoff.ensemble.outcome import deal_columns
from standoff.ensemble.weights import effective
from standoff.mechanisms.acts import Act, acts_of


@dataclass(frozen=True)
class LeverEffect:
    """What one act changes.

    `delta` is the change of P(deal by the horizon), `by_month` the same by each month; `payoffs` are changes of what the
    game is worth to each party, in pies; `terms` the change of the chance of each package; `could` the chance that the
    act can be taken in `month`; `helps` the weighted share of draws in which it raises P(deal).
    """

    party: str
    lever: str
    words: str
    month: str
    could: float
    delta: Estimate
    by_month: tuple[Estimate, ...]
    payoffs: dict[str, Estimate]
    terms: dict[str, float]
    helps: float


@dataclass(frozen=True)
class Levers:
    """The answer: levers by the size of what they change, and those that cannot be pulled now."""

    levers: tuple[LeverEffect, ...]
    idle: tuple[str, ...]
    months: tuple[str, ...]
    p_deal: Estimate
    draws: int
    effective_draws: float
    residual: float

    def to_json(self) -> dict[str, Any]:
        """Return what `standoff levers --json` prints."""
        return {
            "levers": [
                {
                    "party": row.party, "lever": row.lever, "month": row.month, "could": row.could,
                    "delta_p_deal": row.delta.median, "low": row.delta.low, "high": row.delta.high, "helps": row.helps,
                    "by_month": [{"month": month, **as_json(change)}
                                 for month, change in zip(self.months, row.by_month, strict=True)],
                    "payoffs": {party: as_json(change) for party, change in row.payoffs.items()},
                    "terms": row.terms,
                }
                for row in self.levers
            ],
            "idle": list(self.idle),
            "p_deal": as_json(self.p_deal),
            "draws": self.draws,
            "effective_draws": self.effective_draws,
            "certificate": {"max_residual": self.residual},
        }  # fmt: skip


def levers(
    base: Base, draws: int | None = None, seed: int = 7, progress: Callable[[float], None] | None = None,
    acts: Sequence[Act] | None = None,
) -> Levers:
    """Try every act of the case, or some of them.

    Args:
        base: the case, solved.
        draws: how many draws to do it in, taken by weight; by default all that carry nearly all the weight.
        seed: of the choice of draws.
        progress: called with the share of the work done.
        acts: those to try; by default all.
    """
    structure = base.structure
    asked = acts_of(structure) if acts is None else acts
    tried = [act for act in asked if first_chance(base, act) is not None]
    ways = [Branch.plain(structure), *(branch_of(base, act) for act in tried)]
    chosen, weights = heaviest(base) if draws is None else taken_by_weight(base, draws, seed)
    courses = base.look_ahead(rows_of(base.inputs.values, chosen), chosen, ways, progress)
    chances = base.chance_of_deal(courses.ended)  # draw, way, month
    found, idle = [], [act.name for act in asked if act not in tried]
    for place, (act, way) in enumerate(zip(tried, ways[1:], strict=True), 1):
        if weights @ courses.taken[:, place] < BARELY:
            idle.append(act.name)
        else:
            found.append(_effect(base, act, way, courses, chances, weights, place))
    found.sort(key=lambda row: -abs(row.delta.median))
    return Levers(tuple(found), tuple(idle), base.months, estimate(chances[:, 0, -1], weights), len(weights),
                  effective(weights), float(courses.residual.max()))


def _effect(
    base: Base, act: Act, way: Branch, courses: Courses, chances: np.ndarray, weights: np.ndarray, place: int
) -> LeverEffect:
    structure = base.structure
    change = chances[:, place] - chances[:, 0]
    gained = courses.worth[:, place] - courses.worth[:, 0]
    columns = deal_columns(structure)
    signed = courses.ended[:, :, : len(base.months), columns].sum(axis=2)
    terms = weights @ (signed[:, place] - signed[:, 0])
    return LeverEffect(
        party=act.party,
        lever=act.name,
        words=act.words,
        month=base.months[way.act[0]],
        could=float(weights @ courses.taken[:, place]),
        delta=estimate(change[:, -1], weights),
        by_month=tuple(estimate(column, weights) for column in change.T),
        payoffs={party: estimate(gained[:, index], weights) for index, party in enumerate(structure.players)},
        terms={package.name: float(share) for package, share in zip(structure.packages, terms, strict=True)},
        helps=float(weights @ (change[:, -1] > 0)),
    )
