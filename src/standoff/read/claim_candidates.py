"""Find the stretches of a document that may be forward causal claims, with what the learned weights see of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.read.claim_features import Features, near_features, place_features, word_features
from standoff.read.claim_split import FEWEST, Split, pieces, split
from standoff.read.commitments import find_commitments
from standoff.read.reading import Reading
from standoff.read.views import View, views
from standoff.record.items import Span, Statement

NOT_TOLD = frozenset({"title", "caption", "subhead", "dateline"})
HEADING = 20  # words
ENOUGH = 1 / 3  # of the words of a stretch that must be reported for the rest to be who reports them


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` up to `last` of a sentence, as lever and outcome they would have, and the features of both."""

    view: View
    first: int
    last: int
    split: Split
    features: Features

    @property
    def span(self) -> Span:
        """Return the span of the words."""
        return self.view.span(self.first, self.last - 1)


def find_candidates(reading: Reading, statements: tuple[Statement, ...]) -> list[Candidate]:
    """Return the candidates of a document, in order."""
    made = find_commitments(reading, statements)
    found = [
        _candidate(view, *without_reporter(view, first, last), made)
        for view in views(reading, statements)
        if view.paragraph.kind not in NOT_TOLD and not is_heading(view)
        for first, last in pieces(view)
    ]
    whole = near_features([each.features for each in found], [each.view.sentence.paragraph for each in found])
    return [Candidate(each.view, each.first, each.last, each.split, seen) for each, seen in zip(found, whole, strict=True)]


def _candidate(view: View, first: int, last: int, made: Sequence) -> Candidate:
    words = view.words[first:last]
    parts = split(words)
    return Candidate(view, first, last, parts, word_features(words, parts) | place_features(view, first, last, made))


def without_reporter(view: View, first: int, last: int) -> tuple[int, int]:
    """Return the range of words without who reports them: from the first to the last that are said, if enough are."""
    best: list[int] = []
    for said in view.said:
        inside = [at for at in range(first, last) if any(span.start <= view.words[at].start < span.end for span in said.spans)]
        best = max(best, inside, key=len)
    num_words = sum(view.words[at].tag != "." for at in best)
    return (best[0], best[-1] + 1) if num_words >= FEWEST and len(best) >= ENOUGH * (last - first) else (first, last)


def is_heading(view: View) -> bool:
    """Return whether a paragraph is one line without a full stop: a headline that the layout did not tell."""
    return view.text.strip() == view.paragraph.span.of(view.reading.text).strip() and view.paragraph.kind == "body" and (
        view.text.rstrip()[-1:].isalnum() and len(view.words) < HEADING
    )
