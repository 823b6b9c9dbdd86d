"""Who does it to whom: the names before and after a verb or around a noun, by position alone.

The doer is the nearest name to the left that is not inside a phrase with a preposition; in the passive, the name after
'by'. Those it is done to are the names to the right, up to the end of the clause. Pronouns and roles are left to
`entities.who_is_meant`; within a quotation 'I' and 'we' are the speaker.
"""

from __future__ import annotations

from standoff.read.entities import who_is_meant
from standoff.read.grammar import Word
from standoff.read.noun_phrases import (
    FORCES,
    KIN,
    clause_after,
    inside,
    inside_phrase,
    main_verb,
    modifies,
    over_aside,
    speaks_for_owner,
    unnamed,
)
from standoff.read.party_names import ends_clause, is_party, is_passive, pair_of, side_of, stands_for
from standoff.read.views import Name, View
from standoff.read.who import may_mean
from standoff.read.word_set import word_set

_BREAKS = frozenset(";:")
_LINKS = frozenset({"and", ",", "&", "or", "with", "alongside", "including"})
SPEAKING = frozenset({"i", "we", "me", "us", "my", "our"})
THIRD = frozenset({"he", "she", "they", "it", "him", "her", "them", "his", "their", "its"})
_NEW_SUBJECT = word_set("but while although though whereas because as and before after when since until if unless")
_THINGS = word_set("they them their it its")
_BODIES = frozenset({"state", "organisation", "group"})
# What stands for the two sides, until it is looked up who they are.
PAIR = "the two sides"
_PAIRS = word_set("sides countries governments parties neighbours neighbors nations states delegations")
SEATS = frozenset({"White House", "Kremlin"})
FURTHEST = 40


def doers(view: View, verb: int) -> tuple[str, ...]:
    """Return who does what the verb at this word says; nobody if the sentence does not tell."""
    if not is_passive(view, verb):
        return subjects(view, verb)
    for place in range(verb + 1, min(len(view.words), verb + 10)):
        if view.words[place].lower == "by" and not (
            place + 1 < len(view.words) and view.words[place + 1].lower.endswith("ing")
        ):
            return names_after(view, place, reach=8)
        if view.words[place].tag == "." and view.words[place].lower not in ",'\"":
            break
    return ()


def subjects(view: View, verb: int) -> tuple[str, ...]:
    """Return the grammatical subject of the verb at this word, with those joined to it by 'and'."""
    found, name = _subject(view, verb)
    if found is None:
        noun = unnamed(view, verb)
        return (noun,) if noun is not None else ()
    if found == PAIR:
        return pair_of(view)
    names = [found]
    while name is not None:
        name = _joined_before(view, name, len(names) > 1)
        if name is not None:
            names.append(name.mention.name)
    return tuple(dict.fromkeys(reversed(names)))


def _other_than_antecedent(view: View, word: int) -> str | None:
    """Return whom 'he' means in 'the president, whom he …': not the one named right before."""
    before = [n.mention.name for n in view.names if n.last < word and n.mention.kind == "person"]
    return next((name for name in before if name != before[-1]), None)


def antecedent(view: View, verb: int) -> str | None:
    """Return the one meant by 'whom' before a verb: 'the president, whom he tried to kill'."""
    for place in range(verb - 1, max(0, verb - 6), -1):
        opens = view.words[place].lower in ("who", "that", "which") and view.words[place + 1].lower in (
            "he",
            "she",
            "they",
            "it",
        )
        if view.words[place].lower == "whom" or opens:
            return next((n.mention.name for n in reversed(view.names) if n.last < place and is_party(n.mention)), None)
    return None


def _joined_before(view: View, name: Name, in_list: bool) -> Name | None:
    """Return the name that 'and' or a comma of a list joins to this one from the left."""
    ends = {one.last: one for one in view.names}
    has_and = has_comma = False
    for place in range(name.first - 1, max(-1, name.first - 12), -1):
        word = view.words[place]
        if place in ends and is_party(ends[place].mention):
            return ends[place] if has_and or (has_comma and in_list) else None
        if word.lower in ("and", "&"):
            has_and = True
        elif word.lower == ",":
            has_comma = True
        elif word.tag not in "NJDA" or word.lower == "'s":
            return None
    return None


def subject(view: View, verb: int) -> str | None:
    """Return the head of the subject of the verb at this word, None if the sentence does not tell."""
    found = _subject(view, verb)[0]
    return found if found != PAIR else next(iter(pair_of(view)), None)


