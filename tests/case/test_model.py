"""Dates, months, ids and sources of a case."""

import datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from standoff.case.model import (
    Date,
    DocumentSource,
    Id,
    Month,
    PublicSource,
    Source,
    Text,
    WholeMonths,
    add_months,
    last_day,
    month_of,
    months_between,
)
from tests.case.written import check

HASH = "0" * 64


def refuse(kind, raw, words):
    with pytest.raises(ValidationError, match=words):
        TypeAdapter(kind).validate_python(raw)


def test_months_count_from_the_record_to_the_horizon():
    case = check().case
    assert case.months_before == 3 and case.num_periods == 15  # January to March 2026, and twelve more


def test_month_arithmetic():
    assert months_between("2025-11", "2026-02") == 3 and months_between("2026-02", "2025-11") == -3
    assert add_months("2025-11", 2) == "2026-01" and add_months("2026-01", -1) == "2025-12"
    assert last_day("2024-02") == datetime.date(2024, 2, 29)
    assert month_of(datetime.date(2026, 3, 20)) == "2026-03"


@pytest.mark.parametrize(("raw", "months"), [(12, 12), ("12 months", 12), ("2 years", 24), ("12", 12)])
def test_whole_months_are_counts_or_lengths_of_time(raw, months):
    assert TypeAdapter(WholeMonths).validate_python(raw) == months


@pytest.mark.parametrize(
    ("kind", "raw", "words"),
    [
        (Date, "2026-02-30", "'2026-02-30' is not a date"),
        (Date, "20260201", "is not a date"),
        (Date, 2026, "is not a date"),
        (Month, "2026-13", "'2026-13' is not a month"),
        (Month, "2026-1", "is not a month"),
        (Id, "Norland", "'Norland' cannot be a name here"),
        (Id, "2norland", "cannot be a name here"),
        (Text, " ", "this text is empty"),
        (WholeMonths, "3 to 9 months", "is not a whole number of months"),
        (WholeMonths, "2 weeks", "is not a whole number of months"),
        (WholeMonths, 0, "greater than or equal to 1"),
        (WholeMonths, 999, "less than or equal to 240"),
        (DocumentSource, {"document": "abc", "file": "a.txt", "start": 0, "end": 3}, "not the hash of a file"),
        (
            DocumentSource,
            {"document": HASH, "file": "a.txt", "start": 5, "end": 5},
            "the end 5 is not after the start 5",
        ),
        (DocumentSource, {"document": HASH, "file": "a.txt", "start": -1, "end": 5}, "greater than or equal to 0"),
    ],
)
def test_what_does_not_fit_is_refused(kind, raw, words):
    refuse(kind, raw, words)


def test_sources_are_documents_or_public_references():
    source = TypeAdapter(Source)
    document = source.validate_python({"document": HASH, "file": "a.txt", "start": 0, "end": 3})
    assert isinstance(document, DocumentSource)
    public = source.validate_python({"title": "T", "publisher": "P", "date": "2026-01-01"})
    assert isinstance(public, PublicSource) and source.validate_python(public) is public


def test_a_mistake_of_nothing_is_refused():
    found = check(("value: 3% to 6%, assumed: nobody", "value: 0, assumed: nobody")).findings
    assert [finding.message for finding in found] == ["a mistake of 0 would need endless precision"]
