"""How big the game of a case is and about how long it takes, said before anything is solved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from standoff.commands.common import Failure, talk

# Measured on two cores of a 2020s server: seconds per cell and draw in single precision with both cores at work, what
# starting and compiling take, and how many draws' time the checks in double precision and on a finer grid take.
# A rough guide: a progress bar says how long it really takes.
SECONDS_PER_CELL = 6.5e-8
SECONDS_TO_START = 60.0
DRAWS_TO_CHECK = 60
BELIEF_NODES = 7  # per private party, as the solver has by default
LARGE = 10_000_000  # cells a draw from which on it is said where they come from; the usual draws then take more than two minutes
SHOWN = 3


@dataclass(frozen=True)
class Cost:
    """The size of a case's game: worlds, months, packages, private parties, and cells (numbers to fill in per draw)."""

    worlds: int
    months: int
    packages: int
    private: int
    cells: int

    def seconds(self, draws: int) -> float:
        """Return about how long solving so many draws takes."""
        return SECONDS_TO_START + (draws + DRAWS_TO_CHECK) * self.cells * SECONDS_PER_CELL


def cost_of(case: Any) -> Cost:
    """Work out the size of a case without solving it.

    Raises:
        Failure: its mechanisms do not fit together, or multiply into too many worlds.
    """
    from standoff.mechanisms.size import size_of
    from standoff.mechanisms.structure import CaseMistakes, compile_structure
    from standoff.mechanisms.worlds import TooManyWorlds

    try:
        structure = compile_structure(case)
    except (CaseMistakes, TooManyWorlds) as error:
        raise Failure(str(error)) from None
    size = size_of(structure, BELIEF_NODES)
    return Cost(size.worlds, case.num_periods, len(structure.packages), len(structure.types), size.cells)


def describe(cost: Cost, draws: int) -> str:
    """Say the size and the time in one sentence."""
    private = {0: "no private party", 1: "1 private party"}.get(cost.private, f"{cost.private} private parties")
    takes = "1 draw takes" if draws == 1 else f"{draws:,} draws take"
    return (
        f"{cost.worlds:,} worlds, {cost.months} months, {cost.packages} packages, {private}: {cost.cells:,} cells a draw; "
        f"{takes} about {duration(cost.seconds(draws))}"
    )


def dearest(case: Any, cost: Cost) -> list[tuple[str, int]]:
    """Return which mechanisms make the game of a case larger, the dearest first, and how many cells each adds.

    The case is compiled without each in turn, and without what cannot do without it; what every case needs is passed over.
    """
    saved = []
    for name in case.mechanisms:
        smaller = without(case, name)
        if smaller is not None:
            saved.append((name, cost.cells - cost_of(smaller).cells))
    return sorted((entry for entry in saved if entry[1] > 0), key=lambda entry: -entry[1])


def without(case: Any, name: str) -> Any | None:
    """Return a case without one mechanism and those that need it; None where something that every case needs does."""
    from standoff.mechanisms.registry import NEEDED, find_mistakes

    gone = {name}
    while not gone & set(NEEDED):
        left = {section: value for section, value in case.mechanisms.items() if section not in gone}
        smaller = case.model_copy(update={"mechanisms": left})
        wrong = {mistake.path[1] for mistake in find_mistakes(smaller) if len(mistake.path) > 1}
        if not wrong:
            return smaller
        gone |= wrong
    return None


def describe_dearest(case: Any, cost: Cost) -> str | None:
    """Say in one line which mechanisms cost most in a large game; None for a game that is not large."""
    from standoff.mechanisms.registry import MECHANISMS

    found = dearest(case, cost)[:SHOWN] if cost.cells > LARGE else []
    if not found:
        return None
    listed = ", ".join(f"{MECHANISMS[name].name} ('{name}') {100 * cells / cost.cells:.0f}%" for name, cells in found)
    return f"a large game; without one mechanism (and what needs it) it would have so many cells fewer: {listed}"


def duration(seconds: float) -> str:
    """Return a length of time in round words: '40 seconds', '3 minutes', '2 hours'."""
    for most, unit, length in ((90, "second", 1), (5400, "minute", 60), (float("inf"), "hour", 3600)):
        if seconds < most:
            break
    number = seconds / length
    rounded = max(1, round(number, -1) if number >= 20 else round(number))
    return f"{rounded:.0f} {unit}" + ("" if rounded == 1 else "s")


def announce(case: Any, draws: int) -> None:
    """Say on stderr how big the game is and about how long it takes, and in a large one which mechanisms cost most."""
    cost = cost_of(case)
    talk(describe(cost, draws))
    dear = describe_dearest(case, cost)
    if dear is not None:
        talk(dear)
