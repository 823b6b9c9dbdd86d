"""What a pause in the fighting saves: a factor on the costs of war, the same for all parties or one per party.

Several pauses at once multiply: whatever a truce leaves of the costs of war, a side deal can cut further.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import Discriminator, Tag

from standoff.case.fields import NUMBER_KEYS, Factor, Number
from standoff.case.model import Case
from standoff.mechanisms import costs
from standoff.mechanisms.checks import Path, unknown_parties
from standoff.mechanisms.parts import Inputs, Mistake, Values

ALL_TAG, PARTIES_TAG = "<all>", "<parties>"


def _tag(raw: Any) -> str:
    return PARTIES_TAG if isinstance(raw, Mapping) and not NUMBER_KEYS & set(raw) else ALL_TAG


N = TypeVar("N", bound=Number)
ByParty = Annotated[Annotated[N, Tag(ALL_TAG)] | Annotated[dict[str, N], Tag(PARTIES_TAG)], Discriminator(_tag)]
Relief = ByParty[Factor]


def left_of_costs(inputs: Inputs, path: str, relief: Factor | Mapping[str, Factor] | None, party: str) -> Values:
    """Return the factor at `path` on the costs of war of `party`; 1 where none is given."""
    if relief is None:
        return 1.0
    if not isinstance(relief, Mapping):
        return inputs.number(path)
    return inputs.number(f"{path}.{party}") if party in relief else 1.0


def saved(case: Case, inputs: Inputs, factors: Mapping[str, Values]) -> dict[str, Values]:
    """Return what every party saves in a month in which its costs of war are multiplied by its factor."""
    section = case.mechanisms.get("costs")
    return {party: costs.monthly_cost(section, inputs, party) * (1 - factor) for party, factor in factors.items()}


def parties_of(case: Case, relief: Factor | Mapping[str, Factor] | None) -> list[str]:
    """Return the parties that pay costs of war and save some of them."""
    section = case.mechanisms.get("costs")
    listed = section.root if section else {}
    return [party for party in listed if relief is not None and (not isinstance(relief, Mapping) or party in relief)]


def relief_mistakes(case: Case, path: Path, relief: Factor | Mapping[str, Factor] | None) -> list[Mistake]:
    """Return a mistake for every factor on costs that the case does not have."""
    if relief is None:
        return []
    section = case.mechanisms.get("costs")
    if section is None:
        return [Mistake(path, "this case lists no costs of war that could be lowered; add them under 'costs'")]
    named = list(relief) if isinstance(relief, Mapping) else []
    found = unknown_parties(case, path, named)
    listed = ", ".join(section.root)
    return found + [Mistake((*path, party), f"'{party}' has no costs of war that could be lowered; listed are: "
                            f"{listed}") for party in named if party in case.parties and party not in section.root]
