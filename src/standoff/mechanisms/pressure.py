"""M11 Pressure on one's own side: a patron who twists its protégé's arm, and pays for it.

The axis of an entry is off or on. Pressing is a policy action of the patron and costs it `price` at once: friends
notice, and so do voters. While it is pressed, the protégé signs beyond its red lines more cheaply, for it can say that
it had no choice: of what crossing them costs, only the part `crossing` is left. And refusing an offer outright costs it
`refusing`. Pressure lasts for the talks of this month, or until it is released or the patron walks away. The other
side sees it, and asks for more: the weaker the protégé's lines, the better it can afford to wait for them to give.

It is bargaining over the ally's concessions as in Putnam's two-level games, where a third party changes what the other
side can ratify (Putnam 1988, Diplomacy and domestic politics), and the arm-twisting by patrons described by Touval and
Zartman (1985, International mediation in theory and practice).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

import numpy as np
from pydantic import Field, RootModel

from standoff.case.fields import ByType, Factor, Share, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Id
from standoff.mechanisms import walking_away
from standoff.mechanisms.checks import repeated_ids, unknown_names, unknown_parties, unknown_types
from standoff.mechanisms.levers import one_off
from standoff.mechanisms.parts import (
    Action,
    Axis,
    Change,
    Inputs,
    Mistake,
    Parts,
    Payoff,
    Pays,
    Signing,
    Worlds,
    add,
)
from standoff.mechanisms.red_lines import cost_of_crossing, lines_of
from standoff.mechanisms.units import OF_PIE, PIES

OFF, ON = "off", "on"
THIS_ROUND, THIS_MONTH, UNTIL_RELEASED = "this round", "this month", "until released"


class Pressure(Fields):
    """One party's pressure on another one's red lines."""

    id: Id
    by: str = Field(description="the party that presses")
    on: str = Field(description="the signing party that is pressed")
    issues: list[str] | None = Field(None, min_length=1, description="on which issues; absent: wherever it has a red line")
    crossing: ByType[Factor] | None = Field(
        None, description="times what crossing its red lines costs it while pressed; absent: x 1, as without pressure"
    )
    refusing: Annotated[ByType[Share] | None, OF_PIE] = Field(
        None, description="what refusing an offer while pressed costs it, each time; absent: nothing"
    )
    price: Annotated[ByType[Signed] | None, PIES] = Field(
        None, description="what pressing costs the one that presses, once; absent: nothing"
    )
    lasts: Literal["this round", "this month", "until released"] = THIS_MONTH


class Section(RootModel[list[Pressure]]):
    """Everyone who may be pressed, and by whom."""


def axis_of(pressure: Pressure) -> Axis:
    """Return the axis of one entry."""
    return Axis(f"pressure:{pressure.id}", (OFF, ON), OFF)


def issues_of(case: Case, pressure: Pressure) -> tuple[str, ...]:
    """Return the issues on which one entry bears: those named, or all with a red line."""
    return tuple(pressure.issues or lines_of(case.mechanisms["issues"], pressure.on))


def parts(case: Case, section: Section) -> Parts:
    """Return one axis, pressing and releasing, and what pressure makes of signing and of refusing."""
    listed = section.root
    return Parts(
        axes=tuple(axis_of(pressure) for pressure in listed),
        actions=tuple(action for pressure in listed for action in _actions(pressure)),
        refusing=tuple((pressure.on, _refusing(pressure)) for pressure in listed if pressure.refusing is not None),
        signings=tuple(_signing(case, pressure) for pressure in listed if pressure.crossing is not None),
        rounds=tuple((axis_of(pressure).name, axis_of(pressure).to(OFF)) for pressure in listed
                     if pressure.lasts == THIS_ROUND),
        ticks=tuple(_ending(case, pressure) for pressure in listed),
    )


def _actions(pressure: Pressure) -> tuple[Action, ...]:
    axis = axis_of(pressure)
    price = one_off(f"mechanisms.pressure.{pressure.id}.price", pressure.by, pressure.price)
    press = Action(pressure.by, f"press {pressure.on}", axis.at(OFF), axis.to(ON), price)
    if pressure.lasts != UNTIL_RELEASED:
        return (press,)
    return press, Action(pressure.by, f"release {pressure.on}", axis.at(ON), axis.to(OFF))


def _refusing(pressure: Pressure) -> Pays:
    path, is_on = f"mechanisms.pressure.{pressure.id}.refusing", axis_of(pressure).at(ON)
    return lambda inputs, worlds: {pressure.on: -inputs.by_type(path, pressure.on) * is_on(worlds)}


def _signing(case: Case, pressure: Pressure) -> Signing:
    path, is_on, among = f"mechanisms.pressure.{pressure.id}.crossing", axis_of(pressure).at(ON), issues_of(case, pressure)

    def signing(inputs: Inputs, worlds: Worlds, options: np.ndarray, worth: Payoff) -> Payoff:
        cost = cost_of_crossing(case, inputs, pressure.on, among, options, worlds)
        spared = (1 - inputs.by_type(path, pressure.on)) * cost * is_on(worlds)
        return add(worth, {pressure.on: spared})

    return signing


def _ending(case: Case, pressure: Pressure) -> Change:
    """Return what the end of a month does: the pressure is over, or it goes on while its patron is there."""
    axis = axis_of(pressure)
    if pressure.lasts != UNTIL_RELEASED:
        return axis.to(OFF)
    absent = walking_away.absence(case, pressure.by)
    if absent is None:
        return lambda worlds: {axis.name: worlds[axis.name]}
    return lambda worlds: {axis.name: np.where(absent(worlds), 0, worlds[axis.name])}


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "pressure")
    found = repeated_ids(path, [pressure.id for pressure in section.root])
    issues = case.mechanisms.get("issues")
    for position, pressure in enumerate(section.root):
        here = (*path, position)
        found += unknown_parties(case, here, [pressure.by, pressure.on])
        if issues is not None:
            found += unknown_names((*here, "on"), "signing party", [pressure.on], issues.signs)
            lines = lines_of(issues, pressure.on)
            found += unknown_names((*here, "issues"), f"red line of {pressure.on}", pressure.issues or (), lines)
            if pressure.crossing is not None and not lines:
                found.append(Mistake((*here, "crossing"), f"{pressure.on} has no red line that pressure could make "
                                     "cheaper to cross; give it one under issues, or leave crossing out"))
        if pressure.by == pressure.on:
            found.append(Mistake((*here, "on"), f"'{pressure.by}' cannot press itself"))
        if any((pressure.by, pressure.on) == (other.by, other.on) for other in section.root[:position]):
            found.append(Mistake((*here, "on"), f"{pressure.by} presses {pressure.on} twice; keep one entry"))
        found += unknown_types(case, (*here, "price"), pressure.by, pressure.price)
        for field in ("crossing", "refusing"):
            found += unknown_types(case, (*here, field), pressure.on, getattr(pressure, field))
    return found


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in words who presses whom, what it eases, and what it costs."""
    return " ".join(_said(case, pressure, median) for pressure in section.root)


def _said(case: Case, pressure: Pressure, median: Callable[[str], float]) -> str:
    path = f"mechanisms.pressure.{pressure.id}"
    by, on = case.parties[pressure.by].name, case.parties[pressure.on].name
    does = []
    if pressure.crossing is not None:
        does.append(f"giving way beyond its red lines costs it {_of(pressure.crossing, f'{path}.crossing', median)} "
                    "of what it would otherwise")
    if pressure.refusing is not None:
        does.append(f"refusing an offer costs it {_of(pressure.refusing, f'{path}.refusing', median)} of the stakes")
    price = f" Pressing costs {by} {_of(pressure.price, f'{path}.price', median)} of its own stakes." if pressure.price else ""
    return f"{by} can press {on} to concede" + (": then " + ", and ".join(does) if does else "") + f".{price}"


def _of(number: object, path: str, median: Callable[[str], float]) -> str:
    """Return the median of a number in percent, type by type where it is given so."""
    if isinstance(number, dict):
        return " or ".join(f"{100 * median(f'{path}.{name}'):.2g}% ({name})" for name in number)
    return f"{100 * median(path):.2g}%"
