"""The solver against numbers that others computed: Gambit, a stochastic-game solver, and a tree searched by hand.

Numbers are those of Gambit's agent quantal response equilibria (payoffs in date-0 units), of sgamesolver's Markov
quantal response equilibria and of closed forms; each is asserted to the digits with which it is known.
"""

import json
import pathlib

import numpy as np
import pytest

from standoff.solve.certify import certify
from tests import games
from tests.solve.brute_force import solve_tree
from tests.solve.solved import solve_precisely, value_at_prior

EXACT = 1e-10
FOUR_DIGITS = 5.1e-5  # half of the last digit printed
TEN_DIGITS = 5.1e-11
CROSS_CHECK = pathlib.Path(__file__).parents[3] / "shared" / "theory" / "gambit_crosscheck.json"


def values(game, grid_size=3, **settings):
    """Solve, have it certified, and return the players' values at the prior."""
    equilibrium = solve_precisely(game, grid_size=grid_size, **settings)
    certificate = certify(game, equilibrium, date0=settings.get("date0", False))
    assert certificate.is_ok(EXACT), certificate.sentence()
    return value_at_prior(game, equilibrium)


def tree_values(game, **settings):
    """Return the players' values at the prior from the tree of histories."""
    tree, strategy, residual = solve_tree(game, **settings)
    assert residual < 1e-9
    one = 1 / (1 + np.exp(-np.asarray(game.prior)))
    weights = [np.prod(np.where(profile, one, 1 - one)) for profile in tree.profiles]
    return tree.values(strategy)[()] @ np.array(weights)


@pytest.mark.parametrize(
    ("rounds", "offers", "precision", "expected"),
    [
        (1, 21, 1, (0.3114, 0.2981)),
        (1, 21, 10, (0.6482, 0.2220)),
        (2, 5, 10, (0.2658, 0.5894)),
        (2, 21, 10, (0.2668, 0.5950)),
        (3, 5, 10, (0.5854, 0.2878)),
    ],
)
def test_alternating_offers_at_date_0_as_gambit(rounds, offers, precision, expected):
    game = games.alternating_offers(rounds, offers, precision)
    assert values(game, date0=True) == pytest.approx(expected, abs=FOUR_DIGITS)


@pytest.mark.parametrize(
    ("rounds", "offers", "expected"),
    [(2, 5, (0.257386, 0.606082)), (3, 5, (0.610749, 0.271343)), (10, 21, (0.368095, 0.510661))],
)
def test_alternating_offers_in_current_values_as_sgamesolver(rounds, offers, expected):
    """A stochastic-game solver discounts every move by √0.9, and prints values at the date of the answer."""
    game = games.one_move_a_period(games.alternating_offers(rounds, offers, 10.0))
    assert values(game) / np.sqrt(0.9) == pytest.approx(expected, abs=5.1e-7)


@pytest.mark.parametrize(
    ("rounds", "steps", "precision", "expected"),
    [
        (2, 4, 5, (0.3471878206, 0.4587399742)),
        (3, 4, 20, (0.7128639482, 0.2293306169)),
        (6, 10, 50, (0.390310476, 0.5970555765)),
        (6, 10, 200, (0.3999587311, 0.5999872208)),
        (150, 10, 10, (0.594541004, 0.2844720173)),  # as good as the infinite horizon: 0.72^75 is 2e-11
    ],
)
def test_alternating_offers_in_current_values(rounds, steps, precision, expected):
    assert values(games.alternating_offers(rounds, steps + 1, precision, (0.9, 0.8))) == pytest.approx(
        expected, abs=TEN_DIGITS
    )


@pytest.mark.parametrize(
    ("precision", "steps", "walk_away", "expected"),
    [
        (1, 10, (0, 0), (0.311384987, 0.2969320877)),
        (50, 10, (0, 0), (0.8931177401, 0.1002496912)),
        (20, 20, (0.4, 0.3), (0.5485053288, 0.3689462414)),
        (100, 20, (0.4, 0.3), (0.6479346882, 0.3500654281)),
    ],
)
def test_ultimatum_closed_form(precision, steps, walk_away, expected):
    assert values(games.ultimatum(steps + 1, precision, walk_away)) == pytest.approx(expected, abs=TEN_DIGITS)


@pytest.mark.parametrize(
    ("precision", "expected"),
    [(0.5, (1.047488214, 0.9361873971)), (1, (1.008870332, 1.07761886)), (4, (0.4815339542, 0.4956659811))],
)
def test_centipede(precision, expected):
    assert values(games.centipede(precision)) == pytest.approx(expected, abs=5.1e-10)


@pytest.mark.parametrize(("rounds", "offers", "expected"), [(1, 21, (0.6694, 0.2033)), (2, 15, (0.2812, 0.5736))])
def test_two_responder_types_as_gambit(rounds, offers, expected):
    """Types differ in what a refusal costs them; nobody's choice depends on beliefs but the first proposer's."""
    game = games.alternating_offers(rounds, offers, 10.0, refusal_costs=(0.0, 0.05))
    assert values(game, date0=True) == pytest.approx(expected, abs=FOUR_DIGITS)


GAMBIT_CRISIS = [
    (0.5, 1, (0.5175383568, 0.3507748291)),
    (0.5, 20, (0.5078484530, 0.4079790542)),
    (0.5, 60, (0.5162880262, 0.4135958780)),
]


@pytest.mark.parametrize(("weak", "precision", "expected"), GAMBIT_CRISIS)
def test_crisis_as_gambit(weak, precision, expected):
    """Beliefs matter only where the prior is, and even odds are on every grid: no grid error."""
    game = games.crisis([0.4, 0.5, 0.55, 0.65, 0.8, 0.9], weak, precision)
    assert values(game) == pytest.approx(expected, abs=TEN_DIGITS)
    assert tree_values(game) == pytest.approx(expected, abs=1e-9)


