"""The speaker of words between marks within a clause that tells what somebody said: Roe argued that X "would be felt"."""

from __future__ import annotations

from standoff.read.clause_ends import MODALS
from standoff.read.report_shape import Reported
from standoff.read.speaker_pronouns import is_human, kinds
from standoff.read.speaker_votes import RULES, votes
from standoff.read.speakers import Stage
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.told import BE, NOUNS

SUBJECT = RULES.index("before, subject and verb")


def teller(stage: Stage, quotation: int, pick: int, told: list[tuple[Reported, float]]) -> int:
    """Return who says the clause around a quotation, -1 where nobody does or the one picked says something nearer by.

    Args:
        pick: the nominal that is likeliest to name the speaker, -1 for none.
        told: all acts of reported speech.
    """
    scene = stage.scene
    first, last = scene.bounds(scene.reading.quotations[quotation])
    around = [each for each, _ in told if _holds(each, first, last) and _is_clear(stage, each)]
    if not around:
        return -1
    inmost = max(around, key=lambda each: each.cue)
    if scene.nominals[inmost.source].key == "who" and any(scene.tokens[at].lower == "that" for at in range(inmost.cue[1] + 2, first)):
        return -1  # "told a woman who asked that he go that “words”"
    if pick >= 0 and inmost.cue[0] < stage.roles[pick].subject_of < first and scene.nominals[pick].last < first:
        return -1  # "Roe said that the minister had called it"
    is_source = pick >= 0 and stage.roles[pick].before == 2 and scene.nominals[pick].last < first
    is_nearer = pick >= 0 and inmost.cue[1] < scene.nominals[pick].first < first and stage.roles[pick].verb_before > inmost.cue[1]
    return -1 if is_source or is_nearer or _tags(stage, pick, last) else inmost.source


def by_agent(stage: Stage, quotation: int) -> int:
    """Return S of "was dismissed as “words” by S"; -1 for nobody."""
    scene = stage.scene
    first, last = scene.bounds(scene.reading.quotations[quotation])
    before = [scene.tokens[at].lower for at in range(max(first - 5, 0), first) if scene.sentence[at] == scene.sentence[first]]
    is_passive = before[-1:] == ["as"] and any(word.endswith("ed") for word in before) and bool(BE & set(before))
    return scene.nominal_at[last + 2] if is_passive and scene.word(last + 1) == "by" and last + 2 < len(scene.tokens) else -1


def nearer(stage: Stage, quotation: int, pick: int) -> int:
    """Return whom the words right beside a quotation name rather than the one picked, else the one picked.

    "According to Arland's envoy" names the envoy, and so does "its envoy called it “words”" after a semicolon.
    """
    scene, roles = stage.scene, stage.roles
    first, _ = scene.bounds(scene.reading.quotations[quotation])
    if pick < 0:
        return pick
    nominal = scene.nominals[pick]
    owned = scene.nominal_at[nominal.last + 2] if roles[pick].is_possessive and nominal.last + 2 < len(scene.tokens) else -1
    is_subject = owned >= 0 and scene.nominals[owned].last < roles[owned].subject_of < first and roles[owned].gap <= 1
    if owned >= 0 and (roles[pick].before == 2 or is_subject) and scene.nominals[owned].kind == "noun":
        return owned
    is_parted = nominal.last < first and any(scene.tokens[at].text == ";" and scene.quoted[at] < 0 for at in range(nominal.last, first))
    subject = votes(scene, roles, quotation, -1)[SUBJECT] if is_parted and scene.sentence[nominal.first] == scene.sentence[first] else -1
    return subject if subject >= 0 and not any(scene.tokens[at].text == ";" for at in range(scene.nominals[subject].last, first)) else pick


def is_relayed(stage: Stage, quotation: int, pick: int) -> bool:
    """Return whether an outlet passes on, after the words, what somebody before them does with them: Roe accused them of "words", the agency said."""
    scene = stage.scene
    first, last = scene.bounds(scene.reading.quotations[quotation])
    after = last + 1 + (scene.word(last + 1) == ",")
    after += scene.word(after) == "the"
    relayer = scene.nominal_at[after] if after < len(scene.tokens) else -1
    is_outlet = relayer >= 0 and relayer != pick and stage.roles[relayer].subject_of >= 0 and "outlet" in kinds(stage, relayer)
    return is_outlet and pick >= 0 and scene.nominals[pick].last < stage.roles[pick].subject_of < first and stage.roles[pick].gap == 0


def _is_clear(stage: Stage, each: Reported) -> bool:
    """Return whether a verb, outside of marks, tells what somebody with a name, "he" or "she" says."""
    scene, word = stage.scene, stage.scene.tokens[each.cue[0]].lower
    if each.source < 0 or scene.quoted[each.cue[0]] >= 0 or word in NOUNS or scene.tokens[each.cue[0] - 1].lower in MODALS:
        return False
    nominal = scene.nominals[each.source]
    return nominal.key in ("he", "she", "who") or nominal.kind == "name" and bool(kinds(stage, each.source)) or nominal.kind == "noun" and is_human(nominal) and is_person_noun(nominal.key)


def _holds(each: Reported, first: int, last: int) -> bool:
    """Return whether a reported clause begins before the words from one token to another, without mark, and goes past or up to their end."""
    return any(each.cue[1] < start < first and last <= end for start, end in each.content)


def _tags(stage: Stage, pick: int, last: int) -> bool:
    """Return whether somebody "said" right after the words: it is the whole that is told."""
    if pick < 0 or stage.roles[pick].before == 2:
        return False
    beside = stage.scene.nominals[pick].first - last
    return 0 < beside <= 3
