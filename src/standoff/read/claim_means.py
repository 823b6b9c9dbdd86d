"""The shapes of claims told by means and ends: 'must … in order to', 'or else', 'gives no reason to', 'because', 'the danger of … is that'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.read.claim_patterns import FOLD, FORMS, MODAL, MODAL_ANY, NEGATIVE, PAST, VERBS
from standoff.read.claim_shapes import Found, is_person, plain
from standoff.read.claim_ways import way_of
from standoff.read.stretches import left, right, trimmed
from standoff.read.word_set import word_set

ENDS = "|".join(
    sorted(
        word_set(
            "force compel push bring persuade pressure deter prevent stop end convince coerce induce weaken restore"
        )
    )
)
MUST = r"(?:must|should|need to|needs to|has to|have to|had better|ought to)"
WANTS = r"(?:wants? to|plans? to|hopes? to|seeks? to|aims? to|tries to|is trying to|are trying to)"
AIMS = re.compile(
    rf"\b(?:{MUST}|{WANTS})\s+(?!not\b|be\b|take\b)([^.;:,]{{3,90}}?),?\s(?:(?:in order to|so as to)\s+([a-z]+)\b|to\s+({ENDS})\b|so\s+that\s+(?=\w))", FOLD
)
NO_MEANS = re.compile(r"\b(?:stand|seem|appear|like|want|have|need|happen|tend|continue|begin|try|fail|agree|refuse|able|willing|ready|hope|plan)$", FOLD)
TO_END = re.compile(rf"(?:^|[.;:“\"—,]\s*|\b(?:that|but|and)\s)(?:in order )?to\s+((?:{FORMS}|{ENDS})\s[^.;:,]{{3,80}}),\s[^.;:,]{{2,60}}?\s{MUST}\s+(?!not\b)", FOLD)
OR_ELSE = re.compile(rf"\b((?:must|have to|has to|needs? to|had better)\s+[^.;:,]{{3,80}}?),?\s+(?:or(?:\s+else)?|otherwise)\s+(?=(?!even\b)(?:(?!and\b|on\b)[\w’']+\s){{1,5}}?{MODAL}\b)", FOLD)
NO_REASON_GIVEN = re.compile(
    r"\b(?:(?:is|are|was|were|do|does|did)(?:n['’]t|\s+not)?\s+)?(?:giv(?:es?|en|ing)|gave|offer(?:s|ed|ing)?|leav(?:es?|ing))\s+[\w’'\s-]{2,40}?\s(no|little|any|every|more|less)\s+(?:real\s+|obvious\s+|good\s+)?"
    r"(?:reason|incentive|motive|cause)s?\s+to\s+(?!(?:celebrate|cheer|rejoice|worry|believe|think|doubt|complain|fear|hope|be)\b)", FOLD
)  # fmt: skip
DANGER = re.compile(
    r"\b(?:danger|risk|downside|drawback|upside|advantage|cost|trouble|problem)\s+(?:of|to|with|in)\s+([^.;:,]{3,80}?)(?:,\s+which)?\s+is\s+that\s+", FOLD
)
TIME_SIDE = re.compile(r"\btime\s+is\s+((?:on|with)\s+(?:[\w’'-]+\s+){1,3}side)\b", FOLD)
NOT_UNTIL = re.compile(rf"\b(?:not\s+until|only\s+(?:when|if|once|after|by|with|through))\s+([^.;:,]{{3,90}}?),?\s(?={MODAL}\s+(?:the|an?|his|her|its|their|he|she|it|they|we|you|any|peace|[A-Z])[\w]*\b)", FOLD)
WORKS = re.compile(r"\b(?:works?|succeeds?|lasts?|pays?\s+off)\s+(?:only\s+|best\s+)?(?:when|if|where)\s", FOLD)
PRESENT_ONLY = re.compile(r"\b((?:possible\s+only|only\s+(?:possible|\w+s))(?:\s+\w+){0,3}?)\s+(?:if|when|once)\s", FOLD)
RESPONDS = re.compile(r"\b(?:(?:responds?|reacts?|yields?|listens?|bows?)\s+only\s+to|(?:only\s+(?:responds?|reacts?|yields?|listens?|bows?)\s+to|(?:only\s+understands?|understands?\s+only)))\s", FOLD)
IDIOMS = re.compile(
    rf"\b(?:{MODAL}\s+(?:\w+\s+){{0,2}}?(leave|hand|backfire|play into|set the stage|tip|spell|doom|unravel|set back|bring about)\b|"
    r"(?:paves?|opens?|sets?|plays?)\s+(?=(?:the\s+(?:way|door|stage)\s+(?:for|to)|into\s+the\s+hands)\b)|means\s+(?:that\s+)?(?=[^.;:,]{3,60}?\s(?:will|would|could|may|might)\b))", FOLD
)  # fmt: skip
BOUND = re.compile(r"\b(?:is|are|was|were|be)\s+(?:bound|doomed|certain|sure|destined)\s+to\s+", FOLD)
HAS_LEVER = re.compile(r"^(?:any|such|no)\b|^[a-z]+ing\b|\b(?:that|which|without)\b", FOLD)
GAINS = re.compile(r"\b(?:stands?\s+to\s+(?:gain|lose|benefit|profit)|(?:would|will|could)\s+(?:benefit|profit|gain)|benefits?(?=\s+from\s+\w+ing\b))(?:\s+(?:a lot|most|much))?\s+from\s", FOLD)
BY_FIRST = re.compile(r"(?:^|[.;:“\"—]\s*|\b(?:that|but|and)\s)by\s+([\w-]+ing\b[^.;:,]{0,90}),\s", FOLD)
BECAUSE = re.compile(r",?\sbecause\s+(?!of\b)", FOLD)
LIKELY = re.compile(r"\b(?:will|may|might|could|won['’]t|would|(?:un)?likely to|going to)\b|['’]ll\b", FOLD)
NO_CLAIM = re.compile(rf"\b(?:I|we)\b|{PAST.pattern}")  # what I will do, and why; what would have been
NO_LEVER = re.compile(r"\b(?:not|n['’]t|who|he|she|they|we|I|you|say|says)$|n['’]t$", FOLD)
FORWARD = re.compile(rf"\b{MODAL}\b|['’]ll\b|\b(?:hopes?|aims?|expects?) to\b", FOLD)


def _aims(text: str) -> Iterator[Found]:
    for match in AIMS.finditer(text):
        verb = match[2] or match[3] or ""
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end() - len(verb))
        if lever and outcome and " " in text[slice(*lever)] and not NO_MEANS.search(text, *lever):
            yield Found(lever, outcome, VERBS.get(verb.lower(), "raises"), "in order to")
    for match in TO_END.finditer(text):
        lever, outcome = right(text, match.end()), trimmed(text, *match.span(1))
        if lever and outcome:
            yield Found(lever, outcome, "necessary", "to … must")


def _or_else(text: str) -> Iterator[Found]:
    for match in OR_ELSE.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if lever and outcome and MODAL_ANY.search(text, *outcome):
            yield Found(lever, outcome, "necessary", "or else")


def _reasons(text: str) -> Iterator[Found]:
    for match in NO_REASON_GIVEN.finditer(text):
        lever, outcome = left(text, match.start()), right(text, match.end())
        none = match[1].lower() in ("no", "little") or NEGATIVE.search(match[0])
        if lever and outcome and (none or match[1].lower() != "any"):
            yield Found(lever, outcome, "lowers" if none else "raises", "reason to")
    for match in DANGER.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if lever and outcome:
            yield Found(lever, outcome, way_of(text[slice(*outcome)]), "the danger is")
    for match in TIME_SIDE.finditer(text):
        yield Found((match.start(), match.start() + len("time")), match.span(1), "raises", "time is on the side of")


def _only(text: str) -> Iterator[Found]:
    for match in NOT_UNTIL.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if lever and outcome:
            yield Found(lever, outcome, "necessary", "not until")
    for match in PRESENT_ONLY.finditer(text):
        lever, outcome = right(text, match.end(), comma=True), left(text, match.end(1))
        if lever and outcome and not re.search(r"\b(?:was|were|had|did|\w+ed)\b", text[outcome[0] : lever[1]], FOLD):
            yield Found(lever, outcome, "necessary", "only when")
    for match in WORKS.finditer(text):
        lever, outcome = right(text, match.end(), comma=True), left(text, match.end())
        if lever and outcome and (re.search(r"\b(?:it|that|this)\s+$", text[: match.start()], FOLD) or not is_person(text, left(text, match.start()))):
            yield Found(lever, outcome, "necessary", "works when")
    for match in RESPONDS.finditer(text):
        lever, outcome = right(text, match.end(), comma=True), left(text, match.end())
        if lever and outcome:
            yield Found(lever, outcome, "necessary", "only to")


def _idioms(text: str) -> Iterator[Found]:
    for match in IDIOMS.finditer(text):
        lever = left(text, match.start())
        outcome = right(text, match.start(1) if match[1] else match.start() + match[0].index(" ") + 1 if match[0].lower().startswith("mean") else match.start())
        if lever and outcome and not is_person(text, lever) and not NO_LEVER.search(text, *lever):
            yield Found(plain(text, lever), outcome, way_of("would " * bool(match[1]) + text[slice(*outcome)]), match[0].split()[-1].lower())
    for match in BOUND.finditer(text):
        lever, outcome = left(text, match.start()), right(text, match.end())
        if lever and outcome and HAS_LEVER.search(text, *lever):
            yield Found(lever, outcome, way_of("would " + text[slice(*outcome)], "sufficient"), match[0].lower())
    for match in GAINS.finditer(text):
        lever, outcome = right(text, match.end(), comma=True), left(text, match.end())
        if lever and outcome:
            yield Found(lever, outcome, "raises", match[0].lower().strip())


def _by_first(text: str) -> Iterator[Found]:
    for match in BY_FIRST.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if lever and outcome and FORWARD.search(text, *outcome):
            yield Found(lever, outcome, "raises", "by doing")


def _because(text: str) -> Iterator[Found]:
    for match in BECAUSE.finditer(text):
        lever, outcome = right(text, match.end()), left(text, match.start(), comma=True)
        if lever and outcome and LIKELY.search(text, *outcome) and not NO_CLAIM.search(text, *outcome):
            yield Found(lever, outcome, way_of(text[slice(*outcome)]), "because")


MEANS = (_aims, _or_else, _reasons, _only)
LATE = (_idioms, _by_first, _because)
