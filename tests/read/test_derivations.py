"""Who reports whom, in sentences written for these tests."""

import importlib
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.read.dates import find_times
from standoff.read.derivations import find_derivations
from standoff.read.entities import find_mentions
from standoff.read.layout import find_paragraphs
from standoff.read.pipeline import reading_of
from standoff.read.reading import Reading
from standoff.record.items import Document

TOOLS = Path(__file__).resolve().parents[2] / "tools"
sys.path.insert(0, str(TOOLS))
share_name = importlib.import_module("eval_unseen").share_name
SENTENCES = TOOLS / "derivation_sentences.txt"


def derived(text: str, publisher: str | None = None) -> list[tuple[str, str]]:
    reading = reading_of(Document("a.txt", "", text, publisher=publisher))
    return [(item.spans[0].of(text), item.source) for item in find_derivations(reading)]


@pytest.mark.parametrize(
    "text, words, source",
    [
        ("The army has left the valley, CNN reported on Saturday.", "CNN reported", "CNN"),
        ("The valley is empty, according to Axios.", "according to Axios", "Axios"),
        ("“It is over,” Berg told Radio France.", "told Radio France", "Radio France"),
        ("The text was carried by its state news agency TASS.", "carried by its state news agency TASS", "TASS"),
        ("The New York Times, citing two aides, reported a truce.", "The New York Times, citing two aides, reported", "New York Times"),
        ("The plan, first reported by Politico, has ten points.", "reported by Politico", "Politico"),
        ("The valley is empty, experts say.", "experts say", "experts"),
        ("State media reported heavy losses.", "State media reported", "state media"),
        ("A study by the Arland Institute found nine leaks.", "A study by the Arland Institute found", "study by the Arland Institute"),
        ("According to the daily Zarya, the port is shut.", "According to the daily Zarya", "Zarya"),
        ("A leaked memo warns of famine.", "A leaked memo warns", "leaked memo"),
        ("He put it plainly in a Fox News interview.", "put it plainly in a Fox News interview", "Fox News"),
        ("Russian journalists on the flight reported a storm.", "Russian journalists on the flight reported", "Russian journalists"),
    ],
)
def test_reports_of_others_are_found_with_their_words(text, words, source):
    assert derived(text) == [(words, source)]


