"""Which documents are nearly the same: how many runs of five words they share.

The kinship of two texts is the number of runs of five words that both hold, over those of the shorter one: 1 where one text
holds the other. From `KIN` on, two documents are noted as near-duplicates, and a later document of the same name or address
counts as a corrected version. To find kin among thousands of documents, the record keeps the hash of one run in eight of
every text; a run that `MOST_HOLDERS` documents hold is a stock phrase and is not kept for more of them.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from hashlib import blake2b

KIN = 0.5
RUN = 5  # words
KEPT = 8  # one run in so many
MOST_HOLDERS = 20
MOST_KIN = 5  # near-duplicates noted of one document
FIRST_CHARACTERS = 200_000  # of a very long text only so much is compared
WORD = re.compile(r"\w+")


def runs_of(text: str) -> frozenset[int]:
    """Return the hashes of all runs of five words of a text, or of all words together where there are fewer."""
    words = [word.encode("utf-8", "replace") for word in WORD.findall(text[:FIRST_CHARACTERS].casefold())]
    last = max(len(words) - RUN + 1, 1)
    return frozenset(_hash(b" ".join(words[start : start + RUN])) for start in range(last)) if words else frozenset()


def _hash(words: bytes) -> int:
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "big", signed=True)


def kinship(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the runs of the shorter text that the other one holds too; 0 where there are none."""
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest else 0.0


def find_kin(connection: sqlite3.Connection, number: int, runs: frozenset[int]) -> list[tuple[int, float]]:
    """Return the documents of a record that are kin to document `number`, the nearest first, with their kinship."""
    shared: Counter[int] = Counter()
    for run in _kept(runs):
        for (other,) in connection.execute("SELECT document FROM runs WHERE hash = ? AND document <> ?", (run, number)):
            shared[other] += 1
    found = []
    for other, _ in shared.most_common(2 * MOST_KIN):
        share = kinship(runs, runs_of(text_of(connection, other)))
        if share >= KIN:
            found.append((other, share))
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:MOST_KIN]


def keep_runs(connection: sqlite3.Connection, number: int, runs: frozenset[int]) -> None:
    """Keep one run in eight of a document, so that later ones find it."""
    for run in _kept(runs):
        (holders,) = connection.execute("SELECT count(*) FROM runs WHERE hash = ?", (run,)).fetchone()
        if holders < MOST_HOLDERS:
            connection.execute("INSERT OR IGNORE INTO runs VALUES (?, ?)", (run, number))


def text_of(connection: sqlite3.Connection, number: int) -> str:
    """Return the text of a document by its number in the record."""
    return connection.execute("SELECT text FROM documents WHERE id = ?", (number,)).fetchone()[0]


def note_kin(connection: sqlite3.Connection, number: int, text: str) -> frozenset[int]:
    """Note the near-duplicates of a document that has just come in, and keep its runs; return all its runs."""
    runs = runs_of(text)
    for other, share in find_kin(connection, number, runs):
        connection.execute("INSERT OR REPLACE INTO near VALUES (?, ?, ?)", (number, other, round(share, 3)))
    keep_runs(connection, number, runs)
    return runs


def note_all(connection: sqlite3.Connection) -> None:
    """Note the near-duplicates of every document of a record that has none noted yet, in the order they came in."""
    numbers = [number for (number,) in connection.execute("SELECT id FROM documents ORDER BY id").fetchall()]
    for number in numbers:
        note_kin(connection, number, text_of(connection, number))


def _kept(runs: frozenset[int]) -> list[int]:
    return sorted(run for run in runs if run % KEPT == 0)
