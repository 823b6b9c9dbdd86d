"""Where a player changes her mind: crossings read between places."""

import numpy as np
import pytest

from standoff.theory.thresholds import half_way


def logit(lead):
    return 1 / (1 + np.exp(-np.asarray(lead, float)))


def test_a_crossing_of_straight_log_odds_is_exact():
    places = np.array([0.0, 0.4, 0.5, 1.0])
    lead = 30 * (places - 0.43)
    assert half_way(places, logit(lead), logit(-lead)) == pytest.approx(0.43, abs=1e-12)
    assert half_way(places, logit(-lead), logit(lead)) == pytest.approx(0.43, abs=1e-12)


def test_the_first_of_several_crossings_counts():
    lead = np.array([-1.0, 1, 1, -1])
    assert half_way(np.arange(4.0), logit(lead), logit(-lead)) == pytest.approx(0.5)


def test_without_a_crossing_it_is_an_end():
    places, likely = np.array([2.0, 3.0]), np.array([0.9, 0.8])
    assert half_way(places, likely, 1 - likely) == 2.0
    assert half_way(places, 1 - likely, likely) == 3.0


def test_chances_of_nothing_are_no_trouble():
    """A chance that has underflowed to zero still has a place next to it at which minds change."""
    assert 0 < half_way(np.array([0.0, 1.0]), np.array([0.0, 1.0]), np.array([1.0, 0.0])) < 1
