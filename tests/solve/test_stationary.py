"""Games without an end: stationary logit equilibria against published numbers and long horizons."""

import dataclasses

import jax
import numpy as np
import pytest

from standoff.solve.stationary import solve_stationary
from tests import games
from tests.solve.outpost import outpost
from tests.solve.solved import solve_precisely

SETTLED = 1e-12
DIGITS = 5.1e-11  # half of the last digit known
# Alternating offers without an end, discounts 0.9 and 0.8, shares cut into `steps`, values of player 1 and of player 2
# when player 1 proposes, and when player 2 does; the root of a system of four equations, by two independent methods.
KNOWN = [
    (10, 1, (0.4617534905, 0.4192527747, 0.4585295626, 0.4192176691)),
    (10, 5, (0.5234539878, 0.3480218868, 0.5040212886, 0.3521764975)),
    (10, 10, (0.594541004, 0.2844720173, 0.5703381397, 0.2889774447)),
    (10, 20, (0.6344471658, 0.2817111327, 0.6057179205, 0.2914025807)),
    (20, 40, (0.6675778361, 0.2920671451, 0.6371674112, 0.3132579667)),
    (50, 20, (0.6402989482, 0.2773635486, 0.6118051995, 0.2868426521)),
    (50, 100, (0.6851043359, 0.3033781719, 0.6437437852, 0.3445489231)),
]


def settle(game, **settings):
    """Solve in double precision and return plain arrays."""
    with jax.enable_x64(True):
        return jax.tree.map(np.asarray, solve_stationary(game, **settings))


@pytest.mark.parametrize(("steps", "precision", "expected"), KNOWN)
def test_alternating_offers_without_an_end(steps, precision, expected):
    game = games.alternating_offers(1, steps + 1, float(precision), (0.9, 0.8))
    found = settle(game, grid_size=3)
    assert found.change <= SETTLED
    values = found.equilibrium.values[0]
    assert [values[0, 0], values[1, 0], values[0, 1], values[1, 1]] == pytest.approx(expected, abs=DIGITS)


def test_it_is_where_long_horizons_lead():
    game = games.alternating_offers(1, 6, 10.0, (0.9, 0.8), refusal_costs=None)
    found = settle(game, grid_size=3)
    long = solve_precisely(games.alternating_offers(200, 6, 10.0, (0.9, 0.8)), grid_size=3)
    assert np.abs(long.values[0] - found.equilibrium.values[0]).max() < 10 * SETTLED


def test_private_types_settle_where_long_horizons_lead():
    war = outpost()
    first = jax.tree.map(lambda array: array[:1], (war.discount, [stage.payoff for stage in war.stages]))
    war = dataclasses.replace(games_with(war, first[1]), discount=first[0])
    found = settle(war, grid_size=5)
    assert found.change <= SETTLED
    unrolled = found.unroll(3)
    long = solve_precisely(dataclasses.replace(war, num_periods=250), grid_size=5)
    assert np.abs(long.values[0] - found.equilibrium.values[0]).max() < 1e-10
    for table, same in zip(long.strategies, unrolled.strategies, strict=True):
        assert table is None or np.abs(table[0] - same[2]).max() < 1e-9


def games_with(war, payoffs):
    """Return the game with other payoffs, stage by stage."""
    for index, payoff in enumerate(payoffs):
        war = games.replace_stage(war, index, payoff=payoff)
    return war


def test_numbers_that_depend_on_the_period_are_refused():
    game = games.alternating_offers(3, 5, 10.0, (0.9, 0.8), refusal_costs=(0.1, 0.3))
    with pytest.raises(ValueError, match="payoffs of '1 answers'"):
        solve_stationary(game)


def test_a_limit_on_rounds_is_kept_and_the_change_says_so():
    found = settle(games.alternating_offers(1, 11, 10.0, (0.9, 0.8)), grid_size=3, max_rounds=5)
    assert found.num_rounds == 5
    assert found.change > 1e-3
