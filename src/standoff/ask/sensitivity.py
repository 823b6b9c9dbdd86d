"""Which inputs matter: shares of the variance of an answer, from radial designs.

For independent inputs x_1 … x_k and an answer f, the first-order share of input i is the part of the variance of f that
is gone once x_i is known, and its total share the part that stays if everything but x_i is known (Sobol 1993):

    S_i = V[E(f | x_i)] / V(f),        T_i = E[V(f | x_~i)] / V(f).

A radial design takes pairs of points a and b and, for every input, the point a with that input from b. With f_a, f_b and
f_i at the three, E[f_b (f_i - f_a)] estimates S_i V (Saltelli et al. 2010) and E[(f_a - f_i)^2] / 2 estimates T_i V
(Jansen 1999).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class VarianceShares(NamedTuple):
    """Shares by input, and their standard errors."""

    first: np.ndarray
    total: np.ndarray
    first_error: np.ndarray
    total_error: np.ndarray


def variance_shares(at_a: np.ndarray, at_b: np.ndarray, at_mixed: np.ndarray) -> VarianceShares:
    """Estimate variance shares from a radial design.

    Args:
        at_a: the answer at the points a, one per pair.
        at_b: the answer at the points b.
        at_mixed: the answer at a with one input from b, with axes `pair, input`.

    Raises:
        ValueError: fewer than two pairs, or the answer is the same everywhere.
    """
    count = len(at_a)
    if count < 2:
        raise ValueError(f"{count} pair of points is too few to estimate a variance; take two or more")
    both = np.concatenate([at_a, at_b])
    variance = both.var(ddof=1)
    if variance == 0:
        raise ValueError("the answer is the same at every point, so no input moves it")
    centred = (at_b - both.mean())[:, None]
    firsts = centred * (at_mixed - at_a[:, None]) / variance
    totals = (at_a[:, None] - at_mixed) ** 2 / (2 * variance)
    errors = (rows.std(axis=0, ddof=1) / np.sqrt(count) for rows in (firsts, totals))
    return VarianceShares(firsts.mean(axis=0), totals.mean(axis=0), *errors)
