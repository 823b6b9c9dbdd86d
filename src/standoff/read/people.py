"""Persons that no list knows: found by given name, title, apposition or act of speech; surnames and roles for all persons.

A full name is a run of capitalised words that begins with a given name, or stands after a title ("Gen."), before an
apposition (", a professor") or beside a verb of saying. Once a full name is known, its surname alone is a mention of it;
where two persons share a surname, the courtesy title decides, then the nearer before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass

from standoff.read.bodies import find_bodies
from standoff.read.full_names import CLAIMS, SAYS, find_full_names, spelled
from standoff.read.gazetteer import Entry, gazetteer, surname_of
from standoff.read.name_words import NO_PERSON, NOT_NAMES, ORGANISATION, PLACES_TOO, WORDS_TOO
from standoff.read.reading import Mention, Reading
from standoff.read.runs import Words
from standoff.read.speaker_pronouns import BODIES
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.titles import COURTESY, TITLED, is_title_word, role_around

Found = tuple[int, int, Mention]

# How many earlier and later full names with one surname are looked at.
_MOST_BACK = 20
_TOLD = 8  # words behind a full name within which somebody is told to be a judge
_KNOWN_AS = re.compile(r",?[ \xa0]\(?(?:(?:who is )?(?:better|also|commonly|widely|best) )?(?:known|nicknamed|called)[ \xa0](?:to[ \xa0]\w+(?:[ \xa0]\w+)?[ \xa0]|simply |mostly )?(?:as |by )?[“\"‘]?([A-Z][\w’-]+)")
_AGED = re.compile(r",[ \xa0]\d\d,")
_OF_FAMILY = re.compile(r"\b(?:wife|husband|son|daughter|sister|brother|mother|father|cousin|uncle|aunt|nephew|niece|grandmother|grandfather),?[ \xa0]$")
_CALLED = re.compile(r"\b(?:neighbou?r|friend|colleague|comrade|called|named|name[ \xa0]is|name[ \xa0](?:only[ \xa0])?as|only[ \xa0]as),?[ \xa0]$")
_NOUN_CALLED = re.compile(r"\b([a-z]+)[ \xa0](?:called|named)[ \xa0]$")
# "Tindra waits with two bags. She": a name alone that does what human beings do and is taken up.
_ACTS = re.compile(
    r"(?:,[ \xa0][^,.\n]{3,60},)?[ \xa0](?:wait|sit|stand|laugh|smile|shrug|nod|sigh|weep|cr[iy]e?|point|pour|remember|sell|live|mend|cook|sleep|walk|count|kneel|whisper|frown|grin|blink|pause|"
    r"sat|stood|wept|sold|slept|knelt|grew|fled)(?:s|d|ed)?\b[^\n]{1,140}?\b(?:he|she|his|her|He|She|His|Her)[ \xa0]"
)
# What speaks of itself as "it" is no person.
_SPEAKS = re.compile(rf"[ \xa0]{SAYS}\b(?![ \xa0](?:that[ \xa0])?(?:it|its|itself|they|their)\b)")


@dataclass(slots=True)
class Person:
    """A person of this text: the full name, sex where known, and where the full name stands."""

    name: str
    sex: str | None
    at: int


def find_people(reading: Reading, words: Words, known: list[Found], taken: list[bool]) -> list[Found]:
    """Return the mentions of persons besides those in `known`, and give those in `known` their roles.

    `taken` says which words already belong to a mention; it is brought up to date.
    """
    surnames = {_key(mention.name) for _, _, mention in known if mention.kind == "person"} | set(gazetteer().alone)
    full = [*_labels(reading, words, taken), *find_full_names(words, taken, surnames, _key)]
    persons = _persons(words, known, full)
    fullest = {name: _fullest(name, persons) for name in {name for _, _, name in full}}
    found = []
    for first, last, name in full:
        bearers = persons.get(_key(name), []) if " " not in name else []  # "Mr. Doe"
        found.append((first, last, Mention(words.span(first, last), _nearest(words, first, bearers) if bearers else fullest[name], "person")))
    found += find_bodies(words, taken)
    found += _surnames(reading, words, persons, taken)
    found += _speakers(words, taken)
    for place, (first, last, mention) in enumerate(known):
        if mention.kind == "person":
            known[place] = (first, last, _with_role(words, mention))
    return [(first, last, _with_role(words, mention) if mention.kind == "person" else mention) for first, last, mention in found]


def _labels(reading: Reading, words: Words, taken: list[bool]) -> list[tuple[int, int, str]]:
    """Return the full names that stand before turns, "Jane Roe: words", and mark their words as taken."""
    found = []
    for paragraph in reading.paragraphs:
        name = paragraph.speaker if paragraph.kind == "turn" else None
        if name is None or not 2 <= len(name.split()) <= 4 or not reading.text.startswith(name, paragraph.span.start):
            continue
        first = bisect_left(words.start, paragraph.span.start)
        last = bisect_left(words.start, paragraph.span.start + len(name))
        if any(taken[first:last]) or name.isupper() or any(word in NO_PERSON or is_title_word(word) for word in words.lower[first:last]):
            continue
        found.append((first, last, name))
        taken[first:last] = [True] * (last - first)
    return found


def _with_role(words: Words, mention: Mention) -> Mention:
    return Mention(mention.span, mention.name, mention.kind, role_around(words.source, mention.span))


def _persons(words: Words, known: list[Found], full: list[tuple[int, int, str]]) -> dict[str, list[Person]]:
    """Return the persons of the text by surname, each with every place where the full name stands."""
    book = gazetteer()
    persons: dict[str, list[Person]] = defaultdict(list)
    for first, last, mention in known:
        if mention.kind == "person" and last - first > 1:
            sex = book.by_name[mention.name].sex if mention.name in book.by_name else None
            persons[_key(spelled(words, first, last))].append(Person(mention.name, sex, first))
    for first, last, name in full:
        if " " not in name:
            persons[_key(name)]  # a title and a surname alone: the full name may follow, or never come
            continue
        sex = book.given.get(words.text[first])
        person = Person(name, sex if sex in ("m", "f") else None, first)
        persons[_key(name)].append(person)
        if alias := _KNOWN_AS.match(words.source, words.end[last - 1]):
            persons[alias.group(1)].append(person)
    for surname in [name for name in persons if name.lower().startswith(("al-", "el-"))]:  # "Burhan" for al-Burhan, "Al-Burhan" where it opens a sentence
        persons[surname[3:]].extend(persons[surname])
        persons[surname[0].upper() + surname[1:]] = persons[surname]
    for given, name in _given_alone(words, persons).items():
        persons[given] = [person for every in list(persons.values()) for person in every if person.name == name]
    return {surname: sorted(bearers, key=lambda person: person.at) for surname, bearers in persons.items()}


def _given_alone(words: Words, persons: dict[str, list[Person]]) -> dict[str, str]:
    """Return the names of persons by what nobody else of the text has: "Karim" for Karim Roe in a family's story, "Tomeo" for Ana Tomeo Roe."""
    bearers: dict[str, set[str]] = defaultdict(set)
    middle: dict[str, set[str]] = defaultdict(set)
    for person in (one for every in persons.values() for one in every):
        bearers[words.text[person.at]].add(person.name)
        parts = person.name.split()
        if len(parts) == 3 and len(parts[1]) > 3 and parts[1][0].isupper():
            middle[parts[1]].add(person.name)
    unsure = WORDS_TOO | PLACES_TOO
    is_given = lambda name: name in gazetteer().given and name not in persons and name not in unsure
    is_surname = lambda name: name not in gazetteer().given and name not in persons and name not in bearers and name not in unsure
    alone = {given: next(iter(names)) for given, names in bearers.items() if len(names) == 1 and is_given(given)}
    return alone | {name: next(iter(names)) for name, names in middle.items() if len(names) == 1 and is_surname(name)}


