"""M2 Costs and stamina: what another month of war costs a party, as a share of the pie.

The cost is paid at the end of every month without a deal. With `growth` it rises (or falls) by that fraction every
month after the record begins: exhaustion.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from standoff.case.fields import ByType, Share, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case
from standoff.mechanisms.checks import unknown_parties, unknown_types
from standoff.mechanisms.parts import Inputs, Mistake, Parts, Payoff, Values, Worlds
from standoff.mechanisms.said import Median, by_type, listed, share
from standoff.mechanisms.units import OF_PIE_PER_MONTH, PER_MONTH


class CostsOfParty(Fields):
    """What the war costs one party."""

    per_month: Annotated[ByType[Share], OF_PIE_PER_MONTH] = Field(description="cost of another month of war")
    growth: Annotated[Signed | None, PER_MONTH] = Field(None, description="growth of that cost, as a fraction")


class Section(RootModel[dict[str, CostsOfParty]]):
    """Costs of the war, party by party; a party that is not listed pays nothing."""


def parts(case: Case, section: Section) -> Parts:
    """Return the monthly cost of every listed party."""

    def flow(inputs: Inputs, worlds: Worlds) -> Payoff:
        return {party: -monthly_cost(section, inputs, party) for party in section.root}

    return Parts(flows=(flow,))


def monthly_cost(section: Section | None, inputs: Inputs, party: str) -> Values:
    """Return what a month of war costs `party`, 0 if it is not listed or the case has no costs."""
    if section is None or party not in section.root:
        return 0.0
    path = f"mechanisms.costs.{party}"
    cost = inputs.by_type(f"{path}.per_month", party)
    grows = section.root[party].growth is not None
    return cost * (1 + inputs.number(f"{path}.growth")) ** inputs.month if grows else cost


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    found = unknown_parties(case, ("mechanisms", "costs"), section.root)
    for party, costs in section.root.items():
        found += unknown_types(case, ("mechanisms", "costs", party, "per_month"), party, costs.per_month)
    return found


def sentence(case: Case, section: Section, median: Median) -> str:
    """Return in plain words what a month of war costs each party."""
    found = []
    for party, costs in section.root.items():
        path = f"mechanisms.costs.{party}"
        growth = 0.0 if costs.growth is None else median(f"{path}.growth")
        pace = f", {'rising' if growth > 0 else 'falling'} by {share(abs(growth))} a month" if growth else ""
        found.append(f"{case.parties[party].name} {by_type(costs.per_month, f'{path}.per_month', median)}{pace}")
    if not found:
        return "The war itself costs nobody anything."
    return f"Another month of war costs, out of everything at stake for a party: {listed(found)}."
