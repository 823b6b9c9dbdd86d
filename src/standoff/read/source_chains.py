"""Which earlier source "the paper", "its authors" or "it" takes up: learned weights over the sources of the text so far.

Each source and all that takes it up are a chain. A phrase that takes something up joins one of the chains before it, or stands for
itself ("the minutes show", of which nobody told before). The weights were learnt by `tools/train_derivations.py`.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from standoff.read.outlets_again import KINDS, outlet_meant
from standoff.read.reading import Reading
from standoff.read.source_candidates import Candidate
from standoff.read.source_words import noun_classes, singular
from standoff.read.who import who_is_meant
from standoff.record.items import Span

RECENT = 40  # chains that may be taken up
_GAPS = (0, 1, 2, 4, 8)  # sentences
_NEW = (0, 1, 2)  # places in the order from the chain that was mentioned last
_THINGS = frozenset({"state", "organisation", "outlet", "place"})
_MANY = 3
_OPENS = 25  # characters from the beginning of a sentence within which its subject stands
_WHOSE = frozenset({"his", "her", "its", "their"})
_TITLE = re.compile(r",?[ \xa0][“\"‘]([A-Z][^”\"’\n]{2,60}?),?[”\"’]")
_SHORT = 2  # words of a phrase that says no more than its noun


@dataclass
class Chain:
    """A source of a text: its name, the nouns that it was called by, of what kinds it is, and where it was mentioned last."""

    name: str
    kinds: frozenset[str]
    nouns: set[str] = field(default_factory=set)
    last: int = 0
    end: int = 0
    times: int = 1


def new_chain(one: Candidate, name: str) -> Chain:
    """Return the chain that a source begins."""
    return Chain(name, frozenset(_kinds_of(one)), _nouns_of(one), one.span.start, one.span.end)


def join(chain: Chain, one: Candidate) -> None:
    """Note that a phrase takes up a chain."""
    chain.nouns |= _nouns_of(one)
    chain.last, chain.end, chain.times = one.span.start, one.span.end, chain.times + 1


def _kinds_of(one: Candidate) -> Iterator[str]:
    yield from one.classes
    yield from (name for name in ("mention outlet", "mention organisation", "is named") if name in one.features)
    if not one.classes and "is named" not in one.features:
        yield "other"


def _nouns_of(one: Candidate) -> set[str]:
    """Return the nouns for sources among the words of a phrase, with those of its apposition."""
    last = max(one.phrase.end, one.phrase.apposed)
    words = {singular(word.lower) for word in one.words[one.phrase.first : last + 1] if not word.capital}
    return {word for word in words if noun_classes(word)} | ({one.head} if one.classes else set())


def rows_of(reading: Reading, one: Candidate, chains: Sequence[Chain]) -> list[set[str]]:
    """Return the features of each chain that a phrase may take up, in order, and of standing for itself."""
    starts = _sentence_starts(reading)
    sentence = bisect_right(starts, one.span.start)
    order = sorted(range(len(chains)), key=lambda at: -chains[at].last)
    ranks = {at: rank for rank, at in enumerate(order)}
    kinds = one.classes or ("it",)
    opens = one.words[one.phrase.first].lower
    meant = outlet_meant(reading, one.span.start, one.head) if one.head in KINDS else None
    has_noun = any(one.head in chain.nouns for chain in chains)
    rows = []
    for at, chain in enumerate(chains):
        gap = bisect_right(_GAPS, sentence - bisect_right(starts, chain.last) - 1)
        new = bisect_right(_NEW, ranks[at] - 1)
        is_same = one.head in chain.nouns
        rivals = min(len(_things(reading, chain.end, one.span.start)), _MANY)
        is_first = chain.last - starts[bisect_right(starts, chain.last) - 1] < _OPENS
        row = {f"gap {gap}", f"new {new}", f"same noun {is_same}", f"times {min(chain.times, 3)}", f"same {is_same} new {new}"}
        row |= {f"same noun {is_same} of any {has_noun}"} if one.classes else set()
        row |= {f"meant {meant == chain.name}"} if meant else set()
        for kind in kinds:
            row |= {f"{kind} takes {other}" for other in chain.kinds} | {f"{kind} gap {gap}", f"{kind} new {new}", f"{kind} same noun {is_same}", f"{kind} rivals {rivals}", f"{kind} first {is_first} gap {gap}"}
        row |= {f"{opens} takes {other}" for other in chain.kinds}
        rows.append(row)
    is_short = one.phrase.end - one.phrase.first < _SHORT
    if one.classes or not rows:  # "it" does not stand for itself
        rows.append({"itself", f"itself {opens}", f"itself short {is_short}", *(f"itself {kind}" for kind in kinds), f"itself any {bool(chains)}", f"itself noun {has_noun}"})
    return rows


def _things(reading: Reading, start: int, end: int) -> set[str]:
    """Return the names of states and bodies between two places, which "it" may mean too."""
    first, last = (bisect_left(reading.mentions, at, key=lambda mention: mention.span.start) for at in (start, end))
    return {mention.name for mention in reading.mentions[first:last] if mention.kind in _THINGS}


@lru_cache(maxsize=2)
def _sentence_starts(reading: Reading) -> list[int]:
    return [sentence.span.start for sentence in reading.sentences]


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """Load the weights that ship, by feature."""
    return json.loads((files("standoff.read") / "weights" / "chains.json").read_text(encoding="utf-8"))


def likeliest(reading: Reading, one: Candidate, chains: Sequence[Chain], weights: Mapping[str, float]) -> tuple[Chain | None, tuple[str, ...]]:
    """Return the chain that a phrase takes up, None where it stands for itself, and what is seen of it there."""
    recent = chains[-RECENT:]
    if any(word.lower == "same" for word in one.words[one.phrase.first : one.phrase.head]):  # "the same poll" is none that was called otherwise
        recent = [chain for chain in recent if one.head in chain.nouns] or recent
    rows = rows_of(reading, one, recent)
    odds = [sum(weights.get(name, 0.0) for name in row) for row in rows]
    best = max(range(len(rows)), key=odds.__getitem__)
    return (recent[best] if best < len(recent) else None), tuple(f"taken {name}" for name in sorted(rows[best]))


def take_up(reading: Reading, one: Candidate, chain: Chain | None, chains: list[Chain]) -> Chain:
    """Return the chain of a source, which it joins or begins."""
    name = one.name if chain is not None else _full_name(reading, one)
    if not one.is_again:
        chain = next((each for each in chains[-RECENT:] if each.name == name), None)
    if chain is None:
        chains.append(new_chain(one, name))
        return chains[-1]
    join(chain, one)
    return chain


def _full_name(reading: Reading, one: Candidate) -> str:
    """Return what a source is called, with whose it is and its title: "her memoir, “The Long Road”" is "Jane Roe's memoir “The Long Road”"."""
    name, first = one.name, one.words[one.phrase.first]
    if first.lower in _WHOSE and one.classes:
        owner = who_is_meant(reading, Span(first.start, first.end)) or _named_after(reading, one)
        name = f"{owner}'s {name}" if owner is not None else name
    title = _TITLE.match(reading.text, one.words[one.phrase.end].end) if "paper" in one.classes else None
    return f"{name} “{title[1]}”" if title is not None else name


def _named_after(reading: Reading, one: Candidate) -> str | None:
    """Return the first person named after "In her memoir, " in its sentence."""
    if one.phrase.first != 1 or one.words[0].lower != "in":
        return None
    at = bisect_left(reading.mentions, one.words[one.phrase.end].end, key=lambda mention: mention.span.start)
    return next((each.name for each in reading.mentions[at : at + 3] if each.kind == "person" and each.span.end <= one.words[-1].end), None)
