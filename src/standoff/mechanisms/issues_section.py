"""The section of the case on issues: what can be agreed, and what each party makes of it."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field, model_validator

from standoff.case.fields import ByType, Share, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Id, Text
from standoff.mechanisms import front
from standoff.mechanisms.checks import unknown_names, unknown_parties, unknown_types
from standoff.mechanisms.parts import Mistake
from standoff.mechanisms.units import OF_PIE, PIES

FRONT = "front"


class Shares(Fields):
    """An issue that is divided: the ends in words, and how finely a package can divide it."""

    at_zero: Text = Field(alias="from", description="what a share of 0 means")
    at_one: Text = Field(alias="to", description="what a share of 1 means")
    steps: int = Field(ge=2, le=101, description="number of shares that a package can name, ends included")
    along_front: Text | None = Field(
        None, alias="front", description="one more option, in words: whatever share the front gives on signing"
    )


class Option(Fields):
    """One way to settle an issue."""

    name: Text
    score: float = Field(ge=0, le=1, description="1 is best for the party the issue favours, 0 for the other side")
    source: str | list[str] | None = None
    assumed: str | None = None


class Issue(Fields):
    """Something to be settled, by one of several options or by a share."""

    name: Text
    favours: str = Field(description="the party for which a score or share of 1 is best")
    share: Shares | None = None
    options: dict[Id, Option] | None = Field(None, min_length=2)
    meanwhile: float | str = Field(description="while fighting goes on: an option, a share, or 'front'")
    note: str | None = None

    @model_validator(mode="after")
    def _is_one_kind(self) -> Issue:
        if (self.share is None) == (self.options is None):
            raise ValueError("an issue has either options or a share, and not both")
        names = [option.name for option in (self.options or {}).values()]
        if len(set(names)) < len(names):
            raise ValueError("two options have the same name; a package is named by its terms, so they must differ")
        if self.options is not None and self.meanwhile not in self.options:
            raise ValueError(f"meanwhile is '{self.meanwhile}', which is not an option; options: "
                             f"{', '.join(self.options)}")
        if self.share is not None and self.meanwhile != FRONT and not _is_share(self.meanwhile):
            raise ValueError(f"meanwhile is '{self.meanwhile}'; write '{FRONT}' or a share from 0 to 1")
        if self.has_front and self.meanwhile != FRONT:
            raise ValueError(f"the share has the option '{FRONT}', so its meanwhile must be '{FRONT}' too; it is "
                             f"'{self.meanwhile}'")
        return self

    @property
    def has_front(self) -> bool:
        """Return whether the first option is the line of contact, wherever the front has put it."""
        return self.share is not None and self.share.along_front is not None

    @property
    def follows_front(self) -> bool:
        """Return whether the share is that of the front while fighting goes on."""
        return self.share is not None and self.meanwhile == FRONT

    @property
    def scores(self) -> tuple[float, ...]:
        """Return the score of every option, in order; NaN for the line of contact, whose score depends on the world."""
        if self.share is None:
            return tuple(option.score for option in self.options.values())
        shares = tuple(step / (self.share.steps - 1) for step in range(self.share.steps))
        return (math.nan, *shares) if self.has_front else shares

    @property
    def texts(self) -> tuple[str, ...]:
        """Return every option in words, in order."""
        if self.share is None:
            return tuple(option.name for option in self.options.values())
        steps = self.share.steps - 1
        between = (f"{self.name} {100 * step / steps:.3g}%" for step in range(1, steps))
        shares = (self.share.at_zero, *between, self.share.at_one)
        return (self.share.along_front, *shares) if self.has_front else shares

    @property
    def ends(self) -> tuple[str, str]:
        """Return in words the options with the lowest and with the highest score."""
        if self.share is not None:
            return self.share.at_zero, self.share.at_one
        ranked = sorted(self.options.values(), key=lambda option: option.score)
        return ranked[0].name, ranked[-1].name

    def score_of(self, option: str | float) -> float:
        """Return the score of an option, given by its key or as a share."""
        return self.options[option].score if self.options is not None else float(option)


def _is_share(value: object) -> bool:
    return isinstance(value, float | int) and 0 <= value <= 1


class Position(Fields):
    """What one party makes of one issue."""

    party: str
    issue: str
    weight: Annotated[ByType[Share], OF_PIE] = Field(description="how much of the party's pie the issue is")
    accepts: float | str | ByType[Share] | None = Field(None, description="red line: the least it signs; 'front': what the front has left it on signing")
    crossing: Annotated[ByType[Share] | None, OF_PIE] = Field(None, description="lost by signing beyond the red line")
    sides_with: str | None = Field(None, description="the signing party whose view of the issue it shares")
    source: str | list[str] | None = None
    assumed: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _line_and_price(self) -> Position:
        if (self.accepts is None) != (self.crossing is None):
            raise ValueError("accepts and crossing belong together: a red line has a place and a price")
        return self

    @property
    def id(self) -> str:
        """Return what stands for this entry in the path of a number."""
        return f"{self.party}_{self.issue}"


class Section(Fields):
    """The issues, the parties that sign, and what every party makes of every issue."""

    signs: list[str] = Field(min_length=2, description="the parties without which there is no deal")
    proposers: list[str] = Field(min_length=1, description="who may table a package, in the order of a month")
    menu: int = Field(ge=1, le=200, description="number of packages on the menu")
    issues: dict[Id, Issue] = Field(alias="list", min_length=1)
    positions: list[Position]
    deal: Annotated[dict[str, ByType[Signed]], PIES] = Field(
        default_factory=dict, description="what a deal as such is worth, whatever its terms"
    )


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "issues")
    found = unknown_parties(case, (*path, "signs"), section.signs)
    found += unknown_names((*path, "proposers"), "signing party", section.proposers, section.signs)
    for field in ("signs", "proposers"):
        names = getattr(section, field)
        if len(set(names)) < len(names):
            found.append(Mistake((*path, field), f"a party is listed twice in {field}"))
    found += unknown_parties(case, (*path, "deal"), section.deal)
    for party, worth in section.deal.items():
        found += unknown_types(case, (*path, "deal", party), party, worth)
    for key, issue in section.issues.items():
        found += unknown_names((*path, "list", key, "favours"), "signing party", [issue.favours], section.signs)
        found += _front_mistakes(case, (*path, "list", key), issue)
    for place, position in enumerate(section.positions):
        found += _position_mistakes(case, section, (*path, "positions", place), position)
    return found


def _front_mistakes(case: Case, path: tuple[str | int, ...], issue: Issue) -> list[Mistake]:
    if issue.meanwhile != FRONT or issue.share is None:
        return []
    section: front.Section | None = case.mechanisms.get(FRONT)
    if section is None:
        return [Mistake((*path, "meanwhile"), f"'{issue.name}' is at the front meanwhile, but this case has no front; "
                        "add one, or write a share from 0 to 1")]
    return []


def _position_mistakes(case: Case, section: Section, path: tuple[str | int, ...], position: Position) -> list[Mistake]:
    found = unknown_parties(case, path, [position.party])
    found += unknown_names((*path, "issue"), "issue", [position.issue], section.issues)
    found += unknown_types(case, (*path, "weight"), position.party, position.weight)
    found += unknown_types(case, (*path, "crossing"), position.party, position.crossing)
    if position.id in [other.id for other in section.positions[:path[-1]]]:
        found.append(Mistake(path, f"a second position of {position.party} on {position.issue}; keep one"))
    if position.sides_with is not None:
        found += unknown_names((*path, "sides_with"), "signing party", [position.sides_with], section.signs)
    elif position.party not in section.signs:
        sides = ", ".join(section.signs)
        found.append(Mistake(path, f"{position.party} does not sign: whose view of '{position.issue}' does it share? "
                                   f"write sides_with: one of {sides}"))
    issue = section.issues.get(position.issue)
    return found if issue is None else found + _line_mistakes(case, path, position, issue)


def _line_mistakes(case: Case, path: tuple[str | int, ...], position: Position, issue: Issue) -> list[Mistake]:
    here, line = (*path, "accepts"), position.accepts
    if line is None:
        return []
    if issue.options is not None:
        return [] if isinstance(line, str) and line in issue.options else [
            Mistake(here, f"the red line on '{position.issue}' must be one of its options: {', '.join(issue.options)}")]
    if line == FRONT:
        return [] if issue.follows_front else [
            Mistake(here, f"the red line on '{position.issue}' is the front, so its meanwhile must be '{FRONT}' too; it "
                          f"is '{issue.meanwhile}'")]
    if isinstance(line, str) or (isinstance(line, float) and not _is_share(line)):
        return [Mistake(here, f"the red line on '{position.issue}' must be a share from 0 to 1 or '{FRONT}', "
                              f"found '{line}'")]
    return unknown_types(case, here, position.party, line)
