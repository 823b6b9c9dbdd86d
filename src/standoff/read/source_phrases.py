"""Find the noun phrases of a sentence that may name a source, with what hangs on them and the verbs beside them.

"A report by the Arland Institute, published on Monday, found": one phrase with its complement, the participle "published"
and the verb "found". "The daily Zarya", "CNN", "the newspaper" and "it" are phrases too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standoff.read.grammar import Word
from standoff.read.name_words import BODY_HEADS
from standoff.read.source_words import FORMS, STUDY, VERB_OF, noun_classes
from standoff.read.verbs import NOUNS_TOO
from standoff.read.word_set import word_set

OPENS_COMPLEMENT = word_set("by from of in for with to at on")
SENT = word_set("letter letters memo note submission petition statement email e-mail message")
_JOINS = word_set("of for on")  # within names
_OF_BODIES = BODY_HEADS | STUDY | {"house", "ministry"}
WRITTEN = frozenset({"paper", "piece", "data", "image", "body", "teller"})
NO_NAME = word_set("according per citing quoting mr mrs ms")
MONTHS = word_set("monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december")
ASIDE = 30  # words between two commas
FAR = 34  # words from a phrase to its verb
BACK = 8  # words from a phrase back to the verb that governs it
CHAIN = 3  # complements of complements
PARTICIPLES = word_set("seen read shown written drawn taken known run kept led made put found given sent held leaked cut")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last` of a noun phrase with its head, its complement's first and last, the last of its apposition (-1 for none)."""

    first: int
    last: int
    head: int
    complement: tuple[int, int] = (-1, -1)
    apposed: int = -1

    @property
    def end(self) -> int:
        """Return the last word, complement and all."""
        return max(self.last, self.complement[1])


@dataclass(frozen=True, slots=True)
class After:
    """Words that follow a phrase: its verb, a participle that hangs on it, a verb within an aside (-1 for none); whether it is a relative's."""

    verb: int = -1
    participle: int = -1
    aside: int = -1
    relative: bool = False
    joined: bool = False


_TELLS = word_set("show suggest confirm indicate conclude reveal")  # verbs of a plural that look like nouns: "data from ACLED show a rise"
_PLURALS = word_set("data figures images documents records numbers photographs photos pictures files papers letters minutes findings polls surveys")
_ENDS_NOUNS = word_set("last next first early late familiar close aware able likely ready same more most further")


