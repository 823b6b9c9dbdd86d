"""Find words that stand before "S said": "C, S said", "C, said S", with C going on after a comma, perhaps."""

from __future__ import annotations

from dataclasses import replace

from standoff.read.clause_ends import best_end, is_finite, is_verb
from standoff.read.nominals import DATES
from standoff.read.ranker import Trees
from standoff.read.report_shape import Reported, shaped
from standoff.read.report_sources import MODIFIERS, closes, first_of
from standoff.read.speakers import Stage
from standoff.read.speech_cues import SAYING, SAYING_ING
from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

OBJECTS = word_set("me him her us them you reporters supporters voters lawmakers journalists")
APPOSES = frozenset(["a", "an", "the", "who", "whose", "which"])
HEARER = 6  # tokens that may follow "told" before a comma
SUBJECT = 10  # tokens that a subject may have that is no nominal
RELATIVES = frozenset(["that", "who", "which"])
CLOSING = (",", "—", "–")
SUBORDINATE = frozenset(["if", "unless", "once", "should", "until", "without", "when"])  # they open what a clause after "S said" ends


def opening_of(scene: Scene, at: int, source: int, inverted: bool, low: int) -> tuple[int, int] | None:
    """Return the first token of "S said" and S where it follows a comma, so that it can report what goes before."""
    first = at if inverted or source < 0 else first_of(scene, source)
    has_modifier = source >= 0 and (scene.word(scene.nominals[source].last + 1) in MODIFIERS or scene.word(scene.nominals[source].last + 1) == scene.tokens[at - 1].text == ",")
    if not inverted and not has_modifier and (source < 0 or any(is_finite(scene, n) for n in range(scene.nominals[source].last + 1, at))):
        # a subject that is no known word for somebody: "the airline added"
        first = next((n + 1 for n in range(at - 2, max(low, at - SUBJECT), -1) if scene.tokens[n].text in CLOSING), low)
        source = next(iter(scene.between(first, at)), -1)
        if any(is_verb(scene, n) and scene.tokens[n].lower != "'s" for n in range(first, at)):
            return None
    lead = next((n + 1 for n in range(first - 1, max(first - 4, low), -1) if scene.tokens[n].text in CLOSING), first)
    if lead < first and scene.nominal_at[lead] >= 0 and scene.tokens[lead].is_capital and all(scene.tokens[n].is_word and not is_verb(scene, n) for n in range(lead, first)):
        first, source = lead, scene.nominal_at[lead]  # "Reuters news agency said"
    first -= scene.tokens[first - 1].lower == "as" and first > low + 1 and scene.tokens[first - 2].text in CLOSING  # "C, as S reported"
    is_within = not inverted and scene.word(past_hearer(scene, at, len(scene.tokens) - 1) + 1) == ","  # "X, she warned, will fall"
    opens = first - 1 > low + (not is_within) and scene.tokens[first - 1].text in CLOSING and scene.quoted[first - 1] < 0
    return (first, source) if opens else None


def may_close(scene: Scene, at: int, inverted: bool, high: int) -> bool:
    """Return whether nothing after "S said" shows that its words come after it."""
    after = min(at + 1, high)
    has_object = scene.tokens[after].lower in OBJECTS or scene.nominal_at[after] >= 0
    heard = past_hearer(scene, at, high)  # "The ferry, he told the chamber, C"
    if heard > at and heard + 2 <= high and scene.quoted[heard + 2] >= 0 and scene.tokens[at].lower in ("told", "tells"):
        return False  # "He told me, “C”"
    return inverted or has_object or heard > at or (scene.tokens[at].lower not in ("told", "tells") and closes(scene, at + 1, high))


