"""When somebody can act, and the way on from today on which it does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from standoff.ask.base import Base
from standoff.case.text import InputError
from standoff.ensemble.ahead import Branch
from standoff.game.acts import PUBLIC
from standoff.mechanisms.acts import Act


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

