"""How probable a record is and what it teaches, against products worked out by hand, action by action."""

import itertools

import jax
import numpy as np
import pytest

from standoff.game.likelihood import Observations, follow
from standoff.game.paths import find_sources
from tests import games
from tests.solve.outpost import NEWS, REPLY, SIGNAL, outpost

GRID = np.linspace(-3, 3, 5)
QUIET, BOAST, LEAVE, GOOD, BAD = 0, 1, 0, 0, 1
SIZES = (3, 2, 2)
EXACT = 1e-12

run = jax.jit(follow)


def known_strategies(game, seed: int = 5, is_endless: bool = False):
    """Return random strategies on the grid; with `is_endless` nobody ever ends the game."""
    rng = np.random.default_rng(seed)
    signal = rng.dirichlet(np.ones(3), (game.num_periods, 2, 5, 2)).swapaxes(-1, -2)
    reply = rng.dirichlet(np.ones(2), (game.num_periods, 1, 5, 2)).swapaxes(-1, -2)
    if is_endless:
        signal[..., 2, :], reply[..., 1, :] = 0, 0
        signal, reply = (table / table.sum(axis=-2, keepdims=True) for table in (signal, reply))
    return signal, reply, None


def followed(game, strategies, months, last=(), must_move=None):
    """Follow a record given as one tuple of fitting actions per stage and month; None means that anything fits."""

    def mask(stage, fits):
        return np.isin(np.arange(SIZES[stage]), range(SIZES[stage]) if fits is None else fits)

    rows = [np.array([mask(stage, month[stage]) for month in months], bool) for stage in range(3)]
    rows = tuple(row.reshape(len(months), size) for row, size in zip(rows, SIZES, strict=True))
    moves = np.zeros((len(months), 3), bool) if must_move is None else np.array(must_move)
    partial = tuple(mask(stage, fits) for stage, fits in enumerate(last))
    with jax.enable_x64(True):
        record = Observations(rows, moves, partial, tuple(False for _ in partial))
        arrays = jax.tree.map(jax.numpy.asarray, (game, GRID, strategies, record))
        game, grid, strategies, record = arrays
        return jax.tree.map(np.asarray, run(game, find_sources(outpost()), grid, strategies, record))


def chance_of(table, log_odds):
    """Read `belief` numbers at `log_odds`."""
    return np.interp(log_odds, GRID, table)


def test_a_record_that_names_everything_is_a_product_of_mixtures():
    """Month 1: quiet, leave, good news; month 2, in part: a boast. By hand, with Bayes' rule between the factors."""
    game = outpost(belief=0.35)
    signal, reply, _ = strategies = known_strategies(game)
    found = followed(game, strategies, [((QUIET,), (LEAVE,), (GOOD,))], last=[(BOAST,)])
    belief, expected, beliefs = 0.35, [], [0.35]
    for kind, table in (
        ("signal", signal[0, :, :, QUIET, 0]), ("reply", reply[0, 0, :, LEAVE, 0]),
        ("news", game.stages[NEWS].probability[0, :, GOOD, 0]), ("signal", signal[1, :, :, BOAST, 0]),
    ):  # fmt: skip
        odds = np.log(belief / (1 - belief))
        if kind == "reply":
            weak = strong = chance_of(table, odds)
        else:
            weak, strong = table if kind == "news" else (chance_of(line, odds) for line in table)
        total = (1 - belief) * weak + belief * strong
        expected.append(np.log(total))
        belief = belief * strong / total
        beliefs.append(belief)
    assert found.log_likelihoods == pytest.approx(expected, abs=EXACT)
    assert 1 / (1 + np.exp(-found.log_odds[:, 0])) == pytest.approx(beliefs, abs=EXACT)
    assert found.worlds == pytest.approx([0, 1]), "after a boast it is tense"


def test_what_is_left_open_is_summed_over():
    """A signal that may have been either is as probable as both together, and leaves both worlds possible."""
    game = outpost()
    strategies = known_strategies(game)
    months = [((QUIET,), (LEAVE,), (GOOD,))]
    either, quiet, boast = (followed(game, strategies, months, last=[fits]) for fits in ((0, 1), (0,), (1,)))
    last = [np.exp(found.log_likelihoods[-1]) for found in (either, quiet, boast)]
    assert last[0] == pytest.approx(last[1] + last[2], abs=EXACT)
    assert either.worlds == pytest.approx([last[1] / last[0], last[2] / last[0]], abs=EXACT)


