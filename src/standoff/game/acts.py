"""What follows when somebody acts: a party is made to take one action, once, and everything else is played as solved.

The act changes what happens, not what it means: the others do not know that it was made for the party, and learn from it
what they would have learned had it been chosen (Bayes' rule with the strategies of the solution). In worlds in which the
act cannot be taken, nothing is forced.
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Int

from standoff.game.beliefs import hats, type_probabilities
from standoff.game.game import Game, Move, Stage, pick
from standoff.game.paths import Sources, action_chances, arrive, stage_flow

PUBLIC, KNOWN, TYPE_0, TYPE_1 = 0, 1, 2, 3
"""How a private player starts: as the public believes; with its type open to all; known to be of type 0, or of type 1."""


class Act(NamedTuple):
    """An action to be taken in one stage of one period; all -1 for no act."""

    period: Int[Array, ""]
    stage: Int[Array, ""]
    action: Int[Array, ""]


class Course(NamedTuple):
    """How things go from today on, by period: chances of having ended, and what it is all worth to everyone, in pies."""

    ended: Float[Array, "period ending"]
    worth: Float[Array, " player"]
    taken: Float[Array, ""]  # the chance that the act could be taken
    worlds: Float[Array, "period world"]  # of the first stage, at the start of the next period


def start_as(game: Game, grid, log_odds: Float[Array, " private"], worlds: Float[Array, " world"], kinds):
    """Return the mass over types, belief nodes and worlds, with every private player starting as `kinds` says.

    A type that is open to all stands at the end of the belief grid.
    """
    mass, num = worlds, game.num_private
    ends = jax.nn.one_hot(jnp.array([0, grid.shape[0] - 1]), grid.shape[0], dtype=grid.dtype)  # type, node
    joints = []
    for index in range(num):
        chances = type_probabilities(log_odds[index])
        public = chances[:, None] * jnp.stack(hats(grid, log_odds[index]))
        joints.append(jnp.stack([public, chances[:, None] * ends, *(ends * one[:, None] for one in jnp.eye(2))])[kinds[index]])
    letters = "abcdefgh"
    pairs = [letters[index] + letters[index].upper() for index in range(num)]
    types, nodes = letters[:num], letters[:num].upper()
    return jnp.einsum(f"{','.join([*pairs, 'z'])}->{types}{nodes}z", *joints, mass)


def follow_act(game: Game, sources: Sources, grid, strategies, mass, act: Act, first_stage: int = 0) -> Course:
    """Carry `mass` from stage `first_stage` of the first period to the end of the game, with one act on the way.

    The worth adds up everyone's payoffs along the way, discounted to today, and what the game pays at its end.
    """
    types = game.num_private

    def one_period(carry, period, start=0):
        mass, scale, worth, taken = carry
        ended = jnp.zeros(len(game.endings), mass.dtype)
        for index in range(start, len(game.stages)):
            stage = game.stages[index]
            strategy = None if strategies[index] is None else strategies[index][period]
            chances = action_chances(game, stage, strategy, period)
            moving = mass[..., stage.worlds]
            made, could = _made_to_act(stage, chances, moving, act, period, index)
            flow = lax.optimization_barrier(stage_flow(game, stage, moving, made))
            worth, taken = worth + _paid(game, scale, flow, pick(stage.payoff, period)), taken + could
            mass, at_once = arrive(game, stage, grid, mass, flow, chances, index, sources)
            ended = ended + at_once
        scale = scale * pick(game.discount, period)
        return (mass, scale, worth, taken), (ended, mass.reshape(-1, mass.shape[-1]).sum(axis=0))

    zero = jnp.zeros((), mass.dtype)
    shape = (game.num_players, *(2,) * types)
    carry = (mass, jnp.ones(shape, mass.dtype), jnp.zeros(game.num_players, mass.dtype), zero)
    carry, begun = one_period(carry, jnp.int32(0), first_stage)
    carry, rest = lax.scan(one_period, carry, jnp.arange(1, game.num_periods))
    mass, scale, worth, taken = carry
    last = mass.sum(axis=tuple(range(types, 2 * types)))  # types… world
    worth = worth + jnp.sum(scale[..., None] * jnp.broadcast_to(game.terminal, (*shape, last.shape[-1])) * last,
                            axis=tuple(range(1, types + 2)))
    ended, worlds = (jnp.concatenate([one[None], more]) for one, more in zip(begun, rest, strict=True))
    return Course(ended, worth, taken, worlds)


def worth_ahead(game: Game, sources: Sources, grid, strategies, values, mass, first: tuple[int, int]):
    """Return what it is all worth to every player from period and stage `first` on, in pies of that period.

    It is the worth that following `mass` to the end would add up (splitting mass is the adjoint of reading values), but only
    what is left of the first period is followed; behind it values are read.
    """
    period, first_stage = first
    worth, scale = jnp.zeros(game.num_players, mass.dtype), 1.0
    if first_stage:
        scale = jnp.ones((game.num_players, *(2,) * game.num_private), mass.dtype)
        for index in range(first_stage, len(game.stages)):
            stage, strategy = game.stages[index], strategies[index]
            chances = action_chances(game, stage, None if strategy is None else strategy[period], period)
            flow = lax.optimization_barrier(stage_flow(game, stage, mass[..., stage.worlds], chances))
            worth = worth + _paid(game, scale, flow, pick(stage.payoff, period))
            mass, _ = arrive(game, stage, grid, mass, flow, chances, index, sources)
        scale = (scale * pick(game.discount, period)).reshape(*scale.shape, *(1,) * (game.num_private + 1))
        period = period + 1
    return worth + jnp.sum(scale * values[period] * mass, axis=tuple(range(1, 2 * game.num_private + 2)))


def _made_to_act(stage: Stage, chances, moving, act: Act, period, index: int):
    """Return the chances by which mass moves, and how much mass was made to act."""
    if not isinstance(stage, Move):
        return chances, jnp.zeros((), moving.dtype)
    is_here = (act.period == period) & (act.stage == index)
    can = jnp.any(pick(stage.base, period) > 0, axis=0)[act.action]  # moving
    only = (jnp.arange(len(stage.actions)) == act.action)[:, None]
    made = jnp.where(is_here & can, only, chances)
    return made, jnp.sum(jnp.where(is_here & can, moving, 0))


def _paid(game: Game, scale, flow, payoff):
    """Return what a stage pays every player, discounted: flow has axes types… beliefs… action world."""
    num = game.num_private
    by_type = flow.sum(axis=tuple(range(num, 2 * num)))
    paid = jnp.sum(payoff * by_type, axis=(-2, -1))
    return jnp.sum(scale * paid, axis=tuple(range(1, num + 1)))