def test_most_sentences_that_were_written_to_learn_from_are_told_right():
    lines = [line.split("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    right = 0
    for names, text in lines:
        expected, found = [name for name in names.split(" | ") if name != "-"], [source for _, source in derived(text)]
        right += len(expected) == len(found) and all(any(share_name(source, name) for source in found) for name in expected)
    assert right >= 0.8 * len(lines)  # measured: 0.85; what a text takes up again goes by the name that it had before


@pytest.mark.parametrize(
    "text, sources",
    [
        ("The daily Zarya wrote that he left. The newspaper said that he took the maps.", ["Zarya", "Zarya"]),
        ("A study by the Arland Institute is out. The study says that the tugs rust.", ["study by the Arland Institute"] * 2),
        ("A draft seen by Le Monde gives nine dates.", ["draft seen by Le Monde"]),
        ("A draft, leaked to Le Monde, gives nine dates.", ["draft leaked to Le Monde", "Le Monde"]),
        ("The daily Zarya wrote that he left. The Qatari-funded paper said that he took the maps.", ["Zarya", "Zarya"]),
        ("The filing names the tug. Its crew fled, the filing says.", ["filing", "filing"]),
        ("A survey of farmers by the Arland Institute found that prices fell.", ["survey of farmers by the Arland Institute"]),
        ("He tells the BBC's Pashto service that he is safe.", ["BBC"]),
        ("The Arland Institute published a report on Monday. It found nine leaks, and it warned of more.", ["Arland Institute"] * 3),
        ("A court filing obtained by Le Monde names nine ships. The filing says that they left by night.", ["court filing obtained by Le Monde"] * 2),
        (
            "A poll by the Arland Institute put support at nine per cent. A study by the Halm Centre found two leaks. The same poll found that few cared.",
            ["poll by the Arland Institute", "study by the Halm Centre", "poll by the Arland Institute"],
        ),
        ("The monthly bulletin of the Harbour Watch counts nine ships. The bulletin further asserts that two were lost.", ["monthly bulletin of the Harbour Watch"] * 2),
        ("In her memoir, “The Crow’s Nest”, Jane Roe tells how the port was lost.", ["Jane Roe's memoir “The Crow’s Nest”"]),
        ("In his memoir, Jane Roe is called a liar, Otto Berg says.", ["Otto Berg's memoir"]),
        ("In their study, Otto Berg and Jane Roe found nine leaks.", ["study"]),
        ("According to a report, “The port was lost,” the town is poor.", ["report"]),
    ],
)
def test_what_is_taken_up_goes_by_its_fullest_name(text, sources):
    assert [source for _, source in derived(text)] == sources


@pytest.mark.parametrize(
    "text",
    [
        "CNN moved its studio to Lisbon.",
        "Peter Roe/Reuters",
        "The envoys arrive in Muscat. (Foreign Ministry via AP)",
        "Jane Roe, a columnist for The Atlantic, said that it is over.",
        "The minister told reporters that it is over.",
        "Roe said administration officials must answer for it.",
        "Arland’s backers say the only way is arms.",
        "Roe has published articles in Foreign Affairs for years.",
        "Experts were invited to the talks.",
        "A senior Arland official said that it is near.",
        "Two diplomats briefed on the talks said that it is near.",
        "Most experts think that it is near.",
    ],
)
def test_what_is_no_report_of_others_is_not(text):
    assert derived(text) == []


def test_a_source_that_is_taken_up_again_and_again_is_not_lost_among_many():
    polls = [f"A poll by the {name}dale Institute found that few cared. The bulletin says that nine ships left." for name in ("Il", "Or", "Am", "Un", "El") * 9]
    found = derived(" ".join(["The monthly bulletin of the Harbour Watch counts nine ships.", *polls]))
    assert {source for words, source in found if words.startswith("The bulletin")} == {"monthly bulletin of the Harbour Watch"}


def test_officials_who_told_an_outlet_are_that_outlets_report():
    assert [source for _, source in derived("Two senior officials told Reuters that it is near.")] == ["Reuters"]


def test_an_outlet_does_not_derive_from_itself():
    text = "“It is over,” Berg told Reuters."
    assert [source for _, source in derived(text)] == ["Reuters"] and derived(text, "Reuters") == []


def test_every_place_counts_once():
    text = "Experts say it is over. CNN reported it first, and experts say that it was right."
    assert [source for _, source in derived(text)] == ["experts", "CNN", "experts"]


PIECES = st.sampled_from(
    [
        "Sen. ", "Jane Roe", " (R-Ohio)", "the president ", "Russian officials ", "CNN ", "said ", "told ", "according to ", "on Tuesday", "18 August", " 2014",
        "from ", " to ", "“", "”", "\"", "’s ", ". ", ", ", "\n", "\n\n", "May ", "in two weeks", "Q: ", "A: ", "/Reuters", "\u202e", "\u00a0", "\ufeff", "Jean-", "al-", "-",
        "who ", "experts say", "12/31/2024", "\U0001f600", "…", "A", "'",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_gives_spans_in_order_within_it(text):
    document = Document("a.txt", "", text, published="2025-05-20")
    paragraphs = find_paragraphs(text)
    reading = Reading(document, paragraphs)
    mentions, times = find_mentions(reading), find_times(reading)
    items = find_derivations(Reading(document, paragraphs, mentions=mentions))
    for spans in ([one.span for one in paragraphs], [one.span for one in mentions], [one.span for one in times], [one.spans[0] for one in items]):
        assert all(span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
