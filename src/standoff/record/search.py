"""Full-text search: the passages of a record that hold given words.

Words are joined by and; "words in marks" stand together; a trailing * finds beginnings; OR and NOT (capitals) mean that.
Words are found in all their English endings and with or without accents. Whatever else is typed is looked for as text.
Of a very long query the first `MOST` words and phrases count.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from standoff.record.items import Span

PART = re.compile(r'"([^"]*)"?(\*?)|(\S+)')
MOST = 100
MARKS = ("\x02\ue001", "\ue002\x03")  # around what was found, inside this program only


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: where, its words, and the places in the document of the words looked for."""

    name: str
    sha256: str
    span: Span
    words: str
    found: tuple[Span, ...]


def search(connection: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    """Return the best `limit` passages of the latest versions; none where the query holds no word."""
    expression = as_expression(query)
    if not expression:
        return []
    rows = connection.execute(
        """SELECT documents.name, documents.sha256, passages."start", passage_words.words, highlight(found_words, 0, ?, ?)
        FROM found_words JOIN passages ON passages.id = found_words.rowid
        JOIN documents ON documents.id = passages.document JOIN passage_words ON passage_words.id = found_words.rowid
        WHERE found_words MATCH ? AND documents.replaced_by IS NULL ORDER BY rank, found_words.rowid LIMIT ?""",
        (*MARKS, expression, limit),
    ).fetchall()
    return [
        Hit(name, sha256, Span(start, start + len(words)), words, _found(start, words, marked))
        for name, sha256, start, words, marked in rows
    ]


def as_expression(query: str) -> str:
    """Return a query of FTS5 that cannot be malformed, whatever was typed; empty where there is no word in it."""
    terms: list[str] = []
    for match in PART.finditer(query.replace("\0", " ")):
        if len(terms) == MOST:
            break
        phrase, star, word = match.groups()
        if word in ("OR", "NOT", "AND"):
            terms.append(word)
            continue
        if word is not None and word.endswith("*"):
            word, star = word[:-1], "*"
        text = (phrase if word is None else word).replace('"', " ")
        if any(character.isalnum() for character in text):
            terms.append(f'"{text}"' + ("*" if star else ""))
    return " ".join(_well_formed(terms))


def _well_formed(terms: list[str]) -> list[str]:
    """Leave out operators without a term on both sides, and say AND where two terms meet."""
    operators = {"OR", "NOT", "AND"}
    kept: list[str] = []
    for place, term in enumerate(terms):
        if term in operators:
            is_between = bool(kept) and kept[-1] not in operators and any(later not in operators for later in terms[place:])
            kept += [term] if is_between else []
        else:
            kept += ["AND", term] if kept and kept[-1] not in operators else [term]
    return kept


def _found(start: int, words: str, marked: str) -> tuple[Span, ...]:
    """Return the places of what the index has marked, or nothing where the text holds such marks itself."""
    opening, closing = MARKS
    pieces = marked.split(opening)
    spans, position = [], start + len(pieces[0])
    for piece in pieces[1:]:
        inside, _, after = piece.partition(closing)
        if inside:
            spans.append(Span(position, position + len(inside)))
        position += len(inside) + len(after)
    return tuple(spans) if marked.replace(opening, "").replace(closing, "") == words else ()
