"""Firms, monitors, aid bodies and outlets that report facts, in sentences written for these tests."""

import pytest

from tests.read.test_derivations import derived


@pytest.mark.parametrize(
    "text, source",
    [
        ("Orlov told Arlandian television that nothing would change.", "Arlandian television"),
        ("The Arland Doctors Network reported that nine people had died.", "Arland Doctors Network"),
        ("Nine ships came, the International Committee of the Red Cross confirmed.", "International Committee of the Red Cross"),
        ("Nine died, according to rebel-run Al Zarya TV.", "Al Zarya TV"),
        ("A tanker turned back, the maritime security firm Zarya said.", "Zarya"),
        ("“A tanker turned back,” said the maritime security firm Zarya.", "Zarya"),
        ("Zarya, a ship-tracking company, reported nine tankers.", "Zarya"),
        ("Nine died, according to Zarya, a monitoring group based in Osmin.", "Zarya"),
        ("Local journalists counted nine strikes.", "local journalists"),
        ("The Arland Press Agency reported nine strikes.", "Arland Press Agency"),
        ("Arland News Agency said nine strikes hit the port.", "Arland News Agency"),
        ("UNICEF recorded nine cases.", "UNICEF"),
        ("The Arland Observatory for Human Rights said nine people died.", "Arland Observatory for Human Rights"),
        ("The aid group Relief Now said nine thousand had fled.", "Relief Now"),
        ("Nine died, Al Zarya reported.", "Al Zarya"),
        ("She told the Zarya channel that nine died.", "Zarya"),
        ("The Zarya news site said nine died.", "Zarya"),
        ("According to state broadcaster Zarya, nine died.", "Zarya"),
        ("According to minutes leaked to the Orrish daily Zarya, nine left.", "minutes leaked to Zarya"),
    ],
)
def test_who_reports_or_counts_is_a_source(text, source):
    assert [one for _, one in derived(text)] == [source]


def test_sources_of_a_kind_are_kept_beside_the_outlet_that_cites_them():
    assert [one for _, one in derived("He left, the newspaper Zarya reported, citing military sources.")] == ["Zarya", "military sources"]
    assert [one for _, one in derived("He left, the newspaper Zarya reported, citing two sources.")] == ["Zarya"]


@pytest.mark.parametrize(
    "text",
    [
        "As the scholar Ada Roe argues in her recent book, promises are cheap.", "The captain insisted in a video posted on Monday that the bridge was his.",
        "Ada Roe wrote in an essay in Foreign Affairs that deals fail.", "Analysts doubt that it will hold.",
        "The Red Cross confirmed that it would send nine trucks.", "The Red Cross said talks were urgent.",
        "The Committee on Human Rights put off its vote.", "The Israeli channel was shut.", "She told reporters at the port that nine died.",
    ],
)  # fmt: skip
def test_views_and_own_deeds_are_no_reports(text):
    assert derived(text) == []
