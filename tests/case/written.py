"""A small case and the sections it needs, so that these tests depend on no mechanism."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, RootModel

from standoff.case.fields import ByType, Factor, Patience, Probability, Section, Share, Signed, Unit
from standoff.case.findings import Finding
from standoff.case.load import CheckedText, check_text
from standoff.case.model import Date, Month


class Aims(RootModel[dict[str, dict[str, Probability | Literal["rest"]]]]):
    """Types by party."""


class Front(Section):
    """A front with a scale and observations."""

    attacker: str
    drift: Annotated[Signed, Unit("km2 per month")]
    steps: int = Field(ge=2)
    observed: dict[Month, float] = Field(default_factory=dict)
    observed_source: str | None = None


class CostsOfParty(Section):
    """What a month of war costs a party."""

    per_month: ByType[Share]


class Costs(RootModel[dict[str, CostsOfParty]]):
    """Costs by party."""


class Clock(Section):
    """A dated change of patience."""

    id: str
    date: Date
    patience: Factor


class PatienceSection(Section):
    """Patience by party, beside a list of clocks."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, PatienceOfParty]

    clocks: list[Clock] = Field(default_factory=list)


class PatienceOfParty(Section):
    """The discount factor of a party."""

    per_month: ByType[Patience]


class Issue(Section):
    """One issue with options."""

    options: dict[str, float]
    meanwhile: str


class Position(Section):
    """The weight a party gives an issue, and its red line."""

    party: str
    issue: str
    weight: ByType[Share]
    accepts: float | str | ByType[Share] | None = None


class Issues(Section):
    """Issues and positions."""

    entries: dict[str, Issue] = Field(alias="list")
    positions: list[Position]


class Sanction(Section):
    """One lever."""

    id: str
    by: str
    costs_target: Share


class Sanctions(RootModel[list[Sanction]]):
    """Levers."""


PatienceSection.model_rebuild()
SECTIONS = {
    "aims": Aims,
    "front": Front,
    "costs": Costs,
    "patience": PatienceSection,
    "issues": Issues,
    "sanctions": Sanctions,
}

GOOD = """\
format: case/1
title: A war in a test
as_of: 2026-03-20
question: Will they sign?
resolves_yes_if: They publish a signed text.
starts: 2026-01
horizon: 12 months
mistake: {value: 3% to 6%, assumed: nobody has measured it}
parties:
  norland: {name: Norland, role: attacker}
  sudmark: {name: Sudmark, role: defender}
mechanisms:
  aims:
    norland: {conquest: {value: unlikely, source: post}, valley: rest}
  front:
    attacker: norland
    drift: {value: -1 to 2 per month, source: table}
    steps: 5
    observed: {2026-01: 59, 2026-02: 61}
    observed_source: table
  costs:
    norland: {per_month: {conquest: {value: 0.1% to 0.4%, source: post}, valley: {value: 1% to 2%, source: post}}}
    sudmark: {per_month: {value: 1% to 3%, source: [post, table]}}
  patience:
    norland: {per_month: {value: 0.94 to 0.99, source: post}}
    clocks:
      - {id: winter, date: 2026-11-15, patience: {value: x 0.9 to 0.99, assumed: the passes close in winter}}
  issues:
    list:
      guarantee: {options: {none: 0, treaty: 1}, meanwhile: none}
    positions:
      - {party: norland, issue: guarantee, weight: {value: 90% to 99%, source: post}, accepts: none}
  sanctions:
    - {id: tolls, by: sudmark, costs_target: {value: 0.5% to 2%, source: table}}
record:
  - {date: 2026-02-10, party: norland, action: table, package: any, source: post}
  - {date: 2026-02-14, party: sudmark, action: impose tolls, lever: tolls, source: post}
sources:
  table: {title: Area held, publisher: A survey, date: 2026-08-01, covers_until: 2026-02-28}
  post: {title: Terms, publisher: The Meridian Post, date: 2026-03-14}
"""


def changed(*pairs: tuple[str, str]) -> str:
    """Return the good case with texts replaced; each must be in it."""
    text = GOOD
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def check(*pairs: tuple[str, str]) -> CheckedText:
    """Check the good case with texts replaced."""
    return check_text(changed(*pairs), SECTIONS)


def pointed(finding: Finding) -> str:
    """Return the word that a finding's caret stands under."""
    return re.match(r"[^,:}\]]*", finding.snippet[finding.column - 1 :]).group().strip()


def messages(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the word and the message of every finding in the good case with texts replaced."""
    return [(pointed(finding), finding.message) for finding in check(*pairs).findings]
