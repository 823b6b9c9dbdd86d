"""Where a game goes: exact propagation of types × beliefs × worlds.

Strategies are read from their tables, and posteriors are recomputed from them by Bayes' rule. `propagate` carries the
whole distribution forward: mass that lands between two belief nodes is split over them in proportion to nearness, which
is the exact adjoint of reading values there by straight lines, so expected payoffs along the way add up to the values
of backward induction. `simulate.py` draws single paths instead, with beliefs kept as they are, off the grid.
"""

from __future__ import annotations

from typing import NamedTuple

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from jaxtyping import Array, Float, Int

from standoff.game.beliefs import TINY, hats, position, type_probabilities
from standoff.game.game import Chance, Game, Move, Stage, num_final, pick

WIDTH = 8  # entries that are added up at once


class Sources(eqx.Module):
    """From which entries each world of the next stage, and each ending, receives its mass; built once per structure.

    Entries are the resting worlds of the stage followed by the (action, moving world) pairs of its actions that do not
    end the game everywhere; the last entry is empty.
    A world with many sources has them added up in turns: the sums of one turn, and an empty one, are the entries of the
    next.
    """

    worlds: tuple[tuple[Int[np.ndarray, "sum source"], ...], ...]
    endings: tuple[Int[np.ndarray, "action moving"], ...]


class Propagation(NamedTuple):
    """What a propagation hands back, by period: chances of having ended, and the distribution left over."""

    ended: Float[Array, "period ending"]  # probability of ending in that way in that period
    types: Float[Array, "period private"]  # mean public probability of type 1 while the game goes on
    worlds: Float[Array, "period world"]  # worlds of the first stage at the start of the next period


def find_sources(game: Game) -> Sources:
    """List the sources of every world and the ending of every action, from the (concrete) indices of `game`."""
    counts = game.num_worlds
    worlds, endings = [], []
    for index, stage in enumerate(game.stages):
        num_next = counts[(index + 1) % len(counts)]
        moving, next_world = np.asarray(stage.worlds), np.asarray(stage.next_world)
        resting = np.ones(counts[index], bool)
        resting[moving] = False
        flat = next_world[: _num_open(stage)].ravel()
        entries = np.concatenate([np.flatnonzero(resting), counts[index] + np.flatnonzero(flat >= 0)])
        targets = np.concatenate([np.asarray(stage.passes)[resting], flat[flat >= 0]])
        worlds.append(_group(entries, targets, num_next, empty=counts[index] + flat.size))
        endings.append(np.where(next_world < 0, -1 - next_world, len(game.endings)).astype(np.int32))
    return Sources(tuple(worlds), tuple(endings))


def _num_open(stage: Stage) -> int:
    """Return how many of a stage's actions have anything behind them: these are the first."""
    return len(stage.actions) - num_final(stage)


def _group(entries, targets, num_targets: int, empty: int) -> tuple[np.ndarray, ...]:
    """Return the turns in which entries are added up to targets: rows of entries, padded with the empty one."""
    order = np.argsort(targets, kind="stable")
    entries, targets = entries[order], targets[order]
    counts = np.bincount(targets, minlength=num_targets)
    place = np.arange(targets.size) - np.repeat(np.cumsum(counts) - counts, counts)
    if counts.max(initial=1) <= WIDTH:
        rows = np.full((num_targets, max(1, counts.max(initial=1))), empty, np.int32)
        rows[targets, place] = entries
        return (rows,)
    starts = place % WIDTH == 0
    chunk = np.cumsum(starts) - 1
    rows = np.full((starts.sum(), WIDTH), empty, np.int32)
    rows[chunk, place % WIDTH] = entries
    return rows, *_group(np.arange(len(rows)), targets[starts], num_targets, empty=len(rows))


def collect(entries: Float[Array, "... entry"], turns: tuple[Int[Array | np.ndarray, "sum source"], ...]):
    """Return what arrives in every world of the next stage."""
    for rows in turns:
        entries = jnp.concatenate([entries, jnp.zeros_like(entries[..., :1])], axis=-1)
        entries = sum(entries[..., rows[:, column]] for column in range(rows.shape[1]))
    return entries


def start_mass(game: Game, grid, log_odds: Float[Array, " private"], worlds: Float[Array, " world"]):
    """Return the mass over types, belief nodes and worlds for public beliefs `log_odds` and a distribution of worlds."""
    mass = worlds
    for index in reversed(range(game.num_private)):
        nodes = jnp.stack(hats(grid, log_odds[index]))
        mass = nodes.reshape(-1, *(1,) * mass.ndim) * mass
    for index in reversed(range(game.num_private)):
        types = type_probabilities(log_odds[index])
        mass = types.reshape(-1, *(1,) * mass.ndim) * mass
    return mass


