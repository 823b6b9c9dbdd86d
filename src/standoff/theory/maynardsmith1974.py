"""The war of attrition (Maynard Smith 1974): two sides pay for as long as neither gives in.

The one who stays longer gets a prize, worth V_i to player i; while both are in, player i pays c_i per unit of time.

Closed form with complete information, in continuous time. In the stationary mixed equilibrium player j is indifferent
if i gives in at the hazard c_j / V_j; nobody expects more than 0, the contest lasts 1 / (c_1/V_1 + c_2/V_2) on
average, and player 1 wins with probability c_1 V_2 / (c_1 V_2 + c_2 V_1): the side for whom time is dearer wins more
often. There are two more equilibria, in which one side gives in at once. Functions below also give the version in
periods with simultaneous moves, and private valuations or costs.

Which equilibrium logit play selects: not the mixed one. Going backwards by a period in which each gives in with
probability h, the two concessions drive each other apart by about λ h V and fall back by about 2h, so the mixed
equilibrium attracts only for λ V below about 2, where play is mostly noise. Above that the last to move in the last
period gives in there, so her opponent holds out before, and she gives in at once (`complete_game`).

What the engine can find is the mixed equilibrium as reputation makes it: with probability z_i player i never gives in,
as in Abreu and Gul (2000), whose counting of dates is used here. Player 1 may give in at the dates 0, 2D, 4D, …,
player 2 at D, 3D, …. While beliefs grow, indifference of j fixes the concessions of i,
h_i = 2 c_j D / (V_j + c_j D), that is 2D times the hazard above in the limit; and the weaker side's first concession
closes the gap, so the equilibrium is unique and its hazards are those of complete information.

As a game: a period holds one date of each player; type 1 never gives in (precision 0). What keeps the engine from the
formula is as in the model of Abreu and Gul: O(1/λ) at every mixing date, and O(step) of the belief grid.

Source: Maynard Smith 1974, The theory of games and the evolution of animal conflicts, Journal of Theoretical Biology
47; Bliss and Nalebuff 1984, Dragon-slaying and ballroom dancing, Journal of Public Economics 25, for private costs;
Kreps and Wilson 1982, Journal of Economic Theory 27, section 4, for reputation on both sides.
"""

from __future__ import annotations

import math

import numpy as np

from standoff.game.game import Game, Move
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.abreugul2000 import CONCEDE, HOLD, OBSTINATE, RATIONAL, opening
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def closed_form(params: Parameters) -> Answers:
    """Return payoffs of the rational types at date 0, and how likely each player is to give in first of all.

    `first_concession_1` is the probability that player 1 gives in at date 0, and `first_concession_2` that player 2 does at date D
    if player 1 held out; both count the types that never do.
    """
    first, second = opening(concession(params, 1), concession(params, 2), params["z1"], params["z2"])
    paid1, paid2 = (params[cost] * params["period"] for cost in ("c1", "c2"))
    return {
        "u1": max(0.0, second * params["v1"] - (2 - second) * paid1),
        "u2": first * params["v2"] - (1 - first) * paid2,
        "first_concession_1": first,
        "first_concession_2": second,
    }


def concession(params: Parameters, player: int) -> float:
    """Return the probability with which `player` (1 or 2) gives in at each date but the first and the last of hers."""
    prize, paid = params[f"v{3 - player}"], params[f"c{3 - player}"] * params["period"]
    return 2 * paid / (prize + paid)


def complete(params: Parameters) -> Answers:
    """Return the stationary mixed equilibrium of continuous time in which nobody is obstinate."""
    hazard1, hazard2 = params["c2"] / params["v2"], params["c1"] / params["v1"]
    return {
        "hazard1": hazard1,
        "hazard2": hazard2,
        "mean_length": 1 / (hazard1 + hazard2),
        "prob_1_wins": hazard2 / (hazard1 + hazard2),
    }


def simultaneous(prize: float, cost: float, rate: float, period: float) -> tuple[float, float]:
    """Return concession per period and value of the symmetric game in which both decide at the same time.

    If both give in they share the prize. The concession h solves
    (δ V / 2) h² - (V/2 + c D + δ V/2) h + c D = 0, δ = e^(-r D), and the value is h V / 2. The engine's moves are seen
    by everybody at once, so this version is not one of its games.
    """
    delta, paid = math.exp(-rate * period), cost * period
    a, b = delta * prize / 2, prize / 2 + paid + delta * prize / 2
    concession = 2 * paid / (b + math.sqrt(b * b - 4 * a * paid))  # the smaller root, without cancellation
    return concession, concession * prize / 2


