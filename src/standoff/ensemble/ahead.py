"""What if, from today on: games that differ from today on, from the same past.

The record has happened, so every draw keeps its weight, its beliefs and its worlds of today. A question changes numbers
of the case from now on (a game to solve again), what is known about the types (another start), or what somebody does
next (an act); the last two are read off one solution. All answers use the same draws: common random numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import equinox as eqx
import jax
import numpy as np
from jaxtyping import Array, Float, Int

from standoff.ensemble.executors import Executor, FirstAlone, gather
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


@dataclass(frozen=True, eq=False)
class TaskBatches:
    """The work of a question: called with the first task of a batch, it returns how the tasks of that batch go."""

    structure: Structure
    question: Question
    outcome: Outcome
    values: Mapping[str, np.ndarray]
    draws: np.ndarray
    asked: _Asked
    dtype: type = np.float32
    one_first: FirstAlone = field(default_factory=FirstAlone)

    @property
    def size(self) -> int:
        """Return how many tasks a batch has."""
        return min(BATCH, len(self.draws))

    @property
    def starts(self) -> range:
        """Return the first task of every batch."""
        return range(0, len(self.draws), self.size)

    def __call__(self, start: int) -> tuple[np.ndarray, ...]:
        """Solve the batch that begins with task `start`."""
        chosen = np.minimum(np.arange(start, start + self.size), len(self.draws) - 1)  # the last repeats its last task
        mine = {path: column[chosen] for path, column in self.values.items()}
        games = build_games(self.structure, mine, self.dtype, self.question.first_period)
        past = self.draws[chosen]
        today = self.outcome.beliefs[past, -1].astype(self.dtype), self.outcome.today[past].astype(self.dtype)
        with jax.enable_x64(True), self.one_first():
            games = jax.tree.map(jax.numpy.asarray, games, is_leaf=eqx.is_array)
            found, residual = _look_ahead(games, *today, self.asked)
        return (*(np.asarray(part) for part in found), np.asarray(residual))


def look_ahead(
    structure: Structure,
    question: Question,
    outcome: Outcome,
    values: Mapping[str, np.ndarray],
    draws: np.ndarray,
    branches: Sequence[Branch],
    progress: Callable[[float], None] | None = None,
    dtype: type = np.float32,
    executor: Executor | None = None,
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
        executor: who solves the batches; by default threads of this process.

    Raises:
        ExecutorError: the workers are gone, and nobody is left to do the work.
    """
    asked = _Asked(
        question.sources,
        np.array([branch.kinds for branch in branches], np.int32).reshape(len(branches), len(structure.types)),
        Act(*np.array([branch.act for branch in branches], np.int32).T),
        question.first_stage, question.grid_size, question.grid_reach,
    )
    work = TaskBatches(structure, question, outcome, values, np.asarray(draws), asked, dtype)
    batches = gather(work, work.starts, executor, progress)
    return Courses(*(np.concatenate(parts)[: len(work.draws)] for parts in zip(*batches, strict=True)))
