"""Games solved on their trees: against a slow search by hand, against the grid, with more types than a grid holds."""

import dataclasses

import numpy as np
import pytest

from standoff.game.game import find_mistakes
from standoff.game.tree import Tree
from standoff.solve.certify import certify
from standoff.solve.certify_tree import certify_tree
from standoff.solve.tree import expected, solve_tree
from standoff.theory import tools
from tests import games
from tests.peers.generate import FAMILIES, draw
from tests.solve import brute_force
from tests.solve.solved import solve_precisely, value_at_prior

EXACT = 1e-10
SEEDS = range(6)


@pytest.mark.parametrize("family", ["two hidden", "screening", "signalling"])
def test_strategies_are_those_found_by_searching_the_tree_by_hand(family):
    game = draw(family, 0)
    _, strategy, residual = brute_force.solve_tree(game, date0=True)
    found = solve_tree(game, date0=True)
    assert residual < 1e-9
    for history, table in found.strategies.items():
        np.testing.assert_allclose(table, strategy[history], atol=1e-7, err_msg=str(history))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("date0", [False, True])
def test_more_types_are_certified(seed, date0):
    game = draw("more types", seed)
    assert find_mistakes(game) == []
    certificate = certify_tree(game, solve_tree(game, date0=date0), date0=date0)
    assert certificate.is_ok(EXACT), certificate.sentence()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_grid_without_error_says_the_same(seed):
    game, how = draw("two months", seed), FAMILIES["two months"]
    grid = solve_precisely(game, grid_size=how.grid_size, grid_reach=how.grid_reach)
    np.testing.assert_allclose(expected(game, solve_tree(game)), value_at_prior(game, grid), atol=1e-9)


def test_a_finer_grid_comes_closer():
    game = draw("screening", 1)
    exact = expected(game, solve_tree(game))
    grids = [solve_precisely(game, grid_size=size, grid_reach=8.0) for size in (9, 17, 33)]
    errors = [np.abs(value_at_prior(game, grid) - exact).max() for grid in grids]
    assert errors[0] > 2 * errors[1] > 4 * errors[2]


def permuted(game, order):
    """Return the game in which the types of the first private player are listed in another order."""
    stages = [dataclasses.replace(stage, payoff=stage.payoff[:, :, order]) for stage in game.stages]
    odds = np.append(0.0, game.prior[0])[order]
    prior = np.array([odds[1:] - odds[0], game.prior[1]])
    return games.replace(game, stages=tuple(stages), terminal=game.terminal[:, order], prior=prior)


def test_the_order_of_types_changes_nothing():
    game, order = draw("more types", 2), [2, 0, 3, 1]
    here, there = solve_tree(game), solve_tree(permuted(game, order))
    np.testing.assert_allclose(there.values[()], here.values[()][:, order], atol=1e-9)


def test_two_types_that_are_alike_are_one_type():
    """Two of four types, which nothing tells apart, made one."""
    game = draw("more types", 3)
    stages = [dataclasses.replace(stage, payoff=stage.payoff[:, :, [0, 1, 2, 2]]) for stage in game.stages]
    split = games.replace(game, stages=tuple(stages), terminal=game.terminal[:, [0, 1, 2, 2]])
    merged_stages = [dataclasses.replace(stage, payoff=stage.payoff[:, :, :3]) for stage in game.stages]
    prior = game.prior[:, :2].copy()
    prior[0, 1] = np.log(np.exp(game.prior[0, 1]) + np.exp(game.prior[0, 2]))
    merged = games.replace(game, stages=tuple(merged_stages), terminal=game.terminal[:, :3], prior=prior, types=(3, 3))
    here, there = solve_tree(split), solve_tree(merged)
    np.testing.assert_allclose(here.values[()][:, :3], there.values[()], atol=1e-9)
    np.testing.assert_allclose(here.values[()][:, 3], there.values[()][:, 2], atol=1e-9)


def test_another_unit_of_payoffs_changes_nothing():
    game = draw("more types", 4)
    stages = [dataclasses.replace(stage, payoff=5 * stage.payoff) for stage in game.stages]
    other = games.replace(game, stages=tuple(stages), terminal=5 * game.terminal, precision=game.precision / 5)
    np.testing.assert_allclose(solve_tree(other).values[()], 5 * solve_tree(game).values[()], atol=1e-8)


def lacking(precision: float):
    """A sender whose type 1 cannot say "y", though all that she can say costs her dear."""
    base, payoff = np.ones((1, 2, 2, 1)), np.zeros((1, 2, 2, 2, 1))
    base[0, 1, 1] = 0
    payoff[0, 0, :, 0], payoff[0, 0, :, 1] = -3.0, -2.5
    stages = [
        tools.move("sender", 0, ["x", "y"], {0: [0, -1]}, [0], payoff, 1, base),
        tools.move("receiver", 1, ["l", "r"], {0: [-1, -2]}, [0], None, 1),
    ]
    return tools.game(("sender", "receiver"), 1, stages, np.zeros((2, 1, 1)), precision, private=[0], prior=[0.4])


@pytest.mark.parametrize("precision", [1.0, 60.0, 1000.0])
def test_what_a_type_lacks_it_never_does_however_dear_the_rest(precision):
    game = lacking(precision)
    on_grid, on_tree = solve_precisely(game), solve_tree(game)
    assert certify(game, on_grid).is_ok(EXACT) and certify_tree(game, on_tree).is_ok(EXACT)
    assert on_grid.strategies[0][0, 1, :, 1].max() < 1e-20 and on_tree.strategies[()][1, 1] < 1e-20


def test_the_certificate_sees_every_corruption():
    game = draw("more types", 5)
    true = solve_tree(game)
    for history, table in true.strategies.items():
        for place in np.ndindex(table.shape):
            spoilt = table.copy()
            spoilt[place] += 1e-6
            wrong = dataclasses.replace(true, strategies={**true.strategies, history: spoilt})
            assert not certify_tree(game, wrong).is_ok(1e-8), (history, place)
    for history, values in true.values.items():
        wrong = dataclasses.replace(true, values={**true.values, history: values + 1e-6})
        assert certify_tree(game, wrong).value_error > 1e-7, history
    for history in true.strategies:
        swapped = tuple(belief[::-1] for belief in true.beliefs[history])
        wrong = dataclasses.replace(true, beliefs={**true.beliefs, history: swapped})
        assert certify_tree(game, wrong).max_residual > 1e-3, history


def test_another_game_is_not_certified():
    game = draw("more types", 0)
    other = games.replace(game, discount=0.9 * game.discount, precision=1.01 * game.precision)
    assert not certify_tree(other, solve_tree(game)).is_ok(1e-6)


def test_what_cannot_be_solved_is_refused():
    game = draw("more types", 0)
    with pytest.raises(ValueError, match="with more types use solve_tree"):
        solve_precisely(game)
    with pytest.raises(ValueError, match="somebody is optimistic"):
        solve_tree(games.replace(game, optimism=np.ones((1, 3, 2))))
    with pytest.raises(ValueError, match="more than 5 public histories"):
        solve_tree(game, most_nodes=5)


def test_the_tree_counts_histories_and_dates():
    game = games.alternating_offers(3, 2, 1.0, (0.9, 0.8))
    tree = Tree(game)
    assert tree.histories[0] == () and len(set(tree.histories)) == tree.num_nodes
    assert [level.period for level in tree.levels] == sorted(level.period for level in tree.levels)
    np.testing.assert_allclose(tree.discounts[1, :, 0], np.broadcast_to(np.asarray(game.discount)[0], (2,)))
