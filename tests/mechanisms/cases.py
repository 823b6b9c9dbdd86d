"""Cases written inline for the tests of the mechanisms: from the smallest that works to one with everything."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from standoff.case.draws import medians
from standoff.case.model import Case
from standoff.mechanisms.registry import SECTIONS
from standoff.mechanisms.structure import Structure, compile_structure

Raw = dict[str, Any]


def number(value: object) -> Raw:
    """Return a number of a case that is assumed for the sake of a test."""
    return {"value": value, "assumed": "made up for a test"}


def position(party: str, issue: str, weight: object, **more: object) -> Raw:
    """Return the position of a party on an issue."""
    given = {key: value if key in ("accepts", "sides_with") else number(value) for key, value in more.items()}
    return {"party": party, "issue": issue, "weight": number(weight), **given}


MINIMAL: Raw = {
    "format": "case/1",
    "title": "A valley in dispute",
    "question": "Is there a deal?",
    "resolves_yes_if": "both sign",
    "as_of": "2026-01-31",
    "starts": "2026-01",
    "horizon": 3,
    "mistake": number("5%"),
    "parties": {"hill": {"name": "Hill", "role": "attacker"}, "vale": {"name": "Vale", "role": "defender"}},
    "mechanisms": {
        "patience": {"hill": {"per_month": number(0.9)}, "vale": {"per_month": number(0.8)}},
        "issues": {
            "signs": ["hill", "vale"],
            "proposers": ["hill", "vale"],
            "menu": 3,
            "list": {
                "valley": {
                    "name": "Valley",
                    "share": {"from": "all of it to Vale", "to": "all of it to Hill", "steps": 5},
                    "meanwhile": 0.5,
                    "favours": "hill",
                },
            },
            "positions": [position("hill", "valley", 1), position("vale", "valley", 1)],
        },
    },
}

FULL: Raw = deepcopy(MINIMAL)
FULL["parties"]["go_between"] = {"name": "Go-between", "role": "mediator"}
FULL["horizon"] = 4
FULL["mechanisms"] |= {
    "front": {
        "attacker": "hill", "what": "square kilometres held by Hill", "from": 100, "to": 140, "steps": 5,
        "start": number(112), "drift": number("1 to 3"), "spread": number("3 to 8"),
    },
    "aims": {
        "hill": {"maximal": number("20% to 60%"), "limited": "rest"},
        "go_between": {"firm": number(0.3), "soft": "rest"},
    },
    "costs": {
        "hill": {"per_month": {"maximal": number("0.1% to 0.5%"), "limited": number("0.5% to 2%")}},
        "vale": {"per_month": number("1% to 3%"), "growth": number("0% to 2%")},
    },
    "sanctions": [{
        "id": "oil", "by": "go_between", "against": "hill", "costs_target": number("0.5% to 2%"), "leak": number(0.4),
        "costs_sender": number("0 to 0.002"), "fades": number("5%"),
    }],
    "arms": [{
        "id": "shells", "by": "go_between", "to": "vale", "cut_drift": number("1 to 4"), "cut_cost": number("0.5%"),
        "costs_sender": number(0.001), "reserves": 2,
    }],
    "threats": [{
        "id": "deadline", "by": "go_between", "against": "hill", "lever": "oil", "deadline": "1 month",
        "backing_down": {"firm": number("5% to 15%"), "soft": number("0.5%")}, "executing": number(0.01),
    }],
    "walking_away": [{
        "party": "go_between", "payoff": {"firm": number(-0.05), "soft": number("-0.02 to 0.02")},
        "keeps_arms": number(0.6), "arms": "shells",
    }],
}
FULL["mechanisms"]["patience"] |= {
    "go_between": {"per_month": {"firm": number(0.95), "soft": number("0.8 to 0.9")}},
    "clocks": [{
        "id": "vote", "party": "go_between", "date": "2026-03-03", "patience": number("x 0.9"), "what": "a vote",
    }],
}
FULL["mechanisms"]["issues"] = {
    "signs": ["hill", "vale"], "proposers": ["hill", "vale"], "menu": 8,
    "list": {
        "valley": {
            "name": "Valley", "share": {"from": "all of it to Vale", "to": "all of it to Hill", "steps": 5},
            "meanwhile": "front", "favours": "hill",
        },
        "league": {
            "name": "League", "favours": "vale", "meanwhile": "open",
            "options": {
                "barred": {"name": "never in the League", "score": 0},
                "open": {"name": "question left open", "score": 0.5},
                "member": {"name": "in the League", "score": 1},
            },
        },
    },
    "positions": [
        position("hill", "valley", "0.5 to 0.7", accepts=0.25, crossing=0.3),
        position("hill", "league", "0.3 to 0.4", accepts="open", crossing=0.2),
        position("vale", "valley", "0.4 to 0.6", accepts=number("0.3 to 0.6"), crossing=0.3),
        position("vale", "league", 0.4),
        position("go_between", "league", 0.02, sides_with="vale"),
    ],
    "deal": {"go_between": number("0.02 to 0.1")},
}


def build(raw: Raw) -> Case:
    """Return the case of a mapping, every mechanism read by its own section."""
    sections = {name: SECTIONS[name].model_validate(section) for name, section in raw["mechanisms"].items()}
    return Case.model_validate(raw | {"mechanisms": sections})


def edited(raw: Raw, changes: dict[str, object]) -> Raw:
    """Return a copy of `raw` with values replaced at dotted paths (list entries by index)."""
    copy = deepcopy(raw)
    for path, value in changes.items():
        *parents, last = path.split(".")
        place = copy
        for parent in parents:
            place = place[int(parent) if isinstance(place, list) else parent]
        place[int(last) if isinstance(place, list) else last] = value
    return copy


def without(raw: Raw, *mechanisms: str) -> Raw:
    """Return a copy of `raw` in which some mechanisms are not listed."""
    copy = deepcopy(raw)
    for name in mechanisms:
        del copy["mechanisms"][name]
    return copy


def medians_of(raw: Raw, **values: float) -> tuple[Structure, dict[str, float]]:
    """Return the structure of a case and its median draw, some numbers replaced (dots written as two underscores)."""
    case = build(raw)
    draw = medians(case)
    for name, value in values.items():
        path = name.replace("__", ".")
        assert path in draw, f"no number at {path}"
        draw[path] = value
    return compile_structure(case), draw


def stage_of(game: Any, name: str) -> Any:
    """Return the stage of a game by its name."""
    return next(stage for stage in game.stages if stage.name == name)


def index_of(structure: Structure, name: str) -> int:
    """Return the position of a stage by its name."""
    return [stage.name for stage in structure.stages].index(name)


def row_of(stage: Any, action: str) -> int:
    """Return the row of an action of a stage."""
    return stage.actions.index(action)
