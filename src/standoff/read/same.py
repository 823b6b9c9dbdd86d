"""Tell which events are one event told several times, and which threats a later document decides.

Two tellings are the same when their types agree, their days can agree, their places do not contradict, and the parties
of one are among the other's; a telling that names one party alone needs a definite word ('the summit', 'their meeting').
Across documents a shared day or place is needed too. The key of an event told more than once is readable and does not
depend on the order of documents with the same dates: its type, its day or place, and its parties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from standoff.read.entities import state_of
from standoff.read.lemmas import lemma
from standoff.read.places import PART_OF
from standoff.read.word_set import word_set
from standoff.record.items import Commitment, Document, Event, When

DEFINITE = re.compile(
    r"\b(?:the|their|this|that|his|her|these|those|its)\s+(?:[\w’'-]+\s+){0,3}?(?:meeting|summit|talks|call|visit|conversation|"
    r"discussions?|negotiations|encounters?|session|appearance|gathering|round)\b",
    re.IGNORECASE,
)
_TELLING = re.compile(r"\b[a-z]\w{4,}|\b[A-Z]\w{2,}")
MERGED = frozenset(
    {"CONSULT", "CANCELLED", "ASSAULT", "SANCTION", "AGREE", "AID", "RETREAT", "COOPERATE", "SUPPORT", "STATEMENT"}
)
LONGEST_DAYS = 10
# As many of the latest candidates under one key are compared: enough for one event's coverage, and time stays in
# proportion to the number of articles.
MOST_CANDIDATES = 24


@lru_cache(maxsize=65536)
def _side_of(name: str) -> str | None:
    return state_of(name)


@dataclass
class _Told:
    """An event in a document."""

    document: int
    event: Event
    parties: frozenset[str]
    is_definite: bool
    words: frozenset[str]


@dataclass
class _Group:
    """Tellings taken to be one event, and what they say together."""

    told: list[_Told] = field(default_factory=list)
    parties: frozenset[str] = frozenset()
    date: When | None = None
    places: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    number: int = 0

    def add(self, told: _Told) -> None:
        """Take one more telling in."""
        self.told.append(told)
        self.parties |= told.parties
        self.date = _meet(self.date, told.event.date)
        self.places |= {told.event.place} if told.event.place else frozenset()
        self.modes |= {told.event.mode} if told.event.mode else frozenset()


class _Groups:
    """Groups by what could make a telling one of them, so that ten thousand articles need not be compared with each other.

    Tellings of one document can be the same by their parties alone; across documents a shared month or place is needed,
    and a party or its state.
    """

    def __init__(self) -> None:
        self.all: list[_Group] = []
        self._by_key: dict[tuple[str, ...], list[int]] = {}

    def near(self, told: _Told) -> list[_Group]:
        """Return the groups worth comparing, the latest first."""
        numbers = {number for key in _keys(told) for number in self._by_key.get(key, [])[-MOST_CANDIDATES:]}
        return [self.all[number] for number in sorted(numbers, reverse=True)]

    def put(self, group: _Group, tellings: Sequence[_Told]) -> None:
        """Add tellings to a group, which may be new."""
        if not group.told:
            group.number = len(self.all)
            self.all.append(group)
        for told in tellings:
            group.add(told)
            for key in _keys(told):
                numbers = self._by_key.setdefault(key, [])
                if group.number not in numbers[-1:]:
                    numbers.append(group.number)


def _keys(told: _Told) -> list[tuple[str, ...]]:
    event = told.event
    keys: list[tuple[str, ...]] = [("in", str(told.document), event.type)]
    for side in {_side_of(party) or party for party in told.parties}:
        if event.place:
            keys.append(("at", event.type, event.place, side))
        if _days(event.date) <= LONGEST_DAYS:
            months = {event.date.earliest[:7], event.date.latest[:7]}  # type: ignore[union-attr,index]
            keys.extend(("on", event.type, month, side) for month in months)
    return keys


def link_events(found: Sequence[tuple[Document, Sequence[Event]]]) -> tuple[tuple[Event, ...], ...]:
    """Return the events of each document with `same_as` set on those that are told more than once."""
    groups = _Groups()
    for number, (document, events) in enumerate(found):
        for event in events:
            words = _words(document, event)
            telling = frozenset(lemma(w.lower()) for w in _TELLING.findall(words))
            told = _Told(number, event, _parties(event), bool(DEFINITE.search(words)), telling)
            group = next((g for g in groups.near(told) if _same(g, told)), None)
            groups.put(group or _Group(), [told])
    keys: dict[int, str] = {}
    for group in _merged(groups.all):
        if len(group.told) > 1:
            key = _key(group, found)
            keys |= {id(told.event): key for told in group.told}
    return tuple(tuple(replace(e, same_as=keys.get(id(e))) for e in events) for _, events in found)


def _merged(groups: list[_Group]) -> list[_Group]:
    """Return the groups with those made one that only a third telling, met later, could join."""
    kept = _Groups()
    for group in groups:
        near = {id(k): k for told in group.told for k in kept.near(told)}.values()
        home = next((k for k in sorted(near, key=lambda k: k.number) if _joins(k, group)), None)
        kept.put(home or _Group(), group.told)
    return kept.all


def _joins(home: _Group, group: _Group) -> bool:
    """Return whether a whole group belongs to another: none of its tellings clashes, and one is the same."""
    return all(not _clash(home, t.event) for t in group.told) and any(_same(home, t) for t in group.told)


def _words(document: Document, event: Event) -> str:
    span = event.spans[0]
    return document.text[max(0, span.start - 12) : span.end]


def _parties(event: Event) -> frozenset[str]:
    return frozenset(event.actors) | frozenset(event.recipients)


def _same(group: _Group, told: _Told) -> bool:
    first = group.told[0].event
    event = told.event
    if first.type != event.type or event.type not in MERGED or _clash(group, event):
        return False
    across = all(other.document != told.document for other in group.told)
    dated = (
        group.date is not None and event.date is not None and max(_days(group.date), _days(event.date)) <= LONGEST_DAYS
    )
    placed = bool(event.place) and event.place in group.places
    if across and not dated and not placed:
        return False
    strict, loose = _shared(group.parties, told.parties)
    small = min(len(group.parties), len(told.parties))
    if event.type == "CONSULT":
        return _same_meeting(strict, loose, small, dated, placed, told.is_definite and not across)
    alike = _alike(group.told[0].words, told.words)
    return strict >= max(1, small) and alike and (dated or (placed and not across)) and _same_sides(first, event)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two tellings share half the telling words of the shorter one: deeds of a day are many, meetings few."""
    return 2 * len(one & other) >= min(len(one), len(other)) > 0


