"""Words from outside cannot do anything to a terminal."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.record.shown import UNSAFE, as_json, shortened, shown


@pytest.mark.parametrize("text, safe", [
    ("a\x1b[2Jb", "a\\x1b[2Jb"), ("a\x9b31m", "a\\x9b31m"), ("\u202eabc\u202c", "\\u202eabc\\u202c"), ("a\nb\t\xa0c", "a b c"),
    ("\x07\x08\x7f", "\\x07\\x08\\x7f"), ("\ud800", "\\ud800"), ("\U000e0041", "\\U000e0041"), ("\ufeffa\u200b", "\\ufeffa\\u200b"),
    ("“naïve” مرحبا 😀", "“naïve” مرحبا 😀"), ("می\u200cخواهم", "می\u200cخواهم"),
])  # fmt: skip
def test_what_is_unsafe_is_shown_as_its_code(text, safe):
    assert shown(text) == safe


@given(st.text())
def test_nothing_unsafe_is_left_and_json_reads_back(text):
    assert not UNSAFE.search(shown(text)) and "\n" not in shortened(text, 20) and len(shortened(text, 20)) <= 20
    printed = as_json({"a": [text, {text: 1}]})
    assert not UNSAFE.search(printed.replace("\n", "")) and json.loads(printed) == {"a": [text, {text: 1}]}


def test_long_words_are_cut():
    assert shortened("abc def", 7) == "abc def" and shortened("abc defg", 7) == "abc de…" and len(shortened("a" * 999, 7)) == 7
