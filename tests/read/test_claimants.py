"""Who makes a claim: a speaker, whose view a sentence tells, whose thought it goes on with, or the author."""

import pytest

from standoff.read.bylines import author_of
from standoff.read.claimants import claimant_of
from standoff.read.layout import find_paragraphs
from standoff.read.statements import find_statements
from standoff.read.views import views
from standoff.record.items import Span
from tests.read.reading_of import reading_of

FEATURE = "Roads and rivers\n\nBy Petra Lindgren\n\n"
CLAIM = "closing the ferry would bring the rebels to the talks"


def claimant(text, words):
    reading = reading_of(text)
    statements = find_statements(reading)
    start = text.index(words)
    span = Span(start, start + len(words))
    view = next(one for one in views(reading, statements) if one.sentence.span.holds(span))
    return claimant_of(view, span, span, statements)


def test_what_nobody_is_said_to_think_is_the_authors():
    assert claimant(FEATURE + "The ferry runs at noon. I have seen it. But closing the ferry would bring the rebels to the talks.", CLAIM) == "Petra Lindgren"
    assert claimant("The ferry runs at noon. But closing the ferry would bring the rebels to the talks.", CLAIM) == "the author"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (f"In the opinion of most it is late; in Hanna Weiss's view {CLAIM}.", "Hanna Weiss"),
        (f"Diplomats I have spoken to believe {CLAIM}.", "diplomats"),
        (f"Traders here expect that {CLAIM}.", "traders"),
        (f"Traders are sceptical that {CLAIM}.", "traders"),
        (f"Hanna Weiss disagrees: {CLAIM}.", "Hanna Weiss"),
        (f"The first study takes the other view: {CLAIM}.", "first study"),
        (f"Some will say, as Hanna Weiss did in a lecture, that {CLAIM}.", "Hanna Weiss"),
        (f"As Hanna Weiss argues in a recent book, {CLAIM}.", "Hanna Weiss"),
        (f"Her advice was plain. To Hanna Weiss's mind {CLAIM}.", "Hanna Weiss"),
        ("If the bridge falls, predicts Hanna Weiss, closing the ferry would bring the rebels to the talks.", "Hanna Weiss"),
        (f"It rained, and {CLAIM}. That is the army's argument.", "army"),
    ],
)
def test_whose_view_a_sentence_tells(sentence, who):
    text = FEATURE + "We met Hanna Weiss, an economist, in Orsk.\n\n" + sentence
    assert claimant(text, CLAIM).lower().startswith(who.lower())


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks last long because neither side believes that it would lose by waiting.",
        "Truces hold when both sides expect the next day to look like the last.",
        "In my opinion it would lose by waiting for the next day to look like the last.",
    ],
)
def test_what_the_sides_expect_within_the_authors_thought_is_no_report(sentence):
    words = sentence.split(" ", 2)[2].rstrip(".")
    assert claimant(FEATURE + "I once rowed across the river.\n\n" + sentence, words) == "Petra Lindgren"


def test_a_pronoun_takes_up_whoever_was_introduced_without_a_name():
    text = FEATURE + "Hanna Weiss and Ada Korb met the press. A friend at the ministry is against it. Squeeze them, she says, and they will turn to the pirates."
    assert claimant(text, "they will turn to the pirates") == "friend at the ministry"
    text = FEATURE + "Hanna Weiss left. A leaked estimate put the number of guns at ninety. New fines, it says, would not alter his course."
    assert claimant(text, "would not alter his course") == "leaked estimate"


def test_a_noun_that_tells_who_somebody_is_is_nobody_else():
    text = FEATURE + "Hanna Weiss, once a judge in Orsk, thinks so: she argues that every new fine makes a truce less likely."
    assert claimant(text, "every new fine makes a truce less likely") == "Hanna Weiss"


def test_a_clause_goes_on_with_the_speaker_of_its_sentence():
    text = FEATURE + "I met them. Fines are a waste of ink, Hanna Weiss says; and a raid on the port would rally the town."
    assert claimant(text, "a raid on the port would rally the town") == "Hanna Weiss"


def test_a_sentence_between_two_of_one_speaker_is_the_speakers():
    text = FEATURE + "I met them. Fines are a waste of ink, Hanna Weiss told me. Failure at sea would end it. “They count ships,” she said."
    assert claimant(text, "Failure at sea would end it") == "Hanna Weiss"


def test_free_indirect_speech_runs_on_in_a_report_and_not_in_an_essay():
    end = "“Hunger signs nothing,” Hanna Weiss says. Every town that is taken would make the next offensive fiercer."
    words = "Every town that is taken would make the next offensive fiercer"
    assert claimant(FEATURE + end, words) == "Hanna Weiss"
    own = "I doubt it. I rowed there. My boat sank. We lost our oars. Our maps were wet. "
    assert claimant(FEATURE + own + "\n\n" + end, words) == "Petra Lindgren"


