"""Preventive war: values along a path of power, and the threshold at which a promise is no longer believed."""

import numpy as np
import pytest

from standoff.theory.powell2006 import MODEL, closed_form, powers, solve_path, threshold
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved


@pytest.mark.parametrize(
    ("path", "discount", "costs", "VA", "VB", "share"),
    [
        ([0.3, 0.7], 0.9, (0.5, 0.5), 2.5, 6.5, None),
        ([0.4, 0.7], 0.6, (0.2, 0.3), 1.3, 1.2, 0.93),
        ([0.5, 0.6], 0.9, (1, 1), 4, 4, None),
        ([0.2, 0.4, 0.6, 0.8], 0.8, (0.3, 0.3), 0.7, 3.7, None),
        ([0.2, 0.25, 0.9], 0.9, (0.5, 0.5), 1.5, 7.5, None),
    ],
)
def test_published_paths(path, discount, costs, VA, VB, share):
    answers = solve_path(path, discount, *costs)
    assert (answers["VA"], answers["VB"]) == pytest.approx((VA, VB), abs=1e-9)
    assert answers["prob_war"] == (share is None)
    if share is not None:
        assert answers["s1"] == pytest.approx(share, abs=1e-12)


@pytest.mark.parametrize(
    ("p1", "discount", "cB", "expected"),
    [(0.3, 0.9, 0.5, 0.3388888889), (0.2, 0.8, 0.4, 0.27), (0.1, 0.95, 2, 0.1105263158)],
)
def test_published_thresholds(p1, discount, cB, expected):
    assert threshold({"p1": p1, "delta": discount, "cB": cB}) == pytest.approx(
        expected, abs=5.1e-11
    )


def test_every_point_of_the_book():
    for point in points("m06_shifting_power"):
        asked, expected = point["params"], point["answer"]
        if "p" in asked:
            answers = solve_path(asked["p"], asked["delta"], asked["cA"], asked["cB"])
            assert [answers["VA"], answers["VB"]] == pytest.approx([expected["VA"], expected["VB"]], abs=1e-9)
            assert answers["prob_war"] == (expected["war_period"] == 1)
        else:
            numbers = {"p1": asked["p1"], "delta": asked["delta"], "cB": asked["cB"]}
            assert threshold(numbers) == pytest.approx(expected["p2_threshold"], abs=1e-12)


def test_the_formula_turns_to_war_at_the_threshold():
    for p1, discount, cB in ((0.3, 0.9, 0.5), (0.2, 0.8, 0.4), (0.5, 0.7, 0.1)):
        numbers = MODEL.defaults() | {"p1": p1, "delta": discount, "cB": cB}
        cut = threshold(numbers)
        wars = [closed_form(numbers | {"p2": cut + shift})["prob_war"] for shift in (-1e-6, 1e-6)]
        assert wars == [0, 1]


def test_powers_rise_in_equal_steps():
    assert powers({"p1": 0.2, "p2": 0.8, "jumps": 3}) == pytest.approx([0.2, 0.4, 0.6, 0.8])


def test_too_few_periods_are_refused():
    with pytest.raises(ValueError, match="periods are too few to see it"):
        solved(MODEL, {"jumps": 5})


WAR = {"p1": 0.3, "p2": 0.7, "delta": 0.9, "cA": 0.5, "cB": 0.5}
SLOW = {"p1": 0.4, "p2": 0.6, "jumps": 2, "delta": 0.6}


@pytest.mark.parametrize("overrides", [{}, WAR, SLOW])
def test_the_engine_comes_close(overrides):
    assert solved(MODEL, overrides).max_error < MODEL.tolerance


def test_the_engine_turns_to_war_at_the_threshold():
    """The share that B needs is the whole pie at the threshold; mistakes move it by about (1 - d)/d log(λ)/λ."""
    cut = threshold(MODEL.defaults())
    peace, war = (solved(MODEL, {"p2": cut + shift}).engine["prob_war"] for shift in (-0.02, 0.02))
    assert peace < 0.02 and war > 0.95


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    precisions = np.array([50, 100, 200, 400])
    errors = [solved(MODEL, precision=precision).max_error for precision in precisions]
    assert slope(concession(precisions), errors) == pytest.approx(1, abs=0.15)


def test_more_periods_after_the_shift_change_next_to_nothing_for_b():
    """What B will be given too much later is taken off today's offer: one concession, however many periods."""
    two, four = (solved(MODEL, periods=periods).engine["VB"] for periods in (2, 4))
    concession_now = two - MODEL.closed_form(MODEL.defaults())["VB"]
    assert concession_now == pytest.approx(np.log(200) / 200, rel=0.1)
    assert four == pytest.approx(two, abs=0.01 * concession_now)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
