"""Random small games in the engine's own terms, for comparison with programs that solve trees.

A family fixes what a compiled program depends on (players, stages, numbers of actions and worlds); everything else is
drawn: who moves in which world and who rests, where actions lead, what ends the game, which actions are missing,
payoffs, chances, discounts, the prior and precision. So there is one compilation per family, not per game.

In an *exact* family every belief that anybody acts on is a node of the grid: news moves the belief by whole steps, and
nobody who cares acts after a private player has moved. There the engine has no grid error and must agree with a tree to
the last digits. In the other families a private player's move leaves the belief between nodes, as it does in use.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from standoff.game.efg import count_nodes, to_efg
from standoff.game.game import Chance, Game, Move
from tests import games

STEP = 0.5  # log-odds between nodes
MOST_NODES = 400  # of a tree
LEAST_CHOICES = 4  # nodes in which somebody, not nature, has two actions or more
CHOICE = re.compile(r'^p .*\{ "[^"]*" "', re.MULTILINE)
ENDINGS = ("deal", "war")
ENDS, MISSING = 0.25, 0.15  # chances that an action ends the game, that it is missing
PRECISIONS = (0.5, 30.0)  # drawn log-evenly; payoffs are about half a pie


@dataclass(frozen=True)
class Family:
    """A kind of random games.

    `grid_size` nodes reach from `-grid_reach` to `grid_reach`; none, if beliefs are kept on the tree itself. `bound` is the largest difference of a value from the
    exact tree's that the grid may cause, in pies; None where it causes none.
    """

    build: Callable[[np.random.Generator], Game]
    grid_size: int = 13
    grid_reach: float = 6 * STEP
    bound: float | None = None


def draw(name: str, seed: int) -> Game:
    """Return game number `seed` of a family: the first by chance with enough choices in a small tree."""
    chance = np.random.default_rng([sum(map(ord, name)), seed])
    while True:
        built = FAMILIES[name].build(chance)
        if count_nodes(built) <= MOST_NODES and len(CHOICE.findall(to_efg(built, name))) >= LEAST_CHOICES:
            return built


def drawn_move(chance, player: int, num_actions: int, worlds: tuple[int, int], private: tuple[int, ...], **how) -> Move:
    """Draw a move between `worlds` (numbers in front and behind).

    `how` may hold `moving`, the number of worlds in which she moves (all but one, if left out), `cares`, the private
    players on whose types payoffs depend (all, if left out), and `base`.
    """
    num_here, num_next = worlds
    num_moving = how.get("moving", max(1, num_here - 1))
    moving = np.sort(chance.permutation(num_here)[:num_moving])
    target = chance.integers(0, num_next, (num_actions, num_moving))
    ending = -1 - chance.integers(0, len(ENDINGS), target.shape)
    target = np.where(chance.random(target.shape) < ENDS, ending, target)
    base = how.get("base")
    if base is None:
        base = (chance.random((1, 2 if player in private else 1, num_actions, num_moving)) > MISSING) * 1.0
        base[:, :, 0] = np.where(base.sum(2) > 0, base[:, :, 0], 1.0)
    return Move(
        name=f"move of {player}",
        player=player,
        actions=tuple(f"{player}{chr(ord('a') + action)}" for action in range(num_actions)),
        worlds=moving,
        passes=chance.integers(0, num_next, num_here),
        next_world=target,
        base=base,
        payoff=drawn_payoff(chance, private, (num_actions, num_moving), how.get("cares", private)),
    )


def several_types(chance) -> Game:
    """A player with four types signals, one with three replies and is answered: more types than a belief grid holds."""
    private, types = (0, 1), (4, 3)
    stages = [
        drawn_move(chance, 0, 3, (1, 2), private, base=np.ones((1, 1, 3, 1))),
        drawn_move(chance, 1, 2, (2, 2), private, base=np.ones((1, 1, 2, 1))),
        drawn_move(chance, 0, 2, (2, 1), private, base=np.ones((1, 1, 2, 1))),
        drawn_move(chance, 2, 2, (1, 1), private, base=np.ones((1, 1, 2, 1))),
    ]
    stages = [replace(stage, payoff=chance.normal(0, 0.5, (1, 3, *types, *stage.next_world.shape))) for stage in stages]
    built = drawn_game(chance, private, 1, stages)
    prior, terminal = chance.normal(0, 1, (2, 3)), chance.normal(0, 0.5, (3, *types, 1))
    return games.replace(built, types=types, prior=prior, terminal=terminal)


def drawn_payoff(chance, private: tuple[int, ...], shape: tuple[int, int], cares: tuple[int, ...]) -> np.ndarray:
    """Draw payoffs of three players at most, the same for both types of a private player about whom nobody cares."""
    kinds = tuple(2 if player in cares else 1 for player in private)
    payoff = chance.normal(0, 0.5, (1, 3, *kinds, *shape))
    return np.broadcast_to(payoff, (1, 3, *(2 for _ in private), *shape)).copy()


def drawn_news(chance, about: int | None, worlds: tuple[int, int], private: tuple[int, ...]) -> Chance:
    """Draw two outcomes that move the belief up and down by whole steps; without `about`, any two outcomes."""
    num_here, num_next = worlds
    up, down = STEP * chance.integers(1, 3, 2)
    low = (1 - np.exp(-down)) / (np.exp(up) - np.exp(-down))  # so that log odds of the outcomes are up and -down
    first = np.array([low, low * np.exp(up)]) if about is not None else chance.uniform(0.2, 0.8, 1)
    probability = np.stack([first, 1 - first], axis=-1)[None, :, :, None]
    return Chance(
        name="news" if about is not None else "luck",
        about=about,
        actions=("good", "bad"),
        worlds=np.arange(num_here),
        passes=np.zeros(num_here, int),
        next_world=chance.integers(0, num_next, (2, num_here)),
        probability=np.broadcast_to(probability, (*probability.shape[:3], num_here)).copy(),
        payoff=drawn_payoff(chance, private, (2, num_here), private),
    )


def drawn_game(chance, private: tuple[int, ...], num_periods: int, stages: list) -> Game:
    """Put three players' stages together and draw the rest; the prior is a node in the middle of the grid."""
    num_worlds = stages[0].passes.shape[0]
    kinds = (2,) * len(private)
    discount = chance.uniform(0.6, 1.0, (1, 3, *(1,) * len(private)))
    return Game(
        players=("one", "two", "three"),
        private=private,
        num_periods=num_periods,
        endings=ENDINGS,
        stages=tuple(stages),
        discount=discount,
        precision=np.full((3, 1), np.exp(chance.uniform(*np.log(PRECISIONS)))),
        optimism=np.zeros((1, 3, len(private))),
        terminal=chance.normal(0, 0.5, (3, *kinds, num_worlds)),
        prior=STEP * chance.integers(-2, 3, len(private)).astype(float),
        start=np.array(chance.integers(0, num_worlds)),
    )


