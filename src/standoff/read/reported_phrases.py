"""Find what somebody reports by a phrase: "S made clear that C", "S's position is that C", "as S sees it, C", "S put it bluntly: C"."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.read.clause_ends import MODALS, best_end, is_verb
from standoff.read.ranker import Trees
from standoff.read.report_shape import UNTOLD, Reported, sentence_of
from standoff.read.report_sources import subject_of
from standoff.read.reported_thoughts import BE, NARRATOR, OWNERS
from standoff.read.speaker_roles import PREPOSITIONS
from standoff.read.speakers import Stage
from standoff.read.speech_cues import SAYING
from standoff.read.word_set import word_set

CLEAR = word_set("makes made make making leaves left")  # with "clear", "plain", "no doubt"
CLEARLY = word_set("it clear plain known no little doubt abundantly very quite perfectly absolutely equally")
POINTS = word_set("points pointed pointing")
VOICES = word_set(
    "expresses expressed voices voiced floats floated raises raised rejects rejected dismisses dismissed repeats repeated reiterates "
    "reiterated renews renewed shares shared echoes echoed defends defended holds held"
)
THOUGHTS = word_set(
    "hope hopes fear fears concern concerns belief view confidence doubt doubts idea possibility claim claims demand suggestion suggestions "
    "accusation accusations allegation allegations warning warnings threat argument assertion conviction notion worry worries"
)
POSITIONS = word_set(
    "position message argument view answer line claim point complaint demand hope fear verdict conclusion contention worry assessment belief "
    "response reply advice explanation warning promise suggestion feeling hunch theory"
)
WONDERS = word_set("wonders wondered questions questioned")
SEES = frozenset(["sees", "saw", "tells", "told", "puts", "put"])  # "as S sees it"
CERTAIN = word_set("clear adamant blunt frank unequivocal categorical bluntly plainly simply")
NOT_YET = MODALS | {"to", "not", "n't", "never"}
FAR = 7  # tokens between a verb and its "that", a verb and its colon
THAT = 0.0  # a pattern of `reported`


def find_phrases(stage: Stage, ends: Trees | None) -> Iterator[Reported]:
    """Yield what phrases report, in order."""
    scene = stage.scene
    for at, token in enumerate(scene.tokens):
        if scene.quoted[at] >= 0 or scene.reading.paragraphs[scene.home[at]].kind in UNTOLD:
            continue
        if token.text != ":" and token.lower not in CUES:
            continue
        low, high = sentence_of(scene, at)
        ways = (_sees(stage, at, high), _colon(stage, at, low, high), _position(stage, at, high), _voiced(stage, at, low, high))
        found = next((way for way in ways if way is not None), None)
        if found is None or found[2] >= high:
            continue
        cue, source, start = found
        if scene.nominals[source].key not in NARRATOR | {"who"} if source >= 0 else scene.tokens[cue[0]].lower in OWNERS:
            yield Reported(cue, source, ((start, best_end(scene, start, high, int(THAT), ends)),), (THAT,))


def _voiced(stage: Stage, at: int, low: int, high: int) -> tuple[tuple[int, int], int, int] | None:
    """Return cue, source and first token of "S made it clear that C", "S pointed out that C", "S voiced the fear that C", "S wondered whether C"."""
    scene, word = stage.scene, stage.scene.tokens[at].lower
    that = next((n for n in range(at + 1, min(at + FAR, high)) if scene.tokens[n].lower in ("that", "whether") or not scene.tokens[n].is_word), -1)
    if that < 0 or not scene.tokens[that].is_word or scene.nominal_at[at] >= 0 or scene.tokens[max(at - 1, 0)].lower in NOT_YET:
        return None
    between = [scene.tokens[n].lower for n in range(at + 1, that)]
    is_clear = word in CLEAR and len(between) > 0 and set(between) <= CLEARLY
    is_known = word in ("let", "lets") and between == ["it", "be", "known"]
    is_pointed = word in POINTS and between == ["out"]
    is_voiced = word in VOICES and len(between) > 0 and between[-1] in THOUGHTS
    is_wondered = word in WONDERS and scene.tokens[that].lower == "whether" and set(between) <= {"aloud", "publicly"}
    if not (is_clear or is_known or is_pointed or is_voiced or is_wondered):
        return None
    return (at, that - 1), subject_of(stage, at, low, high, 3 if word.endswith("ing") else 1), that + (scene.tokens[that].lower == "that")


def _position(stage: Stage, at: int, high: int) -> tuple[tuple[int, int], int, int] | None:
    """Return cue, source and first token of "S's position is that C"."""
    scene = stage.scene
    if scene.tokens[at].lower not in POSITIONS or at < 2 or at + 3 > high or scene.word(at + 1) not in BE or scene.word(at + 2) != "that":
        return None
    owner = next((n for n in (at - 1, at - 2) if scene.tokens[n].lower in ("'s", "'") or scene.tokens[n].lower in OWNERS), -1)
    if owner < 0:
        return None
    return (owner, at + 1), scene.nominal_at[owner - 1] if scene.tokens[owner].lower in ("'s", "'") else -1, at + 3


def _sees(stage: Stage, at: int, high: int) -> tuple[tuple[int, int], int, int] | None:
    """Return cue, source and first token of "As S sees it, C"."""
    scene = stage.scene
    number = scene.nominal_at[at + 1] if scene.tokens[at].lower == "as" and at + 1 < high else -1
    last = scene.nominals[number].last if number >= 0 else high
    is_seen = last + 3 < high and scene.word(last + 1) in SEES and scene.word(last + 2) == "it" and scene.tokens[last + 3].text == ","
    return ((at, last + 2), number, last + 4) if is_seen else None


def _colon(stage: Stage, at: int, low: int, high: int) -> tuple[tuple[int, int], int, int] | None:
    """Return cue, source and first token of "S replied: C" and "S is adamant: C", unquoted and with a verb."""
    scene = stage.scene
    if scene.tokens[at].text != ":" or at + 3 > high or scene.quoted[at + 1] >= 0 or not any(is_verb(scene, n) for n in range(at + 2, high + 1)):
        return None
    near = range(at - 1, max(at - FAR, low), -1)
    verb = next((n for n in near if scene.tokens[n].lower in SAYING | SEES | {"say", "argue"} and scene.nominal_at[n] < 0 and scene.tokens[n - 1].lower not in PREPOSITIONS), -1)
    if verb < 0 and scene.tokens[at - 1].lower in CERTAIN:
        verb = next((n for n in near if scene.tokens[n].lower in BE | {"been"}), -1)
    start = at + 1 + (scene.word(at + 1) == "that")  # "they say the opposite: that C"
    return ((verb, at - 1), subject_of(stage, verb, low, high, 1), start) if verb >= 0 else None


CUES = CLEAR | POINTS | VOICES | WONDERS | POSITIONS | {"let", "lets", "as"}
