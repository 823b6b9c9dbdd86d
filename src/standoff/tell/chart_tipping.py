"""Charts over a range and over time: where the odds tip, and what a what-if changes by month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from standoff.ask.tipping import Tipping
from standoff.ask.whatif import WhatIf
from standoff.tell.drawing import data
from standoff.tell.months_axis import moment, month_axis
from standoff.tell.plain_words import number, percent, points
from standoff.tell.sentences import input_name
from standoff.tell.theme import DEAL, INK, MUTED, ORANGE, RULE, SMALL, WIDE

if TYPE_CHECKING:
    import altair as alt


def tipping_chart(answer: Tipping, names: Mapping[str, str], width: int = WIDE) -> alt.LayerChart:
    """Draw the chance of a deal across the range, the odds asked for, and where they are passed, with its interval."""
    import altair as alt

    wide = width - 90
    low, high = answer.curve[0][0], answer.curve[-1][0]
    axis = alt.Axis(title=f"{input_name(answer.path, names)}{f', {answer.unit}' if answer.unit else ''}", grid=False, tickCount=5)
    scale = alt.Scale(domain=[low, high], nice=False, clamp=True)
    x = alt.X("x:Q", scale=scale, axis=axis)
    y = alt.Y("p:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=alt.Axis(format=".0%", title=None, tickCount=5))
    layers = [alt.Chart(data([{"p": answer.odds}])).mark_rule(color=MUTED, strokeDash=[3, 3]).encode(y)]
    if answer.value:
        found = [{"x": answer.value.low, "end": answer.value.high, "at": answer.value.median,
                  "text": f"{percent(answer.odds)} at {number(answer.value.median)}"}]  # fmt: skip
        base, is_left = alt.Chart(data(found)), answer.now > answer.value.median
        layers += [
            base.mark_rect(color=ORANGE, opacity=0.15).encode(x, alt.X2("end")),
            base.mark_rule(color=ORANGE, strokeWidth=2).encode(alt.X("at:Q", scale=scale)),
            base.mark_text(color=ORANGE, align="right" if is_left else "left", dx=-6 if is_left else 6, y=10, fontWeight=600, fontSize=SMALL)
            .encode(alt.X("at:Q", scale=scale), alt.Text("text:N")),
        ]  # fmt: skip
    if low <= answer.now <= high:
        now = alt.Chart(data([{"x": answer.now, "text": "the case"}]))
        layers += [now.mark_rule(color=INK, strokeDash=[2, 3]).encode(x),
                   now.mark_text(color=INK, align="left", dx=6, y=250, fontSize=SMALL).encode(x, alt.Text("text:N"))]  # fmt: skip
    curve = alt.Chart(data([{"x": value, "p": chance} for value, chance in answer.curve])).encode(x, y)
    layers += [curve.mark_line(color=DEAL, strokeWidth=3), curve.mark_circle(color=DEAL, size=60, opacity=1)]
    return alt.layer(*layers).properties(width=wide, height=270)


def what_if_chart(answer: WhatIf, names: Mapping[str, str], width: int = WIDE) -> alt.LayerChart:
    """Draw the difference of the chance of a deal by the end of each month: median and 90% interval."""
    import altair as alt

    wide = width - (150 if width > 450 else 110)
    rows = [{"month": moment(month), "median": row.median, "low": row.low, "high": row.high}
            for month, row in zip(answer.months, answer.by_month, strict=True)]  # fmt: skip
    ends = [0.0, *(row.low for row in answer.by_month), *(row.high for row in answer.by_month)]
    room = 0.05 * (max(ends) - min(ends)) or 0.01
    scale = alt.Scale(domain=[min(ends) - room, max(ends) + room], nice=False)
    axis = alt.Axis(format="+.1~%", title=None, tickCount=5)
    base = alt.Chart(data(rows)).encode(month_axis(answer.months, wide))
    zero = alt.Chart(data([{"low": 0}])).mark_rule(color=RULE, strokeWidth=1.5).encode(alt.Y("low:Q", scale=scale, axis=axis))
    band = base.mark_area(color=DEAL, opacity=0.2).encode(alt.Y("low:Q", scale=scale, axis=axis), alt.Y2("high"))
    line = base.mark_line(color=DEAL, strokeWidth=3).encode(alt.Y("median:Q", scale=scale))
    last = answer.by_month[-1].median
    end = alt.Chart(data([{"median": last, "text": points(last)}]))
    end = end.mark_text(align="left", x=wide, dx=8, color=DEAL, fontWeight=600, fontSize=SMALL)
    return alt.layer(zero, band, line, end.encode(alt.Y("median:Q", scale=scale), alt.Text("text:N"))).properties(width=wide, height=240)
