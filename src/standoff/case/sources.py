"""Standoff references checked against a folder of documents: the file is found by its hash, the words by position."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from standoff.case.model import Case, DocumentSource
from standoff.case.text import LARGEST_FILE, InputError, read_bytes
from standoff.case.walk import walk

SUFFIXES = (".txt", ".md")
VERIFIED, CHANGED, MISSING, OUTSIDE, NOT_TEXT = "verified", "changed", "missing", "outside", "not text"


@dataclass(frozen=True)
class ReferenceCheck:
    """What became of one reference: its status, a sentence if it is wrong, and the words it marks if it is right.

    `supports` are the paths of the numbers and events that name the source; `field` is the field to correct.
    """

    source: str
    document: str
    file: str
    start: int
    end: int
    status: str
    words: str
    message: str
    hint: str
    field: str
    supports: tuple[str, ...]

    @property
    def is_verified(self) -> bool:
        """Whether the document was found unchanged and the positions lie in it."""
        return self.status == VERIFIED


@dataclass(frozen=True)
class DocumentIndex:
    """The documents of a folder by the SHA-256 of their bytes, and all paths by file name."""

    by_hash: dict[str, Path]
    by_name: dict[str, Path]


def index_documents(folder: Path | str) -> DocumentIndex:
    """Return the text documents in a folder and the folders in it; files over the size limit are left out.

    Raises:
        InputError: there is no such folder, or no document in it.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise InputError(f"there is no folder {folder}; name the folder that holds the documents")
    by_hash: dict[str, Path] = {}
    by_name: dict[str, Path] = {}
    for parent, _, names in sorted(os.walk(folder)):
        for path in (Path(parent) / name for name in sorted(names) if name.lower().endswith(SUFFIXES)):
            by_name.setdefault(path.name, path)
            if path.is_file() and path.stat().st_size <= LARGEST_FILE:
                by_hash.setdefault(hashlib.sha256(read_bytes(path)).hexdigest(), path)
    if not by_name:
        raise InputError(f"no document ({' or '.join(SUFFIXES)}) lies in the folder {folder}")
    return DocumentIndex(by_hash, by_name)


def verify_references(case: Case, folder: Path | str) -> list[ReferenceCheck]:
    """Check every standoff reference of a case against the documents in a folder.

    Raises:
        InputError: there is no such folder, or no document in it.
    """
    index = index_documents(folder)
    supports = supports_of(case)
    return [
        _verify(name, source, index, tuple(supports.get(name, ())))
        for name, source in case.sources.items()
        if isinstance(source, DocumentSource)
    ]


def supports_of(case: Case) -> dict[str, list[str]]:
    """Return, for every source that is used, the paths of the numbers, events and data that name it."""
    found: dict[str, list[str]] = {}
    for path, value, _ in walk(case):
        for field in type(value).model_fields:
            if field == "source" or field.endswith("_source"):
                named = getattr(value, field) or ()
                place = path if field == "source" else f"{path}.{field.removesuffix('_source')}"
                for name in (named,) if isinstance(named, str) else named:
                    found.setdefault(name, []).append(place)
    return found


def _verify(name: str, source: DocumentSource, index: DocumentIndex, supports: tuple[str, ...]) -> ReferenceCheck:
    def result(status: str, words: str = "", message: str = "", hint: str = "", field: str = "document"):
        return ReferenceCheck(
            name, source.document, source.file, source.start, source.end, status, words, message, hint, field, supports
        )

    path = index.by_hash.get(source.document)
    hint_path = index.by_name.get(Path(source.file).name)
    if path is None and hint_path is not None:
        return result(
            CHANGED,
            message=f"the document '{source.file}' of '{name}' has changed: its hash is another one",
            hint="put the original back, or mark the words again in the new text",
        )
    if path is None:
        return result(
            MISSING,
            message=f"the document '{source.file}' of '{name}' is not in the folder",
            hint=f"no file there has the hash {source.document[:12]}...; add it, or name another folder",
        )
    try:
        text = read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        return result(
            NOT_TEXT,
            message=f"the document '{path.name}' is not UTF-8 text: bad byte {error.start}",
            hint="positions count the characters of UTF-8 text",
        )
    if source.end > len(text):
        return result(
            OUTSIDE,
            field="end" if source.start < len(text) else "start",
            message=f"characters {source.start} to {source.end} of '{name}' lie outside '{path.name}', "
            f"which has {len(text)}",
            hint="count characters (not bytes) from 0",
        )
    return result(VERIFIED, words=text[source.start : source.end])
