"""Learn the weights that tell from whom a text has something, and print how well they do on articles held out.

    python tools/train_derivations.py [FOLDER ...] [--write]

Learns from annotated articles (NN-name.txt with NN-name.json beside each) and from real articles where these are at hand,
of which only places are kept. Articles are held out five at a time. `--write` holds nothing out and stores weights learnt
on all.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

import chain_lessons
from eval_unseen import FOLDER, LAST, LAST_SEEN, Tally, article_paths, count, gold_finds, gold_of, our_finds, share_name
from regression import FREE, regress, table_of

from standoff.read.derivations import derivation_of
from standoff.read.load import load
from standoff.read.pipeline import reading_of
from standoff.read.reading import Reading
from standoff.read.source_candidates import Candidate, find_candidates
from standoff.read.source_chains import known_before, likeliest, take_up
from standoff.read.source_judge import is_own_paper, is_publisher, sources
from standoff.record.items import Document

DOCUMENTS = ROOT.parent / "shared" / "documents"  # real articles, which stay where they are
PLACES = ROOT / "tools" / "derivations_of_documents.json"  # where derivations stand in them
SENTENCES = ROOT / "tools" / "derivation_sentences.txt"
WEIGHTS = ROOT / "src" / "standoff" / "read" / "weights" / "derivations.json"
TAKES = WEIGHTS.with_name("chains.json")
RARE = 3  # features that fewer rows have are not learnt
RIDGE, RIDGE_MANY = 1.0, 2.0  # of features, and of those that are pairs or words
OPTIONAL = 0.3  # the weight of a derivation on which annotators may differ
HELD_OUT = 5  # articles
Weights = tuple[dict[str, float], dict[str, float]]  # of being a source, and of what is taken up
SHORT = frozenset({"the", "and", "for", "of", "in", "by", "at", "to", "an", "on"})


@dataclass
class Article:
    """An annotated article: its gold, its candidates, and which of them are sources, with weights."""

    path: Path
    reading: Reading
    gold: list[dict]
    found: list[Candidate]
    truth: list[float]
    weight: list[float]

    @property
    def lessons(self) -> list[chain_lessons.Lesson]:
        """Return what the article teaches of sources that are taken up."""
        return chain_lessons.walk(self.reading, [one for one, is_source in zip(self.found, self.truth, strict=True) if is_source], self.gold)


def telling(name: str | None) -> set[str]:
    """Return the words of a name that tell it apart."""
    return set(re.findall(r"[^\W_]{2,}", (name or "").casefold())) - SHORT


def read_article(path: Path) -> Article:
    """Read an article up to its candidates, and say which of them the gold holds for sources."""
    return teach(path, load(path), gold_of(path)["derivations"])


def read_sentences(path: Path = SENTENCES) -> list[Article]:
    """Return the sentences that were written to learn from, each as a text of its own: sources, a tab, the sentence."""
    read = []
    for line in path.read_text(encoding="utf-8").splitlines():
        names, _, text = line.partition("\t")
        gold = [{"exact": text, "source": name} for name in names.split(" | ") if name != "-"]
        read.append(teach(path, Document(path.name, "", text), gold))
    return read


def teach(path: Path, document: Document, gold: list[dict]) -> Article:
    """Return an article with its candidates; each derivation of the gold goes to the candidate that names its source best."""
    reading = reading_of(document)
    article = Article(path, reading, gold, find_candidates(reading), [], [])
    truth = [0.0] * len(article.found)
    weight = [OPTIONAL if "group" in one.classes else 1.0 for one in article.found]  # annotators leave out what experts say
    for each in gold:
        start = document.text.index(each["exact"])
        end, words = start + len(each["exact"]), telling(each["source"])
        fits = []
        for at, one in enumerate(article.found):
            if one.span.start < end and start < one.span.end:
                core = telling(document.text[one.words[one.phrase.first].start : one.words[one.phrase.last].end])
                shared = max(len(telling(one.name) & words), share_name(one.name, each["source"]))
                if not truth[at] and (shared or one.is_again and (one.head in words or len(each["exact"]) < len(document.text))):
                    fits.append(("is post" in one.features, shared + (one.head in {word.rstrip("s") for word in words} | words), len(core & words), -at))
        if not fits and len(each["exact"]) < len(document.text):  # called otherwise than the annotator does: "the group's bulletin"
            fits = [(False, 0, 0, -at) for at, one in enumerate(article.found) if one.classes and not truth[at] and start <= one.words[one.phrase.head].start < end]
        if fits:
            best = -max(fits)[-1]
            truth[best], weight[best] = 1.0, OPTIONAL if each.get("optional") else 1.0
    for paper, publisher in itertools.pairwise(range(len(truth))):
        if is_publisher(article.found[publisher], article.found[paper]) and (truth[publisher] or truth[paper]):
            truth[paper], weight[publisher] = 1.0, 0.0  # one source, of which the gold names either end
        if is_own_paper(article.found[publisher], article.found[paper]) and (truth[publisher] or truth[paper]):
            truth[paper], weight[publisher] = 1.0, 0.0
    article.truth, article.weight = truth, weight
    return article


def read_documents(folder: Path = DOCUMENTS) -> list[Article]:
    """Read the real articles whose derivations are known by where they stand; none where the articles are not at hand."""
    known = json.loads(PLACES.read_text(encoding="utf-8"))
    read = []
    for path in sorted(folder.glob("*.txt")):
        document = load(path)
        places = [(each["start"], each["end"]) for each in known if each["document"] == document.sha256]
        reading = reading_of(document)
        found = find_candidates(reading)
        heads = [one.words[one.phrase.head].start for one in found]
        truth = [float(any(start <= head < end for start, end in places)) for head in heads]
        read.append(Article(path, reading, [], found, truth, [1.0] * len(found)))
    return read


def rows_of(article: Article, takes: dict[str, float]) -> list[set[str]]:
    """Return the features of an article's candidates, the sources before them being known."""
    rows, chains = [], []
    for one, is_source in zip(article.found, article.truth, strict=True):
        chain, seen = likeliest(article.reading, one, chains, takes) if one.is_again else (None, ())
        rows.append({*one.features, *seen, *known_before(one, chains)})
        if is_source:
            take_up(article.reading, one, chain, chains)
    return rows


