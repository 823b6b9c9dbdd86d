"""Who could say the words between marks, and what tells one candidate from another: features without any word of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from math import log1p
from typing import Any

import numpy as np

from standoff.read.nominals import Nominal
from standoff.read.speaker_roles import PREPOSITIONS, REACH, Role, is_cue, roles_of
from standoff.read.speaker_votes import RULES, votes
from standoff.read.speech_scene import Scene
from standoff.read.tagger import Tagged
from standoff.read.word_set import word_set
from standoff.record.items import Span

BACK = 2  # paragraphs before the quotation's own that are searched
MOST = 60  # candidates, the nearest
CROWD = 150  # quotations of one block; no prose has so many
FAR = 99
PRONOUN_KINDS = {"he": 1, "she": 1, "they": 2, "i": 3, "we": 4, "you": 5, "it": 6, "who": 7}
OWN = frozenset(["newspaper", "paper", "magazine", "website", "reporter", "correspondent", "site"])
FIRST_PERSON = frozenset(["i", "me", "my", "we", "our", "us", "mine", "ours", "myself", "ourselves"])
FEATURES = [
    "paragraphs back", "after", "distance", "sentences between", "nominals between", "quotations between", "is name",
    "is noun", "pronoun", "tokens", "capitals", "before it", "possessive", "first of sentence", "cue gap",
    "cue commas", "cue passed", "cue class", "cue to quotation", "cue between", "verb gap", "verb class",
    "verb to quotation", "verb after quotation", "is quoted", "named in quotation", "times named",
    "times named near", "speaker before", "speaker before name", "paragraphs since", "same paragraph before",
    "starts paragraph", "ends paragraph", "quotation tokens", "begins small", "ends in comma", "ends in stop",
    "first person", "words outside", "token before", "token after", "nominal after", "nearest before",
    "nearest after", "followed by comma", "number of candidates", "continued", "choice", "choice name",
    "order in paragraph", "same sentence", "same sentence end", "cues outside", "nearest cue before",
    "nearest cue after", "semicolons", "rivals",
    *[f"vote: {rule}" for rule in RULES],
]


@dataclass
class Stage:
    """A scene with what is worked out once for all its quotations, and the speakers chosen so far.

    Attributes:
        chosen: the number of the nominal chosen for a quotation, by the quotation's number.
        actors: everybody whom a "he" or "she" may mean (see `antecedents`), None as long as none was asked for.
        num_met: how many of them were gone through.
        meant: whom each "he" or "she" among those means, by its number, as one more place where somebody is brought up.
        answers: whom each "he" or "she" that was asked for means.
        cast: the persons whom a noun may mean (see `described`), None as long as none was asked for.
        described: whom each noun means, by its number, as far as it was worked out.
    """

    scene: Scene
    chosen: dict[int, int] = field(default_factory=dict)
    actors: tuple[Any, ...] | None = None
    num_met: int = 0
    meant: dict[int, str | None] = field(default_factory=dict)
    answers: dict[int, str | None] = field(default_factory=dict)
    cast: Any = None
    described: dict[int, str | None] = field(default_factory=dict)

    @cached_property
    def roles(self) -> list[Role]:
        """Return the role of each nominal."""
        return roles_of(self.scene)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Return the words that have a capital within a sentence, as names do."""
        tokens, sentence = self.scene.tokens, self.scene.sentence
        return frozenset(t.text for at, t in enumerate(tokens) if at and t.is_capital and sentence[at - 1] == sentence[at] and tokens[at - 1].is_word)

    @cached_property
    def counts(self) -> dict[str, int]:
        """Return how often each name's key occurs."""
        found: dict[str, int] = {}
        for nominal in self.scene.nominals:
            if nominal.kind != "pronoun":
                found[nominal.key] = found.get(nominal.key, 0) + 1
        return found

    @cached_property
    def fullest(self) -> dict[str, Nominal]:
        """Return the longest form, the first of them, of each name by its key."""
        found: dict[str, Nominal] = {}
        for nominal in self.scene.nominals:
            best = found.get(nominal.key)
            if nominal.kind == "name" and (best is None or nominal.last - nominal.first > best.last - best.first):
                found[nominal.key] = nominal
        return found

    @cached_property
    def outer(self) -> list[int]:
        """Return the numbers of the quotations that lie in no other, but for those of a block that is hardly anything else."""
        found = [n for n, each in enumerate(self.scene.reading.quotations) if each.depth == 1]
        blocks = [self.scene.paragraph[self.scene.bounds(self.scene.reading.quotations[n])[0]] for n in found]
        crowd = Counter(blocks)
        return [n for n, block in zip(found, blocks, strict=True) if crowd[block] <= CROWD]


