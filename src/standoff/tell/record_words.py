"""The words of the record page: dates, counts, cuts, and text that cannot reorder or break what stands around it."""

from __future__ import annotations

import calendar
import re

from standoff.record.items import Span, When

LONGEST_SNIPPET = 170
# Control characters, directional overrides and isolates, halves of surrogate pairs, and code points that are no
# characters: each becomes one mark of replacement, so that positions stay what they are.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_MONTHS = [name[:3] for name in calendar.month_name]


def safe(text: str) -> str:
    """Return the text, as long as before, with every character replaced that could mislead a reader or a browser."""
    return _UNFIT.sub("\ufffd", text)


def snippet(text: str, span: Span, longest: int = LONGEST_SNIPPET) -> str:
    """Return the words of a span on one line, cut between two words where they are long."""
    whole = text[span.start : min(span.end, span.start + 8 * longest)]
    words = " ".join(safe(whole).split())
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def day_words(day: str) -> str:
    """Return an ISO day, month or year in words; anything else as it is."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", day)
    if match is None or int(match[2] or 1) not in range(1, 13):
        return safe(day)
    year, month, number = match.groups()
    return " ".join(part for part in (number and str(int(number)), month and _MONTHS[int(month)], year) if part)


def when_words(when: When | None) -> str:
    """Return a day, or an interval, in words."""
    if when is None or not (when.earliest or when.latest):
        return "no date"
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return f"from {day_words(first)}" if first else f"by {day_words(last or '')}"
    if first == last:
        return day_words(first)
    if _is_whole_month(first, last):
        return day_words(first[:7])
    if first[4:] == "-01-01" and last[4:] == "-12-31":
        return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"
    if first[:7] == last[:7]:
        return f"{int(first[8:])}–{day_words(last)}"
    left = day_words(first)
    return f"{left.removesuffix(f' {first[:4]}') if first[:4] == last[:4] else left} – {day_words(last)}"


def _is_whole_month(first: str, last: str) -> bool:
    if first[:7] != last[:7] or not re.fullmatch(r"\d{4}-\d\d-\d\d", last) or not first.endswith("-01"):
        return False
    year, month = int(first[:4]), int(first[5:7])
    return month in range(1, 13) and year > 0 and int(last[8:]) == calendar.monthrange(year, month)[1]


def count(number: int, noun: str, plural: str = "") -> str:
    """Return `1 event`, `3 events`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def sure(confidence: float | None) -> str:
    """Return a confidence as a percentage, or nothing where it is not known."""
    return "" if confidence is None else f"{100 * min(max(confidence, 0.0), 1.0):.0f}%"
