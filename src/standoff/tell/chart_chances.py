"""Charts of whether and when: the fan of P(deal), the dotplot of its month, the ways of ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from standoff.ask.forecast_types import Forecast
from standoff.tell.drawing import data, shortened, spread
from standoff.tell.months_axis import moment, month_axis
from standoff.tell.plain_words import percent, short_month
from standoff.tell.theme import DEAL, INK, MUTED, NO_DEAL, SMALL, WIDE, ending_colours

if TYPE_CHECKING:
    import altair as alt

NUM_DOTS = 50
MAX_COLUMNS = 26


def fan_chart(forecast: Forecast, width: int = WIDE) -> alt.LayerChart:
    """Draw P(deal by the end of each month): median, 50% and 90% intervals."""
    import altair as alt

    wide = width - (190 if width > 450 else 140)
    top = next(step for step in (0.1, 0.25, 0.5, 0.75, 1.0) if forecast.p_deal[-1].high <= 0.96 * step or step == 1.0)
    rows = [
        {"month": moment(row.month), "median": row.median, "low": row.low, "high": row.high, "low50": row.low50,
         "high50": row.high50} for row in forecast.p_deal
    ]  # fmt: skip
    y_axis = alt.Axis(format=".0%", title=None, tickCount=5)
    base = alt.Chart(data(rows)).encode(x=month_axis(forecast.months, wide))
    scale = alt.Scale(domain=[0, top], nice=False)
    outer = base.mark_area(color=DEAL, opacity=0.16).encode(alt.Y("low:Q", scale=scale, axis=y_axis), alt.Y2("high"))
    inner = base.mark_area(color=DEAL, opacity=0.30).encode(alt.Y("low50:Q"), alt.Y2("high50"))
    line = base.mark_line(color=DEAL, strokeWidth=3).encode(alt.Y("median:Q"))
    layers = [outer, inner, line, *_fan_labels(forecast, wide, top)]
    return alt.layer(*layers).properties(width=wide, height=300 if width > 450 else 240)


def _fan_labels(forecast: Forecast, wide: int, top: float) -> list[alt.Chart]:
    import altair as alt

    last = forecast.p_deal[-1]
    words = [
        (last.high, f"{percent(last.high)}  95% of draws below", MUTED, "normal"),
        (last.median, f"{percent(last.median)}  median", DEAL, "bold"),
        (last.low, f"{percent(last.low)}  5% of draws below", MUTED, "normal"),
    ]
    if wide < 260:
        words = [(value, text.replace(" of draws", ""), colour, weight) for value, text, colour, weight in words]
    places = spread([value for value, *_ in words], 0.07 * top, 0.02 * top, top)
    return [
        alt.Chart(data([{"place": place, "text": text}]))
        .mark_text(align="left", dx=9, x=wide, color=colour, fontWeight=weight, fontSize=SMALL)
        .encode(alt.Y("place:Q"), alt.Text("text:N"))
        for place, (_, text, colour, weight) in zip(places, words)
    ]


def deal_months(forecast: Forecast, num_dots: int = NUM_DOTS) -> tuple[list[int], int]:
    """Return the months (positions in `forecast.months`) of equally likely futures with a deal, and the number without.

    The futures are quantiles of the average over draws: dot i stands at the (i + 1/2)/num_dots point of the month in
    which a deal is signed (quantile dotplot: Kay et al. 2016).
    """
    reached = np.average(np.asarray(forecast.p_deal_draws, dtype=float), axis=0, weights=forecast.weights)
    reached = np.maximum.accumulate(reached)
    points = (np.arange(num_dots) + 0.5) / num_dots
    places = np.searchsorted(reached, points)
    months = [int(place) for place in places if place < len(reached)]
    return months, num_dots - len(months)


def dot_chart(forecast: Forecast, width: int = WIDE) -> alt.LayerChart:
    """Draw 50 equally likely futures: a dot in the month of a deal, or in the grey pile of no deal."""
    import altair as alt

    months, without = deal_months(forecast)
    per_column = -(-len(forecast.months) // MAX_COLUMNS)
    columns = [month // per_column for month in months]
    num_columns = -(-len(forecast.months) // per_column)
    stacks = [columns[:place].count(column) for place, column in enumerate(columns)]
    rows = max([8, *(stack + 1 for stack in stacks)])
    pile = -(-without // rows)
    total = num_columns + 1.5 + max(pile, 4)
    cell = (width - 24) / total
    dots = [{"x": column + 0.5, "y": stack + 0.5, "deal": True} for column, stack in zip(columns, stacks)]
    start = num_columns + 1.5
    dots += [{"x": start + 0.5 + i // rows, "y": i % rows + 0.5, "deal": False} for i in range(without)]
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, total], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, rows], nice=False))
    colour = alt.Color("deal:N", legend=None, scale=alt.Scale(domain=[True, False], range=[DEAL, NO_DEAL]))
    marks = alt.Chart(data(dots)).mark_circle(size=(0.86 * cell) ** 2, opacity=1).encode(x, y, colour)
    every = max(1, round(66 / cell))
    ticks = [
        {"x": place + 0.5, "text": short_month(forecast.months[place * per_column])}
        for place in range(0, num_columns, every) if place + every / 2 < num_columns or place == 0
    ]  # fmt: skip
    ticks.append({"x": start + max(pile, 4) / 2, "text": "no deal"})
    height = rows * cell
    floor = alt.Chart(data([{"x": 0, "end": num_columns}, {"x": start, "end": total}]))
    floor = floor.mark_rule(color=MUTED, strokeWidth=1, y=height).encode(x, alt.X2("end"))
    labels = alt.Chart(data(ticks)).mark_text(color=MUTED, y=height + 15, fontSize=SMALL).encode(x, alt.Text("text:N"))
    return alt.layer(marks, floor, labels).properties(width=width - 24, height=height)


def endings_chart(forecast: Forecast, width: int = WIDE) -> alt.LayerChart:
    """Draw the probability of every way of ending, stacked over the months; fighting on lies on top."""
    import altair as alt

    narrow = width <= 450
    wide = width - (130 if narrow else 220)
    names = ordered_endings(forecast)
    colours = ending_colours(names)
    floor = np.zeros(len(forecast.months))
    rows, middles = [], []
    for name in names:
        share = np.asarray(forecast.endings_by_month[name], dtype=float)
        ends = zip(forecast.months, floor, floor + share)
        rows += [{"month": moment(month), "name": name, "low": low, "high": high} for month, low, high in ends]
        middles.append(float(floor[-1] + share[-1] / 2))
        floor = floor + share
    scale = alt.Scale(domain=list(names), range=[colours[name] for name in names])
    y = alt.Y("low:Q", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%", title=None, tickCount=5))
    colour = alt.Color("name:N", scale=scale, legend=None)
    area = alt.Chart(data(rows)).mark_area(opacity=0.82).encode(month_axis(forecast.months, wide), y, alt.Y2("high"), colour)
    places = spread(middles, 0.065, 0.02, 0.98)
    layers = [area]
    for name, place in zip(names, places):
        text = f"{percent(float(forecast.endings_by_month[name][-1]))}  {shortened(name, 14 if narrow else 30)}"
        label = alt.Chart(data([{"place": place, "text": text}]))
        ink = INK if colours[name] == NO_DEAL else colours[name]
        label = label.mark_text(align="left", dx=9, x=wide, color=ink, fontWeight=600, fontSize=SMALL)
        layers.append(label.encode(alt.Y("place:Q"), alt.Text("text:N")))
    return alt.layer(*layers).properties(width=wide, height=260)


def ordered_endings(forecast: Forecast) -> list[str]:
    """Return the endings from the bottom of the stack up: deals, others by probability, fighting on."""
    place = {"still fighting": 2}
    names = list(forecast.endings_by_month)
    return sorted(names, key=lambda name: (0 if name.startswith("deal") else place.get(name, 1), -forecast.endings.get(name, 0.0)))
