"""Run many draws: batches of same-shaped games, side by side on the cores of this machine.

Every batch goes through one compiled program that takes its draws one after the other, so that memory stays that of one
draw per thread and no draw waits for the slowest of its batch. Results do not depend on the number of
threads or on the size of a batch.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed

import equinox as eqx
import jax
import numpy as np

from standoff.case.draws import Draws
from standoff.ensemble.outcome import Outcome, Question, find_outcomes
from standoff.game.game import Game
from standoff.mechanisms.compile import build_games
from standoff.mechanisms.structure import Structure

BATCH = 4  # draws handed to the compiled program at once; small, so that progress shows and threads stay busy


def run_draws(
    structure: Structure,
    draws: Draws,
    question: Question,
    dtype: type = np.float32,
    progress: Callable[[float], None] | None = None,
    num_threads: int | None = None,
) -> Outcome:
    """Solve every draw and return the outcomes stacked along a leading axis of draws, as NumPy arrays.

    Args:
        structure: what all draws share.
        draws: one value per draw for every number of the case.
        question: the record and where the forecast starts.
        dtype: of the arithmetic: float32 for ensembles, float64 to check them.
        progress: called with the share of the work done, between 0 and 1.
        num_threads: batches worked on at once; by default one per core.
    """
    size = min(BATCH, len(draws))
    starts = range(0, len(draws), size)
    found: dict[int, Outcome] = {}
    is_compiled = threading.Event()

    def one_batch(start: int) -> Outcome:
        chosen = np.minimum(np.arange(start, start + size), len(draws) - 1)  # the last batch repeats its last draw
        games = build_games(structure, {path: column[chosen] for path, column in draws.values.items()}, dtype)
        if start:
            is_compiled.wait()  # the first batch compiles the program; the others share it
        try:
            running = start_batch(games, question)
        finally:
            is_compiled.set()
        return Outcome(*(np.asarray(part) for part in running))

    with ThreadPoolExecutor(num_threads or os.cpu_count() or 1) as pool:
        waiting = {pool.submit(one_batch, start): start for start in starts}
        try:
            for done, future in enumerate(as_completed(waiting), 1):
                found[waiting[future]] = future.result()
                if progress:
                    progress(done / len(starts))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    batches = [found[start] for start in starts]
    return Outcome(*(np.concatenate(parts)[: len(draws)] for parts in zip(*batches, strict=True)))


def start_batch(games: Game, question: Question) -> Outcome:
    """Set out to find the outcomes of a stack of games; float64 games are computed in float64."""
    with jax.enable_x64(True):
        return find_outcomes(jax.tree.map(jax.numpy.asarray, games, is_leaf=eqx.is_array), question)
