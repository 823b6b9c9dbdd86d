"""Print one table: what reading gets right on PolNeAR's dev articles, beside published and measured figures of others.

    python tools/eval_reading.py [--corpus FOLDER] [--part dev] [--tagger FILE]

The others' figures are on PolNeAR's test articles, ours on dev: their texts are of the same kind, but the rows are not on
the same articles, and each row says how a match is counted.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from annotated import CORPUS, Article, articles, attribution_of, gold_nominals, is_reported, is_within, reported_alike

from standoff.read import speakers
from standoff.read.attributed import RESOLVED
from standoff.read.believed import believed_reports
from standoff.read.entities import find_mentions
from standoff.read.speaker_votes import choose
from standoff.read.statements import ATTRIBUTED, choose_speakers, find_statements
from standoff.read.tagger import load_tagger, tag

MOST_CONFIDENT = 0.8
SAME = 0.5  # the share of characters that two contents must have in common


@dataclass
class Marked:
    """A marked span: whether it is attributed, whether we say so, whether the rules' and our speaker are right, how sure we are."""

    is_attributed: bool
    has_source: bool
    said: bool
    by_rules: bool
    right: bool
    sure: float


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    measure: str
    ours: str
    others: str
    matching: str


def marked_spans(article: Article, tagger) -> list[Marked]:
    """Return what the annotation and we say of each span between marks that lies in no other."""
    stage = article.stage
    choices = choose_speakers(stage, tag(tagger, article.reading) if tagger else ())
    found = []
    for quotation, choice in choices.items():
        attribution = attribution_of(article, article.reading.quotations[quotation])
        gold = gold_nominals(article, attribution) if attribution is not None else []
        before = max((q for q, n in stage.chosen.items() if q < quotation and n >= 0), default=-1)
        voted = speakers.votes(stage.scene, stage.roles, quotation, stage.chosen.get(before, -1))
        said = choice.attributed >= ATTRIBUTED
        found.append(
            Marked(
                attribution is not None, attribution is not None and bool(attribution.source), said, choose(voted) in gold,
                said and choice.nominal in gold, choice.sure,
            )
        )  # fmt: skip
    return found


