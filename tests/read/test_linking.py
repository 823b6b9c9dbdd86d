"""Links across documents: one event told by several, and what a later article tells of a threat."""

import dataclasses

import pytest

from standoff.read.linking import link_record
from standoff.record import links
from standoff.record.adding import Source
from standoff.record.items import Commitment, Document, Event, Span, When
from standoff.record.store import Store
from tests.record.samples import document

DAY = When("2025-03-14", "2025-03-14")


def meeting(text: str, **changes) -> Event:
    """Return the meeting of two presidents that a text tells of."""
    start = text.index("met")
    known = {"type": "CONSULT", "actors": ("Tor Vik",), "recipients": ("Ana Lund",), "date": DAY} | changes
    return Event(spans=(Span(start, start + 3),), **known)


def article(number: int, published: str | None = None) -> Document:
    """Return a short text that differs from all others in most of its words."""
    words = " ".join(f"word{number}x{place}" for place in range(20))
    return document(f"Tor Vik met Ana Lund. {words}", f"{number}.txt", published=published)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "war.sqlite") as opened:
        yield opened


def add_meeting(store, number, **changes):
    told = article(number)
    store.add(told, [meeting(told.text, **changes)])


def keys(store) -> list[str | None]:
    return [stored.item.same_as for stored in store.items("events")]


def test_one_event_in_two_documents_has_one_key(store):
    add_meeting(store, 1)
    add_meeting(store, 2)
    add_meeting(store, 3, date=When("2025-05-01", "2025-05-01"))
    link_record(store)
    first, second, third = keys(store)
    assert first == second is not None and third is None
    assert not store.is_unlinked()


def test_linking_again_changes_nothing(store):
    add_meeting(store, 1)
    add_meeting(store, 2)
    link_record(store)
    content = store.path.read_bytes()
    link_record(store)
    assert store.path.read_bytes() == content


def test_links_do_not_depend_on_the_order_of_reading(tmp_path):
    found = []
    for numbers in ((1, 2, 3), (3, 1, 2)):
        with Store.open(tmp_path / f"{numbers[0]}.sqlite") as store:
            for number in numbers:
                add_meeting(store, number)
                link_record(store)
            found.append({stored.name: stored.item.same_as for stored in store.items("events")})
    assert found[0] == found[1] and len(set(found[0].values())) == 1


def test_what_no_longer_stands_is_no_longer_linked(store):
    add_meeting(store, 1)
    add_meeting(store, 2)
    link_record(store)
    told = article(2)
    later = document(told.text.replace("met Ana Lund", "left"), "2.txt")
    assert store.add(later, [], source=Source("2.txt", "2")) == "corrected"
    link_record(store)
    assert keys(store) == [None]


def test_what_only_one_document_says_of_its_events_stays_in_the_items(store):
    told = article(1)
    own = [meeting(told.text, same_as="told twice"), meeting(told.text, same_as="told twice", date=None)]
    store.add(told, own)
    link_record(store)
    assert None not in keys(store)


def test_many_events_are_compared_by_the_quarter_they_fall_into(store, monkeypatch):
    monkeypatch.setattr(links, "MOST_TOGETHER", 3)
    for number, month in enumerate((1, 1, 5, 5, 9)):
        add_meeting(store, number, date=When(f"2025-0{month}-10", f"2025-0{month}-10"))
    link_record(store)
    found = keys(store)
    assert found[0] == found[1] is not None and found[2] == found[3] is not None and found[4] is None
    assert len(set(found)) == 3


def test_a_later_document_tells_what_became_of_a_threat(store):
    first, later = article(1, "2025-03-01"), article(2, "2025-04-01")
    threat = Commitment(spans=(Span(0, 7),), type="threat", actor="Tor Vik", target="Norland", status="pending")
    store.add(first, [threat])
    store.add(later, [dataclasses.replace(threat, status="lapsed", spans=(Span(8, 20),))])
    link_record(store)
    made, told = store.items("commitments")
    assert made.item.status == "lapsed" and told.item.status == "lapsed"
    assert (made.follow_up.name, made.follow_up.span) == ("2.txt", Span(8, 20)) and told.follow_up is None
