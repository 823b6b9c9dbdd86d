"""Who says what is reported: learned weights choose among the nominals of a sentence, the subject that the rules find among them.

A rule sees one sign at a time, and English parts a subject from its verb in many ways: "The envoy, a friend of the minister who met
them in May, said". What is seen of each nominal is structural: how many words, commas, verbs and openings of clauses stand
between it and the verb, what stands right before and after it, what it is. The weights ship as numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from math import log1p

import numpy as np

from standoff.read.clause_ends import is_verb
from standoff.read.grammar import RELATIVE
from standoff.read.nominals import DETERMINERS
from standoff.read.ranker import load_trees, scores
from standoff.read.report_shape import SHAPE, Reported, sentence_of
from standoff.read.report_sources import BE, MODIFIERS, SKIPPED
from standoff.read.speaker_pronouns import BODIES
from standoff.read.speaker_roles import AUXILIARIES, PREPOSITIONS, is_cue
from standoff.read.speakers import PRONOUN_KINDS, Stage
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

MOST_AROUND = 100  # reports of one sentence within which another may stand
MOST = 24  # nominals of a sentence among which the subject is sought, the nearest
SURE = 0.5  # log-odds by which another nominal must be likelier than the subject that the rules find
NOBODY = -1  # the nominal of a subject that is no known word for somebody
OPENS = word_set("that because while when if as after before since although though whether where how why until unless once")
AND = frozenset(["and", "but", "or"])
KINDS = ("person", "state", "place", "organisation", "group", "outlet")
BEFORE = {"of": 1, "to": 2, "by": 3, "with": 4, "for": 5, "from": 6, "in": 7, "at": 7, "on": 8, "about": 8, "than": 9, "like": 9, "but": 10, "except": 10, "as": 11}
FEATURES = (
    "is of rules", "rules find", "nobody", "after", "distance", "nominals between", "commas between", "verbs between", "cues between", "relatives between",
    "openings between", "ands between", "marks between", "comma before", "comma after", "word before", "word after", "before", "possessive", "is first",
    "opens", "kind", "pronoun", "noun of person", "body", "plural", "tokens", "capitals", "mention", "bracket", "is subject", "gap", "order", "order back",
    "choices", "is within", "verb form", "pattern", "before verb", "after verb", "passive", "commas before verb", "within",
)  # fmt: skip


def choose_subjects(stage: Stage, reports: Sequence[Reported]) -> list[Reported]:
    """Return reports with their sources chosen by the learned weights."""
    trees, chosen, outer = load_trees("subjects"), [], around(stage.scene, reports)
    seen = [(candidates(stage, each), each) for each in reports]
    odds = scores(trees, [row for number, (choices, each) in enumerate(seen) for row in rows_of(stage, each, choices, outer[number])])
    at = 0
    for number, (choices, each) in enumerate(seen):
        mine, at = odds[at : at + len(choices)], at + len(choices)
        own = choices.index(each.source)
        is_by = _is_named_by(stage.scene, each)
        kept = [n == each.source or not (is_by or _is_barred(stage, n, each, outer[number])) for n in choices]
        best = int(np.where(kept, mine, -np.inf).argmax())
        chosen.append(replace(each, source=choices[best]) if mine[best] > mine[own] + SURE else each)
    return chosen


def around(scene: Scene, reports: Sequence[Reported]) -> list[list[tuple[int, int]]]:
    """Return for each report what others before it in its sentence report, if its own verb stands in that: "S said that [T had warned that C]"."""
    near: dict[tuple[int, int], list[Reported]] = {}
    for each in reports:
        near.setdefault((scene.sentence[each.cue[0]], scene.paragraph[each.cue[0]]), []).append(each)
    found = []
    for each in reports:
        verb, same = each.cue[0], near[scene.sentence[each.cue[0]], scene.paragraph[each.cue[0]]]
        found.append([piece for other in same[:MOST_AROUND] for piece in other.content if other.cue[1] < piece[0] <= verb <= piece[1]])
    return found


def _is_named_by(scene: Scene, each: Reported) -> bool:
    """Return whether the rules find the subject after the verb and "by": "Roe was told by Doe that"."""
    return each.source != NOBODY and any(token.lower == "by" for token in scene.tokens[each.cue[1] + 1 : scene.nominals[each.source].first])


def _is_barred(stage: Stage, number: int, each: Reported, outer: Sequence[tuple[int, int]]) -> bool:
    """Return whether a nominal cannot be the subject instead of the rules' own: it stands outside the clause, only tells whose it is, or is left out."""
    scene, own = stage.scene, each.source
    if number == NOBODY:
        return False
    is_within = lambda n: all(first <= scene.nominals[n].first <= last for first, last in outer)
    if outer and own != NOBODY and is_within(own) and not is_within(number):
        return True
    return stage.roles[number].is_possessive or scene.word(scene.nominals[number].first - 1) in ("but", "except") or own != NOBODY and (_hangs_on(scene, number, own) or _is_apposed(stage, number, own, each.cue[0]))


