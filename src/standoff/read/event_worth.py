"""How much a phrase is worth as news: whether a coder would record the event that it tells, learnt from annotated articles.

The rules propose; how a phrase is said, where it stands and who does it to whom then decide together, so that no rule has to be
right for every outlet. The weights are numbers over such features and hold no text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.read import plover
from standoff.read.certainty import is_negated
from standoff.read.party_names import is_passive
from standoff.read.places import place_near
from standoff.read.ranker import load_trees, scores_of
from standoff.read.views import View
from standoff.read.word_set import word_set
from standoff.record.items import Event

FAR = 20
HAPPENED = frozenset({"actual", "claimed", "disputed"})
_HABITUAL = word_set("every often usually always never sometimes whenever each again repeatedly seldom rarely still")
_OPENS = {
    "who": "relative", "which": "relative", "that": "that", "if": "if", "unless": "if", "whether": "if", "once": "when", "until": "when",
    "when": "when", "before": "when", "after": "after", "since": "after", "while": "while", "as": "while", "because": "because", "how": "how", "what": "how", "why": "how", "than": "than",
}  # fmt: skip
_FIRST, _SECOND = word_set("i we us me"), word_set("you one anyone nobody everyone")
_THIRD = word_set("he she it they him her them")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that the phrase at the words `head` to `last` may tell; an implied one is told by no phrase of the events lexicon."""

    view: View
    head: int
    last: int
    is_verb: bool
    is_weak: bool
    event: Event
    is_implied: bool = False

    @property
    def is_judged(self) -> bool:
        """Return whether it may be dropped: it is said to have happened, and is no meeting of two that are named, which other tellings need."""
        event = self.event
        is_meeting = event.type == "CONSULT" and not self.is_verb and bool(event.actors and event.recipients)
        return event.type in plover.QUAD_OF and event.certainty in HAPPENED and not is_meeting


def worth(candidates: Sequence[Candidate]) -> np.ndarray:
    """Return for each candidate of a document, in order, the log-odds that it is news."""
    return scores_of(load_trees("events"), features(candidates))


def features(candidates: Sequence[Candidate]) -> list[dict[str, float]]:
    """Return the features of each candidate of a document, by name; those that are 0 may be left out."""
    if not candidates:
        return []
    reading = candidates[0].view.reading
    kinds = {mention.name: mention.kind for mention in reading.mentions}
    told: Counter = Counter()
    within = Counter(each.view.number for each in candidates)
    rows: list[dict[str, float]] = []
    rank: Counter = Counter()
    for each in candidates:
        event, word = each.event, each.view.words[each.head]
        keys = (("type", event.type), ("lemma", word.lemma), ("parties", event.type, frozenset(event.actors + event.recipients)))
        rows.append({
            **dict.fromkeys((*_of_words(each), *_of_parties(each, kinds)), 1.0), **_of_place(each),
            "number of actors": len(event.actors), "number of recipients": len(event.recipients), "in its sentence": within[each.view.number],
            "rank": rank[each.view.number], **{f"told {key[0]}": told[key] for key in keys},
        })  # fmt: skip
        told.update(keys)
        rank[each.view.number] += 1
    return rows


def _of_words(each: Candidate) -> Iterator[str]:
    """Yield what holds of the phrase: its type, form and mood, and the clause it stands in."""
    view, head, words = each.view, each.head, each.view.words
    word = words[head]
    yield f"type {each.event.type}"
    yield f"class {plover.QUAD_OF.get(each.event.type)}"
    yield f"certainty {each.event.certainty}"
    yield "verb" if each.is_verb else "noun"
    if each.is_weak:
        yield "weak"
    if each.is_implied:
        yield "implied"
    if each.is_verb:
        yield f"form {_form(word.lower, word.lemma)}"
        if is_passive(view, head):
            yield "passive"
        before = [w for w in words[max(0, head - 5) : head]]
        yield from (f"auxiliary {w.lower}" for w in before if w.tag == "X")
        if any(w.tag == "M" for w in before):
            yield "modal"
        if any(w.tag == "T" for w in words[max(0, head - 3) : head]):
            yield "to"
    if is_negated(view, head):
        yield "negated"
    yield f"before {words[head - 1].tag if head else '-'}"
    yield f"after {words[each.last + 1].tag if each.last + 1 < len(words) else '-'}"
    yield from (f"{name} before" for name in {_OPENS.get(w.lower) for w in words[max(0, head - 10) : head]} if name)
    yield from (f"{name} after" for name in {_OPENS.get(w.lower) for w in words[head + 1 : head + 8]} if name)
    if any(w.lower in ("if", "unless") for w in words):
        yield "if in sentence"
    if any(w.lower in _HABITUAL for w in words[max(0, head - 6) : head + 7]):
        yield "habitual"
    if any(w.tag == "O" for w in words):
        yield "number in sentence"


def _form(lower: str, lemma: str) -> str:
    if lower == lemma:
        return "bare"
    return "ing" if lower.endswith("ing") else "s" if lower.endswith("s") else "past"


def _of_parties(each: Candidate, kinds: dict[str, str]) -> Iterator[str]:
    """Yield who does it and to whom, and whose words it is."""
    view, head, event = each.view, each.head, each.event
    yield from (f"actor {kinds.get(name, 'unknown')}" for name in event.actors)
    yield from (f"recipient {kinds.get(name, 'unknown')}" for name in event.recipients)
    subject = next((w for w in reversed(view.words[max(0, head - 6) : head]) if w.tag in "NR"), None)
    if subject is not None:
        for name, group in (("first", _FIRST), ("second", _SECOND), ("third", _THIRD)):
            if subject.lower in group:
                yield f"{name} person"
        if subject.tag == "N" and not subject.capital:
            yield "common plural" if subject.lower.endswith("s") else "common singular"
        if subject.capital:
            yield "named subject"
    said = view.statement_at(head)
    if said is not None:
        yield f"in {said.kind}"
        if said.speaker in event.actors:
            yield "speaker acts"
        if kinds.get(said.speaker or "") is None:
            yield "unknown speaker"
    elif view.said:
        yield "beside statement"
        if any(statement.cue is not None and statement.cue.meets(view.span(head, each.last)) for statement in view.said):
            yield "is cue"


def _of_place(each: Candidate) -> dict[str, float]:
    """Return where the phrase stands, in its sentence and beside times and places."""
    view, head = each.view, each.head
    word = view.words[head]
    apart = [abs(time.span.start - word.start) / 6 for time in view.times]
    kind = view.paragraph.kind
    return {
        "words": len(view.words), "place in sentence": head, "share of sentence": head / len(view.words), "of phrase": each.last - head,
        "time": min([FAR, *apart]), "dated": each.event.date is not None, "times": len(view.times), "placed": place_near(view, head) is not None,
        "quoted": view.quotation_at(head) is not None, f"paragraph {kind}": 1.0, "names": len(view.names),
        "capitals": sum(w.capital for w in view.words), "confidence": each.event.confidence,
        "plover": plover.scores(view.words).get(each.event.type, 0.0),
    }  # fmt: skip
