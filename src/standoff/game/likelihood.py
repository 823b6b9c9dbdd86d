"""How probable a dated record is under an equilibrium, and what it teaches.

A record says, for every stage of the months it covers, which actions fit what was seen (one, several, or all where
nothing is known), and whether the player must have had something to decide. The observer starts from the prior and
the start world and goes through the stages with what everyone can see: public log-odds l and a distribution m over the
worlds that the record leaves possible. With P_θ = Σ_w m(w) Σ_{a fits} σ(a | θ; l, w),

    likelihood = Π over stages of [p P_1 + (1 − p) P_0],    l' = l + log P_1 − log P_0,

p being the probability of l. Strategies are read between belief nodes by straight lines. Where the record names every
action this is exact filtering. Where several worlds stay open (an unnamed package, an unseen move of the front) the
observer keeps l and m apart, as one who sees only what the record shows; types and worlds may then be correlated by a
little that is lost. A record that cannot happen has log-likelihood −∞.
"""

from __future__ import annotations

from typing import NamedTuple

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from jaxtyping import Array, Bool, Float

from standoff.game.beliefs import TINY, position
from standoff.game.game import Game, Stage
from standoff.game.paths import Sources, action_chances, collect, mover_position


class Observations(eqx.Module):
    """What is known of the months of a record.

    Attributes:
        fits: for every stage, which actions (or outcomes) fit in every whole month of the record.
        must_move: for every whole month and stage, whether somebody must have had something to decide.
        last_fits: the same for the stages of a last month that the record covers only in part; may be empty.
        last_must_move: the same for that month.
    """

    fits: tuple[Bool[np.ndarray, "period action"], ...]
    must_move: Bool[np.ndarray, "period stage"]
    last_fits: tuple[Bool[np.ndarray, " action"], ...] = ()
    last_must_move: tuple[bool, ...] = ()

    @property
    def num_whole(self) -> int:
        """Return how many whole months the record covers."""
        return self.must_move.shape[0]


class Filtered(NamedTuple):
    """What the record leaves: its log-likelihood, public beliefs after every stage, and the possible worlds.

    `log_likelihoods` has one entry per stage that the record covers, in order; `log_odds` one more, the prior first.
    """

    log_likelihoods: Float[Array, " step"]
    log_odds: Float[Array, "step private"]
    worlds: Float[Array, " world"]  # in front of the stage that comes next


def follow(game: Game, sources: Sources, grid, strategies, record: Observations) -> Filtered:
    """Follow `record` from the prior and the start of the game through every stage that it covers."""

    def one_month(carry, inputs):
        period, fits, must_move = inputs
        seen = [(fits[index], must_move[index]) for index in range(len(game.stages))]
        return _one_month(game, sources, grid, carry, strategies, period, seen)

    num_whole = record.num_whole
    carry = game.prior, jax.nn.one_hot(game.start, game.num_worlds[0], dtype=grid.dtype)
    inputs = jnp.arange(num_whole), record.fits, record.must_move
    carry, (steps, path) = lax.scan(one_month, carry, inputs)
    steps, path = steps.ravel(), path.reshape(steps.size, game.num_private)
    if record.last_fits:
        seen = list(zip(record.last_fits, record.last_must_move, strict=True))
        carry, (more_steps, more_path) = _one_month(game, sources, grid, carry, strategies, num_whole, seen)
        steps, path = jnp.concatenate([steps, more_steps]), jnp.concatenate([path, more_path])
    return Filtered(steps, jnp.concatenate([game.prior[None], path]), carry[1])


def _one_month(game: Game, sources: Sources, grid, carry, strategies, period, seen):
    """Take the stages of one month into account, as far as `seen` goes."""
    log_odds, worlds = carry
    steps, path = [], []
    for index, (fits, must_move) in enumerate(seen):
        stage, turns = game.stages[index], sources.worlds[index]
        strategy = None if strategies[index] is None else strategies[index][period]
        log_odds, worlds, step = _observe(
            game, stage, grid, strategy, period, log_odds, worlds, fits, must_move, turns
        )
        steps.append(step)
        path.append(log_odds)
    return (log_odds, worlds), (jnp.stack(steps), jnp.stack(path))


def _observe(game: Game, stage: Stage, grid, strategy, period, log_odds, worlds, fits, must_move, turns):
    """Take one stage into account; return log-odds, possible worlds of the next stage, and the log-likelihood.

    The game goes on after everything that a record can hold, so an action that ends it fits nothing.
    """
    own = mover_position(game, stage)
    chances = read_strategy(game, action_chances(game, stage, strategy, period), grid, log_odds)  # type action world
    fitting = chances * (jnp.asarray(fits)[:, None] & (stage.next_world >= 0))
    moving = worlds[stage.worlds]
    resting = worlds.at[stage.worlds].set(0) * jnp.where(must_move, 0, 1).astype(grid.dtype)
    by_type = jnp.sum(fitting * moving, axis=(1, 2)) + jnp.sum(resting)
    if own is None:
        mixed, total = fitting[0], by_type[0]
    else:
        probability = jax.nn.sigmoid(log_odds[own])
        mixed = probability * fitting[1] + (1 - probability) * fitting[0]
        total = probability * by_type[1] + (1 - probability) * by_type[0]
        logs = jnp.log(jnp.maximum(by_type, TINY))
        log_odds = log_odds.at[own].add(logs[1] - logs[0])
    flow = (mixed * moving).ravel()
    arrived = collect(jnp.concatenate([resting, flow]), turns)
    return log_odds, arrived / jnp.maximum(total, TINY), jnp.log(total)


def read_strategy(game: Game, chances, grid, log_odds):
    """Read `type beliefs… action world` at `log_odds` by straight lines; returns `type action world`."""
    for index in reversed(range(game.num_private)):
        axis = 1 + index
        if chances.shape[axis] == 1:
            chances = chances.take(0, axis=axis)
            continue
        place = position(grid, log_odds[index])
        low = jnp.minimum(place.astype(jnp.int32), grid.shape[0] - 2)
        below = lax.dynamic_index_in_dim(chances, low, axis, keepdims=False)
        above = lax.dynamic_index_in_dim(chances, low + 1, axis, keepdims=False)
        chances = below + (place - low) * (above - below)
    return chances
