"""Logit play of the centipede (McKelvey and Palfrey 1992, 1998): mistakes that one expects of others.

Two players take turns, four times; whoever moves takes the pot, four fifths for herself and one fifth for the other, or
passes, and the pot doubles. It starts at 0.5, so taking pays (0.4, 0.1), then (0.2, 0.8), (1.6, 0.4), (0.8, 3.2), and
if all pass the players get (6.4, 1.6). Rational players take at once. A logit player chooses an action with a
probability proportional to exp(λ × what it is worth), given that everybody, she herself included, goes on like that.

Closed form. From the last node backwards, with V the values behind passing and u the payoffs of taking,

    P(take) = 1 / (1 + exp(λ (V_i - u_i))),    V <- P(take) u + (1 - P(take)) V.

As a game: the same tree, one period, four moves, so the engine's answer must equal the formula at every λ; what
differs is rounding. λ is a parameter of this model and replaces the precision of the numerics.

Source: McKelvey and Palfrey 1998, Quantal response equilibria for extensive form games, Experimental Economics 1; the
game is that of McKelvey and Palfrey 1992, An experimental study of the centipede game, Econometrica 60.
"""

from __future__ import annotations

import numpy as np

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters

TAKE, PASS = 0, 1
NUM_NODES = 4


def closed_form(params: Parameters) -> Answers:
    """Return the probability of taking at each node that is reached, and what the game is worth to both, in pots."""
    taking, value = _payoffs(params)
    chances = []
    for node in reversed(range(NUM_NODES)):
        mover = node % 2
        lead = params["lam"] * (value[mover] - taking[node][mover])
        take = float(np.exp(-np.logaddexp(0.0, lead)))
        chances.insert(0, take)
        value = take * taking[node] + (1 - take) * value
    return {f"take{node + 1}": chances[node] for node in range(NUM_NODES)} | {
        "value1": float(value[0]),
        "value2": float(value[1]),
    }


def _payoffs(params: Parameters) -> tuple[list[np.ndarray], np.ndarray]:
    """Return what taking pays at each node, and what passing to the end pays."""
    large, growth = params["large_share"], params["growth"]
    pots = [params["pot"] * growth**node for node in range(NUM_NODES + 1)]
    split = np.array([large, 1 - large])
    paid = [pot * (split if node % 2 == 0 else split[::-1]) for node, pot in enumerate(pots)]
    return paid[:NUM_NODES], paid[NUM_NODES]


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the centipede as one period with four moves."""
    taking, passing = _payoffs(params)
    stages = []
    for node, paid in enumerate(taking):
        payoff = tools.no_payoff(2, 1, 2)
        payoff[0, :, TAKE, 0] = paid
        stages.append(tools.move(f"node {node + 1}", node % 2, ["take", "pass"], {0: [-1, 0]}, [0], payoff))
    return tools.game(("one", "two"), 1, stages, passing[:, None], params["lam"], endings=("taken",))


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Read the probability of taking at each node and the values at the start."""
    takes = {f"take{node + 1}": tools.chance_of(game, equilibrium, node, TAKE, 0) for node in range(NUM_NODES)}
    return takes | {f"value{player + 1}": tools.value(game, equilibrium, player) for player in (0, 1)}


MODEL = Model(
    name="mckelveypalfrey1998",
    title="Logit play of the centipede",
    source=(
        "R. D. McKelvey and T. R. Palfrey (1998), Quantal response equilibria for extensive form games, "
        "Experimental Economics 1(1), 9-41"
    ),
    parameters={
        "lam": Parameter(1.0, "logit precision λ, per unit of payoff", 0.0),
        "pot": Parameter(0.5, "the pot at the first node", 0.0),
        "growth": Parameter(2.0, "by what the pot is multiplied when somebody passes", 0.0),
        "large_share": Parameter(0.8, "share of the pot that whoever takes it keeps", 0.0, 1.0),
    },
    numerics=Numerics(precision=1.0, steps=0, periods=1),
    tolerance=1e-12,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
