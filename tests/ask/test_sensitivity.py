"""Shares of variance: the Ishigami function, whose shares are known, and the numbers of another package."""

import numpy as np
import pytest
from scipy.stats import qmc

from standoff.ask.sensitivity import variance_shares

FIRST, TOTAL = (0.3139, 0.4424, 0.0), (0.5576, 0.4424, 0.2437)
"""Of sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 on [-π, π]³ (Ishigami and Homma 1990)."""

# SALib 1.6.0, `SALib.analyze.sobol.analyze(problem, Y, calc_second_order=False)` on the design of `radial(7, False)`,
# its rows being a, then a with each input from b in turn, then b; printed to eight digits.
SALIB_FIRST = (0.31154827, 0.49386272, 0.00584461)
SALIB_TOTAL = (0.59528378, 0.45275515, 0.23814025)


def ishigami(points: np.ndarray) -> np.ndarray:
    """Return the function at points, whose coordinates are on the last axis."""
    return np.sin(points[..., 0]) + 7 * np.sin(points[..., 1]) ** 2 + 0.1 * points[..., 2] ** 4 * np.sin(points[..., 0])


def radial(power: int, scramble: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the function at a radial design of 2^power pairs of Sobol points."""
    sampler = qmc.Sobol(6, scramble=scramble, rng=np.random.default_rng(1))
    points = np.pi * (2 * sampler.random_base2(power) - 1)
    a, b = points[:, :3], points[:, 3:]
    mixed = np.stack([np.where(np.arange(3) == place, b, a) for place in range(3)], axis=1)
    return ishigami(a), ishigami(b), ishigami(mixed)


def test_the_shares_of_the_ishigami_function_are_found():
    """The error falls with the root of 8192 pairs at least; 0.02 is about two standard errors of the worst share."""
    found = variance_shares(*radial(13, scramble=True))
    assert found.first == pytest.approx(FIRST, abs=0.02)
    assert found.total == pytest.approx(TOTAL, abs=0.02)
    assert np.all(np.abs(found.first - FIRST) < 4 * found.first_error)
    assert np.all(np.abs(found.total - TOTAL) < 4 * found.total_error)


def test_the_same_design_gives_the_numbers_of_salib():
    """Up to the factor (2n - 1) / 2n, as SALib divides the variance by n; and it centres answers by those at a, b and between.

    The other mean moves first-order shares by less than a thousandth here, and total ones not at all.
    """
    found = variance_shares(*radial(7, scramble=False))
    factor = 1 - 1 / (2 * 2**7)
    assert found.first == pytest.approx(np.array(SALIB_FIRST) * factor, abs=1e-3)
    assert found.total == pytest.approx(np.array(SALIB_TOTAL) * factor, abs=1e-7)


def test_an_input_that_nothing_depends_on_has_no_share():
    rng = np.random.default_rng(3)
    a, b = rng.normal(size=(2, 50))
    found = variance_shares(a, b, np.stack([b, a], axis=1))  # the answer is the first input, and the second is idle
    assert found.total[1] == found.first[1] == 0.0 and found.total[0] > 0.8


def test_errors_shrink_with_the_root_of_the_pairs():
    few, many = (variance_shares(*radial(power, scramble=True)) for power in (7, 11))
    assert many.total_error == pytest.approx(few.total_error / 4, rel=0.4)


@pytest.mark.parametrize(
    ("answers", "words"),
    [((np.ones(1), np.ones(1), np.ones((1, 2))), "1 pair of points is too few"),
     ((np.ones(4), np.ones(4), np.ones((4, 2))), "the answer is the same at every point")],
)  # fmt: skip
def test_what_has_no_variance_is_an_error(answers, words):
    with pytest.raises(ValueError, match=words):
        variance_shares(*answers)
