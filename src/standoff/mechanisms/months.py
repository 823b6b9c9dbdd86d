"""The calendar of a case: one period is one calendar month, counted from the first month of the record."""

from __future__ import annotations

from datetime import date

from standoff.case.model import Case, add_months, month_of, months_between


def period_of(case: Case, when: str | date) -> int:
    """Return the period of a month ('YYYY-MM') or of a day; negative before the record begins."""
    return months_between(case.starts, when if isinstance(when, str) else month_of(when))


def months_of(case: Case) -> tuple[str, ...]:
    """Return every month of the game as 'YYYY-MM': those of the record, then those of the horizon."""
    return tuple(add_months(case.starts, period) for period in range(case.num_periods))
