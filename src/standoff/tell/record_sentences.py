"""The sentences of the record page: what it holds in all, and what to know before looking at a view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from standoff.record.views import Entry
from standoff.tell import record_rows as rows
from standoff.tell import record_words as words


def lead(page: rows.Numbered, timeline: Sequence[rows.Row], ledger: Sequence[rows.Row], speakers: Sequence[Any]) -> str:
    """Return the page's first sentence."""
    num_said = sum(len(said) for _, said in speakers)
    named = sum(len(said) for speaker, said in speakers if speaker != rows.NOBODY)
    first = f"{words.count(len(page.documents), 'document')} tell of {words.count(len(timeline), 'event')}"
    said = f" and quote {words.count(num_said, 'statement')}, {named} of them with a speaker" if num_said else ""
    threats = [row for row in ledger if row.more["type"] != "promise"]
    found = [(status, sum(row.more["status"] == status for row in threats)) for status in rows.STATUSES]
    fate = ", ".join(f"{number} {status}" for status, number in found if number)
    return f"{first}{said}." + (
        f" {words.count(len(threats), 'threat or ultimatum', 'threats and ultimatums')}: {fate}." if threats else ""
    )


def timeline_hint(timeline: Sequence[rows.Row]) -> str:
    """Return what there is to know before looking at the timeline."""
    undated = sum(row.more["date"] == "no date" for row in timeline)
    several = sum(bool(row.more["tellings"]) for row in timeline)
    parts = [f"{words.count(several, 'event')} told more than once, here in one row" if several else "",
             f"{words.count(undated, 'event')} without a date, at the end" if undated else ""]  # fmt: skip
    hint = "; ".join(part for part in parts if part)
    return (
        hint[:1].upper() + hint[1:] + ". " if hint else ""
    ) + "A pale dot was claimed, planned, considered or disputed."


def reports_hint(reports: Sequence[tuple[str, int, Any]], num_documents: int) -> str:
    """Return how many documents report from others, and what that means for counting."""
    users = len({row.document for _, _, found in reports for row in found})
    return (f"{users} of {words.count(num_documents, 'document')} say that they report what somebody else reported. "
            "What several documents take from one source counts as one origin; a source without a name, such as experts, "
            "is another one in every document.")  # fmt: skip


def left_out(num_shown: int, num_all: int) -> str:
    """Return how many documents are not shown, nothing where all are."""
    if num_shown >= num_all:
        return ""
    return f"This page shows the {num_shown:,} newest of {num_all:,} documents; the others are in the record."


def finders(entries: Sequence[Entry]) -> str:
    """Return who found the items."""
    names = {"rule": "rules and small trained models", "model": "a language model", "person": "a person"}
    found = [name for key, name in names.items() if any(entry.item.proposed_by == key for entry in entries)]
    return " and ".join(found) or names["rule"]
