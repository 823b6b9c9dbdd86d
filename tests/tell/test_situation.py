"""The situation, read aloud: every mechanism of a case says in plain words, with its medians, what it is there."""

import pytest

from standoff.case.draws import medians
from standoff.commands.common import built_in_names, load
from standoff.mechanisms.registry import MECHANISMS
from standoff.mechanisms.said import by_type, listed, share
from standoff.tell.case_info import case_info_of, situation_of
from tests.mechanisms.cases import MINIMAL, build, edited, number
from tests.mechanisms.everything import EVERYTHING

SAID = {
    "front": "The front (share of the valley) stands at 0.5, on a scale from 0 to 1 of which more is better for Hill. Left to "
             "itself it moves by +0.05 a month, give or take 0.2.",
    "costs": "Another month of war costs, out of everything at stake for a party: Hill 0.5% (if maximal) or 3% (if limited) and "
             "Vale 3%, rising by 1% a month.",
    "patience": "A gain a month from now is worth, of the same gain today: 90.0% to Hill, 90.0% to Vale, 90.0% to Friend and 85.0% "
                "to Go-between. From February 2026 Go-between is less patient (x 0.9): a vote.",
    "issues": "A deal needs the signatures of Hill and Vale and settles Valley and Guard. What matters most to Hill is “Valley” "
              "(50% of its stakes); it has red lines on Valley. What matters most to Vale is “Valley” (60% of its stakes); it has "
              "red lines on Valley.",
    "aims": "What Hill is really after is hidden: its aims are maximal with a chance of 40% at the start, and otherwise limited.",
    "threats": "Go-between can threaten Hill with “oil” unless there is a deal within 1 month; backing down then costs it 5% of its "
               "stakes.",
    "sanctions": "Go-between can impose sanctions on Hill (oil): a month of them costs it 2.4% of its stakes, 20% having leaked "
                 "away. Every month they lose their bite with a chance of 5%.",
    "arms": "Go-between supports Vale (shells). Without it the front moves by +0.1 more a month and a month of war costs Vale 2% "
            "of its stakes more.",
    "walking_away": "Go-between can walk away from the talks for good, which costs it 10% of its stakes. Its support (shells) then "
                    "flows on with a chance of 60%; otherwise it ends.",
}


@pytest.mark.parametrize("name", SAID)
def test_what_the_older_mechanisms_say(name):
    case = build(EVERYTHING)
    assert MECHANISMS[name].module.sentence(case, case.mechanisms[name], medians(case).__getitem__) == SAID[name]


def test_every_mechanism_has_its_say_in_the_order_of_the_registry():
    said = situation_of(build(EVERYTHING))
    assert [entry.id for entry in said] == [mechanism.id for mechanism in MECHANISMS.values()]
    assert all(entry.sentence.endswith(".") and len(entry.sentence) > 30 for entry in said)


@pytest.mark.parametrize("name", built_in_names())
def test_the_built_in_cases_say_nothing_odd(name):
    for entry in case_info_of(load(name)).situation:
        for odd in ("  ", "..", "nan", "{", "_"):
            assert odd not in entry.sentence, entry.sentence


def test_sentences_follow_what_is_there():
    falling = edited(MINIMAL, {"mechanisms.costs": {"hill": {"per_month": number(0.02), "growth": number(-0.01)}},
                               "mechanisms.walking_away": [{"party": "vale", "payoff": number(0.02)}]})  # fmt: skip
    said = {entry.id: entry.sentence for entry in situation_of(build(falling))}
    assert said["M2"].endswith("Hill 2%, falling by 1% a month.")
    assert said["M10"] == "Vale can walk away from the talks for good, which brings it 2% of its stakes."


def test_words_of_numbers():
    assert [share(value) for value in (0.0, 0.00256, 0.03, 0.115, 1.2, -0.02)] == ["0%", "0.26%", "3%", "12%", "120%", "-2%"]
    assert [listed(parts) for parts in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]
    kinds = {"firm": None, "very_soft": None}
    assert by_type(kinds, "x", {"x.firm": 0.1, "x.very_soft": 0.2}.__getitem__) == "10% (if firm) or 20% (if very soft)"
    assert by_type(kinds, "x", {"x.firm": 0.1, "x.very_soft": 0.1}.__getitem__) == "10%"
