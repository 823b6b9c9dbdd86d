"""Tables of why, of tipping points and of what-ifs."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.ask.forecast_types import Estimate
from standoff.ask.tipping import Tipping
from standoff.ask.whatif import WhatIf
from standoff.ask.why import Why
from standoff.tell.plain_words import number, percent, percent_range, points, points_range, signed
from standoff.tell.sentences import input_name
from standoff.tell.tables import Column, Table

Names = Mapping[str, str]


def in_points(found: Estimate) -> str:
    """Return a change of a chance: '+12 points (−1 to +20)'."""
    return f"{points(found.median)} ({points_range(found.low, found.high)})"


def in_pies(found: Estimate) -> str:
    """Return a change of what the game is worth: '+0.012 (−0.01 to +0.03)'."""
    return f"{signed(found.median)} ({signed(found.low)} to {signed(found.high)})"


def in_percent(found: Estimate) -> str:
    """Return a chance: '26% (9–58%)'."""
    return f"{percent(found.median)} ({percent_range(found.low, found.high)})"


def why(answer: Why, names: Names) -> list[Table]:
    """Return the shares of the shortfall, and their sum."""
    columns = (
        Column("mechanism", "what holds it back"), Column("share", "share (90% interval)", in_points),
        Column("error", "error of sampling", _error), Column("off", "off means: if …"),
    )  # fmt: skip
    rows = [(row.mechanism, Estimate(row.share, row.low, row.high), row.error, row.off) for row in answer.shares]
    total = [("together: the shortfall", Estimate(answer.shortfall, answer.low, answer.high), 0.0, "")]
    return [Table("why", "Shares of the shortfall", columns, rows + total)]


def _error(error: float) -> str:
    return f"±{points(error).lstrip('+')}" if error else "—"


def tipping(answer: Tipping, names: Names) -> list[Table]:
    """Return the curve: the chance of a deal at values across the range."""
    columns = (Column("value", f"{input_name(answer.path, names)} ({answer.unit or 'value'})", number),
               Column("p_deal", "chance of a deal (mean over draws)", percent))  # fmt: skip
    return [Table("curve", "The chance of a deal across the range", columns, answer.curve)]


def what_if(answer: WhatIf, names: Names) -> list[Table]:
    """Return what was changed, the chances before and after, the difference by month, and what each party gains."""
    changed = [(row.path, row.before, row.after) for row in answer.changed]
    tables = [
        Table("chances", "A deal by the horizon", (Column("what", ""), Column("p_deal", "median (90% interval)", in_percent)),
              [("as it is", answer.base), ("then", answer.now)]),
        Table("difference", "The difference, by month", (Column("month", "by the end of"), Column("difference", "change", in_points)),
              list(zip(answer.months, answer.by_month, strict=True)), in_text=False),
        Table("payoffs", "What it is worth to each party, in pies",
              (Column("party", "party", lambda party: names.get(party, party)), Column("worth", "change (90% interval)", in_pies)),
              list(answer.worth.items())),
    ]  # fmt: skip
    if changed:
        columns = (Column("path", "input", lambda path: input_name(path, names)), Column("before", "was", number),
                   Column("after", "is", number))  # fmt: skip
        tables.insert(0, Table("changed", "What was changed (medians)", columns, changed))
    return tables
