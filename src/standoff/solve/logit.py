"""The logit move: a player with a hidden type chooses, knowing what her choice will tell.

For a mover of type θ at public log-odds l let φ_θ(a; x) = log base_θ(a) + λ_θ U_θ(a; x) be the log-weight of action a
when it leaves the public at posterior log-odds x. Logit choice and Bayes' rule together say, for every action,

    x_a = l + [φ_1(a; x_a) − LSE_1(x)] − [φ_0(a; x_a) − LSE_0(x)],      LSE_θ(x) = log Σ_b exp φ_θ(b; x_b).

One unknown per action and one in common, D = LSE_1 − LSE_0. Two methods share the work:

* `newton`. The Jacobian is an arrowhead (diagonal plus the one shared D), so a step costs O(actions). The step is
  guarded: it is halved until the residual falls. Started from pooling (x = l) and led to the full precision in stages,
  it follows the branch that begins at λ = 0.
* `trace`, for the states where Newton stalls. U is read between belief nodes by straight lines, so
  g_a(x) = x − φ_1(a; x) + φ_0(a; x) is piecewise linear and the equations read g_a(x_a) = y for one number y = l − D.
  Their solutions form a curve of straight pieces that comes in from y = +∞ with every x_a above the grid and can only
  leave to y = −∞ with every x_a below it. On it F(y) = l − y − LSE_1 + LSE_0 is continuous, negative at the one end
  and positive at the other: walking the curve from node to node must meet a sign change, and bisection on that
  straight piece finds the equilibrium. Nothing is left over.

Source: McKelvey & Palfrey (1998) for the equilibrium; the curve is the construction of Eaves & Scarf (1976) for
piecewise-linear equations, here with one shared unknown.
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Int

from standoff.game.beliefs import highest_action, sum_actions

MAX_NEWTON_STEPS = 60
LANES = 64  # stalled states traced side by side; more are done in turns
SMALLEST_SHARE = 2.0**-12  # of a Newton step; below it the state counts as stalled


class LogitMove(NamedTuple):
    """The solution at every prior node (`belief`), for every combination of other beliefs (`rest`) and every world."""

    log_strategy: Float[Array, "type belief rest action world"]
    posterior: Float[Array, "belief rest action world"]
    residual: Float[Array, ""]  # largest violation of the equations above, in log-odds
    num_traced: Int[Array, ""]  # states in which Newton stalled and the curve was walked


def logit_move(
    weights: Float[Array, "type belief rest action world"], grid: Float[Array, " belief"], tolerance: float
) -> LogitMove:
    """Solve the move at every node of `grid`.

    Args:
        weights: φ_θ(a; x) at the nodes x of the grid: log base plus precision times value.
        grid: uniform log-odds nodes; they serve as priors and as posteriors.
        tolerance: largest violation of the equations, in log-odds, at which a state counts as solved.
    """
    rises = weights[:, 1:] - weights[:, :-1]
    prior = grid[:, None, None, None]
    shape = (grid.shape[0], *weights.shape[2:])
    posterior, residual = newton(weights[:, 0], rises, grid, jnp.broadcast_to(prior, shape), tolerance)
    posterior, residual, num_traced = _trace_stalled(weights, rises, grid, posterior, residual, tolerance)
    values, _ = read(weights[:, 0], rises, grid, posterior)
    return LogitMove(jax.nn.log_softmax(values, axis=-2), posterior, jnp.max(residual), num_traced)


def read(first, rises, grid, at):
    """Return a piecewise-linear function and its slope at `at`, from its first node's value and its rises."""
    step = grid[1] - grid[0]
    place = (at - grid[0]) / step
    value, slope = first[:, None], jnp.zeros_like(first)[:, None]
    for node in range(grid.shape[0] - 1):
        inside = (place >= node) & (place < node + 1)
        value = value + jnp.clip(place - node, 0, 1) * rises[:, None, node]
        slope = slope + jnp.where(inside, rises[:, None, node], 0)
    return value, slope / step


