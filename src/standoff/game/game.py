"""What a game is.

A game has players, some of them *private*: they have one of several types, usually two, that the others do not observe. Time is cut
into `num_periods` periods, and every period runs through the same ordered stages. A stage reads the *world* (everything
public that can change) and the *beliefs* (for each private player, the public log-odds that she is of her type 1), and
hands both on to the next stage. The last stage of a period hands on to the first stage of the next; after the last
period everyone gets `terminal`.

There are two kinds of stage. In a `Move` one player chooses an action; in a `Chance` nature does, with known
probabilities that may depend on the type of one private player. Either leads to another world or ends the game, and
pays everyone. An offer is two moves (table a package, accept it or not), a threat is a move, its deadline is a part of
the world, carrying it out or backing down is a move, a battle is a chance. There is nothing else.

Each stage has a world table of its own: "package 7 is on the table" exists only between tabling and answering. Worlds
of a stage in which its player has nothing to choose pass through untouched.

Array axes are always in this order: `period, player, types…, action, world`. There is one `types` axis per private
player, in the order of `private`. Any axis but `action` and `world` may have length 1, which means "the same for all";
a `period` axis of length 1 means "the same in every period". All payoffs are values at the moment they are paid
("current values"), in pies; `discount` brings the next period's values to this one.
"""

from __future__ import annotations

from collections.abc import Sequence

import equinox as eqx
import numpy as np
from jax import lax
from jaxtyping import Array, Float, Int

Numbers = Float[Array | np.ndarray, "..."]


class Move(eqx.Module):
    """One player chooses an action in some of the worlds; the other worlds pass through.

    `next_world` is a world of the next stage, or `-1 - e` where the game ends in ending number `e`. A `base` of 0 makes
    an action unavailable in that world. A committed (obstinate) type has precision 0 and its strategy as `base`.
    `num_final` says how many of the last actions end the game in every world: nothing lies behind them to be read.
    """

    name: str = eqx.field(static=True)
    player: int = eqx.field(static=True)
    actions: tuple[str, ...] = eqx.field(static=True)
    worlds: Int[Array | np.ndarray, " moving"]
    passes: Int[Array | np.ndarray, " world"]
    next_world: Int[Array | np.ndarray, "action moving"]
    base: Float[Array | np.ndarray, "period type action moving"]
    payoff: Numbers  # period player types… action moving
    num_final: int = eqx.field(static=True, default=0)


class Chance(eqx.Module):
    """Nature chooses an outcome in some of the worlds.

    `about` is the position in `Game.private` of the player whose type the probabilities depend on, so that the outcome
    is news about her; None where it is news about nobody (then the type axis of `probability` has length 1).
    """

    name: str = eqx.field(static=True)
    about: int | None = eqx.field(static=True)
    actions: tuple[str, ...] = eqx.field(static=True)
    worlds: Int[Array | np.ndarray, " moving"]
    passes: Int[Array | np.ndarray, " world"]
    next_world: Int[Array | np.ndarray, "action moving"]
    probability: Float[Array | np.ndarray, "period type action moving"]
    payoff: Numbers  # period player types… action moving


Stage = Move | Chance


class Game(eqx.Module):
    """A finite-horizon game with public worlds, private types and log-odds beliefs.

    `precision` is logit precision per player and own type, in units of 1/pie (type axis of length 1 or 2). `optimism`
    shifts what a player believes of a private player: in period t player i reads log-odds `l_k + optimism[t, i, k]`.
    `types` says how many types each private player has, unless everybody has two; then `prior` has one more axis, the
    log-odds of her types 1, 2, … against her type 0 (as long as the largest number needs; what is left over is not read).
    Such games are solved on trees (`solve/tree.py`).
    """

    players: tuple[str, ...] = eqx.field(static=True)
    private: tuple[int, ...] = eqx.field(static=True)
    num_periods: int = eqx.field(static=True)
    endings: tuple[str, ...] = eqx.field(static=True)
    stages: tuple[Stage, ...]
    discount: Numbers  # period player types…
    precision: Float[Array | np.ndarray, "player type"]
    optimism: Float[Array | np.ndarray, "period player private"]
    terminal: Numbers  # player types… world
    prior: Float[Array | np.ndarray, " private"]
    start: Int[Array | np.ndarray, ""]
    types: tuple[int, ...] = eqx.field(static=True, default=())

    @property
    def num_players(self) -> int:
        return len(self.players)

    @property
    def num_private(self) -> int:
        return len(self.private)

    @property
    def num_types(self) -> tuple[int, ...]:
        """Return how many types each private player has."""
        return self.types or (2,) * self.num_private

    @property
    def prior_odds(self) -> list[np.ndarray]:
        """Return the prior log-odds of each private player's types against her type 0, whose own are 0 (not of a stack of draws)."""
        others = np.asarray(self.prior, float).reshape(self.num_private, max(self.num_types, default=2) - 1)
        return [np.append(0.0, row[: kinds - 1]) for row, kinds in zip(others, self.num_types, strict=True)]

    @property
    def num_worlds(self) -> tuple[int, ...]:
        """Return the number of worlds in front of each stage."""
        return tuple(stage.passes.shape[-1] for stage in self.stages)

    @property
    def num_states(self) -> int:
        """Return the number of worlds in which someone moves, over all stages of one period."""
        return sum(stage.worlds.shape[-1] for stage in self.stages)


