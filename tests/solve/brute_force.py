"""Solve small games the slow way: the whole tree of histories, exact beliefs, no grid, no arrays over states.

Every history of public actions is a node of its own, so that beliefs are those of Bayes' rule and nothing is
interpolated. The logit equilibrium is found by following damped best replies from precision 0 and finishing with
SciPy's root finder. It shares nothing with the package but the `Game` arrays.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import root

from standoff.game.game import Chance, Game


@dataclass
class Node:
    """One history that ends in front of a stage in which someone moves (or at the end of the game: `stage` None)."""

    history: tuple[str, ...]
    period: int
    stage: object | None
    at: int  # position of the world in the stage's tables
    children: list = field(default_factory=list)  # one per action: Node or None after an ending
    beliefs: np.ndarray | None = None


class Tree:
    """A game as a tree, with the functions that evaluate it."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.profiles = list(itertools.product(*map(range, game.num_types)))
        self.nodes: list[Node] = []
        self.start = self._build((), 0, 0, int(game.start))
        self.moves = [node for node in self.nodes if node.stage is not None and not isinstance(node.stage, Chance)]

    def _build(self, history: tuple[str, ...], period: int, index: int, world: int) -> Node:
        while period < self.game.num_periods:
            stage = self.game.stages[index]
            if world in list(np.asarray(stage.worlds)):
                break
            world, index = int(stage.passes[world]), index + 1
            if index == len(self.game.stages):
                period, index = period + 1, 0
        else:
            node = Node(history, period, None, world)
            self.nodes.append(node)
            return node
        node = Node(history, period, stage, list(np.asarray(stage.worlds)).index(world))
        self.nodes.append(node)
        later = (period, index + 1) if index + 1 < len(self.game.stages) else (period + 1, 0)
        for number, action in enumerate(stage.actions):
            target = int(stage.next_world[number, node.at])
            node.children.append(None if target < 0 else self._build((*history, action), *later, target))
        return node

    def look_up(self, array, player: int, profile: tuple[int, ...], *rest: int) -> float:
        """Read an entry of an array with axes player, types…, rest; an axis of length 1 serves every index."""
        place = (player, *profile, *rest)
        return float(array[tuple(min(i, n - 1) for i, n in zip(place, np.shape(array), strict=True))])

    def slice_at(self, array, period: int):
        return array[min(period, len(array) - 1)]

    def types_of(self, stage) -> int:
        """Return the position among the private players of whoever the stage tells about, or -1."""
        if isinstance(stage, Chance):
            return -1 if stage.about is None else stage.about
        return self.game.private.index(stage.player) if stage.player in self.game.private else -1

    def chances(self, node: Node, strategy: dict, profile: tuple[int, ...]) -> np.ndarray:
        who = self.types_of(node.stage)
        own = 0 if who < 0 else profile[who]
        if isinstance(node.stage, Chance):
            table = self.slice_at(node.stage.probability, node.period)
            return np.asarray(table[min(own, len(table) - 1)][:, node.at])
        return strategy[node.history][own]

    def discount_between(self, player: int, profile: tuple[int, ...], first: int, last: int) -> float:
        factor = 1.0
        for period in range(first, last):
            factor *= self.look_up(self.slice_at(self.game.discount, period), player, profile)
        return factor

    def value_of(self, node: Node, player: int, profile: tuple[int, ...], values: dict) -> np.ndarray:
        """Return what each action of a node is worth to a player under a profile of types."""
        payoff, worth = self.slice_at(node.stage.payoff, node.period), []
        for action, child in enumerate(node.children):
            paid = self.look_up(payoff, player, profile, action, node.at)
            if child is not None:
                factor = self.discount_between(player, profile, node.period, child.period)
                paid += factor * values[child.history][player, self.profiles.index(profile)]
            worth.append(paid)
        return np.array(worth)

    def values(self, strategy: dict) -> dict:
        """Return the value of every history: player, profile."""
        values: dict = {}
        for node in reversed(self.nodes):
            table = np.zeros((self.game.num_players, len(self.profiles)))
            for player, (row, profile) in itertools.product(range(len(table)), enumerate(self.profiles)):
                if node.stage is None:
                    table[player, row] = self.look_up(self.game.terminal, player, profile, node.at)
                else:
                    table[player, row] = self.chances(node, strategy, profile) @ self.value_of(
                        node, player, profile, values
                    )
            values[node.history] = table
        return values

    def set_beliefs(self, strategy: dict) -> None:
        """Give every history its log-odds by Bayes' rule."""
        self.start.beliefs = np.array(self.game.prior, float)
        for node in self.nodes:
            who = -1 if node.stage is None else self.types_of(node.stage)
            for action, child in enumerate(node.children):
                if child is None:
                    continue
                child.beliefs = node.beliefs.copy()
                if who >= 0:
                    kinds = [tuple(kind if k == who else 0 for k in range(self.game.num_private)) for kind in (0, 1)]
                    low, high = (self.chances(node, strategy, kind)[action] for kind in kinds)
                    child.beliefs[who] += np.log(max(high, 1e-300)) - np.log(max(low, 1e-300))

    def reply(self, strategy: dict, share: float, date0: bool) -> dict:
        """Return the logit reply of every type at every history, at `share` of the full precision."""
        values, answer = self.values(strategy), {}
        self.set_beliefs(strategy)
        for node in self.moves:
            player, who = node.stage.player, self.types_of(node.stage)
            base, rows = self.slice_at(node.stage.base, node.period), []
            optimism = self.slice_at(self.game.optimism, node.period)
            for kind in range(1 if who < 0 else 2):
                worth = np.zeros(len(node.children))
                for profile in self.profiles:
                    if who >= 0 and profile[who] != kind:
                        continue
                    odds = 1.0
                    for other, its in enumerate(profile):
                        if other != who:
                            one = 1 / (1 + np.exp(-node.beliefs[other] - optimism[player][other]))
                            odds *= one if its else 1 - one
                    factor = self.discount_between(player, profile, 0, node.period) if date0 else 1.0
                    worth += odds * factor * self.value_of(node, player, profile, values)
                precision = self.game.precision[player]
                weight = base[min(kind, len(base) - 1)][:, node.at]
                logits = share * precision[min(kind, len(precision) - 1)] * worth
                raw = weight * np.exp(logits - logits.max())
                rows.append(raw / raw.sum())
            answer[node.history] = np.array(rows)
        return answer


