"""Games with several types per private player, solved on the tree of their public histories with exact beliefs.

`backward.py` keeps beliefs on a grid, which serves games of many periods with two types per private player. Here a
player may have any number of types and beliefs are exact, but every public history is a node, so games must be short.

Let y be, for every choice of a private player that the game goes on behind, the logarithm of each action's probability
against one of them, by her type. Given y, going forwards gives everybody's beliefs by Bayes' rule, and going backwards
values, all other choices, and what y should have been (the equations of `backward.py`):

    R(y, s) = y − [φ_θ(a) − φ_θ(b)] = 0,      φ_θ(a) = log base_θ(a) + s λ_θ Q_θ(a).

At s = 0 choices ignore payoffs and y is known. From there the curve R = 0 is followed by predictor and corrector along its
own length, through folds, until it first reaches s = 1: the principal branch of logit equilibria.

Sources: McKelvey & Palfrey (1998) for the branch; Turocy (2010) for following it; Allgower & Georg (1990) for the method.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from standoff.game.beliefs import TINY
from standoff.game.game import Chance, Game
from standoff.game.tree import MOST_NODES, History, Level, Tree

MOST_UNKNOWNS = 2_000  # numbers in y; their equations are solved together, as a dense system
EXACT = 1e-11  # of 1 + the largest |y|: largest |R| at the end, where steps go on as long as they help
CLOSE = 1e-8  # the same on the way
MAX_STEPS = 20_000  # along the curve
MAX_CORRECTIONS = 8
FIRST_LENGTH, LEAST_LENGTH = 0.01, 1e-8  # of a step
STRAIGHT = 0.9  # least cosine between the directions before and after a step


@dataclass(frozen=True)
class TreeEquilibrium:
    """Strategies, beliefs and values of a solved tree, by public history.

    Attributes:
        strategies: probability of each of the stage's actions, where somebody (not nature) chooses; own type, action.
        beliefs: for each private player, the public's probabilities of her types.
        values: what the game is worth from here on, in pies of that date; player, types….
        residual: largest |R| left. It is not a certificate: see `certify_tree`.
        num_turns: how often precision turned on the way, at folds of the curve.
    """

    strategies: Mapping[History, np.ndarray]
    beliefs: Mapping[History, tuple[np.ndarray, ...]]
    values: Mapping[History, np.ndarray]
    residual: float
    num_turns: int


def solve_tree(game: Game, *, date0: bool = False, most_nodes: int = MOST_NODES) -> TreeEquilibrium:
    """Solve a game (not a stack of draws) on its tree, in float64.

    Args:
        game: nobody may be optimistic; private players may have any number of types.
        date0: precision multiplies payoffs discounted to the first period (Gambit's convention), not current ones.
        most_nodes: largest tree that is built.

    Raises:
        ValueError: somebody is optimistic, or the tree or the list of beliefs is too large.
        ArithmeticError: the curve could not be followed to full precision.
    """
    tree = Tree(game, most_nodes)
    unknown = _unknown(tree)
    size = sum(each.size for each in unknown.values())
    if size > MOST_UNKNOWNS:
        raise ValueError(f"{size:,} choices are to be found together, and at most {MOST_UNKNOWNS:,} can be")
    y, residual, num_turns = _follow(tree, unknown, size, date0)
    found = _sweep(tree, unknown, y[None], np.ones(1), date0)
    chances, logs, values = found.chances, found.logs, found.values
    shape = (game.num_players, *game.num_types)
    return TreeEquilibrium(
        {tree.histories[node]: np.exp(table[0, ..., place]) for level, table in zip(tree.levels, logs, strict=True)
         if table is not None for place, node in enumerate(level.nodes)},
        {history: tuple(each[0, node] for each in chances) for node, history in enumerate(tree.histories)},
        {history: values[0, ..., node].reshape(shape) for node, history in enumerate(tree.histories)},
        residual, num_turns,
    )  # fmt: skip


def expected(game: Game, equilibrium: TreeEquilibrium) -> np.ndarray:
    """Return everybody's value at the start, before types are known."""
    values = equilibrium.values[()]
    for belief in reversed(equilibrium.beliefs[()]):
        values = values @ belief
    return values


class Unknown(NamedTuple):
    """The part of y that belongs to one level."""

    begin: int
    shape: tuple[int, int, int]  # own type, action but one, node
    actions: np.ndarray  # action but one, node
    against: np.ndarray  # node: the action that the others are compared with

    @property
    def size(self) -> int:
        return int(np.prod(self.shape))


def _unknown(tree: Tree) -> dict[int, Unknown]:
    """Return, by level, the choices of private players that the game goes on behind."""
    found, begin = {}, 0
    for number, level in enumerate(tree.levels):
        if isinstance(level.stage, Chance) or level.about is None or np.all(level.child == tree.num_nodes):
            continue
        count, nodes = level.child.shape
        against = count - 1 - level.is_open[::-1].argmax(0)
        actions = np.arange(count)[:, None] + np.zeros(nodes, int)
        actions = actions.T[actions.T != against[:, None]].reshape(nodes, count - 1).T
        found[number] = Unknown(begin, (tree.game.num_types[level.about], count - 1, nodes), actions, against)
        begin += found[number].size
    return found


class Swept(NamedTuple):
    """What y implies; of every number, first itself and then its derivatives."""

    replies: np.ndarray  # what y should have been
    chances: list[np.ndarray]  # by private player: node, type
    logs: list[np.ndarray | None]  # log strategies by level, None for nature: own type, action, node
    values: np.ndarray  # player, profile, node


def _sweep(tree: Tree, unknown: dict[int, Unknown], y: np.ndarray, s: np.ndarray, date0: bool) -> Swept:
    """Go through the tree forwards and backwards once.

    Every array here has a first axis of its own: first the number itself, then its derivatives. What is linear applies to
    all of them alike; `_times`, `_exp` and `_log_softmax` are the rest of calculus that is needed.
    """
    game = tree.game
    logs: list = [None] * len(tree.levels)
    for number, part in unknown.items():
        logs[number] = _chosen(tree.levels[number], part, y)
    chances = _forwards(tree, logs, len(y))
    values = np.zeros((len(y), game.num_players, len(tree.profiles), tree.num_nodes + 1))
    replies = y.copy()
    for number in reversed(range(len(tree.levels))):
        level = tree.levels[number]
        worth = level.discount * values[..., level.child]
        worth[0] += level.payoff
        strategy = _constant(level.weights, len(y))
        if not isinstance(level.stage, Chance):
            mover = level.stage.player
            felt = worth[:, mover] * tree.discounts[level.period, mover][:, None, None] if date0 else worth[:, mover]
            appeal = _appeal(tree, level, felt, chances, s)
            if number in unknown:
                part, node = unknown[number], np.arange(len(level.nodes))
                reply = appeal[:, :, part.actions, node] - appeal[:, :, part.against, node][:, :, None]
                replies[:, part.begin : part.begin + part.size] = np.where(level.is_open[part.actions, node], reply, 0).reshape(len(y), -1)
            else:
                appeal[0] = np.where(level.is_open, appeal[0], -np.inf)
                logs[number] = _log_softmax(appeal, 2)
            strategy = _exp(logs[number])
        own = tree.profiles[:, level.about] if level.about is not None else np.zeros(len(tree.profiles), int)
        values[..., level.nodes] = _times(strategy[:, None, own], worth).sum(3)
    return Swept(replies, chances, logs, values[..., :-1])


def _chosen(level: Level, part: Unknown, y: np.ndarray) -> np.ndarray:
    """Return log strategies from their part of y: own type, action, node."""
    kinds, others, nodes = part.shape
    logs = np.zeros((len(y), kinds, others + 1, nodes))
    logs[:, :, part.actions, np.arange(nodes)] = y[:, part.begin : part.begin + part.size].reshape(len(y), *part.shape)
    logs[0] = np.where(level.is_open, logs[0], -np.inf)
    return _log_softmax(logs, 2)


def _forwards(tree: Tree, logs: list, size: int) -> list[np.ndarray]:
    """Return the probabilities of each private player's types at every node by Bayes' rule: node, type."""
    found = []
    for who, prior in enumerate(tree.game.prior_odds):
        odds = np.zeros((size, tree.num_nodes, len(prior)))  # against type 0
        odds[0, :1] = prior
        for number, level in enumerate(tree.levels):
            action, place = np.nonzero(level.child < tree.num_nodes)
            behind = odds[:, level.nodes[place]]
            if level.about == who and len(place):
                news = _constant(np.log(np.maximum(level.weights, TINY)), size) if logs[number] is None else logs[number]
                news = news[:, :, action, place].swapaxes(1, 2)
                behind = behind + news - news[..., :1]
            odds[:, level.child[action, place]] = behind
        found.append(_exp(_log_softmax(odds, 2)))
    return found


def _appeal(tree: Tree, level: Level, felt: np.ndarray, chances: list[np.ndarray], s: np.ndarray) -> np.ndarray:
    """Return φ of the mover's actions: own type, action, node. `felt` has no player axis."""
    kinds = 1 if level.about is None else tree.game.num_types[level.about]
    own = np.zeros(len(tree.profiles), int) if level.about is None else tree.profiles[:, level.about]
    weighted = felt
    for who, chance in enumerate(chances):
        if who != level.about:
            weighted = _times(weighted, chance[:, level.nodes].swapaxes(1, 2)[:, tree.profiles[:, who], None])
    worth = np.stack([weighted[:, own == kind].sum(1) for kind in range(kinds)], 1)
    precision = np.asarray(tree.game.precision, float)[level.stage.player]
    precision = precision[np.minimum(np.arange(kinds), len(precision) - 1)]
    has = np.broadcast_to(level.weights > 0, worth.shape[1:])
    appeal = _times(s.reshape(-1, 1, 1, 1), precision[:, None, None] * worth)
    appeal[0] += np.log(np.where(has, level.weights, 1))
    best = np.where(has, appeal[0], -np.inf).argmax(1)[None, :, None]
    least = np.take_along_axis(appeal, best, 2) + _constant(np.log(TINY), len(s)).reshape(-1, 1, 1, 1)
    return np.where(has, appeal, least)  # what a type lacks and another has, she does next to never


def _constant(array: np.ndarray, size: int) -> np.ndarray:
    """Return a number that does not vary, with its derivatives."""
    return np.concatenate([np.asarray(array, float)[None], np.zeros((size - 1, *np.shape(array)))])


def _times(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    product = one[:1] * other
    product[1:] += one[1:] * other[:1]
    return product


def _exp(one: np.ndarray) -> np.ndarray:
    number = np.exp(one[:1])
    return np.concatenate([number, number * one[1:]])


def _log_softmax(one: np.ndarray, axis: int) -> np.ndarray:
    number = one[:1] - one[:1].max(axis, keepdims=True)
    number = number - np.log(np.exp(number).sum(axis, keepdims=True))
    return np.concatenate([number, one[1:] - (np.exp(number) * one[1:]).sum(axis, keepdims=True)])


def _follow(tree: Tree, unknown: dict[int, Unknown], size: int, date0: bool) -> tuple[np.ndarray, float, int]:
    """Follow R(y, s) = 0 from s = 0 to s = 1; return y, the largest |R| and the number of turns.

    A place on the curve is z = (y, t). s grows exponentially in t, because choices change most while precision is low.
    """
    highest = float(np.max(np.asarray(tree.game.precision), initial=1.0))
    if not size:
        return np.zeros(0), 0.0, 0
    rate, identity = np.log1p(highest), np.eye(size + 1)

    def evaluate(z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return R and its derivatives by z: equation, place."""
        y = np.concatenate([z[None, :-1], identity[:, :-1]])
        s = np.append(np.expm1(rate * z[-1]), rate * np.exp(rate * z[-1]) * identity[-1]) / np.expm1(rate)
        gap = y - _sweep(tree, unknown, y, s, date0).replies
        return gap[0], gap[1:].T

    upright = identity[-1]  # the plane across it holds one precision
    z = _correct(evaluate, np.zeros(size + 1), upright, EXACT)
    if z is None:
        raise ArithmeticError("what players do who choose at random could not be found")
    direction, length, num_turns = _direction(evaluate(z)[1], upright), FIRST_LENGTH, 0
    for _ in range(MAX_STEPS):
        new = _correct(evaluate, z + length * direction, direction, CLOSE)
        ahead = None if new is None else _direction(evaluate(new)[1], direction)
        if new is not None and new[-1] >= 1:
            part = (1 - z[-1]) / (new[-1] - z[-1])
            last = _correct(evaluate, z + part * (new - z), upright, EXACT)
            if last is not None:
                return last[:-1], float(np.abs(evaluate(last)[0]).max()), num_turns
            ahead = None
        if ahead is None or ahead @ direction < STRAIGHT:
            length /= 2
            if length < LEAST_LENGTH:
                break
            continue
        num_turns += int((ahead[-1] < 0) != (direction[-1] < 0))
        z, direction, length = new, ahead, 1.5 * length
    reached = highest * np.expm1(rate * z[-1]) / np.expm1(rate)
    raise ArithmeticError(f"the curve of logit equilibria could not be followed beyond a precision of {reached:.3g}")


def _correct(evaluate: Callable, z: np.ndarray, direction: np.ndarray, tolerance: float) -> np.ndarray | None:
    """Return the solution of R = 0 near z in the plane across `direction`, by Newton's method; None if there is none."""
    before = np.inf
    for _ in range(MAX_CORRECTIONS):
        violation, slopes = evaluate(z)
        now, enough = np.abs(violation).max(), tolerance * (1 + np.abs(z).max())
        if now <= enough and (tolerance > EXACT or now >= before / 2):
            return z
        if not now < 2 * before:
            return None
        try:
            z, before = z - np.linalg.solve(np.vstack([slopes, direction]), np.append(violation, 0.0)), now
        except np.linalg.LinAlgError:
            return None
    return z if now <= enough else None


def _direction(slopes: np.ndarray, before: np.ndarray) -> np.ndarray | None:
    """Return the unit vector along the curve that goes on in the direction of `before`."""
    try:
        along = np.linalg.solve(np.vstack([slopes, before]), np.append(np.zeros(len(slopes)), 1.0))
    except np.linalg.LinAlgError:
        return None
    return along / np.linalg.norm(along)
