"""The certificate of an ensemble: what a program that did not solve it finds when it checks.

An ensemble is solved in single precision. The draws that weigh most are solved again in double precision, certified by
`solve.certify`, which shares no code with the solver, and their P(deal) is compared; the heaviest is also solved on a
finer belief grid, and with a longer menu of packages.
"""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import jax
import numpy as np

from standoff.ask.forecast_types import Certificate, DoubleCheck
from standoff.case.draws import Draws
from standoff.ensemble.outcome import Outcome, Question, deal_columns, question_of, read_outcome
from standoff.ensemble.run import run_draws
from standoff.ensemble.weights import Weights
from standoff.game.game import Game
from standoff.mechanisms.compile import build_game
from standoff.mechanisms.record import record_steps
from standoff.mechanisms.structure import CaseMistakes, Structure, compile_structure
from standoff.mechanisms.worlds import TooManyWorlds
from standoff.solve.backward import solve
from standoff.solve.certify import Certificate as SolveCertificate
from standoff.solve.certify import certify
from standoff.solve.compiling import compiled

NUM_CHECKED = 5
DOUBLE_TOLERANCE = 1e-8  # of a strategy's distance from the logit reply, in double precision
SINGLE_TOLERANCE = 4e-4  # violation in log-odds in single precision: at most 1e-4 of a probability
DOUBLE_CHECK_TOLERANCE = 0.02  # of P(deal), when a draw is solved again in double precision
MORE = 1.5  # times as many packages on the finer menu
FINER = 4  # belief nodes more in the refined grid: two thirds more steps at the default size
GRID_TOLERANCE = 0.05  # of P(deal), when the belief grid is refined


def check_draws(
    structure: Structure, inputs: Draws, question: Question, outcome: Outcome, weights: Weights
) -> Certificate:
    """Check the draws that weigh most; say in words what is over tolerance."""
    heaviest = np.argsort(-weights.weights, kind="stable")[:NUM_CHECKED]
    most = int(heaviest[0])
    with ThreadPoolExecutor(2) as pool:
        finer = pool.submit(_refine, structure, inputs, question, most)
        longer = pool.submit(_lengthen_menu, structure, inputs, question, most)
        checked = list(pool.map(lambda draw: _check(structure, inputs, question, int(draw)), heaviest))
        refined, lengthened = finer.result(), longer.result()
    months = outcome.ended.shape[1]
    by_month = {draw: _p_deal(structure, outcome.ended[draw]) for draw in heaviest}

    def distance(draw: int, ended: np.ndarray, of: Structure = structure) -> float:
        return float(np.abs(by_month[draw] - _p_deal(of, ended[:months])).max())

    differences = [distance(draw, again.ended) for draw, (_, again) in zip(heaviest, checked, strict=True)]
    grid_error = distance(most, refined.ended)
    menu_error = None if lengthened is None else distance(most, lengthened[1].ended, lengthened[0])
    residual = max(certificate.max_residual for certificate, _ in checked)
    agreement = max(max(found.value_error, found.forward_error) for found, _ in checked)
    return Certificate(
        max_residual=float(residual),
        max_gain=float(max(certificate.max_gain for certificate, _ in checked)),
        grid_error=grid_error,
        menu_error=menu_error,
        float64=DoubleCheck(draws=len(heaviest), max_difference=max(differences)),
        messages=_messages(residual, agreement, float(outcome.residual.max()), max(differences), grid_error),
    )


def compile_checks(structure: Structure, inputs: Draws, question: Question) -> None:
    """Compile what `check_draws` will run, by running it once: meant for a core that is idle while draws are solved."""
    _solve_double(structure, inputs, question, 0)
    _refine(structure, inputs, question, 0)
    _lengthen_menu(structure, inputs, question, 0)


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


@compiled
def _solve_and_read(game: Game, question: Question):
    solved = solve(game, grid_size=question.grid_size, grid_reach=question.grid_reach)
    return solved, read_outcome(game, question, solved)


def _refine(structure: Structure, inputs: Draws, question: Question, draw: int) -> Outcome:
    """Return the outcome of one draw on a finer belief grid."""
    finer = replace(question, grid_size=question.grid_size + FINER)
    return _first(run_draws(structure, _only(inputs, draw), finer, num_threads=1))


def _lengthen_menu(
    structure: Structure, inputs: Draws, question: Question, draw: int
) -> tuple[Structure, Outcome] | None:
    """Return the structure with a longer menu and the outcome of one draw in it; None where there is no longer menu."""
    issues = structure.case.mechanisms["issues"]
    longer = issues.model_copy(update={"menu": math.ceil(MORE * issues.menu)})
    case = structure.case.model_copy(update={"mechanisms": {**structure.case.mechanisms, "issues": longer}})
    try:
        other = compile_structure(case)
        again = question_of(other, record_steps(other), inputs)
    except (CaseMistakes, TooManyWorlds):  # the record names a package that the longer menu does not have
        return None
    if len(other.packages) == len(structure.packages):
        return None
    return other, _first(run_draws(other, _only(inputs, draw), again, num_threads=1))


def _only(inputs: Draws, draw: int) -> Draws:
    return replace(inputs, values={path: column[[draw]] for path, column in inputs.values.items()}, num_draws=1)


def _first(outcomes: Outcome) -> Outcome:
    return Outcome(*(part[0] for part in outcomes))


def _p_deal(structure: Structure, ended: np.ndarray) -> np.ndarray:
    return ended[:, deal_columns(structure)].sum(axis=1).cumsum()


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
