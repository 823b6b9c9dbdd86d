"""The logit centipede: the formula against worked numbers, and the engine against the formula at every precision."""

import pytest

from standoff.theory.mckelveypalfrey1998 import MODEL, closed_form
from tests.theory.checks import assert_scaling_changes_nothing, points, solved

ROUNDING = 1e-12  # the same four logit choices in double precision, written twice


@pytest.mark.parametrize(
    ("precision", "takes", "values"),
    [
        (0, (0.5, 0.5, 0.5, 0.5), (0.9, 0.6)),
        (0.5, (0.3735942278, 0.3755725301, 0.3850728063, 0.6899744811), (1.047488214, 0.9361873971)),
        (1, (0.2962565749, 0.2779802856, 0.4648836494, 0.8320183851), (1.008870332, 1.07761886)),
        (4, (0.3728463068, 0.7587508037, 0.9594117942, 0.9983411989), (0.4815339542, 0.4956659811)),
    ],
)
def test_published_play(precision, takes, values):
    answers = list(closed_form(MODEL.defaults() | {"lam": precision}).values())
    assert answers[:4] == pytest.approx(takes, abs=5.1e-11)
    assert answers[4:] == pytest.approx(values, abs=5.1e-10)


def test_every_point_of_the_book():
    for point in points("m16_qre"):
        if point["params"]["kind"] == "centipede":
            answers = list(closed_form(MODEL.defaults() | {"lam": point["params"]["lam"]}).values())
            expected = point["answer"]["take_probs"] + point["answer"]["value"]
            assert answers == pytest.approx(expected, abs=1e-13), point["id"]


@pytest.mark.parametrize("precision", [0, 0.5, 1, 4, 30, 1000])
def test_the_engine_is_the_formula(precision):
    assert solved(MODEL, {"lam": precision}).max_error < ROUNDING


def test_another_pot():
    assert solved(MODEL, {"pot": 0.1, "growth": 3, "large_share": 0.6, "lam": 5}).max_error < ROUNDING


def test_perfect_players_take_at_once():
    """The mover at the first node is 0.2 better off by taking: the error falls like e^(-0.2 λ)."""
    one, two = (1 - closed_form(MODEL.defaults() | {"lam": precision})["take1"] for precision in (100, 150))
    assert two / one == pytest.approx(2.718281828 ** (-0.2 * 50), rel=1e-3)


def test_a_larger_pot_is_a_larger_precision():
    """Only the product of λ and the payoffs matters."""
    small, large = closed_form(MODEL.defaults() | {"lam": 2}), closed_form(MODEL.defaults() | {"pot": 1.0})
    assert [large[f"take{node}"] for node in (1, 2, 3, 4)] == pytest.approx(
        [small[f"take{node}"] for node in (1, 2, 3, 4)]
    )


def test_the_unit_of_payoffs_does_not_matter():
    assert_scaling_changes_nothing(MODEL, solved(MODEL))
