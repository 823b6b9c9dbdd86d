"""Runs that are stopped go on where they were, to the same bytes; what goes wrong is said and loses nothing."""

import os
import signal
import subprocess
import sys
import time

import pytest

from standoff.ask.base import solve_base
from standoff.ask.runs import How
from standoff.ensemble.batches import BATCH
from standoff.ensemble.checkpoint import PARTS, RunError
from standoff.ensemble.identity import identity_of
from standoff.ensemble.store import open_run
from tests.ensemble.small import SEED, Slow, bytes_of, small_case
from tests.house.tree import ROOT

DRAWS = 24
SOLVE = f"""
import sys
from pathlib import Path
from standoff.ask.base import solve_base
from standoff.ask.runs import How
from standoff.ensemble.checkpoint import RunError
from tests.ensemble.small import FullDisk, Slow, small_case
try:
    solve_base(small_case(), {DRAWS}, {SEED}, how=How(Path(sys.argv[1]), executor=eval(sys.argv[2])))
except RunError as error:
    print(error)
"""


def start(folder, executor):
    """Solve the small case in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", SOLVE, str(folder), executor], env=environment, cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip


def parts(folder):
    """Return the batches that are kept."""
    return sorted((folder / PARTS).glob("*.nc"))


def start_and_kill(folder):
    """Solve the small case in a process of its own, and kill it when it has kept two batches."""
    process = start(folder, "Slow()")
    while len(parts(folder)) < 2:
        assert process.poll() is None, process.communicate()[1]
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return len(parts(folder))


@pytest.fixture(scope="module")
def case():
    return small_case()


@pytest.fixture(scope="module")
def whole(case, tmp_path_factory):
    """Return the bytes of the run that nothing has happened to."""
    folder = tmp_path_factory.mktemp("whole") / "run"
    solve_base(case, DRAWS, SEED, how=How(folder))
    return bytes_of(folder)


def test_a_killed_run_goes_on_to_the_same_bytes(case, whole, tmp_path):
    folder = tmp_path / "run"
    kept = start_and_kill(folder)
    assert 2 <= kept < DRAWS / BATCH
    with pytest.raises(RunError, match="holds this run unfinished, with . batches done: add --resume"):
        solve_base(case, DRAWS, SEED, how=How(folder))
    done = []
    parts(folder)[0].write_bytes(parts(folder)[0].read_bytes()[:100])  # a damaged batch counts as not done
    (folder / ".outcomes.nc.abc.part").write_bytes(b"half")
    solve_base(case, DRAWS, SEED, done.append, How(folder, resume=True))
    assert done[0] == pytest.approx((kept - 1) / (DRAWS / BATCH))
    assert bytes_of(folder) == whole


def test_a_full_disk_is_said_and_loses_nothing(case, whole, tmp_path):
    process = start(tmp_path / "run", "FullDisk()")
    said, errors = process.communicate()
    assert process.returncode == 0, errors
    assert "2 finished batches are kept: make room, then add --resume" in said and "too large" in said
    solve_base(case, DRAWS, SEED, how=How(tmp_path / "run", resume=True))
    assert bytes_of(tmp_path / "run") == whole


def test_two_runs_on_one_folder_is_an_error_and_the_first_goes_on(case, whole, tmp_path):
    process = start(tmp_path / "run", "Slow()")
    while not parts(tmp_path / "run"):
        assert process.poll() is None, process.communicate()[1]
        time.sleep(0.02)
    with pytest.raises(RunError, match=f"process {process.pid} is at work in .*: wait until it is done"):
        solve_base(case, DRAWS, SEED, how=How(tmp_path / "run", resume=True))
    process.communicate()
    assert process.returncode == 0 and bytes_of(tmp_path / "run") == whole


def test_a_folder_is_free_again_after_an_error(case, tmp_path):
    identity = identity_of(case, SEED, DRAWS)
    with pytest.raises(ZeroDivisionError), open_run(tmp_path / "run", identity):
        raise ZeroDivisionError
    with open_run(tmp_path / "run", identity, resume=True) as run:
        assert not run.is_finished
    assert not (tmp_path / "run" / ".lock").exists()


def test_a_file_in_place_of_the_folder_is_an_error(case, tmp_path):
    (tmp_path / "run").write_text("a file")
    with pytest.raises(RunError, match="cannot write to .*file exists; nothing was lost"):
        solve_base(case, DRAWS, SEED, how=How(tmp_path / "run", executor=Slow()))
