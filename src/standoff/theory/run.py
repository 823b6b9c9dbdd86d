"""Solve a theory model by formula and by the engine, and certify the latter."""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping
from dataclasses import dataclass

import jax
import numpy as np

from standoff.game.game import Game
from standoff.solve.backward import solve
from standoff.solve.certify import Certificate, certify
from standoff.solve.certify_tree import certify_tree
from standoff.solve.equilibrium import Equilibrium
from standoff.solve.tree import TreeEquilibrium, solve_tree
from standoff.theory.model import Answers, Model, Numerics


@dataclass(frozen=True)
class Result:
    """The answers of one model, twice.

    Attributes:
        parameters: the values of all parameters.
        numerics: how finely the engine looked.
        closed_form: answers of the formula.
        engine: the same answers, read from the solved game.
        max_error: the largest difference between the two.
        certificate: how far the engine's solution is from a logit equilibrium of its game.
        game: the game that was solved.
        equilibrium: its solution, in plain arrays; on its tree, where players have more than two types.
    """

    parameters: dict[str, float]
    numerics: Numerics
    closed_form: Answers
    engine: Answers
    max_error: float
    certificate: Certificate
    game: Game
    equilibrium: Equilibrium | TreeEquilibrium


def run_model(model: Model, overrides: Mapping[str, float] | None = None, numerics: Numerics | None = None) -> Result:
    """Work out the closed form, solve the game in float64 and certify it.

    Args:
        model: a theory model.
        overrides: values for some of its parameters; the others keep their defaults.
        numerics: how finely to look (default: the model's own).

    Raises:
        ValueError: a parameter is unknown or out of its range, or the formula does not hold for these values.
    """
    parameters = fill_in(model, overrides or {})
    numerics = model.numerics if numerics is None else numerics
    closed_form = model.closed_form(parameters)
    built = model.game(parameters, numerics)
    if built.types:
        equilibrium = solve_tree(built, date0=numerics.date0)
        certificate = certify_tree(built, equilibrium, date0=numerics.date0)
    else:
        equilibrium = solve_precisely(built, numerics)
        refined = None if built.private else equilibrium  # without private players there is no belief grid to refine
        certificate = certify(built, equilibrium, refined=refined, date0=numerics.date0)
    engine = model.measure(parameters, numerics, built, equilibrium)
    if engine.keys() != closed_form.keys():
        raise RuntimeError(f"{model.name}: the engine answers {list(engine)}, the closed form {list(closed_form)}")
    error = float(np.max(np.abs([engine[name] - closed_form[name] for name in engine])))
    return Result(parameters, numerics, closed_form, engine, error, certificate, built, equilibrium)


def fill_in(model: Model, overrides: Mapping[str, float]) -> dict[str, float]:
    """Return the values of all parameters of `model`.

    Raises:
        ValueError: a name is unknown (the nearest is named), or a value is out of the parameter's range.
    """
    for name, number in overrides.items():
        if name not in model.parameters:
            near = difflib.get_close_matches(name, model.parameters, 1, 0.4)
            hint = f"did you mean '{near[0]}'?" if near else f"its parameters are {', '.join(model.parameters)}"
            raise ValueError(f"{model.name} has no parameter '{name}'; {hint}")
        allowed = model.parameters[name]
        if not (math.isfinite(number) and allowed.low <= number <= allowed.high):
            raise ValueError(f"{name} is {number:g}; {model.name} allows {allowed.low:g} to {allowed.high:g}")
    return model.defaults() | {name: float(number) for name, number in overrides.items()}


def solve_precisely(game: Game, numerics: Numerics) -> Equilibrium:
    """Solve a game in float64 and return plain arrays."""
    with jax.enable_x64(True):
        settings = {"grid_size": numerics.grid_size, "grid_reach": numerics.grid_reach, "date0": numerics.date0}
        return jax.tree.map(np.asarray, solve(game, **settings))
