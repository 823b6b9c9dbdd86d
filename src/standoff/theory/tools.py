"""What the theory models share: short ways to write a stage or a game, and to read a solved one.

A model writes worlds as numbers: `targets` maps each world in which somebody moves to the worlds of the next stage (or
`-1 - e` for ending number `e`), action by action; `passes` says where each of the stage's worlds goes otherwise.
Everything is plain NumPy in float64.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import numpy as np

from standoff.game.game import Chance, Game, Move
from standoff.solve.equilibrium import Equilibrium


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability strictly between 0 and 1."""
    return float(np.log(probability / (1 - probability)))


def offers(steps: int) -> np.ndarray:
    """Return the shares of a pie that is cut into `steps` steps: 0, 1/steps, …, 1."""
    return np.linspace(0, 1, steps + 1)


def no_payoff(
    num_actions: int, num_worlds: int, num_players: int, num_private: int = 0, periods: int = 1
) -> np.ndarray:
    """Return zeros with the full axes of a stage's payoff: period, player, types…, action, moving world."""
    return np.zeros((periods, num_players, *(2,) * num_private, num_actions, num_worlds))


def move(
    name: str,
    player: int,
    actions: Sequence[str],
    targets: Mapping[int, Sequence[int]],
    passes: Sequence[int],
    payoff: np.ndarray | None = None,
    num_private: int = 0,
    base: np.ndarray | None = None,
) -> Move:
    """Return a stage in which `player` chooses.

    Args:
        name: what the stage is called in certificates.
        player: who moves.
        actions: their names.
        targets: for each moving world, the next stage's world (or -1 - ending) of every action.
        passes: the next stage's world for each world of this stage; not read where someone moves.
        payoff: period, player, types…, action, moving world (in pies, when paid), or None for nothing.
        num_private: private players of the game, that is type axes of its arrays.
        base: period, own type, action, moving world: weight of each action before payoffs (0: not available); or None
            for ones.
    """
    worlds = np.array(list(targets), int)
    shape = (len(actions), len(worlds))
    return Move(
        name=name,
        player=player,
        actions=tuple(actions),
        worlds=worlds,
        passes=np.array(passes, int),
        next_world=np.array(list(targets.values()), int).T.reshape(shape),
        base=np.ones((1, 1, *shape)) if base is None else np.asarray(base, float),
        payoff=np.zeros((1, 1, *(1,) * num_private, *shape)) if payoff is None else np.asarray(payoff, float),
    )


def chance(
    name: str,
    about: int | None,
    actions: Sequence[str],
    targets: Mapping[int, Sequence[int]],
    passes: Sequence[int],
    probability: np.ndarray,
    payoff: np.ndarray | None = None,
    num_private: int = 0,
) -> Chance:
    """Return a stage in which nature moves; arguments as in `move`.

    Args:
        about: position among the private players of whoever the outcome is news about, or None.
        probability: period, type (length 1 without `about`), action, moving world.
    """
    like = move(name, 0, actions, targets, passes, payoff, num_private)
    weights = np.asarray(probability, float)
    return Chance(name, about, like.actions, like.worlds, like.passes, like.next_world, weights, like.payoff)


def game(
    players: Sequence[str],
    num_periods: int,
    stages: Sequence[Move | Chance],
    terminal: np.ndarray,
    precision: float | np.ndarray,
    discount: float | Sequence[float] | np.ndarray = 1.0,
    private: Sequence[int] = (),
    prior: Sequence[float] | Sequence[np.ndarray] = (),
    endings: Sequence[str] = ("deal",),
    start: int = 0,
) -> Game:
    """Return a game without optimism.

    Args:
        terminal: what the end pays: player, types…, world of the first stage.
        precision: one number for everybody, or an array player, own type (length 1 or 2).
        discount: one number, one per player, or an array period, player, types….
        private: the players with types, in order; `prior` is the probability of type 1 of each of them, or the
            probabilities of all types of each of them.
        endings: names of the endings; -1 in `targets` is the first of them.
        start: world of the first stage in which the game begins.
    """
    num_players = len(players)
    if np.ndim(discount) <= 1:
        discount = np.broadcast_to(np.asarray(discount, float), num_players).reshape(1, num_players, *(1,) * len(private))
    if np.ndim(precision) == 0:
        precision = np.full((num_players, 1), float(precision))
    types = tuple(len(beliefs) for beliefs in prior) if np.ndim(prior[0] if len(prior) else 0) else ()
    return Game(
        players=tuple(players),
        private=tuple(private),
        num_periods=num_periods,
        endings=tuple(endings),
        stages=tuple(stages),
        discount=np.asarray(discount, float),
        precision=np.asarray(precision, float),
        optimism=np.zeros((1, num_players, len(private))),
        terminal=np.asarray(terminal, float),
        prior=_log_odds_of_types(prior) if types else np.array([log_odds(belief) for belief in prior]),
        start=np.array(start),
        types=types,
    )


