"""Name the PLOVER type of a sentence: a dictionary of phrases, and linear weights learnt over what the dictionary says.

The sixteen types are those of the PLOVER manual of 2021; each belongs to one of four classes, words or deeds, friendly or
hostile. The weights are over single words and over the dictionary's own votes, so they hold no text of any record.

Source: PLOVER manual, draft 0.8 (Open Event Data Alliance, 2021).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

import numpy as np

from standoff.read.grammar import Word, read_words
from standoff.read.phrases import GAP, Match, find_phrases, longest, read_lexicon

QUADS: dict[str, tuple[str, ...]] = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"),
}
TYPES: tuple[str, ...] = tuple(name for names in QUADS.values() for name in names)
QUAD_OF: dict[str, str] = {name: quad for quad, names in QUADS.items() for name in names}
DEEDS = frozenset(QUADS["material cooperation"] + QUADS["material conflict"])
# Earlier releases of PLOVER split or named some types otherwise.
EARLIER: dict[str, str] = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}

# A longer phrase tells more than one word, and what comes first in a sentence is most often what it reports.
VOTE_OF_A_WORD = 0.5
FIRST = 1.0


def find_triggers(words: Sequence[Word]) -> list[Match]:
    """Return the phrases of the events lexicon among the words, the longest at each place."""
    found = longest(m for m in (*_passives(words), *find_phrases(words, read_lexicon("plover.txt"))) if not _leaps(words, m))
    return [match for match in found if match.heading[0] != "NOTHING"]


def _leaps(words: Sequence[Word], match: Match) -> bool:
    """Return whether a phrase reaches over what it cannot: a turn of speech over a noun, a deed over 'that' into another clause, a threat over 'no'."""
    gaps = [w for one, other in pairwise(match.at) for w in words[one + 1 : other]]
    if match.heading[0] == "NOTHING":
        return sum(word.tag == "N" for word in gaps) > 1
    if any(word.lower == "," for word in gaps) and any(word.tag == "V" for word in gaps):
        return True
    if match.heading[0] == "THREATEN":
        return any(word.lower in ("no", "not", "n't", "never", "neither") for word in gaps)
    return match.heading[0] in DEEDS and any(word.lower in ("that", "which", "who") for word in gaps)


def _passives(words: Sequence[Word]) -> Iterator[Match]:
    """Yield the phrases of a verb and its object that the sentence turns round: 'sanctions were imposed'."""
    lexicon = read_lexicon("plover.txt")
    for at, word in enumerate(words):
        if word.tag != "V" or word.lower == word.lemma or word.lower.endswith("ing") or word.lemma not in lexicon:
            continue
        be = at - 1
        while be > 0 and words[be].tag in "AG":
            be -= 1
        if be < 1 or words[be].lemma != "be":
            continue
        before = {form for w in words[max(0, be - GAP) : be] for form in (w.lemma, w.lower)}
        for phrase in lexicon[word.lemma]:
            has_object = len(phrase.parts) == 2 and phrase.parts[0][1] == "V" and phrase.parts[1][2]
            if has_object and phrase.heading[3:] != ("vote",) and phrase.parts[1][0] & before:
                yield Match(phrase, (at,))


def features(words: Sequence[Word]) -> dict[str, float]:
    """Return the features of a sentence: the dictionary's votes, the first of them, and single words."""
    found: dict[str, float] = {"bias": 1.0}
    is_first = True
    for match in longest(find_phrases(words, read_lexicon("plover.txt")), weigh=False):
        kind = match.heading[0]
        if kind not in QUAD_OF:
            continue
        weak = match.heading[3:] == ("vote",)
        key = f"votes {kind}"
        found[key] = found.get(key, 0.0) + (0.8 if weak else 1.0) * (1.0 + VOTE_OF_A_WORD * len(match.at))
        if is_first:
            found[f"first {kind}"] = FIRST
            is_first = False
    for word in words:
        if word.tag in "NVJM" and word.lemma.isalpha() and (not word.capital or word.start == words[0].start):
            found[f"word {word.lemma}"] = 1.0
    return found


@lru_cache(maxsize=1)
def _weights() -> tuple[dict[str, int], np.ndarray]:
    text = (files("standoff.read") / "weights" / "plover.json").read_text(encoding="utf-8")
    raw: Mapping[str, list[float]] = json.loads(text)["weights"]
    return {name: row for row, name in enumerate(raw)}, np.array(list(raw.values()), dtype=float)


def scores(words: Sequence[Word]) -> dict[str, float]:
    """Return the probability of each type for a sentence that is known to hold an event."""
    rows, weights = _weights()
    total = np.zeros(len(TYPES))
    for name, value in features(words).items():
        if name in rows:
            total += value * weights[rows[name]]
    total = np.exp(total - total.max())
    return dict(zip(TYPES, (total / total.sum()).tolist(), strict=True))


def classify(text: str) -> str:
    """Return the most likely PLOVER type of a sentence."""
    found = scores(read_words(text, 0, len(text)))
    return max(found, key=lambda name: found[name])
