"""Draws: every number by its path, the same for the same seed, and the right distribution."""

import gc
import weakref

import numpy as np
import pytest

from standoff.case.draws import draw_inputs, medians, numbers_of, read_by_type, read_override
from standoff.case.fields import ByType, Section, Share
from standoff.case.load import check_text
from standoff.case.ranges import RangeError
from standoff.case.text import InputError
from standoff.case.walk import walk
from tests.case.written import GOOD, SECTIONS, changed, check

PATHS = [
    "mechanisms.aims.norland.conquest",
    "mechanisms.costs.norland.per_month.conquest",
    "mechanisms.costs.norland.per_month.valley",
    "mechanisms.costs.sudmark.per_month",
    "mechanisms.front.drift",
    "mechanisms.issues.positions.0.weight",
    "mechanisms.patience.clocks.winter.patience",
    "mechanisms.patience.norland.per_month",
    "mechanisms.sanctions.tolls.costs_target",
    "mistake",
]


@pytest.fixture(scope="module")
def case():
    return check().case


def test_every_number_has_a_path_and_a_unit(case):
    inputs = numbers_of(case)
    assert list(inputs) == PATHS
    assert inputs["mistake"].unit == "of the pie" and inputs["mechanisms.front.drift"].unit == "km2 per month"
    assert inputs["mechanisms.patience.norland.per_month"].unit == "per month"
    assert inputs["mechanisms.costs.sudmark.per_month"].sources == ("post", "table")
    assert inputs["mistake"].assumed == "nobody has measured it" and inputs["mistake"].domain == "share"
    assert inputs["mistake"].range.text == "3% to 6%" and inputs["mistake"].value.high == pytest.approx(0.06)


def test_a_case_is_looked_through_once_and_a_changed_copy_of_it_anew(case):
    other = case.model_copy(update={"mistake": check(("3% to 6%", "4% to 8%")).case.mistake})
    assert numbers_of(case) is numbers_of(case)
    assert (numbers_of(case)["mistake"].range.text, numbers_of(other)["mistake"].range.text) == ("3% to 6%", "4% to 8%")


def test_the_numbers_of_a_case_that_is_gone_are_forgotten():
    case = check().case
    number = weakref.ref(numbers_of(case)["mistake"].number)
    del case
    gc.collect()
    assert number() is None


def test_entries_go_by_their_id_even_if_it_is_computed():
    class Entry(Section):
        party: str
        weight: ByType[Share]

        @property
        def id(self):
            return f"{self.party}_share"

    entry = Entry.model_validate({"party": "a", "weight": {"value": 0.1, "source": "x"}})
    assert [path for path, _, _ in walk([entry, entry])] == ["a_share", "a_share.weight"] * 2


def test_draws_are_one_value_per_number(case):
    draws = draw_inputs(case, 10, seed=1)
    assert len(draws) == 10 and list(draws.values) == PATHS
    assert all(column.shape == (10,) and column.dtype == np.float64 for column in draws.values.values())
    assert draws[3] == {path: column[3] for path, column in draws.values.items()} and len(list(draws)) == 10
    with pytest.raises(IndexError, match="there are 10 draws"):
        draws[10]


def test_the_first_draws_do_not_depend_on_how_many_follow(case):
    few, many = draw_inputs(case, 100, seed=1), draw_inputs(case, 1024, seed=1)
    assert all(np.array_equal(few.values[path], many.values[path][:100]) for path in PATHS)


def test_seeds_fix_and_change_the_draws(case):
    one, same, other = (draw_inputs(case, 64, seed).values["mistake"] for seed in (1, 1, 2))
    assert np.array_equal(one, same) and not np.array_equal(one, other)


def test_comments_and_order_of_writing_change_nothing(case):
    costs = GOOD[GOOD.index("  costs:") : GOOD.index("  patience:")]
    moved = GOOD.replace(costs, "").replace("record:", f"{costs}record:").replace("steps: 5", "steps: 5   # five")
    other = check_text(moved, SECTIONS).case
    assert list(other.mechanisms) != list(case.mechanisms)
    one, two = draw_inputs(case, 32, seed=3), draw_inputs(other, 32, seed=3)
    assert all(np.array_equal(one.values[path], two.values[path]) for path in PATHS)


def test_quantiles_of_many_draws_are_those_of_the_range(case):
    draws = draw_inputs(case, 4096, seed=5)
    for path, item in numbers_of(case).items():
        share = [np.mean(draws.values[path] <= end) for end in (item.range.low, item.range.median, item.range.high)]
        # scrambled Sobol points are stratified: each share is within a few of 4096 points
        assert share == pytest.approx([0.05, 0.5, 0.95], abs=0.002)


def test_an_override_leaves_all_other_numbers_as_they_were(case):
    fixed = read_override(case, "mistake", "5%")
    base, new = draw_inputs(case, 16, seed=1), draw_inputs(case, 16, seed=1, overrides={"mistake": fixed})
    assert np.all(new.values["mistake"] == 0.05)
    assert all(np.array_equal(base.values[path], new.values[path]) for path in PATHS if path != "mistake")


def test_an_override_keeps_the_family_of_its_field(case):
    assert read_override(case, "mechanisms.front.drift", "1 to 2").family == "normal"
    with pytest.raises(RangeError, match="outside what this field can be"):
        read_override(case, "mistake", "120%")


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("mechanisms.front.drfit", "did you mean 'mechanisms.front.drift'"),
        ("drift", "did you mean 'mechanisms.front.drift'"),
        ("mechanisms.costs.norland.per_month", "'mechanisms.costs.norland.per_month.conquest' or "),
        ("zzz", "see 'standoff check'"),
    ],
)
def test_an_unknown_path_names_the_nearest(case, path, hint):
    with pytest.raises(InputError, match=f"no number called '{path}' in this case; .*{hint}"):
        read_override(case, path, "1")


def test_too_few_draws_are_refused(case):
    with pytest.raises(InputError, match="0 draws are too few"):
        draw_inputs(case, 0, seed=1)


def test_medians_and_values_by_type(case):
    draw = medians(case)
    assert draw["mistake"] == pytest.approx(numbers_of(case)["mistake"].range.median)
    low, high = read_by_type(draw, "mechanisms.costs.norland.per_month", ("conquest", "valley"))
    assert low < high
    assert len(set(read_by_type(draw, "mechanisms.costs.sudmark.per_month", ("a", "b")))) == 1


def test_mixtures_are_drawn_like_everything_else():
    mixture = "{value: {either: {1 to 2: 70%, 10 to 20: 30%}}, source: table}"
    case = check_text(changed(("{value: -1 to 2 per month, source: table}", mixture)), SECTIONS).case
    column = draw_inputs(case, 1024, seed=2).values["mechanisms.front.drift"]
    # 30% of the mass lies above 5 but for the tail of a normal from 10 to 20 (z = 3.3)
    assert np.mean(column > 5) == pytest.approx(0.3, abs=0.005)
