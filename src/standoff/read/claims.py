"""Find forward causal claims: what would move what, or would not, according to whom.

Every stretch that may be a claim is judged by learned weights. The claimant is the speaker of the statement that holds the
claim, or whose turn of an interview it is; a claim that nobody is quoted for is the author's own.
"""

from __future__ import annotations

from standoff.read.claim_candidates import Candidate, find_candidates
from standoff.read.claim_judge import WAYS, judge, load_weights
from standoff.read.claim_parts import parts
from standoff.read.claim_split import NECESSITY, Range
from standoff.read.parties import subject
from standoff.read.reading import Reading
from standoff.read.stretches import trimmed
from standoff.read.views import View
from standoff.read.word_set import word_set
from standoff.record.items import Claim, Span, Statement

AUTHOR = "the author"
REACH = 5  # words from a verb of thinking to the claim
SAYING = word_set(
    "say argue believe warn think contend note add suggest expect predict fear claim reckon conclude maintain insist"
)
LIKELY = 0.45  # where precision and recall were nearest on articles held out; news has fewer claims than those, so a little above
DIRECTIONS = {"rises": "raises", "falls": "lowers", "none": "no effect"}
ANAPHOR = word_set("there that this it which these those he she they we you i")


def find_claims(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Claim, ...]:
    """Return the forward causal claims of the document, in order."""
    candidates = find_candidates(reading, statements)
    likely, ways = judge(load_weights(), [each.features for each in candidates])
    found = (
        claim_of(each, WAYS[int(way.argmax())], float(probability))
        for each, probability, way in zip(candidates, likely, ways, strict=True)
        if probability >= LIKELY
    )
    return tuple(claim for claim in found if claim is not None)


def claim_of(found: Candidate, way: str, probability: float) -> Claim | None:
    """Return the claim of a candidate; None where nothing is left of its outcome."""
    view = found.view
    lever, outcome = (_part(found, words) for words in parts(view.words[found.first : found.last], found.split))
    if outcome is None:
        return None
    whole = Span(min(lever.start, outcome.start), max(lever.end, outcome.end)) if lever else outcome
    lever = None if lever is None or lever.of(view.reading.text).lower() in ANAPHOR else lever
    lever = lever or _lever_before(view)
    is_necessary = way != "none" and NECESSITY.search(found.split.shape) is not None
    return Claim(
        spans=(whole,),
        claimant=claimant_of(view, outcome),
        lever=_said(view, lever),
        outcome=_said(view, outcome),
        direction="necessary" if is_necessary else DIRECTIONS[way],  # type: ignore[arg-type]
        lever_span=lever,
        outcome_span=outcome,
        confidence=round(probability, 2),
        reasons=(f"reads like a claim of the shape '{found.split.shape}'",),
    )


def _part(found: Candidate, words: Range) -> Span | None:
    """Return the span of a part of a candidate without marks and joining words at its ends."""
    if words[0] >= words[1]:
        return None
    span = found.view.span(found.first + words[0], found.first + words[1] - 1)
    kept = trimmed(found.view.reading.text, span.start, span.end)
    return Span(*kept) if kept else None


def _lever_before(view: View) -> Span:
    """Return the sentence before: a lever that is only 'that' or 'it' stands there; the sentence itself at the start."""
    return view.before.sentence.span if view.before is not None else view.sentence.span


def _said(view: View, span: Span) -> str:
    return " ".join(span.of(view.reading.text).split())


def claimant_of(view: View, span: Span) -> str | None:
    """Return who makes the claim at a span: a speaker, or the author."""
    word = view.word_at(span.start)
    said = view.statement_at(word) or view.statement_at(view.word_at(span.end - 1))
    if said is not None:
        return said.speaker
    if view.paragraph.kind == "turn":
        return view.paragraph.speaker
    return _sayers(view) or _believer(view, word) or author_of(view.reading)


def _believer(view: View, word: int) -> str | None:
    """Return the party to whom the sentence gives the claim: 'she seems to believe that'."""
    for at in range(word - 1, max(word - REACH, 0), -1):
        if view.words[at].tag == "V" and view.words[at].lemma in SAYING:
            return subject(view, at)
    return None


def _sayers(view: View) -> str | None:
    """Return unnamed people to whom the sentence gives the claim: 'experts say', 'officials believe'."""
    for at, word in enumerate(view.words[1:], start=1):
        before = view.words[at - 1]
        if (
            word.tag in "VN"
            and word.lemma in SAYING
            and before.tag == "N"
            and before.lower.endswith("s")
            and (not before.capital or at == 1 and not any(name.first == 0 for name in view.names))
        ):
            first = at - 1
            while first and view.words[first - 1].tag in "NJ":
                first -= 1
            named = view.span(first, at - 1).of(view.reading.text)
            return named.lower() if first == 0 else named
    return None


def author_of(reading: Reading) -> str:
    """Return the name in the byline, or 'the author'."""
    for paragraph in reading.paragraphs:
        if paragraph.kind == "byline":
            name = next((m.name for m in reading.mentions if m.kind == "person" and paragraph.span.holds(m.span)), None)
            if name is not None:
                return name
    return AUTHOR
