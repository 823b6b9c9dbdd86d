"""Draws moved towards the record, where the record is too sharp for the draws that were made blindly.

Sequential tempering: the likelihood of the record is raised to a power that grows from 0 to 1. In every round

1. the power grows as far as half of the draws still count (Kish: (Σw)²/Σw²), w = L^(new power - old power);
2. the draws are resampled by w (systematic resampling);
3. every draw proposes to move, in units of normal quantiles z of its inputs: z' = sqrt(1 - s²) z + s e with e standard
   normal. This keeps the ranges of the case (the prior is standard normal in z), so the move is accepted with
   probability min(1, (L'/L)^power), for which the moved draw is solved. The step s follows the share accepted.

Rounds go on until the power is 1 and the draws that differ are worth the floor, or the budget of rounds is spent; then
what is missing to the full power is in the weights, tempered as `weights.weigh` does. Copies count as one draw.

Source: Del Moral, Doucet and Jasra 2006 (samplers); Cotter, Roberts, Stuart and White 2013 (the move).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from standoff.case.draws import Draws, draws_at, numbers_of, points_of
from standoff.case.families import SMALLEST_U
from standoff.case.model import Case
from standoff.ensemble.outcome import Outcome
from standoff.ensemble.store import Solved
from standoff.ensemble.weights import FLOOR, Weights, effective, resample, weigh

MOST_ROUNDS = 12
FIRST_STEP = 0.4
FEW, MANY = 0.2, 0.4  # shares of moves accepted between which the step stays as it is
LIVELY = 0.5  # share of the draws that still count after the power has grown

Solve = Callable[[Draws, int], Outcome]


@dataclass(frozen=True)
class _State:
    """Draws at normal quantiles `places`, fair for the record raised to `power`."""

    places: np.ndarray
    inputs: Draws
    outcome: Outcome
    power: float = 0.0

    @property
    def logs(self) -> np.ndarray:
        return self.outcome.log_likelihoods.astype(float).sum(axis=1)

    def weights(self, floor: float) -> Weights:
        """Return weights for the full record, as far as `floor` allows, with the number of draws that differ."""
        rest = 1 - self.power
        found = weigh(rest * self.logs, floor)
        _, label = np.unique(self.places, axis=0, return_inverse=True)
        together = np.bincount(label.ravel(), found.weights)
        power = 1.0 if found.power >= 1 else self.power + rest * found.power
        return Weights(found.weights, effective(together), power)


def sharpen(
    case: Case,
    inputs: Draws,
    outcome: Outcome,
    solve: Solve,
    floor: float = FLOOR,
    most_rounds: int = MOST_ROUNDS,
    progress: Callable[[float], None] | None = None,
) -> Solved:
    """Move draws towards the record until they are worth `floor` at its full weight.

    Args:
        case: whose ranges the draws stay in.
        inputs: the draws as `case.draws.draw_inputs` makes them.
        outcome: theirs.
        solve: solves draws; its second argument is the number of the round, from 1 on.
        floor: effective draws wanted; a small ensemble is not asked for more than a quarter of its draws.
        most_rounds: in each of which all draws are solved once.
        progress: called with the power reached, between 0 and 1.

    Raises:
        ValueError: no draw can explain the record.
    """
    floor = min(floor, len(inputs) / 4)
    ranges = {path: item.range for path, item in numbers_of(case).items()}
    points = np.clip(points_of(len(ranges), len(inputs), inputs.seed), SMALLEST_U, 1 - SMALLEST_U)
    state, step, rounds = _State(ndtri(points), inputs, outcome), FIRST_STEP, 0
    while rounds < most_rounds and not _is_enough(state.weights(floor), floor):
        rounds += 1
        luck = np.random.default_rng([inputs.seed, rounds])
        state = _grown(state, rounds)
        proposed = np.sqrt(1 - step**2) * state.places + step * luck.standard_normal(state.places.shape)
        moved = draws_at(ranges, ndtr(proposed), inputs.seed)
        state, accepted = _accept(state, _State(proposed, moved, solve(moved, rounds), state.power), luck)
        step = step * 0.6 if accepted < FEW else min(0.95, step * 1.4) if accepted > MANY else step
        if progress:
            progress(state.power)
    return Solved(state.inputs, state.outcome, state.weights(floor), rounds)


def _is_enough(weights: Weights, floor: float) -> bool:
    return weights.power >= 1 and weights.effective_draws >= floor


def _grown(state: _State, round_: int) -> _State:
    """Let the power grow, and resample the draws by what that makes of them."""
    wanted = LIVELY * np.isfinite(state.logs).sum()
    rest = 1 - state.power
    found = weigh(rest * state.logs, wanted, most=1.0)
    chosen = resample(found.weights, len(state.places), state.inputs.seed + round_)
    power = 1.0 if found.power >= 1 else state.power + rest * found.power
    return _State(state.places[chosen], _rows(state.inputs, chosen), _chosen(state.outcome, chosen), power)


def _accept(now: _State, moved: _State, luck: np.random.Generator) -> tuple[_State, float]:
    """Return the draws after every one has moved or stayed, and the share that moved."""
    with np.errstate(invalid="ignore"):
        gain = now.power * (moved.logs - now.logs)
    moves = np.log(luck.uniform(size=len(gain))) < np.where(np.isfinite(moved.logs), gain, -np.inf)

    def either(after: np.ndarray, before: np.ndarray) -> np.ndarray:
        return np.where(moves.reshape(-1, *(1,) * (np.ndim(after) - 1)), after, before)

    values = {path: either(moved.inputs.values[path], column) for path, column in now.inputs.values.items()}
    inputs = Draws(values, len(gain), now.inputs.seed)
    outcome = Outcome(*(either(after, before) for after, before in zip(moved.outcome, now.outcome, strict=True)))
    return _State(either(moved.places, now.places), inputs, outcome, now.power), float(moves.mean())


def _rows(inputs: Draws, chosen: np.ndarray) -> Draws:
    return Draws({path: column[chosen] for path, column in inputs.values.items()}, len(chosen), inputs.seed)


def _chosen(outcome: Outcome, chosen: np.ndarray) -> Outcome:
    return Outcome(*(np.asarray(part)[chosen] for part in outcome))
