"""The bargaining range: what each signing party accepts at least, issue by issue, and whether signing beats fighting.

Nothing here needs an equilibrium. Red lines come straight from the positions. Fighting on is valued as if today's front
and levers stayed as they are for ever, so the surplus of a package says whether there is anything to sign at today's
front, not what the parties will do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from standoff.mechanisms import issues
from standoff.mechanisms.parts import Inputs, Payoff
from standoff.mechanisms.stages import fighting_on
from standoff.mechanisms.structure import Structure
from standoff.mechanisms.talks import worth_of_signing

MOST_NUMBERS = 200_000
"""Utilities held at once, for one month; more draws are worked through in blocks (guarantees look at every month)."""


@dataclass(frozen=True)
class IssueRange:
    """What the signing parties accept on one issue, on its scale: 1 is best for the party `favours`.

    Attributes:
        accepts: signing party -> its red line by draw and own type (type axis of length 1 or 2). A favoured party
            accepts what lies at or above it, the others what lies at or below it. A party without a red line accepts
            everything.
        meets: by draw, whether some point of the scale is acceptable to all parties whatever their types.
        now: the score in force while fighting goes on, in today's world.
    """

    issue: str
    name: str
    favours: str
    at_zero: str
    at_one: str
    accepts: Mapping[str, np.ndarray]
    meets: np.ndarray
    now: float


@dataclass(frozen=True)
class BargainingRange:
    """All issues, and the surplus of signing over fighting on.

    Attributes:
        issues: in the order of the case.
        fighting: signing party -> what fighting on is worth by draw and own type, in pies.
        surplus: the most that the worst-off signing party can gain from a package over fighting on, in pies. Axes:
            `draw`, then the types of every private party (length 1 where they do not matter). Where it is not negative,
            some package beats fighting on for all of them.
    """

    issues: tuple[IssueRange, ...]
    fighting: Mapping[str, np.ndarray]
    surplus: np.ndarray

    @property
    def has_package(self) -> np.ndarray:
        """Return, by draw and types, whether any package beats fighting on for every signing party."""
        return self.surplus >= 0


def bargaining_range(
    structure: Structure, draws: Mapping[str, np.ndarray | float], world: int | None = None, stage: int = 0
) -> BargainingRange:
    """Return the bargaining range of one or more draws.

    Any stage of a month will do, since only the front and the levers count: after a record, take one of the worlds of
    `record.today` with `stage=record.next[1]`.

    Args:
        structure: from `compile_structure`.
        draws: path -> value, or one value per draw.
        world: today's world in front of `stage`; by default the first world of the game, in front of the first stage.
        stage: in front of which stage of a month `world` stands.

    Raises:
        ValueError: a stage without a world.
    """
    if world is None and stage != 0:
        raise ValueError(f"which world in front of stage {stage}? only the first stage has a world to begin with")
    section: issues.Section = structure.case.mechanisms["issues"]
    today = structure.num_record_months - 1
    inputs = structure.inputs(draws, [max(today, 0)])
    place = structure.start if world is None else world
    here = {axis: levels[[place]] for axis, levels in structure.tables[stage].worlds.items()}
    worth = fighting_on(structure.parts, inputs, here)
    fighting = {party: _by_draw(inputs, party, worth[party]) for party in section.signs}
    return BargainingRange(
        issues=tuple(_issue_range(structure, inputs, here, key) for key in section.issues),
        fighting=fighting,
        surplus=_surplus(structure, inputs, worth, here),
    )


def _by_draw(inputs: Inputs, party: str, value: np.ndarray) -> np.ndarray:
    """Return what depends on the draw and on the party's own type alone, with axes `draw, type`."""
    own = inputs.type_axis(party) if party in inputs.types else None
    array = np.asarray(value, dtype=float)
    by_type = np.moveaxis(array, own, -1) if own is not None else array[..., None]
    by_type = by_type.reshape(array.shape[0], -1)
    return np.broadcast_to(by_type, (inputs.num_draws, by_type.shape[1]))


def _issue_range(structure: Structure, inputs: Inputs, here: Mapping[str, np.ndarray], key: str) -> IssueRange:
    section: issues.Section = structure.case.mechanisms["issues"]
    issue = section.issues[key]
    fronts = issues.along_front(structure.case, section, here)
    accepts, least, most = {}, np.zeros(inputs.num_draws), np.ones(inputs.num_draws)
    for party in section.signs:
        wants_more = issues.sees(section, party, key) == issue.favours
        line = issues.line_scores(section, inputs, party, key, fronts)
        line = inputs.spread(np.full(1, 0.0 if wants_more else 1.0)) if line is None else line
        accepts[party] = _by_draw(inputs, party, line)
        if wants_more:
            least = np.maximum(least, accepts[party].max(axis=1))
        else:
            most = np.minimum(most, accepts[party].min(axis=1))
    return IssueRange(
        key, issue.name, issue.favours, *issue.ends, accepts, least <= most + issues.SLACK, float(np.ravel(issues.score_now(structure.case, section, key, here))[0]),
    )


def _surplus(structure: Structure, inputs: Inputs, fighting: Payoff, here: Mapping[str, np.ndarray]) -> np.ndarray:
    section: issues.Section = structure.case.mechanisms["issues"]
    options = issues.combinations(section)
    worlds = {axis: np.repeat(level, len(options)) for axis, level in here.items()}
    block = max(1, MOST_NUMBERS // (len(options) * 2 ** len(inputs.types)))
    rows = []
    for first in range(0, inputs.num_draws, block):
        part = inputs.slice(first, first + block)
        worth = worth_of_signing(structure.case, structure.parts.values(), part, worlds, options)
        gains = [worth[party] - _slice(fighting[party], first, first + block) for party in section.signs]
        least = np.min(np.stack(np.broadcast_arrays(*gains)), axis=0).max(axis=-1)[:, 0]
        rows.append(np.broadcast_to(least, (part.num_draws, *least.shape[1:])))
    return np.concatenate(rows)


def _slice(value: np.ndarray, first: int, last: int) -> np.ndarray:
    array = np.asarray(value, dtype=float)
    return array if array.shape[0] == 1 else array[first:last]
