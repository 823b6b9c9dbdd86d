"""The certificate: right on games worked out by hand, silent on equilibria, loud on everything else."""

import dataclasses

import numpy as np
import pytest

from standoff.solve.certify import certify
from standoff.solve.equilibrium import Equilibrium
from tests import games
from tests.solve.solved import solve_precisely

EXACT = 1e-10  # float64 sums of a few thousand terms, and a solver that stops at 1e-12


@pytest.fixture(scope="module")
def war():
    return games.threats_and_offers(20.0, num_periods=3, optimism=0.5)


@pytest.fixture(scope="module")
def peace(war):
    return solve_precisely(war, grid_size=5)


def change(equilibrium: Equilibrium, **changes) -> Equilibrium:
    return Equilibrium(
        **{**{field.name: getattr(equilibrium, field.name) for field in dataclasses.fields(equilibrium)}, **changes}
    )


def with_strategy(equilibrium: Equilibrium, index: int, table: np.ndarray | None) -> Equilibrium:
    strategies = list(equilibrium.strategies)
    strategies[index] = table
    return change(equilibrium, strategies=tuple(strategies))


def one_choice():
    """Pay 1 for the left action and 0 for the right one; logit at precision log 3 plays left three times in four."""
    payoff = np.array([1.0, 0.0]).reshape(1, 1, 2, 1)
    stage = games.move("choice", 0, ["left", "right"], {0: [-1, -1]}, [0], payoff, 0)
    return games.game(["one"], [], 1, [stage], np.zeros((1, 1)), np.log(3))


def played(left: float, value: float) -> Equilibrium:
    strategy = np.array([left, 1 - left]).reshape(1, 1, 2, 1)
    return Equilibrium(np.zeros(1), (strategy,), np.array([value, 0.0]).reshape(2, 1, 1), np.zeros(1))


def test_one_choice_by_hand():
    certificate = certify(one_choice(), played(0.75, 0.75))
    assert certificate.max_residual == pytest.approx(0, abs=1e-15)
    assert certificate.max_gain == pytest.approx(0.25)
    assert certificate.is_ok(1e-12)


def test_wrong_choice_and_wrong_value_by_hand():
    certificate = certify(one_choice(), played(0.5, 0.6))
    assert certificate.max_residual == pytest.approx(0.25)
    assert certificate.max_gain == pytest.approx(0.5)
    assert certificate.value_error == pytest.approx(0.1)
    assert certificate.forward_error == pytest.approx(0.1)
    assert not certificate.is_ok(0.2)


def test_belief_after_an_action_by_hand():
    """A type 1 signals up 0.9, a type 0 0.3: at even odds up means log-odds log 3, where the next player bets rightly."""
    bets = np.zeros((1, 2, 2, 2, 1))
    bets[0, 1, 0, 0] = bets[0, 1, 1, 1] = 1.0  # the bettor wins by naming the type
    signal = games.move("signal", 0, ["up", "down"], {0: [0, 0]}, [0], None, 1)
    bet = games.move("bet", 1, ["on 0", "on 1"], {0: [-1, -1]}, [0], bets, 1)
    game = games.game(["teller", "bettor"], [0], 1, [signal, bet], np.zeros((2, 1, 1)), 1.0, prior=[0.5])
    grid = np.array([-1.0, 0.0, 1.0]) * np.log(3)  # down means log-odds -log 7, beyond the end, read at the end
    signals = np.array([[0.3, 0.7], [0.9, 0.1]])[None, :, None, :, None] * np.ones((1, 2, 3, 2, 1))
    on_one = np.array([0.2, 0.5, 0.7])  # the bettor's probability of betting on 1, node by node
    table = np.stack([1 - on_one, on_one], axis=-1)[None, None, :, :, None]
    values = np.zeros((2, 2, 2, 3, 1))
    values[0, 1, 0, :, 0] = 0.3 * np.array([0.5, 0.3, 0.3]) + 0.7 * 0.8
    values[0, 1, 0, 2, 0] = 0.3 * 0.3 + 0.7 * (0.8 + (0.5 - 0.8) * (np.log(3) - np.log(7) + np.log(3)) / np.log(3))
    values[0, 1, 1, :, 0] = 0.9 * np.array([0.5, 0.7, 0.7]) + 0.1 * 0.2
    values[0, 1, 1, 2, 0] = 0.9 * 0.7 + 0.1 * (0.2 + 0.3 * (np.log(3) - np.log(7) + np.log(3)) / np.log(3))
    certificate = certify(game, Equilibrium(grid, (signals, table), values, np.zeros(1)))
    assert certificate.value_error == pytest.approx(0, abs=1e-15)
    assert certificate.forward_error == pytest.approx(0, abs=1e-15)
    reply = 1 / (1 + np.exp(-(np.array([0.5, 1.0, 1.5]) - 1) * 1.0))  # believed odds 1/4, 1/2, 3/4: Q(on 1) - Q(on 0)
    indifferent = np.abs(signals[0, :, 0, 0, 0] - 0.5).max()  # nothing pays the teller, so her reply is even
    assert certificate.max_residual == pytest.approx(max(indifferent, np.abs(on_one - reply).max()))


