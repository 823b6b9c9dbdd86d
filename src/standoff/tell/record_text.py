"""A document as HTML with its items marked: the text is cut wherever a mark begins or ends, and nothing else is added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from standoff.record.items import Claim, Commitment, Item, Span, Statement
from standoff.tell.record_words import safe

LETTERS = {"statements": "s", "events": "e", "commitments": "c", "positions": "p", "claims": "l", "derivations": "d"}
"""The class that a mark of each kind carries on the page."""
FOLLOWED = "followed"
"""The role of the words that say what became of a commitment; they carry the anchor `f` and its number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the item with this number on the page: its own (`role` is empty), or those of a part such as its cue."""

    span: Span
    number: int
    letter: str
    role: str = ""


def marks_of(item: Item, number: int) -> list[Mark]:
    """Return where an item is to be marked."""
    letter = LETTERS[item.kind_of_item]
    found = [Mark(span, number, letter) for span in item.spans]
    return found + [Mark(span, number, letter, role) for role, span in parts_of(item).items()]


def parts_of(item: Item) -> dict[str, Span]:
    """Return the parts of an item that have words of their own in the document, by what they are."""
    parts: dict[str, Span | None] = {}
    if isinstance(item, Statement):
        parts = {"speaker": item.speaker_span, "cue": item.cue}
    elif isinstance(item, Commitment):
        parts = {"condition": item.condition}
    elif isinstance(item, Claim):
        parts = {"lever": item.lever_span, "outcome": item.outcome_span}
    return {name: span for name, span in parts.items() if span is not None}


def marked_text(text: str, marks: Iterable[Mark]) -> Markup:
    """Return a text as paragraphs of HTML, one per line, with every mark in its place.

    Marks that reach beyond the text are cut. Every item's first own words carry the anchor `i` and its number.
    """
    inside = [mark for mark in marks if mark.span.start < len(text)]
    cuts = sorted({place for mark in inside for place in (mark.span.start, min(mark.span.end, len(text)))})
    begins: dict[int, list[Mark]] = {}
    for mark in inside:
        begins.setdefault(mark.span.start, []).append(mark)
    active: list[Mark] = []
    anchored: set[int] = set()
    parts: list[str] = []
    at = 0
    for start, end in _lines(text):
        pieces = []
        for left, right in _pieces(start, end, cuts):
            while at < len(cuts) and cuts[at] <= left:
                active = [mark for mark in active if mark.span.end > cuts[at]] + begins.get(cuts[at], [])
                at += 1
            active = [mark for mark in active if mark.span.end > left]
            pieces.append(_piece(text[left:right], active, anchored))
        parts.append(f"<p>{''.join(pieces)}</p>\n")
    return Markup("".join(parts))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where every line that is not blank begins and ends, without the blanks around it."""
    for match in re.finditer(r"[^\n\r]+", text):
        line = match[0]
        if line.strip():
            yield match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip())


def _pieces(start: int, end: int, cuts: list[int]) -> Iterator[tuple[int, int]]:
    from bisect import bisect_right

    left = start
    for place in range(bisect_right(cuts, start), len(cuts)):
        if cuts[place] >= end:
            break
        yield left, cuts[place]
        left = cuts[place]
    yield left, end


def _piece(words: str, active: list[Mark], anchored: set[int]) -> str:
    shown = str(escape(safe(words)))
    if not active:
        return shown
    own = [mark for mark in active if not mark.role]
    fresh = [mark.number for mark in own if mark.number not in anchored]
    anchored.update(fresh)
    numbers = list(dict.fromkeys(fresh))
    numbers_after = [mark.number for mark in active if mark.role == FOLLOWED and -mark.number - 1 not in anchored]
    anchored.update(-number - 1 for number in numbers_after)
    attributes = [f'id="i{numbers[0]}"'] if numbers else []
    if own:
        attributes.append(f'class="{" ".join(sorted({mark.letter for mark in own}))}"')
        attributes.append(f'data-i="{" ".join(str(number) for number in dict.fromkeys(mark.number for mark in own))}"')
    roles = [f"{mark.role}-{mark.number}" for mark in active if mark.role]
    if roles:
        attributes.append(f'data-r="{" ".join(roles)}"')
    anchors = "".join(f'<a id="i{number}"></a>' for number in numbers[1:])
    anchors += "".join(f'<a id="f{number}"></a>' for number in numbers_after)
    tag = "mark" if own else "span"
    return f"{anchors}<{tag} {' '.join(attributes)}>{shown}</{tag}>"