def f1(right: float, ours: float, gold: float) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    precision, recall = right / max(ours, 1), right / max(gold, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def lines_of_marks(found: list[Marked], name: str) -> list[Line]:
    """Return the lines on direct speech."""
    attributed = f1(sum(m.said and m.is_attributed for m in found), sum(m.said for m in found), sum(m.is_attributed for m in found))
    everything = f1(sum(m.is_attributed for m in found), len(found), sum(m.is_attributed for m in found))
    sourced = [m for m in found if m.has_source]
    said = sorted((m for m in sourced if m.said), key=lambda m: -m.sure)
    top = said[: round(MOST_CONFIDENT * len(sourced))]
    kept = [m for m in said if m.sure >= RESOLVED]
    share = lambda some, among: sum(some) / max(len(among), 1)
    return [
        Line(
            f"marked spans that are attributed ({name})", "P {:.3f} R {:.3f} F1 {:.3f}".format(*attributed),
            f"textacy P .987 R .646; GenderGapTracker P .978 R .757; trial .954 to .968; all spans F1 {everything[2]:.3f}",
            "a span between marks counts as attributed if an annotated content holds half of it",
        ),
        Line(
            f"speaker of marked spans ({name})", f"{share((m.right for m in sourced), sourced):.3f} of {len(sourced)}",
            f"textacy .578; GenderGapTracker .437; ordered patterns here {share((m.by_rules for m in sourced), sourced):.3f}; trial .877, with tagger .913",
            "of all attributed spans with a source: the chosen words are the head of the annotated source, or in apposition to it",
        ),
        Line(f"  the {MOST_CONFIDENT:.0%} most confident", f"{share((m.right for m in top), top):.3f}", "trial .955, with tagger .971", "as above"),
        Line(
            "  where not left open", f"{share((m.right for m in kept), kept):.3f} on {len(kept) / max(len(sourced), 1):.1%}", "",
            f"as above, confidence of the speaker {RESOLVED} or more",
        ),
    ]  # fmt: skip


def reported_lines(read: list[Article]) -> list[Line]:
    """Return the lines on reported speech: with all finds, and without those in words that are already somebody's."""
    right = ours = outer = gold = 0
    for article in read:
        kept = [each for each, _ in believed_reports(article.stage)]
        alike = [reported_alike(article, each) for each in kept]
        ours += len(kept)
        outer += sum(not is_within(article, each) for each in kept)
        right += len({id(attribution) for attribution, share in alike if share >= SAME})  # an attribution is met once
        gold += sum(is_reported(article, attribution) for attribution in article.gold.attributions)
    how = "verb of saying or 'according to'; cue or source met, and contents share half of their characters (intersection over union)"
    form = "P {:.3f} R {:.3f} F1 {:.3f}"
    return [
        Line("reported speech", form.format(*f1(right, outer, gold)), "annotators' own agreement .754 (tokens, alpha)",
             f"{how}; {ours - outer} of {ours} finds left out: reports within annotated words, which the annotators did not mark"),
        Line("  with reports within reports", form.format(*f1(right, ours, gold)), "", "as above, and each of these counted as wrong"),
    ]  # fmt: skip


def tagger_line(read: list[Article], tagger) -> Line:
    """Return the line on the tagger."""
    from standoff.read.train import lessons_of, score

    got = score(tagger, [lesson for article in read for lesson in lessons_of(article.gold) if len(lesson.labels)])
    return Line(
        "tagger, exact F1 source/cue/content", f"{100 * got.source:.1f}/{100 * got.cue:.1f}/{100 * got.content:.1f}",
        "CofeNet's table: CRF 50.6/53.4/28.6, BiLSTM-CRF 69.6/66.7/59.0, best without BERT 73.3/66.2/63.6, BERT-Cofe 83.2/75.3/72.9; trial 76/70/66",
        "a stretch of tokens is right if its kind, first and last token are; of overlapping attributions the outermost",
    )


def speed_line(read: list[Article]) -> Line:
    """Return the line on speed, of everything from sentences to statements."""
    from standoff.read.marks import find_quotations
    from standoff.read.sentences import find_sentences

    known = [replace(article.reading, mentions=find_mentions(article.reading)) for article in read[:30]]
    words = sum(len(reading.text.split()) for reading in known)
    start = time.process_time()
    for reading in known:
        sentences = find_sentences(reading.text, reading.paragraphs)
        find_statements(replace(reading, sentences=sentences, quotations=find_quotations(reading.text, reading.paragraphs)))
    return Line("seconds for 1,000 words", f"{1000 * (time.process_time() - start) / words:.3f}", "", "processor time: sentences, marks, statements")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder with dev/text and dev/attributions")
    parser.add_argument("--part", default="dev")
    parser.add_argument("--tagger", type=Path, help="a tagger that `standoff train` wrote")
    options = parser.parse_args()
    if not (options.corpus / options.part).is_dir():
        print(f"error: no annotated articles at {options.corpus / options.part}; name them with --corpus", file=sys.stderr)
        return 1
    read = list(articles(options.part, options.corpus))
    lines = lines_of_marks([m for article in read for m in marked_spans(article, None)], "shipped default")
    if options.tagger:
        tagger = load_tagger(options.tagger)
        for article in read:
            article.stage.chosen.clear()
        lines += lines_of_marks([m for article in read for m in marked_spans(article, tagger)], "with the tagger")
        lines.append(tagger_line(read, tagger))
    lines += [*reported_lines(read), speed_line(read)]
    print(f"PolNeAR {options.part}: {len(read)} articles\n")
    for line in lines:
        print(f"{line.measure:54} {line.ours}\n    others: {line.others or '-'}\n    match:  {line.matching}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
