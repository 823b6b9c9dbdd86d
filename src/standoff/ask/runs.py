"""How a base is solved and where it is kept: in memory or in a folder, by whom, and moved towards the record or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from standoff.case.draws import Draws
from standoff.case.load import load_case
from standoff.case.model import Case
from standoff.ensemble.executors import LOCAL, Executor
from standoff.ensemble.identity import Identity, identity_of
from standoff.ensemble.outcome import Outcome, Question
from standoff.ensemble.run import run_draws
from standoff.ensemble.sharpen import MOST_ROUNDS, sharpen
from standoff.ensemble.store import CASE, Run, Solved, open_run, read_file, read_receipt, read_solved
from standoff.ensemble.weights import Weights, weigh
from standoff.mechanisms.record import Record, find_mistakes
from standoff.mechanisms.registry import SECTIONS
from standoff.mechanisms.structure import Structure

Begun = tuple[Structure, Record, Draws, Question]
Progress = Callable[[float], None]


@dataclass(frozen=True)
class How:
    """How the draws of a base are solved.

    Attributes:
        folder: of the run; None keeps nothing.
        resume: whether to go on with a run that was stopped.
        executor: who solves the batches.
        sharpen: whether to move the draws towards the record where it leaves too few of them.
    """

    folder: Path | None = None
    resume: bool = False
    executor: Executor = LOCAL
    sharpen: bool = False

    def identity(self, case: Case, draws: int, seed: int) -> Identity:
        """Return the identity of the run of a case that is solved in this way."""
        return identity_of(case, seed, draws, self.sharpen)


IN_MEMORY = How()


def solve_draws(begun: Begun, seed: int, progress: Progress | None = None, how: How = IN_MEMORY) -> Solved:
    """Solve and weigh every draw, or load them where the folder holds them.

    Raises:
        RunError: the folder cannot be used, or a file in it cannot be written.
        ExecutorError: the workers are gone, and nobody is left to do the work.
        ValueError: no draw can explain the record.
    """
    structure, _, inputs, _ = begun
    if how.folder is None:
        return _solve(begun, progress, how, None)
    with open_run(how.folder, how.identity(structure.case, len(inputs), seed), how.resume) as run:
        if run.is_finished:
            return read_solved(how.folder)
        solved = _solve(begun, progress, how, run)
        run.finish(structure, solved)
        return solved


def _solve(begun: Begun, progress: Progress | None, how: How, run: Run | None) -> Solved:
    structure, _, inputs, question = begun
    report = progress or (lambda share: None)

    def solve(draws: Draws, round_: int, shown: Progress | None = None) -> Outcome:
        keeper = run.keeper(round_) if run else None
        return run_draws(structure, draws, question, progress=shown, executor=how.executor, keeper=keeper)

    outcome = solve(inputs, 0, report)
    weights: Weights = weigh(outcome.log_likelihoods.sum(axis=1))
    if weights.power >= 1 or not how.sharpen:
        return Solved(inputs, outcome, weights)
    report(0.0)  # the bar starts again: how long sharpening takes is not known before
    return sharpen(structure.case, inputs, outcome, solve, most_rounds=MOST_ROUNDS, progress=report)


def read_run(folder: str | Path) -> tuple[Case, Solved, int]:
    """Return the case of a finished run, its draws, and their seed.

    Raises:
        RunError: there is no finished run in the folder, or a file of it was changed since.
        CaseErrors: this version of Standoff cannot read its case.
    """
    folder = Path(folder)
    receipt = read_receipt(folder)
    read_file(folder, CASE, receipt)
    case = load_case(folder / CASE, SECTIONS, find_mistakes=find_mistakes)
    return case, read_solved(folder), receipt["seed"]
