"""Text and Markdown: the characters of the file as they are, so that positions count in the file itself."""

from __future__ import annotations

import codecs
import re

from standoff.read.kinds_of_file import Unreadable

MOST_CHARACTERS = 1_000_000  # a book has half of that
LONGEST_LINE = 100_000  # an article of 15,000 words without a single line break
FRONT = re.compile(r"---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)


def decode_text(content: bytes, encoding: str | None = None) -> str:
    """Return the characters of a text file, without an encoding mark; nothing else is changed.

    Raises:
        Unreadable: it is not UTF-8 (nor marked as UTF-16, nor in the encoding given).
    """
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return _decode(content[len(mark) :], name, "is marked as")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if encoding is not None:
            return _decode(content, encoding, "was to be read as")
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(
            f"is not UTF-8 text: byte {error.start} (line {line}) is 0x{content[error.start]:02x}; "
            "save it as UTF-8, or say --encoding windows-1252 if that is what it is"
        ) from None


def _decode(content: bytes, encoding: str, words: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"{words} {encoding} but is not: {error.reason} at byte {error.start}") from None


def check_text(text: str) -> str:
    """Return a text that is one to read.

    Raises:
        Unreadable: it is empty, too long, has no letters, or is one endless line.
    """
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(f"has {len(text):,} characters; at most {MOST_CHARACTERS:,} of one article are read")
    if not text.strip("\ufeff \t\r\n\xa0"):
        raise Unreadable("is empty")
    if "\0" in text:
        raise Unreadable(f"is no text: character {text.index(chr(0))} is NUL")
    if not any(character.isalpha() for character in text):
        raise Unreadable("has no letter in it")
    longest = max(map(len, text.splitlines()))
    if longest > LONGEST_LINE:
        raise Unreadable(f"has a line of {longest:,} characters; no article has more than {LONGEST_LINE:,}")
    return text


def front_matter(text: str) -> str | None:
    """Return the YAML that a Markdown file may begin with, or None."""
    match = FRONT.match(text)
    return match[1] if match else None
