"""War over forts: the gambler's ruin, the shares that offers before every battle lead to, and both sides alike."""

import numpy as np
import pytest

from standoff.game.game import Game
from standoff.solve.certify import certify
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Numerics
from standoff.theory.run import solve_precisely
from standoff.theory.smithstam2004 import MODEL, closed_form, ruin
from tests.games import replace
from tests.theory.checks import EXACT, assert_scaling_changes_nothing, concession, points, slope, solved


@pytest.mark.parametrize(
    ("p", "forts", "held", "win", "length"),
    [
        (0.5, 10, 3, 0.3, 21),
        (0.55, 10, 4, 0.6375859553, 23.75859553),
        (0.45, 20, 12, 0.1861078002, 82.77843996),
        (0.6, 7, 1, 0.3540553667, 7.391937834),
        (0.52, 100, 50, 0.9820514679, 1205.12867),
    ],
)
def test_published_wars_to_the_end(p, forts, held, win, length):
    wins, lengths = ruin(p, forts)
    assert (wins[held], lengths[held]) == pytest.approx((win, length), rel=5e-10)


@pytest.mark.parametrize(
    ("numbers", "VA", "to_b", "to_a"),
    [
        ((0.5, 10, 5, 0.5, 0.005, 0.008), 0.5375, 0.456, 0.531),
        ((0.55, 8, 3, 0.3, 0.01, 0.01), 0.5048403835, 0.4811596165, 0.4988403835),
        ((0.45, 12, 7, 1, 0.002, 0.004), 0.4380881526, 0.5619118474, 0.4320881526),
        ((0.5, 6, 2, 0, 0.01, 0.02), 0.2533333333, 0.7166666667, 0.2533333333),
    ],
)
def test_published_shares(numbers, VA, to_b, to_a):
    answers = closed_form(dict(zip(MODEL.parameters, numbers, strict=True)))
    found = [answers[name] for name in ("VA", "B_gets_if_A_proposes", "A_gets_if_B_proposes")]
    assert found == pytest.approx([VA, to_b, to_a], abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m08_smith_stam"):
        asked, expected = point["params"], point["answer"]
        if "g" in asked:
            numbers = dict(
                zip(MODEL.parameters, (asked[name] for name in ("p", "N", "X", "g", "kA", "kB")), strict=True)
            )
            answers = closed_form(numbers)
            names = ("VA", "VB", "B_gets_if_A_proposes", "A_gets_if_B_proposes")
            assert list(answers.values()) == pytest.approx([expected[name] for name in names], abs=1e-12)
        else:
            wins, lengths = ruin(asked["p"], asked["N"])
            found = wins[asked["X"]], lengths[asked["X"]]
            assert found == pytest.approx((expected["win"], expected["length"]), rel=1e-12)


def test_formulas_say_where_they_end():
    with pytest.raises(ValueError, match="the war is over unless both hold some"):
        closed_form(MODEL.defaults() | {"X": 6})
    with pytest.raises(ValueError, match="left less than nothing"):
        closed_form(MODEL.defaults() | {"kA": 0.3, "kB": 0.3})


def war_to_the_end(p: float, forts: int, held: int, kA: float) -> Game:
    """Return the game without offers, A's battles costing `kA` and B's nothing."""
    overrides = {"p": p, "N": forts, "X": held, "kA": kA, "kB": 0}
    return MODEL.game(MODEL.defaults() | overrides, Numerics(precision=1.0, steps=0, periods=600))


def certified(game: Game) -> Equilibrium:
    """Solve a game and have it certified."""
    equilibrium = solve_precisely(game, MODEL.numerics)
    certificate = certify(game, equilibrium)
    assert certificate.is_ok(EXACT), certificate.sentence()
    return equilibrium


@pytest.mark.parametrize(("p", "forts", "held"), [(0.5, 10, 3), (0.55, 10, 4), (0.6, 7, 1)])
def test_without_offers_the_engine_walks_to_the_end(p, forts, held):
    """No logit mistakes and no grid: exact but for wars of more than 600 battles, of chance cos(π/10)^600 at most."""
    win, length = (table[held] for table in ruin(p, forts))
    game = war_to_the_end(p, forts, held, 0.01)
    equilibrium = certified(game)
    values = [tools.value(game, equilibrium, player) for player in (0, 1)]
    assert values == pytest.approx([win - 0.01 * length, 1 - win], abs=1e-9)


@pytest.mark.parametrize(("p", "forts", "held", "won", "lost"), [(0.5, 10, 3, 0.08935585011, 0.3758874249)])
def test_without_offers_the_engine_discounts_the_prize(p, forts, held, won, lost):
    """The prize is won at the battle that wins it; the published sums count that battle's own discount too."""
    game = replace(war_to_the_end(p, forts, held, 0.0), discount=np.full((1, 2), 0.95))
    equilibrium = certified(game)
    values = [0.95 * tools.value(game, equilibrium, player) for player in (0, 1)]
    assert values == pytest.approx([won, lost], abs=5.1e-11)


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


@pytest.mark.parametrize("recognition", [0.0, 0.3, 1.0])
def test_concessions_add_up_over_the_battles_that_would_have_come(recognition):
    """The bound is (log(λ s)/λ + h) D(X), here with s = 0.06 and 9 battles; only even recognition lets it cancel."""
    overrides = {"g": recognition, "kA": 0.03, "kB": 0.03}
    bound = (np.log(0.06 * 400) / 400 + 1 / 200) * 9
    assert solved(MODEL, overrides).max_error < bound


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    """A battle saved is worth s = 0.13; with recognition 1/2 only wars by mistake, 1/λ, are left in the values."""
    precisions = np.array([100, 200, 400, 800])
    results = [solved(MODEL, precision=precision) for precision in precisions]
    offers, values = (
        [abs(result.engine[name] - result.closed_form[name]) for result in results]
        for name in ("B_gets_if_A_proposes", "VA")
    )
    assert slope(concession(0.13 * precisions), offers) == pytest.approx(1, abs=0.15)
    assert slope(precisions, values) == pytest.approx(-1, abs=0.25)


def test_interchanging_the_sides_interchanges_the_answers():
    one = solved(MODEL, {"p": 0.55, "X": 2, "g": 0.4, "kA": 0.05, "kB": 0.03}).engine
    other = solved(MODEL, {"p": 0.45, "X": 4, "g": 0.6, "kA": 0.03, "kB": 0.05}).engine
    assert one["VA"] == pytest.approx(other["VB"], abs=1e-10)
    assert one["B_gets_if_A_proposes"] == pytest.approx(other["A_gets_if_B_proposes"], abs=1e-10)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
