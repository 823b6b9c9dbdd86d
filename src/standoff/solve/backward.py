"""How a game is solved: backward induction over periods, stages, worlds and beliefs.

The value V_i(θ; l; w) of player i is kept conditional on the true types θ, at public log-odds l and world w, in front
of a stage. From C, the values behind the stage (after the last stage of a period: discounted values of the next
period; after an ending: zero), a mover of type θ_i values action a, paying r, at

    Q_i(θ_i, a) = Σ_{θ_-i} Π_k β_ik(θ_k) · [r_i(θ; a; w) + C_i(θ; l'(a); w'(a))],

where β_ik is her own belief on k: log-odds l_k + o_ik. She chooses σ(a | θ_i) ∝ base(a) exp(λ_i Q_i(θ_i, a)), and only
the belief on herself moves, by Bayes' rule: that fixed point is the logit move (`logit.py`). Nature's outcomes have
given probabilities and may be news about one player. Either way, everyone's value in front of the stage is

    V_j(θ; l; w) = Σ_a σ(a | θ_i) [r_j(θ; a; w) + C_j(θ; l'(a); w'(a))].

Inside this file a stage sees arrays with axes `player, types…, beliefs…, action, world`.
"""

from __future__ import annotations

from functools import partial

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float

from standoff.game.beliefs import TINY, hats, highest_action, make_grid, sum_actions, type_probabilities
from standoff.game.game import Chance, Game, Move, Stage, num_final, pick
from standoff.solve.curve import MISSING
from standoff.solve.equilibrium import Equilibrium
from standoff.solve.logit import log_softmax, logit_move, pooling


@partial(jax.jit, static_argnames=("grid_size", "grid_reach", "date0"))
def solve(game: Game, *, grid_size: int = 7, grid_reach: float = 4.5, date0: bool = False) -> Equilibrium:
    """Solve `game` by backward induction.

    Args:
        game: a single game; its floating-point arrays fix the precision of the arithmetic.
        grid_size: log-odds nodes per private player (odd).
        grid_reach: the grid runs from -reach to reach.
        date0: measure payoffs at date 0 (Gambit's convention) instead of at the node, so that precision shrinks with
            each player's discount factor.

    Raises:
        ValueError: a player has more than two types.
    """
    if set(game.num_types) - {2}:
        raise ValueError("a belief grid has one axis per private player, for two types; with more types use solve_tree")
    grid = make_grid(grid_size, grid_reach, game.terminal.dtype)
    terminal = at_the_end(game, grid)

    def one_period(carry, period):
        values, guesses = carry
        before, guesses, strategies, residual, several = solve_period(game, grid, values, guesses, period, date0)
        return (before, guesses), (before, strategies, residual, several)

    periods, start = jnp.arange(game.num_periods), (terminal, first_guesses(game, grid))
    _, (values, strategies, residual, several) = lax.scan(one_period, start, periods, reverse=True)
    return Equilibrium(grid, strategies, jnp.concatenate([values, terminal[None]]), residual, several)


def at_the_end(game: Game, grid) -> Float[Array, "..."]:
    """Return everyone's values behind the last period: player types… beliefs… world."""
    shape = (game.num_players, *(2,) * game.num_private, *grid.shape * game.num_private, game.num_worlds[0])
    return jnp.broadcast_to(_with_beliefs(game, game.terminal, 1), shape)


def solve_period(game: Game, grid, values, guesses, period, date0: bool = False):
    """Take `values` at the start of the next period back to the start of this one.

    Returns values, the posteriors of every logit move (guesses for the period before), the strategies of every stage
    (None for nature), the largest residual, and in how many states of logit moves several
    solutions were seen.
    """
    guesses = list(guesses)
    after = _with_beliefs(game, pick(game.discount, period), 1)[..., None] * values
    strategies: list[Float[Array, "..."] | None] = [None] * len(game.stages)
    residual, several = jnp.zeros((), values.dtype), jnp.int32(0)
    for index in reversed(range(len(game.stages))):
        stage = game.stages[index]
        after_action = _behind_actions(stage, after)
        if isinstance(stage, Chance):
            moved = _chance(game, stage, grid, after_action, period)
        else:
            precision = stage_precision(game, stage, period, date0)
            if _hides(game, stage):
                moved, strategies[index], solution = _logit(
                    game, stage, grid, after_action, guesses[index], period, precision
                )
                guesses[index] = solution.posterior
                residual, several = jnp.maximum(residual, solution.residual), several + solution.num_several
            else:
                moved, strategies[index] = _move(game, stage, grid, after_action, period, precision)
        after = join_worlds(stage, after, moved)
    return after, tuple(guesses), tuple(strategies), residual, several


