"""The acts an analyst can ask about: every action of every party, by a name that can be typed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from standoff.ask.base import Base
from standoff.case.text import InputError
from standoff.ensemble.ahead import Branch
from standoff.game.acts import PUBLIC
from standoff.mechanisms.parts import NO_OFFER, WAIT, MoveStage
from standoff.mechanisms.structure import Structure

ANSWER, OFFER = "answer", "table"


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
        Act(stage.party, action.name, place, row, is_offer=stage.kind == OFFER)
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


def first_chance(base: Base, act: Act) -> int | None:
    """Return the first month from today (0: this one) in which the act can still be taken by someone in some draw."""
    structure = base.structure
    table = structure.tables[act.stage]
    can = np.zeros(len(table.passes), bool)
    can[table.moving[table.available[act.row]]] = True
    if not can.any():
        return None
    return 0 if act.stage >= base.question.first_stage else 1


def require_month(months: Sequence[str], month: str) -> None:
    """Do nothing if `month` is one of those that are modelled from today on.

    Raises:
        InputError: it is not.
    """
    if month not in months:
        raise InputError(f"'{month}' is not between {months[0]} and {months[-1]}; write it as YYYY-MM")


def branch_of(base: Base, act: Act, month: str | None = None) -> Branch:
    """Return the way on from today on which `act` is taken in `month`, by default as soon as it can be.

    Raises:
        InputError: the month is not one of those that are modelled, or it is past that stage of it.
    """
    if month is None:
        when = first_chance(base, act)
        when = 0 if when is None else when
    else:
        require_month(base.months, month)
        when = base.months.index(month)
        if when == 0 and act.stage < base.question.first_stage:
            raise InputError(f"in {month} {act.party} has made its move; the next chance is {base.months[1]}")
    return Branch((PUBLIC,) * len(base.structure.types), (when, act.stage, act.row))

