"""What the words of a time mean: one rule per form of words, from a match to an interval.

A rule gets the match, the day of publication (None where it is not known), and whether the words around look ahead. It
returns None where the time cannot be placed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from standoff.read import days

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NUMBERS = {word: number for number, word in enumerate(_SMALL)} | {
    "a": 1, "an": 1,"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "a couple of": 2, "couple of": 2,
}  # fmt: skip
_THIRD = {"early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late"}

Rule = Callable[[re.Match[str], date | None, bool], days.Interval | None]


def _number(word: str | None) -> int | None:
    if not word:
        return None
    low = word.lower().replace("\xa0", " ")
    return int(low) if low.isdigit() else sum(NUMBERS.get(part, 0) for part in low.split("-")) or NUMBERS.get(low)


def _int_day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _third(match: re.Match[str]) -> str:
    part = match.groupdict().get("part")
    return _THIRD[part.lower().removeprefix("the ").split()[0]] if part else ""


def day(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return a day of a month, or several ("18-19 August"), with or without a year."""
    month = days.month_of(match["month"])
    first, last = _int_day(match["day"]), _int_day(match["last"] or match["day"])
    year = int(match["year"]) if match["year"] else None
    if year is None:
        if anchor is None:
            return None
        which = match.groupdict().get("which")
        year = anchor.year + {"last": -1, "this": 0, "next": 1}[which] if which else _nearest_year(month, first, anchor, ahead)
    one, other = days.safe_date(year, month, first), days.safe_date(year, month, last)
    return (one, other) if one and other and one <= other else None


def _nearest_year(month: int, day: int, anchor: date, ahead: bool) -> int:
    """Return the year of a day without one: past, unless the words look ahead; tomorrow's date is next, not last year's."""
    here = days.safe_date(anchor.year, month, day) or date(anchor.year, month, 28)
    if ahead:
        return anchor.year if here >= anchor else anchor.year + 1
    if here <= anchor:
        return anchor.year
    return anchor.year if (here - anchor).days <= 60 else anchor.year - 1


