"""M7 Threats and deadlines: announce, let the months run down, then carry out or back down.

The axis of a threat runs none, N months, ..., 1 month, due. Announcing it starts the count; every month without a deal
takes one off. Once it is due its sender has to act: carry it out (the lever is pulled) or back down, which costs an
audience cost. Nothing else is open to the sender that month. The target avoids it by signing. While a threat is out,
its lever cannot be pulled in any other way. A threat lapses when its sender walks away.

Carrying a threat out costs `executing` at once, nothing where it is not given; what it costs to impose sanctions or to
cut support without a threat is not added. Walking away pays the same with and without a threat.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Annotated

import numpy as np
from pydantic import Field, RootModel, WithJsonSchema, field_validator

from standoff.case.fields import ByType, Share, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Id
from standoff.mechanisms import arms, sanctions, walking_away
from standoff.mechanisms.checks import repeated_ids, unknown_names, unknown_parties, unknown_types
from standoff.mechanisms.levers import Lever
from standoff.mechanisms.parts import (
    Action,
    Axis,
    Bar,
    Change,
    Condition,
    Inputs,
    Mistake,
    Parts,
    Payoff,
    Pays,
    Worlds,
    add,
    both,
    free,
    negated,
    together,
)
from standoff.mechanisms.said import Median, by_type, words
from standoff.mechanisms.units import OF_PIE, PIES

NONE, DUE = "none", "due"
_DURATION = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(day|week|month)s?\s*")
_PER_MONTH = {"day": 30.4, "week": 30.4 / 7, "month": 1.0}


class Threat(Fields):
    """One threat with a deadline."""

    id: Id
    by: str = Field(description="the party that threatens")
    against: str = Field(description="the party that is threatened")
    lever: str = Field(description="id of the sanctions or support it would use, or 'walk away'")
    deadline: Annotated[int, WithJsonSchema({"type": ["string", "integer"]})] = Field(
        description="time to comply; parts of a month count as a month"
    )
    announcing: Annotated[Signed | None, PIES] = Field(None, description="what announcing is worth to the sender, once")
    backing_down: Annotated[ByType[Share], OF_PIE] = Field(description="audience cost of backing down, once")
    executing: Annotated[ByType[Signed] | None, PIES] = Field(
        None, description="cost of carrying it out, once; absent: none"
    )

    @field_validator("deadline", mode="before")
    @classmethod
    def _whole_months(cls, value: object) -> int:
        match = _DURATION.fullmatch(str(value) if not isinstance(value, int) else f"{value} months")
        months = math.ceil(float(match[1]) / _PER_MONTH[match[2]]) if match else 0
        if not 1 <= months <= 24:
            raise ValueError(f"a deadline of '{value}' is not between 1 and 24 months; write '2 weeks' or '1 month'")
        return months


class Section(RootModel[list[Threat]]):
    """All threats that a party may make."""


def axis_of(threat: Threat) -> Axis:
    """Return the axis of one threat: none, the months left from the deadline down, due."""
    left = tuple(f"{months} month{'s' * (months > 1)}" for months in range(threat.deadline, 0, -1))
    return Axis(f"threat:{threat.id}", (NONE, *left, DUE), NONE)


def levers_of(case: Case) -> dict[tuple[str, str], Lever]:
    """Return every lever of the case by the party that holds it and its name."""
    found: dict[tuple[str, str], Lever] = {}
    for name, module in (("sanctions", sanctions), ("arms", arms), ("walking_away", walking_away)):
        if name in case.mechanisms:
            found |= {(lever.by, lever.name): lever for lever in module.levers(case.mechanisms[name])}
    return found


def same_levers(case: Case) -> list[Mistake]:
    """Return a mistake for every lever with the id of another mechanism's lever of the same party."""
    found, seen = [], {}
    for name in ("sanctions", "arms"):
        section = case.mechanisms.get(name)
        for position, entry in enumerate(section.root if section else ()):
            first = seen.setdefault((entry.by, entry.id), name)
            if first != name:
                message = f"{entry.by} has a lever '{entry.id}' under '{first}' already; choose another id"
                found.append(Mistake(("mechanisms", name, position, "id"), message))
    return found


