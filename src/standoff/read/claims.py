"""Find forward causal claims: what would move what, or would not, according to whom.

Every stretch that may be a claim is judged by learned weights; who makes it is said in `claimants`.
"""

from __future__ import annotations

from standoff.read.claim_candidates import Candidate, find_candidates
from standoff.read.claim_judge import WAYS, judge, load_weights
from standoff.read.claim_parts import parts
from standoff.read.claim_split import NECESSITY, Range
from standoff.read.claimants import claimant_of
from standoff.read.reading import Reading
from standoff.read.stretches import trimmed
from standoff.read.views import View
from standoff.read.word_set import word_set
from standoff.record.items import Claim, Span, Statement

LIKELY = 0.45  # where precision and recall were nearest on articles held out
DIRECTIONS = {"rises": "raises", "falls": "lowers", "none": "no effect"}
ANAPHOR = word_set("there that this it which these those he she they we you i and but or so yet")  # what is no lever by itself


def find_claims(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Claim, ...]:
    """Return the forward causal claims of the document, in order."""
    candidates = find_candidates(reading, statements)
    likely, ways = judge(load_weights(), [each.features for each in candidates])
    found = (
        claim_of(each, WAYS[int(way.argmax())], float(probability), statements, before)
        for before, each, probability, way in zip([None, *candidates], candidates, likely, ways, strict=False)
        if probability >= LIKELY
    )
    return tuple(claim for claim in found if claim is not None)


def claim_of(found: Candidate, way: str, probability: float, statements: tuple[Statement, ...] = (), before: Candidate | None = None) -> Claim | None:
    """Return the claim of a candidate, `before` being the one before it; None where nothing is left of its outcome."""
    view = found.view
    lever, outcome = (_part(view, found.first, words) for words in parts(view.words[found.first : found.last], found.split))
    if outcome is None:
        return None
    whole = Span(min(lever.start, outcome.start), max(lever.end, outcome.end)) if lever else outcome
    lever = None if lever is None or lever.of(view.reading.text).lower() in ANAPHOR else lever
    lever = lever or _lever_before(found, before)
    is_necessary = way != "none" and NECESSITY.search(found.split.shape) is not None
    return Claim(
        spans=(whole,),
        claimant=claimant_of(view, whole, outcome, statements),
        lever=_said(view, lever),
        outcome=_said(view, outcome),
        direction="necessary" if is_necessary else DIRECTIONS[way],  # type: ignore[arg-type]
        lever_span=lever,
        outcome_span=outcome,
        confidence=round(probability, 2),
        reasons=(f"reads like a claim of the shape '{found.split.shape}'",),
    )


def _part(view: View, first: int, words: Range) -> Span | None:
    """Return the span of a part of the words from `first` on without marks and joining words at its ends."""
    if words[0] >= words[1]:
        return None
    span = view.span(first + words[0], first + words[1] - 1)
    kept = trimmed(view.reading.text, span.start, span.end)
    return Span(*kept) if kept else None


def _lever_before(found: Candidate, before: Candidate | None) -> Span:
    """Return what a lever that is only 'that' or 'it' stands for: the lever of the clause before, else the sentence before, or its own at the start."""
    if before is not None and before.view is found.view:
        lever = _part(before.view, before.first, parts(before.view.words[before.first : before.last], before.split)[0])
        if lever is not None and lever.of(found.view.reading.text).lower() not in ANAPHOR:
            return lever
    return (found.view.before or found.view).sentence.span


def _said(view: View, span: Span) -> str:
    return " ".join(span.of(view.reading.text).split())
