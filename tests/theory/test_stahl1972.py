"""Ståhl's finite horizon: the published payoffs, and the engine at even and odd numbers of rounds."""

import numpy as np
import pytest

from standoff.theory import rubinstein1982
from standoff.theory.stahl1972 import MODEL, closed_form
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved


def payoffs(delta1, delta2, rounds, e1=0.0, e2=0.0):
    return tuple(closed_form({"delta1": delta1, "delta2": delta2, "T": rounds, "e1": e1, "e2": e2}).values())


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ((0.9, 0.8, 3), (0.92, 0.08)),
        ((0.9, 0.8, 4), (0.344, 0.656)),
        ((0.5, 0.5, 5), (0.6875, 0.3125)),
        ((0.75, 0.5, 6), (0.7578125, 0.2421875)),
        ((0.9, 0.9, 4), (0.181, 0.819)),
        ((0.95, 0.9, 11), (0.8314547983, 0.1685452017)),
        ((0.95, 0.9, 12, 0.3, 0.2), (0.537433274, 0.462566726)),
        ((0.99, 0.99, 50, 0.4, 0.1), (0.4404918404, 0.5595081596)),
    ],
)
def test_published_payoffs(parameters, expected):
    assert payoffs(*parameters) == pytest.approx(expected, abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m02_stahl"):
        renamed = {name: number for name, number in point["params"].items()}
        given = MODEL.defaults() | renamed
        assert closed_form(given) == pytest.approx(point["answer"], abs=1e-12), point["id"]


@pytest.mark.parametrize(("rounds", "surplus"), [(6, -0.714285714286 * 0.72**3), (7, (1 - 0.714285714286) * 0.72**3)])
def test_the_last_mover_matters_by_what_is_left_of_the_pie(rounds, surplus):
    endless = rubinstein1982.closed_form({"delta1": 0.9, "delta2": 0.8, "c1": 0, "c2": 0})["x1_when_1_proposes"]
    assert payoffs(0.9, 0.8, rounds)[0] - endless == pytest.approx(surplus, abs=1e-12)


def test_an_end_better_than_any_agreement_is_refused():
    with pytest.raises(ValueError, match="nobody agrees in the last round"):
        payoffs(0.95, 0.9, 3, 0.7, 0.6)


def test_the_engine_comes_close_with_either_player_last():
    for rounds in (4, 5):
        assert solved(MODEL, {"T": rounds}).max_error < MODEL.tolerance


def test_an_end_that_pays_something():
    assert solved(MODEL, {"T": 5, "e1": 0.3, "e2": 0.2}).max_error < MODEL.tolerance


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    precisions = np.array([25, 50, 100, 200])
    errors = [solved(MODEL, precision=precision).max_error for precision in precisions]
    assert slope(concession(precisions), errors) == pytest.approx(1, abs=0.25)


def test_the_number_of_rounds_is_the_models_own():
    assert solved(MODEL, {"T": 5}, periods=99).game.num_periods == 5


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL, {"T": 4, "e1": 0.3, "e2": 0.2}))
