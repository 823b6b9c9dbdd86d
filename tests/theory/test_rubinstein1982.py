"""Rubinstein's alternating offers: the published shares, the engine's way to them, and the two players' symmetry."""

import math

import numpy as np
import pytest

from standoff.theory.rubinstein1982 import MODEL, closed_form
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved


def shares(delta1, delta2, c1=0.0, c2=0.0):
    answers = closed_form({"delta1": delta1, "delta2": delta2, "c1": c1, "c2": c2})
    return answers["x1_when_1_proposes"], answers["x2_when_2_proposes"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ((0.9, 0.8), (0.7142857143, 0.3571428571)),
        ((0.95, 0.95), (0.5128205128, 0.5128205128)),
        ((0.99, 0.7), (0.9771986971, 0.0325732899)),
        ((0.5, 0.97), (0.05825242718, 0.9708737864)),
        ((0.9, 0.8, 0.02, 0.05), (0.8357142857, 0.2678571429)),
        ((0.95, 0.9, 0.01, 0), (0.6275862069, 0.4137931034)),
        ((0.6, 0.5, 0.3, 0.4), (1, 0.7)),
        ((1, 1, 0.1, 0.2), (1, 0.1)),
        ((1, 1, 0.2, 0.1), (0.1, 1)),
        ((1, 1, 0.3, 0.05), (0.05, 1)),
    ],
)
def test_published_shares(parameters, expected):
    assert shares(*parameters) == pytest.approx(expected, abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m01_rubinstein"):
        answers = closed_form(point["params"])
        for name, expected in point["answer"].items():
            assert answers[name] == pytest.approx(expected, abs=1e-12), point["id"]


def test_shares_make_the_responder_indifferent():
    """1 - x1 = max(0, δ2 x2 - c2) and 1 - x2 = max(0, δ1 x1 - c1), in every regime."""
    for d1 in (0.3, 0.8, 1.0):
        for d2 in (0.5, 0.95):
            for c1, c2 in ((0, 0), (0.1, 0.02), (0.0, 0.6), (0.9, 0.2), (1.5, 2.0)):
                x1, x2 = shares(d1, d2, c1, c2)
                assert 1 - x1 == pytest.approx(max(0, d2 * x2 - c2), abs=1e-12)
                assert 1 - x2 == pytest.approx(max(0, d1 * x1 - c1), abs=1e-12)


def test_short_periods_share_by_rates():
    """With δ_i = exp(-r_i Δ), x1 - r2/(r1 + r2) is r1 r2 Δ / (2 (r1 + r2)) to first order."""
    r1, r2 = 0.1, 0.3
    for length in (0.1, 0.05):
        x1, _ = shares(math.exp(-r1 * length), math.exp(-r2 * length))
        assert x1 - r2 / (r1 + r2) == pytest.approx(r1 * r2 * length / (2 * (r1 + r2)), rel=length)


def test_nobody_in_a_hurry_is_no_game():
    with pytest.raises(ValueError, match="not unique; let one of them differ"):
        shares(1, 1, 0.1, 0.1)


def test_the_engine_comes_close():
    result = solved(MODEL)
    assert result.max_error < MODEL.tolerance


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    """With λ h = 1: half the step and twice the precision leave half of the error, up to the logarithm."""
    precisions = np.array([25, 50, 100, 200])
    errors = [solved(MODEL, precision=precision, steps=int(precision)).max_error for precision in precisions]
    assert slope(concession(precisions), errors) == pytest.approx(1, abs=0.25)
    assert np.all(errors < concession(precisions))


def test_finer_offers_bring_half_as_much_again():
    """At a precision so low that the worst offers count, steps of h, h/2 and h/4 differ by O(h)."""
    coarse, middle, fine = (
        solved(MODEL, precision=5, steps=steps).engine["x1_when_1_proposes"] for steps in (25, 50, 100)
    )  # fmt: skip
    assert (middle - coarse) / (fine - middle) == pytest.approx(2, abs=0.2)


def test_a_longer_horizon_changes_nothing_beyond_what_is_left_of_the_pie():
    short, long = (solved(MODEL, periods=periods).engine["x1_when_1_proposes"] for periods in (40, 80))
    assert 0 < abs(short - long) < (0.9 * 0.8) ** 20


def test_costs_of_delay_move_the_engine_as_they_move_the_formula():
    """In a corner nothing of the concession comes back: it counts in full, with a constant near 1."""
    inside = solved(MODEL, {"c1": 0.02, "c2": 0.05})
    corner = solved(MODEL, {"delta1": 0.6, "delta2": 0.5, "c1": 0.3, "c2": 0.4})
    assert inside.max_error < concession(200) and corner.max_error < 1.5 * concession(200)


def test_with_costs_alone_the_cheaper_side_takes_the_pie():
    engine = solved(MODEL, {"delta1": 1, "delta2": 1, "c1": 0.1, "c2": 0.2}).engine
    assert engine["x1_when_1_proposes"] == pytest.approx(1, abs=0.005)
    assert engine["x2_when_2_proposes"] == pytest.approx(0.1, abs=1.5 * concession(200))


def test_names_do_not_matter():
    mine = solved(MODEL, {"c1": 0.02}).engine
    theirs = solved(MODEL, {"delta1": 0.8, "delta2": 0.9, "c2": 0.02}).engine
    assert mine["x1_when_1_proposes"] == pytest.approx(theirs["x2_when_2_proposes"], abs=1e-12)
    assert mine["x2_when_2_proposes"] == pytest.approx(theirs["x1_when_1_proposes"], abs=1e-12)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL, {"c1": 0.02, "c2": 0.05}))
