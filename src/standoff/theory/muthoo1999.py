"""Inside options (Muthoo 1999, chapter 6): what each side gains or loses while they disagree, such as the cost of war.

Players: 1 and 2, who share a pie of size 1. Periods have length Δ; player i discounts at rate r_i, δ_i = exp(-r_i Δ).
Moves: they take turns at offering; the responder accepts or refuses.
Payoffs: while they disagree player i receives a flow g_i (a cost of fighting is a negative flow), which over one period
is worth u_i = g_i (1 - δ_i) / r_i; agreement in period t is worth δ_i^t s_i.

Closed form. Refusing is worth the flow of one period and one's own offer after it:

    1 - x_1 = u_2 + δ_2 x_2,    1 - x_2 = u_1 + δ_1 x_1,    so    x_1 = [1 - u_2 - δ_2 (1 - u_1)] / (1 - δ_1 δ_2).

With I_i = g_i / r_i, the value of disagreeing for ever, x_1 tends to I_1 + r_2 (1 - I_1 - I_2) / (r_1 + r_2) as Δ goes
to 0: each gets his inside option, and the rest is shared by patience. There is a rest only if I_1 + I_2 < 1.

Agreement with the engine. x_i is what i's turn is worth to him. A concession of about ln(λ)/λ to a logit responder and
the step h of the offers enter as in alternating offers without flows: short periods need much precision, λ (1 - δ) ≫ 1.
The horizon of T periods leaves (δ_1 δ_2)^(T/2).

Source: A. Muthoo, Bargaining Theory with Applications, Cambridge University Press, 1999, section 6.2.
"""

from __future__ import annotations

import math

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory.alternating import Pair, Talks, alternating_offers, shares_agreed
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def closed_form(params: Parameters) -> Answers:
    """Return each player's share when he offers, and player 1's when player 2 does.

    Raises:
        ValueError: disagreeing for ever is worth more than the pie, or a side would rather have nothing than refuse.
    """
    (d1, d2), (u1, u2) = discounts(params), flows(params)
    if params["g1"] / params["r1"] + params["g2"] / params["r2"] >= 1:
        raise ValueError("disagreeing for ever is worth a pie or more: there is nothing to share; lower g1 or g2")
    x1 = (1 - u2 - d2 * (1 - u1)) / (1 - d1 * d2)
    x2 = (1 - u1 - d1 * (1 - u2)) / (1 - d1 * d2)
    if not (0 <= x1 <= 1 and 0 <= x2 <= 1):
        raise ValueError("disagreement costs a side so much that the other takes the whole pie: no share inside (0, 1)")
    return {"x1_when_1_proposes": x1, "x2_when_2_proposes": x2, "x1_when_2_proposes": 1 - x2}


def limit_share(params: Parameters) -> float:
    """Return player 1's share, whoever offers, as periods become short."""
    r1, r2 = params["r1"], params["r2"]
    inside_1, inside_2 = params["g1"] / r1, params["g2"] / r2
    return inside_1 + r2 / (r1 + r2) * (1 - inside_1 - inside_2)


def discounts(params: Parameters) -> Pair:
    """Return both discount factors for one period."""
    return math.exp(-params["r1"] * params["Delta"]), math.exp(-params["r2"] * params["Delta"])


def flows(params: Parameters) -> Pair:
    """Return what disagreeing for one period is worth to each side at its start, in pies."""
    d1, d2 = discounts(params)
    return params["g1"] * (1 - d1) / params["r1"], params["g2"] * (1 - d2) / params["r2"]


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game cut off after `numerics.periods` offers; then they disagree for ever."""
    for_ever = params["g1"] / params["r1"], params["g2"] / params["r2"]
    return alternating_offers(Talks(discounts(params), refusal=flows(params), terminal=for_ever), numerics)


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return what each player's turn to offer is worth, in the first period."""
    return shares_agreed(game, equilibrium)


MODEL = Model(
    name="muthoo1999",
    title="Alternating offers with inside options: gains and costs while disagreeing, such as those of fighting",
    source="A. Muthoo (1999), Bargaining Theory with Applications, Cambridge University Press, section 6.2",
    parameters={
        "r1": Parameter(0.1, "discount rate of player 1, per unit of time", 1e-6),
        "r2": Parameter(0.2, "discount rate of player 2, per unit of time", 1e-6),
        "g1": Parameter(0.03, "flow to player 1 while they disagree, in pies per unit of time"),
        "g2": Parameter(0.04, "flow to player 2 while they disagree, in pies per unit of time"),
        "Delta": Parameter(1.0, "length of a period, in units of time", 1e-6),
    },
    numerics=Numerics(precision=200, steps=200, periods=80),
    tolerance=0.02,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
