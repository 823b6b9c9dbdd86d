"""Outside options (Binmore, Shaked and Sutton 1989): a threat to leave counts only if it is worth carrying out.

Players: 1 and 2, who share a pie of size 1.
Moves: they take turns at offering; the responder accepts, refuses, or walks away.
Payoffs: agreement in period t is worth δ_i^t s_i. If somebody walks away in t, both get their outside options, δ_i^t
w_i.

Closed form. A responder can have δ_i x_i by refusing and w_i by leaving, and is offered the better of the two:

    1 - x_1 = max(w_2, δ_2 x_2),    1 - x_2 = max(w_1, δ_1 x_1).

An option below what the responder would get anyway (w_i ≤ δ_i x_i of the game without options) changes nothing; one
above it gives him exactly w_i and not a share of the rest ("deal me out", as against "split the difference").

Agreement with the engine. x_i is what i's turn is worth to him. The concession to a logit responder is about ln(λ)/λ,
offers have step h; both accumulate as in the game without options unless an option binds, which stops it. Where an
option is worth just as much as refusing, both are taken half of the time and the concession grows by ln(2)/λ.

Source: K. Binmore, A. Shaked and J. Sutton, "An outside option experiment", Quarterly Journal of Economics 104(4),
1989, 753-770.
"""

from __future__ import annotations

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory.alternating import Talks, alternating_offers, shares_agreed
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def closed_form(params: Parameters) -> Answers:
    """Return each player's share when he offers, and player 1's when player 2 does.

    Raises:
        ValueError: the outside options are worth more than the pie, or nobody minds waiting.
    """
    d1, d2, w1, w2 = (params[name] for name in ("delta1", "delta2", "w1", "w2"))
    if w1 + w2 > 1:
        raise ValueError("the outside options are worth more than the pie, so that there is nothing to share")
    if d1 * d2 == 1:
        raise ValueError("with delta1 = delta2 = 1 nobody minds waiting, and the shares are not unique")
    x1, x2 = (1 - d2) / (1 - d1 * d2), (1 - d1) / (1 - d1 * d2)
    binds_1, binds_2 = w1 > d1 * x1, w2 > d2 * x2
    if binds_2 and w1 <= d1 * (1 - w2):
        x1, x2 = 1 - w2, 1 - d1 * (1 - w2)
    elif binds_1 and w2 <= d2 * (1 - w1):
        x1, x2 = 1 - d2 * (1 - w1), 1 - w1
    elif binds_1 or binds_2:
        x1, x2 = 1 - w2, 1 - w1
    return {"x1_when_1_proposes": x1, "x2_when_2_proposes": x2, "x1_when_2_proposes": 1 - x2}


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game cut off after `numerics.periods` offers, after which both take their outside options."""
    options = params["w1"], params["w2"]
    talks = Talks((params["delta1"], params["delta2"]), outside=options, terminal=options)
    return alternating_offers(talks, numerics)


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return what each player's turn to offer is worth, in the first period."""
    return shares_agreed(game, equilibrium)


MODEL = Model(
    name="binmoreshakedsutton1989",
    title="Alternating offers with outside options: only a credible threat to leave counts",
    source="K. Binmore, A. Shaked and J. Sutton (1989), An outside option experiment, "
    "Quarterly Journal of Economics 104(4), 753-770",
    parameters={
        "delta1": Parameter(0.9, "value to player 1 of a pie one period later, in pies", 0, 1),
        "delta2": Parameter(0.9, "value to player 2 of a pie one period later, in pies", 0, 1),
        "w1": Parameter(0.0, "what player 1 gets when talks are left, in pies", 0, 1),
        "w2": Parameter(0.6, "what player 2 gets when talks are left, in pies", 0, 1),
    },
    numerics=Numerics(precision=200, steps=200, periods=80),
    tolerance=0.035,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
