"""`standoff theory`: the list, one model side by side, JSON, and mistakes on the command line."""

import json

import pytest

from standoff.cli import run
from standoff.theory.registry import NAMES, load
from tests.cli.test_imports import HEAVY, modules_after

# Small and quick: eight steps and four periods solve at once, and are far from the closed form.
SMALL = ("theory", "rubinstein1982", "--precision", "8", "--steps", "8", "--periods", "4")


def test_the_list_names_every_model_with_its_title(capsys):
    assert run(["theory"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(NAMES)
    assert all(line.endswith(load(name).title) for name, line in zip(NAMES, lines, strict=True))


def test_the_list_as_json(capsys):
    assert run(["theory", "--json"]) == 0
    models = json.loads(capsys.readouterr().out)["models"]
    assert [model["name"] for model in models] == list(NAMES)
    patience = models[0]["parameters"]["delta1"]
    assert patience["default"] == 0.9 and (patience["low"], patience["high"]) == (0, 1) and patience["meaning"]
    assert models[0]["parameters"]["c1"]["high"] is None  # no bound, and JSON has no infinity


def test_one_model_side_by_side(capsys):
    assert run([*SMALL, "--set", "delta1=0.95"]) == 0
    said = capsys.readouterr().out
    assert "rubinstein1982: Alternating offers" in said and "Econometrica" in said
    assert "closed form" in said and "x1_when_1_proposes" in said and "0.833333" in said
    assert "precision 8 per pie, the pie cut into 8 steps, 4 periods" in said
    assert "certificate: strategies are within" in said


def test_one_model_as_json(capsys):
    assert run([*SMALL, "--set", "delta1=0.95", "--set", "c2=0.01", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["parameters"] == {"delta1": 0.95, "delta2": 0.8, "c1": 0, "c2": 0.01}
    assert found["numerics"]["steps"] == 8 and found["numerics"]["periods"] == 4
    assert found["closed_form"].keys() == found["engine"].keys() >= {"x1_when_1_proposes"}
    differences = [abs(found["engine"][name] - found["closed_form"][name]) for name in found["engine"]]
    assert found["max_error"] == pytest.approx(max(differences))
    assert found["certificate"]["max_residual"] < 1e-10


def test_an_unknown_model_is_wrong_input_that_names_the_nearest(capsys):
    assert run(["theory", "rubinstein"]) == 1
    assert "no theory model 'rubinstein'; did you mean 'rubinstein1982'?" in capsys.readouterr().err


def test_an_unknown_parameter_is_wrong_input_that_names_the_nearest(capsys):
    assert run(["theory", "rubinstein1982", "--set", "delta=0.95"]) == 1
    assert "rubinstein1982 has no parameter 'delta'; did you mean 'delta" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("delta1=2", "delta1 is 2; rubinstein1982 allows 0 to 1"),
        ("delta1=nan", "delta1 is nan; rubinstein1982 allows 0 to 1"),
    ],
)
def test_a_number_out_of_range_is_wrong_input(setting, words, capsys):
    assert run(["theory", "rubinstein1982", "--set", setting]) == 1
    assert words in capsys.readouterr().err


def test_where_the_formula_does_not_hold_is_said_in_words(capsys):
    assert run(["theory", "rubinstein1982", "--set", "delta1=1", "--set", "delta2=1"]) == 1
    assert "the shares are not unique" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--set", "delta1"), "write NAME=NUMBER, in 'delta1'"),
        (("--set", "delta1=high"), "'high' is no number, in 'delta1=high'"),
        (("--precision", "0"), "'--precision'"),
        (("--steps", "0"), "'--steps'"),
        (("--periods", "x"), "'--periods'"),
    ],
)
def test_impossible_options_are_usage_errors(arguments, words, capsys):
    assert run(["theory", "rubinstein1982", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_options_without_a_model_are_a_usage_error(capsys):
    assert run(["theory", "--set", "delta1=0.9"]) == 2
    assert "name a model to solve" in capsys.readouterr().err


def test_a_horizon_of_the_models_own_is_said(capsys):
    assert run(["theory", "stahl1972", "--precision", "8", "--steps", "8", "--periods", "9"]) == 0
    said = capsys.readouterr()
    assert "stahl1972 has a horizon of its own: 5 periods were solved, not 9" in said.err and "5 periods" in said.out


def test_help_imports_nothing_heavy():
    assert modules_after("theory", "--help") & HEAVY == set()