def _log_odds_of_types(prior: Sequence[np.ndarray]) -> np.ndarray:
    """Return the log-odds of types 1, 2, … against type 0, one row per private player, filled up with zeros."""
    rows = [np.log(np.asarray(beliefs)[1:] / beliefs[0]) for beliefs in prior]
    return np.array([np.pad(row, (0, max(map(len, rows)) - len(row))) for row in rows])


def value(
    game: Game,
    equilibrium: Equilibrium,
    player: int,
    *,
    world: int | None = None,
    period: int = 0,
    types: Sequence[int] | None = None,
    beliefs: Sequence[float] | None = None,
) -> float:
    """Return what the game is worth to `player` at the start of a period, in pies of that period.

    Values are read by straight lines in log-odds, and beyond the ends of the grid at the end.

    Args:
        world: world of the first stage (default: where the game starts).
        period: counted from 0; `num_periods` reads what the end pays.
        types: the type of each private player; None takes the average with the probabilities of `beliefs`.
        beliefs: public log-odds of each private player (default: the prior).
    """
    places = np.asarray(game.prior if beliefs is None else beliefs, float)
    table = np.asarray(equilibrium.values)[period][player][..., int(game.start) if world is None else world]
    table = _at_beliefs(table, equilibrium, places)
    if types is not None:
        return float(table[tuple(types)])
    for place in reversed(places):
        one = 1 / (1 + np.exp(-place))
        table = table @ np.array([1 - one, one])
    return float(table)


def strategy(
    game: Game,
    equilibrium: Equilibrium,
    stage: str | int,
    world: int,
    *,
    period: int = 0,
    own_type: int | None = None,
    beliefs: Sequence[float] | None = None,
) -> np.ndarray:
    """Return the probability of every action of a move in one world.

    Args:
        stage: its name (the first stage of that name) or its number.
        world: a world of that stage in which somebody moves.
        period: counted from 0.
        own_type: type of the mover, if she is private; None takes the average that the public expects.
        beliefs: public log-odds of each private player (default: the prior).

    Raises:
        ValueError: nobody moves in that world of the stage.
    """
    index = _stage_number(game, stage)
    found = game.stages[index]
    moving = np.asarray(found.worlds).tolist()
    if world not in moving or equilibrium.strategies[index] is None:
        raise ValueError(f"nobody chooses in world {world} of stage '{found.name}'")
    places = np.asarray(game.prior if beliefs is None else beliefs, float)
    table = np.asarray(equilibrium.strategies[index])[period][..., moving.index(world)]
    table = _at_beliefs(np.moveaxis(table, -1, 1), equilibrium, places)
    if len(table) == 1:
        return table[0]
    if own_type is not None:
        return table[own_type]
    one = 1 / (1 + np.exp(-places[game.private.index(found.player)]))
    return (1 - one) * table[0] + one * table[1]


def chance_of(
    game: Game,
    equilibrium: Equilibrium,
    stage: str | int,
    action: str | int,
    world: int,
    *,
    period: int = 0,
    own_type: int | None = None,
    beliefs: Sequence[float] | None = None,
) -> float:
    """Return the probability of one action (by name or number); the other arguments as in `strategy`."""
    number = action if isinstance(action, int) else game.stages[_stage_number(game, stage)].actions.index(action)
    chances = strategy(game, equilibrium, stage, world, period=period, own_type=own_type, beliefs=beliefs)
    return float(chances[number])


def mean_offer(
    game: Game,
    equilibrium: Equilibrium,
    stage: str | int,
    shares: np.ndarray,
    world: int = 0,
    *,
    period: int = 0,
    own_type: int | None = None,
    beliefs: Sequence[float] | None = None,
) -> float:
    """Return the mean of `shares` (one per action of the stage) under the strategy; arguments as in `strategy`."""
    chances = strategy(game, equilibrium, stage, world, period=period, own_type=own_type, beliefs=beliefs)
    return float(np.asarray(shares) @ chances)


def _stage_number(game: Game, stage: str | int) -> int:
    return stage if isinstance(stage, int) else [found.name for found in game.stages].index(stage)


def _at_beliefs(table: np.ndarray, equilibrium: Equilibrium, places: np.ndarray) -> np.ndarray:
    """Read the last axes of `table`, one per private player's belief, at log-odds `places`."""
    grid = np.asarray(equilibrium.grid, float)
    read = (functools.partial(np.interp, place, grid) for place in reversed(places))
    return functools.reduce(lambda array, line: np.apply_along_axis(line, -1, array), read, np.asarray(table, float))
