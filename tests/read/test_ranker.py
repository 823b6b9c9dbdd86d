"""Boosted trees as they ship: numbers only, and read as they were written."""

import json
from importlib import resources

import numpy as np
import pytest

from standoff.read import attributed, clause_ends, speakers
from standoff.read.ranker import load_trees, parse_trees, scores, sure
from standoff.read.report_shape import SHAPE

# f0 <= 0.5 -> 1.0, else (f1 <= 2 -> 10.0, else 100.0); and a second tree that adds 0.25 to everything.
TREES = {
    "features": ["f0", "f1"],
    "trees": [
        {"feature": [0, 1], "threshold": [0.5, 2.0], "left": [-1, -2], "right": [1, -3], "value": [1.0, 10.0, 100.0]},
        {"feature": [0], "threshold": [1e9], "left": [-1], "right": [-1], "value": [0.25]},
    ],
}


def test_rows_reach_their_leaves():
    assert scores(parse_trees(TREES), [[0, 0], [0.5, 9], [1, 2], [1, 3]]).tolist() == [1.25, 1.25, 10.25, 100.25]


def test_no_rows_give_no_scores():
    assert len(scores(parse_trees(TREES), [])) == 0


def test_rows_of_another_width_are_refused():
    with pytest.raises(ValueError, match="expect 2 features and were given 3"):
        scores(parse_trees(TREES), [[1, 2, 3]])


def test_log_odds_become_probabilities_without_overflow():
    assert np.allclose(sure(np.array([-1e9, 0, 1e9])), [0, 0.5, 1], atol=1e-12)


@pytest.mark.parametrize(
    "name, columns",
    [("speaker", speakers.FEATURES), ("attributed", attributed.FEATURES), ("sure", attributed.FEATURES), ("ends", clause_ends.FEATURES), ("reported", SHAPE)],
)
def test_the_weights_that_ship_fit_the_features_and_hold_numbers_only(name, columns):
    assert list(load_trees(name).names) == list(columns)
    stored = json.loads((resources.files("standoff.read") / "weights" / f"{name}.json").read_text())
    assert set(stored) == {"features", "trees"}
    for tree in stored["trees"]:
        assert all(isinstance(value, int | float) for values in tree.values() for value in values)
