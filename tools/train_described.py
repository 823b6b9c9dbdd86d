"""Learn the weights that tell whom "the minister" or "her boss" means, and print how well they do on articles held out.

Needs lightgbm, which is no dependency of Standoff: run it in an environment that has numpy and lightgbm. Learns from nouns
that speak in the annotated articles (NN-name.txt with NN-name.json beside each), from other nouns of these articles
(`described_nouns.txt`: the article's number, words that end in the noun, the name or "-" for nobody named) and from short
texts (`described_sentences.txt`: who speaks, a tab, the text). Ten in a hundred articles are held out at a time. `--write`
holds nothing out and stores weights learnt on all.

    python tools/train_described.py [--write]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from eval_unseen import LAST_SEEN, article_paths, gold_of, number_of, share_name
from train_antecedents import FOLDS, nobody, said_in
from train_speaker import SHARED, fit

from standoff.read import described
from standoff.read.load import load
from standoff.read.pipeline import reading_of
from standoff.read.ranker import Trees, parse_trees, scores
from standoff.read.reading import Reading
from standoff.read.speaker_names import name_of, span_of
from standoff.read.speakers import Stage
from standoff.read.speech_scene import make_scene
from standoff.read.statements import choose_speakers, find_statements
from standoff.record.items import Document

WEIGHTS = ROOT / "src" / "standoff" / "read" / "weights" / "described.json"
SENTENCES = ROOT / "tools" / "described_sentences.txt"
NOUNS = ROOT / "tools" / "described_nouns.txt"
TREES = 200
JUDGE = SHARED | {"objective": "binary", "num_leaves": 8, "learning_rate": 0.06, "min_data_in_leaf": 5, "feature_fraction": 0.8}


@dataclass
class Lesson:
    """A noun: whom it may mean, their rows, which of them it does mean (1 or 0), and whether it speaks."""

    names: list[str]
    rows: list[list[float]]
    right: list[int]
    speaks: bool


def lessons_of(path: Path, nouns: dict[str, str]) -> list[Lesson]:
    """Return the nouns of an article of which it is known whom they mean; `nouns` by words that end in each."""
    reading = reading_of(load(path))
    others = {reading.text.index(words) + len(words): name for words, name in nouns.items()}
    return _learn(reading, said_in(reading, gold_of(path)), others)


def lessons_of_sentences() -> list[Lesson]:
    """Return the nouns of the short texts that were written to learn from, whose last speaker is a noun."""
    found = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        speaker, _, text = line.partition("\t")
        reading = reading_of(Document(SENTENCES.name, "", text))
        starts = [one.speaker_span.start for one in find_statements(reading) if one.speaker_span is not None]
        found += _learn(reading, {max(starts): speaker} if starts else {}, {})
    return found


def nouns_of_articles() -> dict[int, dict[str, str]]:
    """Return what `described_nouns.txt` says, by the number of the article."""
    found: dict[int, dict[str, str]] = {}
    for line in NOUNS.read_text(encoding="utf-8").splitlines():
        number, words, name = line.split("\t")
        found.setdefault(int(number), {})[words] = name
    return found


def _learn(reading: Reading, said: dict[int, str], others: dict[int, str]) -> list[Lesson]:
    """Return a lesson for each noun of which it is known whom it means, by where it begins (who speaks) or ends."""
    stage = Stage(make_scene(reading))
    choose_speakers(stage)
    found = []
    for number, nominal in enumerate(stage.scene.nominals):
        span = span_of(stage, number)
        meant = said.get(span.start, others.get(span.end))
        if meant is None or not described.is_described(stage, number) or not _is_open(stage, number):
            continue
        names = described.candidates(stage, number, name_of)
        is_itself = nominal.key in re.findall(r"[\w-]+", meant.lower())  # "an aide to Roe" is not Roe
        right = [int(not is_itself and share_name(name, meant)) for name in names]
        found.append(Lesson(names, described.rows_of(stage, number, names), right, span.start in said))
    return found


def _is_open(stage: Stage, number: int) -> bool:
    """Return whether nothing beside a noun tells whom it means: the reader asks the weights."""
    stage.described.pop(number, None)
    name_of(stage, number)
    return number in stage.described


def train(lessons: list[Lesson]) -> dict:
    """Train the trees on all candidates of the lessons."""
    return fit(JUDGE, [row for each in lessons for row in each.rows], [one for each in lessons for one in each.right], TREES, list(described.FEATURES))


def is_right(lesson: Lesson, trees: Trees) -> bool:
    """Return whether the likeliest candidate is meant, or nobody is where none is likely."""
    odds = scores(trees, lesson.rows)
    if not lesson.names or odds.max() < described.LEAST:
        return not any(lesson.right)
    return bool(lesson.right[int(odds.argmax())])


def main() -> None:
    """Print what is reached on articles held out; with `--write`, store weights learnt on all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"hold nothing out, and store the weights in {WEIGHTS.relative_to(ROOT)}")
    options = parser.parse_args()
    described.load_trees = lambda _: nobody(described.FEATURES, -9.0)  # what was learnt before has no say
    nouns = nouns_of_articles()
    articles = [lessons_of(path, nouns.get(number_of(path), {})) for path in article_paths(last=LAST_SEEN)]
    written = lessons_of_sentences()
    if options.write:
        lessons = [lesson for article in articles for lesson in article] + written
        WEIGHTS.write_text(json.dumps(train(lessons), separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{WEIGHTS.name}: learnt from {len(lessons)} nouns, {WEIGHTS.stat().st_size:,} bytes")
        return
    order = np.random.default_rng(1).permutation(len(articles))
    answered = []
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS])
        trees = parse_trees(train([lesson for n, article in enumerate(articles) if n not in out for lesson in article] + written))
        answered += [(lesson, is_right(lesson, trees)) for n in out for lesson in articles[n]]
    for title, some in (("speak", True), ("do not speak", False)):
        right = [good for lesson, good in answered if lesson.speaks is some]
        print(f"nouns that {title}: {sum(right)} right of {len(right)}, {np.mean(right):.3f}")


if __name__ == "__main__":
    main()
