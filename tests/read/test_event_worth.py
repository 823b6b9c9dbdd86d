"""Which proposed events are news: features of how, where and by whom; what is only planned is left to the rules."""

import numpy as np

from standoff.read.event_worth import features, worth
from standoff.read.events import choose, find_candidates
from standoff.read.ranker import load_trees
from tests.read.war_story import read

TOLD = "Velandic forces bombed the harbour of Tarsk on Monday. Karl Ost, Veland's president, will meet Ilan Dovrak in May.\n\n"
MUSED = "\u201cWhenever I agree with a neighbour, people always agree that I have agreed to nothing,\u201d Ost said."


def candidates(text):
    reading, statements = read(text)
    return find_candidates(reading, statements)


def test_features_say_how_where_and_by_whom():
    (row, *_) = features(candidates(TOLD + MUSED))
    assert {"type ASSAULT", "verb", "form past", "actor state", "named subject"} & set(row) >= {"type ASSAULT", "verb", "form past"}
    assert row["share of sentence"] < 0.5 and row["told type"] == 0 and row["dated"] in (False, True)


def test_what_the_weights_ask_for_is_what_the_features_tell():
    names = set(load_trees("events").names)
    assert {"type ASSAULT", "told type", "words", "number of actors", "in direct"} <= names
    assert not any(" " in name and name.split()[0] in ("word", "lemma") for name in names)


def test_an_attack_told_plainly_is_worth_more_than_a_musing():
    found = candidates(TOLD + MUSED)
    sure = worth(found)
    attack = next(score for each, score in zip(found, sure, strict=True) if each.event.type == "ASSAULT")
    musings = [score for each, score in zip(found, sure, strict=True) if each.event.type == "AGREE"]
    assert musings and attack > max(musings)


def test_what_is_planned_needs_no_judging():
    found = candidates(TOLD)
    kept = choose(found, np.full(len(found), -9.0))
    assert [(event.type, event.certainty) for event in kept if event.type == "CONSULT"] == [("CONSULT", "planned")]
    assert "ASSAULT" not in [event.type for event in kept]


def test_no_candidates_have_no_worth():
    assert len(worth([])) == 0
