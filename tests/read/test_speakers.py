"""Candidates for a speaker and the rules' votes."""

import pytest

from standoff.read.nominals import find_nominals
from standoff.read.speaker_votes import RULES, choose, votes
from standoff.read.speakers import FEATURES, Stage, candidates, features, tag_votes
from standoff.read.speech_scene import make_scene
from standoff.read.tagger import Tagged
from standoff.read.tokens import find_tokens
from standoff.record.items import Span
from tests.read.reading_of import reading_of


def stage_of(text):
    return Stage(make_scene(reading_of(text)))


def words_of(stage, number):
    nominal = stage.scene.nominals[number]
    tokens = stage.scene.tokens
    return stage.scene.reading.text[tokens[nominal.first].start : tokens[nominal.last].end]


def test_nominals_are_names_pronouns_and_nouns_for_people():
    text = "In Lunde on Monday, she told senior council officials that Secretary of Trade Ida Brandt’s lawyer had left."
    tokens = find_tokens(text)
    found = [(text[tokens[n.first].start : tokens[n.last].end], n.kind) for n in find_nominals(tokens, {0})]
    assert found == [
        ("Lunde", "name"), ("she", "pronoun"), ("senior council officials", "noun"), ("Secretary of Trade Ida Brandt", "name"), ("lawyer", "noun"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text, rule, speaker",
    [
        ("“We will go,” Maria Halvorsen said.", "after, subject and verb", "Maria Halvorsen"),
        ("“We will go,” said Maria Halvorsen.", "after, verb and subject", "Maria Halvorsen"),
        ("“We will go,” Maria Halvorsen, a baker, said.", "after, subject and verb", "Maria Halvorsen"),
        ("Tomas Brandt said, “We will go.”", "before, subject and verb", "Tomas Brandt"),
        ("Tomas Brandt left the hall, saying “we will go.”", "participle", "Tomas Brandt"),
        ("The offer was “a bad joke,” according to Tomas Brandt.", "according to", "Tomas Brandt"),
        ("Tomas Brandt was blunt about the bridge: “We will go.”", "colon", "Tomas Brandt"),
        ("Halvorsen: “We will go.”", "turn", "Halvorsen"),
        ("“HALVORSEN: We will go.”", "turn", "HALVORSEN"),
    ],
)
def test_rules_vote(text, rule, speaker):
    stage = stage_of(text)
    voted = votes(stage.scene, stage.roles, stage.outer[0], -1)
    number = voted[RULES.index(rule)]
    assert number >= 0 and words_of(stage, number) == speaker
    assert words_of(stage, choose(voted)) == speaker


def test_nobody_within_the_words_is_a_candidate():
    stage = stage_of("Ida Brandt smiled. “Maria Halvorsen will go,” she said.")
    assert [words_of(stage, n) for n in candidates(stage, stage.outer[0])] == ["Ida Brandt", "she"]


def test_features_have_names_and_hold_no_words():
    stage = stage_of("Ida Brandt smiled. “We will go,” she said.")
    rows = features(stage, stage.outer[0], candidates(stage, stage.outer[0]))
    assert all(len(row) == len(FEATURES) and all(isinstance(value, float) for value in row) for row in rows)


def test_a_tagger_votes_for_the_nearest_source():
    text = "Ida Brandt smiled. “We will go,” Maria Halvorsen said."
    stage = stage_of(text)
    quotation = stage.outer[0]
    at = text.index("Maria")
    tagged = (Tagged(Span(0, 10), "source", 0.9), Tagged(Span(at, at + 15), "source", 0.9), Tagged(Span(at + 16, at + 20), "cue", 0.9))
    assert tag_votes(stage, quotation, candidates(stage, quotation), tagged).tolist() == [0.5, 1.0]
