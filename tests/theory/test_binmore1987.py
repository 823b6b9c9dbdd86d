"""A coin decides who offers: values by formula, the engine, and the two players' symmetry."""

import numpy as np
import pytest

from standoff.theory.binmore1987 import MODEL, closed_form
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved


@pytest.mark.parametrize(
    ("p1", "delta1", "delta2", "expected"),
    [
        (0.5, 0.9, 0.8, (0.6666666667, 0.3333333333, 0.7333333333, 0.6)),
        (0.3, 0.95, 0.95, (0.3, 0.7, 0.335, 0.285)),
        (0.7, 0.6, 0.99, (0.05511811024, 0.9448818898, 0.06456692913, 0.03307086614)),
    ],
)
def test_published_values(p1, delta1, delta2, expected):
    answers = closed_form({"p1": p1, "delta1": delta1, "delta2": delta2})
    assert tuple(answers.values()) == pytest.approx(expected, abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m04_random_proposer"):
        if point["params"]["kind"] == "two":
            assert closed_form(point["params"]) == pytest.approx(point["answer"], abs=1e-12), point["id"]


def test_the_value_is_the_mean_of_both_turns():
    answers = closed_form({"p1": 0.2, "delta1": 0.5, "delta2": 0.9})
    mean = 0.2 * answers["share1_if_1_proposes"] + 0.8 * answers["share1_if_2_proposes"]
    assert mean == pytest.approx(answers["v1"], abs=1e-12)


def test_nobody_in_a_hurry_is_no_game():
    with pytest.raises(ValueError, match="nobody minds waiting"):
        closed_form({"p1": 0.5, "delta1": 1, "delta2": 1})


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


def test_who_listens_more_than_he_speaks_gains_by_concessions():
    """Player i gains about (1 - 2 p_i) ε a period, ε = ln(λ)/λ, and counts it 1 / (1 - δ) times, less mistakes."""
    result = solved(MODEL, {"p1": 0.3, "delta1": 0.9, "delta2": 0.9})
    gained = result.engine["v1"] - result.closed_form["v1"]
    assert 0.3 < gained / ((1 - 2 * 0.3) * concession(200) / (1 - 0.9)) < 1


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    precisions = np.array([25, 50, 100, 200])
    errors = [solved(MODEL, precision=precision).max_error for precision in precisions]
    assert slope(concession(precisions), errors) == pytest.approx(1, abs=0.25)


def test_names_do_not_matter():
    mine, theirs = solved(MODEL, {"p1": 0.3}).engine, solved(MODEL, {"p1": 0.7, "delta1": 0.8, "delta2": 0.9}).engine
    assert mine["v1"] == pytest.approx(theirs["v2"], abs=1e-12)
    assert mine["v2"] == pytest.approx(theirs["v1"], abs=1e-12)


def test_equals_expect_the_same():
    engine = solved(MODEL, {"delta1": 0.9, "delta2": 0.9}).engine
    assert engine["v1"] == pytest.approx(engine["v2"], abs=1e-12)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
