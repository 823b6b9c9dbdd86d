"""The tornado: how far each input moves the chance of a deal, with the values of the input at both ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from standoff.ask.tornado import Bar, Tornado
from standoff.tell.drawing import data, shortened
from standoff.tell.plain_words import percent
from standoff.tell.sentences import input_name
from standoff.tell.sentences_levers import input_value
from standoff.tell.theme import BODY, DEAL, INK, MUTED, SMALL, WIDE

if TYPE_CHECKING:
    import altair as alt

MOST = 12
BLOCK = 46


def tornado_chart(answer: Tornado, names: Mapping[str, str], width: int = WIDE) -> alt.LayerChart:
    """Draw the widest bars; both may lie on one side of the chance of a deal as it is (dashed)."""
    import altair as alt

    wide = width - 40
    rows = [_row(bar, names, BLOCK * place + 31, 46 if width <= 450 else 96) for place, bar in enumerate(answer.bars[:MOST])]
    ends = [value for row in rows for value in (row["x"], row["end"])] or [answer.p_deal]
    reach = max(ends) - min(ends) or 0.01
    room = (0.42 if width <= 450 else 0.30) * reach  # for the values beside the ends
    scale = alt.Scale(domain=[min(ends) - room, max(ends) + room], nice=False)
    height = BLOCK * len(rows)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    ticks = [value for value in (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1) if min(ends) - room <= value <= max(ends) + room]
    x = alt.X("x:Q", scale=scale, axis=alt.Axis(format=".0%", title=None, values=ticks or [answer.p_deal]))
    base = alt.Chart(data(rows)).encode(y)
    bars = base.mark_rule(strokeWidth=12, color=DEAL, opacity=0.8).encode(x, alt.X2("end"))
    left = base.mark_text(align="right", dx=-6, fontSize=SMALL, color=MUTED).encode(x, alt.Text("left:N"))
    right = base.mark_text(align="left", dx=6, fontSize=SMALL, color=MUTED).encode(alt.X("end:Q", scale=scale), alt.Text("right:N"))
    heads = base.mark_text(align="left", x=0, dy=-18, fontSize=BODY, color=INK).encode(alt.Text("name:N"))
    now = alt.Chart(data([{"x": answer.p_deal}])).mark_rule(color=INK, strokeDash=[3, 3]).encode(x)
    return alt.layer(bars, left, right, heads, now).properties(width=wide, height=height)


def _row(bar: Bar, names: Mapping[str, str], y: float, letters: int) -> dict[str, Any]:
    """Return one bar; the value of the input at each end stands beside that end."""
    (left, low), (right, high) = sorted([(bar.at_low, bar.low), (bar.at_high, bar.high)])
    return {"y": y, "x": left, "end": right, "left": f"{input_value(low, bar.unit)}", "right": f"{input_value(high, bar.unit)}",
            "name": shortened(f"{input_name(bar.path, names)}: {percent(left)} to {percent(right)}", letters)}  # fmt: skip
