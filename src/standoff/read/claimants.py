"""Say who makes a causal claim: whoever it is reported of, else whose thought the sentences around tell, else the author.

In this order: the statement that holds most of its words, or the turn of an interview; a view or a verb of thinking that its sentence
names ("in her opinion", "the envoy suspects", "Roe disagrees: ..."); what the next sentence says of it ("that is the army's argument");
the speaker whose thought the sentence goes on with; the author. Words between marks are never the author's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from standoff.read.bylines import author_of
from standoff.read.claim_holders import (
    AUTHORIAL,
    THIRD,
    holder_before,
    holder_in,
    is_voice,
    opener,
    phrase_after,
    start_before,
    taken_up,
)
from standoff.read.parties import subject as doer
from standoff.read.reading import Reading
from standoff.read.views import View, views
from standoff.read.word_set import word_set
from standoff.record.items import Span, Statement

REACH = 5  # words from a verb of thinking to the claim
ASIDE = 6  # words of an inserted report after its verb: "as Roe argues in a recent book,"
FAR = 12  # words from a verb of thinking to its "that"
ENOUGH = 0.5  # of the characters of a claim that a statement must hold for its speaker to make it
LEAST = 0.25  # the same, for one that holds the end of the outcome
HOLDS = word_set(
    "say argue believe warn think contend note add suggest expect predict fear claim reckon conclude maintain insist hold doubt suspect judge "
    "emphasize emphasise stress calculate estimate recall retort caution counter concede write find foresee worry"
)
SURE = word_set("sceptical skeptical convinced unconvinced certain confident sure doubtful adamant")
ASIDES = word_set("warn contend note add maintain insist emphasize emphasise stress caution counter concede retort judge calculate estimate conclude worry")
BARE = word_set("say argue believe think fear expect claim reckon predict suspect suggest insist")  # a clause without "that" may follow
VIEWS = r"(?:view|opinion|judge?ment|estimate|estimation|reckoning|telling|reading|eyes|mind|account|analysis|assessment|experience)"
PLANS = r"(?:proposal|argument|opinion|theory|recipe|answer|fear|hope|advice|conclusion|verdict|point|case|bet|prescription|solution)"
_OWNER = r"(?P<who>[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|(?:[\w.-]+[ \xa0]){0,5}?[\w.-]+[’']s?)"
_VIEWED = re.compile(rf"\b(?:[Ii]n|[Bb]y)[ \xa0]{_OWNER}[ \xa0](?:own[ \xa0])?{VIEWS}\b|\b[Tt]o[ \xa0]{_OWNER.replace('<who>', '<whose>')}[ \xa0](?:own[ \xa0])?mind\b")
_PLANNED = re.compile(rf"(?:(?:And|But|Yet|So)[ \xa0])?{_OWNER}[ \xa0](?:own[ \xa0])?{PLANS}[ \xa0](?:is|was|runs|goes)\b")
_SAID_AS = re.compile(r"\b(?:say|argue|claim|object|believe|think|insist),?[ \xa0]as[ \xa0](?P<who>(?:[\w.-]+[ \xa0]){0,5}?[\w.-]+)[ \xa0](?:did|does|do|has|have)\b")
_NEXT = re.compile(rf"(?:That|This|It|Such|So)[ \xa0](?:is|was|at least is|runs)[ \xa0](?:(?:the|an?)[ \xa0])?(?:(?P<who>(?:[\w.-]+[ \xa0]){{0,4}}?[\w.-]+)[’']s?[ \xa0](?:own[ \xa0])?(?:view|{PLANS})|(?:view|{PLANS})[ \xa0]of[ \xa0](?P<of>[^,.;:]{{3,60}}))")
_NOUNS = "NDJR"
_ASIDE = frozenset({",", "as", "", "—", "–", "and", "which"})
_WITHIN = word_set("because when if unless until once while where whereas than so since both how")
_RESUMES = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]hat|[Tt]his)[ \xa0](?:point|argument|view|answer|guess)\b|\bif (?:he|she|they)(?: is| are|’s|'s) (?:right|correct)\b|\?$", re.IGNORECASE)
MOST_BACK = 2  # sentences
REPORTS = 0.46  # of the sentences: essays have fewer that report, news and features more


def claimant_of(view: View, claim: Span, outcome: Span, statements: tuple[Statement, ...]) -> str | None:
    """Return who makes a claim that stands in a sentence: a speaker, or the author."""
    said = _statement(view, claim, outcome)
    if view.paragraph.kind == "turn":
        return said.speaker if said is not None else view.paragraph.speaker
    found = _speaker(view, said) if said is not None else None
    found = found or _viewer(view) or _holder(view, claim) or _before_colon(view, claim)
    if found is not None or said is not None and said.kind == "direct":
        return found  # words between marks are not the author's, whoever says them
    return _named_after(view) or _thinker(view, claim, statements) or author_of(view.reading)


def _statement(view: View, claim: Span, outcome: Span) -> Statement | None:
    """Return the shortest statement that holds the beginning of an outcome, its end, or most of the claim."""
    length = lambda one: sum(span.end - span.start for span in one.spans)
    holds = lambda one, place: any(span.start <= place < span.end for span in one.spans)
    whole = [one for one in view.said if _held(one, claim) >= ENOUGH * (claim.end - claim.start)]
    first = [one for one in view.said if holds(one, outcome.start)]
    last = [one for one in view.said if holds(one, outcome.end - 1) and one.speaker_span is not None and _held(one, claim) >= LEAST * (claim.end - claim.start)]
    return min(whole or first or last, key=length, default=None)


def _held(one: Statement, claim: Span) -> int:
    return sum(max(0, min(span.end, claim.end) - max(span.start, claim.start)) for span in one.spans)


def _speaker(view: View, said: Statement) -> str | None:
    """Return the speaker of a statement; whom a pronoun takes up that stands for somebody without a name."""
    source = said.speaker_span
    name = said.speaker
    if source is not None and view.sentence.span.holds(source) and source.of(view.reading.text).lower() in THIRD:
        name = taken_up(view, view.word_at(source.start), name)
    return None if name is not None and said.kind == "indirect" and not is_voice(name) else name


def _viewer(view: View) -> str | None:
    """Return whose view, opinion or proposal the sentence says that it tells."""
    start = view.sentence.span.start
    for pattern in (_VIEWED, _PLANNED, _SAID_AS):
        for match in [pattern.match(view.text)] if pattern is _PLANNED else pattern.finditer(view.text):
            if match is None:
                continue
            name = next(name for name, words in match.groupdict().items() if words)
            first, last = view.word_at(start + match.start(name)), view.word_at(start + match.end(name) - 1)
            if view.quotation_at(first) is not None:
                continue
            found = _owner(view, first, last)
            if found is not None:
                return found
    return None


def _owner(view: View, first: int, last: int) -> str | None:
    """Return whom "his", "my" or "the envoy's" means."""
    words = view.words
    if words[first].lower in AUTHORIAL:
        return author_of(view.reading)
    if first == last and words[first].tag in "DR":
        return taken_up(view, first)
    while last > first and words[last].lower in ("'s", "'", "’s", "’"):
        last -= 1
    return holder_in(view, first, last)


def _holder(view: View, claim: Span) -> str | None:
    """Return to whom a verb of thinking in the sentence gives the claim: "diplomats believe that", "as Roe argues", "predicts Roe"."""
    words = view.words
    for at, word in enumerate(words):
        if not (word.tag in "VN" and word.lemma in HOLDS or word.lower in SURE) or view.quotation_at(at) is not None or word.start > claim.end:
            continue
        found = _inverted(view, at) or _subject_of(view, at, claim)
        if found is not None:
            return found
    return None


def _inverted(view: View, at: int) -> str | None:
    """Return the subject after a verb of thinking: "C, predicts Roe"."""
    words = view.words
    return holder_in(view, *phrase_after(view, at + 1)) if at and words[at - 1].lower == "," and at + 1 < len(words) and words[at + 1].tag in _NOUNS else None


def _subject_of(view: View, at: int, claim: Span) -> str | None:
    """Return the subject before a verb of thinking, if what it brings, or stands in, is the claim."""
    words, word = view.words, view.words[at]
    is_participle = word.lower.endswith("ing") and at > 0 and words[at - 1].tag in ".A"
    first = start_before(view, at)
    before = words[first - 1].lower if first else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if before in _WITHIN or first == at and not is_participle or words[at - 1].tag == "M":
        return None
    has_that = "that" in [each.lower for each in words[at + 1 : at + 1 + FAR] if each.start < claim.end]
    is_near = word.end <= claim.start and view.word_at(claim.start) - at <= REACH
    if any(each.lower == ";" for each in words[at : view.word_at(claim.start)]):
        return None
    brings = has_that or word.lemma in BARE and (is_near or is_participle)
    ends = next((n for n in range(at + 1, min(at + ASIDE, len(words))) if words[n].tag == "." and words[n].lower not in "'’"), -1)
    is_aside = word.lemma in BARE | ASIDES and ends > 0 and before in _ASIDE and (ends == at + 1 or words[at + 1].tag in "PAT" or word.lemma == "warn")
    if not brings and not is_aside or word.lower in SURE and after != "that":
        return None
    if words[first].lower in AUTHORIAL:
        return author_of(view.reading)
    return doer(view, at) if is_participle else holder_before(view, at)


def _before_colon(view: View, claim: Span) -> str | None:
    """Return the person or paper that a sentence opens with, where the claim follows a colon: "Roe disagrees: close it and they go"."""
    words, end = view.words, view.word_at(claim.end - 1)
    colon = next((at for at, word in enumerate(words[:end]) if word.lower == ":" and view.quotation_at(at) is None), 0)
    if colon < 2 or words[0].lower in AUTHORIAL | {"let"} or view.quotation_at(0) is not None:
        return None
    return opener(view, colon)


def _named_after(view: View) -> str | None:
    """Return whose opinion the next sentence says that this was: "That is the opinion of the bank", "That is the army's argument"."""
    reading, after = view.reading, view.number + 1
    if after >= len(reading.sentences) or reading.sentences[after].paragraph != view.sentence.paragraph:
        return None
    start = reading.sentences[after].span.start
    match = _NEXT.match(reading.sentences[after].span.of(reading.text))
    if match is None:
        return None
    which = "who" if match["who"] else "of"
    span = Span(start + match.start(which), start + match.end(which))
    return next((m.name for m in reading.mentions if span.meets(m.span)), None) or match[which].removeprefix("the ")


def _thinker(view: View, claim: Span, statements: tuple[Statement, ...]) -> str | None:
    """Return whose thought a sentence goes on with, though nothing in it says so: free indirect speech.

    That is whoever speaks earlier in the sentence; or in the sentence before and in the next words that anybody says, with nobody else in
    between; or, in a text that mostly reports, whoever speaks in one of the two sentences before.
    """
    earlier = _last_told(view, claim.start)
    if earlier is not None:
        return _person(view, earlier)
    if _RESUMES.search(view.text):
        return None
    here, back = view.before, 1
    while here is not None and back <= MOST_BACK:
        told = _last_told(here, here.sentence.span.end)
        if told is not None:
            is_between = back == 1 and _next_speaker(view, statements) == told.speaker
            return _person(here, told) if is_between or mostly_reports(view.reading, statements) else None
        here, back = here.before, back + 1
    return None


def _last_told(view: View, end: int) -> Statement | None:
    """Return the last statement of a sentence that ends before a place."""
    told = [one for one in view.said if one.speaker is not None and view.sentence.span.holds(one.spans[-1]) and one.spans[-1].end <= end]
    return max(told, key=lambda one: one.spans[-1].end, default=None)


def _person(view: View, told: Statement) -> str | None:
    """Return the speaker of a statement, if a person is."""
    found = _speaker(view, told)
    is_known = any(mention.kind == "person" and mention.name == found for mention in view.reading.mentions)
    return found if is_known else None


def _next_speaker(view: View, statements: tuple[Statement, ...]) -> str | None:
    """Return who speaks next in the paragraph of a sentence."""
    return next((one.speaker for one in statements if view.sentence.span.end <= one.spans[0].start < view.paragraph.span.end), None)


@lru_cache(maxsize=2)
def mostly_reports(reading: Reading, statements: tuple[Statement, ...]) -> bool:
    """Return whether a text tells what others say rather than what its author thinks."""
    num_told = sum(reading.paragraphs[one.paragraph].kind == "body" for one in reading.sentences)
    num_reports = sum(bool(view.said) for view in views(reading, statements) if view.paragraph.kind == "body")
    return num_reports >= REPORTS * num_told