def propagate(game: Game, sources: Sources, grid, strategies, mass, first: tuple[int, int] = (0, 0)) -> Propagation:
    """Carry `mass` (types…, beliefs…, world) to the end of the game from period and stage `first`."""
    first_period, first_stage = first

    def one_period(mass, period, first_stage=0):
        ended = jnp.zeros(len(game.endings), mass.dtype)
        for index in range(first_stage, len(game.stages)):
            stage = game.stages[index]
            strategy = None if strategies[index] is None else strategies[index][period]
            mass, at_once = push(game, stage, grid, mass, strategy, period, index, sources)
            ended = ended + at_once
        return mass, Propagation(ended, _mean_beliefs(game, grid, mass), _sum_to_world(mass))

    whole = first_period + (first_stage > 0)
    if first_stage:
        mass, begun = one_period(mass, first_period, first_stage)
    _, rest = lax.scan(one_period, mass, jnp.arange(whole, game.num_periods))
    if not first_stage:
        return rest
    return Propagation(*(jnp.concatenate([one[None], more]) for one, more in zip(begun, rest, strict=True)))


def push(game: Game, stage: Stage, grid, mass, strategy, period, index: int, sources: Sources):
    """Carry mass through one stage; return the mass in front of the next stage and what ended, by ending."""
    chances = action_chances(game, stage, strategy, period)
    flow = lax.optimization_barrier(stage_flow(game, stage, mass[..., stage.worlds], chances))
    return arrive(game, stage, grid, mass, flow, chances, index, sources)


def arrive(game: Game, stage: Stage, grid, mass, flow, chances, index: int, sources: Sources):
    """Carry what took each action to the next stage, with the beliefs that `chances` leave; return that, and what ended."""
    at_action = jnp.sum(flow.reshape(-1, *flow.shape[-2:]), axis=0)
    num_endings = len(game.endings)
    ended = jax.ops.segment_sum(at_action.ravel(), sources.endings[index].ravel(), num_endings + 1)[:num_endings]
    going_on = flow[..., : _num_open(stage), :]
    if mover_position(game, stage) is not None:
        going_on = spread(game, stage, grid, going_on, chances)
    flat = going_on.reshape(*flow.shape[:-2], -1)
    return collect(jnp.concatenate([mass, flat], axis=-1), sources.worlds[index]), ended


def stage_flow(game: Game, stage: Stage, mass, chances):
    """Return the mass that takes each action, where the public belief still is: types…, beliefs…, action, world."""
    own = mover_position(game, stage)
    if own is None:
        return mass[..., None, :] * chances[0]
    types = (2 if index == own else 1 for index in range(game.num_private))
    return mass[..., None, :] * chances.reshape(*types, *chances.shape[1:])


def spread(game: Game, stage: Stage, grid, flow, chances):
    """Move the mass after each action to the nodes around the posterior: types…, beliefs…, action, world."""
    own, num = mover_position(game, stage), game.num_private
    behind = (1,) * (num + 1 - own)  # axes behind the belief on the mover, without types
    logs = jnp.log(jnp.maximum(chances[..., : flow.shape[-2], :], TINY))
    place = position(grid, grid.reshape(-1, *behind) + (logs[1] - logs[0]))  # beliefs… action world
    target = jnp.arange(grid.shape[0], dtype=flow.dtype).reshape(-1, *behind)
    return sum(
        jnp.maximum(0, 1 - jnp.abs(lax.slice_in_dim(place, node, node + 1, axis=own) - target))
        * lax.slice_in_dim(flow, node, node + 1, axis=num + own)
        for node in range(grid.shape[0])
    )


def mover_position(game: Game, stage: Stage) -> int | None:
    """Return the position in `private` of the player about whom the stage is news, or None."""
    if isinstance(stage, Chance):
        return stage.about
    return game.private.index(stage.player) if stage.player in game.private else None


def action_chances(game: Game, stage: Stage, strategy, period):
    """Return probabilities with axes `type, beliefs…, action, moving world`; type has length 1 where nobody is news."""
    if isinstance(stage, Move):
        return strategy
    probability = pick(stage.probability, period)
    return probability.reshape(probability.shape[0], *(1,) * game.num_private, *probability.shape[1:])


def _sum_to_world(mass):
    return jnp.sum(mass.reshape(-1, mass.shape[-1]), axis=0)


def _mean_beliefs(game: Game, grid, mass):
    """Return the mean public probability of type 1 of each private player, among paths that go on."""
    total = jnp.maximum(jnp.sum(mass), TINY)
    num = game.num_private
    means = []
    for index in range(num):
        nodes = jnp.moveaxis(mass, num + index, 0).reshape(grid.shape[0], -1).sum(axis=1)
        means.append(jnp.sum(nodes * jax.nn.sigmoid(grid)) / total)
    return jnp.stack(means) if means else jnp.zeros(0, mass.dtype)
