"""The calendar of a case: one period is one calendar month, counted from the first month of the record."""

from __future__ import annotations

from datetime import date

from standoff.case.model import Case, add_months, month_of, months_between

AFTER_HORIZON = 2
"""Months solved beyond the horizon and not reported: the last chance to talk is a clock that no real talks have, and it
would pull deals into the last month of the forecast."""


def period_of(case: Case, when: str | date) -> int:
    """Return the period of a month ('YYYY-MM') or of a day; negative before the record begins."""
    return months_between(case.starts, when if isinstance(when, str) else month_of(when))


def months_of(case: Case) -> tuple[str, ...]:
    """Return every month of the game as 'YYYY-MM': the record, the horizon, and a little beyond it."""
    return tuple(add_months(case.starts, period) for period in range(case.num_periods + AFTER_HORIZON))
