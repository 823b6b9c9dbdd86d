"""Run many draws: batches of same-shaped games, side by side on the cores of this machine or of several.

Every batch goes through one compiled program that takes its draws one after the other, so that memory stays that of one
draw per thread and no draw waits for the slowest of its batch. Results do not depend on the number of
threads, on the size of a batch, or on who does the work (see `ensemble.executors`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import equinox as eqx
import jax
import numpy as np

from standoff.case.draws import Draws
from standoff.ensemble.batches import Batches
from standoff.ensemble.executors import Executor, Keeper, LocalThreads, first_alone, gather
from standoff.ensemble.outcome import Outcome, Question, find_outcomes
from standoff.game.game import Game
from standoff.mechanisms.compile import build_games
from standoff.mechanisms.structure import Structure


@dataclass(frozen=True, eq=False)
class DrawBatches:
    """The work of an ensemble: called with the first draw of a batch, it returns the outcomes of that batch."""

    structure: Structure
    values: Mapping[str, np.ndarray]
    question: Question
    batches: Batches
    dtype: type = np.float32

    def __call__(self, start: int) -> Outcome:
        """Solve the batch that begins with draw `start`."""
        chosen = self.batches.chosen(start)
        games = build_games(self.structure, {path: column[chosen] for path, column in self.values.items()}, self.dtype)
        with first_alone(self.structure, "draws", self.batches.size, self.dtype)():
            running = start_batch(games, self.question)
        return Outcome(*(np.asarray(part) for part in running))


def run_draws(
    structure: Structure,
    draws: Draws,
    question: Question,
    dtype: type = np.float32,
    progress: Callable[[float], None] | None = None,
    num_threads: int | None = None,
    executor: Executor | None = None,
    keeper: Keeper | None = None,
) -> Outcome:
    """Solve every draw and return the outcomes stacked along a leading axis of draws, as NumPy arrays.

    Args:
        structure: what all draws share.
        draws: one value per draw for every number of the case.
        question: the record and where the forecast starts.
        dtype: of the arithmetic: float32 for ensembles, float64 to check them.
        progress: called with the share of the work done, between 0 and 1.
        num_threads: batches worked on at once where `executor` is left out; by default one per core.
        executor: who solves the batches; by default threads of this process.
        keeper: keeps finished batches, and is asked for them first.

    Raises:
        ExecutorError: the workers are gone, and nobody is left to do the work.
    """
    work = DrawBatches(structure, draws.values, question, Batches(len(draws)), dtype)
    batches = gather(work, work.batches.starts, executor or LocalThreads(num_threads), progress, keeper)
    return Outcome(*(np.concatenate(parts)[: len(draws)] for parts in zip(*batches, strict=True)))


def start_batch(games: Game, question: Question) -> Outcome:
    """Set out to find the outcomes of a stack of games; float64 games are computed in float64."""
    with jax.enable_x64(True):
        return find_outcomes(jax.tree.map(jax.numpy.asarray, games, is_leaf=eqx.is_array), question)
