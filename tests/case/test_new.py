"""The starter case is valid against the mechanisms that exist, whatever it is called."""

import pytest

from standoff.case.findings import render_findings
from standoff.case.load import check_text
from standoff.case.new import starter_text
from standoff.case.yaml12 import read_yaml
from standoff.mechanisms.registry import SECTIONS, find_mistakes


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("sarn-valley", "Sarn valley"), ("a: b # c", "A b c"), ("'x'", "X"), ("", "A new case"), ("{x}", "X"),
        ("2026", "2026"), ("L'\u00eele", "L'\u00eele"), ("- - -", "A new case"), ("no", "No"),
    ],
)  # fmt: skip
def test_the_starter_case_is_valid_under_any_name(name, title):
    checked = check_text(starter_text(name), SECTIONS, None, find_mistakes)
    assert checked.findings == (), render_findings(checked.findings, "case.yaml", checked.num_lines)
    assert checked.case.title == f"{title} (an invented case to start from)"


def test_it_shows_every_part_of_a_case_and_explains_itself():
    text = starter_text("x")
    assert {"parties", "mechanisms", "record", "sources", "mistake"} <= set(read_yaml(text).tree)
    assert text.count("#") > 20 and max(map(len, text.splitlines())) <= 120
