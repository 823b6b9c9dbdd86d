"""The same game with the two types of a private player named the other way round."""

from __future__ import annotations

import numpy as np

from standoff.game.game import Game, Move
from standoff.theory.run import Result, solve_precisely
from tests.games import replace, replace_stage


def types_swapped(built: Game, position: int) -> Game:
    """Return the game in which type 0 of private player number `position` is called 1, and type 1 is called 0."""
    player = built.private[position]
    for index, stage in enumerate(built.stages):
        changes = {"payoff": np.flip(stage.payoff, 2 + position)}
        if isinstance(stage, Move) and stage.player == player:
            changes["base"] = np.flip(stage.base, 1)
        built = replace_stage(built, index, **changes)
    precision, prior = built.precision.copy(), built.prior.copy()
    precision[player], prior[position] = precision[player][::-1], -prior[position]
    return replace(built, precision=precision, prior=prior, terminal=np.flip(built.terminal, 1 + position))


def assert_naming_types_changes_nothing(result: Result, position: int) -> None:
    """Assert that values and strategies are the same, type by type and belief by belief."""
    swapped = types_swapped(result.game, position)
    other, count = solve_precisely(swapped, result.numerics), len(result.game.private)
    there = np.flip(other.values, (2 + position, 2 + count + position))
    np.testing.assert_allclose(there, result.equilibrium.values, atol=1e-9)
    for stage, mine, theirs in zip(result.game.stages, result.equilibrium.strategies, other.strategies, strict=True):
        is_own = stage.player == result.game.private[position]
        np.testing.assert_allclose(np.flip(theirs, (1, 2 + position) if is_own else 2 + position), mine, atol=1e-8)
