"""Words of a sentence: dictionary forms and rough parts of speech."""

import pytest

from standoff.read.grammar import read_words
from standoff.read.lemmas import lemma


def tags(text):
    return {word.lower: word.tag for word in read_words(text, 0, len(text))}


@pytest.mark.parametrize(
    "word, form",
    [
        ("agreed", "agree"),
        ("struck", "strike"),
        ("striking", "strike"),
        ("withdrew", "withdraw"),
        ("imposed", "impose"),
        ("visiting", "visit"),
        ("skipped", "skip"),
        ("treaties", "treaty"),
        ("attacks", "attack"),
        ("talks", "talk"),
        ("seized", "seize"),
        ("threatening", "threaten"),
        ("released", "release"),
        ("swapping", "swap"),
        ("pressed", "press"),
        ("crisis", "crisis"),
        ("Zzyzx", "Zzyzx"),
    ],
)
def test_dictionary_forms(word, form):
    assert lemma(word) == form


def test_nouns_and_verbs_are_told_apart_by_their_neighbours():
    assert tags("Veland attacks the port")["attacks"] == "V"
    assert tags("The attacks on the port went on")["attacks"] == "N"
    assert tags("They will attack the port")["attack"] == "V"
    assert tags("The five-hour meeting between the envoys")["meeting"] == "N"
    assert tags("It is meeting the envoys")["meeting"] == "V"
    assert tags("The rebels reject proposed changes")["reject"] == "V"


def test_possessive_and_verb_are_told_apart():
    words = read_words("Ost's envoy says it's over", 0, 26)
    assert [word.tag for word in words if word.lower == "'s"] == ["D", "X"]


def test_an_abbreviation_in_capitals_is_no_pronoun():
    assert [word.tag for word in read_words("US envoys met us", 0, 16)] == ["N", "N", "V", "R"]


def test_words_stand_where_the_text_has_them():
    text = "  Dovrak  didn’t sign."
    for word in read_words(text, 0, len(text)):
        assert text[word.start : word.end].strip() == text[word.start : word.end] != ""
