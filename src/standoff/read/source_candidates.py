"""Find the phrases of a document that may be sources of its own words, with what the learned weights see of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.read.grammar import Word, read_words
from standoff.read.own_name import is_own, own_names
from standoff.read.reading import Mention, Reading
from standoff.read.source_features import Seen, features_of, owner
from standoff.read.source_phrases import After, Phrase, after, find_phrases, governor, is_named, is_participle, with_telling_verbs
from standoff.read.source_words import STUDY, TITLE, VERB_OF, noun_classes, singular
from standoff.read.speaking_nouns import is_person_noun
from standoff.record.items import Span

TOLD = frozenset({"body", "title", "subhead", "caption", "turn"})
LONGEST = 3000  # characters of a sentence that is read
_POINTS = frozenset({"the", "that", "its", "their", "his", "her"})
_OWN_PRONOUNS = frozenset({"this", "my", "our", "your"})
_AGAIN = frozenset({"it", "they", "them"})
FAR = 700  # characters to a source before
REACH = 6  # words to the left of a phrase that its cue may take up


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may be a source.

    `name` is what it is called here; `head` its noun in the singular; `is_again` says that it takes up what was named
    before ("the paper", "it"); `classes` are those of its head.
    """

    words: tuple[Word, ...]
    phrase: Phrase
    name: str
    head: str
    is_again: bool
    classes: tuple[str, ...]
    features: tuple[str, ...]
    span: Span


def standing(one: Candidate, kept: Sequence[Candidate]) -> tuple[str, ...]:
    """Return the features of a candidate that depend on the sources before it."""
    if not one.is_again:
        return ()
    near = [other for other in kept[-4:] if one.span.start - other.span.end < FAR]
    same = any(other.head == one.head and other.classes for other in kept)
    outlet = any(not other.classes or "outlet" in other.classes for other in near)
    paper = any({"paper", "data", "image"} & set(other.classes) for other in near)
    found = [f"again {name}" for name, holds in (("same", same), ("outlet", outlet), ("paper", paper), ("nothing", not (same or near))) if holds]
    return (*found, *(f"{state} & {name}" for state in found for name in one.features if name.startswith("is ") and " & " not in name))


def find_candidates(reading: Reading) -> list[Candidate]:
    """Return the candidates of a document, in order."""
    own = own_names(reading)
    found: list[Candidate] = []
    starts = [mention.span.start for mention in reading.mentions]
    quoted = [quotation.inner for quotation in reading.quotations]
    quote_starts = [span.start for span in quoted]
    for sentence in reading.sentences:
        paragraph, span = reading.paragraphs[sentence.paragraph], sentence.span
        if paragraph.kind not in TOLD or span.end - span.start > LONGEST:
            continue
        words = with_telling_verbs(read_words(reading.text, span.start, span.end))
        mentions = reading.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        inside = lambda at: (n := bisect_left(quote_starts, at + 1)) > 0 and quoted[n - 1].end > at
        found += _of_sentence(reading.text, words, mentions, paragraph.kind, own, inside, found[-1] if found else None)
    return found


def _of_sentence(text: str, words: tuple[Word, ...], mentions: Sequence[Mention], kind: str, own: frozenset[str], inside, before: Candidate | None) -> Iterator[Candidate]:
    places = _places(words, mentions)
    phrases = find_phrases(words, [place for place, mention in places if mention.kind in ("outlet", "organisation")], frozenset(first for (first, _), mention in places if mention.kind in ("person", "state", "place")))
    at_first = {phrase.first: phrase for phrase in phrases}
    for at, word in enumerate(words):
        if word.lower in _AGAIN or word.lower in ("quoted", "cited") and at + 1 < len(words) and at and words[at + 1].lower == "as" and words[at - 1].tag in "XA":
            at_first[at] = Phrase(at, at, at)
    previous: Phrase | None = None
    for first in sorted(at_first):
        phrase = at_first[first]
        known = [mention for (one, last), mention in places if one <= phrase.last and last >= phrase.first]
        found = _candidate(text, words, phrase, previous, known, kind, own, inside(words[first].start), before)
        previous = phrase
        if found is not None:
            yield found


def _places(words: Sequence[Word], mentions: Sequence[Mention]) -> list[tuple[tuple[int, int], Mention]]:
    """Return mentions with their first and last words."""
    starts, ends = [word.start for word in words], [word.end for word in words]
    return [((bisect_left(ends, one.span.start + 1), bisect_left(starts, one.span.end) - 1), one) for one in mentions]


