"""The report: complete, offline, and safe with hostile words."""

import dataclasses
import re

import pytest

from standoff.ask.forecast_types import PackageChance
from standoff.tell import sentences
from standoff.tell.charts import CHARTS, chart_names
from standoff.tell.coherence import ForecastError
from standoff.tell.files import write_whole
from standoff.tell.report import SECTIONS, render_report, write_report

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


@pytest.fixture(scope="module")
def page(forecast, case_info) -> str:
    return render_report(forecast, case_info)


def test_every_chart_has_a_section_and_a_picture(page, forecast):
    assert set(SECTIONS) == set(CHARTS) == set(chart_names(forecast))
    for name in CHARTS:
        assert f'<section id="{name}">' in page
    assert page.count('role="img"') == 2 * len(CHARTS), "each chart is drawn wide and narrow"


def test_the_headline_and_its_limits_are_there(page, forecast):
    assert sentences.headline(forecast).split(":")[0] in page
    assert sentences.ABOUT_THE_MODEL in page
    assert forecast.receipt.case_hash in page and forecast.receipt.command in page


def test_the_situation_is_read_aloud_mechanism_by_mechanism(page, forecast, case_info):
    (said,) = case_info.situation
    section = page[page.index('<section id="situation">') : page.index('<section id="record">')]
    assert f"{said.id} {said.name}." in section and said.sentence in section
    bare = render_report(forecast, dataclasses.replace(case_info, situation=()))
    assert "#situation" not in bare and 'id="situation"' not in bare


def test_every_input_is_listed_with_its_basis(page, forecast):
    table = page[page.index('<section id="inputs">') :]
    for row in forecast.inputs:
        assert row.text in table
        if row.assumed:
            assert row.assumed in table


def test_nothing_is_fetched(page):
    without_links = re.sub(r'<a href="https?://[^"]*" rel="noopener noreferrer">', "", page)
    without_names = without_links.replace("http://www.w3.org/", "")
    assert not re.search(r'(src|href|url)\s*[=(]\s*["\']?https?:', without_names)
    assert "default-src 'none'" in page


def test_hostile_words_stay_words(forecast, case_info):
    first = next(iter(forecast.parties))
    package = dataclasses.replace(forecast.packages[0], name=HOSTILE)
    attacked = dataclasses.replace(
        forecast, title=HOSTILE, question=HOSTILE, notes=(HOSTILE,), packages=(package, *forecast.packages[1:]),
        parties={**forecast.parties, first: HOSTILE},
    )  # fmt: skip
    sources = {key: dataclasses.replace(source, title=HOSTILE, publisher=HOSTILE) for key, source in case_info.sources.items()}
    page = render_report(attacked, dataclasses.replace(case_info, sources=sources, summary=HOSTILE, resolves_yes_if=HOSTILE))
    assert "<script" not in page and "<img" not in page
    assert "&lt;script&gt;" in page


def test_a_link_that_is_no_web_address_is_left_out(forecast, case_info):
    sources = {key: dataclasses.replace(source, url="javascript:alert(1)") for key, source in case_info.sources.items()}
    assert "javascript:" not in render_report(forecast, dataclasses.replace(case_info, sources=sources))


def test_a_forecast_with_less_in_it_has_fewer_sections(forecast, case_info):
    bare = dataclasses.replace(forecast, threats=(), reputation={}, fighting_on=(), bargaining_range=())
    page = render_report(bare, dataclasses.replace(case_info, record=(), sources={}))
    for name in ("threats", "beliefs", "worth", "range"):
        assert f'<section id="{name}">' not in page
    assert "no record of dated actions" in page


def test_an_impossible_number_is_refused_and_nothing_is_written(forecast, case_info, tmp_path):
    wrong = dataclasses.replace(forecast, endings={**forecast.endings, "deal": 1.7})
    with pytest.raises(ForecastError, match="add up to"):
        write_report(wrong, tmp_path / "report.html", case_info)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "report.html"
    path.write_text("the old one", encoding="utf-8")

    def refuse(*arguments):
        raise OSError("no space left on device")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(OSError, match="no space"):
        write_whole(path, "the new one")
    assert path.read_text(encoding="utf-8") == "the old one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.html"]


def test_long_package_names_do_not_make_the_page_large(forecast, case_info):
    long = tuple(PackageChance("; ".join([row.name] * 6), row.terms, row.probability) for row in forecast.packages)
    assert len(render_report(dataclasses.replace(forecast, packages=long), case_info)) < 1_000_000
