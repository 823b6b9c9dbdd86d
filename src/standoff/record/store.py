"""A record: one SQLite file that holds documents by the hash of their text, and items that point into them.

Every document goes in whole, with its items, in one transaction: a program that is killed at any moment leaves the
documents before it complete and this one absent. Adding what is there already changes no row.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from standoff.record import adding, rows
from standoff.record.adding import ABOUT, Added, Source
from standoff.record.corrections import Correction, corrected, corrections_path, load_corrections, verdict_of
from standoff.record.items import KINDS, Document, Item, Span
from standoff.record.placing import Placed, place
from standoff.record.schema import RecordError, prepare
from standoff.record.search import Hit, search

COLUMNS = ", ".join(f"documents.{name}" for name in ABOUT)
PATIENCE = 30.0  # seconds to wait for another process that is writing


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of a record, with what is known of its kin.

    `replaced_by` is the hash of the corrected version that came later, `near` the hashes of near-duplicates that came
    earlier with the share of runs of five words (of the shorter text) that both hold.
    """

    document: Document
    replaced_by: str | None = None
    near: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The words, in whichever document, that show what followed; `key` is the item there, if it is one."""

    name: str
    sha256: str
    span: Span
    key: str | None = None


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item of a record, as a person has corrected it.

    Attributes:
        key: lasts as long as the words are the same; see `rows`.
        name, sha256: of the document that its spans point into.
        verdict: "accept" or "reject" where a person said so.
        follow_up: what followed, where that is known.
    """

    key: str
    item: Item
    name: str
    sha256: str
    verdict: str | None = None
    follow_up: FollowUp | None = None


