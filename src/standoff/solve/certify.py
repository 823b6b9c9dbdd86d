"""Check a solved game without trusting whoever solved it.

A solver never certifies itself. From the strategies alone this file works out, in plain NumPy and float64,

* the values, backwards:  V_j(θ; ℓ; w) = Σ_a σ(a|θ_i) [payoff_j(θ, a, w) + C_j(θ; ℓ'(a); w'(a))], where C is the value
  before the next stage (after the last stage: discount × next period's value; after an ending: 0);
* Bayes' rule:  ℓ'_i(a) = ℓ_i + log σ(a|1) − log σ(a|0), read on the grid by linear interpolation in log-odds and,
  beyond its ends, at the end;
* what each action is worth to the mover:  Q(θ_i, a) = Σ over the others' types of Π_k β_ik(θ_k) [payoff_i + C_i];
* the logit reply to Q, and how far the strategy is from it (the *residual*, in probability);
* the most a type could gain by changing one action once (the *gain*, in pies). In a logit equilibrium it is what its
  mistakes cost, and tends to 0 as precision grows;
* the same values again, forwards: a unit of probability starts at the prior and moves through the stages; posteriors
  between two nodes are split onto both, which is the exact adjoint of interpolation, so that discounted payoffs must
  add up to the value at the start.

Profiles of types and belief nodes are flattened: arrays are `player, profile, cell, action, world`.

Source: McKelvey and Palfrey 1998, agent quantal response; the one-shot deviation principle for finite games.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from standoff.game.game import Game, Move, at_period
from standoff.solve.equilibrium import Equilibrium
from standoff.solve.flat import Frame, continuation, landing


@dataclasses.dataclass(frozen=True)
class Certificate:
    """How far an equilibrium is from being one.

    Attributes:
        max_residual: largest |probability − logit reply| over all public states, own types and actions.
        max_gain: largest gain from one deviation, in pies at the date of the move.
        value_error: largest |recomputed value − reported value|, in pies.
        forward_error: largest difference at the start between forward and reported values, in pies.
        grid_error: largest change of a value at the start when the belief grid is refined; None if not computed.
        grid_error_typical: 99th percentile of that change over shared nodes and worlds of the first period; or None.
        worst: where the largest residual is, in words.
    """

    max_residual: float
    max_gain: float
    value_error: float
    forward_error: float
    grid_error: float | None
    grid_error_typical: float | None
    worst: str

    def is_ok(self, tolerance: float, grid_tolerance: float | None = None) -> bool:
        """Return whether residual, value and forward errors are within `tolerance` (and the grid error within its own).

        The gain is no fault (logit players make mistakes) and is not compared.
        """
        is_exact = max(self.max_residual, self.value_error, self.forward_error) <= tolerance
        if grid_tolerance is None:
            return is_exact
        return is_exact and self.grid_error is not None and self.grid_error <= grid_tolerance

    def sentence(self) -> str:
        """Say in words what was found."""
        parts = [
            f"strategies are within {self.max_residual:.1e} of the logit reply (worst: {self.worst})",
            f"recomputed values agree to {self.value_error:.1e} of a pie, forwards to {self.forward_error:.1e}",
            f"no single deviation gains more than {self.max_gain:.1e} of a pie",
        ]
        if self.grid_error is None:
            parts.append("the belief grid was not refined, so its error is not known")
        elif not self.grid_error:
            parts.append("no belief is read from a grid")
        else:
            parts.append(f"a finer belief grid moves values at the start by at most {self.grid_error:.1e} of a pie")
        return "; ".join(parts) + "."


def certify(
    game: Game, equilibrium: Equilibrium, *, refined: Equilibrium | None = None, date0: bool = False
) -> Certificate:
    """Check `equilibrium` of one game (not of a stack of draws) from its strategies alone.

    Args:
        game: the game that was solved.
        equilibrium: what the solver handed back.
        refined: an equilibrium of the same game on a finer grid that contains every node of this one.
        date0: whether precision multiplies payoffs discounted to the first period instead of current ones.

    Raises:
        ValueError: the arrays of `equilibrium` (or `refined`) do not fit the game, or `refined` is no finer.
    """
    frame = Frame(game, equilibrium)
    values, worst = _evaluate(frame, date0)
    grid_error, typical = (None, None) if refined is None else _grid_errors(frame, Frame(game, refined))
    forward = _push_forward(frame)
    claimed = frame.claimed[0, ..., frame.start] @ frame.prior_cells()
    return Certificate(
        max_residual=worst.residual,
        max_gain=worst.gain,
        value_error=_largest(values - frame.claimed),
        forward_error=_largest(forward - claimed),
        grid_error=grid_error,
        grid_error_typical=typical,
        worst=worst.where,
    )


def _reply(frame: Frame, stage: Move, period: int, worth: np.ndarray, sigma: np.ndarray, scale: np.ndarray) -> tuple:
    """Return the residual (type, cell, action, world) and the gain (type, cell, world) of a move.

    `worth` is what each action brings the mover (profile, cell, action, world). `scale` (profile) is what turns it into
    the payoffs that precision multiplies: ones, or discounts to the first period.
    """
    own = frame.own_type(stage, len(sigma))
    odds = _believed(frame, stage.player, period)[:, :, None, None]
    base = np.asarray(at_period(np.asarray(stage.base, np.float64), period))
    precision = np.broadcast_to(np.asarray(frame.game.precision, np.float64), (frame.game.num_players, 2))[stage.player]
    residual, gain = [], []
    for kind in range(len(sigma)):
        mine = own == kind
        weighted = odds[mine] * worth[mine]
        quality = weighted.sum(0)
        felt = (weighted * scale[mine, None, None, None]).sum(0)
        with np.errstate(divide="ignore"):
            logits = np.log(base[min(kind, len(base) - 1)]) + precision[kind] * felt
        logits = np.exp(logits - logits.max(axis=1, keepdims=True))
        residual.append(np.abs(sigma[kind] - logits / logits.sum(axis=1, keepdims=True)))
        open_to = np.where(base[min(kind, len(base) - 1)] > 0, quality, -np.inf)
        gain.append(open_to.max(axis=1) - (sigma[kind] * quality).sum(axis=1))
    return np.array(residual), np.array(gain)


def _believed(frame: Frame, player: int, period: int) -> np.ndarray:
    """Return the probability `player` gives to the others' types of each profile at each cell: (profile, cell)."""
    optimism = at_period(np.asarray(frame.game.optimism, np.float64), period)
    odds = np.ones((len(frame.profiles), len(frame.nodes)))
    for position, other in enumerate(frame.game.private):
        if other != player:
            shift = optimism[min(player, len(optimism) - 1), position]
            is_one = 1 / (1 + np.exp(-(frame.grid[frame.nodes[:, position]] + shift)))
            odds = odds * np.where(frame.profiles[:, [position]] == 1, is_one, 1 - is_one)
    return odds


