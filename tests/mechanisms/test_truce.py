"""M12: a truce freezes the front, makes war cheaper, can be broken, may collapse, and may have to come first."""

from copy import deepcopy

import jax
import numpy as np
import pytest

from standoff.case.draws import medians
from standoff.game.game import find_mistakes
from standoff.mechanisms import truce
from standoff.mechanisms.bargaining import bargaining_range
from standoff.mechanisms.compile import build_game
from standoff.mechanisms.front import MONTH_OF_WAR
from standoff.mechanisms.record import record_steps
from standoff.mechanisms.structure import compile_structure
from standoff.solve.certify import certify
from tests.mechanisms.ahead import chance_of_level, deals_by_month, strategy
from tests.mechanisms.cases import FULL, MINIMAL, build, edited, index_of, medians_of, number, row_of, stage_of, without
from tests.mechanisms.minds import same_game
from tests.mechanisms.played import play

TOLERANCE = 1e-10  # of logit residuals, in double precision
SIDES = ("hill", "vale")
TRUCE = {
    "order": "either", "costs": {party: number("x 0.3") for party in SIDES},
    "rearming": {party: number(0) for party in SIDES}, "collapses": number(0.3),
    "guarded_by": {"by": "vale", "lowers": number(0), "veto": number(0)},
    "breaking": {party: {"surprise": number(0), "blame": number(0.05)} for party in SIDES},
}
VALLEY = deepcopy(MINIMAL)
VALLEY["horizon"] = 1
VALLEY["mechanisms"] |= {
    "patience": {party: {"per_month": number(0.9)} for party in SIDES},
    "costs": {party: {"per_month": number(0.02)} for party in SIDES},
    "truce": TRUCE,
}
WAR = deepcopy(FULL)
WAR["mechanisms"]["truce"] = {
    "order": "either", "costs": number("x 0.2"), "collapses": number(0.2), "rearming": {"hill": number(0.004)},
    "guarded_by": {"by": "go_between", "lowers": number(0.5), "veto": number(0.4)},
    "breaking": {"hill": {"surprise": {"maximal": number(0.03), "limited": number(0.01)}, "blame": number(0.005)}},
}


def in_valley(cost=0.02, **values):
    """Play the small case at a cost of war, some numbers of its truce replaced (dots written as two underscores)."""
    dear = {f"mechanisms__costs__{party}__per_month": cost for party in SIDES}
    played = play(VALLEY, **dear, **{f"mechanisms__truce__{name}": value for name, value in values.items()})
    assert played.equilibrium.residual.max() < TOLERANCE
    return played


def agrees(played, party="vale", other="hill"):
    return float(strategy(played, f"{party} answers {other}", "agree", table="truce", truce="off").ravel()[0])


def rows(structure, stage, **levels):
    """Return the moving worlds of a stage at the given levels."""
    table = structure.tables[index_of(structure, stage)]
    fits = np.ones(len(table.moving), dtype=bool)
    for name, level in levels.items():
        axis = next(item for item in structure.axes if item.name.replace(":", "__") == name)
        fits &= table.moving_worlds[axis.name] == axis.position(level)
    return np.flatnonzero(fits)


def test_treaty_first_is_the_game_without_a_truce_to_the_last_digit():
    same_game(play(without(VALLEY, "truce")), play(edited(VALLEY, {"mechanisms.truce.order": "treaty first"})))
    both = {"hill": "treaty first", "vale": "treaty first"}
    structure, _ = medians_of(edited(VALLEY, {"mechanisms.truce.order": both}))
    assert "truce" not in [axis.name for axis in structure.axes]


def test_under_truce_first_packages_wait_for_the_truce():
    structure, _ = medians_of(edited(VALLEY, {"mechanisms.truce.order": "truce first"}))
    names = [package.name for package in structure.packages]
    place = index_of(structure, "hill tables")
    for level, wanted in (("off", {"no offer", "truce"}), ("on", {"no offer", *names})):
        here = structure.tables[place].available[:, rows(structure, "hill tables", truce=level)]
        found = {action.name for action, is_open in zip(structure.stages[place].actions, here, strict=True) if is_open.all()}
        assert found == wanted


