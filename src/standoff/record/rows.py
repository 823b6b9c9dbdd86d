"""Items as rows: plain JSON that loads back to the same item, the spans in it by role, and a key that lasts.

The key of an item is the first twelve hexadecimal digits of the SHA-256 of `sha256 of the document | kind | spans |
what tells two items at the same words apart | how many equal ones came before`. A speaker or a status found better by a
later reading leaves it as it is, so a person's correction still finds its item.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import typing
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from standoff.record.items import KINDS, Item, Span, When

KEY_LENGTH = 12
TELLS_APART = {
    "statements": (), "events": ("type",), "commitments": ("type",), "positions": ("issue", "stance"),
    "claims": ("lever", "outcome"), "derivations": ("source",),
}  # fmt: skip


@functools.cache
def fields_of(kind: str) -> Mapping[str, type]:
    """Return the fields of a kind that are no plain JSON: name -> Span or When."""
    hints = typing.get_type_hints(KINDS[kind])
    found = {name: _part(hint) for name, hint in hints.items() if name != "kind_of_item"}
    return {name: part for name, part in found.items() if part is not None}


def _part(hint: Any) -> type | None:
    if hint in (Span, When):
        return hint
    return next((part for part in map(_part, typing.get_args(hint)) if part), None)


def to_json(item: Item) -> dict[str, Any]:
    """Return an item as plain data, without the fields that have their default value."""
    found: dict[str, Any] = {}
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if field.default is dataclasses.MISSING or value != field.default:
            found[field.name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, When):
        return [value.earliest, value.latest]
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def from_json(kind: str, data: Mapping[str, Any]) -> Item:
    """Return the item that `to_json` wrote; fields this program does not know are left aside."""
    known = {field.name for field in dataclasses.fields(KINDS[kind])}
    special = fields_of(kind)
    return KINDS[kind](**{
        name: tuple(Span(*pair) for pair in value) if name == "spans" else
        special[name](*value) if name in special and value is not None else
        tuple(value) if isinstance(value, list) else value
        for name, value in data.items() if name in known
    })  # fmt: skip


def to_text(item: Item) -> str:
    """Return an item as one line of JSON, always the same for the same item."""
    return json.dumps(to_json(item), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def spans_of(item: Item) -> Iterator[tuple[str, int, Span]]:
    """Give every span of an item with its role (a field's name) and its place in that role."""
    for name in fields_of(item.kind_of_item):
        value = getattr(item, name)
        for place, part in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(part, Span):
                yield name, place, part


def keys_of(sha256: str, items: Iterable[Item]) -> list[str]:
    """Return the key of every item of a document, in order."""
    seen: Counter[str] = Counter()
    keys = []
    for item in items:
        kind = item.kind_of_item
        apart = "|".join(str(getattr(item, name)) for name in TELLS_APART[kind])
        spans = ",".join(f"{span.start}-{span.end}" for span in item.spans)
        identity = f"{sha256}|{kind}|{spans}|{apart}"
        text = f"{identity}|{seen[identity]}"
        seen[identity] += 1
        keys.append(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:KEY_LENGTH])
    return keys
