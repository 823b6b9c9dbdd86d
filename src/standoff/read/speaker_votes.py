"""The rules' votes on who says the words between marks: ordered patterns, each with at most one choice."""

from __future__ import annotations

from standoff.read.speaker_roles import AUXILIARIES, Role, is_cue
from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

RULES = (
    "turn", "after, subject and verb", "after, verb and subject", "before, subject and verb", "participle",
    "according to", "colon", "same sentence", "same paragraph", "carried over",
)  # fmt: skip
SKIPPED = word_set(
    "also then later has had have is was once again further often recently n't not would will"
)
DASHES = frozenset(["—", "–", "―", "-", "~"])
CLOSE = 14  # tokens between a verb of saying and the words that it brings


def votes(scene: Scene, roles: list[Role], quotation: int, before: int) -> list[int]:
    """Return each rule's choice, the number of a nominal or -1; `before` is the speaker of the quotation before, or -1."""
    first, last = scene.bounds(scene.reading.quotations[quotation])
    low, high = scene.paragraph_bounds[scene.paragraph[first]]
    return [
        _turn(scene, low, first),
        _after_subject(scene, roles, last, high),
        _after_verb(scene, roles, last, high),
        _before_subject(scene, roles, low, first),
        _participle(scene, roles, low, first),
        _according_to(scene, roles, low, high, first, last),
        _colon(scene, roles, first),
        _same_sentence(scene, roles, first, last),
        _same_paragraph(scene, roles, low, first),
        before if before >= 0 and scene.paragraph[first] - scene.paragraph[scene.nominals[before].first] <= 2 else -1,
    ]


def _turn(scene: Scene, low: int, first: int) -> int:
    """NAME: "words", or "NAME: words" as in a transcript."""
    if first + 2 < len(scene.tokens) and scene.nominal_at[first + 1] >= 0:
        number = scene.nominal_at[first + 1]
        after = scene.nominals[number].last + 1
        if after < len(scene.tokens) and scene.tokens[after].text == ":" and scene.nominals[number].first == first + 1:
            return number
    if first - 1 > low and scene.tokens[first - 1].text == ":":
        number = scene.nominal_at[first - 2]
        if number >= 0 and scene.nominals[number].first == low:
            return number
    return -1


def signature(scene: Scene, quotation: int) -> int:
    """Return who signs the words, -1 if nobody does: "words" — NAME, or "NAME: words" in capitals as in a transcript."""
    first, last = scene.bounds(scene.reading.quotations[quotation])
    high = scene.paragraph_bounds[scene.paragraph[first]][1]
    if last + 2 <= high and scene.word(last + 1) in DASHES and scene.nominal_at[last + 2] >= 0:
        number = scene.nominal_at[last + 2]
        rest = scene.nominals[number].last + 1
        if scene.nominals[number].kind == "name" and (rest > high or scene.tokens[rest].text in ".," and rest >= high - 6):
            return number
    number = scene.nominal_at[first + 1] if first + 1 < len(scene.tokens) else -1
    if number < 0 or scene.nominals[number].first != first + 1:
        return -1
    after = scene.nominals[number].last + 1
    is_label = after <= last and scene.tokens[after].text == ":" and scene.tokens[after - 1].text.isupper()
    return number if is_label else -1


def _after_subject(scene: Scene, roles: list[Role], last: int, high: int) -> int:
    """ "words," NAME (adverb) said."""
    at = last + 1 + (scene.word(last + 1) == ",")
    if at > high or scene.nominal_at[at] < 0:
        return -1
    number = scene.nominal_at[at]
    role = roles[number]
    if role.subject_of < 0 or role.passed > 1 or scene.quoted[role.subject_of] >= 0:
        return -1
    return number if role.gap <= 3 or role.commas >= 2 else -1


def _after_verb(scene: Scene, roles: list[Role], last: int, high: int) -> int:
    """ "words," said NAME."""
    at = last + 1
    while at <= min(high, last + 3) and (scene.tokens[at].lower in SKIPPED or scene.tokens[at].text in ",-–—"):
        at += 1
    if at + 1 > high or not is_cue(scene, at):
        return -1
    number = scene.nominal_at[at + 1]
    return number if number >= 0 and scene.nominals[number].first == at + 1 else -1


