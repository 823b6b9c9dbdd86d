"""Alternating offers with a last round (Ståhl 1972): whoever makes the last offer, and how much is left by then.

Players: 1 and 2, who share a pie of size 1.
Moves: player 1 offers in rounds 1, 3, 5, …, player 2 in between; the other accepts or refuses. There are T rounds.
Payoffs: agreement in round t is worth δ_i^(t-1) s_i. One period after the last refusal player i gets e_i (in pies of
that date).

Closed form. Count rounds backwards: let v_n be the proposer's share when n rounds are left. The responder of the last
round accepts what the end is worth to him, and every earlier one what being the next proposer is worth:

    v_1 = 1 - δ_r e_r,    v_n = 1 - δ_r v_(n-1),        r being the responder of that round.

With e = 0, D = δ_1 δ_2 and player 1 offering first, T = 2k rounds give him (1 - δ_2)(1 - D^k) / (1 - D) and T = 2k + 1
rounds D^k more: the infinite game's share, approached from below with an even number of rounds and from above with an
odd one.

Agreement with the engine. Payoffs of the first round. In every round a logit responder is given about ln(λ)/λ more than
refusing is worth to him, and offers have step h; what is given in one round is got back in part as a responder in the
round before, so that an even number of rounds does better than an odd one. The horizon is the model's own: nothing is
cut off.

Source: I. Ståhl, Bargaining Theory, Stockholm School of Economics, 1972.
"""

from __future__ import annotations

import dataclasses

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.alternating import Talks, alternating_offers
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def closed_form(params: Parameters) -> Answers:
    """Return both players' payoffs at the start.

    Raises:
        ValueError: the end pays so much that somebody prefers it to every agreement.
    """
    discount, end = (params["delta1"], params["delta2"]), (params["e1"], params["e2"])
    rounds = round(params["T"])
    if discount[0] * end[0] + discount[1] * end[1] > 1:
        raise ValueError("the end pays more than a pie in sum, so that nobody agrees in the last round; lower e1 or e2")
    proposer = (rounds - 1) % 2
    share = 1 - discount[1 - proposer] * end[1 - proposer]
    for _ in range(rounds - 1):
        share, proposer = 1 - discount[proposer] * share, 1 - proposer
    return {"payoff1": share, "payoff2": 1 - share}


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game; its number of periods is the number of rounds, whatever `numerics` says."""
    talks = Talks((params["delta1"], params["delta2"]), terminal=(params["e1"], params["e2"]))
    return alternating_offers(talks, dataclasses.replace(numerics, periods=round(params["T"])))


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return both players' values at the start."""
    return {f"payoff{player + 1}": tools.value(game, equilibrium, player) for player in (0, 1)}


MODEL = Model(
    name="stahl1972",
    title="Alternating offers with a last round",
    source="I. Ståhl (1972), Bargaining Theory, Stockholm School of Economics",
    parameters={
        "delta1": Parameter(0.9, "value to player 1 of a pie one period later, in pies", 0, 1),
        "delta2": Parameter(0.8, "value to player 2 of a pie one period later, in pies", 0, 1),
        "T": Parameter(5, "number of offers", 1, 200),
        "e1": Parameter(0.0, "what player 1 gets one period after the last refusal, in pies of that date", 0, 1),
        "e2": Parameter(0.0, "what player 2 gets one period after the last refusal, in pies of that date", 0, 1),
    },
    numerics=Numerics(precision=200, steps=200, periods=5),
    tolerance=0.03,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
