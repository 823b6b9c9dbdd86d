"""Who holds a view: the person, body or paper that the words before or after a verb of thinking name, whom pronouns take up.

A pronoun often takes up somebody whom no list of names knows: "a friend at the ministry objects; squeeze them, she says". So
the one whom the sentences before introduced, by a verb of saying or as their subject, comes before whoever is salient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.read.noun_phrases import over_aside
from standoff.read.speaker_pronouns import BODIES, PAPERS
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.views import View
from standoff.read.who import may_mean, who_is_meant
from standoff.read.word_set import word_set
from standoff.record.items import Statement

THIRD = frozenset({"he", "she", "they", "it"})
AUTHORIAL = word_set("i we my our me us")
HOLDERS = frozenset({"person", "organisation", "outlet", "group", "state"})
_PAPERS = PAPERS | {"estimate", "brief", "audit", "editorial"}
_MANY = word_set("both neither either no nobody none each every not")
_NO_VOICES = word_set("side sides community nobody everyone everybody someone nation country")
_PHRASE = "NJDO"
_JOINS = word_set("of at for by from in on with")
_NEW = word_set("a an one his her its their my our another")
_NEAR = 4  # words from a name to "an envoy" that tells who it is
_FRONT = 2  # words of a rank before the name that a sentence opens with
_BACK = 2  # sentences before a pronoun in which whom it takes up is introduced
_LONGEST = 12  # words of a noun phrase


def holder_before(view: View, verb: int) -> str | None:
    """Return who thinks or says what the verb at a word says, by the words before it; None where they name nobody who could."""
    phrase = _phrase_before(view, verb)
    return None if phrase is None else holder_in(view, *phrase)


def start_before(view: View, verb: int) -> int:
    """Return the first word of the subject before a verb, the verb itself where there is none."""
    phrase = _phrase_before(view, verb)
    return verb if phrase is None else phrase[0]


def _phrase_before(view: View, verb: int) -> tuple[int, int] | None:
    """Return the first and last word of the noun phrase before a verb."""
    words, last = view.words, verb - 1
    if last > 0 and words[last].tag == "T" and not _is_relative(view, last):  # "she likes to say"
        last -= 2
    while last >= 0 and (words[last].tag in "AGXM" or words[last].lower == "there"):
        last -= 1
    if last > 0 and words[last].lower == ",":
        last = over_aside(view, last)
    if _is_relative(view, last):
        last = next(at for at in range(last - 1, 0, -1) if words[at].tag == "R") - 1
    if last < 0 or words[last].tag not in "NRD" and not any(name.last == last for name in view.names):
        return None
    if words[last].tag == "R":
        return last, last
    first = last
    while first and last - first < _LONGEST and (_is_inner(view, first - 1) or words[first - 1].lower in _JOINS and first > 1 and words[first - 2].tag == "N"):
        first -= 1
    return first, last


def _is_relative(view: View, last: int) -> bool:
    """Return whether a word ends a clause that tells of the noun before it: "envoys I have spoken to"."""
    words = view.words
    own = next((at for at in range(last - 1, max(last - 5, 0), -1) if words[at].tag == "R"), 0)
    return last > 2 and words[last].tag in "PT" and own > 0 and words[own - 1].tag == "N"


def _is_inner(view: View, at: int) -> bool:
    return view.words[at].tag in _PHRASE or any(name.first <= at <= name.last for name in view.names)


def phrase_after(view: View, first: int) -> tuple[int, int]:
    """Return the first and last word of the noun phrase that begins at a word."""
    words, last = view.words, first
    while last + 1 < len(words) and last - first < _LONGEST and (_is_inner(view, last + 1) or words[last + 1].lower in _JOINS and words[last].tag == "N" and last + 2 < len(words)):
        last += 1
    while last > first and words[last].tag in "DP":
        last -= 1
    return first, last


def holder_in(view: View, first: int, last: int) -> str | None:
    """Return whom a noun phrase means, if it can hold a view: a name, a pronoun, or a noun for people or papers."""
    words = view.words
    if first == last and words[first].tag == "R":
        return taken_up(view, first) if words[first].lower in THIRD else None
    inside = [name for name in view.names if first <= name.first and name.last <= last and name.mention.kind in HOLDERS]
    owns = lambda at: at + 1 <= last and words[at + 1].lower in ("'s", "'", "’s", "’")
    person = next((name for name in inside if name.mention.kind == "person" and not owns(name.last)), None)
    if person is not None and not (person.first > first and words[person.first - 1].lower in _JOINS):
        return person.mention.name
    head = next((at - 1 for at in range(first + 1, last + 1) if words[at].lower in _JOINS), last)
    name = next((name for name in inside if name.last == head), None)
    if name is not None:
        return name.mention.name
    lower = words[head].lower
    can_hold = (is_person_noun(lower) or lower.rstrip("s") in _PAPERS) and lower not in _NO_VOICES and words[first].lower not in _MANY | AUTHORIAL
    if not can_hold:
        return None
    first += words[first].lower in ("the", "a", "an")
    said = view.span(first, last).of(view.reading.text)
    return said if words[first].capital and first > 1 else said[:1].lower() + said[1:]


def is_voice(name: str) -> bool:
    """Return whether the speaker of a report can be one who makes a claim: not "neither side", not "an isolated country"."""
    words = name.lower().split()
    return words[0] not in _MANY and words[-1] not in _NO_VOICES


def taken_up(view: View, at: int, said: str | None = None) -> str | None:
    """Return whom a pronoun means: whoever was introduced right before it, else `said`, else whoever is salient."""
    lower, reading = view.words[at].lower, view.reading
    salient = said or who_is_meant(reading, view.span(at, at))
    people = {mention.name for mention in reading.mentions if mention.kind == "person"}
    for name, is_near in introduced(view, at):
        if name in people:
            if lower not in ("he", "she") or not may_mean(reading, lower, name):
                continue
            return salient if salient in people else name
        if _agrees(name, lower):
            return name if is_near or salient not in people else salient
    return salient


def _agrees(name: str, pronoun: str) -> bool:
    """Return whether a pronoun may take up an unnamed person ("a friend at the ministry"), several, or a paper."""
    head = _head(name)
    is_many = head.endswith("s") and is_person_noun(head[:-1])
    return {"they": is_many, "it": head in _PAPERS or head in BODIES}.get(pronoun, is_somebody(name))


def is_somebody(name: str) -> bool:
    """Return whether words without a name mean one person: "a friend at the ministry"."""
    head = _head(name)
    is_many = head.endswith("s") and is_person_noun(head[:-1])
    return is_person_noun(head) and not is_many and head not in _PAPERS and head not in BODIES


def _head(name: str) -> str:
    return re.split(r"\s(?:of|at|for|by|from|in|on|with)\s", name)[0].split()[-1].lower()


def introduced(view: View, before: int) -> Iterator[tuple[str, bool]]:
    """Yield whom the words before a word introduced as holding a view, nearest first, with whether that is in this or the last sentence."""
    here: View | None = view
    for back in range(_BACK + 1):
        if here is None:
            return
        end = here.words[before].start if back == 0 else here.sentence.span.end + 1
        told = sorted((one for one in here.said if _introduces(here, one, end)), key=lambda one: -one.speaker_span.start)  # type: ignore[union-attr]
        for one in told:
            yield str(one.speaker), back <= 1
        if back or ":" in here.text[: end - here.sentence.span.start]:
            for person in _persons(here, end):
                yield person, back <= 1
        here = here.before


def _introduces(view: View, one: Statement, end: int) -> bool:
    """Return whether the source of a statement is named, no pronoun, in a sentence before a place."""
    span = one.speaker_span
    if span is None or one.speaker is None or not view.sentence.span.holds(span) or span.end > end:
        return False
    return span.of(view.reading.text).lower() not in THIRD | AUTHORIAL | {"who", "which", "that"}


def _persons(view: View, end: int) -> Iterator[str]:
    """Yield the persons and papers that a sentence names by a noun, outside of quotations: first what it opens with, then the last."""
    words = view.words
    opens = next((at for at, word in enumerate(words) if word.tag in _PHRASE), 0)
    starts = [at for at, word in enumerate(words) if word.tag == "D" and (at == opens <= 3 or word.lower in _NEW and (not at or words[at - 1].tag not in "PTV"))]
    for first in sorted(starts, key=lambda at: (at != opens, -at)):
        last = _noun_end(view, first)
        if last is None or words[last].end > end or view.quotation_at(first) is not None or words[last].lower == "head":
            continue
        named = _named_beside(view, first, last)
        found = named or holder_in(view, first, last)
        if found is not None:
            yield found


def opener(view: View, end: int) -> str | None:
    """Return the person or paper that a sentence opens with, if it ends before word `end`."""
    named = next((name for name in view.names if name.mention.kind == "person" and name.first <= _FRONT and name.last + 1 < end), None)
    if named is not None and view.words[named.last + 1].lower not in ("'s", "'"):
        return named.mention.name
    last = _noun_end(view, 0) if view.words[0].tag == "D" else None
    return holder_in(view, 0, last) if last is not None and last + 1 < end else None


def _noun_end(view: View, first: int) -> int | None:
    """Return where the noun phrase from an article ends: at the last noun for people or papers, and what hangs on it by "of" or "at"."""
    words, heads = view.words, list[int]()
    at = first + 1
    while at < len(words) and (words[at].tag in "NJOV" or at == first + 1 and words[at].tag == "A") and at - first < _LONGEST:
        heads += [at] if is_person_noun(words[at].lower) or words[at].lower.rstrip("s") in _PAPERS else []
        at += 1
    if not heads:
        return None
    last = heads[-1]
    while last + 2 < len(words) and words[last + 1].lower in _JOINS and _is_inner(view, last + 2):
        last += 2
        while last + 1 < len(words) and _is_inner(view, last + 1) and last - first < 2 * _LONGEST:
            last += 1
    return last


def _named_beside(view: View, first: int, last: int) -> str | None:
    """Return the name of somebody who was called by a noun: "her rival, Jan Roe, disagrees", "Jan Roe, once an envoy"."""
    words = view.words
    is_aside = last + 1 < len(words) and words[last + 1].lower == ","
    comma = next((at for at in range(last + 2, len(words)) if words[at].lower == ","), -1) if is_aside else -1
    people = [name for name in view.names if name.mention.kind == "person"]
    before = next((name.mention.name for name in people if 1 < first - name.last <= _NEAR and words[name.last + 1].lower == ","), None)
    return before or next((name.mention.name for name in people if name.first == last + 1 or is_aside and last < name.first and name.last == comma - 1), None)