@dataclasses.dataclass
class _Worst:
    residual: float = 0.0
    gain: float = 0.0
    where: str = "nowhere, as nobody moves"


def _evaluate(frame: Frame, date0: bool) -> tuple[np.ndarray, _Worst]:
    """Return the values of the strategies in every period, axes as `frame.claimed`, and the worst reply."""
    game, worst = frame.game, _Worst()
    values = np.zeros_like(frame.claimed)
    values[-1] = frame.terminal()
    for period in reversed(range(game.num_periods)):
        discount = frame.discount(period)
        after = discount[:, :, None, None] * values[period + 1]
        to_date0 = np.prod([frame.discount(earlier) for earlier in range(period)], axis=0) if date0 and period else 1.0
        scale = np.broadcast_to(to_date0, discount.shape)
        for index in reversed(range(len(game.stages))):
            after = _before(frame, index, period, after, scale, worst)
        values[period] = after
    return values, worst


def _before(frame: Frame, index: int, period: int, after: np.ndarray, scale: np.ndarray, worst: _Worst) -> np.ndarray:
    """Return the value before a stage from the value after it, noting the worst reply on the way."""
    stage = frame.game.stages[index]
    chances = frame.chances(index, period)
    worth = frame.payoff(stage, period) + continuation(stage, landing(frame, stage, chances), after)
    if isinstance(stage, Move) and len(stage.worlds):
        residual, gain = _reply(frame, stage, period, worth[stage.player], chances, scale[stage.player])
        _note(frame, index, period, residual, gain, worst)
    before = after[..., np.clip(np.asarray(stage.passes), 0, after.shape[-1] - 1)]
    taken = chances[frame.own_type(stage, len(chances))]
    before[..., np.asarray(stage.worlds)] = np.einsum("pcaw,npcaw->npcw", taken, worth)
    return before


