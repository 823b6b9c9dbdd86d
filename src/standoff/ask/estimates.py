"""Estimates: a number over weighted draws in short, and as it is printed."""

from __future__ import annotations

import numpy as np

from standoff.ask.forecast_types import Estimate
from standoff.ensemble.weights import weighted_quantile

LEVELS = (0.5, 0.05, 0.95)


def estimate(values: np.ndarray, weights: np.ndarray) -> Estimate:
    """Return the weighted median and the central 90% interval of a number.

    Args:
        values: by draw, or by draw and type.
        weights: of the same shape, with any sum.
    """
    shares = np.ravel(weights)
    median, low, high = weighted_quantile(np.ravel(values), shares / shares.sum(), LEVELS)
    return Estimate(float(median), float(low), float(high))


def as_json(estimate: Estimate) -> dict[str, float]:
    """Return an estimate as it is printed."""
    return {"median": estimate.median, "low": estimate.low, "high": estimate.high}