def _before_subject(scene: Scene, roles: list[Role], low: int, first: int) -> int:
    """NAME said (to somebody), "words"."""
    for at in range(first - 1, max(first - CLOSE, low - 1), -1):
        if scene.quoted[at] >= 0 or scene.sentence[at] != scene.sentence[first - 1]:
            break
        if is_cue(scene, at):
            number = _subject(scene, roles, at)
            if number >= 0:
                return number
    return -1


def _subject(scene: Scene, roles: list[Role], cue: int) -> int:
    """Return the nominal that most likely is the subject of a cue: right before it, or before an apposition."""
    at = cue - 1
    while at >= 0 and (scene.tokens[at].lower in SKIPPED or scene.tokens[at].lower in AUXILIARIES or scene.tokens[at].lower.endswith("ly")):
        at -= 1
    if at >= 1 and scene.tokens[at].lower == "'s" and at == cue - 1 and scene.nominal_at[at - 1] >= 0:
        return scene.nominal_at[at - 1]  # "her claim that"
    if at >= 0 and scene.nominal_at[at] >= 0 and scene.sentence[at] == scene.sentence[cue]:
        return _whole(scene, roles, scene.nominal_at[at])
    if at >= 0 and scene.tokens[at].text == ",":
        for number in reversed(scene.between(scene.paragraph_bounds[scene.paragraph[cue]][0], at)):
            nominal = scene.nominals[number]
            if scene.sentence[nominal.first] != scene.sentence[cue]:
                break
            if scene.word(nominal.last + 1) == "," and roles[number].before in (0, 5):
                return number
    return -1


def _whole(scene: Scene, roles: list[Role], number: int) -> int:
    """Return the head of "NAME of BODY" for the body."""
    while number > 0 and roles[number].before == 1 and scene.nominals[number - 1].last == scene.nominals[number].first - 2:
        number -= 1
    return number


def _participle(scene: Scene, roles: list[Role], low: int, first: int) -> int:
    """NAME did something, saying "words"."""
    for at in range(first - 1, max(first - CLOSE, low), -1):
        if scene.quoted[at] >= 0 or scene.sentence[at] != scene.sentence[first - 1]:
            return -1
        if scene.classes[at] in (2, 4) and scene.tokens[at].lower.endswith("ing"):
            return next((n for n in scene.nominals_of.get(scene.paragraph[at], ()) if scene.sentence[scene.nominals[n].first] == scene.sentence[at]), -1)
    return -1


def _according_to(scene: Scene, roles: list[Role], low: int, high: int, first: int, last: int) -> int:
    for number in scene.nominals_of.get(scene.paragraph[first], ()):
        nominal = scene.nominals[number]
        if roles[number].before == 2 and scene.sentence[nominal.first] in (scene.sentence[first], scene.sentence[last]):
            return number
    return -1


def _colon(scene: Scene, roles: list[Role], first: int) -> int:
    """NAME did something: "words"; the colon may end the paragraph before."""
    if first == 0 or scene.tokens[first - 1].text != ":":
        return -1
    sentence = scene.sentence[first - 1]
    choices = [n for n in scene.nominals_of.get(scene.paragraph[first - 1], ()) if scene.sentence[scene.nominals[n].first] == sentence]
    subjects = [n for n in choices if roles[n].subject_of >= 0 and roles[n].before not in (1, 3)]
    return (subjects or choices or [-1])[0]


def _same_sentence(scene: Scene, roles: list[Role], first: int, last: int) -> int:
    sentences = (scene.sentence[first], scene.sentence[last])
    for number in scene.nominals_of.get(scene.paragraph[first], ()):
        nominal, role = scene.nominals[number], roles[number]
        if scene.sentence[nominal.first] in sentences and scene.quoted[nominal.first] < 0 and role.before not in (1, 3) and not role.is_possessive:
            return number
    return -1


def _same_paragraph(scene: Scene, roles: list[Role], low: int, first: int) -> int:
    choice = -1
    for number in scene.nominals_of.get(scene.paragraph[first], ()):
        nominal, role = scene.nominals[number], roles[number]
        if nominal.first >= first:
            break
        if scene.quoted[nominal.first] < 0 and role.subject_of >= 0 and role.gap <= 3 and role.before not in (1, 3):
            choice = number
    return choice


def choose(found: list[int]) -> int:
    """Return the first rule's choice, -1 if no rule has one."""
    return next((number for number in found if number >= 0), -1)
