"""How likely what may be a threat or a promise is one, and which of the two, learnt from annotated articles.

The rules propose, and so does `possible_commitments`, which asks for next to nothing. How a thing is said, by whom and on
what condition then decides together. The weights are numbers over such features and hold no text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.read.certainty import certainty_of, is_negated
from standoff.read.commitment_frames import Frame, condition_of, is_failure, is_refusal, leads, same_side
from standoff.read.deed_words import FRIENDLY, HOSTILE, NO_DEEDS
from standoff.read.limits import is_limit
from standoff.read.own_word import own_actors, own_word
from standoff.read.party_names import side_of
from standoff.read.possible_commitments import MODALS, POSSIBLE
from standoff.read.ranker import load_trees, scores_of
from standoff.read.views import View
from standoff.read.word_set import word_set
from standoff.record.items import Commitment

_PERSONS = {"first": word_set("i we"), "second": frozenset({"you"}), "third": word_set("he she it they"), "relative": word_set("that which who what")}
_SPEAKING = {
    "say": word_set("say tell announce warn declare write add state repeat insist reiterate confirm reply answer promise note signal vow pledge threaten offer"),
    "think": word_set("think believe expect predict argue reckon fear hope doubt suggest"),
}  # fmt: skip
_HELD = {
    "force": word_set("force fire war aggression response retaliation reprisals strikes sanctions attack target targets consequences price cost costs hostile"),
    "goods": word_set("troops money weapons aid ships prisoners grain missiles observers monitors talks batteries"),
}  # fmt: skip
_IN_SENTENCE = {
    "threat word": word_set("threat threats threatened warned warning warns"), "or": word_set("or"), "never": word_set("never"),
    "no": word_set("no nothing never not"), "will": word_set("will would 'll shall"), "if": word_set("if unless until once provided"),
    "limit word": word_set("by until within deadline"), "could": word_set("could argue"), "would": word_set("would"),
}  # fmt: skip
_DEEDS = {"hostile": HOSTILE, "friendly": FRIENDLY, "no deed": NO_DEEDS}
_NAMING = word_set("threat threaten warn warning deadline ultimatum promise pledge")
_STUDENTS = word_set("analyst expert professor economist researcher scholar columnist historian teacher think institute university studies")
_DETERMINERS = word_set("the a any no this that his their its her every")
_LINKS = word_set("to that of for by not")
_AGAIN = word_set("similar same such earlier previous another other first second third fourth last new final further")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a commitment, as it would be recorded; `is_found` if the rules take it for one."""

    view: View
    frame: Frame
    commitment: Commitment
    is_found: bool

    @property
    def modal(self) -> int | None:
        """Return the word 'will' of a frame that a modal opens."""
        frame = self.frame
        return next((at for at in range(frame.last, max(-1, frame.first - 2), -1) if self.view.words[at].lower in MODALS), None)


def worth(candidates: Sequence[Candidate]) -> tuple[np.ndarray, np.ndarray]:
    """Return for each candidate of a document the log-odds that it is a commitment, and that it then is a promise."""
    rows = features(candidates)
    return scores_of(load_trees("commitments"), rows), scores_of(load_trees("promises"), rows)


def features(candidates: Sequence[Candidate]) -> list[dict[str, float]]:
    """Return the features of each candidate of a document, by name; those that are 0 may be left out."""
    within = Counter(each.view.number for each in candidates)
    rows: list[dict[str, float]] = []
    for each in candidates:
        view, span = each.view, each.commitment.spans[0]
        marked = (*_of_cue(each), *_of_deed(each), *_of_clauses(each), *_of_parties(each))
        rows.append({
            **dict.fromkeys(marked, 1.0), "in sentence": within[view.number], "times": len(view.times), "words": len(view.words),
            "place": each.frame.first, "share": each.frame.first / len(view.words), "names": len(view.names), "span": span.end - span.start,
        })  # fmt: skip
    return rows


def _of_cue(each: Candidate) -> Iterator[str]:
    """Yield what holds of the words that tell it: their kind, form, mood and what stands beside them."""
    view, frame, words = each.view, each.frame, each.view.words
    cue, head, modal = words[frame.first], words[frame.last], each.modal
    yield f"kind {frame.kind}"
    yield f"cue {cue.lemma}"
    yield f"cue tag {cue.tag}"
    yield f"head {head.lemma}"
    yield f"head tag {head.tag}"
    if modal is not None:
        yield f"modal {words[modal].lower}"
        if words[modal].lower == "wo" or any(word.tag == "G" for word in words[modal : frame.last + 1]):
            yield "modal denied"
        if modal:
            subject = words[modal - 1]
            yield f"subject tag {subject.tag}"
            yield from (f"subject {name}" for name, group in _PERSONS.items() if subject.lower in group)
            if subject.capital:
                yield "subject named"
    if is_negated(view, frame.first):
        yield "negated"
    if cue.tag == "V":
        yield f"form {_form(cue.lower, cue.lemma)}"
        yield f"certainty {certainty_of(view, frame.first, True)}"
    if any(word.lower in _AGAIN for word in words[max(0, frame.first - 3) : frame.first]):
        yield "told again"
    if each.commitment.status not in ("pending", "unknown"):
        yield "fate told"
    if frame.first:
        before = words[frame.first - 1]
        yield f"before tag {before.tag}"
        if before.lower in _DETERMINERS:
            yield f"before {before.lower}"
    if frame.last + 1 < len(words):
        after = words[frame.last + 1]
        yield f"after tag {after.tag}"
        if after.lower in _LINKS:
            yield f"after {after.lower}"