def test_one_side_may_insist_alone():
    structure, _ = medians_of(edited(VALLEY, {"mechanisms.truce.order": {"vale": "truce first", "hill": "treaty first"}}))
    tables = {party: structure.tables[index_of(structure, f"{party} tables")].available for party in SIDES}
    at_war = {party: tables[party][:, rows(structure, f"{party} tables", truce="off")].any(axis=1) for party in SIDES}
    assert at_war["hill"].tolist() == [True, False, True, True, True]  # no offer, truce, three packages
    assert at_war["vale"].tolist() == [True, True, False, False, False]


def test_insisting_on_a_truce_first_delays_a_deal():
    first = {order: deals_by_month(play(edited(VALLEY, {"mechanisms.truce.order": order if order != "vale" else
                                                        {"vale": "truce first"}})))[:2].sum()
             for order in ("either", "vale", "truce first")}
    assert first["truce first"] < 0.6 * first["either"]
    assert first["truce first"] < first["vale"] < 0.9 * first["either"]


def test_the_dearer_the_war_the_likelier_a_truce_where_it_goes_on():
    shares = []
    for cost in (0.005, 0.02, 0.05):
        played = in_valley(cost)
        going_on = 1 - deals_by_month(played)[0]
        shares.append(chance_of_level(played, "truce", "on")[0] / going_on)
    assert np.all(np.diff(shares) > 0.02), shares


def test_a_truce_that_saves_the_costs_of_war_postpones_the_deal():
    deals = [in_valley(costs__hill=left, costs__vale=left).p_deal for left in (1.0, 0.5, 0.1)]
    assert np.all(np.diff(deals) < -0.02), deals


def test_whoever_rearms_in_the_pause_wants_the_truce_and_not_the_deal():
    plain, rearming = in_valley(), in_valley(rearming__hill=0.02)
    assert agrees(rearming, "hill", "vale") > agrees(plain, "hill", "vale") + 0.05
    assert rearming.p_deal < plain.p_deal - 0.1
    assert rearming.values["hill"] > plain.values["hill"]


def test_the_more_a_surprise_is_worth_the_sooner_a_truce_is_broken_and_the_less_it_is_trusted():
    played = [in_valley(breaking__hill__surprise=gain) for gain in (0.0, 0.1, 0.2)]
    breaks = [strategy(each, "hill acts", truce.BREAK, 1).ravel()[0] for each in played]
    assert np.all(np.diff(breaks) > 0.1), breaks
    assert np.all(np.diff([agrees(each) for each in played]) < -0.05)
    blamed = strategy(in_valley(breaking__hill__blame=0.2), "hill acts", truce.BREAK, 1).ravel()[0]
    assert blamed < breaks[0], "blame keeps a word"


def test_without_a_guarantee_the_hazard_after_a_truce_is_higher():
    bare, guarded, vetoed = in_valley(), in_valley(guarded_by__lowers=0.9), in_valley(
        guarded_by__lowers=0.9, guarded_by__veto=0.8)
    lasting = []
    for played in (bare, vetoed, guarded):
        truces = chance_of_level(played, "truce", "on")
        lasting.append(truces[2] / truces[0])
    assert lasting[0] < lasting[1] < lasting[2], "a veto takes back what the guarantor gives"
    structure, draw = medians_of(VALLEY, mechanisms__truce__guarded_by__lowers=0.9, mechanisms__truce__guarded_by__veto=0.5)
    stage = stage_of(build_game(structure, draw), "the truce may collapse")
    np.testing.assert_allclose(stage.probability[0, 0, row_of(stage, "the truce collapses")], 0.3 * (1 - 0.9 * 0.5))


def test_the_front_stands_still_and_war_costs_less_in_a_truce():
    structure, draw = medians_of(WAR)
    stage = stage_of(build_game(structure, draw), MONTH_OF_WAR)
    worlds = structure.tables[-1].moving_worlds
    held = worlds["truce"] == 1
    assert np.all(stage.probability[..., 1, :][..., held] == 1) and np.all(stage.probability[..., 1, :][..., ~held] < 1)
    others = [name for name in worlds if name not in ("truce", "threat:deadline")]
    start = {name: structure.tables[0].worlds[name][structure.start] for name in others}
    same = np.all([worlds[name] == start[name] for name in others], axis=0)
    pays = stage.payoff[0][..., 0, :]  # player, types of hill, types of go-between, world
    gain = pays[..., same & held][..., :1] - pays[..., same & ~held][..., :1]
    cost = [draw[f"mechanisms.costs.hill.per_month.{kind}"] for kind in structure.types["hill"]]
    np.testing.assert_allclose(gain[0, :, 0, 0], 0.8 * np.array(cost) + 0.004)
    cost = draw["mechanisms.costs.vale.per_month"] * (1 + draw["mechanisms.costs.vale.growth"]) ** 0
    np.testing.assert_allclose(gain[1], 0.8 * cost)
    assert np.all(gain[2] == 0), "the go-between has no costs of war and does not rearm"


