"""M17: a swap pays at once, a pause lasts; the pie stays as it is, the cost of waiting and beliefs do not."""

from copy import deepcopy

import numpy as np
import pytest

from standoff.case.draws import medians
from standoff.mechanisms import side_deals
from standoff.mechanisms.compile import build_game
from standoff.mechanisms.issues import combinations
from standoff.mechanisms.talks import worth_of_signing
from standoff.solve.certify import certify
from tests.mechanisms.ahead import deals_by_month, strategy
from tests.mechanisms.cases import FULL, MINIMAL, build, edited, index_of, medians_of, number, row_of, stage_of, without
from tests.mechanisms.minds import same_game
from tests.mechanisms.played import play

TOLERANCE = 1e-10  # of logit residuals, in double precision
SWAP = {"id": "swap", "what": "a thousand prisoners for a thousand", "pays": {"hill": number(0.02), "vale": number(0.02)}}
PLANTS = {"id": "plants", "what": "power plants are spared", "lasts": "2 months", "costs": number("x 0.5")}
TALKS = deepcopy(MINIMAL)
TALKS["horizon"] = 1
TALKS["mechanisms"] |= {
    "patience": {party: {"per_month": number(0.9)} for party in ("hill", "vale")},
    "costs": {party: {"per_month": number(0.02)} for party in ("hill", "vale")},
}
SWAPPING = edited(TALKS, {"mechanisms.side_deals": [SWAP]})
PAUSING = edited(TALKS, {"mechanisms.side_deals": [PLANTS]})


def checked(raw, **values):
    played = play(raw, **{f"mechanisms__side_deals__{name}": value for name, value in values.items()})
    assert played.equilibrium.residual.max() < TOLERANCE
    return played


def tick(raw, axis):
    """Return, for every level of an axis at the end of a month, the level at the beginning of the next."""
    structure, _ = medians_of(raw)
    war = structure.tables[-1]
    names = next(item.levels for item in structure.axes if item.name == axis)
    after = structure.tables[0].worlds[axis][war.next_world[0]]
    return {names[level]: names[later] for level, later in zip(war.moving_worlds[axis], after, strict=True)}


def test_an_empty_list_is_the_game_without_to_the_last_digit():
    same_game(play(TALKS), play(edited(TALKS, {"mechanisms.side_deals": []})))


def test_a_swap_is_open_again_next_month_and_adds_no_world_to_it():
    assert tick(SWAPPING, "side deal:swap") == {"open": "open", "agreed": "open"}
    structure, _ = medians_of(SWAPPING)
    assert len(structure.tables[0].passes) == 1
    once = edited(SWAPPING, {"mechanisms.side_deals.0.repeats": "never"})
    assert tick(once, "side deal:swap") == {"open": "open", "agreed": "over", "over": "over"}


def test_a_lasting_deal_runs_out():
    assert tick(PAUSING, "side deal:plants") == {"open": "open", "2 months": "1 month", "1 month": "open"}
    once = edited(PAUSING, {"mechanisms.side_deals.0.repeats": "never"})
    assert tick(once, "side deal:plants")["1 month"] == "over"


def test_a_swap_at_any_time_needs_no_axis():
    freely = edited(SWAPPING, {"mechanisms.side_deals.0.repeats": "any time"})
    structure, draw = medians_of(freely)
    assert [axis.name for axis in structure.axes] == ["table"]
    stage = stage_of(build_game(structure, draw), "hill answers vale")
    np.testing.assert_allclose(np.unique(stage.payoff[0, :, row_of(stage, "agree")]), [0, 0.02])


def test_nobody_agrees_to_the_same_twice_in_a_month_or_while_it_lasts():
    for raw, axis in ((SWAPPING, "side deal:swap"), (PAUSING, "side deal:plants")):
        structure, _ = medians_of(raw)
        for party in ("hill", "vale"):
            table = structure.tables[index_of(structure, f"{party} tables")]
            row = [action.name for action in structure.stages[index_of(structure, f"{party} tables")].actions].index(
                axis.removeprefix("side deal:"))
            np.testing.assert_array_equal(table.available[row], table.moving_worlds[axis] == 0)


def test_agreeing_pays_both_sides_once_and_ends_nothing():
    structure, draw = medians_of(edited(SWAPPING, {"mechanisms.side_deals.0.pays.hill": number(0.03)}))
    stage = stage_of(build_game(structure, draw), "vale answers hill")
    row, table = row_of(stage, "agree"), structure.tables[index_of(structure, "vale answers hill")]
    swaps = table.available[row]
    np.testing.assert_allclose(stage.payoff[0, 0, row][swaps], 0.03)
    np.testing.assert_allclose(stage.payoff[0, 1, row][swaps], 0.02)
    assert np.all(stage.next_world[row][swaps] >= 0)


def test_a_lasting_deal_pays_for_the_months_it_lasts_and_multiplies_with_others_and_a_truce():
    more = {"id": "ports", "what": "ports are spared", "lasts": 1, "costs": {"vale": number("x 0.6")},
            "flows": {"hill": number(0.003)}}
    raw = edited(TALKS, {"mechanisms.side_deals": [PLANTS, more], "mechanisms.truce": {
        "order": "either", "costs": {"vale": number("x 0.1")}}})
    structure, draw = medians_of(raw)
    worlds = structure.tables[-1].moving_worlds
    payoff = build_game(structure, draw).stages[-1].payoff[0, :, 0]  # player, world
    plants, ports = (worlds[f"side deal:{name}"] > 0 for name in ("plants", "ports"))
    held = worlds["truce"] == 1
    base = payoff[:, ~plants & ~ports & ~held][:, :1]
    left = np.where(plants, 0.5, 1) * np.where(ports, 0.6, 1) * np.where(held, 0.1, 1)
    np.testing.assert_allclose(payoff[1] - base[1], 0.02 * (1 - left), atol=1e-15)
    np.testing.assert_allclose(payoff[0] - base[0], 0.02 * (1 - np.where(plants, 0.5, 1)) + 0.003 * ports, atol=1e-15)


