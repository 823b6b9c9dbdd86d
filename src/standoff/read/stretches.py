"""Cut marks, spaces and joining words off the ends of a stretch of a sentence."""

from __future__ import annotations

import re

_LEADING = re.compile(
    r"(?:(?:and|but|so|then|yet|or|also|however|still|or perhaps|in fact|in many (?:respects|ways)|in the end|indeed|of course|instead|perhaps|that|namely|”|“|\"|,|—|–|-)[,\s]+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r",\s(?:he|she|they|[A-Z]\w+)\s(?:argue|argues|say|says|said|believe|believes|think|thinks|add|adds|added|argued|warned|insisted)$"
    r"|\s(?:and|but|or|that|(?:is|are|was) what)$"
)


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the stretch without marks, spaces and joining words at its ends; None if fewer than three characters are left."""
    while start < end and not (text[start].isalnum() or text[start] in "$€£"):
        start += 1
    match = _LEADING.match(text, start, end)
    if match is not None:
        start = match.end()
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%]"):
        end -= 1
    tail = _TRAILING.search(text, max(start, end - 40), end)
    if tail is not None and tail.end() == end:
        end = tail.start()
    return (start, end) if end - start >= 3 else None