def _subject(view: View, verb: int) -> tuple[str | None, Name | None]:
    """Return the subject's head and, where it is a name that others may be joined to, that name."""
    words, start = view.words, verb - 1
    while start >= 0 and words[start].tag in "AGXMT":
        start -= 1
    if start > 0 and words[start].lower == ",":
        start = over_aside(view, start)
    governing = _governing_verb(words, verb, start)
    if governing is not None:
        return _subject(view, governing)
    if start > 0 and words[start].lower in ("which", "who"):
        near = next((n for n in reversed(view.names) if start - 6 <= n.last < start and is_party(n.mention)), None)
        if near is not None:
            return stands_for(view, near), near
    return _nearest(view, start)


def _governing_verb(words: tuple[Word, ...], verb: int, start: int) -> int | None:
    """Return the verb whose subject a verb shares: 'met and agreed', 'said no, adding'."""
    if start > 0 and words[start].tag == "C":
        main = main_verb(words, start)
        return main if main is not None and not any(w.lower in _BREAKS for w in words[main:start]) else None
    before = words[max(0, verb - 3) : verb]
    is_participle = words[verb].lower.endswith("ing") and start >= 0 and words[verb - 1].tag in ".A"
    if is_participle and any(w.lower == "," for w in before) and not any(w.tag == "X" for w in before):
        return main_verb(words, verb - 1)
    return None


def _nearest(view: View, start: int) -> tuple[str | None, Name | None]:
    """Return the nearest name, pronoun or body to the left of a word that can be a subject."""
    ends, words = {name.last: name for name in view.names}, view.words
    fallback: Name | None = None
    for place in range(start, max(-1, start - FURTHEST), -1):
        if _breaks(words, place, start):
            break
        name = ends.get(place)
        if name is not None and is_party(name.mention):
            if not inside_phrase(words, name):
                return stands_for(view, name), name
            fallback = fallback or name
            continue
        meant = _by_word(view, place, start)
        if meant is not None and not (name is not None and words[place].lower in FORCES):
            return meant or None, None
    return (fallback.mention.name, fallback) if fallback is not None else (None, None)


def _breaks(words: tuple[Word, ...], place: int, start: int) -> bool:
    """Return whether another clause ends here, so that its names are not the subject."""
    word = words[place]
    if word.lower in _BREAKS or (word.tag == "." and word.lower in ".!?"):
        return True
    if word.lower in ("-", "–", "—") and place and words[place - 1].lower == ")":  # "MARL, Feb 3 (Agency) - The bloc will not"
        return True
    return place < start and word.lower in _NEW_SUBJECT and not (word.lower == "and" and words[place + 1].tag == "V")


def _by_word(view: View, place: int, start: int) -> str | None:
    """Return whom a pronoun or a body without a name means as a subject; '' if nobody can tell; None if it is neither."""
    words, word = view.words, view.words[place]
    before = words[place - 1].lower if place else ""
    if place == start and word.lower in KIN and word.tag == "N":
        return word.lower
    if word.lower in SPEAKING and word.tag == "R":
        return speaker(view, place) or ""
    if word.lower in FORCES and place == start and before == "the":
        return who_is_meant(view.reading, view.span(place - 1, place)) or word.lower
    if word.lower in THIRD and word.tag in "RD" and before == "whom":
        return _other_than_antecedent(view, place) or ""
    if word.lower in _PAIRS and before in ("two", "both"):
        return PAIR
    owns = (
        word.lower in ("it", "his", "their", "its", "her")
        and not inside(words, place)
        and speaks_for_owner(words, place)
    )
    if word.lower in ("he", "she", "they") or (word.lower == "it" and place == start) or owns:
        return pronoun(view, place) or ""
    return None


def speaker(view: View, word: int) -> str | None:
    """Return who says the words that hold this word, or whose turn of an interview it is."""
    said = view.statement_at(word)
    if said is not None and said.speaker is not None:
        return said.speaker
    start = view.words[word].start
    around = (s.speaker for s in view.said if s.speaker and s.kind == "direct" and any(p.start <= start < p.end for p in s.spans))
    return next(around, None) or (view.paragraph.speaker if said is None else None)


