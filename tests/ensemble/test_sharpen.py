"""Draws moved towards a sharp record: the posterior that can be worked out by hand, and a case that is solved."""

from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from scipy.special import ndtri

from standoff.ask.base import load_base, solve_base
from standoff.ask.runs import How
from standoff.case.draws import draw_inputs, numbers_of
from standoff.ensemble.batches import BATCH
from standoff.ensemble.executors import ExecutorError, LocalThreads
from standoff.ensemble.outcome import Outcome
from standoff.ensemble.sharpen import MOST_ROUNDS, sharpen
from standoff.ensemble.weights import weigh
from tests.ensemble.small import SEED, bytes_of, small_case

PATH = "mechanisms.patience.vale.per_month"
FAR, NARROW = 2.0, 0.1  # the record says where one input is, in normal quantiles, and how surely


@pytest.fixture(scope="module")
def case():
    return small_case()


def z_of(case, draws):
    """Return the normal quantiles at which one input of each draw stands."""
    return ndtri(numbers_of(case)[PATH].range.cdf(draws.values[PATH]))


def seen(case, draws):
    """Return outcomes with the log-likelihood of a record that shows the input with a normal error."""
    z = z_of(case, draws)
    logs = (-0.5 * ((z - FAR) / NARROW) ** 2)[:, None]
    nothing = np.zeros((len(draws), 1, 1))
    return Outcome(logs, nothing, nothing[:, 0], nothing, nothing, nothing, nothing[:, 0], logs[:, 0] * 0, z)


def sharpened(case, draws, seed, **more):
    inputs = draw_inputs(case, draws, seed)
    return sharpen(case, inputs, seen(case, inputs), lambda moved, round_: seen(case, moved), **more)


def test_draws_follow_the_posterior_that_can_be_worked_out(case):
    """A standard normal seen with error NARROW at FAR: mean FAR / (1 + NARROW²), variance NARROW² / (1 + NARROW²)."""
    found = [sharpened(case, 256, seed) for seed in range(6)]
    assert all(one.weights.power == 1 and one.weights.effective_draws >= 16 for one in found)
    z = np.array([z_of(case, one.inputs) for one in found])
    weights = np.array([one.weights.weights for one in found])
    mean, variance = FAR / (1 + NARROW**2), NARROW**2 / (1 + NARROW**2)
    means = (weights * z).sum(axis=1)
    assert means.mean() == pytest.approx(mean, abs=0.04)  # the chains are short: about a third of a standard deviation
    assert (weights * (z - mean) ** 2).sum(axis=1).mean() == pytest.approx(variance, rel=0.5)


def test_outcomes_and_inputs_stay_together(case):
    found = sharpened(case, 64, 1)
    again = seen(case, found.inputs)
    np.testing.assert_allclose(found.outcome.log_likelihoods, again.log_likelihoods, rtol=1e-6, atol=1e-6)
    assert found.weights.weights.sum() == pytest.approx(1)
    for path, item in numbers_of(case).items():
        assert np.all((item.range.cdf(found.inputs.values[path]) > 0) & np.isfinite(found.inputs.values[path]))


def test_enough_draws_are_left_as_they_are(case):
    inputs = draw_inputs(case, 64, 1)
    flat = seen(case, inputs)._replace(log_likelihoods=np.zeros((64, 1)))
    found = sharpen(case, inputs, flat, lambda moved, round_: pytest.fail("solved in vain"))
    assert found.rounds == 0 and found.inputs is inputs and found.weights.power == 1


def test_a_spent_budget_is_held_back_to_the_floor_as_ever(case):
    inputs = draw_inputs(case, 64, 1)
    before = weigh(seen(case, inputs).log_likelihoods.sum(axis=1))
    found = sharpened(case, 64, 1, most_rounds=1)
    assert found.rounds == 1 and before.power < found.weights.power < 1


def test_impossible_moves_are_never_made(case):
    """Draws on one side cannot explain the record at all."""

    def half(draws):
        outcome = seen(case, draws)
        return outcome._replace(log_likelihoods=np.where(z_of(case, draws)[:, None] > FAR, -np.inf, outcome.log_likelihoods))

    inputs = draw_inputs(case, 64, 1)
    found = sharpen(case, inputs, half(inputs), lambda moved, round_: half(moved))
    assert z_of(case, found.inputs).max() <= FAR and found.weights.power == 1


def test_copies_count_as_one_draw(case):
    found = sharpened(case, 64, 2)
    different = len(np.unique(found.inputs.values[PATH]))
    assert found.weights.effective_draws <= different


def test_a_case_with_a_sharp_record_gets_its_draws_back(tmp_path):
    case = small_case(11, "Valley 25%")
    blind = solve_base(case, 16, SEED)
    assert blind.weights.power < 1
    found = solve_base(case, 16, SEED, how=How(tmp_path / "run", sharpen=True))
    assert 0 < found.rounds <= MOST_ROUNDS
    assert found.weights.power == 1 and found.weights.effective_draws >= 4 - 1e-9
    kept = load_base(tmp_path / "run")
    assert kept.rounds == found.rounds and kept.weights[1:] == found.weights[1:]
    np.testing.assert_array_equal(kept.inputs.values[PATH], found.inputs.values[PATH])
    np.testing.assert_array_equal(kept.outcome.ended, found.outcome.ended)
    solve_base(case, 16, SEED, how=How(tmp_path / "again", sharpen=True))
    assert bytes_of(tmp_path / "again") == bytes_of(tmp_path / "run")


@dataclass(frozen=True)
class Breaks(LocalThreads):
    """Does so many batches, then breaks."""

    left: list = field(default_factory=lambda: [2 * 16 // BATCH + 2])

    def run(self, work, starts):
        """Yield every start with its result until the batches are used up."""
        for done in super().run(work, starts):
            if not self.left[0]:
                raise ExecutorError("broken")
            self.left[0] -= 1
            yield done


def test_sharpening_that_is_stopped_goes_on_to_the_same_bytes(tmp_path):
    case = small_case(11, "Valley 25%")
    whole, broken = (How(tmp_path / name, sharpen=True) for name in ("whole", "broken"))
    solve_base(case, 16, SEED, how=whole)
    with pytest.raises(ExecutorError):  # in the second round of 16 draws
        solve_base(case, 16, SEED, how=replace(broken, executor=Breaks()))
    assert len(list((tmp_path / "broken" / "parts").glob("round-02-*.nc"))) == 2
    solve_base(case, 16, SEED, how=replace(broken, resume=True))
    assert bytes_of(tmp_path / "whole") == bytes_of(tmp_path / "broken")


def test_sharpened_draws_say_what_very_many_blind_ones_say():
    case = small_case(3, "Valley 25%")
    many, few = solve_base(case, 2048, SEED), solve_base(case, 64, SEED, how=How(sharpen=True))
    assert many.weights.power == 1 == few.weights.power and few.rounds > 0 and many.weights.effective_draws > 50
    means = [one.weights.weights @ np.log(one.inputs.values["mistake"]) for one in (many, few)]
    assert means[0] == pytest.approx(means[1], abs=0.12)
    deals = [one.weights.weights @ one.p_deal[:, -1] for one in (many, few)]
    assert deals[0] == pytest.approx(deals[1], abs=0.05)
