"""Holidays: months in which, by custom, nobody acts and nothing is tabled.

At the beginning of such a month it turns out whether the custom is `kept`. If it is, everybody rests for that month:
no policy, no offers. The war goes on.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from pydantic import Field, RootModel

from standoff.case.fields import Probability
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Id, Month
from standoff.mechanisms.checks import repeated_ids
from standoff.mechanisms.months import months_of, period_of
from standoff.mechanisms.parts import Axis, Bar, ChanceStage, Inputs, Mistake, Outcome, Parts, Values, Worlds


# 1. What the analyst writes. A field that is a number is a kind from case/fields.py: it then has a range, a source, a path.
class Holiday(Fields):
    """One month of rest."""

    id: Id
    month: Month
    kept: Probability = Field(description="chance that the parties keep it; 0 is the game without")


class Section(RootModel[list[Holiday]]):
    """All holidays."""


# 2. What can change in public: an axis of the world, with its levels and the one at the start.
AXIS = Axis("holiday", ("no", "yes"), "no")


# 3. What happens: who can do what when, what it changes, what it pays. Here: a chance, a bar, and a tick that ends it.
def parts(case: Case, section: Section) -> Parts:
    """Return the axis, the chance that a holiday is kept, what nobody can do then, and its end with the month."""

    def kept(inputs: Inputs, worlds: Worlds) -> Values:
        chance: Values = 0.0
        for holiday in section.root:  # a number broadcasts over draws, months, types and worlds
            is_now = inputs.month == period_of(case, holiday.month)
            chance = np.maximum(chance, inputs.number(f"mechanisms.holidays.{holiday.id}.kept") * is_now)
        return chance

    begins = ChanceStage("a holiday may be kept", (
        Outcome("they rest", kept, AXIS.to("yes")),
        Outcome("an ordinary month", lambda inputs, worlds: 1 - kept(inputs, worlds)),
    ))
    return Parts(
        axes=(AXIS,),
        chances=(begins,),
        bars=tuple(Bar(party, None, AXIS.at("yes")) for party in case.parties),
        ticks=(AXIS.to("no"),),
    )


# 4. What cannot be: every mistake at once, each with its place in the file.
def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path, months = ("mechanisms", "holidays"), months_of(case)
    found = repeated_ids(path, [holiday.id for holiday in section.root])
    return found + [
        Mistake((*path, place, "month"), f"{holiday.month} is no month of this case; it runs from {months[0]} to {months[-1]}")
        for place, holiday in enumerate(section.root) if holiday.month not in months
    ]


# 5. What the report says about it, with the median of its numbers.
def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in plain words when everybody rests."""
    said = [f"{holiday.month} (a chance of {100 * median(f'mechanisms.holidays.{holiday.id}.kept'):.0f}%)"
            for holiday in section.root]
    return f"In some months nobody acts and nothing is tabled: {', '.join(said)}."
