"""Tokens cover the words and marks of a text by position."""

from hypothesis import given
from hypothesis import strategies as st

from standoff.read.tokens import find_tokens, fold, shape


def words(text: str) -> list[str]:
    return [token.text for token in find_tokens(text)]


def test_clitics_stand_alone():
    assert words("She didn’t see Orlo's boat; they'll go.") == [
        "She", "did", "n’t", "see", "Orlo", "'s", "boat", ";", "they", "'ll", "go", ".",
    ]  # fmt: skip


def test_abbreviations_and_numbers_are_whole():
    assert words("The U.S. sent 1,200 men, 3.5% of them, on the 4th with a 34-year-old.") == [
        "The", "U.S.", "sent", "1,200", "men", ",", "3.5%", "of", "them", ",", "on", "the", "4th", "with", "a", "34-year-old", ".",
    ]  # fmt: skip


def test_two_single_marks_are_one_token():
    assert words("''Yes,'' he said") == ["''", "Yes", ",", "''", "he", "said"]


@given(st.text(max_size=200))
def test_tokens_are_where_they_say_and_leave_nothing_but_white_space(text):
    tokens = find_tokens(text)
    end = 0
    for token in tokens:
        assert text[token.start : token.end] == token.text and token.start >= end
        assert not text[end : token.start].strip()
        end = token.end
    assert not text[end:].strip()


@given(st.text(max_size=50))
def test_folding_keeps_every_position(text):
    assert len(fold(text)) == len(text)


def test_shapes():
    assert [shape(word) for word in ("word", "Word", "WORD", "12", "iPhone", ",")] == [0, 1, 2, 3, 4, 5]
