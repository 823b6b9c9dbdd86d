"""`standoff tipping`: how much of something it would take for even odds."""

from __future__ import annotations

import click

from standoff.commands.common import as_json, case_argument, draw_options, load
from standoff.commands.questions import ask, begin, failing_in_words, say, say_cost, solve_begun
from standoff.commands.runs import Plan, run_options


@click.command(short_help="Find the value of a number at which a deal is as likely as not.")
@case_argument
@click.argument("name")
@draw_options
@run_options
@click.option("--within", metavar="RANGE", help="Where to look, written as in a case: 'a to b'. Left out: the range of the case.")
@click.option("--odds", type=float, default=0.5, show_default=True, help="The chance of a deal to be reached.")
@as_json
def tipping(
    case_name: str, name: str, draws: int, seed: int, within: str | None, odds: float, plan: Plan, json_output: bool
) -> int:
    """Find the value of a number of the case at which the chance of a deal by the horizon reaches the odds.

    NAME is a number of the case or several that belong together, such as norland.patience. That no value in the range
    does it is an answer too.
    """
    from standoff.ask.tipping import DRAWS, HALVINGS, POINTS, search_of
    from standoff.ask.tipping import tipping as tipping_of

    case = load(case_name)
    failing_in_words(lambda: search_of(case, name, within, odds))
    begun = begin(case, draws, seed)
    say_cost(case, begun, DRAWS * (POINTS + HALVINGS), "Tipping point")
    base = solve_begun(begun, seed, plan)
    answer = ask("Looking for the tipping point",
                 lambda progress: tipping_of(base, name, within, odds, seed=seed, progress=progress))  # fmt: skip
    return say(answer, case, json_output)
