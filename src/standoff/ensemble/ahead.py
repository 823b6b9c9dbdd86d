"""What if, from today on: games that differ from today on, from the same past.

The record has happened, so every draw keeps its weight, its beliefs and its worlds of today. A question changes numbers
of the case from now on (a game to solve again), what is known about the types (another start), or what somebody does
next (an act); the last two are read off one solution. All answers use the same draws: common random numbers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import NamedTuple

import equinox as eqx
import jax
import numpy as np
from jaxtyping import Array, Float, Int

from standoff.ensemble.outcome import Outcome, Question
from standoff.ensemble.run import BATCH
from standoff.game.acts import PUBLIC, Act, follow_act, start_as
from standoff.game.game import Game
from standoff.game.paths import Sources
from standoff.mechanisms.compile import build_games
from standoff.mechanisms.structure import Structure
from standoff.solve.backward import solve

NO_ACT = (-1, -1, -1)


@dataclass(frozen=True)
class Branch:
    """One way on from today: how every private party starts (see `game.acts`), and an act (month from today, stage, action)."""

    kinds: tuple[int, ...]
    act: tuple[int, int, int] = NO_ACT

    @classmethod
    def plain(cls, structure: Structure) -> Branch:
        """Return the way on in which nothing is changed."""
        return cls((PUBLIC,) * len(structure.types))


class Courses(NamedTuple):
    """How things go, for every task and branch; months are counted from today."""

    ended: Float[np.ndarray, "task branch month ending"]
    worth: Float[np.ndarray, "task branch player"]
    taken: Float[np.ndarray, "task branch"]
    worlds: Float[np.ndarray, "task branch month world"]
    residual: Float[np.ndarray, " task"]


class _Asked(eqx.Module):
    """What all games of one run share."""

    sources: Sources
    kinds: Int[Array | np.ndarray, "branch private"]
    acts: Act
    first_stage: int = eqx.field(static=True)
    grid_size: int = eqx.field(static=True)
    grid_reach: float = eqx.field(static=True)


@jax.jit
def _look_ahead(games: Game, log_odds, worlds, asked: _Asked):
    def one(task):
        game, log_odds, worlds = task
        solved = solve(game, grid_size=asked.grid_size, grid_reach=asked.grid_reach)

        def branch(way):
            kinds, act = way
            mass = start_as(game, solved.grid, log_odds, worlds, kinds)
            return follow_act(game, asked.sources, solved.grid, solved.strategies, mass, act, asked.first_stage)

        return jax.lax.map(branch, (asked.kinds, asked.acts)), solved.residual.max()

    return jax.lax.map(one, (games, log_odds, worlds))


def look_ahead(
    structure: Structure,
    question: Question,
    outcome: Outcome,
    values: Mapping[str, np.ndarray],
    draws: np.ndarray,
    branches: Sequence[Branch],
    progress: Callable[[float], None] | None = None,
    dtype: type = np.float32,
) -> Courses:
    """Solve tasks from today on and follow every branch of each.

    Args:
        structure: what all draws share.
        question: the record and where the forecast starts.
        outcome: of all draws, with the beliefs and worlds of today.
        values: path -> one value per task.
        draws: the draw from whose past each task starts.
        branches: the ways on to follow in every task.
        progress: called with the share of the work done, between 0 and 1.
        dtype: of the arithmetic.
    """
    draws = np.asarray(draws)
    size = min(BATCH, len(draws))
    starts = range(0, len(draws), size)
    asked = _Asked(
        question.sources,
        np.array([branch.kinds for branch in branches], np.int32).reshape(len(branches), len(structure.types)),
        Act(*np.array([branch.act for branch in branches], np.int32).T),
        question.first_stage, question.grid_size, question.grid_reach,
    )

    def one_batch(start: int):
        chosen = np.minimum(np.arange(start, start + size), len(draws) - 1)  # the last batch repeats its last task
        mine = {path: column[chosen] for path, column in values.items()}
        games = build_games(structure, mine, dtype, question.first_period)
        past = draws[chosen]
        today = outcome.beliefs[past, -1].astype(dtype), outcome.today[past].astype(dtype)
        with jax.enable_x64(True):
            games = jax.tree.map(jax.numpy.asarray, games, is_leaf=eqx.is_array)
            found, residual = _look_ahead(games, *today, asked)
        return (*(np.asarray(part) for part in found), np.asarray(residual))

    batches = _side_by_side(one_batch, starts, progress)
    return Courses(*(np.concatenate(parts)[: len(draws)] for parts in zip(*batches, strict=True)))


def _side_by_side(work: Callable[[int], tuple], starts: Sequence[int], progress) -> list[tuple]:
    """Run the first batch alone, as it compiles the program, then the others on all cores; in the order of `starts`."""
    found = {starts[0]: work(starts[0])}
    if progress:
        progress(1 / len(starts))
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        waiting = {pool.submit(work, start): start for start in starts[1:]}
        try:
            for future in as_completed(waiting):
                found[waiting[future]] = future.result()
                if progress:
                    progress(len(found) / len(starts))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [found[start] for start in starts]
