"""M6 Misperception: a party that reads another one's aims through a constant of its own.

Everybody sees the same acts and learns from them by the same rule, but not everybody starts from the same prior. A party
that overrates one type of another by d in log-odds does so before the first act and after the last one: it reads the
public log-odds l as l + d. It is not deceived, and it does learn; it lags behind, by the same step for ever. All others
know that it does, and count on it.

Log-odds are no everyday unit: +0.7 makes of an even chance two to one, +1.1 three to one, +2.2 nine to one.

Source: Jervis 1976; Smith and Stam 2004, whose players agree on everything except their priors; Fey and Ramsay 2007 on
why players with a common prior cannot be optimistic together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from pydantic import Field, RootModel

from standoff.case.fields import Section as Fields
from standoff.case.fields import Shift, Unit
from standoff.case.model import Case, Text
from standoff.mechanisms import aims
from standoff.mechanisms.checks import Path, unknown_names, unknown_parties
from standoff.mechanisms.parts import Inputs, Mistake, Parts, Values

LOG_ODDS = Unit("in log-odds")


class Misperception(Fields):
    """What one party makes too much of."""

    party: str = Field(description="the party that misjudges")
    about: str = Field(description="the party it misjudges, one with hidden aims")
    believes: str = Field(description="the type that it overrates")
    by: Annotated[Shift, LOG_ODDS] = Field(description="by how much; negative: it underrates that type")
    note: Text | None = None

    @property
    def id(self) -> str:
        """Return what stands for this entry in the path of a number."""
        return f"{self.party}_{self.about}"


class Section(RootModel[list[Misperception]]):
    """Everyone who reads another one's aims differently from the public."""


def parts(case: Case, section: Section) -> Parts:
    """Return what every listed party adds to the public log-odds."""

    def optimism(inputs: Inputs) -> Mapping[tuple[str, str], Values]:
        return {
            (entry.party, entry.about): sign_of(case, entry.about, entry.believes)
            * inputs.number(f"mechanisms.misperception.{entry.id}.by")
            for entry in section.root
        }

    return Parts(optimism=(optimism,))


def sign_of(case: Case, about: str, believes: str) -> int:
    """Return +1 if `believes` is type 1 of `about`, the type with a probability, and -1 if it is the rest."""
    return 1 if aims.types(case)[about][1] == believes else -1


def unknown_belief(case: Case, path: Path, party: str, about: str, believes: str) -> list[Mistake]:
    """Return a mistake if `party` cannot hold a belief about a type `believes` of `about`."""
    types = aims.types(case)
    if about not in types:
        known = ", ".join(types) or "none"
        return [Mistake((*path, "about"), f"'{about}' hides no type in `aims`, so nobody can misjudge it; "
                                          f"parties with types: {known}")]
    if about == party:
        return [Mistake((*path, "about"), f"'{party}' knows its own type; name another party")]
    return unknown_names((*path, "believes"), f"type of {about}", [believes], types[about])


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path, seen = ("mechanisms", "misperception"), set()
    found: list[Mistake] = []
    for position, entry in enumerate(section.root):
        here = (*path, position)
        found += unknown_parties(case, here, [entry.party])
        found += unknown_belief(case, here, entry.party, entry.about, entry.believes)
        if entry.id in seen:
            found.append(Mistake(here, f"'{entry.party}' misjudges '{entry.about}' twice; keep one"))
        seen.add(entry.id)
    return found


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in plain words who misjudges whom, and how much."""
    return " ".join(_sentence(case, entry, median) for entry in section.root)


def _sentence(case: Case, entry: Misperception, median: Callable[[str], float]) -> str:
    party, about = case.parties[entry.party].name, case.parties[entry.about].name
    by = median(f"mechanisms.misperception.{entry.id}.by")
    even = 100 / (1 + 2.718281828459045**-by)  # what it makes of an even chance
    return (f"{party} reads {about} in its own way: where everybody else sees an even chance that {about} is "
            f"{entry.believes.replace('_', ' ')}, it sees {even:.0f}%.")
