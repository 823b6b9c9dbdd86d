"""M15 Talking pays: being courted is worth something in itself, whatever comes of the talks.

Summits give status, ties are restored while the fighting goes on, isolation ends. A party gets `per_month` every month
without a deal in which the mediator is still there to court it: not once the mediator has walked away, and not after a
deal. So an offer that is signed costs the party its suitors, and the longer the talks, the better for it.

Courting can be forfeited: who flatly refuses an offer loses the share `refusing_loses` of what courting brings in that
month. Stalling (M16) keeps it. With three or more parties at the table, every refusal in a month costs that share.

Source: Ikle 1964 on negotiating for side effects; Richmond 1998 on what disputants want from mediation besides peace.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import numpy as np
from pydantic import Field, RootModel

from standoff.case.fields import ByType, Share
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Text
from standoff.mechanisms import walking_away
from standoff.mechanisms.checks import listed_twice, unknown_names, unknown_parties, unknown_types
from standoff.mechanisms.parts import Inputs, Mistake, Parts, Payoff, Pays, Values, Worlds
from standoff.mechanisms.units import OF_PIE_PER_MONTH


class Courting(Fields):
    """What being courted is worth to one party."""

    party: str = Field(description="the party that is courted")
    mediator: str = Field(alias="with", description="the party that courts it; nothing is paid once it has walked away")
    per_month: Annotated[ByType[Share], OF_PIE_PER_MONTH] = Field(description="worth of a month of being courted")
    refusing_loses: Share | None = Field(
        None, description="part of the month's courting that flatly refusing an offer forfeits; absent: none"
    )
    note: Text | None = None

    @property
    def id(self) -> str:
        """Return what stands for this entry in the path of a number."""
        return self.party


class Section(RootModel[list[Courting]]):
    """Everyone to whom talking is worth something in itself."""


def parts(case: Case, section: Section) -> Parts:
    """Return what courting pays every month, and what refusing forfeits."""
    listed = [(courting, _pays(case, courting)) for courting in section.root]
    return Parts(
        flows=tuple(pays for _, pays in listed),
        refusing=tuple((courting.party, _forfeited(courting, pays)) for courting, pays in listed
                       if courting.refusing_loses is not None),
    )


def _pays(case: Case, courting: Courting) -> Pays:
    path, courts = f"mechanisms.talking.{courting.id}.per_month", walking_away.is_there(case, courting.mediator)

    def pays(inputs: Inputs, worlds: Worlds) -> Payoff:
        there = np.asarray(courts(worlds), dtype=float)
        return {courting.party: inputs.by_type(path, courting.party) * there}

    return pays


def _forfeited(courting: Courting, pays: Pays) -> Pays:
    path = f"mechanisms.talking.{courting.id}.refusing_loses"

    def forfeited(inputs: Inputs, worlds: Worlds) -> Payoff:
        worth: Values = pays(inputs, worlds)[courting.party]
        return {courting.party: -inputs.number(path) * worth}

    return forfeited


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "talking")
    found = listed_twice(path, [courting.party for courting in section.root])
    signs = case.mechanisms["issues"].signs if "issues" in case.mechanisms else ()
    for position, courting in enumerate(section.root):
        here = (*path, position)
        found += unknown_parties(case, here, [courting.party])
        found += unknown_names((*here, "with"), "party", [courting.mediator], case.parties)
        found += unknown_types(case, (*here, "per_month"), courting.party, courting.per_month)
        if courting.mediator == courting.party:
            found.append(Mistake((*here, "with"), f"'{courting.party}' cannot court itself; name another party"))
        if courting.refusing_loses is not None and courting.party in case.parties:
            found += unknown_names((*here, "refusing_loses"), "party that answers offers", [courting.party], signs)
    return found


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in plain words who gains from talking, and what refusing costs it."""
    return " ".join(_sentence(case, courting, median) for courting in section.root)


def _sentence(case: Case, courting: Courting, median: Callable[[str], float]) -> str:
    path = f"mechanisms.talking.{courting.id}"
    party, mediator = case.parties[courting.party].name, case.parties[courting.mediator].name
    worth = courting.per_month
    values = ([f"{100 * median(f'{path}.per_month.{name}'):.2g}% of everything at stake if it is "
               f"{name.replace('_', ' ')}" for name in worth] if isinstance(worth, dict)
              else [f"{100 * median(f'{path}.per_month'):.2g}% of everything at stake"])
    said = f"Every month in which {mediator} courts it is worth {', '.join(values)} to {party}, deal or no deal."
    if courting.refusing_loses is None:
        return said
    return f"{said} A flat refusal forfeits {100 * median(f'{path}.refusing_loses'):.0f}% of that month's."
