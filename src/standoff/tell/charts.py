"""Every chart of a forecast, in plain sight: its name, how it is drawn, the sentence it shows, when there is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from standoff.ask.forecast_types import Forecast
from standoff.tell import chart_chances, chart_kept, chart_record, chart_terms, sentences
from standoff.tell.drawing import inline_svg, to_spec
from standoff.tell.theme import NARROW, WIDE


@dataclass(frozen=True)
class ChartKind:
    """How one chart is made. `draw(forecast, width)` returns an Altair chart without a title."""

    draw: Callable[[Forecast, int], Any]
    sentence: Callable[[Forecast], str]
    note: str
    is_there: Callable[[Forecast], bool]


def _dots_sentence(forecast: Forecast) -> str:
    months, _ = chart_chances.deal_months(forecast)
    return sentences.dots(forecast, len(months), chart_chances.NUM_DOTS)


def _beliefs_sentence(forecast: Forecast) -> str:
    return " ".join(sentences.belief_path(forecast, party) for party, path in forecast.reputation.items() if path)


CHARTS: dict[str, ChartKind] = {
    "fan": ChartKind(
        chart_chances.fan_chart, sentences.fan,
        "Chance of a deal by the end of each month. Line: median over draws. Dark band: middle half of the draws. "
        "Pale band: middle 90%.", lambda forecast: True),
    "dots": ChartKind(
        chart_chances.dot_chart, _dots_sentence,
        "Each dot is one of 50 equally likely futures, averaged over draws: blue in the month in which a deal is "
        "signed, grey where none is.", lambda forecast: True),
    "endings": ChartKind(
        chart_chances.endings_chart, sentences.endings,
        "Probability of every state of affairs by the end of each month. These are averages over draws, so that they "
        "add up to 100%; an average can differ from the median.", lambda forecast: bool(forecast.endings_by_month)),
    "packages": ChartKind(
        chart_terms.packages_chart, sentences.packages,
        "Probability that each package is the deal signed by the end of the horizon; an average over draws.",
        lambda forecast: bool(forecast.packages)),
    "range": ChartKind(
        chart_terms.range_chart, sentences.bargaining_ranges,
        "Upright mark: the last point a party would sign (median); bar through it: its 90% interval; shaded: everything "
        "it prefers to that point. Dashed line: what holds while the fighting goes on.",
        lambda forecast: bool(forecast.bargaining_range)),
    "worth": ChartKind(
        chart_terms.worth_chart, sentences.fighting_on,
        "Dot: median over draws; bar: 90% interval.", lambda forecast: bool(forecast.fighting_on)),
    "kept": ChartKind(
        lambda forecast, width: chart_kept.kept_chart(forecast.kept, width),
        lambda forecast: chart_kept.kept_sentence(forecast.kept),
        "Chance that a deal signed today is still kept, by what it says about guarantees. Line: median over draws; band: 90% "
        "interval. A hidden party counts as what the public believes it to be today.", lambda forecast: bool(forecast.kept)),
    "threats": ChartKind(
        chart_record.threats_chart, sentences.threats,
        "Each mark stands at the day of the threat. “Believed”: the public belief that the sender is of the type that "
        "carries threats out, before and after.", lambda forecast: bool(forecast.threats)),
    "beliefs": ChartKind(
        chart_record.beliefs_chart, _beliefs_sentence,
        "Belief that follows from the record by Bayes' rule. Line: median over draws; band: 90% interval; numbers: "
        "the events listed below.", lambda forecast: any(forecast.reputation.values())),
}  # fmt: skip


def chart_names(forecast: Forecast) -> list[str]:
    """Return the names of the charts that this forecast has data for."""
    return [name for name, kind in CHARTS.items() if kind.is_there(forecast)]


def chart_spec(forecast: Forecast, name: str, width: int = WIDE) -> dict[str, Any]:
    """Return one chart as a Vega-Lite specification whose title is the finding.

    Raises:
        KeyError: there is no chart of that name; the message lists the names.
    """
    if name not in CHARTS:
        raise KeyError(f"there is no chart '{name}'; charts: {', '.join(CHARTS)}")
    kind = CHARTS[name]
    return to_spec(kind.draw(forecast, width), kind.sentence(forecast), kind.note)


def chart_specs(forecast: Forecast) -> dict[str, dict[str, Any]]:
    """Return every chart the forecast has data for, as Vega-Lite specifications by name."""
    return {name: chart_spec(forecast, name) for name in chart_names(forecast)}


def page_pictures(forecast: Forecast, name: str) -> tuple[str, str]:
    """Return one chart as SVG for a page: wide, and narrow for small screens."""
    sentence = CHARTS[name].sentence(forecast)
    wide = inline_svg(chart_spec(forecast, name, WIDE), f"{name}-w", sentence)
    return wide, inline_svg(chart_spec(forecast, name, NARROW), f"{name}-n", sentence)