def candidates(stage: Stage, quotation: int) -> list[int]:
    """Return the numbers of the nominals that could name the speaker: near the quotation and not in it.

    A name that opens the quotation before a colon, as in a transcript, names its speaker too.
    """
    scene = stage.scene
    first, last = scene.bounds(scene.reading.quotations[quotation])
    paragraph = scene.paragraph[first]
    near = [n for back in range(paragraph - BACK, paragraph + 1) for n in scene.nominals_of.get(back, ())]
    found = [n for n in near if _may_speak(scene, scene.nominals[n], quotation, paragraph)]
    return sorted(sorted(found, key=lambda n: max(first - scene.nominals[n].last, scene.nominals[n].first - last))[:MOST])


def _may_speak(scene: Scene, nominal: Nominal, quotation: int, paragraph: int) -> bool:
    if nominal.key in OWN and "this" in (scene.tokens[nominal.first].lower, scene.tokens[max(nominal.first - 1, 0)].lower):
        return False  # "this newspaper" tells, and says nothing
    if _is_label(scene, nominal):
        return False
    around = (scene.quoted[nominal.first], scene.quoted[nominal.last])
    if quotation in around:
        return scene.quoted[nominal.first - 2] != quotation and _text(scene, nominal.last + 1) == ":"
    return around[0] < 0 or scene.paragraph[nominal.first] == paragraph


def features(stage: Stage, quotation: int, choices: list[int]) -> list[list[float]]:
    """Return one row of features for each candidate."""
    scene = stage.scene
    first, last = scene.bounds(scene.reading.quotations[quotation])
    before = _speaker_before(stage, quotation)
    voted = votes(scene, stage.roles, quotation, stage.chosen.get(before, -1) if before >= 0 else -1)
    choice = next((number for number in voted if number >= 0), -1)
    shared = _of_quotation(stage, quotation, first, last, before)
    inside = {token.lower for token in scene.tokens[first : last + 1]}
    nearest, beside = _nearest(scene, choices, first, last), _cues_beside(scene, first, last)
    here, there, cues = scene.sentence[first], scene.sentence[last], _cues_outside(scene, first, last)
    near = Counter(scene.nominals[n].key for n in choices)
    rows = []
    for order, number in enumerate(choices):
        row = _of_nominal(stage, number, first, last)
        nominal = scene.nominals[number]
        spoke = stage.chosen.get(before, -1)
        spoke_key = scene.nominals[spoke].key if spoke >= 0 else None
        row += [
            nominal.key in inside and nominal.kind == "name", log1p(stage.counts.get(nominal.key, 0)),
            near[nominal.key], number == spoke, nominal.key == spoke_key,
        ]  # fmt: skip
        row += shared
        row += [number == nearest[0], number == nearest[1], _text(scene, nominal.last + 1) == ",", len(choices)]
        row += [_is_continued(stage, quotation), number == choice]
        row += [choice >= 0 and scene.nominals[choice].key == nominal.key, order]
        row += [scene.sentence[nominal.first] == here, scene.sentence[nominal.first] == there, cues]
        row += _of_rivals(stage, number, choices, (first, last), beside)
        row += [number == each for each in voted]
        rows.append([float(value) for value in row])
    return rows


