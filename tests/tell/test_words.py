"""Words for numbers: what is printed fits the number beside it."""

import dataclasses

import pytest

from standoff.tell import sentences
from standoff.tell.likelihood_words import interval_words, likelihood_word


@pytest.mark.parametrize(
    ("probability", "word"),
    [(0.02, "almost no chance"), (0.12, "very unlikely"), (0.26, "unlikely"), (0.4496, "roughly even chance"),
     (0.5, "roughly even chance"), (0.5504, "roughly even chance"), (0.7, "likely"), (0.7996, "very likely"),
     (0.9, "very likely"), (0.97, "almost certain")],
)  # fmt: skip
def test_the_word_fits_the_number_as_printed(probability, word):
    assert likelihood_word(probability) == word


def test_an_interval_is_named_by_its_ends():
    assert interval_words(0.1, 0.15) == "very unlikely"
    assert interval_words(0.1, 0.6) == "very unlikely to likely"
    with pytest.raises(ValueError, match="wrong way round"):
        interval_words(0.6, 0.1)


def test_the_headline_gives_word_number_and_interval(forecast):
    last = forecast.p_deal[-1]
    headline = sentences.headline(forecast)
    assert f"{round(100 * last.median)}%" in headline and "90% interval" in headline
    assert likelihood_word(last.median).split()[0] in headline


def test_a_year_is_twelve_months_after_the_case(forecast):
    year = f"{int(forecast.as_of[:4]) + 1}{forecast.as_of[4:7]}"
    row = next(row for row in forecast.p_deal if row.month == year)
    assert f"from {round(100 * row.median)}% after a year" in sentences.fan(forecast)


def test_what_is_over_tolerance_is_said(forecast):
    wrong = dataclasses.replace(forecast.certificate, messages=("a strategy is far from the logit reply",))
    lines = sentences.certificate(dataclasses.replace(forecast, certificate=wrong))
    assert lines[-1] == "a strategy is far from the logit reply"
    assert "Everything is within tolerance." not in lines