def _equations(first, rises, grid, prior, at):
    """Return the guarded Newton step and the largest violation of each state's equations."""
    value, slope = lax.optimization_barrier(read(first, rises, grid, at))
    highest = highest_action(value)
    share = lax.optimization_barrier(jnp.exp(value - highest))
    sums = sum_actions(share)
    total = highest + jnp.log(sums)
    strategy = share / sums
    violation = at - prior - (value[1] - value[0]) + (total[1] - total[0])
    own = _away_from_zero(1 - (slope[1] - slope[0]))
    shared = (strategy[1] * slope[1] - strategy[0] * slope[0]) / own
    violation, own, shared = lax.optimization_barrier((violation, own, shared))
    common = -sum_actions(shared * violation) / _away_from_zero(1 + sum_actions(shared))
    return -(violation + common) / own, highest_action(jnp.abs(violation))[..., 0, :]


def _away_from_zero(number):
    """Keep a divisor at least 1e-3 from zero, so that a Newton step near a fold stays finite."""
    return jnp.where(jnp.abs(number) < 1e-3, jnp.where(number < 0, -1e-3, 1e-3), number)


def newton(first, rises, grid, prior, tolerance, count=False):
    """Run guarded arrowhead Newton from pooling in every state at once; return posteriors and residuals."""

    def unfinished(carry):
        count, _, _, residual, share = carry
        return (count < MAX_NEWTON_STEPS) & jnp.any((residual > tolerance) & (share > SMALLEST_SHARE))

    def advance(carry):
        count, at, step, residual, share = carry
        trial = at + share[:, :, None] * step
        next_step, next_residual = _equations(first, rises, grid, prior, trial)
        better = (next_residual < (1 - 0.1 * share) * residual) & (residual > tolerance)
        keep = better[:, :, None]
        share = jnp.where(better, jnp.minimum(1.0, 2 * share), share / 2)
        residual = jnp.where(better, next_residual, residual)
        return count + 1, jnp.where(keep, trial, at), jnp.where(keep, next_step, step), residual, share

    at = prior
    step, residual = _equations(first, rises, grid, prior, at)
    carry = (jnp.int32(0), at, step, residual, jnp.ones_like(residual))
    steps, at, _, residual, _ = lax.while_loop(unfinished, advance, carry)
    return (at, residual, steps) if count else (at, residual)


def _trace_stalled(weights, rises, grid, posterior, residual, tolerance):
    """Walk the curve in every state that Newton left, a few states at a time."""
    num_beliefs, num_rest, num_actions, num_worlds = posterior.shape

    def unfinished(carry):
        return jnp.any(carry[1] > tolerance)

    def advance(carry):
        posterior, residual, count = carry
        stalled = residual > tolerance
        belief, rest, world = jnp.nonzero(stalled, size=LANES, fill_value=num_beliefs)
        picked = weights[:, :, rest, :, world]  # lane type belief action
        found = jax.vmap(trace, in_axes=(0, None, 0))(picked, grid, grid[jnp.minimum(belief, num_beliefs - 1)])
        posterior = posterior.at[belief, rest, :, world].set(found, mode="drop")
        residual = residual.at[belief, rest, world].set(0, mode="drop")
        return posterior, residual, count + jnp.sum(belief < num_beliefs, dtype=jnp.int32)

    start = (posterior, residual, jnp.int32(0))
    posterior, _, count = lax.while_loop(unfinished, advance, start)
    _, residual = _equations(weights[:, 0], rises, grid, grid[:, None, None, None], posterior)
    return posterior, residual, count


class _Walk(NamedTuple):
    """Where the walk is: y, which piece each action is on, which way its posterior moves, and the last bracket."""

    y: Float[Array, ""]
    piece: Int[Array, " action"]  # 0 below the grid, b between nodes b-1 and b, num_beliefs above it
    heading: Int[Array, " action"]
    is_found: Array
    bracket: tuple
    bracket_piece: Int[Array, " action"]
    count: Int[Array, ""]


