"""Games without an end: the stationary equilibrium, by iterating backward induction until nothing changes.

A game whose numbers are the same in every period, played for ever, has equilibria in which strategies depend on the
world and on beliefs but not on the date. Solving it from a far horizon back leads to one of them wherever the steps
settle: which one, where there are several, is the one that long horizons lead to. Nothing guarantees that they settle,
so the last change is part of the answer. With discounting it shrinks about as fast as the discount factors multiply.
"""

from __future__ import annotations

from functools import partial

import equinox as eqx
import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Int

from standoff.game.beliefs import make_grid
from standoff.game.game import Game, Move
from standoff.solve.backward import at_the_end, first_guesses, solve_period
from standoff.solve.equilibrium import Equilibrium


class Stationary(eqx.Module):
    """A stationary equilibrium.

    Attributes:
        equilibrium: with a single period, whose values stand at its start and, once more, behind it.
        change: largest change of any value in the last round, in pies.
        num_rounds: periods gone back before the change fell below the tolerance, or the limit.
    """

    equilibrium: Equilibrium
    change: Float[Array, ""]
    num_rounds: Int[Array, ""]

    def unroll(self, num_periods: int) -> Equilibrium:
        """Return the same play over `num_periods` periods, to follow paths in it."""
        found = self.equilibrium
        tables = tuple(None if table is None else jnp.repeat(table, num_periods, axis=0) for table in found.strategies)
        residual, several = jnp.repeat(found.residual, num_periods), jnp.repeat(found.num_several, num_periods)
        values = jnp.repeat(found.values[:1], num_periods + 1, axis=0)
        return Equilibrium(found.grid, tables, values, residual, several)


def solve_stationary(
    game: Game, *, grid_size: int = 7, grid_reach: float = 4.5, tolerance: float = 1e-12, max_rounds: int = 10_000
) -> Stationary:
    """Solve `game` as if it went on for ever; its `num_periods` counts for nothing, its `terminal` is where to begin.

    Args:
        game: a single game.
        grid_size: log-odds nodes per private player (odd).
        grid_reach: the grid runs from -reach to reach.
        tolerance: largest change of a value from one period to the next, in pies, at which to stop.
        max_rounds: periods after which to stop in any case.

    Raises:
        ValueError: some number of the game depends on the period.
    """
    dated = [name for name, array in _by_period(game) if array.shape[0] != 1]
    if dated:
        raise ValueError(f"a stationary game is the same in every period; here {', '.join(dated)} depend on it")
    return _iterate(game, grid_size, grid_reach, tolerance, max_rounds)


def _by_period(game: Game):
    """Yield the name and the array of everything that has a period axis."""
    yield "discounts", game.discount
    for stage in game.stages:
        yield f"payoffs of '{stage.name}'", stage.payoff
        yield f"chances of '{stage.name}'", stage.base if isinstance(stage, Move) else stage.probability


@partial(jax.jit, static_argnames=("grid_size", "grid_reach", "max_rounds"))
def _iterate(game: Game, grid_size, grid_reach, tolerance, max_rounds) -> Stationary:
    grid = make_grid(grid_size, grid_reach, game.terminal.dtype)

    def unsettled(carry):
        _, _, change, count = carry
        return (change > tolerance) & (count < max_rounds)

    def one_round(carry):
        values, guesses, _, count = carry
        before, guesses, *_ = solve_period(game, grid, values, guesses, 0)
        return before, guesses, jnp.max(jnp.abs(before - values)), count + 1

    begin = at_the_end(game, grid), first_guesses(game, grid), jnp.asarray(jnp.inf, grid.dtype), jnp.int32(0)
    values, guesses, _, count = lax.while_loop(unsettled, one_round, begin)
    before, _, strategies, residual, several = solve_period(game, grid, values, guesses, 0)
    tables = tuple(None if table is None else table[None] for table in strategies)
    found = Equilibrium(grid, tables, jnp.stack([before, values]), residual[None], several[None])
    return Stationary(found, jnp.max(jnp.abs(before - values)), count)
