"""Who says what is reported, on plain sentences that part a subject from its verb, and what names beside it mean."""

import pytest

from standoff.read.furniture import kind_alone
from standoff.read.layout import find_paragraphs
from standoff.read.own_name import own_names
from standoff.read.pipeline import annotate
from standoff.record.items import Document
from tests.read.reading_of import reading_of


def document(text: str) -> Document:
    return Document("a.txt", "", text)


def told(text: str) -> list[tuple[str | None, str]]:
    items = annotate(document(text))
    return [(one.speaker, one.spans[-1].of(text)) for one in items if one.kind_of_item == "statements" and one.kind == "indirect"]


@pytest.mark.parametrize(
    "text, speaker, words",
    [
        ("The mayor said the governor said the road was closed.", "governor", "the road was closed"),
        ("The opposition said the government had said that taxes would rise.", "government", "taxes would rise"),
        ("The paper reported that the union had warned that the docks would close.", "union", "the docks would close"),
        ("Jan Pohl was told by Marta Sorn that the ferry had sunk.", "Marta Sorn", "the ferry had sunk"),
        ("A study by the historians Ruth Amsel and Karim Daoud suggests that the army never left.", "study by the historians Ruth Amsel", "the army never left"),
        ("Arland's air force said it had lost no pilot.", "Arland's air force", "it had lost no pilot"),
        ("Lena Gram, a close friend of Jan Pohl who spoke to the mayor on Sunday, argued that the levy would help.", "Lena Gram", "the levy would help"),
        ("The fifth expert, Wen Zhaoli of the National University of Singapore, said that the rest were wrong.", "Wen Zhaoli", "the rest were wrong"),
        ("Arland, once his chief supporter, is now begging Jan Pohl to negotiate, using a monk and a clerk as intermediaries.", "Arland", "negotiate, using a monk and a clerk as intermediaries"),
        ("The Merlin Telegram channel, citing sources in the port, said two tanks were burning.", "Merlin", "two tanks were burning"),
        ("Ukrainian drones hit an oil refinery in Saratov, setting fire to a storage tank, the BBC’s Russian service reported.", "BBC Russian service", "Ukrainian drones hit an oil refinery in Saratov, setting fire to a storage tank"),
        ("Five experts met. All but Jan Pohl said that the war would go on.", "all but Jan Pohl", "the war would go on"),
    ],
)  # fmt: skip
def test_the_subject_of_a_report_is_found_whatever_stands_between(text, speaker, words):
    assert (speaker, words) in told(text)


def events(text: str, kind: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(one.actors, one.recipients) for one in annotate(document(text)) if one.kind_of_item == "events" and one.type == kind]


def test_whoever_finds_that_somebody_is_to_blame_accuses_him():
    assert events("Macron said that Russia was to blame for the collapse of the talks.", "ACCUSE") == [(("Emmanuel Macron",), ("Russia",))]


def test_what_befalls_a_son_does_not_befall_his_mother():
    assert all("Olena Bilyk" not in whom for _, whom in events("Olena Bilyk, whose son was captured in 2023, wants an exchange.", "COERCE"))


def test_a_day_does_nothing():
    text = "Ukraine and Russia traded blows. The drones on Thursday bombed Odesa and killed nine people."
    assert all("Thursday" not in who for who, _ in events(text, "ASSAULT"))


def sources(text: str) -> list[str]:
    return [one.source for one in annotate(document(text)) if one.kind_of_item == "derivations"]


def test_a_post_is_its_writers():
    assert sources("The regional governor, Jan Pohl, wrote on Telegram that two workers had been hurt.") == ["Jan Pohl's post on Telegram"]
    assert not any("They's" in source for source in sources("They wrote on X that the bridge was down."))


@pytest.mark.parametrize(
    "text, own",
    [
        ("A truce holds\n\nBy Jane Roe and Marc Poe, CNN\n\nThe guns fell silent on Monday, and nobody fired a shot all night.", {"cnn"}),
        ("A truce holds\n\nThe guns fell silent on Monday.\n\nReuters’ Jane Roe and Marc Poe contributed to this report.", {"reuters"}),
        ("A truce holds\n\nReuters’ scoops on the dam contributed to this outcome, critics say.", set()),
        ("A truce holds\n\nReuters\n\nThe guns fell silent on Monday, and nobody fired a shot.", set()),
    ],
)
def test_a_text_knows_its_own_outlet(text, own):
    assert own_names(reading_of(text)) == own


def test_who_pays_the_writer_is_furniture_and_who_pays_a_party_is_news():
    assert kind_alone("Jan Pohl receives funding from the Lime Research Council.") == "boilerplate"
    assert kind_alone("Hamas received funding from Iran, Israeli officials said.") == "body"
    assert kind_alone("The party receives funding from members, and it has said that it will go on.") == "body"


def test_a_headline_may_stand_right_above_its_date_line():
    kinds = [one.kind for one in find_paragraphs("Talks resume as both sides trade blame\n12 May 2025\n\nEnvoys met on Monday for the first time since the truce had ended.\n")]
    assert kinds == ["title", "dateline", "body"]
    wrapped = (
        "It was a long war that nobody had wanted, and it ended badly.\nFrom Moscow Karl Venn told his people that the end had come and\n"
        "that nobody would be sent home before the snow had melted again in\nthe high passes, where the guns had stood for seven long winters."
    )
    assert [one.kind for one in find_paragraphs(wrapped)] == ["body"]


def test_the_label_of_a_claim_says_nothing():
    text = 'CLAIM 2: "Six hundred carts a day cross the bridge." The figure comes from a video that a clerk posted on Monday.'
    assert all(one.speaker != "CLAIM" for one in annotate(document(text)) if one.kind_of_item == "statements")


def test_a_courtesy_title_stays_as_it_is_written():
    assert sources('Sir Alan Poe\'s memoir, "The Other Room", says that the envoys never slept.') == ["Sir Alan Poe's memoir “The Other Room”"]
