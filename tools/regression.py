"""The logistic regression over named features that the trainers of claims and derivations share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

FREE = 0.01  # the ridge of the bias


def table_of(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> csr_matrix:
    """Return a table of rows by features, those of other names left out."""
    places = {name: at for at, name in enumerate(names)}
    filled = [(at, places[name], value) for at, row in enumerate(rows) for name, value in row.items() if name in places]
    at, place, value = (np.array(each) for each in zip(*filled, strict=True))
    return csr_matrix((value, (at, place)), (len(rows), len(names)))


def regress(table: csr_matrix, truth: np.ndarray, weight: np.ndarray, ridge: np.ndarray) -> np.ndarray:
    """Return weights `feature class` of a multinomial logistic regression drawn towards nothing.

    Args:
        table: rows by features.
        truth: array `row class`, 1 for the class of each row and 0 for the others.
        weight: array `row`, how much each counts.
        ridge: array `feature`, how strongly each is drawn.
    """
    shape = (table.shape[1], truth.shape[1])
    ridge = ridge[:, None]
    turned = table.T.tocsr()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        found = flat.reshape(shape)
        odds = table @ found
        log_p = odds - np.logaddexp.reduce(odds, axis=1, keepdims=True)
        slope = turned @ ((np.exp(log_p) - truth) * weight[:, None]) + ridge * found
        return float((ridge * found**2).sum() / 2 - (weight[:, None] * truth * log_p).sum()), slope.ravel()

    return minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 100}).x.reshape(shape)
