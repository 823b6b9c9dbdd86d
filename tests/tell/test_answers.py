"""Answers made visible: text, notebook, tables, pictures, citation; safe with hostile words."""

import csv
import dataclasses
import io

import pytest

from standoff.commands.common import load
from standoff.tell.answers import KINDS, show
from standoff.tell.drawing import to_spec, to_svg
from standoff.tell.sentences import ABOUT_THE_MODEL
from standoff.tell.tables import as_csv
from standoff.tell.theme import NARROW, WIDE
from tests import made_up

HOSTILE = '<script>alert("x")</script>|=1+1'
ANSWERS = made_up.all_answers()


def id_of(answer) -> str:
    return type(answer).__name__


def test_every_kind_of_answer_is_tried():
    assert {type(answer) for answer in ANSWERS} == set(KINDS)


@pytest.mark.parametrize("answer", ANSWERS, ids=id_of)
def test_an_answer_prints_a_finding_a_table_and_its_certificate(answer):
    text = str(show(answer))
    assert ABOUT_THE_MODEL in text and text.splitlines()[-1].startswith("Certificate: ")
    assert "90%" in text and max(map(len, text.splitlines()[3:])) < 500
    assert f"further than {made_up.RESIDUAL:.0e}" in text


@pytest.mark.parametrize("answer", ANSWERS, ids=id_of)
def test_a_notebook_shows_it_in_html_and_markdown(answer):
    shown = show(answer)
    page, marks = shown._repr_html_(), shown._repr_markdown_()
    assert page.count("<table>") == page.count("</table>") >= 1 and "| --- |" in marks
    for sentence in shown.sentences:
        assert sentence in marks


@pytest.mark.parametrize("answer", ANSWERS, ids=id_of)
def test_every_table_can_be_read_back_with_unrounded_numbers(answer):
    shown = show(answer)
    for table in shown.tables:
        rows = list(csv.DictReader(io.StringIO(shown.to_csv(table.name))))
        assert len(rows) == len(table.rows) and None not in (rows[0] if rows else {})
    assert shown.to_csv() == as_csv(shown.tables[0])
    with pytest.raises(KeyError, match="there is no table 'x'; tables: "):
        shown.to_csv("x")


def test_an_estimate_is_three_columns():
    rows = list(csv.DictReader(io.StringIO(show(made_up.make_why()).to_csv())))
    assert [float(rows[0][name]) for name in ("share", "share_low", "share_high")] == [0.2, 0.05, 0.3]
    assert rows[-1]["mechanism"] == "together: the shortfall" and float(rows[-1]["share"]) == 0.4


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("answer", ANSWERS, ids=id_of)
def test_every_picture_can_be_drawn(answer, width):
    pictures = KINDS[type(answer)].pictures
    assert pictures and all(picture.is_there(answer) for picture in pictures)
    for picture in pictures:
        spec = to_spec(picture.draw(answer, made_up.NAMES, width), picture.sentence(answer, made_up.NAMES), picture.note)
        svg = to_svg(spec)
        assert svg.startswith("<svg") and "NaN" not in svg and "undefined" not in svg


def test_a_plot_is_an_altair_chart_whose_title_is_the_finding():
    import altair

    chart = show(made_up.make_why()).plot()
    assert isinstance(chart, altair.TopLevelMixin)
    assert chart.to_dict()["title"].startswith("A deal by 31 May 2026 is likely: 60%")
    with pytest.raises(KeyError, match="there is no picture 'x'; pictures: levers, payoffs"):
        show(made_up.make_levers()).plot("x")


def test_an_answer_with_nothing_in_it_still_reads():
    for empty in (
        dataclasses.replace(made_up.make_levers(), levers=()), dataclasses.replace(made_up.make_tornado(), bars=()),
        dataclasses.replace(made_up.make_claims(), claims=()), made_up.make_tipping(found=False),
        dataclasses.replace(made_up.make_believed(), threats=(), now=(), parties={}),
    ):  # fmt: skip
        shown = show(empty)
        assert ABOUT_THE_MODEL in str(shown) and shown._repr_html_()


@pytest.mark.parametrize("answer", ANSWERS, ids=id_of)
def test_a_citation_names_the_case_its_hash_the_version_and_the_date(answer):
    import standoff
    from standoff.ensemble.identity import case_hash

    case = load("sarn-valley")
    cited = show(answer, case).cite()
    for part in (case.title, standoff.__version__, case_hash(case)[:16], f"as of {case.as_of}", ABOUT_THE_MODEL):
        assert part in cited
    with pytest.raises(ValueError, match="call show"):
        show(answer).cite()


def test_what_is_no_answer_is_an_error():
    with pytest.raises(KeyError, match="a str is no answer; answers: Why, Levers"):
        show("why")


def test_hostile_words_stay_words():
    claims = made_up.make_claims()
    shown = show(dataclasses.replace(claims, claims=(dataclasses.replace(claims.claims[0], says=HOSTILE, by="=2+2"),)))
    assert "<script" not in shown._repr_html_() and "<script" not in shown._repr_markdown_()
    assert "'=2+2" in shown.to_csv() and "\\|=1+1" in shown._repr_markdown_()