def _key(name: str) -> str:
    surname = surname_of(name).replace("’", "'")
    if surname.startswith(("Al-", "El-")):  # it opens a sentence
        return surname[0].lower() + surname[1:]
    return surname.title() if surname.isupper() and len(surname) > 3 else surname  # "MS. PENCE:" in a transcript


def _fullest(name: str, persons: dict[str, list[Person]]) -> str:
    """Return the longest spelling of a name in the text: "Jane A. Doe" for "Jane Doe", "Ali al-Roe" for "Al-Roe"."""
    same = {person.name for person in persons.get(_key(name), ()) if person.name.split()[0] == name.split()[0]}
    if " " not in name and not same:
        every = persons.get(_key(name), ())
        if every:
            return every[0].name
        entry = gazetteer().alone.get(name)
        return entry.name if entry else name
    return max(sorted({*same, name}), key=len)


def _surnames(reading: Reading, words: Words, persons: dict[str, list[Person]], taken: list[bool]) -> list[Found]:
    """Return mentions of persons by their surname alone."""
    book = gazetteer()
    longest = max((len(name.split()) for name in persons), default=1)
    found: list[Found] = []
    known = {name.split()[0] for name in persons} | set(book.alone)
    for first, word in enumerate(words.text):
        if taken[first] or (word.title() if word.isupper() else word) not in known:
            continue
        for last in range(min(len(words), first + longest + 1), first, -1):
            if any(taken[first:last]) or not all(words.joins(number) for number in range(first + 1, last)):
                continue
            surname = spelled(words, first, last).replace("’", "'") if last - first > 1 else words.text[first]
            if surname.isupper() and len(surname) > 3:  # "PENCE:" in a transcript
                surname = surname.title()
            name = _who(reading, words, first, surname, persons, book.alone)
            if name is not None:
                found.append((first, last, Mention(words.span(first, last), name, "person")))
                taken[first:last] = [True] * (last - first)
                break
    return found


