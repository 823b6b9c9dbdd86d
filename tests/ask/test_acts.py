"""Naming acts: full names, any part that only one act has, and the nearest names where there is none."""

from types import SimpleNamespace

import pytest

from standoff.ask.acts import branch_of, first_chance, require_month
from standoff.case.text import InputError
from standoff.mechanisms.acts import acts_of, find_act
from standoff.mechanisms.structure import compile_structure
from tests.ask.small import small

MONTHS = ("2026-02", "2026-03", "2026-04", "2026-05")


@pytest.fixture(scope="module")
def structure():
    return compile_structure(small())


@pytest.fixture(scope="module")
def today(structure):
    """Return what stands for a solved case where nothing but names and months is read: Hill has moved in February."""
    first = next(place for place, stage in enumerate(structure.stages) if getattr(stage, "kind", "") == "table")
    return SimpleNamespace(structure=structure, question=SimpleNamespace(first_stage=first), months=MONTHS)


def test_every_act_but_waiting_and_answers_has_a_name(structure):
    names = [act.name for act in acts_of(structure)]
    assert "hill.threaten_oil" in names and "vale.valley_50" in names
    assert not [name for name in names if "wait" in name or "accept" in name or "refuse" in name]
    assert len(set(names)) == len(names)


def test_offers_and_other_acts_have_words(structure):
    assert find_act(structure, "hill.impose_oil").words == "impose oil"
    assert find_act(structure, "vale.valley_50").words.startswith("offer ‘")


@pytest.mark.parametrize("name", ["hill.threaten_oil", "threaten", "hill threaten", "oil.threaten.hill"])
def test_any_part_that_only_one_act_has_will_do(structure, name):
    assert find_act(structure, name).name == "hill.threaten_oil"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hill.treaten_oil", "no act is called 'hill.treaten_oil'; did you mean hill.threaten_oil"),
        ("oil", "several acts are called 'oil'; did you mean hill."),
        ("qqqqq", "acts of this case: hill."),
    ],
)
def test_a_name_that_nothing_or_too_much_has_is_an_error(structure, name, words):
    with pytest.raises(InputError, match=words):
        find_act(structure, name)


def test_an_act_is_taken_as_soon_as_its_turn_comes(structure, today):
    threat, offer = find_act(structure, "threaten"), find_act(structure, "vale.valley_50")
    assert first_chance(today, threat) == 1, "Hill has moved this month"
    assert branch_of(today, threat).act == (1, threat.stage, threat.row)
    assert branch_of(today, offer).act == (0, offer.stage, offer.row)
    assert branch_of(today, threat, "2026-05").act[0] == 3


def test_a_month_that_is_past_or_beyond_the_horizon_is_an_error(structure, today):
    threat = find_act(structure, "threaten")
    with pytest.raises(InputError, match="in 2026-02 hill has made its move; the next chance is 2026-03"):
        branch_of(today, threat, "2026-02")
    for month in ("2026-01", "2026-06", "May"):
        with pytest.raises(InputError, match="is not between 2026-02 and 2026-05; write it as YYYY-MM"):
            require_month(MONTHS, month)
