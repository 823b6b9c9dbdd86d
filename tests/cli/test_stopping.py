"""How a command ends when it is stopped, when its reader goes away, and when the solution is over tolerance."""

import dataclasses
import re
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from standoff.cli import run
from standoff.commands import common, size

# A forecast that never ends, inside compiled code as far as Python can tell.
ENDLESS = """
import sys, time
from standoff.commands import common, forecast
def endless(case, draws, seed, plan):
    print("solving", file=sys.stderr, flush=True)
    return common.interruptible(lambda: time.sleep(600))
forecast.make_forecast = endless
sys.argv = ["standoff", "forecast", "sarn-valley"]
from standoff.cli import main
main()
"""


def test_ctrl_c_ends_with_one_line_and_its_own_code(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", ENDLESS], cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stderr.readline() == "solving\n"
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == "" and err == "stopped; no unfinished file was left behind\n"
    assert list(tmp_path.iterdir()) == []


def test_what_the_work_raises_is_raised():
    with pytest.raises(ZeroDivisionError):
        common.interruptible(lambda: 1 / 0)
    assert common.interruptible(lambda: 7) == 7


def test_a_closed_pipe_is_no_error():
    script = "from standoff.cli import main; main()"
    command = f"{sys.executable} -c '{script}' schema | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == "" and len(done.stdout) == 10


@pytest.mark.parametrize("messages, code", [((), 0), (("values differ by 0.2",), 3)])
def test_a_forecast_over_tolerance_has_its_own_code(monkeypatch, capsys, messages, code):
    from standoff.commands import forecast

    certificate = SimpleNamespace(messages=messages)
    answer = SimpleNamespace(certificate=certificate, to_json=lambda: {"certificate": {"messages": list(messages)}})
    monkeypatch.setattr(forecast, "make_forecast", lambda *_: answer)
    assert run(["forecast", "sarn-valley", "--json"]) == code
    assert '"messages"' in capsys.readouterr().out


def test_a_report_that_cannot_be_written_is_found_out_before_solving(tmp_path, monkeypatch, capsys):
    from standoff.commands import report

    monkeypatch.setattr(report, "make_forecast_with_base", lambda *_: pytest.fail("solved in vain"))
    (tmp_path / "taken").write_text("a file")
    assert run(["report", "sarn-valley", "--out", str(tmp_path / "taken")]) == 1
    assert re.search(r"error: cannot make the folder .*taken", capsys.readouterr().err)


@pytest.mark.parametrize(
    "seconds, words",
    [(0.2, "1 second"), (12, "12 seconds"), (44, "40 seconds"), (100, "2 minutes"), (1700, "30 minutes"), (3 * 3600, "3 hours")],
)
def test_durations_are_round_words(seconds, words):
    assert size.duration(seconds) == words


def test_more_draws_and_more_cells_cost_more():
    cost = size.Cost(worlds=10, months=12, packages=4, private=1, cells=10_000_000)
    assert cost.seconds(200) > cost.seconds(100) > 0
    assert dataclasses.replace(cost, cells=2 * cost.cells).seconds(100) > cost.seconds(100)
    assert "10 worlds, 12 months, 4 packages, 1 private party: 10,000,000 cells a draw" in size.describe(cost, 100)
