"""Breakdown of talks (Binmore, Rubinstein and Wolinsky 1986): fear of losing the deal works like impatience.

Players: 1 and 2, who share a pie of size 1.
Moves: they take turns at offering; after each refusal nature ends the talks with probability p.
Payoffs: agreement in period t is worth δ_i^t s_i; if talks break down then, player i gets δ_i^t b_i.

Closed form. Refusing is worth p b_i + (1 - p) δ_i x_i. With a_i = (1 - p) δ_i,

    x_1 = [1 - p b_2 - a_2 (1 - p b_1)] / (1 - a_1 a_2);

without discounting x_1 = b_1 + (1 - b_1 - b_2) / (2 - p), which tends to the Nash bargaining solution with disagreement
point (b_1, b_2) as p goes to 0.

Agreement with the engine. x_i is what i's turn is worth to him. A concession of about ln(λ)/λ to a logit responder and
the step h of the offers enter as in alternating offers without risk, with a_i in the place of δ_i. The horizon of T
periods leaves at most (a_1 a_2)^(T/2).

Source: K. Binmore, A. Rubinstein and A. Wolinsky, "The Nash bargaining solution in economic modelling", RAND Journal of
Economics 17(2), 1986, 176-188.
"""

from __future__ import annotations

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory.alternating import Talks, alternating_offers, shares_agreed
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def closed_form(params: Parameters) -> Answers:
    """Return each player's share when he offers, and player 1's when player 2 does.

    Raises:
        ValueError: breakdown pays more than the pie, or a side takes the whole pie, or waiting is free.
    """
    d1, d2, risk, b1, b2 = (params[name] for name in ("delta1", "delta2", "p", "b1", "b2"))
    a1, a2 = (1 - risk) * d1, (1 - risk) * d2
    if b1 + b2 >= 1:
        raise ValueError("breakdown pays a pie or more in sum, so that there is nothing to share; lower b1 or b2")
    if a1 * a2 == 1:
        raise ValueError("without discounting and without breakdown waiting is free, and the shares are not unique")
    x1 = (1 - risk * b2 - a2 * (1 - risk * b1)) / (1 - a1 * a2)
    x2 = (1 - risk * b1 - a1 * (1 - risk * b2)) / (1 - a1 * a2)
    if not (0 <= x1 <= 1 and 0 <= x2 <= 1):
        raise ValueError("breakdown costs a side so much that the other takes the whole pie: no share inside (0, 1)")
    return {"x1_when_1_proposes": x1, "x2_when_2_proposes": x2, "x1_when_2_proposes": 1 - x2}


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game cut off after `numerics.periods` offers, when talks break down for certain."""
    broken = params["b1"], params["b2"]
    talks = Talks((params["delta1"], params["delta2"]), breakdown=params["p"], broken=broken, terminal=broken)
    return alternating_offers(talks, numerics)


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return what each player's turn to offer is worth, in the first period."""
    return shares_agreed(game, equilibrium)


MODEL = Model(
    name="binmorerubinsteinwolinsky1986",
    title="Alternating offers that may break down: fear of losing the deal works like impatience",
    source="K. Binmore, A. Rubinstein and A. Wolinsky (1986), The Nash bargaining solution in economic modelling, "
    "RAND Journal of Economics 17(2), 176-188",
    parameters={
        "delta1": Parameter(0.95, "value to player 1 of a pie one period later, in pies", 0, 1),
        "delta2": Parameter(0.9, "value to player 2 of a pie one period later, in pies", 0, 1),
        "p": Parameter(0.05, "probability that talks break down after a refusal", 0, 1),
        "b1": Parameter(0.3, "what player 1 gets when talks break down, in pies"),
        "b2": Parameter(0.1, "what player 2 gets when talks break down, in pies"),
    },
    numerics=Numerics(precision=200, steps=200, periods=80),
    tolerance=0.02,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