def solve_tree(
    game: Game, *, date0: bool = False, steps: int = 20, tolerance: float = 1e-11
) -> tuple[Tree, dict, float]:
    """Return the tree, its logit equilibrium (history → probabilities by type and action) and the residual."""
    tree = Tree(game)
    strategy = tree.reply({node.history: _even(tree, node) for node in tree.moves}, 0.0, date0)
    for share in np.linspace(0, 1, steps + 1)[1:]:
        for _ in range(10 if share < 1 else 400):
            reply = tree.reply(strategy, share, date0)
            gap = max(np.abs(reply[key] - strategy[key]).max() for key in strategy)
            strategy = {key: 0.5 * (reply[key] + strategy[key]) for key in strategy}
            if gap < tolerance:
                break
    if gap >= tolerance:
        strategy = _polish(tree, strategy, date0)
    reply = tree.reply(strategy, 1.0, date0)
    return tree, strategy, max(np.abs(reply[key] - strategy[key]).max() for key in strategy)


def _even(tree: Tree, node: Node) -> np.ndarray:
    count = len(node.children)
    who = tree.types_of(node.stage)
    return np.full((1 if who < 0 else tree.game.num_types[who], count), 1 / count)


def _polish(tree: Tree, strategy: dict, date0: bool) -> dict:
    """Finish with SciPy's root finder in log-probabilities."""
    keys = list(strategy)
    shapes = [strategy[key].shape for key in keys]
    ends = np.cumsum([np.prod(shape) for shape in shapes])[:-1]

    def unpack(vector: np.ndarray) -> dict:
        parts = [part.reshape(shape) for part, shape in zip(np.split(vector, ends), shapes, strict=True)]
        parts = [np.exp(part - part.max(axis=1, keepdims=True)) for part in parts]
        return {key: part / part.sum(axis=1, keepdims=True) for key, part in zip(keys, parts, strict=True)}

    def gap(vector: np.ndarray) -> np.ndarray:
        reply = tree.reply(unpack(vector), 1.0, date0)
        return vector - np.concatenate([np.log(np.maximum(reply[key], 1e-200)).ravel() for key in keys])

    first = np.concatenate([np.log(np.maximum(strategy[key], 1e-200)).ravel() for key in keys])
    return unpack(root(gap, first, tol=1e-13).x)
