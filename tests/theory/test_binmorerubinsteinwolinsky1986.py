"""Breakdown: shares by formula, their Nash limit, and the engine with and without impatience."""

import numpy as np
import pytest

from standoff.theory import rubinstein1982
from standoff.theory.binmorerubinsteinwolinsky1986 import MODEL, closed_form
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved


def shares(delta1, delta2, p, b1, b2):
    answers = closed_form({"delta1": delta1, "delta2": delta2, "p": p, "b1": b1, "b2": b2})
    return answers["x1_when_1_proposes"], answers["x2_when_2_proposes"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ((1, 1, 0.1, 0.2, 0.3), (0.4631578947, 0.5631578947)),
        ((0.95, 0.9, 0.05, 0.3, 0.1), (0.6692210849, 0.3810279709)),
        ((0.99, 0.99, 0.02, -0.1, 0.4), (0.338254761, 0.6738252308)),
        ((1, 1, 0.02, 0.45, 0.35), (0.551010101, 0.451010101)),
    ],
)
def test_published_shares(parameters, expected):
    assert shares(*parameters) == pytest.approx(expected, abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m03_outside_inside"):
        if point["params"]["kind"] == "breakdown":
            answers = closed_form(point["params"])
            for name in ("x1_when_1_proposes", "x2_when_2_proposes"):
                assert answers[name] == pytest.approx(point["answer"][name], abs=1e-12), point["id"]


def test_patient_players_share_what_is_left_over_the_disagreement_point():
    """Without discounting x1 = b1 + (1 - b1 - b2) / (2 - p): half of the rest as p goes to 0."""
    for risk in (0.5, 0.01):
        assert shares(1, 1, risk, 0.2, 0.3)[0] == pytest.approx(0.2 + 0.5 / (2 - risk), abs=1e-12)


def test_without_risk_it_is_alternating_offers():
    endless = rubinstein1982.closed_form({"delta1": 0.9, "delta2": 0.8, "c1": 0, "c2": 0})
    assert shares(0.9, 0.8, 0, 0.3, 0.1) == pytest.approx(tuple(endless.values())[:2], abs=1e-12)


def test_formulas_that_do_not_hold_say_so():
    with pytest.raises(ValueError, match="nothing to share"):
        shares(0.9, 0.9, 0.1, 0.6, 0.5)
    with pytest.raises(ValueError, match="waiting is free"):
        shares(1, 1, 0, 0.1, 0.1)
    with pytest.raises(ValueError, match="takes the whole pie"):
        shares(0.9, 0.9, 0.5, -3, 0.1)


@pytest.mark.parametrize("overrides", [{}, {"delta1": 1, "delta2": 1, "p": 0.1, "b1": 0.2, "b2": 0.3}])
def test_the_engine_comes_close(overrides):
    assert solved(MODEL, overrides).max_error < MODEL.tolerance


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    precisions = np.array([25, 50, 100, 200])
    errors = [solved(MODEL, precision=precision).max_error for precision in precisions]
    assert slope(concession(precisions), errors) == pytest.approx(1, abs=0.25)


def test_risk_of_breakdown_is_a_discount_factor():
    """With b = 0, a breakdown of probability p is as good as multiplying both discount factors by 1 - p."""
    risky = solved(MODEL, {"b1": 0, "b2": 0, "p": 0.1}).engine
    impatient = solved(rubinstein1982.MODEL, {"delta1": 0.9 * 0.95, "delta2": 0.9 * 0.9}).engine
    assert risky == pytest.approx(impatient, abs=1e-12)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))


def test_short_periods_approach_the_asymmetric_nash_solution_in_proportion():
    """With hazard η and I_i = η b_i / (r_i + η), x1 tends to I1 + (r2 + η) / (r1 + r2 + 2η) (1 - I1 - I2)."""
    hazard, r1, r2, b1, b2 = 0.2, 0.1, 0.3, 0.2, 0.1
    inside_1, inside_2 = hazard * b1 / (r1 + hazard), hazard * b2 / (r2 + hazard)
    limit = inside_1 + (r2 + hazard) / (r1 + r2 + 2 * hazard) * (1 - inside_1 - inside_2)
    distances = [
        shares(np.exp(-r1 * length), np.exp(-r2 * length), 1 - np.exp(-hazard * length), b1, b2)[0] - limit
        for length in (0.02, 0.01)
    ]
    assert abs(distances[1]) < 0.01 and distances[0] / distances[1] == pytest.approx(2, abs=0.05)
