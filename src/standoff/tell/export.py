"""Every number of a forecast as JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from standoff.ask.forecast_types import Forecast
from standoff.tell.files import write_all_whole


def write_tables(forecast: Forecast, folder: str | Path) -> list[Path]:
    """Write `forecast.json` and a CSV file for every table; all of them or none.

    Raises:
        OSError: a file cannot be written; then none was replaced.
        ValueError: a number of the forecast is not finite.
    """
    return write_all_whole(table_files(forecast, folder))


def table_files(forecast: Forecast, folder: str | Path) -> dict[Path, str]:
    """Return the files that `write_tables` writes, by path.

    Raises:
        ValueError: a number of the forecast is not finite.
    """
    files = {"forecast.json": json.dumps(forecast.to_json(), indent=1, ensure_ascii=False) + "\n"}
    files |= {f"{name}.csv": _csv(*table) for name, table in tables(forecast).items()}
    return {Path(folder) / name: text for name, text in files.items()}


def tables(forecast: Forecast) -> dict[str, tuple[Sequence[str], list[Sequence[Any]]]]:
    """Return every table of a forecast by name: its column names and its rows."""
    months = list(forecast.months)
    draws = zip(forecast.weights, forecast.p_deal_draws, strict=True)
    return {
        "p_deal": _records(forecast.p_deal),
        "endings": (["month", *forecast.endings_by_month],
                    list(zip(months, *forecast.endings_by_month.values(), strict=True))),
        "packages": _packages(forecast),
        "reputation": _reputation(forecast),
        "threats": _records(forecast.threats),
        "bargaining_range": _records(forecast.bargaining_range),
        "fighting_on": _records(forecast.fighting_on),
        "kept": (["terms", "months_after_signing", "median", "low", "high"],
                 [(deal.terms, month, chance.median, chance.low, chance.high)
                  for deal in forecast.kept for month, chance in enumerate(deal.chances, 1)]),
        "inputs": _records(forecast.inputs),
        "draws": (["draw", "weight", *months], [(number, weight, *row) for number, (weight, row) in enumerate(draws)]),
    }  # fmt: skip


def _packages(forecast: Forecast) -> tuple[Sequence[str], list[Sequence[Any]]]:
    issues = list(dict.fromkeys(issue for package in forecast.packages for issue in package.terms))
    rows = [(package.name, package.probability, *(package.terms.get(issue, "") for issue in issues))
            for package in forecast.packages]  # fmt: skip
    return ["package", "probability", *issues], rows


def _reputation(forecast: Forecast) -> tuple[Sequence[str], list[Sequence[Any]]]:
    rows = [(party, point.type, point.date, point.event, point.probability, point.low, point.high)
            for party, path in forecast.reputation.items() for point in path]  # fmt: skip
    return ["party", "type", "date", "event", "probability", "low", "high"], rows


def _records(items: Iterable[Any]) -> tuple[Sequence[str], list[Sequence[Any]]]:
    """Return dataclasses as a table; what they hold in turn becomes columns `name.field`."""
    flat = [dict(_flatten(item)) for item in items]
    names = list(dict.fromkeys(name for row in flat for name in row))
    return names, [[row.get(name, "") for name in names] for row in flat]


def _flatten(item: Any, prefix: str = "") -> Iterable[tuple[str, Any]]:
    for name, value in vars(item).items():
        if hasattr(value, "__dataclass_fields__"):
            yield from _flatten(value, f"{prefix}{name}.")
        else:
            yield prefix + name, " ".join(value) if isinstance(value, tuple) else "" if value is None else value


def _csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_safe(value) for value in row] for row in rows)
    return text.getvalue()


def _safe(value: Any) -> Any:
    """Keep a spreadsheet from taking text for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
