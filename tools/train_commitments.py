"""Train the weights of `standoff.read.commitment_worth` on annotated articles: what is a threat or a promise, and which of the two.

Needs lightgbm, which is no dependency of Standoff: run it in an environment that has numpy and lightgbm. Writes
`commitments.json` and `promises.json` in `src/standoff/read/weights`, numbers only. With `--held-out N` it writes nothing,
and prints what models find in articles that were held out from them, N neighbours by number at a time.

    python tools/train_commitments.py [--folder FOLDER ...] [--held-out N]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

import worth_lessons
from eval_unseen import FOLDER, LAST_SEEN, Find, Tally, article_paths, count, gold_finds, gold_of, number_of, our_finds
from train_speaker import write

from standoff.read.commitment_worth import Candidate, features
from standoff.read.commitments import LEAST, LEAST_FOUND, choose, find_candidates
from standoff.read.load import load
from standoff.read.pipeline import reading_of
from standoff.read.ranker import parse_trees, scores_of
from standoff.read.statements import find_statements
from standoff.record.items import Document

TREES = {"commitments": 400, "promises": 150}
PARAMETERS = {
    "objective": "binary", "num_leaves": 5, "learning_rate": 0.03, "min_data_in_leaf": 12, "feature_fraction": 0.2, "bagging_fraction": 0.8,
    "bagging_freq": 1, "lambda_l2": 5.0, "verbosity": -1, "num_threads": 1, "seed": 1, "deterministic": True,
}  # fmt: skip
RARE = 6  # a feature that fewer candidates have teaches nothing


@dataclass(frozen=True)
class Lesson:
    """An article with what may be a commitment in it: the features, whether it is one (-1 where that cannot be told), and whether a promise."""

    path: Path
    document: Document
    candidates: list[Candidate]
    rows: list[dict[str, float]]
    labels: list[int]
    promises: list[bool]

    def pairs(self, name: str) -> list[tuple[dict[str, float], int]]:
        """Return the rows that teach one file of weights, each with its answer."""
        every = zip(self.rows, self.labels, self.promises, strict=True)
        if name == "commitments":
            return [(row, label) for row, label, _ in every if label >= 0]
        return [(row, int(promise)) for row, label, promise in every if label == 1]


def lesson_of(path: Path) -> Lesson:
    """Read an annotated article."""
    document = load(path)
    reading = reading_of(document)
    candidates = find_candidates(reading, find_statements(reading))
    gold = gold_finds(gold_of(path)["commitments"], "commitments", document.text)
    return Lesson(path, document, candidates, features(candidates), *_labels(candidates, gold))


def _labels(candidates: Sequence[Candidate], gold: Sequence[Find]) -> tuple[list[int], list[bool]]:
    """Return for each candidate whether it is in the gold, and whether as a promise: right is whose word stands in the gold's words, else the nearest."""
    labels, promises = [0] * len(candidates), [False] * len(candidates)
    for other in sorted(gold, key=lambda one: one.is_optional):
        ((start, end),) = other.stretches
        near = []
        for at, each in enumerate(candidates):
            span = each.commitment.spans[0]
            shared = min(span.end, end) - max(span.start, start)
            if shared > 0:
                head = each.view.words[each.frame.last].start
                near.append((not start <= head < end, not each.is_found, -shared / (max(span.end, end) - min(span.start, start)), at))
        near.sort()
        for place, (is_outside, _, _, at) in enumerate(near):
            if not other.is_optional and (place == 0 or not is_outside):
                labels[at], promises[at] = 1, other.label == "promise"
            elif labels[at] == 0:
                labels[at] = -1
    return labels, promises


def learn(lessons: Sequence[Lesson], name: str) -> dict:
    """Return one file of weights, learnt from some articles."""
    return worth_lessons.learn([pair for lesson in lessons for pair in lesson.pairs(name)], PARAMETERS, TREES[name], RARE)


def cross_validate(lessons: Sequence[Lesson], size: int) -> list[tuple[Lesson, list[np.ndarray]]]:
    """Return every article with the scores of models that saw neither it nor those beside it."""
    found = []
    for rest, held in worth_lessons.held_out(lessons, size):
        models = [parse_trees(learn(rest, name)) for name in TREES]
        found += [(lesson, [scores_of(trees, lesson.rows) for trees in models]) for lesson in held]
    return found


def measure(judged: Sequence[tuple[Lesson, list[np.ndarray]]], least_found: float, least: float) -> Tally:
    """Return what is right where candidates above a threshold are kept."""
    tally = Tally()
    for lesson, (sure, promised) in judged:
        text, ours = lesson.document.text, choose(lesson.candidates, sure, promised, least_found, least)
        count(tally, "commitments", our_finds(ours, "commitments", text), gold_finds(gold_of(lesson.path)["commitments"], "commitments", text), text)
    return tally


def main() -> None:
    """Train and write, or cross-validate and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, nargs="+", default=[FOLDER], help="folders of NN-name.txt with NN-name.json beside each")
    parser.add_argument("--held-out", type=int, help="hold out so many articles at a time, print what is found in them, and write nothing")
    parser.add_argument("--first", type=int, default=1, help="with --held-out, print of the articles from this number on")
    options = parser.parse_args()
    lessons = [lesson_of(path) for folder in options.folder for path in article_paths(folder, last=LAST_SEEN)]
    if options.held_out is None:
        for name in TREES:
            write(name, learn(lessons, name))
        return
    judged = [each for each in cross_validate(lessons, options.held_out) if number_of(each[0].path) >= options.first]
    for least_found, least in ((-99.0, 99.0), (-99.0, LEAST), (LEAST_FOUND, 99.0), *((LEAST_FOUND, LEAST + step) for step in (-0.3, 0.0, 0.3))):
        tally = measure(judged, least_found, least)
        precision, recall, f1 = tally.f1()
        print(f"the rules' above {least_found:5.1f}, others above {least:4.1f}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; whatever the kind: F1 {tally.f1(False)[2]:.3f}")


if __name__ == "__main__":
    main()
