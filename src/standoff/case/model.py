"""The parts of a case that every case has: parties, record, sources, dates; mechanisms bring their own sections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, field_validator, model_validator
from pydantic_core import PydanticCustomError

from standoff.case.fields import Section, Share, Unit
from standoff.case.kinds import Date, Id, Month, Text, WholeMonths, add_months, last_day, month_of, months_between

__all__ = [
    "Case",
    "Change",
    "Claim",
    "Date",
    "DocumentSource",
    "Event",
    "Id",
    "Month",
    "Party",
    "PublicSource",
    "Source",
    "Text",
    "WholeMonths",
    "add_months",
    "last_day",
    "month_of",
    "months_between",
]

DOCUMENT_TAG, PUBLIC_TAG = "<document>", "<public>"


class Party(Section):
    """Whoever bargains, fights or mediates."""

    name: Text
    role: Literal["attacker", "defender", "mediator", "ally"]
    note: Text | None = None


class Event(Section):
    """A dated public action of the record; `package` is a name from the menu, or `any`."""

    date: Date
    party: str
    action: Text
    package: Text | None = None
    lever: str | None = None
    source: str | list[str]
    note: Text | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources."""
        return (self.source,) if isinstance(self.source, str) else tuple(self.source)


class Change(Section):
    """What a claim would change: numbers set from today on, an act, or a mechanism that is off; at least one of them."""

    set: dict[str, Text] = Field(default_factory=dict, description="number -> value, or a factor such as 'x 2'")
    do: Text | None = Field(None, description="an act, as 'standoff levers' names it")
    at: Month | None = Field(None, description="month of the act; absent: as soon as it can be taken")
    off: Text | None = Field(None, description="a mechanism, as 'standoff why' names it")

    @model_validator(mode="after")
    def _changes_something(self) -> Change:
        if not (self.set or self.do or self.off):
            raise PydanticCustomError(
                "changes_nothing", "this claim changes nothing", {"hint": "give set, do or off; or say why it cannot be put"}
            )
        if self.at and not self.do:
            raise PydanticCustomError("no_act", "'at' is the month of an act", {"hint": "give do as well"})
        return self


class Claim(Section):
    """A forward-looking causal claim of somebody in the record: what would move what, and which way.

    `says` puts it in the writer's own words. A claim that the model cannot be asked says why in `not_expressible`.
    """

    id: Id
    by: Text
    says: Text
    source: str | list[str]
    change: Change | None = None
    outcome: Text = Field("deal", description="deal, truce, front, worth.PARTY, terms.ISSUE or leaves.PARTY")
    direction: Literal["rises", "falls", "moves less"] | None = None
    than: float | None = Field(None, gt=0, lt=1, description="for 'moves less': by how much at most")
    not_expressible: Text | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources."""
        return (self.source,) if isinstance(self.source, str) else tuple(self.source)

    @model_validator(mode="after")
    def _can_be_put_or_says_why(self) -> Claim:
        if (self.change is None) == (self.not_expressible is None) or (self.change is None) != (self.direction is None):
            raise PydanticCustomError(
                "half_a_claim",
                "claim '{id}' is neither put to the model nor said to be beyond it",
                {"id": self.id, "hint": "write change and direction, or not_expressible: the reason why"},
            )
        if (self.direction == "moves less") != (self.than is not None):
            raise PydanticCustomError(
                "how_much", "claim '{id}' does not say how much is little", {"id": self.id, "hint": "write direction: "
                "moves less, and than: 0.05 for five points"},
            )
        return self


class DocumentSource(Section):
    """A standoff reference: words marked by position in a document that stays outside the case.

    `document` is the SHA-256 of the file's bytes; `start` and `end` count characters (code points) of its UTF-8 text;
    `file` is a hint for people. The words themselves never stand in a case.
    """

    document: str
    file: Text
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    date: Date | None = None
    note: Text | None = None

    @field_validator("document")
    @classmethod
    def _is_hash(cls, document: str) -> str:
        if not re.fullmatch(r"[0-9a-f]{64}", document):
            raise PydanticCustomError(
                "not_a_hash",
                "'document' is not the hash of a file",
                {"hint": "write the 64 hexadecimal digits that sha256sum prints for the file"},
            )
        return document

    @field_validator("end")
    @classmethod
    def _is_after_start(cls, end: int, info: Any) -> int:
        start = info.data.get("start")
        if start is not None and end <= start:
            raise PydanticCustomError(
                "empty_span",
                "the end {end} is not after the start {start}",
                {"end": end, "start": start, "hint": "the words run from start up to end"},
            )
        return end


class PublicSource(Section):
    """A public reference. A data table published after `as_of` says how far the rows in use reach: `covers_until`."""

    title: Text
    publisher: Text
    date: Date
    url: Text | None = None
    by: Text | None = None
    covers_until: Date | None = None
    note: Text | None = None


def _source_tag(raw: Any) -> str:
    keys = set(raw) if isinstance(raw, Mapping) else set(type(raw).model_fields) if isinstance(raw, Section) else set()
    return DOCUMENT_TAG if keys & {"document", "start", "end", "file"} else PUBLIC_TAG


Source = Annotated[
    Annotated[DocumentSource, Tag(DOCUMENT_TAG)] | Annotated[PublicSource, Tag(PUBLIC_TAG)],
    Discriminator(_source_tag),
]


class Case(Section):
    """Everything an analyst wrote, checked; `mechanisms` holds the section object of each mechanism in use."""

    format: Literal["case/1"]
    title: Text
    summary: Text | None = None
    as_of: Date
    question: Text
    resolves_yes_if: Text
    starts: Month
    horizon: WholeMonths
    mistake: Annotated[Share, Unit("of the pie")]
    parties: dict[Id, Party] = Field(min_length=2)
    mechanisms: dict[str, Any] = Field(min_length=1)
    record: list[Event] = Field(default_factory=list)
    claims: list[Claim] = Field(default_factory=list)
    sources: dict[Id, Source] = Field(default_factory=dict)
    authors: list[Text] | None = None
    licence: Text | None = None

    @field_validator("mistake")
    @classmethod
    def _is_above_zero(cls, mistake: Share) -> Share:
        if mistake.range.is_fixed and mistake.range.median <= 0:
            raise PydanticCustomError(
                "no_mistakes",
                "a mistake of 0 would need endless precision",
                {"hint": "write the size of a mistake that is made e times less often, e.g. 5%"},
            )
        return mistake

    @property
    def months_before(self) -> int:
        """The number of months of the record: from `starts` up to and including the month of `as_of`."""
        return months_between(self.starts, month_of(self.as_of)) + 1

    @property
    def num_periods(self) -> int:
        """The number of months that are modelled: those of the record and those of the horizon."""
        return self.months_before + self.horizon
