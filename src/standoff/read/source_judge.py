"""Say how likely a phrase is a source of a text, and what it is called: linear weights that ship as numbers.

They were learnt by `tools/train_derivations.py`. What takes up an earlier source ("the paper", "it") goes by the name of what
it takes up (`source_chains`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp

from standoff.read.reading import Reading
from standoff.read.source_candidates import Candidate
from standoff.read.source_chains import Chain, known_before, likeliest, odds_of, take_up

LEAST = 0.45  # likelihood from which a phrase is a source: F1 is highest near there on articles held out
_PAPERS = frozenset({"paper", "data", "piece"})
_OPENS = frozenset({"opens its", "opens a", "opens an"})


def likelihood(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """Return how likely a phrase with these features is a source."""
    return 1 / (1 + exp(-odds_of(weights, features)))


def sources(
    reading: Reading, found: Sequence[Candidate], weights: Mapping[str, float], takes: Mapping[str, float], least: float = LEAST
) -> list[tuple[Candidate, str, float]]:
    """Return the candidates that are sources, each with its name and likelihood, in order; `takes` are the weights of `source_chains`."""
    kept: list[tuple[Candidate, str, float]] = []
    chains: list[Chain] = []
    for one in found:
        chain, seen = likeliest(reading, one, chains, takes) if one.is_again else (None, ())
        sure = likelihood(weights, (*one.features, *seen, *known_before(one, chains)))
        if sure < least or kept and (is_publisher(one, kept[-1][0]) or is_own_paper(one, kept[-1][0])):
            continue
        taken = take_up(reading, one, chain, chains)
        if taken is not None:
            kept.append((one, taken.name, sure))
    return kept


def is_publisher(one: Candidate, paper: Candidate) -> bool:
    """Return whether a name is that of who published the paper before it, and no source of its own."""
    return paper.words is one.words and one.phrase.first == paper.joined


def is_own_paper(one: Candidate, body: Candidate) -> bool:
    """Return whether a paper is that of whom its sentence has named before it: "The Arland Bank warned in its report"."""
    is_paper = one.joined < 0 and one.phrase.complement[0] < 0 and bool(_PAPERS & set(one.classes))
    return is_paper and body.words is one.words and not body.classes and "before in" in one.features and bool(_OPENS & set(one.features))
