"""The certificate of an ensemble: what a program that did not solve it finds when it checks.

An ensemble is solved in single precision. The draws that weigh most are solved again in double precision, certified by
`solve.certify`, which shares no code with the solver, and their P(deal) is compared; the heaviest is also solved on a
finer belief grid.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import jax
import numpy as np

from standoff.ask.forecast_types import Certificate, DoubleCheck
from standoff.case.draws import Draws
from standoff.ensemble.outcome import Outcome, Question, read_outcome
from standoff.ensemble.run import run_draws
from standoff.ensemble.weights import Weights
from standoff.game.game import Game
from standoff.mechanisms.compile import build_game
from standoff.mechanisms.structure import Structure
from standoff.solve.backward import solve
from standoff.solve.certify import Certificate as SolveCertificate
from standoff.solve.certify import certify

NUM_CHECKED = 5
DOUBLE_TOLERANCE = 1e-8  # of a strategy's distance from the logit reply, in double precision
SINGLE_TOLERANCE = 4e-4  # violation in log-odds in single precision: at most 1e-4 of a probability
DOUBLE_CHECK_TOLERANCE = 0.02  # of P(deal), when a draw is solved again in double precision
FINER = 4  # belief nodes more in the refined grid: two thirds more steps at the default size
GRID_TOLERANCE = 0.05  # of P(deal), when the belief grid is refined


def check_draws(
    structure: Structure, inputs: Draws, question: Question, outcome: Outcome, weights: Weights
) -> Certificate:
    """Check the draws that weigh most; say in words what is over tolerance."""
    heaviest = np.argsort(-weights.weights, kind="stable")[:NUM_CHECKED]
    signed = [column for column, name in enumerate(structure.endings) if name.startswith("deal: ")]
    with ThreadPoolExecutor(2) as pool:
        finer = pool.submit(_refine, structure, inputs, question, int(heaviest[0]))
        checked = list(pool.map(lambda draw: _check(structure, inputs, question, int(draw)), heaviest))
        refined = finer.result()
    by_month = outcome.ended[:, :, signed].sum(axis=2).cumsum(axis=1)
    months = by_month.shape[1]
    differences = [np.abs(by_month[draw] - _p_deal(again, signed)[:months]).max()
                   for draw, (_, again) in zip(heaviest, checked, strict=True)]  # fmt: skip
    grid_error = float(np.abs(by_month[heaviest[0]] - _p_deal(refined, signed)[:months]).max())
    residual = max(certificate.max_residual for certificate, _ in checked)
    agreement = max(max(found.value_error, found.forward_error) for found, _ in checked)
    return Certificate(
        max_residual=float(residual),
        max_gain=float(max(certificate.max_gain for certificate, _ in checked)),
        grid_error=grid_error,
        float64=DoubleCheck(draws=len(heaviest), max_difference=float(max(differences))),
        messages=_messages(residual, agreement, float(outcome.residual.max()), float(max(differences)), grid_error),
    )


def compile_checks(structure: Structure, inputs: Draws, question: Question) -> None:
    """Compile what `check_draws` will run, by running it once: meant for a core that is idle while draws are solved."""
    _solve_double(structure, inputs, question, 0)
    _refine(structure, inputs, question, 0)


def _check(structure: Structure, inputs: Draws, question: Question, draw: int) -> tuple[SolveCertificate, Outcome]:
    """Solve one draw in double precision, certify it, and read its outcome again."""
    game, solved, again = _solve_double(structure, inputs, question, draw)
    return certify(game, solved), again


def _solve_double(structure: Structure, inputs: Draws, question: Question, draw: int):
    """Return the game, the equilibrium and the outcome of one draw in double precision."""
    game = build_game(structure, inputs[draw], np.float64)
    with jax.enable_x64(True):
        solved, again = _solve_and_read(jax.tree.map(jax.numpy.asarray, game), question)
        solved = jax.tree.map(np.asarray, solved)
        return game, solved, Outcome(*(np.asarray(part) for part in again))


@jax.jit
def _solve_and_read(game: Game, question: Question):
    solved = solve(game, grid_size=question.grid_size, grid_reach=question.grid_reach)
    return solved, read_outcome(game, question, solved)


def _refine(structure: Structure, inputs: Draws, question: Question, draw: int) -> Outcome:
    """Return the outcome of one draw on a finer belief grid."""
    finer = Question(question.sources, question.record, question.first_period, question.first_stage,
                     question.grid_size + FINER, question.grid_reach)  # fmt: skip
    one = replace(inputs, values={path: column[[draw]] for path, column in inputs.values.items()}, num_draws=1)
    return Outcome(*(part[0] for part in run_draws(structure, one, finer, num_threads=1)))


def _p_deal(outcome: Outcome, signed: list[int]) -> np.ndarray:
    return outcome.ended[:, signed].sum(axis=1).cumsum()


def _messages(
    residual: float, agreement: float, single: float, difference: float, grid_error: float
) -> tuple[str, ...]:
    """Return a sentence for everything that is over tolerance."""
    found = []
    if not residual <= DOUBLE_TOLERANCE:
        found.append(f"a strategy is {residual:.1e} away from the logit reply to it, more than {DOUBLE_TOLERANCE:.0e}")
    if not agreement <= DOUBLE_TOLERANCE:
        found.append(f"values worked out afresh differ from the solver's by {agreement:.1e} of a pie")
    if not single <= SINGLE_TOLERANCE:
        found.append(f"in single precision a state was left {single:.1e} log-odds from its solution")
    if not difference <= DOUBLE_CHECK_TOLERANCE:
        found.append(f"solved again in double precision a draw's P(deal) moves by {difference:.3f}")
    if not grid_error <= GRID_TOLERANCE:
        found.append(f"a finer grid of beliefs moves P(deal) by {grid_error:.3f} in the heaviest draw, more than "
                     f"{GRID_TOLERANCE:g}: read small differences with care")  # fmt: skip
    return tuple(found)
