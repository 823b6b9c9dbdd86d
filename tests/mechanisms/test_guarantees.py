"""M13: a signed deal may be broken; a guarantee deters that, a veto undoes the guarantee."""

from copy import deepcopy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.case.draws import medians
from standoff.mechanisms import guarantees
from standoff.mechanisms.bargaining import bargaining_range
from standoff.mechanisms.issues import combinations
from standoff.mechanisms.stages import fighting_on
from standoff.mechanisms.talks import worth_of_signing
from standoff.solve.certify import certify
from tests.mechanisms.ahead import strategy
from tests.mechanisms.cases import FULL, MINIMAL, build, edited, medians_of, number, position, without
from tests.mechanisms.minds import same_game
from tests.mechanisms.played import play

TOLERANCE = 1e-10  # of logit residuals, in double precision
VALLEY = deepcopy(MINIMAL)
VALLEY["horizon"] = 1
VALLEY["mechanisms"] |= {
    "patience": {party: {"per_month": number(0.9)} for party in ("hill", "vale")},
    "costs": {party: {"per_month": number(0.01)} for party in ("hill", "vale")},
    "guarantees": {
        "breaker": "hill", "hazard": number(0.1), "surprise": number(0.05), "issue": "guard",
        "deters": {"watched": number(0.8)}, "veto": {"watched": number(0)},
    },
}
VALLEY["mechanisms"]["issues"] |= {"menu": 3, "positions": [
    position("hill", "valley", 1), position("vale", "valley", 0.9), position("hill", "guard", 0.02), position("vale", "guard", 0.1),
]}
VALLEY["mechanisms"]["issues"]["list"]["guard"] = {
    "name": "Guarantees", "favours": "vale", "meanwhile": "none",
    "options": {"none": {"name": "no guarantees", "score": 0}, "watched": {"name": "a guarantor", "score": 1}},
}
TYPED = edited(VALLEY, {
    "mechanisms.aims": {"hill": {"maximal": number(0.5), "limited": "rest"}},
    "mechanisms.guarantees.hazard": {"maximal": number(0.2), "limited": number(0.02)},
    "mechanisms.guarantees.surprise": {"maximal": number(0.2), "limited": number(0)},
})
NONE, WATCHED = 0, 1  # options of the issue of guarantees


def signing(raw, **values):
    """Return the worth of signing every package there could be, in the first world, and the options of each."""
    structure, draw = medians_of(raw, **{f"mechanisms__guarantees__{name}": value for name, value in values.items()})
    options = combinations(structure.case.mechanisms["issues"])
    worlds = {axis: np.repeat(level[[structure.start]], len(options)) for axis, level in structure.tables[0].worlds.items()}
    inputs = structure.inputs(draw, [0])
    return worth_of_signing(structure.case, structure.parts.values(), inputs, worlds, options), options, structure, inputs, worlds


def after(**values):
    """Play the small case with numbers of its guarantees replaced."""
    played = play(VALLEY, **{f"mechanisms__guarantees__{name}": value for name, value in values.items()})
    assert played.equilibrium.residual.max() < TOLERANCE
    return played


def test_a_hazard_of_zero_is_the_game_without_to_the_last_digit():
    same_game(play(without(VALLEY, "guarantees")), after(hazard=0))


@given(st.floats(0, 1), st.floats(0.01, 0.95), st.floats(-2, 2), st.floats(-2, 2))
def test_the_closed_form_is_the_sum_over_months(hazard, patience, utility, war):
    months = np.arange(2000)  # 0.95 to the power of 2000 is nothing
    alive = (1 - hazard) ** months
    total = np.sum(patience**months * alive * ((1 - patience) * utility + patience * hazard * war))
    kept = (1 - patience) / (1 - patience * (1 - hazard))
    lost = patience * hazard / (1 - patience * (1 - hazard))
    np.testing.assert_allclose(kept * utility + lost * war, total, atol=1e-9)
    np.testing.assert_allclose(kept + lost, 1)


def test_the_worth_of_signing_is_peace_kept_and_war_resumed():
    worth, options, structure, inputs, worlds = signing(VALLEY)
    peace, *_ = signing(VALLEY, hazard=0)
    war = fighting_on(structure.parts, inputs, worlds)
    hazard = np.where(options[:, 1] == WATCHED, 0.1 * (1 - 0.8), 0.1)
    kept = 0.1 / (1 - 0.9 * (1 - hazard))
    for party, strikes in (("hill", 0.05), ("vale", -0.05)):
        expected = kept * peace[party] + (1 - kept) * (war[party] + strikes)
        np.testing.assert_allclose(worth[party], expected, rtol=1e-12)


