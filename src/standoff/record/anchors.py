"""Find marked words again in a text that has changed.

A selector holds what the W3C Web Annotation model calls a text position (start, end) and a text quote (the exact words and
32 characters on either side). It is sought in three ways, and the answer says which one found it:

1. `exact`: the words stand in the new text; of several places, the one whose surroundings are most alike, then the nearest.
2. `between`: the prefix and the suffix stand there, and what now lies between them is like the old words.
3. `fuzzy`: the stretch of the new text that the fewest changed characters turn into the words.

The last two accept at most a quarter of the characters inserted, deleted or replaced (`MOST_CHANGED`); below that, two
sentences of a news article about the same thing are hardly ever confused. Distances are found with Myers' bit-parallel
algorithm, in time proportional to the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from standoff.record.items import Span

CONTEXT = 32  # characters before and after, as the W3C's examples have it
MOST_CHANGED = 0.25
SHORTEST_FUZZY = 8  # shorter words are alike by chance
LONGEST_FUZZY = 4_000  # characters; a longer quotation is sought by its beginning and its end
MOST_PLACES = 200  # of words that stand in the text very often only the nearest places are compared
WINDOW = 50_000  # characters before and after the old place in which like words are sought
LEAST_WINDOW = 1_000
MOST_SOUGHT = 500_000  # characters of all windows of a document: many words are sought nearer to their old places

How = Literal["exact", "between", "fuzzy"]


@dataclass(frozen=True, slots=True)
class Selector:
    """Where words stood and what they were, with what stood around them."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the words stand now, how they were found, and the share of their characters that is unchanged."""

    span: Span
    how: How
    likeness: float


def select(text: str, span: Span) -> Selector:
    """Return the selector of a span."""
    prefix = text[max(span.start - CONTEXT, 0) : span.start]
    return Selector(span.start, span.end, span.of(text), prefix, text[span.end : span.end + CONTEXT])


def window_of(num_items: int) -> int:
    """Return how far from their old places the words of so many items are sought, so that a document takes bounded time."""
    return min(WINDOW, max(LEAST_WINDOW, MOST_SOUGHT // max(num_items, 1)))


def find(selector: Selector, text: str, window: int = WINDOW) -> Anchor | None:
    """Return where the words of a selector stand in a text, or None where nothing like enough does.

    Args:
        window: characters before and after the old place in which words that changed are sought; the same words are sought everywhere.
    """
    places = list(_nearest(text, selector.exact, selector.start))
    if places:
        start = max(places, key=lambda place: (_surroundings(selector, text, place), -abs(place - selector.start)))
        return Anchor(Span(start, start + len(selector.exact)), "exact", 1.0)
    return _between(selector, text, window) or _fuzzy(selector, text, window)


def _nearest(text: str, words: str, expected: int) -> list[int]:
    """Return the places of `words`, at most so many, the nearest to `expected` first."""
    places, place = [], text.find(words)
    while place >= 0:
        places.append(place)
        place = text.find(words, place + 1)
    return sorted(places, key=lambda place: abs(place - expected))[:MOST_PLACES]


def _surroundings(selector: Selector, text: str, start: int) -> int:
    """Return how many characters next to a place are those of the selector's surroundings."""
    end = start + len(selector.exact)
    before = _run(reversed(selector.prefix), reversed(text[max(start - CONTEXT, 0) : start]))
    return before + _run(iter(selector.suffix), iter(text[end : end + CONTEXT]))


def _run(one: Iterator[str], other: Iterator[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _between(selector: Selector, text: str, window: int) -> Anchor | None:
    """Find the words by what stands before and after them, both at least half as long as they can be; at most a window's characters are compared."""
    if min(len(selector.prefix), len(selector.suffix)) < CONTEXT // 2 or len(selector.exact) > LONGEST_FUZZY:
        return None
    longest = round(len(selector.exact) * (1 + MOST_CHANGED)) + 1
    best: Anchor | None = None
    for place in _nearest(text, selector.prefix, selector.start - len(selector.prefix))[: max(2 * window // longest, 1)]:
        start = place + len(selector.prefix)
        end = text.find(selector.suffix, start + 1, start + longest + len(selector.suffix))
        if end < 0:
            continue
        changed = _changes(selector.exact, text[start:end], is_whole=True)[0]
        likeness = 1 - changed / len(selector.exact)
        if likeness >= 1 - MOST_CHANGED and (best is None or likeness > best.likeness):
            best = Anchor(Span(start, end), "between", likeness)
    return best


def _fuzzy(selector: Selector, text: str, window: int) -> Anchor | None:
    """Find the stretch of the text that is most like the words; of equals, the first."""
    words = selector.exact
    if not SHORTEST_FUZZY <= len(words) <= LONGEST_FUZZY:
        return None
    left = max(selector.start - window, 0)
    around = text[left : selector.end + window]
    changed, end = _changes(words, around)
    likeness = 1 - changed / len(words)
    if likeness < 1 - MOST_CHANGED:
        return None
    first = max(end - len(words) - changed, 0)
    length = _changes(words[::-1], around[first:end][::-1])[1]
    return Anchor(Span(left + end - length, left + end), "fuzzy", likeness)


def _changes(words: str, text: str, *, is_whole: bool = False) -> tuple[int, int]:
    """Return the fewest changes that turn a stretch of `text` (or all of it) into `words`, and where that stretch ends.

    Myers (1999): the column of the edit distances is kept as two big integers of +1 and -1 steps.
    """
    length = len(words)
    mask, last = (1 << length) - 1, 1 << (length - 1)
    where: dict[str, int] = {}
    for place, character in enumerate(words):
        where[character] = where.get(character, 0) | 1 << place
    plus, minus, score = mask, 0, length
    best, best_end = (length, 0)
    for end, character in enumerate(text, 1):
        equal = where.get(character, 0)
        vertical = equal | minus
        equal = (((equal & plus) + plus) ^ plus) | equal
        up, down = minus | ~(equal | plus) & mask, plus & equal
        score += bool(up & last) - bool(down & last)
        up, down = (up << 1 | is_whole) & mask, down << 1 & mask
        plus, minus = down | ~(vertical | up) & mask, up & vertical
        if score < best:
            best, best_end = score, end
    return (score, len(text)) if is_whole else (best, best_end)
