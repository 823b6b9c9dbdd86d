"""Strategies of any origin laid onto the tree of histories, where they can be compared and checked.

A strategy here is what `tests.solve.brute_force` works with: history → probabilities by own type and action. The tree
has exact beliefs, so its logit replies are the judge of whoever solved the game: this file shares nothing with the
solver but the `Game` arrays and the reading of tables between nodes.
"""

from __future__ import annotations

import numpy as np

from standoff.game.game import Chance
from standoff.solve.equilibrium import Equilibrium
from tests.solve.brute_force import Tree, _polish

Strategy = dict[tuple[str, ...], np.ndarray]


def of_engine(tree: Tree, equilibrium: Equilibrium) -> Strategy:
    """Read the engine's tables along the tree, with the beliefs that they themselves bring about."""
    strategy: Strategy = {}
    tree.start.beliefs = np.array(tree.game.prior, float)
    for node in tree.nodes:  # parents before children
        if node.stage is not None and not isinstance(node.stage, Chance):
            index = next(index for index, stage in enumerate(tree.game.stages) if stage is node.stage)
            table = equilibrium.strategies[index][node.period][..., node.at]
            for belief in node.beliefs:  # the axis behind the types, one private player after another
                table = np.apply_along_axis(lambda line, at=belief: np.interp(at, equilibrium.grid, line), 1, table)
            strategy[node.history] = table
        _pass_on_beliefs(tree, node, strategy)
    return strategy


def _pass_on_beliefs(tree: Tree, node, strategy: Strategy) -> None:
    who = -1 if node.stage is None else tree.types_of(node.stage)
    for action, child in enumerate(node.children):
        if child is None:
            continue
        child.beliefs = node.beliefs.copy()
        if who >= 0:
            profiles = [tuple(kind if k == who else 0 for k in range(tree.game.num_private)) for kind in (0, 1)]
            low, high = (max(tree.chances(node, strategy, profile)[action], 1e-300) for profile in profiles)
            child.beliefs[who] += np.log(high) - np.log(low)


def of_gambit(tree: Tree, sets: list[dict]) -> tuple[Strategy, list[tuple[tuple[str, ...], int]]]:
    """Return Gambit's strategy, even where its tree has no such history, and (history, own type) of what it has."""
    game, known = tree.game, []
    strategy = {node.history: _even(tree, node) for node in tree.moves}
    stages = {node.history: node.stage for node in tree.moves}
    for information in sets:
        history, kind = tuple(information["history"]), 0
        player = game.players.index(information["player"])
        if game.private:
            types, history = history[0].split(", "), history[1:]
            if player in game.private:
                kind = int(types[game.private.index(player)].split()[-1])
        actions = stages[history].actions
        strategy[history][kind] = [information["chances"].get(action, 0.0) for action in actions]
        known.append((history, kind))
    return strategy, known


def _even(tree: Tree, node) -> np.ndarray:
    count = len(node.stage.actions)
    who = tree.types_of(node.stage)
    return np.full((1 if who < 0 else tree.game.num_types[who], count), 1 / count)


def difference(one: Strategy, other: Strategy, known: list[tuple[tuple[str, ...], int]]) -> float:
    """Return the largest difference between two strategies' probabilities on known information sets."""
    return max(float(np.abs(one[history][kind] - other[history][kind]).max()) for history, kind in known)


def residual(tree: Tree, strategy: Strategy, known: list[tuple[tuple[str, ...], int]]) -> float:
    """Return how far a strategy is from the logit reply to itself on known information sets, payoffs at date 0."""
    return difference(tree.reply(strategy, 1.0, True), strategy, known)


def exactly(tree: Tree, strategy: Strategy) -> Strategy:
    """Return the logit equilibrium of the tree that is found from a strategy close to it."""
    return _polish(tree, strategy, True)


def values(tree: Tree, strategy: Strategy) -> np.ndarray:
    """Return everybody's expected value at the start."""
    beliefs = [np.exp(odds) / np.exp(odds).sum() for odds in tree.game.prior_odds]
    weights = [np.prod([belief[kind] for belief, kind in zip(beliefs, profile, strict=True)]) for profile in tree.profiles]
    return tree.values(strategy)[()] @ np.array(weights)
