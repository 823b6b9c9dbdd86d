"""Find the words between quotation marks, and supply the marks that are missing.

Marks are read by what they are (curly) and where they stand (straight, or curly the wrong way round). A quotation that is
open at the end of its paragraph goes on when the next paragraph opens with a mark again, as the custom is, or closes one
that it never opened. Otherwise a mark is missing, and it is supplied where the narrator's words begin or end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from standoff.read.reading import Paragraph, Quotation
from standoff.read.sentences import trimmed
from standoff.read.speech_cues import narration_after, narration_before
from standoff.read.tokens import CLOSING, OPENING, SINGLE
from standoff.record.items import Span

QUOTABLE = frozenset({"body", "turn", "caption", "subhead", "title", "boilerplate"})
FAR = 400  # a quotation without a closing mark is not believed to be longer than this unless nothing speaks against it


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark: where it stands, whether it opens or closes, and of how many characters it is."""

    at: int
    opens: bool
    width: int = 1


@dataclass(frozen=True, slots=True)
class Pair:
    """An opening and a closing mark; None where one is missing and `start` or `end` of the words was supplied."""

    opening: Mark | None
    closing: Mark | None
    start: int
    end: int
    depth: int = 1
    continues: bool = False


def find_quotations(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Quotation, ...]:
    """Return the quotations of all paragraphs in the order of their words, those within others after them."""
    found: list[Quotation] = []
    marks = [_double_marks(text, each.span) if each.kind in QUOTABLE else [] for each in paragraphs]
    after = _next_prose(paragraphs)
    carried = False
    for number, paragraph in enumerate(paragraphs):
        following = after[number]
        goes_on = following is not None and _takes_up(text, paragraphs[following].span, marks[following])
        pairs = _pairs(text, paragraph.span, marks[number], goes_on, carried)
        if paragraph.kind in ("body", "turn"):
            carried = any(pair.continues for pair in pairs)
        pairs += _inner_pairs(text, paragraph.span, pairs)
        found += [each for pair in pairs if (each := _quotation(text, number, pair)) is not None]
    return tuple(sorted(found, key=lambda each: (each.outer.start, -each.outer.end)))


def _next_prose(paragraphs: tuple[Paragraph, ...]) -> list[int | None]:
    """Return for each paragraph the next one that is prose or a turn of speech."""
    found: list[int | None] = []
    following = None
    for number in range(len(paragraphs) - 1, -1, -1):
        found.append(following)
        following = number if paragraphs[number].kind in ("body", "turn") else following
    return found[::-1]


def _quotation(text: str, number: int, pair: Pair) -> Quotation | None:
    inner = trimmed(text, pair.start, pair.end)
    if inner is None or not any(c.isalnum() for c in inner.of(text)):
        return None
    left = inner.start if pair.opening is None else pair.opening.at
    right = inner.end if pair.closing is None else pair.closing.at + pair.closing.width
    missing = pair.opening is None or (pair.closing is None and not pair.continues)
    return Quotation(Span(left, right), inner, number, pair.depth, pair.continues, missing)


def _double_marks(text: str, span: Span) -> list[Mark]:
    """Return the double marks of a paragraph in order; two single straight ones are one double."""
    found: list[Mark] = []
    is_open = False
    at = span.start
    while at < span.end:
        c = text[at]
        width = 2 if c in "`'" and text[at + 1 : at + 2] == c and at + 1 < span.end else 1
        if width == 2 or c in OPENING or c in CLOSING or c == '"':
            mark = _direction(text, at, width, span, is_open)
            if mark is not None:
                found.append(mark)
                is_open = mark.opens
        at += width
    return found


def _direction(text: str, at: int, width: int, span: Span, is_open: bool) -> Mark | None:
    """Return the mark with its direction: by what it is unless its place contradicts; None for the inches of a height."""
    c = text[at]
    before = text[at - 1] if at > span.start else " "
    after = text[at + width] if at + width < span.end else " "
    could_open = (before.isspace() or before in "([{—–-/‘'“\"") and not after.isspace()
    could_close = not before.isspace() and not after.isalnum()
    if c in OPENING or c == "`":
        return Mark(at, not (could_close and not could_open and after.isspace()), width)
    if c in CLOSING:
        return Mark(at, could_open and not could_close and not is_open, width)
    if could_open != could_close:
        return None if could_close and not is_open and before.isdigit() else Mark(at, could_open, width)
    return Mark(at, not is_open, width)


def _takes_up(text: str, span: Span, marks: list[Mark]) -> bool:
    """Return whether a paragraph goes on with a quotation: it begins with a mark, or closes what it never opened."""
    if not marks:
        return False
    first = marks[0]
    if not first.opens:
        return narration_before(text, span.start, first.at) is None
    return not text[span.start : first.at].strip(" \t\n\r\u00a0—–-")