def test_complementary_records_have_probabilities_that_sum_to_one():
    game = outpost()
    strategies = known_strategies(game, is_endless=True)
    month = list(itertools.product([(QUIET,), (BOAST,)], [(LEAVE,)], [(GOOD,), (BAD,)]))
    logs = [followed(game, strategies, months).log_likelihoods.sum() for months in itertools.product(month, repeat=2)]
    assert len(logs) == 16 and np.exp(logs).max() < 0.5
    assert np.exp(logs).sum() == pytest.approx(1, abs=EXACT)


def test_nothing_is_learned_from_nothing():
    """In a game that nobody ends, months in which anything may have happened are certain and leave the prior."""
    game = outpost()
    found = followed(game, known_strategies(game, is_endless=True), [(None, None, None)] * 2)
    assert found.log_likelihoods == pytest.approx(0, abs=EXACT)
    assert found.log_odds == pytest.approx(games.log_odds(0.4), abs=EXACT)


def test_a_record_goes_on_so_an_ending_fits_nothing():
    game = outpost()
    signal, _, _ = strategies = known_strategies(game)
    found = followed(game, strategies, [(None, None, None)])
    odds = games.log_odds(0.4)
    quits = 0.6 * chance_of(signal[0, 0, :, 2, 0], odds) + 0.4 * chance_of(signal[0, 1, :, 2, 0], odds)
    assert np.exp(found.log_likelihoods[0]) == pytest.approx(1 - quits, abs=EXACT)


def test_a_threat_that_lapses_costs_reputation_and_one_carried_out_earns_it():
    """Type 1 makes good on a threat (by a boast, here) 8 times in 10, type 0 once: odds change by 2/9 or 8."""
    game = outpost(belief=0.5)
    strategies = known_strategies(game, is_endless=True)
    strategies[SIGNAL][:] = np.array([[0.9, 0.1, 0.0], [0.2, 0.8, 0.0]])[None, :, None, :, None]
    for act, factor in ((QUIET, 2 / 9), (BOAST, 8.0)):
        found = followed(game, strategies, [((act,), None, None)])
        assert np.exp(found.log_odds[1, 0]) == pytest.approx(factor)
        assert np.exp(found.log_odds[REPLY + 1, 0]) == pytest.approx(factor), "the rival's reply is no news"


def test_an_act_in_a_world_without_anything_to_decide_is_impossible():
    """In calm the owner has nothing to say here: a silent record is certain, one that names an act is not possible."""
    game = outpost()
    stage = game.stages[SIGNAL]
    tense_only = games.replace_stage(
        game, SIGNAL, worlds=np.array([1]), next_world=stage.next_world[:, 1:], base=stage.base[..., 1:],
        payoff=stage.payoff[..., 1:],
    )  # fmt: skip
    signal, reply, news = known_strategies(game)
    record = Observations(tuple(np.ones((1, size), bool) for size in SIZES), np.array([[True, False, False]]))
    silent = Observations(record.fits, np.zeros((1, 3), bool))
    with jax.enable_x64(True):
        arrays = jax.tree.map(jax.numpy.asarray, (tense_only, GRID, (signal[..., 1:], reply, news)))
        found = [run(arrays[0], find_sources(tense_only), *arrays[1:], seen) for seen in (record, silent)]
        must, may = jax.tree.map(np.asarray, found)
    assert may.log_likelihoods[0] == pytest.approx(0, abs=EXACT)
    assert must.log_likelihoods[0] < -60, "the logarithm of the smallest number that counts"
    assert np.all(must.worlds == 0)


@pytest.mark.parametrize("last", [(), ((QUIET,),)], ids=["nothing", "part of the first month"])
def test_a_record_without_a_whole_month(last):
    game = outpost()
    found = followed(game, known_strategies(game), [], last)
    assert found.log_likelihoods.shape == (len(last),) and found.log_odds.shape == (1 + len(last), 1)
    assert found.worlds == pytest.approx([1, 0])


def test_a_record_of_a_game_without_secrets():
    game = games.alternating_offers(2, 3)
    shapes = [(2, 1, len(stage.actions), len(stage.worlds)) for stage in game.stages]
    strategies = [np.full(shape, 1 / shape[2]) for shape in shapes]
    offers = np.array([[False, True, False]])
    fits = (offers, np.array([[False, True]]), np.ones((1, 3), bool), np.ones((1, 2), bool))
    with jax.enable_x64(True):
        record = Observations(fits, np.zeros((1, 4), bool))
        arrays = jax.tree.map(jax.numpy.asarray, (game, GRID, tuple(strategies), record))
        found = jax.tree.map(np.asarray, run(arrays[0], find_sources(game), *arrays[1:]))
    assert np.exp(found.log_likelihoods) == pytest.approx([1 / 3, 1 / 2, 1, 1]), "a refusal ends the month"
    assert found.log_odds.shape == (5, 0)
