"""The shapes of claims told as what holds in general, or as what threatens: 'publicity kills compromise', 'is a recipe for'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.read.claim_levers import ACTS
from standoff.read.claim_patterns import FOLD, FORMS, MODAL, PAPER, VERBS
from standoff.read.claim_shapes import Found, is_people, is_person, plain
from standoff.read.claim_ways import way_of
from standoff.read.stretches import left, right, trimmed
from standoff.read.word_set import word_set

_OPENS = r"(?:^|[.;:“\"—]\s*|,\s+|\b(?:that|but|and|because|while|believes?|thinks?|says?|argues?)\s+)"
_ABSTRACT_WORD = r"[\w-]*(?:ity|cy|tions?|sions?|ments?|ness|nces?|isms?|ures?|age|ship|dom|ays?|uity)"
_ABSTRACTS = (
    rf"(?:{_ABSTRACT_WORD}|talks|threats|arms|aid|force|money|trust|time|deadlines?|raids?|strikes?|weapons|bombs|bombing|walls|fear|silence|speed|secrecy|weakness|war|"
    r"violence|attacks?|tariffs?|hunger|isolation|strength|pride|chaos|peace|trade|boycotts?|embargo(?:es)?|leaks?|ultimatums?|blockades?|prices?|cash|loans?|concessions?|guarantees|sanctions|exchanges|swaps|elections|promises|truces|ceasefires|settlements|compromises|delays?|victories|defeats|purges|amnesties)"
)
_SUBJECT = (
    rf"(?:[\w-]{{3,}}ing(?:\s[\w’'-]+){{1,6}}|(?:each|every|any|another|such|more|fewer|less|a|an|one)\s(?:[\w’'-]+\s){{0,3}}?{_ABSTRACTS}|(?:each|every)\s(?:[\w’'-]+\s){{0,2}}[\w’'-]+|"
    rf"(?:[\w-]+(?:al|ic|ary|ive|ous|ign|er|ed|or)\s|(?:small|big|grand|new|weak|strong|quick|long|short|early|late|cheap|easy|hard|soft|fresh)\s)?{_ABSTRACTS})"
)
_MERELY = r"(?:(?:only|simply|merely|just|also|always|often|usually|rarely|never|seldom|hardly|thus|in turn|actually|inevitably)\s+)"
GENERAL = re.compile(rf"{_OPENS}({_SUBJECT})\s+({_MERELY}{{0,2}})((?:{FORMS})(?:e?s)|feeds|breeds|favours|favors|buys|begets|drives|rewards|makes|(?:{FORMS}))\s+(?!(?:when|where|if|because|once|down|up|out|only)\b)(?=[\w’“\"])", FOLD)
# Verbs whose form in -s is no plural that news tells of: what invites, emboldens or undermines does so in general.
A_THING = re.compile(
    rf"{_OPENS}((?:(?:an?|any|such\sa|every|each|another)\s[^.;:,“”\"]{{3,70}}?|(?:the|this|that|his|her|its|their)\s(?:[\w’'-]+\s){{0,2}}?{ACTS}))\s{_MERELY}{{0,2}}(invites|emboldens|undermines|weakens|strengthens|encourages|discourages|prolongs|deepens|kills|breeds|feeds|destroys|rewards|"
    r"shortens|erodes|deters|provokes|inflames|hardens|entrenches|guarantees|ensures|deprives|robs|spares|spoils|poisons|ruins|hastens|delays|complicates|endangers|jeopardises|jeopardizes)\s+(?=\w)", FOLD
)
ONLY_DOES = re.compile(rf"\s(?:only|simply|merely|just)\s+(?:serves?\s+to\s+)?((?:{FORMS})(?:e?s)?)\s+(?=[\w’“\"])", FOLD)
ONLY_WILL = re.compile(rf"\b{MODAL}\s+(?:only|simply|merely|just)\s+(?:serve\s+to\s+)?(?!be\b|have\b|say\b|go\b|come\b|take\b|meet\b|begin\b|start\b|talk\b|sign\b|speak\b|happen\b|know\b|see\b)([a-z]{{4,}})\s+(?=\w)", FOLD)
THREATENS = re.compile(r"\b(?:threatens?|(?:could|would|may|might)\s+threaten)\s+to\s+(?=[a-z])", FOLD)
AN_INCENTIVE = re.compile(
    r"\b(?:gives?|giving|give|leaves?|provides?|offers?|hands?|creates?)\s+(?:[\w’'-]+\s+){0,5}?(?:an?|every|some|more|another|fresh|new|strong|perverse|two|three|four|six|the|time|room|space|cover|leverage)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:incentive|reason|excuse|pretext|motive|interest|cause|time|room|space|chance|opportunity|means|cover|month|week|year|stake|opening|licence|license)s?\s+(?:to|for)\s+(?!(?:hope|celebrate|cheer|believe|think|optimism|concern|worry)\b)", FOLD
)
NO_CHOICE = re.compile(r"\b(?:leaves?|leaving|would leave|will leave|could leave|gives?|giving)\s+(?:[\w’'-]+\s+){1,5}?(?:with\s+)?(?:no|little)\s+(?:other\s+)?(?:choice|option|alternative)\s+(?:but|except|other than)\s+(?:to\s+)?", FOLD)
RECIPE = re.compile(
    r"\b(?:is|are|would be|will be|could be|may be)\s+(?:an?|the)\s+(?:\w+\s+)?(?:recipe|invitation|licence|license|prescription|formula|step|first step|stepping stone|prelude|boon|gift|lifeline|incentive|blow|obstacle|barrier|threat)\s+(?:for|to|towards?)\s+(?=\w)", FOLD
)
GOES_FAR = re.compile(r"\b(?:would|will|could|may|might)\s+(?:go|do)\s+(?:a\s+long\s+way|some\s+way|far|much|a\s+lot|more)\s+(?:to|towards?|in)\s+", FOLD)
TOO_WEAK = re.compile(
    r"\b(?:is|are|was|were|be|seems?|looks?|remains?|comes?|came)\s+(?:far\s+|still\s+|much\s+)?too\s+(?!early\b|soon\b)\w+(?:\s+(?:and|or)\s+(?:too\s+)?\w+)?\s+to\s+(?!(?:say|tell|call|know|be|see|miss|ignore|comment|judge|do|go|come|speak|name|list|mention|count|talk|walk|think|remember|read|stand)\b)(?=[a-z]{3})", FOLD
)
LITTLE = re.compile(
    r"\b(?:(?:will|would|could|can|may|might|does|do|is likely to|are likely to)\s+(?:probably\s+|likely\s+)?(?:do\s+)?(?:little|nothing|not much|next to nothing|precious little)\s+(?:to|for|about)\s+|"
    r"(?:will|would|could|can|may|might|does|do)\s+(?:little|no|not\s+much)\s+good\b|(?:(?:will|would|could|can|may|might)\s+)?(?:achieves?|changes?|accomplish(?:es)?|solves?|settles?|brings?)\s+(?:nothing|little)\b|"
    r"(?:will|would|could|may|might|can|does|do|is|are)?\s*(?:makes?|making|matters?|having|have|has)\s+(?:no|little|scant)\s+(?:real\s+|practical\s+)?(?:difference|effect|impact|influence|bearing)\b|"
    r"(?:will|would|does|do)\s*(?:n['’]t|not)\s+make\s+(?:any|much|a)\s+(?:\w+\s+)?difference\b)", FOLD
)
ALONE = re.compile(r"\b(?:(?<=alone)|by\s+(?:itself|themselves)|on\s+(?:its|their)\s+own)\s+(?:will\s+not|would\s+not|won['’]t|wouldn['’]t|cannot|can['’]t|could\s+not|couldn['’]t|will\s+never|can\s+never|(?:do|does)\s+not|(?:do|does)n['’]t|rarely|never|seldom)\s+(?:be\s+(?:enough|able)\s+to\s+)?(?=[a-z])", FOLD)
NOT_BY = re.compile(r"\b(?:cannot|can['’]t|can\s+never|will\s+not|won['’]t|will\s+never|would\s+not|could\s+not)\s+be\s+([a-z]+(?:ed|en|on|ught|ade|ht|wn))\s+(?:by|with|through|on)\s+(?!then\b|the end\b|\w+day\b)", FOLD)
MEANS_MORE = re.compile(r"(?:^|[.;:“\"]\s*|\b(?:that|but|and)\s)((?:more|fewer|less)\s[^.;:,]{2,50}?)\s+(?:would\s+|will\s+|could\s+)?means?\s+(more|fewer|less|higher|lower)\s", FOLD)
AND_FORCE = re.compile(rf"\b{MODAL}\s+(?!not\b)[a-z]+\s[^.;:,]{{3,90}}?,?\s+and\s+(?:eventually\s+|perhaps\s+|thereby\s+|so\s+)?({FORMS})\s+(?=\w)", FOLD)
PARTICIPLE = re.compile(r",\s+(?:thus\s+|thereby\s+|in turn\s+|perhaps\s+|possibly\s+|potentially\s+)?(forcing|pushing|driving|prompting|encouraging|making|leaving|giving|raising|allowing|weakening|undermining|ending|deterring|triggering|emboldening|prolonging|strengthening|tempting|depriving|reducing|cutting)\s", FOLD)
WHICH = re.compile(rf",\s+(?:which|something\s+that|a\s+(?:move|step)\s+that)\s+(?:[\w’'-]+\s(?:say|says|said|fear|fears|warn|warned|argue|believe|hope|hopes)\s)?(?:could|would|may|might|will)\s+(?:[a-z]+ly\s+|only\s+|also\s+|in turn\s+){{0,2}}({FORMS})\s+(?=\w)", FOLD)
GUARANTEES = re.compile(r"\b(?:all but|virtually|practically|effectively)\s+(guarantees?|ensures?|rules? out|dooms?|ends?|kills?|invites?)\s+(?=\w)", FOLD)
ASKS = re.compile(
    rf"\b(?:would|wo|could|does|do|may|might)n['’]t\s+((?:[\w’'-]+\s+){{1,8}}?)(?:just\s+|simply\s+|only\s+|merely\s+|also\s+|then\s+|actually\s+)?((?:{FORMS}|leave|hand|backfire|lead|mean|play|feed)\b)\s*(?=\w)", FOLD
)
_BAD = word_set("guarantees ensures invites guarantee ensure invite")
_NO_SUBJECT = re.compile(r"\b(?:I|we|you|he|she|who|who['’]d|people|someone|anyone|everyone|nobody)$", FOLD)
_NO_SUBJECT_NOW = re.compile(rf"\b(?:{MODAL}|was|were|had|did|to|not|I|we|you|he|she|who|people|someone|anyone|everyone|nobody)$", FOLD)
_GERUND_NOT = re.compile(r"^(?:nothing|something|everything|anything|during|according|following|including|morning|evening|king|being|having|speaking|regarding|citing|asking)\b", FOLD)
_PAST_BEFORE = re.compile(r"\b(?:was|were|had|did|ago|yesterday)\b", FOLD)
_NOUN_AFTER = re.compile(r"\s*(?:of|in|on|at|by|from|and|or|was|were|is|are|will|would|has|had|have)\b", FOLD)


def _base(verb: str) -> str | None:
    verb = verb.lower()
    return next((v for v in (verb, verb[:-1], verb[:-2]) if v in VERBS), None)


def _general(text: str) -> Iterator[Found]:
    for match in GENERAL.finditer(text):
        subject, verb = match[1], match[3].lower()
        plural = subject.lower().endswith("s") and not subject.lower().endswith(("ss", "ness")) and not re.match(r"\w+ing\b|each|every|an?\b|another|one\b", subject, FOLD)
        if plural == (_base(verb) != verb) or _GERUND_NOT.match(subject) or _NO_SUBJECT.search(subject):
            continue
        if _base(verb) == "mean" or verb in ("make", "makes") and not re.match(r"\w+ing\s", subject):
            continue
        if _PAST_BEFORE.search(text, match.start(), match.end()) or _NOUN_AFTER.match(text, match.end() - 1) or re.search(r"\w+ed$", subject):
            continue
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.start(3))
        if lever and outcome and outcome[1] - outcome[0] >= len(verb) + 4:
            base = _base(verb)
            seldom = re.search(r"rarely|never|seldom|hardly", match[2], FOLD)
            yield Found(lever, outcome, "no effect" if seldom else VERBS.get(base or "", "raises"), "in general")
    for match in A_THING.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.start(2))
        if lever and outcome and not is_people(text[slice(*lever)]) and not re.search(rf"\b(?:{MODAL}|was|were|had|did|who)\b", text[slice(*lever)], FOLD):
            yield Found(lever, outcome, VERBS.get(_base(match[2]) or "", "raises"), "in general")
    for match in ONLY_DOES.finditer(text):
        lever, outcome = left(text, match.start()), right(text, match.start(1))
        verb = match[1].lower()
        if lever is None and outcome and re.search(r"\b(?:it|that|this)$", text[: match.start()], FOLD):
            yield Found(None, outcome, VERBS.get(_base(verb) or "", "raises"), "only")
        if lever and outcome and verb not in ("change", "end", "open", "move") and not is_person(text, lever) and not _NO_SUBJECT_NOW.search(text[slice(*lever)]):
            yield Found(plain(text, lever), outcome, VERBS.get(_base(verb) or "", "raises"), "only")


def _after(text: str, pattern: re.Pattern[str], direction: str, reason: str, group: int = 0) -> Iterator[Found]:
    """Yield what a pattern parts: the lever before it, the outcome from the group, or from its end."""
    for match in pattern.finditer(text):
        lever, outcome = left(text, match.start()), right(text, match.start(group) if group else match.end())
        if lever and outcome and not is_person(text, lever) and not _NO_SUBJECT.search(text[slice(*lever)]):
            yield Found(plain(text, lever), outcome, direction, reason)


def _threatens(text: str) -> Iterator[Found]:
    for one in _after(text, THREATENS, "raises", "threatens to"):
        verb = re.match(r"[a-z]+", text[one.outcome[0] :], FOLD)
        if one.lever is not None and not re.search(rf"\b{MODAL}$", text[slice(*one.lever)], FOLD) and (re.search(r"\s", text[slice(*one.lever)]) or text[one.lever[0]].islower()) and verb is not None:
            yield Found(one.lever, one.outcome, way_of("would " + text[slice(*one.outcome)]), one.reason)
    for match in ONLY_WILL.finditer(text):
        lever, outcome = left(text, match.start()), right(text, match.start(1))
        if lever and outcome and not is_person(text, lever) and not _NO_SUBJECT.search(text[slice(*lever)]) and re.search(r"\s|ing$|s$", text[slice(*lever)]):
            yield Found(plain(text, lever), outcome, way_of("would " + text[slice(*outcome)]), "only")


def _gives(text: str) -> Iterator[Found]:
    for one in _after(text, AN_INCENTIVE, "raises", "an incentive to"):
        if one.lever is None or not re.search(r"\b(?:had|was|were|did)\b", text[slice(*one.lever)], FOLD):
            yield one
    yield from _after(text, NO_CHOICE, "raises", "no choice but to")
    for one in _after(text, RECIPE, "raises", "a recipe for"):
        bad = re.search(r"\b(?:blow|obstacle|barrier|threat)\s+\w+\s*$", text[: one.outcome[0]], FOLD)
        yield Found(one.lever, one.outcome, "lowers" if bad else way_of(text[slice(*one.outcome)]), one.reason)
    yield from _after(text, GOES_FAR, "raises", "a long way to")


def _idle(text: str) -> Iterator[Found]:
    yield from _after(text, TOO_WEAK, "no effect", "too … to")
    for match in LITTLE.finditer(text):
        rest = right(text, match.end())
        outcome = rest or trimmed(text, *match.span())
        lever = left(text, match.start())
        if lever and outcome and not is_person(text, lever) and not re.search(r"\b(?:had|was|were|did)\b", match[0], FOLD):
            yield Found(plain(text, lever), (match.start(), outcome[1]), "no effect", "little to")
    yield from _after(text, ALONE, "no effect", "alone")
    for match in NOT_BY.finditer(text):
        lever, outcome = right(text, match.end(), comma=True), left(text, match.end(1))
        if lever and outcome and not re.match(r"(?:the\s)?(?:end of|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|\d)", text[slice(*lever)]):
            yield Found(lever, outcome, "no effect", "not by")


def _more(text: str) -> Iterator[Found]:
    for match in MEANS_MORE.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.start(2))
        if lever and outcome:
            yield Found(lever, outcome, "lowers" if match[2].lower() in ("fewer", "less", "lower") else "raises", "more means more")
    for pattern in (AND_FORCE, PARTICIPLE, WHICH):
        for match in pattern.finditer(text):
            lever, outcome = left(text, match.start()), right(text, match.start(1))
            if pattern is AND_FORCE and lever and PAPER.search(text, *lever):
                continue
            if pattern is PARTICIPLE and lever and not re.search(rf"\b{MODAL}\b", text[slice(*lever)], FOLD):
                continue
            is_clause = pattern is not AND_FORCE
            if lever and outcome and (is_clause or not is_person(text, lever) and not _NO_SUBJECT.search(text[slice(*lever)])):
                yield Found(lever, outcome, way_of("would " + re.sub(r"^(\w+?)ing\b", r"\1", text[slice(*outcome)])), "and so")
    for one in _after(text, GUARANTEES, "raises", "all but", 1):
        first = text[one.outcome[0] :].split()[0].lower()
        yield one if first in _BAD else Found(one.lever, one.outcome, "lowers", one.reason)


def _asked(text: str) -> Iterator[Found]:
    for match in ASKS.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.start(2))
        if lever and outcome and not re.match(r"(?:I|we|he|she|you|they|people)\b", match[1], FOLD):
            yield Found(lever, outcome, VERBS.get(match[2].lower(), "raises"), "asks whether it is not so")


IDLES = (_idle,)
GENERIC = (_more, _gives, _threatens, _general)
RHETORIC = (_asked,)
