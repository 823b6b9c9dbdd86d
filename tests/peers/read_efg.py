"""A small reader of `.efg` files, written from the format's description and not from the writer.

It reads trees without internal outcomes, with decimal numbers, and with every node written out in full, and it plays
them: what a strategy brings each player is added up leaf by leaf.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

TOKEN = re.compile(r'"[^"]*"|[{}]|[^\s{},"]+')


@dataclass
class Node:
    """A node: of nature (player 0), of a player (from 1), or a leaf (player None, with payoffs)."""

    name: str
    player: int | None
    number: int
    label: str
    actions: list[str] = field(default_factory=list)
    chances: list[Fraction] = field(default_factory=list)
    payoffs: list[Fraction] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


@dataclass
class Tree:
    """A file: its title, players and comment, and the root."""

    title: str
    players: list[str]
    comment: str
    root: Node


def read(text: str) -> Tree:
    """Return the tree that a file describes; whatever is left over or missing is an error."""
    tokens = iter(TOKEN.findall(text))
    assert [next(tokens) for _ in range(3)] == ["EFG", "2", "R"]
    title, players, comment = _text(next(tokens)), [_text(word) for word in _braces(tokens)], _text(next(tokens))
    root = _node(tokens)
    assert next(tokens, None) is None
    return Tree(title, players, comment, root)


def _node(tokens: Iterator[str]) -> Node:
    kind, name = next(tokens), _text(next(tokens))
    if kind == "t":
        number, label = int(next(tokens)), _text(next(tokens))
        return Node(name, None, number, label, payoffs=[Fraction(word) for word in _braces(tokens)])
    player = int(next(tokens)) if kind == "p" else 0
    found = Node(name, player, int(next(tokens)), _text(next(tokens)))
    words = list(_braces(tokens))
    if kind == "c":
        found.actions, found.chances = [_text(word) for word in words[::2]], [Fraction(word) for word in words[1::2]]
    else:
        found.actions = [_text(word) for word in words]
    assert next(tokens) == "0", "an outcome at an inner node"
    found.children = [_node(tokens) for _ in found.actions]
    return found


def _braces(tokens: Iterator[str]) -> Iterator[str]:
    assert next(tokens) == "{"
    return iter(lambda: next(tokens), "}")


def _text(word: str) -> str:
    assert word[0] == word[-1] == '"', word
    return word[1:-1]


def nodes(root: Node) -> Iterator[Node]:
    """Yield a node and everything behind it."""
    yield root
    for child in root.children:
        yield from nodes(child)


def expected(root: Node, chance_of: Callable[[Node, str], float]) -> list[float]:
    """Return what each player may expect where players choose actions with the chances that `chance_of` tells."""
    if root.player is None:
        return [float(payoff) for payoff in root.payoffs]
    weights = root.chances or [chance_of(root, action) for action in root.actions]
    behind = [expected(child, chance_of) for child in root.children]
    return [sum(float(w) * value for w, value in zip(weights, column)) for column in zip(*behind, strict=True)]
