"""Levers: every act is tried, what it does adds up, and those that cannot be pulled are listed as idle."""

import pytest

from standoff.ask.levers import levers
from standoff.ask.whatif import ENOUGH, what_if
from standoff.mechanisms.acts import acts_of

EVEN = 1e-5  # single precision, in two programs


@pytest.fixture(scope="module")
def found(plain_base):
    return levers(plain_base)


def test_every_act_is_there_once(plain_base, found):
    names = {row.lever for row in found.levers}
    assert names | set(found.idle) == {act.name for act in acts_of(plain_base.structure)}
    assert not names & set(found.idle)


def test_the_largest_comes_first_and_intervals_hold_their_medians(found):
    sizes = [abs(row.delta.median) for row in found.levers]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > 0.01
    for row in found.levers:
        for one in (row.delta, *row.by_month, *row.payoffs.values()):
            assert one.low <= one.median <= one.high
        assert row.by_month[-1] == row.delta and 0 <= row.helps <= 1 + EVEN


def test_changes_of_the_terms_add_up_to_the_mean_change(found):
    """Means add up, medians need not: the sum of the terms lies within the interval of the change."""
    for row in found.levers:
        assert row.delta.low - EVEN <= sum(row.terms.values()) <= row.delta.high + EVEN


def test_a_concession_costs_the_party_that_makes_it(found):
    given = next(row for row in found.levers if row.lever == "hill.valley_25")
    assert given.delta.median > 0 > given.payoffs["hill"].median
    assert given.payoffs["vale"].median > 0


def test_a_lever_is_a_what_if_of_its_act(plain_base, found, monkeypatch):
    monkeypatch.setattr("standoff.ask.whatif.ENOUGH_AT_ONCE", ENOUGH)  # on the same draws
    row = found.levers[0]
    alone = what_if(plain_base, do=row.lever)
    assert alone.difference.median == pytest.approx(row.delta.median, abs=EVEN)
    assert alone.worth[row.party].median == pytest.approx(row.payoffs[row.party].median, abs=EVEN)


def test_fewer_draws_are_taken_by_weight(plain_base):
    few = levers(plain_base, draws=4)
    assert few.draws <= 4 and few.effective_draws <= few.draws
    assert few.to_json()["levers"][0]["delta_p_deal"] == few.levers[0].delta.median
