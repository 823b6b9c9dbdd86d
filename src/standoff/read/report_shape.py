"""An act of reported speech: its cue, who says it and which words, with features of its shape that hold no word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.read.clause_ends import MODALS, is_finite
from standoff.read.nominals import DATES
from standoff.read.speaker_roles import PREPOSITIONS
from standoff.read.speakers import PRONOUN_KINDS, Stage
from standoff.read.speech_cues import SAY
from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

FORMS: dict[str, tuple[int, int]] = {}  # each form of a verb of saying: the verb's number and the form's (0 say, 1 said, 2 says, 3 saying)
for _number, _entry in enumerate(SAY.split()):
    for _form, _word in enumerate(_entry.split(":")):
        FORMS.setdefault(_word, (_number, _form if _word != _entry.split(":")[0] else 0))
NOT_AFTER = word_set(
    "to not n't be was were is are been being if would could might can should will may must let"
)
UNTOLD = frozenset(["credit", "byline", "dateline", "boilerplate", "title"])  # kinds of paragraphs in which nothing but "S said" is read for reports
CLAUSE_STARTS = frozenset(["he", "she", "it", "they", "there", "the", "a"])
SHAPE = [
    "pattern", "verb", "form", "that", "gap", "commas", "passed", "source kind", "source before", "possessive",
    "first", "word before", "word after", "content tokens", "content start", "quoted share", "sentence tokens",
    "cue place", "negated", "content has verb", "content nominals", "source tokens", "pronoun",
    "in quotation paragraph", "gap to content", "quoted in sentence", "cues after", "modal place", "starts nominal",
    "first class", "second class", "commas in content",
]
DATELINE = re.compile(r"[A-Z][A-Z.’'-]+(?:[ \xa0][A-Z][A-Z.’'-]+){0,3}(?:[ \xa0]?[,(/][^—–\n“”\"]{0,70}?)?[ \xa0](?:—|–|--?)[ \xa0]+(?=[A-Z“\"‘'$£€\d])")


@dataclass(frozen=True, slots=True)
class Reported:
    """An act of saying: the tokens of the `cue`, the nominal that says (-1 for none), the stretches of tokens said."""

    cue: tuple[int, int]
    source: int
    content: tuple[tuple[int, int], ...]
    shape: tuple[float, ...]


def sentence_of(scene: Scene, at: int) -> tuple[int, int]:
    """Return the first and last token of a token's sentence."""
    low, high = scene.sentence_start(at), at
    if low == 0 or scene.home[low - 1] != scene.home[low]:
        low = min(_past_dateline(scene, low), at)
    while high + 1 < len(scene.tokens) and scene.sentence[high + 1] == scene.sentence[at] and scene.paragraph[high + 1] == scene.paragraph[at]:
        high += 1
    return low, high


def _past_dateline(scene: Scene, low: int) -> int:
    """Return the first token after "PORT TOWN, March 4 (Agency) -" at the beginning of a paragraph."""
    text = scene.reading.text
    line = DATELINE.match(text, scene.tokens[low].start)
    return low if line is None else scene.token_at(line.end())


def shaped(
    stage: Stage, pattern: int, first: int, last: int, source: int, content: tuple[tuple[int, int], ...], low: int, high: int
) -> Reported | None:
    """Return the find with its shape; None where its content is empty."""
    scene = stage.scene
    if any(end < start for start, end in content):
        return None
    inside = [n for start, end in content for n in range(start, end + 1)]
    role = stage.roles[source] if source >= 0 else None
    nominal = scene.nominals[source] if source >= 0 else None
    verb, form = FORMS.get(scene.tokens[first].lower, (-1, 0))
    start = scene.tokens[inside[0]]
    shape = (
        pattern, verb, form, inside[0] > low and scene.tokens[inside[0] - 1].lower == "that", role.gap if role else 99,
        role.commas if role else 0, role.passed if role else 0, ("name", "noun", "pronoun").index(nominal.kind) if nominal else 3,
        role.before if role else 9, bool(role and role.is_possessive), bool(role and role.is_first),
        _small_class(scene, first - 1, low), _small_class(scene, last + 1, low) if last < high else 0, len(inside),
        3 if start.lower in NOT_AFTER else 1 if start.is_capital else 2 if start.lower in CLAUSE_STARTS else 0,
        sum(scene.quoted[n] >= 0 for n in inside) / len(inside), high - low + 1, first - low,
        any(scene.tokens[n].lower in ("not", "n't", "never", "declined", "refused") for n in range(max(low, first - 3), first)),
        any(is_finite(scene, n) for n in inside), len({scene.nominal_at[n] for n in inside} - {-1}),
        nominal.last - nominal.first + 1 if nominal else 0, PRONOUN_KINDS.get(nominal.key, 8) if nominal else 9,
        any(scene.quoted[n] >= 0 for n in range(*scene.paragraph_bounds[scene.paragraph[first]])),
        inside[0] - last, any(scene.quoted[n] >= 0 for n in range(low, high + 1)),
        sum(scene.tokens[n].lower in FORMS and scene.quoted[n] < 0 and scene.nominal_at[n] < 0 for n in range(last + 1, high + 1)),
        next((place for place, n in enumerate(inside) if scene.tokens[n].lower in MODALS), 30), scene.nominal_at[inside[0]] >= 0,
        scene.classes[inside[0]], scene.classes[min(inside[0] + 1, high)], sum(scene.tokens[n].text == "," for n in inside),
    )  # fmt: skip
    return Reported((first, last), source, content, tuple(float(value) for value in shape))


def _small_class(scene: Scene, at: int, low: int) -> int:
    """Return a number for the kind of the word beside a cue."""
    if at < low or at >= len(scene.tokens):
        return 0
    word = scene.tokens[at].lower
    if word in NOT_AFTER:
        return 1 if word == "to" else 2 if word in ("not", "n't") else 3 if word in ("was", "were", "is", "are", "be", "been", "being") else 4
    if word in ("has", "have", "had"):
        return 5
    if not scene.tokens[at].is_word:
        return 6 if word == "," else 7
    if scene.nominal_at[at] >= 0:
        return 8
    return 9 if word in PREPOSITIONS else 10 if word in DATES else 11
