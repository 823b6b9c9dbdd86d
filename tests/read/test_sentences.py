"""Sentences end where a reader says they do."""

import pytest

from standoff.read.layout import find_paragraphs
from standoff.read.reading import Paragraph
from standoff.read.sentences import find_sentences
from standoff.record.items import Span


def split(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in find_sentences(text, (Paragraph(Span(0, len(text))),))]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Halvorsen met Sen. Ida Brandt (R-N.D.) and Gen. K. Osei.",
        "The U.S. Senate heard the envoy from Washington, D.C. on Monday.",
        "“Will you sign?” asked the envoy of Orland.",
        "“Never!” Orla Dunne said.",
        "It cost 3.5 million, i.e. more than the U.K. had paid.",
        "She came at 5 p.m. Tuesday.",
        "I was about to say . . . nothing",
    ],
)
def test_one_sentence(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    "first, second",
    [
        ("The talks ended.", "Nobody spoke."),
        ("“We will go.”", "The crowd cheered."),
        ("She works for the U.S.", "The job is hard."),
        ("He wrote to Orland Corp.", "It never answered."),
        ("“It is late,” he said.", "“We should leave.”"),
        ("Was it right?", "Perhaps."),
        ("They waited (as they had to).", "Then they left."),
        ("The last word is in brackets, etc.", "But who cares?"),
    ],
)
def test_two_sentences(first, second):
    assert split(f"{first} {second}") == [first, second]


def test_a_headline_is_one_sentence():
    text = "A headline. With a stop"
    assert len(find_sentences(text, (Paragraph(Span(0, len(text)), "title"),))) == 1


def test_sentences_carry_the_number_of_their_paragraph_and_no_white_space():
    text = "\n\n One day.  Another day. \n\nThe third.\n"
    found = find_sentences(text, find_paragraphs(text))
    assert [(s.paragraph, s.span.of(text)) for s in found] == [(0, "One day."), (0, "Another day."), (1, "The third.")]


def test_a_line_of_full_stops_takes_linear_time():
    text = ". " * 50_000 + "“" * 50_000
    assert find_sentences(text, (Paragraph(Span(0, len(text))),))