def month(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return a month, or a third of it, with or without a year; "last May" is the last one past."""
    month, part = days.month_of(match["month"]), _third(match)
    if match["year"]:
        return days.whole_month(int(match["year"]), month, part)
    if anchor is None:
        return None
    which = (match.groupdict().get("which") or "").lower()
    year = anchor.year
    if which == "last" or (which != "next" and not ahead and month > anchor.month):
        year -= month >= anchor.month
    elif which == "next" or (ahead and month < anchor.month):
        year += month <= anchor.month
    return days.whole_month(year, month, part)


def year(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return a year, or a third of it."""
    return days.whole_year(int(match["year"]), _third(match))


def years(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return "2014-2021" or "2014-15"."""
    first = int(match["year"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    return (date(first, 1, 1), date(last, 12, 31)) if first <= last else None


def decade(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return "the 1990s", or a part of it."""
    first = int(match["year"])
    part = _third(match)
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    return date(first + low, 1, 1), date(first + high, 12, 31)


def century(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return "the 18th century"."""
    number = int(match["century"])
    return (date((number - 1) * 100 + 1, 1, 1), date(number * 100, 12, 31)) if 1 <= number <= 21 else None


def iso(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return "2025-05-19"."""
    day = days.safe_date(int(match["y"]), int(match["m"]), int(match["d"]))
    return (day, day) if day else None


def slashed(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return a date in figures where only one order of day and month is possible."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["y"])
    if (one > 12) == (other > 12) and one != other:
        return None
    day = days.safe_date(year, one, other) if other > 12 or one == other else days.safe_date(year, other, one)
    return (day, day) if day else None


def season(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return a season with or without a year; "last summer" is the last one over."""
    name = match["season"].lower()
    if match["year"]:
        return days.season(int(match["year"]), name)
    if anchor is None:
        return None
    which = (match["which"] or "").lower()
    this = days.season(anchor.year, name)
    if name == "winter" and anchor.month <= 6:  # "this winter" in March is the one that began last December
        this = days.season(anchor.year - 1, name)
    if which == "last" and this[1] >= anchor or not which and not ahead and this[0] > anchor:
        return days.season(this[0].year - 1, name)
    if which == "next" and this[0] <= anchor or not which and ahead and this[1] < anchor:
        return days.season(this[0].year + 1, name)
    return this


def quarter(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return a quarter or half of a year."""
    year = int(match["year"]) if match["year"] else anchor.year if anchor else None
    if year is None:
        return None
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[match["nth"].lower()]
    if match["size"].lower() == "half":
        number = min(number, 2)
        return date(year, 6 * number - 5, 1), days.whole_month(year, 6 * number)[1]
    return date(year, 3 * number - 2, 1), days.whole_month(year, 3 * number)[1]


def weekday(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return a weekday near the day of publication."""
    if anchor is None:
        return None
    weekday, which = days.WEEKDAYS[match["weekday"][:3].lower()], (match["which"] or "").lower()
    if match["of"]:
        monday = days.unit_around(anchor, "week", {"last": -1, "next": 1, "this": 0}[match["of"].split()[0].lower()])[0]
        day = days.coming_weekday(monday, weekday)
    elif which in ("next", "this coming", "coming"):
        day = days.coming_weekday(anchor, weekday, strictly=True)
    elif which == "last":
        day = days.past_weekday(anchor, weekday, strictly=True)
    elif ahead:
        day = days.coming_weekday(anchor, weekday)
    else:
        day = days.past_weekday(anchor, weekday)
    return day, day


def holiday(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return a holiday with a year, or near the day of publication."""
    name = match["holiday"].lower().replace("’", "'")
    if match["year"]:
        return days.holiday(name, int(match["year"]))
    if anchor is None:
        return None
    which = (match["which"] or "").lower()
    this = days.holiday(name, anchor.year)[0]
    step = 0
    if which == "last":
        step = -1 if this >= anchor else 0
    elif which == "next" or ahead:
        step = 1 if this < anchor else 0
    elif (this - anchor).days > 120:  # long before this year's: the one that was
        step = -1
    return days.holiday(name, anchor.year + step)


def named_day(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return "today", "yesterday evening", "the day after tomorrow"."""
    if anchor is None:
        return None
    words = match.group().lower().replace("\xa0", " ")
    step = 2 if "after tomorrow" in words else -2 if "before yesterday" in words else 1 if "tomorrow" in words else -1 if "yesterday" in words or "last night" in words else 0
    day = days.shift(anchor, step, "day")
    return day, day


def unit(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return "this week", "last month", "next year", "earlier this year", "the end of the month"."""
    if anchor is None:
        return None
    which, unit = (match["which"] or "this").lower(), match["unit"].lower().rstrip("s")
    if unit == "weekend":
        return days.last_weekend(anchor) if which in ("last", "past", "the", "over the") and not ahead else days.unit_around(anchor, "weekend", which == "next")
    step = {"last": -1, "previous": -1, "next": 1, "following": 1, "coming": 1}.get(which, 0)
    first, last = days.unit_around(anchor, unit, step)
    when = (match["when"] or "").lower()
    if when.startswith("earlier"):
        return first, min(anchor, last)
    if when.startswith("later"):
        return max(anchor, first), last
    if when and unit in ("month", "year"):
        part = _THIRD.get(when.removeprefix("the ").split()[0], "")
        return days.whole_month(first.year, first.month, part) if unit == "month" else _end_of_year(first.year, part)
    if when and unit == "week":
        return (days.shift(last, -3, "day"), last) if "end" in when or when == "late" else (first, days.shift(first, 2, "day"))
    return first, last


def _end_of_year(year: int, part: str) -> days.Interval:
    """Return a third of a year; its end, which is a deadline, is December."""
    return days.whole_month(year, 12) if part == "late" else days.whole_year(year, part)


# "has not moved in three years", "the first visit in two years": up to now, not from now.
_SO_FAR = re.compile(r"\b(?:has|have|had|hasn[’']t|haven[’']t|first|largest|biggest|worst|deadliest|highest|lowest|most|best|only)\b[^.!?;“”\r\n]{0,60}$")


def ago(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return "three days ago": a day, or the calendar unit for weeks, months and years."""
    number, unit = _number(match["number"]), match["unit"].lower()
    if anchor is None or number is None:
        return None
    there = days.shift(anchor, -number, unit)
    return (there, there) if unit in ("day", "hour") else days.unit_around(there, "week" if unit == "fortnight" else unit)


def hence(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return "in two weeks", "within 50 days", "two weeks from now", as a deadline or a day to come."""
    number, unit = _number(match["number"]), match["unit"].lower()
    if anchor is None:
        return None
    if number is None:
        return anchor, days.shift(anchor, days.VAGUE.get(unit, 7), "day")
    there = days.shift(anchor, number, unit)
    if (match.groupdict().get("how") or "").lower() == "in" and not ahead and _SO_FAR.search(match.string, max(0, match.start() - 80), match.start()):
        return days.shift(anchor, -number, unit), anchor
    is_within = (match.groupdict().get("how") or "").lower() in ("within", "in less than", "in under", "inside")
    return (anchor, there) if is_within else (there, there) if unit in ("day", "hour") else (days.shift(there, -3, "day"), days.shift(there, 3, "day"))


def stretch(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return "the past fourteen months", "recent weeks", "the coming days": up to, or from, the day of publication."""
    if anchor is None:
        return None
    number, unit = _number(match["number"]), match["unit"].lower()
    if match["which"].lower() in ("next", "coming", "following"):
        return anchor, (days.shift(anchor, number, unit) if number else days.shift(anchor, days.VAGUE[unit], "day"))
    return (days.shift(anchor, -number, unit) if number else days.shift(anchor, -days.VAGUE[unit], "day")), anchor


def open_(match: re.Match[str], anchor: date | None, ahead: bool) -> days.Interval | None:
    """Return None: a time that counts from something told before, not from the day of publication."""
    return None
