"""M8 Sanctions: they cost the target every month, less what leaks, and often the sender too; they may fade.

Each entry is an axis of the world with two levels, off and on. The sender may impose or lift them, and the act itself
may cost it something at once: `imposing`, `lifting`, nothing where they are not given. Carrying out a threat costs what
the threat says, not `imposing`. With `fades`, every month they stop biting with that chance, and the sender would have
to impose new ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, RootModel

from standoff.case.fields import ByType, Probability, Share, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Id
from standoff.mechanisms.checks import repeated_ids, unknown_parties, unknown_types
from standoff.mechanisms.levers import Lever, one_off
from standoff.mechanisms.parts import (
    Action,
    Axis,
    ChanceStage,
    Inputs,
    Mistake,
    Outcome,
    Parts,
    Payoff,
    Pays,
    Worlds,
    add,
)
from standoff.mechanisms.said import Median, by_type, share, words
from standoff.mechanisms.units import OF_PIE_PER_MONTH, PER_MONTH, PIES, PIES_PER_MONTH

OFF, ON = "off", "on"


class Sanction(Fields):
    """One package of sanctions."""

    id: Id
    by: str = Field(description="the party that imposes them")
    against: str = Field(description="the party they are meant to hurt")
    start: Literal["off", "on"] = "off"
    costs_target: Annotated[ByType[Share], OF_PIE_PER_MONTH] = Field(description="cost to the target before leaks")
    leak: Share = Field(description="part that is evaded")
    costs_sender: Annotated[ByType[Signed] | None, PIES_PER_MONTH] = Field(None, description="cost to the sender")
    imposing: Annotated[ByType[Signed] | None, PIES] = Field(
        None, description="cost to the sender of imposing them without a threat, once; absent: none"
    )
    lifting: Annotated[ByType[Signed] | None, PIES] = Field(
        None, description="cost to the sender of lifting them, once; absent: none"
    )
    fades: Annotated[Probability | None, PER_MONTH] = Field(None, description="chance that they stop biting")


class Section(RootModel[list[Sanction]]):
    """All packages of sanctions."""


def axis_of(sanction: Sanction) -> Axis:
    """Return the axis of one package of sanctions."""
    return Axis(f"sanctions:{sanction.id}", (OFF, ON), sanction.start)


def levers(section: Section) -> Iterator[Lever]:
    """Yield the lever of every package: imposing it."""
    for sanction in section.root:
        axis = axis_of(sanction)
        yield Lever(sanction.id, sanction.by, sanction.against, f"impose {sanction.id}", axis.at(OFF), axis.to(ON))


def parts(case: Case, section: Section) -> Parts:
    """Return one axis, two actions and one flow per package of sanctions, and the chance that it fades."""
    listed = section.root
    return Parts(
        axes=tuple(axis_of(sanction) for sanction in listed),
        actions=tuple(action for sanction in listed for action in _actions(sanction)),
        chances=tuple(_fading(sanction) for sanction in listed if sanction.fades is not None),
        flows=tuple(_flow(sanction) for sanction in listed),
    )


def _actions(sanction: Sanction) -> tuple[Action, Action]:
    axis, path = axis_of(sanction), f"mechanisms.sanctions.{sanction.id}"
    imposing = one_off(f"{path}.imposing", sanction.by, sanction.imposing)
    lifting = one_off(f"{path}.lifting", sanction.by, sanction.lifting)
    return (
        Action(sanction.by, f"impose {sanction.id}", axis.at(OFF), axis.to(ON), imposing),
        Action(sanction.by, f"lift {sanction.id}", axis.at(ON), axis.to(OFF), lifting),
    )


def _flow(sanction: Sanction) -> Pays:
    path, axis = f"mechanisms.sanctions.{sanction.id}", axis_of(sanction)

    def flow(inputs: Inputs, worlds: Worlds) -> Payoff:
        bites = axis.at(ON)(worlds).astype(float)
        cost = inputs.by_type(f"{path}.costs_target", sanction.against) * (1 - inputs.number(f"{path}.leak"))
        pays = {sanction.against: -cost * bites}
        if sanction.costs_sender is None:
            return pays
        return add(pays, {sanction.by: -inputs.by_type(f"{path}.costs_sender", sanction.by) * bites})

    return flow


def _fading(sanction: Sanction) -> ChanceStage:
    path, axis = f"mechanisms.sanctions.{sanction.id}.fades", axis_of(sanction)
    return ChanceStage(
        f"{sanction.id} may fade",
        (
            Outcome(f"{sanction.id} fades", lambda inputs, worlds: inputs.number(path), axis.to(OFF)),
            Outcome(f"{sanction.id} bites", lambda inputs, worlds: 1 - inputs.number(path)),
        ),
        when=axis.at(ON),
    )


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "sanctions")
    found = repeated_ids(path, [sanction.id for sanction in section.root])
    for position, sanction in enumerate(section.root):
        here = (*path, position)
        found += unknown_parties(case, here, [sanction.by, sanction.against])
        found += unknown_types(case, (*here, "costs_target"), sanction.against, sanction.costs_target)
        for field in ("costs_sender", "imposing", "lifting"):
            found += unknown_types(case, (*here, field), sanction.by, getattr(sanction, field))
    return found


def sentence(case: Case, section: Section, median: Median) -> str:
    """Return in plain words who sanctions whom, what that costs, and whether it lasts."""
    return " ".join(_said(case, sanction, median) for sanction in section.root)


def _said(case: Case, sanction: Sanction, median: Median) -> str:
    path, by, against = f"mechanisms.sanctions.{sanction.id}", case.parties[sanction.by].name, case.parties[sanction.against].name
    leak = median(f"{path}.leak")
    costs = by_type(sanction.costs_target, f"{path}.costs_target", median, lambda cost: share(cost * (1 - leak)))
    begins = f"{by} has sanctions on {against}" if sanction.start == ON else f"{by} can impose sanctions on {against}"
    said = f"{begins} ({words(sanction.id)}): a month of them costs it {costs} of its stakes, {share(leak)} having leaked away."
    return said if sanction.fades is None else f"{said} Every month they lose their bite with a chance of {share(median(f'{path}.fades'))}."
