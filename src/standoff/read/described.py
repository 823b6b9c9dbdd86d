"""Whom "the minister", "her boss" or "the old gunner" means: learned weights say of everybody named how likely it is he.

What is known of each is structural: whether a title, a role or an apposition gives him the noun, shares a word or the state
with it, or speaks against it; how far back he was named, spoke and was a subject; whether the noun brought up somebody
else. Whoever is not likely enough is not meant: the noun stands for somebody without a name. The weights ship as numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import log1p

from standoff.read.actors import is_subject, speaks
from standoff.read.gazetteer import gazetteer
from standoff.read.nominals import DETERMINERS
from standoff.read.ranker import load_trees, scores
from standoff.read.reading import Mention, Reading
from standoff.read.sexes import SEX, sex_of_noun
from standoff.read.speaker_nouns import INDEFINITE, explained, in_apposition
from standoff.read.speaker_pronouns import is_human, kinds
from standoff.read.speakers import Stage
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.titles import TITLED, is_title_word
from standoff.read.who import presence, sexes_in, who_is_meant
from standoff.read.word_set import word_set
from standoff.record.items import Span

MOST = 80  # mentions before a noun among which it is sought
AFTER = 30  # mentions after it among whom its holder may be
TOLD = 12  # descriptions of one person that count
AGAIN = 40  # nouns of the same head before a noun that count
FAR = 12  # sentences, at the most
CLOSE = 9  # tokens, at the most, to a name after a noun
LEAST = -0.5  # log-odds from which somebody is meant: most nouns of articles held out are right there
LAWMAKERS = word_set("lawmaker legislator republican democrat senator congressman congresswoman")
IN_PARLIAMENT = frozenset(["senator", "representative"])
OFFICES = word_set("pope ambassador minister envoy president premier chancellor king queen emir governor mayor consul secretary chairman chairwoman chief leader head director")
# Nouns that bring up somebody new as often as they take up a name.
UNTOLD = word_set("speaker source reader voter witness driver neighbour neighbor resident victim caller spokesman spokeswoman spokesperson guard observer")
FORMER = word_set("former ex old then late retired young elderly same")
NEW = word_set("a an another one second third two three some several many")
SMALL = word_set("the his her its their our new who was and for") | FORMER
_AFTER_HEAD = re.compile(r"\b(?:of|for|at|to|in|on|from|with|who|which|under|by)\b")
_OR = re.compile(r"\b(?:and|or)\b|,")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
FEATURES = (
    "is mentioned", "other is mentioned", "grade", "best grade", "others of grade", "nearest of grade", "others have noun", "words of name",
    "tokens", "since first", "subject since", "speaks since", "presence", "most present", "best presence", "beside", "office", "untold", "former",
    "new before", "noun since", "goes on", "opens sentence",
)  # fmt: skip


@dataclass
class Known:
    """What a text says of a person: the tokens of the name, of it as a subject and as a speaker; the words for what they are, by head."""

    named: list[int] = field(default_factory=list)
    subject: list[int] = field(default_factory=list)
    spoke: list[int] = field(default_factory=list)
    told: dict[str, set[str]] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)


@dataclass
class Cast:
    """The persons of a text by name, and where they are named, in order."""

    people: dict[str, Known] = field(default_factory=dict)
    order: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Noun:
    """A noun with what tells whom it means: its head, the words before it, the states among them, whose it is, the sex of its word."""

    number: int
    first: int
    last: int
    key: str
    words: frozenset[str]
    states: frozenset[str]
    owner: str | None
    sex: str | None
    mentioned: str | None


def is_described(stage: Stage, number: int) -> bool:
    """Return whether a nominal is a noun for one human being whom the reader may know: "the minister", "her boss", not "a minister"."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    key = nominal.key.removeprefix("ex-")
    is_one = nominal.kind == "noun" and is_human(nominal) and (is_person_noun(key) or is_title_word(key)) and key != "office"
    return is_one and (scene.tokens[nominal.first].lower not in INDEFINITE or scene.word(nominal.first - 1) == "the")


def who_is_described(stage: Stage, number: int, name_of: Callable[[Stage, int], str | None]) -> str | None:
    """Return the person whom a noun means; None where it stands for somebody without a name.

    Args:
        name_of: gives the name of a nominal that is a name.
    """
    if number not in stage.described:
        names = candidates(stage, number, name_of) if is_described(stage, number) else []
        odds = scores(load_trees("described"), rows_of(stage, number, names))
        stage.described[number] = names[int(odds.argmax())] if names and odds.max() >= LEAST else None
    return stage.described[number]


def candidates(stage: Stage, number: int, name_of: Callable[[Stage, int], str | None]) -> list[str]:
    """Return whoever a noun may mean: those named before, the last first; those named later who are called so; whom the mentions give."""
    if stage.cast is None:
        stage.cast = _cast(stage, name_of)
    nominal, people, order = stage.scene.nominals[number], stage.cast.people, stage.cast.order
    at = bisect_left(order, (nominal.first, ""))
    found = dict.fromkeys(name for _, name in reversed(order[max(0, at - MOST) : at]))
    key = nominal.key.removeprefix("ex-")
    found |= dict.fromkeys(name for first, name in order[at : at + AFTER] if first > nominal.last and key in people[name].told)
    held, noun, sexes = _role_in(stage, number), _noun(stage, number), sexes_in(stage.scene.reading)
    found |= {held: None} if held is not None else {}
    return [name for name in found if name != noun.owner and (noun.sex is None or sexes.get(name) in (None, noun.sex))]


