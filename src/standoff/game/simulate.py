"""Single paths through a game, drawn with a seed.

Where `propagate` carries the whole distribution and keeps beliefs on the grid, `simulate` draws one action after
another and keeps every public belief as Bayes' rule leaves it, off the grid; strategies are read between nodes by
straight lines, as they are there. The two agree as the grid is refined. Plain NumPy, all paths side by side.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from standoff.game.beliefs import TINY
from standoff.game.game import Chance, Game, Stage, at_period
from standoff.game.paths import mover_position

GOING_ON = -1  # the "ending" of a path that has not ended


class Paths(NamedTuple):
    """What became of every path.

    `log_odds` are public beliefs at the start of every period and, last, at the end; those of a path that has ended
    stay what they were.
    """

    types: Int[np.ndarray, "path private"]
    ending: Int[np.ndarray, " path"]  # index into `Game.endings`, or GOING_ON
    period: Int[np.ndarray, " path"]  # in which it ended; `num_periods` where it goes on
    worlds: Int[np.ndarray, " path"]  # of the first stage, where it goes on; -1 where it has ended
    log_odds: Float[np.ndarray, "moment path private"]

    @property
    def final_log_odds(self) -> Float[np.ndarray, "path private"]:
        """Return the public beliefs that every path ends with."""
        return self.log_odds[-1]


def simulate(game: Game, grid, strategies, num_paths: int, seed: int) -> Paths:
    """Draw `num_paths` paths from the start of `game`, true types from the prior.

    Args:
        game: a single game (not a stack of draws).
        grid: log-odds nodes of the strategies.
        strategies: as in `Equilibrium.strategies`, one entry per stage.
        num_paths: how many paths.
        seed: of NumPy's default generator; the same seed gives the same paths.

    Raises:
        ValueError: fewer than one path is asked for.
    """
    if num_paths < 1:
        raise ValueError(f"a simulation needs one path or more, not {num_paths}")
    rng = np.random.default_rng(seed)
    grid, prior = np.asarray(grid, float), np.asarray(game.prior, float)
    log_odds = np.tile(prior, (num_paths, 1))
    types = (rng.random(log_odds.shape) < 1 / (1 + np.exp(-prior))).astype(int)
    worlds = np.full(num_paths, int(game.start))
    ending, period_of_end = np.full(num_paths, GOING_ON), np.full(num_paths, game.num_periods)
    moments = [log_odds.copy()]
    for period in range(game.num_periods):
        for index, stage in enumerate(game.stages):
            table = _chances(game, stage, strategies[index], period)
            moving, targets = _one_stage(game, stage, table, grid, types, worlds, log_odds, ending, rng)
            ended = moving[targets < 0]
            ending[ended], period_of_end[ended], worlds[ended] = -1 - targets[targets < 0], period, -1
        moments.append(log_odds.copy())
    return Paths(types, ending, period_of_end, worlds, np.stack(moments))


def _one_stage(game: Game, stage: Stage, table, grid, types, worlds, log_odds, ending, rng):
    """Move `worlds` and `log_odds` through one stage in place; return who moved, and to which world or -1 - ending."""
    place = np.full(np.shape(stage.passes)[-1], -1)
    place[np.asarray(stage.worlds)] = np.arange(len(stage.worlds))
    going = ending == GOING_ON
    here = np.where(going, worlds, 0)
    moving, resting = np.flatnonzero(going & (place[here] >= 0)), going & (place[here] < 0)
    at = place[worlds[moving]]
    chances = _read(table, grid, log_odds[moving], at)
    own = mover_position(game, stage)
    kind = types[moving, own] if own is not None and chances.shape[1] == 2 else np.zeros(len(moving), int)
    reach = chances[np.arange(len(moving)), kind].cumsum(axis=1)
    action = (rng.random(len(moving))[:, None] * reach[:, -1:] >= reach[:, :-1]).sum(axis=1)
    if own is not None and chances.shape[1] == 2:
        logs = np.log(np.maximum(chances[np.arange(len(moving)), :, action], TINY))
        log_odds[moving, own] += logs[:, 1] - logs[:, 0]
    worlds[resting] = np.asarray(stage.passes)[worlds[resting]]
    targets = np.asarray(stage.next_world)[action, at]
    worlds[moving[targets >= 0]] = targets[targets >= 0]
    return moving, targets


def _chances(game: Game, stage: Stage, strategy, period: int) -> np.ndarray:
    """Return the probabilities of a stage in one period with axes `beliefs… moving type action`."""
    if isinstance(stage, Chance):
        table = at_period(np.asarray(stage.probability, float), period)
        table = table.reshape(len(table), *(1,) * game.num_private, *table.shape[1:])
    else:
        table = np.asarray(strategy[period], float)
    return np.moveaxis(table, (0, -2), (-2, -1))


def _read(table: np.ndarray, grid: np.ndarray, log_odds: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Read a table at the beliefs of every path by straight lines, at its ends beyond them: path, type, action."""
    num_private, last = log_odds.shape[1], len(grid) - 1
    where = np.clip((log_odds - grid[0]) / (grid[1] - grid[0]), 0, last) if num_private else log_odds
    low = np.minimum(where.astype(int), last - 1)
    total = np.zeros((len(at), *table.shape[-2:]))
    for corner in itertools.product((0, 1), repeat=num_private):
        nodes = low + np.array(corner, int)
        share = np.prod(np.where(corner, where - low, 1 - (where - low)), axis=1)
        cells = tuple(np.minimum(nodes[:, k], table.shape[k] - 1) for k in range(num_private))
        total += share[:, None, None] * table[(*cells, at)]
    return total
