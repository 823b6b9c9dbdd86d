"""From a file to a document: its text as positions will count in it, and what is known about it.

Of a text or Markdown file nothing is changed, so positions count in the file and the hash is that of its bytes (unless it
carries an encoding mark). Of a page or a PDF the article's text is taken out. What cannot be read raises `Unreadable` with a
few words that stand after the file's name.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from standoff.read.about import About, beside, from_front_matter
from standoff.read.kinds_of_file import LARGEST, Unreadable, check_size, format_of
from standoff.read.plain_text import check_text, decode_text, front_matter
from standoff.record.items import Document

MARKDOWN = (".md", ".markdown")


def load(path: Path | str, said: About | None = None, encoding: str | None = None) -> Document:
    """Return the document in a file; `said` (from options) wins over what the file and its neighbours say.

    Raises:
        Unreadable: it cannot be read.
    """
    path = Path(path)
    about, _ = beside(path)
    return parse_content(read_content(path), path.name, (said or About()).filled(about), encoding)


def read_content(path: Path) -> bytes:
    """Return the bytes of a regular file that is not too large.

    Raises:
        Unreadable: it is missing, no regular file, too large, or cannot be opened.
    """
    try:
        # a pipe or a device under the name of a file must not hold up the reading of all others
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(number, "rb") as file:
            status = os.fstat(number)
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable("is no regular file")
            check_size(status.st_size, path.name)
            return file.read(max(LARGEST.values()) + 1)
    except OSError as error:
        raise Unreadable(f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    except ValueError as error:
        raise Unreadable(f"cannot be read: {error}") from None


def parse_content(content: bytes, name: str, about: About | None = None, encoding: str | None = None) -> Document:
    """Return the document that some bytes hold.

    Raises:
        Unreadable: they hold none.
    """
    if not content:
        raise Unreadable("is empty")
    about = about or About()
    kind = format_of(content, name)
    if len(content) > LARGEST[kind]:
        raise Unreadable(f"has {len(content) / 1e6:,.0f} MB; at most {LARGEST[kind] / 1e6:g} MB of this kind are read")
    if kind == "text":
        text = check_text(decode_text(content, encoding))
        matter = front_matter(text) if name.lower().endswith(MARKDOWN) else None
        about = about.filled(from_front_matter(matter)) if matter else about
    else:
        text, page = _extracted(content, kind)
        text = check_text(text)
        about = about.filled(About(**page))
    return Document(name, hashlib.sha256(text.encode("utf-8")).hexdigest(), text, **{
        field: getattr(about, field) for field in About.__slots__
    })  # fmt: skip


def _extracted(content: bytes, kind: str) -> tuple[str, dict[str, str | None]]:
    if kind == "html":
        from standoff.read.web_page import read_page

        return read_page(content)
    from standoff.read.pdf import read_pdf

    return read_pdf(content)
