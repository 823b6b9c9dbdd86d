"""Everybody of a text whom "he" or "she" may mean: persons, names of nobody known, descriptions, "one", and the pronouns themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from standoff.read.nominals import Nominal
from standoff.read.sexes import SEX
from standoff.read.speaker_pronouns import is_human, kinds
from standoff.read.speakers import Stage
from standoff.read.speaking_nouns import is_person_noun
from standoff.record.items import Span

SOME = frozenset({"one", "another", "other"})
KINDS = ("person", "unknown", "noun", "some", "pronoun")
NEW = frozenset({"a", "an", "one", "another"})  # before somebody new
NEAR = 10  # tokens from a description to the name that follows it
FEW = 10  # descriptions and names of nobody known back to "a Western envoy", whom "the envoy" takes up


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention of somebody: tokens `first` to `last`, the name it goes by, what it is (see `KINDS`), the number of its nominal or -1."""

    first: int
    last: int
    name: str
    kind: str
    number: int


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
        if kind == "noun" and scene.tokens[nominal.first].lower in NEW:
            called.pop(nominal.key, None)
        if kind == "noun" and at < len(people) and _is_called(stage, nominal, people[at].span.start):
            name = called[nominal.key] = people[at].name
        elif kind == "noun" and name is not None and scene.tokens[nominal.first].lower == "the":
            fuller = (each.name for each in reversed(found[-FEW:]) if each.kind == "noun" and each.name.endswith(f" {name}"))
            name = name if name[:1].isupper() else called.get(nominal.key) or next(fuller, name)
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
        is_gerund = nominal.last > nominal.first and stage.scene.tokens[nominal.first].lower.endswith("ing")  # "Giving Arland the boats"
        return "" if is_gerund or kinds(stage, number) else "unknown"
    if stage.scene.word(nominal.first - 1) == "of" and stage.scene.word(nominal.first - 2) == "one":
        return "some"  # "one of the sailors"
    return "noun" if is_human(nominal) and is_person_noun(nominal.key) else ""


def span_of(stage: Stage, actor: Actor) -> Span:
    """Return the span of a mention."""
    return Span(stage.scene.tokens[actor.first].start, stage.scene.tokens[actor.last].end)


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
