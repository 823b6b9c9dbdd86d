"""Whom the "he" or "she" means who speaks: learned weights rank everybody whom the text brought up before.

A candidate is a name or a description with all its mentions, pronouns that were found to mean it included. What is known
of it is structural: how far back it was last named, was the subject of its sentence, or spoke; which sex the text shows;
how many others stand between. The weights ship as numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import log1p

import numpy as np

from standoff.read.gazetteer import gazetteer
from standoff.read.nominals import Nominal
from standoff.read.ranker import load_trees, scores
from standoff.read.speaker_pronouns import FEMALE, MALE, does_to, is_human, kinds
from standoff.read.speakers import Stage
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.who import presence, sexes_in, who_is_meant
from standoff.record.items import Span

SEX = {"he": "m", "she": "f"}
SOME = frozenset({"one", "another", "other"})
BACK = 7  # paragraphs before a pronoun in which whom it means is sought
NEAR = 10  # tokens from a description to the name that follows it; mentions back to whom "the envoy" takes up
MOST = 100  # mentions before a pronoun among which it is sought
FAR = 9  # sentences, at the most
LEAST = 0.5  # the share of the best candidate below which it is left open whom a pronoun means
_PLACES = frozenset({"in", "at", "near", "from", "into", "around", "outside", "to", "across"})
_HEARS = frozenset({"told", "tells", "asked", "with", "to", "by", "met", "called"})
_NEW = frozenset({"a", "an", "one", "another"})
_KINDS = ("person", "unknown", "noun", "some", "pronoun")
FEATURES = (
    "sentences", "paragraphs", "tokens", "rank", "rank of fitting", "rank of surely fitting", "other sex", "same sex", "kind of last",
    "is named", "is known", "words of name", "capital", "subject", "subject since", "times subject", "opener since", "speaks since",
    "times speaking", "spoke last", "possessive", "before it", "in places", "after of", "hears", "acts on pronoun", "quoted", "only quoted", "times",
    "times here", "fitting here", "brought up here", "times as noun", "taken up last", "opens this sentence", "new", "definite", "owned", "named in words", "in title",
    "first of paragraph", "tag", "words open paragraph", "opens paragraph", "fitting", "fitting near", "speakers", "most salient", "salience",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention of somebody: tokens `first` to `last`, the name it goes by, what it is (see `_KINDS`), the number of its nominal or -1."""

    first: int
    last: int
    name: str
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Place:
    """A pronoun that speaks: its token, its word, the first token of the words it says (its own where they follow), those words' tokens."""

    at: int
    word: str
    anchor: int
    said: range


def whom(stage: Stage, number: int, name_of: Callable[[Stage, int], str | None]) -> str | None:
    """Return whom "he" or "she", a nominal by its number, means; None where it is not clear.

    Args:
        name_of: gives the name of a nominal that is no "he" or "she".
    """
    if number not in stage.meant:
        _work_out(stage, stage.scene.nominals[number].first, name_of)
        stage.meant[number] = _likeliest(stage, place_of(stage, number))
    return stage.meant[number]


def whose(stage: Stage, at: int, name_of: Callable[[Stage, int], str | None]) -> str | None:
    """Return whom "his" or "her", a token, means where what is theirs speaks: "his letter says"; None where it is not clear."""
    _work_out(stage, at, name_of)
    return _likeliest(stage, Place(at, "he" if stage.scene.tokens[at].lower == "his" else "she", at, range(0)))


def _work_out(stage: Stage, at: int, name_of: Callable[[Stage, int], str | None]) -> None:
    """Note on the stage whom each "he" and "she" before a token means."""
    if stage.actors is None:
        stage.actors = ()  # whoever is named by a pronoun meanwhile is nobody
        stage.actors = find_actors(stage, name_of)
    for each in stage.actors:
        if each.first >= at:
            break
        if each.kind == "pronoun" and each.number not in stage.meant:
            meant = _likeliest(stage, place_of(stage, each.number)) if speaks(stage, each.number) else who_is_meant(stage.scene.reading, span_of(stage, each))
            stage.meant[each.number] = meant


def _likeliest(stage: Stage, place: Place) -> str | None:
    """Return the candidate that the weights prefer, None where it is not far before the others."""
    found = candidates(stage, place)
    if not found:
        return None
    odds = scores(load_trees("antecedent"), rows_of(stage, place, found))
    best = int(odds.argmax())
    share = 1 / np.exp(np.clip(odds - odds[best], -30, 0)).sum()
    return list(found)[best] if share >= LEAST else None


