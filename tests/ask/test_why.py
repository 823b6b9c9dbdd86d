"""Why: the shares add up to the shortfall, one mechanism in play gets it all, one without effect gets nothing."""

import numpy as np
import pytest

from standoff.ask.why import REST, most_games, plan_why, why
from standoff.game.acts import KNOWN, PUBLIC, TYPE_1
from standoff.mechanisms import switches
from standoff.mechanisms.switches import SWITCHES, in_play, starts
from tests.ask import small
from tests.mechanisms.cases import number

DRAWS = 6
SUM = 1e-9


def share_of(found, name):
    """Return the share of one mechanism."""
    return next(row.share for row in found.shares if row.mechanism == name)


@pytest.fixture(scope="module")
def found(plain_base):
    return why(plain_base, DRAWS)


def test_the_shares_add_up_to_the_shortfall(found):
    assert abs(sum(row.share for row in found.shares) - found.shortfall) < SUM
    assert 0.02 < found.shortfall < 0.98 and found.p_deal == pytest.approx(1 - found.shortfall)
    assert found.p_deal_all_off == pytest.approx(1 - share_of(found, REST))
    assert found.low <= found.shortfall <= found.high
    for row in found.shares:
        assert row.low <= row.share <= row.high and row.error >= 0


def test_shares_are_ranked_and_the_rest_comes_last(found):
    named = [row.share for row in found.shares[:-1]]
    assert named == sorted(named, reverse=True) and found.shares[-1].mechanism == REST
    assert {row.mechanism for row in found.shares[:-1]} == {"impatience", "an empty bargaining range"}
    assert share_of(found, "an empty bargaining range") > 0.01, "red lines that do not meet hold a deal back"


def test_the_same_draws_give_the_same_answer_and_it_is_plain_data(plain_base, found):
    assert why(plain_base, DRAWS) == found
    data = found.to_json()
    assert sum(row["share"] for row in data["shares"]) == pytest.approx(data["shortfall"], abs=SUM)
    assert data["certificate"]["max_residual"] < 1e-3


def test_the_size_said_before_is_not_exceeded(plain_base, found):
    most = most_games(plain_base.structure, plain_base.inputs, DRAWS)
    assert found.solved == len(plan_why(plain_base, DRAWS).tasks) <= most == 4 * DRAWS


def test_one_mechanism_in_play_gets_everything_that_is_not_the_rest():
    """Equally patient parties: only the red lines can be switched off."""
    same = {f"mechanisms__patience__{party}__per_month": number(0.92) for party in ("hill", "vale")}
    base = small.solved(small.plain(**same), draws=4)
    assert [switch.name for switch in in_play(base.structure, base.inputs)] == ["an empty bargaining range"]
    found = why(base, 4)
    assert [row.mechanism for row in found.shares] == ["an empty bargaining range", REST]
    assert found.shares[0].share == pytest.approx(found.shortfall - found.shares[1].share, abs=SUM)
    assert found.shares[0].share == pytest.approx(found.p_deal_all_off - found.p_deal, abs=SUM)


def test_hidden_types_can_be_open_and_threats_believed(base):
    names = [switch.name for switch in in_play(base.structure, base.inputs)]
    assert names == ["private information", "unbelieved threats", "impatience", "an empty bargaining range"]
    hidden, threats = (switch for switch in SWITCHES if switch.opens)
    assert starts(base.structure, base.inputs, []) == (0,)
    assert starts(base.structure, base.inputs, [hidden]) == (KNOWN,)
    assert starts(base.structure, base.inputs, [hidden, threats])[0] in (TYPE_1, TYPE_1 - 1)


def test_with_a_hidden_type_a_mechanism_without_effect_gets_exactly_nothing(base, monkeypatch):
    """It leaves the hidden type as it is: its games are the same, bit for bit, whatever else is off."""
    idle = switches.Switch("idle", "nothing were so", {}, opens=lambda structure, inputs: {"hill": PUBLIC})
    monkeypatch.setattr(switches, "SWITCHES", (idle, *SWITCHES))
    found = why(base, 4)
    assert share_of(found, "idle") == 0.0 and share_of(found, "an empty bargaining range") != 0.0
    assert abs(sum(row.share for row in found.shares) - found.shortfall) < SUM
    assert np.isfinite([row.share for row in found.shares]).all() and len(found.shares) == 6
