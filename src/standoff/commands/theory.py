"""`standoff theory`: published models, each solved by its closed form and by the engine, side by side."""

from __future__ import annotations

import dataclasses
from typing import Any

import click

from standoff.commands.common import (
    FINE,
    OVER_TOLERANCE,
    Failure,
    as_json,
    interruptible,
    print_json,
    progress_bar,
    talk,
)
from standoff.commands.solve import TOLERANCE


@click.command(short_help="Solve a published model by formula and by the engine.")
@click.argument("model_name", metavar="[MODEL]", required=False)
@click.option("--set", "settings", metavar="NAME=NUMBER", multiple=True, help="Set a parameter; may be repeated.")
@click.option("--precision", type=click.FloatRange(min=0, min_open=True), help="Logit precision, in 1/pie.")
@click.option("--steps", type=click.IntRange(min=1), help="Into how many steps the pie is cut to make offers.")
@click.option("--periods", type=click.IntRange(min=1), help="Periods to solve; an infinite horizon is cut off here.")
@click.option("--types", type=click.IntRange(min=2), help="How many types stand for a continuum of them.")
@as_json
def theory(
    model_name: str | None,
    settings: tuple[str, ...],
    precision: float | None,
    steps: int | None,
    periods: int | None,
    types: int | None,
    json_output: bool,
) -> int:
    """List the published models, or solve MODEL by its closed form and by the engine and print both.

    The closed form is about rational players; the engine's players make logit mistakes and choose from finitely many
    offers, and have finitely many types. Raise --precision, --steps, --periods and --types together and the two meet.
    """
    fineness = {"precision": precision, "steps": steps, "periods": periods, "types": types}
    if model_name is None:
        if settings or any(fineness.values()):
            raise click.UsageError("name a model to solve; without one the models are only listed")
        _list_models(json_output)
        return FINE
    overrides = dict(as_setting(text) for text in settings)
    model, result = solve_model(model_name, overrides, fineness)
    is_fine, solved = result.certificate.is_ok(TOLERANCE), result.game.num_periods
    if periods not in (None, solved):
        talk(f"{model.name} has a horizon of its own: {_counted(solved, 'period')} were solved, not {periods}")
    if json_output:
        print_json({
            "model": model.name, "title": model.title, "source": model.source, "parameters": result.parameters,
            "numerics": dataclasses.asdict(result.numerics) | {"periods": solved}, "closed_form": result.closed_form,
            "engine": result.engine, "max_error": result.max_error, "tolerance": model.tolerance,
            "certificate": dataclasses.asdict(result.certificate),
        })  # fmt: skip
    else:
        click.echo(as_text(model, result))
    if not is_fine:
        talk(f"OVER TOLERANCE ({TOLERANCE:g}): do not lean on the engine's answers.")
    return FINE if is_fine else OVER_TOLERANCE


def solve_model(name: str, overrides: dict[str, float], fineness: dict[str, float | None]) -> tuple[Any, Any]:
    """Return a theory model and its result; `fineness` overrides the model's numerics where it is not None.

    Raises:
        Failure: the model or a parameter is unknown, or its closed form does not hold for these values.
    """
    from standoff.commands.cache import use_compilation_cache
    from standoff.theory.registry import load
    from standoff.theory.run import run_model

    use_compilation_cache()
    try:
        model = load(name)
        wanted = {key: value for key, value in fineness.items() if value is not None}
        if "steps" in wanted and model.numerics.steps == 0:
            raise ValueError(f"{name} has no offers, so that --steps has nothing to cut")
        if "types" in wanted and model.numerics.types == 0:
            raise ValueError(f"{name} has no continuum of types, so that --types stands for nothing")
        numerics = dataclasses.replace(model.numerics, **wanted)
        with progress_bar(f"Solving {name}") as progress:
            result = interruptible(lambda: run_model(model, overrides, numerics))
            progress(1.0)
    except (LookupError, ValueError) as error:
        raise Failure(str(error.args[0])) from None
    except ArithmeticError as error:
        raise Failure(f"{error}; at a lower --precision it may be") from None
    return model, result


def as_text(model: Any, result: Any) -> str:
    """Return the answers of closed form and engine in columns, with the model's source and the certificate."""
    numerics = result.numerics
    cut = f", the pie cut into {numerics.steps} steps" if numerics.steps else ""
    cut += f", {numerics.types} types for a continuum" if numerics.types else ""
    width = max(map(len, (*result.parameters, *result.closed_form)))
    lines = [f"{model.name}: {model.title}", model.source, ""]
    for name, number in result.parameters.items():
        lines.append(f"{name:<{width}}  {number:>12g}  {model.parameters[name].meaning}")
    lines += ["", f"{'':<{width}}  {'closed form':>12}  {'engine':>12}  {'difference':>12}"]
    for name, exact in result.closed_form.items():
        found = result.engine[name]
        lines.append(f"{name:<{width}}  {exact:>12.6f}  {found:>12.6f}  {found - exact:>12.6f}")
    lines += [
        "",
        f"engine: precision {numerics.precision:g} per pie{cut}, {_counted(result.game.num_periods, 'period')}",
        f"largest difference: {result.max_error:.2g} (at the model's own settings: at most {model.tolerance:g})",
        f"certificate: {result.certificate.sentence()}",
    ]
    return "\n".join(lines)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def as_setting(text: str) -> tuple[str, float]:
    """Split NAME=NUMBER.

    Raises:
        click.BadParameter: it is something else.
    """
    name, is_there, number = text.partition("=")
    try:
        return name.strip(), float(number)
    except ValueError:
        what = f"'{number}' is no number" if is_there else "write NAME=NUMBER"
        raise click.BadParameter(f"{what}, in '{text}'", param_hint="'--set'") from None


def _list_models(json_output: bool) -> None:
    from standoff.theory.registry import NAMES, load

    found = [load(name) for name in NAMES]
    if json_output:
        models = [
            {
                "name": model.name, "title": model.title, "source": model.source, "tolerance": model.tolerance,
                "parameters": {name: _parameter(one) for name, one in model.parameters.items()},
            }
            for model in found
        ]  # fmt: skip
        print_json({"models": models})
        return
    width = max(map(len, NAMES))
    for model in found:
        click.echo(f"{model.name:<{width}}  {model.title}")


def _parameter(parameter: Any) -> dict[str, Any]:
    """Return a parameter as JSON can hold it: no bound is null."""
    fields = dataclasses.asdict(parameter)
    return {key: None if fields[key] in (float("inf"), -float("inf")) else fields[key] for key in fields}
