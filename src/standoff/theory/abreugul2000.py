"""Reputational bargaining (Abreu and Gul 2000), in the exact version with dates of length D.

Two players share a pie. With probability z_i player i is obstinate: she demands a_i and never yields; a_1 + a_2 > 1.
Otherwise she is rational, with discount rate r_i, and hides among the obstinate until she concedes: then she gets
1 - a_j and the other a_j. Player 1 may concede at the dates 0, 2D, 4D, …, player 2 at D, 3D, ….

Closed form. A rational player who is to concede with positive probability at two successive dates of hers must be
indifferent, which fixes the probability that the other concedes in between,
h_i = (1 - a_i)(1 - e^(-2 r_j D)) / (a_j e^(-r_j D) - (1 - a_i) e^(-2 r_j D)); it tends to a hazard
r_j (1 - a_i) / (a_1 + a_2 - 1) as D -> 0. The belief in i's obstinacy grows by 1/(1 - h_i) at each date of hers, and
both must reach 1 together; whoever would be late concedes more at her first date, and that atom closes the gap:

* case A, player 1 is late: with m = floor(ln z_2 / ln(1 - h_2)) she concedes at date 0 with probability
  1 - z_1 / (1 - h_1)^m, and then they go on at h_2, h_1, … m times; player 1 gets 1 - a_2;
* case B, where that is negative: with m = floor(ln z_1 / ln(1 - h_1)) she waits at date 0, player 2 concedes at date D
  with probability 1 - z_2 / (1 - h_2)^m; player 2 gets e^(-r_2 D)(1 - a_1).

(As m jumps, so do the atoms and payoffs when z moves; the jumps vanish with D.)

As a game: a period holds one date of each player, and what is paid at the second is discounted to the first. Type 1 is
obstinate: precision 0, and a base that leaves only holding out. The horizon lies beyond the date at which beliefs
reach 1. (The demands are given; choosing one among several, as in the paper's later sections, is not modelled.)

What keeps the engine from the formula: every date on the path is a mixing node, so a logit player needs log-odds/λ
more than indifference, O(1/λ) each, where λ counts against the stake a_1 + a_2 - 1; and the path runs along a kink of
the values in both beliefs, which straight lines between nodes of the grid smooth out, O(step) and erratic in sign. What
the side that concedes first gets is free of the latter. Dates that are short against beliefs (h below the step of the
grid) pile these errors up, so the default has long dates.

Source: Abreu and Gul 2000, Bargaining and reputation, Econometrica 68, proposition 1; the version with dates follows
from the same indifference.
"""

from __future__ import annotations

import math

import numpy as np

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters

HOLD, CONCEDE = 0, 1
RATIONAL, OBSTINATE = 0, 1


def closed_form(params: Parameters) -> Answers:
    """Return payoffs of the rational types at date 0 in pies, and how likely each player is to concede first of all.

    `first_concession_1` is the probability that player 1 concedes at date 0, and `first_concession_2` that player 2 does at date D if
    player 1 held out; both count obstinate types.

    Raises:
        ValueError: the demands fit into the pie, so that nobody need concede.
    """
    a1, a2, z1, z2 = params["a1"], params["a2"], params["z1"], params["z2"]
    if a1 + a2 <= 1:
        raise ValueError("a1 + a2 must exceed 1: demands that fit into the pie leave nothing to fight over")
    first, second = opening(concession(params, 1), concession(params, 2), z1, z2)
    kept1, kept2 = (math.exp(-params[rate] * params["period"]) for rate in ("r1", "r2"))
    return {
        # Player 1 may concede at once, or wait for 2's first date and concede afterwards.
        "u1": max(1 - a2, kept1 * second * a1 + kept1**2 * (1 - second) * (1 - a2)),
        "u2": first * a2 + (1 - first) * kept2 * (1 - a1),
        "first_concession_1": first,
        "first_concession_2": second,
    }


def opening(h1: float, h2: float, z1: float, z2: float) -> tuple[float, float]:
    """Return the probabilities of a concession by player 1 at her first date, and then by player 2 at his.

    Args:
        h1: probability that player 1 concedes at a date of hers at which player 2 must be indifferent before.
        h2: the same of player 2.
        z1: probability that player 1 is obstinate.
        z2: probability that player 2 is obstinate.
    """
    rounds = math.floor(math.log(z2) / math.log(1 - h2))
    atom = 1 - z1 / (1 - h1) ** rounds
    if atom >= 0:
        return atom, h2 if rounds else 1 - z2
    rounds = math.floor(math.log(z1) / math.log(1 - h1))
    return 0.0, 1 - z2 / (1 - h2) ** rounds


