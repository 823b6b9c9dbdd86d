"""M15: being courted is worth something in itself."""

import numpy as np
import pytest

from standoff.case.draws import numbers_of
from standoff.mechanisms import talking
from standoff.mechanisms.compile import build_game
from tests.mechanisms.cases import FULL, build, edited, index_of, medians_of, number, row_of
from tests.mechanisms.minds import TALKS, chances_of, same_game
from tests.mechanisms.played import play


def courted(per_month, raw=TALKS, **more):
    """Return a case in which the attacker is courted."""
    entry = {"party": "hill", "with": "go_between", "per_month": per_month} | more
    return edited(raw, {"mechanisms.talking": [entry]})


@pytest.fixture(scope="module")
def by_worth():
    return {worth: play(courted(number(worth))) for worth in (0, 0.01, 0.02, 0.05)}


def test_talking_that_pays_lowers_the_chance_of_a_deal(by_worth):
    deals = [played.p_deal for played in by_worth.values()]
    assert np.all(np.diff(deals) < 0) and deals[-1] < 0.5 < deals[0]


def test_whoever_is_courted_gains_and_the_other_side_loses(by_worth):
    assert np.all(np.diff([played.values["hill"] for played in by_worth.values()]) > 0)
    assert np.all(np.diff([played.values["vale"] for played in by_worth.values()]) < 0)


def test_courting_that_is_worth_nothing_is_exactly_the_game_without(by_worth):
    same_game(by_worth[0], play(TALKS))


def test_a_refusal_that_forfeits_nothing_is_exactly_the_game_without(by_worth):
    same_game(play(courted(number(0.02), refusing_loses=number(0))), by_worth[0.02])


def test_the_more_a_refusal_forfeits_the_sooner_the_same_offer_is_accepted():
    last, leans = 3, []
    for share in (0, 0.5, 1):
        chance = chances_of(play(courted(number(0.05), refusing_loses=number(share))), "hill answers vale", last)
        leans.append(np.log(chance["accept"] / chance["refuse"]))
    np.testing.assert_allclose(np.diff(leans, axis=0), 20 * 0.5 * 0.05, atol=1e-9)  # 20 is one over a mistake of 5%


def flows(raw):
    """Return what a month of war pays the attacker, by type and world, less what it pays without courting."""
    structure, draw = medians_of(raw)
    hill = structure.players.index("hill")
    pays = build_game(structure, draw).stages[-1].payoff[0, hill, ..., 0, :]
    before = build_game(*medians_of({**raw, "mechanisms": {name: section for name, section in raw["mechanisms"].items()
                                                           if name != "talking"}})).stages[-1].payoff[0, hill, ..., 0, :]
    return structure, pays - before


def test_nobody_is_courted_by_a_mediator_who_has_left():
    structure, gains = flows(courted({"maximal": number(0.02), "limited": number(0.005)}, FULL))
    there = structure.tables[-1].moving_worlds["mediator:go_between"] == 0
    np.testing.assert_allclose(gains[0, 0][there], 0.005, atol=1e-12)
    np.testing.assert_allclose(gains[1, 0][there], 0.02, atol=1e-12)
    np.testing.assert_array_equal(gains[..., ~there], 0)


def test_a_refusal_forfeits_its_share_of_the_month():
    raw = courted({"maximal": number(0.02), "limited": number(0.005)}, FULL, refusing_loses=number(0.6))
    structure, draw = medians_of(raw)
    place = index_of(structure, "hill answers vale")
    stage = build_game(structure, draw).stages[place]
    paid = stage.payoff[0, structure.players.index("hill"), :, 0, row_of(stage, "refuse")]
    there = structure.tables[place].moving_worlds["mediator:go_between"] == 0
    np.testing.assert_allclose(paid[0][there], -0.003)
    np.testing.assert_allclose(paid[1][there], -0.012)
    assert np.all(paid[:, ~there] == 0)


def test_its_numbers_have_units():
    found = numbers_of(build(courted(number("1% to 3%"), refusing_loses=number("20% to 80%"))))
    assert found["mechanisms.talking.hill.per_month"].unit == "of the pie per month"
    assert found["mechanisms.talking.hill.refusing_loses"].domain == "share"


@pytest.mark.parametrize(("fields", "words"), [
    ({"party": "hull"}, "no party called 'hull'; parties in this case: hill, vale, go_between"),
    ({"with": "hull"}, "no party called 'hull'; in this case: hill, vale, go_between"),
    ({"with": "hill"}, "'hill' cannot court itself; name another party"),
    ({"per_month": {"a": number(0.1), "b": number(0.1)}}, "numbers by type for a, b, but 'hill' has no types in `aims`"),
    ({"party": "go_between", "with": "vale", "refusing_loses": number(0.5)},
     "no party that answers offers called 'go_between'; in this case: hill, vale"),
])
def test_what_does_not_fit_the_case_is_a_mistake(fields, words):
    with pytest.raises(ValueError) as caught:
        medians_of(courted(number(0.01)) | edited(TALKS, {"mechanisms.talking": [
            {"party": "hill", "with": "go_between", "per_month": number(0.01)} | fields]}))
    assert words in str(caught.value)


def test_one_party_is_listed_once():
    raw = courted(number(0.01))
    raw["mechanisms"]["talking"] *= 2
    with pytest.raises(ValueError, match="mechanisms.talking.1.party: 'hill' is listed twice"):
        medians_of(raw)


def test_the_report_says_what_courting_is_worth():
    case = build(courted(number(0.02), refusing_loses=number(0.6)))
    said = talking.sentence(case, case.mechanisms["talking"], numbers(case))
    assert said == ("Every month in which Go-between courts it is worth 2% of everything at stake to Hill, deal or no deal. "
                    "A flat refusal forfeits 60% of that month's.")
    case = build(courted({"maximal": number(0.02), "limited": number(0.005)}, FULL))
    said = talking.sentence(case, case.mechanisms["talking"], numbers(case))
    assert "2% of everything at stake if it is maximal, 0.5% of everything at stake if it is limited to Hill" in said


def numbers(case):
    """Return the function that gives the median of a path."""
    return lambda path: numbers_of(case)[path].range.median
