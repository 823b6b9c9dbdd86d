"""Every kind of answer, in plain sight, and one way to show any of them: text, notebook, tables, picture, citation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from standoff.ask.believed import Believed
from standoff.ask.claims import Claims
from standoff.ask.levers import Levers
from standoff.ask.tipping import Tipping
from standoff.ask.tornado import Tornado
from standoff.ask.whatif import WhatIf
from standoff.ask.why import Why
from standoff.tell import (
    chart_claims,
    chart_levers,
    chart_tipping,
    chart_tornado,
    chart_why,
    sentences_claims,
    sentences_levers,
    sentences_why,
    tables_levers,
    tables_why,
)
from standoff.tell.plain_words import counted
from standoff.tell.sentences import ABOUT_THE_MODEL
from standoff.tell.tables import Table, as_csv, as_html, as_markdown, as_text
from standoff.tell.theme import WIDE

Names = Mapping[str, str]


@dataclass(frozen=True)
class Picture:
    """One picture of an answer: its key in a page, its heading, how it is drawn, the sentence it shows, how to read it."""

    key: str
    heading: str
    draw: Callable[[Any, Names, int], Any]
    sentence: Callable[[Any, Names], str]
    note: str
    is_there: Callable[[Any], bool]


@dataclass(frozen=True)
class AnswerKind:
    """One kind of answer: the command that gives it, its sentences, its tables, its pictures."""

    command: str
    sentences: tuple[Callable[[Any, Names], str], ...]
    tables: Callable[[Any, Names], list[Table]]
    pictures: tuple[Picture, ...]


KINDS: dict[type, AnswerKind] = {
    Why: AnswerKind("why", (sentences_why.why, lambda answer, names: sentences_why.why_rest(answer)), tables_why.why, (
        Picture("why", "Why is there no deal?", chart_why.why_chart, sentences_why.why,
                "Each bar is the share of a mechanism in what is missing to certainty, averaged over all orders of switching "
                "mechanisms off (Shapley value); orange: it helps a deal. Thin line: 90% of the draws.", lambda answer: True),
    )),
    Levers: AnswerKind("levers", (sentences_levers.levers, sentences_levers.payoffs), tables_levers.levers, (
        Picture("levers", "Which act would change it?", chart_levers.levers_chart, sentences_levers.levers,
                "Change of the chance of a deal by the horizon if the party takes this act once, as soon as it can, and "
                "everything else is played as solved. Dot: median over draws; bar: 90% interval.",
                lambda answer: bool(answer.levers)),
        Picture("payoffs", "What is it worth to whom?", chart_levers.payoffs_chart, sentences_levers.payoffs,
                "Change of what the game is worth to each party from today on, for the six acts that change most, in pies "
                "(1 = all that is at stake). Dot: median over draws; bar: 90% interval.", lambda answer: bool(answer.levers)),
    )),
    Tornado: AnswerKind("levers --inputs", (sentences_levers.tornado,), tables_levers.tornado, (
        Picture("tornado", "What should one find out first?", chart_tornado.tornado_chart, sentences_levers.tornado,
                "Each bar: the chance of a deal with this input at its 5% and its 95% point, everything else as drawn; the "
                "values stand at the ends. Dashed: as the case has it.", lambda answer: bool(answer.bars)),
    )),
    Tipping: AnswerKind("tipping", (sentences_why.tipping,), tables_why.tipping, (
        Picture("tipping", "How much would it take?", chart_tipping.tipping_chart, sentences_why.tipping,
                "Blue: mean chance of a deal over draws. Orange: where a draw passes the odds, median and 90% interval.",
                lambda answer: True),
    )),
    WhatIf: AnswerKind("whatif", (sentences_why.what_if, lambda answer, names: sentences_why.what_if_word(answer)),
                       tables_why.what_if, (
        Picture("whatif", "What would it change?", chart_tipping.what_if_chart, sentences_why.what_if,
                "Difference of the chance of a deal by the end of each month, on the same draws. Line: median; band: 90% "
                "interval.", lambda answer: True),
    )),
    Claims: AnswerKind("claims", (sentences_claims.claims,), tables_levers.claims, (
        Picture("claims", "Are the claims right, in this model?", chart_claims.claims_chart, sentences_claims.claims,
                "Each track: the share of weighted draws in which the claim holds. Effects: median and 90% interval.",
                lambda answer: any(row.holds is not None for row in answer.claims)),
    )),
    Believed: AnswerKind("believed", (sentences_levers.believed, sentences_levers.following_through), tables_levers.believed, (
        Picture("believed", "What would following through buy now?", chart_levers.following_chart,
                sentences_levers.following_through,
                "The act is taken once, as soon as it can be. Dot: median over draws; bar: 90% interval.",
                lambda answer: bool(answer.now)),
    )),
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """An answer made visible: `print` it, end a notebook cell with it, or ask for a table, a picture, a citation.

    Attributes:
        answer: what a question returned.
        names: of the parties by id.
        citation: the sentence with which to cite it; '' where the case was not given.
    """

    answer: Any
    names: Names = field(default_factory=dict)
    citation: str = ""

    @property
    def kind(self) -> AnswerKind:
        """Return what kind of answer this is."""
        return KINDS[type(self.answer)]

    @property
    def sentences(self) -> list[str]:
        """Return the answer in words, the finding first."""
        return [sentence(self.answer, self.names) for sentence in self.kind.sentences]

    @property
    def tables(self) -> list[Table]:
        """Return the numbers, the main table first."""
        return self.kind.tables(self.answer, self.names)

    def __str__(self) -> str:
        parts = [*self.sentences, ABOUT_THE_MODEL, ""]
        for table in self.tables:
            if table.rows and table.in_text:
                parts += [table.title, as_text(table), ""]
        return "\n".join([*parts, certificate(self.answer)])

    def to_json(self) -> dict[str, Any]:
        """Return the object that the command prints with --json."""
        return self.answer.to_json()

    def to_csv(self, table: str | None = None) -> str:
        """Return one table as CSV with unrounded numbers, the main one by default.

        Raises:
            KeyError: there is no table of that name; the message lists the names.
        """
        known = {one.name: one for one in self.tables}
        if table is not None and table not in known:
            raise KeyError(f"there is no table '{table}'; tables: {', '.join(known)}")
        return as_csv(known[table] if table else next(iter(known.values())))

    def plot(self, picture: str | None = None, width: int = WIDE) -> Any:
        """Return one picture as an Altair chart, the first one by default.

        Raises:
            KeyError: there is no picture of that name, or nothing to draw; the message lists the names.
        """
        from standoff.tell.theme import config

        known = {one.key: one for one in self.kind.pictures if one.is_there(self.answer)}
        if not known or (picture is not None and picture not in known):
            raise KeyError(f"there is no picture '{picture or 'of this answer'}'; pictures: {', '.join(known) or 'none'}")
        one = known[picture] if picture else next(iter(known.values()))
        return one.draw(self.answer, self.names, width).properties(title=one.sentence(self.answer, self.names)).configure(**config())

    def cite(self) -> str:
        """Return the sentence with which to cite this answer.

        Raises:
            ValueError: the case was not given to `show`.
        """
        if not self.citation:
            raise ValueError("a citation names the case: call show(answer, case)")
        return self.citation

    def _repr_markdown_(self) -> str:
        tables = "\n\n".join(f"**{table.title}**\n\n{as_markdown(table)}" for table in self.tables if table.rows)
        words = " ".join([*self.sentences, f"*{ABOUT_THE_MODEL}*"])
        return f"{words}\n\n{tables}\n\n{certificate(self.answer)}\n"

    def _repr_html_(self) -> str:
        import html

        words = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in (*self.sentences, ABOUT_THE_MODEL))
        tables = "".join(f"<h4>{html.escape(table.title)}</h4>{as_html(table)}" for table in self.tables if table.rows)
        return f"{words}{tables}<p><small>{html.escape(certificate(self.answer))}</small></p>"


def show(answer: Any, case: Any = None) -> Shown:
    """Return an answer in a form that can be read.

    Args:
        answer: what one of the questions returned.
        case: the case it is about, for the names of its parties and the citation.

    Raises:
        KeyError: this is no answer.
    """
    if type(answer) not in KINDS:
        raise KeyError(f"a {type(answer).__name__} is no answer; answers: {', '.join(kind.__name__ for kind in KINDS)}")
    if case is None:
        return Shown(answer)
    return Shown(answer, {party: entry.name for party, entry in case.parties.items()}, cite(answer, case))


def cite(answer: Any, case: Any) -> str:
    """Return 'A valley in dispute: why (case 9d07b1…, as of 2026-01-31). Standoff 0.1.0.'"""
    from standoff import __version__
    from standoff.ensemble.identity import case_hash

    return (
        f"“{case.title}”, standoff {KINDS[type(answer)].command}, Standoff {__version__}, case {case_hash(case)[:16]}, as of "
        f"{case.as_of:%Y-%m-%d}. {ABOUT_THE_MODEL}"
    )


def certificate(answer: Any) -> str:
    """Return what an answer rests on: games solved, draws, and how exactly."""
    draws = counted(answer.draws, "draw")
    effective = getattr(answer, "effective_draws", None)
    worth = f" (worth {effective:,.0f} equal ones)" if effective is not None else ""
    solved = getattr(answer, "solved", None)
    games = f"; {counted(solved, 'game')} solved for it from today on" if solved else ""
    return (f"Certificate: {draws}{worth}{games}, in single precision; no state was left further than {answer.residual:.0e} "
            "(in log-odds) from its solution.")  # fmt: skip
