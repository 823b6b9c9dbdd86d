"""Papers, counts and inquiries that a text relays, and outlets that it takes up again, in sentences written for these tests."""

import pytest

from tests.read.test_derivations import derived


@pytest.mark.parametrize(
    "text, source",
    [
        ("Each side frees ninety men, according to a joint statement read out by the host.", "joint statement"),
        ("Under the treaty troops leave. “It ends at once”, Article 4 stipulates, if one stays.", "Article 4 of the treaty"),
        ("Their letter warns that the port will close.", "letter"),
        ("The panel of experts wrote in its May report that the crates were empty.", "panel of experts"),
        ("A former judge recalled in her memoirs that the map was false.", "memoirs of a former judge"),
        ("In his diary, a former guard wrote that the map was false.", "diary of a former guard"),
        ("The militia earns, by the estimate of a panel of experts, ninety crowns a day.", "panel of experts"),
        ("By the Kestrel Institute's count, ninety ships were stopped.", "Kestrel Institute"),
        ("Satellite images taken on May 2 and released by the firm Skyglass show craters.", "Satellite images"),
        ("Court papers filed on Monday allege that he gave the order.", "Court papers"),
        ("In a joint statement, the two premiers urged calm.", "joint statement"),
        ("Prices rose by a fifth, the national statistics office said.", "national statistics office"),
        ("According to the Kestrel Institute, the fleet has ninety ships.", "Kestrel Institute"),
        ("A document circulated by Arland at the talks proposes a truce.", "document by Arland"),
        ("In court filings, prosecutors said he sold the maps.", "court filings"),
        ("A poll published on Thursday by the Kestrel Center showed losses.", "poll by Kestrel Center"),
        ("Human Rights Watch documented nine cases.", "Human Rights Watch"),
    ],
)
def test_what_states_something_is_a_source(text, source):
    assert [one for _, one in derived(text)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said in a statement that nobody was hurt.", "She wrote in a post that nobody was hurt.", "Under the accord, troops will leave by June.",
        "Article 4 requires a vote.", "His advisers fear that nobody will come.", "The minister said in a brief note that she would go.", "This report finds nothing new.",
        "Ada Roe, a fellow at the Kestrel Institute, recently put it well.", "They combed through the filings of the firm and found nothing.",
        "The footage released by the family did not show a gun.",
    ],
)  # fmt: skip
def test_whoever_speaks_for_themselves_is_no_source(text):
    assert derived(text) == []


def test_a_paper_named_again_goes_by_its_fullest_name():
    text = "The envoy resigned, according to a letter published by the news site Harbour Voice. The letter, whose date is unclear, warns of famine. It adds that grain is short."
    assert [source for _, source in derived(text)] == ["letter published by Harbour Voice"] * 3


@pytest.mark.parametrize(
    "text, sources",
    [
        ("Reuters reported on Monday that he left. He took the maps, the agency said.", ["Reuters", "Reuters"]),
        ("The daily Zarya wrote that he left. The newspaper said he took the maps.", ["Zarya", "Zarya"]),
        ("The broadcaster RTV said he left. According to the channel, he took the maps.", ["RTV", "RTV"]),
        ("An aide told the Lowland Ledger that he left. “He is gone,” one of them was quoted as saying.", ["Lowland Ledger", "Lowland Ledger"]),
        ("The daily Zarya wrote that he left. His sister told Zarya that he was ill.", ["Zarya", "Zarya"]),
        ("He left, Reuters reported, citing two people familiar with the matter.", ["Reuters"]),
        ("He left, Reuters reported, citing port workers.", ["Reuters", "port workers"]),
        ("The agency said that he left.", []),
        ("The New York Times and Reuters reported that he left.", ["New York Times", "Reuters"]),
        ("The Evening Post reported on Monday that he left. A guard told the Post that he took the maps.", ["Evening Post", "Evening Post"]),
        ("In remarks carried by the movement's television channel, he denied it.", ["movement's television channel"]),
    ],
)
def test_an_outlet_that_is_taken_up_by_its_kind_is_that_outlet(text, sources):
    assert [source for _, source in derived(text)] == sources
