"""M18: an ally pulls levers of its own, and lobbies the mediator before it acts."""

from datetime import date

import numpy as np
import pytest

from standoff.case.draws import numbers_of
from standoff.mechanisms import allies
from standoff.mechanisms.compile import build_game
from standoff.mechanisms.record import record_steps
from standoff.mechanisms.structure import compile_structure
from tests.mechanisms.cases import (
    MINIMAL,
    build,
    edited,
    index_of,
    medians_of,
    number,
    position,
    row_of,
    stage_of,
    without,
)
from tests.mechanisms.played import play

# The mediator would rather not impose its sanctions on Hill; the ally, which sides with Vale, would have it do so.
LOBBIED = edited(MINIMAL, {
    "horizon": 2,
    "parties.umpire": {"name": "Umpire", "role": "mediator"},
    "parties.friend": {"name": "Friend", "role": "ally"},
    "mechanisms.patience.umpire": {"per_month": number(0.9)},
    "mechanisms.patience.friend": {"per_month": number(0.9)},
    "mechanisms.issues.positions": [position("hill", "valley", 1), position("vale", "valley", 1),
                                    position("friend", "valley", 0.8, sides_with="vale")],
    "mechanisms.sanctions": [{"id": "oil", "by": "umpire", "against": "hill", "costs_target": number(0.04),
                              "leak": number(0), "imposing": number(0.1)}],
    "mechanisms.allies": [{"id": "calls", "party": "friend", "lobbies": "umpire", "cost": number(0.002),
                           "levers": {"impose oil": number(0.15)}}],
})
COST, WORTH = "mechanisms__allies__calls__cost", "mechanisms__allies__calls__levers__impose oil"
STAGE = "friend lobbies umpire"


@pytest.fixture(scope="module")
def base():
    return play(LOBBIED)


def lobbies(played):
    return played.chance(STAGE, "lobby umpire", sanctions__oil="off")


def imposes(played, level):
    return played.chance("umpire acts", "impose oil", sanctions__oil="off", lobby__calls=level)


def test_lobbying_makes_the_mediator_act(base):
    assert imposes(base, "lobbied") > 0.5 > 5 * imposes(base, "quiet")


def test_the_ally_lobbies_where_it_gains_by_it(base):
    assert lobbies(base) > 0.5
    against = play(edited(LOBBIED, {"mechanisms.issues.positions.2.sides_with": "hill"}))
    assert lobbies(against) < 0.5, "it would not have its own side sanctioned"


def test_lobbying_moves_the_terms_to_the_side_of_the_ally(base):
    alone = play(without(LOBBIED, "allies"))
    assert base.mean_share() < alone.mean_share() and base.values["vale"] > alone.values["vale"]


def test_dear_lobbying_is_rare_and_idle_lobbying_a_mistake(base):
    chances = [lobbies(play(LOBBIED, **{COST: cost})) for cost in (0.0, 0.02, 0.1, 0.4)]
    assert chances == sorted(chances, reverse=True) and chances[-1] < 0.01
    assert lobbies(play(LOBBIED, **{WORTH: 0.0})) < 0.5 < lobbies(base)


def test_more_at_stake_for_the_mediator_sways_it_more():
    chances = [imposes(play(LOBBIED, **{WORTH: worth}), "lobbied") for worth in (-0.1, 0.0, 0.1, 0.2)]
    assert chances == sorted(chances)


def test_lobbying_that_changes_nothing_is_no_lobbying():
    idle, alone = play(LOBBIED, **{WORTH: 0.0, COST: 0.0}), play(without(LOBBIED, "allies"))
    for party, value in alone.values.items():
        np.testing.assert_allclose(idle.values[party], value, rtol=0, atol=1e-12)
    np.testing.assert_allclose(list(idle.packages.values()), list(alone.packages.values()), rtol=0, atol=1e-12)
    assert imposes(idle, "lobbied") == imposes(idle, "quiet")


