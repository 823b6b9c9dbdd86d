"""Whom "he", "she" and "the minister" mean who speak: everybody brought up before is weighed."""

import pytest

from standoff.read.antecedent_features import FEATURES, place_of, rows_of
from standoff.read.antecedents import MOST, bring_up, candidates, whom
from standoff.read.described import who_is_described
from standoff.read.pipeline import reading_of
from standoff.read.ranker import load_trees
from standoff.read.speaker_names import name_of
from standoff.read.speakers import Stage
from standoff.read.speech_scene import make_scene
from standoff.read.statements import find_statements
from standoff.record.items import Document


def stage_of(text):
    stage = Stage(make_scene(reading_of(Document("text", "", text))))
    bring_up(stage, name_of)
    return stage


def last_of(stage, word):
    return max(number for number, nominal in enumerate(stage.scene.nominals) if nominal.key == word)


@pytest.mark.parametrize(
    "text, word, meant",
    [
        ("Otto Berg met Lena Wold at noon. He was tired. “It is late,” he said.", "he", "Otto Berg"),
        ("Otto Berg met Anna Wold at noon. “It is late,” she said.", "she", "Anna Wold"),
        ("Otto Berg is the envoy.\n\nI asked a ferryman at the pier. “The river decides,” he said.", "he", "ferryman"),
        ("Her rival, a captain named Otto Berg, sat down. The captain has a scar. “From the river,” he said.", "he", "Otto Berg"),
    ],
)
def test_a_pronoun_that_speaks_means_whom_the_text_brought_up(text, word, meant):
    stage = stage_of(text)
    assert whom(stage, last_of(stage, word), name_of) == meant


def test_somebody_of_the_other_sex_is_no_candidate():
    stage = stage_of("Otto Berg met Anna Wold. “It is late,” she said.")
    assert list(candidates(stage, place_of(stage, last_of(stage, "she")))) == ["Anna Wold"]


def test_whoever_tells_a_turn_is_not_the_he_of_it():
    stage = stage_of("Roe: I met Otto Berg. He said that it was late.\n\nPost: And then?\n\nRoe: He said that it was early.\n\nPost: Who?")
    assert "Roe" not in candidates(stage, place_of(stage, last_of(stage, "he")))


def test_a_row_has_a_number_for_each_feature_that_the_weights_know():
    stage = stage_of("Otto Berg came. A clerk laughed. “No,” he said.")
    place = place_of(stage, last_of(stage, "he"))
    found = candidates(stage, place)
    assert {len(row) for row in rows_of(stage, place, found)} == {len(FEATURES)}
    assert load_trees("antecedent").names == FEATURES


def test_only_the_last_mentions_are_weighed():
    stage = stage_of("".join(f"A {word} met the envoy. " for word in ["clerk", "pilot", "farmer"] * MOST) + "“No,” he said.")
    assert sum(len(actors) for actors in candidates(stage, place_of(stage, last_of(stage, "he"))).values()) <= MOST


@pytest.mark.parametrize(
    "text",
    [
        "One, a zorp this officer knew, sat there. Otto Berg came. “It is late,” he said.",
        "Two men sat. “No,” said one, a the old officer.",
        "One, a zorp he knew, sat there. Otto Berg came. “It is late,” he said.",
        "Otto Berg came. A clerk laughed.\n" + "a\n" * 1200 + "A clerk laughed. “No,” he said.",
        "He said that it was late.",
        "The minister said that it was late.",
    ],
)
def test_odd_texts_are_read(text):
    assert find_statements(reading_of(Document("text", "", text)))


def test_what_a_pronoun_means_does_not_depend_on_which_is_asked_first():
    text = "Otto Berg met Max Wold. He laughed. He said that it was late. “No,” he said. Wold rose. “Yes,” he said."
    one, other = stage_of(text), stage_of(text)
    asked = [number for number, nominal in enumerate(one.scene.nominals) if nominal.key == "he"]
    assert {number: whom(one, number, name_of) for number in asked} == {number: whom(other, number, name_of) for number in reversed(asked)}


@pytest.mark.parametrize(
    "text, meant",
    [
        ("Otto Berg, the defence minister, flew in at noon. Anna Wold, an envoy, sat beside him. It will be rebuilt, the minister said.", "Otto Berg"),
        ("Otto Berg, a lawyer, flew in at noon. A minister met him. It will be rebuilt, the minister said.", None),
    ],
)
def test_a_description_means_whoever_was_called_so(text, meant):
    stage = stage_of(text)
    assert who_is_described(stage, last_of(stage, "minister"), name_of) == meant
