"""Red lines as several mechanisms read them: which packages cross them, and what that costs.

A party's red line on an issue is `accepts` of its position, and `crossing` is what signing beyond it costs (see
`issues.py`). Pressure takes a part of that cost over, a body at home looks at the lines themselves.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from standoff.case.model import Case
from standoff.mechanisms import issues
from standoff.mechanisms.issues_section import Section
from standoff.mechanisms.parts import Inputs, Values, Worlds


def lines_of(section: Section, party: str) -> tuple[str, ...]:
    """Return the issues on which `party` has a red line."""
    return tuple(position.issue for position in section.positions
                 if position.party == party and position.accepts is not None)


def crosses(
    case: Case, inputs: Inputs, party: str, issue: str, options: np.ndarray, worlds: Worlds
) -> Values:
    """Return whether packages cross the red line of `party` on one issue, with axes `draw, month, types…, package`.

    Args:
        case: the case.
        inputs: the numbers of one or more draws.
        party: whose line; it has one on this issue.
        issue: on which issue.
        options: of each package, with axes `package, issue`.
        worlds: in which each package would be signed.
    """
    section: Section = case.mechanisms["issues"]
    fronts = issues.along_front(case, section, worlds)
    chosen = options[:, list(section.issues).index(issue)]
    scores = np.array(section.issues[issue].scores)[chosen]
    if section.issues[issue].has_front:
        scores = np.where(chosen == 0, fronts[issue], scores)
    line = issues.line_scores(section, inputs, party, issue, fronts)
    own = issues.own_score(section, party, issue, scores)
    return own < issues.own_score(section, party, issue, line) - issues.SLACK


def crosses_any(
    case: Case, inputs: Inputs, party: str, options: np.ndarray, worlds: Worlds
) -> Values:
    """Return whether packages cross any red line of `party`; axes as in `crosses`."""
    found: Values = inputs.spread(np.zeros(len(options), dtype=bool))
    for issue in lines_of(case.mechanisms["issues"], party):
        found = found | crosses(case, inputs, party, issue, options, worlds)
    return found


def cost_of_crossing(
    case: Case, inputs: Inputs, party: str, among: Iterable[str], options: np.ndarray, worlds: Worlds
) -> Values:
    """Return what packages cost `party` by crossing its red lines on the issues `among`, in pies; axes as in `crosses`."""
    return sum(
        inputs.by_type(f"mechanisms.issues.positions.{party}_{issue}.crossing", party)
        * crosses(case, inputs, party, issue, options, worlds)
        for issue in among
    )
