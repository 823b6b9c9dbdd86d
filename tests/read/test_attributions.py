"""Annotated articles in brat's standoff format."""

import pytest

from standoff.read.attributions import Attribution, outermost, parse_attributions, read_corpus
from standoff.record.items import Span

TEXT = "Orla Dunne said the bridge, she thought, was closed."
LINES = (
    "T1\tSource 0 10\tOrla Dunne\nT2\tCue 11 15\tsaid\nT3\tContent 16 26;42 52\tthe bridge was closed.\nT4\tAttribution 11 15\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "T5\tSource 28 31\tshe\nT6\tCue 32 39\tthought\nT7\tContent 42 52\twas closed\nE2\tAttribution:T8 Content:T7 Cue:T6 Source:T5\n"
)


def test_lines_become_attributions_with_pieces():
    first, second = parse_attributions(LINES, len(TEXT))
    assert first == Attribution((Span(0, 10),), (Span(11, 15),), (Span(16, 26), Span(42, 52)))
    assert second.source == (Span(28, 31),)


def test_the_outermost_of_two_that_overlap_is_kept():
    attributions = parse_attributions(LINES, len(TEXT))
    assert outermost(attributions) == attributions[:1]


def test_marks_beyond_the_text_and_broken_lines_are_left_out():
    assert parse_attributions("T1\tSource 90 99\tx\nT2\nT3\tCue a b\tx\nE1\tSource:T1 Cue:T3\n", 10) == (Attribution(),)


def test_a_corpus_pairs_texts_with_their_first_annotator(tmp_path):
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "text" / "alone.txt").write_text("Nobody marked this.", encoding="utf-8")
    (tmp_path / "attributions" / "one_b.ann").write_text("", encoding="utf-8")
    (tmp_path / "attributions" / "one_a.ann").write_text(LINES, encoding="utf-8")
    (article,) = read_corpus(tmp_path)
    assert article.name == "one" and len(article.attributions) == 2


def test_a_folder_that_is_no_corpus_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="needs the folders 'text' and 'attributions'"):
        list(read_corpus(tmp_path))