def with_telling_verbs(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return words with the verbs of telling that look like nouns as verbs: "the Ledger discloses", "the study finds"."""
    new = list(words)
    for at in range(1, len(words)):
        word, before = words[at], new[at - 1]
        if word.tag == "A" and before.tag == "D" and noun_classes(word.lower):
            new[at] = replace(word, tag="N")  # "by its tally"
            continue
        if word.tag not in "NJ" or word.capital:
            continue
        following = words[at + 1].tag if at + 1 < len(words) else "."
        if word.lower in VERB_OF and before.lower.endswith("s") and "group" in noun_classes(before.lower):
            new[at] = replace(word, tag="V", lemma=word.lower)  # "experts say"
        elif word.lower in _TELLS and before.tag in "NO" and (following in "DRO" or before.capital and following in "NJGWP" or following == "." and before.lower in _PLURALS):
            new[at] = replace(word, tag="V", lemma=word.lower)
        elif word.tag == "J" and before.tag in "DNJ" and noun_classes(word.lower) and (following in "PTWXMV." or words[at + 1].capital or words[at + 1].lower in FORMS):
            new[at] = replace(word, tag="N")  # "the filing says", "a court filing obtained"
            continue
        lemma = FORMS.get(word.lower)
        if lemma is None:
            continue
        if word.lower.endswith("s") and word.lower != lemma:
            noun = new[at - 2] if before.tag == "O" and at > 1 else before  # "Article 7 stipulates"
            is_known = before.capital or bool(noun_classes(noun.lower)) or at + 1 < len(words) and words[at + 1].lower == "that"
            is_near = before.tag in "NO" and is_known or before.tag == "R"
            is_verb = is_near and following not in "VX" or before.tag in "N.A" and lemma not in NOUNS_TOO
        else:
            is_verb = before.tag in "NXROA" or before.lower == "," and (following in "PTDO" or word.lower.endswith("ed"))
        if is_verb:
            new[at] = replace(word, tag="V", lemma=lemma)
    return tuple(new)


def is_mark(words: Sequence[Word], at: int) -> bool:
    """Return whether a word is a mark that ends a phrase; the dot of "Zarya.com" ends none."""
    word = words[at]
    if word.tag != "." or word.lower == "&":
        return False
    return not (word.lower in ".'" and 0 < at < len(words) - 1 and words[at - 1].end == word.start and words[at + 1].start == word.end and words[at + 1].lower[0].isalnum())


def is_named(word: Word) -> bool:
    """Return whether a word is written as part of a name."""
    return word.capital and word.tag not in "RWCGX" and word.lower not in NO_NAME


def base_phrases(words: Sequence[Word], names: Sequence[tuple[int, int]], parts: frozenset[int]) -> list[tuple[int, int]]:
    """Return the first and last words of runs of determiners, adjectives, nouns and names.

    `names` are those known, by words; `parts` where persons and places begin: "the paper Putin had read" is two phrases.
    """
    reach = {first: last for first, last in names}
    found, at = [], 0
    while at < len(words):
        if not _goes_on(words, at) or is_mark(words, at):
            at += 1
            continue
        last, checked = at, at
        while True:
            while last + 1 < len(words) and not _ends(words, last, parts):
                last += 1
            further = max(last, *(reach.get(place, 0) for place in range(checked, last + 1)))
            further = _of_name(words, at, further)
            if further == last:
                break
            checked, last = last, further
        if words[last].tag != "D":
            found.append((at, last))
        at = last + 1
    return found


def _ends(words: Sequence[Word], last: int, parts: frozenset[int]) -> bool:
    """Return whether a phrase ends with word `last`."""
    following, head = words[last + 1], words[last]
    if is_mark(words, last + 1) or not _goes_on(words, last + 1) or following.tag == "D" and following.lower not in ("'s", "'"):
        return True
    if head.capital or head.tag != "N":
        return following.lower in _ENDS_NOUNS and head.tag == "N"
    return following.lower in _ENDS_NOUNS or last + 1 in parts and bool({"outlet", "paper", "piece"} & set(noun_classes(head.lower)))


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Return whether a word may stand within a phrase."""
    word = words[at]
    if word.tag in "DJNO" or word.tag == ".":
        return word.lower not in NO_NAME
    return word.capital and word.tag in "VA" and at > 0 and word.lower not in MONTHS or (
        word.capital and at + 1 < len(words) and words[at + 1].capital and words[at + 1].tag == "N" and word.tag in "VA" and word.lower not in NO_NAME | MONTHS
    )


def _of_name(words: Sequence[Word], first: int, last: int) -> int:
    """Return where a name ends that goes on: "Institute for the Study of War"."""
    while words[last].capital and last + 2 < len(words) and words[last + 1].lower in _JOINS:
        start = last + 2 + (words[last + 2].lower == "the")
        if start >= len(words) or not words[start].capital or words[start].tag != "N":
            break
        end = start
        while end + 1 < len(words) and words[end + 1].capital and words[end + 1].tag == "N":
            end += 1
        is_ended = words[last + 1].lower == "for" and words[end].lower in _OF_BODIES  # "Ideas for Peace Foundation"
        if not is_ended and not any(words[at].capital and words[at].lower in _OF_BODIES for at in range(first, last + 1)):
            break
        last = end
    return last


def find_phrases(words: Sequence[Word], names: Sequence[tuple[int, int]], parts: frozenset[int] = frozenset()) -> list[Phrase]:
    """Return the phrases of a sentence in order; complements and appositions are parts of theirs."""
    bases = base_phrases(words, names, parts)
    starts = {first: number for number, (first, _) in enumerate(bases)}
    found: list[Phrase] = []
    used = -1
    for number, (first, last) in enumerate(bases):
        if first <= used:
            continue
        named = _named_after(words, bases, number)
        if named is not None:
            found.append(Phrase(first, named, named))
        else:
            head = next((at for at in range(last, first - 1, -1) if words[at].tag != "O"), last)
            if head - 2 >= first and words[head - 1].lower == "." and words[head - 2].capital:
                head -= 2  # "Zarya.com"
            apposed = _apposed(words, bases, number, head)
            found.append(Phrase(first, last, head, (-1, -1) if apposed >= 0 else _complement(words, bases, starts, number), apposed))
        used = max(found[-1].end, found[-1].apposed)
    return found


def _named_after(words: Sequence[Word], bases: Sequence[tuple[int, int]], number: int) -> int | None:
    """Return the last word of the name of "the state agency, Zarya, said" or "a channel called Zarya"; None for none."""
    last = bases[number][1]
    if number + 1 == len(bases) or words[last].capital or not {"outlet", "body"} & set(noun_classes(words[last].lower)):
        return None
    first, end = bases[number + 1]
    is_next = first == last + 2 and (words[last + 1].lower == "," and (end + 1 == len(words) or words[end + 1].lower in ",.;:") or words[last + 1].lower in ("called", "named"))
    return end if is_next and all(words[at].capital or words[at].tag in "O." for at in range(first, end + 1)) else None


def _apposed(words: Sequence[Word], bases: Sequence[tuple[int, int]], number: int, head: int) -> int:
    """Return the last word of "Zarya, a weekly in Arland", -1 where nothing stands so."""
    if not is_named(words[head]) or number + 1 == len(bases):
        return -1
    first, last = bases[number + 1]
    opens = words[first].lower in ("a", "an", "the") or first + 1 <= last and words[first + 1].lower in ("'s", "'")
    is_next = first == bases[number][1] + 2 and words[first - 1].lower == "," and not words[last].capital and bool(noun_classes(words[last].lower))
    is_subject = words[first].lower == "the" and last + 1 < len(words) and words[last + 1].tag in "VXM"  # "In Arland, the paper said"
    return last if is_next and opens and not is_subject else -1


def _complement(words: Sequence[Word], bases: Sequence[tuple[int, int]], starts: dict[int, int], number: int) -> tuple[int, int]:
    """Return the words of what a paper is by, from, of or in; of a chain, all of it."""
    found = (-1, -1)
    for _ in range(CHAIN):
        last = bases[number][1]
        if words[last].capital or not WRITTEN & set(noun_classes(words[last].lower)):
            break
        opens = last + 1
        if opens + 1 >= len(words) or words[opens].lower not in OPENS_COMPLEMENT or opens + 1 not in starts:
            break
        if words[opens].lower == "to" and words[last].lower not in SENT:
            break
        number = starts[opens + 1]
        if words[opens].lower == "on" and words[bases[number][1]].lower in MONTHS:
            break
        found = (opens + 1 if found[0] < 0 else found[0], bases[number][1])
    beyond = found[1] + 1
    if found[0] > 0 and beyond + 1 < len(words) and words[beyond].lower == "by" and beyond + 1 in starts:
        return found[0], bases[starts[beyond + 1]][1]  # "a survey of farmers by the Arland Institute"
    return found


def is_participle(word: Word) -> bool:
    """Return whether a word may be a participle that hangs on a noun: "published", "seen"."""
    return word.tag in "VJ" and (word.lower.endswith(("ed", "wn", "ing")) or word.lower in PARTICIPLES)


def after(words: Sequence[Word], at: int) -> After:
    """Return what follows a phrase whose last word is `at`: what it does, whatever stands between."""
    participle = aside = -1
    relative = joined = False
    end = min(len(words), at + FAR)
    place = at + 1
    while place < end:
        word = words[place]
        if word.lower in (",", "(", "—", "–"):
            close = next((n for n in range(place + 1, min(end, place + ASIDE)) if words[n].lower in (",", ")", "—", "–")), -1)
            inner = range(place + 1, close if close > 0 else min(end, place + 6))
            first = next((n for n in inner if words[n].tag == "V" or words[n].lower in ("citing", "quoting")), -1)
            aside = first if aside < 0 else aside
            if close < 0:
                direct = place + 1 < end and words[place + 1].tag in "VXW"
                return After(first if direct else -1, participle, aside, relative, joined)
            place = close + 1
        elif word.tag in "PT":
            place = _over_phrase(words, place + 1, end)
        elif word.tag == "W" and word.lower in ("which", "who", "that", "whose") and place == at + 1:
            relative, place = True, place + 1
        elif word.tag == "C" and place + 1 < end and words[place + 1].tag in "DNJ" and not joined:
            joined, place = True, _over_phrase(words, place + 1, end)
        elif word.tag == "V":
            is_hung = is_participle(word) and place + 1 < end and (words[place + 1].tag in "PT" or words[place + 1].tag == "A" and words[place + 1].capital) and participle < 0 and _has_verb(words, place + 1, end)
            if not is_hung:
                return After(place, participle, aside, relative, joined)
            participle, place = place, place + 1
        elif word.tag == "X" and place + 1 < end and (word.lemma == "have" and words[place + 1].tag in "DJN" and words[place + 1].lower not in FORMS or words[place + 1].lower in ("first", "the") and any(w.lower == "first" for w in words[place + 1 : place + 3])):
            return After(place, participle, aside, relative, joined)
        elif word.tag in "AXMG" or word.lower in ("last", "this", "late", "early", "itself", "themselves", "also", "week", "month", "year"):
            place += 1
        else:
            break
    return After(-1, participle, aside, relative, joined)


def _over_phrase(words: Sequence[Word], place: int, end: int) -> int:
    """Return where a phrase that begins at a place is over."""
    while place < end and (words[place].tag in "DJNO" or words[place].lower == "&"):
        place += 1
    return place


def _has_verb(words: Sequence[Word], place: int, end: int) -> bool:
    """Return whether another verb follows before the clause ends."""
    for at in range(place, end):
        if words[at].lower in ";:.”\"" or words[at].tag == "W":
            return False
        if words[at].tag == "V" and not is_participle(words[at]) or words[at].tag == "X" or words[at].tag == "V" and words[at].lemma in VERB_OF:
            return True
    return False


def governor(words: Sequence[Word], first: int) -> tuple[int, str]:
    """Return the verb or "according" before a phrase, -1 for none, and the preposition right before the phrase, "" for none."""
    place = first - 1
    preposition = words[place].lower if place >= 0 and words[place].tag in "PT" else ""
    for at in range(place, max(place - BACK, -1), -1):
        word = words[at]
        if word.tag == "V" or word.lower in ("according", "per", "citing", "quoting"):
            return at, preposition
        if word.lower in ";:.”“\"" or word.tag in "W" or word.lower == "," and at < place:
            break
    return -1, preposition
