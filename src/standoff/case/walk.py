"""Every part of a case with its dotted path, such as `mechanisms.costs.norland.per_month`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, RootModel

from standoff.case.fields import Number, Unit


def entry_key(entry: object, index: int) -> str:
    """Return what stands for a list entry in a path: its `id` when it has one, else its index."""
    own = entry.get("id") if isinstance(entry, Mapping) else getattr(entry, "id", None)
    return str(index) if own is None else str(own)


def walk(value: object, path: str = "", unit: str = "") -> Iterator[tuple[str, BaseModel, str]]:
    """Yield every model inside `value` with its path and the unit that the fields around it state.

    Fields go by their name in the file (their alias), a `RootModel` adds no step of its own, and nothing inside a
    number is visited.
    """
    if isinstance(value, RootModel):
        yield from walk(value.root, path, unit)
    elif isinstance(value, BaseModel):
        yield path, value, unit
        if not isinstance(value, Number):
            yield from _walk_fields(value, path, unit)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from walk(item, _join(path, str(name)), unit)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from walk(item, _join(path, entry_key(item, index)), unit)


def _walk_fields(model: BaseModel, path: str, unit: str) -> Iterator[tuple[str, BaseModel, str]]:
    for name, field in type(model).model_fields.items():
        units = [item.text for item in field.metadata if isinstance(item, Unit)]
        yield from walk(getattr(model, name), _join(path, field.alias or name), units[0] if units else unit)
    for name, item in (model.model_extra or {}).items():
        yield from walk(item, _join(path, name), unit)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
