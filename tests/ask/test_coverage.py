"""Intervals mean what they say: draws from a known truth, nominal 90%, 85 to 95% of 200 repeats."""

import numpy as np
import pytest

from standoff.ask.estimates import estimate
from standoff.ask.whatif import heaviest, taken_by_weight
from standoff.case.draws import draw_inputs
from standoff.ensemble.ahead import Branch
from standoff.ensemble.weights import resample, weigh, weighted_quantile
from tests.ask.small import plain

REPEATS, FAMILY = 200, 256
LEAST, MOST = 0.85, 0.95
# Chance alone leaves these bounds once in sixty at a true 90% (standard error of 200 repeats: 2.1 points), so that the
# seeds are fixed; an interval that is really one of 80% or of 98% never stays within.


@pytest.fixture
def noisy():
    """Return how a repeat is made: a truth, one noisy observation of it, and draws weighed by the likelihood of that.

    The truth is a draw of the same kind as the draws (standard normal); the observation adds noise of size one.
    """

    def build(rng: np.random.Generator, num_draws: int = 400):
        truth = rng.normal()
        seen = truth + rng.normal()
        draws = rng.normal(size=num_draws)
        return truth, draws, weigh(-0.5 * (seen - draws) ** 2).weights

    return build


def share_covered(noisy, interval) -> float:
    """Return how often an interval from weighted draws holds the truth."""
    hits = []
    for seed in range(REPEATS):
        truth, draws, weights = noisy(np.random.default_rng(seed))
        low, high = interval(np.exp(draws), weights, seed)
        hits.append(low <= np.exp(truth) <= high)  # of something skewed, as chances are
    return float(np.mean(hits))


def test_the_interval_of_an_estimate_covers(noisy):
    def interval(values, weights, seed):
        found = estimate(values, weights)
        return found.low, found.high

    assert LEAST <= share_covered(noisy, interval) <= MOST


def test_the_interval_over_resampled_draws_covers(noisy):
    """As why and tipping points make it: equal draws taken by weight, and plain quantiles over them."""

    def interval(values, weights, seed):
        return np.quantile(values[resample(weights, 96, seed)], (0.05, 0.95))

    assert LEAST <= share_covered(noisy, interval) <= MOST


def test_weighted_quantiles_cover_where_only_the_heaviest_draws_are_kept(noisy):
    """As what-ifs make it: the draws that carry nearly all of the weight."""

    class Stand:
        def __init__(self, weights):
            self.weights = weigh(np.log(weights))

    def interval(values, weights, seed):
        chosen, kept = heaviest(Stand(weights))
        return weighted_quantile(values[chosen], kept, (0.05, 0.95))

    assert LEAST <= share_covered(noisy, interval) <= MOST


def test_an_interval_that_is_too_narrow_would_be_found(noisy):
    def interval(values, weights, seed):
        return weighted_quantile(values, weights, (0.15, 0.85))

    assert not LEAST <= share_covered(noisy, interval) <= MOST


@pytest.fixture(scope="module")
def family(plain_base):
    """Return P(deal) and what raising Vale's patience changes, for many draws of a family of solved games."""
    inputs, path = draw_inputs(plain(), FAMILY, 11), "mechanisms.patience.vale.per_month"
    rows = {path: np.tile(column, 2) for path, column in inputs.values.items()}
    rows[path] = np.concatenate([inputs.values[path], np.full(FAMILY, 0.97)])
    past = np.zeros(2 * FAMILY, int)  # no record, nothing hidden: every draw starts from the same day
    courses = plain_base.look_ahead(rows, past, [Branch.plain(plain_base.structure)])
    chances = plain_base.chance_of_deal(courses.ended)[:, 0, -1]
    return chances[:FAMILY], chances[FAMILY:] - chances[:FAMILY]


@pytest.mark.parametrize("which", ["chance", "difference"])
def test_the_interval_of_a_solved_family_covers(family, which):
    """The truth is one game of the family; the draws are others of it, as many as a forecast has; no record tells them apart."""
    values = family[which == "difference"]
    hits = []
    for seed in range(REPEATS):
        order = np.random.default_rng(seed).permutation(len(values))
        found = estimate(values[order[1:97]], np.full(96, 1 / 96))
        hits.append(found.low <= values[order[0]] <= found.high)
    assert LEAST <= np.mean(hits) <= MOST


def test_draws_taken_by_weight_have_the_mean_of_the_weighted_draws(noisy):
    """Over many offsets: what is taken is unbiased."""
    _, draws, weights = noisy(np.random.default_rng(5))

    class Stand:
        def __init__(self):
            self.weights = weigh(np.log(weights))

    means = []
    for seed in range(400):
        chosen, kept = taken_by_weight(Stand(), 24, seed)
        means.append(kept @ draws[chosen])
    error = np.std(means, ddof=1) / np.sqrt(len(means))
    assert abs(np.mean(means) - weights @ draws) < 4 * error
