"""Learn the weights that tell whom the "he" or "she" of "he said" means, and print how well they do on articles held out.

Needs lightgbm, which is no dependency of Standoff: run it in an environment that has numpy and lightgbm. Learns from
annotated articles (NN-name.txt with NN-name.json beside each), of which the gold names who says what; ten in a hundred are
held out at a time. `--write` holds nothing out and stores weights learnt on all.

    python tools/train_antecedents.py [FOLDER ...] [--write]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from eval_unseen import FOLDER, LAST, LAST_SEEN, Find, article_paths, gold_finds, gold_of, pair, share_name
from train_speaker import SHARED, fit

from standoff.read import antecedents, described
from standoff.read.actors import SEX, span_of
from standoff.read.antecedent_features import FEATURES, place_of, rows_of
from standoff.read.load import load
from standoff.read.pipeline import reading_of
from standoff.read.ranker import Trees, parse_trees, scores
from standoff.read.reading import Reading
from standoff.read.speaker_names import name_of
from standoff.read.speakers import Stage
from standoff.read.speech_scene import make_scene
from standoff.read.statements import choose_speakers, find_statements
from standoff.read.who import who_is_meant
from standoff.record.items import Document

WEIGHTS = ROOT / "src" / "standoff" / "read" / "weights" / "antecedent.json"
SENTENCES = ROOT / "tools" / "antecedent_sentences.txt"
FOLDS = 10
TREES = 120
TIMES = 2  # that a text counts which was written to learn from
RANK = SHARED | {
    "objective": "lambdarank", "num_leaves": 15, "learning_rate": 0.06, "min_data_in_leaf": 15, "feature_fraction": 0.5, "lambdarank_truncation_level": 3
}  # fmt: skip
LEASTS = (0.0, 0.35, 0.4, 0.45, 0.5, 0.6)


@dataclass
class Lesson:
    """A pronoun that speaks: whom it may mean, their rows, and whom it does mean."""

    names: list[str]
    rows: list[list[float]]
    speaker: str


def lessons_of(path: Path) -> list[Lesson]:
    """Return the pronouns of an article that speak."""
    reading = reading_of(load(path))
    return _learn(reading, said_in(reading, gold_of(path)))


def lessons_of_sentences(path: Path = SENTENCES) -> list[Lesson]:
    """Return the pronouns of the short texts that were written to learn from: who speaks, a tab, the text, whose last "he" or "she" speaks."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        speaker, _, text = line.partition("\t")
        reading = reading_of(Document(path.name, "", text.replace("¶", "\n\n")))
        spans = (one.speaker_span for one in find_statements(reading) if one.speaker_span is not None)
        starts = [span.start for span in spans if span.of(reading.text).lower() in SEX]
        found += _learn(reading, {max(starts): speaker} if starts else {})
    return found


def _learn(reading: Reading, said: dict[int, str]) -> list[Lesson]:
    """Return a lesson for each pronoun of which it is known whom it means; each is learnt with those before it known, and others as the most salient."""
    stage = Stage(make_scene(reading))
    choose_speakers(stage)
    antecedents.bring_up(stage, name_of)
    found = []
    for actor in stage.actors:
        if actor.kind != "pronoun":
            continue
        start = stage.scene.tokens[actor.first].start
        if start not in said:
            stage.meant[actor.number] = who_is_meant(reading, span_of(stage, actor))
            continue
        place = place_of(stage, actor.number)
        choices = antecedents.candidates(stage, place)
        right = [name for name in choices if share_name(name, said[start])]
        found.append(Lesson(list(choices), rows_of(stage, place, choices), said[start]))
        stage.meant[actor.number] = right[0] if right else None
    return found


def said_in(reading: Reading, gold: dict[str, list[dict]]) -> dict[int, str]:
    """Return who speaks by the gold, by where the words begin that the reader takes to name the speaker."""
    text, found = reading.text, {}
    statements = find_statements(reading)
    for kind in ("direct", "indirect"):
        ours = [one for one in statements if one.kind == kind and one.spans]
        pieces = [(one, span) for one in ours for span in (([span] for span in one.spans) if kind == "direct" else [one.spans])]
        finds = [Find(tuple((span.start, span.end) for span in spans), one.speaker) for one, spans in pieces]
        golds = gold_finds(gold[kind], kind, text)
        for i, j in pair(kind, finds, golds, False):
            one = pieces[i][0]
            if one.speaker_span is not None and golds[j].label:
                found.setdefault(one.speaker_span.start, golds[j].label)
    return found


def nobody(features: Sequence[str], odds: float) -> Trees:
    """Return trees that give all candidates the same log-odds."""
    return parse_trees({"features": list(features), "trees": [{"feature": [0], "threshold": [1e9], "left": [-1], "right": [-1], "value": [odds]}]})


def train(lessons: list[Lesson]) -> dict:
    """Train the ranker on the lessons that have an answer."""
    known = [(each, [int(share_name(name, each.speaker)) for name in each.names]) for each in lessons]
    known = [(each, right) for each, right in known if any(right)]
    rows = [row for each, _ in known for row in each.rows]
    return fit(RANK, rows, [one for _, right in known for one in right], TREES, list(FEATURES), [len(right) for _, right in known])


def answer(lesson: Lesson, trees: Trees) -> tuple[str | None, float]:
    """Return the likeliest candidate and its share."""
    if not lesson.names:
        return None, 0.0
    best, share = antecedents.best_of(scores(trees, lesson.rows))
    return lesson.names[best], share


def main() -> None:
    """Print what is reached on articles held out; with `--write`, store weights learnt on all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*", default=[FOLDER], help="folders of annotated articles")
    parser.add_argument("--write", action="store_true", help=f"hold nothing out, and store the weights in {WEIGHTS.relative_to(ROOT)}")
    options = parser.parse_args()
    antecedents.load_trees = lambda _: nobody(FEATURES, 0.0)  # what was learnt before has no say
    if not options.write:
        described.load_trees = lambda _: nobody(described.FEATURES, -9.0)  # it was learnt from the articles held out too
    paths = [path for folder in options.folders for path in article_paths(folder, last=LAST_SEEN if folder.resolve() == FOLDER else LAST)]
    if options.write:
        lessons = [*(lesson for path in paths for lesson in lessons_of(path)), *lessons_of_sentences() * TIMES]
        WEIGHTS.write_text(json.dumps(train(lessons), separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{WEIGHTS.name}: learnt from {len(lessons)} pronouns, {WEIGHTS.stat().st_size:,} bytes")
        return
    articles, written = [lessons_of(path) for path in paths], lessons_of_sentences() * TIMES
    order = np.random.default_rng(1).permutation(len(articles))
    answered = []
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS])
        trees = parse_trees(train([lesson for n, article in enumerate(articles) if n not in out for lesson in article] + written))
        answered += [(lesson, *answer(lesson, trees)) for n in out for lesson in articles[n]]
    right = [(share, share_name(name, lesson.speaker)) for lesson, name, share in answered]
    print(f"{len(answered)} pronouns; an answer among the candidates in {sum(any(share_name(n, each.speaker) for n in each.names) for each, *_ in answered)}")
    for least in LEASTS:
        named = [good for share, good in right if share >= least]
        print(f"share from {least:.2f}: {sum(named)} right of {len(named)} named, {sum(named) / len(named):.3f}; {sum(named) / len(right):.3f} of all")


if __name__ == "__main__":
    main()
