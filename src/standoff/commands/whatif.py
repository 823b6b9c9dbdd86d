"""`standoff whatif`: what another number, or an act, would change."""

from __future__ import annotations

from typing import Any

import click

from standoff.commands.common import as_json, case_argument, draw_options, load, talk
from standoff.commands.questions import ask, begin, failing_in_words, say, solve_begun
from standoff.commands.runs import Plan, is_kept, run_options

PREVIEW_DRAWS = 8
PREVIEW_OF_KEPT = 2  # where all draws are kept: their weights are known, so that fewer do


@click.command(short_help="Set numbers or let a party act; see the difference.")
@case_argument
@draw_options
@run_options
@click.option("--set", "settings", metavar="PATH=VALUE", multiple=True,
              help="A number and its value from today on, as in a case, or a factor such as 'x 2'; may be repeated.")  # fmt: skip
@click.option("--do", "act", metavar="PARTY.ACT", help="An act that a party takes, as 'standoff levers' names it.")
@click.option("--at", metavar="YYYY-MM", help="The month of the act; left out: as soon as it can be taken.")
@click.option("--preview", is_flag=True, help=f"A rough answer from {PREVIEW_OF_KEPT} draws, or {PREVIEW_DRAWS} where none are kept.")
@as_json
def whatif(
    case_name: str, draws: int, seed: int, settings: tuple[str, ...], act: str | None, at: str | None, preview: bool,
    plan: Plan, json_output: bool,
) -> int:
    """Set numbers of the case from today on, or let a party act, and see the difference on the same draws.

    What changes nothing, or names nothing, is an error.
    """
    from standoff.ask.whatif import what_if

    pairs = [_pair(text) for text in settings]
    if not pairs and not act:
        raise click.UsageError("nothing to change: give --set PATH=VALUE or --do PARTY.ACT")
    if at and not act:
        raise click.UsageError("--at is the month of an act: give --do PARTY.ACT as well")
    case = load(case_name)
    taken = min(draws, PREVIEW_OF_KEPT) if preview and is_kept(plan, case, draws, seed) else None
    if preview:
        draws = draws if taken else min(draws, PREVIEW_DRAWS)
        talk(f"preview: {taken or draws} draws; the interval is rough, leave --preview out for a better one")
    begun = begin(case, draws, seed)
    failing_in_words(lambda: require_meaning(case, begun, pairs, act, at))
    base = solve_begun(begun, seed, plan)
    answer = ask("Solving the difference", lambda progress: what_if(base, pairs, act, at, progress, taken))
    return say(answer, case, json_output)


def _pair(text: str) -> tuple[str, str]:
    path, equals, value = text.partition("=")
    if not (path.strip() and equals and value.strip()):
        raise click.UsageError(f"'{text}' is not PATH=VALUE; write for example --set mistake=5%")
    return path.strip(), value.strip()


def require_meaning(case: Any, begun: Any, pairs: list[tuple[str, str]], act: str | None, at: str | None) -> None:
    """See that every name and value means something before an hour is spent on solving.

    Raises:
        InputError: a path, an act or a month is not one of the case, or a setting changes nothing.
        RangeError: a value does not fit its field.
    """
    from standoff.ask.acts import require_month
    from standoff.ask.overrides import override
    from standoff.mechanisms.acts import find_act

    structure, _, inputs, question = begun
    if pairs:
        override(case, inputs, pairs)
    if act:
        find_act(structure, act)
    if at:
        require_month(structure.months[question.first_period : case.num_periods], at)