def _cast(stage: Stage, name_of: Callable[[Stage, int], str | None]) -> Cast:
    """Return the persons of a text, those of whom nothing is known but a name included."""
    scene, cast, name_at = stage.scene, Cast(), {}
    for mention in scene.reading.mentions:
        if mention.kind == "person":
            known = cast.people.setdefault(mention.name, Known())
            if not is_role(scene.reading, mention):
                for role in (mention.role or "").split(";"):
                    _tell(known, role)
                first, last = scene.token_at(mention.span.start), scene.token_at(mention.span.end - 1)
                name_at[last] = mention.name
                _meet(stage, cast, mention.name, first, scene.nominal_at[last])
    for number, nominal in enumerate(scene.nominals):
        if nominal.kind == "name" and not kinds(stage, number) and (name := name_of(stage, number)):
            name_at[nominal.last] = name
            _meet(stage, cast, name, max(nominal.first, nominal.last + 1 - len(name.split())), number)
    for number, nominal in enumerate(scene.nominals):
        if nominal.kind == "noun":
            before = explained(stage, number) if stage.roles[number].before != 1 else -1  # not the minister of "Jane Roe, spokeswoman for the minister"
            other = max(before, in_apposition(stage, number))
            name = name_at.get(scene.nominals[other].last) if other >= 0 else None
            if name is not None:
                _tell(cast.people[name], _words(stage, nominal.first, nominal.last + 1))
    for name, known in cast.people.items():
        entry = gazetteer().by_name.get(name)
        known.states |= {entry.state} if entry is not None and entry.state else set()
        for places in (known.named, known.subject, known.spoke):
            places.sort()
    cast.order.sort()
    return cast


def _meet(stage: Stage, cast: Cast, name: str, first: int, number: int) -> None:
    """Add a place where somebody is named, from a token on, in a nominal by its number, with the title before it."""
    known = cast.people.setdefault(name, Known())
    cast.order.append((first, name))
    known.named.append(first)
    if is_subject(stage, number, first):
        known.subject.append(first)
    if speaks(stage, number):
        known.spoke.append(first)
    if number >= 0:
        _tell(known, _words(stage, stage.scene.nominals[number].first, first))
    before = first - 1 - (stage.scene.tokens[first - 1].text == ".")
    _tell(known, TITLED.get(stage.scene.word(before), "") if before >= 0 else "")


def _words(stage: Stage, first: int, end: int) -> str:
    return " ".join(token.text for token in stage.scene.tokens[first:end])


def _tell(known: Known, words: str) -> None:
    """Add words for what somebody is: "police chief and envoy to the minister" gives the heads "chief" and "envoy"."""
    every = _WORD.findall(words.lower())
    parts = [_WORD.findall(part) for part in _OR.split(_AFTER_HEAD.split(words.lower())[0])]
    heads = {TITLED.get(word, word) for part in parts for word in part[-1:]} | {TITLED[word] for word in every[:1] if word in TITLED}
    for head in heads | (LAWMAKERS if heads & IN_PARLIAMENT else set()):
        if head in known.told or len(known.told) < TOLD:
            known.told.setdefault(head, set()).update(_telling(every[:TOLD], head))
    known.states |= _states(frozenset(every[:TOLD]))


def _telling(words: Iterable[str], head: str) -> set[str]:
    """Return the beginnings of the words of an office that tell it from others: "Arland" and "Arlandic" are alike."""
    return {word[:4] for word in words if len(word) > 2 and word not in SMALL and word != head}


@lru_cache(maxsize=4096)
def _states(words: frozenset[str]) -> frozenset[str]:
    """Return the states that words in small letters stand for."""
    forms = [form for word in words - SMALL for form in (("U.S.",) if word == "us" else (word.title(), word.upper()))]
    found = (gazetteer().entries.get((form,)) for form in forms if len(form) > 1)
    return frozenset(one.state for one in found if one is not None and one.state and one.kind in ("state", "group"))


@lru_cache(maxsize=4096)
def _held(name: str) -> frozenset[str]:
    """Return the words of the offices that somebody is known to hold."""
    return frozenset(word for term in gazetteer().offices if term.holder == name and term.last is None for word in term.office.split())


def is_role(reading: Reading, mention: Mention) -> bool:
    """Return whether a mention is no name but the office of somebody: "senator", "prime minister" with the role "minister"."""
    return mention.kind == "person" and mention.role is not None and mention.span.of(reading.text).endswith(mention.role)


