"""The small kinds of field: text, names, dates, months, counts of months."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from standoff.case.ranges import RangeError, parse_range

LONGEST_HORIZON = 240  # months

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _read_date(raw: Any) -> Any:
    if isinstance(raw, datetime.date) and not isinstance(raw, datetime.datetime):
        return raw
    try:
        if isinstance(raw, str) and _DATE.fullmatch(raw):
            return datetime.date.fromisoformat(raw)
    except ValueError:
        pass
    raise PydanticCustomError(
        "not_a_date", "'{found}' is not a date", {"found": str(raw), "hint": "write year-month-day, such as 2026-03-20"}
    )


def _read_month(raw: str) -> str:
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", raw):
        raise PydanticCustomError(
            "not_a_month", "'{found}' is not a month", {"found": raw, "hint": "write year-month, such as 2025-04"}
        )
    return raw


def _read_id(raw: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", raw):
        raise PydanticCustomError(
            "not_an_id",
            "'{found}' cannot be a name here",
            {"found": raw, "hint": "names are lower-case letters, digits and _, letter first"},
        )
    return raw


def _read_months(raw: Any) -> Any:
    if isinstance(raw, str):
        length = parse_range(raw, "months")
        if not length.is_fixed or length.median != round(length.median):
            raise RangeError(f"'{raw}' is not a whole number of months", "write e.g. 24 months")
        return round(length.median)
    return raw


def _is_written(raw: str) -> str:
    if not raw.strip():
        raise PydanticCustomError("empty", "this text is empty", {"hint": "write it out, or leave the field away"})
    return raw.strip()


Text = Annotated[str, AfterValidator(_is_written)]
Id = Annotated[str, AfterValidator(_read_id)]
Date = Annotated[datetime.date, BeforeValidator(_read_date)]
Month = Annotated[str, AfterValidator(_read_month), WithJsonSchema({"type": "string", "pattern": "^\\d{4}-\\d{2}$"})]
WholeMonths = Annotated[
    int,
    BeforeValidator(_read_months),
    Field(ge=1, le=LONGEST_HORIZON),
    WithJsonSchema({"type": ["integer", "string"]}),
]


def month_of(date: datetime.date) -> str:
    """Return the month of a date as `YYYY-MM`."""
    return f"{date.year:04d}-{date.month:02d}"


def months_between(first: str, second: str) -> int:
    """Return how many months `second` is after `first` (both `YYYY-MM`; negative where it is before)."""
    (year, month), (other_year, other_month) = (map(int, text.split("-")) for text in (first, second))
    return 12 * (other_year - year) + other_month - month


def add_months(month: str, count: int) -> str:
    """Return the month that is `count` months after `month`, as `YYYY-MM`."""
    year, index = divmod(12 * int(month[:4]) + int(month[5:]) - 1 + count, 12)
    return f"{year:04d}-{index + 1:02d}"


def last_day(month: str) -> datetime.date:
    """Return the last day of a month given as `YYYY-MM`."""
    year, number = int(month[:4]), int(month[5:])
    return datetime.date(year, number, calendar.monthrange(year, number)[1])
