"""What a file is, told by its first bytes before its name: text, Markdown, HTML, PDF, or something that is not read."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

Format = Literal["text", "html", "pdf"]

BY_SUFFIX: dict[str, Format] = {
    "": "text", ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf",
}  # fmt: skip
LARGEST: dict[Format, int] = {"text": 5_000_000, "html": 10_000_000, "pdf": 50_000_000}  # bytes
MAGIC = (
    (b"PK\x03\x04", "a ZIP archive (or a Word, Excel or OpenDocument file); save its text as .txt, .html or .pdf"),
    (b"PK\x05\x06", "an empty ZIP archive"), (b"\x1f\x8b", "a gzip archive; unpack it"),
    (b"Rar!", "a RAR archive; unpack it"), (b"7z\xbc\xaf", "a 7z archive; unpack it"),
    (b"\xfd7zXZ", "an xz archive; unpack it"), (b"BZh", "a bzip2 archive; unpack it"),
    (b"(\xb5/\xfd", "a zstd archive; unpack it"), (b"\x89PNG", "a picture (PNG)"), (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"), (b"RIFF", "a picture or a sound (RIFF)"), (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite file"), (b"{\\rtf", "an RTF file; save it as .txt or .pdf"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save its text as .txt, .html or .pdf"), (b"%!PS", "a PostScript file"),
)  # fmt: skip
BOM_16 = (b"\xff\xfe", b"\xfe\xff")
IS_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)


class Unreadable(Exception):
    """A file that is not read; the message says why in a few words, to stand after its name."""


def format_of(content: bytes, name: str) -> Format:
    """Return what a file holds, by its first bytes and then its name.

    Raises:
        Unreadable: it is nothing that is read.
    """
    for magic, words in MAGIC:
        if content.startswith(magic):
            raise Unreadable(f"is {words}")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    by_name = suffix_format(name)
    if by_name == "pdf":
        raise Unreadable("is no PDF: it does not begin as one")
    if not content.startswith(BOM_16) and b"\0" in content:
        raise Unreadable(f"is no text: byte {content.index(0)} is NUL")
    return "html" if IS_HTML.match(content) else by_name


def suffix_format(name: str) -> Format:
    """Return the format that a file's name promises.

    Raises:
        Unreadable: it is none that is read.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in BY_SUFFIX:
        return BY_SUFFIX[suffix]
    if not re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) or suffix[1:].isdigit():  # a dot in a name, such as "3.5 truce"
        return "text"
    raise Unreadable(f"is a {suffix} file; read are text (.txt), Markdown (.md), HTML (.html) and PDF (.pdf)")


def check_size(size: int, name: str) -> None:
    """Refuse a file that is too large for its kind, before it is read.

    Raises:
        Unreadable: it is larger than what is read.
    """
    try:
        limit = LARGEST[suffix_format(name)]
    except Unreadable:
        limit = max(LARGEST.values())
    if size > limit:
        raise Unreadable(f"has {size / 1e6:,.0f} MB; at most {limit / 1e6:g} MB of this kind are read")