def _role_in(stage: Stage, number: int) -> str | None:
    """Return the person whom the mentions find in a noun."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    start, end = scene.tokens[nominal.first].start, scene.tokens[nominal.last].end
    mentions = scene.reading.mentions
    at = bisect_left(mentions, start, key=lambda mention: mention.span.end)
    return next((one.name for one in mentions[at : at + 5] if one.span.start < end <= one.span.end and one.kind == "person"), None)


def _noun(stage: Stage, number: int) -> Noun:
    scene, nominal = stage.scene, stage.scene.nominals[number]
    first, key = nominal.first, nominal.key.removeprefix("ex-")
    lowers = {token.lower for token in scene.tokens[first : nominal.last]} | ({"ex"} if key != nominal.key else set())
    is_owned = first >= 2 and scene.word(first - 1) in ("'s", "'")
    theirs = first - 2 if is_owned else first if scene.tokens[first].lower in ("his", "her") else -1
    owner = who_is_meant(scene.reading, Span(scene.tokens[theirs].start, scene.tokens[theirs].end)) if theirs >= 0 else None
    words = frozenset(lowers - DETERMINERS | ({scene.word(first - 2)} if is_owned else set()))
    return Noun(number, first, nominal.last, key, words, _states(words), owner, sex_of_noun(key), _role_in(stage, number))


def _grade(noun: Noun, name: str, known: Known) -> int:
    """Return how well what is told of somebody fits a noun: -1 it speaks against it, 0 not at all, 1 the state, 2 an office, 3 the head, 4 all."""
    is_other = bool(noun.states and known.states and not noun.states & known.states)
    if noun.key in known.told:
        own, theirs = _telling(noun.words, noun.key), known.told[noun.key]
        return -1 if is_other or own and theirs and not own & theirs else 4 if own & theirs else 3
    if noun.key in _held(name) and not noun.words & FORMER:
        return -1 if is_other else 4 if noun.states & known.states else 2
    return 2 if noun.mentioned == name else 1 if noun.states & known.states else 0


def _around(stage: Stage, noun: Noun) -> list[float]:
    """Return what does not depend on the candidate."""
    scene, nominal = stage.scene, stage.scene.nominals[noun.number]
    same = sorted(n for word in (noun.key, noun.key + "s") for each in [scene.nominals_with.get(word, ())] for n in each[max(0, bisect_left(each, noun.number) - AGAIN) : bisect_left(each, noun.number)])
    free = [n for n in same if scene.nominals[n].kind == "noun" and explained(stage, n) < 0 and in_apposition(stage, n) < 0]
    new = [n for n in free if scene.nominals[n].key == noun.key and scene.tokens[scene.nominals[n].first].lower in NEW]
    goes_on = scene.word(noun.last + 1) in ("of", "for", "from", "to", "who", "at", "in") and stage.roles[noun.number].subject_of != noun.last + 1
    return [
        noun.key in OFFICES, noun.key in UNTOLD, bool(noun.words & FORMER), len(new), _since(stage, [scene.nominals[n].first for n in free[-1:]], nominal.first),
        goes_on, scene.sentence_start(noun.first) >= noun.first - 1,
    ]  # fmt: skip


def _since(stage: Stage, places: list[int], first: int) -> int:
    """Return the sentences from the last of some places before a token to it, one more than is counted where there is none."""
    at = bisect_left(places, first) - 1
    return max(min(stage.scene.narrated[first] - stage.scene.narrated[places[at]], FAR), 0) if at >= 0 else FAR + 1


def _last_before(places: list[int], first: int) -> int:
    """Return the last of some places before a token, -1 for none."""
    at = bisect_left(places, first)
    return places[at - 1] if at else -1


def rows_of(stage: Stage, number: int, names: list[str]) -> list[list[float]]:
    """Return one row of features for each candidate."""
    if not names:
        return []
    scene, noun, people = stage.scene, _noun(stage, number), stage.cast.people
    first = noun.first
    words = tuple(word for word, sex in SEX.items() if noun.sex in (None, sex))
    present = presence(scene.reading, Span(scene.tokens[first].start, scene.tokens[first].end), words)
    grades = {name: _grade(noun, name, people[name]) for name in names}
    best, most = max(grades.values()), max(present.get(name, 0.0) for name in names)
    last = {name: _last_before(people[name].named, first) for name in names}
    nearest = max((name for name in names if grades[name] == best), key=lambda name: last[name])
    having, around, rows = {name for name in names if noun.key in people[name].told}, _around(stage, noun), []
    for name in names:
        known, here = people[name], present.get(name, 0.0)
        after = bisect_left(known.named, noun.last + 1)
        rows.append([float(value) for value in (
            noun.mentioned == name, noun.mentioned not in (None, name), grades[name], best, sum(other >= grades[name] for other in grades.values()) - 1,
            best > 0 and name == nearest, len(having - {name}), min(len(name.split()), 4),
            log1p(first - last[name]) if last[name] >= 0 else 9, _since(stage, known.named[:1], first), _since(stage, known.subject, first), _since(stage, known.spoke, first),
            here, bool(most) and here == most, most, min(known.named[after] - noun.last, CLOSE) if after < len(known.named) else CLOSE, *around,
        )])  # fmt: skip
    return rows
