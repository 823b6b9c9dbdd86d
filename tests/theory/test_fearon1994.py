"""Audience costs: the horizon, who backs down at once, and that more to lose is an advantage."""

import numpy as np
import pytest

from standoff.theory.fearon1994 import MODEL, closed_form, horizon, latest
from tests.theory.checks import points, slope, solved

EVEN = {"a1": 0.1, "a2": 0.1}


def test_every_point_of_the_book():
    for point in points("m13_audience_ratification"):
        asked, expected = point["params"], point["answer"]
        if "C" not in asked:
            continue
        numbers = {f"{name}{state}": asked[name][state - 1] for name in ("v", "a", "C") for state in (1, 2)}
        answers = closed_form(numbers)
        found = [latest(numbers, 1), latest(numbers, 2), horizon(numbers), *answers.values()]
        names = ["t1", "t2", "horizon", "prob_war", "back_down_at_0_1", "back_down_at_0_2"]
        assert found[:6] == pytest.approx([expected[name] for name in names], abs=1e-12)


def test_equal_states_end_in_the_golden_ratio():
    answers = closed_form(MODEL.defaults() | EVEN)
    assert answers["stay_1"] == answers["stay_2"] == pytest.approx((5**0.5 - 1) / 2)
    assert answers["prob_war"] == pytest.approx(0.3819660113)
    assert answers["back_down_at_once_1"] == pytest.approx(0, abs=1e-12)


def test_those_who_back_down_are_indifferent():
    """The survivors of the formula make the other's loss grow exactly as fast as the prize comes into reach."""
    params = MODEL.defaults()
    end, step = horizon(params), 1e-5
    times = np.linspace(0, end * 0.99, 50)
    for state, other in ((1, 2), (2, 1)):
        a, v = params[f"a{other}"], params[f"v{other}"]
        survive = v / (v + a * times)
        later = v / (v + a * (times + step))
        hazard = (survive - later) / survive / step
        np.testing.assert_allclose(hazard * (v + a * times), a, rtol=1e-4, err_msg=f"state {state}")


@pytest.mark.parametrize("params", [{}, EVEN])
def test_the_engine_comes_close(params):
    assert solved(MODEL, params).max_error < MODEL.tolerance


def test_more_dates_and_types_come_closer():
    errors = [solved(MODEL, EVEN, periods=dates, types=types).max_error for dates, types in ((2, 2), (4, 3), (8, 5))]
    assert errors[0] > errors[1] > errors[2]
    assert slope([2, 4, 8], errors) < -0.5


def test_who_can_lose_more_face_backs_down_less():
    wars = [solved(MODEL, {"a1": audience}, periods=4, types=3).engine for audience in (0.1, 0.2, 0.4)]
    once = [engine["back_down_at_once_2"] for engine in wars]
    assert once[0] < once[1] < once[2] and all(engine["back_down_at_once_1"] < 0.1 for engine in wars[1:])


def test_the_first_mover_loses_less_and_less_by_moving_first():
    """Equal states differ only in whose turn comes first, and with more dates that matters less."""
    gaps = []
    for dates, types in ((2, 2), (4, 3), (8, 5)):
        engine = solved(MODEL, EVEN, periods=dates, types=types).engine
        gaps.append(abs(engine["stay_1"] - engine["stay_2"]))
    assert gaps[0] > 2 * gaps[2] and gaps[2] < 0.02
