"""Preventive war against a rising power (Fearon 1995, claim 3; Powell 2006).

Players, moves, payoffs. Every period brings a pie worth 1, and both sides discount by `delta`. A's chance of winning
a war rises in equal steps from `p1` in the first period to `p2` after `jumps` periods, and stays there. In
each period A offers B a share of the current pie, or attacks; B accepts the share, and the next period follows, or
fights. War ends the game. It is worth W_A = p/(1-d) - cA to A and W_B = (1-p)/(1-d) - cB to B, with p and d of
the moment. Nobody can borrow from later pies, and A cannot promise not to use later strength: that is the problem.

Closed form, from the last step of power backwards. V_B is B's value at the start of a period.

    p stays at p2        V_B = max(0, W_B), V_A = 1/(1-d) - V_B
    before that              share = max(0, W_B - d V_B next), V_B = share + d V_B next

If the share is more than the whole pie of the period, or A does better by fighting than by paying it, there is war at
once: V_A = W_A, V_B = W_B. With one jump there is war in the first period if and only if

    d p2 - p1 > (1-d)² cB.

A share of every later pie is what B would need, and A's word for it is worth nothing once A is strong. If B could make
the demands after the shift, there would still be war if d p2 - p1 > (1-d)(cB + d cA): no way of
dividing the pies helps then.

Answers. `VA`, `VB`, at the start; `prob_war`, the chance of war in the first period; and where the closed form has
no war in the first period, `s1`, what A offers B there.

What a finite game with logit mistakes does differently. A gives B about log(λ s)/λ more than needed (λ the precision, s
what peace saves) and meets a war by mistake with a chance of about 1/(λ s) a period. What B will be given too much
later is taken off what B needs today, so that B is ahead by one concession however many periods there are; A pays for
it and for the wars. After the last period solved everyone gets the closed form's values: an infinite horizon costs
nothing. Offers stand on a grid of step h; with the whole pie among them, the threshold
of p2 moves by at most h (1-d)/d.

Sources: J. D. Fearon (1995), Rationalist explanations for war, International Organization 49(3), 379-414, claim 3;
R. Powell (2006), War as a commitment problem, International Organization 60(1), 169-203.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def threshold(params: Parameters) -> float:
    """Return the `p2` above which a single jump brings war in the first period."""
    discount = params["delta"]
    return (params["p1"] + (1 - discount) ** 2 * params["cB"]) / discount


def powers(params: Parameters) -> list[float]:
    """Return A's chance of winning a war in each period until it stays as it is."""
    jumps = round(params["jumps"])
    return np.linspace(params["p1"], params["p2"], jumps + 1).tolist()


def solve_path(path: Sequence[float], discount: float, cA: float, cB: float) -> Answers:
    """Return the answers for any path of A's strength; its last number is for ever."""
    VB = max(0.0, (1 - path[-1]) / (1 - discount) - cB)
    VA = 1 / (1 - discount) - VB
    share, is_war = (1 - discount) * VB, False
    for p in reversed(path[:-1]):
        war_a, war_b = p / (1 - discount) - cA, (1 - p) / (1 - discount) - cB
        share = max(0.0, war_b - discount * VB)
        is_war = share > 1 or 1 - share + discount * VA < war_a
        VA, VB = (
            (war_a, war_b) if is_war else (1 - share + discount * VA, share + discount * VB)
        )  # fmt: skip
    answers = {"VA": VA, "VB": VB, "prob_war": float(is_war)}
    return answers if is_war else answers | {"s1": share}


def closed_form(params: Parameters) -> Answers:
    """Return values, the chance of war in the first period, and the first share where there is peace."""
    return solve_path(powers(params), params["delta"], params["cA"], params["cB"])


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game, one offer and its answer a period.

    Raises:
        ValueError: fewer periods are solved than power shifts in.
    """
    path = powers(params)
    if numerics.periods < len(path) - 1:
        raise ValueError(f"power shifts {len(path) - 1} times; {numerics.periods} periods are too few to see it")
    path = np.array(path + path[-1:] * numerics.periods)[: numerics.periods]
    discount = params["delta"]
    war = np.stack([path / (1 - discount) - params["cA"], (1 - path) / (1 - discount) - params["cB"]])
    shares = tools.offers(numerics.steps)  # of this period's pie, to B
    count = len(shares)
    attack = tools.no_payoff(count + 1, 1, 2, periods=numerics.periods)
    attack[:, :, -1, 0] = war.T
    payoff = tools.no_payoff(2, count, 2, periods=numerics.periods)
    payoff[:, 0, 0], payoff[:, 1, 0] = 1 - shares, shares
    payoff[:, :, 1] = war.T[:, :, None]
    names = [*(f"B gets {share:.4f}" for share in shares), "attack"]
    stages = [
        tools.move("A offers", 0, names, {0: [*range(count), -1]}, [0], attack),
        tools.move("B answers", 1, ["accept", "fight"], {each: [0, -1] for each in range(count)}, [0] * count, payoff),
    ]
    last = solve_path([params["p2"]], discount, params["cA"], params["cB"])
    terminal = np.array([[last["VA"]], [last["VB"]]])
    return tools.game(
        ("A", "B"), numerics.periods, stages, terminal, numerics.precision, discount, endings=("prob_war",)
    )  # fmt: skip


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return both values, the chance of war in the first period, and A's mean offer where peace is predicted."""
    shares = tools.offers(numerics.steps)
    actions = tools.strategy(game, equilibrium, "A offers", 0)
    fights = np.array([tools.chance_of(game, equilibrium, "B answers", "fight", each) for each in range(len(shares))])
    answers = {
        "VA": tools.value(game, equilibrium, 0),
        "VB": tools.value(game, equilibrium, 1),
        "prob_war": float(actions[:-1] @ fights + actions[-1]),
    }
    if "s1" in closed_form(params):
        answers["s1"] = float(shares @ actions[:-1] / actions[:-1].sum())
    return answers


MODEL = Model(
    name="powell2006",
    title="Preventive war against a rising power",
    source=(
        "R. Powell (2006), War as a commitment problem, International Organization 60(1), 169-203; "
        "J. D. Fearon (1995), Rationalist explanations for war, International Organization 49(3), 379-414, claim 3"
    ),
    parameters={
        "p1": Parameter(0.4, "chance that A wins a war in the first period", 0, 1),
        "p2": Parameter(0.7, "chance that A wins a war once power has shifted", 0, 1),
        "jumps": Parameter(1, "equal steps, one a period, in which power shifts", 1, 50),
        "delta": Parameter(0.6, "discount factor per period", 0, 0.99),
        "cA": Parameter(0.2, "A's cost of war, in pies of one period", 0),
        "cB": Parameter(0.3, "B's cost of war, in pies of one period", 0),
    },
    numerics=Numerics(precision=200, steps=200, periods=2),
    tolerance=0.04,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
