"""The war of attrition: hazards by formula, the engine with a little doubt, and what it selects without."""

import dataclasses

import numpy as np
import pytest

from standoff.theory import tools
from standoff.theory.maynardsmith1974 import (
    MODEL,
    closed_form,
    complete,
    complete_game,
    concession,
    quitting_time_uniform_cost,
    quitting_time_uniform_value,
    simultaneous,
)
from standoff.theory.run import solve_precisely
from tests.theory.checks import assert_scaling_changes_nothing, points, slope, solved


@pytest.mark.parametrize(
    ("v1", "v2", "c1", "c2", "expected"),
    [
        (1, 1, 0.1, 0.1, (0.1, 0.1, 5, 0.5)),
        (1, 2, 0.2, 0.1, (0.05, 0.2, 4, 0.8)),
        (3, 1, 0.05, 0.4, (0.4, 0.01666666667, 2.4, 0.04)),
    ],
)
def test_published_hazards(v1, v2, c1, c2, expected):
    answers = complete({"v1": v1, "v2": v2, "c1": c1, "c2": c2})
    assert tuple(answers.values()) == pytest.approx(expected, abs=5.1e-12)


def test_published_versions_with_periods_and_private_costs():
    assert simultaneous(1, 0.1, 0.05, 1) == pytest.approx((0.09714282004, 0.04857141002), abs=5.1e-12)
    assert simultaneous(1, 0.1, 0.05, 0.01) == pytest.approx((0.0009997496252, 0.0004998748126), abs=5.1e-14)
    times = [quitting_time_uniform_value(value) for value in (0.2, 0.5, 0.9)]
    assert times == pytest.approx((0.02314355131, 0.1931471806, 1.402585093), abs=5.1e-10)
    times = [quitting_time_uniform_cost(cost, 0.1, 0.5, 2) for cost in (0.15, 0.3, 0.45)]
    assert times == pytest.approx((17.50937475, 3.646431136, 0.5634175393), abs=5.1e-9)
    assert [quitting_time_uniform_cost(cost, 0, 0.5) for cost in (0.1, 0.25, 0.4)] == pytest.approx((8, 2, 0.5))


def test_every_complete_point_of_the_book():
    for point in points("m11_war_of_attrition"):
        book, answer = point["params"], point["answer"]
        if book["kind"] == "complete":
            found = complete({name.lower(): book[name] for name in ("V1", "V2", "c1", "c2")})
            assert found == pytest.approx({name: answer[name] for name in found}, abs=1e-12), point["id"]


def test_hazards_are_reached_in_proportion_to_the_length_of_dates():
    lengths = np.array([0.1, 0.05, 0.025])
    params = MODEL.defaults() | {"v2": 2.0, "c2": 0.3}
    hazard = complete(params)["hazard1"]
    errors = [hazard - concession(params | {"period": length}, 1) / (2 * length) for length in lengths]
    assert slope(lengths, errors) == pytest.approx(1, abs=0.02)


def test_less_doubt_and_shorter_dates_are_the_mixed_equilibrium():
    """Equal sides who hardly doubt: nobody expects anything, and first concessions are small."""
    answers = closed_form(MODEL.defaults() | {"z1": 1e-4, "z2": 1e-4, "period": 1e-3})
    assert max(abs(answer) for answer in answers.values()) < 1e-3


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


@pytest.mark.parametrize(
    "overrides", [{"z1": 0.1}, {"z2": 0.1}, {"z1": 0.4}, {"v2": 2, "c1": 0.2, "period": 2}], ids=str
)
def test_the_engine_with_unequal_sides(overrides):
    assert solved(MODEL, overrides).max_error < 0.05


def test_who_concedes_first_is_off_by_one_over_precision():
    precisions = np.array([30, 60, 120])
    errors = [
        abs(result.engine["u1"] - result.closed_form["u1"])
        for result in (solved(MODEL, precision=precision) for precision in precisions)
    ]
    assert slope(precisions, errors) == pytest.approx(-1, abs=0.1)


def complete_play(precision):
    """Return how likely either player gives in at her first date if nobody is in doubt, and both hazards in theory."""
    params = MODEL.defaults() | {"period": 0.5}
    numerics = dataclasses.replace(MODEL.numerics, precision=precision, periods=40)
    built = complete_game(params, numerics)
    equilibrium = solve_precisely(built, numerics)
    return [tools.chance_of(built, equilibrium, player, 1, 0) for player in (0, 1)]


def test_without_doubt_precise_play_is_not_the_mixed_equilibrium():
    """In theory either gives in with 0.098 per date. Precise play is the equilibrium in which player 2 does, at once."""
    first, second = complete_play(50)
    assert first < 1e-9 and second > 0.99


def test_without_doubt_only_noise_is_symmetric():
    """λ V = 1 is below the bound of 2 and λ V = 3 above it."""
    first, second = complete_play(1)
    assert first == pytest.approx(second, abs=1e-6) and first > 0.3
    first, second = complete_play(3)
    assert second > first + 0.3


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