def _is_label(scene: Scene, nominal: Nominal) -> bool:
    """Return whether a nominal is two words or more in capitals that are no known name, or heads a paragraph: "THE SUNDAY INTERVIEW", "CLAIM 2:"."""
    token = scene.tokens[nominal.first]
    if token.text.isupper() and token.lower in _HEADS and ":" in (_text(scene, nominal.last + 1), _text(scene, nominal.last + 2)):
        return True
    if nominal.first == nominal.last or not all(scene.tokens[at].text.isupper() for at in range(nominal.first, nominal.last + 1)):
        return False
    start, end = scene.tokens[nominal.first].start, scene.tokens[nominal.last].end
    at = bisect_left(scene.reading.mentions, start, key=lambda mention: mention.span.end)
    return not any(mention.span.start < end for mention in scene.reading.mentions[at : at + 3]) and _text(scene, nominal.last + 1) != ":"


_HEADS = word_set("claim verdict fact myth reality rating ruling context background analysis update note question answer")


def _text(scene: Scene, at: int) -> str:
    return scene.tokens[at].text if at < len(scene.tokens) else ""


def _nearest(scene: Scene, choices: list[int], first: int, last: int) -> tuple[int, int]:
    before = [n for n in choices if scene.nominals[n].last < first]
    after = [n for n in choices if scene.nominals[n].first > last]
    return (before[-1] if before else -1, after[0] if after else -1)


