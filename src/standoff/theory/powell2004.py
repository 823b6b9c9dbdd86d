"""Screening while fighting: an opponent whose cost of fighting is private (after Powell 2004; two types).

This takes the idea of the article, that states settle or fight on while the fighting screens them; it is not a
transcript of its model. Costs, not strength, are private here, so that a round of war teaches nothing by itself: only
refusals do.

Players, moves, payoffs. A pie worth 1 for ever (normalised by 1 - d). In each round A demands x; B accepts, and then A
has x and B 1 - x for ever, or there is a round of war: A gets (1-d)(sA - kA), B (1-d)(1 - sA - cost);
then A collapses with probability KA and B has everything, or B with KB and A has, or the next round
comes, worth d of this one. B's cost is kH with probability `q_weak` (her type 1), else kL.

Closed form. War for ever is worth wA, w_weak, w_tough; with D = d (1 - KA - KB),

    wA = [(1-d)(sA - kA) + d KB]/(1-D),  w = [(1-d)(1 - sA - cost) + d KA]/(1-D),
    v = 1 - wA - w = (1-d)(kA + cost)/(1-D): what peace with that type saves.

Measured from wA, this is a seller (A) without costs who asks m = x - wA of a buyer worth v, with discount factor D: the
durable-good monopoly with two types. Let z = q_weak/(1 - q_weak) and p_n = (1-D^n) v_weak + D^n v_tough,
the price at which the weak type will not wait n rounds for v_tough.

    No last round: U_0(z) = (1+z) v_tough, U_n(z) = (z - z_{n-1}) p_n + D U_{n-1}(z_{n-1}), z_0 = 0,
    z_1 = v_tough/(v_weak - v_tough), and z_n makes U_n = U_{n-1} at z_n. For z_n < z < z_{n+1} A demands wA + p_n, then
    wA + p_{n-1}, …, wA + v_tough; refusals leave z_{n-1}, z_{n-2}, …. A gets wA + U_n(z)/(1+z), the weak type
    w_weak + v_weak - p_n, the tough w_tough. The first demand is accepted by [z - z_{n-1}]/(1+z) of B.

    Two rounds, then war for ever: z <= z_1: v_tough at once. Up to z_c = [D v_tough + (1-D) z_1 v_weak]/[D (v_weak -
    v_tough)]: p_1, which all weak types accept, then v_tough. Above: v_weak, accepted down to z_1, then v_weak again.

Answers. `first_demand_x`, the first one; `prob_accept_first`, the chance that it is accepted; `A_payoff`, `H_payoff`, `L_payoff`.

What a finite game with logit mistakes does differently. Without a last round the game is cut off after n rounds or
more by a settlement on the tough type's terms, which is where the closed form ends too: the cut costs nothing. The
weak type is left indifferent at every demand, so that A gives up about log(λ s)/λ (λ the precision, s what is at
stake in that round), and near a threshold z_n A mixes demands. Beliefs after refusals fall between nodes of the
belief grid: values are read by straight lines, which costs O(step) at the kinks z_n.

Sources: R. Powell (2004), Bargaining and learning while fighting, American Journal of Political Science 48(2), 344-361
(idea); D. Fudenberg, D. Levine and J. Tirole (1985), in A. Roth (ed.), Game-theoretic models of bargaining, and O. Hart
(1989), Bargaining and strikes, Quarterly Journal of Economics 104, 25-43 (the two-type solution).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters

MOST_DEMANDS = 100  # that the closed form counts


@dataclass(frozen=True)
class Reduced:
    """The same bargaining as a seller's problem: discount factor, values of war for ever, and what peace saves."""

    discount: float
    war_a: float
    war_weak: float
    war_tough: float
    weak: float
    tough: float

    def price(self, rounds: int) -> float:
        """Return the price at which the weak type does not wait `horizon` rounds for the tough type's price."""
        return (1 - self.discount**rounds) * self.weak + self.discount**rounds * self.tough


def reduce(params: Parameters) -> Reduced:
    """Return the seller's problem.

    Raises:
        ValueError: the weak type's cost is not above the tough one's, or peace with the tough type saves nothing.
    """
    if not params["kH"] > params["kL"] or params["kA"] + params["kL"] <= 0:
        raise ValueError("the formula needs kH > kL and kA + kL > 0")
    d, share = params["delta"], params["sA"]
    discount = d * (1 - params["KA"] - params["KB"])
    war_a = ((1 - d) * (share - params["kA"]) + d * params["KB"]) / (1 - discount)
    war = [
        ((1 - d) * (1 - share - params[cost]) + d * params["KA"]) / (1 - discount)
        for cost in ("kH", "kL")
    ]
    return Reduced(discount, war_a, war[0], war[1], 1 - war_a - war[0], 1 - war_a - war[1])


