"""Where a game goes: nothing is lost on the way, payoffs add up to values, and single paths agree."""

import functools

import jax
import numpy as np
import pytest

from standoff.game.game import at_period
from standoff.game.paths import action_chances, find_sources, propagate, push, stage_flow, start_mass
from standoff.game.simulate import GOING_ON, simulate
from tests import games
from tests.solve.outpost import SIGNAL, outpost
from tests.solve.solved import solve_precisely, value_at_prior

EXACT = 1e-10  # float64 sums of a few thousand terms
NUM_PATHS = 40_000
SIGMAS = 4.9  # a normal deviate is beyond this once in a million

run = jax.jit(propagate, static_argnames="first")


def in_double(tree):
    return jax.tree.map(jax.numpy.asarray, tree)


def random_strategies(game, grid, seed: int):
    """Return strategies that are smooth in beliefs, at random, for the moves of `game`."""
    rng, found = np.random.default_rng(seed), []
    for stage in game.stages:
        if not hasattr(stage, "base"):
            found.append(None)
            continue
        kinds = 2 if stage.player in game.private else 1
        shape = (game.num_periods, kinds, *(1,) * game.num_private, len(stage.actions), len(stage.worlds))
        logits = rng.standard_normal(shape)
        for private in range(game.num_private):
            nodes = grid.reshape(-1, *(1,) * (game.num_private - private + 1))
            logits = logits + 0.3 * rng.standard_normal(shape) * nodes
        found.append(np.exp(logits) / np.exp(logits).sum(axis=-2, keepdims=True))
    return tuple(found)


def ahead(game, grid, strategies, first=(0, 0), world: int | None = None):
    """Propagate from the prior, in double precision; return plain arrays."""
    worlds = np.eye(game.num_worlds[first[1]])[int(game.start) if world is None else world]
    sources = find_sources(game)
    with jax.enable_x64(True):
        game, grid, strategies = in_double((game, grid, strategies))
        mass = start_mass(game, grid, game.prior, jax.numpy.asarray(worlds))
        return jax.tree.map(np.asarray, run(game, sources, grid, strategies, mass, first=first))


@functools.partial(jax.jit, static_argnames="sources")
def expected_payoffs(game, sources, grid, strategies, mass):
    """Return everyone's expected payoffs, discounted to the start by her own factors: a sum over all that is paid."""
    total, to_start, num = 0.0, jax.numpy.ones((game.num_players, *(2,) * game.num_private)), game.num_private
    for period in range(game.num_periods):
        for index, stage in enumerate(game.stages):
            table = None if strategies[index] is None else strategies[index][period]
            flow = stage_flow(game, stage, mass[..., stage.worlds], action_chances(game, stage, table, period))
            by_type = flow.sum(axis=tuple(range(num, 2 * num)))
            paid = to_start[..., None, None] * at_period(stage.payoff, period) * by_type
            total = total + paid.reshape(game.num_players, -1).sum(axis=1)
            mass, _ = push(game, stage, grid, mass, table, period, index, sources.of)
        to_start = to_start * at_period(game.discount, period)
    left = to_start[..., None] * game.terminal * mass.sum(axis=tuple(range(num, 2 * num)))
    return total + left.reshape(game.num_players, -1).sum(axis=1)


class Known:
    """Sources as a setting of a compiled function."""

    def __init__(self, game) -> None:
        self.of = find_sources(game)


@pytest.mark.parametrize("build", [outpost, lambda: games.threats_and_offers(20.0, num_periods=3)])
def test_nothing_is_lost_on_the_way(build):
    """What has ended and what goes on add up to one each month, whatever is played; beliefs stay a martingale."""
    game, grid = build(), np.linspace(-3, 3, 5)
    found = ahead(game, grid, random_strategies(game, grid, seed=1))
    assert found.ended.cumsum(axis=0).sum(axis=1) + found.worlds.sum(axis=1) == pytest.approx(1, abs=EXACT)
    assert found.ended.min() >= 0 and found.ended.max() > 0.01
    assert found.types.shape == (game.num_periods, game.num_private) and np.all((0 < found.types) & (found.types < 1))


def test_payoffs_along_the_way_add_up_to_the_value_at_the_start():
    """Splitting mass over nodes is the adjoint of reading values between them, at a prior between nodes too."""
    game = outpost(belief=0.37)
    solved = solve_precisely(game, grid_size=5, grid_reach=3.0)
    with jax.enable_x64(True):
        arrays, grid, strategies = in_double((game, solved.grid, solved.strategies))
        mass = start_mass(arrays, grid, arrays.prior, jax.numpy.asarray([1.0, 0.0]))
        found = np.asarray(expected_payoffs(arrays, Known(game), grid, strategies, mass))
    # Mass starts on both nodes beside the prior with the prior's chances of types, as the value is read there.
    assert found == pytest.approx(value_at_prior(game, solved), abs=EXACT)


