"""Checks that several mechanisms share: names must exist, and the message says which do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from standoff.case.model import Case
from standoff.mechanisms.parts import Mistake

Path = tuple[str | int, ...]


def unknown_parties(case: Case, path: Path, parties: Iterable[str]) -> list[Mistake]:
    """Return a mistake for every name that is no party of the case."""
    known = ", ".join(case.parties)
    return [
        Mistake((*path, party), f"no party called '{party}'; parties in this case: {known}")
        for party in parties if party not in case.parties
    ]


def unknown_names(path: Path, kind: str, names: Iterable[str], known: Iterable[str]) -> list[Mistake]:
    """Return a mistake for every name that is not among `known`."""
    allowed = list(known)
    listed = ", ".join(allowed) or "none"
    return [
        Mistake(path, f"no {kind} called '{name}'; in this case: {listed}") for name in names if name not in allowed
    ]


def unknown_types(case: Case, path: Path, party: str, number: object) -> list[Mistake]:
    """Return a mistake if `number` is given by type and its types are not those that the aims list for `party`."""
    if not isinstance(number, Mapping):
        return []
    aims = case.mechanisms.get("aims")
    known = sorted(aims.root.get(party, ())) if aims else []
    if sorted(number) == known:
        return []
    have = f"has the types {', '.join(known)}" if known else "has no types in `aims`"
    return [Mistake(path, f"numbers by type for {', '.join(map(str, number))}, but '{party}' {have}")]


def repeated_ids(path: Path, ids: Iterable[str]) -> list[Mistake]:
    """Return a mistake for every id that is used twice in one list."""
    seen: set[str] = set()
    found = []
    for position, name in enumerate(ids):
        if name in seen:
            found.append(Mistake((*path, position, "id"), f"the id '{name}' is used twice; give each entry its own"))
        seen.add(name)
    return found


def listed_twice(path: Path, parties: Iterable[str]) -> list[Mistake]:
    """Return a mistake for every party that has a second entry in a list with one entry per party."""
    listed = list(parties)
    return [Mistake((*path, position, "party"), f"'{party}' is listed twice") for position, party in enumerate(listed)
            if party in listed[:position]]