def find_actors(stage: Stage, name_of: Callable[[Stage, int], str | None]) -> tuple[Actor, ...]:
    """Return the mentions of whoever may be one human being, in order: persons, names of nobody known, descriptions, "one", "he", "she"."""
    scene = stage.scene
    people = [mention for mention in scene.reading.mentions if mention.kind == "person"]
    ends = [mention.span.end for mention in people]
    number_at = scene.nominal_at
    found: list[Actor] = []
    called: dict[str, str] = {}  # "an admiral named Jan Roe": "the admiral" is Jan Roe
    for mention in people:
        first, last = scene.token_at(mention.span.start), scene.token_at(mention.span.end - 1)
        found.append(Actor(first, last, mention.name, "person", number_at[last]))
    for number, nominal in enumerate(scene.nominals):
        start, end = scene.tokens[nominal.first].start, scene.tokens[nominal.last].end
        at = bisect_left(ends, start + 1)
        if at < len(people) and people[at].span.start < end:
            continue
        kind = _kind_of(stage, number, nominal)
        name = "" if kind == "pronoun" else name_of(stage, number) if kind else None
        if kind == "noun" and at < len(people) and _is_called(stage, nominal, people[at].span.start):
            name = called[nominal.key] = people[at].name
        elif kind == "noun" and name is not None and scene.tokens[nominal.first].lower == "the":
            fuller = (each.name for each in reversed(found[-NEAR:]) if each.kind == "noun" and each.name.endswith(f" {name}"))
            name = called.get(nominal.key) or next(fuller, name)
        if name is not None:
            found.append(Actor(nominal.first, nominal.last, name, kind, number))
    return tuple(sorted(found, key=lambda each: (each.first, each.number)))


def _is_called(stage: Stage, nominal: Nominal, start: int) -> bool:
    """Return whether a description goes on to the name that begins at a position: "her counterpart, an admiral named Jan Roe"."""
    scene = stage.scene
    first = scene.token_at(start)
    is_near = first - nominal.last <= NEAR and scene.sentence[first] == scene.sentence[nominal.last]
    return is_near and scene.word(first - 1) in ("named", "called") and scene.word(nominal.last + 1) in (",", "named", "called")


def _kind_of(stage: Stage, number: int, nominal: Nominal) -> str:
    """Return what kind of mention a nominal is that no person's name lies in, "" for none."""
    if nominal.kind == "pronoun":
        return "pronoun" if nominal.key in SEX else "some" if nominal.key in SOME else ""
    if nominal.kind == "name":
        return "" if kinds(stage, number) else "unknown"
    if stage.scene.word(nominal.first - 1) == "of" and stage.scene.word(nominal.first - 2) == "one":
        return "some"  # "one of the sailors"
    return "noun" if any(is_human(stage.scene, nominal, word) for word in SEX) and is_person_noun(nominal.key) else ""


def span_of(stage: Stage, actor: Actor) -> Span:
    """Return the span of a mention."""
    return Span(stage.scene.tokens[actor.first].start, stage.scene.tokens[actor.last].end)


