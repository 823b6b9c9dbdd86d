"""The month axis that charts over time share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair as alt

# Constant text, no user data: the month, and under January or the first tick the year.
_YEAR = "utcmonth(datum.value) == 0 || datum.index == 0 ? utcFormat(datum.value, '%Y') : ''"
_LABEL = f"[utcFormat(datum.value, '%b'), {_YEAR}]"


def moment(date: str) -> str:
    """Return a month or day as the UTC instant that the charts use."""
    parts = date.split("-")
    return f"{parts[0]}-{parts[1]}-{parts[2] if len(parts) > 2 else '01'}T00:00:00Z"


def next_month(month: str) -> str:
    """Return the month after 'YYYY-MM'."""
    year, index = (int(part) for part in month.split("-")[:2])
    return f"{year + index // 12}-{index % 12 + 1:02d}"


def months_between(first: str, last: str) -> list[str]:
    """Return every month from `first` to `last`, both included."""
    months = [first[:7]]
    while months[-1] < last[:7]:
        months.append(next_month(months[-1]))
    return months


def month_axis(months: Sequence[str], width: float, field: str = "month") -> alt.X:
    """Return an x channel over `months` with as many ticks as `width` pixels carry legibly."""
    import altair as alt

    every = next(step for step in (1, 2, 3, 6, 12, 24, 60, 10**6) if len(months) / step * 46 <= width)
    ticks = [moment(month) for month in months[::every]]
    axis = alt.Axis(values=ticks, labelExpr=_LABEL, title=None, labelOverlap=False)
    domain = [moment(months[0]), moment(months[-1])]
    return alt.X(f"{field}:T", axis=axis, scale=alt.Scale(type="utc", domain=domain, nice=False))
