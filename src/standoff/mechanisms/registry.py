"""Every mechanism, in plain sight: its section in the case file, its number, its name, and its module."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import NamedTuple

from standoff.case.model import Case
from standoff.mechanisms import (
    aims,
    allies,
    arms,
    base_rates,
    costs,
    front,
    guarantees,
    inconsistency,
    issues,
    misperception,
    patience,
    persuasion,
    power_shifts,
    pressure,
    ratification,
    sanctions,
    side_deals,
    stalling,
    talking,
    threats,
    truce,
    walking_away,
)
from standoff.mechanisms.parts import Mistake, Parts


class Mechanism(NamedTuple):
    """One mechanism: its number among all mechanisms, its name, and the module that builds it."""

    id: str
    name: str
    module: ModuleType


MECHANISMS: dict[str, Mechanism] = {
    "front": Mechanism("M1", "Front and momentum", front),
    "costs": Mechanism("M2", "Costs and stamina", costs),
    "patience": Mechanism("M3", "Patience and clocks", patience),
    "issues": Mechanism("M4", "Issues and packages", issues),
    "aims": Mechanism("M5", "Private aims, signals", aims),
    "misperception": Mechanism("M6", "Misperception", misperception),
    "threats": Mechanism("M7", "Threats and deadlines", threats),
    "sanctions": Mechanism("M8", "Sanctions", sanctions),
    "arms": Mechanism("M9", "Arms and support", arms),
    "walking_away": Mechanism("M10", "Walking away", walking_away),
    "pressure": Mechanism("M11", "Pressure on one's own side", pressure),
    "truce": Mechanism("M12", "Truce first or treaty first", truce),
    "guarantees": Mechanism("M13", "Guarantees and enforcement", guarantees),
    "ratification": Mechanism("M14", "Ratification and audience", ratification),
    "talking": Mechanism("M15", "Talking pays", talking),
    "stalling": Mechanism("M16", "Stalling", stalling),
    "side_deals": Mechanism("M17", "Side deals", side_deals),
    "allies": Mechanism("M18", "Allies with their own policy", allies),
    "persuasion": Mechanism("M19", "Persuasion", persuasion),
    "inconsistency": Mechanism("M20", "An inconsistent mediator", inconsistency),
    "power_shifts": Mechanism("M21", "Power shifts", power_shifts),
    "base_rates": Mechanism("M22", "Base rates", base_rates),
}
SECTIONS: Mapping[str, type] = {name: mechanism.module.Section for name, mechanism in MECHANISMS.items()}
NEEDED = ("patience", "issues")
"""Without these there is nothing to bargain over, or no way to weigh this month against the next."""


def parts_of(case: Case) -> dict[str, Parts]:
    """Return what every mechanism of the case adds, in the order of the registry, not that of the case."""
    return {
        name: mechanism.module.parts(case, case.mechanisms[name])
        for name, mechanism in MECHANISMS.items() if name in case.mechanisms
    }


def find_mistakes(case: Case) -> list[Mistake]:
    """Return everything in the mechanisms of a case that does not fit together, as paths and sentences."""
    found = [Mistake(("mechanisms",), f"a case needs the mechanism '{name}'") for name in NEEDED
             if name not in case.mechanisms]
    for name, mechanism in MECHANISMS.items():
        if name in case.mechanisms:
            found += mechanism.module.mistakes(case, case.mechanisms[name])
    found += threats.same_levers(case)
    if found:
        return found  # only what fits together can be built, and only then is it known what everybody can do
    parts = parts_of(case) if {"allies", "inconsistency"} & set(case.mechanisms) else {}
    return [*allies.unknown_actions(case, parts), *inconsistency.unknown_actions(case, parts)]
