"""M20: a mediator who makes large mistakes, or who is in one mood this month and in another one the next."""

import numpy as np
import pytest

from standoff.case.draws import numbers_of
from standoff.mechanisms import inconsistency
from standoff.mechanisms.compile import build_game
from tests.mechanisms.cases import FULL, build, edited, medians_of, number
from tests.mechanisms.minds import PRESSED, chances_of, same_game
from tests.mechanisms.played import play

ACTS = "go_between acts"


def erratic(raw=PRESSED, **entry):
    """Return a case with an inconsistent mediator."""
    return edited(raw, {"mechanisms.inconsistency": [{"party": "go_between"} | entry]})


def moody(harsh, soft, raw=PRESSED, **more):
    """Return a case in which the mediator is harsh or soft."""
    moods = [{"id": "harsh", "pays": harsh}, {"id": "soft", "pays": soft}]
    return erratic(raw, moods=moods, **(more or {"share": number(0.5)}))


def by_mood(played, action, period=0):
    """Return the chance of an action in a quiet month, mood by mood."""
    return {mood: played.chance(ACTS, action, period, mood__go_between=mood) for mood in ("harsh", "soft")}


@pytest.fixture(scope="module")
def without():
    return play(PRESSED)


def test_larger_mistakes_flatten_what_it_chooses(without):
    last, leans = 3, []  # in the last month nothing that follows depends on its mistakes
    for played in (without, play(erratic(mistakes=number("x 2"))), play(erratic(mistakes=number("x 10")))):
        chance = chances_of(played, ACTS, last)
        leans.append(np.log(chance["threaten oil"][0, 0] / chance["wait"][0, 0]))
    assert abs(leans[0]) > 0.1
    np.testing.assert_allclose(leans, leans[0] / np.array([1, 2, 10]), atol=1e-9)


def test_mistakes_of_the_usual_size_are_exactly_the_game_without(without):
    same_game(play(erratic(mistakes=number("x 1"))), without)


def test_only_its_own_mistakes_are_larger():
    game = build_game(*medians_of(erratic(mistakes=number("x 4"))))
    np.testing.assert_allclose(game.precision[:, 0], [20, 20, 5])


@pytest.mark.parametrize("pays", [{}, {"threaten oil": number(0), "execute oil": number(0)}])
@pytest.mark.parametrize("more", [{"share": number(0.3)}, {"switches": number(0.3)}])
def test_moods_that_pay_nothing_change_nothing(without, pays, more):
    same = play(moody(pays, pays, **more))
    assert same.values == pytest.approx(without.values, abs=1e-12)
    assert same.ended == pytest.approx(without.ended, abs=1e-12)


def test_a_mood_is_followed():
    played = play(moody({"threaten oil": number(0.1)}, {"threaten oil": number(-0.1)}))
    threatens, waits = by_mood(played, "threaten oil"), by_mood(played, "wait")
    leans = [np.log(threatens[mood] / waits[mood]) for mood in ("harsh", "soft")]
    assert leans[0] - leans[1] == pytest.approx(20 * 0.2, abs=1e-9)  # 20 is one over a mistake of 5%


def test_the_softer_its_moods_the_less_it_frightens():
    soft = {"execute oil": number(-0.3), "threaten oil": number(-0.1)}
    deals = [play(moody({}, soft, share=number(share))).p_deal for share in (1, 0.5, 0)]
    assert np.all(np.diff(deals) < -0.003)


def test_a_mood_drawn_anew_is_one_that_changes_every_other_month():
    harsh, soft = {"threaten oil": number(0.1)}, {"execute oil": number(-0.2)}
    anew, lasting = (play(moody(harsh, soft, **more)) for more in ({"share": number(0.5)}, {"switches": number(0.5)}))
    assert lasting.values == pytest.approx(anew.values, abs=1e-10)
    assert lasting.ended == pytest.approx(anew.ended, abs=1e-10)


def test_a_mood_that_never_changes_is_the_first_one_for_ever():
    harsh, soft = {"threaten oil": number(0.1)}, {"execute oil": number(-0.2)}
    never, always = play(moody(harsh, soft, switches=number(0))), play(moody(harsh, soft, share=number(1)))
    assert never.ended == pytest.approx(always.ended, abs=1e-12)


def test_a_lasting_mood_is_seen_and_counted_on():
    played = play(moody({}, {"execute oil": number(-0.5)}, switches=number(0.05)))
    accepts = [played.chance("hill answers vale", "accept", 1, table="Valley 50%", mood__go_between=mood,
                             threat__deadline="1 month", sanctions__oil="off") for mood in ("harsh", "soft")]
    assert accepts[0] > accepts[1] + 0.05


