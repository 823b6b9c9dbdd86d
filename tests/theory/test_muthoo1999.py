"""Inside options: shares by formula, their limit for short periods, and the engine with gains and costs."""

import numpy as np
import pytest

from standoff.theory.muthoo1999 import MODEL, closed_form, discounts, flows, limit_share
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved


def parameters(r1, r2, g1, g2, period):
    return {"r1": r1, "r2": r2, "g1": g1, "g2": g2, "Delta": period}


@pytest.mark.parametrize(
    ("given", "expected", "limit"),
    [
        ((0.1, 0.2, 0.03, 0.04, 1), (0.6496951973, 0.3835827006), 0.6333333333),
        ((0.05, 0.05, -0.01, -0.02, 1), (0.6199958344, 0.4199958344), 0.6),
        ((0.1, 0.3, 0.02, -0.05, 0.1), (0.9286128265, 0.0786369922), 0.925),
    ],
)
def test_published_shares(given, expected, limit):
    answers = closed_form(parameters(*given))
    assert tuple(answers.values())[:2] == pytest.approx(expected, abs=5.1e-11)
    assert limit_share(parameters(*given)) == pytest.approx(limit, abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m03_outside_inside"):
        if point["params"]["kind"] == "inside":
            given = {name: number for name, number in point["params"].items()}
            answers = closed_form(given) | {"limit_Delta_to_0": limit_share(given)}
            assert {name: answers[name] for name in point["answer"]} == pytest.approx(point["answer"], abs=1e-12)
            assert discounts(given) == pytest.approx((given["delta1"], given["delta2"]), abs=1e-12)
            assert flows(given) == pytest.approx((given["u1"], given["u2"]), abs=1e-12)


def test_short_periods_approach_the_limit_in_proportion():
    distances = [
        closed_form(parameters(0.1, 0.2, 0.03, 0.04, length))["x1_when_1_proposes"]
        - limit_share(parameters(0.1, 0.2, 0.03, 0.04, length))
        for length in (0.02, 0.01)
    ]
    assert distances[0] / distances[1] == pytest.approx(2, abs=0.02)


def test_a_dearer_war_weakens_whoever_pays_for_it():
    cheap, dear = (closed_form(parameters(0.1, 0.1, -0.01, -cost, 1))["x1_when_1_proposes"] for cost in (0.01, 0.03))
    assert dear > cheap


def test_formulas_that_do_not_hold_say_so():
    with pytest.raises(ValueError, match="nothing to share; lower g1 or g2"):
        closed_form(parameters(0.1, 0.1, 0.06, 0.05, 1))
    with pytest.raises(ValueError, match="takes the whole pie"):
        closed_form(parameters(0.1, 0.1, -0.2, 0.0, 1))


@pytest.mark.parametrize("overrides", [{}, {"g1": -0.02, "g2": -0.04}, {"g1": 0.02, "g2": -0.05, "r2": 0.3}])
def test_the_engine_comes_close_with_gains_and_costs(overrides):
    assert solved(MODEL, overrides).max_error < MODEL.tolerance


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    precisions = np.array([25, 50, 100, 200])
    errors = [solved(MODEL, precision=precision).max_error for precision in precisions]
    assert slope(concession(precisions), errors) == pytest.approx(1, abs=0.25)


def test_names_do_not_matter():
    mine = solved(MODEL).engine
    theirs = solved(MODEL, {"r1": 0.2, "r2": 0.1, "g1": 0.04, "g2": 0.03}).engine
    assert mine["x1_when_1_proposes"] == pytest.approx(theirs["x2_when_2_proposes"], abs=1e-12)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
