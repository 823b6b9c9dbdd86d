"""Tipping points: they bracket a crossing that is known, and say when there is none."""

from types import SimpleNamespace

import numpy as np
import pytest

from standoff.ask import tipping as module
from standoff.ask.tipping import HALVINGS, POINTS, search_of, tipping
from standoff.case.ranges import RangeError
from standoff.case.text import InputError
from tests.ask import small

DRAWS = 12


@pytest.fixture
def logistic(monkeypatch, plain_base):
    """Return what stands for a solved case whose P(deal) is a known function of one number and the draw."""

    def build(chance):
        def look_ahead(values, draws, ways, progress=None):
            deal = chance(values["mistake"], np.asarray(draws))
            return SimpleNamespace(ended=deal[:, None, None], residual=np.zeros(len(draws)))

        return SimpleNamespace(
            case=plain_base.case, inputs=plain_base.inputs, weights=plain_base.weights, look_ahead=look_ahead,
            chance_of_deal=lambda ended: ended, structure=plain_base.structure,
        )  # fmt: skip

    return build


@pytest.mark.parametrize(("slope", "name"), [(60.0, "rising"), (-60.0, "falling")])
def test_a_known_crossing_is_found_to_within_the_last_bracket(logistic, slope, name):
    """P(deal) = 1 / (1 + exp(-slope (mistake - place))), where `place` differs from draw to draw."""
    places = 0.05 + 0.01 * np.linspace(-1, 1, small.DRAWS)
    base = logistic(lambda value, draw: 1 / (1 + np.exp(-slope * (value - places[draw]))))
    found = tipping(base, "mistake", "2% to 9%", draws=DRAWS)
    bracket = (0.09 - 0.02) / (POINTS - 1) / 2**HALVINGS
    assert found.passes == 1 and found.above == found.below == 0
    assert found.value.median == pytest.approx(0.05, abs=bracket + 0.002), "the median draw, which lies between two"
    assert found.value.low == pytest.approx(0.041, abs=bracket + 0.002)
    assert found.value.high == pytest.approx(0.059, abs=bracket + 0.002)
    assert [value for value, _ in found.curve] == pytest.approx(np.linspace(0.02, 0.09, POINTS))


def test_other_odds_are_passed_elsewhere(logistic):
    base = logistic(lambda value, draw: 10 * value)
    found = tipping(base, "mistake", "1% to 9%", odds=0.3, draws=4)
    assert found.value.median == pytest.approx(0.03, abs=0.001) and found.odds == 0.3


def test_that_no_value_does_it_is_an_answer(logistic):
    found = tipping(logistic(lambda value, draw: 0.2 + 0.01 * (draw >= 0)), "mistake", draws=4)
    assert found.value is None and found.passes == 0 and (found.above, found.below) == (0, 1)
    assert found.to_json()["value"] is None
    mixed = tipping(logistic(lambda value, draw: np.where(draw < 8, 0.9, 0.1)), "mistake", draws=16)
    assert mixed.value is None and mixed.above + mixed.below == 1 and 0.3 < mixed.above < 0.7


def test_what_cannot_be_searched_is_an_error():
    case = small.plain()
    for arguments, words in (
        (("patiense",), "no number called"),
        (("mistake", "5%"), "is a single value"),
        (("mistake", None, 1.5), "odds of 1.5 are no chance"),
        (("valley.meanwhile",), "no number called"),
    ):
        with pytest.raises(InputError, match=words):
            search_of(case, *arguments)
    with pytest.raises(RangeError):
        search_of(case, "patience.hill", "0.5 to 2")


def test_a_solved_case_tips_where_the_curve_says(plain_base):
    """The patience at which a deal is as likely as odds between the ends of its curve."""
    across = tipping(plain_base, "vale.patience", draws=2)
    ends = sorted((across.curve[0][1], across.curve[-1][1]))
    odds = sum(ends) / 2
    found = tipping(plain_base, "vale.patience", odds=odds, draws=2)
    assert found.value is not None and across.curve[0][0] <= found.value.median <= across.curve[-1][0]
    assert module.EVEN == 0.5
