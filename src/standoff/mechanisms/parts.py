"""What a mechanism hands over: its axes of the world, its stages and its payoffs.

A mechanism is one file with two things: a pydantic section, which is its part of the case file, and
`parts(case, section) -> Parts`. Everything in `Parts` is NumPy: a world is a position on every axis, many worlds are
one integer array per axis, and every condition, change and payoff is written once for all of them.

Numbers come from `Inputs`. Every number has the axes `draw, month, types…, world`, with one axis of types per private
party, so plain arithmetic on numbers and worlds broadcasts to all draws, months, types and worlds at once, and what one
party gets may depend on the type of another. A length of 1 means "the same for all".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

Worlds = Mapping[str, np.ndarray]
"""Axis name -> position of the level, one entry per world."""
Values = np.ndarray | float
"""Numbers that broadcast to `draw, month, types…, world`."""
Payoff = Mapping[str, Values]
"""Party -> what it gets, in pies."""
Condition = Callable[[Worlds], np.ndarray]
Change = Callable[[Worlds], Mapping[str, np.ndarray | int]]
Ends = Callable[[Worlds], np.ndarray]
"""The name of the ending, in each world."""

WAIT = "wait"
NO_OFFER = "no offer"
ACCEPT = "accept"
REFUSE = "refuse"
AGREE = "agree"
TABLE = "table"
NOTHING_TABLED = "none"


@dataclass(frozen=True)
class Effect:
    """A change that another number of the case makes to a number: in some months, or for good.

    From month `first` up to, not including, month `until` (None: to the end) the number is multiplied by (`factor`),
    increased by (`shift`), or pooled with (`pool`) the number at `by`; over the first `over` months the change grows
    evenly. Pooling takes the mean of log-odds, in which the number at `by` has the weight at `weight`. The result
    is kept between `lowest` and `highest`, the ends of what the field allows.
    """

    by: str
    kind: Literal["factor", "shift", "pool"]
    first: int | None = None
    until: int | None = None
    over: int = 0
    weight: str | None = None
    lowest: float = -np.inf
    highest: float = np.inf

    def share(self, months: np.ndarray) -> np.ndarray:
        """Return how much of the change there is in each month, from 0 to 1."""
        if self.first is None:
            return np.ones_like(months)
        grown = np.clip((months - self.first + 1) / (self.over + 1), 0, 1)
        return np.where(months < (np.inf if self.until is None else self.until), grown, 0.0)


@dataclass(frozen=True)
class Inputs:
    """One value per draw for every number of a case.

    `values` maps a dotted path to an array over draws; `types` maps a private party to its two type names (type 0,
    type 1); `months` are the months looked at, counted from the first month of the record; `effects` lists, by path,
    what changes a number.
    """

    values: Mapping[str, np.ndarray]
    types: Mapping[str, tuple[str, str]]
    months: np.ndarray
    effects: Mapping[str, tuple[Effect, ...]] = field(default_factory=dict)

    def number(self, path: str) -> np.ndarray:
        """Return the number at `path`, with axes `draw, month, types…, world`; its axes of types and worlds have length 1.

        Raises:
            KeyError: the case has no number at `path`.
        """
        value = self._written(path)
        for effect in self.effects.get(path, ()):
            value = self._changed(value, effect)
        return value

    def by_type(self, path: str, party: str) -> np.ndarray:
        """Return the number of `party` at `path`, with axes `draw, month, types…, world`.

        The axis of the party's own types has length 2 where the number is given by type, all other axes of types 1.
        """
        if path in self.values or party not in self.types:
            return self.number(path)
        kinds = [self.number(f"{path}.{name}") for name in self.types[party]]
        return np.concatenate(np.broadcast_arrays(*kinds), axis=self.type_axis(party))

    def type_axis(self, party: str) -> int:
        """Return which axis holds the types of a private party."""
        return 2 + list(self.types).index(party)

    def spread(self, values: np.ndarray) -> np.ndarray:
        """Return values that depend on the world alone (its last axis) with all axes of a number."""
        return np.asarray(values).reshape(1, 1, *(1,) * len(self.types), -1)

    @property
    def month(self) -> np.ndarray:
        """Return the months looked at, with axes `1, month, 1…, 1`."""
        return np.asarray(self.months, dtype=float).reshape(1, -1, *(1,) * len(self.types), 1)

    def _written(self, path: str) -> np.ndarray:
        if path not in self.values:
            raise KeyError(f"the case gives no number at '{path}'")
        return np.asarray(self.values[path], dtype=float).reshape(-1, 1, *(1,) * len(self.types), 1)

    def _changed(self, value: np.ndarray, effect: Effect) -> np.ndarray:
        by, share = self._written(effect.by), 1.0 if effect.first is None else effect.share(self.month)
        if effect.kind == "pool":
            weight = 1.0 if effect.weight is None else self._written(effect.weight)
            pooled = 1 / (1 + np.exp(-((1 - weight * share) * _log_odds(value) + weight * share * _log_odds(by))))
            return np.where(weight * share == 0, value, pooled)  # log-odds and back would move the last digit
        changed = value * by**share if effect.kind == "factor" else value + by * share
        return np.clip(changed, effect.lowest, effect.highest)

    @property
    def num_draws(self) -> int:
        """Return the number of draws."""
        return max((len(column) for column in self.values.values()), default=1)

    def slice(self, first: int, last: int) -> Inputs:
        """Return the same numbers for the draws from `first` up to, not including, `last`."""
        return replace(self, values={path: column[first:last] for path, column in self.values.items()})

    def at(self, month: int) -> Inputs:
        """Return the same numbers, looked at in one month only."""
        return replace(self, months=np.array([month]))


def _log_odds(chance: np.ndarray) -> np.ndarray:
    kept = np.clip(chance, 1e-9, 1 - 1e-9)  # probabilities of 0 and 1 have no log-odds
    return np.log(kept) - np.log1p(-kept)


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
class Rider:
    """What comes on top of an action of another mechanism in the policy move of `party` (None: of whatever it does)."""

    party: str
    action: str | None
    pays: Pays = free
    then: Change = unchanged


@dataclass(frozen=True)
class Proposal:
    """Something short of a deal that can be tabled, such as a truce: signed, it changes the world and pays, once.

    `when` says in which worlds it can be tabled, and `base` is its weight on the menu beside that of all packages: 1.
    """

    name: str
    when: Condition
    then: Change
    pays: Pays = free
    base: float = 1.0


Signing = Callable[[Inputs, Worlds, np.ndarray, Payoff], Payoff]
"""What a mechanism makes of the worth of signing: (inputs, worlds, options of the package in each world, worth so far)
-> the worth of signing. Options have one row per world and one column per issue."""


@dataclass(frozen=True)
class Ratification:
    """A body at home that has to approve what `party` signed.

    `chance` of approval has the axes of a number and takes the options of the package as a `Signing` does; where the
    body refuses, everyone is paid `refused`, which takes them too, and the war goes on.
    """

    party: str
    body: str
    chance: Callable[[Inputs, Worlds, np.ndarray], Values]
    refused: Callable[[Inputs, Worlds, np.ndarray], Payoff]


@dataclass(frozen=True)
class Mistake:
    """Something in a case that its mechanisms cannot make sense of: where, a sentence, and perhaps what would help.

    `is_about_key` where the name at the end of the path is wrong, and not what stands behind it.
    """

    path: tuple[str | int, ...]
    message: str
    hint: str = ""
    is_about_key: bool = False


@dataclass(frozen=True)
class Parts:
    """What one mechanism adds to the game; the parts of several mechanisms add up.

    `chances` open a month and `openings` (moves before those of policy) follow; `actions` join the party's one policy
    move of the month, where `riders` add to what actions pay and change. Then come the talks: `proposals` can be tabled
    beside the packages, `answers` are more ways to say no (they share the weight of refusing), `refusing` is what an
    outright refusal pays, `signings` change what signing a package is worth, `rounds` are changes (with
    the axis each is about) that come once the first tabling of a month has been answered, and `ratifications` stand
    between signing and peace. The month of war closes it: `ticks` change the world, `drifts` push the front (in its unit), every party
    gets `flows`, and the share 1 - patience of `holdings` (what it enjoys while no deal is signed, worth that much if
    held for ever). In `lulls` the front stands still.

    `discounts` give the patience of each party, `mistakes` a factor on how dear its mistakes are allowed to be, `optimism`
    what is added to its log-odds of another party's type 1, and `effects` what changes a number of the case.
    `endings` are the names of the ways in which the game ends.
    """

    axes: tuple[Axis, ...] = ()
    actions: tuple[Action, ...] = ()
    chances: tuple[ChanceStage, ...] = ()
    openings: tuple[MoveStage, ...] = ()
    riders: tuple[Rider, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    answers: tuple[Action, ...] = ()
    refusing: tuple[tuple[str, Pays], ...] = ()
    signings: tuple[Signing, ...] = ()
    rounds: tuple[tuple[str, Change], ...] = ()
    ratifications: tuple[Ratification, ...] = ()
    bars: tuple[Bar, ...] = ()
    ticks: tuple[Change, ...] = ()
    drifts: tuple[Shift, ...] = ()
    flows: tuple[Pays, ...] = ()
    holdings: tuple[Pays, ...] = ()
    lulls: tuple[Condition, ...] = ()
    discounts: tuple[Callable[[Inputs], Payoff], ...] = ()
    mistakes: tuple[Callable[[Inputs], Payoff], ...] = ()
    optimism: tuple[Callable[[Inputs], Mapping[tuple[str, str], Values]], ...] = ()
    effects: Mapping[str, tuple[Effect, ...]] = field(default_factory=dict)
    endings: tuple[str, ...] = ()
