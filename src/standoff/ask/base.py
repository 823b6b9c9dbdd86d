"""The ensemble that every question starts from: the draws, how probable the record makes each, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from standoff.ask.runs import IN_MEMORY, Begun, How, Progress, read_run, solve_draws
from standoff.case.draws import Draws, draw_inputs
from standoff.case.model import Case
from standoff.ensemble.ahead import Branch, Courses, look_ahead
from standoff.ensemble.executors import LOCAL, Executor
from standoff.ensemble.outcome import Outcome, Question, deal_columns, question_of, until
from standoff.ensemble.store import Solved
from standoff.ensemble.weights import Weights
from standoff.mechanisms.record import Record, record_steps
from standoff.mechanisms.structure import Structure, compile_structure


@dataclass(frozen=True, eq=False)
class Base:
    """A case, its draws, and everything solved for them once.

    Attributes:
        structure: what is the same in every draw.
        record: the record as observations.
        inputs: one value per draw for every number of the case.
        question: where the forecast starts.
        outcome: of every draw, up to the horizon.
        weights: of the draws, from the record.
        seed: of the draws.
        executor: who solves the games of the questions.
        rounds: in which the draws were moved towards the record; 0 where they are as they were made.
    """

    structure: Structure
    record: Record
    inputs: Draws
    question: Question
    outcome: Outcome
    weights: Weights
    seed: int
    executor: Executor = LOCAL
    rounds: int = 0

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.structure.case

    @property
    def months(self) -> tuple[str, ...]:
        """Return the months from today to the horizon, as 'YYYY-MM'."""
        return self.structure.months[self.question.first_period : self.case.num_periods]

    @cached_property
    def p_deal(self) -> np.ndarray:
        """Return the chance of a deal by the end of each month, with axes `draw, month`."""
        return self.chance_of_deal(self.outcome.ended)

    def chance_of_deal(self, ended: np.ndarray) -> np.ndarray:
        """Return the chance of a deal by the end of each month up to the horizon, from chances of ending by month."""
        signed = ended[..., : len(self.months), deal_columns(self.structure)]
        return np.clip(signed.sum(axis=-1).cumsum(axis=-1), 0, 1)

    def with_grid(self, size: int) -> Base:
        """Return the same base, but the games of questions are solved with `size` points of belief per private party."""
        return replace(self, question=replace(self.question, grid_size=size))

    def look_ahead(
        self, values: Mapping[str, np.ndarray], draws: np.ndarray, branches: Sequence[Branch],
        progress: Progress | None = None,
    ) -> Courses:
        """Solve tasks from today on and follow every branch of each (see `ensemble.ahead.look_ahead`)."""
        return look_ahead(self.structure, self.question, self.outcome, values, draws, branches, progress,
                          executor=self.executor)  # fmt: skip


def start(case: Case, draws: int, seed: int) -> Begun:
    """Return what is needed before anything is solved.

    Raises:
        CaseMistakes: the mechanisms of the case do not fit together, or its record is impossible.
        ValueError: the record has already ended the game.
    """
    structure = compile_structure(case)
    record = record_steps(structure)
    if record.is_over:
        raise ValueError("the record ends with a deal: there is nothing left to forecast")
    inputs = draw_inputs(case, draws, seed)
    return structure, record, inputs, question_of(structure, record, inputs)


def solve_base(
    case: Case, draws: int = 64, seed: int = 7, progress: Progress | None = None, how: How = IN_MEMORY
) -> Base:
    """Solve every draw of a case and weigh it by the record.

    Args:
        case: a checked case.
        draws: how many draws of the inputs are solved.
        seed: of the draws.
        progress: called with the share of the work done.
        how: where the draws are kept, and who solves them; by default nowhere, and threads of this process.

    Raises:
        CaseMistakes: the mechanisms of the case do not fit together, or its record is impossible.
        ValueError: no draw can explain the record, the record has already ended the game, or the folder of the run
            cannot be used.
    """
    return solve_started(start(case, draws, seed), seed, progress, how)


def solve_started(begun: Begun, seed: int, progress: Progress | None = None, how: How = IN_MEMORY) -> Base:
    """Solve every draw of what `start` has returned and weigh it by the record.

    Raises:
        ValueError: no draw can explain the record, or the folder of the run cannot be used.
    """
    return weighed(begun, solve_draws(begun, seed, progress, how), seed, how.executor)


def load_base(folder: str | Path, executor: Executor = LOCAL) -> Base:
    """Return the base that a folder holds; nothing is solved.

    Raises:
        RunError: there is no finished run in the folder, or a file of it was changed since.
        CaseErrors: this version of Standoff cannot read its case.
    """
    case, solved, seed = read_run(folder)
    return weighed(start(case, len(solved.inputs), seed), solved, seed, executor)


def weighed(begun: Begun, solved: Solved, seed: int, executor: Executor = LOCAL) -> Base:
    """Return the base of solved draws, up to the horizon."""
    structure, record, _, question = begun
    outcome = until(structure.case.num_periods - question.first_period, solved.outcome)
    return Base(structure, record, solved.inputs, question, outcome, solved.weights, seed, executor, solved.rounds)
