"""One state of a logit move, solved from the straight pieces of its equations.

In the notation of `logit.py`: g_a(x_a) = y for every action and one number y, and F(y, x) = l − y − LSE_1 + LSE_0 = 0.
For large y every x_a lies above the grid and F < 0; for small y every x_a lies below it and F > 0.

* `sweep` lowers y with each x_a at its highest solution until F changes sign. F is continuous but for jumps where some
  g_a turns; if the change falls on a jump, the jumping posterior is taken through the turn along g_a while the others
  stay on their rising pieces. Bisection does both. It is quick, and misses where another action has to turn as well.
* `walk` follows the curve {g_a(x_a) = y for every a} itself, from the one end to the other: y moves until some action
  reaches a node; that action goes on to its next piece, and if g turns there, y turns too, and with it all the others.
  F is continuous on the curve and changes sign on it, so that bisection on the straight piece where it does must find a
  solution. Only the number of steps is limited.
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Int

MISSING = -1e4  # log-weight of an action that no type has
SWEPT = 1e-9  # violation of the equations under which a sweep counts as having found a solution
MAX_STEPS = 20_000  # of a walk; random states of nine actions took 3,000 at most


def sweep(
    weights: Float[Array, "type belief action"], grid: Float[Array, " belief"], prior: Float[Array, ""]
) -> Float[Array, " action"]:
    """Sweep y downwards, and upwards; return the solution whose actions tell less, if either is one."""
    down = _sweep_down(weights, grid, prior)
    up = -_sweep_down(weights[::-1, ::-1], grid, -prior)  # the same state with the types' names exchanged

    def quality(at):
        value = _read_actions(weights, grid, at)
        total = jax.nn.logsumexp(value, axis=-1)
        violation = jnp.max(jnp.abs(at - prior - (value[1] - value[0]) + (total[1] - total[0])))
        news = jnp.sum(jnp.mean(jnp.exp(value - total[:, None]), axis=0) * jnp.abs(at - prior))
        return jnp.where(violation < SWEPT, news, 1e3 + violation)

    return jnp.where(quality(down) <= quality(up), down, up)


def _sweep_down(weights, grid, prior):
    """Lower y from above the grid until F changes sign, each action at its highest posterior x with g_a(x) = y."""
    num_beliefs, num_actions = weights.shape[1:]
    step, columns = grid[1] - grid[0], jnp.arange(num_actions)
    heights = grid[:, None] - (weights[1] - weights[0])  # g at the nodes: belief action
    beyond = jnp.ones((1, num_actions), weights.dtype)
    slopes = jnp.concatenate([beyond, jnp.diff(heights, axis=0) / step, beyond])  # by piece: below, between, above
    floors = jnp.concatenate([jnp.full((1, num_actions), -jnp.inf, weights.dtype), heights])  # of each piece
    pieces = jnp.arange(num_beliefs + 1)[:, None]
    run = jnp.cumsum(slopes <= 0, axis=0)  # pieces of one rising run of g share a number

    def on_piece(y, piece):
        node = jnp.maximum(piece - 1, 0)
        along = (y - heights[node, columns]) / slopes[piece, columns]
        inside = (piece > 0) & (piece < num_beliefs)
        return grid[node] + jnp.where(inside, jnp.clip(along, 0, step), jnp.where(piece > 0, jnp.maximum(along, 0), along))

    def highest(y):
        return jnp.max(jnp.where(floors <= y, pieces, 0), axis=0)

    def nearest(y, run_now):
        rising = (run == run_now) & (slopes > 0)
        lowest = jnp.min(jnp.where(rising, pieces, num_beliefs), axis=0)
        piece = jnp.maximum(lowest, jnp.max(jnp.where(rising & (floors <= y), pieces, 0), axis=0))
        return on_piece(y, piece)

    def surplus(y, at):
        total = jax.nn.logsumexp(_read_actions(weights, grid, at), axis=-1)
        return prior - y - total[1] + total[0]

    present = jnp.where(weights > MISSING / 2, jnp.abs(weights), 0)
    far = 1 + 2 * jnp.max(present)  # |LSE_1 − LSE_0| is less: F cannot change sign further out
    above = jnp.maximum(jnp.max(heights[-1]), prior) + far
    below = jnp.minimum(jnp.min(heights[0]), prior) - far
    low, high = _bisect(lambda y: surplus(y, on_piece(y, highest(y))) >= 0, below, above)
    before, after = on_piece(high, highest(high)), on_piece(low, highest(low))
    jumps = before - after > 1e-3 * step
    leader = jnp.argmax(before - after)
    run_now = run[highest(low), columns]

    def on_the_way(part):
        moving = before + part * (after - before)
        y = _read_heights(heights[:, leader], grid, moving[leader])
        return y, jnp.where(jumps, moving, nearest(y, run_now))

    part, _ = _bisect(lambda part: surplus(*on_the_way(part)) >= 0, jnp.ones_like(low), jnp.zeros_like(low))
    return jnp.where(jnp.any(jumps), on_the_way(part)[1], before)


class _Walk(NamedTuple):
    """Where the walk is, and the last straight piece of the curve."""

    y: Float[Array, ""]
    piece: Int[Array, " action"]  # 0 below the grid, b between nodes b-1 and b, num_beliefs above it
    heading: Int[Array, " action"]  # which way each posterior moves
    is_found: Array
    last_y: Float[Array, ""]
    last_piece: Int[Array, " action"]
    count: Int[Array, ""]


def walk(
    weights: Float[Array, "type belief action"], grid: Float[Array, " belief"], prior: Float[Array, ""]
) -> Float[Array, " action"]:
    """Follow the curve of candidates from above the grid until F changes sign, and return the solution there."""
    num_beliefs, num_actions = weights.shape[1:]
    curve = _Curve(weights, grid, prior)
    top = jnp.maximum(jnp.max(curve.heights[-1]), prior) + curve.far
    piece = jnp.full(num_actions, num_beliefs, jnp.int32)
    start = _Walk(top, piece, jnp.full(num_actions, -1, jnp.int32), jnp.bool_(False), top, piece, jnp.int32(0))
    end = lax.while_loop(lambda step: ~step.is_found & (step.count < MAX_STEPS), curve.advance, start)
    first, last = curve.posteriors(end.last_y, end.last_piece), curve.posteriors(end.y, end.last_piece)

    def is_positive(part):
        return curve.surplus(first + part * (last - first), end.last_y + part * (end.y - end.last_y)) >= 0

    part, _ = _bisect(is_positive, jnp.ones_like(prior), jnp.zeros_like(prior))
    return first + part * (last - first)


class _Curve:
    """The piecewise-linear curve of candidate posteriors of one state, and F on it."""

    def __init__(self, weights, grid, prior):
        self.weights, self.grid, self.prior = weights, grid, prior
        self.num_beliefs, num_actions = weights.shape[1:]
        self.step = grid[1] - grid[0]
        self.columns = jnp.arange(num_actions)
        self.heights = grid[:, None] - (weights[1] - weights[0])  # g at the nodes: belief action
        beyond = jnp.ones((1, num_actions), weights.dtype)
        self.slopes = jnp.concatenate([beyond, jnp.diff(self.heights, axis=0) / self.step, beyond])
        present = jnp.where(weights > MISSING / 2, jnp.abs(weights), 0)
        self.far = 1 + 2 * jnp.max(present)  # |LSE_1 − LSE_0| is less: beyond it F cannot change sign

    def posteriors(self, y, piece):
        """Return x with g_a(x_a) = y on the given pieces."""
        node = jnp.clip(piece - 1, 0, self.num_beliefs - 1)
        slope = self.slopes[piece, self.columns]
        along = (y - self.heights[node, self.columns]) / jnp.where(slope == 0, 1, slope)
        inside = (piece > 0) & (piece < self.num_beliefs)
        return self.grid[node] + jnp.where(inside, jnp.clip(along, 0, self.step), along)

    def surplus(self, at, y):
        """Return F at posteriors `at`."""
        total = jax.nn.logsumexp(_read_actions(self.weights, self.grid, at), axis=-1)
        return self.prior - y - total[1] + total[0]

    def advance(self, step: _Walk) -> _Walk:
        """Walk on to the next node of any action, and note whether F has become positive on the way."""
        ahead = jnp.clip(jnp.where(step.heading < 0, step.piece - 1, step.piece), 0, self.num_beliefs - 1)
        slope = self.slopes[step.piece, self.columns]
        direction = jnp.where(slope < 0, -step.heading, step.heading)[0]  # of y, the same for every action
        leaves = ((step.piece == 0) & (step.heading < 0)) | ((step.piece == self.num_beliefs) & (step.heading > 0))
        distance = jnp.where(leaves, jnp.inf, direction * (self.heights[ahead, self.columns] - step.y))
        first = jnp.argmin(distance)
        bottom = jnp.minimum(step.y, self.prior) - self.far
        y = jnp.where(jnp.all(leaves), bottom, step.y + direction * jnp.maximum(distance[first], 0))
        piece = step.piece.at[first].add(step.heading[first])
        turns = (self.slopes[piece[first], first] < 0) != (slope[first] < 0)
        return _Walk(
            y=y,
            piece=piece,
            heading=jnp.where(turns & (self.columns != first), -step.heading, step.heading),
            is_found=(self.surplus(self.posteriors(y, step.piece), y) >= 0) | jnp.all(leaves),
            last_y=step.y,
            last_piece=step.piece,
            count=step.count + 1,
        )


def _read_actions(weights, grid, at):
    """Return φ at posteriors `at`, one number per action: type action."""
    place = jnp.clip((at - grid[0]) / (grid[1] - grid[0]), 0, grid.shape[0] - 1)
    left, columns = jnp.minimum(place.astype(jnp.int32), grid.shape[0] - 2), jnp.arange(at.shape[0])
    part = place - left
    return (1 - part) * weights[:, left, columns] + part * weights[:, left + 1, columns]


def _read_heights(heights, grid, at):
    """Return g of one action at posterior `at`; beyond the grid it rises one for one."""
    held = jnp.clip(at, grid[0], grid[-1])
    return jnp.interp(held, grid, heights) + at - held


def _bisect(is_positive, positive, negative):
    """Return the two ends of an interval in which `is_positive` changes, as narrow as numbers allow."""

    def halve(_, ends):
        positive, negative = ends
        middle = (positive + negative) / 2
        found = is_positive(middle)
        return jnp.where(found, middle, positive), jnp.where(found, negative, middle)

    num_halvings = 30 if positive.dtype == jnp.float32 else 50
    return lax.fori_loop(0, num_halvings, halve, (positive, negative))
