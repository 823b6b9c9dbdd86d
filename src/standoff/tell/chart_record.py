"""Charts of the record: threats and what became of them, and what the record did to beliefs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standoff.ask.forecast_types import BeliefPoint, Forecast, ThreatOutcome
from standoff.tell.drawing import data, shortened
from standoff.tell.months_axis import moment, month_axis, months_between, next_month
from standoff.tell.plain_words import day_name, percent
from standoff.tell.theme import BODY, GREEN, INK, MUTED, ORANGE, PAPER, PURPLE, RULE, SMALL, WIDE, party_colours

if TYPE_CHECKING:
    import altair as alt

# Shape as well as colour tells outcomes apart, so that print and colour-blind readers lose nothing.
OUTCOMES = {
    "executed": ("diamond", ORANGE),
    "backed down": ("cross", PURPLE),
    "complied": ("circle", GREEN),
    "pending": ("triangle-up", MUTED),
}


def threats_chart(forecast: Forecast, width: int = WIDE) -> alt.LayerChart:
    """Draw one row per threat: when it was made, what it was, what became of it and of its sender's name."""
    import altair as alt

    wide = width - 24
    block = 58
    rows = [_threat_row(forecast, row, block * place, width) for place, row in enumerate(forecast.threats)]
    height = block * len(rows)
    last = max(row.date[:7] for row in forecast.threats)
    months = months_between(min(row.date[:7] for row in forecast.threats), next_month(max(last, forecast.as_of[:7])))
    x = month_axis(months, wide, "when")
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    used = sorted({row["outcome"] for row in rows})
    pairs = [OUTCOMES.get(name, ("square", MUTED)) for name in used]
    colour = alt.Color("outcome:N", legend=None, scale=alt.Scale(domain=used, range=[pair[1] for pair in pairs]))
    shape = alt.Shape("outcome:N", legend=None, scale=alt.Scale(domain=used, range=[pair[0] for pair in pairs]))
    base = alt.Chart(data(rows))
    lanes = base.mark_rule(color=RULE, x=0, x2=wide).encode(y)
    marks = base.mark_point(size=130, filled=True, opacity=1).encode(x, y, colour, shape)
    heads = base.mark_text(align="left", x=0, dy=-24, fontSize=BODY).encode(y, alt.Text("text:N"))
    ends = base.mark_text(align="right", x=wide, dy=-24, fontWeight=600).encode(y, alt.Text("ended:N"), colour)
    layers = [lanes, marks, heads, ends]
    return alt.layer(*layers).properties(width=wide, height=height)


def _threat_row(forecast: Forecast, row: ThreatOutcome, top: float, width: int) -> dict[str, Any]:
    by = forecast.parties.get(row.by, row.by)
    against = forecast.parties.get(row.against, row.against)
    moved = ""
    if row.belief_before is not None and row.belief_after is not None:
        moved = f", believed {percent(row.belief_before)} → {percent(row.belief_after)}"
    text = f"{day_name(row.date)}: {by} to {against}: {row.what}" if width > 450 else f"{by}: {row.what}"
    ended = f"{row.outcome}{moved}" if width > 450 else row.outcome
    return {
        "when": moment(row.date),
        "y": top + 40,
        "text": shortened(text, 72 if width > 450 else 34),
        "ended": ended,
        "outcome": row.outcome,
    }


def beliefs_chart(forecast: Forecast, width: int = WIDE) -> alt.VConcatChart:
    """Draw, per private party, the public belief about its type as the record unfolds, with numbered events."""
    import altair as alt

    colours = party_colours(forecast.parties)
    panels = [
        _belief_panel(forecast, party, path, colours.get(party, INK), width)
        for party, path in forecast.reputation.items() if path
    ]  # fmt: skip
    return alt.vconcat(*panels, spacing=26)


def numbered_events(path: tuple[BeliefPoint, ...]) -> list[tuple[int, BeliefPoint]]:
    """Return the points of a belief path at which something happened, numbered from 1."""
    return list(enumerate((point for point in path if point.event), start=1))


def _belief_panel(forecast: Forecast, party: str, path: tuple[BeliefPoint, ...], colour: str, width: int) -> alt.LayerChart:
    import altair as alt

    wide = width - (170 if width > 450 else 110)
    last = max(path[-1].date, forecast.as_of)
    months = months_between(path[0].date, next_month(last))
    rows = [
        {"when": moment(point.date), "p": point.probability, "low": point.low, "high": point.high} for point in path
    ]
    rows.append(rows[-1] | {"when": moment(last)})
    y_axis = alt.Axis(format=".0%", title=None, values=[0, 0.5, 1])
    scale = alt.Scale(domain=[0, 1], nice=False)
    base = alt.Chart(data(rows)).encode(month_axis(months, wide, "when"))
    band = base.mark_area(interpolate="step-after", color=colour, opacity=0.18)
    line = base.mark_line(interpolate="step-after", color=colour, strokeWidth=2.5)
    marks = [
        {"when": moment(point.date), "p": point.probability, "text": str(place)}
        for place, point in numbered_events(path)
    ]
    events = alt.Chart(data(marks)).encode(month_axis(months, wide, "when"), alt.Y("p:Q", scale=scale, axis=y_axis))
    rings = events.mark_circle(size=210, color=colour, opacity=1, stroke=PAPER, strokeWidth=1.5)
    digits = events.mark_text(color=PAPER, fontSize=10.5, fontWeight=700, dy=0.5).encode(alt.Text("text:N"))
    name = shortened(forecast.parties.get(party, party), 34)
    head = alt.Chart(data([{"text": f"{name}: “{shortened(path[-1].type, 24)}”"}]))
    head = head.mark_text(align="left", x=0, y=-12, fontSize=BODY, fontWeight=600, color=colour).encode(alt.Text("text:N"))
    end = alt.Chart(data([{"p": path[-1].probability, "text": f"{percent(path[-1].probability)} now"}]))
    end = end.mark_text(align="left", x=wide, dx=8, color=colour, fontWeight=600, fontSize=SMALL)
    layers = [
        band.encode(alt.Y("low:Q", scale=scale, axis=y_axis), alt.Y2("high")),
        line.encode(alt.Y("p:Q", scale=scale, axis=y_axis)),
        rings, digits, head, end.encode(alt.Y("p:Q", scale=scale, axis=y_axis), alt.Text("text:N")),
    ]  # fmt: skip
    return alt.layer(*layers).properties(width=wide, height=150)