def _cues_beside(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Return the last cue before a quotation in its sentence, and the first after it; -1 for none."""
    low, high = scene.paragraph_bounds[scene.paragraph[first]]
    before = range(first - 1, max(first - REACH, low - 1), -1)
    after = range(last + 1, min(last + REACH, high + 1))
    here, there = scene.sentence[max(first - 1, low)], scene.sentence[min(last + 1, high)]
    return (
        next((at for at in before if scene.sentence[at] == here and scene.quoted[at] < 0 and is_cue(scene, at)), -1),
        next((at for at in after if scene.sentence[at] == there and scene.quoted[at] < 0 and is_cue(scene, at)), -1),
    )


def _of_rivals(stage: Stage, number: int, choices: list[int], words: tuple[int, int], beside: tuple[int, int]) -> list[float]:
    """Return whether the candidate's cue is nearest, the semicolons between, and other subjects of cues nearer by."""
    scene, role, nominal = stage.scene, stage.roles[number], stage.scene.nominals[number]
    cues = {role.subject_of, role.verb_before} - {-1}
    first, last = words
    if nominal.first > last or scene.sentence[nominal.first] not in (scene.sentence[first], scene.sentence[max(first - 1, 0)]):
        return [beside[0] in cues, beside[1] in cues, 0, 0]
    semicolons = sum(scene.tokens[at].text == ";" and scene.quoted[at] < 0 for at in range(nominal.last, first))
    rivals = sum(scene.nominals[n].first > nominal.last and nominal.last < stage.roles[n].subject_of < first for n in choices)
    return [beside[0] in cues, beside[1] in cues, semicolons, rivals]


def _speaker_before(stage: Stage, quotation: int) -> int:
    """Return the last quotation before this one that has a speaker, -1 if none has."""
    for at in range(bisect_left(stage.outer, quotation) - 1, -1, -1):
        if stage.chosen.get(stage.outer[at], -1) >= 0:
            return stage.outer[at]
    return -1


def _is_continued(stage: Stage, quotation: int) -> bool:
    at = bisect_left(stage.outer, quotation)
    return at > 0 and stage.scene.reading.quotations[stage.outer[at - 1]].continues


def _of_nominal(stage: Stage, number: int, first: int, last: int) -> list[float]:
    scene, role, nominal = stage.scene, stage.roles[number], stage.scene.nominals[number]
    after = nominal.first > last
    low, high = (last + 1, nominal.first) if after else (nominal.last + 1, first)
    between = range(low, high)
    passed = {scene.nominal_at[at] for at in between} - {-1, number}
    crossed = {scene.quoted[at] for at in between} - {-1}
    cue, verb = role.subject_of, role.verb_before
    return [
        scene.paragraph[first] - scene.paragraph[nominal.first], after, log1p(max(high - low, 0)),
        abs(scene.sentence[first] - scene.sentence[nominal.first]), len(passed), len(crossed), nominal.kind == "name",
        nominal.kind == "noun", PRONOUN_KINDS.get(nominal.key, 8) if nominal.kind == "pronoun" else 0,
        nominal.last - nominal.first + 1, sum(scene.tokens[at].is_capital for at in range(nominal.first, nominal.last + 1)),
        role.before, role.is_possessive, role.is_first, role.gap if cue >= 0 else FAR, role.commas, role.passed,
        scene.classes[cue] if cue >= 0 else 0, _to_quotation(cue, first, last), cue >= 0 and not after and nominal.last < cue < first,
        role.verb_gap if verb >= 0 else FAR, scene.classes[verb] if verb >= 0 else 0, _to_quotation(verb, first, last),
        verb == last + 1, scene.quoted[nominal.first] >= 0,
    ]  # fmt: skip


def _to_quotation(cue: int, first: int, last: int) -> int:
    """Return the tokens between a cue and the quotation, negative after it; far away for no cue."""
    if cue < 0:
        return FAR
    return min(first - cue, FAR - 1) if cue < first else max(last - cue, 1 - FAR)


def _of_quotation(stage: Stage, quotation: int, first: int, last: int, before: int) -> list[float]:
    scene, each = stage.scene, stage.scene.reading.quotations[quotation]
    low, high = scene.paragraph_bounds[scene.paragraph[first]]
    words = [token for token in scene.tokens[first : last + 1] if token.is_word]
    end = each.inner.of(scene.reading.text)[-1]
    since = each.paragraph - scene.reading.quotations[before].paragraph if before >= 0 else FAR
    return [
        min(since, FAR), since == 0, first == low, last == high, len(words), bool(words) and words[0].text[0].islower(),
        end == ",", end in ".!?", any(token.lower in FIRST_PERSON for token in words),
        sum(quoted < 0 for quoted in scene.quoted[low : high + 1]), _kind_of(scene, first - 1, low, high),
        _kind_of(scene, last + 1, low, high), last < high and scene.nominal_at[last + 1] >= 0,
    ]  # fmt: skip


def _kind_of(scene: Scene, at: int, low: int, high: int) -> int:
    """Return a number for the token beside a quotation: its kind of mark, or the class of the word."""
    if not low <= at <= high:
        return 0
    token = scene.tokens[at]
    if not token.is_word:
        return {",": 1, ":": 2, ".": 3, "—": 4, "–": 4, "-": 4}.get(token.text, 5)
    if is_cue(scene, at):
        return 5 + scene.classes[at]
    if token.lower in ("that", "as"):
        return 11
    return 12 if token.lower in PREPOSITIONS else 13 if token.lower in ("a", "an", "the") else 10


def _cues_outside(scene: Scene, first: int, last: int) -> int:
    """Return how many cues stand outside marks in the sentences in which a quotation begins and ends."""
    low, high = scene.paragraph_bounds[scene.paragraph[first]]
    here = (scene.sentence[first], scene.sentence[last])
    return sum(is_cue(scene, n) for n in range(low, high + 1) if scene.quoted[n] < 0 and scene.sentence[n] in here)


def tag_votes(stage: Stage, quotation: int, choices: list[int], tagged: tuple[Tagged, ...]) -> np.ndarray:
    """Return a trained tagger's vote on each candidate: 1 for the source nearest to the quotation, half for another source."""
    scene = stage.scene
    outer = scene.reading.quotations[quotation].outer
    sources = [each.span for each in tagged if each.label == "source"]
    spans = [Span(scene.tokens[scene.nominals[n].first].start, scene.tokens[scene.nominals[n].last].end) for n in choices]
    distances = [min((_gap(outer, source) for source in sources if source.meets(span)), default=None) for span in spans]
    near = min((each for each in distances if each is not None), default=None)
    return np.array([0.0 if each is None else 1.0 if each == near else 0.5 for each in distances])


def _gap(one: Span, other: Span) -> int:
    """Return the characters between two spans."""
    return max(one.start - other.end, other.start - one.end, 0)
