"""The case from the public record tells the story of its documents, at the medians, before anything is solved."""

from functools import cache

import numpy as np
import pytest

from standoff.case.draws import medians
from standoff.case.load import load_case
from standoff.mechanisms.bargaining import bargaining_range
from standoff.mechanisms.record import record_steps
from standoff.mechanisms.registry import SECTIONS, find_mistakes
from standoff.mechanisms.structure import compile_structure
from tests.house.tree import SOURCES


@cache
def structure():
    return compile_structure(load_case(SOURCES / "cases" / "ukraine-2025.yaml", SECTIONS, find_mistakes=find_mistakes))


@cache
def record():
    return record_steps(structure())


def median(path):
    return medians(structure().case)[f"mechanisms.{path}"]


def today():
    """Return a possible world of today and the stage in front of which it stands."""
    return int(np.flatnonzero(record().today)[0]), record().next[1]


def test_the_forecast_starts_after_the_answer_of_december():
    period, stage = record().next
    assert structure().months[period] == "2025-12" and structure().stages[stage].name == "ratification"
    assert structure().stages[record().last[1]].name == "russia answers ukraine"
    here = structure().describe(stage, today()[0])
    assert (here["arms:us_arms"], here["mediator:united_states"], here["front"]) == ("on", "present", "116")


def test_the_attacker_can_wait_and_the_mediator_cannot():
    for aim in ("maximal", "limited"):
        assert median(f"patience.russia.per_month.{aim}") > median("patience.ukraine.per_month")
        assert 2 * median(f"costs.russia.per_month.{aim}") < median("costs.ukraine.per_month")
    assert median("patience.united_states.per_month") < median("patience.ukraine.per_month")
    assert 0.003 <= median("costs.ukraine.per_month") <= 0.015
    assert median("front.drift") > 0, "it gains ground"


@pytest.mark.parametrize("aim", ["firm", "soft"])
def test_no_lever_is_pulled_for_nothing(aim):
    mistake = medians(structure().case)["mistake"]
    assert median(f"arms.us_arms.cutting.{aim}") > 3 * mistake
    assert median(f"sanctions.oil_sanctions.lifting.{aim}") > 3 * mistake


def test_who_puts_ties_first_pays_for_imposing_as_for_executing():
    paid = "sanctions.oil_sanctions.imposing", "threats.deadline.executing"
    assert median(f"{paid[0]}.soft") == pytest.approx(median(f"{paid[1]}.soft"))
    assert all(median(f"{path}.firm") < median(f"{path}.soft") / 2 for path in paid)


def test_stopping_where_they_stand_is_on_the_menu():
    assert "land along the line of contact" in {package.terms["territory"] for package in structure().packages}


def test_red_lines_meet_on_some_issues_and_not_on_those_that_keep_the_war_going():
    world, stage = today()
    found = bargaining_range(structure(), medians(structure().case), world, stage)
    meets = {issue.issue: bool(issue.meets[0]) for issue in found.issues}
    assert not meets["forces"] and not meets["guarantees"] and not meets["territory"]
    assert meets["alignment"] and meets["recognition"] and meets["relief"]
    territory = found.issues[0]
    assert territory.accepts["ukraine"][0, 0] == territory.now, "its red line is the front itself"
    limited, maximal = found.surplus[0, :, 0]
    assert limited > 0.1 > maximal, "there is something to sign with one Russia and next to nothing with the other"
