"""The chain store: cut-offs and mixing by formula, and the engine on its way to them."""

import numpy as np
import pytest

from standoff.theory.krepswilson1982 import MODEL, closed_form, fighting
from tests.theory.checks import assert_scaling_changes_nothing, points, slope, solved
from tests.theory.relabel import assert_naming_types_changes_nothing


def given(b, a, delta, occasions, p):
    return {"b": b, "a": a, "delta": delta, "N": occasions, "p": p}


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ((0.5, 2, 1, 5, 0.1), (4, 1, 1, 0.03125)),
        ((0.5, 2, 1, 3, 0.2), (2, 1, 0.75, 0.125)),
        ((0.3, 3, 1, 4, 0.01), (3, 1, 0.3640104751, 0.0081)),
        ((0.5, 3, 0.9, 4, 0.05), (0, 0, 0.3684210526, 0.0625)),
        ((0.7, 1.5, 1, 6, 0.1), (0, 0, 0.5499890918, 0.117649)),
        ((0.5, 2, 1, 2, 0.2), (0, 0, 0.25, 0.25)),
        ((0.5, 2, 1, 2, 0.25), (1, 0.5, 0.3333333333, 0.25)),
    ],
)
def test_published_values(params, expected):
    assert tuple(closed_form(given(*params)).values()) == pytest.approx(expected, abs=5.1e-11)


def test_every_point_of_the_book():
    names = {"weak_value": "weak_value", "out_prob_N": "out_prob_N", "fight_prob_N": "fight_prob_N", "cutoff_N": "cutoff_N"}
    for point in points("m12_chain_store"):
        book, answer = point["params"], point["answer"]
        found = closed_form(given(book["b"], book["a"], book["delta"], book["N"], book["p"]))
        assert found == pytest.approx({name: answer[names[name]] for name in names}, abs=1e-12), point["id"]
        for step in answer["path"]:
            fight = fighting(step["belief"], book["b"], round(step["n"]))
            assert fight == pytest.approx(step["fight_if_entry_weak"], abs=1e-12), point["id"]


def test_a_deterred_entrant_must_pay_for_a_fight():
    with pytest.raises(ValueError, match="δa >= 1"):
        closed_form(given(0.5, 1.2, 0.5, 3, 0.2))


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


@pytest.mark.parametrize("p", [0.05, 0.3, 0.6])
def test_the_engine_at_other_reputations(p):
    """Mixing on the first occasion, mixing on the last but one, and a reputation that lasts to the end."""
    assert solved(MODEL, {"p": p}).max_error < 0.1


def test_the_cutoff_is_where_entry_stops():
    """On either side of b³ = 0.125, the first entrant comes in or stays out."""
    assert solved(MODEL, {"p": 0.1}).engine["out_prob_N"] < 0.05
    assert solved(MODEL, {"p": 0.15}).engine["out_prob_N"] > 0.95


def test_finer_beliefs_find_the_cutoff_at_first_order_or_better():
    """A threshold lies somewhere between two nodes: the step halved must at least halve the error."""
    errors = [
        abs(result.engine["cutoff_N"] - result.closed_form["cutoff_N"])
        for result in (solved(MODEL, grid_size=size) for size in (17, 33))
    ]
    assert errors[1] < errors[0] / 2


def test_mixing_is_reached_like_one_over_precision():
    """Two occasions with thresholds and prior on nodes of the grid: what is left is the logit player's own margin."""
    precisions = np.array([50, 100, 200])
    twice = {"p": 0.1, "N": 2}
    results = [
        solved(MODEL, twice, precision=precision, grid_size=9, grid_reach=4 * np.log(3)) for precision in precisions
    ]
    assert slope(precisions, [result.max_error for result in results]) == pytest.approx(-1, abs=0.02)
    assert results[-1].max_error < 2e-3


def test_a_follow_through_is_likelier_with_more_tests_to_come():
    """The same weak monopolist with the same reputation: what is at stake is the number of occasions left."""
    game = solved(MODEL, {"p": 0.1})
    fights = [np.asarray(game.equilibrium.strategies[1])[period, 0, :, 1, 0] for period in range(3)]
    at_prior = [np.interp(game.game.prior[0], game.equilibrium.grid, fight) for fight in fights]
    assert at_prior[0] > at_prior[1] + 0.1 > at_prior[2] + 0.2


def test_naming_the_types_the_other_way_round_changes_nothing():
    assert_naming_types_changes_nothing(solved(MODEL), 0)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
