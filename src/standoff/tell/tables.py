"""Tables of answers: numbers for a spreadsheet, words for a reader, from one definition.

A cell that is an `Estimate` stands as one cell in words, and as three columns (median, low, high) in a CSV file.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from standoff.ask.forecast_types import Estimate

LONGEST_CELL = 64  # characters of a cell in a terminal


def plain(value: Any) -> str:
    """Return a cell as it is, nothing as a dash."""
    return "—" if value is None or value == "" else str(value)


@dataclass(frozen=True)
class Column:
    """One column: its name in a CSV file, its head for readers, and how its cells are put into words."""

    name: str
    head: str
    show: Callable[[Any], str] = plain


@dataclass(frozen=True)
class Table:
    """A table: `name` in files, `title` for readers, and rows with one cell per column.

    `hidden` columns are for files only; a table that is not `in_text` is left out where an answer is printed.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Any]]
    hidden: tuple[Column, ...] = field(default=())
    in_text: bool = True

    def words(self) -> list[list[str]]:
        """Return the rows in words, without what is hidden."""
        return [[column.show(cell) for column, cell in zip(self.columns, row, strict=False)] for row in self.rows]

    @property
    def heads(self) -> list[str]:
        """Return the heads of the columns in sight."""
        return [column.head for column in self.columns]


def as_csv(table: Table) -> str:
    """Return a table as CSV with unrounded numbers."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    columns = (*table.columns, *table.hidden)
    estimates = [any(isinstance(row[place], Estimate) for row in table.rows) for place in range(len(columns))]
    names = ([column.name, f"{column.name}_low", f"{column.name}_high"] if is_one else [column.name]
             for column, is_one in zip(columns, estimates, strict=True))  # fmt: skip
    writer.writerow([name for group in names for name in group])
    for row in table.rows:
        writer.writerow([safe(value) for cell, is_one in zip(row, estimates, strict=True) for value in _cells(cell, is_one)])
    return text.getvalue()


def _cells(cell: Any, is_estimate: bool) -> list[Any]:
    if not is_estimate:
        return ["" if cell is None else cell]
    return ["", "", ""] if cell is None else [cell.median, cell.low, cell.high]


def safe(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value


def as_text(table: Table) -> str:
    """Return a table as aligned text; long cells are cut."""
    lines = [table.heads, *table.words()]
    cut = [[cell if len(cell) <= LONGEST_CELL else cell[: LONGEST_CELL - 1].rstrip() + "…" for cell in line] for line in lines]
    widths = [max(len(line[place]) for line in cut) for place in range(len(table.columns))]
    return "\n".join(
        ("  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))).rstrip() for line in cut
    )


def as_markdown(table: Table) -> str:
    """Return a table as Markdown."""
    lines = [table.heads, ["---"] * len(table.columns), *table.words()]
    return "\n".join("| " + " | ".join(_escaped(cell) for cell in line) + " |" for line in lines)


def _escaped(cell: str) -> str:
    return html.escape(cell, quote=False).replace("|", "\\|").replace("\n", " ")


def as_html(table: Table) -> str:
    """Return a table as HTML; every word in it is escaped."""

    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = "\n".join(line(row, "td") for row in table.words())
    return f"<table><thead>{line(table.heads, 'th')}</thead><tbody>\n{body}\n</tbody></table>"
