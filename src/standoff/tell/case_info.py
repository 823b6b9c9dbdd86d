"""What the report says about a case beside its forecast: the question, the record, the sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class SourceInfo:
    """A source: a public one (`title`, `publisher`, `date`, `url`) or a place in a document.

    A place is the document's SHA-256, its file name and the characters from `start` up to `end`; no words are kept.
    """

    id: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    document: str = ""
    file: str = ""
    start: int | None = None
    end: int | None = None

    @property
    def is_place(self) -> bool:
        """Return whether this is a place in a document rather than a public reference."""
        return bool(self.document)


@dataclass(frozen=True)
class RecordEvent:
    """One public action of the record."""

    date: str
    party: str
    action: str
    package: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class SaidMechanism:
    """One mechanism of the case in a sentence: its number among all mechanisms, its name, and what it is here."""

    id: str
    name: str
    sentence: str


@dataclass(frozen=True)
class CaseInfo:
    """The words of a case that the report shows."""

    summary: str = ""
    resolves_yes_if: str = ""
    starts: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    record: tuple[RecordEvent, ...] = ()
    sources: Mapping[str, SourceInfo] = field(default_factory=dict)
    situation: tuple[SaidMechanism, ...] = ()


def case_info_of(case: Any) -> CaseInfo:
    """Return the words of a loaded `standoff.case` Case."""
    sources = getattr(case, "sources", None) or {}
    return CaseInfo(
        summary=_text(case, "summary"),
        resolves_yes_if=_text(case, "resolves_yes_if"),
        starts=_text(case, "starts"),
        authors=as_ids(getattr(case, "authors", None)),
        licence=_text(case, "licence"),
        record=tuple(_event(event) for event in getattr(case, "record", None) or ()),
        sources={str(key): _source(str(key), source) for key, source in sources.items()},
        situation=situation_of(case) if getattr(case, "mechanisms", None) else (),
    )


def situation_of(case: Any) -> tuple[SaidMechanism, ...]:
    """Return what every mechanism of a case says about it, with all numbers at their medians, in the order of the registry."""
    from standoff.case.draws import medians
    from standoff.mechanisms.registry import MECHANISMS

    median = medians(case).__getitem__
    said = ((mechanism, mechanism.module.sentence(case, case.mechanisms[name], median))
            for name, mechanism in MECHANISMS.items() if name in case.mechanisms)
    return tuple(SaidMechanism(mechanism.id, mechanism.name, sentence) for mechanism, sentence in said if sentence)


def as_ids(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return one id or a list of ids as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(str(entry) for entry in value)


def _text(owner: Any, name: str) -> str:
    value = getattr(owner, name, None)
    return "" if value is None else str(value).strip()


def _event(event: Any) -> RecordEvent:
    words = {name: _text(event, name) for name in ("date", "party", "action", "package", "note")}
    return RecordEvent(**words, sources=as_ids(getattr(event, "source", None)))


def _source(key: str, source: Any) -> SourceInfo:
    words = {name: _text(source, name) for name in ("title", "publisher", "date", "url", "document", "file")}
    return SourceInfo(id=key, **words, start=getattr(source, "start", None), end=getattr(source, "end", None))
