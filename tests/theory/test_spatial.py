"""Baselines on a line: worked decisions, what each point is best at, and many decisions at once."""

import numpy as np
import pytest

from standoff.theory.spatial import nash_on_line, weighted_mean, weighted_median
from tests.theory.checks import points

POSITIONS = np.array([0.0, 0.2, 0.5, 0.9, 1.0])
WEIGHTS = np.array([1.0, 2.0, 1.5, 0.5, 3.0])
# How far ten governments wanted to go on car emissions, and their capabilities.
EMISSIONS = np.array([4.0, 7, 4, 4, 10, 10, 10, 7, 4, 7])
CAPABILITIES = np.array([0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08])


def test_worked_decisions():
    assert weighted_mean(POSITIONS, WEIGHTS) == pytest.approx(0.575, abs=1e-12)
    assert weighted_median(POSITIONS, WEIGHTS) == 0.5
    assert weighted_mean(EMISSIONS, CAPABILITIES) == pytest.approx(7.475247525, abs=5.1e-10)
    assert weighted_median(EMISSIONS, CAPABILITIES) == 7


@pytest.mark.parametrize(("loss", "expected"), [(1.5, 0.5701817131), (10, 0.5743752876), (1000, 0.5749939047)])
def test_worked_nash_products(loss, expected):
    assert nash_on_line(POSITIONS, WEIGHTS, loss) == pytest.approx(expected, abs=5.1e-11)


def test_every_point_of_the_book():
    for point in points("m19_spatial"):
        given, answer = point["params"], point["answer"]
        if "weighted_mean" in answer:
            where, weights = np.array(given["positions"]), given["weights"]
            assert weighted_mean(where, weights) == pytest.approx(answer["weighted_mean"], abs=1e-12)
            assert weighted_median(where, weights) == pytest.approx(answer["weighted_median"], abs=1e-12)
            for name in ("1.5", "10", "1000"):
                found = nash_on_line(where, weights, float(name) * np.ptp(where) ** 2)
                assert found == pytest.approx(answer[f"nbs_K_{name}_R2"], abs=1e-9), point["id"]


def test_the_mean_has_the_least_weighted_squared_distance():
    line = np.linspace(0, 1, 2001)
    losses = (WEIGHTS * (line[:, None] - POSITIONS) ** 2).sum(-1)
    assert line[losses.argmin()] == pytest.approx(weighted_mean(POSITIONS, WEIGHTS), abs=5e-4)


def test_no_position_beats_the_median_in_a_vote():
    median = weighted_median(POSITIONS, WEIGHTS)
    for other in np.linspace(0, 1, 101):
        prefers_other = np.abs(POSITIONS - other) < np.abs(POSITIONS - median)
        assert WEIGHTS[prefers_other].sum() <= WEIGHTS.sum() / 2


def test_a_gap_between_two_halves_has_its_middle_as_median():
    assert weighted_median(np.array([0.0, 1, 2, 5]), np.array([0.1, 0.2, 0.2, 0.1])) == pytest.approx(1.5, abs=1e-12)


def test_the_nash_product_has_its_top_there():
    line = np.linspace(0, 1, 4001)
    products = (WEIGHTS * np.log(1.5 - (line[:, None] - POSITIONS) ** 2)).sum(-1)
    assert line[products.argmax()] == pytest.approx(nash_on_line(POSITIONS, WEIGHTS, 1.5), abs=2.5e-4)


def test_the_nash_product_tends_to_the_mean_like_one_over_the_loss():
    losses = np.array([100.0, 200.0, 400.0])
    errors = [abs(nash_on_line(POSITIONS, WEIGHTS, loss) - weighted_mean(POSITIONS, WEIGHTS)) for loss in losses]
    assert np.polyfit(np.log(losses), np.log(errors), 1)[0] == pytest.approx(-1, abs=0.02)


def test_many_decisions_at_once():
    where = np.stack([POSITIONS, 1 - POSITIONS, 3 * POSITIONS])
    assert weighted_mean(where, WEIGHTS) == pytest.approx([0.575, 0.425, 1.725])
    assert weighted_median(where, WEIGHTS) == pytest.approx([0.5, 0.5, 1.5])
    each = [nash_on_line(row, WEIGHTS, loss) for row, loss in zip(where, (1.5, 1.5, 13.5), strict=True)]
    assert nash_on_line(where, WEIGHTS, np.array([1.5, 1.5, 13.5])) == pytest.approx(each, abs=1e-14)
    assert each[1:] == pytest.approx([1 - each[0], 3 * each[0]], abs=1e-12)


def test_wrong_weights_and_small_losses_are_refused():
    with pytest.raises(ValueError, match="weights must not be negative"):
        weighted_mean(POSITIONS, -WEIGHTS)
    with pytest.raises(ValueError, match="one at least must be positive"):
        weighted_median(POSITIONS, 0 * WEIGHTS)
    with pytest.raises(ValueError, match="exceed the squared range"):
        nash_on_line(POSITIONS, WEIGHTS, 1.0)
