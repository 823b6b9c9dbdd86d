"""Beliefs as log-odds: the grid they are kept on, reading between its nodes, and Bayes' rule.

A public belief on a private player is one number, the log-odds l that she is of her type 1, because Bayes' rule then
adds: after an action with probabilities p0, p1 by type, l' = l + log p1 - log p0. Values are kept at the nodes of a
grid that is uniform in log-odds and read in between by straight lines, beyond its ends as constants.
"""

from __future__ import annotations

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

MOST_WRITTEN_OUT = 24  # actions; beyond it, programs of one line per action take too long to compile
TINY = 1e-30  # a probability below this counts as this in a logarithm: the posterior is far beyond any grid


def make_grid(size: int, reach: float, dtype=jnp.float64) -> Float[Array, " belief"]:
    """Return `size` log-odds nodes, uniform from -`reach` to `reach`.

    Raises:
        ValueError: `size` is even or below 3, or `reach` is not positive.
    """
    if size < 3 or size % 2 == 0 or not reach > 0:
        raise ValueError(f"a belief grid needs an odd size of 3 or more and a positive reach, not {size} and {reach}")
    return jnp.linspace(-reach, reach, size, dtype=dtype)


def position(grid: Float[Array, " belief"], log_odds: Float[Array, "..."]) -> Float[Array, "..."]:
    """Return where `log_odds` lie on the grid, in steps from its first node, held to its ends."""
    step = grid[1] - grid[0]
    return jnp.clip((log_odds - grid[0]) / step, 0, grid.shape[0] - 1)


def hats(grid: Float[Array, " belief"], log_odds: Float[Array, "..."]) -> list[Float[Array, "..."]]:
    """Return, node by node, the weight of that node in a straight-line reading at `log_odds`; they sum to one."""
    at = position(grid, log_odds)
    return [jnp.maximum(0, 1 - jnp.abs(at - node)) for node in range(grid.shape[0])]


def type_probabilities(log_odds: Float[Array, "..."]) -> Float[Array, "type ..."]:
    """Return the probabilities of types 0 and 1, stacked on a leading axis."""
    return jnp.stack([jax.nn.sigmoid(-log_odds), jax.nn.sigmoid(log_odds)])


def sum_actions(array: Float[Array, "... action world"]) -> Float[Array, "... 1 world"]:
    """Return the sum over actions, written out action by action where they are few.

    On CPUs this fuses with its inputs and is several times faster than a reduction over so short an axis. Longer ones are
    reduced with all axes before them made one: reductions of arrays with seven axes or more crash some releases of XLA
    in float32.
    """
    if array.shape[-2] > MOST_WRITTEN_OUT:
        return _reduce(jnp.sum, array)
    return sum(array[..., action : action + 1, :] for action in range(array.shape[-2]))


def highest_action(array: Float[Array, "... action world"]) -> Float[Array, "... 1 world"]:
    """Return the maximum over actions, written out action by action where they are few."""
    if array.shape[-2] > MOST_WRITTEN_OUT:
        return _reduce(jnp.max, array)
    highest = array[..., :1, :]
    for action in range(1, array.shape[-2]):
        highest = jnp.maximum(highest, array[..., action : action + 1, :])
    return highest


def _reduce(how: Callable, array: Float[Array, "... action world"]) -> Float[Array, "... 1 world"]:
    *before, count, num_worlds = array.shape
    return how(array.reshape(-1, count, num_worlds), axis=1).reshape(*before, 1, num_worlds)
