"""Threats of sanctions that work before they are carried out, and sanctions that do not (after Lacy and Niou 2004).

Players, moves, payoffs. A target holds on to something that is worth v to it, drawn evenly from 0 to 1 and known to it
alone; giving it up is worth g to the sender. The sender threatens sanctions or lets the matter rest (0 to both). Under
a threat the target concedes (g to the sender, v lost), or the sender must choose: back down, at a cost of a in
credibility, or impose sanctions, which cost the sender kR if it is resolute (probability q) and kI if not. Sanctions
hurt the target by s1; then it concedes after all, or holds out and is hurt by s2 more.

Closed form. Once sanctions bite, targets with v <= s2 concede; let v* be the value up to which targets concede to the
threat alone. A resolute sender imposes and an irresolute one backs down as long as kR - g π < a < kI - g π, where
π = max(s2 - v*, 0)/(1 - v*) is the success of imposed sanctions. If the sender that threatens is resolute with
probability μ, the marginal target compares v* with what waiting costs: μ (v* + s1) if v* <= s2, else μ (s1 + s2).

* Irresolute senders mix: they gain nothing by a threat, v* g = (1 - v*) a, so v* = a/(a + g); then
  μ = v*/(v* + s1) or v*/(s1 + s2), and an irresolute sender threatens with probability β = q (1 - μ)/((1 - q) μ).
* If that β exceeds 1 all threaten: μ = q, β = 1, and v* = q s1/(1 - q) where that is at most s2, else q (s1 + s2).

Targets that the threat did not move are those whom sanctions will hardly move: the selection effect.

Answers. `threats_succeed` is v*, `bluff` is β, `prob_threat` and `prob_imposition` are what they say,
`sanctions_succeed` is π, `U_resolute` and `U_irresolute` what the game is worth to either sender.

What a finite game with logit mistakes does differently. `types` equally likely values stand for the continuum,
O(1/types); targets near indifference and the mixing sender make mistakes of O(1/λ), and after an imposition only
targets with high values are left, among whom a few mistaken ones weigh more.

Source: the force is that of D. Lacy and E. Niou (2004), A theory of economic sanctions and issue linkage, Journal of
Politics 66(1), 25-42; the game here is simpler, and its solution follows from the indifference conditions above.
"""

from __future__ import annotations

import numpy as np

from standoff.game.game import Game
from standoff.solve.tree import TreeEquilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters

IRRESOLUTE, RESOLUTE = 0, 1
THREATEN, CONCEDE, IMPOSE = 0, 0, 0
THREAT = ("threaten",)
DEFIED = ("threaten", "hold on")
IMPOSED = ("threaten", "hold on", "impose")


