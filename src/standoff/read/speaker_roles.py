"""What the words around a nominal say of it: of which verb of saying it may be the subject, and what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

REACH = 30  # tokens between a subject and its verb, an apposition included
PREPOSITIONS = word_set(
    "to of by with for from about in at on against over under into between among through than like near per toward "
    "towards"
)
AUXILIARIES = word_set(
    "has have had is was were are be been being to will would can could may might should do does did"
)
NOUNS = word_set("talk talks")  # nouns here, nearly always
NEVER_CUE_AFTER = word_set("the a an his her their its this these those to of my your our")
OBJECTS_FOLLOW = word_set(
    "told tell tells telling asked asking urged urging called calling accused blamed"
)
JOINS = word_set("and but as that when while because")


@dataclass(frozen=True, slots=True)
class Role:
    """How a nominal stands in its sentence.

    Attributes:
        subject_of: the token of the first cue after it, -1 for none; `gap`, `commas`, `passed`: the tokens, commas and
            nominals between.
        verb_before: the token of a cue right before it, -1 for none; `verb_gap` the tokens between.
        before: 0 nothing, 1 a preposition, 2 "according to", 3 a verb that takes an object, 4 a comma, 5 a conjunction.
        is_possessive: "'s" follows.
        is_first: no other nominal goes before it in its sentence.
    """

    subject_of: int
    gap: int
    commas: int
    passed: int
    verb_before: int
    verb_gap: int
    before: int
    is_possessive: bool
    is_first: bool


def roles_of(scene: Scene) -> list[Role]:
    """Return the role of each nominal of a scene."""
    return [_role(scene, number) for number in range(len(scene.nominals))]


def is_cue(scene: Scene, at: int) -> bool:
    """Return whether the token is a form of a verb of saying, thinking or labelling that can be a verb here."""
    if scene.classes[at] not in (1, 2, 3, 4) or scene.tokens[at].lower in NOUNS:
        return False
    if at == 0:
        return True
    if scene.tokens[at].is_capital and scene.nominal_at[at] >= 0:
        return False
    return scene.tokens[at - 1].lower not in NEVER_CUE_AFTER


def _role(scene: Scene, number: int) -> Role:
    nominal = scene.nominals[number]
    after = scene.word(nominal.last + 1)
    is_first = number == 0 or scene.sentence[scene.nominals[number - 1].first] != scene.sentence[nominal.first]
    return Role(*_cue_after(scene, number), *_verb_before(scene, nominal.first), _before(scene, nominal.first), after in ("'s", "'"), is_first)


def _cue_after(scene: Scene, number: int) -> tuple[int, int, int, int]:
    nominal = scene.nominals[number]
    sentence, quoted = scene.sentence[nominal.first], scene.quoted[nominal.first]
    commas = passed = 0
    for at in range(nominal.last + 1, min(nominal.last + REACH, len(scene.tokens))):
        if scene.sentence[at] != sentence or scene.quoted[at] != quoted or scene.tokens[at].text in ";:":
            break
        if is_cue(scene, at):
            return at, at - nominal.last - 1, commas, passed
        commas += scene.tokens[at].text == ","
        passed += scene.nominal_at[at] >= 0 and scene.nominals[scene.nominal_at[at]].first == at
    return -1, 0, commas, passed


def _verb_before(scene: Scene, first: int) -> tuple[int, int]:
    for at in range(first - 1, max(first - 4, -1), -1):
        if scene.sentence[at] != scene.sentence[first] or not scene.tokens[at].is_word:
            break
        if is_cue(scene, at):
            return at, first - at - 1
    return -1, 0


def _before(scene: Scene, first: int) -> int:
    if first == 0 or scene.sentence[first - 1] != scene.sentence[first]:
        return 0
    word = scene.tokens[first - 1].lower
    if word == "to" and first > 1 and scene.tokens[first - 2].lower == "according":
        return 2
    if word in PREPOSITIONS:
        return 1
    if word in OBJECTS_FOLLOW:
        return 3
    return 4 if word == "," else 5 if word in JOINS else 0
