"""The comparison itself, without Gambit: right answers count as right, wrong ones as wrong, whoever gives them."""

import subprocess
import sys

import pytest

from standoff.solve.equilibrium import Equilibrium
from tests import games
from tests.peers import on_tree
from tests.peers.compare import BRANCH, Compared, compare, judge, report
from tests.peers.generate import FAMILIES, draw
from tests.solve.brute_force import Tree, solve_tree
from tests.solve.solved import solve_precisely

FAMILY, SEED = "last word", 1


@pytest.fixture(scope="module")
def game():
    return draw(FAMILY, SEED)


@pytest.fixture(scope="module")
def equilibrium(game):
    how = FAMILIES[FAMILY]
    return solve_precisely(game, grid_size=how.grid_size, grid_reach=how.grid_reach, date0=True)


def worked_out(game):
    """Return what Gambit would answer, worked out with the tree that is searched by hand."""
    tree, strategy, _ = solve_tree(game, date0=True)
    sets = [
        {
            "history": [f"two {kind}", *node.history],
            "player": game.players[node.stage.player],
            "chances": dict(zip(node.stage.actions, strategy[node.history][kind].tolist(), strict=True)),
        }
        for node in tree.moves
        for kind in range(len(strategy[node.history]))
    ]
    return {"values": on_tree.values(tree, strategy).tolist(), "sets": sets}


@pytest.fixture
def answer(game):
    return worked_out(game)


def test_the_right_answer_is_the_same(game, equilibrium, answer):
    apart, verdict = judge(game, equilibrium, answer, None)
    assert verdict == "same" and apart < 1e-8


def test_a_wrong_strategy_is_no_other_branch(game, equilibrium, answer):
    first = next(one for one in answer["sets"] if len([c for c in one["chances"].values() if c > 0]) > 1)
    first["chances"] = dict(zip(first["chances"], reversed(first["chances"].values()), strict=True))
    tree = Tree(game)
    answer["values"] = on_tree.values(tree, on_tree.of_gambit(tree, answer["sets"])[0])
    _, verdict = judge(game, equilibrium, answer, None)
    assert verdict.startswith("no reply to itself: the engine's by") and verdict != BRANCH


def test_a_wrong_solve_is_no_other_branch(game, answer):
    """The engine asked for twice the precision: it answers rightly, but not what was asked."""
    how = FAMILIES[FAMILY]
    sharper = games.replace(game, precision=2 * game.precision)
    wrong = solve_precisely(sharper, grid_size=how.grid_size, grid_reach=how.grid_reach, date0=True)
    assert judge(game, wrong, answer, None)[1].startswith("no reply to itself")


def test_wrong_values_beside_right_strategies_are_no_other_branch(game, equilibrium, answer):
    """Values alone may be wrong, as where chances are mixed up on the way back: beliefs and replies look right then."""
    wrong = Equilibrium(equilibrium.grid, equilibrium.strategies, equilibrium.values + 1e-3, equilibrium.residual)
    assert judge(game, wrong, answer, None)[1].startswith("the engine's values are not what its strategies bring")
    answer["values"][1] += 1e-3
    assert judge(game, equilibrium, answer, None)[1].startswith("Gambit's values are not what its strategies bring")


def test_another_branch_counts_only_where_the_engine_has_seen_it():
    """A screening game with two equilibria: after the third offer either the weak or the strong type accepts."""
    game, how = draw("screening", 7), FAMILIES["screening"]
    found = solve_precisely(game, grid_size=how.grid_size, grid_reach=how.grid_reach, date0=True)
    answer = worked_out(game)
    apart, verdict = judge(game, found, answer, how.bound)
    assert verdict == BRANCH and apart > 0.9 and found.num_several.sum() > 0
    silent = Equilibrium(found.grid, found.strategies, found.values, found.residual, 0 * found.num_several)
    assert judge(game, silent, answer, how.bound)[1] == f"{BRANCH}, where the engine saw only one"


def test_what_the_worker_says_is_passed_on():
    """A worker that knows nothing: its sentence becomes the verdict, and its silence an error."""
    script = 'import sys\nsys.stdin.readline()\nprint(\'{"error": "no such file"}\', flush=True)'
    with subprocess.Popen([sys.executable, "-c", script], stdin=-1, stdout=-1, text=True) as worker:
        found = compare("open moves", 0, worker)
        assert found.verdict == "Gambit: no such file"
        with pytest.raises(RuntimeError, match="Gambit's process has ended"):
            compare("open moves", 0, worker)


def test_the_report_counts_and_names_every_difference():
    rows = [
        Compared("screening", 0, 65, 1e-4, 1e-3, "same"),
        Compared("screening", 1, 257, 1e-4, 1e-3, "same"),
        Compared("screening", 2, 65, 0.6, 1.0, BRANCH),
        Compared("two hidden", 0, 13, 0.1, 0.2, "no reply to itself: the engine's by 1.0e-01, Gambit's by 0.0e+00"),
    ]
    text = report(rows)
    assert text.splitlines()[-1] == "4 games: 2 the same, 1 on another branch, 1 failed"
    assert "screening 0:" not in text and "screening 1: same (values 1.0e-04, strategies 1.0e-03, 257 belief" in text
    assert "screening 2: another branch" in text and "two hidden 0: no reply to itself" in text


def test_games_are_the_same_on_every_machine():
    """Seeds are fixed; a game that has changed is another game, and its counts in the documentation are old."""
    prior, precision = draw("screening", 7).prior, draw("screening", 7).precision
    assert prior.tolist() == [1.0] and precision[0, 0] == pytest.approx(10.587893802922286)
