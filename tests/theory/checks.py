"""What the tests of the models share: solving with a certificate, orders of convergence, the book of solved points."""

from __future__ import annotations

import dataclasses
import json
import pathlib

import numpy as np

from standoff.game.game import Game, find_mistakes
from standoff.theory.model import Model, Numerics
from standoff.theory.run import Result, run_model
from tests.games import replace, replace_stage

BOOK = pathlib.Path(__file__).parents[3] / "shared" / "theory"
EXACT = 1e-10  # double precision leaves residuals near 1e-13


def points(name: str) -> list[dict]:
    """Return the solved points of one chapter of the book, or none where the book is not beside the project."""
    path = BOOK / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))["points"] if path.exists() else []


def solved(model: Model, overrides: dict[str, float] | None = None, **fineness) -> Result:
    """Solve a model, having its game and its certificate checked; `fineness` changes its default numerics."""
    numerics: Numerics = dataclasses.replace(model.numerics, **fineness)
    result = run_model(model, overrides, numerics)
    assert find_mistakes(result.game) == []
    assert result.certificate.is_ok(EXACT), result.certificate.sentence()
    return result


def slope(finenesses, errors) -> float:
    """Return the order with which errors fall: the slope of log error against log fineness, by least squares."""
    return float(np.polyfit(np.log(finenesses), np.log(errors), 1)[0])


def concession(precisions) -> np.ndarray:
    """Return ln(λ)/λ: what a logit responder is given beyond her reservation value, up to a constant."""
    precisions = np.asarray(precisions, float)
    return np.log(precisions) / precisions


def scaled(built: Game, factor: float) -> Game:
    """Return the game with every payoff times `factor` and precision divided by it: nobody should act differently."""
    for index, stage in enumerate(built.stages):
        built = replace_stage(built, index, payoff=factor * np.asarray(stage.payoff))
    return replace(built, terminal=factor * built.terminal, precision=built.precision / factor)


def assert_scaling_changes_nothing(model: Model, result: Result, factor: float = 3.0) -> None:
    """Assert that payoffs in another unit, with precision in that unit, give the same strategies."""
    from standoff.theory.run import solve_precisely

    other = solve_precisely(scaled(result.game, factor), result.numerics)
    np.testing.assert_allclose(other.values, factor * result.equilibrium.values, atol=1e-9)
    for mine, theirs in zip(result.equilibrium.strategies, other.strategies, strict=True):
        if mine is not None:
            np.testing.assert_allclose(mine, theirs, atol=1e-9)
