"""`standoff why | levers | tipping | whatif | claims | believed`: what they print, their contract, and how they end."""

import dataclasses
import json

import jsonschema
import pytest
from click.testing import CliRunner

from standoff.cli import run as standoff
from standoff.commands import questions
from standoff.commands.believed import believed
from standoff.commands.claims import claims
from standoff.commands.levers import levers
from standoff.commands.tipping import tipping
from standoff.commands.whatif import PREVIEW_DRAWS, whatif
from standoff.commands.why import why
from tests import made_up
from tests.house.tree import ROOT

CASE = "sarn-valley"
COMMANDS = {
    "why": (why, ["standoff.ask.why.why"], made_up.make_why(), []),
    "levers": (levers, ["standoff.ask.levers.levers"], made_up.make_levers(), []),
    "levers-inputs": (levers, ["standoff.commands.levers.inputs_of"], made_up.make_tornado(), ["--inputs"]),
    "tipping": (tipping, ["standoff.ask.tipping.tipping"], made_up.make_tipping(), ["norland.patience"]),
    "whatif": (whatif, ["standoff.ask.whatif.what_if"], made_up.make_what_if(), ["--set", "norland.patience=0.96"]),
    "believed": (believed, ["standoff.ask.believed.believed"], made_up.make_believed(), []),
}


def run(command, *arguments):
    return CliRunner().invoke(command, [CASE, *arguments])


@pytest.fixture
def unsolved(monkeypatch):
    """Leave out the solving: the base is nothing, and each question gives its made-up answer."""
    monkeypatch.setattr(questions, "solve_begun", lambda *_: None)
    for name in ("why", "levers", "tipping", "whatif", "claims", "believed"):
        monkeypatch.setattr(f"standoff.commands.{name}.solve_begun", lambda *_: None)
    for _, targets, answer, _ in COMMANDS.values():
        for target in targets:
            monkeypatch.setattr(target, lambda *_, _answer=answer, **__: _answer)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_contract_holds(unsolved, name):
    command, _, answer, arguments = COMMANDS[name]
    done = run(command, *arguments, "--json")
    assert done.exit_code == 0, done.output
    data = json.loads(done.stdout)
    jsonschema.validate(data, json.loads((ROOT / "docs" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")))
    assert data == json.loads(json.dumps(answer.to_json()))


@pytest.mark.parametrize("name", COMMANDS)
def test_text_has_the_finding_the_table_and_what_it_is_about(unsolved, name):
    command, _, _, arguments = COMMANDS[name]
    done = run(command, *arguments)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("War in the Sarn Valley (fictional), as of 2026-03-20\n\n")
    assert "This is a statement about the model, not about the world." in done.stdout and "90%" in done.stdout
    assert done.stdout.rstrip().splitlines()[-1].startswith("Certificate: ")


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "whatif"])
def test_size_and_time_are_said_first(unsolved, name):
    command, _, _, arguments = COMMANDS[name]
    said = run(command, *arguments, "--draws", "16").stderr.splitlines()
    assert "154 worlds, 15 months" in said[0] and "16 draws take about" in said[0]
    assert "games from today on" in said[1] and " more" in said[1]


def test_the_cost_of_why_grows_with_the_sample(unsolved):
    assert "up to 144 games" in run(why).stderr
    assert "up to 12 games" in run(why, "--sample", "2").stderr


def test_a_preview_says_that_it_is_one(unsolved):
    done = run(whatif, "--set", "norland.patience=0.96", "--preview")
    assert f"preview: {PREVIEW_DRAWS} draws; the interval is rough" in done.stderr
    assert f"{PREVIEW_DRAWS} draws take about" in done.stderr


def test_a_case_without_claims_says_so_and_solves_nothing():
    done = run(claims)
    assert done.exit_code == 0 and "This case lists no claims." in done.stdout
    data = json.loads(run(claims, "--json").stdout)
    jsonschema.validate(data, json.loads((ROOT / "docs" / "schemas" / "claims.schema.json").read_text(encoding="utf-8")))
    assert data["claims"] == []


def test_made_up_claims_keep_the_contract():
    schema = json.loads((ROOT / "docs" / "schemas" / "claims.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(made_up.make_claims().to_json())), schema)


@pytest.mark.parametrize(
    ("command", "arguments", "words"),
    [
        (whatif, ["--set", "norland.patiense=0.97"], "no number called 'norland.patiense' in this case; did you mean"),
        (whatif, ["--set", "mistake=3% to 6%"], "'mistake=3% to 6%' changes nothing"),
        (whatif, ["--set", "norland.patience=1.2"], "write"),
        (whatif, ["--do", "norland.walk"], "no act is called 'norland.walk'"),
        (whatif, ["--do", "lakes_union.impose_tolls", "--at", "2031-01"], "'2031-01' is not between 2026-03 and 2027-03"),
        (tipping, ["norland.patiense"], "no number called 'norland.patiense'"),
        (tipping, ["mistake", "--within", "5%"], "'5%' is a single value"),
        (tipping, ["mistake", "--odds", "2"], "odds of 2 are no chance"),
    ],
)
def test_what_names_nothing_or_changes_nothing_is_an_error_before_anything_is_solved(monkeypatch, command, arguments, words):
    for name in ("tipping", "whatif"):
        monkeypatch.setattr(f"standoff.commands.{name}.solve_begun", lambda *_: pytest.fail("solved in vain"))
    done = run(command, *arguments)
    assert done.exit_code == 1 and "error: " in done.stderr and words in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [([], "nothing to change: give --set PATH=VALUE or --do PARTY.ACT"), (["--set", "mistake"], "is not PATH=VALUE"),
     (["--set", "mistake=5%", "--at", "2026-05"], "--at is the month of an act")],
)  # fmt: skip
def test_a_what_if_that_asks_nothing_is_not_understood(arguments, words):
    done = run(whatif, *arguments)
    assert done.exit_code == 2 and words in done.stderr


def test_a_game_that_was_not_solved_to_tolerance_ends_with_3(unsolved, monkeypatch, capsys):
    answer = dataclasses.replace(made_up.make_why(), residual=0.01)
    monkeypatch.setattr("standoff.ask.why.why", lambda *_: answer)
    assert standoff(["why", CASE]) == 3
    assert "over tolerance: a state was left 1.0e-02 log-odds" in capsys.readouterr().err


def test_a_preview_of_a_real_case_ends_with_an_answer():
    """Nothing is left out here: eight draws are solved, and eight more from today on."""
    done = run(whatif, "--set", "norland.patience=x 1.01", "--do", "impose_tolls", "--preview", "--json")
    assert done.exit_code == 0, done.output
    data = json.loads(done.stdout)
    jsonschema.validate(data, json.loads((ROOT / "docs" / "schemas" / "whatif.schema.json").read_text(encoding="utf-8")))
    assert data["changed"][1]["do"] == "lakes_union.impose_tolls" and data["draws"] <= PREVIEW_DRAWS
    assert data["difference"]["low"] <= data["difference"]["median"] <= data["difference"]["high"]
