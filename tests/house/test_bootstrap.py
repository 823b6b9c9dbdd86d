"""The set-up says in plain words what is missing, and does nothing the second time."""

import importlib.util
import os
import subprocess
import sys

import pytest

from tests.house.tree import ROOT

SCRIPT = ROOT / "tools" / "bootstrap.py"


@pytest.fixture
def bootstrap(tmp_path, monkeypatch):
    """Load the set-up script with an empty project folder of its own."""
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in module.INSTALLED_FROM:
        (tmp_path / name).write_text(f"{name}\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp.txt")
    return module


def test_it_needs_the_standard_library_only():
    command = [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({str(SCRIPT)!r})"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_a_python_that_is_too_old_is_named(bootstrap, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", "")
    assert bootstrap.main() == 1
    said = capsys.readouterr().err
    assert "needs Python 3.11 or newer" in said and "is Python 3.9" in said
    assert "make PYTHON=/path/to/python3.12 demo" in said


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_how_to_get_it(bootstrap, monkeypatch, capsys, missing):
    monkeypatch.setattr(bootstrap, "find_python", lambda: sys.executable)
    monkeypatch.setitem(sys.modules, missing, None)
    assert bootstrap.main() == 1
    said = capsys.readouterr().err
    version = ".".join(map(str, sys.version_info[:2]))
    assert f"comes without the module '{missing}'" in said and f"sudo apt install python{version}-venv" in said


def test_a_failing_command_shows_its_words_and_the_advice(bootstrap, capsys):
    with pytest.raises(bootstrap.SetupError, match="No network"):
        bootstrap.call([sys.executable, "-c", "print('no such index'); raise SystemExit(1)"], "No network, perhaps")
    assert "no such index" in capsys.readouterr().err


def test_the_second_run_does_nothing(bootstrap, monkeypatch):
    bootstrap.VENV.mkdir()
    bootstrap.STAMP.write_text(bootstrap.fingerprint())
    monkeypatch.setattr(bootstrap, "venv_python", lambda: sys.executable)
    monkeypatch.setattr(bootstrap, "set_up", lambda: pytest.fail("set up again"))
    assert bootstrap.main() == 0


def test_a_changed_lock_is_set_up_again(bootstrap, monkeypatch):
    bootstrap.VENV.mkdir()
    bootstrap.STAMP.write_text(bootstrap.fingerprint())
    (bootstrap.ROOT / "requirements.lock").write_text("other==1\n")
    done = []
    monkeypatch.setattr(bootstrap, "find_python", lambda: sys.executable)
    monkeypatch.setattr(bootstrap, "set_up", lambda: done.append(True))
    assert bootstrap.main() == 0 and done == [True]


def test_make_says_when_there_is_no_python():
    command = ["make", "-C", str(ROOT), "PYTHON=no-such-python", "setup"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"})
    assert done.returncode != 0 and "no 'no-such-python' on this machine" in done.stderr
