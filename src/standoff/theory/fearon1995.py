"""War because the opponent's cost of war is private: a demand to one of two types (Fearon 1995).

Players, moves, payoffs. A and B divide a pie worth 1. War gives A p - cA and B 1 - p - cost, where B alone knows
whether her cost is `cL` (probability `q_low_cost`, her type 1) or `cH` (her type 0). A demands a share,
B accepts the division or fights.

Closed form. B accepts a demand x if 1 - x is no less than her value of war, that is up to p + cost. Only two demands
can be best: the safe one, p + cL, which both types accept, and the risky one, p + cH, which only the type
with the high cost accepts. The risky demand gains cH - cL if B is of the high cost and loses
cL + cA if she is of the low cost, so that it is best if and only if

    q_low_cost <= q* = (cH - cL) / (cH + cA),

and then war comes with probability `q_low_cost`: less to fear makes A bolder, and peace less likely. The formula needs
p + cH <= 1, or the risky demand would be cut off at the whole pie.

Answers. `demand`, A's mean demand; `prob_war`, the chance of war; `EA` and `EB`, what the game is worth before B
learns her type.

What a finite game with logit mistakes does differently. Types that are left exactly indifferent accept every second
time, so that A asks for about log(λ s)/λ less than the closed form says (λ the precision, s what peace with the
marginal type is worth), and demands stand on a grid of step h. At q* both demands are equally good and logit A mixes
them; the mixing dies out exponentially in λ |q_low_cost - q*|. Priors are read between the nodes of the belief grid by
straight lines, which is exact at the nodes: with the default grid, where the odds are 1.5 to a whole power.

Source: J. D. Fearon (1995), Rationalist explanations for war, International Organization 49(3), 379-414: the
risk-return trade-off, with two types instead of a continuum.
"""

from __future__ import annotations

import numpy as np

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def threshold(params: Parameters) -> float:
    """Return q*, the chance of a low cost at which A is indifferent between the safe and the risky demand."""
    return (params["cH"] - params["cL"]) / (params["cH"] + params["cA"])


def closed_form(params: Parameters) -> Answers:
    """Return the demand, the chance of war and both values.

    Raises:
        ValueError: the costs are in the wrong order, or the risky demand is more than the whole pie.
    """
    p, low, high, q_low_cost = params["p"], params["cL"], params["cH"], params["q_low_cost"]
    if low > high:
        raise ValueError(f"cL is {low:g}, more than cH, which is {high:g}")
    if p + high > 1:
        raise ValueError(f"p + cH is {p + high:g}; the formula needs at most the whole pie, 1")
    is_risky = q_low_cost <= threshold(params)
    demand = p + (high if is_risky else low)
    war = q_low_cost if is_risky else 0.0
    EA = (1 - war) * demand + war * (p - params["cA"])
    EB = (1 - war) * (1 - demand) + war * (1 - p - low)
    return {"demand": demand, "prob_war": war, "EA": EA, "EB": EB}


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game: A's demand, B's answer."""
    shares = tools.offers(numerics.steps)  # of the pie, to A
    count = len(shares)
    payoff = tools.no_payoff(2, count, 2, num_private=1)
    payoff[0, 0, :, 0], payoff[0, 1, :, 0] = shares, 1 - shares
    payoff[0, 0, :, 1] = params["p"] - params["cA"]
    for own_type, cost in enumerate((params["cH"], params["cL"])):
        payoff[0, 1, own_type, 1] = 1 - params["p"] - cost
    names = [f"demand {share:.4f}" for share in shares]
    answers = {each: [-1, -2] for each in range(count)}
    stages = [
        tools.move("A demands", 0, names, {0: list(range(count))}, [0], num_private=1),
        tools.move("B answers", 1, ["accept", "fight"], answers, [0] * count, payoff, num_private=1),
    ]
    prior, endings = [params["q_low_cost"]], ("deal", "prob_war")
    terminal = np.zeros((2, 1, 1))
    return tools.game(
        ("A", "B"), 1, stages, terminal, numerics.precision, private=[1], prior=prior, endings=endings
    )  # fmt: skip


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return A's mean demand, the chance of war and what the game is worth to either side."""
    shares = tools.offers(numerics.steps)
    demands = tools.strategy(game, equilibrium, "A demands", 0)
    fights = [tools.chance_of(game, equilibrium, "B answers", "fight", each) for each in range(len(shares))]
    return {
        "demand": float(shares @ demands),
        "prob_war": float(np.array(fights) @ demands),
        "EA": tools.value(game, equilibrium, 0),
        "EB": tools.value(game, equilibrium, 1),
    }


MODEL = Model(
    name="fearon1995",
    title="A demand to an opponent whose cost of war is hidden",
    source="J. D. Fearon (1995), Rationalist explanations for war, International Organization 49(3), 379-414",
    parameters={
        "p": Parameter(0.5, "chance that A wins a war", 0, 1),
        "cA": Parameter(0.1, "A's cost of war, in pies", 0),
        "cL": Parameter(0.05, "B's cost of war if it is low, in pies", 0),
        "cH": Parameter(0.3, "B's cost of war if it is high, in pies", 0),
        "q_low_cost": Parameter(0.5, "chance that B's cost is low", 0.0001, 0.9999),
    },
    numerics=Numerics(precision=500, steps=100, periods=1, grid_size=21, grid_reach=10 * float(np.log(1.5))),
    tolerance=0.02,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
