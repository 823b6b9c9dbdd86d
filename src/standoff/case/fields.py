"""What a number in a case looks like: a range, and the source it rests on or the reason why it is assumed.

Every field of a mechanism that holds a number is one of the kinds below; the kind fixes the domain, and so the family:

    drift: {value: -1 to 2 per month, source: front_survey}
    spread: {value: 1 to 3, assumed: months before the war looked like this}

A `ByType[Share]` is one such number for all types of a party, or a mapping from the names of its types to numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    PlainSerializer,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from standoff.case.ranges import Range, parse_range
from standoff.case.suggest import suggest

NUMBER_KEYS = frozenset({"value", "source", "assumed"})
FEWEST_WORDS = 3  # "a guess" is no reason
NUMBER_TAG, TYPES_TAG = "<number>", "<types>"

_RANGE_SCHEMA = {
    "description": "a number, a range such as '3 to 9' (the central 90%), or {either: {range: weight, ...}}",
    "anyOf": [
        {"type": ["string", "number"]},
        {"type": "object", "required": ["either"], "properties": {"either": {"type": "object"}}},
    ],
}
RangeText = Annotated[Range, PlainSerializer(lambda range_: range_.text), WithJsonSchema(_RANGE_SCHEMA)]


@dataclass(frozen=True)
class Unit:
    """The unit of a number, for reports: `drift: Annotated[Signed, Unit("thousand square kilometres per month")]`."""

    text: str


class Section(BaseModel):
    """Base of everything an analyst writes: frozen, and a name that is not a field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, allow_inf_nan=False)


class Number(Section):
    """A range with its `source` (an id or several) or the reason why it is `assumed`: exactly one of the two."""

    domain: ClassVar[str] = "signed"
    default_unit: ClassVar[str] = ""

    value: RangeText
    source: str | list[str] | None = None
    assumed: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _is_mapping_with_reason(cls, raw: Any) -> Any:
        if isinstance(raw, Number):
            return raw
        if not isinstance(raw, Mapping):
            shown = "nothing" if raw is None else "a list" if isinstance(raw, list) else f"'{raw}'"
            hint = "write {value: ..., source: id of a source} or {value: ..., assumed: the reason why}"
            raise PydanticCustomError(
                "bare_number", "found {shown} where a number with its source belongs", {"shown": shown, "hint": hint}
            )
        if ("source" in raw) == ("assumed" in raw):
            found = "both a source and 'assumed'" if "source" in raw else "neither a source nor 'assumed'"
            hint = "every number says where it comes from: source: an id under 'sources', or assumed: the reason why"
            raise PydanticCustomError("unsourced", "this number has {found}", {"found": found, "hint": hint})
        return raw

    @field_validator("value", mode="plain")
    @classmethod
    def _read_value(cls, raw: Any) -> Range:
        return raw if isinstance(raw, Range) else parse_range(raw, cls.domain)

    @field_validator("source", mode="after")
    @classmethod
    def _names_sources(cls, source: str | list[str] | None) -> str | list[str] | None:
        if not source or any(not name.strip() for name in ([source] if isinstance(source, str) else source)):
            hint = "write the id of an entry under 'sources', or assumed: the reason why"
            raise PydanticCustomError("no_source", "'source' names no source", {"hint": hint})
        return source

    @field_validator("assumed", mode="after")
    @classmethod
    def _is_reason(cls, assumed: str | None) -> str | None:
        if len((assumed or "").split()) < FEWEST_WORDS:
            raise PydanticCustomError(
                "no_reason",
                "'assumed' gives no reason",
                {"hint": f"say in {FEWEST_WORDS} words or more why this range and not another"},
            )
        return assumed

    @property
    def range(self) -> Range:
        """The range, read in the domain of the field."""
        return self.value

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources, none where the number is assumed."""
        return () if self.source is None else (self.source,) if isinstance(self.source, str) else tuple(self.source)


class Probability(Number):
    """A probability: 0 to 1, percent, or a word of likelihood such as `unlikely`."""

    domain = "probability"


class Share(Number):
    """A share of something: 0 to 1, or percent."""

    domain = "share"


class Positive(Number):
    """An amount of 0 or more."""

    domain = "positive"


class Signed(Number):
    """An amount that may be negative."""

    domain = "signed"


class Patience(Number):
    """What a payoff of next month is worth today: a discount factor below 1, per month unless it says `per year`."""

    domain = "patience"
    default_unit = "per month"


class Months(Number):
    """A length of time, in months; days, weeks and years are converted."""

    domain = "months"
    default_unit = "months"


class Factor(Number):
    """Something that another number is multiplied by: `x 0.3 to 0.6`."""

    domain = "factor"


class Shift(Number):
    """Something that is added to another number: `+0.5% to +2%`."""

    domain = "shift"


def _is_type(name: str, info: ValidationInfo) -> str:
    known = (info.context or {}).get("types")
    if known is not None and name not in known:
        hint = suggest(name, sorted(known), "types in this case")
        raise PydanticCustomError("unknown_type", "no type called '{name}'", {"name": name, "hint": hint})
    return name


def _by_type_tag(raw: Any) -> str:
    return TYPES_TAG if isinstance(raw, Mapping) and not NUMBER_KEYS & set(raw) else NUMBER_TAG


N = TypeVar("N", bound=Number)
ByType = Annotated[
    Annotated[N, Tag(NUMBER_TAG)] | Annotated[dict[Annotated[str, AfterValidator(_is_type)], N], Tag(TYPES_TAG)],
    Discriminator(_by_type_tag),
]

KINDS: dict[str, type[Number]] = {
    kind.domain: kind for kind in (Probability, Share, Positive, Signed, Patience, Months, Factor, Shift)
}
