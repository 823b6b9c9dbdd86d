"""War as a walk over forts, with offers before every battle (Smith & Stam 2004, common prior).

Players, moves, payoffs. N forts lie in a row; A holds X of them, B the others. A battle moves one fort: A wins it with
probability p, B with q = 1 - p, and it costs kA and kB. Whoever holds all forts has won a prize worth 1. Before
each battle nature picks A with probability `g`, else B, to offer a division of the prize; if it is refused
there is a battle. Nobody discounts, and both believe the same p (the published article lets beliefs differ and has
battles teach; without that, this is its benchmark).

Closed form. With r = q/p, war fought to the end is the gambler's ruin: A wins with probability

    P(X) = (1 - r^X) / (1 - r^N),  D(X) = (X - N P(X)) / (q - p) battles on average   (p = q: X/N and X (N - X)).

Peace saves (kA + kB) a battle, and whoever offers takes the saving of the coming battle. Summed over the
battles that would have come,

    V_A(X) = P(X) + [recognition kB - (1 - recognition) kA] D(X),    V_B = 1 - V_A,

A leaves B 1 - V_A - (1 - recognition)(kA + kB), B leaves A V_A - recognition (kA + kB), and agreement
is immediate. It holds if these two are not negative wherever both still have forts.

Answers. `VA`, `VB` before nature picks; `B_gets_if_A_proposes`, `A_gets_if_B_proposes`, the responder's share in either's offer.

What a finite game with logit mistakes does differently. Before every battle the proposer gives up about log(λ s)/λ (λ
the precision, s = kA + kB) and a battle is fought by mistake with a chance of about 1/(λ s). Both add up over
D(X) battles, as does the step h of the grid of offers: a value is off by at most about (log(λ s)/λ + h) D(X); with
recognition 1/2 the concessions of both sides cancel in the values. Cutting the war off after T battles changes values
by no more than the chance that it would last so long, about (2 √(pq) cos(π/N))^T.

Source: A. Smith and A. C. Stam (2004), Bargaining and the nature of war, Journal of Conflict Resolution 48(6),
783-813; W. Feller, An introduction to probability theory and its applications, volume I, chapter XIV, for the ruin.
"""

from __future__ import annotations

import numpy as np

from standoff.game.game import Game, Move
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters


def ruin(p: float, forts: int) -> tuple[np.ndarray, np.ndarray]:
    """Return A's chance of winning a war fought to the end, and its mean length, by the number of forts A holds."""
    held = np.arange(forts + 1)
    if p == 0.5:
        return held / forts, held * (forts - held) / 1.0
    ratio = (1 - p) / p
    win = (1 - ratio**held) / (1 - ratio**forts)
    return win, (held - forts * win) / (1 - 2 * p)


def closed_form(params: Parameters) -> Answers:
    """Return both values and what either side leaves the other.

    Raises:
        ValueError: A holds no fort or all, or somebody would have to be left less than nothing.
    """
    forts, held, pick = round(params["N"]), round(params["X"]), params["g"]
    if not 0 < held < forts:
        raise ValueError(f"A holds {held} of {forts} forts; the war is over unless both hold some")
    win, length = ruin(params["p"], forts)
    VA = win + (pick * params["kB"] - (1 - pick) * params["kA"]) * length
    saved = params["kA"] + params["kB"]
    to_b, to_a = 1 - VA - (1 - pick) * saved, VA - pick * saved
    if min(to_a[1:-1].min(), to_b[1:-1].min()) < -1e-12:
        raise ValueError("battles are so costly that somebody would be left less than nothing; the formula ends there")
    return {
        "VA": float(VA[held]),
        "VB": float(1 - VA[held]),
        "B_gets_if_A_proposes": float(to_b[held]),
        "A_gets_if_B_proposes": float(to_a[held]),
    }


