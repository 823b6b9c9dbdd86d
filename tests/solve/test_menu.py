"""A menu is a quadrature of the deals that could be made: cutting it finer changes nothing beyond its order."""

import numpy as np
import pytest

from standoff.solve.certify import certify
from tests import games
from tests.solve.solved import solve_precisely, value_at_prior

PRECISION = 5.0  # at which even five offers are fine enough for the error to fall as the square of the step
NO_DEAL = np.array([0.2, 0.1])  # what each gets without one
SIZES = np.array([5, 10, 20, 40])


def midpoints(num_offers: int) -> np.ndarray:
    return (np.arange(num_offers) + 0.5) / num_offers


def ultimatum(num_offers: int, weight: float):
    """Let player 0 offer a share or make no serious offer (base 1), every offer having base `weight`."""
    shares = midpoints(num_offers)
    table_pays, answer_pays = np.zeros((1, 2, num_offers + 1, 1)), np.zeros((1, 2, 2, num_offers))
    table_pays[0, :, 0, 0] = NO_DEAL
    answer_pays[0, 0, 0], answer_pays[0, 1, 0] = 1 - shares, shares
    answer_pays[0, :, 1] = NO_DEAL[:, None]
    base = np.array([1.0, *[weight] * num_offers])[None, None, :, None]
    offers = ["no serious offer", *(f"offer {share:.3f}" for share in shares)]
    table = games.move("table", 0, offers, {0: [-2, *range(num_offers)]}, [0], table_pays, 0, base)
    answer = games.move("answer", 1, ["accept", "refuse"], {w: [-1, -2] for w in range(num_offers)},
                        [0] * num_offers, answer_pays, 0)  # fmt: skip
    return games.game(("proposer", "responder"), (), 1, (table, answer), np.zeros((2, 1)), PRECISION,
                      endings=("deal", "none"))  # fmt: skip


def by_quadrature(num_offers: int) -> tuple[float, float]:
    """Return the proposer's value and the chance of no serious offer with offers from the whole of [0, 1]."""
    shares = midpoints(num_offers)
    accepts = 1 / (1 + np.exp(-PRECISION * (shares - NO_DEAL[1])))
    worth = accepts * (1 - shares) + (1 - accepts) * NO_DEAL[0]
    none, offers = np.exp(PRECISION * NO_DEAL[0]), np.exp(PRECISION * worth) / num_offers
    total = none + offers.sum()
    return (none * NO_DEAL[0] + offers @ worth) / total, none / total


def solve(num_offers: int, weight: float) -> tuple[float, float]:
    game = ultimatum(num_offers, weight)
    found = solve_precisely(game, grid_size=3)
    assert certify(game, found).is_ok(1e-10)
    return value_at_prior(game, found)[0], found.strategies[0][0, 0, 0, 0]


@pytest.fixture(scope="module")
def weighted() -> np.ndarray:
    return np.array([solve(size, 1 / size) for size in SIZES])


def test_a_finer_menu_converges_at_order_2(weighted):
    """Midpoints of a smooth function: halving the step quarters the error, so the slope of log error is -2."""
    for reference, column in zip(by_quadrature(4000), weighted.T, strict=True):
        errors = np.abs(column - reference)
        slope = np.polyfit(np.log(SIZES), np.log(errors), 1)[0]
        assert 1.7 < -slope < 2.3, errors
        assert errors[-1] < 1e-3


def test_a_menu_whose_offers_all_have_base_1_does_not(weighted):
    """There the number of offers drowns out the choice not to make one, and the value drifts with the cut."""
    coarse, fine = (solve(int(size), 1.0) for size in SIZES[[0, -1]])
    assert fine[1] < coarse[1] / 5, "no serious offer fades away as offers are added"
    drift, change = abs(fine[0] - coarse[0]), abs(weighted[-1, 0] - weighted[1, 0])
    assert drift > 10 * change
