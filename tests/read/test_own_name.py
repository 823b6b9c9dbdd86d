"""By which names a text calls its own outlet, in texts written for these tests."""

import pytest

from standoff.read.derivations import find_derivations
from standoff.read.own_name import is_own, own_names
from tests.read.reading_of import reading_of


@pytest.mark.parametrize(
    "text",
    [
        "TALLOW, May 19 (Meridian News) - The port is shut.",
        "Meridian News\n\nThe port is shut, and nobody knows until when it will be.",
        "Port shut\n\nBy Meridian News\n\nThe port is shut, and nobody knows until when it will be.",
        "The port is shut.\n\n© 2031 Meridian News",
    ],
)
def test_a_text_names_its_outlet(text):
    assert is_own("Meridian News", own_names(reading_of(text)))


def test_other_outlets_are_not_its_own():
    own = own_names(reading_of("TALLOW, May 19 (Meridian News) - The Arland Herald reported that the port is shut."))
    assert not is_own("Arland Herald", own) and not is_own("Channel News", own)


def test_a_short_name_is_the_long_one():
    assert is_own("Daily Beacon", own_names(reading_of("He told the Daily Beacon.\n\nThe Beacon says: No ransom.")))


def test_what_was_told_to_the_text_itself_comes_from_nobody_else():
    text = "TALLOW, May 19 (Meridian News) - “It is over,” the mayor, Ada Berg, told Meridian News. It was quiet, CNN reported."
    assert [each.source for each in find_derivations(reading_of(text))] == ["CNN"]


@pytest.mark.parametrize("line", ["By dawn, Arland Radio, the only station left, had fallen silent.", "In March 2024, Arland Radio, the only station left, fell silent."])
def test_a_sentence_is_no_byline(line):
    assert own_names(reading_of(f"A title\n\n{line}")) == frozenset()


def test_a_byline_in_parts_names_the_outlet():
    assert own_names(reading_of("A title\n\nBy Jane Roe | The Arland Courier | 11 February 2026, 6.05 p.m.\n\nIt rained.")) == {"arland courier"}
