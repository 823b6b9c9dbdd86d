"""Deadlines that may strike at any time: formula, limit of short periods, and the engine."""

import numpy as np
import pytest

from standoff.theory.deadlines1986 import MODEL, closed_form, limit
from standoff.theory.rubinstein1982 import closed_form as without_deadlines
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved

NONE = (0, 0, 0)


def given(r1, r2, length, a, b=NONE):
    names = ("r1", "r2", "Delta", "rate_a", "first_a", "second_a", "rate_b", "first_b", "second_b")
    return dict(zip(names, (r1, r2, length, *a, *b), strict=True))


ONE_SIDED = given(0.05, 0.05, 1, (0.1, 0, 1))
DESTRUCTIVE = given(0.05, 0.1, 0.5, (0.2, 0, 0))
TWO_EVENTS = given(0.02, 0.03, 0.25, (0.1, 0.3, 0.5), (0.05, 0.6, 0.2))
TRANSFER = given(0.1, 0.1, 0.1, (0.3, 0.4, 0.6))
IMPATIENT = given(0.1, 0.2, 1, (0.1, 0.3, 0.5), (0.05, 0.6, 0.2))


@pytest.mark.parametrize(
    ("params", "x1", "x2", "at_once"),
    [
        (ONE_SIDED, 0.1881713121, 0.8380394507, 0.1666666667),
        (DESTRUCTIVE, 0.5793505539, 0.4887249307, 0.5454545455),
        (TWO_EVENTS, 0.5179508914, 0.4889519986, 0.5142857143),
        (TRANSFER, 0.4279135263, 0.5771610452, 0.425),
    ],
)
def test_published_shares(params, x1, x2, at_once):
    answers = closed_form(params)
    found = answers["x1_when_1_proposes"], answers["x2_when_2_proposes"], limit(params)
    assert found == pytest.approx((x1, x2, at_once), abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m18_stochastic_deadline"):
        book = point["params"]
        events = list(zip(book["etas"], book["b1"], book["b2"], strict=True))
        params = given(book["r1"], book["r2"], book["Delta"], *events)
        expected = dict(point["answer"])
        assert limit(params) == pytest.approx(expected.pop("x1_limit"), abs=1e-12)
        answers = closed_form(params)
        assert {name: answers[name] for name in expected} == pytest.approx(expected, abs=1e-12), point["id"]


def test_the_limit_of_short_periods_is_reached_in_proportion_to_their_length():
    lengths = np.array([0.1, 0.05, 0.025])
    errors = [closed_form(ONE_SIDED | {"Delta": length})["x1_when_1_proposes"] - 1 / 6 for length in lengths]
    assert slope(lengths, errors) == pytest.approx(1, abs=0.02)


def test_a_one_sided_deadline_counts_twice():
    """As the period shrinks, a deadline at rate η against player 1 is worth 2η on his discount rate."""
    assert limit(ONE_SIDED) == pytest.approx(0.05 / (0.05 + 2 * 0.1 + 0.05), abs=1e-12)


def test_without_events_it_is_rubinsteins_game():
    params = given(0.1, 0.2, 1, NONE)
    free = without_deadlines({"delta1": np.exp(-0.1), "delta2": np.exp(-0.2), "c1": 0, "c2": 0})
    assert closed_form(params)["x1_when_1_proposes"] == pytest.approx(free["x1_when_1_proposes"], abs=1e-12)
    assert solved(MODEL, params).max_error < MODEL.tolerance


def test_events_better_than_any_agreement_are_refused():
    with pytest.raises(ValueError, match="rather be refused"):
        closed_form(given(0.01, 0.01, 1, (5, 1, 1)))


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


@pytest.mark.parametrize("params", [DESTRUCTIVE, IMPATIENT])
def test_the_engine_with_other_events(params):
    assert solved(MODEL, params).max_error < MODEL.tolerance


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    """Precision and menu finer together, among impatient players with two kinds of events."""
    precisions = np.array([50, 100, 200])
    errors = [
        solved(MODEL, IMPATIENT, precision=precision, steps=precision).max_error for precision in precisions.tolist()
    ]
    assert slope(concession(precisions), errors) == pytest.approx(1, abs=0.15)


def test_naming_the_players_the_other_way_round_changes_nothing():
    one = solved(MODEL, ONE_SIDED).engine
    other = solved(MODEL, given(0.05, 0.05, 1, (0.1, 1, 0))).engine
    assert other["x1_when_1_proposes"] == pytest.approx(one["x2_when_2_proposes"], abs=1e-9)


def test_the_order_of_events_changes_nothing():
    one = solved(MODEL, IMPATIENT)
    other = solved(MODEL, given(0.1, 0.2, 1, (0.05, 0.6, 0.2), (0.1, 0.3, 0.5)))
    assert other.engine == pytest.approx(one.engine, abs=1e-12)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
