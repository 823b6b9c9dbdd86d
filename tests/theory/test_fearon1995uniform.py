"""Fearon's demand to a continuum of types."""

import dataclasses

import numpy as np
import pytest

from standoff.theory import tools
from standoff.theory.fearon1995uniform import MODEL, closed_form, costs_of, game
from tests.theory.checks import points, slope, solved


def parameters(p, cA, low, high):
    return {"p": p, "cA": cA, "low": low, "high": high}


def test_every_point_of_the_book():
    asked = [point for point in points("m05_fearon_ultimatum") if point["params"]["kind"] == "uniform"]
    for point in asked:
        numbers = point["params"]
        answers = closed_form(parameters(numbers["p"], numbers["cA"], numbers["a"], numbers["b"]))
        for name, expected in point["answer"].items():
            assert answers[name] == pytest.approx(expected, abs=1e-9), (numbers, name)


@pytest.mark.parametrize(
    ("numbers", "answers"),
    [
        ((0.5, 0.1, 0.0, 0.4), (0.65, 0.375, 0.55625, 0.378125)),
        ((0.5, 0.2, 0.0, 0.15), (0.5, 0.0, 0.5, 0.5)),
        ((0.9, 0.05, 0.0, 0.6), (1.0, 0.1666666667, 0.975, 0.008333333333)),
        ((0.4, 0.1, 0.2, 0.45), (0.6, 0.0, 0.6, 0.4)),
    ],
)
def test_published_demands(numbers, answers):
    assert list(closed_form(parameters(*numbers)).values()) == pytest.approx(answers, abs=5.1e-11)


@pytest.mark.parametrize("numbers", [(0.5, 0.1, 0.0, 0.4), (0.6, 0.05, 0.0, 0.3), (0.3, 0.02, 0.05, 0.5), (0.4, 0.1, 0.2, 0.45)])
def test_the_engine_comes_close(numbers):
    assert solved(MODEL, parameters(*numbers)).max_error < 2 * MODEL.tolerance


def test_choices_at_a_finite_precision_are_the_logit_formulas():
    """Worked out once more without the engine: B's answer by cost, A's demand against their average."""
    numerics = dataclasses.replace(MODEL.numerics, precision=30.0, steps=20, types=7)
    params, result = MODEL.defaults(), solved(MODEL, precision=30.0, steps=20, types=7)
    shares, costs = tools.offers(20), costs_of(params, 7)
    fights = 1 / (1 + np.exp(-30.0 * ((1 - params["p"] - costs)[:, None] - (1 - shares))))
    worth = np.mean((1 - fights) * shares + fights * (params["p"] - params["cA"]), axis=0)
    demands = np.exp(30.0 * (worth - worth.max()))
    demands /= demands.sum()
    assert result.engine["demand"] == pytest.approx(demands @ shares, abs=1e-12)
    assert result.engine["prob_war"] == pytest.approx(demands @ fights.mean(axis=0), abs=1e-12)
    assert result.engine["EA"] == pytest.approx(demands @ worth, abs=1e-12)
    assert game(params, numerics).num_types == (7,)


def test_war_comes_at_the_threshold_of_the_lowest_cost():
    """With (high - cA)/2 below the lowest cost nobody is left out; just above it a few are."""
    assert closed_form(parameters(0.4, 0.1, 0.18, 0.45))["prob_war"] == 0
    assert 0 < closed_form(parameters(0.4, 0.1, 0.17, 0.45))["prob_war"] < 0.02
    safe, risky = (solved(MODEL, parameters(0.4, 0.1, low, 0.45)).engine["prob_war"] for low in (0.25, 0.05))
    assert safe < 0.05 and risky > 0.25


def test_spread_falls_like_the_root_of_precision():
    """A's payoff is flat at the top: her demands scatter by 1/√λ, and what that costs her falls like 1/λ."""
    precisions = np.array([125, 250, 500, 1000])
    losses = [closed_form(MODEL.defaults())["EA"] - solved(MODEL, precision=each).engine["EA"] for each in precisions]
    assert slope(precisions, losses) == pytest.approx(-1, abs=0.25)


def test_two_types_are_the_model_of_two_types():
    """With two costs it is the game that the belief grid solves."""
    from standoff.theory import fearon1995

    low, high = costs_of(MODEL.defaults(), 2)
    here = solved(MODEL, precision=100.0, steps=40, types=2)
    twin = solved(fearon1995.MODEL, {"cL": low, "cH": high, "q_low_cost": 0.5}, precision=100.0, steps=40)
    for name in ("demand", "prob_war", "EA", "EB"):
        assert here.engine[name] == pytest.approx(twin.engine[name], abs=1e-9)
