"""The shapes of claims told as a rule of the world: 'truces hold when both sides are tired', 'elections tend to reignite wars'.

What makes such a sentence general is its subject, which is anybody or anything of a kind ('mediators', 'a side that …',
'third parties'), and the present tense. What somebody named does today is told by the same verbs, and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.read.claim_patterns import FOLD, FORMS, MODAL, VERBS
from standoff.read.claim_shapes import Found, is_people, is_person, plain
from standoff.read.claim_ways import falls, way_of
from standoff.read.stretches import left, right, trimmed

_OPENS = r"(?:^|[.;:“\"—]\s*|,\s+(?:and|but|so)\s+|\b(?:that|but|because|while|believes?|thinks?|says?|argues?)\s+)"
# What wars, truces and those who fight them do, told of the kind.
_FATES = (
    r"(?:holds?|lasts?|fails?|collapses?|breaks?(?:\s+down)?|ends?|works?|survives?|succeeds?|dies|die|endures?|sticks?|crumbles?|unravels?|falls?\s+apart|bargains?|"
    r"negotiates?|deals?|gives?\s+(?:way|in|up)|bends?|yields?|signs?|fights?|rearms?|quits?|surrenders?|settles?|listens?|stops?|moves?|concedes?|compromises?|makes?\s+peace|"
    r"lays?\s+down\s+(?:their\s+)?(?:arms|weapons)|comes?\s+to\s+(?:the\s+table|terms)|walks?\s+away|cheats?|defects?|restarts?|resumes?|returns?|recurs?|drags?\s+on|escalates?|spreads?|flourish(?:es)?|thrives?|multipl(?:y|ies)|profits?|comes?\s+back|invests?|follows?|shoots?\s+back|retreats?|backs?\s+down)"
)
_STATE = re.compile(r"\b(?:is|are|be|get|gets)\s(?:[a-z]+ly\s)?[a-z]+ed\b", FOLD)
_FALLING = re.compile(r"fail|collapse|break|die|crumble|unravel|fall|cheat|defect|walk|end", FOLD)
_DOWN = re.compile(r"(?:[\w’'-]+\s){1,3}(?:die|fail|collapse|crumble|break\s(?:down|up)|fall(?!\s(?:into|in)\b)|stop|starve|wither|suffer|unravel|vanish)\b", FOLD)
_SEQUEL = re.compile(
    rf"{_OPENS}((?:[\w’'-]+\s+){{1,6}}?(?:(?:only|rarely|seldom|often|usually|always|never|tend\s+to|do\s+not|don['’]t|does\s+not|doesn['’]t)\s+)?({_FATES})(?:\s+(?:sooner|later|faster|best|longer|only|quickly|early|down))?)"
    r"\s+(?:only\s+)?(?:when|where|if|once|because|as\s+soon\s+as)\s+(?!of\b|asked\b|it\s+comes\s+to\b|they\s+(?:are|were)\s+asked)", FOLD
)
# Who is meant by a kind: a bare plural, a pronoun that goes on with one, or anybody who does something.
_A_KIND = re.compile(
    r"(?:(?:such|most|many|few|all|these|those|no|any|a|an|civil|both)\s)?(?:[a-z-]+\s){0,3}?[a-z-]{3,}s(?<!ss)\b|(?:they|it|peace|war|trust|force|pressure|violence|fighting|mediation|diplomacy|deterrence)\b|(?:an?|no|any)\s[a-z]+", FOLD
)
_NOT_GENERAL = re.compile(rf"\b(?:{MODAL}|was|were|had|did|has|have|is|are|to|wants?|that|than|I|we|he|she|who|said|says|on\s+\w+day|now|today|talks|officials|sources|reports|troops|police)\b|\b[a-z]{{3,}}ed\b", FOLD)
_HAPPENED = re.compile(r"\b(?:was|were|had|did|I|my|said|says|yesterday|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|next\s+(?:week|month|year|day)|this\s+(?:week|month|morning|year|weekend)|last\s+\w+)\b|\b(?!need|succeed|exceed|proceed|feed|indeed)[a-z]{3,}ed\b(?!\s+by\b)", FOLD)
_DONE = re.compile(r"\b(?:was|were|had|did|I|my|said|says)\b|\b(?!need|succeed|exceed|proceed|feed)[a-z]{3,}ed\b(?!\s+by\b)|(?<!that\s)(?<!who\s)(?<!which\s)\b(?:is|are)\b", FOLD)
_OPENED = re.compile(r"(?:^|[.;:“\"—]\s*)(?:when|where|wherever|whenever)\s+(?=(?:(?:both|neither|one|each|no|nobody|any|a|an|such|people|most|all)\s|(?:children|people|men|women|peace|trust|money|power|force|war)\s|[a-z-]+s\s|[a-z]+\s[a-z-]+s\s))(?!(?:it|asked|this|his|its|is|was|has|talks)\b)", FOLD)
_TENDS = re.compile(rf"{_OPENS}((?!(?:the|he|she|it|his|her|this|that)\b)[^.;:,“”\"]{{4,80}}?)\s+(?:tends?\s+to|(?:rarely|seldom|often|usually|always|invariably|almost\s+always)|can\s+(?:also\s+|only\s+|often\s+)?)\s+((?:{FORMS}|reignite|rekindle|backfire|halve|double)(?:e?s)?)\s+(?!(?:in|on|at|with|by|for|up|out|as|of)\b)(?=[a-z])", FOLD)
_WHO = re.compile(
    r"(?:^|[.;:“\"—]\s*|,\s+(?:(?:and|but|so)\s+)?|\b(?:that|but|because)\s+)((?:an?|the|any|no)\s(?:[a-z-]+\s){0,2}?(?:side|party|state|leader|government|army|group|country|power|rebel|general|mediator|president|man|truce|ceasefire|deal|treaty|peace|promise|threat|"
    r"settlement|accord|pact|agreement|war|[a-z]+(?:er|or|an|nt|st))\s(?:that|who|which)\s[^.;:,“”\"]{3,60}?|whoever\s[^.;:,“”\"]{3,50}?|(?:those|states|leaders|governments|parties|armies|sides|rebels|deals|truces|accords|mediators|[a-z]+(?:ers|ors|ants|ists))\s(?:that|who|which)\s[^.;:,“”\"]{3,60}?)\s+"
    r"((?:do(?:es)?\s(?:better|worse|well|badly)|ends?|lands?|finds?|loses?|wins?|gains?|risks?|has|have|fights?|pays?|invites?|rewards?|needs?|dies|die|fails?|collapses?|lasts?|holds?|survives?|becomes?|cannot|can['’]t|wo|will|rarely|seldom|never|is\s+worth|are\s+worth)\b(?!\s+(?:been|said|to\s+be)\b)[^.;:]{0,2})", FOLD
)
_REASON = re.compile(
    r"\b(?:has|have|lacks?)\s+(every|good|no|little|more|less|strong|some|an?|powerful|few|the)?\s*(?:\w+\s+)?(?:reasons?|incentives?|motives?|interest)\s+(?:to|in)\s+(?!(?:believe|think|fear|hope|worry|celebrate|doubt|complain|suspect|be|say|know|feel|expect|cheer|thank|trust|regret)\b)(?=[a-z])", FOLD
)
_BECAUSE = re.compile(r",?\s+(?:because|since|as\s+long\s+as|so\s+long\s+as|while|when|if|once|unless)\s+", FOLD)
_WORTHLESS = re.compile(
    r"\s(?:is|are|would\s+be|will\s+be|remains?)\s+(?:simply\s+|merely\s+|just\s+|worse\s+than\s+|all\s+but\s+|also\s+|largely\s+)?(?=(?:an?\s+)?(?:waste\s+of|pointless|futile|useless|worthless|worth\s+(?:nothing|little)|of\s+no\s+use|no\s+use|fiction|meaningless|illusion|"
    r"no\s+(?:substitute|answer|solution|cure|remedy|match|guarantee)|not\s+a\s+(?:substitute|solution|strategy)|theatre|theater|charade|farce|cosmetic|window\s+dressing|hollow|powerless|toothless)\b)", FOLD
)
_LASTS_NOT = re.compile(
    r"(?:^|[.;:“\"—,]\s*|\b(?:that|but|and|because)\s+)((?:an?|any|no)\s+(?:[\w-]+\s+)?(?:deal|truce|ceasefire|treaty|agreement|accord|peace|settlement|pact|promise|pause)\s+((?:that|which|reached|imposed|signed|built|based|agreed|made|negotiated|struck|resting)\s[^.;:,“”\"]{3,70}?))\s+"
    r"(?=(?:cannot|can['’]t|wo\w?n['’]t|will\s+not|will\s+never|would\s+not|wouldn['’]t|(?:is|are)\s+unlikely\s+to|can\s+never)\s+(?:last|hold|survive|work|endure|stick|succeed|stand)\b)", FOLD
)


_NOBODY = re.compile(rf"{_OPENS}((?:an?|any|no)?\s?[a-z-]+\s(?:that|which|without)\s[^.;:,“”\"]{{3,50}}?|[\w-]+ing(?:\s[\w’'-]+){{0,6}}?|[A-Z][a-z]+(?:ions|ments|ences|ings|ils|ces|ks|ts|es))\s+((?:protects?|changes?|deters?|settles?|solves?|buys?|proves?|frightens?|persuades?|stops?|saves?|feeds?|moves?|helps?|convinces?)\s+(?:nobody|nothing|no\s+one|little|no[- ]one))\b", FOLD)
_POSTMODIFIED = re.compile(rf"(?:^|[.;:“\"—]\s*)([A-Z][a-z]+s\s(?:drawn\sup|held|made|signed|reached|agreed|imposed|built|set|of|in|without|from|for|with|against|between|to|that|which)\s[^.;:,“”\"]{{3,70}}?)\s((?:{FORMS})\s(?!(?:in|on|at|with|by|for|up|out|as|of|to|is|are|was|were|will|would)\b)[a-z]+)")


def _sequel(text: str) -> Iterator[Found]:
    for match in _SEQUEL.finditer(text):
        outcome, lever = trimmed(text, *match.span(1)), right(text, match.end())
        if not lever or not outcome or _HAPPENED.search(_STATE.sub("", text[slice(*lever)])):
            continue
        said = text[slice(*outcome)]
        if _A_KIND.match(said) and not _NOT_GENERAL.search(said) and not re.search(r"\s[A-Z]", said):
            turned = re.search(r"\b(?:rarely|seldom|never)\b|n['’]t\b|\bnot\b", said) is not None
            bad = _FALLING.match(match[2]) is not None
            yield Found(lever, outcome, "lowers" if bad != turned else "raises", "in general, when")
    for match in _OPENED.finditer(text):
        lever = right(text, match.end(), comma=True)
        outcome = right(text, lever[1] + 1) if lever and text[lever[1] : lever[1] + 1] == "," else None
        if not lever or not outcome or _HAPPENED.search(_STATE.sub("", text[slice(*lever)])) or _HAPPENED.search(re.sub(r"\b(?:has|have)\s\w+ed\b", "", text[slice(*outcome)])):
            continue
        said = text[slice(*outcome)]
        if not re.match(r"(?:he|she|I|we|the)\s", said, FOLD) and not re.search(r"[A-Z]", text[slice(*lever)]):
            yield Found(lever, outcome, "lowers" if _DOWN.match(said) else way_of("would " + said), "in general, when")


def _tends(text: str) -> Iterator[Found]:
    for match in _TENDS.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.start(2))
        if not lever or not outcome or re.search(rf"\b(?:{MODAL}|is|are|was|were|has|have|had|who|I|we|you|they|said)\b", text[slice(*lever)], FOLD):
            continue
        if is_person(text, lever) or re.match(r"[A-Z][\w’'-]*(?:\s[A-Z]|['’]s)", text[slice(*lever)]):
            continue
        seldom = re.search(r"\b(?:rarely|seldom)\s+$", text[: match.start(2)], FOLD)
        base = next((one for one in (match[2].lower(), match[2].lower()[:-1], match[2].lower()[:-2]) if one in VERBS), "")
        yield Found(lever, outcome, "no effect" if seldom else VERBS.get(base, "lowers" if match[2].startswith(("backfire", "halve")) else "raises"), "in general")


def _nobody(text: str) -> Iterator[Found]:
    for match in _NOBODY.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.start(2))
        if lever and outcome and not is_person(text, lever) and not _HAPPENED.search(re.sub(r"\w+ed\b", "", text[slice(*lever)])):
            yield Found(lever, outcome, "no effect", "helps nobody")
    for match in _POSTMODIFIED.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.start(2))
        if lever and outcome and not is_people(text[slice(*lever)]) and not re.search(rf"\b(?:{MODAL}|is|are|was|were|has|have|had|said|who|and)\b|\s[A-Z]", text[slice(*lever)]):
            yield Found(lever, outcome, VERBS.get(match[2].split()[0], "raises"), "in general")


_NO_THING = re.compile(rf"{_OPENS}(no\s(?!one\b|doubt|longer|wonder|sooner|less\b|more\b|matter)[^.;:,“”\"]{{3,50}}?)\s(?:can|could|will|would|can\s+ever|will\s+ever)\s+(?!be\b|have\b|say\b|take\s+place|begin\b|start\b|comment\b)([a-z]{{3,}}\s+\w)", FOLD)
_WHAT_DOES = re.compile(r"\bwhat\s+((?:changes|works|matters|persuades|scares|hurts|counts|forces|convinces|frightens|protects|breaks|pushes|shifts|gives|keeps|makes|stops|prevents|ends|drives|brings|holds|sustains|moves|deters|feeds|prolongs|saves|wins|buys)\s[^.;:,]{3,60}?)\s+(?:is|are)\s+(?!not\b|that\b)", FOLD)
_IS_WHAT = re.compile(r"\s(?:is|are)\s+what\s+(?=(?:will|would|could|can|keeps?|gives?|makes?|stops?|ends?|brings?|drives?|holds?|moves?|saves?|wins?|prevents?|deters?)\b)", FOLD)

_WHAT_ELSE = re.compile(r"(?:^|[.;:“\"—]\s*|\b(?:but|and)\s+)(what\s+(?:might|would|could|will|does|can))\s+(?:is|are)\s+(?!not\b|that\b)", FOLD)
_LEAVES = re.compile(r"\bleaves?\s(?!(?:it|them|him|her|us|me)\b)[^.;:,“”\"]{3,50}?\s(?:untouched|unchanged|unmoved|unscathed|intact|unaffected|unharmed|unscarred)\b", FOLD)
_MODAL_LATER = re.compile(rf"\s{MODAL}\b", FOLD)


def _what(text: str) -> Iterator[Found]:
    for match in _NO_THING.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.start(2))
        if lever and outcome and not is_people(text[slice(*lever)]):
            yield Found(lever, outcome, "no effect", "no such thing will")
    for match in _WHAT_DOES.finditer(text):
        lever, outcome = right(text, match.end(), comma=True), trimmed(text, *match.span(1))
        if lever and outcome:
            yield Found(lever, outcome, way_of("would " + text[slice(*outcome)]), "what does it is")
    for match in _WHAT_ELSE.finditer(text):  # "No amount of ink will do it. What might is money"
        if lever := right(text, match.end(), comma=True):
            yield Found(lever, match.span(1), "raises", "what might is")
    for match in _LEAVES.finditer(text):
        before, outcome = left(text, match.start()), trimmed(text, *match.span())
        modal = _MODAL_LATER.search(text, *before) if before else None
        lever = trimmed(text, before[0], modal.start()) if before and modal else before
        if lever and outcome and not is_person(text, lever):
            yield Found(lever, outcome, "no effect", "leaves it as it is")
    for match in _IS_WHAT.finditer(text):
        lever, outcome = left(text, match.start()), right(text, match.end())
        if lever and outcome and not is_person(text, lever):
            yield Found(plain(text, lever), outcome, way_of(text[slice(*outcome)]), "is what does it")


def _whoever(text: str) -> Iterator[Found]:
    for match in _WHO.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.start(2))
        if not lever or not outcome or _DONE.search(text, *lever) or _HAPPENED.search(text, *outcome) or re.search(r"(?<!\w)[A-Z]", text[lever[0] + 1 : lever[1]]):
            continue
        yield Found(lever, outcome, "lowers" if re.match(r"loses?\b|(?:is|are)\sworth\s(?:nothing|little)", text[slice(*outcome)], FOLD) else way_of("would " + text[slice(*outcome)]), "whoever does so")


def _reason(text: str) -> Iterator[Found]:
    for match in _REASON.finditer(text):
        outcome = right(text, match.end())
        none = (match[1] or "").lower() in ("no", "little", "less", "few") or match[0].lower().startswith("lack")
        cut = _BECAUSE.search(text, match.end())
        if outcome is None:
            continue
        if cut is not None and cut.start() <= outcome[1] + 2 and (lever := right(text, cut.end())) and (end := trimmed(text, outcome[0], min(cut.start(), outcome[1]))):
            yield Found(lever, end, "lowers" if none else "raises", "a reason to, because")
        elif (who := left(text, match.start())) and not _HAPPENED.search(text, *who):
            yield Found(plain(text, who), outcome, "lowers" if none else "raises", "a reason to")


def _worthless(text: str) -> Iterator[Found]:
    for match in _WORTHLESS.finditer(text):
        lever, outcome = left(text, match.start()), right(text, match.end())
        if lever and outcome and not is_person(text, lever):
            yield Found(plain(text, lever), outcome, "lowers" if re.search(r"\b(?:without|that|unless|once)\b", text[slice(*lever)], FOLD) and falls("will " + text[slice(*lever)]) else "no effect", "worth nothing")
    for match in _LASTS_NOT.finditer(text):
        lever, outcome = trimmed(text, *match.span(2)), right(text, match.end())
        if lever and outcome:
            yield Found(lever, outcome, "lowers", "cannot last")


GENERAL = (_sequel, _tends, _nobody, _what, _whoever, _reason, _worthless)