def place_of(stage: Stage, number: int) -> Place:
    """Return where a pronoun, a nominal by its number, stands."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    at = nominal.first
    beside = next((scene.quoted[n] for n in (at - 1, at - 2) if n >= 0 and scene.quoted[n] >= 0), -1)
    if beside < 0:
        return Place(at, nominal.key, at, range(0))
    first, last = scene.bounds(scene.reading.quotations[beside])
    return Place(at, nominal.key, first, range(first, last + 1))


def candidates(stage: Stage, place: Place) -> dict[str, list[Actor]]:
    """Return the mentions of everybody brought up shortly before a pronoun, by name."""
    scene, at, found = stage.scene, place.at, {}
    other = {"he": "f", "she": "m"}[place.word]
    before = bisect_left(stage.actors, at, key=lambda actor: actor.first)
    for actor in stage.actors[max(0, before - MOST) : before]:
        name = stage.meant.get(actor.number) if actor.kind == "pronoun" else actor.name
        if name and scene.paragraph[at] - scene.paragraph[actor.first] <= BACK:
            found.setdefault(name, []).append(actor)
    teller = stage.scene.reading.paragraphs[scene.home[at]].speaker  # who says "I" of himself
    return {name: actors for name, actors in found.items() if not _is_surely(stage, name, other) and not (teller and name.split()[-1] == teller.split()[-1])}


def rows_of(stage: Stage, place: Place, found: Mapping[str, list[Actor]]) -> list[list[float]]:
    """Return one row of features for each candidate, in the order of `found`."""
    scene = stage.scene
    sexes = {name: _sex(stage, name) for name in found}
    last = {name: actors[-1].first for name, actors in found.items()}
    sex = SEX[place.word]
    everybody = sorted(last.values())
    fitting = sorted(at for name, at in last.items() if sexes[name] in (None, sex))
    surely = sorted(at for name, at in last.items() if sexes[name] == sex)
    later = lambda places, at: len(places) - bisect_right(places, at)
    since = lambda at: min(scene.narrated[place.at] - scene.narrated[at], FAR)
    spoke = {name: [one.first for one in actors if speaks(stage, one.number)] for name, actors in found.items()}
    last_spoke = max((each[-1] for each in spoke.values() if each), default=-1)
    low = scene.paragraph_bounds[scene.paragraph[place.at]][0]
    titled = _titled(stage)
    inside = {scene.tokens[at].lower for at in place.said}
    around = [
        bool(place.said), place.anchor <= low + 1, place.at <= low + 1, len(fitting),
        sum(since(at) <= 1 for at in fitting), sum(bool(each) for each in spoke.values()),
    ]  # fmt: skip
    here = scene.paragraph[place.at]
    fitting_here = sum(scene.paragraph[at] == here for at in fitting)
    rows = []
    token = scene.tokens[place.at]
    present = presence(scene.reading, Span(token.start, token.end), (place.word,))
    most = max(present.values(), default=1.0)
    for name, actors in found.items():
        one = actors[-1]
        named = [each for each in actors if each.kind in ("person", "unknown")]
        subjects = [each.first for each in actors if is_subject(stage, each.number, each.first)]
        openers = [each.first for each in actors if scene.sentence_start(each.first) >= each.first - 1]
        before = [scene.word(each.first - 1) if each.first else "" for each in actors if each.kind != "pronoun"]
        rows.append([float(value) for value in (
            since(one.first), scene.paragraph[place.at] - scene.paragraph[one.first], log1p(place.at - one.last),
            later(everybody, one.first), later(fitting, one.first), later(surely, one.first), sexes[name] not in (None, sex), sexes[name] == sex, _KINDS.index(one.kind),
            bool(named), any(each.kind == "person" for each in named), min(len(name.split()), 4), name[:1].isupper(),
            is_subject(stage, one.number, one.first), since(subjects[-1]) if subjects else FAR + 1, len(subjects), since(openers[-1]) if openers else FAR + 1,
            since(spoke[name][-1]) if spoke[name] else FAR + 1, len(spoke[name]), bool(spoke[name]) and spoke[name][-1] == last_spoke,
            scene.word(one.last + 1) in ("'s", "'"), stage.roles[one.number].before if one.number >= 0 else 6,
            sum(word in _PLACES for word in before) / max(len(before), 1), before[-1:] == ["of"], bool(before) and before[-1] in _HEARS,
            one.number >= 0 and does_to(scene, scene.nominals[one.number], place.word), scene.quoted[one.first] >= 0, all(scene.quoted[each.first] >= 0 for each in actors), log1p(len(actors)),
            sum(scene.paragraph[each.first] == here for each in actors), fitting_here, scene.paragraph[actors[0].first] == here, sum(each.kind == "noun" for each in actors),
            one.kind == "pronoun", one.first == scene.sentence_start(place.at),
            one.kind == "noun" and scene.tokens[one.first].lower in _NEW, one.kind == "noun" and scene.tokens[one.first].lower == "the",
            scene.tokens[one.first].lower in ("his", "her") or scene.word(one.first - 1) in ("his", "her"),
            bool(named) and scene.tokens[named[-1].last].lower in inside, name in titled,
            any(each.first <= scene.paragraph_bounds[scene.paragraph[each.first]][0] + 3 for each in actors), *around, present.get(name) == most, present.get(name, 0.0) / most,
        )])  # fmt: skip
    return rows


def _sex(stage: Stage, name: str) -> str | None:
    """Return m or f where the text shows it, or the word for somebody does."""
    noun = name.split()[-1].lower()
    return sexes_in(stage.scene.reading).get(name) or ("m" if noun in MALE else "f" if noun in FEMALE else None)


def _is_surely(stage: Stage, name: str, sex: str) -> bool:
    """Return whether somebody is of a sex by the text and by the given name, or known to be."""
    book = gazetteer()
    entry = book.by_name.get(name)
    by_name = entry.sex if entry is not None else book.given.get(name.split()[0])
    return _sex(stage, name) == sex and by_name in (None, sex) and (by_name is not None or name.split()[-1].lower() in MALE | FEMALE)


def is_subject(stage: Stage, number: int, first: int) -> bool:
    """Return whether a mention, with the number of its nominal, is the first of its sentence that nothing governs, or the subject of a verb of saying."""
    if number < 0:
        return stage.scene.sentence_start(first) >= first - 1
    role = stage.roles[number]
    return stage.scene.quoted[first] < 0 and not role.is_possessive and (role.is_first and role.before not in (1, 3) or speaks(stage, number))


def speaks(stage: Stage, number: int) -> bool:
    """Return whether a nominal, -1 for none, stands beside a verb of saying of which it may be the subject."""
    if number < 0 or stage.scene.quoted[stage.scene.nominals[number].first] >= 0:
        return False
    role = stage.roles[number]
    return role.subject_of >= 0 and role.passed == 0 or role.verb_before >= 0 and role.before not in (1, 3) or role.before == 2


def _titled(stage: Stage) -> set[str]:
    """Return the names of the first paragraph, which mostly is the title."""
    reading = stage.scene.reading
    end = reading.paragraphs[0].span.end if reading.paragraphs else 0
    return {mention.name for mention in reading.mentions if mention.span.start < end}
