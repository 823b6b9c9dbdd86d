"""`standoff forecast`: when and on what terms."""

from __future__ import annotations

from typing import Any

import click

from standoff.commands.common import (
    FINE,
    OVER_TOLERANCE,
    Failure,
    as_json,
    case_argument,
    draw_options,
    interruptible,
    load,
    print_json,
    progress_bar,
    talk,
)
from standoff.commands.runs import DEFAULT, Plan, how_of, run_options, with_cache, write_pictures
from standoff.commands.size import announce


@click.command(short_help="Forecast when, and on what terms.")
@case_argument
@draw_options
@run_options
@as_json
def forecast(case_name: str, draws: int, seed: int, plan: Plan, json_output: bool) -> int:
    """Forecast when there will be a deal, and on what terms.

    With --run the draws are kept batch by batch, and a run that is stopped goes on with --resume.
    """
    answer = make_forecast(load(case_name), draws, seed, plan)
    if plan.run is not None:
        write_pictures(answer, plan.run)
        talk(f"the run is in {plan.run}")
    if json_output:
        print_json(answer.to_json())
    else:
        say_forecast(answer)
    return exit_code(answer)


def make_forecast(case: Any, draws: int, seed: int, plan: Plan = DEFAULT) -> Any:
    """Say the size, solve every draw with a progress bar, and return the forecast.

    Raises:
        Failure: the case cannot be forecast; with the reason.
    """
    return make_forecast_with_base(case, draws, seed, plan)[0]


def make_forecast_with_base(case: Any, draws: int, seed: int, plan: Plan = DEFAULT) -> tuple[Any, Any]:
    """Do as `make_forecast`, and keep what was solved for the questions that start from it.

    Raises:
        Failure: the case cannot be forecast; with the reason.
    """
    from standoff.ask.forecast import forecast_with_base
    from standoff.commands.cache import use_compilation_cache
    from standoff.ensemble.checkpoint import RunError
    from standoff.ensemble.executors import ExecutorError

    announce(case, draws)
    use_compilation_cache()
    how = how_of(plan, case, draws, seed)
    with progress_bar(f"Solving {draws:,} draws") as progress:
        try:
            return interruptible(lambda: with_cache(
                plan, how, lambda way: forecast_with_base(case, draws=draws, seed=seed, progress=progress, how=way)
            ))  # fmt: skip
        except (RunError, ExecutorError) as error:
            raise Failure(str(error)) from None
        except ValueError as error:
            raise Failure(f"cannot forecast this case: {error}") from None


def exit_code(answer: Any) -> int:
    """Return 0, or 3 where the certificate has something to say."""
    return OVER_TOLERANCE if answer.certificate.messages else FINE


def say_forecast(answer: Any) -> None:
    """Print the forecast as text: the headline, what it rests on, by month, endings, packages, the certificate."""
    from standoff.tell import sentences

    click.echo(f"{answer.title}, as of {answer.as_of}")
    click.echo(f"{answer.question}\n")
    for sentence in (sentences.headline(answer), sentences.confidence(answer), sentences.ABOUT_THE_MODEL):
        click.echo(sentence)
    click.echo("\nP(a deal by the end of the month), median and 90% interval over the draws")
    for row in quarterly(answer.p_deal):
        click.echo(f"  {row.month}  {row.median:>6.1%}   {row.low:.1%} to {row.high:.1%}")
    click.echo(f"\nHow it stands after {answer.horizon} months")
    for name, probability in sentences.ranked_endings(answer):
        click.echo(f"  {probability:>6.1%}  {name}")
    click.echo("\nThe deals, by the probability that it is this one that is signed")
    for package in sorted(answer.packages, key=lambda item: -item.probability)[:5]:
        terms = "; ".join(f"{issue}: {option}" for issue, option in package.terms.items())
        click.echo(f"  {package.probability:>6.1%}  {terms}")
    click.echo("")
    say_certificate(answer)


def say_certificate(answer: Any) -> None:
    """Print what the certificate says; what is over tolerance goes to stderr too."""
    from standoff.tell import sentences

    for sentence in sentences.certificate(answer):
        click.echo(sentence)
    for message in answer.certificate.messages:
        talk(f"over tolerance: {message}")


def quarterly(rows: Any) -> list[Any]:
    """Return every third row, and the last."""
    return [row for place, row in enumerate(rows) if (len(rows) - 1 - place) % 3 == 0]
