"""Learn the weights that tell forward causal claims, and print how well they do on articles held out.

    python tools/train_claims.py [FOLDER ...] [--write]

Learns from annotated articles (NN-name.txt with NN-name.json beside each), from the sentences of `claim_sentences.txt` and the
passages of `claim_passages.txt`, written for it, and from real articles where these are at hand. Articles above 28 are held out
five at a time. The sentences were written by somebody who had read some of these, so the printed figures flatter a little. `--write`
holds nothing out and stores weights learnt on all.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from eval_unseen import FOLDER, LAST_SEEN, Tally, article_paths, count, gold_finds, gold_of, number_of, our_finds
from regression import FREE, regress, table_of

from standoff.read import claims as finder
from standoff.read.claim_candidates import Candidate, find_candidates
from standoff.read.claim_features import MANY, Features, word_features
from standoff.read.claim_judge import BIAS, WAYS, judge, parse_weights
from standoff.read.claim_split import split
from standoff.read.derivations import find_derivations
from standoff.read.grammar import read_words
from standoff.read.load import load
from standoff.read.pipeline import reading_of
from standoff.read.speakers_elsewhere import named_by_reports
from standoff.read.statements import find_statements
from standoff.record.items import Document

SENTENCES = ROOT / "tools" / "claim_sentences.txt"
PASSAGES = ROOT / "tools" / "claim_passages.txt"
DOCUMENTS = ROOT.parent / "shared" / "documents"  # real articles, which stay where they are
PLACES = ROOT / "tools" / "claims_of_documents.json"  # where claims stand in them
WEIGHTS = ROOT / "src" / "standoff" / "read" / "weights" / "claims.json"
MARKS = {"r": "rises", "f": "falls", "n": "none", "x": None}
OF_PASSAGE = 0.3  # the weight of what stands in passages, which hold more claims than articles do
RARE = 3  # features that fewer rows have are not learnt
RIDGE_CLAIM = (4.0, 8.0)  # of features that are few, and of those that are many
RIDGE_WAY = 8.0
OPTIONAL = 0.5  # the weight of a claim on which annotators may differ
HELD_OUT = 5  # articles
RULED = 28  # articles up to this number were mended on while rules told claims
_BRACKET = re.compile(r"\[([rfn]) ([^\[\]]+)\]")
SAME = 0.5  # of the words of a stretch, or of the gold, that the two must share


@dataclass
class Row:
    """A stretch to learn from: its features, its way (None where it is no claim), its weight, its article (0: none)."""

    features: Features
    way: str | None
    weight: float = 1.0
    article: int = 0


@dataclass
class Article:
    """An annotated article, its candidates and its rows."""

    number: int
    text: str
    gold: list[dict]
    candidates: list[Candidate]
    rows: list[Row] = field(default_factory=list)


def read_article(path: Path) -> Article:
    """Read an article up to its candidates, and say which of them the gold holds for claims."""
    document, gold = load(path), gold_of(path)["claims"]
    places = [(at := document.text.index(each["exact"]), at + len(each["exact"])) for each in gold]
    return teach(document, number_of(path), gold, places)


def read_documents(folder: Path = DOCUMENTS) -> list[Article]:
    """Read the real articles whose claims are known by where they stand; none where the articles are not at hand."""
    known = json.loads(PLACES.read_text(encoding="utf-8"))
    documents = [load(path) for path in sorted(folder.glob("*.txt"))]
    read = []
    for document in documents:
        gold = [each for each in known if each["document"] == document.sha256]
        read.append(teach(document, 0, gold, [(each["start"], each["end"]) for each in gold]))
    return read


def teach(document: Document, number: int, gold: list[dict], places: list[tuple[int, int]]) -> Article:
    """Return an article with its candidates, and which of them are the claims of the gold at `places`."""
    reading = reading_of(document)
    statements = named_by_reports(document.text, find_statements(reading), find_derivations(reading))
    article = Article(number, document.text, gold, find_candidates(reading, statements))
    for each in article.candidates:
        start, end = each.span.start, each.span.end
        shared = [min(end, last) - max(start, first) for first, last in places]
        right = [at for at, (first, last) in enumerate(places) if shared[at] >= SAME * min(end - start, last - first)]
        best = article.gold[max(right, key=lambda at: shared[at])] if right else {}
        article.rows.append(Row(each.features, best.get("direction"), OPTIONAL if best.get("optional") else 1.0, article.number))
    return article


def read_sentences(path: Path = SENTENCES) -> list[Row]:
    """Return the sentences that were written to learn from; where they would stand is not known."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, text = line.partition(" ")
        if mark in MARKS:
            words = read_words(text, 0, len(text))
            rows.append(Row(word_features(words, split(words)) | {"no place": 1.0}, MARKS[mark]))
    return rows


