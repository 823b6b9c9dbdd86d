"""What-ifs: the difference on the same draws, and errors where nothing is asked or can be done."""

import numpy as np
import pytest

from standoff.ask.estimates import estimate
from standoff.ask.whatif import ENOUGH_AT_ONCE, heaviest, taken_by_weight, what_if
from standoff.case.text import InputError

EVEN = 1e-6  # single precision, twice along the same path


@pytest.fixture(scope="module")
def patient(plain_base):
    return what_if(plain_base, [("vale.patience", "0.99")])


def test_the_base_of_a_what_if_is_the_forecast(plain_base, patient):
    chosen, weights = heaviest(plain_base, ENOUGH_AT_ONCE)
    expected = estimate(plain_base.p_deal[chosen, -1], weights)
    assert patient.base.median == pytest.approx(expected.median, abs=1e-4)
    assert patient.base.low == pytest.approx(expected.low, abs=1e-4)


def test_the_answer_says_what_changed_and_by_how_much(plain_base, patient):
    (changed,) = patient.changed
    assert changed.path == "mechanisms.patience.vale.per_month" and changed.after == pytest.approx(0.99)
    assert patient.months == plain_base.months and len(patient.by_month) == len(patient.months)
    assert patient.by_month[-1] == patient.difference and abs(patient.difference.median) > 1e-3
    for row in (patient.base, patient.now, patient.difference, *patient.worth.values()):
        assert row.low <= row.median <= row.high
    assert patient.share >= ENOUGH_AT_ONCE and set(patient.worth) == {"hill", "vale"}


def test_an_act_and_a_number_are_read_off_together(plain_base):
    alone = what_if(plain_base, do="hill.valley_25")
    both = what_if(plain_base, [("vale.patience", "0.99")], do="hill.valley_25")
    assert alone.act == both.act == "hill.valley_25" and alone.at == plain_base.months[0]
    assert 0 < alone.could <= 1 + EVEN and not alone.changed and len(both.changed) == 1
    assert alone.difference.median > 0.01, "giving most of the valley away makes a deal likelier"
    assert alone.worth["hill"].median < 0 < alone.worth["vale"].median
    assert alone.to_json()["changed"] == [{"do": "hill.valley_25", "at": alone.at, "could": alone.could}]


def test_a_later_act_leaves_the_months_before_it_as_they_are(plain_base):
    later = what_if(plain_base, do="hill.valley_25", at=plain_base.months[2])
    assert [row.median for row in later.by_month[:2]] == pytest.approx([0, 0], abs=EVEN)
    assert later.could < 0.95, "a deal may have been signed before"


def test_nothing_to_change_is_an_error(plain_base):
    with pytest.raises(InputError, match="nothing to change: give a path and its value, or an act"):
        what_if(plain_base)


def test_an_act_that_nobody_can_take_is_an_error(base):
    with pytest.raises(InputError, match="hill cannot 'lift oil' in .*choose another month with --at, or another act"):
        what_if(base, do="hill.lift_oil")


def test_draws_taken_by_weight_are_counted_once(plain_base):
    chosen, weights = taken_by_weight(plain_base, 12, 1)
    assert len(set(chosen)) == len(chosen) <= 12 and weights.sum() == pytest.approx(1)
    assert np.allclose(12 * weights, np.round(12 * weights))