def test_no_side_deal_touches_the_pie():
    worths = []
    for raw in (TALKS, SWAPPING, PAUSING):
        structure, draw = medians_of(raw)
        options = combinations(structure.case.mechanisms["issues"])
        worlds = {axis: np.repeat(level[:1], len(options)) for axis, level in structure.tables[0].worlds.items()}
        inputs = structure.inputs(draw, [0])
        worths.append(worth_of_signing(structure.case, structure.parts.values(), inputs, worlds, options))
    for worth in worths[1:]:
        for party in ("hill", "vale"):
            np.testing.assert_array_equal(worth[party], worths[0][party])


def test_the_more_a_swap_is_worth_the_more_readily_it_is_tabled_and_agreed():
    tabled, agreed = [], []
    for worth in (-0.05, 0.0, 0.05):
        played = checked(SWAPPING, swap__pays__hill=worth, swap__pays__vale=worth)
        tabled.append(strategy(played, "hill tables", "swap").ravel()[0])
        agreed.append(strategy(played, "vale answers hill", "agree", table="swap").ravel()[0])
    assert np.all(np.diff(tabled) > 0.02) and np.all(np.diff(agreed) > 0.02), (tabled, agreed)


def test_what_makes_the_war_bearable_puts_off_its_end():
    deals = [deals_by_month(checked(PAUSING, plants__costs=left)) for left in (1.0, 0.5, 0.1)]
    assert np.all(np.diff([by_month.sum() for by_month in deals]) < -0.02)
    assert np.all(np.diff([by_month[0] for by_month in deals]) < -0.01)


def test_tabling_a_swap_is_news_where_its_worth_depends_on_the_type():
    raw = edited(SWAPPING, {
        "mechanisms.aims": {"hill": {"maximal": number(0.5), "limited": "rest"}},
        "mechanisms.side_deals.0.pays.hill": {"maximal": number(-0.04), "limited": number(0.04)},
    })
    played = checked(raw)
    assert certify(played.game, played.equilibrium).is_ok(1e-9)
    limited, maximal = strategy(played, "hill tables", "swap")[:, 3, 0]  # at even odds
    assert limited > maximal + 0.1, "tabling it speaks for the type that gains by it"


@pytest.mark.parametrize(("changes", "words"), [
    ({"pays": {"hull": number(0)}}, "no party called 'hull'; parties in this case: hill, vale"),
    ({"flows": {"vale": {"a": number(0), "b": number(0)}}, "lasts": 1}, "'vale' has no types in `aims`"),
    ({"costs": {"go_between": number("x 0.5")}, "lasts": 1}, "'go_between' has no costs of war that could be lowered"),
    ({"id": "truce"}, "'truce' means something else in the talks; choose another id"),
])
def test_what_does_not_fit_is_a_mistake(changes, words):
    with pytest.raises(ValueError) as caught:
        medians_of(edited(FULL, {"mechanisms.side_deals": [SWAP | changes]}))
    assert words in str(caught.value)


def test_ids_are_used_once():
    with pytest.raises(ValueError, match="the id 'swap' is used twice"):
        medians_of(edited(TALKS, {"mechanisms.side_deals": [SWAP, SWAP]}))


@pytest.mark.parametrize(("changes", "words"), [
    ({"flows": {"hill": number(0.1)}}, "flows and costs need to know for how long: add lasts, such as 1 month"),
    ({"lasts": 1, "repeats": "any time"}, "what lasts cannot be agreed again at any time; write repeats: every month"),
    ({"lasts": "2 years"}, None), ({"lasts": "25 months"}, "less than or equal to 24"), ({"weight": 0}, "greater than 0"),
])
def test_a_side_deal_that_makes_no_sense_is_refused(changes, words):
    raw = edited(TALKS, {"mechanisms.side_deals": [SWAP | changes]})
    if words is None:
        assert build(raw).mechanisms["side_deals"].root[0].lasts == 24
        return
    with pytest.raises(ValueError) as caught:
        build(raw)
    assert words in str(caught.value)


def test_the_sentence_lists_what_can_be_agreed():
    case = build(edited(TALKS, {"mechanisms.side_deals": [SWAP, PLANTS]}))
    said = side_deals.sentence(case, case.mechanisms["side_deals"], medians(case).__getitem__)
    assert said == ("Short of peace the sides can agree on: a thousand prisoners for a thousand (worth 2.0% of the pie to Hill, "
                    "2.0% of the pie to Vale); power plants are spared for 2 months. None of this settles what the war is "
                    "about.")
    none = build(edited(TALKS, {"mechanisms.side_deals": []}))
    assert side_deals.sentence(none, none.mechanisms["side_deals"], {}.__getitem__) == "No side deal is on offer."


def test_with_all_levers_of_a_case_it_is_a_game():
    assert "side deal:swap" in {axis.name for axis in medians_of(edited(FULL, {"mechanisms.side_deals": [SWAP]}))[0].axes}
    assert "swap" not in medians_of(without(FULL))[0].proposals
