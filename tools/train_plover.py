"""Learn the weights of `standoff.read.plover` from PLOVER's gold records, and say how well they do on records held out.

    python tools/train_plover.py RECORDS.json [--write]

Prints accuracy of the type (sixteen) and of the class (four) in repeated ten-fold cross-validation, beside the dictionary
alone. `--write` stores weights learnt on all records. Only weights of single words that occur in at least three
records are kept; no text of a record is.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from standoff.read.grammar import read_words
from standoff.read.plover import EARLIER, QUAD_OF, TYPES, features

WEIGHTS = Path(__file__).parents[1] / "src" / "standoff" / "read" / "weights" / "plover.json"
FOLDS, REPEATS = 10, 5
RARE = 3
# The dictionary is the prior: a vote for a type counts this much for it before any record is seen.
PRIOR_VOTE, PRIOR_FIRST = 1.0, 1.5
RIDGE_WORD, RIDGE_VOTE = 4.0, 2.0
STEPS, RATE = 300, 0.5


def load(path: Path) -> tuple[list[dict[str, float]], np.ndarray]:
    """Return the features and the types of all records that carry a text and a type of the sixteen."""
    found, types = [], []
    for record in json.loads(path.read_text(encoding="utf-8")):
        kind = EARLIER.get(record.get("event", ""), record.get("event", ""))
        if kind in QUAD_OF and record.get("text"):
            found.append(features(read_words(record["text"], 0, len(record["text"]))))
            types.append(TYPES.index(kind))
    return found, np.array(types)


def names_of(found: list[dict[str, float]]) -> list[str]:
    """Return the features to learn: votes always, words only where they are not rare."""
    counts: dict[str, int] = {}
    for one in found:
        for name in one:
            counts[name] = counts.get(name, 0) + 1
    votes = [f"{kind} {name}" for kind in ("votes", "first") for name in TYPES]
    return [
        "bias",
        *votes,
        *sorted(name for name, count in counts.items() if name.startswith("word ") and count >= RARE),
    ]


def matrix(found: list[dict[str, float]], names: list[str]) -> np.ndarray:
    """Return the features as rows of numbers."""
    return np.array([[one.get(name, 0.0) for name in names] for one in found])


def prior(names: list[str]) -> np.ndarray:
    """Return the weights before any record is seen: the dictionary's word for it."""
    weights = np.zeros((len(names), len(TYPES)))
    for row, name in enumerate(names):
        kind, _, rest = name.partition(" ")
        if kind in ("votes", "first"):
            weights[row, TYPES.index(rest)] = PRIOR_VOTE if kind == "votes" else PRIOR_FIRST
    return weights


def train(x: np.ndarray, y: np.ndarray, names: list[str]) -> np.ndarray:
    """Return the weights of a multinomial logistic regression, drawn towards the prior."""
    start = prior(names)
    ridge = np.array([RIDGE_WORD if name.startswith("word ") else RIDGE_VOTE for name in names])[:, None]
    weights, truth = start.copy(), np.eye(len(TYPES))[y]
    for _ in range(STEPS):
        p = softmax(x @ weights)
        weights -= RATE / (ridge + len(y) / 10) * (x.T @ (p - truth) + ridge * (weights - start))
    return weights


def softmax(z: np.ndarray) -> np.ndarray:
    """Return the rows as probabilities."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def cross_validate(found: list[dict[str, float]], y: np.ndarray) -> dict[str, float]:
    """Return the shares right on records held out."""
    quads = np.array([list(dict.fromkeys(QUAD_OF.values())).index(QUAD_OF[name]) for name in TYPES])
    right = {"type": 0, "class": 0, "dictionary type": 0, "dictionary class": 0}
    rng = np.random.default_rng(7)
    for _ in range(REPEATS):
        order = rng.permutation(len(y))
        for fold in range(FOLDS):
            held = order[fold::FOLDS]
            rest = np.setdiff1d(order, held)
            names = names_of([found[i] for i in rest])
            weights = train(matrix([found[i] for i in rest], names), y[rest], names)
            x = matrix([found[i] for i in held], names)
            for kind, w in (("", weights), ("dictionary ", prior(names))):
                guess = (x @ w).argmax(axis=1)
                right[f"{kind}type"] += int((guess == y[held]).sum())
                right[f"{kind}class"] += int((quads[guess] == quads[y[held]]).sum())
    return {kind: count / (len(y) * REPEATS) for kind, count in right.items()}


def main() -> None:
    """Cross-validate, print, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--write", action="store_true", help="store weights learnt on all records")
    options = parser.parse_args()
    found, y = load(options.records)
    for kind, share in cross_validate(found, y).items():
        print(f"{kind:18s} {share:.3f}  of {len(y)} records, {FOLDS}-fold, {REPEATS} times")
    if options.write:
        names = names_of(found)
        weights = train(matrix(found, names), y, names).round(3)
        kept = {name: row.tolist() for name, row in zip(names, weights, strict=True) if np.abs(row).max() >= 0.02}
        rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in kept.items())
        WEIGHTS.write_text(f'{{"types": {json.dumps(TYPES)},\n "weights": {{\n{rows}\n}}}}\n', encoding="utf-8")
        print(f"wrote {len(kept)} features to {WEIGHTS.name}")


if __name__ == "__main__":
    main()
