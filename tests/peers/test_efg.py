"""Trees in Gambit's file format: written as documented, worth what the game is worth, refused where they cannot be."""

from fractions import Fraction

import numpy as np
import pytest

from standoff.game.efg import MOST_NODES, count_nodes, to_efg
from standoff.game.game import find_mistakes
from tests import games
from tests.peers import on_tree, read_efg
from tests.peers.generate import FAMILIES, draw
from tests.solve.brute_force import Tree, solve_tree
from tests.solve.outpost import outpost
from tests.solve.solved import solve_precisely

CRISIS = """\
EFG 2 R "a crisis" { "A" "B" }
"Payoffs are in pies of the first period. Logit precision, which a tree does not hold: A 20, B 20."

c "" 1 "types" { "B 0" 0.5 "B 1" 0.5 } 0
p "" 1 1 "A demands: start" { "demand 0.5" "demand 0.75" } 0
p "" 2 1 "B answers: demand 0.5 (type 0)" { "accept" "fight" } 0
t "" 1 "deal 1" { 0.5, 0.5 }
t "" 2 "war 2" { 0.4, 0.45 }
p "" 2 2 "B answers: demand 0.75 (type 0)" { "accept" "fight" } 0
t "" 3 "deal 3" { 0.75, 0.25 }
t "" 4 "war 4" { 0.4, 0.45 }
p "" 1 1 "A demands: start" { "demand 0.5" "demand 0.75" } 0
p "" 2 3 "B answers: demand 0.5 (type 1)" { "accept" "fight" } 0
t "" 5 "deal 5" { 0.5, 0.5 }
t "" 6 "war 6" { 0.4, 0.2 }
p "" 2 4 "B answers: demand 0.75 (type 1)" { "accept" "fight" } 0
t "" 7 "deal 7" { 0.75, 0.25 }
t "" 8 "war 8" { 0.4, 0.2 }
"""


def test_a_crisis_by_hand():
    assert to_efg(games.crisis([0.5, 0.75], 0.5, 20), "a crisis") == CRISIS


def test_payments_are_discounted_to_the_first_period():
    """Alternating offers over two rounds of two offers: a share of the second round is worth 0.9 and 0.8 of itself."""
    tree = read_efg.read(to_efg(games.alternating_offers(2, 2, 10.0, (0.9, 0.8)), "offers"))
    paid = {tuple(leaf.payoffs) for leaf in read_efg.nodes(tree.root) if leaf.player is None}
    assert paid == {(1, 0), (0, 1), (Fraction("0.9"), 0), (0, Fraction("0.8")), (0, 0)}


def even_weights():
    """Return the outpost with the same weight on all of the owner's actions."""
    return games.replace_stage(outpost(), 0, base=np.ones((1, 2, 3, 2)))


@pytest.mark.parametrize(
    "game",
    [even_weights(), games.screening(0.3, 5, is_discounted=True), games.chain_store(0.2, 5, is_committed=True)]
    + [draw(family, 0) for family in FAMILIES],
    ids=["outpost", "screening", "chain store", *FAMILIES],
)
def test_a_tree_is_worth_what_the_game_is_worth(game):
    """Read back by a reader of its own and played at random chances, the same in every node of an information set."""
    assert find_mistakes(game) == []
    tree = read_efg.read(to_efg(game, "a game"))
    every = list(read_efg.nodes(tree.root))
    assert len(every) == count_nodes(game)
    assert all(sum(node.chances) == 1 for node in every if node.player == 0)
    sets = {}
    for node in every:
        if node.player is not None:
            sets.setdefault((node.player, node.number), []).append(node)
    assert all(len({(node.label, *node.actions) for node in members}) == 1 for members in sets.values())
    assert len({(player, members[0].label) for (player, _), members in sets.items()}) == len(sets), "labels are names"
    exact, dice = Tree(game), np.random.default_rng(7)
    strategy = random_strategy(exact, dice)
    told = {label(node.history, kind, exact, node): (node, kind) for node in exact.moves for kind in range(4)}

    def chance_of(node, action):
        found, kind = told[tree.players[node.player - 1], node.label]
        return strategy[found.history][kind if len(strategy[found.history]) > 1 else 0][
            found.stage.actions.index(action)
        ]

    assert read_efg.expected(tree.root, chance_of) == pytest.approx(on_tree.values(exact, strategy), abs=1e-12)


