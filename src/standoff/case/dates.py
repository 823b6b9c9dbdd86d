"""Dates that must lie inside the time of the case: from `starts` to `as_of`, which bars hindsight."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from standoff.case.messages import Complaint
from standoff.case.positions import Path
from standoff.case.raw import as_list, as_mapping, entries_of


def check_dates(tree: Mapping[str, object]) -> Iterator[Complaint]:
    """Yield a complaint for every event, clock, observation and source of a raw tree outside the case's time."""
    as_of, starts = _date(tree.get("as_of")), _date(f"{tree.get('starts')}-01")
    if as_of and starts and starts > as_of:
        yield Complaint(
            ("starts",),
            f"the record starts in {tree['starts']}, after as_of ({as_of})",
            "starts is the first month of the record",
        )
        return
    for index, event in enumerate(as_list(tree.get("record"))):
        yield from _outside(("record", index, "date"), as_mapping(event).get("date"), starts, as_of, "this event")
    for path, value in entries_of({"mechanisms": tree.get("mechanisms")}, ()):
        if path[-1] == "clocks":
            for index, clock in enumerate(as_list(value)):
                yield from _outside((*path, index, "date"), as_mapping(clock).get("date"), starts, None, "this clock")
        if path[-1] == "observed":
            for month in as_mapping(value):
                yield from _outside((*path, month), month, starts, as_of, "what was observed")
    for name, source in as_mapping(tree.get("sources")).items():
        yield from _check_source_date(("sources", name), as_mapping(source), as_of)


def _check_source_date(path: Path, source: Mapping[str, object], as_of: datetime.date | None) -> Iterator[Complaint]:
    date, covers = _date(source.get("date")), _date(source.get("covers_until"))
    if as_of is None or date is None:
        return
    if covers is not None and covers > as_of:
        yield Complaint(
            (*path, "covers_until"),
            f"the rows in use end on {covers}, after as_of ({as_of})",
            "use only what was known on that day: end the rows earlier",
        )
    elif covers is None and date > as_of:
        yield Complaint(
            (*path, "date"),
            f"this source is dated {date}, after as_of ({as_of})",
            "nothing later than as_of may be used; a data table whose rows end before it says covers_until",
        )


def _outside(
    path: Path, written: object, starts: datetime.date | None, as_of: datetime.date | None, what: str
) -> Iterator[Complaint]:
    """Complain about a day or month before the first month of the record or after `as_of`."""
    is_month = isinstance(written, str) and len(written) == 7
    first = _date(f"{written}-01") if is_month else _date(written)
    if first is None:
        return
    # a month is over on the last day before the next one begins
    last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1) if is_month else first
    if starts and first < starts:
        yield Complaint(
            path,
            f"{what} is dated {written}, before the record starts ({starts:%Y-%m})",
            "move it, or let the record start earlier: starts",
            is_month,
        )
    elif as_of and last > as_of:
        end = f" ends on {last}" if is_month else f" is dated {written}"
        yield Complaint(path, f"{what}{end}, after as_of ({as_of})", "nothing later than as_of may be used", is_month)


def _date(written: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(written) if isinstance(written, str) and len(written) == 10 else None
    except ValueError:
        return None
