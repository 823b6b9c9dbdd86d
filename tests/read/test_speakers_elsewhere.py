"""Speakers that stand elsewhere than beside the quotation, in texts written for these tests."""

import pytest

from standoff.read.pipeline import annotate
from standoff.read.speaker_names import interviewed
from standoff.read.speakers_elsewhere import named_by_reports
from standoff.read.statements import find_statements
from standoff.record.items import Derivation, Document, Span, Statement
from tests.read.reading_of import reading_of


def speakers(text):
    return {each.spans[0].of(text): each.speaker for each in find_statements(reading_of(text)) if each.kind == "direct"}


def test_a_headlines_words_are_said_by_whoever_says_them_below():
    text = "'A bad map': minister rejects plan\n\nThe plan is dead in Orland after a week of talks in the town.\n\n“This is a bad map of a good country,” said Foreign Minister Ada Berg on Monday after the talks.\n"
    assert speakers(text).get("A bad map") in ("Ada Berg", None)
    assert speakers(text)["This is a bad map of a good country,"] == "Ada Berg"


@pytest.mark.parametrize(
    "text",
    [
        "President Otto Berg came back on Sunday. “It is our land,” state television quoted him as saying.",
        "State television quoted President Otto Berg as saying “it is our land and we shall keep it”.",
    ],
)
def test_who_is_quoted_as_saying_something_says_it(text):
    assert set(speakers(text).values()) == {"Otto Berg"}


@pytest.mark.parametrize(
    "text",
    [
        "A general was quoted by the Halm Post as saying the front would “fall like plaster”.",
        "Yusuf Deng owns three trucks. A general does not.\n\nThe general laughed. “I own the road.”",
    ],
)
def test_whoever_is_quoted_or_does_something_right_before_words_says_them(text):
    assert set(speakers(text).values()) == {"general"}


def test_an_interview_with_labels_is_with_the_one_who_speaks_most():
    turns = "The Post: Is it over?\n\nIda Marand: No, it has hardly begun, and it will take us years.\n\nThe Post: Years?\n\nMarand: Years, yes. I have counted them more than once."
    assert interviewed(reading_of("Photo: Petra Voss/The Post\n\n" + turns)) == "Ida Marand"


def test_a_spokesman_beside_his_name_is_no_outlet_and_not_whom_he_serves():
    text = "Mr Otto Berg thinks that time is his. “We are in no hurry,” his spokesman, Dmitri Pell, remarked, according to the Interfax agency."
    assert speakers(text)["We are in no hurry,"] == "Dmitri Pell"


def test_a_nickname_within_a_name_is_nobodys_words():
    assert speakers("The navy gave the warlord “King” Moro two days to free the crew of the ship.") == {}


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("The plan looks, in the words of one trader, “like a wet map”.", "one trader"),
        ("The deal is, in Otto Berg’s phrase, “a bridge made of wet paper”.", "Otto Berg"),
        ("The rebels’ spokesman, who goes by the name of Colonel Badr, accused the army of “burning the map with its own guns”.", "Badr"),
        ("Premier Otto Berg wrote to the court. The letter, whose date this newspaper could not confirm, warns that the map “will bind no one”.", "Otto Berg"),
        ("The premier’s advisers are afraid. “Talk to one,” one of them said, “and you have ten.”", "one of the advisers"),
        ("The militia’s commander, Osk Daran, denies it. “We tax and do not steal,” he told me.", "Osk Daran"),
    ],
)
def test_words_are_whose_they_are_said_to_be(text, speaker):
    assert set(speakers(text).values()) == {speaker}


def test_reports_of_an_outlet_that_is_taken_up_by_its_kind_are_that_outlets():
    text = "The daily Zarya reported that he left. He took the maps with him, the newspaper said. The interior ministry said that it knew of no maps."
    assert [each.speaker for each in find_statements(reading_of(text))] == ["Zarya", "Zarya", "interior ministry"]


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("An annex to the lease, parts of which were leaked in May, says that either side may end it.", "annex"),
        ("A report by the armistice commission says that the guns fired first. It adds that nobody answered.", "report by the armistice commission"),
    ],
)
def test_a_paper_of_which_nobody_else_speaks_says_what_it_states(text, speaker):
    said = [item for item in annotate(Document("a.txt", "", text)) if item.kind_of_item == "statements"]
    assert said[-1].speaker == speaker


