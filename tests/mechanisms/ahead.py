"""Month by month: how a small solved case ends, and in which worlds it goes on."""

from __future__ import annotations

import jax
import numpy as np

from standoff.game.paths import Propagation, find_sources, start_mass
from standoff.mechanisms.issues import ending_of
from tests.mechanisms.cases import index_of
from tests.mechanisms.played import Played, run


def look_ahead(played: Played) -> Propagation:
    """Return the chances of having ended, by month, and of the worlds in front of the next month."""
    game, solved = played.game, played.equilibrium
    with jax.enable_x64(True):
        start = np.eye(game.num_worlds[0])[int(game.start)]
        mass = start_mass(game, solved.grid, game.prior, jax.numpy.asarray(start))
        arrays = jax.tree.map(jax.numpy.asarray, (game, solved.grid, solved.strategies))
        return jax.tree.map(np.asarray, run(arrays[0], find_sources(game), *arrays[1:], mass))


def deals_by_month(played: Played) -> np.ndarray:
    """Return the chance that any package is signed, month by month."""
    columns = [played.structure.endings.index(ending_of(package.name)) for package in played.structure.packages]
    return look_ahead(played).ended[:, columns].sum(axis=1)


def chance_of_level(played: Played, axis: str, level: str) -> np.ndarray:
    """Return the chance, month by month, that the war goes on into the next month with an axis at a level."""
    found = next(item for item in played.structure.axes if item.name == axis)
    return look_ahead(played).worlds @ (played.structure.tables[0].worlds[axis] == found.position(level))


def strategy(played: Played, stage: str, action: str, period: int = 0, **levels: str) -> np.ndarray:
    """Return the chances of an action where the axes are at the given levels: axes `type, beliefs…, world`."""
    place = index_of(played.structure, stage)
    worlds = played.structure.tables[place].moving_worlds
    fits = np.ones(len(played.structure.tables[place].moving), dtype=bool)
    for name, level in levels.items():
        axis = next(item for item in played.structure.axes if item.name.replace(":", "__").replace(" ", "_") == name)
        fits &= worlds[axis.name] == axis.position(level)
    row = [option.name for option in played.structure.stages[place].actions].index(action)
    return played.equilibrium.strategies[place][period][..., row, np.flatnonzero(fits)]
