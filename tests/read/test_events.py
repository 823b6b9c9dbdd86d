"""Events: type, parties, certainty, day and place, and which tellings are one."""

import pytest

from standoff.read.events import find_candidates, find_events
from tests.read.war_story import read


def events(text=None, **options):
    reading, statements = read(text, **options) if text is not None else read()
    return find_events(reading, statements), reading.text


def proposed(text):
    reading, statements = read(text)
    return [each.event for each in find_candidates(reading, statements)]


def one(kind, words, found=None):
    all_events, text = found or events()
    hits = [e for e in all_events if e.type == kind and words in e.spans[0].of(text)]
    assert hits, f"no {kind} with '{words}' among {[(e.type, e.spans[0].of(text)) for e in all_events]}"
    return hits[0]


def test_talks_name_both_sides_the_day_and_the_place():
    talks = one("CONSULT", "two days of talks")
    assert set(talks.actors) | set(talks.recipients) == {"Veland", "Orsenia"}
    assert (talks.date.earliest, talks.place, talks.certainty) == ("2025-03-12", "Tarsk", "actual")


def test_who_does_it_to_whom():
    assert one("ACCUSE", "stalling").actors == ("Petra Halloran",)
    assert one("ACCUSE", "stalling").recipients == ("Orsenia",)
    assert one("REJECT", "freeze").actors == ("Ilan Dovrak",)
    assert one("SANCTION", "imposed sanctions").recipients == ("Veland",)
    assert one("AID", "military aid").recipients == ("Orsenia",)


def test_what_a_side_claims_and_the_other_denies_is_disputed():
    assert one("ASSAULT", "struck").certainty == "disputed"


def test_what_is_still_to_come_is_planned():
    assert one("CONSULT", "will travel").certainty == "planned"


def test_a_meeting_that_was_called_off_is_no_meeting():
    off = one("CANCELLED", "called off")
    assert (off.actors, off.recipients) == (("Ilan Dovrak",), ("Karl Ost",))
    found, text = events()
    assert not [e for e in found if e.type == "CONSULT" and "called off" in e.spans[0].of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Veland did not attack the port of Orsk.",
        "If Veland attacks Orsenia, the truce is over.",
        "Orsenia wants Veland to withdraw its troops.",
        "Ost has no interest in reaching an agreement with Orsenia.",
    ],
)
def test_what_did_not_happen_is_no_deed(text):
    found, _ = events("Veland's president, Karl Ost, and Orsenia's president spoke.\n\n" + text + "\n")
    assert not [e for e in found if e.type in ("ASSAULT", "RETREAT", "AGREE") and e.spans[0].start > 60]


def test_one_summit_told_three_times_is_one_event():
    text = (
        "Veland's president, Karl Ost, and Orsenia's president, Ilan Dovrak, met in Geneva on 3 March.\n\n"
        "During their meeting in Geneva, Ost told Dovrak that the dam would stay open.\n\n"
        "Ost held talks with Dovrak in Geneva on 3 March.\n\nOst phoned Dovrak on 20 March.\n"
    )
    found, _ = events(text)
    meetings = [e for e in found if e.type == "CONSULT"]
    assert len({e.same_as for e in meetings if e.same_as is not None}) == 1
    assert len([e for e in meetings if e.same_as is not None]) == 3
    assert [e.same_as for e in meetings if e.mode == "phone"] == [None]


def test_every_event_points_at_its_words():
    found, text = events()
    assert len(found) > 12
    for event in found:
        assert event.spans[0].of(text).strip() and event.actors + event.recipients


def test_a_text_without_events_has_none():
    assert events("The river is long. It is cold in winter.\n")[0] == ()


def test_the_year_in_a_name_is_no_date_of_the_event():
    reading, statements = read("Emmanuel Macron met Angela Merkel at the 2026 World Cup.")
    (meeting,) = find_events(reading, statements)
    assert meeting.date is None


SPOKE = "Veland's president, Karl Ost, and Orsenia's president, Ilan Dovrak, spoke.\n\n"


