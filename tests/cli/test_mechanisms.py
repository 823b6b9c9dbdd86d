"""`standoff mechanisms`, and what is said about a large game: which mechanism costs most."""

import json
import subprocess
import sys

import jsonschema
import pytest
from click.testing import CliRunner

from standoff.commands import check, size
from standoff.commands.common import load
from standoff.commands.mechanisms import mechanisms
from standoff.mechanisms.registry import MECHANISMS
from tests.house.tree import ROOT
from tests.mechanisms.cases import build
from tests.mechanisms.everything import EVERYTHING

LIGHT = """
import sys
from standoff.commands.mechanisms import mechanisms
mechanisms.main(args=["--json"], standalone_mode=False)
assert "jax" not in sys.modules
"""


def test_all_mechanisms_are_listed_with_the_cases_that_use_them():
    said = CliRunner().invoke(mechanisms, ["--json"])
    found = json.loads(said.output)
    jsonschema.validate(found, json.loads((ROOT / "docs" / "schemas" / "mechanisms.schema.json").read_text(encoding="utf-8")))
    assert [row["section"] for row in found["mechanisms"]] == list(MECHANISMS)
    threats = next(row for row in found["mechanisms"] if row["section"] == "threats")
    assert (threats["id"], threats["name"]) == ("M7", "Threats and deadlines")
    assert "ukraine-2025" in threats["cases"] and "sarn-valley" not in threats["cases"]


def test_as_text_there_is_one_line_for_each():
    lines = CliRunner().invoke(mechanisms, []).output.splitlines()
    assert len(lines) == len(MECHANISMS)
    assert lines[0].split()[:2] == ["M1", "front"] and lines[0].endswith("winter-war-1940")


def test_listing_them_imports_no_jax():
    subprocess.run([sys.executable, "-c", LIGHT], check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def everything():
    case = build(EVERYTHING)
    return case, size.cost_of(case)


def test_the_dearest_mechanism_is_the_one_without_which_the_game_is_smallest(everything):
    case, cost = everything
    found = size.dearest(case, cost)
    cells = [saved for _, saved in found]
    assert cells == sorted(cells, reverse=True) and cells[-1] > 0
    for name, saved in found:
        assert size.cost_of(size.without(case, name)).cells == cost.cells - saved
    assert {"stalling", "truce"} <= {name for name, _ in found}


def test_what_needs_a_mechanism_goes_with_it(everything):
    case, _ = everything
    left = size.without(case, "sanctions").mechanisms
    assert set(case.mechanisms) - set(left) == {"sanctions", "threats", "allies", "inconsistency"}
    assert size.without(case, "issues") is None
    assert size.without(case, "front") is None, "an issue follows the front"


def test_only_a_large_game_is_explained(everything, monkeypatch, capsys):
    case, cost = everything
    assert size.describe_dearest(case, cost) is None
    monkeypatch.setattr(size, "LARGE", 100)
    said = size.describe_dearest(case, cost)
    assert said.startswith("a large game; without one mechanism (and what needs it)") and said.count("%") == size.SHOWN
    size.announce(load("sarn-valley"), 64)
    assert "Sanctions ('sanctions') 53%" in capsys.readouterr().err


def test_check_says_it_in_words_and_keeps_its_json(monkeypatch):
    runner = CliRunner()
    plain = runner.invoke(check.check, ["sarn-valley", "--json"], standalone_mode=False)
    monkeypatch.setattr(size, "LARGE", 100)
    assert "a large game" in runner.invoke(check.check, ["sarn-valley"], standalone_mode=False).output
    assert runner.invoke(check.check, ["sarn-valley", "--json"], standalone_mode=False).output == plain.output
