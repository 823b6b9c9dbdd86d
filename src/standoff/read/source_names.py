"""What a text calls a source: the name at the end of a phrase, or its words with who published or saw what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.read.entities import canonical
from standoff.read.grammar import Word
from standoff.read.reading import Mention
from standoff.read.source_features import owner
from standoff.read.source_phrases import MONTHS, Phrase, is_named, is_participle
from standoff.read.source_words import OF_OUTLETS, noun_classes

_IN_NAMES = frozenset({"of", "for", "the", "and", "on", "de", "du", "la"})
_COURTESY = frozenset({"sir", "dame", "lord", "lady", "mr", "mrs", "ms", "dr"})
_OUR = frozenset({"this", "our"})
_TO = frozenset({"by", "to", "in", "with"})
NEAR = 8  # words from a paper to the name of who published it


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published or saw a paper.

    Attributes:
        name: "" for the text's own outlet, as in "seen by this newspaper".
        words: the words that say so.
        first: the first word of the name's phrase.
        is_joined: no comma stands between the paper and the words.
        participle: "published", "seen".
    """

    name: str
    words: str
    first: int
    is_joined: bool
    participle: str


def name_of(text: str, words: Sequence[Word], phrase: Phrase, known: Sequence[Mention]) -> str:
    """Return the name at the end of a phrase: "Zarya" of "the daily Zarya"."""
    first, start = _after_determiner(words, phrase), phrase.head
    inner = next((at for at in range(first, start) if words[at].capital), start)  # "of" and "the" stand between two capitals
    while start > first and (words[start - 1].capital or words[start - 1].lower in ("&", ".") or words[start - 1].lower in _IN_NAMES and start - 1 > inner):
        start -= 1
    owned = owner(words, phrase, known)
    if owned is not None:
        return owned.name
    name = " ".join(text[words[start].start : words[phrase.last].end].split())
    full = [mention.name for mention in known if mention.kind in ("outlet", "organisation") and mention.span.end == words[phrase.last].end]
    return max([name, *full], key=len)


def noun_name_of(text: str, words: Sequence[Word], phrase: Phrase, known: Sequence[Mention], classes: tuple[str, ...]) -> str:
    """Return the words of a phrase without a determiner; of what is an outlet's, the outlet: "the Zarya news site", "a Zarya interview"."""
    first, end = _after_determiner(words, phrase), phrase.end
    name = " ".join(text[words[first].start : words[end].end].split())
    for mention in known:
        surface = " ".join(mention.span.of(text).split())
        if mention.kind == "outlet" and surface not in mention.name:
            name = name.replace(surface, mention.name)
        if mention.kind == "outlet" and (not classes or OF_OUTLETS & set(noun_classes(words[end].lower))):
            return mention.name
    is_name = any(mention.span.start == words[first].start and mention.kind != "group" for mention in known)
    opener = text[words[first].start : words[first].end]
    if first == 0 and len(name) > 1 and name[1].islower() and not is_name and canonical(opener) == opener and opener.lower() not in _COURTESY:
        name = name[0].lower() + name[1:]  # "Experts say"
    return name


def _after_determiner(words: Sequence[Word], phrase: Phrase) -> int:
    """Return the first word of a phrase that is no determiner or number."""
    first = phrase.first
    while first < phrase.last and words[first].tag in "DO":
        first += 1
    return first


def publisher_of(text: str, words: Sequence[Word], phrase: Phrase, ahead: Sequence[Phrase]) -> Publisher | None:
    """Return who published, saw or was sent what a phrase means, None where no participle says so: "a draft, leaked to Zarya"."""
    comma = phrase.end + 1 < len(words) and words[phrase.end + 1].lower == ","
    at = phrase.end + 1 + comma
    if at >= len(words) or not is_participle(words[at]):
        return None
    for one in ahead:
        by = words[one.first - 1]
        if one.first - at > NEAR or any(words[place].tag == "." for place in range(at, one.first)):
            return None
        is_us = words[one.first].lower in _OUR and "outlet" in noun_classes(words[one.head].lower)
        if by.lower in _TO and (is_us or is_named(words[one.head]) and words[one.head].lower not in MONTHS) and one.first > at:
            start = _after_determiner(words, one)
            name = " ".join(text[words[start].start : words[one.last].end].split())
            return Publisher("" if is_us else name, f" {words[at].lower} {by.lower} {name}", one.first, not comma, words[at].lower)
    return None
