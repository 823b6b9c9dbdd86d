"""The order of a month: chance, policy, offers and answers, another month of war.

1. The chance stages of mechanisms (what walking away meant, sanctions that fade).
2. The opening moves of mechanisms (lobbying), then one policy move per party that has policy actions: mediators first,
   then allies, attackers, defenders.
3. The talks: for every proposer tabling, then the answers of the other signing parties; ratification.
4. A month of war, at whose end everyone is paid.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import numpy as np

from standoff.case.model import Case
from standoff.mechanisms.front import month_of_war
from standoff.mechanisms.parts import (
    WAIT,
    Action,
    Bar,
    ChanceStage,
    Inputs,
    MoveStage,
    Parts,
    Payoff,
    Pays,
    Rider,
    Worlds,
    add,
    free,
    num_worlds,
    together,
    unchanged,
)

POLICY = "policy"
POLICY_ORDER = ("mediator", "ally", "attacker", "defender")
Stage = ChanceStage | MoveStage


def stages_of(case: Case, parts: Mapping[str, Parts], talks: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """Return the stages of a month, in order, around the stages of the talks."""
    chances = [stage for part in parts.values() for stage in part.chances]
    openings = [stage for part in parts.values() for stage in part.openings]
    war = month_of_war(
        case.mechanisms.get("front"),
        [drift for part in parts.values() for drift in part.drifts],
        [tick for part in parts.values() for tick in part.ticks],
        [lull for part in parts.values() for lull in part.lulls],
    )
    pays = fighting(parts)
    war = replace(war, outcomes=tuple(replace(outcome, pays=pays) for outcome in war.outcomes))
    return (*chances, *openings, *_policies(case, parts), *talks, war)


def _policies(case: Case, parts: Mapping[str, Parts]) -> list[MoveStage]:
    found = []
    for party in sorted(case.parties, key=lambda name: POLICY_ORDER.index(case.parties[name].role)):
        actions = tuple(action for part in parts.values() for action in part.actions if action.party == party)
        if actions:
            quiet = Action(party, WAIT, is_quiet=True)
            riders = [rider for part in parts.values() for rider in part.riders if rider.party == party]
            ridden = tuple(_ridden(action, riders) for action in (quiet, *actions))
            found.append(MoveStage(f"{party} acts", POLICY, party, ridden))
    return found


def _ridden(action: Action, riders: list[Rider]) -> Action:
    """Return an action with everything that mechanisms put on top of it."""
    for rider in riders:
        if rider.action in (None, action.name):
            pays = action.pays if rider.pays is free else partial(_paid_by_both, action.pays, rider.pays)
            then = action.then if rider.then is unchanged else together(action.then, rider.then)
            action = replace(action, pays=pays, then=then)
    return action


def _paid_by_both(first: Pays, second: Pays, inputs: Inputs, worlds: Worlds) -> Payoff:
    return add(first(inputs, worlds), second(inputs, worlds))


def patience_of(parts: Mapping[str, Parts], inputs: Inputs) -> Payoff:
    """Return what next month is worth now to every party, as a factor."""
    return {party: value for part in parts.values() for discounts in part.discounts
            for party, value in discounts(inputs).items()}


def fighting(parts: Mapping[str, Parts]) -> Pays:
    """Return what a month without a deal pays: (1 - patience) * holdings + flows."""

    def pays(inputs: Inputs, worlds: Worlds) -> Payoff:
        patience = patience_of(parts, inputs)
        held = add(*(holding(inputs, worlds) for part in parts.values() for holding in part.holdings))
        flows = (flow(inputs, worlds) for part in parts.values() for flow in part.flows)
        return add({party: (1 - patience[party]) * value for party, value in held.items()}, *flows)

    return pays


def fighting_on(parts: Mapping[str, Parts], inputs: Inputs, worlds: Worlds) -> Payoff:
    """Return what fighting on for ever is worth in a world that no longer changes: a month's pay / (1 - patience)."""
    patience = patience_of(parts, inputs)
    return {party: value / (1 - patience[party]) for party, value in fighting(parts)(inputs, worlds).items()}


def available(stage: Stage, bars: tuple[Bar, ...], worlds: Worlds) -> np.ndarray:
    """Return which action of `stage` can be taken in which world, with axes `action, world`."""
    when = np.broadcast_to(stage.when(worlds), (num_worlds(worlds),))
    if isinstance(stage, ChanceStage):
        return np.repeat(when[None], len(stage.outcomes), axis=0)
    rows = np.stack([when & action.when(worlds) & ~_is_barred(action, bars, worlds) for action in stage.actions])
    urgent = np.array([action.is_urgent for action in stage.actions])[:, None]
    presses = np.any(rows & urgent, axis=0)
    return np.where(presses, rows & urgent, rows)


def _is_barred(action: Action, bars: tuple[Bar, ...], worlds: Worlds) -> np.ndarray:
    barred = np.zeros(num_worlds(worlds), dtype=bool)
    for bar in bars:
        hits = not action.is_quiet if bar.action is None else action.name == bar.action
        if bar.party == action.party and hits:
            barred = barred | bar.when(worlds)
    return barred


def is_idle(stage: Stage) -> np.ndarray:
    """Return, for every action of a stage, whether taking it is the same as nothing happening."""
    options = stage.outcomes if isinstance(stage, ChanceStage) else stage.actions
    return np.array([option.then is unchanged and option.pays is free and option.ends is None for option in options])
