"""A game as a tree in Gambit's extensive-form file format (`.efg`), for programs that solve trees.

Nature draws everybody's type first, in one move, from the prior. After that the tree follows the stages. Worlds and
beliefs are not written: a node is a public history of actions, and an information set is a public history together
with, for a private player, her own type. A leaf pays what was paid on the way to it, each payment discounted to the
first period. Actions with a base of 0 and outcomes of probability 0 are left out.

A tree says less than a game. Logit precision is no part of it and stands in the file's comment. Weights of actions
before payoffs (`base`) other than 0 and a common number, and optimism, cannot be said at all. And a tree grows with the
number of histories, where a game grows with the number of worlds; so there is a limit, and it is checked first.

Source: "The extensive game (.efg) file format", documentation of Gambit.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import NamedTuple

import numpy as np

from standoff.game.game import Chance, Game, Move, Stage, at_period
from standoff.game.paths import mover_position

MOST_NODES = 100_000  # some 7 MB of text; tree solvers stop long before
EVEN = 1e-9  # relative difference between weights that counts as none
DIGITS = Context(prec=400)  # enough to add up any probabilities that a float can hold, without rounding

Profile = tuple[int, ...]
Numbers = dict[int, dict[tuple, int]]  # player (-1: nature) → information set → its number in the file


class _Place(NamedTuple):
    """A node that is still to be written; after the end of the game `world` is -1 - ending."""

    history: tuple[int, ...]
    words: tuple[str, ...]
    period: int
    index: int
    world: int
    paid: np.ndarray


def to_efg(game: Game, title: str, *, most_nodes: int = MOST_NODES) -> str:
    """Write a game as the text of a Gambit `.efg` file.

    Args:
        game: a single game, not a stack of draws.
        title: what the file calls it.
        most_nodes: largest tree that is written.

    Raises:
        ValueError: a player is optimistic, a move weighs its actions unevenly before payoffs, or the tree would have
            more than `most_nodes` nodes.
    """
    _refuse_what_no_tree_can_say(game)
    size = count_nodes(game)
    if size > most_nodes:
        nodes = f"{size:,.0f}" if size < 1e9 else f"{size:.1e}"
        raise ValueError(f"the tree would have {nodes} nodes, and at most {most_nodes:,} are written")
    players = " ".join(_quoted(player) for player in game.players)
    lines = [f"EFG 2 R {_quoted(title)} {{ {players} }}", _quoted(_comment(game)), ""]
    profiles, numbers, outcomes = _profiles(game), {}, itertools.count(1)
    if game.private:
        names = [_type_names(game, profile) for profile in profiles]
        number = _number(numbers, -1, ())
        chances = _with_probabilities(names, [_prior_of(game, profile) for profile in profiles])
        lines.append(f'c "" {number} "types" {chances} 0')
    for profile in profiles:
        lines += _subtree(game, profile, numbers, outcomes)
    return "\n".join(lines) + "\n"


def count_nodes(game: Game) -> float:
    """Return how many nodes the tree of a game has: histories times profiles of types, and the draw of the types."""
    total = 1.0 if game.private else 0.0
    for profile in _profiles(game):
        after = np.ones(game.num_worlds[0])
        for period in reversed(range(game.num_periods)):
            for stage in reversed(game.stages):
                after = _count_before(game, stage, period, profile, after)
        total += after[int(game.start)]
    return float(total)


def _count_before(game: Game, stage: Stage, period: int, profile: Profile, after: np.ndarray) -> np.ndarray:
    target = np.asarray(stage.next_world)
    children = np.where(target >= 0, after[np.maximum(target, 0)], 1.0)
    is_open = _weights(game, stage, period, profile) > 0
    before = after[np.clip(np.asarray(stage.passes), 0, len(after) - 1)]
    before[np.asarray(stage.worlds)] = 1 + np.where(is_open, children, 0).sum(axis=0)
    return before


def _refuse_what_no_tree_can_say(game: Game) -> None:
    most = np.abs(np.asarray(game.optimism)).max(axis=0)
    for player, shifts in enumerate(np.broadcast_to(most, (game.num_players, game.num_private))):
        for other, shift in zip(game.private, shifts, strict=True):
            if shift and other != player:
                who, whom = game.players[player], game.players[other]
                raise ValueError(f"'{who}' has optimism about '{whom}', and a tree has one prior for all players")
    for stage in game.stages:
        if isinstance(stage, Move) and np.size(stage.base):
            base = np.asarray(stage.base, float)
            least = np.where(base > 0, base, np.inf).min(axis=-2)
            if np.any(base.max(axis=-2) > (1 + EVEN) * least):
                raise ValueError(
                    f"stage '{stage.name}' weighs its actions unevenly before payoffs (base), and in a tree all weigh the"
                    " same"
                )


def _subtree(game: Game, profile: Profile, numbers: Numbers, outcomes: Iterator[int]) -> Iterator[str]:
    """Yield the lines of everything behind the draw of one profile of types, parents before children."""
    to_date0 = _discounts(game, profile)
    waiting = [_Place((), (), 0, 0, int(game.start), np.zeros(game.num_players))]
    while waiting:
        place = _where_someone_moves(game, waiting.pop())
        if place.world < 0:
            yield _leaf(game.endings[-1 - place.world], place.paid, next(outcomes))
        elif place.period == game.num_periods:
            last = _of_profile(game, game.terminal, profile)[:, place.world]
            yield _leaf("the end", place.paid + to_date0[-1] * last, next(outcomes))
        else:
            stage = game.stages[place.index]
            at = int(np.flatnonzero(np.asarray(stage.worlds) == place.world)[0])
            weights = _weights(game, stage, place.period, profile)[:, at]
            is_open = np.flatnonzero(weights > 0)
            yield _node(game, stage, place, profile, weights, numbers)
            payoff = _of_profile(game, at_period(np.asarray(stage.payoff), place.period), profile)[..., at]
            now = place.paid[:, None] + to_date0[place.period][:, None] * payoff
            waiting += [_behind(game, place, action, at, now[:, action]) for action in reversed(is_open)]


def _where_someone_moves(game: Game, place: _Place) -> _Place:
    """Follow a place through stages in which nobody moves, to the next node."""
    period, index, world = place.period, place.index, place.world
    while world >= 0 and period < game.num_periods:
        stage = game.stages[index]
        if world in np.asarray(stage.worlds):
            break
        world = int(stage.passes[world])
        period, index = _next_stage(game, period, index)
    return place._replace(period=period, index=index, world=world)


def _next_stage(game: Game, period: int, index: int) -> tuple[int, int]:
    return (period, index + 1) if index + 1 < len(game.stages) else (period + 1, 0)


def _behind(game: Game, place: _Place, action: int, at: int, paid: np.ndarray) -> _Place:
    """Return the place behind an action."""
    stage = game.stages[place.index]
    period, index = _next_stage(game, place.period, place.index)
    history, words = (*place.history, int(action)), (*place.words, stage.actions[action])
    return _Place(history, words, period, index, int(stage.next_world[action, at]), paid)


def _node(game: Game, stage: Stage, place: _Place, profile: Profile, weights: np.ndarray, numbers: Numbers) -> str:
    """Return the line of a node in which somebody moves or nature does; only its information set has a label."""
    actions = [stage.actions[action] for action in np.flatnonzero(weights > 0)]
    said = f"{stage.name}: {' > '.join(place.words) or 'start'}"
    if isinstance(stage, Chance):
        number = _number(numbers, -1, (place.history, profile))
        said += f" ({_type_names(game, profile)})" if game.private else ""
        chances = _with_probabilities(actions, weights[weights > 0])
        return f'c "" {number} {_quoted(said)} {chances} 0'
    who = mover_position(game, stage)
    kind = None if who is None else profile[who]
    number = _number(numbers, stage.player, (place.history, kind))
    said += "" if kind is None else f" (type {kind})"
    choices = " ".join(_quoted(action) for action in actions)
    return f'p "" {stage.player + 1} {number} {_quoted(said)} {{ {choices} }} 0'


def _leaf(name: str, payoffs: np.ndarray, number: int) -> str:
    paid = ", ".join(_decimal(payoff) for payoff in payoffs)
    return f't "" {number} {_quoted(f"{name} {number}")} {{ {paid} }}'


def _number(numbers: Numbers, player: int, information: tuple) -> int:
    """Return the number of an information set among its player's, a new one at its first mention."""
    own = numbers.setdefault(player, {})
    return own.setdefault(information, len(own) + 1)


