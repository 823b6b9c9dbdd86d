"""Lexicon phrases: how they are written, and where they match."""

import pytest

from standoff.read.grammar import read_words
from standoff.read.phrases import find_phrases, longest, parse_lexicon, read_lexicon

LEXICON = parse_lexicon(
    "[SANCTION - economic]\nimpose/V _ sanction|tariff; sanction/V\n# a note\n[TALK]\nhold talk; talk/N\n"
)


def found(text):
    return [m.phrase.written for m in longest(find_phrases(read_words(text, 0, len(text)), LEXICON))]


def test_a_gap_holds_a_few_words_and_no_full_stop():
    assert found("They imposed several new sanctions") == ["impose/V _ sanction|tariff"]
    assert found("They imposed it. New sanctions came") == []


def test_the_longest_phrase_wins():
    assert found("They hold talks") == ["hold talk"]


def test_a_tag_must_fit():
    assert found("The sanctions hurt") == []
    assert found("They will sanction the bank") == ["sanction/V"]


@pytest.mark.parametrize("text, words", [("a b", "before the first"), ("[X]\n_ b", "must begin with a word")])
def test_a_wrong_lexicon_is_refused(text, words):
    with pytest.raises(ValueError, match=words):
        parse_lexicon(text)


@pytest.mark.parametrize("name", ["plover.txt", "commitments.txt", "stances.txt", "issues.txt"])
def test_the_lexicons_that_ship_can_be_read(name):
    assert len(read_lexicon(name)) > 20
