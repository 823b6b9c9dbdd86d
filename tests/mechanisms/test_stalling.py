"""M16: stalling is chosen over refusing exactly when being courted pays."""

import numpy as np
import pytest

from standoff.mechanisms import stalling
from standoff.mechanisms.record import record_steps
from standoff.mechanisms.structure import compile_structure
from tests.mechanisms.cases import build, edited, index_of, medians_of, number
from tests.mechanisms.minds import TALKS, chances_of
from tests.mechanisms.played import play
from tests.mechanisms.test_talking import courted, numbers

PRECISION = 20  # one over a mistake of 5%
ANSWER = "hill answers vale"


def stalled(raw, **entry):
    """Return a case in which the attacker may stall."""
    return edited(raw, {"mechanisms.stalling": [{"party": "hill"} | entry]})


@pytest.mark.parametrize(("courting", "loses", "cost"), [
    (0.05, 0.8, 0.01), (0.02, 0.5, 0.01), (0.02, 0.25, 0.01), (0.05, 0, 0.02),
])
def test_stalling_is_chosen_over_refusing_exactly_when_being_courted_pays(courting, loses, cost):
    chance = chances_of(play(stalled(courted(number(courting), refusing_loses=number(loses)), cost=number(cost))), ANSWER)
    worth = PRECISION * (loses * courting - cost)
    np.testing.assert_allclose(np.log(chance["stall"] / chance["refuse"]), worth, atol=1e-9)


@pytest.fixture(scope="module")
def two_types():
    """Return the answers of an attacker who may be after nothing but talks, by the sign of what stalling gains it."""
    raw = edited(TALKS, {"mechanisms.aims": {"hill": {"poser": number(0.4), "dealer": "rest"}},
                         "mechanisms.issues.proposers": ["vale"]})
    raw = courted({"poser": number(0.04), "dealer": number(0.01)}, raw, refusing_loses=number(0.5))
    return play(stalled(raw, cost=number(0.01)))


@pytest.mark.parametrize("period", [0, 1, 2, 3])
def test_the_type_that_is_courted_stalls_and_the_other_one_refuses(two_types, period):
    chance = chances_of(two_types, ANSWER, period)
    leans = np.log(chance["stall"] / chance["refuse"])
    assert leans.shape[0] == 2 and np.all(leans[0] < 0) and np.all(leans[1] > 0)  # dealer, poser


def test_stalling_is_news(two_types):
    chance = chances_of(two_types, ANSWER, 0)
    assert np.all(chance["stall"][1] > chance["stall"][0]), "who stalls is rather the poser than the dealer"


@pytest.fixture(scope="module")
def free():
    """Return the case in which stalling costs nothing and nobody is courted, and the case without stalling."""
    return play(stalled(TALKS)), play(TALKS)


def test_free_stalling_without_courting_changes_nothing(free):
    stalls, plain = free
    np.testing.assert_allclose(stalls.equilibrium.values, plain.equilibrium.values, atol=1e-12)
    assert stalls.ended == pytest.approx(plain.ended, abs=1e-12)
    for period in range(plain.game.num_periods):
        now, before = chances_of(stalls, ANSWER, period), chances_of(plain, ANSWER, period)
        np.testing.assert_allclose(now["refuse"] + now["stall"], before["refuse"], atol=1e-12)
        np.testing.assert_allclose(now["accept"], before["accept"], atol=1e-12)
        for action, chance in chances_of(plain, "vale tables", period).items():
            np.testing.assert_allclose(chances_of(stalls, "vale tables", period)[action], chance, atol=1e-12)


def test_a_cost_of_nothing_is_no_cost(free):
    np.testing.assert_array_equal(play(stalled(TALKS, cost=number(0))).equilibrium.values, free[0].equilibrium.values)


def test_stalling_keeps_the_courting_that_refusing_forfeits():
    raw = courted(number(0.05), refusing_loses=number(1))
    assert play(stalled(raw)).values["hill"] > play(raw).values["hill"] + 0.01


def test_stalling_leads_where_refusing_leads():
    structure, _ = medians_of(stalled(TALKS))
    table = structure.tables[index_of(structure, ANSWER)]
    names = [action.name for action in structure.stages[index_of(structure, ANSWER)].actions]
    np.testing.assert_array_equal(table.next_world[names.index("stall")], table.next_world[names.index("refuse")])


OFFER = {"date": "2026-01-05", "party": "vale", "action": "table", "package": "any", "source": "paper"}
PAPER = {"paper": {"title": "News", "publisher": "A paper", "date": "2026-01-06"}}


@pytest.mark.parametrize("said", ["stall", "refuse"])
def test_the_record_can_say_that_a_party_stalled(said):
    answer = {"date": "2026-01-20", "party": "hill", "action": said, "source": "paper"}
    case = build(stalled(TALKS) | {"record": [OFFER, answer], "sources": PAPER})
    structure = compile_structure(case)
    found = record_steps(structure)
    assert found.steps[0][index_of(structure, ANSWER)] == (said,)


def test_silence_after_an_offer_is_a_refusal_or_a_stall():
    structure = compile_structure(build(stalled(TALKS) | {"record": [OFFER], "sources": PAPER}))
    assert set(record_steps(structure).steps[0][index_of(structure, ANSWER)]) == {"refuse", "stall"}


@pytest.mark.parametrize(("entry", "words"), [
    ({"party": "go_between"}, "no signing party called 'go_between'; in this case: hill, vale"),
    ({"cost": {"a": number(0.1), "b": number(0.1)}}, "numbers by type for a, b, but 'hill' has no types in `aims`"),
])
def test_what_does_not_fit_the_case_is_a_mistake(entry, words):
    with pytest.raises(ValueError) as caught:
        medians_of(stalled(TALKS, **entry))
    assert words in str(caught.value)


def test_one_party_is_listed_once():
    raw = stalled(TALKS)
    raw["mechanisms"]["stalling"] *= 2
    with pytest.raises(ValueError, match="mechanisms.stalling.1.party: 'hill' is listed twice"):
        medians_of(raw)


@pytest.mark.parametrize(("entry", "price"), [
    ({}, "at no cost"), ({"cost": number(0.01)}, "at a cost of 1% of everything at stake each time"),
])
def test_the_report_says_what_stalling_costs(entry, price):
    case = build(stalled(TALKS, **entry))
    said = stalling.sentence(case, case.mechanisms["stalling"], numbers(case))
    assert said == f"Hill need not refuse: it can stall, welcoming some points and criticising others, {price}."


def test_the_report_says_what_stalling_costs_each_type():
    raw = edited(TALKS, {"mechanisms.aims": {"hill": {"poser": number(0.4), "dealer": "rest"}}})
    case = build(stalled(raw, cost={"poser": number(0.001), "dealer": number(0.02)}))
    said = stalling.sentence(case, case.mechanisms["stalling"], numbers(case))
    assert "0.1% of everything at stake if it is poser, 2% of everything at stake if it is dealer" in said
