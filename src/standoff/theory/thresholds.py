"""Where a player changes her mind: the place at which the chance of an action passes one half."""

from __future__ import annotations

import numpy as np

SMALLEST = 1e-300  # of a chance, before its logarithm is taken


def half_way(places: np.ndarray, yes: np.ndarray, no: np.ndarray) -> float:
    """Return the first place at which the chance of `yes` passes that of `no`, or `no` that of `yes`.

    Logit players change their minds where both are equally good, whatever the precision; between two places the
    logarithm of yes/no is read by a straight line.

    Args:
        places: rising.
        yes: chance of one action at each place.
        no: chance of the other.

    Returns:
        The place; where `yes` leads everywhere the first place, and where it leads nowhere the last.
    """
    places = np.asarray(places, float)
    lead = np.log(np.maximum(yes, SMALLEST)) - np.log(np.maximum(no, SMALLEST))
    turns = np.flatnonzero((lead[1:] > 0) != (lead[:-1] > 0))
    if not len(turns):
        return float(places[0] if lead[0] > 0 else places[-1])
    at = int(turns[0])
    part = lead[at] / (lead[at] - lead[at + 1])
    return float(places[at] + part * (places[at + 1] - places[at]))