def test_what_changes_from_month_to_month_is_followed_month_by_month():
    patience, hazard = np.linspace(0.8, 0.95, 5)[None, :, None], np.array([0.3, 0.1, 0.2, 0.05, 0.4])[None, :, None]
    war = np.array([0.5, 0.4, -0.3, 0.2, 0.1])[None, :, None]
    lost, resumed = guarantees.risk(patience, hazard, war)
    for signed in range(5):
        pays, left = 0.0, 1.0  # left: patience so far, times the chance that the deal is kept so far
        for month in range(signed, 500):
            now, later = min(month, 4), min(month + 1, 4)
            pays += left * patience[0, now, 0] * hazard[0, later, 0] * war[0, later, 0]
            left *= patience[0, now, 0] * (1 - hazard[0, later, 0])
        np.testing.assert_allclose(resumed[0, signed, 0], pays)
        np.testing.assert_allclose(lost[0, signed, 0], guarantees.risk(patience, hazard, np.ones(1))[1][0, signed, 0])
    same = guarantees.risk(patience[:, :1], hazard[:, :1], war[:, :1])
    long = guarantees.risk(np.repeat(patience[:, :1], 9, axis=1), hazard[:, :1], war[:, :1])
    for one, other in zip(same, long, strict=True):
        np.testing.assert_allclose(other, np.repeat(one, 9, axis=1))


def test_a_month_looked_at_alone_says_the_same_as_all_months():
    raw = edited(VALLEY, {"mechanisms.costs.vale.growth": number(0.2)})
    structure, draw = medians_of(raw)
    options = combinations(structure.case.mechanisms["issues"])
    worlds = {axis: np.repeat(level[[structure.start]], len(options)) for axis, level in structure.tables[0].worlds.items()}
    whole, alone = (worth_of_signing(structure.case, structure.parts.values(), structure.inputs(draw, months), worlds, options)
                    for months in (None, [2]))
    np.testing.assert_array_equal(whole["vale"][:, 2], alone["vale"][:, 0])
    assert np.all(np.diff(whole["vale"], axis=1)[:, :-1] < 0), "the war that may come back costs more and more"


def test_a_higher_hazard_lowers_what_signing_is_worth_to_the_victim_and_a_guarantee_restores_it():
    safe, options, structure, inputs, worlds = signing(VALLEY, hazard=0)
    watched = options[:, 1] == WATCHED
    better = np.ravel(safe["vale"] > fighting_on(structure.parts, inputs, worlds)["vale"])
    worth = np.stack([np.ravel(signing(VALLEY, hazard=hazard)[0]["vale"]) for hazard in (0, 0.05, 0.1, 0.3)])
    assert better.any() and np.all(np.diff(worth[:, better], axis=0) < 0), "what beats war is worth less"
    bare, helped, sure = (np.ravel(signing(VALLEY, deters__watched=share)[0]["vale"]) for share in (0.0, 0.8, 1.0))
    np.testing.assert_array_equal(sure[watched], np.ravel(safe["vale"])[watched])
    np.testing.assert_array_equal(bare[~watched], sure[~watched])
    assert np.all((bare < helped)[watched & better])


def test_a_veto_lowers_the_chance_that_a_deal_is_kept_and_so_that_one_is_signed():
    kept, signed = [], []
    for veto in (0.0, 0.5, 1.0):
        _, options, structure, inputs, worlds = signing(VALLEY, veto__watched=veto)
        section = structure.case.mechanisms["guarantees"]
        chance = guarantees.kept(structure.case, section, inputs, worlds, options, 24)
        kept.append(np.ravel(chance)[options[:, 1] == WATCHED][0])
        played = after(veto__watched=veto)
        signed.append(played.p_deal)
    np.testing.assert_allclose(kept, [0.98**24, 0.94**24, 0.9**24])
    assert np.all(np.diff(signed) < -0.01), signed


def test_the_victim_signs_less_readily_the_likelier_the_deal_is_broken():
    accepts = []
    for hazard in (0, 0.02, 0.1):
        played = after(hazard=hazard, deters__watched=0)
        middle = played.structure.packages[1].name
        accepts.append(strategy(played, "vale answers hill", "accept", table=middle).ravel()[0])
    assert np.all(np.diff(accepts) < -0.02), accepts


