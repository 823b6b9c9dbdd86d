"""The guarantor: the range of deals that enforce themselves, and the veto that empties it."""

import dataclasses

import numpy as np
import pytest

from standoff.theory.guarantor import MODEL, closed_form, holds, largest_shift, stretch, veto_threshold
from standoff.theory.run import fill_in, solve_precisely
from tests.theory.checks import assert_scaling_changes_nothing, points, slope, solved

NAMES = ("p", "shift", "cA", "cB", "delta", "h", "g0", "veto", "L")
IN_THE_BOOK = ("p", "shift", "cA", "cB", "delta", "h", "g0", "veto", "L")
NO_GUARANTOR = (0.5, 0.1, 0.05, 0.1, 0.95, 0, 0, 0, 0.3)
STRONG = (0.3, 0.4, 0.1, 0.1, 0.9, 0.05, 1, 0.2, 0.5)
IMPATIENT = (0.45, 0.2, 0.1, 0.12, 0.8, 0.1, 0.5, 0.1, 0.3)


def given(values):
    return dict(zip(NAMES, values, strict=True))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0.4, 0.3, 0.1, 0.15, 0.9, 0.02, 0.8, 0, 0.2), (1.18, 0.4112, 0.496, 0.3718644068)),
        (NO_GUARANTOR, (1, 0.55, 0.6, 0.15)),
        (STRONG, (1.45, 0.02, 0.22, 0.5379310345)),
        (IMPATIENT, (1.4, 0.361, 0.49, 0.2921428571)),
    ],
)
def test_worked_ranges(values, expected):
    params = given(values)
    found = stretch(params), *closed_form(params).values(), largest_shift(params)
    assert found == pytest.approx(expected, abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m17_guarantor"):
        book, answer = point["params"], point["answer"]
        params = given([book.get(name, 0.0) for name in IN_THE_BOOK])
        if answer.get("veto_threshold") is not None:
            assert veto_threshold(params) == pytest.approx(answer["veto_threshold"], abs=1e-12), point["id"]
        if "max_shift" in answer:
            assert largest_shift(params) == pytest.approx(answer["max_shift"], abs=1e-12), point["id"]
        if answer.get("exists"):
            expected = answer["range_lo"], answer["range_hi"]
            assert tuple(closed_form(params).values()) == pytest.approx(expected, abs=1e-12), point["id"]


def test_too_much_veto_is_refused():
    with pytest.raises(ValueError, match="no deal enforces itself"):
        closed_form(MODEL.defaults() | {"veto": 0.6})
    with pytest.raises(ValueError, match="a veto makes no difference"):
        veto_threshold(MODEL.defaults() | {"g0": 0})


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


@pytest.mark.parametrize("values", [NO_GUARANTOR, STRONG, IMPATIENT])
def test_the_engine_in_other_settlements(values):
    assert solved(MODEL, given(values)).max_error < MODEL.tolerance


def test_the_menu_is_read_to_second_order():
    """Between two shares the log-odds are read by a straight line: error ∝ step² t (1 - t), t the place between them."""
    steps, low = np.array([50, 100, 200]), closed_form(MODEL.defaults())["range_lo"]
    errors = [abs(solved(MODEL, steps=count).engine["range_lo"] - low) for count in steps]
    place = steps * low - np.floor(steps * low)
    assert slope(steps, errors / (place * (1 - place))) == pytest.approx(-2, abs=0.1)


def test_the_mistakes_of_the_other_side_vanish_exponentially():
    """B's end of the range depends on A keeping the deal: precision doubled takes the error down a thousandfold."""
    results = [solved(MODEL, precision=precision) for precision in (100, 200)]
    errors = [abs(result.engine["range_hi"] - result.closed_form["range_hi"]) for result in results]
    assert errors[1] < errors[0] / 500


def best_deal(veto, precision):
    """Return the largest chance of any deal to be signed and kept."""
    params, numerics = fill_in(MODEL, {"veto": veto}), dataclasses.replace(MODEL.numerics, precision=precision)
    return holds(numerics, solve_precisely(MODEL.game(params, numerics), numerics))


def test_the_veto_that_is_too_much_from_both_sides():
    """Above the threshold of 0.449 nothing holds. Below, the range is narrow: precision decides how near one gets."""
    assert veto_threshold(MODEL.defaults()) == pytest.approx(0.4491525424, abs=5.1e-11)
    assert best_deal(0.3, 400) > 0.7 and best_deal(0.4, 1600) > 0.7
    assert best_deal(0.4, 400) < 0.1
    assert max(best_deal(0.46, precision) for precision in (200, 400, 1600)) < 1e-3


def test_a_guarantor_who_hurts_more_widens_the_range():
    lows = [solved(MODEL, {"L": loss}).engine["range_lo"] for loss in (0.19, 0.2, 0.22)]
    assert lows[0] > lows[1] > lows[2]


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
