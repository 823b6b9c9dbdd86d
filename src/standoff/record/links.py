"""What is known of items only across documents: which events are one, and what later became of a threat.

Links lie beside the items and over them when they are looked at. A document whose links are still to be found is marked in
the same transaction that adds it, so that a program killed before it came to that finds it the next time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from standoff.record import rows
from standoff.record.adding import ABOUT
from standoff.record.items import Document, Item

MOST_TOGETHER = 2_000  # items that are compared with one another at a time
DAY = "coalesce(json_extract(item, '$.date[0]'), json_extract(item, '$.date[1]'), published, '')"
QUARTER = f"substr({DAY}, 1, 4) || '-' || ((cast(substr({DAY}, 6, 2) AS INTEGER) + 2) / 3)"
LATEST = "FROM items JOIN documents ON documents.id = items.document WHERE kind = ? AND replaced_by IS NULL"


@dataclass(frozen=True, slots=True)
class Linkable:
    """An item with its number in the record and the document that holds it."""

    number: int
    item: Item
    document: Document


def unlinked_groups(connection: sqlite3.Connection, kind: str, apart: Iterable[str]) -> list[tuple[str, ...]]:
    """Return what sets apart the groups of items in which a document that is not linked yet has some.

    `apart` are fields; items that differ in one of them are never linked.
    """
    fields = ", ".join(f"json_extract(item, '$.{name}')" for name in apart)
    query = f"""SELECT DISTINCT {fields} FROM items JOIN unlinked ON unlinked.document = items.document
        WHERE kind = ? ORDER BY 1"""
    return connection.execute(query, (kind,)).fetchall()


def together(
    connection: sqlite3.Connection, kind: str, apart: Mapping[str, str | None]
) -> Iterator[list[Linkable]]:
    """Give the items of the latest versions that are to be compared with one another, a limited number at a time.

    Few are given all at once; many by the quarter of a year they fall into, those without any day together.
    """
    same = " AND ".join(f"json_extract(item, '$.{name}') IS ?" for name in apart)
    where, values = f"{LATEST} AND {same}", [kind, *apart.values()]
    (count,) = connection.execute(f"SELECT count(*) {where}", values).fetchone()
    if count <= MOST_TOGETHER:
        yield _linkables(connection, where, values)
        return
    query = f"""SELECT DISTINCT {QUARTER} FROM items JOIN documents ON documents.id = items.document
        JOIN unlinked ON unlinked.document = items.document WHERE kind = ? AND {same} ORDER BY 1"""
    for (quarter,) in connection.execute(query, values).fetchall():
        within, after = f"{where} AND {QUARTER} = ?", [*values, quarter]
        (count,) = connection.execute(f"SELECT count(*) {within}", after).fetchone()
        for start in range(0, count, MOST_TOGETHER):
            yield _linkables(connection, within, after, start)


def _linkables(connection: sqlite3.Connection, where: str, values: list, start: int = 0) -> list[Linkable]:
    about = ", ".join(f"documents.{name}" for name in ABOUT if name != "text")
    query = f"""SELECT items.id, kind, item, items.document, {about} {where}
        ORDER BY {DAY}, coalesce(published, ''), documents.name, documents.sha256, items.id LIMIT ? OFFSET ?"""
    documents: dict[int, Document] = {}
    found = []
    for number, kind, text, own, *known in connection.execute(query, [*values, MOST_TOGETHER, start]).fetchall():
        if own not in documents:
            (words,) = connection.execute("SELECT text FROM documents WHERE id = ?", (own,)).fetchone()
            named = dict(zip((name for name in ABOUT if name != "text"), known, strict=True))
            documents[own] = Document(text=words, **named)
        found.append(Linkable(number, rows.from_json(kind, json.loads(text)), documents[own]))
    return found


def set_link(connection: sqlite3.Connection, number: int, field: str, value: Any) -> None:
    """Note what is known of an item across documents; None where nothing is (any more)."""
    if value is None:
        connection.execute("DELETE FROM links WHERE item = ? AND field = ?", (number, field))
        return
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    query = "SELECT value FROM links WHERE item = ? AND field = ?"
    if connection.execute(query, (number, field)).fetchone() != (text,):
        connection.execute("INSERT OR REPLACE INTO links VALUES (?, ?, ?)", (number, field, text))


def all_linked(connection: sqlite3.Connection) -> None:
    """Note that no document waits for its links."""
    connection.execute("DELETE FROM unlinked")
