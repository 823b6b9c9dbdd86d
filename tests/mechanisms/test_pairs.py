"""Every two mechanisms get along: any pair builds a valid game, and a few cases in which all pairs meet are solved.

Of the solved cases, every pair of mechanisms meets in each of its four combinations (both, either one, none), where one
does not need the other: a covering array of strength two.
"""

from __future__ import annotations

from itertools import combinations

import jax
import numpy as np
import pytest

from standoff.game import game as games
from standoff.mechanisms.compile import build_game
from standoff.mechanisms.registry import MECHANISMS, NEEDED, find_mistakes
from standoff.mechanisms.structure import CaseMistakes, compile_structure
from standoff.solve.certify import certify
from tests.mechanisms.cases import build, medians_of, without
from tests.mechanisms.everything import EVERYTHING, OPTIONAL, closed, having
from tests.solve.solved import solve_precisely

PAIRS = list(combinations(MECHANISMS, 2))
CANDIDATES = 200  # rows tried for every row of the covering array
Row = frozenset[str]


def combinations_in(row: Row) -> set[tuple[str, bool, str, bool]]:
    """Return how every pair of mechanisms meets in a case."""
    return {(one, one in row, other, other in row) for one, other in combinations(OPTIONAL, 2)}


def possible() -> set[tuple[str, bool, str, bool]]:
    """Return every way in which a pair can meet: no mechanism is there without what it needs."""
    found = set()
    for one, other in combinations(OPTIONAL, 2):
        found |= {(one, True, other, True), (one, False, other, False)}
        found |= {(one, True, other, False)} if other not in closed([one]) else set()
        found |= {(one, False, other, True)} if one not in closed([other]) else set()
    return found


def covering_rows() -> list[Row]:
    """Return cases in which every pair meets in every possible way: all mechanisms, none, and greedily chosen ones."""
    rows = [frozenset(MECHANISMS), frozenset(NEEDED)]
    left = possible() - combinations_in(rows[0]) - combinations_in(rows[1])
    chance = np.random.default_rng(4)  # of the first few seeds, one with few rows
    while left:
        tried = [frozenset(closed(np.array(OPTIONAL)[chance.random(len(OPTIONAL)) < 0.5].tolist())) for _ in range(CANDIDATES)]
        best = max(tried, key=lambda row: len(left & combinations_in(row)))
        rows.append(best)
        left -= combinations_in(best)
    return rows


ROWS = covering_rows()


@pytest.fixture(scope="module")
def quick_to_compile():
    """Let the compiler hand over what it has at once: each of these games is solved just once."""
    jax.config.update("jax_disable_most_optimizations", True)
    yield
    jax.config.update("jax_disable_most_optimizations", False)


def test_there_is_a_small_case_with_all_of_them():
    assert set(EVERYTHING["mechanisms"]) == set(MECHANISMS)
    assert len(PAIRS) == len(MECHANISMS) * (len(MECHANISMS) - 1) // 2


@pytest.mark.parametrize("pair", PAIRS, ids=" and ".join)
def test_every_pair_builds_a_valid_game_in_either_order(pair):
    built = []
    for order in (pair, pair[::-1]):
        structure, draw = medians_of(having(order))
        assert set(structure.case.mechanisms) == closed(pair)
        built.append(build_game(structure, draw))
        assert games.find_mistakes(built[-1]) == []
    for one, other in zip(*map(jax.tree.leaves, built), strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_solved_cases_cover_every_pair_in_every_combination():
    assert set().union(*map(combinations_in, ROWS)) == possible()
    assert len(ROWS) <= 12


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{len(row)} mechanisms")
def test_solved_and_certified(row, quick_to_compile):
    structure, draw = medians_of(having(sorted(row)))
    game = build_game(structure, draw)
    assert games.find_mistakes(game) == []
    equilibrium = solve_precisely(game, grid_size=3)
    with jax.enable_x64(True):
        found = certify(game, equilibrium)
    assert found.is_ok(1e-8), found


@pytest.mark.parametrize("name", MECHANISMS)
def test_what_is_missing_is_said_in_words(name):
    alone = build(EVERYTHING | {"mechanisms": {name: EVERYTHING["mechanisms"][name]}})
    said = [mistake.message for mistake in find_mistakes(alone)]
    assert [f"a case needs the mechanism '{need}'" for need in NEEDED if need != name] == said[: len(NEEDED) - (name in NEEDED)]


@pytest.mark.parametrize("name", MECHANISMS)
def test_a_case_that_has_lost_a_mechanism_compiles_or_says_why_not(name):
    case = build(without(EVERYTHING, name))
    found = find_mistakes(case)
    if found:
        with pytest.raises(CaseMistakes):
            compile_structure(case)
    else:
        compile_structure(case)
    assert all(mistake.message and mistake.path[0] == "mechanisms" for mistake in found)


def test_issues_at_a_front_that_is_not_there_are_the_one_mistake():
    found = find_mistakes(build(without(EVERYTHING, "front")))
    assert [mistake.path for mistake in found] == [("mechanisms", "issues", "list", "valley", "meanwhile")]
    assert "this case has no front" in found[0].message
