"""The states of a logit move that differ only in the prior, solved from the straight pieces of their equations.

In the notation of `logit.py`: g_a(x_a) = y for every action and one number y, and then y + LSE_1(x) − LSE_0(x) = l.
The candidates {g_a(x_a) = y for every a} form a curve that does not depend on the prior l. Walking it once gives the
solutions of every prior:

* High up, every x_a lies above the grid. On the way down y moves until some action reaches a node; that action goes on
  to its next piece, and if g turns there, y turns too, and with it all the others. So do two climbers who must keep the
  same height cross a mountain range: the curve leads from one end to the other without a fork.
* The prior at which a candidate is a solution, y + LSE_1 − LSE_0, is continuous on the curve, very high at one end and
  very low at the other. So every prior is passed, on some straight piece, an odd number of times. (A piece that passes
  a prior twice begins and ends on the same side of it and is overlooked: it adds solutions to one that was found.)

Source: the argument is the mountain climbing theorem for piecewise-linear functions (Homma 1952).
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Int

from standoff.game.beliefs import highest_action, sum_actions

MISSING = -1e4  # log-weight of an action that no type has
NUM_SLOTS = 2  # solutions of a state that are compared: the first and the last on its curve
MAX_STEPS = 1_000_000  # of a walk, so that a mistake here would end; random states of nine actions took 3,000 at most
TWINS = 1e-9  # difference in g below which actions move as one, so that writing an action twice changes nothing
ROUNDING = 1e-5  # the same where log-weights come in single precision: rounding would make the curve wind endlessly
LEVEL = 1e-9  # least rise or fall of g between two nodes: a level piece is tilted by as much
MAX_CLOSING = 60  # steps of the search on one straight piece; six are usual


class Found(NamedTuple):
    """A solution for every prior, how far its equations are from holding, and how many solutions were passed."""

    posterior: Float[Array, "belief action"]
    violation: Float[Array, " belief"]
    num_solutions: Int[Array, " belief"]


class _Curve(NamedTuple):
    """The straight pieces of g. Piece 0 lies below the grid, piece b between nodes b-1 and b, the last above it."""

    weights: Float[Array, "type belief action"]
    grid: Float[Array, " belief"]
    heights: Float[Array, "belief action"]  # g at the nodes
    slopes: Float[Array, "piece action"]

    def posteriors(self, y, piece):
        """Return x with g_a(x_a) = y on the given pieces."""
        last, columns = self.grid.shape[0], jnp.arange(piece.shape[0])
        node = jnp.clip(piece - 1, 0, last - 1)
        along = (y - self.heights[node, columns]) / self.slopes[piece, columns]
        inside = (piece > 0) & (piece < last)
        return self.grid[node] + jnp.where(inside, jnp.clip(along, 0, self.grid[1] - self.grid[0]), along)

    def prior(self, y, piece):
        """Return the prior at which a candidate solves the equations."""
        return y + _difference(_read_actions(self.weights, self.grid, self.posteriors(y, piece)))


def _curve(weights, grid, rounding: float) -> _Curve:
    """Return the straight pieces of g; of actions whose g differ by less than `rounding` those of the first."""
    heights = grid[:, None] - (weights[1] - weights[0])
    is_same = jnp.max(jnp.abs(heights[:, :, None] - heights[:, None]), axis=0) < rounding
    heights = heights[:, jnp.argmax(is_same, axis=1)]
    rises = jnp.diff(heights, axis=0)
    rises = jnp.where(jnp.abs(rises) < LEVEL, LEVEL, rises)
    beyond = jnp.ones_like(heights[:1])
    slopes = jnp.concatenate([beyond, rises / (grid[1] - grid[0]), beyond])
    return _Curve(weights, grid, jnp.cumsum(jnp.concatenate([heights[:1], rises]), axis=0), slopes)


class _Passed(NamedTuple):
    """For every prior, the straight pieces on which it was passed, and how often it was passed."""

    y: Float[Array, "slot belief end"]
    piece: Int[Array, "slot belief action"]
    count: Int[Array, " belief"]


class _Walk(NamedTuple):
    """Where the walk is, where it goes, and what it has passed."""

    y: Float[Array, ""]
    prior: Float[Array, ""]
    piece: Int[Array, " action"]
    heading: Int[Array, " action"]  # which way each posterior moves
    is_over: Array
    passed: _Passed
    count: Int[Array, ""]


def solve_priors(
    weights: Float[Array, "type belief action"], grid: Float[Array, " belief"], dtype: type | None = None
) -> Found:
    """Return for the prior at each node, of the first and the last solution on the curve, the one that tells less.

    Solutions between them are passed over. `dtype` is what the weights were worked out in, by default that of the grid:
    posteriors are rounded to it before the violation is measured.
    """
    is_rough = dtype is not None and jnp.finfo(dtype).bits < 64
    curve = _curve(weights, grid, ROUNDING if is_rough else TWINS)
    passed = _walk(curve)
    priors = jnp.broadcast_to(grid, passed.y.shape[:2])
    found = jnp.vectorize(partial(_close_in, curve), signature="(),(e),(a)->(a)")(priors, passed.y, passed.piece)
    found = found.astype(dtype or grid.dtype).astype(grid.dtype)
    news, violation = jnp.vectorize(partial(_judge, curve), signature="(),(a)->(),()")(priors, found)
    is_filled = jnp.arange(NUM_SLOTS)[:, None] < passed.count
    chosen = jnp.argmin(jnp.where(is_filled, news, jnp.inf), axis=0)
    columns = jnp.arange(grid.shape[0])
    return Found(found[chosen, columns], violation[chosen, columns], passed.count)


def _judge(curve: _Curve, prior, at):
    """Return how far actions move the belief on average over the types, and the largest violation of the equations."""
    value = _read_actions(curve.weights, curve.grid, at)
    news = jnp.sum(jnp.mean(jax.nn.softmax(value, axis=1), axis=0) * jnp.abs(at - prior))
    return news, jnp.max(jnp.abs(at - prior - (value[1] - value[0]) + _difference(value)))


def _walk(curve: _Curve) -> _Passed:
    """Walk the curve from above the grid to below it."""
    weights, grid, heights, slopes = curve
    num_beliefs, num_actions = heights.shape
    columns = jnp.arange(num_actions)
    twins = jnp.max(jnp.abs(heights[:, :, None] - heights[:, None]), axis=0) < TWINS
    present = jnp.where(weights > MISSING / 2, jnp.abs(weights), 0)
    far = 1 + 2 * jnp.max(present)  # |LSE_1 − LSE_0| is less: no prior of the grid is passed further out
    top = jnp.maximum(jnp.max(heights[-1]), grid[-1]) + far
    bottom = jnp.minimum(jnp.min(heights[0]), grid[0]) - far

    def advance(walk: _Walk) -> _Walk:
        ahead = jnp.clip(jnp.where(walk.heading < 0, walk.piece - 1, walk.piece), 0, num_beliefs - 1)
        slope = slopes[walk.piece, columns]
        direction = jnp.where(slope < 0, -walk.heading, walk.heading)[0]  # of y, the same for every action
        leaves = ((walk.piece == 0) & (walk.heading < 0)) | ((walk.piece == num_beliefs) & (walk.heading > 0))
        distance = jnp.where(leaves, jnp.inf, direction * (heights[ahead, columns] - walk.y))
        first = jnp.argmin(distance)
        is_last = jnp.all(leaves)
        y = jnp.where(is_last, bottom, walk.y + direction * jnp.maximum(distance[first], 0))
        prior = curve.prior(y, walk.piece)
        passed = _note(walk.passed, grid, walk, prior, y)
        moves_on = twins[first] & (walk.piece == walk.piece[first]) & ~is_last
        piece = jnp.where(moves_on, walk.piece + walk.heading, walk.piece)
        turns = (slopes[piece[first], first] < 0) != (slope[first] < 0)
        heading = jnp.where(turns & ~moves_on, -walk.heading, walk.heading)
        return _Walk(y, prior, piece, heading, is_last, passed, walk.count + 1)

    piece = jnp.full(num_actions, num_beliefs, jnp.int32)
    shape = NUM_SLOTS, num_beliefs
    nothing = _Passed(
        jnp.zeros((*shape, 2), grid.dtype), jnp.zeros((*shape, num_actions), jnp.int32), jnp.zeros(num_beliefs, jnp.int32)
    )
    down = jnp.full(num_actions, -1, jnp.int32)
    walk = _Walk(top, curve.prior(top, piece), piece, down, jnp.bool_(False), nothing, jnp.int32(0))
    return lax.while_loop(lambda walk: ~walk.is_over & (walk.count < MAX_STEPS), advance, walk).passed


def _note(passed: _Passed, grid, walk: _Walk, prior, y) -> _Passed:
    """Note the straight piece from where the walk is to `y` for every prior that is passed on it."""
    is_passed = (walk.prior > grid) != (prior > grid)
    slot = jnp.minimum(passed.count, NUM_SLOTS - 1)
    here = (is_passed & (slot == jnp.arange(NUM_SLOTS)[:, None]))[..., None]
    ends = jnp.stack([walk.y, y])
    return _Passed(
        jnp.where(here, ends, passed.y), jnp.where(here, walk.piece, passed.piece), passed.count + is_passed
    )


def _close_in(curve: _Curve, prior, y, piece):
    """Return the posteriors on one straight piece, with `y` at its ends, that solve the equations.

    Newton's method between two ends that move in on the solution, with a halving wherever it would leave them.
    """
    at = curve.posteriors(y[0], piece), curve.posteriors(y[1], piece)
    logs = [_read_actions(curve.weights, curve.grid, each)[..., None] for each in at]  # type action world, one world
    rises = logs[1] - logs[0]
    finest = 8 * jnp.finfo(y.dtype).eps * (1 + jnp.max(jnp.abs(y)))  # rounding of the values below
    falls = y[0] + _difference(logs[0][..., 0]) > y[1] + _difference(logs[1][..., 0])  # the prior, from the piece's start to its end

    def unfinished(carry):
        low, high, _, size, count = carry
        return (size > finest) & (high > low) & (count < MAX_CLOSING)

    def advance(carry):
        low, high, part, _, count = carry
        here = logs[0] + part * rises
        highest = highest_action(here)
        shares = jnp.exp(here - highest)
        total = sum_actions(shares)
        sums = (highest + jnp.log(total))[:, 0, 0]
        slopes = (sum_actions(shares * rises) / total)[:, 0, 0]
        value = y[0] + part * (y[1] - y[0]) + sums[1] - sums[0] - prior
        is_before = (value > 0) == falls
        low, high = jnp.where(is_before, part, low), jnp.where(is_before, high, part)
        trial = part - value / (y[1] - y[0] + slopes[1] - slopes[0])
        inside = (trial >= low) & (trial <= high)
        return low, high, jnp.where(inside, trial, (low + high) / 2), jnp.abs(value), count + 1

    zero = jnp.zeros_like(prior)
    part = lax.while_loop(unfinished, advance, (zero, zero + 1, zero + 0.5, zero + 1, jnp.int32(0)))[2]
    return at[0] + part * (at[1] - at[0])


def _difference(logs):
    """Return LSE_1 − LSE_0 of log-weights with axes `type action`."""
    highest = highest_action(logs[..., None])
    total = highest + jnp.log(sum_actions(jnp.exp(logs[..., None] - highest)))
    return total[1, 0, 0] - total[0, 0, 0]


def _read_actions(weights, grid, at):
    """Return φ at posteriors `at`, one number per action: type action."""
    place = jnp.clip((at - grid[0]) / (grid[1] - grid[0]), 0, grid.shape[0] - 1)
    left, columns = jnp.minimum(place.astype(jnp.int32), grid.shape[0] - 2), jnp.arange(at.shape[0])
    part = place - left
    return (1 - part) * weights[:, left, columns] + part * weights[:, left + 1, columns]