def _form(lower: str, lemma: str) -> str:
    if lower == lemma:
        return "bare"
    return "ing" if lower.endswith("ing") else "s" if lower.endswith("s") else "past"


def _of_deed(each: Candidate) -> Iterator[str]:
    """Yield what kind of deed is threatened or promised, and what it is done with."""
    words, last = each.view.words, each.frame.last
    after = words[last + 1 : last + 12]
    deed = next((w for w in words[last + (each.modal is None) : last + 9] if w.tag == "V" and w.lemma not in ("be", "have")), None)
    for name, group in _DEEDS.items():
        if words[last].lemma in group:
            yield f"head {name}"
        if deed is not None and deed.lemma in group:
            yield f"deed {name}"
        if name != "no deed" and any(word.lemma in group for word in after):
            yield f"{name} after"
    yield from (f"{name} after" for name, group in _HELD.items() if any(word.lower in group for word in after))


def _of_clauses(each: Candidate) -> Iterator[str]:
    """Yield what else the sentence holds: its condition, its limit, its verbs of speaking."""
    view, frame, words = each.view, each.frame, each.view.words
    before, after = words[max(0, frame.first - 8) : frame.first], words[frame.last + 1 : frame.last + 12]
    for name, group in _SPEAKING.items():
        for where, part in (("before", before), ("after", after), ("in sentence", words)):
            if any(word.tag == "V" and word.lemma in group for word in part):
                yield f"{name} {where}"
    if any(word.lower in ("if", "whether", "unless", "when") for word in before):
        yield "if before"
    condition = condition_of(view)
    if condition is not None:
        yield "condition"
        yield f"condition {words[condition[0]].lower}"
        yield "condition first" if condition[0] < frame.first else "condition later"
        if is_failure(view, condition):
            yield "failure"
        if is_refusal(view, condition):
            yield "refusal"
    if any(is_limit(view, time) for time in view.times):
        yield "limit"
    lowers = {word.lower for word in words}
    yield from (name for name, group in _IN_SENTENCE.items() if lowers & group)
    if view.before is not None and any(word.lemma in _NAMING for word in view.before.words):
        yield "named before"
    yield f"paragraph {view.paragraph.kind}"


def _of_parties(each: Candidate) -> Iterator[str]:
    """Yield whose words it is, who would do it, and whether these are of one side."""
    view, frame = each.view, each.frame
    reading, said = view.reading, view.statement_at(frame.last)
    kinds = {mention.name: mention.kind for mention in reading.mentions}
    if any(word.lemma in _STUDENTS for word in view.words):
        yield "student in sentence"
    if said is not None:
        yield f"in {said.kind}"
        yield from _of_speaker(each, said.speaker, kinds)
    elif view.said:
        yield "beside statement"
    if view.quotation_at(frame.last) is not None:
        yield "quoted"
    if each.commitment.target is not None:
        yield "target"
    if not frame.actors:
        yield "nobody acts"
        return
    actor, modal = frame.actors[0], each.modal
    yield f"actor {kinds.get(actor, 'none')}"
    yield "actor has a side" if side_of(reading, actor) else "actor has no side"
    if leads(view, actor):
        yield "actor leads"
    if actor.islower():
        yield "actor common"
    if modal is not None and frame.reason == POSSIBLE:
        if own_word(view, modal, frame.actors):
            yield "own word"
        if modal and own_actors(view, modal, frame.last):
            yield "own actors"


def _of_speaker(each: Candidate, who: str | None, kinds: dict[str, str]) -> Iterator[str]:
    """Yield what kind of speaker says it."""
    view, actors = each.view, each.frame.actors
    if who is None:
        yield "no speaker"
        return
    yield f"speaker {kinds.get(who, 'none')}"
    yield "speaker has a side" if side_of(view.reading, who) else "speaker has no side"
    if leads(view, who):
        yield "speaker leads"
    if who in actors:
        yield "speaker acts"
    if actors and same_side(view, [who], actors):
        yield "speaker of the side"
    roles = (mention.role.lower() for mention in view.reading.mentions if mention.name == who and mention.role)
    if any(word in role for role in roles for word in _STUDENTS):
        yield "speaker student"
