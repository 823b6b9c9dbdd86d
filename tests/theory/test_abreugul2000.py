"""Reputational bargaining: first concessions by formula, the limit of short dates, and the engine with two beliefs."""

import numpy as np
import pytest

from standoff.theory import tools
from standoff.theory.abreugul2000 import MODEL, closed_form, concession, limit
from standoff.theory.run import solve_precisely
from tests.games import replace
from tests.theory.checks import assert_scaling_changes_nothing, points, slope, solved
from tests.theory.relabel import assert_naming_types_changes_nothing


def given(a, r, z, period=1.0):
    return {
        "a1": a[0], "a2": a[1], "r1": r[0], "r2": r[1], "z1": z[0], "z2": z[1], "period": period
    }  # fmt: skip


ALIKE = (0.6, 0.6), (0.1, 0.1), (0.1, 0.1)
SECOND_LATE = (0.7, 0.6), (0.05, 0.1), (0.05, 0.1)
FIRST_LATE = (0.55, 0.8), (0.2, 0.1), (0.01, 0.02)
# Settlements whose dates are long enough for a grid with steps of a quarter: player 1 is late in three, 2 in two.
COARSE = [
    {},
    {"z1": 0.2},
    {"z1": 0.3, "z2": 0.2},
    {"a1": 0.8, "a2": 0.8, "r1": 0.5, "r2": 0.5, "period": 1, "z1": 0.2},
    {"a1": 0.7, "a2": 0.6, "r1": 0.2, "r2": 0.4, "period": 1},
]


@pytest.mark.parametrize(
    ("case", "period", "expected"),
    [
        (ALIKE, 0.8, (0.4, 0.3751426926, 0.02555174685, 0.277648223)),
        (ALIKE, 0.2, (0.4, 0.4042547389, 0.05855732244, 0.07695760797)),
        (SECOND_LATE, 0.8, (0.4647577651, 0.2769349039, 0, 0.3149004796)),
        (FIRST_LATE, 0.2, (0.2, 0.5152212835, 0.206546926, 0.04472438113)),
    ],
)
def test_published_concessions(case, period, expected):
    assert tuple(closed_form(given(*case, period)).values()) == pytest.approx(expected, abs=5.1e-11)


def test_published_limits():
    late = limit(given(*SECOND_LATE))
    assert (late["hazard1"], late["hazard2"], late["atom1"]) == pytest.approx((0.1, 1 / 15, 0), abs=1e-12)
    found = [late[name] for name in ("end", "atom2", "u1", "u2")]
    assert found == pytest.approx((29.95732274, 0.2631937003, 0.4789581101, 0.3), abs=5.1e-9)


def test_every_point_of_the_book():
    for point in points("m10_abreu_gul"):
        book, answer = point["params"], point["answer"]
        params = given(book["alpha"], book["r"], book["z"], book.get("period", 1.0))
        if "period" in book:
            names = {"u1": "u1", "u2": "u2", "first_concession_1": "first_concession_1", "first_concession_2": "first_concession_2"}
            found = closed_form(params)
            assert concession(params, 1) == pytest.approx(answer["h1_star"], abs=1e-11)
        else:
            names = {
                "hazard1": "lam1",
                "hazard2": "lam2",
                "end": "T0",
                "atom1": "F1_0",
                "atom2": "F2_0",
                "u1": "u1",
                "u2": "u2",
            }
            found = limit(params)
        for name, there in names.items():
            assert found[name] == pytest.approx(answer[there], abs=1e-10), point["id"]


def test_demands_that_fit_into_the_pie_are_refused():
    with pytest.raises(ValueError, match="nothing to fight over"):
        closed_form(given((0.4, 0.5), (0.1, 0.1), (0.1, 0.1)))


def test_hazards_are_reached_in_proportion_to_the_length_of_dates():
    lengths = np.array([0.1, 0.05, 0.025])
    errors = [concession(given(*SECOND_LATE, length), 1) / (2 * length) - 0.1 for length in lengths]
    assert slope(lengths, np.abs(errors)) == pytest.approx(1, abs=0.05)


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


@pytest.mark.parametrize("overrides", COARSE[1:])
def test_the_engine_in_either_case(overrides):
    assert solved(MODEL, overrides).max_error < 0.04


def test_finer_beliefs_at_least_halve_the_error():
    """Errors of single settlements are erratic in sign; over five the step halved leaves about a third."""
    coarse, fine = (sum(solved(MODEL, each, grid_size=size).max_error for each in COARSE) for size in (17, 33))
    assert fine < coarse / 2


def test_who_concedes_first_is_off_by_one_over_precision():
    """The late side is indifferent between its first date and later: no belief need be read for what it gets."""
    precisions = np.array([125, 250, 500])
    errors = [
        abs(result.engine["u2"] - result.closed_form["u2"])
        for result in (solved(MODEL, COARSE[4], precision=precision) for precision in precisions)
    ]
    assert slope(precisions, errors) == pytest.approx(-1, abs=0.05)


def test_the_side_that_is_less_often_obstinate_concedes_first():
    """The threshold from both sides: with z2 = 0.1, player 1 concedes at once if z1 is small, and never if it is large."""
    small, large = solved(MODEL, {"z1": 0.05}).engine, solved(MODEL, {"z1": 0.4}).engine
    assert small["first_concession_1"] > 0.5 and large["first_concession_1"] < 1e-3
    assert large["first_concession_2"] > 0.5


def test_what_lies_beyond_the_horizon_does_not_matter():
    """Rational players have all conceded by then, so a gift at the end changes little on the way."""
    result = solved(MODEL)
    generous = replace(result.game, terminal=result.game.terminal + 0.1)
    other = solve_precisely(generous, result.numerics)
    one, two = (tools.chance_of(result.game, each, 0, 1, 0) for each in (result.equilibrium, other))
    assert two == pytest.approx(one, abs=0.02)


def test_naming_the_types_the_other_way_round_changes_nothing():
    assert_naming_types_changes_nothing(solved(MODEL), 1)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
