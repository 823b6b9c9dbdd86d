"""The smallest case that has all 22 mechanisms, and cases with any few of them.

`having` leaves mechanisms out. What a mechanism cannot do without comes along (`NEEDS`); what it can do without is left
out of its section where it is missing (`_fitted`): numbers by type without `aims`, a share that follows a front, support
that walking away may cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from standoff.mechanisms.registry import MECHANISMS, NEEDED
from tests.mechanisms.cases import MINIMAL, Raw, number, position

NEEDS = {
    "misperception": ("aims",),
    "threats": ("sanctions",),
    "allies": ("sanctions",),
    "inconsistency": ("sanctions",),
    "base_rates": ("aims",),
    "side_deals": ("costs",),
}
TYPES = {"maximal", "limited"}

EVERYTHING: Raw = deepcopy(MINIMAL)
EVERYTHING["as_of"] = "2026-01-01"
EVERYTHING["horizon"] = 1
EVERYTHING["parties"] |= {"go_between": {"name": "Go-between", "role": "mediator"}, "friend": {"name": "Friend", "role": "ally"}}
EVERYTHING["mechanisms"] = {
    "front": {
        "attacker": "hill", "what": "share of the valley", "from": 0, "to": 1, "steps": 3,
        "start": number(0.5), "drift": number(0.05), "spread": number(0.2),
    },
    "costs": {
        "hill": {"per_month": {"maximal": number(0.005), "limited": number(0.03)}},
        "vale": {"per_month": number(0.03), "growth": number(0.01)},
    },
    "patience": {
        **{party: {"per_month": number(0.9)} for party in ("hill", "vale", "friend")},
        "go_between": {"per_month": number(0.85)},
        "clocks": [{"id": "vote", "party": "go_between", "date": "2026-02-03", "patience": number("x 0.9"), "what": "a vote"}],
    },
    "issues": {
        "signs": ["hill", "vale"], "proposers": ["vale"], "menu": 2,
        "list": {
            "valley": {
                "name": "Valley", "share": {"from": "all of it to Vale", "to": "all of it to Hill", "steps": 3},
                "meanwhile": "front", "favours": "hill",
            },
            "guard": {
                "name": "Guard", "favours": "vale", "meanwhile": "none",
                "options": {"none": {"name": "no guard", "score": 0}, "guard": {"name": "a guard", "score": 1}},
            },
        },
        "positions": [
            position("hill", "valley", 0.5, accepts=0.5) | {"crossing": {"maximal": number(0.3), "limited": number(0.05)}},
            position("hill", "guard", 0.5),
            position("vale", "valley", 0.6, accepts=0.5, crossing=0.2),
            position("vale", "guard", 0.4),
        ],
        "deal": {"go_between": number(0.2)},
    },
    "aims": {"hill": {"maximal": number(0.4), "limited": "rest"}},
    "misperception": [{"party": "go_between", "about": "hill", "believes": "limited", "by": number(0.5)}],
    "threats": [{
        "id": "deadline", "by": "go_between", "against": "hill", "lever": "oil", "deadline": 1, "backing_down": number(0.05),
    }],
    "sanctions": [{
        "id": "oil", "by": "go_between", "against": "hill", "costs_target": number(0.03), "leak": number(0.2),
        "imposing": number(0.01), "fades": number(0.05),
    }],
    "arms": [{
        "id": "shells", "by": "go_between", "to": "vale", "cut_drift": number(0.1), "cut_cost": number(0.02),
        "costs_sender": number(0.001),
    }],
    "walking_away": [{"party": "go_between", "payoff": number(-0.1), "keeps_arms": number(0.6), "arms": "shells"}],
    "pressure": [{"id": "twist", "by": "go_between", "on": "vale", "crossing": number("x 0.5"), "price": number(0.02)}],
    "truce": {
        "order": {"vale": "either"}, "costs": number("x 0.3"), "rearming": {"hill": number(0.01)}, "collapses": number(0.1),
        "breaking": {"hill": {"blame": {"maximal": number(0), "limited": number(0.05)}}},
    },
    "guarantees": {
        "breaker": "hill", "hazard": {"maximal": number(0.05), "limited": number(0.01)}, "surprise": number(0.02),
        "issue": "guard", "deters": {"guard": number(0.8)}, "guarantor": "go_between",
    },
    "ratification": [{
        "party": "vale", "body": "the council of Vale", "passes": number(0.9), "passes_over": number(0.4),
        "refused": number(0.01), "pride": number(0.01),
    }],
    "talking": [{"party": "hill", "with": "go_between", "refusing_loses": number(0.5),
                 "per_month": {"maximal": number(0.01), "limited": number(0.002)}}],
    "stalling": [{"party": "hill", "cost": number(0.002)}],
    "side_deals": [{
        "id": "swap", "what": "an exchange of prisoners", "pays": {"vale": number(0.01)}, "lasts": 1,
        "costs": number("x 0.9"),
    }],
    "allies": [{"id": "plea", "party": "friend", "lobbies": "go_between", "levers": {"impose oil": number(0.05)},
                "cost": number(0.01)}],
    "persuasion": [{
        "id": "summit", "what": "a summit", "party": "go_between", "by": "hill", "date": "2026-02-15", "about": "hill",
        "believes": "limited", "shift": number(0.5), "effect": {"mechanisms.issues.deal.go_between": number("x 0.7")},
    }],
    "inconsistency": [{
        "party": "go_between", "mistakes": number("x 1.5"), "share": number(0.4),
        "moods": [{"id": "harsh", "pays": {"impose oil": number(0.03)}}, {"id": "soft", "pays": {"wait": number(0.02)}}],
    }],
    "power_shifts": [{
        "id": "tired", "what": "Vale tires", "date": "2026-02-01",
        "effect": {"mechanisms.issues.deal.go_between": number("x 1.2")},
    }],
    "base_rates": [{
        "id": "wars", "what": "wars of conquest", "happened": 3, "of": 4, "assumed": "made up for a test",
        "sets": "mechanisms.aims.hill.maximal", "weight": number(0.5),
    }],
}  # fmt: skip
OPTIONAL = tuple(name for name in MECHANISMS if name not in NEEDED)


def closed(names: Iterable[str]) -> set[str]:
    """Return mechanisms with those that every case needs and those that they cannot do without."""
    wanted = {*names, *NEEDED}
    return wanted | {need for name in wanted for need in NEEDS.get(name, ())}


def having(names: Iterable[str]) -> Raw:
    """Return the case with these mechanisms and what they cannot do without, in the order given."""
    wanted = closed(names)
    order = [*dict.fromkeys(names), *sorted(wanted - set(names))]
    case = EVERYTHING | {"mechanisms": {name: deepcopy(EVERYTHING["mechanisms"][name]) for name in order}}
    return _fitted(case)


def _fitted(raw: Raw) -> Raw:
    """Return a case without what its sections say about mechanisms that it does not have."""
    there = raw["mechanisms"]
    if "front" not in there:
        there["issues"]["list"]["valley"]["meanwhile"] = 0.5
    if "arms" not in there and "walking_away" in there:
        for name in ("arms", "keeps_arms"):
            del there["walking_away"][0][name]
    if "costs" not in there and "truce" in there:
        del there["truce"]["costs"]
    if "aims" not in there and "persuasion" in there:
        for name in ("about", "believes", "shift"):
            del there["persuasion"][0][name]
    return raw if "aims" in there else _of_one_type(raw)


def _of_one_type(raw: object) -> object:
    """Return the same with the number of the limited type wherever numbers are given by type."""
    if isinstance(raw, dict):
        return _of_one_type(raw["limited"]) if set(raw) == TYPES else {key: _of_one_type(value) for key, value in raw.items()}
    return [_of_one_type(entry) for entry in raw] if isinstance(raw, list) else raw