def thresholds(problem: Reduced, count: int, enough: float = np.inf) -> list[float]:
    """Return z_0 … z_count of the game without a last round: the odds of the weak type at which A adds a demand.

    Stops early at the first that is at least `enough`.
    """
    odds = [0.0, problem.tough / (problem.weak - problem.tough)]
    worth = [problem.tough, (odds[1] * problem.price(1) + problem.discount * problem.tough)]  # U_n(z_n)
    for number in range(2, count + 1):
        if odds[-1] >= enough:
            break
        here, before = problem.price(number), problem.price(number - 1)
        # U_n(z) = (z - z_{n-1}) p_n + D U_{n-1}(z_{n-1}); U_{n-1} at z_{n-1} is worth[n-1], at z_{n-2} worth[n-2].
        low = odds[-1] * here - problem.discount * worth[-1]
        high = odds[-2] * before - problem.discount * worth[-2]
        odds.append((low - high) / (here - before))
        worth.append((odds[-1] - odds[-2]) * here + problem.discount * worth[-1])
    return odds[: count + 1]


def closed_form(params: Parameters) -> Answers:
    """Return the first demand, the chance that it is accepted, and everybody's value.

    Raises:
        ValueError: `horizon` is neither 0 nor 2, `MOST_DEMANDS` or more would be made, A would demand more than the pie,
            or as in `reduce`.
    """
    rounds = round(params["horizon"])
    if rounds not in (0, 2):
        raise ValueError(f"rounds is {rounds}; the closed form is for 2 rounds or, as 0, for no last round")
    return _two_rounds(params) if rounds else _no_last_round(params)


def _answers(problem: Reduced, price: float, accept: float, gain: float) -> Answers:
    if problem.war_a + price > 1 + 1e-12:
        raise ValueError(f"A would demand {problem.war_a + price:g}, more than the whole pie; the formula ends there")
    return {
        "first_demand_x": problem.war_a + price,
        "prob_accept_first": accept,
        "A_payoff": problem.war_a + gain,
        "H_payoff": problem.war_weak + problem.weak - price,
        "L_payoff": problem.war_tough,
    }


def _two_rounds(params: Parameters) -> Answers:
    problem, chance = reduce(params), params["q_weak"]
    odds, first = chance / (1 - chance), thresholds(problem, 1)[1]
    if odds <= first:
        return _answers(problem, problem.tough, 1.0, problem.tough)
    if odds <= last_threshold(problem):
        price = problem.price(1)
        gain = chance * price + (1 - chance) * problem.discount * problem.tough
        return _answers(problem, price, chance, gain)
    accept = chance - (1 - chance) * first
    gain = accept * problem.weak + (1 - accept) * problem.discount * problem.tough
    return _answers(problem, problem.weak, accept, gain)


def last_threshold(problem: Reduced) -> float:
    """Return z_c, the odds of the weak type above which two rounds are spent on the weak type's price."""
    patience, first = problem.discount, thresholds(problem, 1)[1]
    gap = problem.weak - problem.tough
    return (patience * problem.tough + (1 - patience) * first * problem.weak) / (patience * gap)


def _no_last_round(params: Parameters) -> Answers:
    problem, chance = reduce(params), params["q_weak"]
    odds = chance / (1 - chance)
    cuts = thresholds(problem, MOST_DEMANDS, odds)
    number = _refusals(cuts, odds)
    if number == MOST_DEMANDS:
        raise ValueError(f"{MOST_DEMANDS} demands or more would be made; take a smaller q_weak or less patience")
    if number == 0:
        return _answers(problem, problem.tough, 1.0, problem.tough)
    worth = problem.tough  # U_0(z_0)
    for each in range(1, number + 1):
        top = odds if each == number else cuts[each]
        worth = (top - cuts[each - 1]) * problem.price(each) + problem.discount * worth
    accept = (odds - cuts[number - 1]) * (1 - chance)
    return _answers(problem, problem.price(number), accept, worth * (1 - chance))


