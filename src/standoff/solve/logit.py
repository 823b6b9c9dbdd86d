"""The logit move: a player with a hidden type chooses, knowing what her choice will tell.

For a mover of type θ at public log-odds l let φ_θ(a; x) = log base_θ(a) + λ_θ U_θ(a; x) be the log-weight of action a
when it leaves the public at posterior log-odds x. Logit choice and Bayes' rule together say, for every action,

    x_a = l + [φ_1(a; x_a) − LSE_1(x)] − [φ_0(a; x_a) − LSE_0(x)],      LSE_θ(x) = log Σ_b exp φ_θ(b; x_b).

One unknown per action and one in common, D = LSE_1 − LSE_0. Beliefs are read between nodes by straight lines, so
g_a(x) = x − φ_1(a; x) + φ_0(a; x) is piecewise linear, and the equations say g_a(x_a) = y for one number y = l − D.

* Where every g_a rises (being believed another type changes no action's appeal by more than Bayes' rule moves the
  belief), `newton` solves all states at once. The Jacobian is an arrowhead, diagonal plus the one shared D, so a step
  costs O(actions); it is guarded by halving until the residual falls, and starts from the solution one period later.
* Where some g_a falls there can be several equilibria, and Newton may stall or pick one by accident. `sweep` then
  lowers y from above the grid, each x_a at its highest solution, until F(y) = l − y − LSE_1 + LSE_0, negative at the
  start and positive at the end, changes sign. F is continuous but for jumps where some g_a turns; if the change falls
  on a jump, the jumping posterior is taken through the turn along g_a, which is continuous again. Bisection does both.
  The same sweep with the types' names exchanged comes from below. Of the two solutions the one whose actions tell less
  is taken: the nearer to pooling, where the branch from λ = 0 begins. The choice depends on nothing but the state.

Source: McKelvey & Palfrey (1998) for the equilibrium.
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Int

from standoff.game.beliefs import highest_action, sum_actions

MAX_NEWTON_STEPS = 8  # states that need more are few, and walking their curve is then cheaper
LANES = 512  # states swept side by side; more are done in turns
SWEPT = 1e-9  # violation of the equations under which a sweep counts as having found a solution
SMALLEST_SHARE = 2.0**-12  # of a Newton step; below it the state counts as stalled

MISSING = -1e4  # log-weight of an action that no type has


class LogitMove(NamedTuple):
    """The solution at every prior node (`belief`), for every combination of other beliefs (`rest`) and every world."""

    log_strategy: Float[Array, "type belief rest action world"]
    posterior: Float[Array, "belief rest action world"]
    residual: Float[Array, ""]  # largest violation of the equations above, in log-odds
    num_swept: Int[Array, ""]  # states that were swept: several equilibria are possible, or Newton stalled


def logit_move(
    weights: Float[Array, "type belief rest action world"],
    grid: Float[Array, " belief"],
    guess: Float[Array, "belief rest action world"],
    tolerance: float,
) -> LogitMove:
    """Solve the move at every node of `grid`.

    Args:
        weights: φ_θ(a; x) at the nodes x of the grid: log base plus precision times value.
        grid: uniform log-odds nodes; they serve as priors and as posteriors.
        guess: posteriors to start from, such as those of the same stage one period later.
        tolerance: largest violation of the equations, in log-odds, at which a state counts as solved.
    """
    rises = weights[:, 1:] - weights[:, :-1]
    posterior, residual = newton(weights[:, 0], rises, grid, guess, tolerance)
    falls = jnp.any(grid[1] - grid[0] <= rises[1] - rises[0], axis=(0, 2))  # rest, world: where some g_a is not rising
    residual = jnp.where(falls, jnp.inf, residual)
    posterior, residual, num_swept = _sweep_left(weights, rises, grid, posterior, residual, tolerance)
    values, _ = read(weights[:, 0], rises, grid, posterior)
    return LogitMove(jax.nn.log_softmax(values, axis=-2), posterior, jnp.max(residual), num_swept)


def pooling(grid: Float[Array, " belief"], rest: int, num_actions: int, num_worlds: int):
    """Return the guess that no action tells anything: every posterior is the prior. It is exact at λ = 0."""
    return jnp.broadcast_to(grid[:, None, None, None], (grid.shape[0], rest, num_actions, num_worlds))


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


def newton(first, rises, grid, guess, tolerance):
    """Run guarded arrowhead Newton from `guess` in every state at once; return posteriors and residuals."""
    prior = grid[:, None, None, None]

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

    step, residual = _equations(first, rises, grid, prior, guess)
    carry = (jnp.int32(0), guess, step, residual, jnp.ones_like(residual))
    _, at, _, residual, _ = lax.while_loop(unfinished, advance, carry)
    return at, residual


def _sweep_left(weights, rises, grid, posterior, residual, tolerance):
    """Sweep the states whose residual is over tolerance, some at a time."""
    num_beliefs = grid.shape[0]
    finest = jnp.result_type(float)  # single precision cannot tell near folds apart; double where it is switched on

    def unfinished(carry):
        return jnp.any(carry[1] > tolerance)

    def advance(carry):
        posterior, residual, count = carry
        belief, rest, world = jnp.nonzero(residual > tolerance, size=LANES, fill_value=num_beliefs)
        picked = weights[:, :, rest, :, world].astype(finest)  # lane type belief action
        nodes = grid.astype(finest)
        found = jax.vmap(sweep, in_axes=(0, None, 0))(picked, nodes, nodes[jnp.minimum(belief, num_beliefs - 1)])
        posterior = posterior.at[belief, rest, :, world].set(found.astype(posterior.dtype), mode="drop")
        residual = residual.at[belief, rest, world].set(0, mode="drop")
        return posterior, residual, count + jnp.sum(belief < num_beliefs, dtype=jnp.int32)

    posterior, _, count = lax.while_loop(unfinished, advance, (posterior, residual, jnp.int32(0)))
    posterior, residual = newton(weights[:, 0], rises, grid, posterior, tolerance)  # takes off the last rounding
    return posterior, residual, count


def sweep(
    weights: Float[Array, "type belief action"], grid: Float[Array, " belief"], prior: Float[Array, ""]
) -> Float[Array, " action"]:
    """Solve one state by sweeping y downwards, and upwards; return the solution whose actions tell less."""
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

    num_halvings = 34 if positive.dtype == jnp.float32 else 64
    return lax.fori_loop(0, num_halvings, halve, (positive, negative))
