"""A small game with one hidden type in which everything happens: a signal, a reply, news, discounting, endings.

The owner of an outpost (private: type 1 is strong) keeps quiet, boasts or quits; the rival leaves or attacks; then a
month passes that tells something about the owner. Every array has its full shape, so that all variants share one
compiled program.
"""

from __future__ import annotations

import numpy as np

from standoff.game.game import Game
from tests import games

OWNER, RIVAL = 0, 1
PERIODS = 3
SIGNAL, REPLY, NEWS = 0, 1, 2


def outpost(precision: float = 12.0, belief: float = 0.4) -> Game:
    """Build it; world 0 is calm and world 1 tense (after a boast), and it starts calm."""
    shape = (PERIODS, 2, 2)  # period, player, type of the owner
    signals = np.zeros((*shape, 3, 2))
    signals[:, OWNER, 0, 1], signals[:, OWNER, 1, 1] = -0.10, -0.02  # boasting costs the weak more
    signals[:, OWNER, 0, 2], signals[:, OWNER, 1, 2] = 0.25, 0.15
    signals[:, RIVAL, :, 2] = 0.4
    replies = np.zeros((*shape, 2, 2))
    replies[:, OWNER, 0, 1], replies[:, OWNER, 1, 1] = -0.2, 0.1
    replies[:, RIVAL, 0, 1], replies[:, RIVAL, 1, 1] = 0.5, -0.3
    month = np.zeros((*shape, 2, 2))
    month[:, OWNER, :, :, 0], month[:, OWNER, :, :, 1] = 0.10, 0.06
    month[:, RIVAL, :, 0] = 0.05
    chances = np.array([[0.7, 0.3], [0.4, 0.6]])[None, :, :, None] * np.ones((1, 2, 2, 2))
    base = np.broadcast_to(np.array([1.0, 1.0, 0.5])[:, None], (1, 2, 3, 2)).copy()
    says = {0: [0, 1, -1], 1: [0, 1, -1]}
    stages = [
        games.move("signal", OWNER, ["quiet", "boast", "quit"], says, [0, 1], signals, 1, base),
        games.move("reply", RIVAL, ["leave", "attack"], {w: [w, -2] for w in (0, 1)}, [0, 1], replies, 1),
        games.chance("news", 0, ["good", "bad"], {0: [0, 1], 1: [0, 1]}, [0, 1], chances, month, 1),
    ]
    terminal = np.array([[[0.6, 0.5], [0.8, 0.9]], [[0.3, 0.2], [0.1, 0.1]]])
    discount = np.broadcast_to(np.array([0.9, 0.85])[None, :, None], shape).copy()
    precisions = np.full((2, 2), float(precision))
    built = games.game(
        ("owner", "rival"), (OWNER,), PERIODS, stages, terminal, precisions, discount, (belief,), ("quit", "war")
    )
    return built


def with_payoffs(built: Game, change) -> Game:
    """Return the game with the payoffs of every stage replaced by `change(stage index, payoffs)`."""
    for index, stage in enumerate(built.stages):
        built = games.replace_stage(built, index, payoff=change(index, np.array(stage.payoff)))
    return built
