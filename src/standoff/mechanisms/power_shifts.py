"""M21 Power shifts: dates at which the balance of power begins to move, and by how much.

A shift changes other numbers of the case: the drift of the front, the costs of war, the worth of an issue, the hazard
of a broken deal. `x 0.5 to 0.8` multiplies, `+0.1 to +0.3` adds. It begins in the month of `date`, takes `over` months
to come about in even steps (0: at once), and lasts `until` another date, if one is given. Everyone knows that it is
coming. Numbers given by type can be changed for one type, or for both by leaving the type out. The changed number stays
within what its field allows.

A deal signed today is a deal for good here, so whoever is about to gain asks to be paid today for what it would have
tomorrow, and whoever is about to lose gives more: shifts foreseen bring the price of tomorrow forward. Where no deal
can pay that price, or where the one who gains cannot bind itself (see guarantees), the shift prevents a deal.

Sources: R. Powell (2006), War as a commitment problem, International Organization 60(1), 169-203; J. S. Levy (1987),
Declining power and the preventive motivation for war, World Politics 40(1), 82-107.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, RootModel, Tag, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from standoff.case.domains import DOMAINS
from standoff.case.draws import Input, numbers_of
from standoff.case.fields import Factor, Shift
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Date, Id, Text
from standoff.mechanisms import aims
from standoff.mechanisms.checks import repeated_ids
from standoff.mechanisms.months import months_of, period_of
from standoff.mechanisms.parts import Effect, Mistake, Parts

OUT_OF_REACH = {
    "mistake": "how closely the parties calculate is the same throughout",
    "mechanisms.aims": "aims never change; what changes is what others believe",
    "mechanisms.patience": "patience changes by a clock; write it under patience: clocks",
    "mechanisms.front.start": "where the front starts is a level, fixed before the first month",
    "mechanisms.power_shifts": "a shift of a shift would have no end",
}
FACTOR_TAG, SHIFT_TAG = "<factor>", "<shift>"


def _first_text(raw: Any) -> str:
    """Return a number as written; of a mixture, its first range."""
    value = raw.get("value") if isinstance(raw, Mapping) else raw
    mixed = value.get("either") if isinstance(value, Mapping) else None
    return str(next(iter(mixed), "") if isinstance(mixed, Mapping) else value).strip().lower()


def _kind(raw: Any) -> str:
    if isinstance(raw, Factor | Shift):
        return FACTOR_TAG if isinstance(raw, Factor) else SHIFT_TAG
    return FACTOR_TAG if _first_text(raw).startswith(("x", "times", "\u00d7")) else SHIFT_TAG


def _is_plain(raw: Any) -> Any:
    """Refuse a number that might be meant as a factor or as a shift."""
    if isinstance(raw, Factor | Shift):
        return raw
    text = _first_text(raw)
    if text[:1].isdigit() or text[:1] == ".":
        hint = "write 'x 0.5 to 0.8' to multiply, '+0.1 to +0.3' to add; a single shift goes in quotes: \"+0.1\""
        raise PydanticCustomError("no_sign", "'{found}' could be a factor or a shift", {"found": text, "hint": hint})
    return raw


Change = Annotated[
    Annotated[Factor, Tag(FACTOR_TAG)] | Annotated[Shift, Tag(SHIFT_TAG)],
    Discriminator(_kind),
    WithJsonSchema(Shift.model_json_schema()),  # to an editor both look the same, and "one of the two" would be neither
    BeforeValidator(_is_plain),
]


class PowerShift(Fields):
    """One shift of power."""

    id: Id
    what: Text = Field(description="what happens, in words")
    date: Date = Field(description="the month in which it begins")
    until: Date | None = Field(None, description="the month in which it is over; absent: it lasts")
    over: int = Field(0, ge=0, le=120, description="months that it takes to come about, in even steps")
    effect: dict[str, Change] = Field(description="path of a number -> what multiplies it or is added", min_length=1)

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> PowerShift:
        if self.until is not None and self.until <= self.date:
            raise ValueError(f"it is over on {self.until}, not after it begins on {self.date}")
        return self


class Section(RootModel[list[PowerShift]]):
    """All shifts of power that are foreseen."""


def parts(case: Case, section: Section) -> Parts:
    """Return the effects of all shifts on the numbers of the case."""
    numbers = numbers_of(case)
    found: dict[str, tuple[Effect, ...]] = {}
    for shift in section.root:
        for written, change in shift.effect.items():
            for path in meant(case, numbers, written):
                found[path] = (*found.get(path, ()), _effect(case, shift, written, change, numbers[path].domain))
    return Parts(effects=found)


def meant(case: Case, numbers: Mapping[str, Input], path: str) -> list[str]:
    """Return the path itself, or those of both types where its number is given by type; none if there is no number."""
    kinds = {name for names in aims.types(case).values() for name in names}
    return [path] if path in numbers else [f"{path}.{kind}" for kind in sorted(kinds) if f"{path}.{kind}" in numbers]


def _effect(case: Case, shift: PowerShift, written: str, change: Factor | Shift, domain: str) -> Effect:
    limits = DOMAINS[domain]
    return Effect(
        by=f"mechanisms.power_shifts.{shift.id}.effect.{written}",
        kind="factor" if isinstance(change, Factor) else "shift",
        first=period_of(case, shift.date),
        until=None if shift.until is None else period_of(case, shift.until),
        over=shift.over,
        lowest=limits.least,
        highest=limits.most,
    )


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path, numbers, months = ("mechanisms", "power_shifts"), numbers_of(case), months_of(case)
    found = repeated_ids(path, [shift.id for shift in section.root])
    for place, shift in enumerate(section.root):
        here = (*path, place)
        if period_of(case, shift.date) >= len(months):
            found.append(Mistake((*here, "date"), f"{shift.date} is after the end of the game, which runs from "
                                                  f"{months[0]} to {months[-1]}"))
        for written in shift.effect:
            found += _path_mistakes(case, (*here, "effect", written), written, numbers)
    return found


def _path_mistakes(
    case: Case, here: tuple[str | int, ...], written: str, numbers: Mapping[str, Input]
) -> list[Mistake]:
    for barred, why in OUT_OF_REACH.items():
        if written == barred or written.startswith(f"{barred}."):
            return [Mistake(here, f"a power shift cannot change '{written}': {why}")]
    if meant(case, numbers, written):
        return []
    near = difflib.get_close_matches(written, numbers, 1, 0.5)
    hint = f"; did you mean '{near[0]}'?" if near else "; 'standoff check --json' and inputs.csv list all numbers"
    return [Mistake(here, f"no number called '{written}' in this case{hint}")]


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in plain words which shifts of power are foreseen in this case."""
    if not section.root:
        return "No shift of power is foreseen."
    return "Power is expected to shift: " + "; ".join(_in_words(shift, median) for shift in section.root) + "."


def _in_words(shift: PowerShift, median: Callable[[str], float]) -> str:
    span = f"from {shift.date:%B %Y}" + (f" until {shift.until:%B %Y}" if shift.until else "")
    pace = f", over {shift.over} months" if shift.over else ""
    changes = []
    for path, change in shift.effect.items():
        by = median(f"mechanisms.power_shifts.{shift.id}.effect.{path}")
        name = path.removeprefix("mechanisms.").replace("_", " ").replace(".", ", ")
        changes.append(f"{name} x {by:.3g}" if isinstance(change, Factor) else f"{name} {by:+.3g}")
    return f"{shift.what} ({span}{pace}: {'; '.join(changes)})"
