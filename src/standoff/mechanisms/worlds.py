"""The worlds that can be reached, stage by stage, found by following every action from the start.

A world is a number in a mixed radix, one digit per axis. Each stage has a table of its own: the sorted numbers of the
worlds that can stand in front of it. Whether a world can be reached depends on the case only, never on a draw.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from standoff.mechanisms.parts import Axis, Bar, ChanceStage, Worlds, changed
from standoff.mechanisms.stages import Stage, available, is_idle

MOST_CODES = 2**62
MOST_WORLDS = 2_000_000
"""More worlds per stage than this do not fit in memory once beliefs and actions multiply them."""


class TooManyWorlds(ValueError):
    """The mechanisms of a case multiply into more worlds than can be held."""


@dataclass(frozen=True)
class Radix:
    """Worlds as numbers: `axes` give the digits, the last axis the lowest."""

    axes: tuple[Axis, ...]

    @property
    def strides(self) -> list[int]:
        """Return what one level of every axis adds to the number of a world."""
        strides, size = [], 1
        for axis in reversed(self.axes):
            strides.append(size)
            size *= len(axis.levels)
        if size > MOST_CODES:
            raise TooManyWorlds(f"{len(self.axes)} axes span {size:.3g} worlds; leave out levers, threats or levels")
        return strides[::-1]

    def encode(self, worlds: Worlds) -> np.ndarray:
        """Return the number of every world."""
        digits = [worlds[axis.name].astype(np.int64) * stride
                  for axis, stride in zip(self.axes, self.strides, strict=True)]
        return sum(digits)

    def decode(self, codes: np.ndarray) -> dict[str, np.ndarray]:
        """Return the position on every axis of every numbered world."""
        return {axis.name: codes // stride % len(axis.levels)
                for axis, stride in zip(self.axes, self.strides, strict=True)}

    @property
    def start(self) -> np.ndarray:
        """Return the number of the first world, as an array of one."""
        return self.encode({axis.name: np.array([axis.position(axis.start)]) for axis in self.axes})


@dataclass(frozen=True)
class StageWorlds:
    """The worlds in front of one stage and where they lead.

    Attributes:
        worlds: position on every axis, one entry per world.
        moving: the worlds in which there is something to decide.
        passes: for every world, the world of the next stage if nothing happens (0 for moving worlds).
        available: whether an action can be taken, axes `action, moving`.
        next_world: world of the next stage, or -1 - e for ending e; 0 where not available. Axes `action, moving`.
    """

    worlds: Worlds
    moving: np.ndarray
    passes: np.ndarray
    available: np.ndarray
    next_world: np.ndarray

    @property
    def moving_worlds(self) -> dict[str, np.ndarray]:
        """Return the position on every axis of the moving worlds."""
        return {axis: levels[self.moving] for axis, levels in self.worlds.items()}


@dataclass(frozen=True)
class _Step:
    """One stage applied to some worlds: numbers of the worlds it leads to, endings as -1 - e."""

    moving: np.ndarray
    available: np.ndarray
    targets: np.ndarray


def reach(
    radix: Radix, stages: tuple[Stage, ...], bars: tuple[Bar, ...], endings: tuple[str, ...]
) -> tuple[StageWorlds, ...]:
    """Return the tables of all stages.

    Raises:
        TooManyWorlds: a stage has more than `MOST_WORLDS` worlds.
    """
    reached = [np.array([], dtype=np.int64) for _ in stages]
    arriving = radix.start
    while True:
        grew = False
        for index, stage in enumerate(stages):
            fresh = np.setdiff1d(arriving, reached[index])
            grew |= fresh.size > 0
            reached[index] = np.union1d(reached[index], fresh)
            if reached[index].size > MOST_WORLDS:
                raise TooManyWorlds(f"'{stage.name}' has more than {MOST_WORLDS:,} worlds; leave out levers, threats "
                                    "or levels")
            arriving = _leaving(radix, stage, bars, endings, fresh)
        if not grew:
            break
    following = (*reached[1:], reached[0])
    return tuple(_table(radix, stage, bars, endings, codes, after)
                 for stage, codes, after in zip(stages, reached, following, strict=True))


def _leaving(
    radix: Radix, stage: Stage, bars: tuple[Bar, ...], endings: tuple[str, ...], codes: np.ndarray
) -> np.ndarray:
    if not codes.size:
        return codes
    step = _step(radix, stage, bars, endings, codes)
    targets = step.targets[step.available]
    return np.union1d(np.delete(codes, step.moving), targets[targets >= 0])


def _step(
    radix: Radix, stage: Stage, bars: tuple[Bar, ...], endings: tuple[str, ...], codes: np.ndarray
) -> _Step:
    worlds = radix.decode(codes)
    rows = available(stage, bars, worlds)
    moving = np.flatnonzero(np.any(rows & ~is_idle(stage)[:, None], axis=0))
    here = {axis: levels[moving] for axis, levels in worlds.items()}
    rows = rows[:, moving]
    options = stage.outcomes if isinstance(stage, ChanceStage) else stage.actions
    targets = np.zeros(rows.shape, dtype=np.int64)
    for row, option in enumerate(options):
        if option.ends is not None:
            numbers = {name: -1 - number for number, name in enumerate(endings)}
            targets[row] = [numbers[str(name)] for name in option.ends(here)]
        else:
            targets[row] = radix.encode(changed(here, option.then(here)))
    return _Step(moving, rows, np.where(rows, targets, 0))


def _table(
    radix: Radix, stage: Stage, bars: tuple[Bar, ...], endings: tuple[str, ...], codes: np.ndarray, after: np.ndarray
) -> StageWorlds:
    step = _step(radix, stage, bars, endings, codes)
    passes = np.searchsorted(after, codes)
    passes[step.moving] = 0
    places = np.where(step.targets < 0, step.targets, np.searchsorted(after, step.targets))
    return StageWorlds(radix.decode(codes), step.moving, passes, step.available, np.where(step.available, places, 0))
