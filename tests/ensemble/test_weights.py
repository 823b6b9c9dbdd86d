"""Weights of draws: fair where draws explain the record alike, tempered where one takes all, loud where none can."""

import numpy as np
import pytest

from standoff.ensemble.weights import FLOOR, weigh, weighted_quantile


def test_equal_likelihoods_give_equal_weights():
    found = weigh(np.full(32, -123.4))
    assert found.weights == pytest.approx(np.full(32, 1 / 32))
    assert found.effective_draws == pytest.approx(32) and found.power == 1


def test_weights_are_likelihoods_where_enough_draws_are_left():
    logs = np.log(np.linspace(1, 2, 64)) - 500  # far below the smallest float before scaling
    found = weigh(logs)
    assert found.power == 1
    assert found.weights == pytest.approx(np.linspace(1, 2, 64) / np.linspace(1, 2, 64).sum())
    assert found.effective_draws == pytest.approx(1 / np.sum(found.weights**2)) and found.effective_draws > FLOOR


@pytest.mark.parametrize(("num_draws", "floor"), [(128, FLOOR), (32, 8)])
def test_tempering_reaches_the_floor_and_no_more(num_draws, floor):
    """A quarter of the draws is the floor of a small ensemble."""
    logs = 40 * np.random.default_rng(1).standard_normal(num_draws)
    found = weigh(logs)
    assert found.effective_draws == pytest.approx(floor, abs=1e-6)
    assert 0 < found.power < 1
    assert found.weights == pytest.approx(np.exp(found.power * logs) / np.exp(found.power * logs).sum())


def test_draws_that_cannot_explain_the_record_weigh_nothing_even_when_few_can():
    logs = np.full(64, -np.inf)
    logs[[3, 10, 40]] = [-2.0, -3.0, -30.0]
    found = weigh(logs)
    assert np.isfinite(found.weights).all() and found.weights.sum() == pytest.approx(1)
    assert found.weights[np.isinf(logs)].max() == 0
    assert 1 <= found.effective_draws <= 3 + 1e-9


def test_what_is_not_a_number_is_an_error():
    with pytest.raises(ValueError, match="is not a number: its game was not solved"):
        weigh(np.array([-1.0, np.nan, -2.0]))


def test_a_record_that_no_draw_explains_is_an_error():
    with pytest.raises(ValueError, match="no draw can explain the record: widen the ranges, or check the dated"):
        weigh(np.full(8, -np.inf))


def test_quantiles_of_equal_weights_are_hazens():
    values = np.random.default_rng(2).standard_normal((21, 3))
    levels = (0.05, 0.25, 0.5, 0.9)
    expected = np.quantile(values, levels, axis=0, method="hazen")
    assert weighted_quantile(values, np.full(21, 1 / 21), levels) == pytest.approx(expected)


def test_a_weight_twice_as_large_counts_as_two_draws():
    """Between draws Hazen's lines differ, but halves of the weight below and above are the same."""
    assert weighted_quantile(np.array([3.0, 1.0, 2.0]), np.array([0.25, 0.25, 0.5]), 0.5) == pytest.approx(2.0)
    assert weighted_quantile(np.array([1.0, 9.0]), np.array([1.0, 0.0]), (0.0, 0.5)) == pytest.approx([1.0, 1.0])
