"""Acts made for a party: with none everything is as solved; with one, what follows is as after a free choice of it."""

import functools

import jax
import numpy as np
import pytest

from standoff.game.acts import KNOWN, PUBLIC, TYPE_0, TYPE_1, Act, follow_act, start_as, worth_ahead
from standoff.game.paths import find_sources, propagate, start_mass
from tests import games
from tests.solve.outpost import NEWS, OWNER, SIGNAL, outpost
from tests.solve.solved import solve_precisely, value_at_prior

EXACT = 1e-10  # float64 sums of a few thousand terms
NEVER = (-1, -1, -1)
NODE = 1.5  # of the belief grid below
GRID = {"grid_size": 5, "grid_reach": 3.0}
BOAST, QUIT = 1, 2


@pytest.fixture(scope="module")
def solved():
    game = outpost(belief=1 / (1 + np.exp(-NODE)))
    return game, solve_precisely(game, **GRID)


def course(game, solution, act=NEVER, kinds=None, world=0, first_stage=0):
    """Follow one act from the prior, in double precision; return plain arrays."""
    worlds = np.eye(game.num_worlds[first_stage])[world]
    kinds = np.full(game.num_private, PUBLIC) if kinds is None else np.array(kinds)
    sources = find_sources(game)
    with jax.enable_x64(True):
        game, grid, strategies = jax.tree.map(jax.numpy.asarray, (game, solution.grid, solution.strategies))
        run = jax.jit(functools.partial(_course, sources=sources, first_stage=first_stage))
        found = run(game, grid, strategies, jax.numpy.asarray(worlds), kinds, Act(*map(jax.numpy.asarray, act)))
        return jax.tree.map(np.asarray, found)


def _course(game, grid, strategies, worlds, kinds, act, sources, first_stage):
    mass = start_as(game, grid, game.prior, worlds, kinds)
    return follow_act(game, sources, grid, strategies, mass, act, first_stage)


@pytest.mark.parametrize("build", [outpost, lambda: games.threats_and_offers(20.0, num_periods=3)])
def test_without_an_act_it_is_worth_what_backward_induction_says(build):
    """Every private player starts on a node of the grid, so that nothing is read between nodes at the start."""
    game = build()
    game = games.replace(game, prior=np.array([0.0, NODE])[: game.num_private])
    solution = solve_precisely(game, **GRID)
    found = course(game, solution)
    assert found.worth == pytest.approx(value_at_prior(game, solution), abs=EXACT)
    assert found.taken == 0


@pytest.mark.parametrize("first_stage", range(3))
@pytest.mark.parametrize("build", [outpost, lambda: games.threats_and_offers(20.0, num_periods=3)])
def test_what_is_ahead_is_worth_what_following_it_adds_up(build, first_stage):
    """Also from the middle of a month on, and with beliefs between nodes."""
    game = build()
    game = games.replace(game, prior=np.array([0.4, NODE - 0.7])[: game.num_private])
    solution, first_stage = solve_precisely(game, **GRID), first_stage % len(game.stages)
    worlds = np.full(game.num_worlds[first_stage], 1 / game.num_worlds[first_stage])
    with jax.enable_x64(True):
        sources = find_sources(game)
        game, solution = jax.tree.map(jax.numpy.asarray, (game, solution))
        mass = start_as(game, solution.grid, game.prior, worlds, np.full(game.num_private, PUBLIC))
        asked = game, sources, solution.grid, solution.strategies
        ahead = worth_ahead(*asked, solution.values, mass, (0, first_stage))
        followed = follow_act(*asked, mass, Act(*NEVER), first_stage)
    assert np.asarray(ahead) == pytest.approx(np.asarray(followed.worth), abs=EXACT)


def test_without_an_act_it_goes_as_propagated(solved):
    game, solution = solved
    found = course(game, solution)
    with jax.enable_x64(True):
        arrays, grid, strategies = jax.tree.map(jax.numpy.asarray, (game, solution.grid, solution.strategies))
        mass = start_mass(arrays, grid, arrays.prior, jax.numpy.asarray([1.0, 0.0]))
        ahead = jax.tree.map(np.asarray, propagate(arrays, find_sources(game), grid, strategies, mass))
    assert found.ended == pytest.approx(ahead.ended, abs=EXACT)
    assert found.worlds == pytest.approx(ahead.worlds, abs=EXACT)


def test_starting_within_a_month_leaves_out_what_came_before(solved):
    """After the signal and the reply only the news of the first month are left; the other months are whole."""
    game, solution = solved
    found = course(game, solution, first_stage=NEWS)
    assert found.ended[0] == pytest.approx(0, abs=EXACT), "the news end nothing"
    assert found.ended[1].sum() > 0.01
    assert found.ended.shape == (game.num_periods, len(game.endings))


