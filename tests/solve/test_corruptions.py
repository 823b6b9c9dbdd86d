"""The certificate under attack: correct equilibria of three small games, spoilt in one way at a time.

`hidden` has a private type (a seller screens a buyer), `open` has complete information (alternating offers), `news` has
a private type and a chance stage that tells about it (an outpost). Each test spoils one thing and asserts that the
certificate sees it, in the part that should see it, by far more than the tolerance at which the true one passes.
"""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest

from standoff.solve.certify import certify
from standoff.solve.equilibrium import Equilibrium
from tests import games
from tests.solve.outpost import NEWS, REPLY, outpost
from tests.solve.solved import solve_precisely

EXACT = 1e-10  # float64 sums of a few thousand terms, and a solver that stops at 1e-12
SEEN = 1e-6  # ten thousand times that: what a flag must at least say
BUILT = {
    "hidden": games.screening(0.3, 20.0, is_discounted=True),
    "open": games.alternating_offers(3, 5, 10.0, (0.9, 0.8)),
    "news": outpost(),
}
EVERYONE = list(BUILT)
WITH_TYPES = ["hidden", "news"]
NUDGE = 1e-6


@pytest.fixture(scope="module")
def solved() -> dict[str, Equilibrium]:
    return {name: solve_precisely(game, grid_size=5, grid_reach=3.0) for name, game in BUILT.items()}


def change(equilibrium: Equilibrium, **changes) -> Equilibrium:
    fields = {field.name: getattr(equilibrium, field.name) for field in dataclasses.fields(equilibrium)}
    return Equilibrium(**{**fields, **changes})


def change_moves(equilibrium: Equilibrium, how) -> Equilibrium:
    """Return the equilibrium with every table of a move replaced by `how(table)`."""
    return change(
        equilibrium, strategies=tuple(table if table is None else how(table) for table in equilibrium.strategies)
    )


def with_table(equilibrium: Equilibrium, index: int, table: np.ndarray) -> Equilibrium:
    tables = list(equilibrium.strategies)
    tables[index] = table
    return change(equilibrium, strategies=tuple(tables))


def moves(name: str) -> list[int]:
    """Return the stages of a game in which somebody chooses."""
    return [index for index, stage in enumerate(BUILT[name].stages) if hasattr(stage, "player")]


@pytest.mark.parametrize("name", EVERYONE)
def test_the_true_one_passes(solved, name):
    certificate = certify(BUILT[name], solved[name])
    assert certificate.is_ok(EXACT), certificate.sentence()


@pytest.mark.parametrize("name", EVERYONE)
def test_any_entry_of_any_strategy(solved, name):
    """No entry is out of sight: each is nudged in turn, also where nobody ever comes and where an action is missing."""
    unseen = []
    for index in moves(name):
        for place in itertools.islice(np.ndindex(solved[name].strategies[index].shape), 0, None, 3):
            table = np.array(solved[name].strategies[index])
            table[place] += NUDGE
            certificate = certify(BUILT[name], with_table(solved[name], index, table))
            if certificate.max_residual < 0.1 * NUDGE or certificate.is_ok(EXACT):
                unseen.append((index, place))
    assert unseen == []


@pytest.mark.parametrize("name", EVERYONE)
def test_any_value_of_any_period(solved, name):
    unseen = []
    for place in itertools.islice(np.ndindex(solved[name].values.shape), 0, None, 3):
        values = np.array(solved[name].values)
        values[place] -= NUDGE
        if certify(BUILT[name], change(solved[name], values=values)).value_error < 0.9 * NUDGE:
            unseen.append(place)
    assert unseen == []


@pytest.mark.parametrize("name", WITH_TYPES)
def test_beliefs_reversed(solved, name):
    spoilt = change_moves(solved[name], lambda table: table[:, :, ::-1])
    assert certify(BUILT[name], spoilt).max_residual > 1e-2
    values = change(solved[name], values=solved[name].values[:, :, :, ::-1])
    assert certify(BUILT[name], values).value_error > 1e-2


