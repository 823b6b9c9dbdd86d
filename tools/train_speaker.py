"""Train the weights that tell who says what stands between marks, on the annotated articles of PolNeAR (train) and our own.

Needs lightgbm, which is no dependency of Standoff: run it in an environment that has numpy and lightgbm. Three files are
written, numbers only: `speaker` ranks the candidates of a quotation, `attributed` says whether the words are anybody's,
`sure` how likely the chosen speaker is right. The lines of `speaker_sentences.txt`, written for it, teach plain cases. What the second and third learn from was ranked by models that had not seen
the article; the first learns, in its second round, with the speakers that such models chose for the quotations before. With
`--held-out` nothing is written; what such models choose in our own articles is printed instead.

    python tools/train_speaker.py [--corpus FOLDER] [--held-out]
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
from eval_unseen import LAST_SEEN, article_paths, gold_of, share_name

from standoff.read import attributed, speakers
from standoff.read.load import load
from standoff.read.pipeline import reading_of
from standoff.read.ranker import Trees, parse_trees, scores
from standoff.read.reading import Reading
from standoff.read.speaker_names import interviewed, name_of
from standoff.read.speakers import Stage
from standoff.read.speech_scene import make_scene
from standoff.read.statements import choose_speakers
from standoff.record.items import Document

WEIGHTS = ROOT / "src" / "standoff" / "read" / "weights"
SENTENCES = ROOT / "tools" / "speaker_sentences.txt"
WRITTEN = "written sentences"
TIMES = 3  # each of the written sentences counts
FOLDS = 5
SAME = 0.5  # the share of characters that a quotation and its gold must have in common
SHARED = {
    "verbosity": -1, "num_threads": 1, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 1.0, "seed": 1, "deterministic": True,
}  # fmt: skip
RANK = SHARED | {
    "objective": "lambdarank", "num_leaves": 15, "learning_rate": 0.08, "min_data_in_leaf": 20, "feature_fraction": 0.6,
    "lambdarank_truncation_level": 3,
}  # fmt: skip
JUDGE = SHARED | {"objective": "binary", "num_leaves": 7, "learning_rate": 0.05, "min_data_in_leaf": 30, "feature_fraction": 0.5}
RANK_TREES, JUDGE_TREES = 300, 150


@dataclass(frozen=True)
class Marked:
    """An article with what its annotators say of each quotation: whether it is attributed (None: open), and the nominals of its speaker."""

    stage: Stage
    answers: dict[int, tuple[bool | None, set[int]]]
    origin: str


@dataclass
class Lessons:
    """Rows and what they should say, per candidate (`rows`, `right`, `sizes` per quotation) and per quotation."""

    rows: list = field(default_factory=list)
    right: list = field(default_factory=list)
    sizes: list = field(default_factory=list)
    whole: list = field(default_factory=list)
    is_attributed: list = field(default_factory=list)
    is_right: list = field(default_factory=list)
    origin: list = field(default_factory=list)


def of_corpus(article: Article) -> Marked:
    """Return an article of PolNeAR with its answers."""
    answers: dict[int, tuple[bool | None, set[int]]] = {}
    for quotation in article.stage.outer:
        attribution = attribution_of(article, article.reading.quotations[quotation])
        answers[quotation] = attribution is not None, set(gold_nominals(article, attribution)) if attribution and attribution.source else set()
    return Marked(article.stage, answers, "PolNeAR train")


def of_article(path: Path) -> Marked:
    """Return an article of our own with its answers: whatever nominal the reader gives the annotated name is the speaker."""
    reading = reading_of(load(path))
    gold = [(at := reading.text.index(one["exact"]), at + len(one["exact"]), one) for one in gold_of(path)["direct"]]
    return _marked(reading, gold, "our own articles")


def of_sentences(path: Path = SENTENCES) -> list[Marked]:
    """Return the sentences that were written to learn from, each as a text of its own: the speaker of its last quotation, a tab, the text."""
    marked = []
    for line in path.read_text(encoding="utf-8").splitlines():
        speaker, _, text = line.partition("\t")
        reading = reading_of(Document(path.name, "", text))
        stretches = [(each.inner.start, each.inner.end, {"speaker": speaker}) for each in reading.quotations]
        marked.append(_marked(reading, stretches[-1:], WRITTEN))
    return marked


def _marked(reading: Reading, gold: list[tuple[int, int, dict]], origin: str) -> Marked:
    """Return a reading with its answers, given stretches and what is annotated there; of other quotations of written sentences nothing is known."""
    stage, asked = Stage(make_scene(reading)), interviewed(reading)
    choose_speakers(stage)
    answers: dict[int, tuple[bool | None, set[int]]] = {}
    for quotation in stage.outer:
        inner = reading.quotations[quotation].inner
        shares = [(max(0, min(end, inner.end) - max(start, inner.start)) / (max(end, inner.end) - min(start, inner.start)), one) for start, end, one in gold]
        share, one = max(shares, key=lambda each: each[0], default=(0.0, {}))
        if share < SAME:
            answers[quotation] = (None if share or origin == WRITTEN else False), set()
            continue
        named = {number: name_of(stage, number, inner, asked) for number in speakers.candidates(stage, quotation)}
        right = {number for number, name in named.items() if one["speaker"] is not None and share_name(name, one["speaker"])}
        answers[quotation] = None if one.get("optional") else True, right
    return Marked(stage, answers, origin)


def learn(article: Marked, lessons: Lessons, ranker: Trees | None) -> None:
    """Add an article's quotations to the lessons: with the ranker's own choices before each, or the annotation's."""
    stage = article.stage
    stage.chosen.clear()
    for quotation, (is_attributed, gold) in article.answers.items():
        choices = speakers.candidates(stage, quotation)
        rows = speakers.features(stage, quotation, choices)
        if gold & set(choices):
            lessons.rows += rows
            lessons.right += [int(number in gold) for number in choices]
            lessons.sizes.append(len(choices))
        if ranker is None:
            stage.chosen[quotation] = min(gold, default=-1)
            continue
        found = scores(ranker, rows)
        pick = choices[int(found.argmax())] if choices else -1
        lessons.whole.append(attributed.features(stage, quotation, choices, rows, found))
        lessons.is_attributed.append(-1 if is_attributed is None else int(is_attributed))
        lessons.is_right.append(int(pick in gold) if gold else -1)
        lessons.origin.append(article.origin)
        stage.chosen[quotation] = -1 if is_attributed is False else pick


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


