"""The acts an analyst can ask about: every action of every party, by a name that can be typed."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from standoff.case.text import InputError
from standoff.mechanisms.parts import NO_OFFER, TABLE, WAIT, MoveStage
from standoff.mechanisms.structure import Structure
from standoff.mechanisms.talks import ANSWER


@dataclass(frozen=True)
class Act:
    """One action of one party: `name` is what a command line says (party.action), `words` what a report says."""

    party: str
    action: str
    stage: int
    row: int
    is_offer: bool = False

    @property
    def name(self) -> str:
        """Return the name, with underscores for everything that is not a letter or a digit."""
        return f"{self.party}.{re.sub(r'[^a-z0-9]+', '_', self.action.lower()).strip('_')}"

    @property
    def words(self) -> str:
        """Return the action in words."""
        action = self.action.replace("_", " ")
        return f"offer ‘{action}’" if self.is_offer else action


def acts_of(structure: Structure) -> tuple[Act, ...]:
    """Return every act of every party but waiting and answers, which need something on the table."""
    return tuple(
        Act(stage.party, action.name, place, row, is_offer=stage.kind == TABLE)
        for place, stage in enumerate(structure.stages)
        if isinstance(stage, MoveStage) and stage.kind != ANSWER
        for row, action in enumerate(stage.actions) if action.name not in (WAIT, NO_OFFER)
    )


def find_act(structure: Structure, name: str) -> Act:
    """Return the act that `name` means: its full name, or any part of it that only one act has.

    Raises:
        InputError: no act has that name, or several do.
    """
    acts = {act.name: act for act in acts_of(structure)}
    if name in acts:
        return acts[name]
    words = [word for word in re.split(r"[^a-z0-9]+", name.lower()) if word]
    fitting = [other for other in acts if all(word in re.split(r"[^a-z0-9]+", other) for word in words)]
    if len(fitting) == 1:
        return acts[fitting[0]]
    near = fitting or difflib.get_close_matches(name, acts, 3, 0.4)
    hint = f"did you mean {' or '.join(near[:3])}?" if near else f"acts of this case: {', '.join(acts)}"
    raise InputError(f"{'several acts are' if fitting else 'no act is'} called '{name}'; {hint}")
