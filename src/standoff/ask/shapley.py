"""Sharing a total among several causes: Shapley values, exactly or from random orders.

A cause's share is what it adds when it joins those before it, averaged over all orders in which the causes may join
(Shapley 1953). In one order the additions telescope, so that they sum to the whole, whatever the order; so do their
averages over some of the orders, which are unbiased if the orders are drawn evenly. Each order is used with its reverse:
what joins early in one joins late in the other, and errors that grow with the place cancel (Mitchell et al. 2022).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from math import factorial

import numpy as np

Coalition = frozenset[int]


def orders_for(num_causes: int, num_draws: int, key: np.random.Generator) -> list[list[tuple[int, ...]]]:
    """Return the orders in which causes join in each draw: all of them where they are few, else one and its reverse.

    Over the draws every cause stands in every place equally often, up to one (a Latin square of cyclic shifts).
    """
    if factorial(num_causes) <= 2:
        return [list(permutations(range(num_causes))) for _ in range(num_draws)]
    found: list[list[tuple[int, ...]]] = []
    while len(found) < num_draws:
        square = key.permutation(num_causes)
        for shift in range(num_causes):
            one = tuple(int(cause) for cause in np.roll(square, shift))
            found.append([one, one[::-1]])
    return found[:num_draws]


def coalitions_of(orders: Iterable[Sequence[int]]) -> set[Coalition]:
    """Return every set of causes that has joined at some point of some order."""
    return {frozenset(order[:count]) for order in orders for count in range(len(order) + 1)}


def shares_of(value: Mapping[Coalition, float], orders: Sequence[Sequence[int]]) -> np.ndarray:
    """Return every cause's share of value[all] - value[none], from the orders given.

    Args:
        value: of each coalition that stands at the beginning of one of the orders.
        orders: in which the causes join.

    Raises:
        KeyError: a coalition has no value.
    """
    shares = np.zeros(len(orders[0]))
    for order in orders:
        for count, cause in enumerate(order):
            shares[cause] += value[frozenset(order[: count + 1])] - value[frozenset(order[:count])]
    return shares / len(orders)
