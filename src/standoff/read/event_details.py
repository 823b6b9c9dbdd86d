"""Where an event stands in its sentence, when it was, and what it is about: the parts that do not depend on who did it."""

from __future__ import annotations

import re

from standoff.read.grammar import Word
from standoff.read.limits import is_limit
from standoff.read.views import View
from standoff.read.word_set import word_set
from standoff.record.items import Span, When


def span_of(view: View, head: int, end: int, heads: list[int]) -> Span:
    """Return the clause: from its subject's first word, or the phrase, to its end or the next event of the sentence."""
    words = view.words
    first, last = head, end
    while (
        first and not _is_edge(words[first - 1]) and not (words[first - 1].tag in "C" and any(h < first for h in heads))
    ):
        first -= 1
    following = min((h for h in heads if h > end), default=len(words))
    while last + 1 < len(words) and not _is_edge(words[last + 1]):
        last += 1
        if words[last].tag in ".C" and following - 3 <= last < following:
            break
    while last > end and words[last].tag in ".C":
        last -= 1
    while first < head and words[first].tag in ".C":
        first += 1
    return view.span(first, last)


def _is_edge(word: Word) -> bool:
    return word.lower in _EDGES or (word.tag == "." and word.lower in ";:.")


_EDGES = word_set("who which when while since but although though because unless")


def date_of(view: View, head: int, span: Span) -> When | None:
    """Return when an event was: the time nearest to its word, not one that is a limit or belongs to something else."""
    at = view.words[head].start
    text = view.reading.text
    placed = [t for t in view.times if t.when is not None and not is_limit(view, t) and not _names_something(text, t.span)]
    within = [time for time in placed if span.holds(time.span)]
    if not within and len(placed) != 1:
        return None
    placed = within or placed
    nearest = min(placed, key=lambda time: min(abs(time.span.start - at), abs(time.span.end - at)))
    between = text[min(at, nearest.span.end) : max(at, nearest.span.start)]
    return None if _RELATIVE.search(between) else nearest.when


# "The 2026 World Cup", "the 2020 election": the year is part of a name.
_NAMED = re.compile(r"\s(?:[A-Z]\w|(?:\w+\s)?(?:election|elections|vote|census|budget)\b)")


def _names_something(text: str, span: Span) -> bool:
    return span.of(text).isdigit() and _NAMED.match(text, span.end) is not None


# "On Sunday, a day before the call": the day belongs to something else.
_RELATIVE = re.compile(r"\b(?:before|after|ahead of|since|until|when)\b")
_CONTEXTS = (
    (
        "military",
        "military army troops soldiers missile missiles drone drones weapons battlefield frontline front offensive ceasefire truce war",
    ),
    (
        "economic",
        "sanctions sanction oil gas trade tariffs economic economy bank banks assets energy export exports grain",
    ),
    ("humanitarian", "humanitarian civilians refugees prisoners aid corridors children food medicine"),
    ("diplomatic", "talks summit diplomatic diplomacy ambassador envoy treaty negotiations peace minister"),
    ("legal", "court tribunal law judge arrest warrant crimes"),
    ("cbrn", "nuclear chemical biological reactor"),
)
_CONTEXT_OF = {word: context for context, words in reversed(_CONTEXTS) for word in words.split()}


def context_of(view: View, given: str) -> str | None:
    """Return what an event is about: what its phrase says, else what the words of the sentence tell."""
    if given != "-":
        return given
    return next((_CONTEXT_OF[word.lower] for word in view.words if word.lower in _CONTEXT_OF), None)
