"""`standoff levers`: what every act changes, and with `--inputs` what every number changes."""

from __future__ import annotations

from typing import Any

import click

from standoff.commands.common import as_json, case_argument, draw_options, load
from standoff.commands.questions import ask, begin, say, say_cost, solve_begun
from standoff.commands.runs import Plan, run_options


@click.command(short_help="Try every act of every party; with --inputs every number.")
@case_argument
@draw_options
@run_options
@click.option("--inputs", "with_inputs", is_flag=True,
              help="Move every number between its ends instead, and share out the variance of P(deal).")  # fmt: skip
@as_json
def levers(case_name: str, draws: int, seed: int, with_inputs: bool, plan: Plan, json_output: bool) -> int:
    """Try every act of every party, once, as soon as it can be taken: what it changes, for whom, and at what cost.

    With --inputs: how far every number moves the chance of a deal between its 5% and its 95% point, and, for those that
    move it most, their shares of its variance.
    """
    from standoff.ask.levers import levers as levers_of
    from standoff.mechanisms.acts import acts_of

    case = load(case_name)
    begun = begin(case, draws, seed)
    if with_inputs:
        say_cost(case, begun, _games(case), "Inputs")
    else:
        say_cost(case, begun, draws, "Levers", 1 + len(acts_of(begun[0])))
    base = solve_begun(begun, seed, plan)
    if with_inputs:
        return say(inputs_of(base, seed), case, json_output)
    return say(ask("Trying every act", lambda progress: levers_of(base, progress=progress)), case, json_output)


def inputs_of(base: Any, seed: int) -> Any:
    """Return the tornado, with variance shares for the widest bars."""
    from standoff.ask.tornado import MOST_INPUTS, input_shares, tornado, with_shares

    found = ask("Moving every number", lambda progress: tornado(base, seed=seed, progress=progress))
    paths = [bar.path for bar in found.bars[:MOST_INPUTS] if bar.width > 0]
    if not paths:
        return found
    shares = ask("Sharing out the variance", lambda progress: input_shares(base, paths, seed=seed, progress=progress))
    return with_shares(found, paths, shares)


def _games(case: Any) -> int:
    from standoff.ask.tornado import DRAWS, MOST_INPUTS, PAIRS
    from standoff.case.draws import numbers_of

    moved = sum(not number.range.is_fixed for number in numbers_of(case).values())
    return DRAWS * (1 + 2 * moved) + PAIRS * (2 + min(moved, MOST_INPUTS))