def pronoun(view: View, word: int) -> str | None:
    """Return whom a pronoun means."""
    if view.words[word].lower in _THINGS:
        said = _sayer_before(view, word)
        if said is not None:
            return said
        near = next(
            (n for n in reversed(view.names) if n.last < word and n.mention.kind in _BODIES and is_party(n.mention)),
            None,
        )
        if near is not None:
            return stands_for(view, near)
    own = _own_report(view, word)
    if own is not None:
        return own
    quotation = view.quotation_at(word)
    found = who_is_meant(view.reading, view.span(word, word), quotation=quotation.inner if quotation else None)
    if found is None or (
        view.words[word].lower in _THINGS
        and view.before is not None
        and found not in {n.mention.name for n in view.before.names}
    ):
        return _last_named(view, word) or found
    return found


def _own_report(view: View, word: int) -> str | None:
    """Return who says the reported words in which 'he' stands, where nobody else who could be meant is named in them or told them."""
    said = view.statement_at(word)
    if said is None or said.kind != "indirect" or said.speaker is None or said.cue is None or view.words[word].lower not in ("he", "she"):
        return None
    start, at = said.spans[0].start, view.words[word].start
    others = [n.mention for n in view.names if n.mention.kind == "person" and n.mention.name != said.speaker and said.cue.start <= n.mention.span.start < at]
    is_person = any(m.kind == "person" and m.name == said.speaker for m in view.reading.mentions)
    rivals = [m for m in others if may_mean(view.reading, view.words[word].lower, m.name)]
    return said.speaker if is_person and start <= at and not rivals and may_mean(view.reading, view.words[word].lower, said.speaker) else None


def _sayer_before(view: View, word: int) -> str | None:
    """Return who says what 'it' or 'they' opens: 'Veland said it would'."""
    place = word - 1
    if place > 0 and view.words[place].lower == "that":
        place -= 1
    if place > 0 and view.words[place].tag == "V" and view.words[place].lemma in _SAYING:
        found = subject(view, place)
        return (
            found
            if found is None or side_of(view.reading, found) in (None, found) or view.words[word].lower == "they"
            else side_of(view.reading, found)
        )
    return None


_SAYING = word_set("say claim warn announce insist declare add confirm state report pledge believe")


def _last_named(view: View, word: int) -> str | None:
    lower = view.words[word].lower
    wanted = (
        frozenset({"state", "organisation"})
        if lower in ("it", "its")
        else _BODIES
        if lower in _THINGS
        else frozenset({"person"})
    )
    for name in reversed(view.names):
        if name.last < word and name.mention.kind in wanted:
            return name.mention.name
    if view.before is not None:
        return next((n.mention.name for n in view.before.names if n.mention.kind in wanted), None)
    return None


def done_to(view: View, verb: int, last: int) -> tuple[str, ...]:
    """Return those to whom it is done: the names after word `last`, or the subject of a passive verb."""
    whom = antecedent(view, verb)
    if whom is not None:
        return (whom,)
    if is_passive(view, verb):
        found = subject(view, verb)
        return (found,) if found is not None else ()
    return names_after(view, last)


def names_after(view: View, last: int, reach: int = 14) -> tuple[str, ...]:
    """Return the first name after a word and those joined to it, up to the end of the clause."""
    found: list[str] = []
    place, end = last + 1, min(len(view.words), last + 1 + reach)
    by_first = {name.first: name for name in view.names}
    while place < end:
        word = view.words[place]
        name = by_first.get(place)
        if name is not None and is_party(name.mention):
            if not modifies(view, name) and not (name.mention.name in SEATS and view.words[place - 1].tag in "PTD"):
                found.append(stands_for(view, name))
            place, end = name.last + 1, min(len(view.words), name.last + 11)
            continue
        if word.lower == "according":
            break
        titled = (
            word.lower == ","
            and place + 1 in by_first
            and by_first[place + 1].mention.kind == "person"
            and view.words[place - 1].tag == "N"
        )
        if word.lower == "," and not titled and (not found or (place + 1 < end and view.words[place + 1].tag in "VW")):
            break
        if word.tag == "C" and view.words[last].lower not in ("between", "both") and clause_after(view, place):
            break
        if (found and (word.tag == "V" or (word.tag == "P" and word.lower not in _LINKS))) or ends_clause(view, place):
            break
        if word.tag == "R" and word.lower in THIRD | SPEAKING and not found:
            meant = speaker(view, place) if word.lower in SPEAKING else pronoun(view, place)
            return (meant,) if meant is not None else ()
        place += 1
    return tuple(dict.fromkeys(found))