@pytest.mark.parametrize(
    "kind, text",
    [
        ("THREATEN", "Veland says it will land troops on the isle on Sunday unless the council cancels the vote."),
        ("REJECT", "Ost said he would never put his name to a lease."),
        ("REJECT", "The governor would not hear of it."),
        ("SANCTION", "Water has been cut off in four districts."),
        ("AGREE", "The swap had been agreed last week, Ost said."),
        ("REJECT", "Ost stormed out of the talks."),
        ("RETREAT", "Veland halted the raids on Monday."),
        ("COERCE", "Police fired rubber bullets at protesters in Orsk."),
        ("SANCTION", "The senate of Veland voted on Monday to impose sanctions on Orsenia."),
        ("AGREE", "Dovrak had already approved the text."),
        ("SUPPORT", "Ost thanked Dovrak for his help."),
        ("AGREE", "Ost has promised to build a bridge."),
        ("AGREE", "Ost and Dovrak signed a protocol on barges."),
        ("SUPPORT", "Ost signed the treaty in May."),
        ("REQUEST", "Veland demands that Orsenia hold a vote."),
        ("REQUEST", "Dovrak wrote to the court last week to demand a seat."),
        ("REQUEST", "Dovrak repeated his demand that Veland leave."),
        ("REJECT", "Veland refuses to call a vote."),
        ("SANCTION", "Veland cut off its arms shipments to Orsenia."),
        ("RETREAT", "Veland kept its promise to pull its guns back."),
        ("ASSAULT", "The shelling went on."),
        ("ASSAULT", "Veland sent its tanks over the bridges."),
        ("ASSAULT", "The army marched into the valley in spring."),
        ("ASSAULT", "Two officers were injured."),
        ("RETREAT", "The garrison marched out on 19 June."),
        ("RETREAT", "They let her go in June."),
        ("CONSULT", "The talks with Veland broke up on Sunday."),
        ("AID", "A convoy with flour has reached the town of Orsk."),
        ("COERCE", "Police broke up a march by relatives."),
        ("SANCTION", "Veland has stopped buying timber from Orsenia."),
        ("ACCUSE", "Ost called the deal a farce."),
        ("ACCUSE", "The guilds complained on Monday."),
        ("REJECT", "Ost vowed not to give up the mines."),
        ("REJECT", "Dovrak had torn up the paper."),
        ("CONCEDE", "The workers called off their strike."),
        ("SUPPORT", "Orsenia backs the offer."),
        ("THREATEN", "Ost told the clerks to leave the isle or face arrest."),
        ("AGREE", "Dovrak's army and the union signed a truce."),
        ("REJECT", "Ost vowed that Veland would never pay."),
        ("REJECT", "Dovrak turned the plan down."),
        ("SANCTION", "Veland announced new duties on timber from Orsenia."),
        ("CONSULT", "Veland's envoys shuttled between the two camps."),
        ("COERCE", "Orsenia declared a blockade of the port."),
    ],
)
def test_threats_refusals_and_deeds_by_nobody_named_are_events(kind, text):
    assert kind in [event.type for event in proposed(SPOKE + text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ost declined to comment.",
        "Veland insists on its own coast guard.",
        "Ost asked him whether he meant to stay.",
        "A clerk whose husband was among those freed wept.",
        "Ost said that any engineers must be joined by clerks.",
        '"We will not pay for the bridge," Ost said.',
        "Ost struck a more upbeat tone.",
        "Thirty men came home, most of them wounded.",
        "Ost announced that a truce was close.",
        "The office released its annual report.",
        "Envoys do not travel.",
        "Ost said no Western government would impose them.",
    ],
)
def test_positions_and_courtesies_are_no_events(text):
    assert [event.type for event in proposed(SPOKE + text) if event.type not in ("STATEMENT", "CONSULT")] == []


def test_two_deeds_of_one_kind_are_two_events():
    found, _ = events(SPOKE + "Veland seized the ferry and arrested four clerks.")
    assert [event.type for event in found if event.type == "COERCE"] == ["COERCE", "COERCE"]


def test_both_of_two_joined_names_take_part():
    (event,) = [each for each in proposed(SPOKE + "The two-hour Ost-Dovrak call ended without a truce.") if "call" in each.reasons[0]]
    assert {*event.actors, *event.recipients} == {"Karl Ost", "Ilan Dovrak"}
