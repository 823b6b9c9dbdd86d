"""Find who reports: the subject of a verb of saying outside quotation marks, before it or after it."""

from __future__ import annotations

from standoff.read.clause_ends import is_finite
from standoff.read.nominals import DATES
from standoff.read.speaker_roles import PREPOSITIONS
from standoff.read.speakers import Stage
from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

NEVER_INVERTED = word_set("told tells reminded reminds warned urged advised informed assured offered")
SKIPPED = word_set(
    "also then later again recently often repeatedly once further now still has had have just previously publicly "
    "privately"
)
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


def source_of(stage: Stage, at: int, low: int, high: int, form: int) -> tuple[int, bool]:
    """Return the subject of a verb of saying and whether it stands after the verb."""
    scene = stage.scene
    may_invert = form != 3 and low < at < high and scene.tokens[at].lower not in NEVER_INVERTED
    if may_invert and (scene.tokens[at - 1].text == "," or scene.quoted[at - 1] >= 0):
        number = scene.nominal_at[at + 1]
        told = scene.quoted[at - 1] >= 0 or any(is_finite(scene, n) for n in range(low, at))
        if told and number >= 0 and scene.nominals[number].first == at + 1 and closes(scene, scene.nominals[number].last + 1, high):
            return number, True
    if form in (0, 2) and at > low + 1 and scene.tokens[at - 1].lower == "'s" and scene.nominal_at[at - 2] >= 0:
        return scene.nominal_at[at - 2], False  # "her claims that ..."
    if form == 1 and _is_passive(scene, at, low):
        by = (n for n in range(at + 1, min(at + 4, high)) if scene.tokens[n].lower == "by")
        return next((scene.nominal_at[n + 1] for n in by), -1), False  # "he was told that C" does not say by whom
    is_infinitive = at > low and scene.tokens[at - 1].lower == "to"
    return _subject(stage, at, low, 3 if is_infinitive else form), False


def _is_passive(scene: Scene, at: int, low: int) -> bool:
    """Return whether a form of "be" goes before a verb."""
    before = at - 1
    while before > low and scene.tokens[before].lower in SKIPPED:
        before -= 1
    return before >= low and scene.tokens[before].lower in BE


def _subject(stage: Stage, at: int, low: int, form: int) -> int:
    """Return the nominal before a verb that is its subject; for a participle, the subject of what goes before."""
    scene = stage.scene
    if form != 3 and (shared := _shared_subject(stage, at, low)) >= 0:
        return shared
    if form == 3 and (beside := scene.nominal_at[at - 1]) >= 0 and scene.nominals[beside].last == at - 1:
        return beside  # "the envoy pleading with them to stay"
    best = possessor = -1
    for number in scene.between(low, at):
        nominal, role = scene.nominals[number], stage.roles[number]
        if scene.quoted[nominal.first] >= 0 or (form == 3 and nominal.key == "it" and nominal.first == low):
            continue
        if role.is_possessive:
            possessor = number if possessor < 0 else possessor
        elif form == 3:
            best = number if best < 0 and role.before not in (1, 3) else best
        elif role.subject_of == at and not (role.before in (1, 3) and best >= 0):
            best = best if best >= 0 and (role.gap > 2 or _has_apposition(stage, best)) else number
    return possessor if best < 0 and form == 3 else best


def _has_apposition(stage: Stage, number: int) -> bool:
    """Return whether two commas part a nominal from its verb, the first right after it."""
    after = stage.scene.nominals[number].last + 1
    return stage.roles[number].commas == 2 and stage.scene.tokens[after].text == ","


def _shared_subject(stage: Stage, at: int, low: int) -> int:
    """Return the subject of the sentence for a verb after "and" or "but": "S called it a joke and warned that"."""
    scene = stage.scene
    place = at - 1
    while place > low and scene.tokens[place].lower in SKIPPED:
        place -= 1
    if place < low or scene.tokens[place].lower not in ("and", "but", "or"):
        return -1
    joint = next((n for n in range(place - 1, low, -1) if scene.tokens[n - 1].text in ",;" and scene.tokens[n].lower in ("but", "while", "and")), low)
    for number in (*scene.between(joint, place), *scene.between(low, joint)):
        role = stage.roles[number]
        if role.subject_of >= 0 and role.before not in (1, 3) and not role.is_possessive:
            return number
    return -1


def closes(scene: Scene, at: int, high: int) -> bool:
    """Return whether what stands at a token shows that "said S" is over: a mark, a preposition, a relative pronoun."""
    token = scene.tokens[min(at, high)]
    return at > high or not token.is_word and token.text[0] not in "'’" or token.lower in PREPOSITIONS or token.lower in ("who", *DATES)


def first_of(scene: Scene, source: int) -> int:
    """Return the first token of a subject, with what belongs to it: "Dunne and others warned", "Dunne's friend warned"."""
    first = scene.nominals[source].first
    if first >= 2 and scene.tokens[first - 1].lower in ("and", "'s", "'", "’s", "’", "of", "for", "from", "to", "in") and scene.nominal_at[first - 2] >= 0:
        return first_of(scene, scene.nominal_at[first - 2])
    return first