def test_starting_within_a_month_is_starting_earlier_where_nothing_happens_before():
    """In calm the owner says nothing here, so that the second month may as well be entered after her turn."""
    game, grid = outpost(), np.linspace(-3, 3, 5)
    stage = game.stages[SIGNAL]
    quiet = games.replace_stage(
        game, SIGNAL, worlds=np.array([1]), next_world=stage.next_world[:, 1:], base=stage.base[..., 1:],
        payoff=stage.payoff[..., 1:],
    )  # fmt: skip
    strategies = random_strategies(quiet, grid, seed=2)
    before, within = (ahead(quiet, grid, strategies, first, world=0) for first in ((1, 0), (1, 1)))
    assert within.ended.shape == (game.num_periods - 1, len(game.endings))
    for one, other in zip(before, within, strict=True):
        assert one == pytest.approx(other, abs=EXACT)
    later = ahead(quiet, grid, strategies, (1, 0), world=1)
    assert np.abs(later.ended - before.ended).max() > 0.01, "where she has a say, it matters"


def check_against_propagation(game, grid, strategies, grid_error: float):
    """Assert that frequencies of every ending in every month agree within SIGMAS plus what the grid costs."""
    paths, expected = simulate(game, grid, strategies, NUM_PATHS, seed=4), ahead(game, grid, strategies)
    for period, ending in np.ndindex(expected.ended.shape):
        chance = expected.ended[period, ending]
        often = np.mean((paths.period == period) & (paths.ending == ending))
        assert abs(often - chance) <= SIGMAS * np.sqrt(chance * (1 - chance) / NUM_PATHS) + grid_error, (period, ending)
    going = paths.ending == GOING_ON
    for world, chance in enumerate(expected.worlds[-1]):
        often = np.mean(going & (paths.worlds == world))
        assert abs(often - chance) <= SIGMAS * np.sqrt(chance * (1 - chance) / NUM_PATHS) + grid_error, world
    return paths


def test_paths_of_one_month_agree_with_propagation():
    """Exact on any grid that has the prior as a node, as beliefs are read once. False alarms: 6 in a million."""
    game, grid = games.replace(outpost(belief=0.5), num_periods=1), np.linspace(-3, 3, 5)
    strategies = random_strategies(game, grid, seed=3)
    check_against_propagation(game, grid, strategies, grid_error=1e-12)


def test_paths_of_a_game_agree_with_propagation():
    """Two hidden types, three months, nodes half a unit apart: O(step²) costs under 0.003. False alarms: 1.3e-5."""
    game, grid = games.threats_and_offers(20.0, num_periods=3), np.linspace(-4, 4, 17)
    paths = check_against_propagation(game, grid, random_strategies(game, grid, seed=5), grid_error=3e-3)
    assert paths.log_odds.shape == (4, NUM_PATHS, 2) and np.all(paths.log_odds[0] == game.prior)
    assert np.array_equal(paths.final_log_odds, paths.log_odds[-1])
    assert np.all((paths.period == 3) == (paths.ending == GOING_ON))


def test_simulated_beliefs_are_right_on_average_and_among_those_who_hold_them():
    """Kept off the grid, beliefs are exactly calibrated. False alarms: 12 in a million."""
    game, grid = games.threats_and_offers(20.0, num_periods=3), np.linspace(-3, 3, 5)
    paths = simulate(game, grid, random_strategies(game, grid, seed=6), NUM_PATHS, seed=7)
    beliefs = 1 / (1 + np.exp(-paths.final_log_odds))
    for private in range(2):
        cuts = np.quantile(beliefs[:, private], [0.2, 0.4, 0.6, 0.8])
        fifths = np.digitize(beliefs[:, private], cuts)
        for fifth in [fifths == number for number in range(5)] + [np.ones(NUM_PATHS, bool)]:
            held, is_one = beliefs[fifth, private], paths.types[fifth, private]
            spread = np.sqrt(np.sum(held * (1 - held)))
            assert abs(np.sum(is_one - held)) <= SIGMAS * spread
        assert beliefs[:, private].std() > 0.05, "something was learned"


def test_the_same_seed_draws_the_same_paths():
    game, grid = outpost(), np.linspace(-3, 3, 5)
    strategies = random_strategies(game, grid, seed=8)
    one, same, other = (simulate(game, grid, strategies, 200, seed) for seed in (1, 1, 2))
    assert all(np.array_equal(left, right) for left, right in zip(one, same, strict=True))
    assert not np.array_equal(one.ending, other.ending)
    with pytest.raises(ValueError, match="one path or more, not 0"):
        simulate(game, grid, strategies, 0, seed=1)


def test_paths_of_a_game_without_secrets():
    """Whatever is offered is accepted half of the time: half of the paths end in the first round."""
    game, grid = games.alternating_offers(2, 3), np.linspace(-1, 1, 3)
    shapes = [(2, 1, len(stage.actions), len(stage.worlds)) for stage in game.stages]
    strategies = [np.full(shape, 1 / shape[2]) for shape in shapes]
    paths = simulate(game, grid, strategies, NUM_PATHS, seed=9)
    shares = np.bincount(paths.period, minlength=3) / NUM_PATHS
    assert shares == pytest.approx([0.5, 0.25, 0.25], abs=SIGMAS * np.sqrt(0.25 / NUM_PATHS))
    assert paths.types.shape == (NUM_PATHS, 0)