def test_a_solved_war_passes(war, peace):
    certificate = certify(war, peace)
    assert certificate.is_ok(EXACT), certificate.sentence()
    assert 0 < certificate.max_gain < 0.2


def test_a_war_solved_at_date_0_passes_as_such_only(war):
    solved = solve_precisely(war, grid_size=5, date0=True)
    assert certify(war, solved, date0=True).is_ok(EXACT)
    assert certify(war, solved).max_residual > 1e-3


def test_a_committed_type_passes_and_reveals_the_other():
    game = games.chain_store(0.2, 10.0, is_committed=True)
    certificate = certify(game, solve_precisely(game, grid_size=9))
    assert certificate.is_ok(EXACT), certificate.sentence()


def test_a_perturbed_strategy_is_caught_and_located(war, peace):
    table = np.array(peace.strategies[1])
    table[1, 0, 2, 3, 0, 1] -= 1e-4
    table[1, 0, 2, 3, 2, 1] += 1e-4
    certificate = certify(war, with_strategy(peace, 1, table))
    assert certificate.max_residual == pytest.approx(1e-4, rel=0.5)
    assert certificate.worst.startswith("period 2, stage 'attacker tables', world 1")
    belief = 1 / (1 + np.exp(-float(peace.grid[3])))
    assert f"belief in type 1 of attacker 0.500, mediator {belief:.3f}" in certificate.worst
    assert certificate.value_error > EXACT


def test_swapped_beliefs_are_caught(war, peace):
    certificate = certify(war, with_strategy(peace, 2, np.swapaxes(peace.strategies[2], 2, 3)))
    assert certificate.max_residual > 1e-2


def test_swapped_types_are_caught(war, peace):
    assert certify(war, with_strategy(peace, 0, peace.strategies[0][:, ::-1])).max_residual > 1e-2


def test_a_wrong_discount_is_caught(war, peace):
    certificate = certify(games.replace(war, discount=0.99 * war.discount), peace)
    assert min(certificate.value_error, certificate.forward_error, certificate.max_residual) > 1e-4


def test_forgotten_optimism_is_caught(war, peace):
    certificate = certify(games.replace(war, optimism=np.zeros((1, 3, 2))), peace)
    assert certificate.max_residual > 1e-3
    assert certificate.value_error < EXACT, "optimism changes replies, not what a strategy brings"


def test_a_dropped_stage_is_caught(war):
    shortened = games.replace(war, stages=war.stages[:-1])
    solved = solve_precisely(shortened, grid_size=5)
    certificate = certify(war, change(solved, strategies=(*solved.strategies, None)))
    assert min(certificate.value_error, certificate.forward_error) > 1e-2


def test_news_about_the_wrong_player_is_caught(war, peace):
    certificate = certify(games.replace_stage(war, 3, about=1), peace)
    assert certificate.value_error > 1e-3


def test_a_wrong_value_at_the_start_is_caught_from_both_ends(war, peace):
    values = np.array(peace.values)
    values[0] += 1e-3
    certificate = certify(war, change(peace, values=values))
    assert certificate.value_error == pytest.approx(1e-3)
    assert certificate.forward_error == pytest.approx(1e-3)


def test_what_is_not_a_number_is_infinitely_bad(war, peace):
    table = np.array(peace.strategies[2])
    table[0, 0, 0, 0, 0, 0] = np.nan
    certificate = certify(war, with_strategy(peace, 2, table))
    assert certificate.max_residual == np.inf
    assert not certificate.is_ok(1e6)


def test_arrays_of_another_game_are_refused(war, peace):
    with pytest.raises(ValueError, match="3 strategies for a game with 4 stages"):
        certify(war, change(peace, strategies=peace.strategies[:-1]))
    with pytest.raises(ValueError, match="the strategy of stage 'defender answers' has shape"):
        certify(war, with_strategy(peace, 2, None))
    with pytest.raises(ValueError, match="values have shape"):
        certify(war, change(peace, values=peace.values[1:]))


def test_a_refined_grid_tells_the_grid_error(war, peace):
    certificate = certify(war, peace, refined=solve_precisely(war, grid_size=9))
    assert 0 < certificate.grid_error < 0.05
    assert certificate.grid_error_typical > 0
    assert certificate.is_ok(EXACT, grid_tolerance=0.05) and not certificate.is_ok(EXACT, grid_tolerance=1e-9)
    assert "a finer belief grid moves values at the start by at most" in certificate.sentence()
    with pytest.raises(ValueError, match="does not contain every node"):
        certify(war, peace, refined=change(peace, grid=1.1 * peace.grid))


def test_the_sentence_says_what_was_not_computed(war, peace):
    certificate = certify(war, peace)
    assert "the belief grid was not refined, so its error is not known." in certificate.sentence()
    assert not certificate.is_ok(EXACT, grid_tolerance=1.0)