@pytest.mark.parametrize("name", WITH_TYPES)
def test_grid_coarsened(solved, name):
    """Every second node of an equilibrium on five nodes is no equilibrium on three."""
    spoilt = change_moves(solved[name], lambda table: table[:, :, ::2])
    spoilt = change(spoilt, grid=spoilt.grid[::2], values=spoilt.values[:, :, :, ::2])
    certificate = certify(BUILT[name], spoilt)
    assert certificate.max_residual > SEEN and certificate.value_error > SEEN


@pytest.mark.parametrize("name", WITH_TYPES)
def test_grid_of_another_reach(solved, name):
    assert certify(BUILT[name], change(solved[name], grid=1.1 * solved[name].grid)).max_residual > 1e-3


@pytest.mark.parametrize("name", WITH_TYPES)
def test_one_node_of_the_grid_moved(solved, name):
    """Nodes are evenly spaced and rise, or nobody who reads between them reads rightly."""
    for node, place in ((3, 1.6), (2, np.nan), (4, np.inf)):
        grid = np.array(solved[name].grid)
        grid[node] = place
        with pytest.raises(ValueError, match="the belief grid does not rise in even steps"):
            certify(BUILT[name], change(solved[name], grid=grid))


@pytest.mark.parametrize("name", WITH_TYPES)
def test_the_whole_grid_turned_around(solved, name):
    """Grid, strategies and values from high to low agree with each other, and mislead whoever reads between nodes."""
    spoilt = change_moves(solved[name], lambda table: table[:, :, ::-1])
    spoilt = change(spoilt, grid=spoilt.grid[::-1], values=spoilt.values[:, :, :, ::-1])
    with pytest.raises(ValueError, match="the belief grid does not rise in even steps"):
        certify(BUILT[name], spoilt)


@pytest.mark.parametrize("name", EVERYONE)
def test_a_stage_played_at_random(solved, name):
    for index in moves(name):
        table = solved[name].strategies[index]
        spoilt = with_table(solved[name], index, np.full_like(table, 1 / table.shape[-2]))
        assert certify(BUILT[name], spoilt).max_residual > 1e-2, BUILT[name].stages[index].name


@pytest.mark.parametrize("name", EVERYONE)
def test_wrong_discount(solved, name):
    certificate = certify(games.replace(BUILT[name], discount=0.999 * BUILT[name].discount), solved[name])
    assert min(certificate.max_residual, certificate.value_error, certificate.forward_error) > SEEN


@pytest.mark.parametrize("name", EVERYONE)
def test_date_0_taken_for_current_values(solved, name):
    assert certify(BUILT[name], solved[name], date0=True).max_residual > 1e-3


@pytest.mark.parametrize("name", EVERYONE)
@pytest.mark.parametrize("factor", [0.999, 1.001])
def test_wrong_precision(solved, name, factor):
    """Precision is in the replies alone: what the strategies bring is still added up rightly."""
    certificate = certify(games.replace(BUILT[name], precision=factor * BUILT[name].precision), solved[name])
    assert certificate.max_residual > 1e-5
    assert certificate.value_error < EXACT


@pytest.mark.parametrize("name", WITH_TYPES)
def test_types_swapped(solved, name):
    swapped = change_moves(solved[name], lambda table: table[:, ::-1])
    assert certify(BUILT[name], swapped).max_residual > 1e-2
    values = change(solved[name], values=solved[name].values[:, :, ::-1])
    assert certify(BUILT[name], values).value_error > 1e-2


@pytest.mark.parametrize("name", WITH_TYPES)
def test_types_swapped_together_with_beliefs_and_values(solved, name):
    """What a consistent slip in the order of types looks like: everything fits but the payoffs."""
    swapped = change_moves(solved[name], lambda table: table[:, ::-1, ::-1])
    swapped = change(swapped, values=solved[name].values[:, :, ::-1, ::-1])
    certificate = certify(BUILT[name], swapped)
    assert min(certificate.max_residual, certificate.value_error) > 1e-2