def _note(frame: Frame, index: int, period: int, residual: np.ndarray, gain: np.ndarray, worst: _Worst) -> None:
    """Keep the largest residual and gain; what is not a number counts as infinitely bad."""
    worst.gain = max(worst.gain, _largest(gain))
    largest = _largest(residual)
    if largest <= worst.residual and worst.where != _Worst.where:
        return
    stage, bad = frame.game.stages[index], np.where(np.isfinite(residual), residual, np.inf)
    kind, cell, action, world = np.unravel_index(bad.argmax(), bad.shape)
    beliefs = [
        f"{frame.game.players[player]} {1 / (1 + np.exp(-frame.grid[node])):.3f}"
        for player, node in zip(frame.game.private, frame.nodes[cell], strict=True)
    ]
    worst.residual = largest
    worst.where = (
        f"period {period + 1}, stage '{stage.name}', world {int(stage.worlds[world])}, action '{stage.actions[action]}'"
        + (f" by type {kind}" if len(residual) == 2 else "")
        + (f", belief in type 1 of {', '.join(beliefs)}" if beliefs else "")
    )


def _push_forward(frame: Frame) -> np.ndarray:
    """Return expected discounted payoffs from the start: player, profile."""
    game = frame.game
    mass = np.zeros((len(frame.profiles), len(frame.nodes), game.num_worlds[0]))
    mass[:, :, frame.start] = frame.prior_cells()
    to_start = np.ones((game.num_players, len(frame.profiles)))
    total = np.zeros_like(to_start)
    for period in range(game.num_periods):
        for index in range(len(game.stages)):
            mass, paid = _forward_stage(frame, index, period, mass)
            total += to_start * paid
        to_start = to_start * frame.discount(period)
    return total + to_start * (frame.terminal() * mass).sum(axis=(2, 3))


def _forward_stage(frame: Frame, index: int, period: int, mass: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Move probability (profile, cell, world) through one stage; also return what it pays (player, profile)."""
    stages = frame.game.stages
    stage, num_next = stages[index], frame.game.num_worlds[(index + 1) % len(stages)]
    chances = frame.chances(index, period)
    worlds, next_world = np.asarray(stage.worlds), np.asarray(stage.next_world)
    flow = mass[..., worlds][:, :, None, :] * chances[frame.own_type(stage, len(chances))]
    paid = np.einsum("pcaw,npaw->np", flow, frame.payoff(stage, period)[:, :, 0])
    resting = np.delete(np.arange(mass.shape[-1]), worlds)
    arrived = np.zeros((len(mass), len(frame.nodes) * num_next))
    at = np.arange(len(frame.nodes))[:, None] * num_next + np.asarray(stage.passes)[resting]
    routes = [(at, mass[..., resting])]
    for cell, weight in landing(frame, stage, chances):
        routes.append((cell * num_next + np.maximum(next_world, 0), flow * np.where(next_world >= 0, weight, 0.0)))
    for at, moved in routes:
        for profile, amount in enumerate(moved):
            target = np.broadcast_to(at, amount.shape).ravel()
            arrived[profile] += np.bincount(target, amount.ravel(), minlength=arrived.shape[1])
    return arrived.reshape(len(mass), len(frame.nodes), num_next), paid


def _grid_errors(coarse: Frame, fine: Frame) -> tuple[float, float]:
    """Return the difference of two grids' values at the start, and its 99th percentile over shared nodes."""
    if coarse.size == 1 or coarse.num_private == 0:
        shared = np.arange(len(coarse.nodes))
    else:
        every, left_over = divmod(fine.size - 1, coarse.size - 1)
        if not every or left_over or not np.allclose(fine.grid[::every], coarse.grid):
            raise ValueError("the refined grid does not contain every node of the grid that it refines")
        if every == 1:
            raise ValueError("the refined grid is no finer than the grid that it refines")
        shared = np.ravel_multi_index(tuple((coarse.nodes * every).T), (fine.size,) * fine.num_private)
    at_start = coarse.claimed[0, ..., coarse.start] @ coarse.prior_cells()
    refined = fine.claimed[0, ..., fine.start] @ fine.prior_cells()
    moved = np.abs(coarse.claimed[0] - fine.claimed[0][:, :, shared])
    return _largest(at_start - refined), float(np.percentile(moved, 99))


def _largest(differences: np.ndarray) -> float:
    """Return the largest absolute difference; anything that is not a number counts as infinite."""
    worst = np.abs(differences).max(initial=0.0)
    return float(worst) if np.isfinite(worst) else float("inf")
