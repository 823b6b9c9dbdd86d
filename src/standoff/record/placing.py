"""Find the items that corrections mean, also after the articles were read again, by other rules, or corrected."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.record.anchors import find, select
from standoff.record.corrections import Correction
from standoff.record.items import Span

MOST_VERSIONS = 100  # of one article; also ends a walk along versions that were linked in a ring


@dataclass(frozen=True)
class Placed:
    """Corrections by the document (hash) and the key of the item they mean, and those whose item was not found."""

    by_item: dict[tuple[str, str], list[Correction]]
    unplaced: tuple[Correction, ...]


def place(connection: sqlite3.Connection, corrections: Iterable[Correction]) -> Placed:
    """Find the item of every correction, in every version of its document."""
    by_item: dict[tuple[str, str], list[Correction]] = defaultdict(list)
    unplaced = []
    for correction in corrections:
        found = list(_places(connection, correction))
        for target in found:
            by_item[target].append(correction)
        if not found:
            unplaced.append(correction)
    return Placed(dict(by_item), tuple(unplaced))


def _places(connection: sqlite3.Connection, correction: Correction) -> Iterable[tuple[str, str]]:
    query = "SELECT id, sha256, text, replaced_by FROM documents WHERE sha256 >= ? AND sha256 < ? LIMIT 2"
    rows = connection.execute(query, (correction.document, correction.document + "g")).fetchall()
    if len(rows) != 1:
        return
    number, sha256, text, later = rows[0]
    if not correction.start < correction.end <= len(text):
        return
    span, is_first = Span(correction.start, correction.end), True
    for _ in range(MOST_VERSIONS):
        key = _item_at(connection, number, correction, span, is_first)
        if key is not None:
            yield sha256, key
        if later is None:
            return
        selector = select(text, span)
        number, sha256, text, later = connection.execute(
            "SELECT id, sha256, text, replaced_by FROM documents WHERE id = ?", (later,)
        ).fetchone()
        anchor = find(selector, text)
        if anchor is None:
            return
        span, is_first = anchor.span, False


def _item_at(
    connection: sqlite3.Connection, number: int, correction: Correction, span: Span, is_first: bool
) -> str | None:
    """Return the key of the item of a document that a correction means.

    It is the one of that key; else the only one of its kind at the same words; else, in a later version, the one whose
    words overlap most.
    """
    query = """SELECT key, "start", "end" FROM items JOIN spans ON spans.item = items.id
        WHERE document = ? AND kind = ? AND role = 'spans' AND spans.place = 0 AND "start" < ? AND "end" > ?"""
    rows = connection.execute(query, (number, correction.kind, span.end, span.start)).fetchall()
    keys = [key for key, _, _ in rows]
    if is_first and correction.item in keys:
        return correction.item
    same = [key for key, start, end in rows if (start, end) == (span.start, span.end)]
    if len(same) == 1:
        return same[0]
    if is_first or same or not rows:
        return None
    return max(rows, key=lambda row: (min(row[2], span.end) - max(row[1], span.start), -row[1]))[0]
