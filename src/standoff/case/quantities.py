"""Numbers as people write them: percent signs, thousands, unicode minus signs, durations, `per month`."""

from __future__ import annotations

import re
from dataclasses import dataclass

DAYS_IN_YEAR = 365.25
MONTHS_IN = {"day": 12 / DAYS_IN_YEAR, "week": 7 * 12 / DAYS_IN_YEAR, "month": 1.0, "year": 12.0}

# Far above anything a case counts in, far below where squares overflow.
LARGEST = 1e15

_NUMBER = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?"
_QUANTITY = re.compile(rf"({_NUMBER})\s*(%|per ?cent)?\s*(?:(day|week|month|year)s?)?", re.IGNORECASE)
_PER = re.compile(r"(.*\S)\s*(?:\bper\b|/)\s*(day|week|month|year)", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")


class RangeError(ValueError):
    """A text that is no range for its field: a sentence that says what was found, and a hint that says what to write.

    Raised inside pydantic validators, hence a `ValueError`.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class Quantity:
    """One number as written: its value (a percent sign already applied), and what stood behind it."""

    value: float
    is_percent: bool
    unit: str  # day, week, month, year or nothing
    text: str


def tidy(text: str) -> str:
    """Return `text` with plain minus signs and single plain spaces, so that one grammar reads every keyboard."""
    return _SPACES.sub(" ", text.replace("\u2212", "-").replace("\u00d7", "x ").replace("\u066a", "%")).strip()


def read_quantity(text: str) -> Quantity | None:
    """Read one number with an optional percent sign and unit of time; None where `text` is nothing of the kind.

    Raises:
        RangeError: the number is larger than anything a case counts in.
    """
    match = _QUANTITY.fullmatch(text.strip())
    if match is None:
        return None
    digits, percent, unit = match.groups()
    value = float(digits.replace(",", ""))
    if abs(value) > LARGEST:
        raise RangeError(f"'{text}' is too large a number", "choose a larger unit, such as thousands")
    return Quantity(value / 100 if percent else value, bool(percent), (unit or "").lower(), text.strip())


def split_per(text: str) -> tuple[str, str]:
    """Split `0.9 to 0.97 per month` into the range and the unit of time behind `per` (empty without one)."""
    match = _PER.fullmatch(text)
    return (match.group(1), match.group(2).lower()) if match else (text, "")


def share_marks(quantities: list[Quantity]) -> list[Quantity]:
    """Let earlier numbers inherit the percent sign or unit of the last: `3 to 9 months`, `5 to 10%`."""
    last = quantities[-1]
    shared = []
    for quantity in quantities:
        is_bare = not quantity.is_percent and not quantity.unit
        if is_bare and (last.is_percent or last.unit):
            value = quantity.value / 100 if last.is_percent else quantity.value
            quantity = Quantity(value, last.is_percent, last.unit, quantity.text)
        shared.append(quantity)
    return shared


def split_arguments(text: str) -> list[str]:
    """Split the arguments of `pert(1, 3, 9)`; a comma without a space behind it may group thousands."""
    return [part.strip() for part in re.split(r",\s+" if re.search(r",\s", text) else ",", text)]


def plain(value: float) -> str:
    """Write a number the short way, for messages."""
    return f"{value:,.6g}" if abs(value) >= 1000 else f"{value:.6g}"
