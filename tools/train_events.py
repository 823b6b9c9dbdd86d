"""Train the weights of `standoff.read.event_worth` on annotated articles: which phrases tell an event that is news.

Needs lightgbm, which is no dependency of Standoff: run it in an environment that has numpy and lightgbm. Writes
`src/standoff/read/weights/events.json`, numbers only. With `--held-out N` it writes nothing, and prints what
models find in articles that were held out from them, N neighbours by number at a time.

    python tools/train_events.py [--folder FOLDER ...] [--held-out N]
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

import worth_lessons
from eval_unseen import FOLDER, LAST_SEEN, Tally, article_paths, count, gold_finds, gold_of, our_finds
from train_speaker import write

from standoff.read.event_worth import Candidate, features
from standoff.read.events import choose, find_candidates
from standoff.read.load import load
from standoff.read.pipeline import reading_of
from standoff.read.ranker import parse_trees, scores_of
from standoff.read.same import link_events
from standoff.read.statements import find_statements
from standoff.record.items import Document

TREES = 200
PARAMETERS = {
    "objective": "binary", "num_leaves": 5, "learning_rate": 0.05, "min_data_in_leaf": 15, "feature_fraction": 0.4, "bagging_fraction": 0.8,
    "bagging_freq": 1, "lambda_l2": 5.0, "verbosity": -1, "num_threads": 1, "seed": 1, "deterministic": True,
}  # fmt: skip
RARE = 8  # a feature that fewer candidates have teaches nothing


@dataclass(frozen=True)
class Lesson:
    """An article with what may be an event in it, the features of each, and whether it is one: 1, 0, or -1 where that cannot be told."""

    path: Path
    document: Document
    candidates: list[Candidate]
    rows: list[dict[str, float]]
    labels: list[int]


def lesson_of(path: Path) -> Lesson:
    """Read an annotated article."""
    document = load(path)
    reading = reading_of(document)
    candidates = find_candidates(reading, find_statements(reading))
    return Lesson(path, document, candidates, features(candidates), _labels(candidates, gold_of(path)["events"], document.text))


def _labels(candidates: list[Candidate], gold: list[dict], text: str) -> list[int]:
    """Return for each candidate whether it is in the gold: each of the gold stands for the candidate whose word is nearest to it."""
    labels = [0 if each.is_judged else -1 for each in candidates]
    for other in gold_finds(gold, "events", text):
        ((start, end),) = other.stretches
        near = []
        for at, each in enumerate(candidates):
            head, span = each.view.words[each.head].start, each.event.spans[0]
            if labels[at] < 0 or span.end <= start or span.start >= end:
                continue
            near.append((each.event.type != other.label, not start <= head < end, at))
        agree = [at for differs, _, at in sorted(near) if not differs]
        for at in agree:
            if labels[at] == 0:
                labels[at] = -1
        if agree:
            labels[agree[0]] = 1
        elif other.is_optional:
            for _, outside, at in near:
                labels[at] = labels[at] if outside and labels[at] == 0 else -1
    return labels


def learn(lessons: list[Lesson]) -> dict:
    """Return the weights learnt from some articles."""
    pairs = [(row, label) for lesson in lessons for row, label in zip(lesson.rows, lesson.labels, strict=True) if label >= 0]
    return worth_lessons.learn(pairs, PARAMETERS, TREES, RARE)


def cross_validate(lessons: list[Lesson], size: int) -> list[tuple[Lesson, np.ndarray]]:
    """Return every article with the scores of a model that saw neither it nor those beside it."""
    found = []
    for rest, held in worth_lessons.held_out(lessons, size):
        trees = parse_trees(learn(rest))
        found += [(lesson, scores_of(trees, lesson.rows)) for lesson in held]
    return found


def measure(judged: list[tuple[Lesson, np.ndarray]], least: float) -> Tally:
    """Return what is right where candidates above a threshold are kept."""
    tally = Tally()
    for lesson, sure in judged:
        text, ours = lesson.document.text, link_events([(lesson.document, choose(lesson.candidates, sure, least))])[0]
        count(tally, "events", our_finds(ours, "events", text), gold_finds(gold_of(lesson.path)["events"], "events", text), text)
    return tally


def main() -> None:
    """Train and write, or cross-validate and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, nargs="+", default=[FOLDER], help="folders of NN-name.txt with NN-name.json beside each")
    parser.add_argument("--held-out", type=int, help="hold out so many articles at a time, print what is found in them, and write nothing")
    options = parser.parse_args()
    lessons = [lesson_of(path) for folder in options.folder for path in article_paths(folder, last=LAST_SEEN)]
    if options.held_out is None:
        write("events", learn(lessons))
        return
    judged = cross_validate(lessons, options.held_out)
    for least in np.arange(-1.0, 1.1, 0.2):
        tally = measure(judged, least)
        precision, recall, f1 = tally.f1()
        print(f"kept above {least:4.1f}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; whatever the type: F1 {tally.f1(False)[2]:.3f}")


if __name__ == "__main__":
    main()