def _pairs(text: str, span: Span, marks: list[Mark], goes_on: bool, carried: bool) -> list[Pair]:
    found: list[Pair] = []
    stack: list[Mark] = []
    floor = span.start
    for number, mark in enumerate(marks):
        if mark.opens:
            if stack and not _closes_twice(marks, number):
                opened = stack.pop()
                start = opened.at + opened.width
                end = narration_after(text, start, mark.at) or _last_stop(text, start, mark.at)
                found.append(Pair(opened, None, start, end))
            stack.append(mark)
            continue
        if stack:
            opened = stack.pop()
            found.append(Pair(opened, mark, opened.at + opened.width, mark.at, len(stack) + 1))
        else:
            goes_back = carried and not found
            start = span.start if goes_back else _supplied_start(text, span, floor, mark.at)
            found.append(Pair(None, mark, start, mark.at))
        floor = mark.at + mark.width
    if stack:
        found.append(_open_to_the_end(text, span, stack[0], goes_on))
    return found


def _supplied_start(text: str, span: Span, floor: int, end: int) -> int:
    """Return where the words before a closing mark begin: after "she said,", else with the paragraph or a sentence."""
    start = narration_before(text, floor, end)
    if start is not None:
        return start
    return floor if floor == span.start else _sentence_after(text, floor, end)


def _closes_twice(marks: list[Mark], at: int) -> bool:
    """Return whether two closing marks follow an opening one within another quotation: then it is one within one."""
    return at + 2 < len(marks) and not marks[at + 1].opens and not marks[at + 2].opens


def _open_to_the_end(text: str, span: Span, opened: Mark, goes_on: bool) -> Pair:
    start = opened.at + opened.width
    cue = narration_after(text, start, span.end)
    if cue is not None and not (goes_on and cue > start + FAR):
        return Pair(opened, None, start, cue)
    return Pair(opened, None, start, span.end, continues=goes_on)


def _last_stop(text: str, start: int, end: int) -> int:
    """Return where the first sentence between two opening marks ends; the end if no sentence does."""
    for at in range(start, end):
        if text[at] in ".!?" and at + 1 < end and text[at + 1].isspace() and text[at + 2 : at + 3].isupper():
            return at + 1
    return end


def _sentence_after(text: str, start: int, end: int) -> int:
    """Return where the sentence after the one that goes on at `start` begins; `start` if there is none."""
    for at in range(start, end - 1):
        if text[at] in ".!?" and text[at + 1].isspace():
            return at + 1
    return start


def _inner_pairs(text: str, span: Span, pairs: list[Pair]) -> list[Pair]:
    """Return the pairs of single marks: within a quotation, or alone where the text has opening curly ones."""
    found: list[Pair] = []
    pairs = sorted(pairs, key=lambda pair: pair.start)
    starts = [pair.start for pair in pairs]
    opened: int | None = None
    for at in range(span.start, span.end):
        if text[at] not in SINGLE or text[at] in (text[at - 1 : at], text[at + 1 : at + 2]):
            continue  # two together are one double mark
        before = text[at - 1] if at > span.start else " "
        after = text[at + 1] if at + 1 < span.end else " "
        opening = (before.isspace() or before in "([{—–“\"") and after.isalnum()
        if opened is None and opening and (text[at] == "‘" or _closes_soon(text, at, span)):
            opened = at
        elif opened is not None and text[at] != "‘" and not after.isalnum() and not before.isspace():
            if _is_possessive(text, at, span):
                continue
            beside = _beside(pairs, starts, opened, at)
            around = next((p for p in beside if p.start <= opened and at <= p.end), None)
            if around is not None or not _crosses(beside, opened, at):
                depth = 1 if around is None else around.depth + 1
                found.append(Pair(Mark(opened, True), Mark(at, False), opened + 1, at, depth))
            opened = None
    return found


def _beside(pairs: list[Pair], starts: list[int], start: int, end: int) -> list[Pair]:
    """Return the pairs of double marks near a stretch: the two that begin last before it, and those within."""
    return pairs[max(bisect_right(starts, start) - 2, 0) : bisect_left(starts, end)]


def _crosses(pairs: list[Pair], start: int, end: int) -> bool:
    return any(p.start < end and start < p.end and not (start <= p.start and p.end <= end) for p in pairs)


def _is_possessive(text: str, at: int, span: Span) -> bool:
    """Return whether the mark after an s more likely is an apostrophe: no stop before it, another mark that closes later."""
    if text[at - 1] not in "sS" or text[at + 1 : at + 2] not in (" ", "\u00a0"):
        return False
    return _closes_soon(text, at, span)


def _closes_soon(text: str, at: int, span: Span) -> bool:
    """Return whether a single mark that must close, after a stop or a word, follows within reach."""
    for later in range(at + 2, min(span.end, at + FAR)):
        closes = text[later] in "’'" and not text[later + 1 : later + 2].isalnum() and not text[later - 1].isspace()
        if closes and text[later - 1] not in "sS":
            return True
    return False


