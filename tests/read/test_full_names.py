"""Persons whom no list knows, in sentences written for these tests."""

import pytest

from tests.read.reading_of import reading_of


def persons(text):
    return {mention.name for mention in reading_of(text).mentions if mention.kind == "person"}


@pytest.mark.parametrize(
    "text, name",
    [
        ("The Uplanders' leader, Tamsin Vey, packed her bags.", "Tamsin Vey"),
        ("Arland's chief negotiator, Hana Ruiz-Okoye, said it was over.", "Hana Ruiz-Okoye"),
        ("Nobody knows when Aurel Dobrin last slept. It was late. Dobrin stood in the door. It was cold. Dobrin left.", "Aurel Dobrin"),
        ("Dilys Rowan runs the bakery by the pit. Her sons are out.", "Dilys Rowan"),
        ("“It is over,” said Jean-Luc van der Merwe of Holt and Sons.", "Jean-Luc van der Merwe"),
        ("The talks ended after a militia commander known as Zor Kyam shelled a fort.", "Zor Kyam"),
        ("Ms Kosar told me the opposite. My critics, such as Vidaz Kosar, know it.", "Vidaz Kosar"),
    ],
)
def test_persons_are_told_by_a_title_before_a_comma_and_by_what_their_surname_does(text, name):
    assert name in persons(text)


@pytest.mark.parametrize("text", ["Hebrin Lines said that the boats would stay.", "They met in Anvers Bay. It rained in Anvers Bay.", "Toresk says it will stay.", "He spoke to the newspaper Al-Mirsad in July."])
def test_companies_bays_and_what_speaks_of_itself_as_it_are_no_persons(text):
    assert persons(text) == set()


@pytest.mark.parametrize("text", ["Rosel Wing of the Lime Institute was shut.", "He got a Gold Cross of the Lime Society.", "Operation Seagull of the Lime Group began."])
def test_what_belongs_to_a_body_and_neither_thinks_nor_speaks_is_no_person(text):
    assert persons(text) == set()


@pytest.mark.parametrize("text", ["Veldine Marsk of the Lime Institute in Halm doubts it.", "Deadlines, in the view of Veldine Marsk of the Lime Forum, lapse."])
def test_whoever_thinks_at_a_body_is_a_person(text):
    assert persons(text) == {"Veldine Marsk"}


def test_an_arabic_surname_that_opens_a_sentence_is_the_same_persons():
    assert persons("Nadia al-Roe left Halm. Al-Roe, 58, taught there. On Monday al-Roe came back.") == {"Nadia al-Roe"}


def test_a_month_is_no_given_name_and_a_channel_no_person():
    assert persons("Madame Reva Solm, a negotiator, left. In April Solm came back.") == {"Reva Solm"}
    assert "Al-Zarya" not in persons("Otto Berg told the state-run Al-Zarya channel that he would stay.")


def test_single_names_are_persons_where_age_family_or_speech_shows_it():
    assert persons("Amina, 34, lost her shop. She wept. Amina is tired.") == {"Amina"}
    assert persons("A man who gives his name only as Bohdan dug. Bohdan grins.") == {"Bohdan"}
    assert persons("The road leads to a town called Orsk. Orsk is cold.") == set()


def test_a_given_name_alone_is_the_one_person_who_bears_it():
    assert persons("Karim Daoud took the children south. Karim was tired of Fort Karim.") == {"Karim Daoud"}


@pytest.mark.parametrize(
    "text, names",
    [
        ("President Han Seo-yeon left. A clerk told Han that it rained.", {"Han Seo-yeon"}),
        ("In the hall Ok Mil-na, 61, wept.", {"Ok Mil-na"}),
        ("Wilhelmine Dask of the Lime Institute, a think-tank in Halm, says that it will hold.", {"Wilhelmine Dask"}),
        ("Over soup in Kelm Tai, the scholar laughed.", set()),
        ("A woman called Tindra keeps the ledger. Tindra is tired.", {"Tindra"}),
        ("At the station, Tindra waits with two bags. She is tired.", {"Tindra"}),
        ("Arland waits. The army grew in Kelm.", set()),
        ("A commander who gave his name only as Abu Sitta laughed.", {"Abu Sitta"}),
        ("Karim al-Houthi received them.", {"Karim al-Houthi"}),
        ("Karim Daoud, known to everyone as Zarq, left. A clerk saw Zarq in Halm.", {"Karim Daoud"}),
    ],
)
def test_names_in_two_halves_in_asides_and_of_one_word(text, names):
    assert persons(text) == names


def test_two_who_are_joined_by_a_hyphen_are_no_third():
    names = persons("President Trump called Vladimir Putin on Monday. Moscow told of the two-hour Putin-Trump call at once.")
    assert names >= {"Vladimir Putin", "Donald Trump"}
    assert "Putin-Trump" not in names
