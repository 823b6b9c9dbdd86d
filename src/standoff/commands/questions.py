"""What the commands that ask a question share: solving the base, saying the cost first, printing, ending."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from standoff.commands.common import (
    FINE,
    OVER_TOLERANCE,
    Failure,
    interruptible,
    print_json,
    progress_bar,
    talk,
)
from standoff.commands.runs import DEFAULT, Plan, how_of, with_cache
from standoff.commands.size import SECONDS_PER_CELL, cost_of, describe, duration

# Measured on two cores of a 2020s server, both at work: what compiling takes, and how the time for a game with one way
# on from it is shared between solving and following. A rough guide, as `size.py`.
SECONDS_TO_COMPILE = 30.0
SOLVING, FOLLOWING = 0.75, 0.25


def begin(case: Any, draws: int, seed: int) -> Any:
    """Say how big the game is, and return what is needed before anything is solved (see `ask.base.start`).

    Raises:
        Failure: the case cannot be asked anything; with the reason.
    """
    from standoff.ask.base import start
    from standoff.commands.cache import use_compilation_cache

    talk(describe(cost_of(case), draws))  # which mechanisms cost most is said by 'check' and 'forecast': it takes seconds
    use_compilation_cache()
    return failing_in_words(lambda: start(case, draws, seed))


def say_cost(case: Any, begun: Any, games: int, what: str, ways: int = 1) -> None:
    """Say on stderr how many games a question takes beside the draws, and about how long."""
    structure, _, _, question = begun
    seconds = seconds_ahead(case, structure, question, games, ways)
    each = "" if ways == 1 else f", {ways} ways on from each"
    talk(f"{what}: up to {games:,} games from today on{each}, about {duration(seconds)} more")


def seconds_ahead(case: Any, structure: Any, question: Any, games: int, ways: int = 1) -> float:
    """Return about how long it takes to solve so many games from today on and to follow `ways` ways on from each."""
    ahead = 1 - question.first_period / structure.num_periods
    return SECONDS_TO_COMPILE + games * cost_of(case).cells * ahead * SECONDS_PER_CELL * (SOLVING + FOLLOWING * ways)


def solve_begun(begun: Any, seed: int, plan: Plan = DEFAULT) -> Any:
    """Solve every draw with a progress bar, or take them from the run that is kept, and return the base.

    Raises:
        Failure: no draw can explain the record, or the folder of the run cannot be used.
    """
    from standoff.ask.base import solve_started

    how = how_of(plan, begun[0].case, len(begun[2]), seed)
    with progress_bar(f"Solving {len(begun[2]):,} draws") as progress:
        return failing_in_words(lambda: with_cache(plan, how, lambda way: solve_started(begun, seed, progress, way)))


def ask(what: str, question: Callable[[Callable[[float], None]], Any]) -> Any:
    """Answer a question with a progress bar; `question` takes what it is to call with the share done.

    Raises:
        Failure: the question does not fit the case; with the reason.
    """
    with progress_bar(what) as progress:
        return failing_in_words(lambda: question(progress))


def failing_in_words(work: Callable[[], Any]) -> Any:
    """Run `work` so that Ctrl-C is heard.

    Raises:
        Failure: what was asked does not fit the case; with the reason.
    """
    from standoff.case.ranges import RangeError
    from standoff.case.text import InputError

    try:
        return interruptible(work)
    except RangeError as error:
        raise Failure(f"{error.message}; {error.hint}" if error.hint else error.message) from None
    except (InputError, ValueError) as error:
        raise Failure(str(error)) from None


def say(answer: Any, case: Any, json_output: bool) -> int:
    """Print an answer as text or JSON and return the exit code: 3 where a game was not solved to tolerance."""
    from standoff.ask.check import SINGLE_TOLERANCE

    if json_output:
        print_json(answer.to_json())
    else:
        from standoff.tell.answers import show

        shown = show(answer, case)
        click.echo(f"{case.title}, as of {case.as_of:%Y-%m-%d}\n\n{shown}")
    if answer.residual <= SINGLE_TOLERANCE:
        return FINE
    talk(f"over tolerance: a state was left {answer.residual:.1e} log-odds from its solution, more than {SINGLE_TOLERANCE:.0e}")
    return OVER_TOLERANCE
