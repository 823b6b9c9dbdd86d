"""Positions: party, issue and stance."""

import pytest

from standoff.read.positions import find_positions
from tests.read.war_story import read

PEOPLE = "Veland's president, Karl Ost, and Orsenia's president, Ilan Dovrak, spoke.\n\n"


def positions(text=None):
    reading, statements = read(PEOPLE + text) if text is not None else read()
    return [(p.party, p.stance, p.issue) for p in find_positions(reading, statements)]


def test_the_story():
    found = positions()
    for position in [
        ("Orsenia", "demands", "security guarantees"),
        ("Orsenia", "demands", "prisoners"),
        ("Veland", "demands", "neutrality"),
        ("Veland", "demands", "recognition"),
        ("Ilan Dovrak", "red line", "territory"),
        ("Ilan Dovrak", "refuses", "ceasefire"),
        ("Petra Halloran", "red line", "security guarantees"),
    ]:
        assert position in found


@pytest.mark.parametrize(
    "text, position",
    [
        ("Ost refused to lift the sanctions.", ("Karl Ost", "refuses", "sanctions")),
        ("Ost offered a ceasefire of thirty days.", ("Karl Ost", "offers", "ceasefire")),
        ("Ost accepted the ceasefire on Friday.", ("Karl Ost", "accepts", "ceasefire")),
        ('"We will never cede territory," Ost said.', ("Karl Ost", "red line", "territory")),
        ('"Orsenia must withdraw its troops," Ost said.', ("Karl Ost", "demands", "withdrawal")),
        ("Ost ruled out foreign troops in the valley.", ("Karl Ost", "refuses", "security guarantees")),
        ("Ost did not agree to a ceasefire.", ("Karl Ost", "refuses", "ceasefire")),
    ],
)
def test_stances(text, position):
    assert position in positions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ost may accept a ceasefire.",
        "If Ost accepts a ceasefire, talks resume.",
        "Does Ost demand land?",
        "It rained on the ceasefire line.",
    ],
)
def test_what_is_only_supposed_is_no_position(text):
    assert positions(text) == []


def test_he_within_what_somebody_is_reported_to_say_is_whoever_says_it():
    found = positions("When Dovrak heard Ost claim that the valley was lost and that he did not want to spend money on it, he laughed.")
    assert {party for party, stance, _ in found if stance == "refuses"} == {"Karl Ost"}


@pytest.mark.parametrize(
    "text",
    [
        "Ost is not, most observers would agree, a gentle man.",
        "Ost can still hold out for a long time to see how the winter goes.",
        "The two sides met, but they never agreed on the length of the fence.",
    ],
)
def test_what_is_no_position(text):
    assert positions(text) == []


def test_who_is_threatened_is_not_said_to_refuse():
    assert "Ilan Dovrak" not in {party for party, _, _ in positions("Ost threatened a blockade if Dovrak does not agree to halt the trains.")}
