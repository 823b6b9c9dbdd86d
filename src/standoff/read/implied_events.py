"""Events that are told by what is threatened or refused, and not by a phrase of the events lexicon.

'It will land troops unless the vote is called off' threatens, and 'she would never put her name to it' rejects, whatever the
verbs are. What a speaker says of himself in a direct quotation is left to the positions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.read.certainty import Certainty
from standoff.read.deed_words import FRIENDLY
from standoff.read.event_details import context_of, date_of, span_of
from standoff.read.event_worth import Candidate
from standoff.read.made_commitments import OWN_WORD, READY
from standoff.read.parties import SPEAKING
from standoff.read.plain_stances import refusals
from standoff.read.possible_commitments import POSSIBLE
from standoff.read.said_commitments import TOLD
from standoff.read.views import View
from standoff.read.word_set import word_set
from standoff.record.items import Commitment, Event


def implied_events(view: View, made: Sequence[Commitment], found: Sequence[Event]) -> Iterator[Candidate]:
    """Yield the threats, promises and refusals of a sentence that no event found in it tells already."""
    for one in made:
        kind = "AGREE" if one.type == "promise" else "THREATEN"
        if not view.sentence.span.holds(one.spans[0]) or _told(found, kind, one):
            continue
        head = _head_of(view, one)
        if head is not None and kind == "AGREE" and view.words[head].lemma not in ("promise", "pledge") and any(word.tag == "G" for word in view.words[head + 1 : head + 3]):
            kind = "REJECT"  # "vowed not to take his calls"
        if head is not None and (kind != "AGREE" or _is_given(view, one, head)):
            yield _candidate(view, kind, head, one.actor, one.target)
    for refusal in refusals(view):
        ours = any(word.lower in SPEAKING for word in view.words[max(0, refusal.first - 1) : refusal.first + 1])
        if view.quotation_at(refusal.first) is None and not ours and not any(event.spans[0].meets(view.span(refusal.first, refusal.last)) for event in found):
            yield _candidate(view, "REJECT", refusal.first, refusal.party, None)


def _told(found: Sequence[Event], kind: str, one: Commitment) -> bool:
    """Return whether an event of the sentence is this threat or promise: its words meet, and it is not another party's."""
    return any(
        event.type == kind and event.spans[0].meets(one.spans[0])
        and (kind == "THREATEN" or one.actor in event.actors or not event.actors or event.spans[0].start >= one.spans[0].start)
        for event in found
    )  # fmt: skip


def _is_given(view: View, one: Commitment, head: int) -> bool:
    """Return whether a promise is an event: somebody's word or offer told as such, or help and retreat that he says will come."""
    if one.reasons[0] == READY or view.quotation_at(head) is not None:
        return False
    if one.reasons[0] not in (TOLD, OWN_WORD, POSSIBLE):
        return True
    deed = next((word for word in view.words[head + 1 :] if word.tag in "VN"), None)
    return deed is not None and deed.lemma in _GIVEN


_GIVEN = (FRIENDLY | word_set("sign pull send open hand pay host publish ratify evacuate share")) - word_set("continue work talk meet negotiate stand")


def _head_of(view: View, one: Commitment) -> int | None:
    """Return the verb, modal or noun that carries a commitment; None where only a deadline is named: it may be of another day."""
    for at, word in enumerate(view.words):
        inside = one.spans[0].start <= word.start < one.spans[0].end
        if not inside or (one.condition is not None and one.condition.start <= word.start < one.condition.end):
            continue
        if word.lemma in ("deadline", "ultimatum"):
            return None
        if word.tag in "VM" or word.lemma in ("offer", "promise", "pledge", "warning", "threat"):
            return at
    return None


def _candidate(view: View, kind: str, head: int, actor: str, target: str | None) -> Candidate:
    span = span_of(view, head, head, [head])
    certainty: Certainty = "claimed" if view.statement_at(head) is not None else "actual"
    event = Event(
        spans=(span,), type=kind, mode=None, context=context_of(view, "-"), date=date_of(view, head, span),
        actors=(actor,), recipients=(target,) if target is not None and target != actor else (),
        certainty=certainty, place=None, confidence=0.5, reasons=("told by what is threatened or refused",),
    )  # fmt: skip
    return Candidate(view, head, head, view.words[head].tag in "VXM", False, event, is_implied=True)
