"""Charts of one row per thing: its name, a dot with a 90% interval, and the number in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.ask.forecast_types import Estimate
from standoff.tell.drawing import data, shortened
from standoff.tell.theme import BODY, DEAL, INK, MUTED, ORANGE, RULE, SMALL, WIDE

if TYPE_CHECKING:
    import altair as alt

BLOCK = 46  # pixels a row takes


@dataclass(frozen=True)
class Row:
    """One thing: its name, its number, and the number in words."""

    name: str
    value: Estimate
    text: str


def dots_chart(rows: Sequence[Row], width: int = WIDE, head: str = "", axis_format: str = "+.0%",
               span: tuple[float, float] | None = None) -> alt.LayerChart:  # fmt: skip
    """Draw a dot and its interval per row around a line at zero; blue to the right of it, orange to the left.

    Args:
        rows: from top to bottom.
        width: of the picture in pixels.
        head: a name above all rows.
        axis_format: of the numbers under the picture.
        span: the ends of the axis, by default those of the rows.
    """
    import altair as alt

    wide, letters = width - 60, 46 if width <= 450 else 84
    low, high = span or span_of(rows)
    scale = alt.Scale(domain=[low, high], nice=False)
    height = BLOCK * len(rows)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    x = alt.X("x:Q", scale=scale, axis=alt.Axis(format=axis_format, title=None, tickCount=5))
    marks = [
        {"y": BLOCK * place + 31, "x": row.value.low, "end": row.value.high, "median": row.value.median, "text": row.text,
         "name": shortened(row.name, letters), "colour": colour_of(row.value.median)} for place, row in enumerate(rows)
    ]  # fmt: skip
    used = sorted({mark["colour"] for mark in marks})
    colour = alt.Color("colour:N", legend=None, scale=alt.Scale(domain=used, range=used))
    base = alt.Chart(data(marks)).encode(y)
    zero = alt.Chart(data([{"x": 0}])).mark_rule(color=RULE, strokeWidth=1.5).encode(x)
    bars = base.mark_rule(strokeWidth=4, opacity=0.4, strokeCap="round").encode(x, alt.X2("end"), color=colour)
    dots = base.mark_circle(size=100, opacity=1).encode(alt.X("median:Q", scale=scale), color=colour)
    names = base.mark_text(align="left", x=0, dy=-18, fontSize=BODY, color=INK).encode(alt.Text("name:N"))
    words = base.mark_text(align="right", x=wide, dy=-18, fontSize=SMALL, color=MUTED).encode(alt.Text("text:N"))
    layers = [zero, bars, dots, names] + ([words] if width > 450 else [])
    if head:
        title = alt.Chart(data([{"text": head}])).mark_text(align="left", x=0, y=-10, fontSize=BODY, fontWeight=600, color=INK)
        layers.append(title.encode(alt.Text("text:N")))
    return alt.layer(*layers).properties(width=wide, height=height)


def span_of(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the ends of an axis that holds every interval, and zero, with a little room."""
    low, high = min([0.0, *(row.value.low for row in rows)]), max([0.0, *(row.value.high for row in rows)])
    room = 0.04 * (high - low) or 0.01
    return low - room, high + room


def colour_of(value: float) -> str:
    """Return the colour of a change: blue for more, orange for less."""
    return DEAL if value > 0 else ORANGE if value < 0 else MUTED
