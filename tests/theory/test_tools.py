"""Reading a solved game: values and strategies at beliefs, by type and on average."""

import numpy as np
import pytest

from standoff.game.game import find_mistakes
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Numerics
from standoff.theory.run import fill_in, solve_precisely
from standoff.theory.stahl1972 import MODEL
from tests import games
from tests.solve.solved import value_at_prior

DEMANDS = [0.4, 0.5, 0.55, 0.65, 0.8, 0.9]
NUMERICS = Numerics(precision=20, steps=0, periods=1, grid_size=5, grid_reach=4.0)


@pytest.fixture(scope="module")
def crisis():
    """Fearon's crisis with a weak opponent (type 1) three times in ten, and its solution."""
    game = games.crisis(DEMANDS, 0.3, 20.0)
    return game, solve_precisely(game, NUMERICS)


def test_the_value_is_the_average_over_types_at_the_prior(crisis):
    game, equilibrium = crisis
    by_type = [tools.value(game, equilibrium, 1, types=[kind]) for kind in (0, 1)]
    assert tools.value(game, equilibrium, 1) == pytest.approx(0.7 * by_type[0] + 0.3 * by_type[1], abs=1e-12)
    found = [tools.value(game, equilibrium, player) for player in (0, 1)]
    assert found == pytest.approx(value_at_prior(game, equilibrium), abs=1e-12)


def test_values_between_nodes_lie_on_a_straight_line_and_beyond_the_ends_at_the_end(crisis):
    game, equilibrium = crisis
    low, middle, high = (tools.value(game, equilibrium, 0, types=[0], beliefs=[place]) for place in (0, 0.5, 2))
    assert middle == pytest.approx(0.75 * low + 0.25 * high, abs=1e-12)
    ends = [tools.value(game, equilibrium, 0, types=[0], beliefs=[place]) for place in (4.0, 9.0)]
    assert ends[0] == pytest.approx(ends[1], abs=1e-12)


def test_the_end_of_the_game_can_be_read(crisis):
    game, equilibrium = crisis
    assert tools.value(game, equilibrium, 0, period=1) == 0


def test_strategies_by_type_and_as_the_public_expects(crisis):
    game, equilibrium = crisis
    strong, weak = (tools.strategy(game, equilibrium, "B answers", 3, own_type=kind) for kind in (0, 1))
    public = tools.strategy(game, equilibrium, "B answers", 3)
    assert strong.sum() == pytest.approx(1) and weak.sum() == pytest.approx(1)
    np.testing.assert_allclose(public, 0.7 * strong + 0.3 * weak, atol=1e-12)
    for kind, chances in enumerate((strong, weak)):
        by_name = tools.chance_of(game, equilibrium, "B answers", "fight", 3, own_type=kind)
        assert by_name == tools.chance_of(game, equilibrium, 1, 1, 3, own_type=kind) == chances[1]
    assert strong[1] > weak[1]


def test_the_mean_offer_is_the_mean_of_the_shares(crisis):
    game, equilibrium = crisis
    chances = tools.strategy(game, equilibrium, "A demands", 0)
    assert tools.mean_offer(game, equilibrium, "A demands", DEMANDS) == pytest.approx(chances @ np.array(DEMANDS))
    assert tools.mean_offer(game, equilibrium, "A demands", np.ones(6)) == pytest.approx(1)


def test_nobody_moves_where_nobody_moves(crisis):
    with pytest.raises(ValueError, match="nobody chooses in world 1 of stage 'A demands'"):
        tools.strategy(*crisis, "A demands", 1)


def test_two_private_players_are_read_in_their_order():
    """The values need not be anybody's: what counts is which axis is read where."""
    game = games.threats_and_offers(5.0)
    values = np.random.default_rng(3).normal(size=(3, 3, 2, 2, 5, 5, 4))
    equilibrium = Equilibrium(np.linspace(-4, 4, 5), (None,) * 5, values, np.zeros(2))
    found = [tools.value(game, equilibrium, player) for player in range(3)]
    assert found == pytest.approx(value_at_prior(game, equilibrium), abs=1e-12)
    at_a_node = tools.value(game, equilibrium, 2, types=[0, 1], beliefs=[-2, 4], world=3, period=1)
    assert at_a_node == pytest.approx(values[1, 2, 0, 1, 1, 4, 3], abs=1e-12)


def test_a_game_written_with_the_tools_is_the_game_written_by_hand():
    by_hand = games.crisis(DEMANDS, 0.3, 20.0)
    demand, answer = by_hand.stages
    worlds = {world: [-1, -2] for world in range(6)}
    stages = [
        tools.move("A demands", 0, demand.actions, {0: range(6)}, [0], num_private=1),
        tools.move("B answers", 1, ["accept", "fight"], worlds, [0] * 6, answer.payoff, 1),
    ]
    written = tools.game(
        ("A", "B"), 1, stages, np.zeros((2, 1, 1)), 20.0, private=(1,), prior=(0.3,), endings=("deal", "war")
    )
    assert find_mistakes(written) == []
    ours, theirs = solve_precisely(written, NUMERICS), solve_precisely(by_hand, NUMERICS)
    np.testing.assert_allclose(ours.values, theirs.values, atol=1e-14)


def test_parameters_are_filled_in_and_checked():
    assert fill_in(MODEL, {"T": 3}) == {"delta1": 0.9, "delta2": 0.8, "T": 3, "e1": 0, "e2": 0}
    with pytest.raises(ValueError, match="stahl1972 has no parameter 'delta_1'; did you mean 'delta1'"):
        fill_in(MODEL, {"delta_1": 3})
    with pytest.raises(ValueError, match="its parameters are delta1, delta2, T, e1, e2"):
        fill_in(MODEL, {"zz": 3})
    for wrong in (1.5, -0.1, float("inf"), float("nan")):
        with pytest.raises(ValueError, match="stahl1972 allows 0 to 1"):
            fill_in(MODEL, {"delta1": wrong})
