"""M6: a party that overrates one type of another lags behind the public by the same step for ever."""

import numpy as np
import pytest

from standoff.case.draws import numbers_of
from standoff.mechanisms import misperception
from standoff.mechanisms.compile import build_game
from tests.mechanisms.cases import FULL, build, edited, medians_of, number
from tests.mechanisms.minds import THREATENED, chances_of, same_game
from tests.mechanisms.played import play

EVEN = 3  # the belief node at which both types are as likely


def believing(by, party="go_between", about="hill", believes="limited", raw=THREATENED):
    """Return a case in which one party misjudges another."""
    entry = {"party": party, "about": about, "believes": believes, "by": number(by)}
    return edited(raw, {"mechanisms.misperception": [entry]})


@pytest.fixture(scope="module")
def without():
    return play(THREATENED)


@pytest.fixture(scope="module")
def by_optimism():
    return {by: play(believing(by)) for by in (-1, 0, 1, 2)}


def test_an_optimistic_mediator_delays_its_own_threat(by_optimism):
    for period in (0, 1, 2):
        threatens = [chances_of(by_optimism[by], "go_between acts", period)["threaten oil"][0, EVEN, 0]
                     for by in (-1, 0, 1, 2)]
        assert np.all(np.diff(threatens) < -0.003), f"in month {period} it threatens with {threatens}"


def test_optimism_about_a_deal_puts_the_deal_off(by_optimism):
    deals = [by_optimism[by].p_deal for by in (-1, 0, 1, 2)]
    assert np.all(np.diff(deals) < 0)


def test_no_misperception_is_exactly_the_game_without(without, by_optimism):
    same_game(by_optimism[0], without)


def test_overrating_one_type_is_underrating_the_other(by_optimism):
    same_game(play(believing(-1, believes="maximal")), by_optimism[1])


def test_only_the_party_that_misjudges_reads_beliefs_differently():
    game = build_game(*medians_of(believing(0.7)))
    mediator = game.players.index("go_between")
    np.testing.assert_allclose(game.optimism[:, mediator], -0.7)  # limited is the rest, hence type 0
    assert np.all(np.delete(game.optimism, mediator, axis=1) == 0)


def test_two_parties_may_misjudge_two_others():
    entries = [{"party": "vale", "about": "hill", "believes": "maximal", "by": number(0.5)},
               {"party": "hill", "about": "go_between", "believes": "soft", "by": number(1)}]
    game = build_game(*medians_of(edited(FULL, {"mechanisms.misperception": entries})))
    hill, vale = game.players.index("hill"), game.players.index("vale")
    np.testing.assert_allclose(game.optimism[0, [hill, vale]], [[0, -1], [0.5, 0]])


def test_it_is_measured_in_log_odds():
    found = numbers_of(build(believing("+0.3 to +1.1")))["mechanisms.misperception.go_between_hill.by"]
    assert (found.unit, found.domain) == ("in log-odds", "shift")


@pytest.mark.parametrize(("changes", "words"), [
    ({"party": "hull"}, "no party called 'hull'; parties in this case: hill, vale, go_between"),
    ({"about": "vale"}, "'vale' hides no type in `aims`, so nobody can misjudge it; parties with types: hill"),
    ({"believes": "mild"}, "no type of hill called 'mild'; in this case: limited, maximal"),
    ({"party": "hill"}, "'hill' knows its own type; name another party"),
])
def test_a_belief_that_nobody_can_hold_is_a_mistake(changes, words):
    with pytest.raises(ValueError) as caught:
        medians_of(believing(1, **changes))
    assert words in str(caught.value)


def test_one_party_misjudges_another_once():
    raw = believing(1)
    raw["mechanisms"]["misperception"] *= 2
    with pytest.raises(ValueError, match="'go_between' misjudges 'hill' twice; keep one"):
        medians_of(raw)


def test_the_report_says_it_in_chances():
    case = build(believing(np.log(3)))
    said = misperception.sentence(case, case.mechanisms["misperception"], lambda path: np.log(3))
    assert said == ("Go-between reads Hill in its own way: where everybody else sees an even chance that Hill is limited, "
                    "it sees 75%.")
