"""What may be a threat or a promise, and what is learnt of which is one."""

from standoff.read.commitment_worth import features, worth
from standoff.read.commitments import choose, find_candidates
from standoff.read.possible_commitments import POSSIBLE
from standoff.read.ranker import load_trees
from tests.read.war_story import read

PEOPLE = "Veland's president, Karl Ost, and Orsenia's president, Ilan Dovrak, spoke.\n\n"
THREAT = "Ost warned that Veland would bomb the dam unless Orsenia freed the pilots by Friday. "
MUSED = "A professor in Arl thinks that prices would rise and that people could grow tired."


def candidates(text):
    return find_candidates(*read(PEOPLE + text))


def test_features_say_how_by_whom_and_on_what_condition():
    found = candidates(THREAT)
    row = next(row for each, row in zip(found, features(found), strict=True) if each.is_found)
    assert {"condition unless", "refusal", "limit", "hostile after"} <= set(row)


def test_what_the_weights_ask_for_is_what_the_features_tell():
    for name in ("commitments", "promises"):
        assert {"condition", "speaker acts", "words", "span"} & set(load_trees(name).names)


def test_every_will_and_every_or_else_may_be_one():
    found = candidates('Ost told Orsenia to sign by May "or face the winter alone". ' + MUSED)
    assert {each.view.words[each.frame.last].lower for each in found if each.frame.reason == POSSIBLE} >= {"rise", "grow"}
    assert any(each.frame.kind == "ultimatum" for each in found)


def test_a_threat_is_worth_more_than_a_musing():
    found = candidates(THREAT + MUSED)
    sure, promised = worth(found)
    threat = max(score for each, score in zip(found, sure, strict=True) if "bomb" in each.view.text)
    musings = [score for each, score in zip(found, sure, strict=True) if "professor" in each.view.text]
    assert musings and threat > max(musings)
    (kept,) = choose(found, sure, promised)
    assert kept.type == "threat"


def test_what_would_have_been_and_what_nobody_does_are_none():
    assert not [each for each in candidates("Ost would have bombed the dam.") if each.frame.reason == POSSIBLE]
    assert all(each.commitment.actor for each in candidates(THREAT + MUSED))


def test_until_and_a_day_is_a_deadline_and_no_condition():
    (each, *_) = [each for each in candidates("Veland gave Orsenia until Friday to leave the valley or face war.") if each.is_found]
    assert each.commitment.condition is None and each.commitment.deadline is not None
