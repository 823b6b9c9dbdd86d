"""Train the weights of `standoff.read.report_subjects`: which nominal of a sentence says what is reported there.

Learns from PolNeAR (train), where annotators marked the source of each report, and from annotated articles up to `LAST_SEEN`, where
they named the speaker: whatever nominal the reader gives that name is right. Needs lightgbm, as tools/train_speaker.py does, and writes
`src/standoff/read/weights/subjects.json`, numbers only. With `--held-out N` it writes nothing, and prints what weights choose in
articles that were held out from them, a share of one in N at a time, beside what the rules choose.

    python tools/train_subjects.py [--corpus FOLDER] [--held-out N]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from annotated import CORPUS, Article, articles, gold_nominals, reported_alike
from eval_unseen import LAST_SEEN, article_paths, gold_of, share_name
from train_speaker import RANK, fit, write

from standoff.read import report_subjects
from standoff.read.believed import believed_reports
from standoff.read.entities import find_mentions
from standoff.read.load import load
from standoff.read.pipeline import reading_of
from standoff.read.ranker import Trees, parse_trees, scores
from standoff.read.report_shape import Reported
from standoff.read.report_subjects import NOBODY, around, candidates, rows_of
from standoff.read.speaker_names import interviewed, name_of
from standoff.read.speakers import Stage
from standoff.read.speech_scene import make_scene
from standoff.read.statements import choose_speakers, unknown_name

BY_RULES = {"feature": [0], "threshold": [0.5], "left": [-1], "right": [-2], "value": [0.0, 1.0]}  # the first feature: what the rules find
TREES = 300
SAME = 0.5  # the share of characters that a report and its gold must have in common


@dataclass(frozen=True)
class Lesson:
    """A report: the features of each candidate, which are right, and whether the rules' own is."""

    rows: list[list[float]]
    right: list[int]
    by_rules: int


def lesson_of(stage: Stage, each: Reported, outer: list[tuple[int, int]], is_right: Callable[[int], bool]) -> Lesson:
    """Return what a report teaches, given what others report `around` it and whether a candidate is right."""
    choices = candidates(stage, each)
    right = [int(is_right(number)) for number in choices]
    return Lesson(rows_of(stage, each, choices, outer), right, right[choices.index(each.source)])


def of_corpus(article: Article) -> list[Lesson]:
    """Return the lessons of an article of PolNeAR."""
    article.reading = replace(article.reading, mentions=find_mentions(article.reading))
    lessons, reports = [], [each for each, _ in believed_reports(article.stage)]
    for each, outer in zip(reports, around(article.stage.scene, reports), strict=True):
        attribution, share = reported_alike(article, each)
        if attribution is not None and share >= SAME and attribution.source:
            gold = set(gold_nominals(article, attribution)) or {NOBODY}
            lessons.append(lesson_of(article.stage, each, outer, gold.__contains__))
    return lessons


def of_article(path: Path) -> list[Lesson]:
    """Return the lessons of an annotated article."""
    reading = reading_of(load(path))
    stage, asked = Stage(make_scene(reading)), interviewed(reading)
    choose_speakers(stage)
    gold = [(set(range(at := reading.text.index(one["exact"]), at + len(one["exact"]))), one["speaker"]) for one in gold_of(path)["indirect"]]
    lessons, reports = [], [each for each, _ in believed_reports(stage, is_for_record=True)]
    for each, outer in zip(reports, around(stage.scene, reports), strict=True):
        ours = {at for first, last in each.content for at in range(stage.scene.tokens[first].start, stage.scene.tokens[last].end)}
        share, speaker = max(((len(ours & theirs) / len(ours | theirs), who) for theirs, who in gold), key=lambda one: one[0], default=(0.0, None))
        if share >= SAME:
            called = {number: name_of(stage, number, None, asked) if number != NOBODY else unknown_name(stage, each.cue[0]) for number in candidates(stage, each)}
            right = {number for number, name in called.items() if share_name(name, speaker)}
            lessons.append(lesson_of(stage, each, outer, right.__contains__))
    return lessons


def learn(lessons: Iterable[Lesson]) -> dict:
    """Return trees that rank the candidates of each report."""
    kept = [each for each in lessons if any(each.right)]
    return fit(
        RANK, [row for each in kept for row in each.rows], [y for each in kept for y in each.right], TREES, list(report_subjects.FEATURES), [len(each.right) for each in kept]
    )


def right_of(lessons: list[Lesson], trees: Trees) -> int:
    """Return for how many reports the weights choose rightly."""
    return sum(each.right[int(scores(trees, each.rows).argmax())] for each in lessons)


def hold_out(parts: list[list[Lesson]], others: list[list[Lesson]], folds: int, name: str) -> None:
    """Print what is chosen in articles held out, `others` always being learnt from."""
    order, right = np.random.default_rng(1).permutation(len(parts)), 0
    for fold in range(folds):
        out = set(order[fold::folds].tolist())
        trees = parse_trees(learn(each for part in (*others, *(p for n, p in enumerate(parts) if n not in out)) for each in part))
        right += sum(right_of(parts[n], trees) for n in out)
    flat = [each for part in parts for each in part]
    rules, possible = sum(each.by_rules for each in flat), sum(any(each.right) for each in flat)
    print(f"{name}: weights {right / len(flat):.3f}, rules {rules / len(flat):.3f}, among the candidates {possible / len(flat):.3f} of {len(flat)}", flush=True)


def main() -> None:
    """Train and write, or hold out and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder with train/text and train/attributions")
    parser.add_argument("--held-out", type=int, default=0, metavar="N")
    options = parser.parse_args()
    report_subjects.load_trees = lambda _: parse_trees({"features": report_subjects.FEATURES, "trees": [BY_RULES]})  # lessons depend on no weights learnt before
    corpus = [of_corpus(article) for article in articles("train", options.corpus)]
    own = [of_article(path) for path in article_paths(last=LAST_SEEN)]
    if options.held_out:
        hold_out(corpus, own, options.held_out, "PolNeAR train")
        hold_out(own, corpus, options.held_out, "annotated articles")
    else:
        write("subjects", learn(each for part in (*corpus, *own) for each in part))


if __name__ == "__main__":
    main()