def _profiles(game: Game) -> list[Profile]:
    return list(itertools.product(*map(range, game.num_types)))


def _prior_of(game: Game, profile: Profile) -> float:
    """Return the probability of a profile of types."""
    chance = 1.0
    for logs, kind in zip(game.prior_odds, profile, strict=True):
        chance /= np.exp(logs - logs[kind]).sum()  # exact where the log-odds are large
    return float(chance)


def _type_names(game: Game, profile: Profile) -> str:
    return ", ".join(f"{game.players[player]} {kind}" for player, kind in zip(game.private, profile, strict=True))


def _weights(game: Game, stage: Stage, period: int, profile: Profile) -> np.ndarray:
    """Return base weights or probabilities under a profile: action, moving world."""
    table = at_period(np.asarray(stage.base if isinstance(stage, Move) else stage.probability), period)
    who = mover_position(game, stage)
    return table[0 if who is None else min(profile[who], len(table) - 1)]


def _of_profile(game: Game, array: np.ndarray, profile: Profile) -> np.ndarray:
    """Return an array with axes player, types… and more for one profile: player and more."""
    array = np.asarray(array, float)
    kinds = tuple(min(kind, size - 1) for kind, size in zip(profile, array.shape[1:], strict=False))
    picked = array[(slice(None), *kinds)]
    return np.broadcast_to(picked, (game.num_players, *picked.shape[1:]))


