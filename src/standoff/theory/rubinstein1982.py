"""Alternating offers without end (Rubinstein 1982): patience, or cheapness of delay, is bargaining power.

Players: 1 and 2, who share a pie of size 1.
Moves: player 1 offers in periods 0, 2, 4, …, player 2 in between; the other accepts, which ends the game, or refuses.
Payoffs: agreement on (s_1, s_2) in period t is worth δ_i^t s_i; each refusal also costs player i at once c_i.

Closed form. Let x_i be i's share when i offers. The responder is offered exactly what a refusal is worth to him, and
never less than nothing:

    1 - x_1 = max(0, δ_2 x_2 - c_2),    1 - x_2 = max(0, δ_1 x_1 - c_1).

Where both maxima are positive, x_1 = (1 - δ_2 + c_2 - δ_2 c_1) / (1 - δ_1 δ_2); without costs this is the formula
(1 - δ_2) / (1 - δ_1 δ_2). Where a refusal would cost player 2 more than he could gain by it, x_1 = 1 and
x_2 = 1 - max(0, δ_1 - c_1). With δ_1 = δ_2 = 1 and costs alone, the player with the lower cost gets the whole pie when
he offers, and the pie less that cost when the other does; with equal costs the solution is not unique.

Agreement with the engine. x_i is what i's turn is worth to him. A logit responder accepts an offer that he hardly
prefers only half of the time, so that the proposer adds about ln(λ)/λ. He gets part of it back as a responder to later
offers: x_1 falls short by about (1 - δ_2) / (1 - δ_1 δ_2) · ln(λ)/λ. Offers on a grid of step h add at most
h (1 + δ_2) / (1 - δ_1 δ_2), and the horizon of T periods at most (δ_1 δ_2)^(T/2).

Source: A. Rubinstein, "Perfect equilibrium in a bargaining model", Econometrica 50(1), 1982, 97-109, Conclusions I, II.
"""

from __future__ import annotations

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory.alternating import Talks, alternating_offers, shares_agreed
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def closed_form(params: Parameters) -> Answers:
    """Return each player's share when he offers, and player 1's when player 2 does.

    Raises:
        ValueError: neither patience nor costs decide (δ_1 = δ_2 = 1 and c_1 = c_2): every split can be an equilibrium.
    """
    d1, d2, c1, c2 = (params[name] for name in ("delta1", "delta2", "c1", "c2"))
    if d1 * d2 == 1 and c1 == c2:
        raise ValueError("with delta1 = delta2 = 1 and c1 = c2 the shares are not unique; let one of them differ")
    alone_1, alone_2 = 1 - max(0.0, d2 - c2), 1 - max(0.0, d1 - c1)  # i's share if the other takes all when he offers
    if d2 * alone_2 <= c2:
        x1, x2 = 1.0, alone_2
    elif d1 * alone_1 <= c1:
        x1, x2 = alone_1, 1.0
    else:
        x1 = (1 - d2 + c2 - d2 * c1) / (1 - d1 * d2)
        x2 = (1 - d1 + c1 - d1 * c2) / (1 - d1 * d2)
    return {"x1_when_1_proposes": x1, "x2_when_2_proposes": x2, "x1_when_2_proposes": 1 - x2}


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game cut off after `numerics.periods` offers, after which nobody gets anything."""
    talks = Talks((params["delta1"], params["delta2"]), refusal=(-params["c1"], -params["c2"]))
    return alternating_offers(talks, numerics)


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return what each player's turn to offer is worth, in the first period."""
    return shares_agreed(game, equilibrium)


MODEL = Model(
    name="rubinstein1982",
    title="Alternating offers without end: patience is bargaining power",
    source="A. Rubinstein (1982), Perfect equilibrium in a bargaining model, Econometrica 50(1), 97-109",
    parameters={
        "delta1": Parameter(0.9, "value to player 1 of a pie one period later, in pies", 0, 1),
        "delta2": Parameter(0.8, "value to player 2 of a pie one period later, in pies", 0, 1),
        "c1": Parameter(0.0, "cost to player 1 of every refusal, in pies", 0),
        "c2": Parameter(0.0, "cost to player 2 of every refusal, in pies", 0),
    },
    numerics=Numerics(precision=200, steps=200, periods=80),
    tolerance=0.02,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