def _refusals(cuts: list[float], odds: float) -> int:
    """Return n: how often the weak type's odds allow a demand to be refused, given the thresholds up to there."""
    return len(cuts) - 1 if cuts[-1] < odds else max(0, int(np.searchsorted(cuts, odds)) - 1)


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game: a period is a demand, its answer and, after a refusal, a round of war.

    Without a last round, `periods` are solved, or as many as the closed form has refusals, if these are more.
    """
    problem, rounds, d = reduce(params), round(params["horizon"]), params["delta"]
    odds = params["q_weak"] / (1 - params["q_weak"])
    periods = rounds or max(numerics.periods, _refusals(thresholds(problem, MOST_DEMANDS, odds), odds))
    shares = tools.offers(numerics.steps)
    count = len(shares)
    payoff = tools.no_payoff(2, count, 2, num_private=1)
    payoff[0, 0, :, 0], payoff[0, 1, :, 0] = shares, 1 - shares
    war = tools.no_payoff(3, 1, 2, num_private=1)
    war[0, 0] = (1 - d) * (params["sA"] - params["kA"])
    for own_type, cost in enumerate((params["kL"], params["kH"])):
        war[0, 1, own_type] = (1 - d) * (1 - params["sA"] - cost)
    war[0, 1, :, 0] += d  # A collapses, and B has everything from the next round on
    war[0, 0, :, 1] += d
    ends = [params["KA"], params["KB"]]
    chances = np.array([*ends, 1 - sum(ends)]).reshape(1, 1, 3, 1)
    names = [f"demand {share:.4f}" for share in shares]
    answers = {each: [0, -1] for each in range(count)}
    stages = [
        tools.move("A demands", 0, names, {0: list(range(count))}, [0], num_private=1),
        tools.move("B answers", 1, ["refuse", "accept"], answers, [0] * count, payoff[..., ::-1, :], num_private=1),
        tools.chance("war", None, ["A collapses", "B collapses", "goes on"], {0: [-2, -3, 0]}, [0], chances, war, 1),
    ]
    price = 0.0 if rounds else problem.tough  # settled at the end, if there is no last round
    terminal = np.array([[[problem.war_a + price]] * 2, [[problem.war_tough], [problem.war_weak]]])
    if not rounds:
        terminal[1] += np.array([[problem.tough], [problem.weak]]) - price
    return tools.game(
        ("A", "B"), periods, stages, terminal, numerics.precision, d,
        private=[1], prior=[params["q_weak"]], endings=("deal", "A has collapsed", "B has collapsed"),
    )  # fmt: skip


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return A's mean first demand, the chance that it is accepted, and everybody's value."""
    shares = tools.offers(numerics.steps)
    demands = tools.strategy(game, equilibrium, "A demands", 0)
    accepts = [tools.chance_of(game, equilibrium, "B answers", "accept", each) for each in range(len(shares))]
    return {
        "first_demand_x": float(shares @ demands),
        "prob_accept_first": float(np.array(accepts) @ demands),
        "A_payoff": tools.value(game, equilibrium, 0),
        "H_payoff": tools.value(game, equilibrium, 1, types=[1]),
        "L_payoff": tools.value(game, equilibrium, 1, types=[0]),
    }


MODEL = Model(
    name="powell2004",
    title="Screening an opponent of hidden cost while fighting (idea of Powell 2004)",
    source=(
        "R. Powell (2004), Bargaining and learning while fighting, American Journal of Political Science 48(2), "
        "344-361 (idea); O. Hart (1989), Bargaining and strikes, Quarterly Journal of Economics 104, 25-43 "
        "(two-type solution)"
    ),
    parameters={
        "sA": Parameter(0.5, "A's share of the pie while fighting", 0, 1),
        "kA": Parameter(0.1, "A's cost of fighting, in pies a round"),
        "kL": Parameter(0.05, "B's cost of fighting if tough, in pies a round"),
        "kH": Parameter(0.5, "B's cost of fighting if weak, in pies a round"),
        "delta": Parameter(0.5, "discount factor per round", 0, 0.999),
        "KA": Parameter(0, "chance that a round of war ends with A's collapse", 0, 1),
        "KB": Parameter(0, "chance that a round of war ends with B's collapse", 0, 1),
        "q_weak": Parameter(0.4, "chance that B is weak", 0.0001, 0.9999),
        "horizon": Parameter(0, "offers before war goes on for ever: 2, or 0 for no last one", 0, 2),
    },
    numerics=Numerics(precision=400, steps=100, periods=2, grid_size=21, grid_reach=10 * float(np.log(1.5))),
    tolerance=0.03,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
