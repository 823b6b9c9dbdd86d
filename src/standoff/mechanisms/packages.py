"""Packages: every combination of options, the efficient ones among them, and a short menu that stands for all of those.

A package is *efficient* if no other gives every signing party at least as much and one of them more. With two parties
the efficient packages form a curve, the frontier. A menu is a quadrature of it: nodes spread evenly along the utility
of the first signing party (the middles of equal intervals), each weighing as much as the part of the curve nearest to
it. A finer menu is a finer quadrature of the same curve, so answers do not depend on how finely it is cut.
"""

from __future__ import annotations

import numpy as np

DIGITS = 12
"""Utilities that agree to this many decimals count as equal: they differ by the order of summation only."""


def all_packages(num_options: list[int]) -> np.ndarray:
    """Return every combination of options, one row per package, one column per issue."""
    return np.indices(num_options).reshape(len(num_options), -1).T


def frontier(utilities: np.ndarray) -> np.ndarray:
    """Return the efficient packages, worst for the first party first.

    Of packages that are worth the same to everyone, only the first is kept.

    Args:
        utilities: what each package (row) is worth to each signing party (column).
    """
    values = np.round(np.asarray(utilities, dtype=float), DIGITS)
    found = _frontier_of_two(values) if values.shape[1] == 2 else _frontier_of_many(values)
    return found[np.lexsort((found, *values[found, ::-1].T))]


def _frontier_of_two(values: np.ndarray) -> np.ndarray:
    order = np.lexsort((-values[:, 1], -values[:, 0]))
    second = values[order, 1]
    best_before = np.concatenate([[-np.inf], np.maximum.accumulate(second)[:-1]])
    return order[second > best_before]


def _frontier_of_many(values: np.ndarray) -> np.ndarray:
    # In falling order of the sum nothing is dominated by what comes later, so the first one left is always efficient.
    left = np.argsort(-values.sum(axis=1), kind="stable")
    found = []
    while len(left):
        best = left[0]
        found.append(best)
        left = left[np.any(values[left] > values[best], axis=1)]
    return np.array(found, dtype=int)


def quadrature(utility: np.ndarray, num_nodes: int) -> tuple[np.ndarray, np.ndarray]:
    """Return nodes along a sorted curve and their weights, which sum to 1.

    Args:
        utility: what each package of the frontier is worth to the first signing party, rising.
        num_nodes: how many nodes to aim for; fewer where the curve has fewer points.

    Returns:
        Positions on the curve, rising, and their weights.
    """
    lowest, highest = float(utility[0]), float(utility[-1])
    if highest <= lowest or num_nodes == 1:
        return np.array([len(utility) // 2]), np.ones(1)
    if num_nodes >= len(utility):
        nodes = np.arange(len(utility))
    else:
        order = np.arange(num_nodes)
        middles = lowest + (highest - lowest) * (order + 0.5) / num_nodes
        nearest = np.abs(utility[None, :] - middles[:, None]).argmin(axis=1)
        apart = np.maximum.accumulate(nearest - order) + order  # no package twice: a later node moves up
        nodes = np.minimum(apart, len(utility) - num_nodes + order)
    borders = np.concatenate([[lowest], (utility[nodes][1:] + utility[nodes][:-1]) / 2, [highest]])
    return nodes, np.diff(borders) / (highest - lowest)
