"""A small case in which every question has an answer: one hidden type, a front that drifts, a threat that lapses."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from standoff.ask.base import Base, solve_base
from standoff.case.model import Case, Claim
from tests.mechanisms.cases import MINIMAL, build, edited, number, position, without

DRAWS, SEED = 16, 3

SMALL: dict[str, Any] = deepcopy(MINIMAL)
SMALL["as_of"] = "2026-02-20"
SMALL["mistake"] = number("3% to 8%")
SMALL["sources"] = {"wire": {"title": "A wire story", "publisher": "The Wire", "date": "2026-01-02"}}
SMALL["record"] = [
    {"date": "2026-01-10", "party": "hill", "action": "threaten oil", "source": "wire"},
    {"date": "2026-02-10", "party": "hill", "action": "back down on oil", "source": "wire"},
]
SMALL["mechanisms"] |= {
    "patience": {"hill": {"per_month": number("0.9 to 0.98")}, "vale": {"per_month": number("0.85 to 0.95")}},
    "aims": {"hill": {"maximal": number("30% to 60%"), "limited": "rest"}},
    "costs": {"hill": {"per_month": {"maximal": number("0.1% to 0.5%"), "limited": number("0.5% to 2%")}},
              "vale": {"per_month": number("1% to 3%")}},
    "sanctions": [{"id": "oil", "by": "hill", "against": "vale", "costs_target": number("0.5% to 2%"), "leak": number(0.2),
                   "costs_sender": number("0.1% to 0.3%"), "fades": number("5%")}],
    "threats": [{"id": "deadline", "by": "hill", "against": "vale", "lever": "oil", "deadline": "1 month",
                 "backing_down": {"maximal": number("5% to 15%"), "limited": number("0.5%")}, "executing": number(0.01)}],
}  # fmt: skip
SMALL["mechanisms"]["issues"]["positions"] = [
    position("hill", "valley", 1, accepts=0.4, crossing="10% to 20%"),
    position("vale", "valley", 1, accepts=0.5, crossing="10% to 20%"),
]

PLAIN = without(edited(SMALL, {"record": []}), "aims", "threats", "sanctions")
"""The same without anything hidden or threatened."""
PLAIN["mechanisms"]["costs"]["hill"] = {"per_month": number("0.5% to 2%")}


def small() -> Case:
    """Return the small case."""
    return build(SMALL)


def plain(**changes: object) -> Case:
    """Return the case without anything hidden, some values replaced (dots written as two underscores)."""
    return build(edited(PLAIN, {path.replace("__", "."): value for path, value in changes.items()}))


def solved(case: Case, draws: int = DRAWS) -> Base:
    """Return a case, solved."""
    return solve_base(case, draws, SEED)


def claim(name: str, direction: str = "rises", outcome: str = "deal", **change: Any) -> Claim:
    """Return a claim of nobody about the small case."""
    than = change.pop("than", None)
    given = {"id": name, "by": "A. Writer", "says": "it will be so", "source": "wire", "change": change}
    return Claim(**given, outcome=outcome, direction=direction, than=than)
