"""How large a game will be, and how long it takes, before anything is solved."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.mechanisms.parts import MoveStage
from standoff.mechanisms.structure import Structure

BYTES_PER_NUMBER = 8  # double precision; ensembles in single precision take half


@dataclass(frozen=True)
class Size:
    """The size of one game.

    Attributes:
        worlds: the largest number of worlds in front of any stage.
        worlds_by_stage: stage -> worlds in front of it.
        states: worlds in which someone moves or nature decides, over all stages of one month.
        beliefs: points of the belief grid: points per private party, to the power of their number.
        cells: worlds x actions x beliefs, over all months: what a solver has to fill in.
        memory: bytes of the strategies and values of one draw, in double precision.
    """

    worlds: int
    worlds_by_stage: dict[str, int]
    states: int
    beliefs: int
    cells: int
    memory: int

    def seconds(self, seconds_per_cell: float, num_draws: int = 1) -> float:
        """Return the expected time to solve `num_draws` draws, from a constant measured on the machine."""
        return self.cells * seconds_per_cell * num_draws


def size_of(structure: Structure, grid_points: int) -> Size:
    """Return the size of the game of a case.

    Args:
        structure: from `compile_structure`.
        grid_points: number of belief nodes per private party.
    """
    tables, num_private = structure.tables, len(structure.types)
    beliefs = grid_points**num_private
    per_stage = [table.available.size for table in tables]
    cells = structure.num_periods * beliefs * sum(per_stage)
    strategies = sum(
        count * (2 if stage.party in structure.types else 1)
        for stage, count in zip(structure.stages, per_stage, strict=True) if isinstance(stage, MoveStage)
    )
    values = len(structure.players) * 2**num_private * len(tables[0].passes)
    return Size(
        worlds=max(len(table.passes) for table in tables),
        worlds_by_stage={stage.name: len(table.passes) for stage, table in zip(structure.stages, tables, strict=True)},
        states=sum(len(table.moving) for table in tables),
        beliefs=beliefs,
        cells=cells,
        memory=BYTES_PER_NUMBER * beliefs * (structure.num_periods * strategies + (structure.num_periods + 1) * values),
    )
