"""M14 Ratification and audience: what is signed abroad has to pass at home, and giving way is noticed there.

Between signing and peace stands a body at home: a parliament, a cabinet, a ruling circle. It approves what `party`
signed with the chance `passes` if no red line of that party is crossed, and with `passes_over` if one is. Where it
refuses, the party pays `refused` and the war goes on: nothing is on the table any more. Several bodies decide one after
another; each has to approve. The packages that cross no red line of the party are its win-set (Putnam 1988, Diplomacy
and domestic politics). A body that passes little beyond the lines is a strength abroad: offers outside the win-set are
not worth making (Schelling 1960, The strategy of conflict, chapter 2). A body that passes little of anything is none.

`pride` is an audience cost (Fearon 1994, Domestic political audiences and the escalation of international disputes): to
have tabled a package beyond one's own red line and be refused outright, or to have signed one, whether or not it passes.
Parties that pay it wait for the other to move first. It needs exactly two signing parties, for with more of them the
table does not show who put a package there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import numpy as np
from pydantic import Field, RootModel

from standoff.case.draws import medians
from standoff.case.fields import ByType, Probability, Share
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Text
from standoff.mechanisms import aims, front, issues
from standoff.mechanisms.checks import unknown_names, unknown_types
from standoff.mechanisms.parts import TABLE, Inputs, Mistake, Parts, Payoff, Pays, Signing, Values, Worlds, add
from standoff.mechanisms.parts import Ratification as Approval
from standoff.mechanisms.red_lines import crosses_any, lines_of
from standoff.mechanisms.units import OF_PIE

NUM_SIGNING_WITH_PRIDE = 2


class Ratification(Fields):
    """One body at home that has to approve what a party signed."""

    party: str = Field(description="the signing party whose body it is")
    body: Text = Field(description="the body in words, such as 'the parliament of Vale'")
    passes: Probability = Field(description="chance of approval of a package that crosses no red line of the party")
    passes_over: Probability | None = Field(None, description="the same where one is crossed; absent: as `passes`")
    refused: Annotated[ByType[Share] | None, OF_PIE] = Field(
        None, description="audience cost to the party if its body refuses, once; absent: none"
    )
    pride: Annotated[ByType[Share] | None, OF_PIE] = Field(
        None, description="audience cost of having offered or signed a package beyond its own red line; absent: none"
    )

    @property
    def id(self) -> str:
        """Return what stands for this entry in the path of a number."""
        return self.party


class Section(RootModel[list[Ratification]]):
    """All bodies that have to approve a deal, in the order in which they vote."""


def parts(case: Case, section: Section) -> Parts:
    """Return the bodies that vote on a signed package, and what pride makes of offers and signatures."""
    signs = case.mechanisms["issues"].signs
    proud = [entry for entry in section.root if entry.pride is not None]
    return Parts(
        ratifications=tuple(_approval(case, entry) for entry in section.root),
        signings=tuple(_proud_signing(case, entry) for entry in proud),
        refusing=tuple((other, _proud_offer(case, entry)) for entry in proud for other in signs if other != entry.party),
    )


def _approval(case: Case, entry: Ratification) -> Approval:
    path = f"mechanisms.ratification.{entry.party}"

    def chance(inputs: Inputs, worlds: Worlds, options: np.ndarray) -> Values:
        passes = inputs.number(f"{path}.passes")
        if entry.passes_over is None:
            return passes
        beyond = crosses_any(case, inputs, entry.party, options, worlds)
        return np.where(beyond, inputs.number(f"{path}.passes_over"), passes)

    def refused(inputs: Inputs, worlds: Worlds, options: np.ndarray) -> Payoff:
        shame = {} if entry.refused is None else {entry.party: -inputs.by_type(f"{path}.refused", entry.party)}
        return add(shame, _shame(case, entry, inputs, worlds, options))

    return Approval(entry.party, entry.body, chance, refused)


def _shame(case: Case, entry: Ratification, inputs: Inputs, worlds: Worlds, options: np.ndarray) -> Payoff:
    """Return what it costs a party with pride to have put its name under packages: nothing within its red lines."""
    if entry.pride is None:
        return {}
    beyond = crosses_any(case, inputs, entry.party, options, worlds)
    return {entry.party: -inputs.by_type(f"mechanisms.ratification.{entry.party}.pride", entry.party) * beyond}


def _proud_signing(case: Case, entry: Ratification) -> Signing:
    def signing(inputs: Inputs, worlds: Worlds, options: np.ndarray, worth: Payoff) -> Payoff:
        return add(worth, _shame(case, entry, inputs, worlds, options))

    return signing


def _proud_offer(case: Case, entry: Ratification) -> Pays:
    packages = np.array([package.options for package in issues.menu(case, case.mechanisms["issues"])])

    def pays(inputs: Inputs, worlds: Worlds) -> Payoff:
        place = worlds[TABLE] - 1  # nothing comes first on the axis of the table, then the packages of the menu
        is_package = (place >= 0) & (place < len(packages))
        shame = _shame(case, entry, inputs, worlds, packages[np.where(is_package, place, 0)])
        return {party: cost * is_package for party, cost in shame.items()}

    return pays


def win_set(case: Case, party: str) -> tuple[str, ...]:
    """Return the packages of the menu that cross no red line of `party`, at the medians and at the front last known.

    A party with two types counts as the one that its number calls type 1.
    """
    section = case.mechanisms["issues"]
    inputs = Inputs({path: np.array([value]) for path, value in medians(case).items()}, aims.types(case), np.zeros(1))
    menu = issues.menu(case, section)
    options = np.array([package.options for package in menu])
    lines: front.Section | None = case.mechanisms.get("front")
    level = 0 if lines is None else lines.last_known
    beyond = crosses_any(case, inputs, party, options, {front.AXIS: np.full(len(menu), level)})
    last = beyond.reshape(-1, len(menu))[-1]
    return tuple(package.name for package, over in zip(menu, last, strict=True) if not over)


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path, found = ("mechanisms", "ratification"), []
    issues_section = case.mechanisms.get("issues")
    for place, entry in enumerate(section.root):
        here = (*path, place)
        if issues_section is not None:
            found += unknown_names((*here, "party"), "signing party", [entry.party], issues_section.signs)
            found += _line_mistakes(here, entry, issues_section)
        for field in ("refused", "pride"):
            found += unknown_types(case, (*here, field), entry.party, getattr(entry, field))
        if entry.party in [other.party for other in section.root[:place]]:
            found.append(Mistake((*here, "party"), f"'{entry.party}' is listed twice; let one chance stand for all of "
                                 "its bodies"))
        if entry.body in [other.body for other in section.root[:place]]:
            found.append(Mistake((*here, "body"), f"two bodies are called '{entry.body}'; name them apart"))
    return found


def _line_mistakes(here: tuple[str | int, ...], entry: Ratification, section: issues.Section) -> list[Mistake]:
    found = []
    lines = lines_of(section, entry.party)
    for field in ("passes_over", "pride"):
        if getattr(entry, field) is not None and not lines:
            found.append(Mistake((*here, field), f"'{entry.party}' has no red line that a package could cross; give it "
                                 f"one under issues, or leave {field} out"))
    by_type = [position.issue for position in section.positions
               if position.party == entry.party and isinstance(position.accepts, dict)]
    if entry.passes_over is not None and by_type:
        found.append(Mistake((*here, "passes_over"), f"the red line of {entry.party} on {', '.join(by_type)} depends on "
                             "its type, but a body at home looks at one line; give it one"))
    if entry.pride is not None and len(section.signs) > NUM_SIGNING_WITH_PRIDE:
        found.append(Mistake((*here, "pride"), "pride needs exactly two signing parties, or nobody knows whose offer it "
                             f"was; found {len(section.signs)}"))
    return found


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in words which body votes, with which chances, and how many packages lie in the win-set."""
    return " ".join(_said(case, entry, median) for entry in section.root)


def _said(case: Case, entry: Ratification, median: Callable[[str], float]) -> str:
    path, name = f"mechanisms.ratification.{entry.party}", case.parties[entry.party].name
    within = len(win_set(case, entry.party))
    of_all = len(issues.menu(case, case.mechanisms["issues"]))
    said = f"What {name} signs must pass {entry.body}, with a chance of {median(f'{path}.passes'):.0%}"
    if entry.passes_over is not None:
        said += f", or {median(f'{path}.passes_over'):.0%} beyond its red lines"
    said += f"; {within} of {of_all} packages on the menu cross none of them."
    return said + (f" {name} pays at home for every offer beyond them." if entry.pride is not None else "")
