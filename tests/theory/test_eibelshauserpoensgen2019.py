"""Markov logit equilibria of alternating offers: the branch by Newton, the engine by backward induction."""

import numpy as np
import pytest

from standoff.theory.eibelshauserpoensgen2019 import MODEL, branch, closed_form
from tests.theory.checks import assert_scaling_changes_nothing, points, solved

NAMES = ("V1_1prop", "V2_1prop", "V1_2prop", "V2_2prop")
IN_THE_BOOK = ("V1_1prop", "V2_1prop", "V1_2prop", "V2_2prop", "mean_keep_1", "accept_1", "mean_keep_2", "accept_2")
HERE = (*NAMES, "mean_keep_1", "accept_1", "mean_keep_2", "accept_2")
SAME = 1e-8  # of two independent solutions; measured: about 1e-12


def given(precision, steps, delta1=0.9, delta2=0.8):
    return {"lam": precision, "N": steps, "delta1": delta1, "delta2": delta2}


@pytest.mark.parametrize(
    ("precision", "steps", "expected"),
    [
        (1, 10, (0.4617534905, 0.4192527747, 0.4585295626, 0.4192176691, 0.5505479753, 0.5277075406)),
        (20, 10, (0.6344471658, 0.2817111327, 0.6057179205, 0.2914025807, 0.7351930821, 0.6218778773)),
        (40, 20, (0.6675778361, 0.2920671451, 0.6371674112, 0.3132579667, 0.7100539996, 0.7706357809)),
        (100, 50, (0.6851043359, 0.3033781719, 0.6437437852, 0.3445489231, 0.695085807, 0.9205643379)),
    ],
)
def test_published_equilibria(precision, steps, expected):
    assert list(closed_form(given(precision, steps)).values())[:6] == pytest.approx(expected, abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m16_qre"):
        kind, book = point["params"]["kind"], point["params"]
        if kind == "mlqre alternating, infinite horizon":
            answers = closed_form(given(book["lam"], book["N"]))
            expected = [point["answer"][name] for name in IN_THE_BOOK]
            assert [answers[name] for name in HERE] == pytest.approx(expected, abs=1e-11), point["id"]
        if kind == "ultimatum" and book["wA"] == book["wB"] == 0:
            answers = closed_form(given(book["lam"], book["N"], 0, 0))
            expected = [point["answer"][name] for name in ("VA", "VB", "prob_accept")]
            assert [answers[name] for name in (*NAMES[:2], "accept_1")] == pytest.approx(expected, abs=1e-11), point["id"]


@pytest.mark.parametrize("precision", [1, 5, 10, 20])
def test_the_engine_finds_the_same_equilibrium(precision):
    assert solved(MODEL, {"lam": precision}).max_error < SAME


@pytest.mark.parametrize(("precision", "steps"), [(40, 20), (100, 50)])
def test_on_finer_menus(precision, steps):
    assert solved(MODEL, {"lam": precision, "N": steps}).max_error < SAME


def test_an_ultimatum_is_what_is_left_without_a_future():
    result = solved(MODEL, {"delta1": 0, "delta2": 0})
    assert result.max_error < SAME
    assert result.engine["V1_1prop"] == pytest.approx(0.6468685112, abs=5.1e-11)
    assert result.engine["V2_1prop"] == pytest.approx(0.2206518858, abs=5.1e-11)


def test_the_end_of_the_horizon_is_forgotten():
    """Half of the periods leave (δ1 δ2)^50 = 1e-7 of the end; all of them nothing but rounding."""
    short, long = solved(MODEL, periods=100), solved(MODEL)
    assert short.max_error < 1e-6 and long.max_error < 1e-10


def test_with_several_equilibria_the_end_of_the_horizon_chooses():
    """At λ = 50 and N = 10 two stationary equilibria are known. The branch from random play leads to the second.

    The turns 1, 2, 1, … are solved from their own end: the engine finds the first equilibrium if player 2 makes the
    last offer, and the second if player 1 does.
    """
    known = [(0.59154107, 0.35911533, 0.59556148, 0.39156777), (0.69185598, 0.29262038, 0.67144941, 0.28353804)]
    for periods, expected in ((200, known[0]), (201, known[1])):
        result = solved(MODEL, {"lam": 50}, periods=periods)
        assert [result.closed_form[name] for name in NAMES] == pytest.approx(known[1], abs=5.1e-9)
        assert [result.engine[name] for name in NAMES] == pytest.approx(expected, abs=5.1e-9)


@pytest.mark.parametrize(
    ("fineness", "expected"),
    [(10, 0.74867599), (20, 0.73678134), (50, 0.70117849), (100, 0.69589144), (200, 0.70192407)],
)
def test_the_mean_demand_tends_to_that_of_rubinstein(fineness, expected):
    """Precision and menu finer together, λ/N = 1: the published mean demands on the way to 5/7."""
    assert closed_form(given(fineness, fineness))["mean_keep_1"] == pytest.approx(expected, abs=5.1e-9)


def test_the_limit_comes_like_the_logarithm_of_precision_over_precision():
    fine = np.array([100, 200, 400])
    errors = [5 / 7 - branch(given(precision, precision))[0, 0] for precision in fine]
    ratio = np.array(errors) / (np.log(fine) / fine)
    assert np.all(np.abs(ratio - ratio.mean()) < 0.05) and ratio.mean() == pytest.approx(0.66, abs=0.03)


def test_naming_the_players_the_other_way_round_changes_nothing():
    one, other = branch(given(10, 10)), branch(given(10, 10, 0.8, 0.9))
    assert other == pytest.approx(one[::-1, ::-1], abs=1e-12)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