def times(article: Marked) -> int:
    """Return how often an article counts."""
    return TIMES if article.origin == WRITTEN else 1


def rank(lessons: Lessons) -> dict:
    """Train the ranker."""
    return fit(RANK, lessons.rows, lessons.right, RANK_TREES, speakers.FEATURES, lessons.sizes)


def main() -> None:
    """Train all three and write them, or print what is chosen in articles held out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder with train/text and train/attributions")
    parser.add_argument("--held-out", action="store_true", help="write nothing, and print what is chosen in our own articles")
    options = parser.parse_args()
    read = [*(of_corpus(article) for article in articles("train", options.corpus)), *(of_article(path) for path in article_paths(last=LAST_SEEN)), *of_sentences()]
    print(f"{len(read)} articles read", flush=True)
    second = Lessons()
    for fold in range(FOLDS):
        first = Lessons()
        for number, article in enumerate(read):
            for _ in range(times(article) if number % FOLDS != fold else 0):
                learn(article, first, None)
        ranker = parse_trees(rank(first))
        for number, article in enumerate(read):
            for _ in range(times(article) if number % FOLDS == fold else 0):
                learn(article, second, ranker)
        print(f"fold {fold + 1} of {FOLDS} ranked", flush=True)
    right, is_attributed, origin = np.array(second.is_right), np.array(second.is_attributed), np.array(second.origin)
    for name in dict.fromkeys(second.origin):
        some = (origin == name) & (right >= 0)
        print(f"{name}: {right[some].mean():.3f} of {some.sum()} whose speaker is among the candidates", flush=True)
    if options.held_out:
        return
    whole = np.array(second.whole)
    write("speaker", rank(second))
    write("attributed", fit(JUDGE, whole[is_attributed >= 0], is_attributed[is_attributed >= 0], JUDGE_TREES, attributed.FEATURES))
    write("sure", fit(JUDGE, whole[right >= 0], right[right >= 0], JUDGE_TREES, attributed.FEATURES))


def write(name: str, weights: dict) -> None:
    """Write one file of weights."""
    path = WEIGHTS / f"{name}.json"
    path.write_text(json.dumps(weights, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size:,} bytes", flush=True)


if __name__ == "__main__":
    main()
