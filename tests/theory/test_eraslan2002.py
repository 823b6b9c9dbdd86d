"""Unanimity of three: values by formula, the engine, and the players' names."""

import numpy as np
import pytest

from standoff.theory.eraslan2002 import MODEL, closed_form, values
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved


def parameters(odds, patience):
    first = {"p1": odds[0], "p2": odds[1]}
    return first | {f"delta{player + 1}": delta for player, delta in enumerate(patience)}


@pytest.mark.parametrize(
    ("odds", "patience", "expected"),
    [
        ((0.2, 0.3, 0.5), (0.9, 0.8, 0.95), (0.1481481481, 0.1111111111, 0.7407407407)),
        ((0.6, 0.1, 0.3), (0.5, 0.9, 0.9), (0.2307692308, 0.1923076923, 0.5769230769)),
    ],
)
def test_published_values(odds, patience, expected):
    assert tuple(closed_form(parameters(odds, patience)).values()) == pytest.approx(expected, abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m04_random_proposer"):
        given = point["params"]
        if given["kind"] == "unanimity":
            assert values(given["p"], given["delta"]) == pytest.approx(point["answer"]["v"], abs=1e-12), point["id"]


def test_four_who_must_agree():
    found = values((0.25, 0.25, 0.25, 0.25), (0.9, 0.9, 0.95, 0.99))
    assert found == pytest.approx((0.07142857143, 0.07142857143, 0.1428571429, 0.7142857143), abs=5.1e-11)


def test_values_add_up_to_the_pie():
    assert sum(closed_form(parameters((0.1, 0.2, 0.7), (0.3, 0.99, 0.7))).values()) == pytest.approx(1, abs=1e-12)


def test_formulas_that_do_not_hold_say_so():
    with pytest.raises(ValueError, match="nothing is left for player 3"):
        closed_form(parameters((0.7, 0.6), (0.9, 0.9, 0.9)))
    with pytest.raises(ValueError, match="can wait for ever"):
        closed_form(parameters((0.3, 0.3), (0.9, 1.0, 0.9)))


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    precisions = np.array([50, 100, 200])
    errors = [solved(MODEL, precision=precision).max_error for precision in precisions]
    assert slope(concession(precisions), errors) == pytest.approx(1, abs=0.25)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))


def test_names_matter_only_through_the_order_of_the_answers():
    """Offers and answers come one after the other: exchanging players 2 and 3 moves values, but hardly."""
    mine = solved(MODEL).engine
    theirs = solved(MODEL, {"p1": 0.2, "p2": 0.5, "delta2": 0.6, "delta3": 0.4}).engine
    assert mine["v1"] == pytest.approx(theirs["v1"], abs=1e-3)
    assert mine["v2"] == pytest.approx(theirs["v3"], abs=1e-3)
    assert mine["v3"] == pytest.approx(theirs["v2"], abs=1e-3)
