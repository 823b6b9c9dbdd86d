"""Read one file in whichever process: from its bytes to a document and its items, or to the few words that say why not."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from standoff.read.about import About, beside
from standoff.read.kinds_of_file import Unreadable
from standoff.read.load import parse_content, read_content
from standoff.read.workers import Failed
from standoff.record.items import Document, Item


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read (or the bytes of standard input), with what was said about it; `place` as the record keeps it."""

    name: str
    path: str | None
    content: bytes | None
    said: About
    encoding: str | None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document that was read, with its items and the fingerprint of what they came from."""

    fingerprint: str
    document: Document
    items: tuple[Item, ...]


def read_task(task: Task) -> Outcome | Failed:
    """Read one file; whatever is wrong with it becomes a few words."""
    from standoff.read.pipeline import annotate

    try:
        content, about, fingerprint = look(task)
        document = parse_content(content, task.name, about, task.encoding)
        return Outcome(fingerprint, document, annotate(document))
    except Unreadable as error:
        return Failed(str(error))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a mistake in Standoff must not cost the other nine thousand articles
        return Failed(f"was not read: Standoff failed on it ({where(error)}); please report it")


def look(task: Task) -> tuple[bytes, About, str]:
    """Return the bytes of a file, what is said about it, and the fingerprint of all that its items depend on.

    Raises:
        Unreadable: it cannot be read, or what stands beside it is wrong.
    """
    path = Path(task.path) if task.path is not None else None
    about, marks = beside(path) if path is not None else (About(), b"")
    content = read_content(path) if path is not None else task.content or b""
    said = repr((dataclasses.astuple(task.said), task.encoding, task.name)).encode("utf-8", "replace")
    parts = (hashlib.sha256(content).digest(), marks, said, finders_version().encode())
    fingerprint = hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    return content, task.said.filled(about), fingerprint


@functools.cache
def finders_version() -> str:
    """Return a name for the finders as they are: it changes when one of their files does, or the trained tagger."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".json", ".txt")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    tagger = os.environ.get("STANDOFF_TAGGER")
    if tagger and Path(tagger).is_file():
        digest.update(Path(tagger).read_bytes())
    return digest.hexdigest()[:16]


def where(error: Exception) -> str:
    """Return the kind of a mistake and the line of code that made it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"
