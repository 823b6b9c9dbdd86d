"""Put a document with its items into a record, or bring what is known of it up to date; inside one transaction."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from typing import Literal

from standoff.record import rows
from standoff.record.items import Document, Item
from standoff.record.kin import note_kin
from standoff.record.passages import passages_of
from standoff.record.versions import find_earlier, replace

ABOUT = tuple(field.name for field in fields(Document))
TELLS = tuple(name for name in ABOUT if name not in ("sha256", "text"))  # what is known about a text

Added = Literal["new", "unchanged", "updated", "corrected"]


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """Where a document was read: `place` is the path as the record keeps it, `fingerprint` what was read there.

    `seen` are the hashes of the documents that the same reading has met already.
    """

    place: str | None = None
    fingerprint: str = ""
    seen: Collection[str] = ()


def add(
    connection: sqlite3.Connection, document: Document, items: Sequence[Item], finders: str, source: Source
) -> Added:
    """Add or update a document; return what became of it.

    Raises:
        ValueError: a span of an item ends beyond the text.
    """
    check_spans(document, items)
    query = f"SELECT id, {', '.join(ABOUT)}, finders, replaced_by FROM documents WHERE sha256 = ?"
    known = connection.execute(query, (document.sha256,)).fetchone()
    if known is None:
        number, outcome = _add_new(connection, document, items, finders, source)
    else:
        number, *about, known_finders, replaced_by = known
        outcome = _update(connection, number, Document(*about), document, items, (known_finders, finders))
        if replaced_by is not None and _bring_back(connection, number, source):
            outcome = "corrected"
    _note_source(connection, number, source)
    if outcome != "unchanged":
        connection.execute("INSERT OR IGNORE INTO unlinked VALUES (?)", (number,))
    return outcome


def add_items(connection: sqlite3.Connection, sha256: str, items: Sequence[Item]) -> int:
    """Add items to a document beside those it has, except those that are there; return how many were added.

    Raises:
        ValueError: there is no such document, or a span of an item ends beyond its text.
    """
    row = connection.execute(f"SELECT id, {', '.join(ABOUT)} FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise ValueError(f"no document with the hash {sha256} is in the record")
    number, document = row[0], Document(*row[1:])
    check_spans(document, items)
    present = _item_rows(connection, number)
    before = [rows.from_json(kind, json.loads(text)) for kind, _, text in present]
    wanted = [item for item in items if item not in before]
    _insert_items(connection, number, _rows(document, [*before, *wanted])[len(before) :], wanted)
    if wanted:
        connection.execute("INSERT OR IGNORE INTO unlinked VALUES (?)", (number,))
    return len(wanted)


def check_spans(document: Document, items: Iterable[Item]) -> None:
    """Check that every span of every item lies in the document.

    Raises:
        ValueError: one does not.
    """
    for item in items:
        for role, _, span in rows.spans_of(item):
            if span.end > len(document.text):
                raise ValueError(
                    f"{item.kind_of_item}, {role}: characters {span.start} to {span.end} lie outside '{document.name}', "
                    f"which has {len(document.text)}"
                )


def _add_new(
    connection: sqlite3.Connection, document: Document, items: Sequence[Item], finders: str, source: Source
) -> tuple[int, Added]:
    values = [*(getattr(document, name) for name in ABOUT), finders]
    marks = ", ".join("?" * len(values))
    query = f"INSERT INTO documents ({', '.join(ABOUT)}, finders) VALUES ({marks})"
    number = connection.execute(query, values).lastrowid
    for span in passages_of(document.text):
        row = (number, span.start, span.end)
        own = connection.execute('INSERT INTO passages (document, "start", "end") VALUES (?, ?, ?)', row).lastrowid
        connection.execute("INSERT INTO found_words (rowid, words) VALUES (?, ?)", (own, span.of(document.text)))
    runs = note_kin(connection, number, document.text)
    earlier = find_earlier(connection, number, document, runs, source.place, source.seen)
    moved = replace(connection, earlier, number, document.text) if earlier is not None else []
    everything = [*items, *(item for item in moved if item not in items)]
    _insert_items(connection, number, _rows(document, everything), everything)
    return number, "new" if earlier is None else "corrected"


def _update(
    connection: sqlite3.Connection, number: int, known: Document, document: Document, items: Sequence[Item],
    finders: tuple[str, str],
) -> Added:  # fmt: skip
    """Bring what is known of a text up to date.

    The file it was first read from has the last word on what is known about the text; another copy only adds what was
    not known, and its items only if they were found with the same date of publication.
    """
    about = _merged(known, document)
    present = _item_rows(connection, number)
    is_own = about.published == document.published
    kept = [item for item in _items(present) if not is_own or item.proposed_by not in _proposers(items)]
    wanted = [*items, *(item for item in kept if item not in items)] if is_own else kept
    if about == known and (not is_own or (finders[0] == finders[1] and _rows(document, wanted) == present)):
        return "unchanged"
    values = [*(getattr(about, name) for name in TELLS), finders[1] if is_own else finders[0], number]
    changes = ", ".join(f"{name} = ?" for name in (*TELLS, "finders"))
    connection.execute(f"UPDATE documents SET {changes} WHERE id = ?", values)
    if _rows(document, wanted) != present:
        connection.execute("DELETE FROM items WHERE document = ?", (number,))
        _insert_items(connection, number, _rows(document, wanted), wanted)
    return "updated"


def _merged(known: Document, document: Document) -> Document:
    if known.name == document.name:
        return document
    return dataclasses.replace(known, **{
        name: getattr(document, name) for name in TELLS if getattr(known, name) is None
    })  # fmt: skip


def _proposers(items: Iterable[Item]) -> set[str]:
    """Return whose items a new reading replaces: the rules', and a model's where it proposed some this time."""
    return {"rule"} | {item.proposed_by for item in items}


def _bring_back(connection: sqlite3.Connection, number: int, source: Source) -> bool:
    """Make an earlier version the latest again where its file has it again; return whether it was so."""
    query = "SELECT document FROM sources WHERE place = ?"
    (before,) = connection.execute(query, (source.place,)).fetchone() or (None,)
    if before in (None, number):
        return False
    connection.execute("UPDATE documents SET replaced_by = ? WHERE id = ?", (number, before))
    connection.execute("UPDATE documents SET replaced_by = NULL WHERE id = ?", (number,))
    return True


def _note_source(connection: sqlite3.Connection, number: int, source: Source) -> None:
    if source.place is None:
        return
    query = "SELECT fingerprint, document FROM sources WHERE place = ?"
    if connection.execute(query, (source.place,)).fetchone() != (source.fingerprint, number):
        values = (source.place, source.fingerprint, number)
        connection.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", values)


def _item_rows(connection: sqlite3.Connection, number: int) -> list[tuple[str, str, str]]:
    query = "SELECT kind, key, item FROM items WHERE document = ? ORDER BY id"
    return connection.execute(query, (number,)).fetchall()


def _items(present: Iterable[tuple[str, str, str]]) -> list[Item]:
    return [rows.from_json(kind, json.loads(text)) for kind, _, text in present]


def _rows(document: Document, items: Sequence[Item]) -> list[tuple[str, str, str]]:
    keys = rows.keys_of(document.sha256, items)
    return [(item.kind_of_item, key, rows.to_text(item)) for item, key in zip(items, keys, strict=True)]


def _insert_items(
    connection: sqlite3.Connection, number: int, written: Iterable[tuple[str, str, str]], items: Iterable[Item]
) -> None:
    for row, item in zip(written, items, strict=True):
        query = "INSERT INTO items (document, kind, key, item) VALUES (?, ?, ?, ?)"
        own = connection.execute(query, (number, *row)).lastrowid
        spans = [(own, role, place, span.start, span.end) for role, place, span in rows.spans_of(item)]
        connection.executemany("INSERT INTO spans VALUES (?, ?, ?, ?, ?)", spans)
