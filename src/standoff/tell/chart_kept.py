"""A chart of how long a deal would be kept: one falling line for each way to settle guarantees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.ask.forecast_types import KeptDeal
from standoff.tell.drawing import data, shortened, spread
from standoff.tell.plain_words import percent
from standoff.tell.theme import PARTY_COLOURS, SMALL, WIDE

if TYPE_CHECKING:
    import altair as alt

HEIGHT = 260
GAP = 0.065  # of the whole height between two lines of text


def kept_chart(deals: Sequence[KeptDeal], width: int = WIDE) -> alt.LayerChart:
    """Draw the chance that a deal is still kept, by month after signing: line the median, band the middle 90%."""
    import altair as alt

    is_wide = width > 450
    rows = [
        {"month": month, "median": chance.median, "low": chance.low, "high": chance.high, "terms": deal.terms}
        for deal in deals for month, chance in enumerate(deal.chances, 1)
    ]  # fmt: skip
    names = [deal.terms for deal in deals]
    last = max(len(deal.chances) for deal in deals)
    colour = alt.Color("terms:N", legend=None, scale=alt.Scale(domain=names, range=list(PARTY_COLOURS[: len(names)])))
    x = alt.X("month:Q", scale=alt.Scale(domain=[0, last], nice=False),
              axis=alt.Axis(title="months after signing", values=list(range(0, last + 1, 12)), grid=False))  # fmt: skip
    y = alt.Y("median:Q", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%", title=None, tickCount=5))
    base = alt.Chart(data(rows)).encode(x, color=colour)
    band = base.mark_area(opacity=0.15, line=False).encode(alt.Y("low:Q"), alt.Y2("high:Q"))
    line = base.mark_line(strokeWidth=2.5).encode(y)
    places = spread([deal.chances[-1].median for deal in deals], GAP, GAP / 2, 1 - GAP / 2)
    ends = [
        {"month": last, "at": at, "terms": deal.terms,
         "text": f"{shortened(deal.terms, 30 if is_wide else 18)} {percent(deal.chances[-1].median)}"}
        for deal, at in zip(deals, places, strict=True)
    ]  # fmt: skip
    texts = alt.Chart(data(ends)).mark_text(align="left", dx=8, fontSize=SMALL, fontWeight=600)
    labels = texts.encode(x, alt.Y("at:Q", scale=alt.Scale(domain=[0, 1])), alt.Text("text:N"), colour)
    return alt.layer(band, line, labels).properties(width=width - (270 if is_wide else 170), height=HEIGHT)


def kept_sentence(deals: Sequence[KeptDeal]) -> str:
    """Return the finding of the chart: how much longer the safest deal is kept than the least safe one."""
    last = max(len(deal.chances) for deal in deals)
    span = f"{last // 12} years" if last % 12 == 0 and last > 12 else f"{last} months"
    ranked = sorted(deals, key=lambda deal: deal.chances[-1].median)
    best, worst = ranked[-1], ranked[0]
    if len(deals) == 1:
        return f"A deal signed today would still be kept after {span} with a chance of {percent(best.chances[-1].median)}."
    return (
        f"A deal that says “{best.terms}” would still be kept after {span} with a chance of "
        f"{percent(best.chances[-1].median)}; one that says “{worst.terms}”, {percent(worst.chances[-1].median)}."
    )
