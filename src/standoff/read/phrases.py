"""Find lexicon phrases among the words of a sentence.

A phrase is dictionary forms in order: `impose sanction` side by side, `impose _ sanction` with up to six words between,
`sign|initial/V _ deal|treaty` with choices and a tag that the word must have; `NAME` stands for any word with a capital. A lexicon file holds sections, each headed
by a line such as `[CONSULT visit diplomatic]`, of phrases separated by semicolons; lines that begin with `#` are notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from standoff.read.grammar import Word

GAP = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a lexicon: its parts, and the heading of its section."""

    parts: tuple[tuple[frozenset[str], str, bool], ...]
    heading: tuple[str, ...]
    written: str


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at the words `at` (their numbers in the sentence)."""

    phrase: Phrase
    at: tuple[int, ...]

    @property
    def heading(self) -> tuple[str, ...]:
        """Return the heading of the phrase's section."""
        return self.phrase.heading


Lexicon = dict[str, tuple[Phrase, ...]]


@lru_cache(maxsize=16)
def read_lexicon(name: str) -> Lexicon:
    """Return a lexicon that ships with the package, by the first word of each phrase.

    Raises:
        ValueError: a phrase stands before the first heading, or begins with a gap.
    """
    text = (files("standoff.read") / "weights" / name).read_text(encoding="utf-8")
    return parse_lexicon(text)


def parse_lexicon(text: str) -> Lexicon:
    """Return the phrases of a lexicon text by their first word.

    Raises:
        ValueError: a phrase stands before the first heading, or begins with a gap.
    """
    heading: tuple[str, ...] = ()
    found: dict[str, list[Phrase]] = {}
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("["):
            heading = tuple(line.strip("[]").split())
            continue
        for written in "" if line.startswith("#") else line.split(";"):
            if written.strip():
                phrase = parse_phrase(written.strip(), heading)
                for first in phrase.parts[0][0]:
                    found.setdefault(first, []).append(phrase)
    return {first: tuple(sorted(phrases, key=lambda p: (-len(p.parts), p.written))) for first, phrases in found.items()}


def parse_phrase(written: str, heading: tuple[str, ...]) -> Phrase:
    """Return the phrase that is written so.

    Raises:
        ValueError: there is no heading, or it begins with a gap.
    """
    if not heading:
        raise ValueError(f"the phrase '{written}' stands before the first [HEADING] of its lexicon")
    parts: list[tuple[frozenset[str], str, bool]] = []
    gap = False
    for part in written.split():
        if part == "_":
            gap = True
            continue
        words, _, tag = part.partition("/")
        parts.append((frozenset(words.split("|")), tag, gap))
        gap = False
    if not parts or parts[0][2]:
        raise ValueError(f"the phrase '{written}' must begin with a word, not a gap")
    return Phrase(tuple(parts), heading, written)


def find_phrases(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Match]:
    """Yield every match of the lexicon, in the order of the words; at one place the longest phrases first."""
    for at, word in enumerate(words):
        known = lexicon.get(word.lemma, ())
        if word.lower != word.lemma:
            known = (*known, *(p for p in lexicon.get(word.lower, ()) if p not in known))
        for phrase in known:
            places = _match(words, at, phrase)
            if places is not None:
                yield Match(phrase, places)


def words_of(match: Match, words: Sequence[Word]) -> str:
    """Return the words of the sentence that a phrase matched, without those in its gaps."""
    return " ".join(words[place].lower for place in match.at)


def _match(words: Sequence[Word], at: int, phrase: Phrase) -> tuple[int, ...] | None:
    if not _fits(words[at], phrase.parts[0]):
        return None
    places = [at]
    for part in phrase.parts[1:]:
        place = _next(words, places[-1] + 1, part)
        if place is None:
            return None
        places.append(place)
    return tuple(places)


def _next(words: Sequence[Word], start: int, part: tuple[frozenset[str], str, bool]) -> int | None:
    last = min(len(words), start + (GAP + 1 if part[2] else 1))
    for place in range(start, last):
        if _fits(words[place], part):
            return place
        if words[place].lower in _STOPS:
            return None
    return None


_STOPS = frozenset(".;:?!")
_NAME = frozenset({"NAME"})


def _fits(word: Word, part: tuple[frozenset[str], str, bool]) -> bool:
    if part[0] == _NAME:
        return word.capital and word.tag in "NJ"
    return (word.lemma in part[0] or word.lower in part[0] or (word.capital and word.tag == "N" and "NAME" in part[0])) and (not part[1] or word.tag in part[1])


def longest(matches: Iterable[Match], *, weigh: bool = True) -> list[Match]:
    """Return the matches without those whose words all lie within a longer one, or a weightier one if `weigh` is set."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (weigh and m.heading[3:] == ("vote",), -len(m.at), m.at)):
        if not any(other.at[0] <= match.at[0] and match.at[-1] <= other.at[-1] for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.at)
