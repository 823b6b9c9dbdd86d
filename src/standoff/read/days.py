"""Days and intervals of the calendar: what "last week" or "Thanksgiving" means on the day an article was published.

All functions take and return `datetime.date`; an interval is a pair of first and last day, either of which may be None.
A week runs from Monday to Sunday; "last" and "next" name the calendar unit before and after the one that holds the day.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date | None, date | None]

MONTHS = {name: number for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
# First month of a northern season; winter is named by the year it begins in.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# How many days "the coming days" and the like may last: a week, four weeks, half a year, five years.
VAGUE = {"hour": 1, "day": 7, "week": 28, "month": 183, "year": 1826, "decade": 3652}
EARLIEST_YEAR, LATEST_YEAR = 1, 9998


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return a day, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(name: str) -> int:
    """Return the number of a month by its name or abbreviation."""
    return MONTHS[name[:3].lower()]


def whole_month(year: int, month: int, part: str = "") -> Interval:
    """Return a month, or its early, mid or late third."""
    last = monthrange(year, month)[1]
    first_day, last_day = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}.get(part, (1, last))
    return date(year, month, first_day), date(year, month, last_day)


def whole_year(year: int, part: str = "") -> Interval:
    """Return a year, or its early, mid or late third."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part, (1, 12))
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def season(year: int, name: str) -> Interval:
    """Return a season of three months."""
    first = SEASONS[name.lower()]
    last_year, last = (year + 1, 2) if first == 12 else (year, first + 2)
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, EARLIEST_YEAR), LATEST_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, count: int, unit: str) -> date:
    """Return the day so many units later (earlier if negative), within the calendar."""
    if unit in ("month", "year", "decade"):
        return add_months(day, count * {"month": 1, "year": 12, "decade": 120}[unit])
    days = count * {"week": 7, "fortnight": 14}.get(unit, 1) if unit != "hour" else round(count / 24)
    return date.fromordinal(min(max(day.toordinal() + days, 1), date(LATEST_YEAR, 12, 31).toordinal()))


def unit_around(day: date, unit: str, step: int = 0) -> Interval:
    """Return the calendar unit that holds a day, or the one `step` units later."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = day - timedelta(days=day.weekday()) + timedelta(days=5, weeks=step)
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        there = add_months(day.replace(day=1), step)
        return whole_month(there.year, there.month)
    if unit == "quarter":
        there = add_months(day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1), 3 * step)
        return there, unit_around(add_months(there, 2), "month")[1]
    if unit == "decade":
        first = (day.year // 10 + step) * 10
        return date(first, 1, 1), date(first + 9, 12, 31)
    if unit == "year":
        return whole_year(day.year + step)
    return shift(day, step, "day"), shift(day, step, "day")


def last_weekend(day: date) -> Interval:
    """Return the weekend that holds a day or is the last before it."""
    return unit_around(day, "weekend", 0 if day.weekday() >= 5 else -1)


def past_weekday(day: date, weekday: int, strictly: bool = False) -> date:
    """Return the last day with a weekday: the day itself if it has it, unless `strictly`."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back or (7 if strictly else 0))


def coming_weekday(day: date, weekday: int, strictly: bool = False) -> date:
    """Return the next day with a weekday: the day itself if it has it, unless `strictly`."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead or (7 if strictly else 0))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the first (1), second, … or last (-1) weekday of a month."""
    if nth > 0:
        return coming_weekday(date(year, month, 1), weekday) + timedelta(weeks=nth - 1)
    return past_weekday(date(year, month, monthrange(year, month)[1]), weekday)


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian rule (Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return date(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday by the Julian rule, as a Gregorian day (1900 to 2099: thirteen days apart)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def holiday(name: str, year: int) -> Interval:
    """Return a holiday of a year; `name` in lower case with one kind of apostrophe.

    Raises:
        KeyError: the holiday is not known.
    """
    fixed = {
        "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year's eve": (12, 31), "new year's day": (1, 1),
        "new year's": (1, 1), "new year": (1, 1), "fourth of july": (7, 4), "july fourth": (7, 4), "july 4th": (7, 4), "victory day": (5, 9), "v-e day": (5, 8), "ve day": (5, 8),
        "veterans day": (11, 11), "armistice day": (11, 11), "halloween": (10, 31), "valentine's day": (2, 14), "st. patrick's day": (3, 17),
        "may day": (5, 1), "bastille day": (7, 14), "ukraine's independence day": (8, 24), "ukrainian independence day": (8, 24), "juneteenth": (6, 19),
        "orthodox christmas": (1, 7), "boxing day": (12, 26), "all saints' day": (11, 1), "flag day": (6, 14), "groundhog day": (2, 2),
    }  # fmt: skip
    if name in fixed:
        day = date(year, *fixed[name])
        return day, day
    moving = {
        "thanksgiving": lambda: nth_weekday(year, 11, 3, 4),
        "thanksgiving day": lambda: nth_weekday(year, 11, 3, 4),
        "black friday": lambda: nth_weekday(year, 11, 3, 4) + timedelta(days=1),
        "labor day": lambda: nth_weekday(year, 9, 0, 1),
        "memorial day": lambda: nth_weekday(year, 5, 0, -1),
        "martin luther king day": lambda: nth_weekday(year, 1, 0, 3),
        "presidents' day": lambda: nth_weekday(year, 2, 0, 3),
        "presidents day": lambda: nth_weekday(year, 2, 0, 3),
        "columbus day": lambda: nth_weekday(year, 10, 0, 2),
        "election day": lambda: nth_weekday(year, 11, 0, 1) + timedelta(days=1),
        "inauguration day": lambda: date(year, 1, 20),
        "easter sunday": lambda: easter(year),
        "easter": lambda: easter(year),
        "easter monday": lambda: easter(year) + timedelta(days=1),
        "good friday": lambda: easter(year) - timedelta(days=2),
        "palm sunday": lambda: easter(year) - timedelta(days=7),
        "ash wednesday": lambda: easter(year) - timedelta(days=46),
        "orthodox easter": lambda: orthodox_easter(year),
    }
    day = moving[name]()
    return day, day


HOLIDAYS = (
    "christmas eve|christmas day|orthodox christmas|christmas|new year's eve|new year's day|new year's|fourth of july|july fourth|victory day|"
    "v-e day|ve day|veterans day|armistice day|halloween|valentine's day|st. patrick's day|may day|bastille day|ukraine's independence day|"
    "ukrainian independence day|juneteenth|boxing day|all saints' day|thanksgiving day|thanksgiving|black friday|labor day|memorial day|"
    "martin luther king day|presidents' day|presidents day|columbus day|election day|inauguration day|orthodox easter|easter sunday|easter monday|"
    "easter|good friday|palm sunday|ash wednesday"
)