def test_an_absent_cost_is_nothing_to_the_last_digit():
    games = [build_game(*medians_of(edited(LOBBIED, {"mechanisms.allies.0.cost": cost}))) for cost in (None, number(0))]
    for one, other in zip(games[0].stages, games[1].stages, strict=True):
        assert np.array_equal(*np.broadcast_arrays(one.payoff, other.payoff))


def test_lobbying_is_paid_by_the_ally_and_credited_to_the_mediator_for_that_act_alone():
    structure, draw = medians_of(LOBBIED)
    game = build_game(structure, draw)
    opening = stage_of(game, STAGE)
    friend, umpire = (structure.players.index(party) for party in ("friend", "umpire"))
    np.testing.assert_allclose(opening.payoff[0, friend, row_of(opening, "lobby umpire")], -0.002)
    acts = stage_of(game, "umpire acts")
    worlds = structure.tables[index_of(structure, "umpire acts")].moving_worlds
    off = worlds["sanctions:oil"] == 0
    imposing = acts.payoff[0, umpire, row_of(acts, "impose oil")]
    np.testing.assert_allclose(imposing[off], np.where(worlds["lobby:calls"][off] == 1, 0.05, -0.1))
    for action in ("wait", "lift oil"):
        assert np.all(acts.payoff[0, umpire, row_of(acts, action)] == 0)


def test_lobbying_lasts_for_one_move():
    structure, _ = medians_of(LOBBIED)
    assert set(structure.tables[index_of(structure, "umpire acts")].worlds["lobby:calls"]) == {0, 1}
    assert set(structure.tables[index_of(structure, "umpire acts") + 1].worlds["lobby:calls"]) == {0}
    alone, _ = medians_of(without(LOBBIED, "allies"))
    assert len(structure.tables[-1].passes) == len(alone.tables[-1].passes), "the talks hold no world twice"


def test_who_has_walked_away_is_not_lobbied():
    raw = edited(LOBBIED, {})
    raw["mechanisms"]["walking_away"] = [{"party": "umpire", "payoff": number(0)}]
    structure, _ = medians_of(raw)
    assert np.all(structure.tables[index_of(structure, STAGE)].moving_worlds["mediator:umpire"] == 0)


OWN_ARMS = edited(MINIMAL, {
    "horizon": 2,
    "parties.umpire": {"name": "Umpire", "role": "mediator"},
    "parties.friend": {"name": "Friend", "role": "ally"},
    "mechanisms.patience.umpire": {"per_month": number(0.9)},
    "mechanisms.patience.friend": {"per_month": number(0.9)},
    "mechanisms.front": {"attacker": "hill", "what": "percent of the valley", "from": 0, "to": 100, "steps": 5,
                         "start": number(50), "drift": number(0), "spread": number(10)},
    "mechanisms.issues.list.valley.meanwhile": "front",
    "mechanisms.issues.positions": [position("hill", "valley", 1), position("vale", "valley", 1),
                                    position("friend", "valley", 0.8, sides_with="vale")],
    # The drift of the front is stated as if both streams flowed; the ally's own one has yet to begin.
    "mechanisms.arms": [
        {"id": "shells", "by": "umpire", "to": "vale", "cut_drift": number(5), "cut_cost": number(0.01)},
        {"id": "spares", "by": "friend", "to": "vale", "start": "off", "cut_drift": number(5), "cut_cost": number(0.01),
         "restoring": number(0.01)},
    ],
})


def test_an_ally_can_take_over_arms_that_the_mediator_cuts():
    structure, draw = medians_of(OWN_ARMS)
    game = build_game(structure, draw)
    war, worlds = game.stages[-1], structure.tables[-1].moving_worlds
    forward = war.probability[0, 0, row_of(war, "the front moves forward")]
    paid = war.payoff[0, structure.players.index("vale"), 0]
    start = worlds["front"] == 2

    def at(shells, spares):
        here = start & (worlds["arms:shells"] == shells) & (worlds["arms:spares"] == spares)
        return forward[here][0], paid[here][0]

    np.testing.assert_allclose(at(0, 1), at(1, 0), atol=1e-12, err_msg="the ally replaces the mediator")
    assert at(0, 0)[0] > at(1, 0)[0] > at(1, 1)[0]
    played = play(OWN_ARMS)
    begins = played.chance("friend acts", "restore spares", front="50", arms__shells="off", arms__spares="off")
    dear = play(OWN_ARMS, mechanisms__arms__spares__restoring=0.3)
    assert begins > 0.5 > dear.chance("friend acts", "restore spares", front="50", arms__shells="off", arms__spares="off")


