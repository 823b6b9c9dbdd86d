"""The chart of the claims: one row for each, how often it holds, its effect, and the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from standoff.ask.claims import ClaimResult, Claims
from standoff.tell.drawing import data, shortened
from standoff.tell.sentences_claims import FAILS, HOLDS, effect, held
from standoff.tell.theme import BODY, GREEN, INK, MUTED, ORANGE, RULE, SMALL, WIDE

if TYPE_CHECKING:
    import altair as alt

BLOCK = 50
HALF_SURE = MUTED


def claims_chart(answer: Claims, names: Mapping[str, str], width: int = WIDE) -> alt.LayerChart:
    """Draw a track from 0 to 100% of draws per claim that can be put, filled as far as it holds."""
    import altair as alt

    narrow = width <= 450
    wide, track = width - 24, 120 if narrow else 180
    put = sorted((row for row in answer.claims if row.holds is not None), key=lambda row: -(row.holds or 0))
    rows = [_row(row, BLOCK * place, narrow) for place, row in enumerate(put)]
    height = BLOCK * max(len(rows), 1)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    x = alt.X("holds:Q", axis=None, scale=alt.Scale(domain=[0, wide / track], nice=False))
    used = sorted({row["colour"] for row in rows})
    colour = alt.Color("colour:N", legend=None, scale=alt.Scale(domain=used, range=used))
    base = alt.Chart(data(rows)).encode(y)
    tracks = base.mark_rule(strokeWidth=10, color=RULE, x=0, x2=track)
    fills = base.mark_rule(strokeWidth=10, opacity=0.9).encode(x, x2=alt.datum(0), color=colour)
    says = base.mark_text(align="left", x=0, dy=-18, fontSize=BODY, color=INK).encode(alt.Text("says:N"))
    words = base.mark_text(align="left", x=track + 10, fontSize=SMALL, color=MUTED).encode(alt.Text("words:N"))
    return alt.layer(tracks, fills, says, words).properties(width=wide, height=height)


def _row(row: ClaimResult, top: float, narrow: bool) -> dict[str, Any]:
    share = row.holds or 0.0
    words = f"{held(row)} of draws" if narrow else f"{held(row)} of draws: {row.verdict}; effect {effect(row)}"
    return {
        "y": top + 32, "holds": share, "says": shortened(f"{row.by}: {row.says}", 50 if narrow else 104), "words": words,
        "colour": GREEN if share >= HOLDS else ORANGE if share <= FAILS else HALF_SURE,
    }  # fmt: skip
