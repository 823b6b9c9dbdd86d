"""M3 Patience and clocks: what next month is worth today, and the dates at which that changes.

A patience of 0.99 per month means that a payoff next month is worth 99% of the same payoff now. A clock (an election, a
budget, an anniversary) multiplies a party's patience by its factor from the month of its date on; several clocks
multiply. No factor can make a party fully indifferent to time: patience stays below `MOST_PATIENT`.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import ConfigDict, Field

from standoff.case.fields import ByType, Factor, Patience
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Date, Id, Text
from standoff.mechanisms.checks import repeated_ids, unknown_parties, unknown_types
from standoff.mechanisms.months import period_of
from standoff.mechanisms.parts import Inputs, Mistake, Parts, Payoff, Values
from standoff.mechanisms.said import Median, by_type, listed
from standoff.mechanisms.units import PER_MONTH

MOST_PATIENT = 0.9999
"""A discount factor of 1 would make the value of holding land for ever infinite; this is a half-life of 577 years."""


class PatienceOfParty(Fields):
    """How patient one party is."""

    per_month: Annotated[ByType[Patience], PER_MONTH] = Field(description="worth now of a payoff a month ahead")


class Clock(Fields):
    """A date from which a party is more or less patient."""

    id: Id
    party: str
    date: Date
    patience: Factor = Field(description="from that month on the party's patience is multiplied by this")
    what: Text = Field(description="what happens at that date")


class Section(Fields):
    """Patience, party by party, and the clocks."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, PatienceOfParty]
    clocks: list[Clock] = Field(default_factory=list)

    @property
    def parties(self) -> dict[str, PatienceOfParty]:
        """Return the patience of each party that the section lists."""
        return self.__pydantic_extra__ or {}


def parts(case: Case, section: Section) -> Parts:
    """Return every party's discount factor."""

    def discounts(inputs: Inputs) -> Payoff:
        return {party: _discount(case, section, inputs, party) for party in section.parties}

    return Parts(discounts=(discounts,))


def _discount(case: Case, section: Section, inputs: Inputs, party: str) -> Values:
    discount = inputs.by_type(f"mechanisms.patience.{party}.per_month", party)
    for clock in section.clocks:
        if clock.party == party:
            factor = inputs.number(f"mechanisms.patience.clocks.{clock.id}.patience")
            discount = discount * np.where(inputs.month >= period_of(case, clock.date), factor, 1.0)
    return np.clip(discount, 0.0, MOST_PATIENT)


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "patience")
    found = unknown_parties(case, path, section.parties)
    for party, patience in section.parties.items():
        found += unknown_types(case, (*path, party, "per_month"), party, patience.per_month)
    for position, clock in enumerate(section.clocks):
        found += unknown_parties(case, (*path, "clocks", position), [clock.party])
    found += repeated_ids((*path, "clocks"), [clock.id for clock in section.clocks])
    missing = [party for party in case.parties if party not in section.parties]
    if missing:
        found.append(Mistake(path, f"patience is missing for {', '.join(missing)}; every party needs one"))
    return found


def sentence(case: Case, section: Section, median: Median) -> str:
    """Return in plain words what waiting a month is worth to each party, and which dates change that."""
    path = "mechanisms.patience"
    worth = listed([
        by_type(patience.per_month, f"{path}.{party}.per_month", median, "{:.1%}".format) + f" to {case.parties[party].name}"
        for party, patience in section.parties.items()
    ])
    said = [f"A gain a month from now is worth, of the same gain today: {worth}."]
    for clock in section.clocks:
        factor = median(f"{path}.clocks.{clock.id}.patience")
        said.append(f"From {clock.date:%B %Y} {case.parties[clock.party].name} is {'less' if factor < 1 else 'more'} patient "
                    f"(x {factor:.3g}): {clock.what.rstrip('.')}.")
    return " ".join(said)
