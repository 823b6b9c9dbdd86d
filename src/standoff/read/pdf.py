"""PDF: the text of the pages, with lines joined into paragraphs; a page that is a picture holds none.

pypdf reads the file; nothing in it is run. Positions count in the text that is made here, always the same for a file.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections import Counter

from standoff.read.kinds_of_file import Unreadable
from standoff.read.plain_text import MOST_CHARACTERS

MOST_PAGES = 500
REPEATED = 3  # a first or last line that so many pages share is a running head or foot
SHORT = 0.75  # a line shorter than this share of the usual one ends its paragraph, if it ends a sentence
ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*$")


def read_pdf(content: bytes) -> tuple[str, dict[str, str | None]]:
    """Return the text of a PDF and the title that it states.

    Raises:
        Unreadable: it is broken, encrypted, too long, or holds no text.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            pages, title = _pages(content)
        except Unreadable:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a parser of foreign bytes may raise
            raise Unreadable(f"could not be read as PDF ({type(error).__name__})") from None
    text = join_pages(pages)
    if not any(character.isalpha() for character in text):
        raise Unreadable("is a PDF without text (pictures of pages?); let a program recognise its text first")
    return text, {"title": title}


def _pages(content: bytes) -> tuple[list[str], str | None]:
    try:
        from pypdf import PdfReader
    except ImportError:
        raise Unreadable("is a PDF, which needs pypdf: pip install 'standoff[read]'") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("is a PDF locked with a password")
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable(f"is a PDF of {len(reader.pages):,} pages; at most {MOST_PAGES} are read")
    pages, size = [], 0
    for page in reader.pages:
        pages.append(clean(page.extract_text()))
        size += len(pages[-1])
        if size > MOST_CHARACTERS:
            raise Unreadable(f"is a PDF of more than {MOST_CHARACTERS:,} characters, which is no article")
    title = reader.metadata.title if reader.metadata else None
    return pages, " ".join(clean(str(title)).split())[:1000] or None if title else None


def clean(text: str) -> str:
    """Return a text without NUL and without characters that cannot be written as UTF-8."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def join_pages(pages: list[str]) -> str:
    """Join the lines of pages into paragraphs, one per line, without running heads and feet."""
    split = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    split = [[line for line in lines if line] for lines in split]
    edges = Counter(_edge(lines[place]) for lines in split if lines for place in {0, len(lines) - 1})
    repeated = {line for line, count in edges.items() if count >= REPEATED and len(pages) >= REPEATED}
    kept = [
        line for lines in split for place, line in enumerate(lines)
        if not (place in (0, len(lines) - 1) and _edge(line) in repeated)
    ]  # fmt: skip
    lengths = sorted(map(len, kept))
    usual = lengths[int(0.8 * len(lengths))] if lengths else 0
    return "\n".join(_paragraphs(kept, usual))


def _edge(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _paragraphs(lines: list[str], usual: int) -> list[str]:
    found: list[str] = []
    is_open = False
    for line in lines:
        if is_open:
            found[-1] = _joined(found[-1], line)
        else:
            found.append(line)
        is_open = len(line) >= SHORT * usual or not ENDS.search(line)
        if is_open and len(line) < SHORT * usual / 2 and not re.search(r"[,;a-z-]$", line):
            is_open = False  # a heading
    return found


def _joined(before: str, line: str) -> str:
    if re.search(r"[a-zà-ÿ]-$", before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"
