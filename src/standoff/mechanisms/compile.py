"""From structure and numbers to the arrays of a game.

One formula per payoff serves all draws: numbers come with the axes `draw, month, type, world` and are put where the
game wants them, `draw, period, player, types…, action, world`. A single game is a stack of one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import jax
import numpy as np

from standoff.game.game import Chance, Game, Move
from standoff.mechanisms import aims
from standoff.mechanisms.parts import ChanceStage, Inputs, Payoff, Values
from standoff.mechanisms.stages import Stage, fighting_on, patience_of
from standoff.mechanisms.structure import Structure, compile_structure
from standoff.mechanisms.worlds import StageWorlds

__all__ = ["build_game", "build_games", "compile_structure"]

Draw = Mapping[str, float]


def build_game(structure: Structure, draw: Draw, dtype: type = np.float64) -> Game:
    """Return the game of one draw.

    Args:
        structure: from `compile_structure`.
        draw: one value for every number of the case, by path.
        dtype: of all real numbers.

    Raises:
        KeyError: the draw lacks a number of the case.
    """
    stacked = build_games(structure, [draw], dtype)
    return jax.tree_util.tree_map(lambda leaf: leaf[0], stacked)


def build_games(
    structure: Structure, draws: Mapping[str, np.ndarray] | Sequence[Draw], dtype: type = np.float64
) -> Game:
    """Return the games of many draws in one: every array has a leading axis of draws.

    Args:
        structure: from `compile_structure`.
        draws: path -> one value per draw, or a sequence of draws.
        dtype: of all real numbers.

    Raises:
        KeyError: the draws lack a number of the case.
    """
    values = draws if isinstance(draws, Mapping) else {path: np.array([draw[path] for draw in draws])
                                                      for path in draws[0]}
    inputs = structure.inputs(values)
    num_draws = max(len(column) for column in inputs.values.values())
    frame = _Frame(structure, inputs, num_draws, np.dtype(dtype))
    mistake = np.broadcast_to(inputs.number("mistake").reshape(-1, 1, 1), (num_draws, len(structure.players), 1))
    prior = np.broadcast_to(aims.prior(inputs), (num_draws, len(structure.types)))
    return Game(
        players=structure.players,
        private=structure.private,
        num_periods=structure.num_periods,
        endings=structure.endings,
        stages=tuple(frame.stage(stage, table)
                     for stage, table in zip(structure.stages, structure.tables, strict=True)),
        discount=frame.by_player(patience_of(structure.parts, inputs), 1)[..., 0],
        precision=(1 / mistake).astype(dtype),
        optimism=np.zeros((num_draws, len(structure.players), len(structure.types)), dtype=dtype),
        terminal=frame.terminal(),
        prior=prior.astype(dtype),
        start=np.full(num_draws, structure.start, dtype=np.int32),
    )


@dataclass(frozen=True)
class _Frame:
    """The shape that all arrays of one stack of games share, and how numbers are put into it."""

    structure: Structure
    inputs: Inputs
    num_draws: int
    dtype: np.dtype

    def stage(self, stage: Stage, table: StageWorlds) -> Move | Chance:
        """Return one stage with its numbers."""
        worlds = table.moving_worlds
        options = stage.outcomes if isinstance(stage, ChanceStage) else stage.actions
        shared = {
            "name": stage.name,
            "actions": tuple(option.name for option in options),
            "worlds": self.repeat(table.moving),
            "passes": self.repeat(table.passes),
            "next_world": self.repeat(table.next_world),
            "payoff": self.payoffs([option.pays for option in options], worlds),
        }
        if isinstance(stage, ChanceStage):
            about = None if stage.about is None else list(self.structure.types).index(stage.about)
            return Chance(about=about, probability=self.probability(stage, worlds), **shared)
        base = np.array([action.base for action in stage.actions])[:, None] * table.available
        ends = np.all(table.next_world < 0, axis=1)
        num_final = int(np.argmin(ends[::-1])) if not ends.all() else len(ends)
        player = self.structure.players.index(stage.party)
        return Move(player=player, base=self.repeat(base[None, None]), num_final=num_final, **shared)

    def repeat(self, array: np.ndarray) -> np.ndarray:
        """Return the same array for every draw; integers as int32, real numbers in the chosen precision."""
        kind = self.dtype if array.dtype.kind == "f" else np.int32
        return np.broadcast_to(array.astype(kind), (self.num_draws, *array.shape))

    def probability(self, stage: ChanceStage, worlds: Mapping[str, np.ndarray]) -> np.ndarray:
        """Return the chance of every outcome, with axes `draw, period, type, action, world`."""
        count = _count(worlds)
        chances = [_four(outcome.chance(self.inputs, worlds)) for outcome in stage.outcomes]
        shape = np.broadcast_shapes(*(chance.shape for chance in chances), (self.num_draws, 1, 1, count))
        return np.stack([np.broadcast_to(chance, shape) for chance in chances], axis=3).astype(self.dtype)

    def payoffs(self, pays: list, worlds: Mapping[str, np.ndarray]) -> np.ndarray:
        """Return what every action pays, with axes `draw, period, player, types…, action, world`."""
        made = {id(pay): pay(self.inputs, worlds) for pay in pays}
        arrays = {key: self.by_player(payoff, _count(worlds)) for key, payoff in made.items()}
        shape = np.broadcast_shapes(*(array.shape for array in arrays.values()))
        out = np.empty((*shape[:-1], len(pays), shape[-1]), dtype=self.dtype)
        for row, pay in enumerate(pays):
            out[..., row, :] = arrays[id(pay)]
        return out

    def by_player(self, payoff: Payoff, count: int) -> np.ndarray:
        """Return a payoff with axes `draw, period, player, types…, world`; a player's types only where they differ."""
        players, private = self.structure.players, list(self.structure.types)
        values = {party: _four(value) for party, value in payoff.items() if party in players}
        num_months = max((value.shape[1] for value in values.values()), default=1)
        types = [values[party].shape[2] if party in values else 1 for party in private]
        out = np.zeros((self.num_draws, num_months, len(players), *types, count), dtype=self.dtype)
        for party, value in values.items():
            own = [1] * len(private)
            if party in private:
                own[private.index(party)] = value.shape[2]
            out[:, :, players.index(party)] = value.reshape(*value.shape[:2], *own, value.shape[3])
        return out

    def terminal(self) -> np.ndarray:
        """Return what the last world is worth if the war goes on in it for ever."""
        worlds = self.structure.tables[0].worlds
        last = self.inputs.at(self.structure.num_periods - 1)
        return self.by_player(fighting_on(self.structure.parts, last, worlds), _count(worlds))[:, 0]


def _four(value: Values) -> np.ndarray:
    array = np.asarray(value, dtype=float)
    return array.reshape((1,) * (4 - array.ndim) + array.shape)


def _count(worlds: Mapping[str, np.ndarray]) -> int:
    return len(next(iter(worlds.values())))