def num_final(stage: Stage) -> int:
    """Return how many of a stage's last actions end the game in every world."""
    return stage.num_final if isinstance(stage, Move) else 0


def at_period(array: np.ndarray, period: int) -> np.ndarray:
    """Return the slice of a concrete `array` for one period; a leading axis of length 1 serves every period."""
    return array[0] if array.shape[0] == 1 else array[period]


def pick(array: Numbers, period) -> Numbers:
    """Return the same as `at_period` for a period that is only known while the program runs."""
    return array[0] if array.shape[0] == 1 else lax.dynamic_index_in_dim(array, period, keepdims=False)


def find_mistakes(game: Game) -> list[str]:
    """Return every structural mistake in `game` as a sentence; an empty list means that it can be solved.

    Works on a single game (not a stack of draws). Checks shapes, ranges of indices, and that probabilities sum to one.
    """
    found: list[str] = []
    if not game.stages:
        return ["the game has no stages"]
    counts = game.num_worlds
    if np.shape(game.terminal)[-1] != counts[0]:
        found.append(f"terminal has {np.shape(game.terminal)[-1]} worlds, the first stage {counts[0]}")
    if len(set(game.private)) != len(game.private) or not set(game.private) <= set(range(game.num_players)):
        found.append(f"private {game.private} is not a set of players 0..{game.num_players - 1}")
    for index, stage in enumerate(game.stages):
        found += _stage_mistakes(game, stage, counts[(index + 1) % len(counts)], counts[index])
    return found


def _stage_mistakes(game: Game, stage: Stage, num_next: int, num_worlds: int) -> list[str]:
    found: list[str] = []
    where = f"stage '{stage.name}'"
    weights = np.asarray(stage.base if isinstance(stage, Move) else stage.probability)
    shape = (len(stage.actions), stage.worlds.shape[-1])
    for name, array in (("next_world", stage.next_world), ("weights", weights), ("payoff", stage.payoff)):
        if tuple(np.shape(array)[-2:]) != shape:
            found.append(f"{where}: {name} ends in shape {tuple(np.shape(array)[-2:])}, not {shape} (action, world)")
    if np.ndim(stage.payoff) != 4 + game.num_private:
        found.append(f"{where}: payoff has {np.ndim(stage.payoff)} axes, not {4 + game.num_private}")
    found += _index_mistakes(where, stage, num_next, num_worlds, len(game.endings))
    if np.any(weights < 0) or not np.all(np.isfinite(weights)):
        found.append(f"{where}: a weight is negative or not finite")
    if isinstance(stage, Chance) and not np.allclose(weights.sum(-2), 1.0, atol=1e-6):
        found.append(f"{where}: probabilities do not sum to one")
    if isinstance(stage, Move) and np.any(weights.sum(-2) <= 0):
        found.append(f"{where}: a world has no available action")
    if isinstance(stage, Move) and np.any(np.asarray(stage.next_world)[len(stage.actions) - stage.num_final :] >= 0):
        found.append(f"{where}: one of its last {stage.num_final} actions does not end the game in every world")
    return found


def _index_mistakes(where: str, stage: Stage, num_next: int, num_worlds: int, num_endings: int) -> list[str]:
    found: list[str] = []
    worlds = np.asarray(stage.worlds)
    resting = np.delete(np.asarray(stage.passes), worlds)
    if worlds.size and (worlds.min() < 0 or worlds.max() >= num_worlds):
        found.append(f"{where}: worlds point outside 0..{num_worlds - 1}")
    if resting.size and (resting.min() < 0 or resting.max() >= num_next):
        found.append(f"{where}: passes points outside 0..{num_next - 1}")
    targets: Sequence[int] = np.asarray(stage.next_world).ravel()
    if len(targets) and (min(targets) < -num_endings or max(targets) >= num_next):
        found.append(f"{where}: next_world points outside the next stage's worlds and the endings")
    return found
