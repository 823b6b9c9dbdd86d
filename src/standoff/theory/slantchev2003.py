"""Offers and battles in turn, with nothing to learn (the complete-information benchmark of Slantchev 2003).

Players, moves, payoffs. A war has positions 0 to N. A and B take turns to propose a division of a prize worth 1; after
every refusal there is one battle, which costs kA and kB at once and moves the position up by one with
probability p (A wins) and down by one with q = 1 - p. At position N the prize is A's, at 0 it is B's. A battle takes a
period, which both discount by d. The published model has private strength that battles reveal; with the strength
known, offers must still follow the front, and that is what is solved here. The order of proposals and the date of the
costs are conventions of this benchmark.

Closed form. Let x_k be A's share when A proposes at position k, y_k when B does. A proposer leaves the other what war
and the other's next proposal are worth:

    1 - x_k = d [p (1 - y_{k+1}) + q (1 - y_{k-1})] - kB,    y_k = d [p x_{k+1} + q x_{k-1}] - kA,

with x_0 = y_0 = 0 and x_N = y_N = 1. Half the sum, a = (x + y)/2, and half the difference, e = (x - y)/2, satisfy
separate second-order equations: with r1, r2 = (1 ± √(1 - 4 d² p q)) / (2 d p),

    a_k = (1 - d + kB - kA) / (2 (1 - d)) + B r1^k + C r2^k,           a_0 = 0, a_N = 1,
    e_k = (1 - d + kA + kB) / (2 (1 + d)) + E (-r1)^k + F (-r2)^k,     e_0 = e_N = 0.

It holds if 1 - x_k and y_k are not negative at any position strictly between the ends.

Answers, at position `k`. `x_k` is x_k and `y_k` is y_k, A's mean share in either's proposal;
`value_a` and `value_b` are what the game is worth when A proposes first.

What a finite game with logit mistakes does differently. A proposer gives up about log(λ s)/λ, where λ is the precision
and s = 1 - d + kA + kB is about what one refusal destroys; as in alternating offers, later concessions of the
other side make up for half of it. Shares stand on a grid of step h, which moves x_k by at most h/(1 - d). Cutting off
after T battles moves values by at most d^T.

Source: B. L. Slantchev (2003), The principle of convergence in wartime negotiations, American Political Science
Review 97(4), 621-632, for the idea; the benchmark is solved here.
"""

from __future__ import annotations

import numpy as np

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters
from standoff.theory.smithstam2004 import offers_by_turn


def shares_by_position(params: Parameters) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y: A's share at every position 0 to N when A proposes and when B does."""
    p, d, top = params["p"], params["delta"], round(params["N"])
    kA, kB = params["kA"], params["kB"]
    root = np.sqrt(1 - 4 * d**2 * p * (1 - p))
    roots = np.array([(1 + root) / (2 * d * p), (1 - root) / (2 * d * p)])
    half_sum = _two_ends(top, roots, (1 - d + kB - kA) / (2 * (1 - d)), 1.0)
    half_difference = _two_ends(top, -roots, (1 - d + kA + kB) / (2 * (1 + d)), 0.0)
    return half_sum + half_difference, half_sum - half_difference


def _two_ends(top: int, roots: np.ndarray, constant: float, at_top: float) -> np.ndarray:
    """Return constant + B roots[0]^k + C roots[1]^k with B, C such that it is 0 at k = 0 and `at_top` at the top."""
    weights = np.linalg.solve(np.array([[1.0, 1.0], roots**top]), np.array([-constant, at_top - constant]))
    return constant + roots[None, :] ** np.arange(top + 1)[:, None] @ weights


def closed_form(params: Parameters) -> Answers:
    """Return A's share in either's proposal at the position, and both values when A proposes.

    Raises:
        ValueError: the position is an end, or somebody would have to be left less than nothing.
    """
    top, position = round(params["N"]), round(params["k"])
    if not 0 < position < top:
        raise ValueError(f"position {position} is not strictly between 0 and {top}; the war is over")
    x, y = shares_by_position(params)
    if x[1:-1].max() > 1 + 1e-12 or y[1:-1].min() < -1e-12:
        raise ValueError("battles are so costly that somebody would be left less than nothing; the formula ends there")
    share, other = float(x[position]), float(y[position])
    return {"x_k": share, "y_k": other, "value_a": share, "value_b": 1 - share}


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game: a period is a proposal, its answer, and the battle that follows a refusal."""
    p, d, places = params["p"], params["delta"], round(params["N"]) - 1
    moves = {}
    for turn in (0, 1):  # who has just been refused; the next to propose is the other
        there = (1 - turn) * places
        for place in range(places):
            up = there + place + 1 if place + 1 < places else -2
            down = there + place - 1 if place > 0 else -3
            moves[turn * places + place] = [up, down]
    payoff = tools.no_payoff(2, 2 * places, 2)
    payoff[0, 0], payoff[0, 1] = -params["kA"], -params["kB"]
    payoff[0, 0, 0, places - 1 :: places] += d  # the prize comes with the next period
    payoff[0, 1, 1, ::places] += d
    chances = np.broadcast_to(np.array([p, 1 - p])[:, None], (1, 1, 2, 2 * places))
    battle = tools.chance("battle", None, ["A wins", "B wins"], moves, [0] * (2 * places), chances, payoff)
    stages = [*offers_by_turn(places, numerics.steps), battle]
    return tools.game(
        ("A", "B"), numerics.periods, stages, np.zeros((2, 2 * places)), numerics.precision, d,
        endings=("deal", "A has won", "B has won"), start=round(params["k"]) - 1,
    )  # fmt: skip


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return A's mean share in either's first proposal at the position, and both values when A proposes."""
    shares, place = tools.offers(numerics.steps), round(params["k"]) - 1
    return {
        "x_k": 1 - tools.mean_offer(game, equilibrium, "A offers", shares, place),
        "y_k": tools.mean_offer(game, equilibrium, "B offers", shares, place),
        "value_a": tools.value(game, equilibrium, 0),
        "value_b": tools.value(game, equilibrium, 1),
    }


MODEL = Model(
    name="slantchev2003",
    title="Offers and battles in turn, under complete information",
    source=(
        "B. L. Slantchev (2003), The principle of convergence in wartime negotiations, "
        "American Political Science Review 97(4), 621-632 (idea)"
    ),
    parameters={
        "p": Parameter(0.5, "chance that A wins a battle", 0.01, 0.99),
        "N": Parameter(6, "N: the position at which A has won", 2, 100),
        "k": Parameter(3, "position of the front at first", 1, 99),
        "delta": Parameter(0.9, "discount factor per battle", 0.01, 0.999),
        "kA": Parameter(0.01, "A's cost of a battle, in prizes", 0),
        "kB": Parameter(0.02, "B's cost of a battle, in prizes", 0),
    },
    numerics=Numerics(precision=400, steps=200, periods=80),
    tolerance=0.015,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
