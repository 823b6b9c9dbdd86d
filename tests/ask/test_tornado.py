"""The tornado: every number that is not fixed is moved between its ends, and the ranking says how sure it is."""

import numpy as np
import pytest

from standoff.ask.sensitivity import VarianceShares
from standoff.ask.tornado import input_shares, tornado, with_shares
from standoff.ask.whatif import what_if
from standoff.case.draws import numbers_of


@pytest.fixture(scope="module")
def found(plain_base):
    return tornado(plain_base, draws=3)


def test_every_number_that_is_not_fixed_is_moved_between_its_ends(plain_base, found):
    numbers = numbers_of(plain_base.case)
    assert {bar.path for bar in found.bars} == {path for path, one in numbers.items() if not one.range.is_fixed}
    for bar in found.bars:
        assert (bar.low, bar.high) == pytest.approx((numbers[bar.path].range.low, numbers[bar.path].range.high))
        assert 1 <= bar.ranks[0] <= bar.ranks[1] <= len(found.bars)
        assert bar.change.low <= bar.at_high - bar.at_low <= bar.change.high
    assert found.solved == 3 * (1 + 2 * len(found.bars)) and -1 <= found.agreement <= 1


def test_the_widest_bar_comes_first(found):
    widths = [bar.width for bar in found.bars]
    assert widths == sorted(widths, reverse=True) and widths[0] > 0.01


def test_an_end_is_a_what_if(plain_base):
    """With every draw taken, the mean at an end is the weighted mean of a what-if that sets the number there."""
    path = "mechanisms.patience.vale.per_month"
    high = numbers_of(plain_base.case)[path].range.high
    (bar,) = tornado(plain_base, draws=16, paths=[path]).bars
    after = what_if(plain_base, [(path, f"{high}")])
    assert after.now.low <= bar.at_high <= after.now.high


def test_shares_of_the_variance_are_filled_in_where_they_were_worked_out(found):
    paths = [found.bars[1].path]
    filled = with_shares(found, paths, VarianceShares(*(np.array([value]) for value in (0.3, 0.4, 0.1, 0.2))))
    assert (filled.bars[1].first, filled.bars[1].total, filled.bars[1].first_error, filled.bars[1].total_error) == (
        0.3, 0.4, 0.1, 0.2)  # fmt: skip
    assert filled.bars[0].first is None and filled.bars[0] == found.bars[0]
    assert filled.to_json()["inputs"][1]["total"] == 0.4


def test_shares_of_a_case_are_found_over_the_weighted_draws(plain_base, found):
    paths = [bar.path for bar in found.bars[:2]]
    shares = input_shares(plain_base, paths, pairs=6)
    assert shares.total.shape == (2,) and np.all(shares.total >= 0) and np.isfinite(shares.first).all()
