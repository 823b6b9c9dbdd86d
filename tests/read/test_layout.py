"""Paragraphs and what each is, on pages written for these tests."""

from itertools import pairwise

import pytest

from standoff.read.layout import find_paragraphs
from standoff.read.turns import ANSWERS, ASKS

PAGE = """Envoys Leave Lisbon Without a Pact

By Ana Moreira

Published 3 March 2024

Envoys of Arland and Borland left the Lisbon talks on Sunday without a pact, and each blamed the other side.

Foreign ministers Ida Berg and Tomas Kral meet at the river palace in Lisbon on Saturday.
Foreign ministers Ida Berg and Tomas Kral hold talks at the river palace in Lisbon on Saturday.
Rosa Lima/Reuters

The Price of Waiting

Both capitals say that they can wait. Neither has said for how long, or what waiting costs the river towns.

Related article

A ferry burns near the northern quay in Porto Velho, Borland, March 1, 2024.
AFP/Joao Pires
Borland says ferry fire was no accident

Sign up for our morning letter

The talks resume in May.

Ben Ode contributed reporting
"""
KINDS = [
    "title", "byline", "dateline", "body", "caption", "caption", "credit", "subhead", "body", "boilerplate", "caption", "credit", "title",
    "boilerplate", "body", "byline",
]  # fmt: skip


def kinds_of(text: str) -> list[str]:
    return [paragraph.kind for paragraph in find_paragraphs(text)]


def words_of(text: str) -> list[str]:
    return [paragraph.span.of(text) for paragraph in find_paragraphs(text)]


def test_every_line_of_a_page_has_its_kind():
    assert kinds_of(PAGE) == KINDS


def test_paragraphs_hold_all_words_in_order_and_do_not_overlap():
    paragraphs = find_paragraphs(PAGE)
    assert "".join("".join(words_of(PAGE)).split()) == "".join(PAGE.split())
    assert all(one.span.end <= other.span.start for one, other in pairwise(paragraphs))


def test_positions_count_code_points_of_the_text_as_it_is():
    text = "\ufeff\n\n\u00a0\u00a0Zoë said no.\u00a0\n\r\n\U0001f600 He left.\u2028She stayed."
    assert words_of(text) == ["Zoë said no.", "\U0001f600 He left.", "She stayed."]


def test_lines_broken_at_one_width_are_joined():
    text = (
        "The mediator said on Monday that the two sides were close to\n"
        "a text, though neither would say what it held, and that the\n"
        "border posts would open first.\n"
        "Nobody in the valley believed it, because they had heard the\n"
        "same promise twice before in this long war.\n"
    )
    assert [paragraph.split()[0] for paragraph in words_of(text)] == ["The", "Nobody"]


def test_lines_of_their_own_stay_paragraphs():
    text = "The talks failed.\nNobody was surprised by it at all, he said later.\nThe war goes on.\n"
    assert len(find_paragraphs(text)) == 3


def test_marks_of_headings_quotes_and_lists_are_left_out():
    text = "# Arland Waits\n\nA long first paragraph tells what happened in the talks.\n\n## The bridge\n\n> It was burnt, he said, and nobody built it again.\n\n- one item of a list that is long enough"
    assert words_of(text)[0] == "Arland Waits" and kinds_of(text)[:3] == ["title", "body", "subhead"]
    assert words_of(text)[3].startswith("It was") and words_of(text)[4].startswith("one item")


@pytest.mark.parametrize(
    "line, kind",
    [
        ("Rosa Lima/Getty Images", "credit"),
        ("(AP Photo/Rosa Lima)", "credit"),
        ("Photograph by Rosa Lima for this page", "credit"),
        ("REUTERS/Rosa Lima TPX IMAGES OF THE DAY", "credit"),
        ("Reporting by Ana Moreira; Editing by Ben Ode", "byline"),
        ("Last updated 5 May 2023, 10:15 GMT", "dateline"),
        ("Lisbon, July 24, 2025 (AFP)", "dateline"),
        ("bur-jbr/yad", "byline"),
        ("Advertisement", "boilerplate"),
        ("Read more: what the border towns want", "boilerplate"),
        ("All rights reserved.", "boilerplate"),
        ("Families wait by the old harbour. REUTERS/Rosa Lima", "caption"),
        ("FILE - The minister speaks in the old hall.", "caption"),
        ("The minister, left, greets the envoy in Lisbon. (AP Photo/Rosa Lima)", "caption"),
        ("Families wait by the old harbour. (Rosa Lima/Northern Press)", "caption"),
        ("Families wait by the old harbour. Photograph: Rosa Lima/Northern Press", "caption"),
        ("[Photo caption: families wait by the old harbour.]", "caption"),
        ("Related: what the border towns want", "boilerplate"),
        ("More on this story", "boilerplate"),
        ("Image source, Northern Press", "boilerplate"),
        ("This interview has been edited for length.", "boilerplate"),
    ],
)
def test_a_line_alone_shows_what_it_is(line, kind):
    body = "The talks in the old hall went on until the evening, and nobody left before it was dark."
    assert kinds_of(f"{body}\n\n{line}\n\n{body}")[1] == kind


