"""War because the opponent's cost of war is private: a demand to a continuum of types (Fearon 1995).

Players, moves, payoffs. A and B divide a pie worth 1. War gives A p - cA and B 1 - p - cost, where B alone knows her
cost, drawn evenly from `low` to `high`. A demands a share, B accepts the division or fights.

Closed form. B accepts a demand p + z if and only if her cost is at least z, so that A chooses z to maximise

    (high - z)/(high - low) (p + z) + (z - low)/(high - low) (p - cA),

which gives z* = (high - cA)/2, held between `low` and the smaller of `high` and 1 - p. War comes with probability
(z* - low)/(high - low): never, if even the lowest cost is at least (high - cA)/2.

Answers. `demand`, A's mean demand; `prob_war`, the chance of war; `EA` and `EB`, what the game is worth before B
learns her cost.

What a finite game with logit mistakes does differently. `types` equally likely costs in the middles of equal intervals
stand for the continuum: O(1/types) in the chance of war. A's payoff is flat at the best demand, so that logit mistakes
spread A's demands by O(1/√λ) around it, and B's answers near her indifference cost A about ln(λ)/λ. Nothing is read
from B's answer, since it ends the game.

Source: J. D. Fearon (1995), Rationalist explanations for war, International Organization 49(3), 379-414: the
risk-return trade-off. The derivation for evenly spread costs is by the same argument as his claim 2.
"""

from __future__ import annotations

import numpy as np

from standoff.game.game import Game
from standoff.solve.tree import TreeEquilibrium, expected
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def closed_form(params: Parameters) -> Answers:
    """Return the demand, the chance of war and both values.

    Raises:
        ValueError: the costs are in the wrong order.
    """
    p, cA, low, high = params["p"], params["cA"], params["low"], params["high"]
    if low >= high:
        raise ValueError(f"low is {low:g}, not below high, which is {high:g}")
    beyond = min(max((high - cA) / 2, low), high, 1 - p)
    war = max(beyond - low, 0.0) / (high - low)
    demand = p + beyond
    EA = (1 - war) * demand + war * (p - cA)
    EB = (1 - war) * (1 - demand) + war * (1 - p - (low + max(beyond, low)) / 2)
    return {"demand": demand, "prob_war": war, "EA": EA, "EB": EB}


def costs_of(params: Parameters, types: int) -> np.ndarray:
    """Return B's cost of war by type: the middles of equal intervals."""
    return params["low"] + (params["high"] - params["low"]) * (np.arange(types) + 0.5) / types


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game: A's demand, B's answer."""
    shares, types = tools.offers(numerics.steps), numerics.types
    count = len(shares)
    payoff = np.zeros((1, 2, types, 2, count))
    payoff[0, 0, :, 0], payoff[0, 1, :, 0] = shares, 1 - shares
    payoff[0, 0, :, 1] = params["p"] - params["cA"]
    payoff[0, 1, :, 1] = (1 - params["p"] - costs_of(params, types))[:, None]
    answers = {each: [-1, -2] for each in range(count)}
    stages = [
        tools.move("A demands", 0, [name_of(share) for share in shares], {0: list(range(count))}, [0], num_private=1),
        tools.move("B answers", 1, ["accept", "fight"], answers, [0] * count, payoff, num_private=1),
    ]
    prior, endings = [np.full(types, 1 / types)], ("deal", "prob_war")
    return tools.game(
        ("A", "B"), 1, stages, np.zeros((2, 1, 1)), numerics.precision, private=[1], prior=prior, endings=endings
    )  # fmt: skip


def name_of(share: float) -> str:
    """Return what a demand is called."""
    return f"demand {share:.4f}"


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: TreeEquilibrium) -> Answers:
    """Return A's mean demand, the chance of war and what the game is worth to either side."""
    shares, demands = tools.offers(numerics.steps), equilibrium.strategies[()][0]
    wars = np.array([equilibrium.strategies[(name_of(share),)][:, 1].mean() for share in shares])
    EA, EB = expected(game, equilibrium)
    return {"demand": float(shares @ demands), "prob_war": float(wars @ demands), "EA": float(EA), "EB": float(EB)}


MODEL = Model(
    name="fearon1995uniform",
    title="A demand to an opponent whose cost of war is spread evenly",
    source="J. D. Fearon (1995), Rationalist explanations for war, International Organization 49(3), 379-414",
    parameters={
        "p": Parameter(0.5, "chance that A wins a war", 0, 1),
        "cA": Parameter(0.1, "A's cost of war, in pies", 0),
        "low": Parameter(0.0, "B's lowest cost of war, in pies", 0),
        "high": Parameter(0.4, "B's highest cost of war, in pies", 0),
    },
    numerics=Numerics(precision=2000, steps=200, periods=1, types=40),
    tolerance=0.02,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
