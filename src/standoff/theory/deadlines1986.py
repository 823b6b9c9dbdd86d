"""Offers under deadlines that may strike at any time, and may strike one side only.

Two players with discount rates r_1, r_2 take turns at offering shares of a pie, every `Delta`. Between a
refusal and the next offer one of two events may end the talks, at rates η_a and η_b; event k leaves the players
(b_1k, b_2k) at the date of the next offer. An event with b_1 = 0, b_2 = 1 is a deadline at which player 1 must
capitulate, one with b_1 = b_2 = 0 destroys the pie for both.

Closed form. With Q the probability that something strikes, B_i = Σ Q_k b_ik and d_i = e^(-r_i D), a responder is
indifferent between yes and no:

    1 - x_1 = d_2 (B_2 + (1 - Q) x_2),    1 - x_2 = d_1 (B_1 + (1 - Q) x_1),

for the shares x_i of the proposers, so x_1 = [1 - d_2 B_2 - d_2 (1 - Q)(1 - d_1 B_1)] / (1 - d_1 d_2 (1 - Q)²). As the
period shrinks, x_1 tends to [r_2 + Σ η_k (1 - b_2k + b_1k)] / (r_1 + r_2 + 2 Σ η_k): a deadline at rate η against
player 1 alone counts as 2η on his discount rate, as it takes the pie from him and gives it to the other.

As a game: alternating offers with a breakdown that pays the mean of what the events leave, discounted to the refusal.

What keeps the engine from the formula: values of the players, not demands, are compared, and a logit responder must be
given about ln(λ)/λ more than his reservation value, so the error is of that order; the offer grid adds O(step), and the
cut-off horizon (d_1 d_2 (1 - Q)²)^(periods / 2).

Source: Binmore, Rubinstein and Wolinsky 1986, The Nash bargaining solution in economic modelling, RAND Journal of
Economics 17, for a risk that strikes both alike; one-sided events follow from the same two equations.
"""

from __future__ import annotations

import math

import numpy as np

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory.alternating import Talks, alternating_offers, shares_agreed
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters

EVENTS = ("a", "b")


def closed_form(params: Parameters) -> Answers:
    """Return both proposers' shares, and what player 1 gets when player 2 proposes.

    Raises:
        ValueError: the events leave so much that a proposer would rather be refused than agree.
    """
    discount, chance, means = _risks(params)
    gone = [discount[i] * means[i] for i in (0, 1)]
    going_on = [discount[i] * (1 - chance) for i in (0, 1)]
    first = (1 - gone[1] - going_on[1] * (1 - gone[0])) / (1 - going_on[0] * going_on[1])
    second = (1 - gone[0] - going_on[0] * (1 - gone[1])) / (1 - going_on[0] * going_on[1])
    refused = gone[0] + going_on[0] * (1 - second), gone[1] + going_on[1] * (1 - first)
    if first < refused[0] or second < refused[1]:
        raise ValueError("the events leave so much that a proposer would rather be refused than agree")
    return {"x1_when_1_proposes": first, "x2_when_2_proposes": second, "x1_when_2_proposes": 1 - second}


def limit(params: Parameters) -> float:
    """Return player 1's share as the period between offers shrinks to nothing."""
    rates = [params[f"rate_{event}"] for event in EVENTS]
    tilt = [1 - params[f"second_{event}"] + params[f"first_{event}"] for event in EVENTS]
    return (params["r2"] + float(np.dot(rates, tilt))) / (params["r1"] + params["r2"] + 2 * sum(rates))


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return alternating offers in which a refusal may be followed by an event that ends them."""
    discount, chance, means = _risks(params)
    broken = tuple(discount[i] * means[i] / chance for i in (0, 1)) if chance else (0.0, 0.0)
    return alternating_offers(Talks(discount, breakdown=chance, broken=broken), numerics)


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Read what either player's turn to offer is worth."""
    return shares_agreed(game, equilibrium)


def _risks(params: Parameters) -> tuple[tuple[float, float], float, tuple[float, float]]:
    """Return the discount factors, the probability of any event, and B_1, B_2 of the formula."""
    length = params["Delta"]
    rates = [params[f"rate_{event}"] for event in EVENTS]
    chance = -math.expm1(-sum(rates) * length)
    parts = [chance * rate / sum(rates) if chance else 0.0 for rate in rates]
    first = sum(part * params[f"first_{event}"] for part, event in zip(parts, EVENTS, strict=True))
    second = sum(part * params[f"second_{event}"] for part, event in zip(parts, EVENTS, strict=True))
    discount = math.exp(-params["r1"] * length), math.exp(-params["r2"] * length)
    return discount, chance, (first, second)


MODEL = Model(
    name="deadlines1986",
    title="Deadlines that may strike at any time, one side only included",
    source=(
        "K. Binmore, A. Rubinstein and A. Wolinsky (1986), The Nash bargaining solution in economic modelling, "
        "RAND Journal of Economics 17(2), 176-188"
    ),
    parameters={
        "r1": Parameter(0.05, "discount rate of player 1, per unit of time", 0.0),
        "r2": Parameter(0.05, "discount rate of player 2, per unit of time", 0.0),
        "Delta": Parameter(1.0, "time between offers", 1e-9),
        "rate_a": Parameter(0.1, "rate of event a, per unit of time", 0.0),
        "first_a": Parameter(0.0, "what event a leaves to player 1, in pies", 0.0, 1.0),
        "second_a": Parameter(1.0, "what event a leaves to player 2, in pies", 0.0, 1.0),
        "rate_b": Parameter(0.0, "rate of event b, per unit of time", 0.0),
        "first_b": Parameter(0.0, "what event b leaves to player 1, in pies", 0.0, 1.0),
        "second_b": Parameter(0.0, "what event b leaves to player 2, in pies", 0.0, 1.0),
    },
    numerics=Numerics(precision=200.0, steps=200, periods=100),
    tolerance=0.03,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
