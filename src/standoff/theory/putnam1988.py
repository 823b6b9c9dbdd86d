"""Ratification (Schelling 1960, Putnam 1988): a parliament that will not ratify strengthens its negotiator.

Two negotiators take turns at offering shares of a pie, as in Rubinstein's game with discount factors δ_1, δ_2. What
they agree on must be ratified: parliament i turns down every share of its side below r_i, and then the talks go on as
after a refusal. The shares that both parliaments ratify, r_1 <= x <= 1 - r_2, are the overlap of Putnam's win-sets.

Closed form. A proposer leaves the other what he would get by refusing, but no less than his parliament demands:

    x_1 = 1 - max(r_2, δ_2 x_2),    x_2 = 1 - max(r_1, δ_1 x_1),

with x_i the share of i when i proposes. It is the fixed point of outside options worth r_i, and Schelling's conjecture
holds once the demand binds, r_i > δ_i x_i: a higher r_i then raises the share of i one for one, until r_1 + r_2 > 1 and
no deal can be ratified. The Nash solution under the same constraints is 1/2, moved into the overlap.

As a game: alternating offers in which saying yes to a share outside the overlap counts as a refusal; parliaments vote
as they must and are not players.

What keeps the engine from the formula: as in Rubinstein's game a logit responder must be given about ln(λ)/λ more than
he gets by refusing, and the offer grid adds O(step); where a parliament's demand binds, it is the proposer's logit
spread over worse offers, again O(1/λ). The horizon is cut off at an error of (δ_1 δ_2)^(periods / 2).

Source: Putnam 1988, Diplomacy and domestic politics, International Organization 42; Schelling 1960, The strategy of
conflict, chapter 2; Tarar 2001, International bargaining with two-sided domestic constraints, Journal of Conflict
Resolution 45, for the alternating offers.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from standoff.game.game import Game, Move
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.alternating import Talks, alternating_offers, shares_agreed
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters

REFUSE, ACCEPT = 0, 1
ROUNDING = 1e-9  # a share this much below a parliament's demand still counts as meeting it


def closed_form(params: Parameters) -> Answers:
    """Return both proposers' shares, and what player 1 gets when player 2 proposes.

    Raises:
        ValueError: no share is ratified by both parliaments, or neither player is impatient.
    """
    _check(params)
    patience, demand = (params["delta1"], params["delta2"]), (params["r1"], params["r2"])
    if patience[0] * patience[1] >= 1:
        raise ValueError("one player at least must be impatient, or refusing costs nobody anything")
    # The four ways in which the maxima may fall; the map has one fixed point, so one of them (or a tie) is consistent.
    found = [_shares(patience, demand, binds) for binds in ((0, 0), (0, 1), (1, 0), (1, 1))]
    first, second = min(found, key=lambda pair: _violation(pair, patience, demand))
    return {"x1_when_1_proposes": first, "x2_when_2_proposes": second, "x1_when_2_proposes": 1 - second}


def nash(params: Parameters) -> float:
    """Return player 1's share in the Nash solution among what both parliaments ratify.

    Raises:
        ValueError: no share is ratified by both parliaments.
    """
    _check(params)
    return float(np.clip(0.5, params["r1"], 1 - params["r2"]))


def _check(params: Parameters) -> None:
    if params["r1"] + params["r2"] > 1:
        raise ValueError("r1 + r2 exceeds 1: there is no share that both parliaments ratify, so there is no deal")


def _shares(patience: tuple, demand: tuple, binds: tuple) -> tuple[float, float]:
    """Return x_1 and x_2 if the demands of the parliaments bind as `binds` says, and else refusing is the limit."""
    if binds[1]:
        first = 1 - demand[1]
        return first, 1 - (demand[0] if binds[0] else patience[0] * first)
    if binds[0]:
        return 1 - patience[1] * (1 - demand[0]), 1 - demand[0]
    both = 1 - patience[0] * patience[1]
    return (1 - patience[1]) / both, (1 - patience[0]) / both


def _violation(shares: tuple, patience: tuple, demand: tuple) -> float:
    first, second = shares
    return max(
        abs(first - 1 + max(demand[1], patience[1] * second)), abs(second - 1 + max(demand[0], patience[0] * first))
    )


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return alternating offers in which a yes to what a parliament turns down counts as a refusal."""
    built = alternating_offers(Talks((params["delta1"], params["delta2"])), numerics)
    given = tools.offers(numerics.steps)  # to the responder
    stages = list(built.stages)
    for proposer in (0, 1):
        own, other = (params[f"r{player + 1}"] - ROUNDING for player in (proposer, 1 - proposer))
        number = 2 * proposer + 1
        stages[number] = _with_votes(built.stages[number], (given >= other) & (1 - given >= own))
    fields = {field.name: getattr(built, field.name) for field in dataclasses.fields(Game)}
    return Game(**{**fields, "stages": tuple(stages)})


def _with_votes(answer: Move, ratified: np.ndarray) -> Move:
    """Return the answer of a negotiator when only some of the offers are ratified."""
    next_world, payoff = answer.next_world.copy(), answer.payoff.copy()
    next_world[ACCEPT] = np.where(ratified, next_world[ACCEPT], next_world[REFUSE])
    payoff[..., ACCEPT, :] = np.where(ratified, payoff[..., ACCEPT, :], payoff[..., REFUSE, :])
    fields = {field.name: getattr(answer, field.name) for field in dataclasses.fields(Move)}
    return Move(**{**fields, "next_world": next_world, "payoff": payoff})


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Read what either player's turn to offer is worth."""
    return shares_agreed(game, equilibrium)


MODEL = Model(
    name="putnam1988",
    title="Ratification: tied hands at home are strength abroad",
    source=(
        "R. D. Putnam (1988), Diplomacy and domestic politics: the logic of two-level games, "
        "International Organization 42(3), 427-460"
    ),
    parameters={
        "delta1": Parameter(0.9, "discount factor of player 1, per offer", 0.0, 1.0),
        "delta2": Parameter(0.9, "discount factor of player 2, per offer", 0.0, 1.0),
        "r1": Parameter(0.0, "least share that parliament 1 ratifies, in pies", 0.0, 1.0),
        "r2": Parameter(0.6, "least share that parliament 2 ratifies, in pies", 0.0, 1.0),
    },
    numerics=Numerics(precision=200.0, steps=200, periods=100),
    tolerance=0.03,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
