"""Find forward causal claims: what would move what, or would not, according to whom.

The claimant is the speaker of the statement that holds the claim, or whose turn of an interview it is; a claim that
nobody is quoted for is the author's own.
"""

from __future__ import annotations

from dataclasses import replace

from standoff.read.claim_rules import Found, find_asked, find_claims_in
from standoff.read.claim_shapes import is_people
from standoff.read.commitments import find_commitments
from standoff.read.parties import subject
from standoff.read.plain_stances import refusals
from standoff.read.reading import Reading
from standoff.read.views import View, views
from standoff.read.word_set import word_set
from standoff.record.items import Claim, Commitment, Span, Statement

AUTHOR = "the author"
# The condition of one's own threat or refusal is no claim about what moves whom: it is told as a commitment or a position.
CONDITIONAL = frozenset({"if", "unless", "should", "once", "in case", "until", "only if", "only when", "only once", "as long as", "so long as", "provided", "provided that"})
THINGS = "Acts"  # stands in for 'they', letter for letter
OPENING = 30  # characters within which 'it' opens its sentence
HEADING = 20  # words
REACH = 5  # words from a verb of thinking to the claim
SAYING = word_set(
    "say argue believe warn think contend note add suggest expect predict fear claim reckon conclude maintain insist"
)


def find_claims(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Claim, ...]:
    """Return the forward causal claims of the document, in order."""
    found: list[Claim] = []
    terms = [one for one in find_commitments(reading, statements) if one.condition is not None]
    for view in views(reading, statements):
        if view.paragraph.kind in ("title", "caption", "subhead", "dateline") or _is_heading(view):
            continue
        refused = [view.span(one.first, one.last) for one in refusals(view)]
        for one in _found_in(view):
            claim = _claim(view, one)
            is_term = claim.lever_span is not None and any(_is_own_term(claim, term) for term in terms)
            is_refused = claim.outcome_span is not None and any(claim.outcome_span.meets(span) for span in refused)
            if one.reason == "it would" and one.lever is None and one.outcome[0] < OPENING and _means_a_party(view):
                continue
            if not (one.reason in CONDITIONAL and (is_term or is_refused)):
                found.append(claim)
    return tuple(found)


def _is_own_term(claim: Claim, made: Commitment) -> bool:
    """Return whether a claim is the condition of a threat or a promise, and what is threatened or promised."""
    assert claim.lever_span is not None and made.condition is not None and claim.outcome_span is not None
    return claim.lever_span.meets(made.condition) and claim.outcome_span.meets(made.spans[0])


def _found_in(view: View) -> list[Found]:
    """Return the claims of a sentence; 'they' that opens it and means things, not people, is a lever of the sentence before."""
    if _asks(view):
        return find_asked(view.text)
    if view.words[0].lower != "they" or not _opens_with_things(view.before):
        return find_claims_in(view.text)
    at = view.words[0].end - view.sentence.span.start
    found = find_claims_in(view.text[: at - len(THINGS)] + THINGS + view.text[at:])
    return [replace(one, lever=None) if one.lever is not None and one.lever[1] == at else one for one in found]


def _means_a_party(view: View) -> bool:
    """Return whether 'it' that opens a sentence means a party or a body: what the sentence before says somebody does."""
    before = view.before
    if before is None:  # nothing tells what 'it' will do that nobody has spoken of
        return any(word.lower in ("will", "'ll", "wo") for word in view.words[:4])
    verb = next((at for at, word in enumerate(before.words) if word.tag in "VXM"), 0)
    if not verb:
        return False
    subject_words = before.span(0, verb - 1).of(view.reading.text)
    return is_people(subject_words) or before.words[0].lower in ("it", "its", "he", "she") or any(name.last == verb - 1 for name in before.names)


def _opens_with_things(view: View | None) -> bool:
    """Return whether the subject of a sentence is things in the plural: 'Sanctions make smugglers rich.'"""
    verb = next((at for at, word in enumerate(view.words) if word.tag in "VXM"), 0) if view is not None else 0
    if view is None or not verb or any(name.first < verb and name.mention.kind == "person" for name in view.names):
        return False
    subject = view.span(0, verb - 1).of(view.reading.text).strip("“\"‘' ")
    return subject.endswith("s") and not is_people(subject)


def _asks(view: View) -> bool:
    return view.text.rstrip("”\"’' ").endswith("?")


def _is_heading(view: View) -> bool:
    """Return whether a paragraph is one line without a full stop: a headline that the layout did not tell."""
    return view.text.strip() == view.paragraph.span.of(view.reading.text).strip() and view.paragraph.kind == "body" and (
        view.text.rstrip()[-1:].isalnum() and len(view.words) < HEADING
    )


def _claim(view: View, found: Found) -> Claim:
    base = view.sentence.span.start
    outcome = Span(base + found.outcome[0], base + found.outcome[1])
    lever = Span(base + found.lever[0], base + found.lever[1]) if found.lever else _lever_before(view)
    claimant = claimant_of(view, outcome)
    whole = Span(
        min(outcome.start, lever.start if found.lever else outcome.start),
        max(outcome.end, lever.end if found.lever else outcome.end),
    )
    return Claim(
        spans=(whole,),
        claimant=claimant,
        lever=_said(view, lever),
        outcome=_said(view, outcome),
        direction=found.direction,  # type: ignore[arg-type]
        lever_span=lever,
        outcome_span=outcome,
        confidence=0.6 if found.lever else 0.5,
        reasons=(f"told by '{found.reason}'",),
    )


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
