"""The smallest cases in which minds matter: one who may only be stalling, and a mediator who may threaten."""

from __future__ import annotations

from copy import deepcopy

import numpy as np

from tests.mechanisms.cases import MINIMAL, Raw, index_of, number, position
from tests.mechanisms.played import Played

TALKS: Raw = deepcopy(MINIMAL)
TALKS["horizon"] = 1
TALKS["parties"]["go_between"] = {"name": "Go-between", "role": "mediator"}
TALKS["mechanisms"]["patience"]["go_between"] = {"per_month": number(0.9)}
TALKS["mechanisms"]["costs"] = {"hill": {"per_month": number(0.02)}, "vale": {"per_month": number(0.02)}}

# The limited attacker signs as soon as it can; the other one only to be rid of sanctions, which only a threat brings on.
THREATENED: Raw = deepcopy(TALKS)
THREATENED["mechanisms"] |= {
    "aims": {"hill": {"maximal": number(0.5), "limited": "rest"}},
    "costs": {
        "hill": {"per_month": {"maximal": number(0), "limited": number(0.05)}}, "vale": {"per_month": number(0.02)},
        "go_between": {"per_month": number(0.01)},
    },
    "sanctions": [{
        "id": "oil", "by": "go_between", "against": "hill", "costs_target": number(0.1), "leak": number(0),
        "costs_sender": number(0.01), "imposing": number(0.5),
    }],
    "threats": [{
        "id": "deadline", "by": "go_between", "against": "hill", "lever": "oil", "deadline": 1,
        "backing_down": number(0.1), "announcing": number(-0.04),
    }],
}
THREATENED["mechanisms"]["issues"]["proposers"] = ["vale"]  # one logit move of a private party is enough to compile
THREATENED["mechanisms"]["issues"]["deal"] = {"go_between": number(0.4)}
THREATENED["mechanisms"]["issues"]["positions"] = [
    position("hill", "valley", 1, accepts=0.75) | {
        "crossing": {"maximal": number(0.4), "limited": number(0)},
    },
    position("vale", "valley", 1),
]

# The same without hidden types, which solves faster: an attacker who signs only to be rid of sanctions.
PRESSED: Raw = deepcopy(THREATENED)
del PRESSED["mechanisms"]["aims"]
PRESSED["mechanisms"]["costs"]["hill"] = {"per_month": number(0)}
PRESSED["mechanisms"]["issues"]["positions"][0]["crossing"] = number(0.4)


def chances_of(played: Played, stage: str, period: int = 0) -> dict[str, np.ndarray]:
    """Return the chance of every action of a stage: axes type, beliefs…, moving world."""
    place = index_of(played.structure, stage)
    table = played.equilibrium.strategies[place][period]
    return {action.name: table[..., row, :] for row, action in enumerate(played.structure.stages[place].actions)}


def same_game(first: Played, second: Played) -> None:
    """Assert that two solved cases are the same to the last digit."""
    np.testing.assert_array_equal(first.equilibrium.values, second.equilibrium.values)
    for one, other in zip(first.equilibrium.strategies, second.equilibrium.strategies, strict=True):
        np.testing.assert_array_equal(one, other)
