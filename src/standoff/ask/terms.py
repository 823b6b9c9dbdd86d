"""Where the sides stand: red lines by issue, and what fighting on is worth next to signing."""

from __future__ import annotations

import numpy as np

from standoff.ask.estimates import estimate
from standoff.ask.forecast_types import BargainingRange, FightingOn
from standoff.case.draws import Draws
from standoff.ensemble.outcome import Outcome
from standoff.ensemble.weights import Weights
from standoff.mechanisms import issues
from standoff.mechanisms.bargaining import BargainingRange as DrawnRange
from standoff.mechanisms.bargaining import bargaining_range
from standoff.mechanisms.record import Record
from standoff.mechanisms.structure import Structure
from standoff.mechanisms.talks import worth_of_signing


def todays_range(structure: Structure, record: Record, inputs: Draws, outcome: Outcome, weights: Weights) -> DrawnRange:
    """Return the bargaining range of every draw in the world that the record makes likeliest today."""
    likeliest = int(np.argmax(weights.weights @ outcome.today))
    return bargaining_range(structure, inputs.values, likeliest, record.next[1])


def bargaining_ranges(
    structure: Structure, record: Record, inputs: Draws, outcome: Outcome, weights: Weights
) -> tuple[BargainingRange, ...]:
    """Return what attacker and defender accept at least on every issue; types count by today's public belief in them."""
    drawn = todays_range(structure, record, inputs, outcome, weights)
    parties = structure.case.parties
    attacker, defender = (next(party for party in drawn.fighting if parties[party].role == role)
                          for role in ("attacker", "defender"))  # fmt: skip
    rows = []
    for row in drawn.issues:
        shares = {party: _by_type(structure, outcome, weights, party, row.accepts[party]) for party in row.accepts}
        rows.append(
            BargainingRange(
                issue=row.name,
                favours=row.favours,
                attacker_accepts=estimate(row.accepts[attacker], shares[attacker]),
                defender_accepts=estimate(row.accepts[defender], shares[defender]),
                meets=_meets(row, attacker, defender, shares, weights),
                attacker=attacker,
                defender=defender,
                at_zero=row.at_zero,
                at_one=row.at_one,
                now=row.now,
            )
        )
    return tuple(rows)


def fighting_on(
    structure: Structure, record: Record, inputs: Draws, outcome: Outcome, weights: Weights
) -> tuple[FightingOn, ...]:
    """Return, for every signing party and type, what fighting on for ever is worth next to the best deal on the menu.

    The best deal is the best one that leaves every other signing party, of the type it likelier is, no worse off than
    fighting on; None where fewer than half of the weighted draws have one.
    """
    drawn = todays_range(structure, record, inputs, outcome, weights)
    gains = _signing(structure, record, inputs, outcome, weights)
    rows = []
    for party, worth in drawn.fighting.items():
        agreed = np.ones((len(inputs), len(structure.packages)), bool)
        for other in set(drawn.fighting) - {party}:
            at = _likelier_type(structure, outcome, other, worth=drawn.fighting[other])
            pick = np.arange(len(inputs)), at
            agreed &= gains[other][pick] >= drawn.fighting[other][pick][:, None]
        for kind in range(worth.shape[1]):
            best = np.where(agreed, gains[party][:, kind], -np.inf).max(axis=1)
            has_one = np.isfinite(best)
            is_usual = weights.weights[has_one].sum() >= 0.5
            rows.append(
                FightingOn(
                    party=party,
                    type=structure.types[party][kind] if worth.shape[1] > 1 else "",
                    worth=estimate(worth[:, kind], weights.weights),
                    best_deal=estimate(best[has_one], weights.weights[has_one]) if is_usual else None,
                )
            )
    return tuple(rows)


def _signing(structure: Structure, record: Record, inputs: Draws, outcome: Outcome, weights: Weights):
    """Return what every signing party of every type gets from each package today: party -> draw type package.

    Where that depends on the type of another party, types count by today's public belief in them.
    """
    section = structure.case.mechanisms["issues"]
    stage = record.next[1]
    world = int(np.argmax(weights.weights @ outcome.today))
    options = np.array([package.options for package in structure.packages])
    here = {axis: np.repeat(levels[world], len(options)) for axis, levels in structure.tables[stage].worlds.items()}
    seen = structure.inputs(inputs.values, [min(record.next[0], structure.num_periods - 1)])
    worth = worth_of_signing(structure.case, structure.parts.values(), seen, here, options)
    return {party: _own_types(structure, outcome, party, worth[party][:, 0]) for party in section.signs}


def _own_types(structure: Structure, outcome: Outcome, party: str, worth: np.ndarray) -> np.ndarray:
    """Average values with axes `draw, types…, package` over the types of all but `party`; axes: draw, own type, package."""
    chances = 1 / (1 + np.exp(-outcome.beliefs[:, -1]))
    worth = np.broadcast_to(worth, (len(chances), *worth.shape[1:]))
    for place, other in reversed(list(enumerate(structure.types))):
        if other == party:
            worth = np.broadcast_to(worth, (*worth.shape[: place + 1], 2, *worth.shape[place + 2 :]))
        elif worth.shape[place + 1] == 1:
            worth = worth.squeeze(place + 1)
        else:
            chance = chances[:, place].reshape(-1, *(1,) * (worth.ndim - 2))
            worth = (1 - chance) * worth.take(0, place + 1) + chance * worth.take(1, place + 1)
    return worth if party in structure.types else worth[:, None]


def _likelier_type(structure: Structure, outcome: Outcome, party: str, worth: np.ndarray) -> np.ndarray:
    """Return, by draw, the type that the public finds likelier today."""
    if party not in structure.types or worth.shape[1] == 1:
        return np.zeros(len(worth), int)
    return (outcome.beliefs[:, -1, list(structure.types).index(party)] > 0).astype(int)


def _by_type(structure: Structure, outcome: Outcome, weights: Weights, party: str, accepts: np.ndarray) -> np.ndarray:
    """Return the weight of every draw and type: the draw's weight times today's belief in the type."""
    if accepts.shape[1] == 1 or party not in structure.types:
        return np.repeat(weights.weights[:, None], accepts.shape[1], axis=1) / accepts.shape[1]
    chance = 1 / (1 + np.exp(-outcome.beliefs[:, -1, list(structure.types).index(party)]))
    return weights.weights[:, None] * np.stack([1 - chance, chance], axis=1)


def _meets(row, attacker: str, defender: str, shares: dict[str, np.ndarray], weights: Weights) -> float:
    """Return the weighted share of draws and types in which some point of the scale suits both sides."""
    least, most = (attacker, defender) if row.favours == attacker else (defender, attacker)
    low, high = row.accepts[least][:, :, None], row.accepts[most][:, None, :]
    joint = shares[least][:, :, None] * shares[most][:, None, :] / np.maximum(weights.weights, 1e-300)[:, None, None]
    return float(np.clip(np.sum(joint * (low <= high + issues.SLACK)), 0, 1))