def _same_meeting(strict: int, loose: int, small: int, dated: bool, placed: bool, definite: bool) -> bool:
    """Return whether two tellings of a meeting can be one, by how many of the fewer parties they share.

    `strict` counts a party under its own name or its state's, `loose` also another person of the same state.
    """
    if strict >= 2:
        return strict >= small or dated or placed
    if placed and dated:
        return loose >= 1
    if dated or placed or definite:
        return loose >= small >= 1 and (strict >= 1 or dated or placed)
    return False


def _same_sides(one: Event, other: Event) -> bool:
    return (
        bool(_with_states(frozenset(one.actors)) & _with_states(frozenset(other.actors)))
        or not one.actors
        or not other.actors
    )


def _with_states(parties: frozenset[str]) -> frozenset[str]:
    return parties | {state for party in parties if (state := _side_of(party)) is not None}


def _shared(one: frozenset[str], other: frozenset[str]) -> tuple[int, int]:
    """Return how many of the fewer parties are among the others: by name or as state and its leader, and by state alone."""
    few, many = sorted((one, other), key=len)
    states = {state for party in many if (state := _side_of(party)) is not None}
    strict = sum(1 for party in few if party in many or party in states or _side_of(party) in many)
    loose = sum(1 for party in few if party in many or party in states or (_side_of(party) or party) in states)
    return strict, loose


def _clash(group: _Group, event: Event) -> bool:
    if group.date is not None and event.date is not None and _meet(group.date, event.date) is None:
        return True
    if (
        event.place
        and group.places
        and event.place not in group.places
        and event.place in _TOWNS | set(PART_OF.values())
        and group.places & (_TOWNS | set(PART_OF.values()))
    ):
        return True
    return event.type == "CONSULT" and ("phone" in group.modes) != (event.mode == "phone")


_TOWNS = word_set(
    "Geneva Istanbul Ankara Riyadh Jeddah Doha Alaska Washington Moscow Kyiv Paris London Berlin Brussels Vienna "
    "Minsk Helsinki Budapest Beijing Rome Warsaw Abu Dubai Cairo Oslo Stockholm Munich Davos Singapore Hanoi Tokyo "
    "Delhi Astana Baku Tbilisi Prague Madrid Bern Zurich Reykjavik Antalya Sochi Copenhagen Lisbon Dublin Athens "
    "Belgrade Sofia Vilnius Riga Tallinn Chisinau Tehran Jerusalem Amman"
)


def _meet(one: When | None, other: When | None) -> When | None:
    """Return what two times share; the one that is known where the other is not; None where they share nothing."""
    if one is None or other is None:
        return one or other
    earliest = max(filter(None, (one.earliest, other.earliest)), default=None)
    latest = min(filter(None, (one.latest, other.latest)), default=None)
    return When(earliest, latest) if earliest is None or latest is None or earliest <= latest else None


def _days(when: When | None) -> int:
    if when is None or when.earliest is None or when.latest is None:
        return 10_000
    return (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days


def _key(group: _Group, found: Sequence[tuple[Document, Sequence[Event]]]) -> str:
    first = group.told[0]
    where = sorted(group.places)[:1]
    if group.date is not None and group.date.earliest is not None:
        when = group.date.earliest
    else:
        when = f"{found[first.document][0].sha256[:8]} {first.event.spans[0].start}"
    return ", ".join([first.event.type, when, *where, *sorted(group.parties)[:6]])


def link_commitments(found: Sequence[tuple[Document, Sequence[Commitment]]]) -> tuple[tuple[Commitment, ...], ...]:
    """Return the commitments with the fate that a later document tells of the same one, where it was still open."""
    fates: list[tuple[str, Commitment]] = [
        (document.published or "", one)
        for document, ones in found
        for one in ones
        if one.status in ("kept", "lapsed", "withdrawn")
    ]
    linked = []
    for document, ones in found:
        linked.append(tuple(_with_fate(one, document.published or "", fates) for one in ones))
    return tuple(linked)


def _with_fate(one: Commitment, published: str, fates: Sequence[tuple[str, Commitment]]) -> Commitment:
    if one.status not in ("pending", "unknown") or one.actor is None:
        return one
    later = [
        fate
        for day, fate in fates
        if day > published and fate.actor == one.actor and fate.target == one.target and fate.type == one.type
    ]
    if not later:
        return one
    return replace(one, status=later[0].status, reasons=(*one.reasons, "a later document tells what became of it"))
