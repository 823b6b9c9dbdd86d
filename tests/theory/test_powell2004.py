"""Screening while fighting: thresholds and demands as published, and the engine on both sides of a threshold."""

import numpy as np
import pytest

from standoff.theory.powell2004 import MODEL, closed_form, last_threshold, reduce, thresholds
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved

FIRST = (0.5, 0.1, 0.05, 0.5, 0.9, 0, 0)


def parameters(*numbers):
    return dict(zip(MODEL.parameters, numbers, strict=True))


@pytest.mark.parametrize(
    ("numbers", "demand", "A_payoff", "H_payoff", "accept"),
    [
        ((*FIRST, 0.7, 0), 0.67195, 0.6028811111, 0.32805, 0.4518518519),
        ((0.4, 0.05, 0.1, 0.6, 0.95, 0.02, 0.03, 0.8, 0), 0.6350204022, 0.5974566249, 0.3649795978, 0.5156314692),
        ((0.6, 0.02, 0.03, 0.4, 0.8, 0, 0, 0.9, 0), 0.8787584, 0.8317642674, 0.1212416, 0.7579029887),
        ((0.5, 0.2, 0.1, 0.3, 0.9, 0, 0, 0.3, 0), 0.6, 0.6, 0.4, 1),
        ((0.5, 0.05, 0.05, 0.8, 0.99, 0.01, 0.01, 0.95, 0), 0.5986157767, 0.5790891949, 0.4013842233, 0.3642547021),
    ],
)
def test_published_demands_without_a_last_round(numbers, demand, A_payoff, H_payoff, accept):
    answers = closed_form(parameters(*numbers))
    found = [answers[name] for name in ("first_demand_x", "A_payoff", "H_payoff", "prob_accept_first")]
    assert found == pytest.approx([demand, A_payoff, H_payoff, accept], abs=5.1e-11)


