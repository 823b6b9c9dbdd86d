"""Train the weights that judge reported speech on the annotated articles of PolNeAR (train).

Needs lightgbm, as tools/train_speaker.py does. Two files are written, numbers only: `ends` chooses where reported words
end, `reported` says how likely a find is one.

    python tools/train_reported.py --corpus FOLDER
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from annotated import CORPUS, Article, articles, is_within, reported_alike
from train_speaker import JUDGE, RANK, fit, write

from standoff.read import clause_ends
from standoff.read.ranker import Trees, parse_trees
from standoff.read.report_shape import SHAPE, Reported
from standoff.read.reported import find_reported
from standoff.record.items import Span

END_RANK = RANK | {"num_leaves": 15, "learning_rate": 0.06, "min_data_in_leaf": 10}
SHAPE_JUDGE = JUDGE | {"num_leaves": 31, "min_data_in_leaf": 30, "learning_rate": 0.03, "feature_fraction": 0.6}
NEAR, START_NEAR = 12, 20  # characters by which an annotated end, and an annotated start, may be off to be learned from
MOSTLY = 0.5


def learn_ends(article: Article, rows: list, right: list, sizes: list) -> None:
    """Add the article's finds whose annotated end is among the candidates."""
    scene = article.stage.scene
    tokens = scene.tokens
    finds = {each.cue: each for each in reversed(find_reported(article.stage))}  # of the ways to read a verb the first
    for each in reversed(finds.values()):
        attribution, _ = reported_alike(article, each)
        start, high = each.content[-1]
        pattern = int(each.shape[0])
        if attribution is None or pattern == 11 or (pattern in (8, 9) and len(each.content) == 1):
            continue
        while high + 1 < len(tokens) and scene.sentence[high + 1] == scene.sentence[start] and scene.paragraph[high + 1] == scene.paragraph[start]:
            high += 1
        pieces = [span for span in attribution.content if span.meets(Span(tokens[start].start, tokens[high].end))]
        if not pieces or abs(pieces[0].start - tokens[start].start) > START_NEAR:
            continue
        ends = clause_ends.candidate_ends(scene, start, high)
        off = [abs(tokens[clause_ends.without_marks(scene, start, end - 1)].end - pieces[-1].end) for end in ends]
        if min(off) <= NEAR:
            rows += clause_ends.features(scene, start, high, ends, pattern % 4 if pattern < 8 else pattern)
            right += [int(n == off.index(min(off))) for n in range(len(ends))]
            sizes.append(len(ends))


def is_mostly_quoted(each: Reported) -> bool:
    """Return whether more than half of the words stand between marks: direct speech, then."""
    return each.shape[SHAPE.index("quoted share")] > MOSTLY


def main() -> None:
    """Train both and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder with train/text and train/attributions")
    read = list(articles("train", parser.parse_args().corpus))
    rows, right, sizes = [], [], []
    for article in read:
        learn_ends(article, rows, right, sizes)
    ends = fit(END_RANK, rows, right, 150, clause_ends.FEATURES, sizes)
    write("ends", ends)
    shapes, is_right = judged(read, parse_trees(ends))
    write("reported", fit(SHAPE_JUDGE, shapes, is_right, 300, SHAPE))


def judged(read: list[Article], ends: Trees) -> tuple[list, list]:
    """Return the shapes of all finds in nobody's annotated words, and whether the annotation agrees with at least half of each."""
    found = [(article, each) for article in read for each in find_reported(article.stage, ends)]
    kept = [(article, each) for article, each in found if not is_mostly_quoted(each) and not is_within(article, each)]
    return [list(each.shape) for _, each in kept], [int(reported_alike(article, each)[1] >= 0.5) for article, each in kept]


if __name__ == "__main__":
    main()
