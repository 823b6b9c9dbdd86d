"""Two battles, an offer before each, and learning from both (after Filson & Werner 2002).

Players, moves, payoffs. A attacks D over a prize worth 1 and must win two battles in a row to have it; losing one
leaves it with D. D is weak with probability `b` (her type 1), else strong (her type 0): A wins a battle with
probability p_w or p_s, p_w > p_s. Before each battle A offers D a share; D accepts, and A has the rest,
or a battle is fought, which costs kA and kD. Nobody discounts. A lost offer and a won battle both speak for
weakness or strength: the refusal makes a strong D likelier, A's victory a weak one.

Closed form, from the end. Before the last battle D accepts no less than y = 1 - p - kD, that is y_weak < y_strong.
A offers y_weak if D is likely enough to be weak, at belief

    b* = (kA + kD) / (p_w - p_s + kA + kD)  or above, else y_strong, which both accept.

Before the first battle D's value of fighting, with y the offer to come, is R = 1 - kD - p (1 - y): R_strong with
y_strong (a strong D never gains from an offer of y_weak), R_high of the weak type with y_strong, R_low with y_weak. A's
best plan is the best of three.

    pool           offer R_strong; everybody accepts. A gets 1 - R_strong.
    screen high    offer R_high; the weak accept, the strong fight and are offered y_strong.
    screen low     offer R_low; of the weak, so many accept that refusal and victory leave the belief at b*:
                   mass a = b - b* p_s (1 - b) / ((1 - b*) p_w). Only if a > 0.

An offer that nobody accepts is a fourth plan; where it is best, the closed form has no offer to report.

Answers. `first_offer`, the first one; `accept`, the chance that it is accepted; `A_value`, `value_weak`, `value_strong` (D's,
by type).

What a finite game with logit mistakes does differently. The type that is meant to accept is left indifferent, so that A
adds about log(λ s)/λ to the offer (λ the precision, s what that peace saves). In plan three A must choose y_weak for
sure at the very belief at which A is indifferent; logit A mixes there, the belief settles at b* + O(1/λ) instead, and
the error is larger than elsewhere. Offers stand on a grid of step h, and beliefs between the nodes of the belief grid
are read by straight lines.

Source: D. Filson and S. Werner (2002), A bargaining model of war and peace, American Journal of Political Science
46(4), 819-838, for the idea; the two-battle version is solved here.
"""

from __future__ import annotations

import numpy as np

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def threshold(params: Parameters) -> float:
    """Return b*, the belief in weakness at which A's two last offers are equally good."""
    costs = params["kA"] + params["kD"]
    return costs / (params["p_w"] - params["p_s"] + costs)


def plans(params: Parameters) -> dict[str, Answers]:
    """Return the answers of every plan that can be carried out, by name.

    Raises:
        ValueError: strong and weak are interchanged, or an offer would be less than nothing.
    """
    weak, strong, chance = params["p_w"], params["p_s"], params["b"]
    kA, kD, cut = params["kA"], params["kD"], threshold(params)
    if weak <= strong:
        raise ValueError(f"p_w is {weak:g}; the formula needs it above p_s, which is {strong:g}")
    last_weak, last_strong = 1 - weak - kD, 1 - strong - kD
    if last_weak < 0:
        raise ValueError(f"p_w + kD is {weak + kD:g}; the formula needs at most 1")
    pool, high = (1 - kD - p * (1 - last_strong) for p in (strong, weak))
    low = 1 - kD - weak * (1 - last_weak)
    chances = {"pool": (pool, 1.0), "screen high": (high, chance)}
    accept = chance - cut * strong * (1 - chance) / ((1 - cut) * weak)
    if accept > 0:
        chances["screen low"] = (low, accept)
    found = {}
    for name, (offer, share) in chances.items():
        # Behind a refusal A can always offer y_strong; in the plans above nothing is better.
        victory = max(0.0, chance - share) * weak + (1 - chance) * strong if share < 1 else 0.0
        A_value = share * (1 - offer) - (1 - share) * kA + victory * (1 - last_strong)
        found[name] = {
            "first_offer": offer, "accept": share, "A_value": A_value, "value_weak": offer, "value_strong": pool
        }  # fmt: skip
    return found