def _hangs_on(scene: Scene, number: int, other: int) -> bool:
    """Return whether a nominal only tells who made another one: "Roe" of "a study by Doe and Roe"."""
    between = [scene.tokens[at].lower for at in range(scene.nominals[other].last + 1, scene.nominals[number].first)]
    return between[:1] == ["by"] and "," not in between


def _is_apposed(stage: Stage, number: int, other: int, verb: int) -> bool:
    """Return whether a nominal stands between two commas right after another: "once his friend" of "the mayor, once his friend, is begging him to"."""
    scene, nominal, last = stage.scene, stage.scene.nominals[number], stage.scene.nominals[other].last
    between = range(last + 2, nominal.first)
    is_aside = scene.word(last + 1) == "," and last < nominal.first < verb and any(scene.tokens[at].text == "," for at in range(nominal.last + 1, verb))
    return is_aside and stage.roles[other].before not in (1, 3) and not any(scene.tokens[at].text == "," or _is_verb(scene, at) for at in between)


def candidates(stage: Stage, each: Reported) -> list[int]:
    """Return the nominals of the sentence of a report that are no part of what is reported, and `NOBODY`; the rules' own among them."""
    scene, cue = stage.scene, each.cue
    low, high = sentence_of(scene, cue[0])
    near = [
        n for n in scene.between(low, high + 1)
        if not any(first <= scene.nominals[n].first <= last for first, last in each.content) and not cue[0] <= scene.nominals[n].first <= cue[1] - (cue[1] > cue[0])
    ]  # fmt: skip
    near = sorted(sorted(near, key=lambda n: abs(scene.nominals[n].first - cue[0]))[:MOST])
    return [*dict.fromkeys((*near, each.source, NOBODY))]


def rows_of(stage: Stage, each: Reported, choices: Sequence[int], outer: Sequence[tuple[int, int]]) -> list[list[float]]:
    """Return one row of features for each candidate for the source of a report, given what others report `around` it."""
    scene, verb = stage.scene, each.cue[0]
    low, high = sentence_of(scene, verb)
    shared = [*_around(scene, each, low, high), float(bool(outer))]
    real = [n for n in choices if n != NOBODY]
    back = [n for n in real if scene.nominals[n].first < verb]
    rows = []
    for number in choices:
        of_rules = [float(number == each.source), float(each.source != NOBODY), float(number == NOBODY)]
        if number == NOBODY:
            rows.append(of_rules + [-1.0] * (len(FEATURES) - len(of_rules) - len(shared)) + shared)
            continue
        order = [real.index(number), len(back) - back.index(number) if number in back else 0, len(real)]
        is_within = all(first <= scene.nominals[number].first <= last for first, last in outer)
        rows.append(of_rules + _of_place(scene, number, verb, low) + _of_nominal(stage, number, verb, low) + [float(value) for value in (*order, is_within)] + shared)
    return rows


