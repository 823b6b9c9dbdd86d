"""The shapes of claims that hang on a deed told before: 'lift the siege and they will talk', 'otherwise', 'the result would be'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.read.claim_patterns import FOLD, MODAL
from standoff.read.claim_shapes import Found
from standoff.read.claim_ways import way_of
from standoff.read.stretches import right, trimmed
from standoff.read.verbs import NOUNS_TOO
from standoff.read.verbs import VERBS as KNOWN

_OPENS = r"(?:^|[.;:“\"—]\s*)"
_AND_WILL = re.compile(
    rf"{_OPENS}((?:[A-Z][a-z]+)\s[^.;:,“”\"]{{2,80}}?),?\s+and\s+(?=(?!then\s)?(?:[\w’'-]+\s){{0,6}}?(?:{MODAL}|[\w’]+['’]ll|is|are|goes|go|comes|come|falls|fall|dies|die|collapses|disappears|follows|follow|stops|ends|wins|loses|gets|becomes|become|remains|remain|stays|stay|have|has|lose|get|pays|pay|turns|turn|melts|melt)\b|(?:you|they|he|she|it|we)\s[a-z]+\b)"
)
_ONE_MORE = re.compile(r"(?:One more|Another|A single|Any more|A few more|No more|Two more)\s")
_OBJECT = re.compile(r"[A-Z][a-z]+\s+(?:the|an?|his|her|its|their|our|your|this|these|those|them|him|it|up|off|more|enough|one|two|three|four|five|six|ten|twenty|fifty|half|all|every|in|out|back|down)\b|[A-Z][a-z]+\s(?:[A-Z]|[a-z]+[^s\W]s\b)")
# What may follow an order that is no noun too: 'Give us more guns', not 'Talks in …'.
_NO_ORDER = re.compile(r"[A-Z][a-z]+\s+(?:of|in|on|at|for|with|from|and|or|is|are|to|by|between|against)\b")
_OTHERWISE = re.compile(rf"{_OPENS}(?:(?:And|But)\s)?(?:otherwise|if not|failing that|short of that|without that),?\s+(?=[^.;:]{{3,90}}?(?:{MODAL}|['’]ll)\b)", FOLD)
_RESULT = re.compile(
    r"\b(?:result|effect|consequence|outcome|price|upshot|cost)\s+of\s+([^.;:,]{3,80}?)\s+(?:will|would|could|may|might|is likely to)\s+(?:\w+ly\s+)?be\s+(?!that\b)", FOLD
)
_YOU = re.compile(rf"{_OPENS}(You\s[^.;:,]{{3,60}}),\s+(?:and\s+)?(?=(?:you|they|he|she|it)\s[a-z]+(?:\s[^,.]{{2,60}})?(?:[.,”\"]|$))")
_LEFT = re.compile(
    rf"{_OPENS}((?:(?:If|Once|When)\s)?[A-Za-z]*(?:[a-z]ed|left|cut|shut|caught|driven|torn|stuck|bereft|short)\s(?:by|from|of|with|into|to|between|off|alone|unchecked|unresolved|unanswered|long enough)\b[^.;:,]{{0,60}}),\s(?=[^.;:,]{{3,60}}?\s(?:will|would|may|might|could|can)\b)", FOLD
)
_HEDGED = re.compile(r"\b(?:know|think|say|had|was|were|did|got|\w+ed|want|see|like|are|have|can|must|should)\b", FOLD)


def _and_will(text: str) -> Iterator[Found]:
    for match in _AND_WILL.finditer(text):
        order = match[1]
        verb = order.split()[0].lower()
        is_order = verb in KNOWN and (_OBJECT.match(order) is not None or verb not in NOUNS_TOO and _NO_ORDER.match(order) is None)
        if not is_order and not _ONE_MORE.match(order):
            continue
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if lever and outcome and not re.search(rf"\b(?:{MODAL}|is|are|was|were|has|have|had|would)\b", text[slice(*lever)], FOLD) and not re.match(r"(?:said|says|added|told|warned)\b", text[slice(*outcome)]):
            yield Found(lever, outcome, way_of(text[slice(*outcome)]), "… and … will")


def _otherwise(text: str) -> Iterator[Found]:
    for match in _OTHERWISE.finditer(text):
        outcome = right(text, match.end())
        if outcome and not re.match(r"(?:I|we)\b", text[slice(*outcome)], FOLD):
            yield Found(None, outcome, "necessary", "otherwise")


def _result_of(text: str) -> Iterator[Found]:
    for match in _RESULT.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if lever and outcome:
            yield Found(lever, outcome, "raises", "the result of")


def _you(text: str) -> Iterator[Found]:
    for match in _YOU.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if lever and outcome and not _HEDGED.search(text, *lever):
            yield Found(lever, outcome, way_of(text[slice(*outcome)]), "you …, they …")


def _left(text: str) -> Iterator[Found]:
    for match in _LEFT.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if lever and outcome and not re.search(rf"\b(?:{MODAL}|is|are|was|were|has|have|had|said|asked)\b", text[slice(*lever)], FOLD):
            yield Found(lever, outcome, way_of(text[slice(*outcome)]), "left so")


ORDERS = (_left, _and_will, _otherwise, _result_of, _you)
