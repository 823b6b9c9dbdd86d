"""Who stands with a verb right behind words between marks, whatever the verb: "words," Roe snapped; "words," put in Roe.

Lists of verbs of saying end somewhere; somebody who follows a quotation's comma with a verb in the past says it all the same.
"""

from __future__ import annotations

from standoff.read.clause_ends import PASTS, is_finite
from standoff.read.report_shape import FORMS, sentence_of
from standoff.read.report_sources import carried_by, source_of
from standoff.read.speaker_pronouns import BODIES, kinds
from standoff.read.speaker_roles import AUXILIARIES, is_cue
from standoff.read.speakers import Stage
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.speech_scene import Scene

PARTICLES = frozenset(["in", "out", "back", "up", "on", "off"])  # "put in Roe", "Roe shot back"
LONG = 40  # tokens of a sentence that a colon ends before words
HEARER = 6  # tokens between a verb of saying and the words: "told the guests in Halm that"


def tags(stage: Stage, quotation: int) -> int:
    """Return S of "words," S snapped, or of "words," snapped S; -1 for none."""
    scene = stage.scene
    _, last = scene.bounds(scene.reading.quotations[quotation])
    high = scene.paragraph_bounds[scene.paragraph[last]][1]
    is_comma = scene.tokens[last - 1].text == "," or scene.word(last + 1) == ","
    at = last + 1 + (scene.word(last + 1) == ",")
    if at + 1 > high or not is_comma and scene.tokens[last - 1].text not in "?!":
        return -1
    number = scene.nominal_at[at]
    if number >= 0 and scene.nominals[number].first == at:
        after = _past_adverb(scene, scene.nominals[number].last + 1)
        return number if after <= high and _is_past(scene, after) and (is_comma or _stops(scene, after + 1)) and _may_say(stage, number) else -1
    if not _is_past(scene, at):
        return -1
    at += 1 + (scene.word(at + 1) in PARTICLES)
    number = scene.nominal_at[at] if at <= high else -1
    return number if number >= 0 and scene.nominals[number].first == at and _may_say(stage, number) else -1


def _past_adverb(scene: Scene, at: int) -> int:
    return at + (scene.word(at).endswith("ly") or scene.word(at) in ("then", "once", "later", "again", "also"))


def _is_past(scene: Scene, at: int) -> bool:
    """Return whether a word is a verb in the past, of saying or not, or one of saying in the present."""
    word = scene.word(at)
    return scene.tokens[at].text.islower() and word not in AUXILIARIES and (word.endswith("ed") or word in PASTS or is_cue(scene, at) and is_finite(scene, at))


def _stops(scene: Scene, at: int) -> bool:
    """Return whether what stands at a token shows that nothing is done to anybody: a mark, a particle, an adverb."""
    word = scene.word(at)
    return not word or not word[0].isalpha() or word in PARTICLES or word.endswith("ly")


def _may_say(stage: Stage, number: int) -> bool:
    nominal = stage.scene.nominals[number]
    if nominal.kind == "pronoun":
        return nominal.key in ("he", "she", "they", "one", "another")
    return not stage.roles[number].is_possessive and (nominal.kind == "noun" and is_person_noun(nominal.key) or nominal.kind == "name")


def opens_sentence(stage: Stage, quotation: int) -> bool:
    """Return whether nothing but other words between marks stands before a quotation in its sentence, and it opens with a capital."""
    scene = stage.scene
    first, last = scene.bounds(scene.reading.quotations[quotation])
    low = scene.paragraph_bounds[scene.paragraph[first]][0]
    is_first = first == low or scene.quoted[first - 1] >= 0 or scene.sentence[first - 1] != scene.sentence[first]
    return is_first and first + 1 < last and scene.tokens[first + 1].text[0].isupper()


def before_colon(stage: Stage, quotation: int, pick: int) -> int:
    """Return who opens the sentence that a colon ends before the words, "A clerk was as plain: “Go.”", rather than somebody of another sentence; -1 for none."""
    scene = stage.scene
    first, _ = scene.bounds(scene.reading.quotations[quotation])
    low = scene.sentence_start(first - 1) if first else 0
    if first == 0 or scene.tokens[first - 1].text != ":" or scene.quoted[first - 1] >= 0 or first - low > LONG:
        return -1
    opening = next(iter(scene.between(low, low + 2)), -1)
    between = (scene.nominals[other] for other in scene.between(low + 2, first))
    if opening < 0 or any(one.kind == "pronoun" and one.key not in ("who", "which") for one in between) or pick >= 0 and pick != opening and scene.nominals[pick].first >= low:
        return -1
    nominal = scene.nominals[opening]
    is_person = nominal.kind == "noun" and is_person_noun(nominal.key) and nominal.key not in BODIES or "person" in kinds(stage, opening)
    is_person = is_person or nominal.kind == "pronoun" and nominal.key in ("he", "she", "one", "another", "other")
    return opening if is_person and not stage.roles[opening].is_possessive else -1


def past_aside(stage: Stage, quotation: int, pick: int) -> int:
    """Return S of "S, who leads the team, said in the hall that “words”" rather than somebody of the aside, and the statement rather than its carrier; else the one picked."""
    scene = stage.scene
    first, _ = scene.bounds(scene.reading.quotations[quotation])
    if pick < 0 or scene.nominals[pick].last >= first or scene.sentence[scene.nominals[pick].first] != scene.sentence[first]:
        return pick
    if (paper := carried_by(stage, pick)) != pick:
        return paper
    cue = first - 1
    while cue > max(first - 1 - HEARER, 0) and not (scene.tokens[cue].lower in FORMS and is_cue(scene, cue)):
        if not scene.tokens[cue].is_word or scene.quoted[cue] >= 0 or is_finite(scene, cue):
            return pick
        cue -= 1
    if scene.tokens[cue].lower not in FORMS or not is_cue(scene, cue) or scene.nominals[pick].last >= cue:
        return pick
    low, high = sentence_of(scene, cue)
    source, is_after = source_of(stage, cue, low, high, FORMS[scene.tokens[cue].lower][1])
    if source < 0 or is_after or scene.nominals[source].last >= scene.nominals[pick].first:
        return pick
    opens = scene.word(scene.nominals[source].last + 1) == "," and scene.word(scene.nominals[source].last + 2) in ("who", "according")
    closes = any(scene.tokens[at].text == "," for at in range(scene.nominals[pick].last + 1, cue))
    return source if opens and closes else pick