@pytest.mark.parametrize(
    ("numbers", "demand", "A_payoff"),
    [
        ((*FIRST, 0.7, 2), 1, 0.814),
        ((*FIRST, 0.3, 2), 1, 0.566),
        ((0.5, 0.1, 0.05, 0.5, 0.5, 0, 0, 0.35, 2), 0.775, 0.58),
        ((0.5, 0.1, 0.05, 0.5, 0.5, 0, 0, 0.6, 2), 1, 0.72),
        ((0.6, 0.02, 0.03, 0.4, 0.8, 0.05, 0, 0.9, 2), 0.8333333333, 0.7971981982),
    ],
)
def test_published_demands_of_two_rounds(numbers, demand, A_payoff):
    answers = closed_form(parameters(*numbers))
    assert (answers["first_demand_x"], answers["A_payoff"]) == pytest.approx((demand, A_payoff), abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m07_screening"):
        asked, expected = dict(point["params"]), point["answer"]
        rounds = 2 if asked.pop("horizon") == 2 else 0
        names = ("sA", "kA", "kL", "kH", "delta", "KA", "KB", "q_weak")
        numbers = parameters(*(asked[name] for name in names), rounds)
        answers, problem = closed_form(numbers), reduce(numbers)
        found = [answers["first_demand_x"], answers["A_payoff"]]
        assert found == pytest.approx([expected["first_demand_x"], expected["A_payoff"]], abs=1e-12)
        if rounds:
            found = [thresholds(problem, 1)[1], last_threshold(problem)]
            assert found == pytest.approx([expected["z1"], expected["z_switch"]], abs=1e-12)
        else:
            beliefs = [odds / (1 + odds) for odds in thresholds(problem, 5)[1:]]
            assert beliefs == pytest.approx(expected["belief_thresholds_q"], abs=1e-9)
            found = [answers["H_payoff"], answers["L_payoff"], answers["prob_accept_first"]]
            assert found == pytest.approx([expected[name] for name in ("H_payoff", "L_payoff", "prob_accept_first")])


def test_the_second_threshold_has_a_formula_of_its_own():
    problem = reduce(MODEL.defaults())
    gap, first = problem.weak - problem.tough, thresholds(problem, 1)[1]
    second = first * (problem.tough + (1 + problem.discount) * gap) / (problem.discount * gap)
    assert thresholds(problem, 2)[2] == pytest.approx(second, abs=1e-12)


def test_patience_takes_the_price_down_to_the_tough_one():
    """Coase: with D near 1 the number of demands stays bounded, and the first is near the last."""
    numbers = MODEL.defaults() | {"q_weak": 0.8}
    gains = []
    for discount in (0.5, 0.9, 0.99):
        problem = reduce(numbers | {"delta": discount})
        gains.append(closed_form(numbers | {"delta": discount})["first_demand_x"] - problem.war_a - problem.tough)
    assert gains[0] > 2 * gains[1] > 8 * gains[2] > 0


def test_formulas_say_where_they_end():
    with pytest.raises(ValueError, match="needs kH > kL"):
        closed_form(MODEL.defaults() | {"kH": 0.01})
    with pytest.raises(ValueError, match="the closed form is for 2 rounds or"):
        closed_form(MODEL.defaults() | {"horizon": 1})
    with pytest.raises(ValueError, match="more than the whole pie"):
        closed_form(MODEL.defaults() | {"horizon": 2, "kH": 0.8, "q_weak": 0.9})
    with pytest.raises(ValueError, match="demands or more would be made"):
        closed_form(MODEL.defaults() | {"delta": 0.999, "kL": -0.0999, "q_weak": 0.999})


def odds(power: int) -> dict[str, float]:
    """Return the prior at which the odds of the weak type are 1.5 to some power: a node of the default grid."""
    return {"q_weak": 1.5**power / (1 + 1.5**power)}


def errors(result, names=("first_demand_x", "A_payoff", "H_payoff", "L_payoff")):
    return [abs(result.engine[name] - result.closed_form[name]) for name in names]


def concessions(number: int) -> float:
    """Return that many concessions to an indifferent type, log(λ v_weak)/λ each, and one step of the grid of demands.

    A demand must leave room for the concessions that the later ones will make.
    """
    return number * np.log(MODEL.numerics.precision * 0.6) / MODEL.numerics.precision + 1 / MODEL.numerics.steps


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


@pytest.mark.parametrize(("power", "refusals"), [(-4, 0), (-2, 1), (0, 1), (1, 2), (2, 2), (3, 2)], ids=str)
def test_the_engine_adds_a_demand_at_each_threshold(power, refusals):
    """z_1 = 1/3 and z_2 = 1.222 lie between the odds tried; first demands are 0.55, 0.775 and 0.8875."""
    result = solved(MODEL, odds(power))
    assert result.closed_form["first_demand_x"] == pytest.approx([0.55, 0.775, 0.8875][refusals], abs=1e-12)
    assert max(errors(result)) < concessions(refusals + 1)


@pytest.mark.parametrize(("power", "demand"), [(-2, 0.775), (-1, 0.775), (0, 1.0), (1, 1.0), (3, 1.0)])
def test_the_engine_turns_to_the_weak_price_if_two_rounds_are_the_last(power, demand):
    """z_c = 0.778 lies between odds of 0.667 and 1.

    How many accept is decided by where refusals leave the belief, the kink z_1 that lies between two nodes: a step of
    0.4 in log-odds there moves the chance by at most 0.1.
    """
    result = solved(MODEL, {"horizon": 2, **odds(power)})
    assert result.closed_form["first_demand_x"] == pytest.approx(demand, abs=1e-12)
    assert max(errors(result)) < concessions(2)
    assert errors(result, ["prob_accept_first"])[0] < 0.1


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    precisions = np.array([100, 200, 400, 800])
    found = [errors(solved(MODEL, precision=precision), ["A_payoff"])[0] for precision in precisions]
    assert slope(concession(0.6 * precisions), found) == pytest.approx(1, abs=0.3)


def test_a_war_that_may_end_in_collapse_is_a_war_at_other_costs():
    """Only D and the values of war for ever matter, to logit players as well: here both are as with the defaults."""
    collapsing = {"delta": 0.6, "KA": 1 / 12, "KB": 1 / 12}
    costs = {"kA": 0.125, "kL": 0.0625, "kH": 0.625}
    one, other = solved(MODEL), solved(MODEL, collapsing | costs)
    assert other.closed_form == pytest.approx(one.closed_form, abs=1e-12)
    assert other.engine == pytest.approx(one.engine, abs=1e-9)


def test_as_many_periods_are_solved_as_there_are_refusals():
    numbers = odds(2)
    assert MODEL.game(MODEL.defaults() | numbers | {"delta": 0.9}, MODEL.numerics).num_periods == 3
    assert MODEL.game(MODEL.defaults() | numbers, MODEL.numerics).num_periods == MODEL.numerics.periods


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
