"""What is known before reading: states, persons in office, bodies, outlets, institutes, places, given names.

The facts stand in `lexicon/*.json`. Names are looked up word by word, the longest first, whatever the apostrophe or the
hyphen; an office is looked up by the day, so that "the US president" of 2018 is not the one of 2023.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from standoff.read.word_set import word_set

# A word of a name: initials such as "U.S.", a possessive ending on its own, or letters and digits with inner apostrophes.
WORD = re.compile(r"(?:[A-Z]\.){2,}(?![a-z])|[’'](?:s|S)\b|[^\W_]+(?:[’'](?![sS]\b)[^\W_]+)*|&")


@dataclass(frozen=True, slots=True)
class Entry:
    """One known name: what it stands for.

    Attributes:
        name: the name that the record uses.
        kind: as in `Mention`.
        state: the state (or union) it belongs to or speaks for, None where there is none.
        sex: m or f for persons.
        is_capital: the name of a capital, which is a place or stands for its government.
        is_adjective: "Russian", which belongs to a state.
        is_people: "Russians".
        needs_cue: a common word too, so it counts only beside a word of reporting.
    """

    name: str
    kind: str
    state: str | None = None
    sex: str | None = None
    is_capital: bool = False
    is_adjective: bool = False
    is_people: bool = False
    needs_cue: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """An office held by a person from one ISO day to another, None while it lasts."""

    holder: str
    office: str
    state: str
    first: str
    last: str | None


@dataclass(frozen=True)
class Gazetteer:
    """All known names: `entries` by their words, the first word of each, surnames, offices, given names with sex."""

    entries: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, Entry] = field(default_factory=dict)
    alone: dict[str, Entry] = field(default_factory=dict)
    offices: tuple[Office, ...] = ()
    given: dict[str, str] = field(default_factory=dict)


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are looked up, with one kind of apostrophe."""
    return tuple(match.group().replace("’", "'") for match in WORD.finditer(name))


def _load(name: str) -> dict[str, Any]:
    return json.loads(resources.files("standoff.read").joinpath("lexicon", name).read_text(encoding="utf-8"))


@cache
def gazetteer() -> Gazetteer:
    """Return everything known, read once."""
    book = Gazetteer(offices=tuple(_offices()), given=_given_names())
    for name, entry in _all_names():
        key = words_of(name)
        if key and key not in book.entries:
            book.entries[key] = entry
            book.lengths[key[0]] = max(book.lengths.get(key[0], 0), len(key))
            book.by_name.setdefault(entry.name, entry)
    for person in _load("people.json")["people"]:
        if person.get("alone"):
            for name in (person["name"], *person["aliases"]):
                book.alone.setdefault(surname_of(name), book.by_name[person["name"]])
    return book


def _all_names() -> list[tuple[str, Entry]]:
    """Return every name with what it stands for; the first that claims a name has it."""
    found: list[tuple[str, Entry]] = []
    for person in _load("people.json")["people"]:
        entry = Entry(person["name"], "person", person["state"], person["sex"])
        found += [(name, entry) for name in (person["name"], *person["aliases"])]
    for state in _load("states.json")["states"]:
        name = state["name"]
        found += [(other, Entry(name, "state", name)) for other in (name, *state["aliases"])]
        found += [(seat, Entry(seat, "organisation", name)) for seat in state["seats"]]
        found += [(word, _people_entry(name, word, state["people"])) for word in state["people"]]
        found += [(capital, Entry(name, "state", name, is_capital=True)) for capital in state["capitals"]]
    outlets = _load("outlets.json")
    unsure = set(outlets["needs_cue"])
    for outlet in outlets["outlets"]:
        for name in (outlet["name"], *outlet["aliases"]):
            entry = Entry(outlet["name"], "outlet", needs_cue=name in unsure)
            found += [(other, entry) for other in (name, name.replace("The ", "the ", 1))]
    for body in _load("bodies.json")["bodies"]:
        found += [(name, Entry(body["name"], "organisation", body["state"])) for name in (body["name"], *body["aliases"])]
        found += [(city, Entry(body["name"], "organisation", body["state"], is_capital=True)) for city in body.get("capitals", ())]
    for institute in _load("think_tanks.json")["think_tanks"]:
        found += [(name, Entry(institute["name"], "organisation")) for name in (institute["name"], *institute["aliases"])]
    places = _load("places.json")
    for region in places["regions"]:
        name = region["name"]
        found += [(other, Entry(name, "group", name)) for other in (name, *region["aliases"])]
        found += [(word, _people_entry(name, word, region["people"], "group")) for word in region["people"]]
    found += [(place["name"], Entry(place["name"], "place", place["state"])) for place in places["places"]]
    return found


def _people_entry(state: str, word: str, every: list[str], kind: str = "state") -> Entry:
    """Return what a word for a people stands for: the people ("Russians"), or its state as an adjective ("Russian")."""
    if word.endswith("s") and word[:-1] in every:
        return Entry(word, "group", state, is_people=True)
    return Entry(state, kind, state, is_adjective=True)


def _offices() -> list[Office]:
    return [
        Office(person["name"], term["office"], person["state"], term["from"], term["to"])
        for person in _load("people.json")["people"]
        for term in person["offices"]
    ]


def _given_names() -> dict[str, str]:
    """Return given names with m, f, or ? where both sexes bear them."""
    lists = _load("first_names.json")
    male = {name for line in lists["male"] for name in line.split()}
    female = {name for line in lists["female"] for name in line.split()}
    return {name: "?" if name in male and name in female else "m" if name in male else "f" for name in male | female}


_PARTICLES = word_set("de del della der den di da dos du van von bin ben ibn al el la le ter te zu ag ould ait bint")
_EASTERN = re.compile(r"[A-Z][a-z]+-[a-z]+")  # "Han Seo-yeon" is Han for short
_SUFFIXES = word_set("Jr Sr II III IV")


@cache
def _family_first() -> frozenset[str]:
    """Return the known names in which the family name comes first."""
    return frozenset(name for person in _load("people.json")["people"] if person.get("family_first") for name in (person["name"], *person["aliases"]))


def surname_of(name: str) -> str:
    """Return the surname of a person: the last word, with the particles before it."""
    words = [word for word in re.split(r"[ \xa0]+", name.strip()) if word]
    if name in _family_first() or len(words) == 2 and _EASTERN.fullmatch(words[1]):
        return words[0]
    while len(words) > 1 and words[-1].strip(".,") in _SUFFIXES:
        words.pop()
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return " ".join(words[first:])


def holders(office: str, state: str | None, on: str | None = None) -> tuple[str, ...]:
    """Return who held an office on an ISO day, or ever where the day is not known, the latest first."""
    wanted = office.lower()
    terms = [
        term
        for term in gazetteer().offices
        if term.office.lower() == wanted
        and (state is None or term.state == state)
        and (on is None or (term.first <= on and (term.last is None or on < term.last)))
    ]
    return tuple(dict.fromkeys(term.holder for term in sorted(terms, key=lambda term: term.first, reverse=True)))
