"""Tellings of one event across documents, and fates told later."""

import dataclasses

from standoff.read.events import find_events
from standoff.read.same import link_commitments, link_events
from standoff.record.items import Commitment, Document, Event, Span, When
from tests.read.war_story import read

DAY = When("2025-03-03", "2025-03-03")


def event(text="Karl Ost met Ilan Dovrak", **fields):
    plain = {
        "spans": (Span(0, 10),),
        "type": "CONSULT",
        "actors": ("Karl Ost",),
        "recipients": ("Ilan Dovrak",),
        "date": DAY,
    }
    return Event(**(plain | fields))


def document(name, text="Karl Ost met Ilan Dovrak in a hall.", published=None):
    return Document(name=name, sha256=name * 8, text=text, published=published)


def linked(*events_by_document):
    found = link_events([(document(f"d{n}"), events) for n, events in enumerate(events_by_document)])
    return [[e.same_as for e in events] for events in found]


def test_the_same_meeting_in_two_articles_is_one():
    (first,), (second,) = linked((event(),), (event(actors=("Ilan Dovrak",), recipients=("Karl Ost",)),))
    assert first == second is not None


def test_other_days_places_or_ways_of_meeting_are_others():
    later = When("2025-04-03", "2025-04-03")
    assert linked((event(),), (event(date=later),)) == [[None], [None]]
    assert linked((event(mode="phone"),), (event(),)) == [[None], [None]]
    assert linked((event(place="Geneva"),), (event(place="Istanbul"),)) == [[None], [None]]


def test_articles_without_days_or_places_are_not_joined():
    assert linked((event(date=None),), (event(date=None),)) == [[None], [None]]


def test_two_meetings_of_one_person_on_one_day_stay_two():
    assert linked((event(), event(recipients=("Stig Aune",)))) == [[None, None]]


def test_linking_twice_changes_nothing():
    reading, statements = read()
    events = find_events(reading, statements)
    assert link_events([(reading.document, events)])[0] == events


def test_a_later_document_tells_the_fate():
    threat = Commitment(spans=(Span(0, 8),), type="threat", actor="Karl Ost", target="Orsenia", status="pending")
    first, second = document("a", published="2025-03-01"), document("b", published="2025-04-01")
    lapsed = dataclasses.replace(threat, status="lapsed", follow_up=Span(9, 20))
    assert link_commitments([(first, (threat,)), (second, (lapsed,))])[0][0].status == "lapsed"
    assert link_commitments([(second, (threat,)), (first, (lapsed,))])[0][0].status == "pending"
