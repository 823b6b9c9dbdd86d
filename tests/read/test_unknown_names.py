"""States that no list knows, told by how a text uses their names."""

from standoff.read.unknown_names import find_unknown, is_of
from tests.read.war_story import read


def test_states_peoples_and_places_of_the_story():
    reading, _ = read()
    found = {(m.span.of(reading.text), m.name, m.kind) for m in find_unknown(reading)}
    assert {
        ("Veland", "Veland", "state"),
        ("Velandic", "Veland", "state"),
        ("Orsenian", "Orsenia", "state"),
        ("Tarsk", "Tarsk", "place"),
    } <= found


def test_persons_and_first_words_are_left_alone():
    reading, _ = read()
    names = {m.name for m in find_unknown(reading)}
    assert not names & {"Dovrak", "Ost", "Halloran", "Hours", "Sanctions", "Negotiators", "Monday"}


def test_whom_a_role_speaks_for():
    assert is_of("Veland’s foreign minister", "Veland") and is_of("Velandic envoy", "Veland")
    assert not is_of("Orsenia's president", "Veland") and not is_of(None, "Veland")