GAMBIT_SCREENING = [
    (0.3, 1, (0.2272352673, -0.0169237310)),
    (0.3, 20, (0.1101630438, 0.1125450860)),
    (0.7, 20, (0.2166885580, 0.1006325394)),
]


@pytest.mark.parametrize(("weak", "precision", "expected"), GAMBIT_SCREENING)
def test_screening_tree_as_gambit(weak, precision, expected):
    assert tree_values(games.screening(weak, precision, is_discounted=False)) == pytest.approx(expected, abs=1e-9)
    discounted = games.screening(weak, precision, is_discounted=True)
    assert tree_values(discounted, date0=True) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("weak", "precision", "expected"), GAMBIT_SCREENING[1:])
def test_screening_approaches_gambit_as_the_belief_grid_is_refined(weak, precision, expected):
    """Posteriors fall between nodes: straight lines cost O(step²), so halving the step quarters the error (asked: 2.5).

    The grid is laid so that the prior is a node. At precision 20 and a step of 0.21 the error is 0.14% of a pie.
    """
    game = games.screening(weak, precision, is_discounted=False)
    reach = 8 * games.log_odds(0.7)
    errors = [np.abs(values(game, size, grid_reach=reach) - expected).max() for size in (17, 33)]
    assert errors[0] < 6e-3 and errors[1] < 1.6e-3
    assert errors[1] < errors[0] / 2.5


def test_date_0_is_the_same_as_discounted_payoffs():
    """Discounting payoffs by hand, or asking for date-0 precision: the same strategies, so the same values."""
    by_hand, asked = (games.screening(0.3, 20, is_discounted=flag) for flag in (False, True))
    assert values(by_hand, 9) == pytest.approx(values(asked, 9, date0=True), abs=EXACT)


GAMBIT_CHAIN_STORE = [
    (1, (1.5779950550, 0.0649012686, 0.0747663650)),
    (10, (0.7454348470, 0.0600128370, 0.2920347514)),
    (20, (0.4133158754, 0.0833744854, 0.2990013482)),
]


@pytest.mark.parametrize(("precision", "expected"), GAMBIT_CHAIN_STORE)
def test_chain_store_tree_as_gambit(precision, expected):
    assert tree_values(games.chain_store(0.2, precision)) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("precision", "expected"), GAMBIT_CHAIN_STORE[1:])
def test_chain_store_approaches_gambit_as_the_belief_grid_is_refined(precision, expected):
    """A reputation near its threshold is the hardest case for a grid: payoffs of 4 pies, errors O(step²): 16, asked 8."""
    game = games.chain_store(0.2, precision)
    reach = -4 * games.log_odds(0.2)
    errors = [np.abs(values(game, size, grid_reach=reach) - expected).max() for size in (9, 33)]
    assert errors[0] < 0.06 and errors[1] < 5e-3
    assert errors[1] < errors[0] / 8


WAR_TREE = np.array([0.496844816075, 0.268298813926, 0.162159135012])


def test_three_players_with_two_hidden_types_approach_the_tree():
    """Threats, offers, news from the front and optimism together, against all 1201 histories with exact beliefs.

    `WAR_TREE` is what `tree_values` returns; searching that tree takes half a minute, so it is done for one period only
    (where a belief is read at the prior and after the mediator's move) and recorded for two.
    """
    short = games.threats_and_offers(4.0, num_periods=1, optimism=0.3)
    assert values(short, 9) == pytest.approx(tree_values(short), abs=2e-3)
    errors = [np.abs(values(games.threats_and_offers(4.0, 2, 0.3), size) - WAR_TREE).max() for size in (5, 9)]
    assert errors[0] < 6e-4 and errors[1] < 2e-4


def profile_difference(game, profile):
    """Return the largest difference between the sorted probabilities of Gambit's profile and the tree's.

    The tree holds histories after actions with base 0, which Gambit's tree lacks; they and their zeros are left out.
    """
    tree, strategy, _ = solve_tree(game)
    played = {
        (*node.history, action)
        for node in tree.moves
        for number, action in enumerate(node.stage.actions)
        if strategy[node.history][:, number].max() > 0
    }
    kept = [history for history in strategy if all(history[: n + 1] in played for n in range(len(history)))]
    found = np.concatenate([row[row > 0] for history in kept for row in strategy[history]])
    gambit = np.concatenate(list(profile.values()))
    assert len(found) == len(gambit)
    return np.abs(np.sort(found) - np.sort(gambit)).max()


@pytest.mark.parametrize(
    ("name", "build"),
    [
        ("5 Fearon q=1/2", lambda precision: games.crisis([0.4, 0.5, 0.55, 0.65, 0.8, 0.9], 0.5, precision)),
        ("5 Fearon q=7/10, off-tie grid", lambda p: games.crisis([0.4, 0.5, 0.549, 0.65, 0.799, 0.9], 0.3, p)),
        ("7 screening q=13/50", lambda precision: games.screening(0.26, precision, is_discounted=False)),
        ("12 chain store p=3/10", lambda precision: games.chain_store(0.3, precision)),
        ("16 centipede", games.centipede),
    ],
)
def test_every_probability_of_gambits_profiles(name, build):
    if not CROSS_CHECK.exists():
        pytest.skip(f"Gambit's full profiles are not beside the project ({CROSS_CHECK.name}); a few are literals above")
    for point in json.loads(CROSS_CHECK.read_text())["games"][name]["aqre"]:
        assert tree_values(build(point["lam"])) == pytest.approx(point["value"], abs=1e-9)
        assert profile_difference(build(point["lam"]), point["profile"]) < 1e-8
