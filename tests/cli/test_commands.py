"""The commands that solve nothing: what they print, where, and how they end."""

import json
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import jsonschema
import pytest

import standoff
from standoff.cli import run
from tests.house.tree import ROOT


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"standoff {standoff.__version__}\n"


def test_the_console_script_and_the_module_are_the_same_program():
    script = Path(sysconfig.get_path("scripts")) / "standoff"
    for command in ([str(script)], [sys.executable, "-m", "standoff"]):
        done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, f"standoff {standoff.__version__}\n")


def test_an_unknown_command_is_a_usage_error_that_names_the_nearest(capsys):
    assert run(["forcast", "sarn-valley"]) == 2
    assert "no command 'forcast'; did you mean 'forecast'?" in capsys.readouterr().err


def test_an_unknown_option_is_a_usage_error(capsys):
    assert run(["forecast", "sarn-valley", "--drows", "3"]) == 2
    assert "--draws" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("--draws", "0"), ("--draws", "many"), ("--seed", "-1")])
def test_impossible_options_are_usage_errors(arguments, capsys):
    assert run(["forecast", "sarn-valley", *arguments]) == 2
    assert f"'{arguments[0]}'" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "solve", "forecast", "report"])
def test_an_unknown_case_is_wrong_input(command, capsys):
    assert run([command, "sarn-vally"]) == 1
    said = capsys.readouterr()
    assert "no case called 'sarn-vally'; did you mean 'sarn-valley'?" in said.err and said.out == ""


def test_a_missing_file_is_wrong_input(capsys):
    assert run(["check", "folder/mine.yaml"]) == 1
    assert "no file 'folder/mine.yaml' here" in capsys.readouterr().err


def test_check_of_a_good_case(capsys):
    assert run(["check", "sarn-valley"]) == 0
    said = capsys.readouterr().out
    assert "nothing is wrong with it" in said and re.search(r"\d+ worlds, 15 months, \d packages, 1 private party", said)


def test_check_shows_every_mistake_with_its_place(capsys):
    text = (Path(standoff.__file__).parent / "cases" / "sarn-valley.yaml").read_text()
    Path("mine.yaml").write_text(text.replace("role: defender", "role: defendr").replace("by: lakes_union", "by: lakes_unoin"))
    assert run(["check", "mine.yaml"]) == 1
    said = capsys.readouterr().out
    assert re.search(r"^mine.yaml:\d+:\d+  error  ", said, re.MULTILINE)
    assert "did you mean 'defender'?" in said and "did you mean 'lakes_union'?" in said
    assert "2 errors" in said


@pytest.mark.parametrize("command", ["solve", "forecast", "report"])
def test_nothing_is_solved_with_a_wrong_case(command, capsys):
    text = (Path(standoff.__file__).parent / "cases" / "sarn-valley.yaml").read_text()
    Path("mine.yaml").write_text(text.replace("horizon:", "horizn:"))
    assert run([command, "mine.yaml"]) == 1
    said = capsys.readouterr()
    assert said.out == "" and "did you mean 'horizon'?" in said.err and "nothing was solved" in said.err
    assert not list(Path().rglob("*.html"))


def test_check_as_json_keeps_its_contract(capsys):
    schema = json.loads((ROOT / "docs" / "schemas" / "check.schema.json").read_text())
    assert run(["check", "sarn-valley", "--json"]) == 0
    fine = json.loads(capsys.readouterr().out)
    jsonschema.validate(fine, schema)
    assert fine["errors"] == [] and fine["inputs"] > fine["assumed"] > 0 and fine["worlds"] >= 2
    Path("empty.yaml").write_text("format: case/1\n")
    assert run(["check", "empty.yaml", "--json"]) == 1
    wrong = json.loads(capsys.readouterr().out)
    jsonschema.validate(wrong, schema)
    assert wrong["errors"] and wrong["worlds"] is None


def test_check_shows_the_words_of_every_reference(capsys):
    Path("documents").mkdir()
    words = "The bridges stay closed until the guarantee is signed."
    document = Path("documents/note.txt")
    document.write_text(f"Norland, 14 March. {words} So said the envoy.")
    import hashlib

    place = f"{{document: {hashlib.sha256(document.read_bytes()).hexdigest()}, file: note.txt, start: 19, end: {19 + len(words)}}}"
    text = (Path(standoff.__file__).parent / "cases" / "sarn-valley.yaml").read_text()
    Path("mine.yaml").write_text(re.sub(r"^  halvorsen: .*$", f"  halvorsen: {place}", text, flags=re.MULTILINE))
    assert run(["check", "mine.yaml"]) == 0
    assert "1 references into documents were not looked up" in capsys.readouterr().out
    assert run(["check", "mine.yaml", "--documents", "documents"]) == 0
    said = capsys.readouterr().out
    assert f'"{words}"' in said and re.search(r"mechanisms\.front\.drift +-1 to 2 per month", said)
    document.write_text("Something else stands here now.")
    assert run(["check", "mine.yaml", "--documents", "documents", "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["references"]["checked"] == 1 and data["references"]["verified"] == 0 and data["errors"]


def test_cases_lists_the_built_in_ones(capsys):
    assert run(["cases", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["cases"]
    assert [case["name"] for case in found] == ["korea-1953", "sarn-valley", "ukraine-2025", "winter-war-1940"]


def test_new_writes_a_case_that_checks_and_never_overwrites(capsys):
    assert run(["new", "two-rivers"]) == 0
    assert "next: standoff check two-rivers.yaml" in capsys.readouterr().out
    text = Path("two-rivers.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=case.schema.json\n") and "title: Two rivers (" in text
    assert run(["check", "two-rivers.yaml"]) == 0
    assert run(["new", "two-rivers"]) == 1
    assert "is there already and was left as it is" in capsys.readouterr().err
    assert Path("two-rivers.yaml").read_text() == text


def test_the_schema_accepts_the_built_in_cases(capsys):
    from ruamel.yaml import YAML

    assert run(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft7Validator.check_schema(schema)
    assert run(["schema", "--out", "case.schema.json"]) == 0
    assert json.loads(Path("case.schema.json").read_text()) == schema
    text = (Path(standoff.__file__).parent / "cases" / "sarn-valley.yaml").read_text()
    raw = json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))
    jsonschema.Draft7Validator(schema).validate(raw)
    raw["titel"] = "x"
    assert not jsonschema.Draft7Validator(schema).is_valid(raw)


def test_doctor(capsys, monkeypatch):
    assert run(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["is_fine"] and {item["name"] for item in found["findings"]} >= {"python", "packages", "arithmetic", "charts"}
    from standoff import doctor

    monkeypatch.setitem(doctor.CHECKS, "charts", lambda: 1 / 0)
    assert run(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "WRONG  charts" in said and "ZeroDivisionError" in said and "cannot work properly" in said
