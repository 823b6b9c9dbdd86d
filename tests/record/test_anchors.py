"""Words are found again where they moved, where they changed a little, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.record.anchors import (
    CONTEXT,
    LEAST_WINDOW,
    MOST_CHANGED,
    WINDOW,
    Selector,
    _changes,
    find,
    select,
    window_of,
)
from standoff.record.items import Span
from tests.record.samples import ARTICLE, OTHER, span

WORDS = "We shall not open them before the guarantee is signed"
QUOTE = span(ARTICLE, WORDS)


def edit_distance(one: str, other: str) -> int:
    """Return the edit distance from the definition (Levenshtein 1965), by table."""
    row = list(range(len(other) + 1))
    for count, a in enumerate(one, 1):
        row, before = [count], row
        for place, b in enumerate(other, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (a != b)))
    return row[-1]


@given(st.text("ab “", min_size=1, max_size=9), st.text("ab “", max_size=12))
def test_the_fewest_changes_are_those_of_the_definition(words, text):
    assert _changes(words, text, is_whole=True) == (edit_distance(words, text), len(text))
    ends = {end: min(edit_distance(words, text[start:end]) for start in range(end + 1)) for end in range(len(text) + 1)}
    changed, end = _changes(words, text)
    assert changed == min(ends.values()) == ends[end]


def test_a_selector_holds_the_words_and_what_is_around_them():
    selector = select(ARTICLE, QUOTE)
    assert selector.exact == WORDS and len(selector.prefix) == len(selector.suffix) == CONTEXT
    assert ARTICLE[QUOTE.start - CONTEXT : QUOTE.end + CONTEXT] == selector.prefix + WORDS + selector.suffix
    assert select("abc", Span(0, 3)) == Selector(0, 3, "abc", "", "")


def test_words_that_moved_are_found_exactly():
    anchor = find(select(ARTICLE, QUOTE), "A note of the editors.\n" + ARTICLE)
    assert (anchor.how, anchor.likeness, anchor.span) == ("exact", 1.0, Span(QUOTE.start + 23, QUOTE.end + 23))


def test_of_several_places_the_one_in_the_same_surroundings_is_taken():
    text = "First he said no, and left. Then she said no, and stayed."
    selector = select(text, Span(text.rindex("no"), text.rindex("no") + 2))
    changed = "He says no, he says no. First he said no, and left. Then she said no, and stayed."
    assert find(selector, changed).span.start == changed.rindex("no")


def test_of_equal_surroundings_the_nearest_is_taken():
    text = "no " * 20
    assert find(select(text, Span(30, 32)), text).span == Span(30, 32)


def test_changed_words_are_found_between_their_old_neighbours():
    changed = ARTICLE.replace("before the guarantee", "until a guarantee")
    anchor = find(select(ARTICLE, QUOTE), changed)
    assert anchor.how == "between" and anchor.span.of(changed) == WORDS.replace("before the guarantee", "until a guarantee")
    assert 1 - MOST_CHANGED <= anchor.likeness < 1


def test_changed_words_among_changed_neighbours_are_found_by_likeness():
    changed = ARTICLE.replace("“We shall", "‘We will").replace("signed,” she told", "signed’, the envoy told")
    anchor = find(select(ARTICLE, QUOTE), changed)
    assert anchor.how == "fuzzy" and anchor.span.of(changed) == WORDS.replace("shall", "will")


@pytest.mark.parametrize("text", [OTHER, ARTICLE.replace(WORDS, "We are tired"), "", "We"])
def test_words_that_are_gone_are_not_found(text):
    assert find(select(ARTICLE, QUOTE), text) is None


def test_the_threshold_is_a_quarter_of_the_characters():
    words = "abcdefghijklmnop"
    for changes, is_found in ((4, True), (5, False)):
        text = "0" * 40 + "#" * changes + words[changes:] + "1" * 40
        assert (find(Selector(40, 56, words, "", ""), text) is not None) == is_found


def test_short_words_are_only_found_exactly():
    assert find(Selector(3, 7, "told", "", ""), "the old harbour, toll paid") is None
    assert find(Selector(3, 7, "told", "", ""), "as told").span == Span(3, 7)


@given(st.text(max_size=60), st.data())
def test_whatever_the_text_an_anchor_lies_in_it(text, data):
    old = data.draw(st.text(min_size=1, max_size=60))
    start = data.draw(st.integers(0, len(old) - 1))
    anchor = find(select(old, Span(start, data.draw(st.integers(start + 1, len(old))))), text)
    assert anchor is None or (anchor.span.of(text) and anchor.likeness >= 1 - MOST_CHANGED)


def test_the_more_items_a_document_has_the_nearer_their_words_are_sought():
    assert window_of(10) == WINDOW and window_of(100_000) == LEAST_WINDOW
    words = "the bridge over the river was closed on Monday"
    old = "x" * 40 + words + "y" * 40
    new = "z" * 3_000 + words.replace("Monday", "Sunday") + "z" * 40
    assert find(select(old, Span(40, 40 + len(words))), new, 1_000) is None
    assert find(select(old, Span(40, 40 + len(words))), new).how == "fuzzy"
