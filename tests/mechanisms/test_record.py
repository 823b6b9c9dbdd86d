"""The dated record as observations of every stage of every month."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.mechanisms.record import observed_levels, record_steps
from standoff.mechanisms.structure import CaseMistakes
from tests.mechanisms.cases import FULL, edited, index_of, medians_of


def event(date, party, action, **more):
    return {"date": date, "party": party, "action": action, "source": "press"} | more


SOURCES = {"press": {"title": "A report", "publisher": "The Press", "date": "2026-01-01"}}
LONG = edited(FULL, {"as_of": "2026-03-20", "sources": SOURCES})


def record_of(*events, **changes):
    paths = {name.replace("__", "."): value for name, value in changes.items()}
    structure, _ = medians_of(edited(LONG, {"record": list(events), **paths}))
    return structure, record_steps(structure)


def complaints(*events, **changes):
    with pytest.raises(CaseMistakes) as caught:
        record_of(*events, **changes)
    return caught.value.mistakes


APRIL = {"as_of": "2026-04-01"}  # three months are over, the fourth has brought nothing yet


def test_a_silent_record_is_a_record_of_silence():
    structure, record = record_of(**APRIL)
    assert record.num_months == 3 and not record.is_over
    for step in record.steps:
        assert {structure.stages[stage].name: names for stage, names in step.items()} == {
            "go_between acts": ("wait",), "hill tables": ("no offer",), "vale answers hill": ("refuse",),
            "vale tables": ("no offer",), "hill answers vale": ("refuse",),
        }
    levels = structure.tables[0].worlds
    assert np.all(levels["sanctions:oil"][record.today] == 0), "nobody imposed anything"
    assert set(levels["front"][record.today]) == {0, 1, 2, 3, 4}, "the front was not observed"


def test_a_threat_and_what_became_of_it():
    structure, record = record_of(
        event("2026-01-10", "go_between", "threaten oil"), event("2026-02-03", "go_between", "execute", lever="oil"),
        **APRIL)
    acts = index_of(structure, "go_between acts")
    assert [step[acts] for step in record.steps] == [("threaten oil",), ("execute oil",), ("wait",)]
    assert record.places == ((0, acts), (1, acts))
    assert [row[acts] for row in record.must_move] == [True, True, False]
    on = structure.tables[0].worlds["sanctions:oil"][record.today]
    assert set(on) == {0, 1}, "they may have faded since, which nobody observed"


def test_an_offer_of_unknown_terms_fits_every_package():
    structure, record = record_of(
        event("2026-02-01", "hill", "table", package="any"), event("2026-02-04", "vale", "refuse"))
    tables, answers = index_of(structure, "hill tables"), index_of(structure, "vale answers hill")
    assert record.steps[1][tables] == tuple(package.name for package in structure.packages)
    assert record.steps[1][answers] == ("refuse",)
    assert record.steps[0][tables] == ("no offer",)


def test_an_offer_of_known_terms_fits_one_package():
    structure, _ = medians_of(LONG)
    name = structure.packages[3].name
    _, record = record_of(event("2026-02-01", "vale", "table", package=name))
    assert record.steps[1][index_of(structure, "vale tables")] == (name,)


def test_a_deal_ends_the_record():
    _, record = record_of(event("2026-02-04", "vale", "accept"), event("2026-02-01", "hill", "table", package="any"))
    assert record.is_over


def test_notes_are_for_the_reader():
    _, record = record_of(event("2026-02-01", "hill", "note"), event("2026-02-02", "hill", "note"))
    assert record.places == (None, None)


def test_the_observed_front_fixes_what_nature_did():
    structure, record = record_of(mechanisms__front__observed={"2026-01": 112, "2026-02": 119},
                                  mechanisms__front__observed_source="press", **APRIL)
    last = len(structure.stages) - 1
    assert record.steps[0][last] == ("the front holds",)
    assert record.steps[1][last] == ("the front moves forward",)
    assert last not in record.steps[2], "the third month was not observed"
    front = structure.tables[0].worlds["front"][record.today]
    assert set(front) == {1, 2, 3}


def test_at_the_end_of_the_scale_holding_may_hide_a_move():
    structure, record = record_of(mechanisms__front__observed={"2026-01": 101},
                                  mechanisms__front__observed_source="press",
                                  mechanisms__front__start={"value": 100, "assumed": "made up for a test"})
    assert record.steps[0][len(structure.stages) - 1] == ("the front falls back", "the front holds")


@given(st.dictionaries(st.integers(0, 12), st.floats(100, 140), min_size=1))
def test_an_observed_path_never_jumps(values):
    structure, _ = medians_of(LONG)
    levels = observed_levels(structure.case.mechanisms["front"], values)
    assert len(levels) == max(values) + 2 and levels[0] == 1
    assert np.all(np.abs(np.diff(levels)) <= 1)


def test_a_jump_is_spread_over_the_months_before_it():
    structure, _ = medians_of(LONG)
    assert observed_levels(structure.case.mechanisms["front"], {0: 110, 1: 110, 2: 130}) == [1, 1, 2, 3]


def names_of(structure, record, period):
    return [structure.stages[stage].name for stage in range(len(record.masks[period]))]


def test_a_month_without_events_that_is_not_over_is_not_covered():
    structure, record = record_of(event("2026-03-05", "hill", "note"))
    close = len(structure.stages) - 1
    assert (record.last, record.next) == ((1, close), (2, 0))
    assert record.num_months == len(record.must_move) == len(record.steps) == 2
    assert all(len(row) == close + 1 for row in record.masks)
    assert record.today.shape == structure.tables[0].passes.shape and record.today.any()


def test_the_last_month_is_covered_up_to_its_last_event():
    structure, record = record_of(event("2026-03-02", "hill", "table", package="any"))
    stage = index_of(structure, "hill tables")
    assert (record.last, record.next) == ((2, stage), (2, stage + 1))
    assert names_of(structure, record, 2) == [
        "oil may fade", "what go_between meant by walking away", "go_between acts", "hill tables"]
    assert record.steps[2][index_of(structure, "go_between acts")] == ("wait",), "an earlier stage was quiet"
    assert record.must_move[2] == (False, False, False, True)
    assert record.today.shape == structure.tables[stage + 1].passes.shape
    tabled = structure.tables[stage + 1].worlds["table"][record.today]
    assert set(tabled) == set(range(1, len(structure.packages) + 1)), "the offer of unknown terms waits for an answer"


def test_the_last_answer_of_a_month_leaves_the_month_of_war_to_come():
    structure, record = record_of(
        event("2026-03-02", "vale", "table", package="any"), event("2026-03-04", "hill", "refuse"))
    close = len(structure.stages) - 1
    assert (record.last, record.next) == ((2, close - 1), (2, close))
    assert record.today.shape == structure.tables[close].passes.shape
    assert np.all(structure.tables[close].worlds["table"][record.today] == 0)


def test_a_front_observed_at_the_end_of_the_last_month_closes_it():
    structure, record = record_of(mechanisms__front__observed={"2026-03": 112},
                                  mechanisms__front__observed_source="press", as_of="2026-03-31")
    close = len(structure.stages) - 1
    assert (record.last, record.next) == ((2, close), (3, 0))
    assert set(structure.tables[0].worlds["front"][record.today]) == {1}


def test_a_record_of_nothing_starts_at_the_start():
    structure, record = record_of(as_of="2026-01-20")
    assert record.last == (-1, len(structure.stages) - 1) and record.next == (0, 0)
    assert record.masks == record.steps == record.must_move == ()
    assert np.flatnonzero(record.today).tolist() == [structure.start]


def test_a_deal_in_the_last_month_leaves_no_world():
    structure, record = record_of(
        event("2026-03-02", "hill", "table", package="any"), event("2026-03-04", "vale", "accept"))
    assert record.is_over and record.last == (2, index_of(structure, "vale answers hill"))


def test_a_threat_that_falls_due_in_a_month_that_is_not_over_is_still_open():
    structure, record = record_of(event("2026-02-10", "go_between", "threaten oil"))
    threat = next(axis for axis in structure.axes if axis.name == "threat:deadline")
    assert set(structure.tables[0].worlds["threat:deadline"][record.today]) == {threat.position("due")}


@pytest.mark.parametrize(("events", "words"), [
    ([event("2026-02-01", "go_between", "threaten gas")], "not an action of go_between; its actions: wait, "),
    ([event("2026-02-01", "hill", "impose oil")], "hill has no policy actions in this case; write the action 'note'"),
    ([event("2026-02-01", "go_between", "table")], "go_between tables no packages in this case"),
    ([event("2026-02-01", "hill", "table", package="half each")], "no package 'half each' on the menu; write 'any'"),
    ([event("2026-02-01", "vale", "refuse")], "no package tabled to this party in that month"),
    ([event("2025-12-31", "hill", "table")], "outside the record, which runs from 2026-01 to 2026-03"),
    ([event("2026-02-01", "go_between", "cut shells"), event("2026-02-20", "go_between", "restore shells")],
     "only one such action of a party fits into a month, and 'cut shells' of 2026-02-01 is there already"),
    ([event("2026-02-01", "go_between", "execute oil")],
     "in 2026-02 'execute oil' was not possible after what the record says before; open to it were: wait, "),
    ([event("2026-01-10", "go_between", "threaten oil")],
     "in 2026-02 the record says nothing about go_between, but open to it were: execute oil, back down on oil"),
    ([event("2026-01-10", "go_between", "walk away"), event("2026-02-10", "go_between", "cut shells")],
     "in 2026-02 'cut shells' was not possible after what the record says before; it had nothing to decide"),
])
def test_what_the_case_cannot_express_is_said(events, words):
    found = complaints(*events)
    assert any(words in mistake.message for mistake in found), [mistake.message for mistake in found]
    assert all(mistake.path[0] == "record" for mistake in found)


def test_every_misfit_is_reported():
    assert len(complaints(event("2026-02-01", "vale", "refuse"), event("2026-02-01", "hill", "impose oil"))) == 2