def test_the_record_tells_lobbying_from_the_acts_of_the_ally():
    raw = edited(LOBBIED, {"mechanisms.sanctions": [
        *LOBBIED["mechanisms"]["sanctions"],
        {"id": "gas", "by": "friend", "against": "hill", "costs_target": number(0.01), "leak": number(0)}]})
    raw |= {"starts": "2026-01", "sources": {"news": {"title": "News", "publisher": "Paper", "date": date(2026, 1, 20)}},
            "record": [{"date": date(2026, 1, 5), "party": "friend", "action": "lobby umpire", "source": "news"},
                       {"date": date(2026, 1, 9), "party": "friend", "action": "impose gas", "source": "news"}]}
    structure = compile_structure(build(raw))
    places = record_steps(structure).places
    assert [structure.stages[stage].name for _, stage in places] == [STAGE, "friend acts"]


def test_every_number_has_a_unit():
    numbers = numbers_of(build(LOBBIED))
    assert {numbers[path].unit for path in numbers if ".allies." in path} == {"pies"}


def test_what_lobbying_is_worth_may_depend_on_the_mediators_type():
    raw = edited(LOBBIED, {"mechanisms.aims": {"umpire": {"firm": number(0.4), "soft": "rest"}},
                           "mechanisms.allies.0.levers": {"impose oil": {"firm": number(0.02), "soft": number(0.2)}}})
    structure, draw = medians_of(raw)
    acts = stage_of(build_game(structure, draw), "umpire acts")
    worlds = structure.tables[index_of(structure, "umpire acts")].moving_worlds
    here = (worlds["sanctions:oil"] == 0) & (worlds["lobby:calls"] == 1)
    paid = acts.payoff[0, structure.players.index("umpire"), :, row_of(acts, "impose oil")][:, here]
    np.testing.assert_allclose(paid[:, 0], [0.1, -0.08])


def test_the_sentence_says_who_lobbies_whom_for_what():
    structure, draw = medians_of(LOBBIED)
    said = allies.sentence(structure.case, structure.case.mechanisms["allies"], draw.__getitem__)
    assert said == "Friend can lobby Umpire before it acts, at a cost of 0.2%: that makes 'impose oil' worth +15% of its stakes."


ENTRY = LOBBIED["mechanisms"]["allies"][0]


@pytest.mark.parametrize(("changes", "words"), [
    ({"mechanisms.allies.0.party": "fiend"}, "no party called 'fiend'; parties in this case: hill, vale, umpire, friend"),
    ({"mechanisms.allies.0.party": "umpire"}, "'umpire' cannot lobby itself"),
    ({"mechanisms.allies": [ENTRY, ENTRY]}, "the id 'calls' is used twice"),
    ({"mechanisms.allies": [ENTRY, ENTRY | {"id": "letters"}]}, "friend lobbies umpire twice; keep one entry"),
    ({"mechanisms.allies.0.cost": {"a": number(0), "b": number(0)}}, "'friend' has no types in `aims`"),
    ({"mechanisms.allies.0.levers": {"impose oil": {"a": number(0), "b": number(0)}}}, "'umpire' has no types in `aims`"),
    ({"mechanisms.allies.0.levers": {"impose gas": number(0)}},
     "not an action of umpire: 'impose gas'; its actions: wait, impose oil, lift oil"),
    ({"mechanisms.allies.0.lobbies": "hill"}, "not an action of hill: 'impose oil'; its actions: none"),
])
def test_what_does_not_fit_is_a_mistake(changes, words):
    with pytest.raises(ValueError) as caught:
        medians_of(edited(LOBBIED, changes))
    assert words in str(caught.value)
