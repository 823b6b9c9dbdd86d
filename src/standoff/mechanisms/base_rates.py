"""M22 Base rates: what happened before, in cases like this one, set beside the analyst's own probability.

A count of precedents, h times out of n, is data on a rate. With Jeffreys' prior its posterior is Beta(h + 1/2,
n - h + 1/2), whose mean is (h + 1/2) / (n + 1): never 0 and never 1, however one-sided a short record. The rate is drawn
from that posterior like every other number of the case, so few precedents leave it wide.

Precedents are like this case only up to a point, and `weight` says how far. The probability p written in the case and
the rate r are pooled in log-odds,

    log-odds = (1 - weight) * log-odds(p) + weight * log-odds(r),

so a weight of 0% leaves p as it is and a weight of 100% puts the rate in its place. Several base rates on one number are
pooled one after the other, in the order of the case.

Source: Kahneman and Tversky 1979 on the outside view; Brown, Cai and DasGupta 2001 on Jeffreys' prior for a rate;
Genest and Zidek 1986 on pooling in log-odds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import Field, RootModel, model_validator
from pydantic.json_schema import SkipJsonSchema

from standoff.case.draws import numbers_of
from standoff.case.families import Range
from standoff.case.fields import Probability, Share
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Id, Text
from standoff.case.suggest import suggest
from standoff.mechanisms.checks import repeated_ids
from standoff.mechanisms.parts import Effect, Mistake, Parts

OWN = "mechanisms.base_rates."


class BaseRate(Fields):
    """One count of precedents, and the probability that it bears on."""

    id: Id
    what: Text = Field(description="what is counted: among which cases, and what happened in them")
    happened: int = Field(ge=0, description="in how many of them it happened")
    of: int = Field(ge=1, description="how many there were")
    sets: str = Field(description="path of the probability in this case that the count bears on")
    weight: Share = Field(description="how comparable they are: 0% not at all, 100% the same case again")
    source: str | list[str] | None = None
    assumed: str | None = None
    note: Text | None = None
    # Made from the counts, never written: as a field it is drawn, listed and overridden like every other number.
    rate: SkipJsonSchema[Probability | None] = Field(None, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _rate_from_counts(cls, raw: Any) -> Any:
        if not isinstance(raw, Mapping):
            return raw
        if "rate" in raw:
            raise ValueError("the rate follows from the counts: write 'happened' and 'of', and leave 'rate' away")
        happened, of = raw.get("happened"), raw.get("of")
        if not _is_count(happened) or not _is_count(of) or of < 1:
            return raw  # the fields themselves say what is wrong
        if happened > of:
            raise ValueError(f"it happened {happened} times out of {of}; the first number cannot be the larger one")
        reason = {key: raw[key] for key in ("source", "assumed") if raw.get(key) is not None}
        return {**raw, "rate": {"value": posterior(happened, of), **reason}}


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def posterior(happened: int, of: int) -> Range:
    """Return the distribution of a rate after `happened` out of `of`, with Jeffreys' prior."""
    return Range("beta", (happened + 0.5, of - happened + 0.5), f"{happened} of {of}", Probability.domain)


class Section(RootModel[list[BaseRate]]):
    """All counts of precedents."""


def parts(case: Case, section: Section) -> Parts:
    """Return the pooling of every probability with the rates that bear on it."""
    effects: dict[str, tuple[Effect, ...]] = {}
    for entry in section.root:
        here = f"{OWN}{entry.id}"
        effect = Effect(f"{here}.rate", "pool", weight=f"{here}.weight", lowest=0.0, highest=1.0)
        effects[entry.sets] = (*effects.get(entry.sets, ()), effect)
    return Parts(effects=effects)


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "base_rates")
    found = repeated_ids(path, [entry.id for entry in section.root])
    chances = [name for name, item in numbers_of(case).items()
               if item.domain == Probability.domain and not name.startswith(OWN)]
    for position, entry in enumerate(section.root):
        if entry.sets not in chances:
            hint = suggest(entry.sets, chances, "probabilities in this case")
            found.append(Mistake((*path, position, "sets"), f"no probability at '{entry.sets}'; {hint}"))
    return found


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in plain words what the precedents were, and how much they count here."""
    return " ".join(_sentence(entry, median) for entry in section.root)


def _sentence(entry: BaseRate, median: Callable[[str], float]) -> str:
    weight = 100 * median(f"{OWN}{entry.id}.weight")
    what = entry.what.rstrip(".")
    return (f"{what[:1].upper()}{what[1:]}: {entry.happened} of {entry.of}. That history counts for {weight:.0f}% of the "
            f"judgement here, the particulars of this case for the rest.")
