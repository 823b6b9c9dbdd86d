"""From a record to a draft case: what the record says is written out, and every number is left for a person to fill.

The draft is a case file of its own (see the reference of the case format) with comments. Every name and every date in it
points at words by document, start and end; the words stay where they are. Numbers stand as `FILL`, each with the ids of
the passages that bear on it, so that checking the draft names exactly what is missing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from standoff.read.draft_claims import write_claims
from standoff.read.draft_evidence import Evidence, Sources, is_day
from standoff.read.draft_issues import find_issues
from standoff.read.draft_lever_sections import write_levers
from standoff.read.draft_levers import find_levers
from standoff.read.draft_parties import Party, StateOf, find_parties, party_of
from standoff.read.draft_sections import (
    write_aims,
    write_costs,
    write_front,
    write_issues,
    write_parties,
    write_patience,
)
from standoff.read.draft_story import day_of_act, what_happens, write_loose, write_record
from standoff.read.draft_text import MISSING, clean, comment, quoted
from standoff.read.draft_writer import Writer
from standoff.record.items import Document
from standoff.record.views import Entry, day_of, same_events

HORIZON = 12  # months ahead
LONGEST_RECORD = 12
"""Months of the record that are modelled; every month makes the game longer, and old acts weigh little."""
MOST_EVENTS, MOST_CLOCKS = 120, 3


class NoDate(ValueError):
    """Nothing in the record says what day it is; the message says what to do."""


@dataclass(frozen=True)
class Draft:
    """A draft case: its text, the lines (counted from 1) on which a range is missing, and how much it holds."""

    text: str
    missing: tuple[int, ...]
    as_of: str
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    num_events: int
    num_threats: int
    num_claims: int
    num_sources: int


def draft_case(
    documents: Iterable[Document],
    entries: Iterable[Entry],
    *,
    title: str,
    as_of: str | None = None,
    shows_words: bool = False,
    state_of: StateOf | None = None,
) -> Draft:
    """Return the draft of a case.

    Args:
        documents: those of the record.
        entries: the items of the record.
        title: of the case.
        as_of: the day up to which the record counts; by default the day on which the last document was published.
        shows_words: put the words of the passages into comments; such a draft is not for publishing.
        state_of: returns the state that a person or body speaks for; by default that of the lexicon.

    Raises:
        NoDate: no `as_of` was given and no document has a day of publication.
        ValueError: `as_of` is no day.
    """
    documents = list(documents)
    day = as_of or max((document.published for document in documents if is_day(document.published)), default="")
    if not day:
        raise NoDate("no document of this record has a day of publication; say with --as-of up to which day it counts")
    if not is_day(day):
        raise ValueError(f"'{clean(day, 40)}' is no day; write it as 2026-03-20")
    known = [document for document in documents if (document.published or day)[:10] <= day]
    hashes = {document.sha256 for document in known}
    kept = [entry for entry in entries if entry.document.sha256 in hashes]
    return _Drafting(known, kept, title, day, shows_words, state_of or _state_of).draft()


def _state_of(name: str, on: str | None) -> str | None:
    from standoff.read.entities import state_of

    return state_of(name, on)


class _Drafting:
    """One draft in the making."""

    def __init__(
        self, documents: Sequence[Document], entries: Sequence[Entry], title: str, day: str, shows_words: bool,
        state_of: Callable[[str, str | None], str | None],
    ) -> None:  # fmt: skip
        self.documents, self.entries, self.title, self.day, self.state_of = documents, entries, title, day, state_of
        self.parties = find_parties(entries, state_of)
        self.signs = [party for role in ("attacker", "defender") for party in self.parties if party.role == role]
        evidence = Evidence(documents, entries, self.parties, state_of)
        self.writer = Writer(self.parties, evidence, Sources(), shows_words)
        self.levers = find_levers(entries, self.parties, evidence, state_of)
        self.stands, self.other_issues = find_issues(entries, self.parties, self.signs, state_of)

    def draft(self) -> Draft:
        """Write all sections and put the head, which counts what is missing, in front."""
        writer = self.writer
        acts = self._acts()
        self._write_frame(acts)
        write_parties(writer)
        writer.say("mechanisms:", "")
        write_aims(writer)
        writer.say("")
        write_front(writer)
        writer.say("")
        write_costs(writer)
        write_patience(writer, self._planned())
        if self.other_issues:
            writer.note(f"Left out, since less is said on them: {'; '.join(self.other_issues)}", 2)
        write_issues(writer, self.stands, self.signs)
        write_levers(writer, self.levers)
        write_loose(writer, self.levers.loose)
        num_claims = write_claims(writer, self.entries, self.levers)
        write_record(writer, acts)
        writer.say(*writer.sources.lines())
        head = _head(self.title, len(writer.missing), len(self.documents))
        missing = tuple(len(head) + index + 1 for index in writer.missing)
        return Draft(
            "\n".join([*head, *writer.lines]) + "\n", missing, self.day, tuple(party.name for party in self.parties),
            tuple(stand.name for stand in self.stands), len(acts), sum(len(threat.record) for threat in self.levers.threats),
            num_claims, len(writer.sources),
        )  # fmt: skip

    def _write_frame(self, acts: Sequence[tuple[Sequence[Entry], Party]]) -> None:
        first = min((day_of(group[0].item.date) for group, _ in acts), default=self.day)
        starts = max(first[:7], month_before(self.day, LONGEST_RECORD - 1))
        end = month_before(self.day, -HORIZON)
        names = " and ".join(party.name for party in self.signs)
        self.writer.say(
            "format: case/1", f"title: {quoted(self.title)}", f"as_of: {self.day}        # what became known later may not be used",
            f"question: {quoted(f'Will {names} sign a deal that ends the fighting by the end of {end}?')}",
            'resolves_yes_if: "Both governments publish a signed text that ends the fighting."   # say it so that nobody can argue',
            f"starts: {starts}            # first month of the record below", f"horizon: {HORIZON} months", "",
            "# A mistake worth this share of all that is at stake is made e times less often than no mistake: 2% to 6%, say.",
        )  # fmt: skip
        self.writer.number(0, "mistake", self.writer.evidence.on("mistake", most=3), "mistakes")
        self.writer.say("")

    def _acts(self) -> list[tuple[list[Entry], Party]]:
        """Return the events that have a day and an actor among the parties, those of the modelled months."""
        first = month_before(self.day, LONGEST_RECORD - 1)
        found = []
        for group in same_events(self.entries):
            event, actor = group[0].item, self._actor(group[0])
            is_act = event.certainty == "actual" and event.type != "STATEMENT"
            if is_act and actor and (date := day_of_act(event)) and first <= date <= self.day:
                found.append((group, actor))
        return found[-MOST_EVENTS:]

    def _actor(self, entry: Entry) -> Party | None:
        on = entry.document.published
        found = (party_of(self.parties, name, self.state_of, on) for name in entry.item.actors)
        return next((party for party in found if party is not None), None)

    def _planned(self) -> list[tuple[Entry, Party, str]]:
        """Return planned events after the day of the draft, as clocks."""
        found = []
        for group in same_events(self.entries):
            entry = group[0]
            date, actor = (
                day_of_act(entry.item, entry.item.date.earliest if entry.item.date else None),
                self._actor(entry),
            )
            if entry.item.certainty == "planned" and actor is not None and date and date > self.day:
                found.append((entry, actor, f"planned: {what_happens(entry.item)}"))
        return found[:MOST_CLOCKS]


def _head(title: str, num_missing: int, num_documents: int) -> list[str]:
    return [
        *comment(f"{title}: a draft from a record of {num_documents} document{'s' * (num_documents != 1)}. It is not a case yet: "
                 f"{num_missing} ranges are missing. Each stands as {MISSING}; 'source' names the passages that bear on it, "
                 "and where there is none 'assumed' asks for your reason."),
        "#   standoff check FILE                       names every range that is missing, with what may stand there",
        "#   standoff check FILE --documents FOLDER    looks up every passage, once no range is missing",
        *comment("What is not a number is a draft too: roles, issues, whom an issue favours, red lines and levers were counted, "
                 "not understood. Change what is wrong, delete what you do not need."),
        "",
    ]  # fmt: skip


def month_before(day: str, months: int) -> str:
    """Return the month that lies so many months before a day, as `YYYY-MM`."""
    date = datetime.date.fromisoformat(day)
    year, index = divmod(12 * date.year + date.month - 1 - months, 12)
    return f"{year:04d}-{index + 1:02d}"
