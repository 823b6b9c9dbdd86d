"""Two battles with learning: the plans of the attacker as published, and the engine in each of the three regimes."""

import numpy as np
import pytest

from standoff.solve.certify import certify
from standoff.theory.filsonwerner2002 import MODEL, closed_form, plans, threshold
from standoff.theory.run import solve_precisely
from tests.theory.checks import EXACT, assert_scaling_changes_nothing, concession, points, slope, solved

# How many accept is decided by where refusal and victory leave the belief; a node's step of 0.22 in log-odds there
# moves the chance by 0.04.
ACCEPTANCE = 0.04


def parameters(b, p_w, p_s, kA, kD):
    return {"p_w": p_w, "p_s": p_s, "kA": kA, "kD": kD, "b": b}


@pytest.mark.parametrize(
    ("numbers", "plan", "A_value", "cut", "offer"),
    [
        ((0.5, 0.6, 0.3, 0.05, 0.05), "screen low", 0.2241666667, 0.25, 0.56),
        ((0.9, 0.7, 0.3, 0.05, 0.05), "screen low", 0.5189285714, 0.2, 0.425),
        ((0.8, 0.8, 0.5, 0.02, 0.03), "screen low", 0.5981583333, 0.1428571429, 0.306),
        ((0.2, 0.6, 0.4, 0.1, 0.1), "pool", 0.3, 0.5, 0.7),
        ((0.97, 0.7, 0.2, 0.01, 0.02), "screen low", 0.5091045714, 0.05660377358, 0.476),
        ((0.4, 0.7, 0.2, 0.01, 0.02), "screen low", 0.2260914286, 0.05660377358, 0.476),
        ((0.84, 0.67, 0.53, 0.28, 0.11), "screen high", 0.462064, 0.7358490566, 0.4612),
        ((0.75, 0.75, 0.59, 0.11, 0.19), "screen high", 0.6688, 0.652173913, 0.225),
    ],
)
def test_published_plans(numbers, plan, A_value, cut, offer):
    asked = parameters(*numbers)
    answers = closed_form(asked)
    assert answers == plans(asked)[plan]
    found = [answers["A_value"], threshold(asked), answers["first_offer"]]
    assert found == pytest.approx([A_value, cut, offer], abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m09_slantchev_filson_werner"):
        asked, expected = point["params"], point["answer"]
        if "p_w" not in asked:
            continue
        numbers = parameters(*(asked[name] for name in ("b", "p_w", "p_s", "kA", "kD")))
        answers = closed_form(numbers)
        found = [answers["A_value"], answers["first_offer"], threshold(numbers)]
        assert found == pytest.approx([expected[name] for name in ("A_value", "first_offer", "b_star")], abs=1e-12)


def test_a_plan_of_screening_low_leaves_the_belief_at_the_threshold():
    asked = MODEL.defaults()
    accept = plans(asked)["screen low"]["accept"]
    left, strong = (asked["b"] - accept) * asked["p_w"], (1 - asked["b"]) * asked["p_s"]
    assert left / (left + strong) == pytest.approx(threshold(asked), abs=1e-12)


def test_formulas_say_where_they_end():
    with pytest.raises(ValueError, match="needs it above p_s"):
        closed_form(parameters(0.5, 0.3, 0.6, 0.05, 0.05))
    with pytest.raises(ValueError, match="the formula needs at most 1"):
        closed_form(parameters(0.5, 0.9, 0.6, 0.05, 0.2))


def error(result, name):
    return abs(result.engine[name] - result.closed_form[name])


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


@pytest.mark.parametrize(
    ("b", "plan"), [(0.1, "pool"), (0.25, "pool"), (0.5, "screen low"), (0.75, "screen low")]
)
def test_the_engine_turns_from_pooling_to_screening(b, plan):
    """The plans are equally good at a chance of 0.34; all these priors are nodes of the belief grid."""
    result = solved(MODEL, {"b": b})
    assert result.closed_form == plans(MODEL.defaults() | {"b": b})[plan]
    assert max(error(result, name) for name in ("first_offer", "A_value", "value_weak", "value_strong")) < MODEL.tolerance
    assert error(result, "accept") < ACCEPTANCE


@pytest.mark.parametrize(
    ("numbers", "plan"),
    [((0.75, 0.75, 0.59, 0.11, 0.19), "screen high"), ((0.9, 0.7, 0.3, 0.05, 0.05), "screen low"),
     ((0.25, 0.6, 0.4, 0.1, 0.1), "pool")],
)  # fmt: skip
def test_the_engine_comes_close_in_every_plan(numbers, plan):
    result = solved(MODEL, parameters(*numbers))
    assert result.closed_form == plans(parameters(*numbers))[plan]
    assert max(error(result, name) for name in ("first_offer", "A_value", "value_weak", "value_strong")) < MODEL.tolerance
    assert error(result, "accept") < ACCEPTANCE


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    precisions = np.array([100, 200, 400])
    errors = [error(solved(MODEL, precision=precision), "A_value") for precision in precisions]
    assert slope(concession(0.44 * precisions), errors) == pytest.approx(1, abs=0.2)


def test_the_names_of_the_types_do_not_matter():
    one = solved(MODEL, {"b": 0.75})
    turned = MODEL.defaults() | {"b": 0.25, "p_w": 0.3, "p_s": 0.6}
    game = MODEL.game(turned, one.numerics)
    equilibrium = solve_precisely(game, one.numerics)
    assert certify(game, equilibrium).is_ok(EXACT)
    other = MODEL.measure(turned, one.numerics, game, equilibrium)
    other["value_weak"], other["value_strong"] = other["value_strong"], other["value_weak"]
    assert other == pytest.approx(one.engine, abs=1e-8)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
