"""What somebody calls for, undertakes, denies, wants or calls a thing, in sentences written for these tests."""

import pytest

from tests.read.test_told import told


@pytest.mark.parametrize(
    "text, found",
    [
        ("In March the governor called for an inquiry into the fire.", ("governor", "an inquiry into the fire")),
        ("Ada Berg called on both camps to reopen the ferry.", ("Ada Berg", "reopen the ferry")),
        ("The miners appealed to the court for a delay of two weeks.", ("miners", "a delay of two weeks")),
        ("Veskia undertook to lift the tolls within a month.", ("Veskia", "lift the tolls within a month")),
        ("The army has denied sinking the trawler.", ("army", "sinking the trawler")),
        ("Ada Berg denied any role in the sale.", ("Ada Berg", "any role in the sale")),
        ("The mayor called the plan a gift to the smugglers.", ("mayor", "the plan a gift to the smugglers")),
        ("Ada Berg demanded a new vote by June.", ("Ada Berg", "a new vote by June")),
        ("Arland proposed wider powers for the island.", ("Arland", "wider powers for the island")),
        ("The league's envoy, Ada Berg, appealed for a halt to the raids.", ("Ada Berg", "a halt to the raids")),
        ("The league's envoy, Ada Berg, demanded their release.", ("Ada Berg", "their release")),
        ("Ada Berg saw both camps and demanded an immediate halt; nobody moved.", ("Ada Berg", "an immediate halt")),
        ("The league has offered 600 observers.", ("league", "600 observers")),
        ("Ada Berg pleaded for the order to be delayed.", ("Ada Berg", "the order to be delayed")),
        ("The king replied at once, asking for talks about the border.", ("king", "talks about the border")),
    ],
)
def test_what_is_called_for_denied_or_wanted_is_reported(text, found):
    assert found in [(speaker.lower() if speaker and speaker[0].islower() else speaker, words) for speaker, words in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk called the ambulance twice.", "A man called Otto keeps a list of the boats.", "The captain offered a colder account.",
        "The league appealed to the court it belonged to, the oldest in Arland.", "The ferry is called the Swan of Arland.", "They met in what he called the old mill.",
        "The army denied the report.", "The minister, asked about the fire, left the hall.", "He advised the ministry on ships until 2019.",
    ],
)  # fmt: skip
def test_other_calls_are_not(text):
    assert told(text) == []
