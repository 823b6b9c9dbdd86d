"""Items and documents as the plain data that `--json` prints; its keys are a contract.

Every span is `start`, `end` (characters of the document) and `exact`, the words there. A field that points at words has
them under its own name and its place under the name with `_span`: `cue` is "said", `cue_span` where that stands.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from standoff.record.items import Span, When
from standoff.record.store import Store, StoredDocument, StoredItem


def span_object(text: str, span: Span) -> dict[str, Any]:
    """Return a span with its words."""
    return {"start": span.start, "end": span.end, "exact": span.of(text)}


def item_object(stored: StoredItem, text: str) -> dict[str, Any]:
    """Return an item as plain data: where it is, what is said of it, and who found it."""
    item = stored.item
    found: dict[str, Any] = {
        "id": stored.key, "document": stored.name, "sha256": stored.sha256,
        "spans": [span_object(text, span) for span in item.spans],
    }  # fmt: skip
    for field in dataclasses.fields(item):
        if field.name != "spans":
            found |= _field(field.name, getattr(item, field.name), str(field.type), text)
    if stored.follow_up is not None or "follow_up" in found:
        found["follow_up"] = _follow_up(stored)
        found.pop("follow_up_span", None)
    return found | {"verdict": stored.verdict}


def _field(name: str, value: Any, kind: str, text: str) -> dict[str, Any]:
    if "Span" in kind:
        words, place = name.removesuffix("_span"), f"{name.removesuffix('_span')}_span"
        own = {} if name.endswith("_span") else {words: None if value is None else value.of(text)}
        return own | {place: None if value is None else span_object(text, value)}
    if isinstance(value, When):
        return {name: {"earliest": value.earliest, "latest": value.latest}}
    return {name: list(value) if isinstance(value, tuple) else value}


def _follow_up(stored: StoredItem) -> dict[str, Any] | None:
    later = stored.follow_up
    if later is not None:
        place = {"start": later.span.start, "end": later.span.end}
        return {"document": later.name, "sha256": later.sha256, **place, "id": later.key}
    span = getattr(stored.item, "follow_up", None)
    if span is None:
        return None
    return {"document": stored.name, "sha256": stored.sha256, "start": span.start, "end": span.end, "id": None}


def document_object(stored: StoredDocument) -> dict[str, Any]:
    """Return what is known of a document, without its text."""
    document = stored.document
    about = {name: getattr(document, name) for name in ("title", "publisher", "published", "url", "language")}
    near = [{"sha256": sha256, "share": share} for sha256, share in stored.near]
    size = {"characters": len(document.text), "words": len(document.text.split())}
    return {"document": document.name, "sha256": document.sha256, **about, **size,
            "replaced_by": stored.replaced_by, "near": near}  # fmt: skip


def with_texts(store: Store, items: Iterable[StoredItem]) -> Iterator[tuple[StoredItem, str]]:
    """Give every item with the text of its document, holding one text at a time."""
    sha256, text = "", ""
    for stored in items:
        if stored.sha256 != sha256:
            sha256, text = stored.sha256, store.document(stored.sha256).document.text
        yield stored, text


def item_objects(store: Store, kind: str, **chosen: Any) -> Iterator[dict[str, Any]]:
    """Give the items of a kind as plain data; `chosen` as in `Store.items`."""
    for stored, text in with_texts(store, store.items(kind, **chosen)):
        yield item_object(stored, text)
