"""`standoff why`: what holds a deal back."""

from __future__ import annotations

import click

from standoff.commands.common import as_json, case_argument, draw_options, load
from standoff.commands.questions import ask, begin, say, say_cost, solve_begun
from standoff.commands.runs import Plan, run_options


@click.command(short_help="Say what holds a deal back.")
@case_argument
@draw_options
@run_options
@click.option("--sample", type=click.IntRange(min=2), default=24, show_default=True,
              help="How many draws, taken by weight, to switch mechanisms off in; the error falls with its root.")  # fmt: skip
@as_json
def why(case_name: str, draws: int, seed: int, sample: int, plan: Plan, json_output: bool) -> int:
    """Share what is missing to a certain deal among the mechanisms that hold it back (Shapley values).

    Each mechanism in play is switched off from today on, alone and together with others; the shares add up to the
    shortfall.
    """
    from standoff.ask.why import most_games
    from standoff.ask.why import why as why_of

    case = load(case_name)
    begun = begin(case, draws, seed)
    say_cost(case, begun, most_games(begun[0], begun[2], sample), "Why")
    base = solve_begun(begun, seed, plan)
    answer = ask("Switching mechanisms off", lambda progress: why_of(base, sample, seed, progress))
    return say(answer, case, json_output)
