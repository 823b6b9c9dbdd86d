"""Paragraphs of a text and what each is: told by the author, a caption, a credit, a byline, a subhead, a turn of speech.

A paragraph is a line, unless the text is broken into lines of one width (as from a PDF): then lines are joined until a
blank line or a short line that ends a sentence. Spans leave out the white space, heading and list marks around the words.
Kinds are found in three steps: what a line alone shows (`furniture`), what its neighbours show (a caption stands above a
credit, a headline of another article below "related"), and whether the text is an interview (`turns`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from standoff.read import furniture
from standoff.read.near import are_near
from standoff.read.reading import Paragraph, ParagraphKind
from standoff.read.turns import find_turns
from standoff.record.items import Span

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
# White space and invisible characters at the ends of a line; \ufeff is an encoding mark that a loader left in.
_BLANK = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200e\u200f\u202f\u205f\u2060\u3000\ufeff"
_MARKS = re.compile(r"(?:#{1,6}[ \t]+|(?:>[ \t]?)+|[*+•▪◦‣·–-][ \t]+)+")
_HEADING = re.compile(r"(#{1,6})[ \t]")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][)\]”’\"'»*_]*$")
# A column of print holds 40 to 120 characters; a line much shorter than its neighbours ends its paragraph.
_NARROWEST, _WIDEST = 40, 120
_SHORT_LINE = 0.8


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text in order, each with its kind; interview turns carry a speaker or a voice."""
    blocks = _blocks(text)
    if blocks and _is_head(text, blocks[0]):
        blocks[:1] = [blocks[0][:1], blocks[0][1:2], *([blocks[0][2:]] if blocks[0][2:] else [])]
    spans = [span for block in blocks for span in _join_lines(text, block)]
    spans = [trimmed for span in spans if (trimmed := _without_marks(text, span))]
    words = [span.of(text) for span in spans]
    kinds = _kinds(text, spans, words)
    paragraphs = tuple(Paragraph(span, kind) for span, kind in zip(spans, kinds, strict=True))
    turns = find_turns(words, kinds)
    return tuple(
        replace(paragraph, kind="turn", speaker=turns[number].speaker, voice=turns[number].voice) if number in turns else paragraph
        for number, paragraph in enumerate(paragraphs)
    )


def _blocks(text: str) -> list[list[Span]]:
    """Return the lines that hold words, in runs that no blank line interrupts."""
    blocks: list[list[Span]] = [[]]
    before = 0
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip(_BLANK))
        end = match.start() + len(line.rstrip(_BLANK))
        if start >= end:
            continue
        if blocks[-1] and len(_BREAK.findall(text, before, start)) > 1:
            blocks.append([])
        blocks[-1].append(Span(start, end))
        before = end
    return [block for block in blocks if block]


def _is_head(text: str, block: list[Span]) -> bool:
    """Return whether a byline or a dateline stands right below the first line of a text: a headline that no blank line follows."""
    is_below = len(block) > 1 and furniture.kind_alone(block[1].of(text)) in ("byline", "dateline", "credit")
    return is_below and not _ends_sentence(text, block[0])


def _join_lines(text: str, block: list[Span]) -> list[Span]:
    """Return the paragraphs of a block: its lines, or lines joined where they were broken at one width."""
    if not _is_wrapped(text, block):
        return block
    width = max(line.end - line.start for line in block)
    joined, first = [], block[0].start
    for line, after in zip(block, [*block[1:], None], strict=True):
        is_short = line.end - line.start < _SHORT_LINE * width
        if after is None or (is_short and _ends_sentence(text, line)):
            joined.append(Span(first, line.end))
            first = after.start if after else 0
    return joined