def first_guesses(game: Game, grid):
    """Return, for every move of a private player, the posteriors to start from in the last period: pooling."""
    rest = grid.shape[0] ** (game.num_private - 1)
    return tuple(
        pooling(grid, rest, len(stage.actions), stage.worlds.shape[0]) if _hides(game, stage) else None
        for stage in game.stages
    )


def _hides(game: Game, stage: Stage) -> bool:
    return isinstance(stage, Move) and stage.player in game.private


def _behind_actions(stage: Stage, after):
    """Return the values behind every action that does not end the game everywhere; zero where it has ended."""
    going_on = stage.next_world[: len(stage.actions) - num_final(stage)]
    behind = jnp.concatenate([after, jnp.zeros_like(after[..., :1])], axis=-1)  # the last world is "ended"
    return lax.optimization_barrier(behind[..., jnp.where(going_on < 0, after.shape[-1], going_on)])


def _add_payoff(payoff, behind):
    """Return payoffs plus the values behind them; the last actions may have nothing behind them."""
    num = behind.shape[-2]
    paid = payoff[..., :num, :] + behind
    if num == payoff.shape[-2]:
        return paid
    final = jnp.broadcast_to(payoff[..., num:, :], (*paid.shape[:-2], payoff.shape[-2] - num, paid.shape[-1]))
    return jnp.concatenate([paid, final], axis=-2)


def stage_precision(game: Game, stage: Move, period, date0: bool):
    """Return the mover's precision by own type, in this period."""
    precision = game.precision[stage.player]
    if not date0:
        return precision
    passed = jnp.arange(game.num_periods) < period
    own = game.discount[:, stage.player]
    for index in reversed(range(game.num_private)):
        if game.private[index] != stage.player:
            own = own.take(0, axis=1 + index)
    own = own.reshape(own.shape[0], -1)
    factors = jnp.where(passed[:, None], own, 1)
    return precision * jnp.prod(factors, axis=0)


def join_worlds(stage: Stage, after, moved):
    """Put the worlds in which someone moved among those that pass through."""
    num_after = after.shape[-1]
    moved_at = num_after + jnp.arange(stage.worlds.shape[0], dtype=stage.passes.dtype)
    source = stage.passes.at[stage.worlds].set(moved_at)
    return jnp.concatenate([after, moved], axis=-1)[..., source]


def _with_beliefs(game: Game, array, after_axis: int):
    """Insert an axis of length 1 per belief behind the type axes; `after_axis` axes stand before the type axes."""
    axis = after_axis + game.num_private
    return array.reshape(*array.shape[:axis], *(1,) * game.num_private, *array.shape[axis:])


def _payoff(game: Game, stage: Stage, period):
    return _with_beliefs(game, pick(stage.payoff, period), 1)


def _chance(game: Game, stage: Chance, grid, after_action, period):
    """Return everyone's values in front of a chance: player types… beliefs… world."""
    probability = pick(stage.probability, period)
    if stage.about is None:
        return sum_actions(probability[0] * (_payoff(game, stage, period) + after_action))[..., 0, :]
    own, num = stage.about, game.num_private
    logs = jnp.log(jnp.maximum(probability, TINY))
    place = grid.reshape(-1, *(1,) * (num + 1 - own))  # the belief on that player, then the others', action, world
    posterior = place + (logs[1] - logs[0])
    by_type = probability.reshape(2, *(1,) * num, *probability.shape[1:])
    return _expect(game, stage, grid, after_action, period, own, by_type, posterior)


def _worth(game: Game, stage: Move, grid, after_action, period):
    """Return what each action is worth to the mover, by own type if she has one, and that type's place in `private`."""
    own = game.private.index(stage.player) if _hides(game, stage) else None
    gains = _add_payoff(_payoff(game, stage, period)[stage.player], after_action[stage.player])
    optimism = pick(game.optimism, period)[stage.player]
    return _expect_types(game, gains, optimism, own, grid), own