def limit(params: Parameters) -> Answers:
    """Return the equilibrium as dates shrink to nothing: proposition 1 of the paper.

    `hazard` is at which a player concedes while beliefs grow, `end` when both are believed to be obstinate, and
    `atom` the probability of conceding at once.
    """
    gap = params["a1"] + params["a2"] - 1
    hazard1, hazard2 = params["r2"] * (1 - params["a1"]) / gap, params["r1"] * (1 - params["a2"]) / gap
    late1, late2 = -math.log(params["z1"]) / hazard1, -math.log(params["z2"]) / hazard2
    end = min(late1, late2)
    atom1, atom2 = 1 - params["z1"] * math.exp(hazard1 * end), 1 - params["z2"] * math.exp(hazard2 * end)
    return {
        "hazard1": hazard1,
        "hazard2": hazard2,
        "end": end,
        "atom1": atom1,
        "atom2": atom2,
        "u1": atom2 * params["a1"] + (1 - atom2) * (1 - params["a2"]),
        "u2": atom1 * params["a2"] + (1 - atom1) * (1 - params["a1"]),
    }


def concession(params: Parameters, player: int) -> float:
    """Return the probability with which `player` (1 or 2) concedes at each date of hers but her first and last."""
    other = 3 - player
    yielded, kept = 1 - params[f"a{player}"], math.exp(-params[f"r{other}"] * params["period"])
    return yielded * (1 - kept**2) / (params[f"a{other}"] * kept - yielded * kept**2)


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the war of concessions; type 1 of either player is obstinate."""
    kept = np.exp(-np.array([params["r1"], params["r2"]]) * params["period"])
    demand = [params["a1"], params["a2"]]
    stages = []
    for player in (0, 1):
        other = 1 - player
        payoff = tools.no_payoff(2, 1, 2, 2)
        payoff[:, player, ..., CONCEDE, 0] = 1 - demand[other]
        payoff[:, other, ..., CONCEDE, 0] = demand[other]
        if player == 1:
            payoff *= kept[None, :, None, None, None, None]
        base = np.array([[[1.0], [1.0]], [[1.0], [0.0]]])[None]
        name = f"player {player + 1}"
        stages.append(tools.move(name, player, ["hold out", "concede"], {0: [0, -1]}, [0], payoff, 2, base))
    precision = np.array([[numerics.precision, 0.0]] * 2)
    return tools.game(
        ("player 1", "player 2"), numerics.periods, stages, np.zeros((2, 1, 1, 1)), precision, kept**2,
        private=(0, 1), prior=(params["z1"], params["z2"]), endings=("concession",),
    )  # fmt: skip


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Read payoffs and first concessions at the prior; for the second, at the belief after player 1 held out."""
    z1, z2 = params["z1"], params["z2"]
    concession1 = tools.chance_of(game, equilibrium, 0, CONCEDE, 0)
    held_out = [tools.log_odds(z1 / (1 - concession1)), tools.log_odds(z2)]
    return {
        "u1": _mix(z2, (tools.value(game, equilibrium, 0, types=[RATIONAL, other]) for other in (RATIONAL, OBSTINATE))),
        "u2": _mix(z1, (tools.value(game, equilibrium, 1, types=[other, RATIONAL]) for other in (RATIONAL, OBSTINATE))),
        "first_concession_1": concession1,
        "first_concession_2": tools.chance_of(game, equilibrium, 1, CONCEDE, 0, beliefs=held_out),
    }


def _mix(obstinate: float, values) -> float:
    """Return the average of a value against a rational and against an obstinate opponent."""
    rational, stubborn = values
    return (1 - obstinate) * rational + obstinate * stubborn


MODEL = Model(
    name="abreugul2000",
    title="Reputational bargaining: who concedes first to whom may be obstinate",
    source="D. Abreu and F. Gul (2000), Bargaining and reputation, Econometrica 68(1), 85-117",
    parameters={
        "a1": Parameter(0.6, "share that an obstinate player 1 demands", 0.0, 1.0),
        "a2": Parameter(0.6, "share that an obstinate player 2 demands", 0.0, 1.0),
        "r1": Parameter(0.1, "discount rate of player 1, per unit of time", 1e-6),
        "r2": Parameter(0.1, "discount rate of player 2, per unit of time", 1e-6),
        "z1": Parameter(0.1, "probability that player 1 is obstinate", 1e-6, 1 - 1e-6),
        "z2": Parameter(0.1, "probability that player 2 is obstinate", 1e-6, 1 - 1e-6),
        "period": Parameter(2.0, "time from one player's date to the other's", 1e-6),
    },
    numerics=Numerics(precision=500.0, steps=0, periods=6, grid_size=33, grid_reach=4.0),
    tolerance=0.01,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
