"""What the tests of the solver share: solving in double precision and reading the value at the prior."""

from __future__ import annotations

import functools

import jax
import numpy as np

from standoff.game.game import Game
from standoff.solve.backward import solve
from standoff.solve.equilibrium import Equilibrium


def solve_precisely(game: Game, **settings) -> Equilibrium:
    """Solve in float64 and return plain arrays."""
    with jax.enable_x64(True):
        return jax.tree.map(np.asarray, solve(game, **settings))


def value_at_prior(game: Game, equilibrium: Equilibrium) -> np.ndarray:
    """Return each player's expected value at the start, over beliefs (straight lines) and types (the prior)."""
    values = np.asarray(equilibrium.values)[0][..., int(game.start)]
    return functools.reduce(lambda left, axis: axis(left), _readers(game, equilibrium), values)


def _readers(game: Game, equilibrium: Equilibrium):
    """Return functions that take away the last belief axis, one after another, then the last type axis."""
    for prior in reversed(np.asarray(game.prior)):
        yield lambda array, at=prior: np.apply_along_axis(lambda line: np.interp(at, equilibrium.grid, line), -1, array)
    for prior in reversed(np.asarray(game.prior)):
        one = 1 / (1 + np.exp(-prior))
        yield lambda array, one=one: array @ np.array([1 - one, one])