def open_moves(chance) -> Game:
    """Complete information: two periods of a move, luck and another's move, on two worlds."""
    stages = [
        drawn_move(chance, 0, 3, (2, 2), ()),
        drawn_news(chance, None, (2, 2), ()),
        drawn_move(chance, 1, 2, (2, 2), ()),
    ]
    return drawn_game(chance, (), 2, stages)


def open_offers(chance) -> Game:
    """Complete information: three offers in turns for three periods, each accepted or not, payoffs of any kind."""
    built = games.alternating_offers(3, 3, 1.0, chance.uniform(0.6, 1.0, 2))
    for index in (1, 3):
        payoff = built.stages[index].payoff + chance.normal(0, 0.15, (1, 2, 2, 3))
        built = games.replace_stage(built, index, payoff=payoff)
    precision = np.full((2, 1), np.exp(chance.uniform(*np.log(PRECISIONS))))
    return games.replace(built, precision=precision, terminal=chance.normal(0, 0.3, (2, 2)))


def open_three(chance) -> Game:
    """Complete information: three players and luck, one after another, once."""
    stages = [
        drawn_move(chance, 0, 3, (2, 3), ()),
        drawn_move(chance, 1, 2, (3, 2), ()),
        drawn_news(chance, None, (2, 2), ()),
        drawn_move(chance, 2, 2, (2, 2), ()),
        drawn_move(chance, 0, 2, (2, 2), ()),
    ]
    return drawn_game(chance, (), 1, stages)


