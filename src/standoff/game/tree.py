"""The tree of a game's public histories, for short games: every history is a node, whatever the worlds.

Nodes stand level by level: one level holds the histories after which one stage of one period is in turn. Worlds that pass
through a stage untouched are not nodes. Arrays have axes `player, profile, action, node`, a profile being one
combination of types of the private players.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import NamedTuple

import numpy as np

from standoff.game.game import Game, Move, Stage, at_period
from standoff.game.paths import mover_position

MOST_NODES = 20_000

History = tuple[str, ...]
"""The names of everyone's and nature's actions from the start."""


class Level(NamedTuple):
    """The nodes at which one stage of one period is in turn."""

    stage: Stage
    period: int
    about: int | None  # the place in `private` of the player whose type the stage depends on
    nodes: np.ndarray  # node
    weights: np.ndarray  # own type (one, if about nobody), action, node: base weight, or probability
    payoff: np.ndarray  # what an action brings besides the next node's value: paid at once, or by the end of the game
    discount: np.ndarray  # from the next node's date to this one's
    child: np.ndarray  # action, node: the next node; the number of nodes where none follows

    @property
    def is_open(self) -> np.ndarray:
        """Return which actions some type has: action, node."""
        return np.any(self.weights > 0, axis=0)


class Tree:
    """The public histories of a game.

    Attributes:
        profiles: the types of the private players; profile, private.
        histories: of every node.
        levels: in the order of play.
        discounts: what a payment at each date is worth in the first period; date, player, profile.
    """

    def __init__(self, game: Game, most_nodes: int = MOST_NODES) -> None:
        """Build the tree.

        Raises:
            ValueError: somebody is optimistic, or there would be more than `most_nodes` nodes.
        """
        if np.any(np.asarray(game.optimism)):
            raise ValueError("in this game somebody is optimistic, and on a tree all players have one prior")
        self.game, self._most_nodes = game, most_nodes
        self.profiles = np.indices(game.num_types).reshape(game.num_private, -1).T if game.private else np.zeros((1, 0), int)
        self.histories: list[History] = []
        self.levels: list[Level] = []
        self._waiting: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)  # stage in turn: nodes, worlds
        self._grow()

    @property
    def num_nodes(self) -> int:
        """Return the number of histories after which somebody or nature has a choice."""
        return len(self.histories)

    def by_profile(self, array: np.ndarray, trailing: int) -> np.ndarray:
        """Return an array with axes player, types… and `trailing` more with one axis for profiles."""
        full = (self.game.num_players, *self.game.num_types)
        array = np.asarray(array, float)
        array = np.broadcast_to(array, full + array.shape[array.ndim - trailing :])
        return array.reshape(full[0], len(self.profiles), *array.shape[array.ndim - trailing :])

    def _factors(self) -> list[np.ndarray]:
        """Return from one date to the one before: period, player, profile."""
        discount = np.asarray(self.game.discount)
        return [self.by_profile(at_period(discount, period), 0) for period in range(self.game.num_periods)]

    def _grow(self) -> None:
        stages = self.game.stages
        factors = self._factors()
        self.discounts = np.cumprod([np.ones_like(factors[0]), *factors], axis=0)
        self._arrive((), 0, 0, int(self.game.start))
        for period, index in itertools.product(range(self.game.num_periods), range(len(stages))):
            here = self._waiting.pop((period, index), None)
            if here:
                self.levels.append(self._level(stages[index], period, index, here, factors))
        self.levels = [level._replace(child=np.where(level.child < 0, self.num_nodes, level.child)) for level in self.levels]

    def _level(self, stage: Stage, period: int, index: int, here: list[tuple[int, int]], factors: list[np.ndarray]) -> Level:
        nodes = np.array([node for node, _ in here])
        places = {world: place for place, world in enumerate(np.asarray(stage.worlds).tolist())}
        at = [places[world] for _, world in here]
        weights = np.asarray(at_period(np.asarray(stage.base if isinstance(stage, Move) else stage.probability), period))[..., at]
        payoff = self.by_profile(at_period(np.asarray(stage.payoff), period), 2)[..., at].copy()
        discount, child = np.zeros_like(payoff), np.full(payoff.shape[2:], -1)
        for (place, (node, _)), action in itertools.product(enumerate(here), range(len(stage.actions))):
            target = int(stage.next_world[action, at[place]])
            if target < 0 or not np.any(weights[:, action, place] > 0):
                continue
            later, end = self._arrive((*self.histories[node], stage.actions[action]), period, index + 1, target)
            passed = np.prod(factors[period:end], axis=0)
            if later < 0:
                payoff[:, :, action, place] += passed * self.by_profile(self.game.terminal, 1)[..., -1 - later]
            else:
                child[action, place], discount[:, :, action, place] = later, passed
        return Level(stage, period, mover_position(self.game, stage), nodes, weights, payoff, discount, child)

    def _arrive(self, history: History, period: int, index: int, world: int) -> tuple[int, int]:
        """Follow a world to the next stage in which somebody moves; return the new node (or -1 - world at the end) and its period."""
        stages = self.game.stages
        while True:
            if index == len(stages):
                period, index = period + 1, 0
            if period == self.game.num_periods:
                return -1 - world, period
            if world in np.asarray(stages[index].worlds):
                break
            world, index = int(stages[index].passes[world]), index + 1
        if self.num_nodes == self._most_nodes:
            raise ValueError(f"the tree of this game has more than {self._most_nodes:,} public histories")
        self.histories.append(history)
        self._waiting[period, index].append((self.num_nodes - 1, world))
        return self.num_nodes - 1, period
