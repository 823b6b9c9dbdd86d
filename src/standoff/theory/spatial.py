"""Baselines for a decision on a line: the weighted mean, the weighted median and the Nash product.

Each of n actors wants one position on a line and has a weight (capability, or capability times salience). The three
points below are what simple theories say the group settles on; they are not games.

* The weighted mean M = Σ w x / Σ w minimises Σ w (y - x)²: a compromise in proportion to weight.
* The weighted median beats any other position in votes by weight, as preferences have one peak.
* The Nash product: if disagreement costs everybody K (in squared distance), the group maximises
  Σ w ln(K - (y - x)²). As K -> ∞ it tends to the mean, with an error of order 1/K.

Arrays may hold many decisions at once: actors are on the last axis.

Source: Black 1948, On the rationale of group decision-making, Journal of Political Economy 56; van den Bos 1991, Dutch
EC policy making; Achen 2006, in Thomson and others (eds), The European Union decides.
"""

from __future__ import annotations

import numpy as np

HALVINGS = 60  # of an interval at least as long as the range: its last bit in double precision


def weighted_mean(positions: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the mean of `positions` weighted by `weights`, over the last axis.

    Raises:
        ValueError: a weight is negative, or all are zero.
    """
    positions, weights = _checked(positions, weights)
    return (positions * weights).sum(-1) / weights.sum(-1)


def weighted_median(positions: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the position with at most half of the weight on either side, over the last axis.

    Where exactly half of the weight lies on either side of a gap, every point of the gap is a median; its middle is
    returned.

    Raises:
        ValueError: a weight is negative, or all are zero.
    """
    positions, weights = _checked(positions, weights)
    order = np.argsort(positions, axis=-1, kind="stable")
    line = np.take_along_axis(positions, order, -1)
    part = np.cumsum(np.take_along_axis(weights, order, -1), axis=-1)
    half = part[..., -1:] / 2
    slack = 1e-12 * half  # sums of weights that are equal on paper may differ in their last bits
    low = np.argmax(part >= half - slack, axis=-1)
    high = np.argmax(part > half + slack, axis=-1)
    ends = [np.take_along_axis(line, at[..., None], -1)[..., 0] for at in (low, high)]
    return (ends[0] + ends[1]) / 2


def nash_on_line(positions: np.ndarray, weights: np.ndarray, disagreement_loss: float | np.ndarray) -> np.ndarray:
    """Return the position with the largest weighted Nash product, over the last axis.

    Args:
        positions: what each actor wants.
        weights: one per actor.
        disagreement_loss: K above, in squared units of the line: what everybody loses without agreement.

    Raises:
        ValueError: a weight is negative, all are zero, or K is not above the squared range of the positions (then
            somebody prefers disagreement to what another wants).
    """
    positions, weights = _checked(positions, weights)
    loss = np.asarray(disagreement_loss, float)
    low, high = positions.min(-1), positions.max(-1)
    if np.any(loss <= (high - low) ** 2):
        raise ValueError("the loss from disagreement must exceed the squared range of the positions")
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        away = positions - middle[..., None]
        pull = (weights * away / (loss[..., None] - away**2)).sum(-1)  # falls in y: each term does
        low, high = np.where(pull > 0, middle, low), np.where(pull > 0, high, middle)
    return (low + high) / 2


def _checked(positions: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    positions, weights = np.broadcast_arrays(np.asarray(positions, float), np.asarray(weights, float))
    if np.any(weights < 0) or np.any(weights.sum(-1) <= 0):
        raise ValueError("weights must not be negative, and one at least must be positive")
    return positions, weights
