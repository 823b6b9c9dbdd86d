"""Passages: the pieces of a document that full-text search finds, a line of text or a part of a very long one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.record.items import Span

LONGEST = 1_000  # characters; longer lines are cut at a space, so that a hit is something that can be read
LINE = re.compile(r"[^\n]+")


def passages_of(text: str) -> Iterator[Span]:
    """Give the passages of a text in order; together they hold everything but white space."""
    for line in LINE.finditer(text):
        start, end = line.span()
        while start < end:
            stop = end if end - start <= LONGEST else _cut(text, start, start + LONGEST)
            piece = text[start:stop]
            first = start + len(piece) - len(piece.lstrip())
            last = start + len(piece.rstrip())
            if first < last:
                yield Span(first, last)
            start = stop


def _cut(text: str, start: int, stop: int) -> int:
    space = text.rfind(" ", start + LONGEST // 2, stop)
    return stop if space < 0 else space + 1
