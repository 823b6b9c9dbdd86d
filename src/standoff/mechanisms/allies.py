"""M18 Allies with their own policy: they pull levers of their own, and they lobby the mediator.

An ally's own sanctions and arms need nothing new: list them with `by: <ally>` (a stream of arms with `start: "off"` is
one that it could take over from somebody else). This mechanism adds lobbying. Before the mediator makes its move of the
month, the ally may lobby it, at a `cost`. The mediator's payoff of the actions under `levers` then changes by the
numbers given there: credit for a threat, a bill taken over, a quarrel among friends. The mediator still chooses, and
what it chooses clears the axis, so that lobbying lasts for one move. Everyone sees it.

It is buying a policy with contributions offered for it (Grossman and Helpman 1994, Protection for sale), with the ally
as the lobby and the mediator as the government.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from pydantic import Field, RootModel

from standoff.case.fields import ByType, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Id
from standoff.mechanisms import walking_away
from standoff.mechanisms.checks import repeated_ids, unknown_parties, unknown_types
from standoff.mechanisms.levers import one_off
from standoff.mechanisms.parts import (
    WAIT,
    Action,
    Axis,
    Inputs,
    Mistake,
    MoveStage,
    Parts,
    Payoff,
    Pays,
    Rider,
    Worlds,
    always,
    both,
)
from standoff.mechanisms.units import PIES

QUIET, LOBBIED = "quiet", "lobbied"
POLICY = "policy"


class Lobby(Fields):
    """One ally's way to sway a mediator."""

    id: Id
    party: str = Field(description="the ally that lobbies")
    lobbies: str = Field(description="the party that is lobbied, before its move of the month")
    levers: Annotated[dict[str, ByType[Signed]], PIES] = Field(
        min_length=1, description="action of the lobbied party -> what lobbying adds to its payoff of that action"
    )
    cost: Annotated[ByType[Signed] | None, PIES] = Field(
        None, description="what lobbying costs the ally, each time; absent: nothing"
    )


class Section(RootModel[list[Lobby]]):
    """All lobbying by allies."""


def axis_of(lobby: Lobby) -> Axis:
    """Return the axis of one entry."""
    return Axis(f"lobby:{lobby.id}", (QUIET, LOBBIED), QUIET)


def lobbying(lobby: Lobby) -> str:
    """Return the name of the action of lobbying, as the record writes it."""
    return f"lobby {lobby.lobbies}"


def parts(case: Case, section: Section) -> Parts:
    """Return one axis, one opening move per entry, and what lobbying adds to the mediator's actions."""
    return Parts(
        axes=tuple(axis_of(lobby) for lobby in section.root),
        openings=tuple(_opening(case, lobby) for lobby in section.root),
        riders=tuple(rider for lobby in section.root for rider in _riders(lobby)),
    )


def _opening(case: Case, lobby: Lobby) -> MoveStage:
    axis = axis_of(lobby)
    cost = one_off(f"mechanisms.allies.{lobby.id}.cost", lobby.party, lobby.cost)
    actions = (Action(lobby.party, WAIT, is_quiet=True), Action(lobby.party, lobbying(lobby), always, axis.to(LOBBIED), cost))
    return MoveStage(f"{lobby.party} lobbies {lobby.lobbies}", POLICY, lobby.party, actions,
                     both(axis.at(QUIET), walking_away.is_there(case, lobby.lobbies)))


def _riders(lobby: Lobby) -> Iterator[Rider]:
    for name in lobby.levers:
        yield Rider(lobby.lobbies, name, _bonus(lobby, name))
    yield Rider(lobby.lobbies, None, then=axis_of(lobby).to(QUIET))  # so that the talks do not hold every world twice


def _bonus(lobby: Lobby, action: str) -> Pays:
    path, is_lobbied = f"mechanisms.allies.{lobby.id}.levers.{action}", axis_of(lobby).at(LOBBIED)

    def pays(inputs: Inputs, worlds: Worlds) -> Payoff:
        return {lobby.lobbies: inputs.by_type(path, lobby.lobbies) * is_lobbied(worlds)}

    return pays


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case, but for the names of actions (see `unknown_actions`)."""
    path = ("mechanisms", "allies")
    found = repeated_ids(path, [lobby.id for lobby in section.root])
    for position, lobby in enumerate(section.root):
        here = (*path, position)
        found += unknown_parties(case, here, [lobby.party, lobby.lobbies])
        if lobby.party == lobby.lobbies:
            found.append(Mistake((*here, "lobbies"), f"'{lobby.party}' cannot lobby itself"))
        if any((lobby.party, lobby.lobbies) == (other.party, other.lobbies) for other in section.root[:position]):
            found.append(Mistake((*here, "lobbies"), f"{lobby.party} lobbies {lobby.lobbies} twice; keep one entry"))
        found += unknown_types(case, (*here, "cost"), lobby.party, lobby.cost)
        for name, number in lobby.levers.items():
            found += unknown_types(case, (*here, "levers", name), lobby.lobbies, number)
    return found


def unknown_actions(case: Case, parts_of_all: Mapping[str, Parts]) -> list[Mistake]:
    """Return a mistake for every lever under `allies` that is no action of the lobbied party in the case."""
    section: Section | None = case.mechanisms.get("allies")
    found = []
    for position, lobby in enumerate(section.root if section else ()):
        own = [action.name for part in parts_of_all.values() for action in part.actions if action.party == lobby.lobbies]
        known = [WAIT, *own] if own else []
        for name in lobby.levers:
            if name not in known:
                found.append(Mistake(("mechanisms", "allies", position, "levers", name), f"not an action of {lobby.lobbies}: "
                                     f"'{name}'; its actions: {', '.join(known) or 'none'}"))
    return found


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in words which ally lobbies whom for what, and at what cost."""
    return " ".join(_said(case, lobby, median) for lobby in section.root)


def _said(case: Case, lobby: Lobby, median: Callable[[str], float]) -> str:
    path = f"mechanisms.allies.{lobby.id}"
    ally, swayed = case.parties[lobby.party].name, case.parties[lobby.lobbies].name
    levers = ", ".join(f"'{name.replace('_', ' ')}' worth {_of(number, f'{path}.levers.{name}', median)}" for name, number in lobby.levers.items())
    cost = f", at a cost of {_of(lobby.cost, f'{path}.cost', median, sign='')}" if lobby.cost is not None else ""
    return f"{ally} can lobby {swayed} before it acts{cost}: that makes {levers} of its stakes."


def _of(number: object, path: str, median: Callable[[str], float], sign: str = "+") -> str:
    """Return the median of a number in percent, type by type where it is given so."""
    if isinstance(number, dict):
        return " or ".join(f"{100 * median(f'{path}.{name}'):{sign}.2g}% ({name})" for name in number)
    return f"{100 * median(path):{sign}.2g}%"
