"""What became of a commitment as the next sentences have it: its day came and went, nothing followed, it was done, the contrary was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from standoff.read.commitment_frames import same_side
from standoff.read.deed_words import HOSTILE
from standoff.read.fates import has_its_own
from standoff.read.parties import doers
from standoff.read.views import View
from standoff.read.word_set import word_set
from standoff.record.items import Span

_PASSING = word_set("pass come end expire arrive elapse lapse")
_SPELLS = word_set("day days week weeks month months hour hours year years fortnight date deadline minutes")
_FOLLOWING = word_set("follow come happen hear do deliver arrive move punish materialise materialize change")
_NONE = word_set("no nothing neither none nobody")
_ATTACKING = (HOSTILE - word_set("end stop leave quit halt pull walk abandon hold meet hit fire deploy")) | word_set("march break seize take overrun hit")


def fate_in_time(view: View, last: int, after: Sequence[View], actor: str, kind: str) -> tuple[Literal["kept", "lapsed"], Span] | None:
    """Return what became of a commitment whose phrase ends at word `last`, with the clause or sentence that says so."""
    own = {word.lower for word in view.words if word.tag in "NO"}
    for later, start in _later(view, last, after):
        words = later.words
        span = later.span(start, len(words) - 1)
        if _has_passed(later, start, own) or _none_followed(later, start):
            return "lapsed", span
        done = _done(later, start)
        if done is not None:
            return done, span
        verb = _attack_after(later, start)
        if verb is not None and kind == "promise":
            return "lapsed", span
        if verb is not None and same_side(later, doers(later, verb), [actor]):
            return "kept", span
    return None


def _later(view: View, last: int, after: Sequence[View]) -> Iterator[tuple[View, int]]:
    """Yield what follows a commitment: the clause after a semicolon, and the next sentences of the same kind."""
    for at in range(last, len(view.words) - 2):
        if view.words[at].lower == ";":
            yield view, at + 1
            break
    for one in after:
        if one.paragraph.kind != view.paragraph.kind or one.number - view.number > 2 or view.quotation_at(last) != one.quotation_at(0):
            return
        if one.text.rstrip("”\"’' ").endswith("?") or has_its_own(one):
            return
        yield one, 0


def _has_passed(view: View, start: int, own: set[str]) -> bool:
    """Return whether the day or the time that was set is over: 'The ten days came and went', 'Friday passed', 'the week became a month'."""
    words = view.words
    for at in range(start + 1, min(len(words) - 1, start + 7)):
        word, before, next_one = words[at], words[at - 1], words[at + 1]
        is_time = before.lower in _SPELLS or (before.lower in own and any(time.span.start < before.end <= time.span.end for time in view.times))
        if is_time and (word.lower == "became" or word.tag == "V" and word.lemma in _PASSING and word.lower != word.lemma and next_one.tag in ".CP"):
            return True
    return False


def _none_followed(view: View, start: int) -> bool:
    """Return whether nothing came of it: 'No names have followed', 'Neither has done it'."""
    words = view.words[start : start + 8]
    return words[0].lower in _NONE and any(word.tag == "V" and word.lemma in _FOLLOWING and word.lower != word.lemma for word in words)


def _done(view: View, start: int) -> Literal["kept", "lapsed"] | None:
    """Return what a short sentence says of whether it was done: 'They did', 'It did not'."""
    words = [word.lower for word in view.words[start : start + 4]]
    if len(words) < 3 or view.words[start].tag not in "RN" or words[1] != "did":
        return None
    if words[2] in (".", "!", ";"):
        return "kept"
    return "lapsed" if words[2] in ("not", "n't") and (len(words) < 4 or words[3] in (".", ";", "come")) else None


def _attack_after(view: View, start: int) -> int | None:
    """Return the verb of an attack that is told as next: 'Days later the rebels marched', 'within a week they had seized'."""
    words = view.words
    near = [word.lower for word in words[start : start + 6]]
    soon = any(one in _SPELLS for one in near) and any(one in ("later", "within", "after") for one in near)
    if not soon:
        return None
    past = (at for at in range(start + 2, min(len(words), start + 16)) if words[at].tag == "V" and words[at].lower != words[at].lemma and not words[at].lower.endswith("ing"))
    return next((at for at in past if words[at].lemma in _ATTACKING), None)