def label(history, kind, tree, node):
    """Return whose information set this is and what the file must call it."""
    own = "" if tree.types_of(node.stage) < 0 else f" (type {kind})"
    return tree.game.players[node.stage.player], f"{node.stage.name}: {' > '.join(history) or 'start'}{own}"


def random_strategy(tree, dice):
    """Return random chances for all actions that exist."""
    strategy = {}
    for node in tree.moves:
        base = tree.slice_at(node.stage.base, node.period)[..., node.at]
        who = tree.types_of(node.stage)
        kinds = 1 if who < 0 else tree.game.num_types[who]
        shape = (kinds, len(node.stage.actions))
        weights = np.broadcast_to(base[:kinds], shape) * dice.uniform(0.1, 1, shape)
        strategy[node.history] = weights / weights.sum(axis=1, keepdims=True)
    return strategy


def test_what_a_tree_cannot_say_is_refused():
    with pytest.raises(ValueError, match="stage 'signal' weighs its actions unevenly before payoffs"):
        to_efg(outpost(), "uneven")
    optimistic = games.replace(even_weights(), optimism=np.array([[[0.0], [0.5]]]))
    with pytest.raises(ValueError, match="'rival' has optimism about 'owner', and a tree has one prior"):
        to_efg(optimistic, "optimistic")
    about_herself = games.replace(even_weights(), optimism=np.array([[[0.5], [0.0]]]))
    assert to_efg(about_herself, "a game") == to_efg(even_weights(), "a game"), "the owner knows her own type"


def test_a_tree_that_would_be_too_large_is_refused_at_once():
    game = games.alternating_offers(20, 21, 10.0)
    with pytest.raises(ValueError, match=r"would have 8.8e\+26 nodes, and at most 100,000 are written"):
        to_efg(game, "20 rounds")
    assert MOST_NODES == 100_000 and count_nodes(game) == pytest.approx(21**20 * (1 + 43 / 20))
    with pytest.raises(ValueError, match="would have 15 nodes, and at most 14 are written"):
        to_efg(games.crisis([0.5, 0.75], 0.5, 20), "a crisis", most_nodes=14)


def test_quotes_and_backslashes_do_not_break_a_label():
    tree = read_efg.read(to_efg(games.crisis([0.5, 0.75], 0.5, 20), 'a "small"\ncri\\sis'))
    assert tree.title == "a 'small' cri/sis" and tree.players == ["A", "B"]


def test_tiny_chances_are_kept_and_sum_to_one():
    game = games.crisis([0.5, 0.75], 1e-9, 20)
    chances = read_efg.read(to_efg(game, "a crisis")).root.chances
    assert sum(chances) == 1 and float(chances[1]) == pytest.approx(1e-9, rel=1e-12)


@pytest.mark.parametrize("family", ["open moves", "last word"])
@pytest.mark.parametrize("seed", [0, 1])
def test_the_engine_agrees_with_the_exact_tree_where_every_belief_is_a_node(family, seed):
    """What `make test-peers` does with Gambit, here with the tree searched by hand, on games of two families."""
    game, how = draw(family, seed), FAMILIES[family]
    equilibrium = solve_precisely(game, grid_size=how.grid_size, grid_reach=how.grid_reach, date0=True)
    tree, strategy, residual = solve_tree(game, date0=True)
    assert residual < 1e-9
    ours = on_tree.of_engine(tree, equilibrium)
    written = {node.label for node in read_efg.nodes(read_efg.read(to_efg(game, "a game")).root) if node.player}
    known = [
        (node.history, kind)
        for node in tree.moves
        for kind in range(len(strategy[node.history]))
        if label(node.history, kind, tree, node)[1] in written
    ]
    assert known and on_tree.difference(ours, strategy, known) < 1e-8
    assert on_tree.values(tree, ours) == pytest.approx(on_tree.values(tree, strategy), abs=1e-8)
