"""What a mechanism hands over: its axes of the world, its stages and its payoffs.

A mechanism is one file with two things: a pydantic section, which is its part of the case file, and
`parts(case, section) -> Parts`. Everything in `Parts` is NumPy: a world is a position on every axis, many worlds are
one integer array per axis, and every condition, change and payoff is written once for all of them.

Numbers come from `Inputs`. Every number has the axes `draw, month, type, world`, so plain arithmetic on numbers and
worlds broadcasts to all draws, months, own types and worlds at once. A length of 1 means "the same for all".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

Worlds = Mapping[str, np.ndarray]
"""Axis name -> position of the level, one entry per world."""
Values = np.ndarray | float
"""Numbers that broadcast to `draw, month, type, world`."""
Payoff = Mapping[str, Values]
"""Party -> what it gets, in pies, by its own type."""
Condition = Callable[[Worlds], np.ndarray]
Change = Callable[[Worlds], Mapping[str, np.ndarray | int]]
Ends = Callable[[Worlds], np.ndarray]
"""The name of the ending, in each world."""

WAIT = "wait"
NO_OFFER = "no offer"
ACCEPT = "accept"
REFUSE = "refuse"
TABLE = "table"
NOTHING_TABLED = "none"


@dataclass(frozen=True)
class Inputs:
    """One value per draw for every number of a case.

    `values` maps a dotted path to an array over draws; `types` maps a private party to its two type names (type 0,
    type 1); `months` are the months looked at, counted from the first month of the record.
    """

    values: Mapping[str, np.ndarray]
    types: Mapping[str, tuple[str, str]]
    months: np.ndarray

    def number(self, path: str) -> np.ndarray:
        """Return the number at `path`, with axes `draw, 1, 1, 1`.

        Raises:
            KeyError: the case has no number at `path`.
        """
        if path not in self.values:
            raise KeyError(f"the case gives no number at '{path}'")
        return np.asarray(self.values[path], dtype=float).reshape(-1, 1, 1, 1)

    def by_type(self, path: str, party: str) -> np.ndarray:
        """Return the number of `party` at `path`, with axes `draw, 1, type, 1`; the type axis has length 1 or 2."""
        if path in self.values:
            return self.number(path)
        return np.concatenate([self.number(f"{path}.{name}") for name in self.types.get(party, ("?",))], axis=2)

    @property
    def month(self) -> np.ndarray:
        """Return the months looked at, with axes `1, month, 1, 1`."""
        return np.asarray(self.months, dtype=float).reshape(1, -1, 1, 1)

    @property
    def num_draws(self) -> int:
        """Return the number of draws."""
        return max((len(column) for column in self.values.values()), default=1)

    def slice(self, first: int, last: int) -> Inputs:
        """Return the same numbers for the draws from `first` up to, not including, `last`."""
        return Inputs({path: column[first:last] for path, column in self.values.items()}, self.types, self.months)

    def at(self, month: int) -> Inputs:
        """Return the same numbers, looked at in one month only."""
        return Inputs(self.values, self.types, np.array([month]))


Pays = Callable[[Inputs, Worlds], Payoff]
Shift = Callable[[Inputs, Worlds], Values]


@dataclass(frozen=True)
class Axis:
    """A public fact that can change: its name, its levels, and the level it has at the start."""

    name: str
    levels: tuple[str, ...]
    start: str

    def position(self, level: str) -> int:
        """Return where `level` stands among the levels."""
        return self.levels.index(level)

    def at(self, level: str) -> Condition:
        """Return the condition that this axis is at `level`."""
        position = self.position(level)
        return lambda worlds: worlds[self.name] == position

    def to(self, level: str) -> Change:
        """Return the change that puts this axis at `level`."""
        position = self.position(level)
        return lambda worlds: {self.name: position}


def always(worlds: Worlds) -> np.ndarray:
    """Return true in every world."""
    return np.ones(num_worlds(worlds), dtype=bool)


def unchanged(worlds: Worlds) -> Mapping[str, np.ndarray | int]:
    """Return no change."""
    return {}


def free(inputs: Inputs, worlds: Worlds) -> Payoff:
    """Return no payoff."""
    return {}


def num_worlds(worlds: Worlds) -> int:
    """Return how many worlds `worlds` holds."""
    return len(next(iter(worlds.values()))) if worlds else 1


def both(first: Condition, second: Condition) -> Condition:
    """Return the condition that both conditions hold."""
    return lambda worlds: first(worlds) & second(worlds)


def negated(condition: Condition) -> Condition:
    """Return the condition that `condition` does not hold."""
    return lambda worlds: ~condition(worlds)


def together(*changes: Change) -> Change:
    """Return the change that makes all `changes`, each reading the world before any of them."""
    return lambda worlds: {axis: value for change in changes for axis, value in change(worlds).items()}


def changed(worlds: Worlds, changes: Mapping[str, np.ndarray | int]) -> dict[str, np.ndarray]:
    """Return `worlds` after `changes`."""
    count = num_worlds(worlds)
    return dict(worlds) | {axis: np.broadcast_to(np.asarray(value), (count,)) for axis, value in changes.items()}


def add(*payoffs: Payoff) -> dict[str, Values]:
    """Return the sum of payoffs, party by party."""
    total: dict[str, Values] = {}
    for payoff in payoffs:
        for party, value in payoff.items():
            total[party] = total[party] + value if party in total else value
    return total


@dataclass(frozen=True)
class Action:
    """Something a party can do: when it may, what it changes, what it pays everyone.

    `ends` names how the game ends, if it does. The quiet action is what happens when the record mentions nothing.
    Where an urgent action is available, nothing else is: a party whose ultimatum has run out cannot look away.
    """

    party: str
    name: str
    when: Condition = always
    then: Change = unchanged
    pays: Pays = free
    base: float = 1.0
    ends: Ends | None = None
    is_quiet: bool = False
    is_urgent: bool = False


@dataclass(frozen=True)
class Outcome:
    """Something that can happen, with `chance` in [0, 1] (by the type of the party it is about)."""

    name: str
    chance: Callable[[Inputs, Worlds], Values]
    then: Change = unchanged
    pays: Pays = free
    ends: Ends | None = None


@dataclass(frozen=True)
class ChanceStage:
    """Nature decides, in the worlds where `when` holds; news about the private party `about`, if any."""

    name: str
    outcomes: tuple[Outcome, ...]
    when: Condition = always
    about: str | None = None


@dataclass(frozen=True)
class MoveStage:
    """One party chooses among its actions. `kind` is policy, table or answer."""

    name: str
    kind: str
    party: str
    actions: tuple[Action, ...]
    when: Condition = always


@dataclass(frozen=True)
class Bar:
    """In the worlds where `when` holds, `party` cannot take `action` (None: any action but the quiet one)."""

    party: str
    action: str | None
    when: Condition


@dataclass(frozen=True)
class Mistake:
    """Something in a case that its mechanisms cannot make sense of: where, and a sentence."""

    path: tuple[str | int, ...]
    message: str


@dataclass(frozen=True)
class Parts:
    """What one mechanism adds to the game; the parts of several mechanisms add up.

    `chances` open a month; `actions` join the party's one policy move of the month; `talks` (tabling and answering)
    follow; the month of war closes it: `ticks` change the world, `drifts` push the front (in its unit), every party
    gets `flows`, and the share 1 - patience of `holdings` (what it enjoys while no deal is signed, worth that much if
    held for ever). `discounts` give the patience of each party, `endings` the names of the ways in which the game ends.
    """

    axes: tuple[Axis, ...] = ()
    actions: tuple[Action, ...] = ()
    chances: tuple[ChanceStage, ...] = ()
    talks: tuple[MoveStage, ...] = ()
    bars: tuple[Bar, ...] = ()
    ticks: tuple[Change, ...] = ()
    drifts: tuple[Shift, ...] = ()
    flows: tuple[Pays, ...] = ()
    holdings: tuple[Pays, ...] = ()
    discounts: tuple[Callable[[Inputs], Payoff], ...] = ()
    endings: tuple[str, ...] = ()