def test_striking_first_takes_from_the_other_what_it_gives_and_costs_the_word():
    structure, draw = medians_of(WAR)
    place = index_of(structure, "hill acts")
    stage = build_game(structure, draw).stages[place]
    paid = stage.payoff[0, :, :, 0, row_of(stage, truce.BREAK), 0]  # player, type of hill
    np.testing.assert_allclose(paid, [[0.01 - 0.005, 0.03 - 0.005], [-0.01, -0.03], [0, 0]])
    after = structure.tables[place + 1].worlds["truce"][stage.next_world[row_of(stage, truce.BREAK)]]
    assert np.all(after == 0)
    assert np.all(structure.tables[place].moving_worlds["truce"] == 1), "there is nothing to break without a truce"
    plain = stage_of(build_game(structure, draw), "vale acts")
    assert np.all(plain.payoff == 0), "vale is not listed under breaking"


@pytest.mark.parametrize("ends", [True, False])
def test_threats_end_with_the_truce_they_ask_for(ends):
    structure, _ = medians_of(edited(WAR, {"mechanisms.truce.ends_threats": ends}))
    held = structure.tables[0].worlds["truce"] == 1
    assert bool(np.any(structure.tables[0].worlds["threat:deadline"][held] > 0)) is not ends
    place = index_of(structure, "go_between acts")
    row = [action.name for action in structure.stages[place].actions].index("threaten oil")
    here = rows(structure, "go_between acts", truce="on", threat__deadline="none", sanctions__oil="off")
    assert here.size and bool(structure.tables[place].available[row, here].any()) is not ends


def test_a_guarantor_that_has_walked_away_guards_nothing():
    structure, draw = medians_of(WAR)
    place = index_of(structure, "the truce may collapse")
    stage = build_game(structure, draw).stages[place]
    gone = structure.tables[place].moving_worlds["mediator:go_between"] != 0
    np.testing.assert_allclose(stage.probability[0, 0, 0][gone], 0.2)
    np.testing.assert_allclose(stage.probability[0, 0, 0][~gone], 0.2 * (1 - 0.5 * 0.6))
    assert gone.any() and not gone.all()


def test_a_truce_may_hold_from_the_start():
    structure, _ = medians_of(edited(VALLEY, {"mechanisms.truce.start": "on", "mechanisms.truce.order": "treaty first"}))
    assert structure.describe(0, structure.start)["truce"] == "on"
    assert not structure.tables[0].worlds["truce"].all(), "once broken it stays broken"


def test_the_record_can_tell_of_a_truce_agreed_and_broken():
    record = [{"date": "2026-01-10", "party": "hill", "action": "table", "package": "truce", "source": "papers"},
              {"date": "2026-01-12", "party": "vale", "action": "accept", "package": "truce", "source": "papers"},
              {"date": "2026-02-03", "party": "hill", "action": truce.BREAK, "source": "papers"}]
    raw = edited(VALLEY, {"as_of": "2026-02-03", "record": record, "sources": {
        "papers": {"title": "The papers of the day", "publisher": "A newspaper", "date": "2026-02-03"}}})
    structure = compile_structure(build(raw))
    seen = record_steps(structure)
    assert [structure.stages[stage].name for _, stage in seen.places] == ["hill tables", "vale answers hill", "hill acts"]
    assert seen.steps[0][index_of(structure, "vale answers hill")] == ("agree",)
    left = structure.tables[seen.next[1]].worlds["truce"][seen.today]
    assert np.all(left == 0), "it is broken"


def test_a_certificate_finds_nothing_wrong():
    played = in_valley()
    assert certify(played.game, played.equilibrium).is_ok(1e-9)


def test_fighting_on_counts_what_a_truce_saves():
    structure, draw = medians_of(VALLEY)
    found = [bargaining_range(structure, draw, int(world)).fighting["hill"] for world in
             (np.flatnonzero(structure.tables[0].worlds["truce"] == level)[0] for level in (0, 1))]
    np.testing.assert_allclose(found[1] - found[0], 0.02 * 0.7 / 0.1)


