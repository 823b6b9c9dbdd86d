"""The report: one HTML file that works offline, picture first, every number with where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from standoff.ask.forecast_types import Forecast
from standoff.tell import plain_words, sentences
from standoff.tell.answer_figures import claims_of, figures_of
from standoff.tell.case_info import CaseInfo, SourceInfo, case_info_of
from standoff.tell.charts import CHARTS, chart_names, page_pictures
from standoff.tell.coherence import require_coherent
from standoff.tell.files import write_whole
from standoff.tell.likelihood_words import likelihood_word
from standoff.tell.theme import dark_rules

SECTIONS = {
    "fan": "How likely is a deal, month by month?",
    "dots": "When might it come?",
    "endings": "What else may happen?",
    "packages": "On what terms?",
    "range": "Where do the sides stand?",
    "worth": "Is signing worth more than fighting on?",
    "kept": "How long would a deal be kept?",
    "threats": "What became of the threats?",
    "beliefs": "Who is believed to be what?",
}
ORDER = ("fan", "dots", "endings", "packages", "range", "worth", "kept", "why", "levers", "payoffs", "tornado", "tipping", "whatif",
         "threats", "beliefs", "believed", "claims")  # fmt: skip
LIMITS = (
    "Every number here is a statement about the model and the ranges it was given, not about the world.",
    ("The parties of the model know each other's strategies, remember everything public, and make mistakes that are "
    "rarer the more they cost. Real leaders may do none of this."),
    "A hidden party has exactly two types and a month is one round of moves.",
    (
        "A deal is one of the few packages on the menu. Another menu can move the chance of a deal: the certificate says "
        "by how much half as many packages again move it in the draw that weighs most."
    ),
    "A signed deal is kept for ever and needs nobody's approval, except where the case has guarantees or ratification.",
    "Nothing that is not in the case can happen: no leader dies, no front collapses, no new party enters.",
    "Talks in the model end a few months after the horizon; real ones have no such end.",
)


def write_report(forecast: Forecast, path: str | Path, case: Any) -> Path:
    """Write the report of a forecast as one HTML file, whole or not at all.

    Args:
        forecast: from `standoff.ask.forecast`.
        path: of the file to write.
        case: the case that was forecast, or a `CaseInfo`.

    Raises:
        ForecastError: the forecast holds a number that cannot be right; nothing is written.
        OSError: the file cannot be written; what stood there before is untouched.
    """
    return write_whole(path, render_report(forecast, case if isinstance(case, CaseInfo) else case_info_of(case)))


def render_report(forecast: Forecast, case: CaseInfo, answers: Sequence[Any] = ()) -> str:
    """Return the report as HTML.

    Args:
        forecast: from `standoff.ask.forecast`.
        case: the words of the case.
        answers: to other questions, of the kinds that `tell.answers` knows; each becomes sections of its own.

    Raises:
        ForecastError: the forecast holds a number that cannot be right.
    """
    import jinja2
    from markupsafe import Markup

    require_coherent(forecast)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("standoff.tell"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "percent": plain_words.percent, "day": plain_words.day_name, "month": plain_words.month_name,
        "number": plain_words.number, "words": _words,
    }  # fmt: skip
    asked = figures_of(answers, forecast.parties)
    figures = {name: _figure(forecast, name, Markup) for name in chart_names(forecast)}
    figures |= {figure["name"]: figure | {"wide": Markup(figure["wide"]), "narrow": Markup(figure["narrow"]),
                                          "numbers": Markup(figure["numbers"])} for figure in asked}  # fmt: skip
    return environment.get_template("report.html").render(
        forecast=forecast,
        case=case,
        headline=sentences.headline(forecast),
        word=likelihood_word(forecast.p_deal[-1].median),
        confidence=sentences.confidence(forecast),
        about=sentences.ABOUT_THE_MODEL,
        basis=sentences.basis(forecast),
        figures={name: figures[name] for name in ORDER if name in figures},
        claims=claims_of(answers, forecast.parties),
        rows=forecast.p_deal,
        inputs_sentence=sentences.inputs(forecast),
        inputs=[(sentences.input_name(row.path, forecast.parties), row) for row in forecast.inputs],
        certificate=sentences.certificate(forecast),
        limits=(*LIMITS, *forecast.notes),
        citation=_citation,
        dark=Markup(dark_rules("figure")),
        numbers={name: position for position, name in enumerate(case.sources, 1)},
    )


def _figure(forecast: Forecast, name: str, markup: type) -> dict[str, Any]:
    """Return what the page needs to show one chart."""
    wide, narrow = page_pictures(forecast, name)
    kind = CHARTS[name]
    return {
        "name": name,
        "heading": SECTIONS[name],
        "sentence": kind.sentence(forecast),
        "note": kind.note,
        "wide": markup(wide),
        "narrow": markup(narrow),
    }


def _words(name: str) -> str:
    return name.replace("_", " ")


def _citation(source: SourceInfo) -> str:
    """Return a source in words: a place in a document, or title, publisher and date."""
    if source.is_place:
        return f"{source.file or source.document[:12]}, characters {source.start} to {source.end}"
    return ", ".join(part for part in (source.title, source.publisher, source.date) if part)
