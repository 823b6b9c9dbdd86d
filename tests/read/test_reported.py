"""Reported speech: whose it is, and where the words begin and end."""

import pytest

from standoff.read.believed import believed_reports
from standoff.read.ranker import load_trees
from standoff.read.report_shape import FORMS, SHAPE
from standoff.read.reported import find_reported
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
        ("Though the envoy insisted that the bridge was safe, he took the ferry home.", "the envoy", "insisted", ["the bridge was safe"]),
        ("The bridge, experts say, may hold in summer, but would sag under snow.", "experts", "say", ["The bridge", "may hold in summer, but would sag under snow"]),
        ("Nobody believed Brandt’s claims that trade would suffer.", "Brandt", "claims", ["trade would suffer"]),
        ("The bridge was closed, Veskia’s envoy to the port confirmed.", "envoy", "confirmed", ["The bridge was closed"]),
        ("The bridge was closed, the ferry line added.", None, "added", ["The bridge was closed"]),
        ("Tomas Brandt, the envoy, said his count of lorries had shown it.", "Tomas Brandt", "said", ["his count of lorries had shown it"]),
        ("Brandt was expected to argue that trade would suffer.", "Brandt", "argue", ["trade would suffer"]),
        ("Brandt left the talks, but a young envoy stayed and agreed that trade would suffer.", "a young envoy", "agreed", ["trade would suffer"]),
        ("The minister saw it all: the US pleading with Brandt to stay.", "the US", "pleading", ["stay"]),
        ("Brandt called it a joke and warned that trade would suffer.", "Brandt", "warned", ["trade would suffer"]),
    ],
)
def test_patterns(text, source, cue, content):
    assert (source, cue, content) in list(finds(text))


def believed(text):
    stage = Stage(make_scene(reading_of(text)))
    tokens = stage.scene.tokens
    return [(tokens[e.cue[0]].lower, text[tokens[e.content[0][0]].start : tokens[e.content[0][1]].end]) for e, _ in believed_reports(stage)]


def test_of_the_ways_to_read_a_verb_one_is_kept():
    """Here "Thursday" could be what is said, or the words before it."""
    assert believed("A couple were on board, ministry spokesman Tomas Brandt said Thursday.") == [("said", "A couple were on board")]


def test_a_clause_about_a_noun_is_not_reported():
    """The words after "a shift that" tell of the shift, and "was told" does not tell by whom."""
    assert ("points", "will last") not in believed("The speech announced a shift that will last.")
    (source, *_rest) = next(iter(finds("Brandt was told that trade would suffer.")))
    assert source is None


def test_reports_within_reports_are_kept():
    found = believed("Halvorsen said that Brandt had told her that the bridge was closed.")
    assert ("told", "the bridge was closed") in found and len(found) == 2


def test_words_between_marks_bring_no_reports_of_their_own():
    assert list(finds("“She said that it was over,” he thought.")) == []


def test_every_find_has_a_shape_of_numbers():
    stage = Stage(make_scene(reading_of("The envoy said the bridge was closed, and left.")))
    (find,) = find_reported(stage)
    assert len(find.shape) == len(SHAPE) and all(isinstance(value, float) for value in find.shape)


def test_the_forms_of_verbs_are_known():
    assert FORMS["said"][1] == 1 and FORMS["says"][1] == 2 and FORMS["saying"][1] == 3 and FORMS["say"][1] == 0


def test_what_a_thing_suggests_is_not_said_by_its_owner():
    found = list(finds("Veskia’s tunnel grows longer by the week, suggesting that the bridge could stay closed."))
    assert all(source is None for source, _, _ in found)