def last_word(chance) -> Game:
    """A private player has the last word, after news about her, an offer, more news and another's move.

    One time in three her type 1 is committed: only one action is open to her.
    """
    private = (1,)
    stages = [
        drawn_news(chance, 0, (1, 2), private),
        drawn_move(chance, 0, 3, (2, 2), private),
        drawn_news(chance, 0, (2, 2), private),
        drawn_move(chance, 2, 2, (2, 2), private),
        drawn_move(chance, 1, 3, (2, 1), private),
    ]
    if chance.random() < 1 / 3:
        base = np.array(stages[-1].base)
        base[:, 1], base[:, 1, chance.integers(0, 3)] = 0.0, 1.0
        stages[-1] = replace(stages[-1], base=base)
    return drawn_game(chance, private, 1, stages)


def two_months(chance) -> Game:
    """Two periods of news, an offer and the private player's move; in the first period she has no choice."""
    private = (1,)
    base = np.ones((2, 1, 2, 1))
    base[0, :, chance.integers(0, 2)] = 0.0
    stages = [
        drawn_news(chance, 0, (2, 2), private),
        drawn_move(chance, 0, 3, (2, 2), private),
        drawn_move(chance, 1, 2, (2, 2), private, base=base),
    ]
    return drawn_game(chance, private, 2, stages)


def two_hidden(chance) -> Game:
    """News about each of two private players, then everybody moves; the last mover does not care about the other's type."""
    private = (0, 1)
    stages = [
        drawn_news(chance, 0, (1, 1), private),
        drawn_news(chance, 1, (1, 2), private),
        drawn_move(chance, 2, 2, (2, 2), private),
        drawn_move(chance, 0, 2, (2, 2), private),
        drawn_move(chance, 1, 2, (2, 1), private, cares=(1,)),
    ]
    built = drawn_game(chance, private, 1, stages)
    return games.replace(built, terminal=np.broadcast_to(built.terminal[:, :1], built.terminal.shape).copy())


def screening(chance) -> Game:
    """Two periods of an offer to a private player who takes it, or refuses and is thought otherwise of."""
    private = (1,)
    ask = drawn_move(chance, 0, 3, (1, 3), private)
    ask = replace(ask, next_world=np.arange(3)[:, None], base=np.ones((1, 1, 3, 1)))
    answer = drawn_move(chance, 1, 2, (3, 1), private)
    answer = replace(
        answer,
        worlds=np.arange(3),
        next_world=np.array([[-1] * 3, [0] * 3]),
        base=np.ones((1, 2, 2, 3)),
        payoff=drawn_payoff(chance, private, (2, 3), private),
    )
    return drawn_game(chance, private, 2, [ask, answer])


def signalling(chance) -> Game:
    """A private player signals, and another replies whom her type concerns."""
    private = (0,)
    stages = [
        drawn_move(chance, 0, 3, (1, 2), private, base=np.ones((1, 2, 3, 1))),
        drawn_move(chance, 1, 3, (2, 1), private, moving=2),
    ]
    return drawn_game(chance, private, 1, stages)


FAMILIES = {
    "open moves": Family(open_moves, grid_size=3),
    "open offers": Family(open_offers, grid_size=3),
    "open three": Family(open_three, grid_size=3),
    "last word": Family(last_word),
    "two months": Family(two_months),
    "two hidden": Family(two_hidden),
    "screening": Family(screening, grid_size=65, grid_reach=8.0, bound=0.005),
    "signalling": Family(signalling, grid_size=65, grid_reach=8.0, bound=0.005),
    "more types": Family(several_types, grid_size=0),
}