class Store:
    """An open record; use it in a `with` block, or close it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @classmethod
    def open(cls, path: str | Path, *, is_new: bool = True) -> Store:
        """Open a record, or begin one where `is_new` allows it; an older one is brought up to date.

        Raises:
            RecordError: there is no such file, it is no record, or it cannot be opened.
        """
        path = Path(path)
        if path.is_dir():
            raise RecordError(f"{path} is a folder; a record is one file, such as {path / 'record.sqlite'}")
        if not is_new and not path.is_file():
            raise RecordError(f"there is no record {path}; 'standoff read PATH... --out {path}' makes one")
        connection = None
        try:
            connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
            connection.execute("PRAGMA foreign_keys = ON")
            prepare(connection, str(path))
        except BaseException as error:
            if connection is not None:
                connection.close()
            if isinstance(error, sqlite3.Error):
                raise RecordError(f"cannot open {path}: {error}") from None
            raise
        return cls(connection, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Make what happens inside happen all or not at all."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def add(
        self, document: Document, items: Iterable[Item], *, finders: str = "", source: Source | None = None
    ) -> Added:
        """Add a document with its items, or bring what is known of it up to date; all or nothing.

        `finders` says which version of the finders found the items, `source` where the document was read. Adding the
        same again changes no row.

        Raises:
            ValueError: a span of an item ends beyond the text.
        """
        with self.changing():
            return adding.add(self.connection, document, list(items), finders, source or Source())

    def add_items(self, sha256: str, items: Iterable[Item]) -> int:
        """Add items (of a model, of a person) to a document beside those it has; return how many were not there.

        Raises:
            ValueError: there is no such document, or a span of an item ends beyond its text.
        """
        with self.changing():
            return adding.add_items(self.connection, sha256, list(items))

    def source(self, place: str) -> tuple[str, str] | None:
        """Return the fingerprint of what was read at a place the last time and the hash of its document, or None."""
        query = """SELECT fingerprint, sha256 FROM sources JOIN documents ON documents.id = sources.document
            WHERE place = ?"""
        return self.connection.execute(query, (place,)).fetchone()

    def is_unlinked(self) -> bool:
        """Return whether some document waits for its links to others."""
        return self.connection.execute("SELECT EXISTS (SELECT 1 FROM unlinked)").fetchone() == (1,)

    def documents(self, *, all_versions: bool = False) -> Iterator[StoredDocument]:
        """Give the documents in the order in which they came in; by default only the latest version of each."""
        where = "" if all_versions else "WHERE documents.replaced_by IS NULL"
        return self._documents(f"{where} ORDER BY documents.id", ())

    def document(self, sha256: str) -> StoredDocument:
        """Return the document whose hash is `sha256` or alone begins with it.

        Raises:
            RecordError: there is none, or several.
        """
        condition = "WHERE documents.sha256 >= ? AND documents.sha256 < ? LIMIT 2"
        found = list(self._documents(condition, (sha256, sha256 + "g")))
        if len(found) != 1:
            many = "several documents have a hash that begins" if found else "no document has a hash that begins"
            raise RecordError(f"{many} with '{sha256[:64]}' in {self.path}")
        return found[0]

    def items(
        self, kind: str | None = None, *, sha256: str | None = None, key: str | None = None,
        all_versions: bool = False, is_rejected_too: bool = False,
    ) -> Iterator[StoredItem]:  # fmt: skip
        """Give the items of one kind, or of all, of one document, or of all, in the order of documents and text.

        They are given as a person has corrected them; `key` may be the beginning of a key.

        Raises:
            ValueError: there is no such kind.
            RecordError: the file of corrections has mistakes.
        """
        if kind is not None and kind not in KINDS:
            raise ValueError(f"'{kind}' is no kind of item; the kinds are {', '.join(KINDS)}")
        wanted = {
            "items.kind = ?": kind, "documents.sha256 = ?": sha256, "items.key >= ?": key,
            "items.key < ?": key and key + "g",
        }  # fmt: skip
        chosen = {clause: value for clause, value in wanted.items() if value is not None}
        clauses = [*chosen, *([] if all_versions or sha256 or key else ["documents.replaced_by IS NULL"])]
        where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
        query = f"""SELECT items.kind, items.key, items.item, documents.name, documents.sha256,
            (SELECT json_group_object(field, json(value)) FROM links WHERE links.item = items.id)
            FROM documents JOIN items ON items.document = documents.id {where} ORDER BY documents.id, items.id"""
        for row in self.connection.execute(query, tuple(chosen.values())):
            stored = self._stored(*row)
            if is_rejected_too or stored.verdict != "reject":
                yield stored

    def counts(self) -> dict[str, int]:
        """Return how many documents there are and how many of them are replaced, and how many items of each kind.

        Items count as `items` gives them: of the latest versions, without those that a person has rejected.
        """
        query = "SELECT count(*), count(replaced_by) FROM documents"
        documents, replaced = self.connection.execute(query).fetchone()
        query = """SELECT kind, count(*) FROM items JOIN documents ON documents.id = items.document
            WHERE replaced_by IS NULL GROUP BY kind"""
        found = Counter(dict(self.connection.execute(query).fetchall()))
        query = """SELECT kind FROM items JOIN documents ON documents.id = items.document
            WHERE sha256 = ? AND key = ? AND replaced_by IS NULL"""
        for where, entries in self.corrections.by_item.items():
            if verdict_of(entries) == "reject":
                found.subtract(kind for (kind,) in self.connection.execute(query, where))
        return {"documents": documents, "replaced": replaced} | {kind: found[kind] for kind in KINDS}

    def num_near(self) -> int:
        """Return how many documents are near-duplicates of one that came earlier (latest versions of both)."""
        query = """SELECT count(DISTINCT near.document) FROM near JOIN documents AS one ON one.id = near.document
            JOIN documents AS other ON other.id = near.other
            WHERE one.replaced_by IS NULL AND other.replaced_by IS NULL"""
        return self.connection.execute(query).fetchone()[0]

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Return the passages that hold the words of `query`, the best first."""
        return search(self.connection, query, limit)

    @functools.cached_property
    def corrections(self) -> Placed:
        """The corrections beside the record, each with the items it means; read once.

        Raises:
            RecordError: the file of corrections has mistakes.
        """
        return place(self.connection, load_corrections(corrections_path(self.path)))

    def _documents(self, condition: str, values: tuple) -> Iterator[StoredDocument]:
        query = f"""SELECT {COLUMNS}, later.sha256,
            (SELECT json_group_array(json_array(other.sha256, near.share)) FROM near
             JOIN documents AS other ON other.id = near.other WHERE near.document = documents.id)
            FROM documents LEFT JOIN documents AS later ON later.id = documents.replaced_by {condition}"""
        for *about, later, near in self.connection.execute(query, values):
            yield StoredDocument(Document(*about), later, tuple((other, share) for other, share in json.loads(near)))

    def _stored(self, kind: str, key: str, text: str, name: str, sha256: str, links: str) -> StoredItem:
        linked: dict[str, Any] = json.loads(links)
        item, follow_up = rows.from_json(kind, json.loads(text)), _linked(linked.pop("follow_up", None))
        item = dataclasses.replace(item, **linked) if linked else item
        entries = self.corrections.by_item.get((sha256, key), ())
        if not entries:
            return StoredItem(key, item, name, sha256, None, follow_up)
        item, verdict = corrected(item, entries)
        return StoredItem(key, item, name, sha256, verdict, self._followed(entries) or follow_up)

    def _followed(self, entries: Iterable[Correction]) -> FollowUp | None:
        """Return what a person named as the follow-up, the last one said; None where it is not in the record."""
        named = [entry.follow_up for entry in entries if entry.follow_up]
        query = """SELECT documents.name, sha256, spans."start", spans."end", key FROM items
            JOIN documents ON documents.id = items.document JOIN spans ON spans.item = items.id
            WHERE key = ? AND role = 'spans' AND spans.place = 0"""
        row = self.connection.execute(query, (named[-1],)).fetchone() if named else None
        return FollowUp(row[0], row[1], Span(row[2], row[3]), row[4]) if row else None


def _linked(value: Mapping[str, Any] | None) -> FollowUp | None:
    if value is None:
        return None
    return FollowUp(value["name"], value["sha256"], Span(value["start"], value["end"]), value.get("key"))
