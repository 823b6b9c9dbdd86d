"""`standoff forecast --json` on the fictional case: the contract, and that its numbers hang together."""

import json
import subprocess
import sys

import jsonschema
import pytest

from tests.house.tree import ROOT

DRAWS, SEED = 8, 11


@pytest.fixture(scope="module")
def ended(tmp_path_factory) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "standoff", "forecast", "sarn-valley", "--draws", str(DRAWS), "--seed", str(SEED), "--json"]
    folder = tmp_path_factory.mktemp("forecast")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert list(folder.iterdir()) == [], "a forecast that only prints leaves no file behind"
    return done


@pytest.fixture(scope="module")
def answer(ended) -> dict:
    assert ended.returncode in (0, 3), ended.stderr
    return json.loads(ended.stdout)


def test_the_contract_holds(answer):
    schema = json.loads((ROOT / "docs" / "schemas" / "forecast.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(answer, schema)


def test_the_exit_code_is_that_of_the_certificate(ended, answer):
    assert ended.returncode == (3 if answer["certificate"]["messages"] else 0), answer["certificate"]


def test_size_and_time_are_said_before_solving(ended):
    assert "worlds, 15 months" in ended.stderr.splitlines()[0]
    assert f"{DRAWS} draws take about" in ended.stderr.splitlines()[0]


def test_the_numbers_hang_together(answer):
    assert answer["draws"] == DRAWS and 1 <= answer["effective_draws"] <= DRAWS and answer["receipt"]["seed"] == SEED
    assert [row["month"] for row in answer["p_deal"]] == answer["months"]
    assert len(answer["months"]) == answer["horizon"] + 1  # the rest of the month of `as_of`, then the horizon
    for row in answer["p_deal"]:
        assert row["low"] <= row["low50"] <= row["median"] <= row["high50"] <= row["high"]
    assert sum(answer["endings"].values()) == pytest.approx(1, abs=1e-6)
    deal = sum(package["probability"] for package in answer["packages"])
    assert deal == pytest.approx(answer["endings"]["deal"], abs=1e-6)
