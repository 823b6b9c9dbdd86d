"""`standoff claims`: the sourced claims of a case, put to the model."""

from __future__ import annotations

import click

from standoff.commands.common import as_json, case_argument, draw_options, load
from standoff.commands.questions import ask, begin, say, say_cost, solve_begun
from standoff.commands.runs import Plan, run_options


@click.command(short_help="Put the claims of a case to the model.")
@case_argument
@draw_options
@run_options
@as_json
def claims(case_name: str, draws: int, seed: int, plan: Plan, json_output: bool) -> int:
    """Put every sourced claim of the case to the model: in how many draws it holds, its effect, and what it turns on."""
    from standoff.ask.claims import Claims, most_games, test_claims

    case = load(case_name)
    if not case.claims:
        return say(Claims((), 0, 0.0, 0, 0.0), case, json_output)
    begun = begin(case, draws, seed)
    structure, _, _, question = begun
    say_cost(case, begun, most_games(structure, question, draws), "Claims")
    base = solve_begun(begun, seed, plan)
    return say(ask("Putting the claims", lambda progress: test_claims(base, progress=progress)), case, json_output)
