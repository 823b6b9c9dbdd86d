"""Events that are told by what is threatened or refused, and not by a phrase of the events lexicon.

'It will land troops unless the vote is called off' threatens, and 'she would never put her name to it' rejects, whatever the
verbs are. What a speaker says of himself in a direct quotation is left to the positions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.read.certainty import Certainty
from standoff.read.event_details import context_of, date_of, span_of
from standoff.read.parties import SPEAKING
from standoff.read.plain_stances import refusals
from standoff.read.views import View
from standoff.record.items import Commitment, Event


def implied_events(view: View, made: Sequence[Commitment], found: Sequence[Event]) -> Iterator[Event]:
    """Yield the threats and refusals of a sentence that none of its events tells already."""
    for one in made:
        if one.type == "promise" or not view.sentence.span.holds(one.spans[0]) or _told(found, "THREATEN", one.spans[0]):
            continue
        head = view.word_at(one.spans[0].start)
        if _is_ones_deed(view, head):
            yield _event(view, "THREATEN", head, one.actor, one.target)
    for refusal in refusals(view):
        ours = any(word.lower in SPEAKING for word in view.words[max(0, refusal.first - 1) : refusal.first + 1])
        if view.quotation_at(refusal.first) is None and not ours and not any(event.spans[0].meets(view.span(refusal.first, refusal.last)) for event in found):
            yield _event(view, "REJECT", refusal.first, refusal.party, None)


def _told(found: Sequence[Event], kind: str, span) -> bool:
    return any(event.type == kind and event.spans[0].meets(span) for event in found)


def _is_ones_deed(view: View, head: int) -> bool:
    """Return whether a verb or a modal carries the threat: a noun such as 'the deadline' may be of another day."""
    return any(word.tag in "VM" for word in view.words[head : head + 4])


def _event(view: View, kind: str, head: int, actor: str, target: str | None) -> Event:
    span = span_of(view, head, head, [head])
    certainty: Certainty = "claimed" if view.statement_at(head) is not None else "actual"
    return Event(
        spans=(span,), type=kind, mode=None, context=context_of(view, "-"), date=date_of(view, head, span),
        actors=(actor,), recipients=(target,) if target is not None and target != actor else (),
        certainty=certainty, place=None, confidence=0.5, reasons=("told by what is threatened or refused",),
    )  # fmt: skip