def learn(articles: list[Article]) -> Weights:
    """Return the weights by feature of a logistic regression drawn towards nothing, and those of `source_chains`."""
    takes = chain_lessons.learn([lesson for article in articles for lesson in article.lessons])
    rows = [row for article in articles for row in rows_of(article, takes)]
    truth = np.array([each for article in articles for each in article.truth])
    weight = np.array([each for article in articles for each in article.weight])
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, number in counts.items() if number >= RARE)
    table = table_of([dict.fromkeys(row, 1.0) for row in rows], names)
    ridge = np.array([FREE if name == "bias" else RIDGE_MANY if " & " in name or name.startswith(("verb ", "word ", "head ")) else RIDGE for name in names])
    found = regress(table, np.column_stack([1 - truth, truth]), weight, 2 * ridge)  # of a difference of weights, half as strong
    odds = np.round(found[:, 1] - found[:, 0], 2)
    return {name: float(value) for name, value in zip(names, odds, strict=True) if value}, takes


def score(article: Article, weights: Weights, tallies: dict[float, Tally]) -> None:
    """Count what the weights get right in an article, for each threshold."""
    text = article.reading.text
    for least, tally in tallies.items():
        found = tuple(derivation_of(*one) for one in sources(article.reading, article.found, *weights, least))
        count(tally, "derivations", our_finds(found, "derivations", text), gold_finds(article.gold, "derivations", text), text)


def kind_of(one: Candidate) -> str:
    """Return what kind of source a candidate would be."""
    if one.is_again:
        return "taken up again"
    if "mention outlet" in one.features:
        return "named outlets"
    return "papers, data, unnamed outlets" if one.classes else "other names"


def count_kinds(article: Article, weights: Weights, kinds: Counter) -> None:
    """Count by kind the candidates that are found and are sources, that are found and are none, and that are missed."""
    kept = {id(one) for one, _, _ in sources(article.reading, article.found, *weights)}
    for one, truth, weight in zip(article.found, article.truth, article.weight, strict=True):
        if weight == 1.0 and (truth or id(one) in kept):
            kinds[kind_of(one), bool(truth), id(one) in kept] += 1


def main() -> None:
    """Print what is reached on articles held out; with `--write`, store weights learnt on all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*", default=[FOLDER], help="folders of annotated articles")
    parser.add_argument("--write", action="store_true", help=f"hold nothing out, and store the weights in {WEIGHTS.relative_to(ROOT)}")
    options = parser.parse_args()
    read = [read_article(path) for folder in options.folders for path in article_paths(folder, last=LAST_SEEN if folder.resolve() == FOLDER else LAST)]
    real = [*read_sentences(), *read_documents()]
    if options.write:
        for path, weights in zip((WEIGHTS, TAKES), learn(read + real), strict=True):
            path.write_text(json.dumps(weights, indent=0) + "\n", encoding="utf-8")
        return
    tallies, kinds = {least / 20: Tally() for least in range(5, 14)}, Counter()
    for first in range(0, len(read), HELD_OUT):
        weights = learn(read[:first] + read[first + HELD_OUT :] + real)
        for article in read[first : first + HELD_OUT]:
            score(article, weights, tallies)
            count_kinds(article, weights, kinds)
    for least, tally in tallies.items():
        print(f"from {least:.2f}: " + "P {:.2f} R {:.2f} F1 {:.3f}".format(*tally.f1()))
    print("whatever the name, of the phrases that may be sources:")
    for kind in sorted({kind for kind, _, _ in kinds}):
        right, wrong, missed = kinds[kind, True, True], kinds[kind, False, True], kinds[kind, True, False]
        print(f"  {kind}: {right} right, {wrong} wrong, {missed} missed, F1 {2 * right / max(2 * right + wrong + missed, 1):.2f}")


if __name__ == "__main__":
    main()
