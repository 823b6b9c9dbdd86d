"""Markov logit equilibrium of alternating offers: Rubinstein's game played with mistakes.

Two players with discount factors δ_1, δ_2 take turns at offering one of the shares 0, 1/N, …, 1 of a pie, for ever.
Both the offer and the answer are logit choices with precision λ in terms of values at the node. With δ_1 = δ_2 = 0 it
is the logit ultimatum game.

Closed form. Four numbers describe a stationary equilibrium: what each turn is worth to each player. When i proposes
the share y to j, j says yes with probability a(y) = 1 / (1 + exp(-λ (y - δ_j V_j'))), where V' is the other turn;
then i values the offer at q(y) = a(y) (1 - y) + (1 - a(y)) δ_i V_i', and offers it with a probability proportional to
exp(λ q(y)); averages of q and of a(y) y + (1 - a(y)) δ_j V_j' give the values of this turn back. The fixed point is
found by Newton's method, with the derivatives by central differences, starting from the values at λ = 0 and raising λ
in small steps: the branch that begins with random play.

As a game: alternating offers, cut off after so many periods that what lies behind is worth less than rounding. The
engine's answer must equal the formula at every λ where values forget the end of the game: going backwards is
then a contraction. With λ/N above about 3 (earlier for patient players) there are several stationary equilibria, and
the one that backward induction reaches need not be that of the branch; it may even be another one if the last offer is
the other player's, as the turns 1, 2, 1, … and 2, 1, 2, … never meet. λ and N are parameters of this model and
replace those of the numerics.

Source: Eibelshäuser and Poensgen 2019, Markov quantal response equilibrium and a homotopy method for computing and
selecting Markov perfect equilibria of dynamic stochastic games; McKelvey and Palfrey 1998; Rubinstein 1982 for the
game.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.alternating import Talks, alternating_offers
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters

RAISE = 1.05  # of precision from one step of the branch to the next
FIRST = 0.5  # precision reached in the first step
DIFFERENCE = 1e-6  # of a value, for derivatives: errors of 1e-10, which only slow Newton down
CLOSE = 1e-14
MOST_STEPS = 50


def closed_form(params: Parameters) -> Answers:
    """Return what either player's turn is worth to both, the mean share that each keeps, and how likely a yes is.

    Raises:
        ValueError: Newton's method lost the branch on the way to this precision.
    """
    values = branch(params)
    answers = dict(zip(("V1_1prop", "V2_1prop"), values[0], strict=True))
    answers |= dict(zip(("V1_2prop", "V2_2prop"), values[1], strict=True))
    for proposer in (0, 1):
        given, yes, offered, _ = _turn(params, params["lam"], values, proposer)
        answers[f"mean_keep_{proposer + 1}"] = float(offered @ (1 - given))
        answers[f"accept_{proposer + 1}"] = float(offered @ yes)
    return {name: float(answer) for name, answer in answers.items()}


def branch(params: Parameters) -> np.ndarray:
    """Return values (proposer, player) of the stationary equilibrium that is reached from random play.

    Raises:
        ValueError: Newton's method lost the branch on the way.
    """
    target = params["lam"]
    values, reached = np.zeros((2, 2)), 0.0
    values = _newton(params, 0.0, values)
    while reached < target:
        reached = min(max(RAISE * reached, FIRST), target)
        values = _newton(params, reached, values)
    return values


def _turn(params: Parameters, precision: float, values: np.ndarray, proposer: int) -> tuple:
    """Return the shares offered, the chances of a yes, the chances of each offer, and what the turn is worth."""
    responder = 1 - proposer
    given = np.linspace(0, 1, round(params["N"]) + 1)
    refused = np.array([params["delta1"], params["delta2"]]) * values[responder]
    yes = np.exp(-np.logaddexp(0.0, -precision * (given - refused[responder])))
    mine = yes * (1 - given) + (1 - yes) * refused[proposer]
    yours = yes * given + (1 - yes) * refused[responder]
    weight = np.exp(precision * (mine - mine.max()))
    offered = weight / weight.sum()
    worth = np.empty(2)
    worth[proposer], worth[responder] = offered @ mine, offered @ yours
    return given, yes, offered, worth


def _misfit(params: Parameters, precision: float, flat: np.ndarray) -> np.ndarray:
    values = flat.reshape(2, 2)
    return np.concatenate([_turn(params, precision, values, proposer)[3] for proposer in (0, 1)]) - flat


def _newton(params: Parameters, precision: float, start: np.ndarray) -> np.ndarray:
    flat = start.ravel().copy()
    for _ in range(MOST_STEPS):
        misfit = _misfit(params, precision, flat)
        if np.abs(misfit).max() < CLOSE:
            return flat.reshape(2, 2)
        around = [
            _misfit(params, precision, flat + step) - _misfit(params, precision, flat - step)
            for step in DIFFERENCE * np.eye(4)
        ]
        flat = flat - np.linalg.solve(np.array(around).T / (2 * DIFFERENCE), misfit)
    raise ValueError(f"Newton's method lost the branch of equilibria at precision {precision:g}")


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return alternating offers over `numerics.periods` periods."""
    exact = dataclasses.replace(numerics, precision=params["lam"], steps=round(params["N"]))
    return alternating_offers(Talks((params["delta1"], params["delta2"])), exact)


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Read values, mean demands and mean chances of a yes: of 1's turn in the first period, of 2's in the second."""
    given, answers = tools.offers(round(params["N"])), {}
    for proposer in (0, 1):
        for player in (0, 1):
            name = f"V{player + 1}_{proposer + 1}prop"
            answers[name] = tools.value(game, equilibrium, player, world=proposer, period=proposer)
    for proposer in (0, 1):
        offered = tools.strategy(game, equilibrium, f"{proposer + 1} offers", 0, period=proposer)
        yes = np.asarray(equilibrium.strategies[2 * proposer + 1])[proposer, 0, 1]
        answers[f"mean_keep_{proposer + 1}"] = float(offered @ (1 - given))
        answers[f"accept_{proposer + 1}"] = float(offered @ yes)
    return answers


MODEL = Model(
    name="eibelshauserpoensgen2019",
    title="Alternating offers played with mistakes: the Markov logit equilibrium",
    source=(
        "S. Eibelshäuser and D. Poensgen (2019), Markov quantal response equilibrium and a homotopy method for "
        "computing and selecting Markov perfect equilibria of dynamic stochastic games"
    ),
    parameters={
        "lam": Parameter(10.0, "logit precision λ, in 1/pie", 0.0, 2000.0),
        "N": Parameter(10.0, "steps N into which the pie is cut", 1.0, 1000.0),
        "delta1": Parameter(0.9, "discount factor of player 1, per offer", 0.0, 1 - 1e-9),
        "delta2": Parameter(0.8, "discount factor of player 2, per offer", 0.0, 1 - 1e-9),
    },
    numerics=Numerics(precision=10.0, steps=10, periods=200),
    tolerance=1e-10,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
