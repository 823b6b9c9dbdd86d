"""Words and marks of a text by position, and the few cheap things that can be told of a word by looking at it."""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[A-Z][a-z]{0,3}\.(?=\s?[A-Z])|\d+(?:-[a-z]+)+|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|k)?\b%?|''|``"
    r"|[^\W_]+(?:[’'‑-][^\W_]+)*|[.…]{2,}|[^\s\w]|_+"
)
CLITIC = re.compile(r"(?<=\w)(?:n[’']t|[’'](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
OPENING = frozenset("“«„‟")
CLOSING = frozenset("”»")
SINGLE = frozenset("‘’'‚‛")
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "\u2011": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark at `start` to `end`; `lower` is its folded form (straight marks, lower case)."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Return whether it begins with a letter or a digit."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Return whether it begins with a capital letter, "al-" before it or not."""
        return self.text[0].isupper() or self.text[:3] in ("al-", "el-") and self.text[3:4].isupper()


def fold(text: str) -> str:
    """Return the text in lower case with straight marks, character by character, so that positions stay."""
    folded = text.translate(APOSTROPHES)
    lower = folded.lower()
    return lower if len(lower) == len(folded) else "".join(low if len(low := c.lower()) == 1 else c for c in folded)


def find_tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split a stretch of text into tokens; a clitic ('s, n't, 'll) stands alone."""
    found: list[Token] = []
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        cut = CLITIC.search(match[0]) if len(match[0]) > 2 and match[0][0].isalpha() else None
        if cut is not None:
            middle = match.start() + cut.start()
            found.append(_token(text, match.start(), middle))
            found.append(_token(text, middle, match.end()))
        else:
            found.append(_token(text, match.start(), match.end()))
    return found


def _token(text: str, start: int, end: int) -> Token:
    return Token(start, end, text[start:end], fold(text[start:end]))


def shape(word: str) -> int:
    """Return 0 for lower case, 1 for a capital, 2 for capitals throughout, 3 for digits, 4 for mixed, 5 for a mark."""
    if word.islower():
        return 0
    if word[0].isdigit():
        return 3
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[0].isupper():
        return 1
    return 4 if word[0].isalpha() else 5
