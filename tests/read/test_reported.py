"""Reported speech: whose it is, and where the words begin and end."""

import pytest

from standoff.read.ranker import load_trees
from standoff.read.reported import FORMS, SHAPE, find_reported
from standoff.read.speakers import Stage
from standoff.read.speech_scene import make_scene
from tests.read.reading_of import reading_of


def finds(text):
    stage = Stage(make_scene(reading_of(text)))
    tokens = stage.scene.tokens
    for each in find_reported(stage, load_trees("ends")):
        nominal = stage.scene.nominals[each.source] if each.source >= 0 else None
        source = text[tokens[nominal.first].start : tokens[nominal.last].end] if nominal else None
        yield source, text[tokens[each.cue[0]].start : tokens[each.cue[1]].end], [
            text[tokens[a].start : tokens[b].end] for a, b in each.content
        ]


@pytest.mark.parametrize(
    "text, source, cue, content",
    [
        ("Maria Halvorsen said that the bridge was closed.", "Maria Halvorsen", "said", ["the bridge was closed"]),
        ("Maria Halvorsen said the bridge was closed.", "Maria Halvorsen", "said", ["the bridge was closed"]),
        ("The envoy told reporters on Monday that nobody had called.", "The envoy", "told", ["nobody had called"]),
        ("The bridge was closed, the envoy said.", "the envoy", "said", ["The bridge was closed"]),
        ("The bridge was closed, said Maria Halvorsen of the town council.", "Maria Halvorsen", "said", ["The bridge was closed"]),
        ("The bridge, experts say, will stay closed.", "experts", "say", ["The bridge", "will stay closed"]),
        ("According to officials, the bridge was closed.", "officials", "According to", ["the bridge was closed"]),
        ("The bridge was closed, according to two officials.", "two officials", "according to", ["The bridge was closed"]),
        ("Tomas Brandt, Veskia’s envoy, said the talks were over.", "Tomas Brandt", "said", ["the talks were over"]),
        ("The president vowed to close the bridge.", "The president", "vowed", ["close the bridge"]),
        ("The envoy left early, saying that the talks were over.", "The envoy", "saying", ["the talks were over"]),
        ("The river, Brandt and others warned, is not going away.", "others", "warned", ["The river", "is not going away"]),
        ("Nobody believed Brandt’s claims that trade would suffer.", "Brandt", "claims", ["trade would suffer"]),
        ("Brandt called it a joke and warned that trade would suffer.", "Brandt", "warned", ["trade would suffer"]),
    ],
)
def test_patterns(text, source, cue, content):
    assert (source, cue, content) in list(finds(text))


def test_words_between_marks_bring_no_reports_of_their_own():
    assert list(finds("“She said that it was over,” he thought.")) == []


def test_every_find_has_a_shape_of_numbers():
    stage = Stage(make_scene(reading_of("The envoy said the bridge was closed, and left.")))
    (find,) = find_reported(stage)
    assert len(find.shape) == len(SHAPE) and all(isinstance(value, float) for value in find.shape)


def test_the_forms_of_verbs_are_known():
    assert FORMS["said"][1] == 1 and FORMS["says"][1] == 2 and FORMS["saying"][1] == 3 and FORMS["say"][1] == 0