def offers_by_turn(places: int, steps: int) -> list[Move]:
    """Return four moves: A offers and B answers where it is A's turn, B offers and A answers where it is B's.

    Worlds before the first: `place` where it is A's turn, `places + place` where it is B's; worlds after the last:
    the same, after a refusal of A's or of B's offer. An offer is the responder's share of 1; accepting ends the game.
    """
    shares = tools.offers(steps)
    count, resting = len(shares), list(range(places))
    names = [f"offer {share:.4f}" for share in shares]
    stages = []
    for proposer, turn in ((0, "A"), (1, "B")):
        # First in front of an offer are the places where it is made now; behind it the others come first, and then
        # `place × offer`. So the places of A and of B change seats twice, and are back behind the fourth move.
        offered = places + np.arange(places * count).reshape(places, count)
        targets = {place: offered[place].tolist() for place in resting}
        stages.append(tools.move(f"{turn} offers", proposer, names, targets, resting + resting))
        payoff = tools.no_payoff(2, places * count, 2)
        payoff[0, proposer, 0] = np.tile(1 - shares, places)
        payoff[0, 1 - proposer, 0] = np.tile(shares, places)
        answers = {int(world): [-1, places + place] for place in resting for world in offered[place]}
        passes = resting + [0] * (places * count)
        stages.append(
            tools.move(f"{'BA'[proposer]} answers", 1 - proposer, ["accept", "refuse"], answers, passes, payoff)
        )
    return stages


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game, one battle a period; with `steps` 0 nobody makes offers and war is fought to the end."""
    forts, pick, p = round(params["N"]), params["g"], params["p"]
    places = forts - 1
    stages: list = []
    if numerics.steps:
        chances = np.broadcast_to(np.array([pick, 1 - pick])[:, None], (1, 1, 2, places))
        turns = {place: [place, places + place] for place in range(places)}
        stages = [tools.chance("g", None, ["A", "B"], turns, [0] * places, chances)]
        stages += offers_by_turn(places, numerics.steps)
    rounds = 2 if numerics.steps else 1
    moves = {  # -2: A has won, -3: B has won
        turn * places + place: [place + 1 if place + 1 < places else -2, place - 1 if place > 0 else -3]
        for turn in range(rounds)
        for place in range(places)
    }
    count = rounds * places
    payoff = tools.no_payoff(2, count, 2)
    payoff[0, 0], payoff[0, 1] = -params["kA"], -params["kB"]
    payoff[0, 0, 0, places - 1 :: places] += 1
    payoff[0, 1, 1, ::places] += 1
    chances = np.broadcast_to(np.array([p, 1 - p])[:, None], (1, 1, 2, count))
    stages.append(tools.chance("battle", None, ["A wins", "B wins"], moves, [0] * count, chances, payoff))
    win = ruin(p, forts)[0][1:-1]
    return tools.game(
        ("A", "B"), numerics.periods, stages, np.stack([win, 1 - win]), numerics.precision,
        endings=("deal", "A has won", "B has won"), start=round(params["X"]) - 1,
    )  # fmt: skip


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return both values and the mean offers of the first period."""
    shares, place = tools.offers(numerics.steps), round(params["X"]) - 1
    return {
        "VA": tools.value(game, equilibrium, 0),
        "VB": tools.value(game, equilibrium, 1),
        "B_gets_if_A_proposes": tools.mean_offer(game, equilibrium, "A offers", shares, place),
        "A_gets_if_B_proposes": tools.mean_offer(game, equilibrium, "B offers", shares, place),
    }


MODEL = Model(
    name="smithstam2004",
    title="War as a walk over forts, with offers before every battle",
    source=(
        "A. Smith and A. C. Stam (2004), Bargaining and the nature of war, "
        "Journal of Conflict Resolution 48(6), 783-813"
    ),
    parameters={
        "p": Parameter(0.5, "chance that A wins a battle", 0.01, 0.99),
        "N": Parameter(6, "forts in the row", 2, 100),
        "X": Parameter(3, "forts that A holds at first", 1, 99),
        "g": Parameter(0.5, "chance that it is A who makes the offer", 0, 1),
        "kA": Parameter(0.05, "A's cost of a battle, in prizes", 0),
        "kB": Parameter(0.08, "B's cost of a battle, in prizes", 0),
    },
    numerics=Numerics(precision=400, steps=200, periods=80),
    tolerance=0.015,
    closed_form=closed_form,
    game=game,
    measure=measure,
)