@pytest.mark.parametrize(("changes", "words"), [
    ({"mechanisms.truce.rearming": {"hull": number(0)}}, "no party called 'hull'; parties in this case: hill, vale"),
    ({"mechanisms.truce.rearming": {"vale": {"a": number(0), "b": number(0)}}}, "'vale' has no types in `aims`"),
    ({"mechanisms.truce.breaking": {"go_between": {}}}, "no signing party called 'go_between'; in this case: hill, vale"),
    ({"mechanisms.truce.breaking.hill.blame": {"a": number(0), "b": number(0)}}, "'hill' has the types limited, maximal"),
    ({"mechanisms.truce.guarded_by.by": "league"}, "no party called 'league'"),
    ({"mechanisms.truce.collapses": None}, "a guarantor lowers the chance of collapse, and this truce has none"),
    ({"mechanisms.truce.order": {"go_between": "truce first"}}, "no proposer called 'go_between'; in this case: hill, vale"),
    ({"mechanisms.truce.costs": {"go_between": number("x 0.5")}}, "'go_between' has no costs of war that could be lowered"),
    ({"mechanisms.truce.costs": {"hull": number("x 0.5")}}, "no party called 'hull'"),
])
def test_what_does_not_fit_is_a_mistake(changes, words):
    with pytest.raises(ValueError) as caught:
        medians_of(edited(WAR, changes))
    assert words in str(caught.value)


def test_costs_that_are_not_there_cannot_be_lowered():
    with pytest.raises(ValueError, match="this case lists no costs of war that could be lowered; add them under 'costs'"):
        medians_of(without(VALLEY, "costs"))


def test_the_sentence_says_what_comes_first_and_how_it_ends():
    case = build(WAR)
    said = truce.sentence(case, case.mechanisms["truce"], medians(case).__getitem__)
    assert said == ("A truce can be tabled beside the packages. While it holds the front stands still. It collapses by itself "
                    "with a chance of 14% a month, 20% without Go-between as guarantor, and either side may break it.")
    order = {"vale": "truce first", "hill": "treaty first"}
    case = build(edited(WAR, {"mechanisms.truce.order": order, "mechanisms.truce.guarded_by": None,
                              "mechanisms.truce.collapses": None}))
    said = truce.sentence(case, case.mechanisms["truce"], medians(case).__getitem__)
    assert said.startswith("Vale wants a truce first, while Hill wants a treaty first. While it holds")
    case = build(edited(WAR, {"mechanisms.truce.order": "treaty first"}))
    assert "no truce can be tabled" in truce.sentence(case, case.mechanisms["truce"], medians(case).__getitem__)


def test_truce_guarantees_side_deals_and_shifts_make_one_game_that_uses_every_number():
    raw = edited(WAR, {
        "mechanisms.guarantees": {
            "breaker": "hill", "hazard": {"maximal": number(0.05), "limited": number(0.01)}, "surprise": number(0.02),
            "issue": "league", "deters": {"member": number(0.8), "open": number(0.5)}, "veto": {"open": number(0.9)},
            "guarantor": "go_between"},
        "mechanisms.side_deals": [
            {"id": "swap", "what": "prisoners", "pays": {"hill": {"maximal": number(0), "limited": number(0.01)}}},
            {"id": "plants", "what": "power plants", "lasts": 2, "flows": {"vale": number(0.001)},
             "costs": {"vale": number("x 0.7"), "hill": number("x 0.9")}, "repeats": "never"}],
        "mechanisms.power_shifts": [
            {"id": "factories", "what": "factories deliver", "date": "2026-03-01", "over": 2, "until": "2026-06-01",
             "effect": {"mechanisms.front.drift": number("+0.5 to +1"), "mechanisms.truce.collapses": number("x 1.5"),
                        "mechanisms.costs.hill.per_month": number("x 0.5 to 0.8")}}],
    })
    structure, base = medians_of(raw)
    game = build_game(structure, base)
    assert find_mistakes(game) == []
    ours = [path for path in base if path.split(".")[1:2] and path.split(".")[1] in
            ("truce", "guarantees", "side_deals", "power_shifts")]
    assert len(ours) == 22
    for path in ours:
        moved = build_game(structure, base | {path: base[path] * 0.5 + 0.013})
        same = all(np.array_equal(one, other) for one, other in
                   zip(jax.tree_util.tree_leaves(game), jax.tree_util.tree_leaves(moved), strict=True))
        assert not same, path
