"""What an answer can be about: the names of the outcomes of a case."""

from __future__ import annotations

from standoff.case.suggest import suggest
from standoff.case.text import InputError
from standoff.mechanisms import truce
from standoff.mechanisms.structure import Structure
from standoff.mechanisms.walking_away import PRESENCE


def outcomes_of(structure: Structure) -> tuple[str, ...]:
    """Return the name of every outcome of a case, as a claim asks for it."""
    axes = [axis.name for axis in structure.axes]
    return (
        "deal",
        *(f"worth.{party}" for party in structure.players),
        *(f"terms.{issue}" for issue in structure.case.mechanisms["issues"].issues),
        *(("front",) if "front" in structure.case.mechanisms else ()),
        *(("truce",) if truce.NAME in axes else ()),
        *(f"leaves.{axis.removeprefix(PRESENCE)}" for axis in axes if axis.startswith(PRESENCE)),
    )


def require_outcome(structure: Structure, name: str) -> None:
    """Do nothing if the case has the outcome `name`.

    Raises:
        InputError: it has not.
    """
    known = outcomes_of(structure)
    if name not in known:
        raise InputError(f"no outcome called '{name}'; {suggest(name, known, 'outcomes')}")
