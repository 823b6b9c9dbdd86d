"""Write corrections: make an entry for an item, and add it to the YAML file beside the record."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from standoff.record.corrections import FORMAT, Correction, load_corrections, mistakes_in
from standoff.record.plain_yaml import PlainYamlError, parse
from standoff.record.schema import RecordError
from standoff.record.shown import shortened
from standoff.record.store import Store, StoredItem

HEADER = f"""# Corrections of the record beside this file. Every entry names an item ('item' is its id in 'standoff record KIND
# RECORD') and says 'verdict: accept' or 'verdict: reject', gives a field its value ('speaker: NAME'), or names the item
# that shows what followed ('follow_up: ID'). Later entries win. The record itself is never changed by them.
format: {FORMAT}
corrections:
"""


def correction_for(
    store: Store, item: str, verdict: str | None, changes: Mapping[str, str], follow_up: str | None, note: str | None
) -> tuple[Correction, str]:
    """Return the entry for the item whose key is or begins with `item`, and the words of the item.

    Raises:
        RecordError: no item or several begin so, or the entry would say something impossible or nothing.
    """
    found = _only(store, item)
    span = found.item.spans[0]
    later = _only(store, follow_up).key if follow_up else None
    values = {name: value or None for name, value in changes.items()}
    entry = Correction(
        found.key, found.item.kind_of_item, found.sha256, span.start, span.end, verdict, later, note, values
    )  # fmt: skip
    wrong = mistakes_in(as_mapping(entry))
    if wrong:
        raise RecordError(f"item {found.key} cannot be corrected like this: {'; '.join(wrong)}")
    return entry, span.of(store.document(found.sha256).document.text)


def _only(store: Store, key: str) -> StoredItem:
    if len(key) < 4 or not all(character in "0123456789abcdef" for character in key):
        raise RecordError(f"'{key[:40]}' is no id of an item; ids are shown by 'standoff record KIND RECORD'")
    found = list(store.items(key=key, is_rejected_too=True))
    if len(found) != 1:
        raise RecordError(f"{len(found) or 'no'} items have an id that begins with '{key}' in {store.path}")
    return found[0]


def as_mapping(entry: Correction) -> dict[str, str | None]:
    """Return an entry as the fields that stand in the file."""
    place = {"item": entry.item, "kind": entry.kind, "document": entry.document,
             "start": str(entry.start), "end": str(entry.end)}  # fmt: skip
    others = {"verdict": entry.verdict, "follow_up": entry.follow_up, "note": entry.note}
    return place | {name: value for name, value in others.items() if value is not None} | dict(entry.changes)


def write_correction(path: Path, entry: Correction, words: str) -> None:
    """Add an entry to a file of corrections; what a person has written there stays as it is.

    Raises:
        RecordError: the file has mistakes, is written in a way that nothing can be added to, or cannot be written.
    """
    before = load_corrections(path)
    text = path.read_text(encoding="utf-8-sig") if path.exists() else HEADER
    fields = [f"{name}: {_scalar(value)}" for name, value in as_mapping(entry).items()]
    block = f"- # {shortened(words, 100)}\n" + "".join(f"  {line}\n" for line in fields)
    text = text if text.endswith("\n") else f"{text}\n"
    for indented in (block, "".join(f"  {line}\n" for line in block.splitlines())):
        if _count(text + indented) == len(before) + 1:
            write_whole(path, text + indented)
            return
    raise RecordError(f"nothing can be added at the end of {path}: keep 'corrections' last in it, one '- item: ID' per entry")


def _scalar(value: str | None) -> str:
    return "null" if value is None else value if value.isascii() and value.isalnum() and value != "null" else json.dumps(value)


def _count(text: str) -> int:
    try:
        entries = parse(text)["corrections"]
    except (PlainYamlError, KeyError, TypeError):
        return -1
    return len(entries) if isinstance(entries, list) and not any(map(mistakes_in, entries)) else -1


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the whole new one.

    Raises:
        RecordError: it cannot be written; what stood there is untouched.
    """
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, path.stat().st_mode & 0o777 if path.exists() else 0o644)
            os.replace(temporary, path)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise RecordError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from None
