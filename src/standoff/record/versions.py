"""Corrected articles: which document a new one replaces, and what of the earlier version still stands.

A document replaces an earlier one if the two are kin (see `kin`) and were read from the same place, or have the same address
or file name. Two files that lie side by side in one reading are never versions of each other by name alone: which came
later cannot be known. Both versions stay; every span of the earlier one is sought in the later text (see `anchors`) and
where it was found is kept. Items that a person or a model proposed move to the later version if their words still stand;
what rules found is found again by the rules.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Collection

from standoff.record import rows
from standoff.record.anchors import Anchor, find, select, window_of
from standoff.record.items import Document, Item
from standoff.record.kin import KIN, kinship, runs_of, text_of


def find_earlier(
    connection: sqlite3.Connection, number: int, document: Document, runs: frozenset[int], place: str | None,
    seen: Collection[str],
) -> int | None:  # fmt: skip
    """Return the number of the document that this one corrects, the most alike, or None.

    `seen` are the hashes of documents that were met in the same reading, at another place.
    """
    (before,) = connection.execute("SELECT document FROM sources WHERE place = ?", (place,)).fetchone() or (None,)
    query = """SELECT id, sha256 FROM documents WHERE replaced_by IS NULL AND id <> ?1
        AND (id = ?2 OR name = ?3 OR url = ?4) ORDER BY id = ?2 DESC, id DESC LIMIT 100"""
    best, best_share = None, KIN
    for other, sha256 in connection.execute(query, (number, before, document.name, document.url)).fetchall():
        if other != before and sha256 in seen:
            continue
        share = kinship(runs, runs_of(text_of(connection, other)))
        if share >= best_share:
            best, best_share = other, share
    return best


def replace(connection: sqlite3.Connection, earlier: int, later: int, text: str) -> list[Item]:
    """Note that a document replaces another one and where its items stand now; return those that move along.

    Raises:
        ValueError: the two are one document.
    """
    if earlier == later:
        raise ValueError("a document cannot replace itself")
    connection.execute("UPDATE documents SET replaced_by = ? WHERE id = ?", (later, earlier))
    connection.execute("INSERT OR IGNORE INTO unlinked VALUES (?)", (earlier,))
    old_text = text_of(connection, earlier)
    moved = []
    query = "SELECT id, kind, item FROM items WHERE document = ? ORDER BY id"
    found = connection.execute(query, (earlier,)).fetchall()
    window = window_of(len(found))
    for number, kind, data in found:
        item = rows.from_json(kind, json.loads(data))
        anchors = {
            (role, place): find(select(old_text, span), text, window) for role, place, span in rows.spans_of(item)
        }  # fmt: skip
        for (role, place), anchor in anchors.items():
            if anchor is not None:
                values = (number, role, place, later, anchor.span.start, anchor.span.end, anchor.how, anchor.likeness)
                connection.execute("INSERT OR REPLACE INTO carried VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        if item.proposed_by != "rule":
            moved += _moved(item, anchors)
    return moved


def _moved(item: Item, anchors: dict[tuple[str, int], Anchor | None]) -> list[Item]:
    """Return an item at its new place, or nothing where one of its own words (`spans`) is gone."""
    own = [anchor for (role, _), anchor in anchors.items() if role == "spans"]
    if not own or None in own:
        return []
    changes: dict[str, object] = {"spans": tuple(anchor.span for anchor in own)}
    for (role, _), anchor in anchors.items():
        if role != "spans":
            changes[role] = anchor.span if anchor else None
    reason = "carried over from the earlier version"
    reasons = item.reasons if reason in item.reasons else (*item.reasons, reason)
    return [dataclasses.replace(item, **changes, reasons=reasons)]
