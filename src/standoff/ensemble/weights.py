"""Weights of draws from the record, and how many draws they are worth.

A draw's weight is the likelihood of the dated record under its own equilibrium. When the record is sharp, a few draws
take all the weight; `effective_draws` (Kish: 1/Σw²) says how many are left. Below the floor the likelihood is raised to
the largest power under one that keeps the floor: a tempered posterior, which leans on the record less than it deserves.
The power is reported beside every answer.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

FLOOR = 16  # effective draws below which quantiles of an ensemble are mostly noise


class Weights(NamedTuple):
    """Weights that sum to one, the number of equal draws they are worth, and the power of the likelihood used."""

    weights: Float[np.ndarray, " draw"]
    effective_draws: float
    power: float


def weigh(log_likelihood: Float[np.ndarray, " draw"], floor: float = FLOOR, most: float = 0.25) -> Weights:
    """Return the weights of draws, tempered where fewer than `floor` effective draws would be left.

    Args:
        log_likelihood: of the record, by draw.
        floor: effective draws wanted.
        most: share of the draws that `floor` is held to, so that a small ensemble is not asked for too many.

    Raises:
        ValueError: no draw can explain the record (every likelihood is zero), or a log-likelihood is not a number.
    """
    logs = np.asarray(log_likelihood, float)
    if np.isnan(logs).any():
        raise ValueError("the log-likelihood of a draw is not a number: its game was not solved")
    if not np.isfinite(logs.max()):
        raise ValueError("no draw can explain the record: widen the ranges, or check the dated actions")
    floor = min(floor, most * logs.size, np.isfinite(logs).sum())  # nor for draws that explain nothing
    if (full := _weigh(logs, 1.0)).effective_draws >= floor:
        return full
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _weigh(logs, middle).effective_draws >= floor else (low, middle)
    return _weigh(logs, low)


def _weigh(logs: np.ndarray, power: float) -> Weights:
    with np.errstate(invalid="ignore"):
        weights = np.where(np.isfinite(logs), np.exp(power * (logs - logs.max())), 0)
    weights = weights / weights.sum()
    return Weights(weights, effective(weights), power)


def effective(weights: Float[np.ndarray, " draw"]) -> float:
    """Return how many equal draws weighted ones are worth; weights sum to one."""
    return float(1 / np.sum(weights**2))


def weighted_quantile(values: np.ndarray, weights: np.ndarray, levels) -> np.ndarray:
    """Return quantiles of weighted draws along the first axis of `values`; axes: level, rest….

    Each draw stands at the middle of its own weight, and quantiles between draws lie on straight lines (Hazen).
    """
    weights = np.asarray(weights, float)
    values, weights = np.asarray(values, float)[weights > 0], weights[weights > 0]
    flat = values.reshape(len(values), -1)
    order = np.argsort(flat, axis=0, kind="stable")
    sorted_values = np.take_along_axis(flat, order, axis=0)
    sorted_weights = weights[order]
    middles = np.cumsum(sorted_weights, axis=0) - sorted_weights / 2
    levels = np.atleast_1d(levels)
    columns = [np.interp(levels, middles[:, column], sorted_values[:, column]) for column in range(flat.shape[1])]
    return np.stack(columns, axis=1).reshape(len(levels), *values.shape[1:])


def resample(weights: np.ndarray, count: int, seed: int) -> np.ndarray:
    """Return `count` draws of equal weight: each is taken about weight * count times (systematic resampling).

    The expected number of copies of a draw is exactly its weight times `count`, so that means over the copies are
    unbiased.
    """
    offset = np.random.default_rng(seed).uniform()
    places = (np.arange(count) + offset) / count
    return np.minimum(np.searchsorted(np.cumsum(weights), places), len(weights) - 1)
