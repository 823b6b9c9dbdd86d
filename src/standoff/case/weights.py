"""A look at the weights of one party: they are shares of one pie, so their medians should add up to about one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from standoff.case.fields import NUMBER_KEYS
from standoff.case.messages import Complaint
from standoff.case.positions import Path
from standoff.case.quantities import plain
from standoff.case.ranges import RangeError, parse_range

# Ranges are wide and their medians lie off their middles: a fifth is beyond what that alone does.
TOLERANCE = 0.2
POSITIONS: Path = ("mechanisms", "issues", "positions")


def check_weights(tree: Mapping[str, object]) -> Iterator[Complaint]:
    """Yield a warning for every party (and type) whose weights add up to something far from one."""
    positions = tree
    for step in POSITIONS:
        positions = positions.get(step) if isinstance(positions, dict) else None
    by_party: dict[str, list[tuple[int, object]]] = {}
    for index, position in enumerate(positions if isinstance(positions, list) else ()):
        if isinstance(position, dict) and "weight" in position:
            by_party.setdefault(str(position.get("party")), []).append((index, position["weight"]))
    parties = tree.get("parties")
    for party, weights in by_party.items() if isinstance(parties, dict) else ():
        if party not in parties:
            continue
        types = {name for _, weight in weights for name in _types_of(weight)} or {""}
        for type_name in sorted(types):
            medians = [_median(weight, type_name) for _, weight in weights]
            if None in medians or abs(sum(medians) - 1) <= TOLERANCE:
                continue
            of_type = f" (type {type_name})" if type_name else ""
            yield Complaint(
                (*POSITIONS, weights[0][0], "weight"),
                f"the weights of {party}{of_type} add up to {plain(round(sum(medians), 3))}, not to about 1",
                "each is the share of the party's pie that the issue makes up",
                True,
                "warning",
            )


def _types_of(weight: object) -> set[str]:
    return set(weight) if isinstance(weight, dict) and not NUMBER_KEYS & set(weight) else set()


def _median(weight: object, type_name: str) -> float | None:
    number = weight.get(type_name) if _types_of(weight) else weight
    try:
        return parse_range(number["value"], "share").median if isinstance(number, dict) else None
    except (RangeError, KeyError):
        return None