def test_free_indirect_speech_ends_with_the_paragraph():
    text = FEATURE + "“Hunger signs nothing,” Hanna Weiss says.\n\nEvery town that is taken would make the next offensive fiercer."
    assert claimant(text, "Every town that is taken would make the next offensive fiercer") == "Petra Lindgren"


def test_words_between_marks_are_never_the_authors():
    text = FEATURE + "The hall was full and loud and hot. “A raid on the port would rally the town,” it was shouted."
    assert claimant(text, "A raid on the port would rally the town") != "Petra Lindgren"


@pytest.mark.parametrize(
    "top",
    [
        "By Greta Hallam",
        "BY GRETA HALLAM, Chief Reporter",
        "Posted by Greta Hallam | Filed under: roads | 4 comments",
        "The Northern Post — 14 March 2026 — by Greta Hallam, roads editor",
        "Opinion. Greta Hallam, former envoy to the lakes. The Harbour Gazette, 14 March 2026",
        "Essay · Lowland Review · 14 March 2026 · Greta Hallam, Professor of Law",
        "The Albion Review | By Lt Gen (retd) Greta Hallam | 14 March 2026",
        "GRETA HALLAM, The Daily Clarion - Thursday 14 March 2026",
        "Greta Hallam",
    ],
)
def test_the_author_is_named_beside_a_date_or_an_outlet(top):
    text = f"Why the marshal waits for the ferry\n\n{top}\n\nThe ferry runs at noon. It has done so for years, and nobody has sunk it.\n\nIt will run on."
    assert author_of(reading_of(text)).lower() == "greta hallam"


@pytest.mark.parametrize("end", ["— Greta Hallam", "Greta Hallam is a former envoy and teaches in Orsk."])
def test_the_author_is_named_at_the_end(end):
    assert author_of(reading_of(f"Why the marshal waits for the ferry\n\nThe ferry runs at noon.\n\nIt will run on.\n\n{end}")) == "Greta Hallam"


def test_a_paper_writes_its_editorial_and_nobody_else_is_made_an_author():
    body = "The ferry runs at noon. It has done so for years, and nobody has sunk it."
    assert author_of(reading_of(f"EDITORIAL\n\nThe ferry and the fool\n\nThe Orsk Lantern, Sunday\n\n{body}\n\n{body}")) == "The Orsk Lantern"
    assert author_of(reading_of(f"The ferry and the fool\n\nORSK, Meridian News Agency — Nov. 6, 2025\n\n{body}\n\n{body}")) == "the author"
    text = f"The ferry sinks\n\n{body}\n\nMeridian Press writer Ada Brink in Dorrin contributed to this report."
    assert author_of(reading_of(text)) == "the author"


ASKS = ("Will the fines work?", "And the summit in Tarn?", "Could monitors hold the line?", "What is left?")
ANSWERS = (
    "They will not. If the port closes, he must pay his men in paper. I have seen it happen twice.",
    "No. Another summit would change nothing, because all that he sells goes along one road.",
    "I doubt it. Unless the monitors are armed, any truce will collapse by the spring.",
    "Fewer speeches. A quiet guarantee would do more for a settlement than any parade.",
)


@pytest.mark.parametrize(
    "top",
    [
        "‘Paper pays nobody’\n\nEdmund Farrow-Pike, who was Norland's envoy for six years, tells Paul Deering why the marshal waits",
        "The envoy who counts roads\n\nBy Paul Deering\n\nEdmund Farrow-Pike was Norland's envoy for six years.",
        "‘Paper pays nobody’\n\nAn interview with Edmund Farrow-Pike, who ran Norland's delegation. By Paul Deering",
        "Lunch with the general\n\nPaul Deering meets Edmund Farrow-Pike, who sat opposite the marshal for six years.",
        "The envoy who counts roads\n\nEdmund Farrow-Pike commanded the guards.\n\nEdmund Farrow-Pike at home. Photograph: Paul Deering",
    ],
)
def test_an_answer_is_the_guests_and_not_the_interviewers(top):
    text = "\n\n".join([top, *(line for pair in zip(ASKS, ANSWERS, strict=True) for line in pair)])
    assert claimant(text, "Another summit would change nothing") == "Edmund Farrow-Pike"


def test_questions_that_head_an_explainer_are_no_interview():
    answers = (answer.replace("I have", "He has").replace("No. ", "").replace("I doubt it. ", "") for answer in ANSWERS)
    text = "\n\n".join(["The fines, explained", *(line for pair in zip(ASKS, answers, strict=True) for line in pair)])
    assert not [one for one in find_paragraphs(text) if one.kind == "turn"]


def test_a_column_that_quotes_a_maxim_goes_on_with_its_authors_own_thought():
    text = (
        "The long siege\n\nThe harbour froze early. No ship came for a month. Nobody asked why, and nobody was told. The council met twice and went home. "
        "Hanna Weiss spoke of blood and iron. “If you would have peace,” she said, “learn to wait.” Closing the ferry would bring the rebels to the talks."
    )
    assert claimant(text, "Closing the ferry would bring the rebels to the talks") == "the author"
