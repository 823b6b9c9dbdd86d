"""The logit move: a player with a hidden type chooses, knowing what her choice will tell.

For a mover of type θ at public log-odds l let φ_θ(a; x) = log base_θ(a) + λ_θ U_θ(a; x) be the log-weight of action a
when it leaves the public at posterior log-odds x. Logit choice and Bayes' rule together say, for every action,

    x_a = l + [φ_1(a; x_a) − LSE_1(x)] − [φ_0(a; x_a) − LSE_0(x)],      LSE_θ(x) = log Σ_b exp φ_θ(b; x_b).

One unknown per action and one in common, D = LSE_1 − LSE_0. Beliefs are read between nodes by straight lines, so
g_a(x) = x − φ_1(a; x) + φ_0(a; x) is piecewise linear, and the equations say g_a(x_a) = y for one number y = l − D.

* Where every g_a rises (being believed another type changes no action's appeal by more than Bayes' rule moves the
  belief), `newton` solves all states at once. The Jacobian is an arrowhead, diagonal plus the one shared D, so a step
  costs O(actions); it is guarded by halving until the residual falls. It starts from the solution one period later and,
  where there is more than one solution, stays with the one it comes from.
* Where some g_a falls, or Newton stalls, the curve of candidates is walked from one end to the other along the straight
  pieces of g (`curve.py`). Of the first and the last solution on it, the one whose actions tell less is taken: the
  nearer to pooling, where the branch from λ = 0 begins.

A logit equilibrium always exists (Brouwer), but need not be unique: what is left over tolerance is reported, and so is
the number of states in which a choice was made.

Source: McKelvey & Palfrey (1998) for the equilibrium.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Int

from standoff.game.beliefs import highest_action, sum_actions
from standoff.solve.curve import solve_priors

FIRST_STEPS = 2  # of Newton's method, in all states at once: near the solution of the next period most need no more
MORE_STEPS = 8  # in the states that do; those that need more still are few, and walking their curve is then cheaper
ROWS = 256  # rows of such states worked on at once; more are done in turns
LANES = 16  # curves walked side by side; more are done in turns
NEARLY = 1e-6  # violation below which the last step counts as that small
POLISHING_STEPS = 2  # in double precision; each squares what is left, down to rounding
SMALLEST_SHARE = 2.0**-12  # of a Newton step; below it the state counts as stalled


class LogitMove(NamedTuple):
    """The solution at every prior node (`belief`), for every combination of other beliefs (`rest`) and every world."""

    log_strategy: Float[Array, "type belief rest action world"]
    posterior: Float[Array, "belief rest action world"]
    residual: Float[Array, ""]  # largest violation of the equations above, in log-odds
    num_several: Int[Array, ""]  # states in which more than one solution was seen


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
    posterior, residual = newton(weights[:, 0], rises, grid, guess, tolerance, FIRST_STEPS)
    falls = jnp.any(grid[1] - grid[0] <= rises[1] - rises[0], axis=(0, 2))  # rest, world: where some g_a is not rising
    posterior, residual = _go_on(weights, rises, grid, posterior, residual, ~falls, tolerance)
    residual = jnp.where(falls, jnp.inf, residual)
    posterior, residual, num_several = _walk_curves(weights, rises, grid, posterior, residual, tolerance)
    if weights.dtype == jnp.float64:
        posterior, values, residual = _polish(weights, grid, posterior)
    else:
        values, _ = read(weights[:, 0], rises, grid, posterior)
    return LogitMove(log_softmax(values), posterior, jnp.max(residual), num_several)


def log_softmax(values: Float[Array, "... action world"]) -> Float[Array, "... action world"]:
    """Return the logarithms of choice probabilities from log-weights; written out action by action, as sums are."""
    values = values - highest_action(values)
    return values - jnp.log(sum_actions(jnp.exp(values)))


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
    return _newton_step(violation, slope, strategy), highest_action(jnp.abs(violation))[..., 0, :]


def _newton_step(violation, slope, strategy):
    """Return the step that solves the arrowhead system of linearised equations."""
    own = _away_from_zero(1 - (slope[1] - slope[0]))
    shared = (strategy[1] * slope[1] - strategy[0] * slope[0]) / own
    violation, own, shared = lax.optimization_barrier((violation, own, shared))
    common = -sum_actions(shared * violation) / _away_from_zero(1 + sum_actions(shared))
    return -(violation + common) / own


def _polish(weights, grid, at):
    """Take Newton steps from solutions that are at hand; return posteriors, log-weights there, and violations.

    A log-weight is a precision times a payoff, and its rounding grows with both. So log-weights are read relative to the
    one of the best action: what is left is exact where the choice is contested. What an action leaves to be inferred is
    then consistent with how often it is taken, although a precision of 1000 multiplies every error of inference. For the
    same reason a posterior is placed by its distance from the node below it, not from the end of the grid, and the last
    step, too small to change a posterior, still changes log-weights.
    """
    prior, step = grid[:, None, None, None], grid[1] - grid[0]

    def equations(at):
        place = jnp.clip((at - grid[0]) / step, 0, grid.shape[0] - 1)
        left = jnp.minimum(place.astype(jnp.int32), grid.shape[0] - 2)
        nodes = [(left == node) * 1.0 for node in range(grid.shape[0] - 1)]
        low = sum(here * weights[:, None, node] for node, here in enumerate(nodes))
        high = sum(here * weights[:, None, node + 1] for node, here in enumerate(nodes))
        part = jnp.clip((at - sum(here * grid[node] for node, here in enumerate(nodes))) / step, 0, 1)
        best = highest_action(low + part * (high - low))
        low, high = low - best, high - best
        value = low + part * (high - low)
        slope = jnp.where((at > grid[0]) & (at < grid[-1]), (high - low) / step, 0)
        share = jnp.exp(value)
        total = sum_actions(share)
        strategy, logs = share / total, jnp.log(total)
        violation = at - prior - (value[1] - value[0]) + (logs[1] - logs[0])
        return value, slope, _newton_step(violation, slope, strategy), highest_action(jnp.abs(violation))

    def advance(_, carry):
        at, found = carry
        trial = at + found[2]
        following = equations(trial)
        better = following[-1] < found[-1]
        return jnp.where(better, trial, at), jax.tree.map(partial(jnp.where, better), following, found)

    zero = jnp.zeros_like(weights[:, :1] + at)
    nothing = zero, zero, jnp.zeros_like(at), jnp.full_like(at[..., :1, :], jnp.inf)
    at, (value, slope, change, residual) = lax.fori_loop(0, 1 + POLISHING_STEPS, advance, (at, nothing))
    return at, value + jnp.where(residual < NEARLY, slope * change, 0), residual


def _away_from_zero(number):
    """Keep a divisor at least 1e-3 from zero, so that a Newton step near a fold stays finite."""
    return jnp.where(jnp.abs(number) < 1e-3, jnp.where(number < 0, -1e-3, 1e-3), number)


def newton(first, rises, grid, guess, tolerance, max_steps):
    """Run guarded arrowhead Newton from `guess` in every state at once; return posteriors and residuals."""
    prior = grid[:, None, None, None]

    def unfinished(carry):
        count, _, _, residual, share = carry
        return (count < max_steps) & jnp.any((residual > tolerance) & (share > SMALLEST_SHARE))

    def advance(carry):
        count, at, step, residual, share = carry
        trial = at + share[:, :, None] * step
        next_step, next_residual = _equations(first, rises, grid, prior, trial)
        better = (next_residual < (1 - 0.1 * share) * residual) & (residual > tolerance)
        keep = better[:, :, None]
        share = jnp.where(better, jnp.minimum(1.0, 2 * share), share / 2)
        residual = jnp.where(better, next_residual, residual)
        return count + 1, jnp.where(keep, trial, at), jnp.where(keep, next_step, step), residual, share

    nothing = jnp.full((guess.shape[0], guess.shape[1], guess.shape[3]), jnp.inf, guess.dtype)  # known of the guess yet
    carry = (jnp.int32(-1), guess, jnp.zeros_like(guess), nothing, jnp.ones_like(nothing))
    _, at, step, residual, _ = lax.while_loop(unfinished, advance, carry)
    is_solved = (residual <= tolerance)[:, :, None]
    return jnp.where(is_solved, at + step, at), residual  # the step is at hand, and squares what is left


def _go_on(weights, rises, grid, posterior, residual, may, tolerance):
    """Go on with Newton's method in the rows of states, one per prior, that need more steps and `may` have them."""
    shape = residual.shape[1:]
    order = jnp.cumsum((jnp.any(residual > tolerance, axis=0) & may).ravel(), dtype=jnp.int32)

    def unfinished(carry):
        return carry[0] < order[-1]

    def advance(carry):
        done, posterior, residual = carry
        rest, world, home = _next_rows(order, done, ROWS, shape)
        first, rise, guess = (jnp.moveaxis(array[..., rest, :, world], 0, -1)[..., None, :, :]
                              for array in (weights[:, 0], rises, posterior))  # … one rest, action, row
        found, left = newton(first, rise, grid, guess, tolerance, MORE_STEPS)
        posterior = posterior.at[:, home, :, world].set(jnp.moveaxis(found[:, 0], -1, 0), mode="drop")
        residual = residual.at[:, home, world].set(left[:, 0], mode="drop")
        return done + ROWS, posterior, residual

    return lax.while_loop(unfinished, advance, (jnp.int32(0), posterior, residual))[1:]