def _speakers(words: Words, taken: list[bool]) -> list[Found]:
    """Return single names that speak, beside a verb of saying, and all places of those that are shown to be given names."""
    found: list[Found] = []
    shown = set()
    for number in (one for one in words.capitals if not taken[one] and _may_be_single(words, one)):
        name = words.text[number]
        before = words.source[max(0, words.start[number] - 24) : words.start[number]]
        after = words.source[words.end[number] : words.end[number] + 20]
        speaks = words.stands_alone(number) and (_SPEAKS.match(after) or CLAIMS.search(before))
        in_book = name in gazetteer().given and (_SPEAKS.match(after) or CLAIMS.search(before) or _CALLED.search(before))
        called = _NOUN_CALLED.search(before)
        is_called = called is not None and is_person_noun(called[1]) and called[1] not in BODIES
        if name not in WORDS_TOO | PLACES_TOO and (_AGED.match(after) or _OF_FAMILY.search(before) or in_book or is_called or _ACTS.match(words.source, words.end[number])):
            shown.add(name)
        if speaks or name in shown:
            found.append((number, number + 1, Mention(words.span(number, number + 1), name, "person")))
            taken[number] = True
    return found


def _may_be_single(words: Words, number: int) -> bool:
    """Return whether a capital word stands alone, without an article, and may name a person."""
    name = words.text[number]
    if len(name) < 3 or words.lower[number] in NO_PERSON or is_title_word(words.lower[number]) or not name.isalpha() or name.isupper():
        return False
    is_joined = words.next_is_upper(number + 1) or number > 0 and words.joins(number) and words.is_upper(number - 1)
    return not is_joined and not (number and words.lower[number - 1] in ("the", "a", "an", "this"))


def _who(reading: Reading, words: Words, first: int, surname: str, persons: dict[str, list[Person]], alone: dict[str, Entry]) -> str | None:
    """Return the full name that a surname stands for at word `first`."""
    last = first + len(surname.split())
    if words.next_is_upper(last) and words.gap(last).isspace() and words.lower[last] not in NOT_NAMES and words.lower[last] not in ORGANISATION:
        is_alone = words.starts_sentence(first) is False
        if surname not in alone and not is_alone:
            return None
    bearers = persons.get(surname, [])
    if not bearers:
        entry = alone.get(surname)
        return entry.name if entry and not words.is_part_of_person(first) else None
    is_given = all(surname != _key(person.name) and person.name.startswith(surname) for person in bearers)
    if is_given and (words.next_is_upper(last) or first and words.joins(first) and words.is_upper(first - 1) and words.lower[first - 1] not in NOT_NAMES):
        return None  # "Fort Karim" is not named for short
    entry = alone.get(surname)
    if entry is not None and not (first and words.lower[first - 1] in COURTESY) and any(person.name == entry.name for person in bearers):
        return entry.name  # of a leader and a relative, the surname alone is the leader
    return _nearest(words, first, bearers)


def _nearest(words: Words, first: int, bearers: list[Person]) -> str:
    """Return the bearer of a surname who fits the courtesy title at word `first`, the nearest before it, else after it."""
    sex = COURTESY.get(words.lower[first - 1]) if first else None
    place = bisect_right(bearers, first, key=lambda person: person.at)
    nearest_first = [*reversed(bearers[max(0, place - _MOST_BACK) : place]), *bearers[place : place + _MOST_BACK]]
    titled = _with_title(words, first, nearest_first)
    fitting = (person for person in titled or nearest_first if sex is None or person.sex in (None, sex))
    return next(fitting, nearest_first[0]).name


def _with_title(words: Words, first: int, bearers: list[Person]) -> list[Person]:
    """Return those who are told of by the title at the word before, "Judge", right behind their full name: "Jan Roe, a judge from Arl"."""
    title = TITLED.get(words.lower[first - 1].rstrip("."), words.lower[first - 1]) if first else ""
    if not is_title_word(title) or title in COURTESY:
        return []
    return [one for one in bearers if title in words.lower[one.at + len(one.name.split()) : one.at + len(one.name.split()) + _TOLD]]