def _discounts(game: Game, profile: Profile) -> np.ndarray:
    """Return what a payment at each date is worth in the first period: date (one more than periods), player."""
    factors = [
        _of_profile(game, at_period(np.asarray(game.discount), period), profile) for period in range(game.num_periods)
    ]
    return np.cumprod([np.ones(game.num_players), *factors], axis=0)


def _comment(game: Game) -> str:
    """Return what a reader of the file must know and the tree cannot say."""
    precisions = np.broadcast_to(np.asarray(game.precision, float), (game.num_players, np.shape(game.precision)[1]))
    told = [
        f"{player} {' and '.join(f'{precision:g}' for precision in dict.fromkeys(own.tolist()))}"
        for player, own in zip(game.players, precisions, strict=True)
    ]
    return f"Payoffs are in pies of the first period. Logit precision, which a tree does not hold: {', '.join(told)}."


def _with_probabilities(names: list[str], probabilities: list[float] | np.ndarray) -> str:
    """Return names with probabilities; the likeliest takes up the rounding, so that they sum to one exactly."""
    exact = [Decimal(repr(float(probability))) for probability in probabilities]
    most = exact.index(max(exact))
    others = Decimal(0)
    for place, probability in enumerate(exact):
        others = others if place == most else DIGITS.add(others, probability)
    exact[most] = DIGITS.subtract(Decimal(1), others)
    pairs = (f"{_quoted(name)} {probability:f}" for name, probability in zip(names, exact, strict=True))
    return f"{{ {' '.join(pairs)} }}"


def _decimal(number: float) -> str:
    """Return a number with all its digits and without an exponent, which readers of the format may not know."""
    return f"{Decimal(repr(float(number) + 0.0)):f}"


def _quoted(text: str) -> str:
    """Return a label in quotes; the format has no agreed way to write quotes and backslashes inside."""
    return '"' + text.replace("\\", "/").replace('"', "'").replace("\n", " ") + '"'
