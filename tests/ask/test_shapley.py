"""Shares of a total: they add up, who adds nothing gets nothing, and few orders are unbiased."""

from itertools import combinations

import numpy as np
import pytest

from standoff.ask.shapley import coalitions_of, orders_for, shares_of

EXACT = 1e-12


def random_game(num_causes: int, seed: int) -> dict[frozenset[int], float]:
    """Return a value for every coalition, at random."""
    rng = np.random.default_rng(seed)
    sets = [frozenset(one) for size in range(num_causes + 1) for one in combinations(range(num_causes), size)]
    return {one: float(rng.normal()) for one in sets}


def exact_shares(value: dict[frozenset[int], float], num_causes: int) -> np.ndarray:
    """Return Shapley values by their formula over coalitions, which is not how the code finds them."""
    from math import factorial

    shares = np.zeros(num_causes)
    for coalition, alone in value.items():
        for cause in set(range(num_causes)) - coalition:
            weight = factorial(len(coalition)) * factorial(num_causes - len(coalition) - 1) / factorial(num_causes)
            shares[cause] += weight * (value[coalition | {cause}] - alone)
    return shares


@pytest.mark.parametrize("num_causes", [1, 2, 3, 5, 8])
def test_shares_add_up_whatever_the_orders(num_causes):
    value = random_game(num_causes, seed=num_causes)
    whole = value[frozenset(range(num_causes))] - value[frozenset()]
    for orders in orders_for(num_causes, 7, np.random.default_rng(1)):
        assert shares_of(value, orders).sum() == pytest.approx(whole, abs=EXACT)


@pytest.mark.parametrize("num_causes", [1, 2])
def test_with_one_or_two_causes_every_order_is_taken(num_causes):
    value = random_game(num_causes, seed=4)
    (orders,) = orders_for(num_causes, 1, np.random.default_rng(1))
    assert shares_of(value, orders) == pytest.approx(exact_shares(value, num_causes), abs=EXACT)


def test_a_single_cause_gets_everything_and_one_without_effect_gets_exactly_nothing():
    (orders,) = orders_for(1, 1, np.random.default_rng(1))
    assert shares_of({frozenset(): 0.25, frozenset({0}): 0.75}, orders) == [0.5]
    game = random_game(3, seed=2)
    value = {one | extra: game[one] for one in game for extra in (frozenset(), frozenset({3}))}
    for orders in orders_for(4, 8, np.random.default_rng(3)):
        assert shares_of(value, orders)[3] == 0.0


def test_few_orders_are_unbiased():
    """Over many draws the mean comes to the exact shares, within five standard errors of it."""
    value, num = random_game(5, seed=9), 5
    rows = np.array([shares_of(value, orders) for orders in orders_for(num, 3000, np.random.default_rng(7))])
    error = rows.std(axis=0, ddof=1) / np.sqrt(len(rows))
    assert np.all(np.abs(rows.mean(axis=0) - exact_shares(value, num)) < 5 * error)
    assert error.max() < 0.03


def test_every_cause_joins_at_every_place_equally_often():
    """Over a whole square of draws; each order comes with its reverse."""
    found = orders_for(6, 12, np.random.default_rng(2))
    assert all(pair[1] == pair[0][::-1] for pair in found)
    places = np.array([[order.index(cause) for cause in range(6)] for pair in found for order in pair])
    assert all(np.array_equal(np.bincount(places[:, cause], minlength=6), np.full(6, 4)) for cause in range(6))


def test_the_coalitions_of_an_order_and_its_reverse_are_twice_as_many_as_causes():
    (orders, *_) = orders_for(7, 7, np.random.default_rng(5))
    assert len(coalitions_of(orders)) == 14
    assert {frozenset(), frozenset(range(7))} <= coalitions_of(orders)
