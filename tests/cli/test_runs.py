"""Commands with --run, --resume and the cache of runs: what is kept, what is said, and what is solved only once."""

import json

import click
import pytest
from click.testing import CliRunner

from standoff.commands.forecast import forecast
from standoff.commands.whatif import whatif
from standoff.ensemble.store import case_text
from tests.ensemble.small import bytes_of, small_case

DRAWS = "8"


@pytest.fixture
def case_file(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(case_text(small_case()), encoding="utf-8")
    return str(path)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """Return a cache of runs that is empty at first; compiled programs are shared with the other tests."""
    from standoff.commands import cache

    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    monkeypatch.setattr(cache, "runs_folder", lambda: folder)
    return folder


def called(command, *words):
    return CliRunner().invoke(command, [*words, "--draws", DRAWS], standalone_mode=False)


def test_a_forecast_is_kept_and_loaded(case_file, cache, tmp_path):
    folder = tmp_path / "runs" / "first"
    first = called(forecast, case_file, "--json", "--run", str(folder))
    assert first.exception is None, first.exception
    assert {"case.yaml", "inputs.nc", "outcomes.nc", "receipt.json", "README.md", "charts/fan.svg"} <= set(bytes_of(folder))
    assert not list(cache.iterdir()) and f"the run is in {folder}" in first.stderr
    before = bytes_of(folder)
    again = called(forecast, case_file, "--json", "--run", str(folder))
    assert bytes_of(folder) == before
    one, other = (json.loads(result.stdout) for result in (first, again))
    assert one["p_deal"] == other["p_deal"] and one["certificate"] == other["certificate"]


def test_what_was_solved_is_in_the_cache(case_file, cache, tmp_path):
    asked = (whatif, case_file, "--set", "mistake=5%", "--json")
    first = called(*asked)
    assert first.exception is None, first.exception
    assert len(list(cache.iterdir())) == 1 and "solved before" not in first.stderr
    again = called(*asked)
    assert "these draws were solved before and are loaded" in again.stderr and again.stdout == first.stdout
    afresh = called(*asked, "--no-cache")
    assert "solved before" not in afresh.stderr and afresh.stdout == first.stdout
    kept = next(cache.iterdir()) / "outcomes.nc"
    kept.write_bytes(kept.read_bytes()[:-4])
    damaged = called(*asked)
    assert "the cache of runs is left out: " in damaged.stderr and damaged.stdout == first.stdout
    assert not list(cache.iterdir())


def test_old_runs_leave_the_cache(tmp_path):
    import os

    from standoff.commands.cache import MOST_RUNS, trim_runs

    for number in range(MOST_RUNS + 2):
        (tmp_path / f"{number}").mkdir()
        os.utime(tmp_path / f"{number}", (number, number))
    trim_runs(tmp_path / "0")
    assert {path.name for path in tmp_path.iterdir()} == {"0"} | {str(number) for number in range(3, MOST_RUNS + 2)}


def test_resume_without_a_folder_is_a_mistake(case_file):
    result = called(forecast, case_file, "--resume")
    assert isinstance(result.exception, click.UsageError) and "give --run FOLDER as well" in str(result.exception)


def test_a_folder_with_something_else_is_an_error(case_file, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    result = called(forecast, case_file, "--run", str(tmp_path / "full"))
    assert isinstance(result.exception, click.ClickException) and "holds files that are no run" in str(result.exception)