@pytest.mark.parametrize("name", EVERYONE)
def test_players_swapped(solved, name):
    certificate = certify(BUILT[name], change(solved[name], values=solved[name].values[:, ::-1]))
    assert min(certificate.value_error, certificate.forward_error) > 1e-2


@pytest.mark.parametrize("name", EVERYONE)
def test_actions_in_another_order(solved, name):
    for index in moves(name):
        spoilt = with_table(solved[name], index, solved[name].strategies[index][..., ::-1, :])
        assert certify(BUILT[name], spoilt).max_residual > 1e-2, BUILT[name].stages[index].name


@pytest.mark.parametrize("name", EVERYONE)
def test_periods_one_late(solved, name):
    late = change_moves(solved[name], lambda table: np.concatenate([table[:1], table[:-1]]))
    assert certify(BUILT[name], late).max_residual > 1e-3
    values = np.concatenate([solved[name].values[:1], solved[name].values[:-1]])
    assert certify(BUILT[name], change(solved[name], values=values)).value_error > 1e-3


@pytest.mark.parametrize("name", EVERYONE)
def test_stale_values(solved, name):
    """Values left over from a precision one in a thousand lower, beside the right strategies; and the other way round."""
    before = solve_precisely(
        games.replace(BUILT[name], precision=0.999 * BUILT[name].precision), grid_size=5, grid_reach=3.0
    )
    certificate = certify(BUILT[name], change(solved[name], values=before.values))
    assert min(certificate.value_error, certificate.forward_error) > SEEN and certificate.max_residual < EXACT
    certificate = certify(BUILT[name], change(solved[name], strategies=before.strategies))
    assert min(certificate.value_error, certificate.max_residual) > SEEN


@pytest.mark.parametrize("name", EVERYONE)
def test_probabilities_that_do_not_sum_to_one(solved, name):
    assert certify(BUILT[name], change_moves(solved[name], lambda table: 1.00001 * table)).max_residual > SEEN


@pytest.mark.parametrize("name", EVERYONE)
def test_rounding_to_single_precision(solved, name):
    """Flagged at the tolerance of double precision, fine at that of single precision."""
    rounded = change_moves(solved[name], lambda table: table.astype(np.float32))
    certificate = certify(BUILT[name], rounded)
    assert not certificate.is_ok(EXACT) and certificate.is_ok(1e-6)


def test_news_read_the_wrong_way(solved):
    """The chances of good and bad news swapped, for both types and for one."""
    right = BUILT["news"].stages[NEWS].probability
    for wrong in (right[:, :, ::-1], np.concatenate([right[:, :1], right[:, 1:, ::-1]], axis=1)):
        certificate = certify(games.replace_stage(BUILT["news"], NEWS, probability=wrong), solved["news"])
        assert min(certificate.max_residual, certificate.value_error, certificate.forward_error) > 1e-3


def test_news_that_was_not_believed(solved):
    """Solved as if the month told nothing (both types alike on average), certified against the game in which it does."""
    right = BUILT["news"].stages[NEWS].probability
    silent = games.replace_stage(
        BUILT["news"], NEWS, probability=np.broadcast_to(right.mean(1, keepdims=True), right.shape)
    )
    certificate = certify(BUILT["news"], solve_precisely(silent, grid_size=5, grid_reach=3.0))
    assert min(certificate.max_residual, certificate.value_error) > 1e-3


def test_a_bluff_that_is_not_seen_through(solved):
    """The rival reads the belief of before the signal after it, as a solver without Bayes' rule at moves would do."""
    table = np.array(solved["news"].strategies[REPLY])
    table[:, :, 1:] = table[:, :, :-1]
    certificate = certify(BUILT["news"], with_table(solved["news"], REPLY, table))
    assert certificate.max_residual > 1e-2


@pytest.mark.parametrize("name", WITH_TYPES)
def test_a_refined_grid_must_be_finer(solved, name):
    """An equilibrium compared with itself says nothing about its grid."""
    with pytest.raises(ValueError, match="no finer than"):
        certify(BUILT[name], solved[name], refined=solved[name])
