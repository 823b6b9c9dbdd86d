"""Backward induction: what must not change anything changes nothing, and what must shows up where it should."""

import jax
import numpy as np
import pytest

from standoff.solve.backward import solve
from standoff.solve.certify import certify
from tests import games
from tests.solve.outpost import NEWS, OWNER, PERIODS, REPLY, RIVAL, SIGNAL, outpost, with_payoffs
from tests.solve.solved import solve_precisely

EXACT = 1e-10  # float64 sums of a few thousand terms, and a solver that stops at 1e-12
SINGLE = 2e-5  # float32: a rounding of 6e-8 times precision 12 times a chain of nine stages, with room to spare


def solved(game, **settings):
    """Solve on five nodes and have it certified before anything is compared."""
    found = solve_precisely(game, grid_size=5, grid_reach=3.0, **settings)
    certificate = certify(game, found, date0=settings.get("date0", False))
    assert certificate.is_ok(EXACT), certificate.sentence()
    return found


def same(one, other, tolerance=EXACT):
    """Return whether two equilibria of one game agree in values and strategies."""
    tables = zip(one.strategies, other.strategies, strict=True)
    agree = [np.allclose(left, right, rtol=0, atol=tolerance) for left, right in tables if left is not None]
    return np.allclose(one.values, other.values, rtol=0, atol=tolerance) and all(agree)


@pytest.fixture(scope="module")
def base():
    return solved(outpost())


def test_at_precision_0_play_follows_the_base_weights():
    found = solved(outpost(precision=0.0))
    expected = np.broadcast_to(np.array([0.4, 0.4, 0.2])[:, None], found.strategies[SIGNAL].shape)
    assert found.strategies[SIGNAL] == pytest.approx(expected, abs=1e-12)
    assert found.strategies[REPLY] == pytest.approx(0.5, abs=1e-12)


def test_names_of_worlds_do_not_matter(base):
    """Stage by stage another permutation: the worlds in front of the reply change names, the others too."""
    names = {SIGNAL: [1, 0], REPLY: [1, 0], NEWS: [0, 1]}  # new name of each old world in front of the stage
    game = outpost()
    for index, stage in enumerate(game.stages):
        after = np.array(names[(index + 1) % len(game.stages)])
        targets = np.where(stage.next_world < 0, stage.next_world, after[np.maximum(stage.next_world, 0)])
        passes = np.empty_like(stage.passes)
        passes[names[index]] = after[stage.passes]
        game = games.replace_stage(game, index, worlds=np.array(names[index]), next_world=targets, passes=passes)
    game = games.replace(game, terminal=game.terminal[..., [1, 0]], start=np.array(1))
    found = solved(game)
    assert np.abs(found.values[..., [1, 0]] - base.values).max() < EXACT
    assert np.abs(found.strategies[SIGNAL] - base.strategies[SIGNAL]).max() < EXACT, "moving worlds kept their order"


def swap_players(game):
    """Return the game with the rival as player 0 and the owner as player 1."""
    for index, stage in enumerate(game.stages):
        changes = {"payoff": stage.payoff[:, ::-1]} | ({"player": 1 - stage.player} if index != NEWS else {})
        game = games.replace_stage(game, index, **changes)
    return games.replace(
        game, players=("rival", "owner"), private=(1,), discount=game.discount[:, ::-1],
        terminal=game.terminal[::-1], precision=game.precision[::-1], optimism=game.optimism[:, ::-1],
    )  # fmt: skip


def test_order_of_players_does_not_matter():
    """Without discounting, so that date-0 precision is current precision and one program serves both swapped tests."""
    game = games.replace(outpost(), discount=np.ones((PERIODS, 2, 2)))
    one, other = solved(game), solved(swap_players(game), date0=True)
    assert np.abs(other.values[:, ::-1] - one.values).max() < EXACT
    assert np.abs(other.strategies[SIGNAL] - one.strategies[SIGNAL]).max() < EXACT


def test_another_scale_of_payoffs_changes_nothing(base):
    """Values in a unit 3 (or 1/2) times as small, moved by b = 0.7 (or -1.3), precision rescaled: V' = aV + b.

    Whoever gets b for ever gets it at every ending, at the end, and (1 - discount) b of it each month on the way.
    """
    scale, shift = np.array([3.0, 0.5]), np.array([0.7, -1.3])
    game = outpost()
    ends = {SIGNAL: [0.0, 0.0, 1.0], REPLY: [0.0, 1.0]}

    def change(index, payoff):
        monthly = 1 - game.discount[..., None, None] if index == NEWS else np.array(ends.get(index))[:, None]
        return scale[:, None, None, None] * payoff + shift[:, None, None, None] * monthly

    moved = games.replace(
        with_payoffs(game, change),
        terminal=scale[:, None, None] * game.terminal + shift[:, None, None],
        precision=game.precision / scale[:, None],
    )
    found = solved(moved)
    back = (found.values - shift.reshape(-1, 1, 1, 1)) / scale.reshape(-1, 1, 1, 1)
    assert np.abs(back - base.values).max() < EXACT
    assert np.abs(found.strategies[SIGNAL] - base.strategies[SIGNAL]).max() < EXACT


