"""What is known of one document while it is being read: its layout, sentences, quotations, names and dates.

Every step adds one field, in this order, and each sees only what came before it: `layout` the paragraphs, `sentences`
the sentences, `marks` the quotations, `entities` the mentions, `dates` the times. The finders of items (statements,
events, commitments, positions, claims, derivations) read a whole `Reading` and return items of `record.items`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from standoff.read.grammar import Word, read_words
from standoff.record.items import Document, Span, When

LONGEST_SENTENCE = 3000  # characters of a sentence whose words are read

ParagraphKind = Literal["body", "title", "subhead", "caption", "credit", "byline", "dateline", "turn", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text; a `turn` is one speaker's turn of an interview or transcript.

    `speaker` is the name written before a turn, if any; `voice` numbers the voices of an interview whose turns carry no
    names (0 asks, 1 answers).
    """

    span: Span
    kind: ParagraphKind = "body"
    speaker: str | None = None
    voice: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, with the number of its paragraph."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    `outer` holds the marks that are there, `inner` the words. `depth` is 1, or 2 within another quotation.
    `continues` says that the quotation goes on in the next paragraph; `repaired` that a missing mark was supplied.
    """

    outer: Span
    inner: Span
    paragraph: int
    depth: int = 1
    continues: bool = False
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, title or role in the text.

    `name` is what the record calls the entity (the fullest name known), `role` what the words around say of it.
    """

    span: Span
    name: str
    kind: Literal["person", "state", "organisation", "outlet", "group", "place"]
    role: str | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that say when; `when` is None where they cannot be placed without a date of publication."""

    span: Span
    when: When | None


@dataclass(frozen=True, eq=False)
class Reading:
    """One document with everything found in it so far; a key by identity, since to hash every word would cost more than to read."""

    document: Document
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeMention, ...] = ()

    @property
    def text(self) -> str:
        """Return the text that all positions count in."""
        return self.document.text

    @cached_property
    def words(self) -> tuple[tuple[Word, ...], ...]:
        """Return the words of each sentence; none of one that is too long to be a sentence."""
        spans = [sentence.span for sentence in self.sentences]
        return tuple(read_words(self.text, span.start, span.end) if span.end - span.start <= LONGEST_SENTENCE else () for span in spans)