def closed_form(params: Parameters) -> Answers:
    """Return the first offer, the chance that it is accepted, and everybody's value, in A's best plan.

    Raises:
        ValueError: A would rather make no offer that anybody accepts, or as in `plans`.
    """
    best = max(plans(params).values(), key=lambda answers: answers["A_value"])
    weak, strong, chance = params["p_w"], params["p_s"], params["b"]
    victory = chance * weak + (1 - chance) * strong
    low = chance * weak * (weak + params["kD"]) + (1 - chance) * strong * (strong - params["kA"])
    fight = -params["kA"] + max(victory * (strong + params["kD"]), low)
    if fight > best["A_value"] + 1e-12:
        raise ValueError(
            "A would rather fight the first battle than make an offer that is accepted; no offer to report"
        )
    return best


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game: two periods of an offer, its answer and a battle; two victories are worth the prize."""
    shares = tools.offers(numerics.steps)  # of the prize, to D
    count = len(shares)
    payoff = tools.no_payoff(2, count, 2, num_private=1)
    payoff[0, 0, :, 1], payoff[0, 1, :, 1] = 1 - shares, shares
    battle = tools.no_payoff(2, 1, 2, num_private=1)
    battle[0, 0], battle[0, 1] = -params["kA"], -params["kD"]
    battle[0, 1, :, 1] += 1  # D has won
    wins = np.array([params["p_s"], params["p_w"]])
    chances = np.stack([wins, 1 - wins], axis=1)[None, :, :, None]
    names = [f"offer {share:.4f}" for share in shares]
    answers = {each: [0, -1] for each in range(count)}
    stages = [
        tools.move("A offers", 0, names, {0: list(range(count))}, [0], num_private=1),
        tools.move("D answers", 1, ["refuse", "accept"], answers, [0] * count, payoff, num_private=1),
        tools.chance("battle", 0, ["A wins", "D wins"], {0: [0, -2]}, [0], chances, battle, num_private=1),
    ]
    terminal = np.array([1.0, 0.0]).reshape(2, 1, 1)
    return tools.game(
        ("A", "D"), 2, stages, terminal, numerics.precision, private=[1], prior=[params["b"]],
        endings=("deal", "D has won"),
    )  # fmt: skip


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return A's mean first offer, the chance that it is accepted, and everybody's value."""
    shares = tools.offers(numerics.steps)
    offers = tools.strategy(game, equilibrium, "A offers", 0)
    accepts = [tools.chance_of(game, equilibrium, "D answers", "accept", each) for each in range(len(shares))]
    return {
        "first_offer": float(shares @ offers),
        "accept": float(np.array(accepts) @ offers),
        "A_value": tools.value(game, equilibrium, 0),
        "value_weak": tools.value(game, equilibrium, 1, types=[1]),
        "value_strong": tools.value(game, equilibrium, 1, types=[0]),
    }


MODEL = Model(
    name="filsonwerner2002",
    title="Two battles, an offer before each, and learning from both (idea of Filson and Werner 2002)",
    source=(
        "D. Filson and S. Werner (2002), A bargaining model of war and peace, "
        "American Journal of Political Science 46(4), 819-838 (idea)"
    ),
    parameters={
        "p_w": Parameter(0.6, "chance that A wins a battle against a weak D", 0, 1),
        "p_s": Parameter(0.3, "chance that A wins a battle against a strong D", 0, 1),
        "kA": Parameter(0.05, "A's cost of a battle, in prizes", 0),
        "kD": Parameter(0.05, "D's cost of a battle, in prizes", 0),
        "b": Parameter(0.5, "chance that D is weak", 0.0001, 0.9999),
    },
    numerics=Numerics(precision=400, steps=100, periods=2, grid_size=31, grid_reach=3 * float(np.log(3))),
    tolerance=0.03,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