def parts(case: Case, section: Section) -> Parts:
    """Return one axis, three actions and one countdown per threat."""
    levers = levers_of(case)
    listed = section.root
    return Parts(
        axes=tuple(axis_of(threat) for threat in listed),
        actions=tuple(action for threat in listed for action in _actions(threat, levers[threat.by, threat.lever])),
        bars=tuple(Bar(threat.by, levers[threat.by, threat.lever].pull, _is_out(threat)) for threat in listed),
        ticks=tuple(_countdown(threat, walking_away.absence(case, threat.by)) for threat in listed),
    )


def _is_out(threat: Threat) -> Condition:
    return negated(axis_of(threat).at(NONE))


def _actions(threat: Threat, lever: Lever) -> tuple[Action, ...]:
    axis, path = axis_of(threat), f"mechanisms.threats.{threat.id}"
    due, end = axis.at(DUE), axis.to(NONE)

    def executes(inputs: Inputs, worlds: Worlds) -> Payoff:
        cost = _once(f"{path}.executing", threat.by, -1)(inputs, worlds) if threat.executing is not None else {}
        return add(lever.pays(inputs, worlds), cost)

    announce = free if threat.announcing is None else _once(f"{path}.announcing", threat.by, 1)
    return (
        Action(threat.by, f"threaten {lever.name}", both(axis.at(NONE), lever.when), axis.to(axis.levels[1]), announce),
        Action(threat.by, f"execute {lever.name}", both(due, lever.when), together(end, lever.then), executes,
               is_urgent=True),
        Action(threat.by, f"back down on {lever.name}", due, end, _once(f"{path}.backing_down", threat.by, -1),
               is_urgent=True),
    )


def _once(path: str, party: str, sign: int) -> Pays:
    return lambda inputs, worlds: {party: sign * inputs.by_type(path, party)}


def _countdown(threat: Threat, absent: Condition | None) -> Change:
    axis = axis_of(threat)
    due = axis.position(DUE)

    def change(worlds: Worlds) -> Mapping[str, np.ndarray]:
        level = worlds[axis.name]
        later = np.where(level == 0, 0, np.minimum(level + 1, due))
        return {axis.name: later if absent is None else np.where(absent(worlds), 0, later)}

    return change


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "threats")
    found = repeated_ids(path, [threat.id for threat in section.root])
    levers = levers_of(case)
    seen: set[tuple[str, str]] = set()
    for position, threat in enumerate(section.root):
        here = (*path, position)
        found += unknown_parties(case, here, [threat.by, threat.against])
        own = [name for by, name in levers if by == threat.by]
        found += unknown_names((*here, "lever"), f"lever of {threat.by}", [threat.lever], own)
        if (threat.by, threat.lever) in seen:
            message = f"{threat.by} threatens '{threat.lever}' twice; one threat per lever"
            found.append(Mistake((*here, "lever"), message))
        seen.add((threat.by, threat.lever))
        for field in ("announcing", "backing_down", "executing"):
            found += unknown_types(case, (*here, field), threat.by, getattr(threat, field))
    return found


def sentence(case: Case, section: Section, median: Median) -> str:
    """Return in plain words who can threaten whom with what, by when, and what backing down costs."""
    return " ".join(_said(case, threat, median) for threat in section.root)


def _said(case: Case, threat: Threat, median: Median) -> str:
    by, months = case.parties[threat.by].name, f"{threat.deadline} month{'s' * (threat.deadline > 1)}"
    means = "walking away" if threat.lever == walking_away.WALK_AWAY else f"“{words(threat.lever)}”"
    costs = by_type(threat.backing_down, f"mechanisms.threats.{threat.id}.backing_down", median)
    return (f"{by} can threaten {case.parties[threat.against].name} with {means} unless there is a deal within {months}; "
            f"backing down then costs it {costs} of its stakes.")
