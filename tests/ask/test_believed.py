"""Believed: what the record did to reputations, what a lapsed threat cost, and what following through would buy."""

import pytest

from standoff.ask.believed import FOLLOWING_THROUGH, believed, believed_after
from standoff.ask.levers import levers


@pytest.fixture(scope="module")
def tried(base):
    return levers(base)


@pytest.fixture(scope="module")
def found(base, tried):
    return believed_after(base, tried)


def test_a_lapsed_threat_costs_its_sender_belief(found):
    (threat,) = found.threats
    assert (threat.by, threat.against, threat.outcome) == ("hill", "vale", "backed down")
    assert threat.belief_after < threat.belief_before - 0.05
    path = found.parties["hill"]
    assert [point.event for point in path] == ["", "threaten oil", "back down on oil"]
    assert path[-1].probability == pytest.approx(threat.belief_after, abs=1e-6)
    assert all(point.low <= point.probability <= point.high for point in path)


def test_following_through_is_a_lever(found, tried):
    by_name = {row.lever: row for row in tried.levers}
    assert [row.act for row in found.now] == ["hill.impose_oil"] and found.names == {"hill": "Hill", "vale": "Vale"}
    for row in found.now:
        assert row.words.startswith(FOLLOWING_THROUGH)
        assert row.deal == by_name[row.act].delta and row.worth == by_name[row.act].payoffs[row.party]


def test_asked_alone_it_says_the_same(base, found):
    alone = believed(base)
    assert alone.parties == found.parties and alone.threats == found.threats
    for one, other in zip(alone.now, found.now, strict=True):
        assert (one.act, one.month) == (other.act, other.month)
        assert one.deal.median == pytest.approx(other.deal.median, abs=1e-5)


def test_it_is_plain_data(found):
    data = found.to_json()
    assert set(data) >= {"parties", "threats", "now", "draws", "certificate"}
    assert {"date", "event", "probability"} <= set(data["parties"]["hill"][0])
