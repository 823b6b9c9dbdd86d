"""M10 Walking away: a party can leave the talks for good, and nobody knows what that will mean.

The axis is present, leaving, gone. A party that has left can do nothing more, and its pending threats lapse. If its
support is named, the month after it leaves shows what leaving meant: with chance `keeps_arms` the support stays as it
is, otherwise it is cut. The chance may depend on the party's own type; then it is news about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field, RootModel, model_validator

from standoff.case.fields import ByType, Probability, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case
from standoff.mechanisms import arms
from standoff.mechanisms.checks import unknown_names, unknown_parties, unknown_types
from standoff.mechanisms.levers import Lever
from standoff.mechanisms.parts import (
    Action,
    Axis,
    Bar,
    ChanceStage,
    Condition,
    Inputs,
    Mistake,
    Outcome,
    Parts,
    Pays,
    Values,
    Worlds,
    always,
    negated,
    together,
)
from standoff.mechanisms.said import Median, by_type, share, size, words
from standoff.mechanisms.units import PIES

PRESENCE = "mediator:"  # how the axis of a party that may walk away begins; its first level is that it is there
PRESENT, LEAVING, GONE = "present", "leaving", "gone"
WALK_AWAY = "walk away"


class Leaving(Fields):
    """One party's way out."""

    party: str
    payoff: Annotated[ByType[Signed], PIES] = Field(description="what leaving is worth to it, once")
    keeps_arms: ByType[Probability] | None = Field(None, description="chance that its support flows on")
    arms: str | None = Field(None, description="id of that support")

    @property
    def id(self) -> str:
        """Return what stands for this entry in the path of a number."""
        return self.party

    @model_validator(mode="after")
    def _both_or_neither(self) -> Leaving:
        if (self.keeps_arms is None) != (self.arms is None):
            raise ValueError("keeps_arms and arms belong together: give both or neither")
        return self


class Section(RootModel[list[Leaving]]):
    """All parties that may walk away."""


def axis_of(leaving: Leaving) -> Axis:
    """Return the axis of one party's presence."""
    return Axis(f"{PRESENCE}{leaving.party}", (PRESENT, LEAVING, GONE), PRESENT)


def levers(section: Section) -> Iterator[Lever]:
    """Yield the lever of every listed party: walking away (from everyone, hence against itself)."""
    for leaving in section.root:
        axis = axis_of(leaving)
        level = GONE if leaving.arms is None else LEAVING
        yield Lever(WALK_AWAY, leaving.party, leaving.party, WALK_AWAY, axis.at(PRESENT), axis.to(level),
                    _payoff(leaving))


def _payoff(leaving: Leaving) -> Pays:
    path = f"mechanisms.walking_away.{leaving.party}.payoff"
    return lambda inputs, worlds: {leaving.party: inputs.by_type(path, leaving.party)}


def parts(case: Case, section: Section) -> Parts:
    """Return the axis, the action and the meaning of every party's walking away."""
    listed = section.root
    return Parts(
        axes=tuple(axis_of(leaving) for leaving in listed),
        actions=tuple(Action(lever.by, WALK_AWAY, lever.when, lever.then, lever.pays) for lever in levers(section)),
        chances=tuple(_meaning(case, leaving) for leaving in listed if leaving.arms),
        bars=tuple(Bar(leaving.party, None, is_absent(leaving)) for leaving in listed),
    )


def is_absent(leaving: Leaving) -> Condition:
    """Return the condition that the party has left."""
    return negated(axis_of(leaving).at(PRESENT))


def absence(case: Case, party: str) -> Condition | None:
    """Return the condition that `party` has left; None if the case gives it no way out."""
    section: Section | None = case.mechanisms.get("walking_away")
    listed = section.root if section else ()
    return next((is_absent(leaving) for leaving in listed if leaving.party == party), None)


def is_there(case: Case, party: str) -> Condition:
    """Return the condition that `party` has not left; always, if the case gives it no way out."""
    gone = absence(case, party)
    return always if gone is None else negated(gone)


def _meaning(case: Case, leaving: Leaving) -> ChanceStage:
    axis = axis_of(leaving)
    support = next(entry for entry in case.mechanisms["arms"].root if entry.id == leaving.arms)
    path = f"mechanisms.walking_away.{leaving.party}.keeps_arms"

    def stays(inputs: Inputs, worlds: Worlds) -> Values:
        return inputs.by_type(path, leaving.party)

    return ChanceStage(
        f"what {leaving.party} meant by walking away",
        (
            Outcome(f"{leaving.arms} flows on", stays, axis.to(GONE)),
            Outcome(f"{leaving.arms} is cut", lambda inputs, worlds: 1 - stays(inputs, worlds),
                    together(axis.to(GONE), arms.cut(support))),
        ),
        when=axis.at(LEAVING),
        about=leaving.party if isinstance(leaving.keeps_arms, Mapping) else None,
    )


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "walking_away")
    support = case.mechanisms.get("arms")
    found = []
    for position, leaving in enumerate(section.root):
        here = (*path, position)
        found += unknown_parties(case, here, [leaving.party])
        found += unknown_types(case, (*here, "payoff"), leaving.party, leaving.payoff)
        found += unknown_types(case, (*here, "keeps_arms"), leaving.party, leaving.keeps_arms)
        if leaving.arms is not None:
            known = [entry.id for entry in support.root if entry.by == leaving.party] if support else []
            found += unknown_names((*here, "arms"), f"support by {leaving.party}", [leaving.arms], known)
        if leaving.party in [other.party for other in section.root[:position]]:
            found.append(Mistake((*here, "party"), f"'{leaving.party}' is listed twice"))
    return found


def sentence(case: Case, section: Section, median: Median) -> str:
    """Return in plain words who may leave for good, what that is worth to it, and what becomes of its support."""
    return " ".join(_said(case, leaving, median) for leaving in section.root)


def _said(case: Case, leaving: Leaving, median: Median) -> str:
    path, party = f"mechanisms.walking_away.{leaving.party}", case.parties[leaving.party].name
    is_dear = size(leaving.payoff, f"{path}.payoff", median) < 0
    worth = by_type(leaving.payoff, f"{path}.payoff", median, lambda value: share(-value if is_dear else value))
    said = f"{party} can walk away from the talks for good, which {'costs' if is_dear else 'brings'} it {worth} of its stakes."
    if leaving.arms is None:
        return said
    stays = by_type(leaving.keeps_arms, f"{path}.keeps_arms", median)
    return f"{said} Its support ({words(leaving.arms)}) then flows on with a chance of {stays}; otherwise it ends."
