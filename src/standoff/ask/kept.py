"""How long a signed deal would be kept, by what it says about guarantees."""

from __future__ import annotations

import numpy as np

from standoff.ask.estimates import estimate
from standoff.ask.forecast_types import KeptDeal
from standoff.case.draws import Draws
from standoff.ensemble.outcome import Outcome
from standoff.ensemble.weights import Weights
from standoff.mechanisms import guarantees
from standoff.mechanisms.record import Record
from standoff.mechanisms.structure import Structure

__all__ = ["KeptDeal", "kept_deals"]
MONTHS = 60
"""Five years, as far as a promise about a war is usually asked about."""


def kept_deals(
    structure: Structure, record: Record, inputs: Draws, outcome: Outcome, weights: Weights, num_months: int = MONTHS
) -> tuple[KeptDeal, ...]:
    """Return how long deals signed today would be kept, one row per option on guarantees; none without the mechanism.

    Types of the breaker count by today's public belief in them.
    """
    section: guarantees.Section | None = structure.case.mechanisms.get("guarantees")
    if section is None:
        return ()
    terms = structure.case.mechanisms["issues"].issues
    texts = ("any deal",) if section.issue is None else terms[section.issue].texts
    options = np.zeros((len(texts), len(terms)), dtype=int)
    if section.issue is not None:
        options[:, list(terms).index(section.issue)] = np.arange(len(texts))
    today = int(np.argmax(weights.weights @ outcome.today))
    here = {axis: np.repeat(levels[today], len(texts)) for axis, levels in structure.tables[record.next[1]].worlds.items()}
    seen = structure.inputs(inputs.values, [min(record.next[0], structure.num_periods - 1)])
    hazard = guarantees.hazard_of(structure.case, section, seen, here, options)
    by_type = _own_types(structure, section.breaker, hazard, len(inputs), len(texts))
    chance = np.ones(len(inputs)) if section.breaker not in structure.types else 1 / (
        1 + np.exp(-outcome.beliefs[:, -1, list(structure.types).index(section.breaker)]))
    belief = np.stack([1 - chance, chance], axis=1)[:, -by_type.shape[1] :]
    belief = belief / belief.sum(axis=1, keepdims=True)
    rows = []
    for place, text in enumerate(texts):
        kept = [np.sum(belief * (1 - by_type[:, :, place]) ** month, axis=1) for month in range(1, num_months + 1)]
        rows.append(KeptDeal(text, tuple(estimate(values, weights.weights) for values in kept)))
    return tuple(rows)


def _own_types(structure: Structure, party: str, hazard: np.ndarray, num_draws: int, count: int) -> np.ndarray:
    """Return a number of `party` with axes `draw, own type, option`; the axis of types has length 1 where they are alike."""
    array = np.asarray(hazard, dtype=float)[:, 0]
    axes = [place + 1 for place, name in enumerate(structure.types) if name != party]
    own = array.squeeze(tuple(axes)) if axes else array
    own = own if party in structure.types else own.reshape(own.shape[0], 1, own.shape[-1])
    return np.broadcast_to(own, (num_draws, own.shape[1], count))
