"""Which earlier source "the paper", "its authors" or "it" takes up: learned weights over the sources of the text so far.

Each source and all that takes it up are a chain; chains stand in the order of their last mention. A phrase that takes something up
joins one of them, or stands for itself ("the minutes show", of which nobody told before). The weights were learnt by
`tools/train_derivations.py`.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from standoff.read.outlets_again import KINDS, outlet_meant
from standoff.read.reading import Reading
from standoff.read.source_candidates import Candidate
from standoff.read.source_owners import full_name
from standoff.read.source_words import noun_classes, singular

RECENT = 40  # chains that may be taken up
_GAPS = (0, 1, 2, 4, 8)  # sentences
_NEW = (0, 1, 2)  # places in the order from the chain that was mentioned last
_THINGS = frozenset({"state", "organisation", "outlet", "place"})
_MANY = 3  # things that count
_FAR = 40  # mentions between a chain and a phrase beyond which there are many things
_OPENS = 25  # characters from the beginning of a sentence within which its subject stands
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


def rows_of(reading: Reading, one: Candidate, chains: Sequence[Chain]) -> list[tuple[str, ...]]:
    """Return the features of each chain that a phrase may take up, in order, and of standing for itself; sorted, as sums of weights hang on the order."""
    starts = _sentence_starts(reading)
    sentence = bisect_right(starts, one.span.start)
    kinds = one.classes or ("it",)
    opens = one.words[one.phrase.first].lower
    meant = outlet_meant(reading, one.span.start, one.head) if one.head in KINDS else None
    has_noun = any(one.head in chain.nouns for chain in chains)
    rows = []
    for at, chain in enumerate(chains):
        gap = bisect_right(_GAPS, sentence - bisect_right(starts, chain.last) - 1)
        new = bisect_right(_NEW, len(chains) - at - 2)
        is_same = one.head in chain.nouns
        rivals = _num_things(reading, chain.end, one.span.start)
        is_first = chain.last - starts[bisect_right(starts, chain.last) - 1] < _OPENS
        row = {f"gap {gap}", f"new {new}", f"same noun {is_same}", f"times {min(chain.times, 3)}", f"same {is_same} new {new}"}
        row |= {f"same noun {is_same} of any {has_noun}"} if one.classes else set()
        row |= {f"meant {meant == chain.name}"} if meant else set()
        for kind in kinds:
            row |= {f"{kind} takes {other}" for other in chain.kinds} | {f"{kind} gap {gap}", f"{kind} new {new}", f"{kind} same noun {is_same}", f"{kind} rivals {rivals}", f"{kind} first {is_first} gap {gap}"}
        row |= {f"{opens} takes {other}" for other in chain.kinds}
        rows.append(tuple(sorted(row)))
    is_short = one.phrase.end - one.phrase.first < _SHORT
    if one.classes or not rows:  # "it" does not stand for itself
        row = {"itself", f"itself {opens}", f"itself short {is_short}", *(f"itself {kind}" for kind in kinds), f"itself any {bool(chains)}", f"itself noun {has_noun}"}
        rows.append(tuple(sorted(row)))
    return rows


def _num_things(reading: Reading, start: int, end: int) -> int:
    """Return how many states and bodies are named between two places, which "it" may mean too, no more than count."""
    first, last = (bisect_left(reading.mentions, at, key=lambda mention: mention.span.start) for at in (start, end))
    if last - first > _FAR:
        return _MANY
    return min(len({mention.name for mention in reading.mentions[first:last] if mention.kind in _THINGS}), _MANY)


@lru_cache(maxsize=2)
def _sentence_starts(reading: Reading) -> list[int]:
    return [sentence.span.start for sentence in reading.sentences]


@lru_cache(maxsize=2)
def load_weights(name: str) -> dict[str, float]:
    """Load the weights that ship as `weights/NAME.json`, by feature: "chains", or "derivations" for `source_judge`."""
    return json.loads((files("standoff.read") / "weights" / f"{name}.json").read_text(encoding="utf-8"))


def odds_of(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """Return the log-odds that features give together; one that the weights lack counts nothing."""
    return sum(weights.get(name, 0.0) for name in features)


def likeliest(reading: Reading, one: Candidate, chains: Sequence[Chain], weights: Mapping[str, float]) -> tuple[Chain | None, tuple[str, ...]]:
    """Return the chain that a phrase takes up, None where it stands for itself, and what is seen of it there."""
    recent = chains[-RECENT:]
    says_same = any(word.lower == "same" for word in one.words[one.phrase.first : one.phrase.head])
    if one.classes and (says_same or one.head not in KINDS):  # "the poll" is none that was called otherwise; "the paper" may be any outlet
        recent = [chain for chain in recent if one.head in chain.nouns] or recent
    rows = rows_of(reading, one, recent)
    odds = [odds_of(weights, row) for row in rows]
    best = max(range(len(rows)), key=odds.__getitem__)
    return (recent[best] if best < len(recent) else None), tuple(f"taken {name}" for name in rows[best])


def known_before(one: Candidate, chains: Sequence[Chain]) -> tuple[str, ...]:
    """Return what is seen of a source with a name that the text had something from before: "ACLED" again, "the AFB" of the Arland Farm Bank."""
    if one.is_again or one.name[:1].islower():
        return ()
    is_known = any(_is_called(chain, one.name) for chain in chains[-RECENT:])
    kinds = [name for name in one.features if name.startswith("is name")]
    return ("known before", *(f"known before {kind}" for kind in kinds)) if is_known else ("not known before",)


def _is_called(chain: Chain, name: str) -> bool:
    """Return whether a name is that of a source or its initials."""
    return chain.name == name or _initials(chain.name) == name


@lru_cache(maxsize=512)
def _initials(name: str) -> str:
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 1 else ""


def take_up(reading: Reading, one: Candidate, chain: Chain | None, chains: list[Chain]) -> Chain | None:
    """Return the chain of a source, which it joins or begins; None for an "it" that takes nothing up."""
    if chain is None and one.is_again and not one.classes:
        return None
    name = one.name if chain is not None else full_name(reading, one)
    if not one.is_again:
        chain = next((each for each in chains[-RECENT:] if _is_called(each, name)), None)
    if chain is None:
        chain = new_chain(one, name)
    else:
        join(chain, one)
        del chains[next(at for at in range(len(chains) - 1, -1, -1) if chains[at] is chain)]
    chains.append(chain)
    return chain