@pytest.mark.parametrize(
    "text, words, speaker",
    [
        ("President Otto Lund called it “almost done”, but his chief of staff, Ida Brekke, warned that “almost done is not done”.", "almost done is not done", "Ida Brekke"),
        ("But Ida Brekke, speaking behind closed doors, admitted that “we have another plan”, according to two people in the room.", "we have another plan", "Ida Brekke"),
    ],
)
def test_whoever_warns_right_before_the_words_says_them(text, words, speaker):
    assert speakers(text)[words] == speaker


def test_whoever_threatened_right_before_the_words_says_them_and_not_who_tells_it():
    text = "Rebels freed 12 people on Tuesday, the U.N. said, a day after the government threatened to “burn the bush to find them”."
    assert speakers(text)["burn the bush to find them"] == "government"


def test_in_a_turn_she_is_not_the_one_who_speaks():
    turns = "The Post: President Oru Trann has been scolded for it. She has offered a lot.\n\nIda Marand: I told her that it was early. She replied that her voters could not wait.\n\nThe Post: And now?\n\nMarand: Now we wait, she and I."
    found = {one.spans[0].of(turns): one.speaker for one in find_statements(reading_of(turns)) if one.kind == "indirect"}
    assert found["her voters could not wait"] == "Oru Trann"


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Foreign Minister Ada Berg told her colleagues that a victory would “shorten the road to peace”, according to two people in the room.", "Ada Berg"),
        ("A Northern envoy told the paper that Otto Berg had said he could “fight for two more winters on this”.", "Otto Berg"),
        ("Otto Berg was cool. Arland would discuss the line “and not one field behind it”, he said.", "Otto Berg"),
        ("“You do not stop a bus that goes your way,” says Col. (ret.) Otto Berg of the Lime Institute.", "Otto Berg"),
        ("A Northern envoy, who asked not to be named, described the mood in the room as “a wake with sandwiches”.", "Northern envoy"),
        ("“I will not sign,” the general said, according to two aides.", "general"),
        ("Foreign Minister Ada Berg has been firm, telling the Kelm Post that Arland “will not sign for a single coin”.", "Ada Berg"),
        ("The claim was dismissed as “theatre” by Ingrid Moe, a judge.", "Ingrid Moe"),
        ("Arland denied the claim; its ambassador, Ingrid Moe, called it “theatre”.", "Ingrid Moe"),
        ("The claim was “theatre”, according to Arland's ambassador, Ingrid Moe.", "Ingrid Moe"),
        ("Ingrid Moe left. Moe's reply was short: “No.”", "Ingrid Moe"),
        ("From a weary Northern mediator, on being asked how many truces she had seen: “Thirty. Two still go on.”", "weary Northern mediator"),
        ("Otto Berg was quoted by that paper as saying that they would share lists, “in that order, since it is easier”.", "Otto Berg"),
    ],
)
def test_words_within_a_reported_clause_are_the_reporters(text, speaker):
    assert set(speakers(text).values()) == {speaker}


def test_what_is_so_called_is_no_quotation_and_a_label_no_speaker():
    assert speakers("Arland backed the so-called “Group of Nine”. Its guns fell silent.") == {}
    assert "SUNDAY INTERVIEW" not in speakers("THE SUNDAY INTERVIEW\n\n“You talk to the one who holds the map”\n\nOtto Berg left at noon.").values()


def test_who_was_prime_minister_once_is_not_the_prime_minister():
    assert "Vladimir Putin" not in speakers("Putin hoped for more. The prime minister told the house that it would end “the day after a truce”.").values()


def test_the_pronoun_of_a_headline_is_whom_the_text_is_about():
    body = "Ada Berg keeps a box of truces. She brought it to lunch. “It is heavy,” she says. She laughs. Her soup is cold. “So is mine,” she says.\n"
    text = "“Truce” is the worst word in Arlandic, she says\n\n" + body * 2
    assert {each.speaker for each in find_statements(reading_of(text))} == {"Ada Berg"}


def test_of_reports_that_share_words_the_one_that_holds_the_verb_of_saying_speaks():
    text = "A memo leaked to Zarya warns that the dam leaks."
    said = Statement(spans=(Span(34, 47),), kind="indirect", speaker=None, cue=Span(23, 28))
    memo, paper = (Derivation(spans=(Span(*span),), source=source) for span, source in (((0, 28), "memo"), ((7, 22), "Zarya")))
    (named,) = named_by_reports(text, (said,), (memo, paper))
    assert named.speaker == "memo"
