"""Small cases solved at their medians and played out: who does what, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import jax
import numpy as np

from standoff.game.paths import find_sources, propagate, start_mass
from standoff.mechanisms.compile import build_game
from standoff.mechanisms.issues import ending_of
from standoff.mechanisms.structure import Structure
from standoff.solve.equilibrium import Equilibrium
from tests.mechanisms.cases import index_of, medians_of
from tests.solve.solved import solve_precisely, value_at_prior

run = jax.jit(propagate)


@dataclass(frozen=True)
class Played:
    """A solved case: its structure, its game, its equilibrium, and the chance of every ending over the whole game."""

    structure: Structure
    game: Any
    equilibrium: Equilibrium
    ended: dict[str, float]

    @property
    def p_deal(self) -> float:
        """Return the chance that any package is signed and in force."""
        return sum(self.packages.values())

    @property
    def packages(self) -> dict[str, float]:
        """Return the chance of every package, by its name, from worst to best for the first signing party."""
        return {package.name: self.ended[ending_of(package.name)] for package in self.structure.packages}

    @property
    def values(self) -> dict[str, float]:
        """Return what the game is worth to every player at the start."""
        return dict(zip(self.structure.players, value_at_prior(self.game, self.equilibrium), strict=True))

    def mean_share(self) -> float:
        """Return the mean place of the deals on the menu, from 0 (worst for the first signing party) to 1."""
        chances = np.array(list(self.packages.values()))
        return float(chances @ np.linspace(0, 1, len(chances)) / chances.sum())

    def chance(self, stage: str, action: str, period: int = 0, **levels: str) -> float:
        """Return the chance of an action in the first moving world at the given levels, in a case without types."""
        place = index_of(self.structure, stage)
        table = self.structure.tables[place]
        fits = np.ones(len(table.moving), dtype=bool)
        for name, level in levels.items():
            axis = next(axis for axis in self.structure.axes if axis.name == name.replace("__", ":"))
            fits &= table.moving_worlds[axis.name] == axis.position(level)
        row = [option.name for option in self.structure.stages[place].actions].index(action)
        return float(np.ravel(self.equilibrium.strategies[place][period][..., row, np.flatnonzero(fits)[0]])[0])


def play(raw: dict, **values: float) -> Played:
    """Solve the median draw of a case, some numbers replaced (dots written as two underscores), and play it out."""
    structure, draw = medians_of(raw, **values)
    game = build_game(structure, draw)
    equilibrium = solve_precisely(game)
    with jax.enable_x64(True):
        start = np.eye(game.num_worlds[0])[int(game.start)]
        mass = start_mass(game, equilibrium.grid, game.prior, jax.numpy.asarray(start))
        arrays = jax.tree.map(jax.numpy.asarray, (game, equilibrium.grid, equilibrium.strategies))
        ahead = run(arrays[0], find_sources(game), *arrays[1:], mass)
    ended = np.asarray(ahead.ended).sum(axis=0)
    return Played(structure, game, equilibrium, dict(zip(structure.endings, map(float, ended), strict=True)))
