"""Sentences on the claims of a case: how many hold in the model, and on what each turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from standoff.ask.claims import ClaimResult, Claims, Flip
from standoff.tell.plain_words import counted, joined, number, percent, points, points_range, signed
from standoff.tell.sentences import input_name
from standoff.tell.sentences_levers import input_value

HOLDS, FAILS = 0.8, 0.2  # share of draws from which a claim counts as one that holds, and as one that fails
IN_POINTS = ("the chance",)
"""How the words for outcomes begin that are chances."""


def claims(answer: Claims, names: Mapping[str, str]) -> str:
    """Return how many claims hold, fail, and hang on the inputs."""
    put = [row for row in answer.claims if row.holds is not None]
    if not answer.claims:
        return "This case lists no claims."
    if not put:
        return f"None of the {counted(len(answer.claims), 'claim')} of this case can be put to the model."
    holding = sum(row.holds >= HOLDS for row in put)
    failing = sum(row.holds <= FAILS for row in put)
    text = (f"Of {counted(len(put), 'claim')} that can be put to the model, {holding} hold{'s' * (holding == 1)} in at least four "
            f"draws of five, {failing} in at most one of five, and {_hang(len(put) - holding - failing)} on what the inputs are.")  # fmt: skip
    beyond = len(answer.claims) - len(put)
    return text + (f" {counted(beyond, 'claim')} cannot be put." if beyond else "") + _grid(put)


def _grid(put: Sequence[ClaimResult]) -> str:
    """Return how far a finer grid of beliefs moves the chances that claims are about; nothing where there is none."""
    errors = [row.grid_error for row in put if row.grid_error is not None and row.outcome.startswith(IN_POINTS)]
    if not errors:
        return ""
    return (" All are worked out on a coarser grid of beliefs than the forecast; on that of the forecast effects on chances move by "
            f"{number(100 * max(errors))} points at most, half of them by less than {number(100 * median(errors))}, in the heaviest "
            "draws.")  # fmt: skip


def _hang(count: int) -> str:
    return f"{count} hang{'s' * (count == 1)}"


def effect(row: ClaimResult) -> str:
    """Return the effect that a claim speaks of with its interval, in points where it is a chance."""
    if row.effect is None:
        return "—"
    found = row.effect
    if row.outcome.startswith(IN_POINTS):
        return f"{points(found.median)} ({points_range(found.low, found.high)})"
    return f"{signed(found.median)} ({signed(found.low)} to {signed(found.high)})"


def flips(row: ClaimResult, names: Mapping[str, str]) -> str:
    """Return the inputs on which a claim turns: 'Front › drift above 0.5'."""
    return "; ".join(_flip(flip, names) for flip in row.flips) or "—"


def _flip(flip: Flip, names: Mapping[str, str]) -> str:
    side = "above" if flip.side == "higher" else "below"
    return f"{input_name(flip.path, names)} {side} {input_value(flip.at, flip.unit)}"


def held(row: ClaimResult) -> str:
    """Return in what share of draws a claim holds."""
    return "—" if row.holds is None else percent(row.holds)


def claim(row: ClaimResult, names: Mapping[str, str]) -> str:
    """Return one claim and its verdict as a sentence."""
    if row.holds is None:
        return f"{row.by}: {row.says} — {row.verdict}."
    turns = f"; the effect goes with {joined([_flip(flip, names) for flip in row.flips])}" if row.flips else ""
    return f"{row.by}: {row.says} — {row.verdict} ({held(row)} of draws; {effect(row)}){turns}."
