"""The ensemble that every question starts from: the draws, how probable the record makes each, and where each stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.case.draws import Draws, draw_inputs
from standoff.case.model import Case
from standoff.ensemble.outcome import Outcome, Question, deal_columns, question_of, until
from standoff.ensemble.run import run_draws
from standoff.ensemble.weights import Weights, weigh
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
    """

    structure: Structure
    record: Record
    inputs: Draws
    question: Question
    outcome: Outcome
    weights: Weights
    seed: int

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


def start(case: Case, draws: int, seed: int) -> tuple[Structure, Record, Draws, Question]:
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
    case: Case, draws: int = 64, seed: int = 7, progress: Callable[[float], None] | None = None
) -> Base:
    """Solve every draw of a case and weigh it by the record.

    Args:
        case: a checked case.
        draws: how many draws of the inputs are solved.
        seed: of the draws.
        progress: called with the share of the work done.

    Raises:
        CaseMistakes: the mechanisms of the case do not fit together, or its record is impossible.
        ValueError: no draw can explain the record, or the record has already ended the game.
    """
    structure, record, inputs, question = start(case, draws, seed)
    solved = run_draws(structure, inputs, question, progress=progress)
    return weighed(structure, record, inputs, question, solved, seed)


def weighed(
    structure: Structure, record: Record, inputs: Draws, question: Question, solved: Outcome, seed: int
) -> Base:
    """Return the base of solved draws.

    Raises:
        ValueError: no draw can explain the record.
    """
    num_months = structure.case.num_periods - question.first_period
    weights = weigh(solved.log_likelihoods.sum(axis=1))
    return Base(structure, record, inputs, question, until(num_months, solved), weights, seed)
