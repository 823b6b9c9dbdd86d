"""M17 Side deals: agreements short of peace, such as a swap of prisoners or a pause in strikes on power plants.

A side deal is tabled in the talks like a package, and all signing parties have to agree to it. It settles none of the
issues: the pie stays as it is and the war goes on. What it changes is what the war costs and what people believe. It
`pays` once, on being agreed; one with `lasts` also pays its `flows` and multiplies the costs of war for so many months.
Each party's part may depend on its type, and then tabling it, agreeing or refusing is news. Nobody can agree to the
same side deal twice in a month or while it lasts, and not at all a second time where it `repeats: never`.

The axis of a side deal runs open, N months, ..., 1 month, and back to open (or over); that of one that is settled at
once is open again in the next month, so that it adds no worlds at the turn of a month. One that repeats at `any time`,
once for everybody who tables it, needs no axis at all.

Sources: R. H. Wagner (2000), Bargaining and war, American Journal of Political Science 44(3), 469-484, on agreements
about how to fight; A. H. Kydd (2005), Trust and Mistrust in International Relations, on small steps as signals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Literal

import numpy as np
from pydantic import Field, RootModel, model_validator

from standoff.case.fields import ByType, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Id, Text, WholeMonths
from standoff.mechanisms import truce
from standoff.mechanisms.checks import repeated_ids, unknown_parties, unknown_types
from standoff.mechanisms.parts import (
    NOTHING_TABLED,
    Axis,
    Change,
    Inputs,
    Mistake,
    Parts,
    Payoff,
    Pays,
    Proposal,
    Values,
    Worlds,
    add,
    always,
    free,
    unchanged,
)
from standoff.mechanisms.relief import Relief, left_of_costs, parties_of, relief_mistakes, saved
from standoff.mechanisms.units import PER_MONTH, PIES, PIES_PER_MONTH

PREFIX = "side deal:"
OPEN, AGREED, OVER = "open", "agreed", "over"
ANY_TIME = "any time"
LONGEST = 24
"""Every month that a side deal lasts is one more level of its axis."""


class SideDeal(Fields):
    """One side deal."""

    id: Id
    what: Text = Field(description="what is agreed, in words")
    pays: Annotated[dict[str, ByType[Signed]], PIES] = Field(
        default_factory=dict, description="what agreeing is worth to a party, once"
    )
    lasts: WholeMonths | None = Field(None, le=LONGEST, description="for how long it holds; absent: settled at once")
    flows: Annotated[dict[str, ByType[Signed]], PIES_PER_MONTH] = Field(
        default_factory=dict, description="what a month of it is worth to a party"
    )
    costs: Annotated[Relief | None, PER_MONTH] = Field(None, description="factor on the costs of war while it holds")
    repeats: Literal["any time", "every month", "never"] = Field(
        "every month", description="when it can be agreed again"
    )
    weight: float = Field(1.0, gt=0, description="weight on the menu beside all packages together, which weigh 1")

    @model_validator(mode="after")
    def _lasts_if_it_flows(self) -> SideDeal:
        if self.lasts is None and (self.flows or self.costs is not None):
            raise ValueError("flows and costs need to know for how long: add lasts, such as 1 month")
        if self.lasts is not None and self.repeats == ANY_TIME:
            raise ValueError("what lasts cannot be agreed again at any time; write repeats: every month, or never")
        return self


class Section(RootModel[list[SideDeal]]):
    """All side deals that can be agreed."""


def axis_of(deal: SideDeal) -> Axis:
    """Return the axis of one side deal: open, the months left from the longest down, and over if it never repeats."""
    months = range(deal.lasts or 0, 0, -1)
    left = tuple(f"{number} month{'s' * (number > 1)}" for number in months) or (AGREED,)
    return Axis(f"{PREFIX}{deal.id}", (OPEN, *left, *((OVER,) if deal.repeats == "never" else ())), OPEN)


def parts(case: Case, section: Section) -> Parts:
    """Return one axis, one proposal and one tick per side deal, and what all of them pay while they last."""
    listed = section.root
    counted = [deal for deal in listed if deal.repeats != ANY_TIME]
    flows = tuple(_flow(case, section, place) for place, deal in enumerate(listed) if deal.flows or deal.costs)
    return Parts(
        axes=tuple(axis_of(deal) for deal in counted),
        proposals=tuple(_proposal(deal) for deal in listed),
        ticks=tuple(_running_out(deal) for deal in counted),
        flows=flows,
    )


def _proposal(deal: SideDeal) -> Proposal:
    axis, path = axis_of(deal), f"mechanisms.side_deals.{deal.id}.pays"
    when, then = (always, unchanged) if deal.repeats == ANY_TIME else (axis.at(OPEN), axis.to(axis.levels[1]))

    def pays(inputs: Inputs, worlds: Worlds) -> Payoff:
        return {party: inputs.by_type(f"{path}.{party}", party) for party in deal.pays}

    return Proposal(deal.id, when, then, pays if deal.pays else free, deal.weight)


def _running_out(deal: SideDeal) -> Change:
    axis, count = axis_of(deal), deal.lasts or 1
    over = axis.position(OVER) if OVER in axis.levels else 0
    following = np.array([0, *range(2, count + 1), over, over][: len(axis.levels)])
    return lambda worlds: {axis.name: following[worlds[axis.name]]}


def _holds(deal: SideDeal, worlds: Worlds) -> np.ndarray:
    level = worlds[f"{PREFIX}{deal.id}"]
    return (level >= 1) & (level <= (deal.lasts or 1))


def _flow(case: Case, section: Section, place: int) -> Pays:
    deal = section.root[place]
    path = f"mechanisms.side_deals.{deal.id}"

    def flow(inputs: Inputs, worlds: Worlds) -> Payoff:
        on = _holds(deal, worlds)
        costs = saved(case, inputs, {party: left_of_costs(inputs, f"{path}.costs", deal.costs, party)
                                     for party in parties_of(case, deal.costs)})
        relief = {party: value * _left_by_others(case, section, place, inputs, worlds, party)
                  for party, value in costs.items()}
        flows = {party: inputs.by_type(f"{path}.flows.{party}", party) for party in deal.flows}
        return {party: value * on for party, value in add(relief, flows).items()}

    return flow


def _left_by_others(
    case: Case, section: Section, place: int, inputs: Inputs, worlds: Worlds, party: str
) -> Values:
    """Return what a truce and the side deals listed before this one leave of the costs of war."""
    left = np.where(truce.holds(worlds), truce.factor_on_costs(case, inputs, party), 1.0)
    for other in (deal for deal in section.root[:place] if deal.costs is not None):
        factor = left_of_costs(inputs, f"mechanisms.side_deals.{other.id}.costs", other.costs, party)
        left = left * np.where(_holds(other, worlds), factor, 1.0)
    return left


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "side_deals")
    found = repeated_ids(path, [deal.id for deal in section.root])
    for place, deal in enumerate(section.root):
        here = (*path, place)
        if deal.id in (truce.NAME, NOTHING_TABLED):
            found.append(Mistake((*here, "id"), f"'{deal.id}' means something else in the talks; choose another id"))
        for field in ("pays", "flows"):
            given: Mapping[str, object] = getattr(deal, field)
            found += unknown_parties(case, (*here, field), given)
            for party, worth in given.items():
                found += unknown_types(case, (*here, field, party), party, worth)
        found += relief_mistakes(case, (*here, "costs"), deal.costs)
    return found


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in plain words which side deals can be agreed in this case."""
    if not section.root:
        return "No side deal is on offer."
    listed = "; ".join(_in_words(case, deal, median) for deal in section.root)
    return f"Short of peace the sides can agree on: {listed}. None of this settles what the war is about."


def _in_words(case: Case, deal: SideDeal, median: Callable[[str], float]) -> str:
    path = f"mechanisms.side_deals.{deal.id}.pays"
    worth = ", ".join(f"{median(f'{path}.{party}'):.1%} of the pie to {case.parties[party].name}"
                      for party, given in deal.pays.items() if not isinstance(given, Mapping))
    length = f" for {deal.lasts} month{'s' * (deal.lasts > 1)}" if deal.lasts else ""
    return f"{deal.what}{length}" + (f" (worth {worth})" if worth else "")
