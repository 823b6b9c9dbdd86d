"""M16 Stalling: an answer that is neither yes nor no.

Delay, no direct refusal, haggling over details, welcoming some points and criticising the others: the offer is off the
table as if it had been refused, and the war goes on. What differs is the price. Stalling costs `cost` (people and time
to keep the talks going, ridicule at home); refusing forfeits courting, where talking pays (M15). A party that knows no
shame stalls whenever being courted pays more than that.

Saying no is one choice, whatever its form: refusing and stalling share the weight that refusing has alone, so that a
case in which nobody is courted and stalling is free is the case without stalling. In the record, silence after an offer
is either of the two; the actions `stall` and `refuse` say which it was.

Source: Ikle 1964 on talks kept up for what they bring besides agreement; Richmond 1998 on devious objectives.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import Field, RootModel

from standoff.case.fields import ByType, Share
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Text
from standoff.mechanisms.checks import listed_twice, unknown_names, unknown_types
from standoff.mechanisms.levers import one_off
from standoff.mechanisms.parts import Action, Mistake, Parts
from standoff.mechanisms.units import OF_PIE

STALL = "stall"


class Stalling(Fields):
    """One party that may answer without answering."""

    party: str = Field(description="the party that may stall; it signs")
    cost: Annotated[ByType[Share] | None, OF_PIE] = Field(None, description="cost of stalling, once; absent: none")
    note: Text | None = None

    @property
    def id(self) -> str:
        """Return what stands for this entry in the path of a number."""
        return self.party


class Section(RootModel[list[Stalling]]):
    """Everyone who may stall."""


def parts(case: Case, section: Section) -> Parts:
    """Return one more way to say no for every listed party."""
    return Parts(answers=tuple(
        Action(entry.party, STALL, pays=one_off(f"mechanisms.stalling.{entry.id}.cost", entry.party, entry.cost),
               is_quiet=True)
        for entry in section.root
    ))


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "stalling")
    signs = case.mechanisms["issues"].signs if "issues" in case.mechanisms else ()
    found = listed_twice(path, [entry.party for entry in section.root])
    for position, entry in enumerate(section.root):
        here = (*path, position)
        found += unknown_names((*here, "party"), "signing party", [entry.party], signs)
        found += unknown_types(case, (*here, "cost"), entry.party, entry.cost)
    return found


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in plain words who may stall, and what that costs."""
    return " ".join(_sentence(case, entry, median) for entry in section.root)


def _sentence(case: Case, entry: Stalling, median: Callable[[str], float]) -> str:
    path, party = f"mechanisms.stalling.{entry.id}.cost", case.parties[entry.party].name
    if entry.cost is None:
        price = "at no cost"
    elif isinstance(entry.cost, dict):
        price = "at a cost of " + ", ".join(f"{100 * median(f'{path}.{name}'):.2g}% of everything at stake if it is "
                                            f"{name.replace('_', ' ')}" for name in entry.cost)
    else:
        price = f"at a cost of {100 * median(path):.2g}% of everything at stake each time"
    return f"{party} need not refuse: it can stall, welcoming some points and criticising others, {price}."
