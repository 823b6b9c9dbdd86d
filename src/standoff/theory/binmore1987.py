"""A coin decides who offers (Binmore 1987): being likely to speak is bargaining power, like patience.

Players: 1 and 2, who share a pie of size 1.
Moves: in every period nature lets player 1 offer with probability p_1, otherwise player 2; the other accepts or
refuses.
Payoffs: agreement in period t is worth δ_i^t s_i.

Closed form. Let v_i be what the game is worth to i before the coin falls. The responder accepts δ_i v_i, so that

    v_1 = p_1 (1 - δ_2 v_2) + (1 - p_1) δ_1 v_1,    v_2 = 1 - v_1,
    v_1 = p_1 (1 - δ_2) / (1 - (1 - p_1) δ_1 - p_1 δ_2).

Agreement with the engine. Shares are what the two possible first periods are worth to player 1. A logit responder is
given about ε = ln(λ)/λ more than δ_i v_i, which brings player i (1 - 2 p_i) ε a period and cancels where both speak
equally often; what is left are the costs of mistaken refusals, about 1/λ. Offers have step h, and the horizon of T
periods leaves max(δ)^T.

Source: K. Binmore, "Perfect equilibria in bargaining models", in K. Binmore and P. Dasgupta (eds), The Economics of
Bargaining, Blackwell, 1987, 77-105.
"""

from __future__ import annotations

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.alternating import Talks, alternating_offers
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def closed_form(params: Parameters) -> Answers:
    """Return values before the coin falls, and player 1's share for either fall of the coin.

    Raises:
        ValueError: whoever gets to speak is not impatient, so that the shares are not unique.
    """
    p1, d1, d2 = params["p1"], params["delta1"], params["delta2"]
    waiting = 1 - (1 - p1) * d1 - p1 * d2
    if waiting <= 0:
        raise ValueError("with delta1 = delta2 = 1 nobody minds waiting, and the shares are not unique")
    v1 = p1 * (1 - d2) / waiting
    v2 = 1 - v1
    return {"v1": v1, "v2": v2, "share1_if_1_proposes": 1 - d2 * v2, "share1_if_2_proposes": d1 * v1}


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game cut off after `numerics.periods` offers; a period begins when it is known who offers."""
    talks = Talks((params["delta1"], params["delta2"]), recognition=params["p1"])
    return alternating_offers(talks, numerics)


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return values before the first coin falls, and what either fall is worth to player 1."""
    p1 = params["p1"]
    by_turn = {
        (player, turn): tools.value(game, equilibrium, player, world=turn) for player in (0, 1) for turn in (0, 1)
    }  # fmt: skip
    return {
        "v1": p1 * by_turn[0, 0] + (1 - p1) * by_turn[0, 1],
        "v2": p1 * by_turn[1, 0] + (1 - p1) * by_turn[1, 1],
        "share1_if_1_proposes": by_turn[0, 0],
        "share1_if_2_proposes": by_turn[0, 1],
    }


MODEL = Model(
    name="binmore1987",
    title="A coin decides who offers: being likely to speak is bargaining power",
    source="K. Binmore (1987), Perfect equilibria in bargaining models, in K. Binmore and P. Dasgupta (eds), "
    "The Economics of Bargaining, Blackwell, 77-105",
    parameters={
        "p1": Parameter(0.5, "probability that player 1 makes the offer of a period", 0, 1),
        "delta1": Parameter(0.9, "value to player 1 of a pie one period later, in pies", 0, 1),
        "delta2": Parameter(0.8, "value to player 2 of a pie one period later, in pies", 0, 1),
    },
    numerics=Numerics(precision=200, steps=200, periods=80),
    tolerance=0.03,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