INTERVIEW = """Arland has fought for nine years over one river. I spoke by phone with Ida Berg, who teaches law in Lisbon.

Why did the last round of talks in your country fail?

I think that nobody wanted them to end well. The army was winning.

And it still is. That changes what a general asks for.

You wrote last year that the generals could be bought off. Do you still believe that?

No, I don’t think so. They could wait for ever.

They could wait for ever.

They could wait for ever, because the river pays for the war.

Let’s turn to the treaty of 1998. What went wrong with it?

It had no guarantor, and so the first shot ended it."""


def test_a_headline_may_ask_and_names_with_places_are_bylines_and_the_writer_is_told_of_at_the_end():
    body = "The talks in the old hall went on until the evening, and nobody left before it was dark."
    other = "Nobody had brought a map of the dams, and so the engineers drew one on the back of a menu."
    asked = ["Will the border towns wait?", "By Rosa Lima", body, other, "Rosa Lima, a former envoy, teaches in Lisbon."]
    assert kinds_of("\n\n".join(asked)) == ["title", "byline", "body", "body", "boilerplate"]
    placed = ["Border towns wait", "Rosa Lima in Faro, Algarve and Ben Ode", body, other, "Ben Ode, a baker, is a citizen of Faro."]
    assert kinds_of("\n\n".join(placed))[:3] == ["title", "byline", "body"]
    assert kinds_of(f"Will the border towns wait?\n\n{body}\n\n{other}")[0] == "body"


def test_an_interview_without_names_has_two_voices():
    paragraphs = find_paragraphs(INTERVIEW)
    assert paragraphs[0].kind == "body"
    voices = [paragraph.voice for paragraph in paragraphs[1:]]
    assert voices == [ASKS, ANSWERS, ANSWERS, ASKS, ANSWERS, ASKS, ANSWERS, ASKS, ANSWERS]
    assert all(paragraph.kind == "turn" and paragraph.speaker is None for paragraph in paragraphs[1:])


TRANSCRIPT = """The hearing began at noon.

CHAIRMAN ODE: Will the army leave the river?

GENERAL KRAL: Not this year. It would cost us the harbour.

The harbour is all we have.

CHAIRMAN ODE: And next year?

GENERAL KRAL: We shall see."""


def test_a_transcript_names_its_speakers_and_unnamed_paragraphs_go_on():
    turns = find_paragraphs(TRANSCRIPT)[1:]
    assert [turn.speaker for turn in turns] == ["CHAIRMAN ODE", "GENERAL KRAL", "GENERAL KRAL", "CHAIRMAN ODE", "GENERAL KRAL"]


def test_letters_for_question_and_answer_are_voices_not_names():
    text = "Q: Is the war over?\n\nA: Not yet.\n\nQ: When will it be?\n\nA: Nobody knows."
    assert [(turn.speaker, turn.voice) for turn in find_paragraphs(text)] == [(None, ASKS), (None, ANSWERS)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Will there be peace?\n\nNobody knows. The war goes on, and the towns are empty.\n\nCan it end?\n\nSome say so.",
        "The plan has three parts.\n\nFirst: the guns fall silent.\n\nThen: the posts open again.",
        "“What do you want?” he asked.\n\n“Peace,” she said to him, and left the room.",
    ],
)
def test_other_texts_with_questions_or_colons_are_no_interviews(text):
    assert all(paragraph.kind != "turn" for paragraph in find_paragraphs(text))


@pytest.mark.parametrize("text", ["", " \n\t\n\u00a0", "...", "“”“”“”\n\n””", "\u202e\u202d\n"])
def test_a_text_without_words_has_no_paragraphs(text):
    assert find_paragraphs(text) == ()
