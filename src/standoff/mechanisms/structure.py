"""From a case to the structure of its game: everything that is the same in every draw.

The structure knows the axes, the stages, the reachable worlds and where every action leads. It holds no number that is
drawn; `compile.py` fills those in. Building it imports neither JAX nor the game.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.case.model import Case
from standoff.mechanisms import aims, issues
from standoff.mechanisms.months import months_of
from standoff.mechanisms.parts import Axis, Bar, Effect, Inputs, Mistake, MoveStage, Parts
from standoff.mechanisms.registry import find_mistakes, parts_of
from standoff.mechanisms.stages import Stage, stages_of
from standoff.mechanisms.talks import stages_of_talks, talks_of
from standoff.mechanisms.worlds import Radix, StageWorlds, reach


class CaseMistakes(ValueError):
    """The mechanisms of a case do not fit together; `mistakes` holds every one, with its place."""

    def __init__(self, mistakes: Sequence[Mistake]):
        self.mistakes = tuple(mistakes)
        super().__init__("; ".join(f"{'.'.join(map(str, mistake.path))}: {mistake.message}" for mistake in mistakes))


@dataclass(frozen=True)
class Structure:
    """What is the same in every draw of a case.

    Attributes:
        case: the case it was built from.
        parts: what every mechanism adds, by its name.
        types: the private parties, in order, with the names of their types 0 and 1.
        months: every month of the game as 'YYYY-MM'; the first `num_record_months` are those of the record.
        axes: the axes of the world.
        stages: the stages of one month.
        tables: for every stage, its worlds and where they lead.
        endings: names of the ways in which the game can end.
        packages: the menu.
        proposals: the names of what can be tabled beside it, such as a truce.
        start: the first world, in the table of the first stage.
    """

    case: Case
    parts: Mapping[str, Parts]
    types: Mapping[str, tuple[str, str]]
    months: tuple[str, ...]
    num_record_months: int
    axes: tuple[Axis, ...]
    stages: tuple[Stage, ...]
    tables: tuple[StageWorlds, ...]
    endings: tuple[str, ...]
    packages: tuple[issues.Package, ...]
    start: int
    proposals: tuple[str, ...] = ()

    @cached_property
    def players(self) -> tuple[str, ...]:
        """Return the parties that ever act or hide a type, in the order of the case; the others are not players."""
        acting = {stage.party for stage in self.stages if isinstance(stage, MoveStage)} | set(self.types)
        return tuple(party for party in self.case.parties if party in acting)

    @cached_property
    def private(self) -> tuple[int, ...]:
        """Return the players that have types, in the order of the game's belief axes."""
        return tuple(self.players.index(party) for party in self.types)

    @property
    def num_periods(self) -> int:
        """Return the number of months of the game."""
        return len(self.months)

    def inputs(self, draws: Mapping[str, np.ndarray | float], months: Sequence[int] | None = None) -> Inputs:
        """Return the numbers of one or more draws, looked at in `months` (all by default)."""
        values = {path: np.atleast_1d(np.asarray(value, dtype=float)) for path, value in draws.items()}
        looked_at = np.arange(self.num_periods) if months is None else np.asarray(months)
        return Inputs(values, self.types, looked_at, self.effects)

    @cached_property
    def effects(self) -> Mapping[str, tuple[Effect, ...]]:
        """Return, by path, everything that changes a number of the case, mechanism by mechanism."""
        found: dict[str, tuple[Effect, ...]] = {}
        for part in self.parts.values():
            for path, effects in part.effects.items():
                found[path] = (*found.get(path, ()), *effects)
        return found

    def describe(self, stage: int, world: int) -> dict[str, str]:
        """Return a world in front of a stage in words: axis -> level."""
        return {axis.name: axis.levels[self.tables[stage].worlds[axis.name][world]] for axis in self.axes}


def compile_structure(case: Case) -> Structure:
    """Build the structure of a case.

    Raises:
        CaseMistakes: mechanisms name parties, types, levers or options that do not exist, or do not fit together.
        TooManyWorlds: the mechanisms multiply into more worlds than can be held.
    """
    found = find_mistakes(case)
    if found:
        raise CaseMistakes(found)
    parts = parts_of(case)
    talks = talks_of(case, parts)
    axes = tuple(axis for name, part in parts.items() for axis in (*part.axes, *((talks.axis,) * (name == "issues"))))
    stages = stages_of(case, parts, stages_of_talks(talks))
    bars: tuple[Bar, ...] = tuple(bar for part in parts.values() for bar in part.bars)
    endings = tuple(name for part in parts.values() for name in part.endings)
    radix = Radix(axes)
    tables = reach(radix, stages, bars, endings)
    start = int(np.searchsorted(radix.encode(tables[0].worlds), radix.start)[0])
    return Structure(
        case=case,
        parts=parts,
        types=aims.types(case),
        months=months_of(case),
        num_record_months=case.months_before,
        axes=axes,
        stages=stages,
        tables=tables,
        endings=endings,
        packages=talks.packages,
        proposals=tuple(proposal.name for proposal in talks.proposals),
        start=start,
    )
