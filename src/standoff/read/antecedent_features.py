"""What the learned weights of antecedents see of somebody whom a "he" or "she" that speaks may mean."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

from standoff.read.actors import KINDS, NEW, Actor, is_subject, speaks
from standoff.read.reading import Reading
from standoff.read.sexes import SEX, sex_of_noun
from standoff.read.speaker_pronouns import does_to
from standoff.read.speakers import Stage
from standoff.read.who import presence, sexes_in
from standoff.record.items import Span

FAR = 9  # sentences, at the most
_PLACES = frozenset({"in", "at", "near", "from", "into", "around", "outside", "to", "across"})
_HEARS = frozenset({"told", "tells", "asked", "with", "to", "by", "met", "called"})
FEATURES = (
    "sentences", "paragraphs", "tokens", "rank", "rank of fitting", "rank of surely fitting", "other sex", "same sex", "kind of last",
    "is named", "is known", "words of name", "capital", "subject", "subject since", "times subject", "opener since", "speaks since",
    "times speaking", "spoke last", "possessive", "before it", "in places", "after of", "hears", "acts on pronoun", "quoted", "only quoted", "times",
    "times here", "fitting here", "brought up here", "times as noun", "taken up last", "opens this sentence", "new", "definite", "owned", "named in words", "in title",
    "first of paragraph", "tag", "words open paragraph", "opens paragraph", "fitting", "fitting near", "speakers", "most salient", "salience",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A pronoun that speaks: its token, its word, the first token of the words it says (its own where they follow), those words' tokens."""

    at: int
    word: str
    anchor: int
    said: range


