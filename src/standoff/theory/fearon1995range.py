"""The bargaining range of two states that know each other's costs (Fearon 1995).

Players, moves, payoffs. A and B divide a pie worth 1. War is a costly lottery: A wins it with probability p, so that it
is worth p - cA to A and 1 - p - cB to B. One state makes a demand, the other accepts the division or fights. A
coin tossed by nature says who demands, so that one solve shows both ends of the range.

Closed form. War destroys cA + cB, so that every division giving A between p - cA and p + cB is better
for both than war: there is always something to agree on, and complete information leaves no room for war. Whoever
demands leaves the other exactly her value of war, but no less than nothing of the pie:

    A demands    demand    = min(1, p + cB)      the upper end of the range
    B demands    range_lo = max(0, p - cA)      the lower end

    width = demand - range_lo = cA + cB where neither end is cut off;    war = 0.

Answers. `demand` (A's mean demand), `range_lo` (what B's mean offer leaves A), `surplus`, and `prob_war`, the chance of war
when A demands.

What a finite game with logit mistakes does differently. Someone who is left exactly indifferent accepts every second
time, so that whoever demands gives away about log(λ s)/λ more than the closed form says (λ the precision, s the
surplus from peace), and still meets a war with a chance of about 1/(λ s). Demands stand on a grid of step h, which
costs at most h more. The width shrinks by two such concessions: it is the worst of the answers.

Source: J. D. Fearon (1995), Rationalist explanations for war, International Organization 49(3), 379-414: the
bargaining range of the main text and the complete-information benchmark of its appendix.
"""

from __future__ import annotations

import numpy as np

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def closed_form(params: Parameters) -> Answers:
    """Return both ends of the bargaining range, its width and the chance of war."""
    demand = min(1.0, params["p"] + params["cB"])
    low = max(0.0, params["p"] - params["cA"])
    return {"demand": demand, "range_lo": low, "surplus": demand - low, "prob_war": 0.0}


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game: a coin, then one demand and its answer."""
    shares = tools.offers(numerics.steps)  # of the pie, to A
    count = len(shares)
    names = [f"A gets {share:.4f}" for share in shares]
    answers = ["accept", "fight"]
    war = [params["p"] - params["cA"], 1 - params["p"] - params["cB"]]
    payoff = tools.no_payoff(2, count, 2)
    payoff[0, 0, 0], payoff[0, 1, 0] = shares, 1 - shares
    payoff[0, :, 1] = np.array(war)[:, None]
    coin = np.full((1, 1, 2, 1), 0.5)
    stages = [
        tools.chance("coin", None, ["A demands", "B demands"], {0: [0, 1]}, [0], coin),
        # World 0 of the next stage is "B is to demand"; the others are A's demands.
        tools.move("A demands", 0, names, {0: list(range(1, count + 1))}, [0, 0]),
        tools.move("B answers", 1, answers, {1 + each: [-1, -2] for each in range(count)}, [0] * (count + 1), payoff),
        tools.move("B demands", 1, names, {0: list(range(count))}, [0]),
        tools.move("A answers", 0, answers, {each: [-1, -2] for each in range(count)}, [0] * count, payoff),
    ]
    return tools.game(("A", "B"), 1, stages, np.zeros((2, 1)), numerics.precision, endings=("deal", "prob_war"))


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return the mean demands of both sides, their distance, and how often A's demand ends in war."""
    shares = tools.offers(numerics.steps)
    demand = tools.mean_offer(game, equilibrium, "A demands", shares)
    low = tools.mean_offer(game, equilibrium, "B demands", shares)
    demands = tools.strategy(game, equilibrium, "A demands", 0)
    fights = [tools.chance_of(game, equilibrium, "B answers", "fight", 1 + each) for each in range(len(shares))]
    return {"demand": demand, "range_lo": low, "surplus": demand - low, "prob_war": float(demands @ np.array(fights))}


MODEL = Model(
    name="fearon1995range",
    title="The bargaining range under complete information",
    source="J. D. Fearon (1995), Rationalist explanations for war, International Organization 49(3), 379-414",
    parameters={
        "p": Parameter(0.5, "chance that A wins a war", 0, 1),
        "cA": Parameter(0.1, "A's cost of war, in pies", 0),
        "cB": Parameter(0.2, "B's cost of war, in pies", 0),
    },
    numerics=Numerics(precision=500, steps=200, periods=1),
    tolerance=0.03,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
