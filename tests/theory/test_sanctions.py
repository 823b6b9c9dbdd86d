"""Sanctions: the threat works on those whom sanctions would move."""

import numpy as np
import pytest

from standoff.theory.sanctions import MODEL, closed_form
from tests.theory.checks import points, slope, solved

POOL = {"q": 0.6, "g": 1.0, "a": 0.4, "kR": 0.1, "kI": 2.0, "s1": 0.5, "s2": 0.4}
SEMI = {"q": 0.1, "g": 2.0, "a": 0.4, "kR": 0.3, "kI": 3.0, "s1": 0.2, "s2": 0.3}
NAMES = {
    "v_star": "threats_succeed", "beta": "bluff", "prob_threat": "prob_threat", "prob_imposition": "prob_imposition",
    "success_after_imposition": "sanctions_succeed", "U_resolute": "U_resolute", "U_irresolute": "U_irresolute",
}  # fmt: skip


def test_every_point_of_the_book():
    for point in points("m15_sanctions"):
        answers = closed_form(point["params"])
        for theirs, ours in NAMES.items():
            assert answers[ours] == pytest.approx(point["answer"][theirs], abs=1e-9), (point["id"], theirs)


def test_a_published_pool_and_a_published_mixture():
    pool, mixture = closed_form(POOL), closed_form(MODEL.defaults())
    assert (pool["threats_succeed"], pool["bluff"], pool["U_resolute"], pool["U_irresolute"]) == pytest.approx((0.54, 1, 0.494, 0.356))
    assert (mixture["threats_succeed"], mixture["bluff"], mixture["sanctions_succeed"]) == pytest.approx((1 / 3, 0.225, 0.1))


def test_the_formula_says_where_it_ends():
    with pytest.raises(ValueError, match="the resolute carry a threat out"):
        closed_form({**MODEL.defaults(), "kR": 0.7})


@pytest.mark.parametrize("params", [MODEL.defaults(), POOL, SEMI])
def test_the_engine_comes_close(params):
    assert solved(MODEL, params).max_error < 2 * MODEL.tolerance


def test_nobody_gains_by_another_choice():
    """The answers are best replies to one another, worked out type by type on a fine grid of values."""
    params, values = MODEL.defaults(), np.linspace(0, 1, 2001)
    answers = closed_form(params)
    believed = params["q"] / answers["prob_threat"]
    waits = -believed * (params["s1"] + np.where(values <= params["s2"], values, params["s2"]))
    concedes = -values >= waits - 1e-12
    assert values[concedes].max() == pytest.approx(answers["threats_succeed"], abs=1e-3)
    assert not np.any(concedes[values > answers["threats_succeed"] + 1e-3])


def test_bluffs_end_where_all_threaten():
    """The mixture turns into a pool at the q at which irresolute senders threaten for certain, from both sides."""
    q = 0.5263157894736842  # μ at the default stakes
    below, above = ({**MODEL.defaults(), "q": q + step} for step in (-0.02, 0.02))
    assert closed_form(below)["bluff"] < 1 == closed_form(above)["bluff"]
    assert closed_form(above)["U_irresolute"] > 0 == pytest.approx(closed_form(below)["U_irresolute"], abs=1e-12)
    bluffs = [solved(MODEL, {"q": each}).engine["bluff"] for each in (0.3, 0.45, 0.75)]
    assert bluffs[0] < 0.5 < bluffs[1] < 0.85 < bluffs[2]


def test_the_error_falls_with_precision():
    precisions = np.array([25, 50, 100])
    errors = [abs(result.engine["bluff"] - result.closed_form["bluff"]) for result in
              (solved(MODEL, precision=each, types=60) for each in precisions)]  # fmt: skip
    assert slope(precisions, errors) < -0.6


def test_the_selection_effect():
    """Sanctions that are imposed succeed more seldom than threats, although the same sanctions stand behind both."""
    for params in (MODEL.defaults(), SEMI):
        engine = solved(MODEL, params).engine
        assert engine["sanctions_succeed"] < engine["threats_succeed"] + 0.02