def closed_form(params: Parameters) -> Answers:
    """Return how threats and sanctions fare.

    Raises:
        ValueError: a resolute sender would not impose sanctions, or an irresolute one would.
    """
    q, g, a, s1, s2 = (params[name] for name in ("q", "g", "a", "s1", "s2"))
    moved = a / (a + g)
    resolute = moved / (moved + s1) if moved <= s2 else moved / (s1 + s2)
    bluff = q * (1 - resolute) / ((1 - q) * resolute)
    if bluff > 1:
        bluff, moved = 1.0, q * s1 / (1 - q)
        moved = min(moved if moved <= s2 else q * (s1 + s2), 1.0)
    success = max(s2 - moved, 0.0) / (1 - moved) if moved < 1 else 0.0
    if not params["kR"] - success * g < a < params["kI"] - success * g:
        raise ValueError(f"the formula needs kR - {success * g:.3g} < a < kI - {success * g:.3g}: the resolute carry a threat out, the others do not")
    return {
        "threats_succeed": moved,
        "bluff": bluff,
        "prob_threat": q + (1 - q) * bluff,
        "prob_imposition": q * (1 - moved),
        "sanctions_succeed": success,
        "U_resolute": moved * g + (1 - moved) * (success * g - params["kR"]),
        "U_irresolute": bluff * (moved * g - (1 - moved) * a),
    }


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game: threat, answer, imposition, answer."""
    types = numerics.types
    worth = (np.arange(types) + 0.5) / types
    cost = np.array([params["kI"], params["kR"]])

    def payoff(first, second) -> np.ndarray:
        """Lay out what (sender, target) get by two actions; sender's type, target's type."""
        table = np.zeros((1, 2, 2, types, 2, 1))
        for action, (sender, target) in enumerate((first, second)):
            table[0, 0, ..., action, 0], table[0, 1, ..., action, 0] = np.broadcast_arrays(sender, target)
        return table

    def stage(name, player, actions, targets, paid):
        return tools.move(name, player, actions, {0: targets}, [0], paid, num_private=2)

    none, hurt = np.zeros((2, types)), params["s1"]
    paid = -cost[:, None] + none
    stages = [
        stage("the sender threatens", 0, ["threaten", "let it rest"], [0, -1], payoff((none, none), (none, none))),
        stage("the target answers", 1, ["concede", "hold on"], [-2, 0], payoff((none + params["g"], none - worth), (none, none))),
        stage("the sender imposes", 0, ["impose", "back down"], [0, -3], payoff((paid, none - hurt), (none - params["a"], none))),
        stage("the target gives in", 1, ["concede", "hold out"], [-4, -5],
              payoff((none + params["g"], none - worth), (none, none - params["s2"]))),
    ]  # fmt: skip
    prior = [np.array([1 - params["q"], params["q"]]), np.full(types, 1 / types)]
    endings = ("rest", "conceded to the threat", "backed down", "conceded to sanctions", "held out")
    return tools.game(
        ("sender", "target"), 1, stages, np.zeros((2, 1, 1, 1)), numerics.precision, private=(0, 1), prior=prior,
        endings=endings,
    )  # fmt: skip


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: TreeEquilibrium) -> Answers:
    """Read how often threats are made, work and are carried out, and what that is worth to either sender."""
    threatens = equilibrium.strategies[()][:, THREATEN]
    moved = equilibrium.beliefs[THREAT][1] @ equilibrium.strategies[THREAT][:, CONCEDE]
    imposes = equilibrium.beliefs[DEFIED][0] @ equilibrium.strategies[DEFIED][:, IMPOSE]
    prob_threat = equilibrium.beliefs[()][0] @ threatens
    worth = equilibrium.values[()][0] @ equilibrium.beliefs[()][1]
    return {
        "threats_succeed": float(moved),
        "bluff": float(threatens[IRRESOLUTE]),
        "prob_threat": float(prob_threat),
        "prob_imposition": float(prob_threat * (1 - moved) * imposes),
        "sanctions_succeed": float(equilibrium.beliefs[IMPOSED][1] @ equilibrium.strategies[IMPOSED][:, CONCEDE]),
        "U_resolute": float(worth[RESOLUTE]),
        "U_irresolute": float(worth[IRRESOLUTE]),
    }


MODEL = Model(
    name="sanctions",
    title="Sanctions: those that would work do so while they are a threat",
    source="after D. Lacy and E. Niou (2004), A theory of economic sanctions and issue linkage, Journal of Politics 66(1), 25-42",
    parameters={
        "q": Parameter(0.2, "probability that the sender is resolute", 0.001, 0.999),
        "g": Parameter(1.0, "what the target's concession is worth to the sender", 0),
        "a": Parameter(0.5, "the sender's cost of backing down", 0),
        "kR": Parameter(0.2, "a resolute sender's cost of sanctions", 0),
        "kI": Parameter(1.5, "an irresolute sender's cost of sanctions", 0),
        "s1": Parameter(0.3, "the target's loss when sanctions begin", 0),
        "s2": Parameter(0.4, "the target's further loss if it holds out", 0),
    },
    numerics=Numerics(precision=300, steps=0, periods=1, types=60),
    tolerance=0.03,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
