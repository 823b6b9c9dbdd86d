"""Recompute the small tables of facts behind the case ukraine-2025 and print them as fragments of YAML.

    python tools/facts.py --data FOLDER

FOLDER holds `deepstate/`, `ukraine_daily_losses/` and `kiel_support_tracker/` as their publishers release them. Only rows
up to `--until` are used, so that a later release gives the same fragments apart from its revisions. Nothing but the
standard library is needed.
"""

import argparse
import csv
import json
import math
import statistics
import sys
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

AREA = Path("deepstate") / "derived_occupied_area.csv"
LOSSES = Path("ukraine_daily_losses") / "russia_losses_personnel.json"
AID = Path("kiel_support_tracker") / "data_explorer.csv"
UNITED_STATES = "United States"
NORMAL_95 = 1.645  # nine tenths of a normal lie within this many standard deviations
CHI_SQUARE_10 = (3.940, 18.307)  # 5% and 95% points with ten degrees of freedom, for eleven monthly changes


def month_ends(rows: Iterable[tuple[str, float]], until: str) -> dict[str, float]:
    """Return the value on the last day of each month for which there is one, months in order.

    Args:
        rows: days as 'YYYY-MM-DD' with a value.
        until: last month to keep, 'YYYY-MM'.
    """
    ends: dict[str, float] = {}
    for day, value in sorted(rows):
        if day[:7] <= until:
            ends[day[:7]] = value
    return ends


def changes(ends: Mapping[str, float]) -> dict[str, float]:
    """Return what changed from the end of one month to the end of the next, by the later month."""
    return {later: ends[later] - ends[earlier] for earlier, later in pairwise(ends)}


def effective_months(values: list[float]) -> float:
    """Return how many independent months say as much about the mean as `values`, whose neighbours are alike.

    With correlation r between neighbours, n values count as n (1 - r) / (1 + r).
    """
    centred = [value - statistics.fmean(values) for value in values]
    alike = sum(a * b for a, b in pairwise(centred)) / sum(value * value for value in centred)
    alike = min(max(alike, 0.0), 0.9)
    return len(values) * (1 - alike) / (1 + alike)


def front_fragment(folder: Path, first: str, until: str) -> list[str]:
    """Return the observed front with its drift and spread, in thousand square kilometres."""
    with open(folder / AREA, newline="", encoding="utf-8") as file:
        rows = [(row["date"], float(row["occupied_km2"]) / 1000) for row in csv.DictReader(file)]
    ends = month_ends(rows, until)
    moves = [move for month, move in changes(ends).items() if month >= first]
    mean, spread, count = statistics.fmean(moves), statistics.stdev(moves), effective_months(moves)
    error = spread / math.sqrt(count)
    lines = [f"# front: {len(moves)} monthly changes from {first} to {until}, worth {count:.1f} independent ones",
             f"# drift: mean {mean:.3f}, standard error {error:.3f}",
             f"drift: {mean - NORMAL_95 * error:.2f} to {mean + NORMAL_95 * error:.2f}"]
    if len(moves) == 11:
        least, most = (spread * math.sqrt(10 / point) for point in reversed(CHI_SQUARE_10))
        lines.append(f"spread: {least:.2f} to {most:.2f}")
    else:
        lines.append(f"# spread: standard deviation {spread:.3f}")
    return [*lines, "observed:", *(f"  {month}: {value:.1f}" for month, value in ends.items() if month >= first)]


def losses_fragment(folder: Path, first: str, until: str) -> list[str]:
    """Return the Russian personnel losses of each month as Ukraine claims them, thousand soldiers."""
    rows = json.loads((folder / LOSSES).read_text(encoding="utf-8"))
    lost = changes(month_ends(((row["date"], row["personnel"] / 1000) for row in rows), until))
    return ["# Russian soldiers killed and wounded as claimed by Ukraine, thousand in the month", "losses:",
            *(f"  {month}: {value:.1f}" for month, value in lost.items() if month >= first)]


def aid_fragment(folder: Path, first: str, until: str) -> list[str]:
    """Return the aid allocated in each month by the United States and by all others, billion euro."""
    total: dict[str, list[float]] = {}
    with open(folder / AID, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            month = f"{row['year']}-{int(row['month']):02d}"
            if first <= month <= until:
                sums = total.setdefault(month, [0.0, 0.0])
                sums[row["country"] != UNITED_STATES] += float(row["total"])
    return ["# aid allocated, billion euro in the month", "aid:",
            *(f"  {month}: {{united_states: {total[month][0]:.1f}, others: {total[month][1]:.1f}}}"
              for month in sorted(total))]


def main(arguments: list[str] | None = None) -> int:
    """Print the fragments; return 1 with a sentence where a table is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the published tables")
    parser.add_argument("--from", dest="first", default="2025-01", help="first month, YYYY-MM")
    parser.add_argument("--until", default="2025-11", help="last month, YYYY-MM")
    chosen = parser.parse_args(arguments)
    missing = [str(table) for table in (AREA, LOSSES, AID) if not (chosen.data / table).is_file()]
    if missing:
        print(f"no {', no '.join(missing)} under {chosen.data}; see --help for what the folder holds", file=sys.stderr)
        return 1
    for fragment in (front_fragment, losses_fragment, aid_fragment):
        print("\n".join(fragment(chosen.data, chosen.first, chosen.until)), end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
