"""What a person has corrected: a YAML file beside the record, laid over its items whenever they are looked at.

An entry names its item by key, kind and place; it says `verdict: accept` or `verdict: reject`, or gives a field another
value (`speaker: Ana Lund`), or names the item that shows what followed (`follow_up: KEY`). The record itself is not
changed, so reading again loses nothing. Where the item is gone, another of its kind at the same words is meant; where the
document was corrected, the words are sought in the later version.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from standoff.record.items import KINDS, Item
from standoff.record.plain_yaml import PlainYamlError, read_plain_yaml
from standoff.record.schema import RecordError

FORMAT = "corrections/1"
EDITABLE: Mapping[str, tuple[str, ...]] = {
    "statements": ("speaker",), "events": ("type", "certainty", "same_as"),
    "commitments": ("type", "actor", "target", "status"), "positions": ("party", "issue", "stance"),
    "claims": ("claimant", "lever", "outcome", "direction"), "derivations": ("source",),
}  # fmt: skip
PLACE = ("item", "kind", "document", "start", "end")
OTHERS = ("verdict", "follow_up", "note")


@dataclass(frozen=True)
class Correction:
    """One entry: which item it means, and what a person says of it."""

    item: str
    kind: str
    document: str
    start: int
    end: int
    verdict: str | None = None
    follow_up: str | None = None
    note: str | None = None
    changes: Mapping[str, str | None] = field(default_factory=dict)


def corrections_path(record: Path) -> Path:
    """Return where the corrections of a record lie: `war.sqlite` has `war.corrections.yaml`."""
    return record.with_name(record.stem + ".corrections.yaml")


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the entries of a file of corrections; none where there is no file.

    Raises:
        RecordError: something in it is wrong; everything wrong is in the message.
    """
    if not path.exists():
        return ()
    try:
        data = read_plain_yaml(path)
    except PlainYamlError as error:
        raise RecordError(f"the corrections in {path} cannot be used: {error}") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise RecordError(f"the corrections in {path} cannot be used: the file must begin with 'format: {FORMAT}'")
    entries = data.get("corrections") or []
    if not isinstance(entries, list):
        raise RecordError(f"the corrections in {path} cannot be used: 'corrections' must be a list of entries")
    wrong = [f"entry {number}: {text}" for number, entry in enumerate(entries, 1) for text in mistakes_in(entry)]
    if wrong:
        raise RecordError(f"the corrections in {path} cannot be used: {'; '.join(wrong)}")
    return tuple(_correction(entry) for entry in entries)


def mistakes_in(entry: Any) -> list[str]:
    """Return what is wrong with an entry, each as a few words."""
    if not isinstance(entry, dict):
        return ["it must hold fields such as 'item: KEY' and 'verdict: reject'"]
    found = [f"'{name}' is missing" for name in PLACE if not entry.get(name)]
    kind = entry.get("kind")
    if kind and kind not in KINDS:
        return [*found, f"'{kind}' is no kind of item; the kinds are {', '.join(KINDS)}"]
    found += [f"'{name}' must be a whole number" for name in ("start", "end") if not _is_number(entry.get(name, "0"))]
    allowed = (*PLACE, *OTHERS, *EDITABLE.get(kind or "", ()))
    for name, value in entry.items():
        if name not in allowed:
            found.append(f"'{name}' is no field of {kind or 'an item'}; the fields are {', '.join(allowed)}")
        elif value is not None and not isinstance(value, str):
            found.append(f"'{name}' must be one value")
        elif value not in (None, *(choices := choices_of(kind, name))) and choices:
            found.append(f"'{name}' is '{value}', which is none of {', '.join(choices)}")
    if not set(entry) - set(PLACE) - {"note"}:
        found.append("it says nothing: give a verdict, a field, or a follow_up")
    return found


def choices_of(kind: str | None, name: str) -> tuple[str, ...]:
    """Return the values that a field may have; none where it may have any."""
    if name == "verdict":
        return ("accept", "reject")
    if name not in EDITABLE.get(kind or "", ()):
        return ()
    hint = typing.get_type_hints(KINDS[kind])[name]
    return typing.get_args(hint) if typing.get_origin(hint) is typing.Literal else ()


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 12


def _correction(entry: Mapping[str, str | None]) -> Correction:
    changes = {name: entry[name] for name in EDITABLE[entry["kind"]] if name in entry}
    others = {name: entry.get(name) for name in OTHERS}
    place = {name: entry[name] for name in ("item", "kind", "document")}
    return Correction(**place, start=int(entry["start"]), end=int(entry["end"]), **others, changes=changes)


def verdict_of(corrections: Sequence[Correction]) -> str | None:
    """Return the last verdict of a person on an item, if there is one."""
    return next((entry.verdict for entry in reversed(corrections) if entry.verdict), None)


def corrected(item: Item, corrections: Sequence[Correction]) -> tuple[Item, str | None]:
    """Return an item as a person has corrected it, and the last verdict; later entries win."""
    verdict = verdict_of(corrections)
    changes: dict[str, str | None] = {}
    for entry in corrections:
        changes.update(entry.changes)
    if changes:
        reason = f"{', '.join(changes)} given by a person"
        item = dataclasses.replace(
            item, **changes, proposed_by="person", confidence=1.0, reasons=(*item.reasons, reason)
        )  # fmt: skip
    elif verdict == "accept":
        item = dataclasses.replace(item, confidence=1.0, reasons=(*item.reasons, "accepted by a person"))
    return item, verdict
