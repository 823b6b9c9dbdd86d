"""Offers and battles in turn: the shares at every position, the engine's way to them, and both sides alike."""

import numpy as np
import pytest

from standoff.theory.slantchev2003 import MODEL, closed_form, shares_by_position
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved

NAMES = ("p", "N", "k", "delta", "kA", "kB")


def parameters(*numbers):
    return dict(zip(MODEL.parameters, numbers, strict=True))


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((0.5, 6, 3, 0.9, 0.01, 0.02), (0.5768789809, 0.4766878981)),
        ((0.55, 10, 4, 0.95, 0.005, 0.01), (0.5672469779, 0.5470268117)),
        ((0.45, 5, 2, 0.8, 0, 0), (0.4380798972, 0.3504639178)),
        ((0.6, 8, 5, 0.99, 0.002, 0.002), (0.8728392458, 0.8594864041)),
    ],
)
def test_published_shares(numbers, expected):
    answers = closed_form(parameters(*numbers))
    assert (answers["x_k"], answers["y_k"]) == pytest.approx(expected, abs=5.1e-11)


def test_published_shares_at_every_position():
    x, y = shares_by_position(parameters(0.45, 5, 2, 0.8, 0, 0))
    assert x == pytest.approx([0, 0.3261670104, 0.4380798972, 0.5748623144, 0.7661742729, 1], abs=5.1e-11)
    assert y == pytest.approx([0, 0.157708763, 0.3504639178, 0.468577893, 0.6129394183, 1], abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m09_slantchev_filson_werner"):
        if "N" not in point["params"]:
            continue
        x, y = shares_by_position(parameters(*(point["params"][name] for name in NAMES)))
        assert x == pytest.approx(point["answer"]["x"], abs=1e-12)
        assert y == pytest.approx(point["answer"]["y"], abs=1e-12)


def test_shares_leave_the_other_what_war_is_worth():
    p, d, kA, kB = 0.55, 0.93, 0.01, 0.03
    x, y = shares_by_position(parameters(p, 7, 3, d, kA, kB))
    for k in range(1, 7):
        assert 1 - x[k] == pytest.approx(d * (p * (1 - y[k + 1]) + (1 - p) * (1 - y[k - 1])) - kB, abs=1e-12)
        assert y[k] == pytest.approx(d * (p * x[k + 1] + (1 - p) * x[k - 1]) - kA, abs=1e-12)


def test_formulas_say_where_they_end():
    with pytest.raises(ValueError, match="the war is over"):
        closed_form(MODEL.defaults() | {"k": 6})
    with pytest.raises(ValueError, match="left less than nothing"):
        closed_form(MODEL.defaults() | {"kA": 0.5})


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


@pytest.mark.parametrize("position", [1, 5])
def test_the_engine_comes_close_near_the_ends(position):
    assert solved(MODEL, {"k": position}).max_error < MODEL.tolerance


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    """A refusal destroys s = 0.13: 1 - d and the costs of a battle."""
    precisions = np.array([100, 200, 400, 800])
    results = [solved(MODEL, precision=precision) for precision in precisions]
    errors = [abs(result.engine["value_a"] - result.closed_form["value_a"]) for result in results]
    assert slope(concession(0.13 * precisions), errors) == pytest.approx(1, abs=0.15)


def test_interchanging_the_sides_turns_the_shares_around():
    one = solved(MODEL, {"p": 0.55, "k": 2}).engine
    other = solved(MODEL, {"p": 0.45, "k": 4, "kA": 0.02, "kB": 0.01}).engine
    assert one["x_k"] == pytest.approx(1 - other["y_k"], abs=1e-9)
    assert one["y_k"] == pytest.approx(1 - other["x_k"], abs=1e-9)


def test_a_longer_horizon_changes_nothing():
    """Cutting off after T battles moves values by less than d^T: 0.9^80 is 2e-4, 0.9^160 is 5e-8."""
    short, long = (solved(MODEL, periods=periods).engine for periods in (80, 160))
    assert short == pytest.approx(long, abs=0.9**80)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
