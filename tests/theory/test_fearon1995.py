"""Fearon's demand to an unknown opponent: the risk-return trade-off and its threshold, from both sides."""

import numpy as np
import pytest

from standoff.solve.certify import certify
from standoff.theory.fearon1995 import MODEL, closed_form, threshold
from standoff.theory.run import solve_precisely
from tests.theory.checks import EXACT, assert_scaling_changes_nothing, concession, points, slope, solved


def parameters(p, cA, cL, cH, q_low_cost):
    return {"p": p, "cA": cA, "cL": cL, "cH": cH, "q_low_cost": q_low_cost}


def odds(power: int) -> dict[str, float]:
    """Return the prior at which the odds of a low cost are 1.5 to some power: a node of the default grid."""
    return {"q_low_cost": 1.5**power / (1 + 1.5**power)}


@pytest.mark.parametrize(
    ("numbers", "demand", "war", "EA", "q_star"),
    [
        ((0.5, 0.1, 0.05, 0.3, 0.5), 0.8, 0.5, 0.6, 0.625),
        ((0.5, 0.1, 0.05, 0.3, 0.7), 0.55, 0, 0.55, 0.625),
        ((0.35, 0.2, 0.1, 0.25, 0.2), 0.6, 0.2, 0.51, 0.3333333333),
    ],
)
def test_published_demands(numbers, demand, war, EA, q_star):
    answers = closed_form(parameters(*numbers))
    found = [answers["demand"], answers["prob_war"], answers["EA"], threshold(parameters(*numbers))]
    assert found == pytest.approx([demand, war, EA, q_star], abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m05_fearon_ultimatum"):
        asked, expected = point["params"], point["answer"]
        if asked["kind"] != "two types":
            continue
        numbers = parameters(*(asked[name] for name in ("p", "cA", "cL", "cH", "q_low_cost")))
        answers = closed_form(numbers)
        found = [answers["demand"], answers["prob_war"], answers["EA"], threshold(numbers)]
        assert found == pytest.approx([expected[name] for name in ("demand", "prob_war", "EA", "q_star")], abs=1e-12)


def test_no_demand_is_better():
    """Against every demand on a fine grid, with B accepting whatever is no worse than war."""
    for chance in np.linspace(0.05, 0.95, 19):
        p, cA, low, high = 0.45, 0.07, 0.1, 0.35
        demands = np.linspace(0, 1, 2001)
        refuses = chance * (demands > p + low + 1e-9) + (1 - chance) * (demands > p + high + 1e-9)
        best = np.max((1 - refuses) * demands + refuses * (p - cA))
        assert closed_form(parameters(p, cA, low, high, chance))["EA"] == pytest.approx(best, abs=1e-9)


def test_formulas_say_where_they_end():
    with pytest.raises(ValueError, match="the formula needs at most the whole pie"):
        closed_form(parameters(0.8, 0.1, 0.05, 0.3, 0.5))
    with pytest.raises(ValueError, match="more than cH"):
        closed_form(parameters(0.5, 0.1, 0.4, 0.3, 0.5))


@pytest.mark.parametrize("power", [-3, -1, 0, 3, 5])
def test_the_engine_comes_close(power):
    assert solved(MODEL, odds(power)).max_error < MODEL.tolerance


def test_the_engine_turns_from_risk_to_safety_at_the_threshold():
    """q* is 0.625; the nodes of the belief grid next to it are 0.6 and 0.692."""
    risky, safe = (solved(MODEL, odds(power)).engine for power in (1, 2))
    assert risky["prob_war"] == pytest.approx(0.6, abs=MODEL.tolerance) and safe["prob_war"] < MODEL.tolerance
    assert risky["demand"] == pytest.approx(0.8, abs=MODEL.tolerance)
    assert safe["demand"] == pytest.approx(0.55, abs=MODEL.tolerance)


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    precisions = np.array([50, 100, 200, 400])
    results = [solved(MODEL, precision=precision) for precision in precisions]
    errors = [abs(result.engine["demand"] - result.closed_form["demand"]) for result in results]
    assert slope(concession(0.3 * precisions), errors) == pytest.approx(1, abs=0.25)


def test_the_names_of_the_types_do_not_matter():
    """With the costs interchanged, so that type 1 is the costly one, and the chance with them."""
    turned = {"cL": 0.3, "cH": 0.05, **odds(2)}
    one = solved(MODEL, odds(-2))
    game = MODEL.game(MODEL.defaults() | turned, one.numerics)
    equilibrium = solve_precisely(game, one.numerics)
    assert certify(game, equilibrium).is_ok(EXACT)
    other = MODEL.measure(MODEL.defaults, one.numerics, game, equilibrium)
    assert other == pytest.approx(one.engine, abs=1e-9)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
