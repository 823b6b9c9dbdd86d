"""Small steps through a raw tree, which may hold anything at any place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from standoff.case.positions import Path


def entries_of(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    """Yield every entry of every mapping with its path, outermost first."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        if isinstance(value, dict):
            yield (*path, key), item
        yield from entries_of(item, (*path, key))


def as_mapping(value: object) -> Mapping[str, object]:
    """Return a mapping itself, and an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """Return a list itself, and an empty one for anything else."""
    return value if isinstance(value, list) else []
