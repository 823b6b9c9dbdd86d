"""Setting inputs: what a name means, what a value does, and that what changes nothing is an error."""

import numpy as np
import pytest

from standoff.ask.overrides import override
from standoff.case.draws import draw_inputs
from standoff.case.meant import paths_meant
from standoff.case.ranges import RangeError
from standoff.case.text import InputError
from tests.ask.small import small

DRAWS, SEED = 16, 3


@pytest.fixture(scope="module")
def case():
    return small()


@pytest.fixture(scope="module")
def inputs(case):
    return draw_inputs(case, DRAWS, SEED)


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("mistake", ["mistake"]),
        ("mechanisms.patience.hill.per_month", ["mechanisms.patience.hill.per_month"]),
        ("patience.hill", ["mechanisms.patience.hill.per_month"]),
        ("hill.patience", ["mechanisms.patience.hill.per_month"]),
        ("costs.hill", ["mechanisms.costs.hill.per_month.limited", "mechanisms.costs.hill.per_month.maximal"]),
        ("patience", ["mechanisms.patience.hill.per_month", "mechanisms.patience.vale.per_month"]),
    ],
)
def test_a_name_means_one_number_or_all_that_lie_under_it(case, name, paths):
    assert list(paths_meant(case, name)) == paths


@pytest.mark.parametrize(
    ("name", "words"), [("hill.patiense", "did you mean mechanisms.patience.hill.per_month"), ("qqqq", "'standoff check' lists every number")]
)
def test_a_name_that_nothing_has_is_an_error_with_the_nearest_one(case, name, words):
    with pytest.raises(InputError, match=f"no number called '{name}' in this case; {words}"):
        paths_meant(case, name)


def test_a_value_replaces_one_number_and_leaves_the_others_as_they_were(case, inputs):
    values, (changed,) = override(case, inputs, [("hill.patience", "0.97")])
    path = "mechanisms.patience.hill.per_month"
    assert np.all(values[path] == 0.97) and changed.path == path and changed.after == pytest.approx(0.97)
    assert changed.before == pytest.approx(float(np.median(inputs.values[path])))
    assert all(np.array_equal(values[other], inputs.values[other]) for other in values if other != path)


def test_a_range_keeps_the_random_numbers(case, inputs):
    """The draw that was highest is highest still."""
    values, _ = override(case, inputs, [("mistake", "10% to 20%")])
    assert np.array_equal(np.argsort(values["mistake"]), np.argsort(inputs.values["mistake"]))
    assert np.all(values["mistake"] > inputs.values["mistake"])


def test_a_factor_is_held_to_what_the_field_allows(case, inputs):
    values, _ = override(case, inputs, [("mistake", "x 2"), ("hill.patience", "x 1.2")])
    assert values["mistake"] == pytest.approx(2 * inputs.values["mistake"])
    assert values["mechanisms.patience.hill.per_month"].max() == 1.0


@pytest.mark.parametrize("setting", [("mistake", "3% to 8%"), ("mistake", "x 1")])
def test_a_setting_that_changes_nothing_is_an_error(case, inputs, setting):
    with pytest.raises(InputError, match="changes nothing: that is what the case says already"):
        override(case, inputs, [setting])


def test_a_value_that_does_not_fit_its_field_is_an_error(case, inputs):
    with pytest.raises(RangeError):
        override(case, inputs, [("hill.patience", "1.5")])