def sizes(raw):
    """Return the number of worlds in front of each stage, by its name."""
    structure, _ = medians_of(raw)
    return {stage.name: len(table.passes) for stage, table in zip(structure.stages, structure.tables, strict=True)}


def test_a_mood_drawn_anew_is_forgotten_before_the_talks():
    plain, anew, lasting = sizes(PRESSED), sizes(moody({}, {})), sizes(moody({}, {}, switches=number(0.2)))
    assert {stage: count / plain.get(stage, count) for stage, count in anew.items()} == {
        stage: 2 if stage == ACTS else 1 for stage in anew}
    assert all(lasting[stage] == 2 * count for stage, count in plain.items())


def test_a_mediator_who_has_left_has_no_moods():
    structure, _ = medians_of(moody({"walk away": number(0.1)}, {}, FULL))
    for stage, table in zip(structure.stages, structure.tables, strict=True):
        gone = table.worlds["mediator:go_between"] > 0
        assert np.all(table.worlds["mood:go_between"][gone] == 0), stage.name


def test_what_a_mood_pays_may_depend_on_the_type():
    structure, draw = medians_of(moody({"impose oil": {"firm": number(0.2), "soft": number(0.1)}}, {}, FULL))
    place = [stage.name for stage in structure.stages].index(ACTS)
    stage = build_game(structure, draw).stages[place]
    harsh = structure.tables[place].moving_worlds["mood:go_between"] == 1
    paid = stage.payoff[0, structure.players.index("go_between"), 0, :, stage.actions.index("impose oil")]
    np.testing.assert_allclose(paid[0][harsh], 0.1)  # soft is the rest, hence type 0
    np.testing.assert_allclose(paid[1][harsh], 0.2)
    assert np.all(paid[:, ~harsh] == 0)


def test_its_numbers_have_units():
    found = numbers_of(build(moody({"impose oil": number("1% to 3%")}, {}, switches=number("5% to 20%"))))
    assert found["mechanisms.inconsistency.go_between.moods.harsh.pays.impose oil"].unit == "pies"
    assert found["mechanisms.inconsistency.go_between.switches"].unit == "per month"


MOODS = [{"id": "harsh"}, {"id": "soft"}]


@pytest.mark.parametrize(("entry", "words"), [
    ({"share": number(0.5)}, "'share' needs moods: which two are there?"),
    ({"moods": MOODS}, "moods need either share .drawn anew every month. or switches .lasting., and not both"),
    ({"moods": MOODS, "share": number(0.5), "switches": number(0.5)}, "moods need either share"),
    ({}, "nothing makes it inconsistent: give mistakes, or moods, or both"),
    ({"moods": MOODS[:1] * 2, "share": number(0.5)}, "both moods are called 'harsh'; give them different names"),
    ({"mistakes": number("x 0.5 to 2")}, "mistakes of 'x 0.5 to 2' would make it more consistent than the others"),
    ({"moods": MOODS[:1], "share": number(0.5)}, "at least 2"),
])
def test_half_an_entry_is_refused(entry, words):
    with pytest.raises(ValueError, match=words):
        build(erratic(**entry))


@pytest.mark.parametrize(("raw", "words"), [
    (erratic(party="hull", mistakes=number("x 2")), "no party called 'hull'"),
    (moody({"impose gas": number(0.1)}, {}),
     "no action of go_between called 'impose gas'; in this case: wait, threaten oil, execute oil, back down on oil"),
    (moody({}, {"wait": {"a": number(0.1), "b": number(0.1)}}), "numbers by type for a, b, but 'go_between' has no types"),
    (erratic(party="vale", moods=MOODS, share=number(0.5)),
     "'vale' has no policy actions in this case, so its moods change nothing"),
])
def test_what_does_not_fit_the_case_is_a_mistake(raw, words):
    with pytest.raises(ValueError) as caught:
        medians_of(raw)
    assert words in str(caught.value)


def test_one_party_is_listed_once():
    raw = erratic(mistakes=number("x 2"))
    raw["mechanisms"]["inconsistency"] *= 2
    with pytest.raises(ValueError, match="mechanisms.inconsistency.1.party: 'go_between' is listed twice"):
        medians_of(raw)


@pytest.mark.parametrize(("more", "words"), [
    ({"share": number(0.3)}, "Every month Go-between is in one of two moods: 'harsh' (a chance of 30%) or 'soft'."),
    ({"switches": number(0.3)}, "Go-between has two moods, 'harsh' and 'soft', and every month a chance of 30% to change."),
])
def test_the_report_says_how_it_is_inconsistent(more, words):
    case = build(moody({}, {}, mistakes=number("x 2"), **more))
    said = inconsistency.sentence(case, case.mechanisms["inconsistency"],
                                  lambda path: numbers_of(case)[path].range.median)
    assert said == f"Go-between is erratic: its mistakes are 2 times as large as those of the others. {words}"
