"""Where a phrase of names and nouns begins and ends, and what it hangs on: told by tags and marks, not by who is meant."""

from __future__ import annotations

import re
from functools import lru_cache

from standoff.read.grammar import Word
from standoff.read.party_names import PEOPLE_OF
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.views import Name, View
from standoff.read.word_set import word_set

_INTO = word_set(
    "of with to for on in against by from between about over at into towards toward like near than under behind "
    "through within"
)
_OWN = word_set(
    "party country force troop administration cabinet navy soldier coalition office ministry tank jet drone missile proposal plan offer"
)
_ARMS = word_set(
    "gunmen fighters militiamen guerrillas insurgents paramilitaries commandos paratroopers marines mercenaries saboteurs gunners pirates separatists "
    "militants farmers miners islanders strikers drones warplanes jets tanks warships helicopters artillery bombers troops forces soldiers snipers rockets missiles"
)
# People who watch, report or suffer a war: what they do is no event of it.
_WATCHERS = word_set(
    "experts analysts observers critics reporters journalists sources people children voters readers report reports "
    "statement document documents study survey poll article paper newspaper side community world"
)
# A body that is named by its noun alone may act: 'the army shelled'.
FORCES = word_set(
    "army military government rebels junta regime militia insurgents militants separatists president opposition "
    "ministry parliament"
)

# What befalls these befalls nobody who is named with them: 'the mayor, whose son was captured'.
KIN = word_set("son sons daughter daughters child husband wife brother brothers sister sisters father mother parents cousin cousins nephew niece uncle aunt")


def unnamed(view: View, verb: int) -> str | None:
    """Return the noun phrase right before a verb if it means people who act: 'the rebels', 'mediators'."""
    words, last = view.words, verb - 1
    while last >= 0 and words[last].tag in "AGXM":
        last -= 1
    if last > 0 and words[last].lower == ",":
        last = over_aside(view, last)
    if last < 0 or words[last].tag != "N":
        return None
    if words[last].capital and (last or not is_person_noun(words[last].lower)):
        return _capitalised(view, last)
    if words[last].lower not in _ARMS and not is_person_noun(words[last].lower):
        return None
    if words[last].lower in _WATCHERS:
        return None
    first = last
    while first and words[first - 1].tag in "NJ" and last - first < 3:
        first -= 1
    return view.span(first, last).of(view.reading.text).lower()


def _capitalised(view: View, last: int) -> str | None:
    """Return a name that no list knows and nothing else tells of, as a subject: 'the Highlanders shelled', 'Marrow left'."""
    words, first = view.words, last
    while first and words[first - 1].capital and words[first - 1].tag == "N":
        first -= 1
    if any(name.first <= last and first <= name.last for name in view.names) or inside(words, first):
        return None
    name = view.span(first, last).of(view.reading.text)
    if words[last].lower in _NO_DOERS or len(name) < 3:
        return None
    return name if words[first].lower in _inner_capitals(view.reading.text) else None


@lru_cache(maxsize=2)
def _inner_capitals(text: str) -> frozenset[str]:
    """Return the words, in small letters, that have a capital within a sentence somewhere in the text."""
    return frozenset(match[0].lower() for match in _INNER.finditer(text))


def has_inner_capital(view: View, word: str) -> bool:
    """Return whether a word, in small letters, is written with a capital within a sentence: it is a name then."""
    return word in _inner_capitals(view.reading.text)


_INNER = re.compile(r"(?<=[a-z0-9,][ \xa0])[A-Z][^\W\d_]+")


_NO_DOERS = word_set(
    "january february march april may june july august september october november december god spring summer autumn winter christmas "
    "easter ramadan photo image war peace article treaty"
)


def speaks_for_owner(words: tuple[Word, ...], place: int) -> bool:
    """Return whether 'it' stands alone, or 'his' before those who act for him: 'his army', not 'his rival'."""
    if words[place].tag == "R":
        return True
    noun: Word | None = None
    for word in words[place + 1 : place + 6]:
        if word.tag not in "NJA":
            break
        noun = word
    return noun is not None and (noun.lemma in PEOPLE_OF or noun.lower in FORCES or noun.lemma in _OWN)


def main_verb(words: tuple[Word, ...], before: int) -> int | None:
    """Return the finite verb nearest before a word: no participle in -ing, and none after 'to'."""
    return next(
        (
            p
            for p in range(before - 1, -1, -1)
            if words[p].tag == "V" and not words[p].lower.endswith("ing") and not (p and words[p - 1].tag == "T")
        ),
        None,
    )


def over_aside(view: View, comma: int) -> int:
    """Return the place before the comma that opens the aside which ends at `comma`.

    An aside that begins with a person's name is the name itself: 'the minister, Jan Berg, arrived'.
    """
    words = view.words
    for place in range(comma - 1, max(-1, comma - 25), -1):
        if words[place].lower == ",":
            own = next(
                (n for n in view.names if place < n.first and n.last == comma - 1 and n.mention.kind == "person"), None
            )
            own = own or next((n for n in view.names if n.first == place + 1 and n.mention.kind == "person"), None)
            if own is None:
                return place - 1
            alone = own.first == place + 1 and own.last == comma - 1
            after_role = place > 0 and words[place - 1].tag == "N" and not words[place - 1].capital
            return own.last if alone or after_role else place - 1
        if words[place].tag == "." and words[place].lower not in ",'\"":
            break
    return comma - 1


def inside_phrase(words: tuple[Word, ...], name: Name) -> bool:
    """Return whether a name hangs on a preposition or owns the noun after it, and so is no subject itself."""
    after = words[name.last + 1] if name.last + 1 < len(words) else None
    return inside(words, name.first) or (after is not None and after.lower == "'s" and after.tag == "D")


def inside(words: tuple[Word, ...], first: int) -> bool:
    """Return whether the words from `first` stand in a phrase opened by a preposition."""
    for place in range(first - 1, max(-1, first - 5), -1):
        word = words[place]
        if word.tag in "PT":
            return word.lower in _INTO
        if word.tag in "VXMRWC." and word.lower != "and":
            return False
    return False


def clause_after(view: View, conjunction: int) -> bool:
    """Return whether 'and' joins a clause of its own: a verb follows, or a name and its verb."""
    words, place = view.words, conjunction + 1
    name = next((n for n in view.names if n.first == place), None)
    place = name.last + 1 if name is not None else place
    return place < len(words) and words[place].tag in "VXM"


def modifies(view: View, name: Name) -> bool:
    """Return whether the name only tells whose or which another one is: 'US President Donald Trump's envoy Ana Lind'."""
    firsts = {one.first for one in view.names if one.mention.kind == "person"}
    for place in range(name.last + 1, min(len(view.words), name.last + 7)):
        word = view.words[place]
        if place in firsts:
            return True
        if (
            word.lower == ","
            and place + 1 in firsts
            and view.words[place - 1].tag == "N"
            and not view.words[place - 1].capital
        ):
            return True
        if word.tag not in "NJ" and word.lower not in ("'s", "'", "of"):
            return False
    return False