def _ends_sentence(text: str, line: Span) -> bool:
    """Return whether a line ends as a sentence does."""
    return _ENDS_SENTENCE.search(text[max(line.end - 8, line.start) : line.end]) is not None


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Return whether the lines of a block were broken at one width rather than at the ends of paragraphs."""
    if len(block) < 2:
        return False
    lengths = [line.end - line.start for line in block]
    width = max(lengths)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    full = sum(length >= _SHORT_LINE * width for length in lengths[:-1])
    unended = sum(not _ends_sentence(text, line) for line in block[:-1])
    return full >= 0.7 * (len(block) - 1) and unended >= 0.6 * (len(block) - 1)


def _without_marks(text: str, span: Span) -> Span | None:
    """Return a span without the heading and list marks before its words; None where nothing is left."""
    match = _MARKS.match(text, span.start, span.end)
    start = match.end() if match else span.start
    has_words = any(character.isalnum() for character in text[start : min(span.end, start + 2000)])
    return Span(start, span.end) if start < span.end and has_words else None


def _kinds(text: str, spans: list[Span], words: list[str]) -> list[ParagraphKind]:
    """Return the kind of each paragraph, turns aside."""
    kinds = [furniture.kind_alone(line) for line in words]
    for number, span in enumerate(spans):
        marks = _HEADING.match(text, max(0, text.rfind("\n", 0, span.start) + 1))
        if marks and kinds[number] == "body":
            is_first = "title" not in kinds[:number] and len(marks.group(1)) == 1
            kinds[number] = "title" if is_first else "subhead"
    _mark_title_and_bylines(words, kinds)
    _mark_captions(words, kinds)
    _mark_linked_headlines(words, kinds)
    _mark_subheads(words, kinds)
    return kinds


def _mark_title_and_bylines(words: list[str], kinds: list[ParagraphKind]) -> None:
    """Mark the headline that a text opens with, names alone near it, and what is said of the writer at its end."""
    body = [number for number, kind in enumerate(kinds) if kind == "body"]
    asks = bool(body) and words[body[0]].endswith("?") and "byline" in kinds[body[0] : body[0] + 4]  # a headline may be a question
    if len(body) > 1 and "title" not in kinds and (asks or furniture.is_headline(words[body[0]], words[body[1]])):
        kinds[body[0]] = "title"
        body = body[1:]
    for number in body[:3]:
        is_below_byline = number > 0 and kinds[number - 1] == "byline"
        if furniture.is_name_alone(words[number]) or is_below_byline and furniture.is_post_alone(words[number]):
            kinds[number] = "byline"
    bylines = [line for line, kind in zip(words, kinds, strict=True) if kind == "byline"]
    for number in body[-3:]:
        if kinds[number] == "body" and furniture.tells_of_writer(words[number], bylines):
            kinds[number] = "boilerplate"


def _mark_captions(words: list[str], kinds: list[ParagraphKind]) -> None:
    """Mark what stands above a credit, and lines that tell the same as their neighbour, as captions."""
    for number, kind in enumerate(kinds):
        above = number - 1
        is_told = above >= 0 and kinds[above] == "body" and not words[above].startswith(("“", '"'))
        if kind == "credit" and is_told and furniture.names_photographer(words[number]) and furniture.may_be_caption(words[above]):
            kinds[above] = "caption"
    for number in range(len(words) - 1, 0, -1):
        pair = kinds[number - 1], kinds[number]
        if pair in (("body", "caption"), ("body", "body"), ("caption", "body")) and _are_twins(words[number - 1], words[number]):
            kinds[number - 1] = kinds[number] = "caption"


def _are_twins(one: str, other: str) -> bool:
    return furniture.may_be_caption(one) and furniture.may_be_caption(other) and are_near(one, other)


def _mark_linked_headlines(words: list[str], kinds: list[ParagraphKind]) -> None:
    """Mark headlines of other articles: unended lines within four lines below words such as "related article"."""
    for number, line in enumerate(words):
        if kinds[number] != "boilerplate" or not furniture.announces_links(line):
            continue
        for below in range(number + 1, min(number + 5, len(words))):
            if kinds[below] == "body" and furniture.is_unended(words[below]):
                kinds[below] = "title"
            elif kinds[below] == "body":
                break


def _mark_subheads(words: list[str], kinds: list[ParagraphKind]) -> None:
    """Mark short unended lines between paragraphs as subheads."""
    body = [number for number, kind in enumerate(kinds) if kind == "body"]
    for number, after in pairwise(body[1:]):
        if furniture.is_subhead(words[number]) and len(words[after]) > len(words[number]):
            kinds[number] = "subhead"
