"""Which questions a report answers beside the forecast: those that fit the time, the cheapest first."""

from __future__ import annotations

from typing import Any

from standoff.commands.common import talk
from standoff.commands.questions import ask, seconds_ahead
from standoff.commands.size import duration

LONGEST_IN_REPORT, LONGEST_IN_DEMO = 600.0, 60.0  # seconds for all questions together
FEWEST = 8  # draws in which levers are tried, where there is no time for all


def answers_for(base: Any, seed: int, longest: float) -> list[Any]:
    """Return the answers to levers, believed, claims and why that take `longest` seconds together; say what is left out."""
    if longest <= 0:
        return []
    found, left = _levers_and_believed(base, seed, longest)
    for name, games, question in (_claims(base), _why(base, seed)):
        if games == 0:
            continue
        takes = seconds_ahead(base.case, base.structure, base.question, games)
        if takes <= left:
            left -= takes
            found.append(ask(f"Answering: {name}", question))
        else:
            talk(f"left out: {name}, about {duration(takes)}; 'standoff {name} CASE' gives it")
    return found


def _levers_and_believed(base: Any, seed: int, longest: float) -> tuple[list[Any], float]:
    """Return levers and what is believed, which share one solution, and how much time is left."""
    from standoff.ask.believed import believed_after
    from standoff.ask.levers import levers
    from standoff.ask.whatif import heaviest
    from standoff.mechanisms.acts import acts_of

    def takes(draws: int) -> float:
        return seconds_ahead(base.case, base.structure, base.question, draws, 1 + len(acts_of(base.structure)))

    whole = len(heaviest(base)[0])
    draws = whole
    while draws > FEWEST and takes(draws) > longest:
        draws = max(FEWEST, draws // 2)
    if takes(draws) > longest:
        talk(f"left out: levers, about {duration(takes(whole))}; 'standoff levers CASE' gives them")
        return [], longest
    tried = ask("Trying every act", lambda progress: levers(base, None if draws == whole else draws, seed, progress))
    return [tried, believed_after(base, tried)], longest - takes(draws)


def _claims(base: Any) -> tuple[str, int, Any]:
    from standoff.ask.claims import ENOUGH, most_games, test_claims
    from standoff.ask.whatif import heaviest

    games = most_games(base.structure, base.question, len(heaviest(base, ENOUGH)[0]))
    return "claims", games, lambda progress: test_claims(base, progress=progress)


def _why(base: Any, seed: int) -> tuple[str, int, Any]:
    from standoff.ask.why import plan_why, why

    return "why", len(plan_why(base, seed=seed).tasks), lambda progress: why(base, seed=seed, progress=progress)