def test_an_act_that_ends_the_game_ends_it_then(solved):
    game, solution = solved
    now = course(game, solution, (0, SIGNAL, QUIT))
    assert now.taken == pytest.approx(1, abs=EXACT)
    assert now.ended[0] == pytest.approx([1, 0], abs=EXACT) and now.ended[1:] == pytest.approx(0, abs=EXACT)
    owner = np.array([0.25, 0.15]) @ types_at(NODE)
    assert now.worth == pytest.approx([owner, 0.4], abs=EXACT), "what quitting pays, and nothing else"


def test_the_chance_of_an_act_is_that_of_getting_there(solved):
    game, solution = solved
    plain, later = course(game, solution), course(game, solution, (1, SIGNAL, BOAST))
    assert later.taken == pytest.approx(plain.worlds[0].sum(), abs=EXACT)
    assert later.ended[0] == pytest.approx(plain.ended[0], abs=EXACT), "the months before it are as they were"
    assert np.abs(later.ended[1] - plain.ended[1]).max() > 1e-3


def test_nothing_is_forced_where_the_act_cannot_be_taken():
    """No threat is pending at the start, so that none can be carried out; a month later one may be."""
    game = games.threats_and_offers(20.0, num_periods=3)
    solution = solve_precisely(game, **GRID)
    plain, now = course(game, solution), course(game, solution, (0, 0, 2))
    assert now.taken == 0 and now.ended == pytest.approx(plain.ended, abs=EXACT)
    later = course(game, solution, (1, 0, 2))
    assert later.taken == pytest.approx(plain.worlds[0, 2:].sum(), abs=EXACT) and 0 < later.taken < 1


def test_an_act_teaches_what_a_free_choice_of_it_would():
    """By hand: types keep their chances, the public belief moves by Bayes' rule, and values are read there."""
    game, boast = whisper(), 1
    solution = solve_precisely(game, **GRID)
    found = course(game, solution, (0, 0, boast))
    node = int(np.flatnonzero(solution.grid == NODE)[0])
    chances = solution.strategies[0][0][:, node, boast, 0]  # by type
    after = NODE + np.log(chances[1] / chances[0])
    assert 0.05 < abs(after - NODE) < 3, "boasting tells something"
    behind = np.array([[np.interp(after, solution.grid, solution.values[1][player, kind, :, 1]) for kind in (0, 1)]
                       for player in (0, 1)])  # fmt: skip
    expected = (game.stages[0].payoff[0, :, :, boast, 0] + np.array([[0.9], [0.8]]) * behind) @ types_at(NODE)
    assert found.worth == pytest.approx(expected, abs=EXACT)


def test_known_types_start_at_the_ends_of_the_grid(solved):
    game, solution = solved
    ends = solution.values[0][:, [0, 1], [0, -1], 0]  # player, type: each where the public is sure of it
    chances = types_at(NODE)
    assert course(game, solution, kinds=[KNOWN]).worth == pytest.approx(ends @ chances, abs=EXACT)
    assert course(game, solution, kinds=[TYPE_0]).worth == pytest.approx(ends[:, 0], abs=EXACT)
    assert course(game, solution, kinds=[TYPE_1]).worth == pytest.approx(ends[:, 1], abs=EXACT)


def test_who_is_known_and_who_is_not_may_differ():
    game = games.threats_and_offers(20.0, num_periods=2)
    grid = np.linspace(-3, 3, 5)
    worlds = np.array([0.25, 0.75, 0, 0])
    with jax.enable_x64(True):
        mass = np.asarray(start_as(game, grid, np.array([0.0, NODE]), worlds, np.array([TYPE_1, PUBLIC])))
    assert mass.shape == (2, 2, 5, 5, 4) and mass.sum() == pytest.approx(1)
    assert mass[0].sum() == pytest.approx(0) and mass[1, :, -1].sum() == pytest.approx(1), "the attacker is of type 1"
    assert mass.sum(axis=(0, 2, 3, 4)) == pytest.approx(types_at(NODE)), "the mediator may be of either"
    assert mass[:, :, :, 3].sum() == pytest.approx(1) and mass.sum(axis=(0, 1, 2, 3)) == pytest.approx(worlds)


def types_at(log_odds):
    """Return the chances of types 0 and 1."""
    one = 1 / (1 + np.exp(-log_odds))
    return np.array([1 - one, one])


def whisper():
    """Build two months of one move: the private player keeps quiet or boasts, which leads to another world."""
    payoff = np.zeros((1, 2, 2, 2, 2))
    payoff[0, OWNER, 0, 1], payoff[0, OWNER, 1, 1] = -0.10, 0.05  # boasting costs the weak
    payoff[0, 1, :, 0] = 0.1
    stage = games.move("say", OWNER, ["quiet", "boast"], {0: [0, 1], 1: [0, 1]}, [0, 1], payoff, 1)
    terminal = np.array([[[0.6, 0.5], [0.8, 0.9]], [[0.3, 0.2], [0.1, 0.1]]])
    game = games.game(("owner", "rival"), (OWNER,), 2, [stage], terminal, 10.0, (0.9, 0.8), (0.5,))
    return games.replace(game, prior=np.array([NODE]))