def trace(
    weights: Float[Array, "type belief action"], grid: Float[Array, " belief"], prior: Float[Array, ""]
) -> Float[Array, " action"]:
    """Solve one state by walking its curve of candidate posteriors from y = +∞ until F changes sign."""
    num_beliefs, num_actions = weights.shape[1:]
    step = grid[1] - grid[0]
    heights = grid[:, None] - (weights[1] - weights[0])  # g at the nodes: belief action
    slopes = jnp.concatenate([jnp.ones((1, num_actions), weights.dtype), jnp.diff(heights, axis=0) / step, jnp.ones((1, num_actions), weights.dtype)])
    columns = jnp.arange(num_actions)

    def posteriors(y, piece):
        node = jnp.clip(piece - 1, 0, num_beliefs - 1)
        slope = slopes[piece, columns]
        along = (y - heights[node, columns]) / jnp.where(slope == 0, 1, slope)
        inside = (piece > 0) & (piece < num_beliefs)
        return grid[node] + jnp.where(inside, jnp.clip(along, 0, step), along)

    def surplus(y, piece):
        value = _at_nodes(weights, grid, posteriors(y, piece))
        total = jax.nn.logsumexp(value, axis=-1)
        return prior - y - total[1] + total[0]

    def advance(walk):
        ahead = jnp.clip(jnp.where(walk.heading < 0, walk.piece - 1, walk.piece), 0, num_beliefs - 1)
        slope = slopes[walk.piece, columns]
        direction = jnp.where(slope < 0, -walk.heading, walk.heading)[0]  # of y, the same for every action
        leaves = ((walk.piece == 0) & (walk.heading < 0)) | ((walk.piece == num_beliefs) & (walk.heading > 0))
        distance = jnp.where(leaves, jnp.inf, direction * (heights[ahead, columns] - walk.y))
        first = jnp.argmin(distance)
        last = jnp.all(leaves)
        y = jnp.where(last, jnp.minimum(walk.y, prior) - _far(weights), walk.y + direction * jnp.maximum(distance[first], 0))
        is_found = surplus(y, walk.piece) >= 0
        piece = walk.piece.at[first].add(walk.heading[first])
        turns = (slopes[piece[first], first] < 0) != (slope[first] < 0)
        heading = jnp.where(turns & (columns != first), -walk.heading, walk.heading)
        return _Walk(y, jnp.where(is_found, walk.piece, piece), heading, is_found, (walk.y, y), walk.piece, walk.count + 1)

    top = jnp.max(heights[-1])
    start = jnp.maximum(top, prior) + _far(weights)
    piece = jnp.full(num_actions, num_beliefs, jnp.int32)
    heading = jnp.full(num_actions, -1, jnp.int32)
    walk = _Walk(start, piece, heading, jnp.bool_(False), (start, start), piece, jnp.int32(0))
    limit = 50 * num_actions * num_beliefs
    walk = lax.while_loop(lambda w: ~w.is_found & (w.count < limit), advance, walk)
    y = _bisect(lambda y: surplus(y, walk.bracket_piece), *walk.bracket)
    return posteriors(y, walk.bracket_piece)


def _far(weights):
    """Return a distance in y beyond which F cannot change sign: |LSE_1 − LSE_0| is at most this."""
    return 1 + 2 * jnp.max(jnp.abs(weights))


def _at_nodes(weights, grid, at):
    """Return `weights` read at `at`, one number per action, by straight lines: type action."""
    place = jnp.clip((at - grid[0]) / (grid[1] - grid[0]), 0, grid.shape[0] - 1)
    left = jnp.minimum(place.astype(int), grid.shape[0] - 2)
    columns = jnp.arange(at.shape[0])
    part = place - left
    return (1 - part) * weights[:, left, columns] + part * weights[:, left + 1, columns]


def _bisect(function, negative, positive):
    """Return a root of `function`, which is negative at the first end and not negative at the second."""

    def halve(_, ends):
        negative, positive = ends
        middle = (negative + positive) / 2
        is_positive = function(middle) >= 0
        return jnp.where(is_positive, negative, middle), jnp.where(is_positive, middle, positive)

    negative, positive = lax.fori_loop(0, 80, halve, (negative, positive))
    return (negative + positive) / 2
