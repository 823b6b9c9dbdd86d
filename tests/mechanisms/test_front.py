"""M1: the monthly move matches mean and variance, the ends reflect, and the drift moves the chances."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.mechanisms.compile import build_game
from standoff.mechanisms.front import BACK, FORWARD, HOLD, MONTH_OF_WAR, move_chances
from tests.mechanisms.cases import FULL, build, edited, index_of, medians_of, number, row_of, stage_of


@given(st.floats(-1, 1), st.floats(0, 1))
def test_chances_match_mean_and_variance_where_a_lattice_can(drift, spread):
    step = 1.5
    back, forward = move_chances(drift, spread, step)
    assert -1e-12 <= back <= 1 and -1e-12 <= forward <= 1 and back + forward <= 1 + 1e-12
    np.testing.assert_allclose((forward - back) * step, drift, atol=1e-12)
    second_moment = (forward + back) * step**2
    can_match = abs(drift) / step <= (spread**2 + drift**2) / step**2 <= 1
    if can_match:
        np.testing.assert_allclose(second_moment, spread**2 + drift**2, atol=1e-12)


@given(st.floats(-50, 50), st.floats(0, 50))
def test_chances_are_probabilities_whatever_the_numbers(drift, spread):
    back, forward = move_chances(drift, spread, 2.0)
    assert back >= -1e-12 and forward >= -1e-12 and back + forward <= 1 + 1e-12


def test_higher_drift_moves_forward_more_often():
    drifts = np.linspace(-2, 2, 41)
    back, forward = move_chances(drifts, 1.0, 4.0)
    assert np.all(np.diff(forward) >= -1e-12) and np.all(np.diff(back) <= 1e-12)
    assert forward[-1] > forward[0]


def test_wider_spread_moves_more_often_both_ways():
    back, forward = move_chances(0.1, np.array([0.5, 1.0, 2.0]), 4.0)
    assert np.all(np.diff(back) > 0) and np.all(np.diff(forward) > 0)


def test_moves_beyond_the_ends_stay_there():
    structure, _ = medians_of(FULL)
    table = structure.tables[-1]
    after = structure.tables[0].worlds["front"][table.next_world]
    before = table.moving_worlds["front"]
    for row, move in enumerate((-1, 0, 1)):
        np.testing.assert_array_equal(after[row], np.clip(before + move, 0, 4))


def test_the_start_is_the_nearest_level():
    structure, _ = medians_of(FULL)
    assert structure.describe(0, structure.start)["front"] == "110"  # 112 lies between 110 and 120
    structure, _ = medians_of(edited(FULL, {"mechanisms.front.start": number(116)}))
    assert structure.describe(0, structure.start)["front"] == "120"


def test_battles_are_news_about_a_party_that_fights_differently_by_type():
    learning = {"about": "hill", "drift_by_type": {"maximal": number(2), "limited": number(-2)}}
    structure, draw = medians_of(edited(FULL, {"mechanisms.front.learning": learning}))
    stage = stage_of(build_game(structure, draw), MONTH_OF_WAR)
    assert stage.about == 0
    forward = stage.probability[0, :, row_of(stage, FORWARD)]
    assert np.all(forward[1] > forward[0]), "type 1 is the maximal one, and it presses on"


def test_without_a_front_a_month_of_war_has_one_outcome():
    raw = edited(FULL, {"mechanisms.issues.list.valley.meanwhile": 0.3})
    del raw["mechanisms"]["front"]
    structure, draw = medians_of(raw)
    stage = build_game(structure, draw).stages[-1]
    assert stage.actions == ("the war goes on",)
    assert np.all(stage.probability == 1)


def test_outcomes_are_named_for_the_record():
    structure, _ = medians_of(FULL)
    war = structure.stages[index_of(structure, MONTH_OF_WAR)]
    assert [outcome.name for outcome in war.outcomes] == [BACK, HOLD, FORWARD]


def test_a_scale_must_rise():
    with pytest.raises(ValueError, match="the scale must rise: from 140 is not below to 100"):
        build(edited(FULL, {"mechanisms.front.from": 140, "mechanisms.front.to": 100}))
