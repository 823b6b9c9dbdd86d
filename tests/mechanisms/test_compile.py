"""From a case to a game: well formed whatever is listed, in any order, one at a time or in stacks."""

import itertools
import json
import subprocess
import sys
from copy import deepcopy

import jax
import numpy as np
import pytest

from standoff.case.draws import draw_inputs, medians
from standoff.game.game import find_mistakes
from standoff.mechanisms.compile import build_game, build_games
from standoff.mechanisms.months import AFTER_HORIZON
from standoff.mechanisms.registry import MECHANISMS, SECTIONS
from standoff.mechanisms.size import size_of
from standoff.mechanisms.structure import CaseMistakes, compile_structure
from standoff.mechanisms.worlds import Radix, TooManyWorlds, reach
from tests.mechanisms.cases import FULL, MINIMAL, build, edited, medians_of, number, without

OPTIONAL = ("costs", "threats", "sanctions", "arms", "walking_away")


def subset(names: tuple[str, ...]) -> dict:
    """Return the full case with only some of the optional mechanisms, and nothing that refers to the others."""
    raw = without(FULL, *(name for name in OPTIONAL if name not in names))
    if "arms" not in names and "walking_away" in names:
        del raw["mechanisms"]["walking_away"][0]["arms"], raw["mechanisms"]["walking_away"][0]["keeps_arms"]
    if "threats" in names and "sanctions" not in names:
        raw["mechanisms"]["threats"][0]["lever"] = "shells" if "arms" in names else "walk away"
        if "arms" not in names and "walking_away" not in names:
            del raw["mechanisms"]["threats"]
    return raw


SUBSETS = [names for count in range(len(OPTIONAL) + 1) for names in itertools.combinations(OPTIONAL, count)]


@pytest.mark.parametrize("names", SUBSETS, ids="-".join)
def test_every_subset_of_mechanisms_is_a_game(names):
    structure, draw = medians_of(subset(names))
    assert find_mistakes(build_game(structure, draw)) == []


def test_issues_and_patience_are_enough():
    structure, draw = medians_of(MINIMAL)
    game = build_game(structure, draw)
    assert find_mistakes(game) == []
    assert game.num_private == 0 and game.num_periods == 4 + AFTER_HORIZON and game.num_worlds == (1, 4, 1, 4, 1)
    np.testing.assert_allclose(game.precision, 1 / 0.05)