def quitting_time_uniform_value(value: float) -> float:
    """Return when to give in if valuations are uniform on 0 to 1 and time costs 1: -v - ln(1 - v)."""
    return -value - math.log1p(-value)


def quitting_time_uniform_cost(cost: float, low: float, high: float, prize: float = 1.0) -> float:
    """Return when to give in if private costs per unit of time are uniform on `low` to `high`.

    It is V ∫ g(s) / (s G(s)) ds from one's own cost to the highest; with `low` = 0 that is V (1/c - 1/high).
    """
    if low == 0:
        return prize * (1 / cost - 1 / high)
    return prize / low * (math.log1p(-low / high) - math.log1p(-low / cost))


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the contest in which either player may be of a type (1) that never gives in."""
    base = np.array([[[1.0], [1.0]], [[1.0], [0.0]]])[None]
    stages = [_date(params, player, 2, base) for player in (0, 1)]
    precision = np.array([[numerics.precision, 0.0]] * 2)
    return tools.game(
        ("player 1", "player 2"), numerics.periods, stages, np.zeros((2, 1, 1, 1)), precision,
        private=(0, 1), prior=(params["z1"], params["z2"]), endings=("concession",),
    )  # fmt: skip


def complete_game(params: Parameters, numerics: Numerics) -> Game:
    """Return the contest of two players of whom everything is known."""
    stages = [_date(params, player, 0, None) for player in (0, 1)]
    return tools.game(
        ("player 1", "player 2"),
        numerics.periods,
        stages,
        np.zeros((2, 1)),
        numerics.precision,
        endings=("concession",),
    )


def _date(params: Parameters, player: int, num_private: int, base: np.ndarray | None) -> Move:
    """Return a date of `player`: she gives in and the other wins, or both pay until the other's date."""
    payoff = tools.no_payoff(2, 1, 2, num_private)
    payoff[:, 1 - player, ..., CONCEDE, 0] = params[f"v{2 - player}"]
    for payer in (0, 1):
        payoff[:, payer, ..., HOLD, 0] = -params[f"c{payer + 1}"] * params["period"]
    actions = ["hold out", "concede"]
    return tools.move(f"player {player + 1}", player, actions, {0: [0, -1]}, [0], payoff, num_private, base)


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Read payoffs and first concessions at the prior; for the second, at the belief after player 1 held out."""
    z1, z2 = params["z1"], params["z2"]
    first = tools.chance_of(game, equilibrium, 0, CONCEDE, 0)
    held_out = [tools.log_odds(z1 / (1 - first)), tools.log_odds(z2)]
    against = {
        other: (
            tools.value(game, equilibrium, 0, types=[RATIONAL, other]),
            tools.value(game, equilibrium, 1, types=[other, RATIONAL]),
        )
        for other in (RATIONAL, OBSTINATE)
    }
    return {
        "u1": (1 - z2) * against[RATIONAL][0] + z2 * against[OBSTINATE][0],
        "u2": (1 - z1) * against[RATIONAL][1] + z1 * against[OBSTINATE][1],
        "first_concession_1": first,
        "first_concession_2": tools.chance_of(game, equilibrium, 1, CONCEDE, 0, beliefs=held_out),
    }


MODEL = Model(
    name="maynardsmith1974",
    title="The war of attrition, with a little doubt whether the other ever gives in",
    source=(
        "J. Maynard Smith (1974), The theory of games and the evolution of animal conflicts, "
        "Journal of Theoretical Biology 47(1), 209-221"
    ),
    parameters={
        "v1": Parameter(1.0, "what winning is worth to player 1, in pies", 1e-9),
        "v2": Parameter(1.0, "what winning is worth to player 2, in pies", 1e-9),
        "c1": Parameter(0.1, "what player 1 pays per unit of time, in pies", 1e-9),
        "c2": Parameter(0.1, "what player 2 pays per unit of time, in pies", 1e-9),
        "z1": Parameter(0.2, "probability that player 1 never gives in", 1e-6, 1 - 1e-6),
        "z2": Parameter(0.2, "probability that player 2 never gives in", 1e-6, 1 - 1e-6),
        "period": Parameter(3.0, "time from one player's date to the other's", 1e-9),
    },
    numerics=Numerics(precision=125.0, steps=0, periods=6, grid_size=33, grid_reach=4.0),
    tolerance=0.02,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
