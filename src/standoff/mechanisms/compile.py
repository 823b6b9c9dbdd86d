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
    structure: Structure, draws: Mapping[str, np.ndarray] | Sequence[Draw], dtype: type = np.float64, first_month: int = 0
) -> Game:
    """Return the games of many draws in one: every array has a leading axis of draws.

    Args:
        structure: from `compile_structure`.
        draws: path -> one value per draw, or a sequence of draws.
        dtype: of all real numbers.
        first_month: the month with which the games begin; later than the first, they are what is left to play.

    Raises:
        KeyError: the draws lack a number of the case.
    """
    values = draws if isinstance(draws, Mapping) else {path: np.array([draw[path] for draw in draws])
                                                      for path in draws[0]}
    inputs = structure.inputs(values, range(first_month, structure.num_periods))
    num_draws = max(len(column) for column in inputs.values.values())
    frame = _Frame(structure, inputs, num_draws, np.dtype(dtype))
    prior = np.broadcast_to(aims.prior(inputs), (num_draws, len(structure.types)))
    return Game(
        players=structure.players,
        private=structure.private,
        num_periods=structure.num_periods - first_month,
        endings=structure.endings,
        stages=tuple(frame.stage(stage, table)
                     for stage, table in zip(structure.stages, structure.tables, strict=True)),
        discount=frame.by_player(patience_of(structure.parts, inputs), 1)[..., 0],
        precision=frame.precision(),
        optimism=frame.optimism(),
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
        ends = np.all((table.next_world < 0) | ~table.available, axis=1)
        shared["next_world"] = self.repeat(np.where(ends[:, None] & ~table.available, -1, table.next_world))
        num_final = int(np.argmin(ends[::-1])) if not ends.all() else len(ends)
        player = self.structure.players.index(stage.party)
        return Move(player=player, base=self.repeat(base[None, None]), num_final=num_final, **shared)

    def repeat(self, array: np.ndarray) -> np.ndarray:
        """Return the same array for every draw; integers as int32, real numbers in the chosen precision."""
        kind = self.dtype if array.dtype.kind == "f" else np.int32
        return np.broadcast_to(array.astype(kind), (self.num_draws, *array.shape))

    def precision(self) -> np.ndarray:
        """Return everyone's precision, one over the size of a mistake, with axes `draw, player, type`."""
        players = self.structure.players
        factors = [found for part in self.structure.parts.values() for mistakes in part.mistakes
                   for found in mistakes(self.inputs.at(0)).items()]
        size = np.repeat(self.inputs.number("mistake").reshape(-1, 1), len(players), axis=1)
        size = np.broadcast_to(size, (self.num_draws, len(players))).copy()
        for party, factor in factors:
            if party in players:
                size[:, players.index(party)] *= np.asarray(factor, dtype=float).reshape(-1)
        return (1 / size)[..., None].astype(self.dtype)

    def optimism(self) -> np.ndarray:
        """Return what every player adds to the public log-odds on every private player: `draw, period, player, private`."""
        players, private = self.structure.players, list(self.structure.types)
        found = [(pair, np.asarray(shift, dtype=float)) for part in self.structure.parts.values()
                 for optimism in part.optimism for pair, shift in optimism(self.inputs).items() if pair[0] in players]
        num_months = max((shift.shape[1] for _, shift in found if shift.ndim > 1), default=1)
        out = np.zeros((self.num_draws, num_months, len(players), len(private)), dtype=self.dtype)
        for (party, about), shift in found:
            by_month = shift.reshape(shift.shape[0], -1)  # optimism has no types and no worlds
            out[:, :, players.index(party), private.index(about)] += by_month
        return out

    def probability(self, stage: ChanceStage, worlds: Mapping[str, np.ndarray]) -> np.ndarray:
        """Return the chance of every outcome, with axes `draw, period, type, action, world`."""
        count = _count(worlds)
        chances = [self.own_type(self.full(outcome.chance(self.inputs, worlds)), stage.about)
                   for outcome in stage.outcomes]
        shape = np.broadcast_shapes(*(chance.shape for chance in chances), (self.num_draws, 1, 1, count))
        return np.stack([np.broadcast_to(chance, shape) for chance in chances], axis=3).astype(self.dtype)

    def own_type(self, value: np.ndarray, party: str | None) -> np.ndarray:
        """Return a number with the axes of types of all parties but `party` left out.

        Raises:
            ValueError: the number depends on the type of another party.
        """
        kept = None if party is None else self.inputs.type_axis(party)
        others = tuple(axis for axis in range(2, value.ndim - 1) if axis != kept)
        if any(value.shape[axis] > 1 for axis in others):
            raise ValueError(f"a chance about {party or 'nobody'} depends on the type of another party")
        if kept is None:
            return value.reshape(*value.shape[:2], 1, value.shape[-1])
        return value.squeeze(others)

    def full(self, value: Values) -> np.ndarray:
        """Return a number with all its axes: `draw, month, types…, world`."""
        array = np.asarray(value, dtype=float)
        return array.reshape((1,) * (3 + len(self.structure.types) - array.ndim) + array.shape)

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
        """Return a payoff with axes `draw, period, player, types…, world`; an axis of types only where they differ."""
        players, num_private = self.structure.players, len(self.structure.types)
        values = {party: self.full(value) for party, value in payoff.items() if party in players}
        shape = np.broadcast_shapes(*(value.shape[1:-1] for value in values.values()), (1,) * (1 + num_private))
        out = np.zeros((self.num_draws, shape[0], len(players), *shape[1:], count), dtype=self.dtype)
        for party, value in values.items():
            out[:, :, players.index(party)] = value
        return out

    def terminal(self) -> np.ndarray:
        """Return what the last world is worth if the war goes on in it for ever."""
        worlds = self.structure.tables[0].worlds
        last = self.inputs.at(self.structure.num_periods - 1)
        return self.by_player(fighting_on(self.structure.parts, last, worlds), _count(worlds))[:, 0]


def _count(worlds: Mapping[str, np.ndarray]) -> int:
    return len(next(iter(worlds.values())))
