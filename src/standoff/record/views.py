"""Ways of looking at a whole record: events told several times as one, positions over time, and who reports whom.

An `Entry` is an item together with the document that holds its words. Everything here is pure and keeps the order of
its input where nothing else decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from standoff.record.items import Commitment, Derivation, Document, Event, Item, Position, Span, When

NO_DATE = "9999"
LONGEST_SENTENCE = 1_200
"""Characters to either side within which the end of a sentence is looked for; text without an end must not cost more."""
SideOf = Callable[[str, str | None], str | None]
_ENDS = ".!?…"
_CLOSING = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its document.

    Attributes:
        document, item: the words are those of the document's text.
        key: what the store calls the item, empty where it has no name for it.
        later: where another document, or a person, shows what followed.
    """

    document: Document
    item: Item
    key: str = ""
    later: tuple[Document, Span] | None = None

    @property
    def words(self) -> str:
        """Return the words of the item's first span."""
        return self.item.spans[0].of(self.document.text)

    @property
    def followed_by(self) -> tuple[Document, Span] | None:
        """Return where the words stand that say what became of a commitment, None where none do."""
        if self.later is not None:
            return self.later
        span = self.item.follow_up if isinstance(self.item, Commitment) else None
        return None if span is None else (self.document, span)


def entries_of(documents: Iterable[Document], items: Mapping[str, Iterable[Item]]) -> list[Entry]:
    """Return one entry per item, document by document; `items` are given by the documents' SHA-256."""
    return [Entry(document, item) for document in documents for item in items.get(document.sha256, ())]


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Return the documents by day of publication, those without one last, and by name within a day."""
    return sorted(documents, key=lambda document: (document.published or NO_DATE, document.name, document.sha256))


def day_of(when: When | None) -> str:
    """Return the day to sort by: the earliest, else the latest, else one after all others."""
    return NO_DATE if when is None else when.earliest or when.latest or NO_DATE


def date_of(entry: Entry) -> When | None:
    """Return when an event or position is dated, or by when a commitment is due."""
    item = entry.item
    if isinstance(item, Event | Position):
        return item.date
    return item.deadline if isinstance(item, Commitment) else None


def same_events(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Return the events, those with one `same_as` key together, in order of time; undated ones last.

    Within a group the best dated and most certain telling comes first.
    """
    groups: dict[str, list[Entry]] = {}
    for number, entry in enumerate(entries):
        if isinstance(entry.item, Event):
            groups.setdefault(f"same {entry.item.same_as}" if entry.item.same_as else f"alone {number}", []).append(
                entry
            )
    found = [sorted(group, key=_telling) for group in groups.values()]
    return sorted(found, key=lambda group: day_of(group[0].item.date))


def _telling(entry: Entry) -> tuple[bool, bool, float]:
    event = entry.item
    assert isinstance(event, Event)
    exact = event.date is not None and event.date.earliest is not None and event.date.earliest == event.date.latest
    return not exact, event.certainty != "actual", -(event.confidence or 0.0)


@dataclass(frozen=True, slots=True)
class Step:
    """One position of a party on an issue; `is_change` where its stance differs from that of the day before it."""

    entry: Entry
    is_change: bool


def positions_over_time(entries: Iterable[Entry], side_of: SideOf | None = None) -> dict[str, dict[str, list[Step]]]:
    """Return issue -> party -> positions in order of time; parties that are not resolved go under an empty name.

    A change is told only between dated positions on different days: what is said on one day is one position.

    Args:
        entries: the items.
        side_of: returns the state that a person or body speaks for on a day; without it each stands alone.
    """
    found: dict[str, dict[str, list[Entry]]] = {}
    for entry in entries:
        if isinstance(entry.item, Position):
            name = entry.item.party or ""
            side = (side_of(name, entry.document.published) if side_of and name else None) or name
            found.setdefault(entry.item.issue, {}).setdefault(side, []).append(entry)
    return {issue: {party: _steps(said) for party, said in parties.items()} for issue, parties in found.items()}


def _steps(said: list[Entry]) -> list[Step]:
    ordered = sorted(said, key=day_said)
    steps, before = [], None
    for entry in ordered:
        assert isinstance(entry.item, Position)
        day = day_said(entry)
        changed = before is not None and day != NO_DATE and before[0] != day and before[1] != entry.item.stance
        steps.append(Step(entry, changed))
        before = (day, entry.item.stance) if day != NO_DATE else before
    return steps


def day_said(entry: Entry) -> str:
    """Return the day to sort a position or a commitment by: its own date, else that of its document, else the last."""
    day = day_of(entry.item.date) if isinstance(entry.item, Position) else NO_DATE
    return entry.document.published or NO_DATE if day == NO_DATE else day


def sentence_around(text: str, place: Span) -> Span:
    """Return the sentence around a place, roughly: up to the line's ends or the nearest full stops outside it."""
    first, last = max(0, place.start - LONGEST_SENTENCE), min(len(text), place.end + LONGEST_SENTENCE)
    start = max(first, text.rfind("\n", first, place.start) + 1)
    for at in range(place.start - 1, start, -1):
        if text[at].isspace() and _ends_at(text, at):
            start = at + 1
            break
    end = text.find("\n", place.end, last)
    end = last if end < 0 else end
    for at in range(place.end, end):
        if text[at].isspace() and _ends_at(text, at):
            end = at
            break
    return Span(start, max(end, start + 1))


def _ends_at(text: str, space: int) -> bool:
    """Return whether a sentence ends before the blank at `space`: a full stop, perhaps followed by closing marks."""
    before = text[max(0, space - 3) : space].rstrip(_CLOSING)
    return before != "" and before[-1] in _ENDS and not (before[-1] == "." and len(before) > 1 and before[-2].isupper())


def origins_of(
    entry: Entry, derivations: Mapping[str, Sequence[Derivation]], twins: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Return who first reported what an item says: the sources named in its sentence, else its own document's name.

    Five articles that quote one report, or that are nearly the same, have one origin. A source without a name, such as
    "experts", is another one in every document.

    Args:
        entry: the item.
        derivations: those of every document, by SHA-256.
        twins: for documents that are nearly the same as an earlier one, the name of that one, by SHA-256.
    """
    sentence = sentence_around(entry.document.text, entry.item.spans[0])
    own = (twins or {}).get(entry.document.sha256, entry.document.name)
    named = [
        derivation.source if derivation.source != derivation.source.lower() else f"{derivation.source} in {own}"
        for derivation in derivations.get(entry.document.sha256, ())
        if any(span.meets(sentence) for span in derivation.spans)
    ]
    return tuple(dict.fromkeys(named)) or (own,)


def derivations_in(entries: Iterable[Entry]) -> dict[str, list[Derivation]]:
    """Return the derivations of every document that has any, by SHA-256."""
    found: dict[str, list[Derivation]] = {}
    for entry in entries:
        if isinstance(entry.item, Derivation):
            found.setdefault(entry.document.sha256, []).append(entry.item)
    return found
