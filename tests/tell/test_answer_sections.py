"""The report's sections for answers: each has a picture, a sentence and its numbers; without answers there are none."""

import dataclasses
import json

import pytest

from standoff.commands.common import load
from standoff.tell.answer_figures import answer_files, figures_of
from standoff.tell.answers import KINDS
from standoff.tell.report import ORDER, render_report
from tests import made_up

HOSTILE = '<script>alert("x")</script>'
KEYS = {picture.key for kind in KINDS.values() for picture in kind.pictures}


@pytest.fixture(scope="module")
def page(forecast, case_info) -> str:
    return render_report(forecast, case_info, made_up.all_answers())


def test_every_picture_has_its_place_on_the_page(page):
    assert KEYS <= set(ORDER)
    for key in KEYS:
        assert page.count(f'<section id="{key}">') == 1
    places = [page.index(f'<section id="{key}">') for key in ORDER if f'<section id="{key}">' in page]
    assert places == sorted(places), "in the order of the links above"


def test_the_sentence_and_the_numbers_stand_with_the_picture(page):
    section = page[page.index('<section id="why">') : page.index('<section id="levers">')]
    assert 'class="finding">A deal by 31 May 2026 is likely' in section and "drift of the front" in section
    assert section.count('role="img"') == 2 and "<details>" in section


def test_claims_carry_their_sources_and_those_that_cannot_be_put_their_reason(page):
    section = page[page.index('<section id="claims">') : page.index('<section id="record">')]
    assert 'href="#source-1"' in section and "there is no sea in it" in section
    assert section.index("more patience would bring a deal") < section.index("the sea will rise")


def test_without_answers_there_are_no_such_sections(forecast, case_info):
    page = render_report(forecast, case_info)
    assert not [key for key in KEYS if f'<section id="{key}">' in page]


def test_hostile_words_of_a_claim_stay_words(forecast, case_info):
    claims = made_up.make_claims()
    wrong = dataclasses.replace(claims.claims[0], says=HOSTILE, by=HOSTILE, verdict=HOSTILE)
    page = render_report(forecast, case_info, [dataclasses.replace(claims, claims=(wrong,))])
    assert "<script" not in page


def test_fifty_claims_fit_the_page(forecast, case_info):
    assert len(render_report(forecast, case_info, [made_up.make_claims(13)])) < 1_500_000


def test_pictures_of_what_is_not_there_are_left_out():
    answers = [dataclasses.replace(made_up.make_levers(), levers=()), dataclasses.replace(made_up.make_claims(), claims=())]
    assert figures_of(answers, made_up.NAMES) == []


def test_every_number_is_written_beside_the_report(tmp_path):
    answers = made_up.all_answers()
    files = answer_files(answers, load("sarn-valley"), tmp_path)
    names = {path.name for path in files}
    assert {"why.json", "why.csv", "levers.csv", "levers-payoffs.csv", "levers-by_month.csv", "claims.csv", "believed.csv"} <= names
    assert json.loads(files[tmp_path / "why.json"]) == json.loads(json.dumps(answers[0].to_json()))
