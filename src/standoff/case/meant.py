"""Which numbers of a case a typed name means."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from standoff.case.draws import numbers_of
from standoff.case.model import Case
from standoff.case.text import InputError

NEAR = 0.65  # of likeness, from which a name is worth suggesting


def paths_meant(case: Case, name: str) -> tuple[str, ...]:
    """Return the paths of the numbers that `name` means: one number, or all that lie under it.

    Words may stand in any order and `mechanisms` may be left out: `russia.patience` is `mechanisms.patience.russia`.

    Raises:
        InputError: no number has that name.
    """
    known = list(numbers_of(case))
    for exact in (name, f"mechanisms.{name}"):
        if exact in known:
            return (exact,)
        if under := tuple(path for path in known if path.startswith(f"{exact}.")):
            return under
    words = set(name.split("."))
    fitting = [path for path in known if words <= set(path.split("."))]
    stems = {tuple(part for part in path.split(".") if part in words) for path in fitting}
    if fitting and len(stems) == 1:
        return tuple(fitting)
    near = _nearest(name, known)
    hint = f"did you mean {' or '.join(near)}?" if near else "'standoff check' lists every number"
    raise InputError(f"no number called '{name}' in this case; {hint}")


def _nearest(name: str, known: Sequence[str]) -> list[str]:
    """Return up to three paths whose parts come nearest to the words of `name`, in any order."""

    def likeness(path: str) -> float:
        best = [max(difflib.SequenceMatcher(None, word, part).ratio() for part in path.split(".")) for word in name.split(".")]
        return sum(best) / len(best)

    ranked = sorted(known, key=lambda path: -likeness(path))[:3]
    return [path for path in ranked if likeness(path) >= NEAR]