def _candidate(text, words, phrase, previous, known, kind, own, is_quoted, before) -> Candidate | None:
    head = words[phrase.head]
    classes = noun_classes(head.lower) if not (is_named(head) and phrase.head > 0) else ()
    named = is_named(head)
    is_it = head.lower in _AGAIN or head.lower in ("quoted", "cited")
    if not classes and not named and is_person_noun(head.lower):
        classes = ("person",)
    follows = after(words, max(phrase.end, phrase.apposed))
    if not (named or classes or is_it):
        owner_at = next((at for at in range(phrase.last - 1, phrase.first, -1) if words[at].lower in ("'s", "'")), -1)
        if owner_at < 0 or words[owner_at - 1].capital or not noun_classes(words[owner_at - 1].lower):
            return None
        phrase = Phrase(phrase.first, owner_at - 1, owner_at - 1)
        head = words[phrase.head]
        classes = noun_classes(head.lower)
    if words[phrase.first].lower in _OWN_PRONOUNS and "outlet" in classes and not named:
        return None
    verb, preposition = governor(words, phrase.first)
    name = _name(text, words, phrase, known, classes)
    if classes == ("person",) and (verb < 0 or words[verb].lower not in ("citing", "quoting", "cited", "quoted", "according", "cites", "quotes")):
        return None
    plain = name if not named else name.split(" by ")[0]
    if named and is_own(plain, own):
        return None
    is_likely = any(one.kind == "outlet" for one in known) or phrase.first <= 2 and preposition or phrase.apposed >= 0 or any(
        words[at].capital and words[at].lower in TITLE or words[at].lower in STUDY for at in range(phrase.first, phrase.last + 1)
    )
    if named and not is_likely and verb < 0 and follows.verb < 0 and follows.participle < 0 and follows.aside < 0:
        return None
    between = [words[at] for at in range(phrase.first + 1, phrase.last)]
    is_again = is_it or not named and phrase.complement[0] < 0 and words[phrase.first].lower in _POINTS and not any(
        word.capital or "outlet" in classes and word.lower not in ("same", "news") for word in between
    )
    if phrase.complement[0] >= 0 and words[phrase.complement[0]].lower in _POINTS and not words[phrase.end].capital and "outlet" in noun_classes(words[phrase.end].lower):
        is_again, head = True, words[phrase.end]
    if is_it and follows.verb < 0 and head.lower in _AGAIN:
        return None
    seen = Seen(words, phrase, previous, follows, verb, preposition, known, kind, is_quoted, is_again, classes, before.classes if before else ())
    return Candidate(words, phrase, name, singular(head.lower), is_again, classes, features_of(seen), _span(words, phrase, follows, verb, preposition))


def _name(text: str, words: Sequence[Word], phrase: Phrase, known: Sequence[Mention], classes: tuple[str, ...]) -> str:
    """Return what a phrase calls a source: the name at its end, or its words without a determiner, with who published it."""
    first, last = phrase.first, phrase.last
    while first < last and words[first].tag in "DO":
        first += 1
    if is_named(words[phrase.head]) and not classes:
        start = phrase.head
        while start > first and (words[start - 1].capital or words[start - 1].lower in ("&", ".") or words[start - 1].lower in ("of", "for", "the", "and", "on", "de", "du", "la") and start - 1 > first and any(words[n].capital for n in range(first, start - 1))):
            start -= 1
        name = " ".join(text[words[start].start : words[last].end].split())
        owned = owner(words, phrase, known)
        if owned is not None:
            return owned.name
        full = [mention.name for mention in known if mention.kind in ("outlet", "organisation") and mention.span.end == words[last].end]
        return max([name, *full], key=len)
    end = phrase.end
    name = " ".join(text[words[first].start : words[end].end].split())
    for mention in known:
        surface = " ".join(mention.span.of(text).split())
        if mention.kind == "outlet" and surface not in mention.name:
            name = name.replace(surface, mention.name)
        if mention.kind == "outlet" and "outlet" in noun_classes(words[end].lower):
            return mention.name  # "the Zarya news site"
    is_name = any(mention.span.start == words[first].start and mention.kind != "group" for mention in known)
    if first == 0 and len(name) > 1 and name[1].islower() and not is_name:
        name = name[0].lower() + name[1:]  # "Experts say"
    return name + _publisher(text, words, end)


def _publisher(text: str, words: Sequence[Word], end: int) -> str:
    """Return the words after a phrase that say who published or saw it, "" for none: " leaked to Zarya"."""
    at = end + 1 + (end + 1 < len(words) and words[end + 1].lower == ",")
    if at >= len(words) or not is_participle(words[at]):
        return ""
    for by in range(at + 1, min(at + 6, len(words) - 1)):
        if words[by].tag == ".":
            break
        if words[by].lower in ("by", "to", "in", "with"):
            last = by
            while last + 1 < len(words) and words[last + 1].tag in "DNJO" and (words[last + 1].lower != "'s"):
                last += 1
            first = last
            while first - 1 > by and words[first - 1].capital and words[first].capital:
                first -= 1
            if words[first].capital and words[first].tag == "N":
                return f" {words[at].lower} {words[by].lower} {' '.join(text[words[first].start : words[last].end].split())}"
    return ""


def _span(words: Sequence[Word], phrase: Phrase, follows: After, verb: int, preposition: str) -> Span:
    """Return the words that say so: the phrase with what leads to it and what it does."""
    first, last = phrase.first, phrase.end
    if 0 <= verb and first - verb <= REACH and (preposition or verb == first - 1):
        first = verb
    if follows.verb >= 0 and not follows.relative and first == phrase.first and VERB_OF.get(words[follows.verb].lemma):
        last = follows.verb
    return Span(words[first].start, words[last].end)