def leaves_of(raw):
    structure, draw = medians_of(raw)
    return jax.tree_util.tree_leaves(build_game(structure, draw))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_mechanisms_changes_nothing(seed):
    raw, order = deepcopy(FULL), np.random.default_rng(seed).permutation(list(FULL["mechanisms"]))
    raw["mechanisms"] = {str(name): FULL["mechanisms"][name] for name in order}
    for one, other in zip(leaves_of(FULL), leaves_of(raw), strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_names_of_parties_change_nothing():
    text = json.dumps(FULL)
    for old, new in (("hill", "zenith"), ("vale", "abyss"), ("go_between", "middle")):
        text = text.replace(f'"{old}"', f'"{new}"')
    for one, other in zip(leaves_of(FULL), leaves_of(json.loads(text)), strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_order_of_levers_only_renames_worlds():
    second = FULL["mechanisms"]["sanctions"][0] | {"id": "gas", "fades": None}
    one = edited(FULL, {"mechanisms.sanctions": [FULL["mechanisms"]["sanctions"][0], second]})
    other = edited(FULL, {"mechanisms.sanctions": [second, FULL["mechanisms"]["sanctions"][0]]})
    games = [build_game(*medians_of(raw)) for raw in (one, other)]
    assert games[0].num_worlds == games[1].num_worlds
    for first, second_stage in zip(games[0].stages, games[1].stages, strict=True):
        assert sorted(first.actions) == sorted(second_stage.actions)
        np.testing.assert_allclose(np.sort(np.ravel(first.payoff)), np.sort(np.ravel(second_stage.payoff)), atol=1e-12)


def test_a_stack_holds_the_single_games():
    case = build(FULL)
    structure, draws = compile_structure(case), draw_inputs(case, 4, 7)
    stack = build_games(structure, draws.values)
    for index in range(4):
        single = build_game(structure, draws[index])
        taken = jax.tree_util.tree_map(lambda leaf, row=index: leaf[row], stack)
        assert jax.tree_util.tree_structure(single) == jax.tree_util.tree_structure(taken)
        for one, other in zip(jax.tree_util.tree_leaves(single), jax.tree_util.tree_leaves(taken), strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-12)
        assert find_mistakes(taken) == []


def test_draws_come_as_columns_or_one_by_one():
    case = build(FULL)
    structure, draws = compile_structure(case), draw_inputs(case, 3, 7)
    one, other = build_games(structure, draws.values), build_games(structure, list(draws))
    for first, second in zip(jax.tree_util.tree_leaves(one), jax.tree_util.tree_leaves(other), strict=True):
        np.testing.assert_array_equal(first, second)


def test_real_numbers_have_the_chosen_precision():
    structure, draw = medians_of(FULL)
    kinds = {leaf.dtype for leaf in jax.tree_util.tree_leaves(build_game(structure, draw, np.float32))}
    assert kinds == {np.dtype(np.float32), np.dtype(np.int32)}


def test_priors_are_log_odds_of_the_type_with_the_number():
    structure, draw = medians_of(FULL, mechanisms__aims__hill__maximal=0.25)
    game = build_game(structure, draw)
    assert game.private == (0, 2) and structure.types["hill"] == ("limited", "maximal")
    np.testing.assert_allclose(game.prior, [np.log(0.25 / 0.75), np.log(0.3 / 0.7)])


def test_payoffs_depend_on_the_own_type_only():
    structure, draw = medians_of(FULL)
    for stage in build_game(structure, draw).stages:
        hill, vale = stage.payoff[:, 0], stage.payoff[:, 1]  # period, hill's types, go-between's types, action, world
        np.testing.assert_array_equal(hill, np.broadcast_to(hill[:, :, :1], hill.shape))
        np.testing.assert_array_equal(vale, np.broadcast_to(vale[:, :1, :1], vale.shape))


def test_mediators_act_first_and_war_comes_last():
    structure, _ = medians_of(FULL)
    assert [stage.name for stage in structure.stages] == [
        "oil may fade", "what go_between meant by walking away", "go_between acts", "hill tables",
        "vale answers hill", "vale tables", "hill answers vale", "a month of war",
    ]


PRICED = edited(FULL, {
    "mechanisms.sanctions.0.imposing": number(0.01), "mechanisms.sanctions.0.lifting": number(0.02),
    "mechanisms.arms.0.cutting": {"firm": number(0.03), "soft": number(0.01)},
    "mechanisms.arms.0.restoring": number(-0.01),
})


def test_every_number_of_the_case_is_used():
    case = build(PRICED)
    structure, base = compile_structure(case), medians(case)
    unchanged = jax.tree_util.tree_leaves(build_game(structure, base))
    for path in base:
        moved = jax.tree_util.tree_leaves(build_game(structure, base | {path: base[path] * 0.5 + 0.013}))
        same = all(np.array_equal(one, other) for one, other in zip(unchanged, moved, strict=True))
        # where the front starts is a level, fixed at the median
        assert same == (path == "mechanisms.front.start"), path


def test_all_mistakes_come_at_once():
    raw = edited(FULL, {"mechanisms.threats.0.lever": "gas", "mechanisms.arms.0.to": "vail"})
    del raw["mechanisms"]["patience"]["vale"]
    with pytest.raises(CaseMistakes) as caught:
        compile_structure(build(raw))
    places = {".".join(map(str, mistake.path)) for mistake in caught.value.mistakes}
    assert {"mechanisms.patience", "mechanisms.threats.0.lever"} <= places
    assert any("patience is missing for vale" in mistake.message for mistake in caught.value.mistakes)


def test_too_many_worlds_are_refused_in_words(monkeypatch):
    structure, _ = medians_of(FULL)
    monkeypatch.setattr("standoff.mechanisms.worlds.MOST_WORLDS", 10)
    with pytest.raises(TooManyWorlds, match="has more than 10 worlds; leave out levers, threats or levels"):
        reach(Radix(structure.axes), structure.stages, (), structure.endings)


def test_the_size_is_that_of_the_game():
    structure, draw = medians_of(FULL)
    game, size = build_game(structure, draw), size_of(structure, 9)
    assert size.worlds == max(game.num_worlds) and size.states == game.num_states and size.beliefs == 81
    actions = sum(len(stage.actions) * stage.worlds.shape[-1] for stage in game.stages)
    assert size.cells == actions * 81 * game.num_periods
    assert size.memory > 0
    np.testing.assert_allclose(size.seconds(1e-6, 10), size.cells * 1e-5)


def test_structure_and_size_need_no_jax():
    code = ("import sys; from tests.mechanisms.cases import FULL, build; "
            "from standoff.mechanisms import bargaining, record, size, structure; "
            "record.record_steps(structure.compile_structure(build(FULL))); "
            "sys.exit(any(name in sys.modules for name in ('jax', 'equinox', 'scipy', 'standoff.game')))")
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_mechanism_is_registered_with_number_and_name():
    assert list(SECTIONS) == list(MECHANISMS)
    numbers = [mechanism.id for mechanism in MECHANISMS.values()]
    assert numbers == [f"M{number}" for number in range(1, 23)]
