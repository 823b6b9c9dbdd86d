"""Charts of the terms: the likeliest packages, the bargaining range per issue, what fighting on is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standoff.ask.forecast_types import BargainingRange, Estimate, Forecast
from standoff.tell.drawing import data, shortened
from standoff.tell.plain_words import number, percent
from standoff.tell.sentences import party_and_type
from standoff.tell.theme import BODY, DEAL, GREEN, INK, MUTED, RULE, SMALL, WIDE, party_colours

if TYPE_CHECKING:
    import altair as alt

MAX_PACKAGES = 8


def packages_chart(forecast: Forecast, width: int = WIDE) -> alt.LayerChart:
    """Draw the likeliest packages as bars, each named above its bar."""
    import altair as alt

    best = sorted(forecast.packages, key=lambda row: -row.probability)[:MAX_PACKAGES]
    wide = width - 60
    letters = 48 if width <= 450 else 100
    rows = [
        {"y": 44 * place, "x": row.probability, "name": shortened(row.name, letters), "text": percent(row.probability)}
        for place, row in enumerate(best)
    ]
    top = max([row.probability for row in best], default=0.0) or 1.0
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[44 * len(best), 0], nice=False))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, top], nice=False))
    base = alt.Chart(data(rows)).encode(y)
    bars = base.mark_rule(color=DEAL, strokeWidth=12, yOffset=28, y2Offset=28).encode(x, x2=alt.datum(0))
    names = base.mark_text(align="left", baseline="middle", dy=13, x=0, fontSize=BODY).encode(alt.Text("name:N"))
    ends = base.mark_text(align="left", dx=7, dy=28, color=INK, fontWeight=600).encode(x, alt.Text("text:N"))
    return alt.layer(bars, names, ends).properties(width=wide, height=44 * len(best))


def range_chart(forecast: Forecast, width: int = WIDE) -> alt.LayerChart:
    """Draw, per issue, how far each side would go: from its red line (with 90% interval) towards its own end."""
    import altair as alt

    wide = width - 24
    block = 134
    colours = party_colours(forecast.parties)
    marks: dict[str, list[dict[str, Any]]] = {"zone": [], "interval": [], "point": [], "text": [], "now": []}
    for place, row in enumerate(forecast.bargaining_range):
        _range_block(forecast, row, block * place, width, colours, marks)
    height = block * len(forecast.bargaining_range)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False, clamp=True))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    used = sorted({mark["colour"] for rows in marks.values() for mark in rows})
    colour = alt.Color("colour:N", legend=None, scale=alt.Scale(domain=used, range=used))
    span = {"x": x, "x2": alt.X2("end"), "y": y, "color": colour}
    layers = [
        alt.Chart(data(marks["zone"])).mark_bar(height=14, opacity=0.20).encode(**span),
        alt.Chart(data(marks["interval"])).mark_rule(strokeWidth=4, opacity=0.75, strokeCap="round").encode(**span),
        alt.Chart(data(marks["point"])).mark_tick(thickness=4, height=18, orient="vertical").encode(x, y, colour),
    ]
    for align in ("left", "right"):
        for weight in ("normal", "bold"):
            rows = [mark for mark in marks["text"] if (mark["align"], mark["weight"]) == (align, weight)]
            words = alt.Chart(data(rows)).mark_text(align=align, fontWeight=weight, fontSize=SMALL)
            layers.append(words.encode(x, y, colour, alt.Text("text:N")))
    if marks["now"]:
        dash = alt.Chart(data(marks["now"])).mark_rule(strokeDash=[3, 3], strokeWidth=1.5)
        layers.append(dash.encode(x, y, alt.Y2("bottom"), colour))
    return alt.layer(*layers).properties(width=wide, height=height)


def _range_block(forecast: Forecast, row: BargainingRange, top: float, width: int, colours: dict[str, str],
                 marks: dict[str, list[dict[str, Any]]]) -> None:  # fmt: skip
    ids = list(forecast.parties)
    attacker = row.attacker or ids[0]
    defender = row.defender or next((party for party in ids if party != attacker), attacker)
    letters = 26 if width <= 450 else 56

    def words(x: float, y: float, text: str, align: str, colour: str = MUTED, weight: str = "normal") -> None:
        marks["text"].append({"x": x, "y": top + y, "text": text, "align": align, "colour": colour, "weight": weight})

    words(0, 10, shortened(row.issue, letters), "left", INK, "bold")
    words(1, 10, f"room in {percent(row.meets)} of draws", "right", GREEN if row.meets >= 0.5 else MUTED, "bold")
    for lane, (party, accepts) in enumerate(((attacker, row.attacker_accepts), (defender, row.defender_accepts))):
        y = 45 + 33 * lane
        colour = colours.get(party, MUTED)
        end = 1.0 if party == row.favours else 0.0
        marks["zone"].append({"x": min(accepts.median, end), "end": max(accepts.median, end), "y": top + y, "colour": colour})
        marks["interval"].append({"x": accepts.low, "end": accepts.high, "y": top + y, "colour": colour})
        marks["point"].append({"x": accepts.median, "y": top + y, "colour": colour})
        name = f"{shortened(forecast.parties.get(party, party), 20)} would sign this side"
        words(end, y - 15, name, "right" if end else "left", colour)
    if row.now is not None:
        marks["now"].append({"x": row.now, "y": top + 34, "bottom": top + 88, "colour": INK})
    marks["zone"].append({"x": 0, "end": 1, "y": top + 95, "colour": RULE})
    marks["zone"][-1]["y"] = top + 95
    words(0, 107, shortened(row.at_zero, letters), "left")
    words(1, 107, shortened(row.at_one, letters), "right")


def worth_chart(forecast: Forecast, width: int = WIDE) -> alt.LayerChart:
    """Draw what fighting on is worth to each party next to the best deal it could get, in pies."""
    import altair as alt

    wide = width - 40
    block = 62
    rows = []
    for place, entry in enumerate(forecast.fighting_on):
        rows += _worth_rows(forecast, entry.worth, entry.best_deal, block * place, place)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[block * len(forecast.fighting_on), 0], nice=False))
    x = alt.X("x:Q", scale=alt.Scale(nice=True, zero=False), axis=alt.Axis(title="pies (1 = all that is at stake)", grid=True))
    pair = alt.Scale(domain=["fighting on", "best deal"], range=[INK, DEAL])
    colour = alt.Color("what:N", scale=pair, legend=None)
    base = alt.Chart(data(rows)).encode(y, color=colour)
    bars = base.mark_rule(strokeWidth=4, opacity=0.4, strokeCap="round").encode(x, alt.X2("end"))
    points = base.mark_circle(size=90, opacity=1).encode(alt.X("median:Q"))
    texts = base.mark_text(align="left", dx=9, fontSize=SMALL).encode(alt.X("right:Q"), alt.Text("text:N"))
    names = [{"y": block * place + 9, "text": party_and_type(forecast.parties, entry.party, entry.type)}
             for place, entry in enumerate(forecast.fighting_on)]  # fmt: skip
    heads = alt.Chart(data(names)).mark_text(align="left", x=0, fontWeight=600, fontSize=BODY, color=INK)
    return alt.layer(bars, points, texts, heads.encode(y, alt.Text("text:N"))).properties(
        width=wide - (110 if width <= 450 else 150), height=block * len(forecast.fighting_on)
    )


def _worth_rows(forecast: Forecast, worth: Estimate, deal: Estimate | None, top: float, place: int) -> list[dict[str, Any]]:
    pairs = [("fighting on", worth, 28.0)] + ([("best deal", deal, 46.0)] if deal is not None else [])
    return [
        {"what": what, "x": entry.low, "end": entry.high, "median": entry.median, "right": entry.high, "y": top + offset,
         "text": f"{what} {number(entry.median)}"} for what, entry, offset in pairs
    ]  # fmt: skip
