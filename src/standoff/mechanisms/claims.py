"""Whether the claims of a case can be asked: everything that they name must be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from standoff.case.meant import paths_meant
from standoff.case.model import Case, Claim
from standoff.case.text import InputError
from standoff.mechanisms.acts import find_act
from standoff.mechanisms.outcomes import require_outcome
from standoff.mechanisms.parts import Mistake
from standoff.mechanisms.structure import Structure
from standoff.mechanisms.switches import switch_of

Look = Callable[[], object]  # raises InputError where a name means nothing


def find_mistakes(case: Case, structure: Structure | None = None) -> list[Mistake]:
    """Return every name in the claims of a case that means nothing in it.

    Args:
        case: whose claims.
        structure: of the case; where it has none, acts and outcomes are not looked up.
    """
    found = []
    for place, claim in enumerate(case.claims):
        for path, is_key, look in _named_by(claim, case, structure):
            try:
                look()
            except InputError as error:
                message, _, hint = str(error).partition("; ")
                found.append(Mistake(("claims", place, *path), message, hint, is_key))
    return found


def _named_by(
    claim: Claim, case: Case, structure: Structure | None
) -> Iterator[tuple[tuple[str, ...], bool, Look]]:
    """Yield where a claim names something, whether the name is a key, and what looks it up."""
    change = claim.change
    if change is None:
        return
    for name in change.set:
        yield ("change", "set", name), True, lambda name=name: paths_meant(case, name)
    if change.off:
        yield ("change", "off"), False, lambda: switch_of(change.off)
    if structure is None:
        return
    if change.do:
        yield ("change", "do"), False, lambda: find_act(structure, change.do)
    yield ("outcome",), False, lambda: require_outcome(structure, claim.outcome)
