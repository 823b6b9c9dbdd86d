"""The mechanisms that can hold a deal back, and what it means that one of them does not.

Switching a mechanism off sets its numbers to values at which it does nothing from today on, or opens to all what was
hidden. Nothing else changes, least of all the past. The game (and with it JAX) is imported only
where a party starts in another way: a check of what a case switches off needs the names alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

import numpy as np

from standoff.case.draws import Draws, numbers_of
from standoff.case.model import Case
from standoff.case.suggest import suggest
from standoff.case.text import InputError
from standoff.mechanisms.structure import Structure

Values = Mapping[str, np.ndarray]
PATIENCE = "mechanisms.patience.*.per_month*"


@dataclass(frozen=True)
class Switch:
    """One mechanism that can be switched off.

    Attributes:
        name: what it is called in answers.
        off: what it means that it is off, as the end of a sentence that begins with "if".
        numbers: pattern of paths -> the value at which it does nothing; None: 1 for a factor, 0 for anything else.
        replaces: for values that depend on other numbers: all values -> those that change.
        opens: how private parties start when it is off (`game.acts`), by party.
    """

    name: str
    off: str
    numbers: Mapping[str, float | None]
    replaces: Callable[[Values], Values] | None = None
    opens: Callable[[Structure, Draws], Mapping[str, int]] | None = None

    def changes(self, case: Case, values: Values) -> dict[str, np.ndarray]:
        """Return the numbers that it changes, with the values at which the mechanism does nothing."""
        found = {path: np.full_like(column, _nothing(case, path) if neutral is None else neutral)
                 for pattern, neutral in self.numbers.items()
                 for path, column in values.items() if fnmatchcase(path, pattern)}
        found |= self.replaces(values) if self.replaces else {}
        return {path: column for path, column in found.items() if np.any(column != values[path])}


def _nothing(case: Case, path: str) -> float:
    """Return the value at which a number that changes others does nothing."""
    return 1.0 if numbers_of(case)[path].domain == "factor" else 0.0


def _as_patient_as_the_most_patient(values: Values) -> dict[str, np.ndarray]:
    rows = {path: column for path, column in values.items() if fnmatchcase(path, PATIENCE)}
    most = np.max(np.stack(list(rows.values())), axis=0)
    return dict.fromkeys(rows, most)


def carrying_type(structure: Structure, inputs: Draws, party: str, section) -> int:
    """Return the type of `party` for which backing down costs more than carrying out, by comparison with the other."""
    if section is None:
        return 1
    base = f"mechanisms.threats.{section.id}"
    medians = {path: float(np.median(values)) for path, values in inputs.values.items()}
    net = []
    for name in structure.types[party]:
        back, carry = (medians.get(f"{base}.{cost}.{name}", medians.get(f"{base}.{cost}", 0.0))
                       for cost in ("backing_down", "executing"))  # fmt: skip
        net.append(back - carry)
    return int(net[1] >= net[0])


def _everyone(structure: Structure, inputs: Draws) -> dict[str, int]:
    from standoff.game.acts import KNOWN

    return dict.fromkeys(structure.types, KNOWN)


def _who_threatens(structure: Structure, inputs: Draws) -> dict[str, int]:
    """Return, for every private party that threatens, the type that carries threats out."""
    from standoff.game.acts import TYPE_0, TYPE_1

    section = structure.case.mechanisms.get("threats")
    found = {}
    for threat in section.root if section else ():
        if threat.by in structure.types:
            kind = carrying_type(structure, inputs, threat.by, threat)
            found[threat.by] = TYPE_1 if kind else TYPE_0
    return found


SWITCHES: tuple[Switch, ...] = (
    Switch("private information", "everyone knew what the others are after", {}, opens=_everyone),
    Switch("unbelieved threats", "whoever threatens were known to carry it out", {}, opens=_who_threatens),
    Switch("commitment", "a signed deal or truce, once made, were kept", {
        "mechanisms.guarantees.hazard*": 0.0, "mechanisms.truce.collapses*": 0.0, "mechanisms.truce.breaking.*.surprise*": 0.0,
        "mechanisms.power_shifts.*.effect.*": None,
    }),
    Switch("drift of the front", "the front moved neither way on average", {
        "mechanisms.front.drift": 0.0, "mechanisms.front.learning.drift_by_type*": 0.0, "mechanisms.arms.*.cut_drift": 0.0,
    }),
    Switch("impatience", "everyone were as patient as the most patient party", {"mechanisms.patience.clocks.*.patience": 1.0},
           replaces=_as_patient_as_the_most_patient),
    Switch("misperception", "nobody misread the others", {
        "mechanisms.misperception.*.by*": 0.0, "mechanisms.persuasion.*.shift*": 0.0, "mechanisms.persuasion.*.effect.*": None,
    }),
    Switch("inconsistency", "the mediator were as steady as the others", {
        "mechanisms.inconsistency.*.mistakes*": 1.0, "mechanisms.inconsistency.*.pays.*": 0.0,
    }),
    Switch("talking that pays", "being courted were worth nothing", {"mechanisms.talking.*.per_month*": 0.0}),
    Switch("ratification", "nobody at home had to approve", {
        "mechanisms.ratification.*.passes*": 1.0, "mechanisms.ratification.*.refused*": 0.0,
        "mechanisms.ratification.*.pride*": 0.0,
    }),
    Switch("an empty bargaining range", "crossing a red line cost nobody anything", {
        "mechanisms.issues.positions.*.crossing*": 0.0,
    }),
)


def switch_of(name: str) -> Switch:
    """Return the switch called `name`.

    Raises:
        InputError: there is none.
    """
    for switch in SWITCHES:
        if switch.name == name:
            return switch
    raise InputError(f"no mechanism called '{name}'; {suggest(name, [switch.name for switch in SWITCHES], 'mechanisms')}")


def in_play(structure: Structure, inputs: Draws) -> tuple[Switch, ...]:
    """Return the mechanisms of a case that can be switched off, in the order of `SWITCHES`."""
    return tuple(switch for switch in SWITCHES
                 if switch.changes(structure.case, inputs.values) or (switch.opens and switch.opens(structure, inputs)))


def starts(structure: Structure, inputs: Draws, off: Sequence[Switch]) -> tuple[int, ...]:
    """Return how every private party starts when `off` are switched off; who is known to threaten in earnest comes first."""
    from standoff.game.acts import PUBLIC

    found = dict.fromkeys(structure.types, PUBLIC)
    for switch in off:
        for party, kind in (switch.opens(structure, inputs) if switch.opens else {}).items():
            found[party] = max(found[party], kind)
    return tuple(found[party] for party in structure.types)
