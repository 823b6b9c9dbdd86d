"""The tables of a record, as steps: version n of the schema is what the first n steps make.

A record says in `user_version` how far it has come; opening it takes the steps that are missing, all or none. A step is a
row of statements, and of functions that fill new tables; one that has been released is never changed. Documents are never deleted or changed but for what is known about them; items are.
`selectors` shows every span as the two selectors of the W3C Web Annotation model, cut from the document when asked.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from standoff.record.kin import note_all

APPLICATION = 0x53744F66  # "StOf": tells a record from other SQLite files

FIRST = (
    """CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        title TEXT, publisher TEXT, published TEXT, url TEXT, language TEXT,
        replaced_by INTEGER REFERENCES documents (id),
        finders TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX documents_by_name ON documents (name)",
    "CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL",
    """CREATE TABLE items (
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (id),
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        item TEXT NOT NULL,
        UNIQUE (document, key))""",
    "CREATE INDEX items_by_kind ON items (kind, document)",
    "CREATE INDEX items_by_key ON items (key)",
    """CREATE TABLE spans (
        item INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
        role TEXT NOT NULL,
        place INTEGER NOT NULL,
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        PRIMARY KEY (item, role, place)) WITHOUT ROWID""",
    """CREATE VIEW selectors AS SELECT
        items.key AS item, items.kind, spans.role, spans.place, documents.sha256, spans."start", spans."end",
        substr(documents.text, spans."start" + 1, spans."end" - spans."start") AS exact,
        substr(documents.text, max(spans."start" - 32, 0) + 1, min(spans."start", 32)) AS prefix,
        substr(documents.text, spans."end" + 1, 32) AS suffix
        FROM spans JOIN items ON items.id = spans.item JOIN documents ON documents.id = items.document""",
    """CREATE TABLE passages (
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (id),
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL)""",
    "CREATE INDEX passages_by_document ON passages (document)",
    """CREATE VIEW passage_words AS SELECT
        passages.id, substr(documents.text, passages."start" + 1, passages."end" - passages."start") AS words
        FROM passages JOIN documents ON documents.id = passages.document""",
    """CREATE VIRTUAL TABLE found_words USING fts5 (
        words, content = 'passage_words', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2')""",
    """CREATE TABLE sources (
        place TEXT PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        document INTEGER NOT NULL REFERENCES documents (id))""",
)  # fmt: skip

KIN_AND_VERSIONS = (
    """CREATE TABLE runs (
        hash INTEGER NOT NULL,
        document INTEGER NOT NULL REFERENCES documents (id),
        PRIMARY KEY (hash, document)) WITHOUT ROWID""",
    """CREATE TABLE near (
        document INTEGER NOT NULL REFERENCES documents (id),
        other INTEGER NOT NULL REFERENCES documents (id),
        share REAL NOT NULL,
        PRIMARY KEY (document, other)) WITHOUT ROWID""",
    """CREATE TABLE carried (
        item INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
        role TEXT NOT NULL,
        place INTEGER NOT NULL,
        document INTEGER NOT NULL REFERENCES documents (id),
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        how TEXT NOT NULL,
        likeness REAL NOT NULL,
        PRIMARY KEY (item, role, place, document)) WITHOUT ROWID""",
    """CREATE TABLE links (
        item INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (item, field)) WITHOUT ROWID""",
    "CREATE TABLE unlinked (document INTEGER PRIMARY KEY REFERENCES documents (id))",
    "INSERT INTO unlinked SELECT id FROM documents",
    note_all,
)  # fmt: skip

Step = tuple[str | Callable[[sqlite3.Connection], None], ...]
STEPS: tuple[Step, ...] = (FIRST, KIN_AND_VERSIONS)
VERSION = len(STEPS)


class RecordError(Exception):
    """Something is wrong with a record; the message is one sentence that says what and what to do."""


def prepare(connection: sqlite3.Connection, name: str) -> None:
    """Bring the tables of an open record to the version of this program, all steps or none.

    Raises:
        RecordError: the file is something else, or was written by a newer Standoff.
    """
    if version_of(connection, name) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(connection, name)  # another process may have been here meanwhile
        for step in STEPS[version:]:
            for statement in step:
                statement(connection) if callable(statement) else connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def version_of(connection: sqlite3.Connection, name: str) -> int:
    """Return how many steps a record has taken; 0 for an empty file.

    Raises:
        RecordError: the file is something else, or was written by a newer Standoff.
    """
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise RecordError(f"{name} is no record: it is not an SQLite file") from None
        raise
    if application != APPLICATION and tables:
        raise RecordError(f"{name} is an SQLite file of another program, not a record of Standoff; it was left as it is")
    if version > VERSION:
        raise RecordError(
            f"{name} was written by a newer Standoff (version {version} of its tables; this one knows {VERSION}); "
            "update Standoff"
        )
    return version
