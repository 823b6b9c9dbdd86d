"""The frontier of all packages, and the menu as a quadrature along it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from standoff.mechanisms.packages import all_packages, frontier, quadrature

COARSE = st.integers(0, 6).map(lambda value: value / 4)  # a coarse grid, so that ties and doubles are common


def efficient_by_comparing_all_pairs(values: np.ndarray) -> set[tuple[float, ...]]:
    """Return the utilities of the packages that no other one beats, straight from the definition."""
    rows = [tuple(row) for row in values]
    return {row for row in rows
            if not any(other != row and all(a >= b for a, b in zip(other, row, strict=True)) for other in rows)}


@given(st.integers(2, 4).flatmap(lambda parties: st.lists(st.tuples(*[COARSE] * parties), min_size=1, max_size=40)))
def test_frontier_is_what_nobody_can_improve_on(rows):
    values = np.array(rows, dtype=float)
    found = frontier(values)
    assert {tuple(row) for row in values[found]} == efficient_by_comparing_all_pairs(values)
    assert len({tuple(row) for row in values[found]}) == len(found), "equal packages are kept once"
    assert np.all(np.diff(values[found, 0]) >= 0), "worst for the first party first"


def test_frontier_of_a_hundred_thousand_packages():
    angles = np.random.default_rng(1).uniform(0, np.pi / 2, 100_000)
    on_the_arc = np.stack([np.sin(angles), np.cos(angles)], axis=1)
    values = np.concatenate([on_the_arc * 0.999, on_the_arc[:500]])
    found = frontier(values)
    assert set(range(100_000, 100_500)) <= set(found.tolist())


def test_frontier_forgives_the_order_of_summation():
    values = np.array([[0.1 + 0.2, 0.3], [0.3, 0.1 + 0.2]])
    assert len(frontier(values)) == 1


def test_all_packages_are_all_combinations():
    packages = all_packages([2, 3, 2])
    assert packages.shape == (12, 3)
    assert len({tuple(row) for row in packages}) == 12


@given(st.lists(st.floats(0, 1), min_size=2, max_size=60, unique=True), st.integers(1, 20))
def test_menu_weights_sum_to_one_and_nodes_are_distinct(utilities, num_nodes):
    curve = np.sort(utilities)
    nodes, weights = quadrature(curve, num_nodes)
    assert len(nodes) == min(num_nodes, len(curve))
    assert np.all(np.diff(nodes) > 0)
    assert np.all(weights >= 0)
    np.testing.assert_allclose(weights.sum(), 1.0, rtol=1e-12)


def test_menu_is_the_midpoint_rule_on_a_fine_curve():
    curve = np.linspace(0, 1, 10_001)
    nodes, weights = quadrature(curve, 5)
    np.testing.assert_allclose(curve[nodes], [0.1, 0.3, 0.5, 0.7, 0.9], atol=1e-3)
    np.testing.assert_allclose(weights, 0.2, atol=1e-3)


def test_a_finer_menu_integrates_a_smooth_function_better():
    curve = np.linspace(0, 1, 10_001)
    errors = []
    for num_nodes in (4, 8, 16):
        nodes, weights = quadrature(curve, num_nodes)
        errors.append(abs(weights @ np.exp(curve[nodes]) - (np.e - 1)))
    # the midpoint rule is of second order: halving the interval quarters the error
    assert errors[0] > 3 * errors[1] > 9 * errors[2]


def test_menu_of_one_point_has_all_the_weight():
    nodes, weights = quadrature(np.array([0.4]), 8)
    assert nodes.tolist() == [0] and weights.tolist() == [1.0]
