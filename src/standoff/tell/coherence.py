"""Is a forecast fit to be shown? An impossible number is refused with a sentence, never drawn."""

from __future__ import annotations

import itertools

import numpy as np

from standoff.ask.forecast_types import Estimate, Forecast, MonthlyChance

# Sums of single-precision probabilities over a few hundred worlds come out right to about 1e-4.
SUM_TOLERANCE = 1e-3
ORDER_TOLERANCE = 1e-9


class ForecastError(ValueError):
    """A forecast that cannot be shown; the message lists everything found."""


def require_coherent(forecast: Forecast) -> None:
    """Do nothing for a coherent forecast.

    Raises:
        ForecastError: a number is missing, not finite, out of its range, or an interval is out of order.
    """
    found = find_mistakes(forecast)
    if found:
        raise ForecastError("the forecast cannot be shown:\n  " + "\n  ".join(found))


def find_mistakes(forecast: Forecast) -> list[str]:
    """Return everything that cannot be right in `forecast`, one sentence each."""
    found: list[str] = []
    try:
        forecast.to_json(with_draws=True)
    except ValueError as problem:
        return [str(problem)]
    if not forecast.p_deal:
        found.append("p_deal is empty: there is no month to speak about")
    if [row.month for row in forecast.p_deal] != list(forecast.months):
        found.append("the months of p_deal are not the months of the forecast")
    found += [line for row in forecast.p_deal for line in _chance_mistakes(row)]
    found += _ending_mistakes(forecast) + _interval_mistakes(forecast) + _draw_mistakes(forecast)
    return found


def _chance_mistakes(row: MonthlyChance) -> list[str]:
    points = [row.low, row.low50, row.median, row.high50, row.high]
    found = []
    if any(after < before - ORDER_TOLERANCE for before, after in itertools.pairwise(points)):
        found.append(f"p_deal of {row.month} is out of order: 5, 25, 50, 75 and 95% points are {points}")
    if min(points) < -ORDER_TOLERANCE or max(points) > 1 + ORDER_TOLERANCE:
        found.append(f"p_deal of {row.month} leaves the range 0 to 1: {points}")
    return found


def _ending_mistakes(forecast: Forecast) -> list[str]:
    found = []
    total = sum(forecast.endings.values())
    if abs(total - 1.0) > SUM_TOLERANCE:
        found.append(f"the ways of ending add up to {total:.4f}, not 1")
    for name, path in forecast.endings_by_month.items():
        if len(path) != len(forecast.months):
            found.append(f"ending '{name}' has {len(path)} months, the forecast has {len(forecast.months)}")
    for name, chance in forecast.endings.items():
        if not -SUM_TOLERANCE <= chance <= 1 + SUM_TOLERANCE:
            found.append(f"ending '{name}' has probability {chance}")
    return found


def _interval_mistakes(forecast: Forecast) -> list[str]:
    intervals = [(f"input {row.path}", Estimate(row.median, row.low, row.high)) for row in forecast.inputs]
    for party, path in forecast.reputation.items():
        intervals += [
            (f"belief about {party} on {point.date}", Estimate(point.probability, point.low, point.high))
            for point in path
        ]
    for row in forecast.bargaining_range:
        intervals += [(f"bargaining range of {row.issue}", row.attacker_accepts)]
        intervals += [(f"bargaining range of {row.issue}", row.defender_accepts)]
    intervals += [(f"what fighting on is worth to {row.party}", row.worth) for row in forecast.fighting_on]
    return [
        f"{where}: the median {entry.median} is not inside its interval {entry.low} to {entry.high}"
        for where, entry in intervals
        if not entry.low - ORDER_TOLERANCE <= entry.median <= entry.high + ORDER_TOLERANCE
    ]


def _draw_mistakes(forecast: Forecast) -> list[str]:
    found = []
    shape = (forecast.draws, len(forecast.months))
    if forecast.p_deal_draws.shape != shape:
        found.append(f"p_deal_draws has shape {forecast.p_deal_draws.shape}, not {shape} (draws, months)")
    if forecast.weights.shape != shape[:1] or abs(float(np.sum(forecast.weights)) - 1.0) > SUM_TOLERANCE:
        found.append("the weights are not one number per draw that add up to 1")
    if not 0 < forecast.effective_draws <= forecast.draws * (1 + SUM_TOLERANCE):
        found.append(f"{forecast.effective_draws} effective draws out of {forecast.draws} is impossible")
    return found
