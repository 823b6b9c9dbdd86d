"""Outside options: all four regimes by formula, and the engine on both sides of where an option begins to bind."""

import numpy as np
import pytest

from standoff.theory import rubinstein1982, tools
from standoff.theory.binmoreshakedsutton1989 import MODEL, closed_form
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved


def shares(delta1, delta2, w1, w2):
    answers = closed_form({"delta1": delta1, "delta2": delta2, "w1": w1, "w2": w2})
    return answers["x1_when_1_proposes"], answers["x2_when_2_proposes"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ((0.9, 0.9, 0, 0.3), (0.5263157895, 0.5263157895)),
        ((0.9, 0.9, 0, 0.6), (0.4, 0.64)),
        ((0.9, 0.8, 0.65, 0.1), (0.72, 0.35)),
        ((0.9, 0.9, 0.5, 0.45), (0.55, 0.5)),
        ((0.95, 0.85, 0.1, 0.5), (0.5, 0.525)),
        ((0.9, 0.9, 0.46, 0.5), (0.5, 0.54)),
    ],
)
def test_published_shares(parameters, expected):
    assert shares(*parameters) == pytest.approx(expected, abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m03_outside_inside"):
        if point["params"]["kind"] == "outside":
            answers = closed_form(point["params"])
            for name in ("x1_when_1_proposes", "x2_when_2_proposes"):
                assert answers[name] == pytest.approx(point["answer"][name], abs=1e-12), point["id"]


def test_shares_make_the_responder_indifferent_in_every_regime():
    for w1 in np.linspace(0, 1, 11):
        for w2 in np.linspace(0, 1 - w1, 6):
            x1, x2 = shares(0.9, 0.8, w1, w2)
            assert 1 - x1 == pytest.approx(max(w2, 0.8 * x2), abs=1e-12)
            assert 1 - x2 == pytest.approx(max(w1, 0.9 * x1), abs=1e-12)


def test_formulas_that_do_not_hold_say_so():
    with pytest.raises(ValueError, match="nothing to share"):
        shares(0.9, 0.9, 0.6, 0.6)
    with pytest.raises(ValueError, match="nobody minds waiting"):
        shares(1, 1, 0.1, 0.1)


@pytest.mark.parametrize(("w1", "w2"), [(0, 0.3), (0, 0.6), (0.65, 0.1), (0.46, 0.5)])
def test_the_engine_comes_close_in_every_regime(w1, w2):
    assert solved(MODEL, {"w1": w1, "w2": w2}).max_error < MODEL.tolerance


def test_an_option_counts_only_above_what_refusing_is_worth():
    """The threshold is δ2 x2 = 0.4737: below it player 1 keeps Rubinstein's share, above it he pays the option."""
    endless = rubinstein1982.closed_form({"delta1": 0.9, "delta2": 0.9, "c1": 0, "c2": 0})["x1_when_1_proposes"]
    nothing, below, above, further = (
        solved(MODEL, {"w2": option}).engine["x1_when_1_proposes"] for option in (0.0, 0.38, 0.58, 0.63)
    )  # fmt: skip
    assert below == pytest.approx(nothing, abs=1e-4) and nothing == pytest.approx(endless, abs=MODEL.tolerance)
    assert above - further == pytest.approx(0.05, abs=0.002) and above < nothing - 0.05


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    precisions = np.array([25, 50, 100, 200])
    errors = [solved(MODEL, precision=precision).max_error for precision in precisions]
    assert slope(concession(precisions), errors) == pytest.approx(1, abs=0.25)


def test_nobody_leaves_an_offer_that_is_better_than_leaving():
    result = solved(MODEL)
    leaves = tools.chance_of(result.game, result.equilibrium, "2 answers", "leave", world=150)  # is offered 0.75
    assert leaves < 1e-6


def test_names_do_not_matter():
    mine, theirs = solved(MODEL, {"delta2": 0.8}).engine, solved(MODEL, {"delta1": 0.8, "w1": 0.6, "w2": 0.0}).engine
    assert mine["x1_when_1_proposes"] == pytest.approx(theirs["x2_when_2_proposes"], abs=1e-12)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
