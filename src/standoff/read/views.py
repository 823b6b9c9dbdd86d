"""What the finders of events, commitments, positions and claims see of each sentence: words, names, times and who speaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from standoff.read.grammar import Word
from standoff.read.reading import Mention, Paragraph, Quotation, Reading, Sentence, TimeMention
from standoff.read.unknown_names import find_unknown
from standoff.record.items import Span, Statement

# Sentences of other kinds of paragraph (credits, bylines, boilerplate) tell nothing.
TELLING = frozenset({"body", "title", "caption", "turn", "subhead", "dateline"})


@dataclass(frozen=True, slots=True)
class Name:
    """A mention in a sentence, from its first to its last word."""

    first: int
    last: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class View:
    """A sentence with everything known of it.

    `said` holds the statements that meet the sentence. `before` is the view of the sentence before it in the same
    paragraph, None at the start of one.
    """

    reading: Reading
    number: int
    sentence: Sentence
    paragraph: Paragraph
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    times: tuple[TimeMention, ...]
    quotations: tuple[Quotation, ...]
    said: tuple[Statement, ...]
    before: View | None

    @property
    def text(self) -> str:
        """Return the words of the sentence."""
        return self.sentence.span.of(self.reading.text)

    def span(self, first: int, last: int) -> Span:
        """Return the span from word `first` to word `last`, both included."""
        return Span(self.words[first].start, self.words[last].end)

    def word_at(self, position: int) -> int:
        """Return the number of the word that holds a character, or of the next one."""
        starts = [word.end for word in self.words]
        return min(bisect_right(starts, position), len(self.words) - 1)

    def statement_at(self, word: int) -> Statement | None:
        """Return the statement whose words hold this word; the shortest where several do."""
        start = self.words[word].start
        holding = [s for s in self.said if any(p.start <= start < p.end for p in s.spans)]
        return min(holding, key=lambda s: sum(p.end - p.start for p in s.spans)) if holding else None

    def quotation_at(self, word: int) -> Quotation | None:
        """Return the quotation whose words hold this word."""
        start = self.words[word].start
        return next((q for q in self.quotations if q.inner.start <= start < q.inner.end), None)


@lru_cache(maxsize=2)
def views(reading: Reading, statements: tuple[Statement, ...]) -> tuple[View, ...]:
    """Return a view of every sentence of the document that can tell something, in order."""
    known = all_mentions(reading)
    mentions = _Sorted([m.span for m in known], known)
    times = _Sorted([t.span for t in reading.times], reading.times)
    quotations = _by_sentence(reading, ((q.inner, q) for q in sorted(reading.quotations, key=lambda q: q.inner)))
    said = _by_sentence(reading, ((piece, each) for each in statements for piece in each.spans))
    found: list[View] = []
    for number, sentence in enumerate(reading.sentences):
        paragraph = reading.paragraphs[sentence.paragraph]
        span = sentence.span
        words = reading.words[number]
        if paragraph.kind not in TELLING or not words:
            continue
        names = _names(words, mentions.within(span))
        words = _as_names(words, names)
        last = found[-1] if found and found[-1].sentence.paragraph == sentence.paragraph else None
        found.append(
            View(
                reading,
                number,
                sentence,
                paragraph,
                words,
                names,
                tuple(times.within(span)),
                tuple(quotations[number]),
                tuple(said[number]),
                last,
            )
        )
    return tuple(found)


def is_headline(view: View) -> bool:
    """Return whether a sentence is the document's own title: what it tells, the text tells again and better."""
    return view.paragraph.kind == "title" and view.sentence.paragraph == 0


def all_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Return the mentions of the reading, and those of states and places that only this text tells of."""
    unknown = find_unknown(reading)
    places = {m.span for m in unknown}
    return (*(m for m in reading.mentions if m.span not in places), *unknown)


Thing = TypeVar("Thing")


def _by_sentence(reading: Reading, pieces: Iterable[tuple[Span, Thing]]) -> list[list[Thing]]:
    """Return for each sentence the things of which a piece meets it, each once, in their order."""
    starts, ends = [each.span.start for each in reading.sentences], [each.span.end for each in reading.sentences]
    found: list[list[Thing]] = [[] for _ in reading.sentences]
    for piece, thing in pieces:
        for number in range(bisect_right(ends, piece.start), bisect_left(starts, piece.end)):
            if not found[number] or found[number][-1] is not thing:
                found[number].append(thing)
    return found


class _Sorted:
    """Things by where they stand, so that those within a sentence are found without looking at all."""

    def __init__(self, spans: Sequence[Span], things: Sequence) -> None:
        order = sorted(range(len(spans)), key=lambda i: spans[i])
        self.things = [things[i] for i in order]
        self.starts = [spans[i].start for i in order]

    def within(self, span: Span) -> list:
        return self.things[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]


def _as_names(words: tuple[Word, ...], names: Sequence[Name]) -> tuple[Word, ...]:
    """Return the words with those of names that look like adverbs as nouns: 'Sicily', 'Emily'."""
    wrong = {at for name in names for at in range(name.first, name.last + 1) if words[at].tag == "A" and words[at].capital}
    return tuple(replace(word, tag="N") if at in wrong else word for at, word in enumerate(words)) if wrong else words


def _names(words: Sequence[Word], mentions: Sequence[Mention]) -> tuple[Name, ...]:
    starts, ends = [word.start for word in words], [word.end for word in words]
    found = []
    for mention in mentions:
        first = bisect_right(ends, mention.span.start)
        last = bisect_left(starts, mention.span.end) - 1
        if first <= last:
            found.append(Name(first, last, mention))
    return tuple(found)
