"""M9 Arms and support: while they flow the front is as stated; cut off, it drifts and the war costs the receiver more.

Each entry is an axis with the levels on and off, and, with `reserves`, one level per month that the front still holds
after a cut: the effect comes when the reserves are used up. Restoring support ends the effect at once. Either act may
cost the giver something at once: `cutting`, `restoring`, nothing where they are not given. Carrying out a threat to cut
costs what the threat says instead, and a cut that walking away brings about costs nothing more than walking away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import numpy as np
from pydantic import Field, RootModel

from standoff.case.fields import ByType, Share, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Id
from standoff.mechanisms.checks import repeated_ids, unknown_parties, unknown_types
from standoff.mechanisms.levers import Lever, one_off
from standoff.mechanisms.parts import (
    Action,
    Axis,
    Change,
    Inputs,
    Mistake,
    Parts,
    Payoff,
    Pays,
    Shift,
    Values,
    Worlds,
    add,
    negated,
)
from standoff.mechanisms.said import Median, by_type, words
from standoff.mechanisms.units import FRONT_PER_MONTH, OF_PIE_PER_MONTH, PIES, PIES_PER_MONTH

OFF, ON = "off", "on"


class Support(Fields):
    """One stream of arms and money."""

    id: Id
    by: str = Field(description="the party that gives it")
    to: str = Field(description="the party that receives it")
    start: Literal["on", "off"] = "on"
    cut_drift: Annotated[Signed, FRONT_PER_MONTH] = Field(description="added to the drift of the front without it")
    cut_cost: Annotated[ByType[Share], OF_PIE_PER_MONTH] = Field(description="added to the receiver's cost without it")
    costs_sender: Annotated[ByType[Signed] | None, PIES_PER_MONTH] = Field(None, description="cost to the giver")
    cutting: Annotated[ByType[Signed] | None, PIES] = Field(
        None, description="cost to the giver of cutting it without a threat, once; absent: none"
    )
    restoring: Annotated[ByType[Signed] | None, PIES] = Field(
        None, description="cost to the giver of restoring it, once; absent: none"
    )
    reserves: int = Field(0, ge=0, le=60, description="months for which the front holds after a cut")


class Section(RootModel[list[Support]]):
    """All streams of support."""


def axis_of(support: Support) -> Axis:
    """Return the axis of one stream: off, the months of reserves left from one up, on."""
    reserves = tuple(f"off, reserves for {months}" for months in range(1, support.reserves + 1))
    return Axis(f"arms:{support.id}", (OFF, *reserves, ON), support.start)


def cut(support: Support) -> Change:
    """Return the change that cuts one stream off; a stream that is cut already stays as it is."""
    axis = axis_of(support)
    first = support.reserves

    def change(worlds: Worlds) -> dict[str, np.ndarray]:
        level = worlds[axis.name]
        return {axis.name: np.where(level == axis.position(ON), first, level)}

    return change


def levers(section: Section) -> Iterator[Lever]:
    """Yield the lever of every stream: cutting it."""
    for support in section.root:
        yield Lever(support.id, support.by, support.to, f"cut {support.id}", axis_of(support).at(ON), cut(support))


def parts(case: Case, section: Section) -> Parts:
    """Return one axis, two actions, one drift and one flow per stream of support, and its reserves running down."""
    listed = section.root
    return Parts(
        axes=tuple(axis_of(support) for support in listed),
        actions=tuple(action for support in listed for action in _actions(support)),
        ticks=tuple(_running_down(support) for support in listed if support.reserves),
        drifts=tuple(_drift(support) for support in listed),
        flows=tuple(_flow(support) for support in listed),
    )


def _actions(support: Support) -> tuple[Action, Action]:
    axis, path = axis_of(support), f"mechanisms.arms.{support.id}"
    cutting = one_off(f"{path}.cutting", support.by, support.cutting)
    restoring = one_off(f"{path}.restoring", support.by, support.restoring)
    return (
        Action(support.by, f"cut {support.id}", axis.at(ON), cut(support), cutting),
        Action(support.by, f"restore {support.id}", negated(axis.at(ON)), axis.to(ON), restoring),
    )


def _running_down(support: Support) -> Change:
    axis = axis_of(support)

    def change(worlds: Worlds) -> dict[str, np.ndarray]:
        level = worlds[axis.name]
        return {axis.name: np.where(level == axis.position(ON), level, np.maximum(level - 1, 0))}

    return change


def _drift(support: Support) -> Shift:
    axis = axis_of(support)

    def drift(inputs: Inputs, worlds: Worlds) -> Values:
        return inputs.number(f"mechanisms.arms.{support.id}.cut_drift") * axis.at(OFF)(worlds)

    return drift


def _flow(support: Support) -> Pays:
    path, axis = f"mechanisms.arms.{support.id}", axis_of(support)

    def flow(inputs: Inputs, worlds: Worlds) -> Payoff:
        pays = {support.to: -inputs.by_type(f"{path}.cut_cost", support.to) * axis.at(OFF)(worlds)}
        if support.costs_sender is None:
            return pays
        return add(pays, {support.by: -inputs.by_type(f"{path}.costs_sender", support.by) * axis.at(ON)(worlds)})

    return flow


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "arms")
    found = repeated_ids(path, [support.id for support in section.root])
    for position, support in enumerate(section.root):
        here = (*path, position)
        found += unknown_parties(case, here, [support.by, support.to])
        found += unknown_types(case, (*here, "cut_cost"), support.to, support.cut_cost)
        for field in ("costs_sender", "cutting", "restoring"):
            found += unknown_types(case, (*here, field), support.by, getattr(support, field))
    return found


def sentence(case: Case, section: Section, median: Median) -> str:
    """Return in plain words who supports whom, and what would happen without it."""
    return " ".join(_said(case, support, median) for support in section.root)


def _said(case: Case, support: Support, median: Median) -> str:
    path, by, to = f"mechanisms.arms.{support.id}", case.parties[support.by].name, case.parties[support.to].name
    gives = f"{by} supports {to}" if support.start == ON else f"{by} could support {to}"
    reserves = f", once reserves for {support.reserves} month{'s' * (support.reserves > 1)} are used up" if support.reserves else ""
    drift = f"the front moves by {median(f'{path}.cut_drift'):+.2g} more a month and " if "front" in case.mechanisms else ""
    costs = by_type(support.cut_cost, f"{path}.cut_cost", median)
    return f"{gives} ({words(support.id)}). Without it{reserves} {drift}a month of war costs {to} {costs} of its stakes more."
