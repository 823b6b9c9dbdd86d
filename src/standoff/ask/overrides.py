"""Setting inputs: what a typed path and value mean, and what they change.

A value is written as in the case (`0.97`, `2% to 4%`, `likely`), or as a factor on what the case says: `x 2`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.ask.base import Base
from standoff.case.draws import Draws, draw_inputs, numbers_of
from standoff.case.meant import paths_meant
from standoff.case.model import Case
from standoff.case.ranges import parse_range
from standoff.case.text import InputError

_FACTOR = re.compile(r"[x×]\s*(\d+(?:\.\d+)?)")
ENDS = {"probability": (0.0, 1.0), "share": (0.0, 1.0), "patience": (0.0, 1.0), "positive": (0.0, np.inf)}


@dataclass(frozen=True)
class Changed:
    """One input that was set: its path, what it was (median), and what it is."""

    path: str
    before: float
    after: float
    text: str


def overridden(base: Base, settings: Sequence[tuple[str, str]]) -> tuple[dict[str, np.ndarray], tuple[Changed, ...]]:
    """Return the inputs of every draw of a base after `settings`; as `override`.

    Raises:
        InputError: a name that no number has, or a setting that changes nothing.
        RangeError: a value that does not fit its field.
    """
    return override(base.case, base.inputs, settings)


def override(
    case: Case, inputs: Draws, settings: Sequence[tuple[str, str]]
) -> tuple[dict[str, np.ndarray], tuple[Changed, ...]]:
    """Return the inputs of every draw after `settings`, on the same random numbers, and what was changed.

    Args:
        case: the case.
        inputs: its draws.
        settings: paths (or parts of them) and values as they would stand in the case.

    Raises:
        InputError: a name that no number has, or a setting that changes nothing.
        RangeError: a value that does not fit its field.
    """
    numbers = numbers_of(case)
    meant = [(path, text) for name, text in settings for path in paths_meant(case, name)]
    ranges = {path: parse_range(text, numbers[path].domain) for path, text in meant if not _FACTOR.fullmatch(text.strip())}
    drawn = draw_inputs(case, len(inputs), inputs.seed, ranges).values if ranges else {}
    values = dict(inputs.values) | {path: drawn[path] for path in ranges}
    for path, text in meant:
        if factor := _FACTOR.fullmatch(text.strip()):
            values[path] = np.clip(values[path] * float(factor[1]), *ENDS.get(numbers[path].domain, (-np.inf, np.inf)))
    changed = []
    for name, text in settings:
        paths = paths_meant(case, name)
        if not any(np.any(values[path] != inputs.values[path]) for path in paths):
            raise InputError(f"'{name}={text}' changes nothing: that is what the case says already")
        changed += [Changed(path, float(np.median(inputs.values[path])), float(np.median(values[path])), text)
                    for path in paths]
    return values, tuple(changed)


def rows_of(values: Mapping[str, np.ndarray], draws: np.ndarray) -> dict[str, np.ndarray]:
    """Return the inputs of some draws, in order."""
    return {path: column[draws] for path, column in values.items()}
