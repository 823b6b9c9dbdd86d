"""Who is a he and who a she, in sentences written for these tests."""

import pytest

from standoff.read.sexes import sexes_of
from tests.read.reading_of import reading_of


@pytest.mark.parametrize(
    "text, name, sex",
    [
        ("The mediator, Aurel Dobrin, sat down. He was tired.", "Aurel Dobrin", "m"),
        ("Governor Tamsin Vey packed her bags.", "Tamsin Vey", "f"),
        ("A spokeswoman, Oru Tal, said it was over.", "Oru Tal", "f"),
        ("The minister met Mr. Oru Tal at noon.", "Oru Tal", "m"),
        ("Retired baker Oru Tal, whose husband was freed, wept.", "Oru Tal", "f"),
    ],
)
def test_the_text_tells_a_persons_sex(text, name, sex):
    assert sexes_of(reading_of(text)).get(name) == sex


def test_whoever_asks_her_is_not_she_in_the_next_sentence():
    text = "Governor Oru Tal asked her twice. She said no."
    assert "Oru Tal" not in sexes_of(reading_of(text))


def test_who_said_a_quotation_of_a_new_paragraph_is_the_one_named_before():
    text = "Governor Oru Tal said both were wrong.\n\n“One thing counts,” she said."
    assert sexes_of(reading_of(text))["Oru Tal"] == "f"


def test_pronouns_inside_quotations_say_nothing():
    text = "Governor Oru Tal spoke at noon. “She is gone,” said the envoy."
    assert "Oru Tal" not in sexes_of(reading_of(text))


def test_a_list_of_given_names_is_overruled_by_several_pronouns():
    text = "Analyst Noor Haddad spoke. She wrote a note. Haddad left. She came back. Haddad sat. She wrote. Haddad rose. She left."
    assert sexes_of(reading_of(text)).get("Noor Haddad") == "f"


@pytest.mark.parametrize("text", ["Governor Oru Tal asked her twice.", "Governor Oru Tal told him.", "Governor Oru Tal sent her to the port."])
def test_who_does_something_to_him_or_her_is_somebody_else(text):
    assert "Oru Tal" not in sexes_of(reading_of(text))
    assert sexes_of(reading_of("Governor Oru Tal called her aides."))["Oru Tal"] == "f"
