"""Find what somebody calls for, undertakes, denies or calls a thing: reported by verbs that bring no clause.

"S called for C", "S appealed to O for C", "S called on O to C", "S undertook to C", "S denied doing C", "S called O C".
"""

from __future__ import annotations

from collections.abc import Iterator

from standoff.read.clause_ends import best_end, is_finite
from standoff.read.nominals import DETERMINERS
from standoff.read.ranker import Trees
from standoff.read.report_shape import UNTOLD, Reported, sentence_of
from standoff.read.report_sources import subject_of, unknown_subject
from standoff.read.reported_thoughts import NARRATOR
from standoff.read.speaker_roles import AUXILIARIES
from standoff.read.speakers import Stage
from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

CALLS = word_set("called calls calling")
APPEALS = word_set("appealed appeals appealing pressed pressing pushed pushing")
UNDERTAKES = word_set("undertook undertakes undertaken volunteered volunteers")
DENIES = word_set("denied denies denying admitted admits acknowledged acknowledges suggested suggests recommended recommends")
WANTS = word_set("demanded demands promised pledged proposed offered")
CUES = CALLS | APPEALS | UNDERTAKES | DENIES | WANTS
ACCOUNTS = word_set("account reading view version explanation answer glimpse clue reason reasons assessment prediction apology help chance hint")  # offered, and no offer
TO_WHOM = 8  # tokens that may stand between "called on" and "to", "appealed to" and "for"
WHAT = frozenset(["what", "which"])  # "what he called a mill"
JUDGING = ("able", "ible", "al", "ic", "ous", "ive", "ful", "less", "ent", "ant", "ary")  # ends of words that judge
BE = word_set("is are was were be been being 's 're so who what")
NOTHING = word_set("any having ever all")  # after "denied", beside a participle
THAT, TO = 0.0, 2.0  # patterns, as in `reported`


def find_calls(stage: Stage, ends: Trees | None) -> Iterator[Reported]:
    """Yield what is called for, undertaken, denied, or said of things that are called something, in order."""
    scene = stage.scene
    for at, token in enumerate(scene.tokens):
        if token.lower not in CUES or scene.quoted[at] >= 0 or scene.nominal_at[at] >= 0 or not at or scene.tokens[at - 1].lower in BE or scene.tokens[max(at - 2, 0)].lower in WHAT:
            continue
        if scene.reading.paragraphs[scene.home[at]].kind in UNTOLD:
            continue
        low, high = sentence_of(scene, at)
        form = 3 if token.lower.endswith("ing") else 1
        source = subject_of(stage, at, low, high, form)
        start = _start(scene, at, high)
        if token.lower in CALLS and source >= 0 and _is_named(scene, source, at):
            continue
        is_somebody = source >= 0 or unknown_subject(scene, at) is not None
        if is_somebody and 0 <= start < high and scene.quoted[start] < 0 and (source < 0 or scene.nominals[source].key not in NARRATOR):
            named = token.lower in CALLS and start == at + 1
            end = _end_of_name(scene, start, high) if named else best_end(scene, start, high, int(TO), ends)
            if end > start:
                yield Reported((at, at), source, ((start, end),), (TO,))


def _start(scene: Scene, at: int, high: int) -> int:
    """Return where what a verb brings begins, -1 where it brings nothing that is said."""
    word, after = scene.tokens[at].lower, scene.word(at + 1)
    if word in UNDERTAKES:
        return at + 2 if after == "to" else -1
    if word in DENIES:
        return at + 1 if after in NOTHING or after.endswith("ing") and scene.tokens[at + 1].text.islower() else -1
    if word in WANTS:
        is_account = word == "offered" and any(scene.word(n) in ACCOUNTS for n in range(at + 2, min(at + 6, high)))
        return at + 1 if (after in DETERMINERS or after[:1].isdigit()) and not is_account else -1
    if after == "for":
        return at + 2
    if word in CALLS and after in ("on", "upon"):
        return next((n + 1 for n in range(at + 2, min(at + TO_WHOM, high)) if scene.tokens[n].lower == "to"), -1)
    if word in APPEALS and after == "to":
        return next((n + 1 for n in range(at + 2, min(at + TO_WHOM, high)) if scene.tokens[n].lower in ("for", "to") and scene.word(n + 1).isalpha()), -1)
    return at + 1 if word in CALLS and (after == "it" or after and scene.nominal_at[at + 1] >= 0 or after in ("the", "its", "his", "her", "their")) else -1


def _is_named(scene: Scene, source: int, at: int) -> bool:
    """Return whether "called" only gives a name: "a man called Roe"."""
    nominal = scene.nominals[source]
    return nominal.last == at - 1 and scene.tokens[nominal.first].lower in ("a", "an") and scene.word(at + 1)[:1].isalpha() and scene.tokens[at + 1].is_capital


def _end_of_name(scene: Scene, start: int, high: int) -> int:
    """Return the last token of "called O C", where both stand before any mark; -1 where C stands between marks or is a name."""
    end = next((n for n in range(start, high + 1) if scene.tokens[n].text in ",;:.—–(" or scene.quoted[n] >= 0 or scene.tokens[n].lower in ("and", "but", "in")), high + 1) - 1
    is_named = end > start and not scene.tokens[end].is_capital
    is_quoted = end < high and scene.quoted[end + 1] >= 0
    has_verb = any(scene.tokens[n].lower in AUXILIARIES - {"to"} or scene.classes[n] == 1 and is_finite(scene, n) for n in range(start, end))
    judges = any(scene.tokens[n].lower in ("a", "an", "the", "no") for n in range(start + 1, end)) or scene.tokens[end].lower.endswith(JUDGING)
    return end if is_named and judges and not is_quoted and not has_verb else -1
