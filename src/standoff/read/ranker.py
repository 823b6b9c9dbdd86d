"""Score rows of features with boosted trees whose weights ship with Standoff: numbers only, no word of any text.

A file of weights holds the names of the features, and per tree the feature and threshold of each branch, where the branch
leads (a leaf when negative: leaf n is -n - 1) and the value of each leaf. A row goes left where its feature is not above
the threshold; the score is the sum of the leaves reached, as log-odds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

MOST_LEAVES = 64  # of a tree: one bit each
ROWS = 256  # that are scored at once


@dataclass(frozen=True)
class Trees:
    """Boosted trees as arrays `tree branch` (`feature`, `threshold`, `right`) and `tree leaf` (`value`), padded.

    `right` holds, as bits, the leaves that are left when a row goes right at a branch: all but those of its left side. The
    leaf that a row reaches is the lowest bit that all its right turns leave. Source: Lucchese et al. (2015), QuickScorer.
    """

    names: tuple[str, ...]
    feature: np.ndarray
    threshold: np.ndarray
    right: np.ndarray
    value: np.ndarray


@lru_cache(maxsize=16)
def load_trees(name: str) -> Trees:
    """Load the weights that ship as `weights/NAME.json`.

    Raises:
        FileNotFoundError: there are no weights of that name.
    """
    path = resources.files("standoff.read") / "weights" / f"{name}.json"
    return parse_trees(json.loads(path.read_text(encoding="utf-8")))


def parse_trees(stored: dict) -> Trees:
    """Return the trees of a parsed file of weights.

    Raises:
        ValueError: a tree has more leaves than there are bits.
    """
    trees = stored["trees"]
    branches, leaves = max(len(tree["feature"]) for tree in trees), max(len(tree["value"]) for tree in trees)
    if leaves > MOST_LEAVES:
        raise ValueError(f"a tree of the weights has {leaves} leaves; at most {MOST_LEAVES} can be read")

    def table(rows: list, width: int, kind: type, empty: float) -> np.ndarray:
        return np.array([[*row, *[empty] * (width - len(row))] for row in rows], kind)

    return Trees(
        tuple(stored["features"]), table([tree["feature"] for tree in trees], branches, np.int64, 0),
        table([tree["threshold"] for tree in trees], branches, np.float64, np.inf),
        table([_after_right(tree) for tree in trees], branches, np.uint64, 0),
        table([tree["value"] for tree in trees], leaves, np.float64, 0.0),
    )  # fmt: skip


def _after_right(tree: dict) -> list[int]:
    """Return for each branch the bits of all leaves but those on its left side; a branch comes before its children."""
    everything = (1 << MOST_LEAVES) - 1
    under = [0] * len(tree["feature"])
    found = [0] * len(under)
    for branch in range(len(under) - 1, -1, -1):
        sides = [1 << (-child - 1) if child < 0 else under[child] for child in (tree["left"][branch], tree["right"][branch])]
        under[branch] = sides[0] | sides[1]
        found[branch] = everything & ~sides[0]
    return found


def scores(trees: Trees, rows: list[list[float]]) -> np.ndarray:
    """Return the log-odds of each row.

    Raises:
        ValueError: the rows are not as wide as the weights expect.
    """
    if not rows:
        return np.zeros(0)
    table = np.asarray(rows, np.float64)
    if table.shape[1] != len(trees.names):
        raise ValueError(f"the weights expect {len(trees.names)} features and were given {table.shape[1]}: train them again")
    found = np.zeros(len(table))
    for start in range(0, len(table), ROWS):
        part = table[start : start + ROWS]
        left = part[:, trees.feature] <= trees.threshold
        kept = np.bitwise_and.reduce(np.where(left, np.uint64(0xFFFFFFFFFFFFFFFF), trees.right), axis=2)
        lowest = kept & (~kept + np.uint64(1))
        leaf = np.log2(lowest.astype(np.float64)).astype(np.int64)
        found[start : start + ROWS] = trees.value[np.arange(len(trees.value)), leaf].sum(1)
    return found


def scores_of(trees: Trees, rows: Iterable[Mapping[str, float]]) -> np.ndarray:
    """Return the log-odds of rows whose features go by name; those that are 0 may be left out."""
    return scores(trees, [[row.get(name, 0.0) for name in trees.names] for row in rows])


def sure(log_odds: np.ndarray) -> np.ndarray:
    """Return the probabilities of log-odds."""
    return 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))
