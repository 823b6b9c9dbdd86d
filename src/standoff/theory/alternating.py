"""Two players who take turns at offering shares of a pie: the game behind several of the models.

A period is one offer and its answer; player 1 offers in world 0, player 2 in world 1. Offers are the responder's share,
in even steps from 0 to 1. Saying yes ends the game with payoffs (1 - share, share). What else can happen is an option:
a refusal pays both players something at once, the responder may walk away instead, and after a refusal talks may break
down. Then the other player offers, one period later, when everything is worth less by each player's discount factor.
After the last period both get what the `terminal` says, one more period later.

Stages: 1 offers, 2 answers, 2 offers, 1 answers, then the breakdown and the draw of the next proposer, if there are
any."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from standoff.game.game import Game, Move
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Numerics

Pair = tuple[float, float]
BOTH = (0, 1)
DEAL, LEFT, BROKEN = -1, -2, -3


@dataclass(frozen=True)
class Talks:
    """What happens around the offers; every pair is (player 1, player 2), in pies when paid.

    Attributes:
        discount: value of a pie one period later.
        refusal: paid to both at every refusal.
        outside: what the two get when a responder walks away from an offer; None if he cannot.
        breakdown: probability that a refusal ends the talks.
        broken: what the two get then.
        recognition: probability that player 1 makes the next offer, drawn after every refusal; None takes turns.
        terminal: what the two get one period after the last refusal.
    """

    discount: Pair
    refusal: Pair = (0.0, 0.0)
    outside: Pair | None = None
    breakdown: float = 0.0
    broken: Pair = (0.0, 0.0)
    recognition: float | None = None
    terminal: Pair = (0.0, 0.0)


def alternating_offers(talks: Talks, numerics: Numerics) -> Game:
    """Return the game in which player 1 makes the first offer; its worlds in front of a period are whose turn it is."""
    stages = [stage for proposer in BOTH for stage in (_offer(numerics, proposer), _answer(talks, numerics, proposer))]
    if talks.breakdown:
        odds = np.array([talks.breakdown, 1 - talks.breakdown])[None, None, :, None] * np.ones((1, 1, 2, 2))
        payoff = tools.no_payoff(2, 2, 2)
        payoff[0, :, 0, :] = np.array(talks.broken)[:, None]
        targets = {turn: [BROKEN, turn] for turn in BOTH}
        stages.append(tools.chance("breakdown", None, ["breaks", "goes on"], targets, BOTH, odds, payoff))
    if talks.recognition is not None:
        odds = np.array([talks.recognition, 1 - talks.recognition])[None, None, :, None] * np.ones((1, 1, 2, 2))
        stages.append(tools.chance("recognition", None, ["1 is next", "2 is next"], {0: BOTH, 1: BOTH}, BOTH, odds))
    terminal = np.tile(np.array(talks.terminal)[:, None], 2)
    endings = ("deal", "left", "broken")
    return tools.game(
        ("1", "2"), numerics.periods, stages, terminal, numerics.precision, talks.discount, endings=endings
    )  # fmt: skip


def _offer(numerics: Numerics, proposer: int) -> Move:
    """Return the stage in which `proposer`, if it is his turn, tables a share; the world behind it is the offer."""
    shares = tools.offers(numerics.steps)
    actions = [f"offer {share:.4f}" for share in shares]
    resting = len(shares)  # no offer is on the table
    # Stage 1 sees worlds "1's turn", "2's turn"; stage 3 sees "2's turn" first and "1's turn next period" second.
    return tools.move(f"{proposer + 1} offers", proposer, actions, {0: range(resting)}, [0, resting])


def _answer(talks: Talks, numerics: Numerics, proposer: int) -> Move:
    """Return the stage in which the other player answers `proposer`'s offer."""
    shares, responder = tools.offers(numerics.steps), 1 - proposer
    actions = ["refuse", "accept"] + ["leave"] * (talks.outside is not None)
    payoff = tools.no_payoff(len(actions), len(shares), 2)
    payoff[0, :, 0, :] = np.array(talks.refusal)[:, None]
    payoff[0, proposer, 1], payoff[0, responder, 1] = 1 - shares, shares
    if talks.outside is not None:
        payoff[0, :, 2, :] = np.array(talks.outside)[:, None]
    # After player 1's offer comes stage 3, whose world 0 is "2's turn now" and world 1 "has refused, 2's turn next";
    # after player 2's comes the next period: world 0 is "1's turn".
    refused, untouched = (1, 0) if proposer == 0 else (0, 1)
    targets = {offer: [refused, DEAL, LEFT][: len(actions)] for offer in range(len(shares))}
    passes = [refused] * len(shares) + [untouched]
    return tools.move(f"{responder + 1} answers", responder, actions, targets, passes, payoff)


def shares_agreed(game: Game, equilibrium: Equilibrium) -> Answers:
    """Return what each player's turn to offer is worth to him, and what player 2's turn is worth to player 1."""
    return {
        "x1_when_1_proposes": tools.value(game, equilibrium, 0, world=0),
        "x2_when_2_proposes": tools.value(game, equilibrium, 1, world=1),
        "x1_when_2_proposes": tools.value(game, equilibrium, 0, world=1),
    }
