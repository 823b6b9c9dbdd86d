"""Numbers, months and lists written for a reader."""

from __future__ import annotations

import calendar
from collections.abc import Sequence

MONTHS = tuple(calendar.month_name)


def percent(probability: float) -> str:
    """Return a share in whole percent; what would round to 0 or 100 is written in words."""
    if 0.0 < probability < 0.005:
        return "less than 1%"
    if 0.995 <= probability < 1.0:
        return "more than 99%"
    return f"{_round_half_up(100 * probability)}%"


def percent_range(low: float, high: float) -> str:
    """Return an interval of shares such as '9–58%'."""
    return f"{_round_half_up(100 * low)}–{_round_half_up(100 * high)}%"


def _round_half_up(value: float) -> int:
    return int(value + 0.5) if value >= 0 else -int(-value + 0.5)


def points(change: float) -> str:
    """Return a change of a chance in signed points: '+12 points', '−0.4 points', '0 points'."""
    return f"{_signed_points(change)} point{'' if abs(round(100 * change, 1)) == 1 else 's'}"


def points_range(low: float, high: float) -> str:
    """Return an interval of changes of a chance in points: '−1 to +12'."""
    return f"{_signed_points(low)} to {_signed_points(high)}"


def _signed_points(change: float) -> str:
    value = 100 * change
    text = f"{abs(value):.0f}" if abs(value) >= 9.95 else f"{abs(value):.1f}".removesuffix(".0")
    return text if text == "0" else f"{'+' if value > 0 else '−'}{text}"


def signed(value: float) -> str:
    """Return a number with its sign and at most three decimals: '+0.012', '−3.4', '0'."""
    text = number(round(abs(value), 3))
    return "0" if text == "0" else f"{'+' if value > 0 else '−'}{text}"


def number(value: float) -> str:
    """Return a number with about three significant digits: 0.0123, 0.97, 58.2, 1,250."""
    size = abs(value)
    if size == 0:
        return "0"
    if size >= 1000:
        return f"{value:,.0f}"
    if size < 0.0001:
        return f"{value:.1e}"
    digits = 1 if size >= 10 else 2 if size >= 1 else 3 if size >= 0.1 else 4
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def month_name(month: str) -> str:
    """Return 'March 2027' for '2027-03'."""
    year, index = month.split("-")[:2]
    return f"{MONTHS[int(index)]} {year}"


def short_month(month: str) -> str:
    """Return 'Mar 2027' for '2027-03'."""
    year, index = month.split("-")[:2]
    return f"{MONTHS[int(index)][:3]} {year}"


def day_name(date: str) -> str:
    """Return '20 March 2026' for '2026-03-20', and 'March 2026' for '2026-03'."""
    parts = date.split("-")
    return month_name(date) if len(parts) < 3 else f"{int(parts[2])} {month_name(date)}"


def last_day(month: str) -> str:
    """Return the last day of a month in words: '31 March 2027' for '2027-03'."""
    year, index = (int(part) for part in month.split("-")[:2])
    return f"{calendar.monthrange(year, index)[1]} {month_name(month)}"


def joined(items: Sequence[str], link: str = "and") -> str:
    """Return 'a, b and c'."""
    items = list(items)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {link} {items[-1]}" if items else ""


def counted(count: int, noun: str) -> str:
    """Return '1 draw', '64 draws'."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
