"""What if, from today on: games that differ from today on, from the same past.

The record has happened, so every draw keeps its weight, its beliefs and its worlds of today. A question changes numbers
of the case from now on (a game to solve again), what is known about the types (another start), or what somebody does
next (an act); the last two are read off one solution. All answers use the same draws: common random numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import equinox as eqx
import jax
import numpy as np
from jaxtyping import Float

from standoff.ensemble.batches import Batches
from standoff.ensemble.executors import Executor, FirstAlone, first_alone, gather
from standoff.ensemble.outcome import Outcome, Question
from standoff.game.acts import PUBLIC, Act, Course, follow_act, start_as, worth_ahead
from standoff.game.game import Game
from standoff.game.paths import Sources, propagate
from standoff.mechanisms.compile import build_games
from standoff.mechanisms.structure import Structure
from standoff.solve.backward import solve
from standoff.solve.compiling import compiled
from standoff.solve.equilibrium import Equilibrium

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
    first_stage: int = eqx.field(static=True)
    grid_size: int = eqx.field(static=True)
    grid_reach: float = eqx.field(static=True)


@compiled
def _solve_all(games: Game, asked: _Asked) -> Equilibrium:
    return jax.lax.map(lambda game: solve(game, grid_size=asked.grid_size, grid_reach=asked.grid_reach), games)


@compiled
def _go_on_all(games: Game, solved: Equilibrium, log_odds, worlds, kinds, asked: _Asked) -> Course:
    """Go one way on without an act in every game: worth is read from values, which takes less than adding it up."""

    def one(task):
        game, solved, log_odds, worlds = task
        mass = start_as(game, solved.grid, log_odds, worlds, kinds)
        known, first = (game, asked.sources, solved.grid, solved.strategies), (0, asked.first_stage)
        ahead = propagate(*known, mass, first)
        worth = worth_ahead(*known, solved.values, mass, first)
        return Course(ahead.ended, worth, jax.numpy.zeros((), mass.dtype), ahead.worlds)

    return jax.lax.map(one, (games, solved, log_odds, worlds))


@compiled
def _follow_all(games: Game, solved: Equilibrium, log_odds, worlds, kinds, act: Act, asked: _Asked) -> Course:
    """Follow one act in every game; a program of its own, so that its cost to compile does not depend on how many."""

    def one(task):
        game, solved, log_odds, worlds = task
        mass = start_as(game, solved.grid, log_odds, worlds, kinds)
        return follow_act(game, asked.sources, solved.grid, solved.strategies, mass, act, asked.first_stage)

    return jax.lax.map(one, (games, solved, log_odds, worlds))


@dataclass(frozen=True, eq=False)
class TaskBatches:
    """The work of a question: called with the first task of a batch, it returns how the tasks of that batch go."""

    structure: Structure
    question: Question
    outcome: Outcome
    values: Mapping[str, np.ndarray]
    draws: np.ndarray
    branches: tuple[Branch, ...]
    asked: _Asked
    dtype: type = np.float32

    @property
    def one_first(self) -> FirstAlone:
        """Return what lets one thread compile first: one for all questions that need the same programs."""
        programs = frozenset(way.act == NO_ACT for way in self.branches)
        return first_alone(self.structure, "ahead", programs, self.batches.size, self.dtype)

    @property
    def batches(self) -> Batches:
        """Return how the tasks are cut into batches."""
        return Batches(len(self.draws))

    def __call__(self, start: int) -> tuple[np.ndarray, ...]:
        """Solve the batch that begins with task `start`."""
        chosen = self.batches.chosen(start)
        mine = {path: column[chosen] for path, column in self.values.items()}
        games = build_games(self.structure, mine, self.dtype, self.question.first_period)
        past = self.draws[chosen]
        today = self.outcome.beliefs[past, -1].astype(self.dtype), self.outcome.today[past].astype(self.dtype)
        with jax.enable_x64(True), self.one_first():
            games = jax.tree.map(jax.numpy.asarray, games, is_leaf=eqx.is_array)
            solved = _solve_all(games, self.asked)
            courses = [self._along(way, games, solved, today) for way in self.branches]
            residual = np.asarray(solved.residual).max(axis=1)
        return (*(np.stack([np.asarray(part) for part in parts], axis=1) for parts in zip(*courses, strict=True)), residual)

    def _along(self, way: Branch, games: Game, solved: Equilibrium, today: tuple[np.ndarray, np.ndarray]) -> Course:
        """Return how the tasks of a batch go along one way on."""
        kinds = np.array(way.kinds, np.int32)
        if way.act == NO_ACT:
            return _go_on_all(games, solved, *today, kinds, self.asked)
        return _follow_all(games, solved, *today, kinds, Act(*np.array(way.act, np.int32)), self.asked)


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
    asked = _Asked(question.sources, question.first_stage, question.grid_size, question.grid_reach)
    work = TaskBatches(structure, question, outcome, values, np.asarray(draws), tuple(branches), asked, dtype)
    batches = gather(work, work.batches.starts, executor, progress)
    return Courses(*(np.concatenate(parts)[: len(work.draws)] for parts in zip(*batches, strict=True)))
