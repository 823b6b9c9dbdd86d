"""What the model would have said on the day of a case, from a small ensemble: chances by month, and of every package."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from standoff.case.draws import draw_inputs
from standoff.case.load import load_case
from standoff.ensemble.outcome import deal_columns, question_of, until
from standoff.ensemble.run import run_draws
from standoff.ensemble.weights import weigh, weighted_quantile
from standoff.mechanisms.record import record_steps
from standoff.mechanisms.registry import SECTIONS, find_mistakes
from standoff.mechanisms.size import size_of
from standoff.mechanisms.structure import Structure, compile_structure
from tests.house.tree import SOURCES

NUM_DRAWS, SEED = 32, 7


@dataclass(frozen=True)
class Said:
    """The chance of a deal by the end of each month, as medians over draws, and of each package over the horizon."""

    structure: Structure
    by_month: dict[str, float]
    packages: dict[tuple[str, ...], float]
    belief: float
    cells: int

    def share(self, term: str) -> float:
        """Return in what share of all deals the packages hold a term, in words."""
        holding = sum(chance for terms, chance in self.packages.items() if term in terms)
        return holding / sum(self.packages.values())


def say(name: str) -> Said:
    """Solve a built-in case for a few draws of its ranges, weigh them by the record, and read off what comes."""
    case = load_case(SOURCES / "cases" / f"{name}.yaml", SECTIONS, find_mistakes=find_mistakes)
    structure = compile_structure(case)
    inputs = draw_inputs(case, NUM_DRAWS, SEED)
    question = question_of(structure, record_steps(structure), inputs)
    months = structure.months[question.first_period : case.num_periods]
    outcome = until(len(months), run_draws(structure, inputs, question))
    weights = weigh(outcome.log_likelihoods.sum(axis=1)).weights
    signed = outcome.ended[:, :, deal_columns(structure)]
    (median,) = weighted_quantile(signed.sum(axis=2).cumsum(axis=1), weights, (0.5,))
    packages = np.einsum("d,dme->e", weights, signed)
    today = 1 / (1 + np.exp(-outcome.beliefs[:, -1, 0]))
    return Said(
        structure=structure,
        by_month=dict(zip(months, map(float, median), strict=True)),
        packages={tuple(package.terms.values()): float(chance)
                  for package, chance in zip(structure.packages, packages, strict=True)},
        belief=float(weights @ today),
        cells=size_of(structure, 7).cells,
    )