def _around(scene: Scene, each: Reported, low: int, high: int) -> list[float]:
    """Return what is the same for all candidates."""
    verb = each.cue[0]
    before = verb - 1
    while before > low and scene.tokens[before].lower in SKIPPED:
        before -= 1
    return [float(value) for value in (
        each.shape[SHAPE.index("form")] if len(each.shape) > 2 else -1, each.shape[0], _class_of(scene, before, low), _class_of(scene, each.cue[1] + 1, low),
        before >= low and scene.tokens[before].lower in BE, sum(token.text == "," for token in scene.tokens[low:verb]),
    )]  # fmt: skip


def _of_place(scene: Scene, number: int, verb: int, low: int) -> list[float]:
    """Return what stands between a nominal and the verb, and right around the nominal."""
    nominal = scene.nominals[number]
    is_after = nominal.first > verb
    between = range(verb + 1, nominal.first) if is_after else range(nominal.last + 1, verb)
    words = [scene.tokens[at].lower for at in between]
    inner = {scene.nominal_at[at] for at in between} - {NOBODY, number}
    return [float(value) for value in (
        is_after, log1p(len(between)), len(inner), sum(word == "," for word in words), sum(_is_verb(scene, at) for at in between),
        sum(is_cue(scene, at) for at in between), sum(word in RELATIVE for word in words), sum(word in OPENS for word in words), sum(word in AND for word in words),
        sum(not scene.tokens[at].is_word and scene.tokens[at].text != "," for at in between), scene.word(nominal.first - 1) == "," and nominal.first > low,
        scene.word(nominal.last + 1) == ",", _class_of(scene, nominal.first - 1, low), _class_of(scene, nominal.last + 1, low),
    )]  # fmt: skip


def _of_nominal(stage: Stage, number: int, verb: int, low: int) -> list[float]:
    """Return what a nominal is, and its part in the sentence."""
    scene, role, nominal = stage.scene, stage.roles[number], stage.scene.nominals[number]
    tokens = scene.tokens[nominal.first : nominal.last + 1]
    before = scene.word(nominal.first - 1) if nominal.first > low else ""
    return [float(value) for value in (
        BEFORE.get(before, 12) if role.before in (1, 3) or before in BEFORE else 20 + role.before, role.is_possessive, role.is_first, nominal.first - low <= 1,
        ("name", "noun", "pronoun").index(nominal.kind), PRONOUN_KINDS.get(nominal.key, 8), is_person_noun(nominal.key), nominal.key in BODIES,
        nominal.key.endswith("s") and not nominal.key.endswith("ss"), min(len(tokens), 8), sum(token.is_capital for token in tokens), _mention_of(scene, number),
        before in ("(", "["), role.subject_of == verb, min(role.gap, 40),
    )]  # fmt: skip


def _mention_of(scene: Scene, number: int) -> int:
    """Return the kind of the mention that ends where a nominal does: 0 for none."""
    mentions, end = scene.reading.mentions, scene.tokens[scene.nominals[number].last].end
    at = bisect_left(mentions, end, key=lambda mention: mention.span.end)
    return KINDS.index(mentions[at].kind) + 1 if at < len(mentions) and mentions[at].span.start < end and mentions[at].kind in KINDS else 0


def _is_verb(scene: Scene, at: int) -> bool:
    return scene.nominal_at[at] < 0 and is_verb(scene, at)


def _class_of(scene: Scene, at: int, low: int) -> int:
    """Return a number for the kind of a word beside a nominal or a verb."""
    if at < low or at >= len(scene.tokens):
        return 0
    token = scene.tokens[at]
    for number, some in enumerate((RELATIVE, AND, OPENS, BE, AUXILIARIES, PREPOSITIONS, MODIFIERS, DETERMINERS), 1):
        if token.lower in some:
            return number
    if not token.is_word:
        return {",": 10, "(": 11, ")": 12, "'s": 13, ":": 14, "—": 15, "–": 15, "“": 16, '"': 16, "”": 17}.get(token.text, 18)
    if is_cue(scene, at):
        return 19
    if scene.nominal_at[at] >= 0:
        return 20 + ("name", "noun", "pronoun").index(scene.nominals[scene.nominal_at[at]].kind)
    if token.lower.endswith("ing"):
        return 23
    if _is_verb(scene, at):
        return 24
    return 25 + token.lower.endswith("ly")
