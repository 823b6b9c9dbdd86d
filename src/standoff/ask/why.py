"""Why is there no deal yet? The shortfall of P(deal), shared among the mechanisms that hold it back.

The shortfall is one minus the chance of a deal by the horizon. Each mechanism in play can be switched off from today on
(`switches.py`), alone and together with others; a mechanism's share is its Shapley value. What is missing still when all
are off stands apart, as the rest: time, mistakes, and the stakes themselves. Shares and the rest add up to the shortfall.

With m mechanisms there are 2^m sets to switch off. Draws are resampled by their weights, each takes the sets along two
orders, one the reverse of the other, and sets that differ only in what is known about the types share one solution.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from standoff.ask.base import Base
from standoff.ask.shapley import Coalition, coalitions_of, orders_for, shares_of
from standoff.case.draws import Draws
from standoff.ensemble.ahead import Branch, Courses
from standoff.ensemble.weights import resample
from standoff.mechanisms.structure import Structure
from standoff.mechanisms.switches import Switch, in_play, starts

LEVELS = (0.05, 0.95)
DRAWS = 24
REST = "the rest"


@dataclass(frozen=True)
class Share:
    """What one mechanism holds back, as a chance: mean over the draws, its 90% interval, and the error of sampling.

    `error` is the standard error of the mean over the draws and orders that were taken.
    """

    mechanism: str
    off: str
    share: float
    low: float
    high: float
    error: float


@dataclass(frozen=True)
class Why:
    """The answer: shares of the shortfall, largest first and the rest last; `low` and `high` are ends of the shortfall.

    `solved` games were solved for it, from the past of `draws` draws.
    """

    shortfall: float
    low: float
    high: float
    p_deal: float
    p_deal_all_off: float
    shares: tuple[Share, ...]
    horizon: str
    draws: int
    effective_draws: float
    solved: int
    residual: float

    def to_json(self) -> dict[str, Any]:
        """Return what `standoff why --json` prints."""
        return {
            "shortfall": self.shortfall,
            "low": self.low,
            "high": self.high,
            "shares": [{"mechanism": row.mechanism, "share": row.share, "low": row.low, "high": row.high,
                        "error": row.error, "off": row.off} for row in self.shares],
            "p_deal": self.p_deal,
            "p_deal_all_off": self.p_deal_all_off,
            "horizon": self.horizon,
            "draws": self.draws,
            "effective_draws": self.effective_draws,
            "solved": self.solved,
            "certificate": {"max_residual": self.residual},
        }


@dataclass(frozen=True)
class Plan:
    """What has to be solved: tasks (draw, numbers switched off) and the ways of starting that every task follows.

    `branch` says which of these ways, `kinds`, it is when a set of the switches that open something is off.
    """

    switches: tuple[Switch, ...]
    draws: np.ndarray
    orders: list[list[tuple[int, ...]]]
    tasks: tuple[tuple[int, Coalition], ...]
    kinds: tuple[tuple[int, ...], ...]
    branch: Mapping[Coalition, int]

    @property
    def opening(self) -> Coalition:
        """Return the switches that open something and change no number."""
        return frozenset(place for place, switch in enumerate(self.switches) if switch.opens)


def most_games(structure: Structure, inputs: Draws, draws: int = DRAWS) -> int:
    """Return the most games that have to be solved, known before any is: those of two orders in every draw."""
    numbers = sum(not switch.opens for switch in in_play(structure, inputs))
    return draws * max(1, 2 * numbers)


def plan_why(base: Base, draws: int = DRAWS, seed: int = 7) -> Plan:
    """Say what has to be solved, before anything is."""
    switches = in_play(base.structure, base.inputs)
    chosen = resample(base.weights.weights, draws, seed)
    orders = orders_for(len(switches), draws, np.random.default_rng(seed)) if switches else [[()]] * draws
    opening = frozenset(place for place, switch in enumerate(switches) if switch.opens)
    tasks = {(int(draw), coalition - opening): None for draw, mine in zip(chosen, orders, strict=True)
             for coalition in sorted(coalitions_of(mine), key=sorted)}
    seen = {coalition & opening for mine in orders for coalition in coalitions_of(mine)}
    ways = {coalition: starts(base.structure, base.inputs, [switches[place] for place in sorted(coalition)])
            for coalition in sorted(seen, key=sorted)}
    kinds = tuple(dict.fromkeys(ways.values()))
    return Plan(switches, chosen, orders, tuple(tasks), kinds, {coalition: kinds.index(way) for coalition, way in ways.items()})


def why(
    base: Base, draws: int = DRAWS, seed: int = 7, progress: Callable[[float], None] | None = None
) -> Why:
    """Share the shortfall among the mechanisms in play.

    Args:
        base: the case, solved.
        draws: how many draws to resample; the cost grows with it, the error falls with its root.
        seed: of the resampling and of the orders.
        progress: called with the share of the work done.
    """
    plan = plan_why(base, draws, seed)
    courses = _solve(base, plan, progress)
    chances = base.chance_of_deal(courses.ended)[..., -1]  # task, branch
    place_of = {task: row for row, task in enumerate(plan.tasks)}
    rows = np.array([_one_draw(plan, chances, place_of, int(draw), orders)
                     for draw, orders in zip(plan.draws, plan.orders, strict=True)])
    names = [(switch.name, switch.off) for switch in plan.switches] + [(REST, "")]
    shares = [_share(name, off, rows[:, place]) for place, (name, off) in enumerate(names)]
    ranked = sorted(shares[:-1], key=lambda share: -share.share) + shares[-1:]
    rest = shares[-1].share
    whole = _share("", "", rows.sum(axis=1))
    shortfall = whole.share
    return Why(shortfall, whole.low, whole.high, 1 - shortfall, 1 - rest, tuple(ranked), base.months[-1], len(base.inputs),
               base.weights.effective_draws, len(plan.tasks), float(courses.residual.max()))


def _solve(base: Base, plan: Plan, progress: Callable[[float], None] | None) -> Courses:
    """Solve every task of a plan."""
    draws = np.array([draw for draw, _ in plan.tasks])
    values = {path: column[draws].copy() for path, column in base.inputs.values.items()}
    changes = [switch.changes(base.case, base.inputs.values) for switch in plan.switches]
    for row, (draw, coalition) in enumerate(plan.tasks):
        for place in sorted(coalition):
            for path, column in changes[place].items():
                values[path][row] = column[draw]
    branches = [Branch(kinds) for kinds in plan.kinds]
    return base.look_ahead(values, draws, branches, progress)


def _one_draw(
    plan: Plan, chances: np.ndarray, place_of: Mapping[tuple[int, Coalition], int], draw: int, orders: list[tuple[int, ...]]
) -> np.ndarray:
    """Return the shares of one draw, and the rest: together its shortfall."""
    opening, everything = plan.opening, frozenset(range(len(plan.switches)))
    values = {coalition: float(chances[place_of[draw, coalition - opening], plan.branch[coalition & opening]])
              for coalition in coalitions_of(orders)}
    return np.append(shares_of(values, orders), 1 - values[everything])


def _share(name: str, off: str, values: np.ndarray) -> Share:
    low, high = np.quantile(values, LEVELS)
    error = values.std(ddof=1) / np.sqrt(len(values)) if len(values) > 1 else 0.0
    return Share(name, off, float(values.mean()), float(low), float(high), float(error))
