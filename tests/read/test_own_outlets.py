"""Outlets, witnesses and papers that only the text introduces."""

import pytest

from standoff.read.own_outlets import find_own_outlets


def sources(text):
    return [(source, reason) for _, _, source, reason in find_own_outlets(text)]


@pytest.mark.parametrize(
    "text, source, reason",
    [
        ("According to the daily Zarya, the port is shut.", "Zarya", "an outlet told by its kind"),
        ("The newspaper Zarya reported on Friday that the port is shut.", "Zarya", "an outlet told by its kind"),
        ("The port is shut, the Arland Herald reported.", "Arland Herald", "an outlet told by its title"),
        ("The port is shut, it said, citing a member of the delegation.", "member of the delegation", "whom an outlet cites"),
        ("A draft memorandum obtained by Zarya Online sets a date.", "draft memorandum obtained by Zarya Online", "a paper that somebody published or saw"),
        ("According to a report by the Basin Office, the port is shut.", "Basin Office", "a paper"),
    ],
)
def test_a_source_is_told_by_how_it_is_introduced(text, source, reason):
    assert (source, reason) in sources(text)


@pytest.mark.parametrize("text", ["He reads the daily Zarya on the train.", "The Arland Herald is sold at the kiosk.", "They walked past the newspaper kiosk."])
def test_an_outlet_that_reports_nothing_is_no_source(text):
    assert sources(text) == []


def test_the_stretch_holds_the_name():
    text = "According to the daily Zarya, the port is shut."
    (start, end, _, _), *_ = find_own_outlets(text)
    assert text[start:end] == "According to the daily Zarya"
