"""Fearon's bargaining range: its ends, the demands that reach for them, and that both sides are treated alike."""

import numpy as np
import pytest

from standoff.theory import tools
from standoff.theory.fearon1995range import MODEL, closed_form
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved


@pytest.mark.parametrize(
    ("p", "cA", "cB", "demand", "low"),
    [(0.5, 0.1, 0.2, 0.7, 0.4), (0.7, 0.05, 0.4, 1, 0.65), (0.05, 0.1, 0.02, 0.07, 0)],
)
def test_published_ranges(p, cA, cB, demand, low):
    answers = closed_form({"p": p, "cA": cA, "cB": cB})
    assert (answers["demand"], answers["range_lo"]) == pytest.approx((demand, low), abs=1e-12)


def test_every_point_of_the_book():
    for point in points("m05_fearon_ultimatum"):
        asked = point["params"]
        if asked["kind"] != "complete":
            continue
        answers = closed_form({"p": asked["p"], "cA": asked["cA"], "cB": asked["cB"]})
        expected = [point["answer"][name] for name in ("demand", "range_lo", "range_hi")]
        assert [answers["demand"], answers["range_lo"], answers["demand"]] == pytest.approx(expected, abs=1e-12)


def test_war_is_worse_than_every_division_in_the_range_and_no_other():
    for p in (0.1, 0.5, 0.9):
        answers = closed_form({"p": p, "cA": 0.05, "cB": 0.07})
        for share in np.linspace(0, 1, 101):
            is_better_for_both = share >= p - 0.05 - 1e-12 and 1 - share >= 1 - p - 0.07 - 1e-12
            is_inside = answers["range_lo"] - 1e-9 <= share <= answers["demand"] + 1e-9
            assert is_better_for_both == is_inside


def test_a_higher_cost_of_war_never_shrinks_the_range():
    for cA, cB in ((0, 0), (0.1, 0.3), (0.6, 0.1)):
        width = closed_form({"p": 0.4, "cA": cA, "cB": cB})["surplus"]
        for more in ((0.2, 0), (0, 0.2)):
            answers = closed_form({"p": 0.4, "cA": cA + more[0], "cB": cB + more[1]})
            assert answers["surplus"] >= width


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


@pytest.mark.parametrize("overrides", [{"p": 0.7, "cA": 0.05, "cB": 0.4}, {"p": 0.05, "cB": 0.15}])
def test_the_engine_comes_close_where_an_end_is_cut_off(overrides):
    assert solved(MODEL, overrides).max_error < MODEL.tolerance


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    """With the surplus s from peace the concession is log(λ s)/λ: λ s is the precision in units of the surplus."""
    precisions = np.array([50, 100, 200, 400])
    results = [solved(MODEL, precision=precision) for precision in precisions]
    errors = [abs(result.engine["demand"] - result.closed_form["demand"]) for result in results]
    assert slope(concession(0.3 * precisions), errors) == pytest.approx(1, abs=0.1)
    wars = [result.engine["prob_war"] for result in results]
    assert slope(precisions, wars) == pytest.approx(-1, abs=0.25)


@pytest.mark.parametrize("steps", [9, 19, 37])
def test_with_hardly_any_mistakes_a_demand_is_within_a_step_of_the_grid(steps):
    result = solved(MODEL, precision=20_000, steps=steps)
    assert 0 < result.closed_form["demand"] - result.engine["demand"] < 1 / steps
    assert 0 < result.engine["range_lo"] - result.closed_form["range_lo"] < 1 / steps
    assert result.engine["prob_war"] < 1e-6


def test_interchanging_the_sides_turns_the_range_around():
    one = solved(MODEL, {"p": 0.6, "cA": 0.1, "cB": 0.2}).engine
    other = solved(MODEL, {"p": 0.4, "cA": 0.2, "cB": 0.1}).engine
    assert one["demand"] == pytest.approx(1 - other["range_lo"], abs=1e-12)
    assert one["range_lo"] == pytest.approx(1 - other["demand"], abs=1e-12)


def test_the_coin_is_fair_and_the_unit_of_payoffs_does_not_matter():
    result = solved(MODEL)
    mean = (result.engine["demand"] + result.engine["range_lo"]) / 2
    # Half the time either demands; what both get together falls short of the pie by the wars that come by mistake.
    total = sum(tools.value(result.game, result.equilibrium, player) for player in (0, 1))
    assert tools.value(result.game, result.equilibrium, 0) == pytest.approx(mean, abs=1 - total + 0.01)
    assert_scaling_changes_nothing(MODEL, result)
