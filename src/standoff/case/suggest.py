"""Hints that name the nearest known name and all the known ones."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

MOST_NAMES = 24


def suggest(name: str, known: Iterable[str], label: str) -> str:
    """Return `did you mean 'salience'?  fields allowed: party, issue, ...`.

    Args:
        name: what was written.
        known: what may be written, in the order to show.
        label: what the known names are, such as `fields allowed`.
    """
    names = list(dict.fromkeys(known))
    near = difflib.get_close_matches(name, names, 1, 0.6) or difflib.get_close_matches(name.lower(), names, 1, 0.6)
    shown = ", ".join(names[:MOST_NAMES]) + (", ..." if len(names) > MOST_NAMES else "")
    listed = f"{label}: {shown or 'none'}"
    return f"did you mean '{near[0]}'?  {listed}" if near else listed
