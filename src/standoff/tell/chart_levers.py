"""Charts of levers: what each act changes, what it is worth to whom, and what following through would buy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from standoff.ask.believed import Believed
from standoff.ask.levers import Levers
from standoff.tell.chart_rows import Row, dots_chart, span_of
from standoff.tell.sentences_levers import lever_name
from standoff.tell.tables_why import in_pies, in_points
from standoff.tell.theme import WIDE

if TYPE_CHECKING:
    import altair as alt

MOST = 12  # acts in one picture


def levers_chart(answer: Levers, names: Mapping[str, str], width: int = WIDE) -> alt.LayerChart:
    """Draw the acts that change the chance of a deal most, each with its interval."""
    rows = [Row(lever_name(row, names), row.delta, in_points(row.delta)) for row in _shown(answer)]
    return dots_chart(rows, width)


def payoffs_chart(answer: Levers, names: Mapping[str, str], width: int = WIDE) -> alt.VConcatChart:
    """Draw, party by party, what the same acts are worth to it, in pies, on one scale."""
    import altair as alt

    parties = list(answer.levers[0].payoffs) if answer.levers else []
    groups = {party: [Row(lever_name(row, names), row.payoffs[party], in_pies(row.payoffs[party])) for row in _shown(answer, 6)]
              for party in parties}  # fmt: skip
    span = span_of([row for rows in groups.values() for row in rows])
    panels = [dots_chart(rows, width, f"worth to {names.get(party, party)}", "+.2~f", span) for party, rows in groups.items()]
    return alt.vconcat(*panels, spacing=26)


def _shown(answer: Levers, most: int = MOST):
    return sorted(answer.levers[:most], key=lambda row: -row.delta.median)


def following_chart(answer: Believed, names: Mapping[str, str], width: int = WIDE) -> alt.VConcatChart:
    """Draw what carrying an act out would do now, to the chance of a deal and to the party itself."""
    import altair as alt

    ranked = sorted(answer.now, key=lambda row: -row.deal.median)
    labels = [f"{answer.names.get(row.party, row.party)}: {row.words}" for row in ranked]
    deal = [Row(label, row.deal, in_points(row.deal)) for label, row in zip(labels, ranked, strict=True)]
    worth = [Row(label, row.worth, in_pies(row.worth)) for label, row in zip(labels, ranked, strict=True)]
    panels = [dots_chart(deal, width, "change of the chance of a deal", "+.1~%"),
              dots_chart(worth, width, "worth to the party itself, in pies", "+.2~f")]  # fmt: skip
    return alt.vconcat(*panels, spacing=26)