def find_before(
    stage: Stage, at: int, source: int, inverted: bool, first: int, low: int, high: int, ends: Trees | None
) -> Reported | None:
    """Return what stands before "S said", of which `first` is the first token, with what goes on after it."""
    scene = stage.scene
    last = scene.nominals[source].last if inverted else past_hearer(scene, at, high)
    start = _after_colon(scene, low, first)
    while start < first and (not scene.tokens[start].is_word or scene.tokens[start].lower in ("but", "and", "so", "yet") and scene.word(start + 1) != "long"):
        start += 1
    end = first - 2
    if start <= end and scene.tokens[end].lower in RELATIVES and not inverted and scene.word(last + 1) == ",":
        start = end + 1  # "a clause that, S argues, C"
    content = [(start, end)]
    lacks_verb = not any(is_verb(scene, n) for n in range(start, first))
    past = _past_occasion(scene, last, high) if lacks_verb or scene.tokens[start].lower in SUBORDINATE else last
    if inverted and lacks_verb:
        past = _past_apposition(scene, last, high)  # "Without oil, said S, a trader, there is no war"
    is_broken = past + 2 < high and scene.word(past + 1) == "," and (not inverted or lacks_verb)
    if is_broken and not (scene.quoted[past + 2] >= 0 and scene.quoted[start] < 0):
        last = past
        content.append((last + 2, best_end(scene, last + 2, high, 8, ends)))
    if start > end and len(content) > 1:
        del content[0]  # "But, S argues, C"
    if end - start < 1 and len(content) < 2 and content[0][0] == start:
        return None
    found = shaped(stage, 8 + inverted, at, at, source, tuple(content), low, high)
    is_own = len(content) > 1 and (scene.word(content[1][0]) in {"but", "citing", "quoting"} | SAYING_ING or _warns_too(scene, content[1][0]))  # "A, S said, but B": B is the text's own
    return replace(found, content=(content[0],)) if found is not None and is_own and end > start else found


def _after_colon(scene: Scene, low: int, first: int) -> int:
    """Return the first token after the last colon or semicolon before "S said": what goes before it is the narrator's."""
    return next((n + 1 for n in range(first - 3, low, -1) if scene.tokens[n].text in ":;" and scene.quoted[n] < 0), low)


def past_hearer(scene: Scene, at: int, high: int) -> int:
    """Return the last token of "S told me", where a comma ends it; of a verb otherwise."""
    if scene.word(at + 1) in ("out", "on") and at + 2 <= high and not scene.tokens[at + 2].is_word:
        return at + 1  # "they pointed out,", "she goes on,"
    comma = next((n for n in range(at + 1, min(at + HEARER, high)) if not scene.tokens[n].is_word), -1)
    is_told = scene.tokens[at].lower in ("told", "tells") and comma > at + 1 and scene.tokens[comma].text == ","
    return comma - 1 if is_told and not any(is_finite(scene, n) for n in range(at + 1, comma)) else at


def _warns_too(scene: Scene, at: int) -> bool:
    """Return whether the narrator goes on: "though she cautioned that"."""
    return scene.word(at) in ("though", "although", "while") and any(scene.word(n) in SAYING for n in range(at + 2, at + 5))


def _past_apposition(scene: Scene, last: int, high: int) -> int:
    """Return the token before the comma after which what S says goes on: "said S, a trader who knows, C", "said S of the bank, C"."""
    comma = next((n for n in range(last + 1, high) if scene.tokens[n].text == "," and scene.quoted[n] < 0), high)
    if scene.word(comma + 1) in APPOSES and comma < high:
        comma = next((n for n in range(comma + 2, high) if scene.tokens[n].text == "," and scene.quoted[n] < 0), comma)
    return comma - 1


def _past_occasion(scene: Scene, last: int, high: int) -> int:
    """Return the last token of "he said in a radio address", where a comma ends it."""
    comma = next((n for n in range(last + 1, min(last + 7, high)) if scene.tokens[n].text == ","), -1)
    is_occasion = comma > last + 1 and scene.word(last + 1) in ("in", "on", "at", "during", "last", "this", *DATES) and not any(is_finite(scene, n) for n in range(last + 2, comma))
    return comma - 1 if is_occasion else last
