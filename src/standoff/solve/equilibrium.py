"""What a solve hands back: who does what in every public state, and what it is worth.

A solver fills an `Equilibrium`; the certificate and every question read it. It holds no function: a strategy is a table
over the belief grid, and beliefs between nodes are read by linear interpolation in log-odds (beyond the ends: the end).
Axes: `period, player, types…, beliefs…, action, world`, as everywhere.
"""

from __future__ import annotations

import equinox as eqx
import numpy as np
from jaxtyping import Array, Float, Int

Numbers = Float[Array | np.ndarray, "..."]


class Equilibrium(eqx.Module):
    """Strategies and values of one solved game on its belief grid.

    Attributes:
        grid: log-odds of the belief nodes, evenly spaced, the same for every private player.
        strategies: one entry per stage. For a `Move`: probability of each action, axes `period, type, belief_1 …
            belief_K, action, moving world`, where `type` is the mover's own (length 2 if she is private, else 1). For a
            `Chance`: None.
        values: value of the game to each player at the start of each period, conditional on the true types, in pies
            at that date. Axes `period + 1, player, type_1 … type_K, belief_1 … belief_K, world of the first stage`; the
            last period slice is what the game pays at its end.
        residual: the solver's own worst logit residual in each period. It is not a certificate: see `certify`.
        num_several: states of logit moves, by period, in which several equilibria were seen and a choice was made
            (see `solve/logit.py`).
    """

    grid: Float[Array | np.ndarray, " belief"]
    strategies: tuple[Numbers | None, ...]
    values: Numbers
    residual: Float[Array | np.ndarray, " period"]
    num_several: Int[Array | np.ndarray, " period"] | None = None
