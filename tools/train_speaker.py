"""Train the weights in src/standoff/read/weights on the annotated articles of PolNeAR (train).

Needs lightgbm, which is no dependency of Standoff: run it in an environment that has numpy and lightgbm. Three files are
written, numbers only: `speaker` ranks the candidates of a quotation, `attributed` says whether the words are anybody's,
`sure` how likely the chosen speaker is right. What the second and third learn from was ranked by models that had not seen
the article; the first learns, in its second round, with the speakers that such models chose for the quotations before.

    python tools/train_speaker.py --corpus FOLDER
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from annotated import CORPUS, Article, articles, attribution_of, gold_nominals

from standoff.read import attributed, speakers
from standoff.read.ranker import Trees, parse_trees, scores

WEIGHTS = ROOT / "src" / "standoff" / "read" / "weights"
FOLDS = 5
SHARED = {
    "verbosity": -1, "num_threads": 1, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 1.0, "seed": 1, "deterministic": True,
}  # fmt: skip
RANK = SHARED | {
    "objective": "lambdarank", "num_leaves": 15, "learning_rate": 0.08, "min_data_in_leaf": 20, "feature_fraction": 0.6,
    "lambdarank_truncation_level": 3,
}  # fmt: skip
JUDGE = SHARED | {"objective": "binary", "num_leaves": 7, "learning_rate": 0.05, "min_data_in_leaf": 30, "feature_fraction": 0.5}
RANK_TREES, JUDGE_TREES = 300, 150


@dataclass
class Lessons:
    """Rows and what they should say, per candidate (`rows`, `right`, `sizes` per quotation) and per quotation."""

    rows: list = field(default_factory=list)
    right: list = field(default_factory=list)
    sizes: list = field(default_factory=list)
    whole: list = field(default_factory=list)
    is_attributed: list = field(default_factory=list)
    is_right: list = field(default_factory=list)


def learn(article: Article, lessons: Lessons, ranker: Trees | None) -> None:
    """Add an article's quotations to the lessons: with the ranker's own choices before each, or the annotation's."""
    stage = article.stage
    stage.chosen.clear()
    for quotation in stage.outer:
        attribution = attribution_of(article, article.reading.quotations[quotation])
        gold = gold_nominals(article, attribution) if attribution and attribution.source else []
        choices = speakers.candidates(stage, quotation)
        rows = speakers.features(stage, quotation, choices)
        if gold and set(gold) & set(choices):
            lessons.rows += rows
            lessons.right += [int(number in gold) for number in choices]
            lessons.sizes.append(len(choices))
        if ranker is None:
            stage.chosen[quotation] = gold[0] if gold else -1
            continue
        found = scores(ranker, rows)
        pick = choices[int(found.argmax())] if choices else -1
        lessons.whole.append(attributed.features(stage, quotation, choices, rows, found))
        lessons.is_attributed.append(int(attribution is not None))
        lessons.is_right.append(int(pick in gold) if gold else -1)
        stage.chosen[quotation] = pick if attribution is not None else -1


def fit(parameters: dict, rows, labels, trees: int, names: list[str], sizes=None) -> dict:
    """Train boosted trees and return them in the form that ships."""
    import lightgbm

    data = lightgbm.Dataset(np.asarray(rows), np.asarray(labels), group=sizes, feature_name=[f"f{n}" for n in range(len(names))])
    model = lightgbm.train(parameters, data, trees)
    return {"features": list(names), "trees": [plain_tree(each["tree_structure"]) for each in model.dump_model()["tree_info"]]}


def plain_tree(root: dict) -> dict:
    """Return a tree as arrays; leaf n is -n - 1, and a branch comes before its children."""
    tree: dict[str, list] = {"feature": [], "threshold": [], "left": [], "right": [], "value": []}

    def add(node: dict) -> int:
        if "leaf_value" in node:
            tree["value"].append(round(node["leaf_value"], 5))
            return -len(tree["value"])
        at = len(tree["feature"])
        for key in ("feature", "threshold", "left", "right"):
            tree[key].append(0)
        tree["feature"][at], tree["threshold"][at] = node["split_feature"], float(f"{node['threshold']:.6g}")
        tree["left"][at], tree["right"][at] = add(node["left_child"]), add(node["right_child"])
        return at

    if add(root) < 0:  # a tree of one leaf: a branch that always goes left
        tree |= {"feature": [0], "threshold": [1e9], "left": [-1], "right": [-1]}
    return tree


def rank(lessons: Lessons) -> dict:
    """Train the ranker."""
    return fit(RANK, lessons.rows, lessons.right, RANK_TREES, speakers.FEATURES, lessons.sizes)


def main() -> None:
    """Train all three and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder with train/text and train/attributions")
    corpus = parser.parse_args().corpus
    read = list(articles("train", corpus))
    print(f"{len(read)} articles read", flush=True)
    second = Lessons()
    for fold in range(FOLDS):
        first = Lessons()
        for number, article in enumerate(read):
            if number % FOLDS != fold:
                learn(article, first, None)
        ranker = parse_trees(rank(first))
        for number, article in enumerate(read):
            if number % FOLDS == fold:
                learn(article, second, ranker)
        print(f"fold {fold + 1} of {FOLDS} ranked", flush=True)
    known = [n for n, right in enumerate(second.is_right) if right >= 0]
    whole = np.array(second.whole)
    write("speaker", rank(second))
    write("attributed", fit(JUDGE, whole, second.is_attributed, JUDGE_TREES, attributed.FEATURES))
    write("sure", fit(JUDGE, whole[known], np.array(second.is_right)[known], JUDGE_TREES, attributed.FEATURES))


def write(name: str, weights: dict) -> None:
    """Write one file of weights."""
    path = WEIGHTS / f"{name}.json"
    path.write_text(json.dumps(weights, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size:,} bytes", flush=True)


if __name__ == "__main__":
    main()
