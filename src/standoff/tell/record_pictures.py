"""Two pictures of a record as SVG: events over time by kind, and which documents report from which sources."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup, escape

from standoff.record.views import Entry
from standoff.tell.record_rows import QUAD_NAMES, Row
from standoff.tell.record_words import safe, when_words

WIDTH, LEFT, RIGHT = 720, 12, 708
STEP, DOT = 9, 3.6
MOST_STACKED = 8
LONGEST_DAYS = 3 * 365
"""Events from long before would press the rest together; they are counted in a corner instead."""
FEW = 6
"""Up to one dated event in so many may be left out of the picture."""
MOST_SOURCES, MOST_DOCUMENTS = 24, 40


def events_picture(rows: Sequence[Row], groups: Sequence[Sequence[Entry]]) -> Markup:
    """Return events as dots over time, one lane per quad class; empty where fewer than two are dated.

    Args:
        rows: the rows of the timeline.
        groups: the entries behind each of them.
    """
    dated = [
        (row, day, group[0]) for row, group in zip(rows, groups, strict=True) if (day := _middle(group[0])) is not None
    ]
    if len(dated) < 2:
        return Markup("")
    first, last = _window(sorted(day for _, day, _ in dated))
    span = max(last - first, 6)
    shown = [(row, day, entry) for row, day, entry in dated if day >= first]
    num_before = len(dated) - len(shown)
    lanes, places = _place(shown, first, span)
    height, tops = 8.0, {}
    for quad in lanes:
        tops[quad] = height + 16
        height += 20 + STEP * lanes[quad]
    parts = [f'<svg viewBox="0 0 {WIDTH} {height + 26:.0f}" role="group" aria-label="Events over time">']
    parts += _axis(first, span, height)
    for quad, stacked in lanes.items():
        base = tops[quad] + STEP * stacked
        parts.append(f'<text class="lane" x="{LEFT}" y="{tops[quad] - 3:.0f}">{QUAD_NAMES[quad]}</text>')
        parts.append(f'<line class="base" x1="{LEFT}" x2="{RIGHT}" y1="{base:.1f}" y2="{base:.1f}"/>')
    for row, entry, x, level in places:
        y = tops[str(row.more["quad"])] + STEP * (lanes[str(row.more["quad"])] - level) - DOT - 1
        parts.append(_dot(row, entry, x, y))
    if num_before:
        day = datetime.date.fromordinal(first)
        parts.append(
            f'<text class="lane" x="{RIGHT}" y="14" text-anchor="end">{num_before} before {day:%B %Y}: in the list</text>'
        )
    return Markup("".join([*parts, "</svg>"]))


def _window(days: Sequence[int]) -> tuple[int, int]:
    """Return the first and last day to draw: a few events from long before are left out where they halve the picture."""
    first, last = max(days[0], days[-1] - LONGEST_DAYS), days[-1]
    for day in days[1 : len(days) // FEW + 1]:
        if last - day < (last - first) / 2:
            first = max(first, day)
    return first, last


def _middle(entry: Entry) -> int | None:
    when = entry.item.date
    days = [day for day in (when.earliest, when.latest) if day] if when else []
    try:
        numbers = [datetime.date.fromisoformat(day).toordinal() for day in days]
    except ValueError:
        return None
    return sum(numbers) // len(numbers) if numbers else None


def _place(shown: Sequence[tuple[Row, int, Entry]], first: int, span: int) -> tuple[dict[str, int], list]:
    """Stack the dots that would lie on one another; return the height of every lane and the place of every dot."""
    heights: dict[tuple[str, int], int] = Counter()
    places = []
    for row, day, entry in shown:
        x = LEFT + DOT + (RIGHT - LEFT - 2 * DOT) * (day - first) / span
        cell = (str(row.more["quad"]), round((x - LEFT) / STEP))
        level = heights[cell]
        heights[cell] += 1
        if level < MOST_STACKED:
            places.append((row, entry, LEFT + DOT + STEP * cell[1], level))
    lanes = {quad: min(MOST_STACKED, max(count for (name, _), count in heights.items() if name == quad))
             for quad in QUAD_NAMES if any(name == quad for name, _ in heights)}  # fmt: skip
    return lanes, places


def _dot(row: Row, entry: Entry, x: float, y: float) -> str:
    more = row.more
    label = f"{when_words(entry.item.date)}: {more['actors'] or '?'} {more['type']} {more['recipients']}".strip()
    certain = "" if more["certainty"] == "actual" else " unsure"
    return (f'<a href="#i{row.number}" data-i="{row.number}" tabindex="-1"><circle class="q {more["quad"]}{certain}" cx="{x:.1f}" '
            f'cy="{y:.1f}" r="{DOT}"><title>{escape(safe(label))}</title></circle></a>')  # fmt: skip


def _axis(first: int, span: int, height: float) -> list[str]:
    """Return the months along the bottom, as many as there is room for."""
    begins = datetime.date.fromordinal(first)
    ticks: list[tuple[int, str]] = []
    month = begins.replace(day=1)
    while month.toordinal() <= first + span:
        if month.toordinal() >= first:
            ticks.append((month.toordinal(), f"{month:%b %Y}" if month.month == 1 or not ticks else f"{month:%b}"))
        month = (month + datetime.timedelta(days=32)).replace(day=1)
    keep = max(1, -(-len(ticks) // 12))
    parts = []
    if not ticks or ticks[0][0] - first > span / 7:
        parts.append(f'<text class="axis" x="{LEFT}" y="{height + 18:.0f}">{begins.day} {begins:%b %Y}</text>')
    for day, label in ticks[::keep]:
        x = LEFT + (RIGHT - LEFT) * (day - first) / span
        anchor = "end" if x > RIGHT - 40 else "start"
        parts.append(f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="8" y2="{height + 6:.1f}"/>')
        parts.append(
            f'<text class="axis" x="{x + (3 if anchor == "start" else -3):.1f}" y="{height + 18:.0f}" text-anchor="{anchor}">{label}</text>'
        )
    return parts


def reports_picture(reports: Sequence[tuple[str, int, list[Row]]], names: Sequence[str]) -> Markup:
    """Return sources at the left, joined to the documents that report from them; empty where there is too much to see."""
    users = sorted({row.document for _, _, rows in reports for row in rows})
    if not reports or len(reports) > MOST_SOURCES or len(users) > MOST_DOCUMENTS:
        return Markup("")
    rows_high = max(len(reports), len(users))
    step, left, right = 26, 250, 450
    height = step * rows_high + 10
    from_y = {source: _spread(index, len(reports), height) for index, (source, _, _) in enumerate(reports)}
    to_y = {document: _spread(index, len(users), height) for index, document in enumerate(users)}
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {height}" role="group" aria-label="Sources and the documents that report from them">'
    ]
    for source, _, rows in reports:
        for document, first in {row.document: row for row in reversed(rows)}.items():
            y, z = from_y[source], to_y[document]
            middle = (left + right) / 2
            parts.append(f'<a href="#i{first.number}" data-i="{first.number}" tabindex="-1"><path class="flow" '
                         f'd="M{left},{y:.1f} C{middle},{y:.1f} {middle},{z:.1f} {right},{z:.1f}">'
                         f"<title>{escape(source)}, in {escape(names[document])}</title></path></a>")  # fmt: skip
    for source, num_documents, _ in reports:
        y = from_y[source]
        parts.append(f'<circle class="node" cx="{left}" cy="{y:.1f}" r="{3 + min(num_documents, 8) * 0.8:.1f}"/>')
        parts.append(
            f'<text class="name" x="{left - 14}" y="{y + 4:.1f}" text-anchor="end">{escape(_cut(source, 34))}</text>'
        )
    for document in users:
        z = to_y[document]
        parts.append(f'<circle class="node leaf" cx="{right}" cy="{z:.1f}" r="3.5"/>')
        parts.append(f'<text class="name" x="{right + 12}" y="{z + 4:.1f}">{escape(_cut(names[document], 38))}</text>')
    return Markup("".join([*parts, "</svg>"]))


def _spread(index: int, count: int, height: float) -> float:
    return height * (index + 0.5) / count


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
