"""The rows of the record page: for every view a list of plain data that the template only has to lay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.record.items import (
    Claim,
    Commitment,
    Derivation,
    Event,
    Statement,
)
from standoff.record.views import Entry, SideOf, day_of, derivations_in, origins_of, positions_over_time, same_events
from standoff.tell.record_words import safe, snippet, when_words

QUADS = {
    "AGREE": "vc", "CONSULT": "vc", "SUPPORT": "vc", "CONCEDE": "vc", "COOPERATE": "mc", "AID": "mc", "RETREAT": "mc",
    "REQUEST": "vx", "ACCUSE": "vx", "REJECT": "vx", "THREATEN": "vx", "PROTEST": "mx", "SANCTION": "mx", "MOBILIZE": "mx",
    "COERCE": "mx", "ASSAULT": "mx",
}  # fmt: skip
"""Type of event -> cooperation (c) or conflict (x), in words (v) or in deeds (m), as PLOVER groups them."""
OTHER = "ot"
QUAD_NAMES = {
    "mc": "cooperation, deeds", "vc": "cooperation, words", "vx": "conflict, words", "mx": "conflict, deeds",
    OTHER: "statements and talks that were not",
}  # fmt: skip
STATUSES = ("kept", "pending", "lapsed", "withdrawn", "unknown")
DIRECTIONS = {
    "raises": "↑ raises", "lowers": "↓ lowers", "no effect": "does not move", "necessary": "is needed for",
    "sufficient": "is enough for", "unclear": "bears on",
}  # fmt: skip
NOBODY = "unresolved"


@dataclass(frozen=True)
class Row:
    """One line of a view: the number of its item on the page, its words, and what else it shows, by name."""

    number: int
    words: str
    document: int
    confidence: float | None
    proposed_by: str
    more: Mapping[str, object]


class Numbered:
    """The entries of a page with their numbers, and the number of every document.

    `twins` names for documents that are nearly the same as an earlier one that one, by SHA-256.
    """

    def __init__(self, entries: Sequence[Entry], twins: Mapping[str, str] | None = None) -> None:
        self.entries = list(entries)
        self.twins = twins or {}
        self._numbers = {id(entry): number for number, entry in enumerate(self.entries)}
        self.documents: dict[str, int] = {}
        for entry in self.entries:
            self.documents.setdefault(entry.document.sha256, len(self.documents))

    def number(self, entry: Entry) -> int:
        """Return the number of an entry."""
        return self._numbers[id(entry)]

    def of(self, kind: type) -> list[Entry]:
        """Return the entries of one kind."""
        return [entry for entry in self.entries if isinstance(entry.item, kind)]

    def row(self, entry: Entry, **more: object) -> Row:
        """Return the row of an entry."""
        item = entry.item
        words = snippet(entry.document.text, item.spans[0])
        return Row(
            self.number(entry), words, self.documents[entry.document.sha256], item.confidence, item.proposed_by, more
        )


def names(parts: Sequence[str]) -> str:
    """Return several names as one text."""
    return safe(", ".join(parts)) if parts else ""


def timeline(page: Numbered) -> list[Row]:
    """Return one row per event, told once or several times, in order of time."""
    derivations = derivations_in(page.entries)
    rows = []
    for group in same_events(page.entries):
        event = group[0].item
        assert isinstance(event, Event)
        origins = dict.fromkeys(origin for entry in group for origin in origins_of(entry, derivations, page.twins))
        rows.append(page.row(
            group[0], date=when_words(event.date), month=day_of(event.date)[:7], type=event.type, mode=event.mode,
            quad=QUADS.get(event.type, OTHER), actors=names(event.actors), recipients=names(event.recipients),
            certainty=event.certainty, context=event.context,
            place=safe(event.place or ""), num_documents=len({entry.document.sha256 for entry in group}),
            tellings=[page.row(entry) for entry in group[1:]], origins=[safe(origin) for origin in origins],
        ))  # fmt: skip
    return rows


def ledger(page: Numbered) -> list[Row]:
    """Return threats, ultimatums and promises by who made them, in order of time."""
    rows = []
    for entry in sorted(page.of(Commitment), key=lambda entry: entry.document.published or "9999"):
        item = entry.item
        assert isinstance(item, Commitment)
        text, after = entry.document.text, entry.followed_by
        known = after is not None and after[0].sha256 in page.documents
        rows.append(page.row(
            entry, type=item.type, actor=safe(item.actor or NOBODY), target=safe(item.target or ""), status=item.status,
            condition=snippet(text, item.condition, 110) if item.condition else "",
            deadline=when_words(item.deadline) if item.deadline else "",
            said=entry.document.published or "", follow_up=snippet(after[0].text, after[1], 130) if known else "",
            follow_place=page.documents[after[0].sha256] if known else None,
        ))  # fmt: skip
    return rows


def credit(rows: Sequence[Row]) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """Return for every maker of threats and promises how many, and what became of them."""
    by_actor: dict[str, Counter[str]] = {}
    for row in rows:
        by_actor.setdefault(str(row.more["actor"]), Counter())[str(row.more["status"])] += 1
    ordered = sorted(by_actor.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    return [
        (actor, found.total(), [(status, found[status]) for status in STATUSES if found[status]])
        for actor, found in ordered
    ]


def positions(page: Numbered, side_of: SideOf | None = None) -> tuple[list[str], list[tuple[str, list[list[Row]]]]]:
    """Return the parties that take positions, and for every issue the rows of each party in order of time."""
    found = positions_over_time(page.entries, side_of)
    counts = Counter(party for parties in found.values() for party, steps in parties.items() for _ in steps)
    parties = [party for party, _ in sorted(counts.items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0]))]
    table = []
    for issue, by_party in sorted(found.items(), key=lambda pair: (-sum(map(len, pair[1].values())), pair[0])):
        cells = [[
            page.row(step.entry, stance=step.entry.item.stance, date=_said_on(step.entry), changed=step.is_change,
                     who=safe(step.entry.item.party or "") if step.entry.item.party != party else "")
            for step in by_party.get(party, ())
        ] for party in parties]  # fmt: skip
        table.append((safe(issue), cells))
    return [safe(party or NOBODY) for party in parties], table


def _said_on(entry: Entry) -> str:
    words = when_words(entry.item.date)
    return when_words_or(words, entry.document.published)


def when_words_or(words: str, published: str | None) -> str:
    """Return a date in words, or the day of publication where there is none."""
    from standoff.tell.record_words import day_words

    return day_words(published) if words == "no date" and published else words


def claims(page: Numbered) -> list[Row]:
    """Return the forward claims, by who makes them."""
    rows = []
    for entry in page.of(Claim):
        item = entry.item
        assert isinstance(item, Claim)
        rows.append(page.row(entry, claimant=safe(item.claimant or NOBODY), lever=safe(item.lever), outcome=safe(item.outcome),
                             direction=item.direction, arrow=DIRECTIONS[item.direction]))  # fmt: skip
    return sorted(
        rows, key=lambda row: (row.more["claimant"] == NOBODY, str(row.more["claimant"]).casefold(), row.number)
    )


def speakers(page: Numbered) -> list[tuple[str, list[Row]]]:
    """Return the statements of every speaker, the most quoted first, the unresolved last."""
    by_speaker: dict[str, list[Row]] = {}
    for entry in page.of(Statement):
        item = entry.item
        assert isinstance(item, Statement)
        by_speaker.setdefault(safe(item.speaker or NOBODY), []).append(page.row(entry, form=item.kind))
    return sorted(by_speaker.items(), key=lambda pair: (pair[0] == NOBODY, -len(pair[1]), pair[0].casefold()))


def reports(page: Numbered) -> list[tuple[str, int, list[Row]]]:
    """Return for every source that documents report from: its name, how many documents do, and where."""
    by_source: dict[str, list[Row]] = {}
    for entry in page.of(Derivation):
        item = entry.item
        assert isinstance(item, Derivation)
        by_source.setdefault(safe(item.source), []).append(page.row(entry))
    found = [(source, len({row.document for row in rows}), rows) for source, rows in by_source.items()]
    return sorted(found, key=lambda triple: (-triple[1], -len(triple[2]), triple[0].casefold()))
