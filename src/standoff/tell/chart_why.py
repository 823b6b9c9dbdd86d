"""The chart of why there is no deal: from the chance of a deal as things are, share by share, to certainty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from standoff.ask.why import REST, Why
from standoff.tell.drawing import data, shortened
from standoff.tell.plain_words import percent, points, points_range
from standoff.tell.theme import BODY, DEAL, GREEN, INK, MUTED, NO_DEAL, ORANGE, SMALL, WIDE

if TYPE_CHECKING:
    import altair as alt

BLOCK = 46


def why_chart(answer: Why, names: Mapping[str, str], width: int = WIDE) -> alt.LayerChart:
    """Draw a waterfall: every bar begins where the one above ends, and a thin line is the 90% interval of its length."""
    import altair as alt

    wide, rows = width - 60, _steps(answer, 40 if width <= 450 else 80)
    ends = [value for row in rows for value in (row["x"], row["end"], row["low"], row["high"])]
    scale = alt.Scale(domain=[min(0.0, *ends), max(1.0, *ends)], nice=False)
    height = BLOCK * len(rows)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    x = alt.X("x:Q", scale=scale, axis=alt.Axis(format=".0%", title=None, tickCount=5))
    used = sorted({row["colour"] for row in rows})
    colour = alt.Color("colour:N", legend=None, scale=alt.Scale(domain=used, range=used))
    base = alt.Chart(data(rows)).encode(y)
    bars = base.mark_rule(strokeWidth=12, opacity=0.85).encode(x, alt.X2("end"), color=colour)
    spans = base.mark_rule(strokeWidth=1.5, color=INK).encode(alt.X("low:Q", scale=scale), alt.X2("high"))
    heads = base.mark_text(align="left", x=0, dy=-18, fontSize=BODY, color=INK).encode(alt.Text("name:N"))
    words = base.mark_text(align="right", x=wide, dy=-18, fontSize=SMALL, color=MUTED).encode(alt.Text("text:N"))
    return alt.layer(bars, spans, heads, words).properties(width=wide, height=height)


def _steps(answer: Why, letters: int) -> list[dict[str, Any]]:
    """Return one bar per share, the chance of a deal as things are first."""
    at = answer.p_deal
    rows = [{"name": "a deal as things are", "x": 0.0, "end": at, "low": 1 - answer.high, "high": 1 - answer.low,
             "colour": DEAL, "text": f"{percent(at)}"}]  # fmt: skip
    for row in answer.shares:
        colour = NO_DEAL if row.mechanism == REST else GREEN if row.share >= 0 else ORANGE
        name = "the rest: time, mistakes, and what is at stake" if row.mechanism == REST else row.mechanism
        text = f"{points(row.share)} ({points_range(row.low, row.high)})"
        rows.append({"name": shortened(name, letters), "x": at, "end": at + row.share, "low": at + row.low, "high": at + row.high,
                     "colour": colour, "text": text})  # fmt: skip
        at += row.share
    return [row | {"y": BLOCK * place + 31} for place, row in enumerate(rows)]
