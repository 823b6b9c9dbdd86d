"""Ratification: shares by formula, by the engine, and Schelling's conjecture from both sides."""

import numpy as np
import pytest

from standoff.theory.putnam1988 import MODEL, closed_form, nash
from standoff.theory.rubinstein1982 import closed_form as without_parliaments
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved


def given(delta1, delta2, r1, r2):
    return {"delta1": delta1, "delta2": delta2, "r1": r1, "r2": r2}


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ((0.9, 0.9, 0, 0.6), (0.4, 0.36, 0.4)),
        ((0.9, 0.9, 0.3, 0.2), (0.5263157895, 0.4736842105, 0.5)),
        ((0.95, 0.8, 0.55, 0.45), (0.55, 0.55, 0.55)),
        ((0.9, 0.9, 0.2, 0.55), (0.45, 0.405, 0.45)),
    ],
)
def test_published_shares(params, expected):
    answers = closed_form(given(*params))
    found = answers["x1_when_1_proposes"], answers["x1_when_2_proposes"], nash(given(*params))
    assert found == pytest.approx(expected, abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m13_audience_ratification"):
        if "r1" in point["params"]:
            expected = dict(point["answer"])
            assert nash(point["params"]) == pytest.approx(expected.pop("nash_x1"), abs=1e-12)
            answers = closed_form(point["params"])
            assert {name: answers[name] for name in expected} == pytest.approx(expected, abs=1e-12), point["id"]


def test_parliaments_that_ask_for_little_change_nothing():
    free = without_parliaments({"delta1": 0.9, "delta2": 0.8, "c1": 0, "c2": 0})
    assert closed_form(given(0.9, 0.8, 0.2, 0.1))["x1_when_1_proposes"] == pytest.approx(free["x1_when_1_proposes"])


def test_parliaments_that_cannot_both_be_satisfied_are_refused():
    with pytest.raises(ValueError, match="there is no deal"):
        closed_form(given(0.9, 0.9, 0.5, 0.6))
    with pytest.raises(ValueError, match="impatient"):
        closed_form(given(1, 1, 0.2, 0.2))


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


@pytest.mark.parametrize("params", [(0.9, 0.9, 0.3, 0.2), (0.95, 0.8, 0.55, 0.45), (0.9, 0.9, 0.2, 0.55)])
def test_the_engine_in_every_regime(params):
    assert solved(MODEL, given(*params)).max_error < MODEL.tolerance


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    """Precision and menu finer together, in a case where parliament 2 binds and parliament 1 does not."""
    precisions = np.array([50, 100, 200])
    errors = [
        solved(MODEL, given(0.8, 0.7, 0.1, 0.6), precision=precision, steps=precision).max_error
        for precision in precisions.tolist()
    ]
    assert slope(concession(precisions), errors) == pytest.approx(1, abs=0.2)


def test_schellings_conjecture_holds_from_the_threshold_on():
    """Without parliaments player 2 gets δ x_2 = 0.474 when 1 proposes: asking for less changes nothing, for more all."""
    worth = [solved(MODEL, {"r2": demand}).engine["x1_when_1_proposes"] for demand in (0.0, 0.4, 0.6, 0.7)]
    assert worth[1] == pytest.approx(worth[0], abs=5e-3)
    assert worth[2] - worth[3] == pytest.approx(0.1, abs=5e-3)
    assert worth[1] - worth[2] > 0.1


def test_naming_the_sides_the_other_way_round_changes_nothing():
    one = solved(MODEL, given(0.9, 0.8, 0.1, 0.5)).engine
    other = solved(MODEL, given(0.8, 0.9, 0.5, 0.1)).engine
    assert other["x1_when_1_proposes"] == pytest.approx(one["x2_when_2_proposes"], abs=1e-9)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