def _move(game: Game, stage: Move, grid, after_action, period, precision):
    """Return everyone's values in front of a move that tells nothing, and the strategy."""
    base = pick(stage.base, period)[0]
    worth, _ = _worth(game, stage, grid, after_action, period)
    logits = jnp.where(base > 0, jnp.log(jnp.where(base > 0, base, 1)), -jnp.inf) + precision[0] * worth
    strategy = jnp.exp(log_softmax(logits))
    num, payoff = after_action.shape[-2], _payoff(game, stage, period)
    moved = sum_actions(strategy * payoff) + sum_actions(strategy[..., :num, :] * after_action)
    return moved[..., 0, :], strategy[None]


def _logit(game: Game, stage: Move, grid, after_action, guess, period, precision):
    """Return everyone's values in front of a private player's move, the strategy, and the solution of the move."""
    worth, own = _worth(game, stage, grid, after_action, period)
    worth = jnp.moveaxis(worth, 1 + own, 1)  # type belief rest… action world
    shape = worth.shape[1:]
    worth = worth.reshape(2, grid.shape[0], -1, *worth.shape[-2:])
    weights = _log_weights(pick(stage.base, period), jnp.broadcast_to(precision, (2,)), worth)
    tolerance = 1e-12 if worth.dtype == jnp.float64 else 3e-5
    solution = logit_move(weights, grid, guess, tolerance)
    strategy = jnp.moveaxis(jnp.exp(solution.log_strategy).reshape(2, *shape), 1, 1 + own)
    posterior = jnp.moveaxis(solution.posterior.reshape(shape), 0, own)
    moved = _expect(game, stage, grid, after_action, period, own, strategy, posterior)
    return moved, strategy, solution


def _log_weights(base, precision, worth):
    """Return log base plus precision times value, up to a constant per type; nearly none for a missing action."""
    base = jnp.broadcast_to(base, (2, *base.shape[1:]))[:, None, None]  # type, belief, rest, action, world
    has, exists = base > 0, jnp.any(base > 0, axis=0, keepdims=True)
    weights = jnp.where(has, jnp.log(jnp.where(has, base, 1)) + precision[:, None, None, None, None] * worth, -jnp.inf)
    least = jnp.log(TINY) + highest_action(weights)  # an action that only one type has leaves the belief grid at once
    weights = jnp.where(has, weights, least)
    highest = jnp.max(jnp.where(exists, weights, -jnp.inf), axis=(1, 3), keepdims=True)
    return jnp.where(exists, weights - highest, MISSING)


def _expect_types(game: Game, gains, optimism, own: int | None, grid):
    """Average over the types of the other private players, by a player's own beliefs: the public ones and `optimism`.

    Takes `types… beliefs… action world`; returns `[own type] beliefs… action world`.
    """
    num = game.num_private
    for index in reversed(range(num)):
        if index == own:
            continue
        beliefs = type_probabilities(grid + optimism[index])
        remaining = gains.ndim - 2 - num
        shape = [1] * (gains.ndim - 1)
        shape[remaining - 1 + index] = grid.shape[0]
        gains = jnp.broadcast_to(gains, (*gains.shape[:index], 2, *gains.shape[index + 1 :]))
        low, high = gains.take(0, axis=index), gains.take(1, axis=index)
        gains = beliefs[0].reshape(shape) * low + beliefs[1].reshape(shape) * high
    if own is not None:
        gains = jnp.broadcast_to(gains, (2, *gains.shape[1:]))
    return gains


def _expect(game: Game, stage: Stage, grid, after_action, period, own: int, chances, posterior):
    """Average values over actions whose chances depend on the type of private player `own` and move the belief on it.

    `chances` has axes `type beliefs… action world`, `posterior` `beliefs… action world`; beliefs may be broadcast.
    Returns `player types… beliefs… world`.
    """
    num = game.num_private
    axis = 1 + num + own
    count = after_action.shape[-2]  # of actions with something behind them
    likelihood = chances.reshape(1, *(2 if index == own else 1 for index in range(num)), *chances.shape[1:])
    place = posterior[..., :count, :]
    shares = lax.optimization_barrier(hats(grid, place.reshape((1,) * (after_action.ndim - place.ndim) + place.shape)))
    at_node = (lax.slice_in_dim(after_action, node, node + 1, axis=axis) for node in range(grid.shape[0]))
    read = lax.optimization_barrier(sum(share * value for share, value in zip(shares, at_node, strict=True)))
    moved = sum_actions(likelihood * _payoff(game, stage, period)) + sum_actions(likelihood[..., :count, :] * read)
    return moved[..., 0, :]
