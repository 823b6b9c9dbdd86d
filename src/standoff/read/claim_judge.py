"""Say how likely a stretch of words is a forward causal claim, and which way its outcome goes: linear weights that ship as numbers.

Two regressions share one list of features: whether the words are a claim, and whether the outcome as named rises, falls or
does not move when the lever is pulled. They were learnt by `tools/train_claims.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

WAYS = ("rises", "falls", "none")
BIAS = "bias"


@dataclass(frozen=True)
class Weights:
    """The place of each feature, and arrays `feature` (`claim`) and `feature way` (`way`)."""

    places: dict[str, int]
    claim: np.ndarray
    way: np.ndarray


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Load the weights that ship."""
    return parse_weights(json.loads((files("standoff.read") / "weights" / "claims.json").read_text(encoding="utf-8")))


def parse_weights(stored: dict) -> Weights:
    """Return the weights of a parsed file: a row of four numbers by feature."""
    table = np.array(list(stored.values()), np.float64)
    return Weights({name: at for at, name in enumerate(stored)}, table[:, 0], table[:, 1:])


def judge(weights: Weights, found: Sequence[Mapping[str, float]]) -> tuple[np.ndarray, np.ndarray]:
    """Return arrays `stretch` and `stretch way`: how likely each is a claim, and how likely its outcome goes each way."""
    claim, way = np.zeros(len(found)), np.zeros((len(found), len(WAYS)))
    for row, features in enumerate(found):
        known = [(weights.places[name], value) for name, value in ((BIAS, 1.0), *features.items()) if name in weights.places]
        places, values = [place for place, _ in known], np.array([value for _, value in known])
        claim[row], way[row] = values @ weights.claim[places], values @ weights.way[places]
    shifted = np.exp(way - way.max(axis=1, keepdims=True, initial=-np.inf))
    return 1 / (1 + np.exp(-claim)), shifted / shifted.sum(axis=1, keepdims=True)