def _next_rows(order, done, count: int, shape):
    """Return rest and world of the next `count` rows that wait, and where to put them: beyond `rest` for places left over.

    `order` counts the waiting rows up to each.
    """
    row = jnp.searchsorted(order, done + 1 + jnp.arange(count, dtype=jnp.int32))
    rest, world = jnp.unravel_index(jnp.minimum(row, order.size - 1), shape)
    return rest, world, jnp.where(row < order.size, rest, shape[0])


def _walk_curves(weights, rises, grid, posterior, residual, tolerance):
    """Solve the rows of states, one per prior, in which any residual is over tolerance; `LANES` rows at a time.

    Returns posteriors, residuals, and how many states have more than one solution on their curve.
    """
    finest = jnp.result_type(float)  # single precision cannot tell near folds apart; double where it is switched on
    nodes = grid.astype(finest)
    shape = residual.shape[1:]
    order = jnp.cumsum(jnp.any(residual > tolerance, axis=0).ravel(), dtype=jnp.int32)  # rows waiting, up to each

    def unfinished(carry):
        return carry[0] < order[-1]

    def advance(carry):
        done, posterior, residual, several = carry
        rest, world, home = _next_rows(order, done, LANES, shape)
        picked = weights[:, :, rest, :, world].astype(finest)  # lane type belief action
        found = jax.vmap(lambda weights: solve_priors(weights, nodes, posterior.dtype))(picked)
        posterior = posterior.at[:, home, :, world].set(found.posterior.astype(posterior.dtype), mode="drop")
        residual = residual.at[:, home, world].set(found.violation.T.astype(residual.dtype), mode="drop")
        more = jnp.sum((found.num_solutions > 1) & (home < shape[0])[:, None], dtype=jnp.int32)
        return done + LANES, posterior, residual, several + more

    carry = (jnp.int32(0), posterior, residual, jnp.int32(0))
    _, posterior, residual, several = lax.while_loop(unfinished, advance, carry)
    return posterior, residual, several