def test_optimism_shifts_only_the_reading_of_the_mover(base):
    """One step of optimism about the owner: in the last month the rival plays as the belief one node up would."""
    step = base.grid[1] - base.grid[0]
    found = solved(games.replace(outpost(), optimism=np.array([[[0.0], [step]]])))
    plays, would = found.strategies[REPLY][-1, 0], base.strategies[REPLY][-1, 0]
    assert np.abs(plays[:-1] - would[1:]).max() < EXACT
    assert np.abs(plays - would).max() > 0.1, "and it matters"
    about_herself = games.replace(outpost(), optimism=np.array([[[step], [0.0]]]))
    assert same(solved(about_herself), base), "the owner knows her own type"


def test_optimism_may_change_by_the_month():
    """Who is persuaded in the second month only plays the first month as if it were to come, and the second by it."""
    step = 1.125
    game = outpost()
    never, always = (np.broadcast_to(np.array([[0.0], [shift]]), (PERIODS, 2, 1)) for shift in (0.0, step))
    late = np.where(np.arange(PERIODS)[:, None, None] == PERIODS - 1, always, never)
    found, persuaded, plain = (solved(games.replace(game, optimism=shift)) for shift in (late, always, never))
    assert np.array_equal(found.strategies[REPLY][-1], persuaded.strategies[REPLY][-1])
    assert np.abs(found.strategies[REPLY][0] - plain.strategies[REPLY][0]).max() > 0, "the others see it coming"
    assert found.values[0] != pytest.approx(plain.values[0], abs=1e-6)


def test_a_committed_type_plays_her_strategy():
    committed = np.array([0.2, 0.7, 0.1])
    game = outpost(precision=12.0)
    weights = np.array(game.stages[SIGNAL].base)
    weights[:, 1] = committed[:, None]
    precision = np.array([[12.0, 0.0], [12.0, 12.0]])
    found = solved(games.replace(games.replace_stage(game, SIGNAL, base=weights), precision=precision))
    assert np.abs(found.strategies[SIGNAL][:, 1] - committed[:, None]).max() < 1e-12
    weak = found.strategies[SIGNAL][:, 0]
    assert weak.max() - weak.min() > 0.05, "the other type still chooses"


def test_each_type_discounts_by_her_own_factor():
    """With only the game's end paying, and nobody able to end it early, V = discount^(months left)."""
    factors = np.array([[0.9, 0.6], [0.8, 0.8]])  # player, type of the owner
    game = with_payoffs(outpost(), lambda index, payoff: 0 * payoff)
    for index, available in ((SIGNAL, [1.0, 1.0, 0.0]), (REPLY, [1.0, 0.0])):
        base = np.array(game.stages[index].base) * np.array(available)[:, None]
        game = games.replace_stage(game, index, base=base)
    discount = np.broadcast_to(factors, (PERIODS, 2, 2))
    found = solved(games.replace(game, terminal=np.ones((2, 2, 2)), discount=discount))
    for period in range(PERIODS + 1):
        expected = (factors ** (PERIODS - period))[:, :, None, None]
        assert found.values[period] == pytest.approx(np.broadcast_to(expected, (2, 2, 5, 2)), abs=1e-12)


def test_date_0_is_precision_that_shrinks_with_patience():
    """In the last month date-0 precision is λ times two discounts, by player and by the owner's own type."""
    factors = np.array([[0.9, 0.6], [0.8, 0.8]])
    game = games.replace(outpost(20.0), discount=np.broadcast_to(factors, (PERIODS, 2, 2)).copy())
    shrunk = games.replace(game, precision=game.precision * factors ** (PERIODS - 1))
    at_date_0, current = solved(swap_players(game), date0=True), solved(shrunk)  # tables name no players
    for stage in (SIGNAL, REPLY):
        assert np.abs(at_date_0.strategies[stage][-1] - current.strategies[stage][-1]).max() < EXACT
    assert np.abs(at_date_0.strategies[SIGNAL][0] - current.strategies[SIGNAL][0]).max() > 1e-3


def test_single_precision_is_close_to_double(base):
    with jax.enable_x64(True):
        single = jax.tree.map(lambda leaf: np.asarray(leaf, np.float32 if leaf.dtype == float else None), outpost())
        found = jax.tree.map(np.asarray, solve(single, grid_size=5, grid_reach=3.0))
    assert found.values.dtype == found.strategies[SIGNAL].dtype == np.float32
    assert same(found, base, SINGLE)


@pytest.mark.parametrize("precision", [20.0, 40.0, 100.0])
def test_two_hidden_types_are_solved_at_every_precision(precision):
    """A war with a mediator; at precision 100 most signals have several equilibria."""
    game = games.threats_and_offers(precision, num_periods=3, optimism=0.5)
    certificate = certify(game, solve_precisely(game, grid_size=5))
    assert certificate.is_ok(EXACT), certificate.sentence()


def test_the_rival_is_deterred_by_a_strong_reputation(base):
    """Attacking pays against the weak only: the chance of an attack falls with belief at every node."""
    attack = base.strategies[REPLY][-1, 0, :, 1, 0]
    assert np.all(np.diff(attack) < 0)
    assert base.values[0, OWNER, 0, -1, 0] > base.values[0, OWNER, 0, 0, 0], "so the weak gain by seeming strong"
    assert base.values[0, RIVAL, 0, -1, 0] < base.values[0, RIVAL, 0, 0, 0], "and the rival, mistaken, loses by it"
