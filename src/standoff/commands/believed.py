"""`standoff believed`: whose threats are believed, and what following through would buy."""

from __future__ import annotations

import click

from standoff.commands.common import as_json, case_argument, draw_options, load
from standoff.commands.questions import ask, begin, say, say_cost, solve_begun
from standoff.commands.runs import Plan, run_options


@click.command(short_help="Say whose threats are believed, and what following through buys.")
@case_argument
@draw_options
@run_options
@as_json
def believed(case_name: str, draws: int, seed: int, plan: Plan, json_output: bool) -> int:
    """Say what the record did to each party's reputation, what lapsed threats cost, what following through buys now."""
    from standoff.ask.believed import believed as believed_of

    case = load(case_name)
    begun = begin(case, draws, seed)
    say_cost(case, begun, draws, "Following through")
    base = solve_begun(begun, seed, plan)
    return say(ask("Following through", lambda progress: believed_of(base, progress)), case, json_output)
