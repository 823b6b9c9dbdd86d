"""Outlets that only the text introduces."""

import pytest

from standoff.read.own_outlets import introduced


@pytest.mark.parametrize(
    "text, outlets",
    [
        ("According to the daily Zarya, the port is shut.", {"Zarya": "daily"}),
        ("The newspaper Zarya reported on Friday that the port is shut.", {"Zarya": "newspaper"}),
        ("The port is shut, the Arland Herald reported.", {"Arland Herald": ""}),
        ("They walked past the newspaper kiosk.", {}),
        ("An aide told the paper Berg had fled.", {}),
    ],
)
def test_an_outlet_is_told_by_how_it_is_introduced(text, outlets):
    assert introduced(text) == outlets
