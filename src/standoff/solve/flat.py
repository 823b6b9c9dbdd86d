"""The arrays of a solved game laid flat for the certificate, and Bayes' rule on a grid.

A profile of the private players' types is one row and a combination of their belief nodes is one cell, so that every
array here is `player, profile, cell, action, world` whatever the number of private players. Only the certificate
uses this; the solver has its own.
"""

from __future__ import annotations

import itertools

import numpy as np

from standoff.game.game import Chance, Game, Stage, at_period
from standoff.solve.equilibrium import Equilibrium


class Frame:
    """A game and its equilibrium in the flattened axes of this file: player, profile, cell, action, world."""

    def __init__(self, game: Game, equilibrium: Equilibrium) -> None:
        check_shapes(game, equilibrium)
        self.game = game
        self.grid = np.asarray(equilibrium.grid, np.float64)
        self.num_private, self.size = game.num_private, len(self.grid)
        self.profiles = np.array(list(itertools.product((0, 1), repeat=self.num_private)), int)
        self.nodes = np.array(list(itertools.product(range(self.size), repeat=self.num_private)), int)
        self.strategies = equilibrium.strategies
        self.start = int(game.start)
        values = np.asarray(equilibrium.values, np.float64)
        self.claimed = values.reshape(*values.shape[:2], len(self.profiles), len(self.nodes), values.shape[-1])

    def private_position(self, stage: Stage) -> int | None:
        """Return the position among private players of whoever a stage is news about."""
        if isinstance(stage, Chance):
            return stage.about
        return self.game.private.index(stage.player) if stage.player in self.game.private else None

    def payoff(self, stage: Stage, period: int) -> np.ndarray:
        """Return payoffs with axes player, profile, 1 (cell), action, moving world."""
        array = every_type(at_period(np.asarray(stage.payoff, np.float64), period), self.game, 2)
        return array.reshape(self.game.num_players, len(self.profiles), 1, *array.shape[-2:])

    def discount(self, period: int) -> np.ndarray:
        """Return discount factors with axes player, profile."""
        array = every_type(at_period(np.asarray(self.game.discount, np.float64), period), self.game, 0)
        return array.reshape(self.game.num_players, len(self.profiles))

    def terminal(self) -> np.ndarray:
        """Return what the end pays, with axes player, profile, 1 (cell), world."""
        array = every_type(np.asarray(self.game.terminal, np.float64), self.game, 1)
        return array.reshape(self.game.num_players, len(self.profiles), 1, array.shape[-1])

    def chances(self, index: int, period: int) -> np.ndarray:
        """Return the probability of each action with axes type, cell, action, moving world."""
        stage = self.game.stages[index]
        if isinstance(stage, Chance):
            return at_period(np.asarray(stage.probability, np.float64), period)[:, None]
        table = np.asarray(self.strategies[index][period], np.float64)
        return table.reshape(len(table), len(self.nodes), *table.shape[-2:])

    def own_type(self, stage: Stage, num_types: int) -> np.ndarray:
        """Return, for each profile, the row of a table with `num_types` types that is about this stage's player."""
        position = self.private_position(stage)
        if position is None or num_types == 1:
            return np.zeros(len(self.profiles), int)
        return self.profiles[:, position]

    def prior_cells(self) -> np.ndarray:
        """Return the weight of each cell in the multilinear interpolation at the prior."""
        weights = np.ones(1)
        for prior in np.asarray(self.game.prior, np.float64):
            low, up = split(self.grid, prior)
            along = np.zeros(self.size)
            along[low] += 1 - up
            along[min(low + 1, self.size - 1)] += up
            weights = np.multiply.outer(weights, along).ravel()
        return weights


def every_type(array: np.ndarray, game: Game, trailing: int) -> np.ndarray:
    """Broadcast axes player, types… of `array` to full length; `trailing` axes follow them."""
    full = (game.num_players, *game.num_types)
    return np.broadcast_to(array, full + array.shape[array.ndim - trailing :])


def split(grid: np.ndarray, log_odds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the node below each log-odds and the share that belongs to the node above (ends hold beyond the ends)."""
    if len(grid) == 1:
        return np.zeros_like(log_odds, int), np.zeros_like(log_odds)
    place = np.clip((log_odds - grid[0]) / (grid[1] - grid[0]), 0, len(grid) - 1)
    low = np.minimum(place.astype(int), len(grid) - 2)
    return low, place - low


def landing(frame: Frame, stage: Stage, chances: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return where the belief lands after each action: pairs (cell, weight), each with axes cell, action, moving world.

    An action that both types never take is news of nothing; one that only one type takes settles the question.
    """
    cells = np.arange(len(frame.nodes))[:, None, None]
    position = frame.private_position(stage)
    if position is None or len(chances) == 1:
        return [(cells, np.ones((1, 1, 1)))]
    with np.errstate(divide="ignore", invalid="ignore"):
        news = np.nan_to_num(np.log(chances[1]) - np.log(chances[0]), nan=0.0, posinf=np.inf, neginf=-np.inf)
    node = frame.nodes[:, position]
    low, up = split(frame.grid, frame.grid[node][:, None, None] + news)
    stride = frame.size ** (frame.num_private - 1 - position)
    below = cells + (low - node[:, None, None]) * stride
    return [(below, 1 - up), (np.minimum(below + stride, len(frame.nodes) - 1), up)]


def continuation(stage: Stage, landings: list, after: np.ndarray) -> np.ndarray:
    """Return the value after each action, axes player, profile, cell, action, moving world; nothing after an ending."""
    next_world = np.asarray(stage.next_world)
    num_worlds = after.shape[-1]
    flat = np.ascontiguousarray(after).reshape(*after.shape[:2], -1)
    total = 0.0
    for cell, weight in landings:
        read = np.take(flat, cell * num_worlds + np.maximum(next_world, 0), axis=2)
        read *= np.where(next_world >= 0, weight, 0.0)
        total = total + read
    return total


def check_shapes(game: Game, equilibrium: Equilibrium) -> None:
    """Raise ValueError if the equilibrium's arrays do not belong to this game, or its grid is none."""
    steps = np.diff(np.asarray(equilibrium.grid, np.float64))
    if not (np.all(steps > 0) and np.allclose(steps, steps.mean() if len(steps) else 0)):
        raise ValueError("the belief grid does not rise in even steps")
    nodes = (len(equilibrium.grid),) * game.num_private
    types = (2,) * game.num_private
    if len(equilibrium.strategies) != len(game.stages):
        raise ValueError(f"{len(equilibrium.strategies)} strategies for a game with {len(game.stages)} stages")
    expected = (game.num_periods + 1, game.num_players, *types, *nodes, game.num_worlds[0])
    if np.shape(equilibrium.values) != expected:
        raise ValueError(f"values have shape {np.shape(equilibrium.values)}, not {expected}")
    for stage, strategy in zip(game.stages, equilibrium.strategies, strict=True):
        if isinstance(stage, Chance):
            continue
        own = 2 if stage.player in game.private else 1
        expected = (game.num_periods, own, *nodes, len(stage.actions), len(stage.worlds))
        if np.shape(strategy) != expected:
            raise ValueError(f"the strategy of stage '{stage.name}' has shape {np.shape(strategy)}, not {expected}")