def read_passages(path: Path = PASSAGES) -> list[Row]:
    """Return what passages teach that were written to learn from, each a text of its own, its claims in brackets: "[f Without fuel the siege ends], she said"."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text, marks = _BRACKET.sub(r"\2", line), list(_BRACKET.finditer(line))
        if "[" in text or "]" in text:
            raise ValueError(f"{path.name}: a bracket without a letter or a partner in: {text[:80]}")
        starts = [mark.start() - len("[f ]") * number for number, mark in enumerate(marks)]
        places = [(start, start + len(mark[2])) for start, mark in zip(starts, marks, strict=True)]
        taught = teach(Document(path.name, "", text), 0, [{"direction": MARKS[mark[1]]} for mark in marks], places)
        rows += [replace(row, weight=OF_PASSAGE) for row in taught.rows]
    return rows


def learn(rows: list[Row]) -> dict[str, list[float]]:
    """Return the weights by feature: of being a claim, and of each way."""
    counts = Counter(name for row in rows for name in row.features)
    names = [BIAS, *sorted(name for name, number in counts.items() if number >= RARE)]
    table = table_of([{BIAS: 1.0, **row.features} for row in rows], names)
    weight = np.array([row.weight for row in rows])
    is_many = np.array([name.startswith(MANY) for name in names])
    is_claim = np.array([row.way is not None for row in rows])
    way = np.array([WAYS.index(row.way) if row.way else 0 for row in rows])
    free = np.array(names) == BIAS
    claim = regress(table, np.eye(2)[is_claim.astype(int)], weight, np.where(free, FREE, np.where(is_many, *RIDGE_CLAIM[::-1])))
    ways = regress(table[is_claim], np.eye(len(WAYS))[way[is_claim]], np.ones(is_claim.sum()), np.where(free, FREE, RIDGE_WAY))
    both = np.round(np.column_stack([claim[:, 1] - claim[:, 0], ways]), 3)
    return {name: row.tolist() for name, row in zip(names, both, strict=True) if row.any()}


def score(article: Article, weights: dict[str, list[float]], tallies: dict[float, Tally]) -> None:
    """Count what the weights get right in an article, for each threshold."""
    likely, ways = judge(parse_weights(weights), [each.features for each in article.candidates])
    for least, tally in tallies.items():
        found = [
            finder.claim_of(each, WAYS[int(way.argmax())], float(sure))
            for each, sure, way in zip(article.candidates, likely, ways, strict=True)
            if sure >= least
        ]
        ours = our_finds(tuple(each for each in found if each is not None), "claims", article.text)
        count(tally, "claims", ours, gold_finds(article.gold, "claims", article.text), article.text)


def main() -> None:
    """Print what is reached on articles held out; with `--write`, store weights learnt on all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*", default=[FOLDER], help="folders of annotated articles")
    parser.add_argument("--write", action="store_true", help=f"hold nothing out, and store the weights in {WEIGHTS.relative_to(ROOT)}")
    options = parser.parse_args()
    read = [read_article(path) for folder in options.folders for path in article_paths(folder, last=LAST_SEEN)]
    own = [*read_sentences(), *(row for article in read_documents() for row in article.rows), *read_passages()]
    rows = [row for article in read for row in article.rows]
    if options.write:
        WEIGHTS.write_text(json.dumps(learn(rows + own), separators=(",", ":")).replace("],", "],\n") + "\n", encoding="utf-8")
        return
    tallies = {least / 20: Tally() for least in range(5, 12)}
    late = sorted(article.number for article in read if article.number > RULED)
    for first in range(0, len(late), HELD_OUT):
        held_out = late[first : first + HELD_OUT]
        weights = learn([row for row in rows if row.article not in held_out] + own)
        for article in read:
            if article.number in held_out:
                score(article, weights, tallies)
    for least, tally in tallies.items():
        strict, loose = ("P {:.2f} R {:.2f} F1 {:.3f}".format(*tally.f1(is_strict)) for is_strict in (True, False))
        print(f"from {least:.2f}: {strict}; whatever the direction: {loose}")


if __name__ == "__main__":
    main()