def test_what_the_victim_signs_away_depends_on_the_hidden_type_of_the_other():
    worth, _, structure, *_ = signing(TYPED)
    axis = 2 + list(structure.types).index("hill")
    assert worth["vale"].shape[axis] == 2
    limited, maximal = np.moveaxis(worth["vale"], axis, 0)
    sees_peace = np.ravel(signing(TYPED, hazard__maximal=0, hazard__limited=0)[0]["vale"][:, :, 0]) > 0.5
    assert np.all(np.ravel(maximal)[sees_peace] < np.ravel(limited)[sees_peace])
    played = play(TYPED)
    assert certify(played.game, played.equilibrium).is_ok(1e-9)
    assert played.equilibrium.residual.max() < TOLERANCE
    accepts = strategy(played, "vale answers hill", "accept", table=played.structure.packages[1].name)[0, :, 0]
    assert np.all(np.diff(accepts) < 0), "the surer vale is that hill is maximal, the less readily it signs"


def test_a_guarantor_that_has_walked_away_deters_nothing():
    raw = edited(FULL, {"mechanisms.guarantees": {
        "breaker": "hill", "hazard": number(0.1), "issue": "league", "deters": {"member": number(0.5)},
        "guarantor": "go_between"}})
    structure, draw = medians_of(raw)
    worlds = structure.tables[0].worlds
    section, inputs = structure.case.mechanisms["guarantees"], structure.inputs(draw, [0])
    options = np.tile([0, 2], (len(worlds["front"]), 1))
    hazard = np.ravel(guarantees.hazard_of(structure.case, section, inputs, worlds, options))
    np.testing.assert_allclose(hazard, np.where(worlds["mediator:go_between"] == 0, 0.05, 0.1))


def test_war_resumed_is_war_without_truce_and_side_deals():
    pauses = {"mechanisms.truce": {"order": "either", "start": "on", "costs": number("x 0")}, "mechanisms.side_deals": [
        {"id": "energy", "what": "power plants are spared", "lasts": 2, "flows": {"vale": number(0.01)}}]}
    paused, plain = signing(edited(VALLEY, pauses))[0], signing(VALLEY)[0]
    for party in ("hill", "vale"):
        np.testing.assert_allclose(paused[party], plain[party], rtol=1e-12)


def test_the_bargaining_range_knows_that_a_deal_may_be_broken():
    surplus = []
    for hazard in (0, 0.05, 0.2):
        structure, draw = medians_of(edited(VALLEY, {"mechanisms.guarantees.deters": {}, "mechanisms.guarantees.veto": {}}),
                                     mechanisms__guarantees__hazard=hazard)
        surplus.append(bargaining_range(structure, draw).surplus[0])
    assert np.all(np.diff(surplus) < 0)


@pytest.mark.parametrize(("changes", "words"), [
    ({"breaker": "go_between"}, "no signing party called 'go_between'; in this case: hill, vale"),
    ({"hazard": {"a": number(0.1), "b": number(0.1)}}, "numbers by type for a, b, but 'hill' has the types limited, maximal"),
    ({"surprise": {"a": number(0.1), "b": number(0.1)}}, "numbers by type for a, b"),
    ({"issue": "guards"}, "no issue called 'guards'; in this case: valley, league"),
    ({"issue": "valley"}, "'Valley' is divided in shares; guarantees need an issue with options"),
    ({"deters": {"observer": number(0.5)}}, "no option of 'League' called 'observer'; in this case: barred, open, member"),
    ({"guarantor": "moon"}, "no party called 'moon'"),
])
def test_what_does_not_fit_is_a_mistake(changes, words):
    section = {"breaker": "hill", "hazard": number(0.1), "issue": "league", "deters": {"member": number(0.5)}} | changes
    with pytest.raises(ValueError) as caught:
        medians_of(edited(FULL, {"mechanisms.guarantees": section}))
    assert words in str(caught.value)


@pytest.mark.parametrize(("section", "words"), [
    ({"deters": {"member": number(0.5)}}, "deters and veto go by the options of an issue; say which: issue"),
    ({"issue": "league", "veto": {"open": number(0.5)}}, "'open' has a veto but deters nothing that it could undo"),
])
def test_a_section_that_makes_no_sense_is_refused(section, words):
    with pytest.raises(ValueError) as caught:
        build(edited(FULL, {"mechanisms.guarantees": {"breaker": "hill", "hazard": number(0.1)} | section}))
    assert words in str(caught.value)


def test_the_sentence_gives_the_risk_and_what_takes_it_away():
    case = build(TYPED)
    said = guarantees.sentence(case, case.mechanisms["guarantees"], medians(case).__getitem__)
    assert said == ("A signed deal may be broken by Hill: without a guarantee with a chance each month of 20.0% if Hill is "
                    "maximal, 2.0% if Hill is limited. Of that risk a guarantee takes away 80% with a guarantor.")
    case = build(edited(VALLEY, {"mechanisms.guarantees.deters": {}, "mechanisms.guarantees.veto": {}}))
    said = guarantees.sentence(case, case.mechanisms["guarantees"], medians(case).__getitem__)
    assert said.endswith("with a chance each month of 10.0%.")
