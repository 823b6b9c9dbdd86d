"""The legislature: what partners are paid, by formula and by the engine, for three and for five voters."""

import numpy as np
import pytest

from standoff.theory import tools
from standoff.theory.baronferejohn1989 import MODEL, closed_form
from tests.theory.checks import assert_scaling_changes_nothing, concession, points, slope, solved


@pytest.mark.parametrize(
    ("voters", "delta", "expected"),
    [
        (3, 0.9, (0.7, 0.3, 0.3333333333)),
        (5, 1, (0.6, 0.2, 0.2)),
        (7, 0.6, (0.7428571429, 0.08571428571, 0.1428571429)),
    ],
)
def test_published_shares(voters, delta, expected):
    assert tuple(closed_form({"n": voters, "delta": delta}).values()) == pytest.approx(expected, abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m04_random_proposer"):
        if point["params"]["kind"] == "BF closed":
            given = {"n": point["params"]["n"], "delta": point["params"]["delta"]}
            assert closed_form(given) == pytest.approx(point["answer"], abs=1e-12), point["id"]


def test_an_even_number_of_voters_is_refused():
    with pytest.raises(ValueError, match="4 voters can tie"):
        closed_form({"n": 4, "delta": 0.9})


def test_the_engine_comes_close():
    assert solved(MODEL).max_error < MODEL.tolerance


def test_five_voters():
    result = solved(MODEL, {"n": 5}, steps=20, precision=40)
    exact, engine = result.closed_form, result.engine
    assert engine["partner_gets"] == pytest.approx(exact["partner_gets"], abs=0.1)
    assert engine["ex_ante"] == pytest.approx(exact["ex_ante"], abs=0.02)


def test_the_error_falls_like_the_concession_to_a_logit_responder():
    precisions = np.array([25, 50, 100, 200])
    errors = [solved(MODEL, precision=precision).max_error for precision in precisions]
    assert slope(concession(precisions), errors) == pytest.approx(1, abs=0.25)


def test_voters_are_treated_alike():
    result = solved(MODEL)
    worth = [tools.value(result.game, result.equilibrium, voter) for voter in range(3)]
    assert worth == pytest.approx([worth[0]] * 3, abs=1e-10)


def test_more_sessions_change_nothing():
    two, four = solved(MODEL), solved(MODEL, periods=4)
    assert two.engine["partner_gets"] == pytest.approx(four.engine["partner_gets"], abs=0.01)


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
