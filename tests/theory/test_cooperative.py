"""Cooperative solutions: the worked packages, the axioms, and a search over a fine grid of packages."""

import itertools

import numpy as np
import pytest

from standoff.theory import cooperative
from tests.theory.checks import points

LOGROLLING = ((0.5, 0.3, 0.2), (0.2, 0.3, 0.5))  # each cares most about what the other cares least about
OTHER = ((0.6, 0.1, 0.3), (0.3, 0.5, 0.2))
FOUR = ((0.4, 0.3, 0.2, 0.1), (0.1, 0.3, 0.35, 0.25))
SAME = ((1 / 3, 1 / 3, 1 / 3), (1 / 3, 1 / 3, 1 / 3))
RULES = {
    "nash": cooperative.nash,
    "ks": cooperative.kalai_smorodinsky,
    "egalitarian": cooperative.egalitarian,
}


@pytest.mark.parametrize(
    ("weights", "disagreement", "nash", "ks", "egalitarian", "total"),
    [
        (LOGROLLING, (0, 0), (0.65, 0.65), (0.65, 0.65), (0.65, 0.65), 1.3),
        (LOGROLLING, (0.4, 0.1), (0.8, 0.5), (0.7446153846, 0.5553846154), (0.8, 0.5), 1.3),
        (OTHER, (0.2, 0.3), (0.7, 0.6333333333), (0.6512195122, 0.6658536585), (0.6, 0.7), 1.4),
        (FOUR, (0.3, 0.35), (0.625, 0.675), (0.6156549521, 0.6843450479), (0.625, 0.675), 1.3),
        (SAME, (0.2, 0.4), (0.4, 0.6), (0.4, 0.6), (0.4, 0.6), 1.0),
    ],
)
def test_worked_packages(weights, disagreement, nash, ks, egalitarian, total):
    for name, expected in (("nash", nash), ("ks", ks), ("egalitarian", egalitarian)):
        assert RULES[name](*weights, disagreement).payoffs == pytest.approx(expected, abs=5.1e-11), name
    assert sum(cooperative.utilitarian(*weights).payoffs) == pytest.approx(total, abs=1e-12)


def test_every_point_of_the_book():
    for point in points("m14_cooperative"):
        given, answer = point["params"], point["answer"]
        problem = given["wA"], given["wB"], (given["dA"], given["dB"])
        for name, rule in RULES.items():
            assert rule(*problem).payoffs == pytest.approx(answer[name], abs=1e-12), point["id"]
        assert cooperative.ideal(*problem) == pytest.approx(answer["ideal"], abs=1e-12)
        assert cooperative.frontier(*problem[:2]) == pytest.approx(np.array(answer["frontier"]), abs=1e-12)
        assert cooperative.nash(*problem).shares == pytest.approx(answer["nash_shares_A"], abs=1e-12)
        assert cooperative.kalai_smorodinsky(*problem).shares == pytest.approx(answer["ks_shares_A"], abs=1e-12)


def test_no_package_of_a_fine_grid_does_better():
    """Cutting every issue in 40 finds the Nash package to the step; nothing on the grid beats the formula."""
    shares = np.array(list(itertools.product(np.linspace(0, 1, 41), repeat=3)))
    for weights, disagreement in ((LOGROLLING, (0.4, 0.1)), (OTHER, (0.2, 0.3)), (SAME, (0.2, 0.4))):
        products = cooperative.nash_product(cooperative.package_payoffs(*weights, shares), disagreement)
        best = cooperative.nash(*weights, disagreement)
        exact = cooperative.nash_product(np.array(best.payoffs), disagreement)
        assert products.max() <= exact + 1e-12
        assert products.max() > exact - 1 / 40


def test_payoffs_of_a_solution_are_those_of_its_shares():
    for rule in RULES.values():
        found = rule(*OTHER, (0.2, 0.3))
        assert cooperative.package_payoffs(*OTHER, np.array(found.shares)) == pytest.approx(found.payoffs, abs=1e-12)


@pytest.mark.parametrize("name", RULES)
def test_naming_the_parties_the_other_way_round_changes_nothing(name):
    one = RULES[name](*OTHER, (0.2, 0.3))
    other = RULES[name](*reversed(OTHER), (0.3, 0.2))
    assert other.payoffs == pytest.approx(one.payoffs[::-1], abs=1e-12)
    assert np.array(other.shares) == pytest.approx(1 - np.array(one.shares), abs=1e-12)


@pytest.mark.parametrize("name", ["nash", "ks"])
def test_the_unit_of_one_party_changes_nothing(name):
    """Nash and Kalai-Smorodinsky compare no utilities between parties; the egalitarian rule does."""
    first, second = OTHER
    rescaled = RULES[name](tuple(7 * weight for weight in first), second, (7 * 0.2, 0.3))
    assert rescaled.shares == pytest.approx(RULES[name](*OTHER, (0.2, 0.3)).shares, abs=1e-12)


def test_the_order_of_issues_changes_nothing():
    order = [2, 0, 1]
    one = cooperative.nash(*OTHER, (0.2, 0.3))
    other = cooperative.nash(*([weights[index] for index in order] for weights in OTHER), (0.2, 0.3))
    assert other.shares == pytest.approx([one.shares[index] for index in order], abs=1e-12)


def test_an_issue_that_only_one_side_cares_for_goes_to_that_side():
    for rule in RULES.values():
        found = rule((0.5, 0.0, 0.5), (0.5, 0.5, 0.0))
        assert found.shares[1:] == pytest.approx((0, 1), abs=1e-12)
        assert found.payoffs == pytest.approx((0.75, 0.75), abs=1e-12)


def test_a_vertical_end_of_the_frontier_is_still_a_deal():
    """Party 1 cares for one issue only and must have all of it; the other issue stays with party 2."""
    assert cooperative.nash((0.0, 1.0), (0.5, 0.5), (1.0, 0.2)).payoffs == pytest.approx((1.0, 0.5), abs=1e-12)
    assert cooperative.ideal((0.0, 1.0), (0.5, 0.5), (1.0, 0.2)) == pytest.approx((1.0, 0.5), abs=1e-12)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_nothing_for_both_is_refused(rule):
    with pytest.raises(ValueError, match="no package gives both"):
        rule(*LOGROLLING, (0.7, 0.7))


@pytest.mark.parametrize(
    ("weights", "words"), [(((0.5,), (0.5, 0.5)), "one weight for each issue"), (((-1.0,), (1.0,)), "negative")]
)
def test_wrong_weights_are_refused(weights, words):
    with pytest.raises(ValueError, match=words):
        cooperative.frontier(*weights)
