"""Say how likely a phrase is a source of a text, and what it is called: linear weights that ship as numbers.

They were learnt by `tools/train_derivations.py`. What takes up an earlier source ("the paper", "it", "the study") goes by
the fullest name of what it takes up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp

from standoff.read.outlets_again import KINDS, outlet_meant
from standoff.read.reading import Reading
from standoff.read.source_candidates import RECENT, Candidate, standing

LEAST = 0.5  # likelihood from which a phrase is a source: precision and recall are nearest to even there on articles held out
REACH = 600  # characters back to what "it" takes up
_ANY_PAPER = frozenset({"report", "study", "document", "text", "paper", "author", "finding", "page", "copy", "file"})
_PAPERS = frozenset({"paper", "data", "piece"})
_OPENS = frozenset({"opens its", "opens a", "opens an"})
_UNTAKEN = frozenset({"image", "group", "teller"})  # "it" takes up none of these
_OF_OUTLET = frozenset({"piece", "teller"})


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """Load the weights that ship, by feature."""
    return json.loads((files("standoff.read") / "weights" / "derivations.json").read_text(encoding="utf-8"))


def likelihood(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """Return how likely a phrase with these features is a source."""
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) for name in features)))


def sources(reading: Reading, found: Sequence[Candidate], weights: Mapping[str, float], least: float = LEAST) -> list[tuple[Candidate, str, float]]:
    """Return the candidates that are sources, each with its name and likelihood, in order."""
    kept: list[tuple[Candidate, str, float]] = []
    before: list[Candidate] = []
    fullest: dict[str, str] = {}
    for one in found:
        sure = likelihood(weights, (*one.features, *standing(one, before)))
        if not one.is_again:
            known = fullest.get(one.head)
            fullest[one.head] = max(one.name, known or "", key=len) if sure >= least else known or one.name
        if sure < least or kept and (is_publisher(one, kept[-1][0]) or is_own_paper(one, kept[-1][0])):
            continue
        name = _taken_up(reading, one, kept[-RECENT:], fullest) if one.is_again else one.name
        if name is not None:
            kept.append((one, name, sure))
            before.append(one)
    return kept


def is_publisher(one: Candidate, paper: Candidate) -> bool:
    """Return whether a name is that of who published the paper before it, and no source of its own."""
    return paper.words is one.words and one.phrase.first == paper.joined


def is_own_paper(one: Candidate, body: Candidate) -> bool:
    """Return whether a paper is that of whom its sentence has named before it: "The Arland Bank warned in its report"."""
    is_paper = one.joined < 0 and one.phrase.complement[0] < 0 and bool(_PAPERS & set(one.classes))
    return is_paper and body.words is one.words and not body.classes and "before in" in one.features and bool(_OPENS & set(one.features))


def _taken_up(reading: Reading, one: Candidate, before: Sequence[tuple[Candidate, str, float]], fullest: Mapping[str, str]) -> str | None:
    """Return the name of what a phrase takes up; None where nothing is near that it may take up."""
    if not one.classes:
        last = next((each for each in reversed(before) if not _UNTAKEN & set(each[0].classes)), None)
        return last[1] if last is not None and one.span.start - last[0].span.end <= REACH else None
    outlets = [name for other, name, _ in before if not other.classes or "outlet" in other.classes]
    if "outlet" in one.classes:
        meant = outlet_meant(reading, one.span.start, one.head) if one.head in KINDS else None
        return meant or (outlets[-1] if outlets else one.name)
    if _OF_OUTLET & set(one.classes) and outlets and "opens its" in one.features:
        return outlets[-1]
    bodies = [name for other, name, _ in before if "mention organisation" in other.features]
    if "body" in one.classes and bodies and "paper" not in one.classes:
        return bodies[-1]
    papers = [name for other, name, _ in before if "paper" in other.classes or "data" in other.classes]
    return fullest.get(one.head) or (papers[-1] if papers and one.head in _ANY_PAPER else one.name)