def place_of(stage: Stage, number: int) -> Place:
    """Return where a pronoun, a nominal by its number, stands."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    at = nominal.first
    beside = next((scene.quoted[n] for n in (at - 1, at - 2) if n >= 0 and scene.quoted[n] >= 0), -1)
    if beside < 0:
        return Place(at, nominal.key, at, range(0))
    first, last = scene.bounds(scene.reading.quotations[beside])
    return Place(at, nominal.key, first, range(first, last + 1))


@dataclass(frozen=True)
class Field:
    """All candidates of a pronoun, as one of them is compared with.

    Attributes:
        sexes: m or f of each by name, None where the text does not show it.
        last, fitting, sure: the first tokens, in order, of the last mentions of all, of those whose sex fits, of those whose sex is known to fit.
        spoke: the tokens at which each speaks, by name.
        last_spoke: the last of these tokens, -1 for none.
        present: how present each is to a reader, by name.
        most: the most of them.
        titled: the names of the title.
    """

    sexes: Mapping[str, str | None]
    last: Sequence[int]
    fitting: Sequence[int]
    sure: Sequence[int]
    spoke: Mapping[str, list[int]]
    last_spoke: int
    present: Mapping[str, float]
    most: float
    titled: frozenset[str]


def rows_of(stage: Stage, place: Place, found: Mapping[str, list[Actor]]) -> list[list[float]]:
    """Return one row of features for each candidate, in the order of `found`."""
    field = _field(stage, place, found)
    around = _around(stage, place, field)
    rows = []
    for name, actors in found.items():
        seen = _place_among(stage, place, field, actors[-1]) | _called(stage, place, field, name, actors) | _doing(stage, place, field, name, actors) | around
        rows.append([float(seen[feature]) for feature in FEATURES])
    return rows


def _field(stage: Stage, place: Place, found: Mapping[str, list[Actor]]) -> Field:
    sex, token, reading = SEX[place.word], stage.scene.tokens[place.at], stage.scene.reading
    sexes = {name: sex_of(stage, name) for name in found}
    last = {name: actors[-1].first for name, actors in found.items()}
    spoke = {name: [one.first for one in actors if speaks(stage, one.number)] for name, actors in found.items()}
    present = presence(reading, Span(token.start, token.end), (place.word,))
    return Field(
        sexes, sorted(last.values()), sorted(at for name, at in last.items() if sexes[name] in (None, sex)),
        sorted(at for name, at in last.items() if sexes[name] == sex), spoke, max((each[-1] for each in spoke.values() if each), default=-1),
        present, max(present.values(), default=0.0) or 1.0,
        _titled(reading),
    )  # fmt: skip


@lru_cache(maxsize=2)
def _titled(reading: Reading) -> frozenset[str]:
    """Return the names of the first paragraph, which mostly is the title."""
    end = reading.paragraphs[0].span.end if reading.paragraphs else 0
    return frozenset(mention.name for mention in reading.mentions if mention.span.start < end)


def _around(stage: Stage, place: Place, field: Field) -> dict[str, float]:
    """Return what does not depend on the candidate."""
    scene = stage.scene
    low, here = scene.paragraph_bounds[scene.paragraph[place.at]][0], scene.paragraph[place.at]
    return {
        "tag": bool(place.said), "words open paragraph": place.anchor <= low + 1, "opens paragraph": place.at <= low + 1,
        "fitting": len(field.fitting), "fitting near": sum(_since(stage, place, at) <= 1 for at in field.fitting),
        "fitting here": sum(scene.paragraph[at] == here for at in field.fitting), "speakers": sum(bool(each) for each in field.spoke.values()),
    }  # fmt: skip


def _place_among(stage: Stage, place: Place, field: Field, one: Actor) -> dict[str, float]:
    """Return how far back the last mention of a candidate is, and how many others stand between."""
    later = lambda places: len(places) - bisect_right(places, one.first)
    return {
        "sentences": _since(stage, place, one.first), "paragraphs": stage.scene.paragraph[place.at] - stage.scene.paragraph[one.first],
        "tokens": log1p(place.at - one.last), "rank": later(field.last), "rank of fitting": later(field.fitting), "rank of surely fitting": later(field.sure),
        "opens this sentence": one.first == stage.scene.sentence_start(place.at),
    }  # fmt: skip


def _called(stage: Stage, place: Place, field: Field, name: str, actors: Sequence[Actor]) -> dict[str, float]:
    """Return what a candidate is called, and how often and where."""
    scene, one, sex = stage.scene, actors[-1], field.sexes[name]
    named = [each for each in actors if each.kind in ("person", "unknown")]
    here, opener = scene.paragraph[place.at], scene.tokens[one.first].lower
    present = field.present.get(name, 0.0)
    return {
        "other sex": sex not in (None, SEX[place.word]), "same sex": sex == SEX[place.word], "kind of last": KINDS.index(one.kind),
        "is named": bool(named), "is known": any(each.kind == "person" for each in named), "words of name": min(len(name.split()), 4),
        "capital": name[:1].isupper(), "times": log1p(len(actors)), "times here": sum(scene.paragraph[each.first] == here for each in actors),
        "brought up here": scene.paragraph[actors[0].first] == here, "times as noun": sum(each.kind == "noun" for each in actors),
        "taken up last": one.kind == "pronoun", "new": one.kind == "noun" and opener in NEW, "definite": one.kind == "noun" and opener == "the",
        "owned": opener in ("his", "her") or scene.word(one.first - 1) in ("his", "her"), "in title": name in field.titled,
        "named in words": bool(named) and scene.tokens[named[-1].last].lower in {scene.tokens[at].lower for at in place.said},
        "first of paragraph": any(each.first <= scene.paragraph_bounds[scene.paragraph[each.first]][0] + 3 for each in actors),
        "most salient": name in field.present and present == field.most, "salience": present / field.most,
    }  # fmt: skip


def _doing(stage: Stage, place: Place, field: Field, name: str, actors: Sequence[Actor]) -> dict[str, float]:
    """Return what a candidate does in the sentences that name it."""
    scene, one, spoke = stage.scene, actors[-1], field.spoke[name]
    subjects = [each.first for each in actors if is_subject(stage, each.number, each.first)]
    openers = [each.first for each in actors if scene.sentence_start(each.first) >= each.first - 1]
    before = [scene.word(each.first - 1) if each.first else "" for each in actors if each.kind != "pronoun"]
    since = lambda places: _since(stage, place, places[-1]) if places else FAR + 1
    return {
        "subject": is_subject(stage, one.number, one.first), "subject since": since(subjects), "times subject": len(subjects), "opener since": since(openers),
        "speaks since": since(spoke), "times speaking": len(spoke), "spoke last": bool(spoke) and spoke[-1] == field.last_spoke,
        "possessive": scene.word(one.last + 1) in ("'s", "'"), "before it": stage.roles[one.number].before if one.number >= 0 else 6,
        "in places": sum(word in _PLACES for word in before) / max(len(before), 1), "after of": before[-1:] == ["of"],
        "hears": bool(before) and before[-1] in _HEARS, "acts on pronoun": one.number >= 0 and does_to(scene, scene.nominals[one.number], place.word),
        "quoted": scene.quoted[one.first] >= 0, "only quoted": all(scene.quoted[each.first] >= 0 for each in actors),
    }  # fmt: skip


def _since(stage: Stage, place: Place, at: int) -> int:
    """Return how many narrated sentences a token is before a pronoun."""
    return min(stage.scene.narrated[place.at] - stage.scene.narrated[at], FAR)


def sex_of(stage: Stage, name: str) -> str | None:
    """Return m or f where the text shows it, or the word for somebody does."""
    return sexes_in(stage.scene.reading).get(name) or sex_of_noun(name.split()[-1].lower())
