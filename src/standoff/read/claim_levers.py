"""The shapes of claims told by what kind of thing the subject is: a deed or a change that somebody could bring about.

'Tighter enforcement would halve exports' needs no verb of causing: who is told to do it is an act, and what it would do is its
effect. Such a subject is a gerund, a nominalised act, something there could be more or less of, or an 'it' that stands for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.read.claim_patterns import FOLD, PAPER, PROVIDES
from standoff.read.claim_shapes import Found, is_people
from standoff.read.claim_ways import way_of
from standoff.read.stretches import right, trimmed
from standoff.read.word_set import word_set

_OPENS = r"(?:^|[.;:“\"—]\s*|,\s+|\b(?:that|but|and|because|while|believes?|thinks?|says?|said|argues?|argued|fears?|warns?|warned|if so|then|now|perhaps|so|yet)\s+)"
ACTS = (
    r"(?:moves?|steps?|bans?|offers?|embargo(?:es)?|decisions?|strikes?|attacks?|deals?|cuts?|veto(?:es)?|sanctions?|visits?|summits?|rulings?|pacts?|treat(?:y|ies)|truces?|ceasefires?|pauses?|"
    r"withdrawals?|deployments?|sales?|tax(?:es)?|tariffs?|blockades?|boycotts?|sieges?|delays?|threats?|promises?|concessions?|guarantees?|raids?|arrests?|reforms?|polic(?:y|ies)|approach(?:es)?|"
    r"strateg(?:y|ies)|measures?|pressure|escalation|interventions?|invasions?|landings?|rows?|action|votes?|defeats?|victor(?:y|ies)|collapse|failures?|success|walkouts?|suspensions?|freezes?|amnest(?:y|ies)|"
    r"pardons?|ultimatums?|deadlines?|campaigns?|offensives?|retreats?|compromises?|settlements?|settling|aid|loans?|weapons|arms|missiles?|batteries|patrols?|forces?|monitors|observers|inspectors|"
    r"ratification|recognition|expulsions?|closures?|shutdowns?|takeovers?|swaps?|exchanges?|talks|dialogue|mediation|protests?|uprisings?|coups?|elections?|referendums?|splits?|divisions?|sackings?|"
    r"resignations?|silence|inaction|weakness|restraint|patience|retaliation|reprisals?|subsid(?:y|ies)|quotas?|prices?|rates?|shortages?|drought|winter|war|peace)"
)
_KIND = r"(?:[\w’'-]+\s+){0,3}?"
_AFTER = r"(?:\s+(?:of|on|in|at|by|for|from|to|with|against|between|over)\s+[^.;:,“”\"]{2,60}?|\s+[a-z]+ed\s+(?:by|in|with|under|at|on|through)\s+[^.;:,“”\"]{3,40}?|\s+(?:there|here)|\s+(?:that|which)\s+[^.;:,“”\"]{3,60}?|\s+(?:now|today|alone|tomorrow))?"
_LEVER = (
    rf"(?:[\w-]{{3,}}ing(?:\s[\w’'-]+){{0,12}}?|(?:an?|any|another|such\sa|more|fewer|less|further|new|no|one\smore|one|a\ssingle|each|every)\s{_KIND}[\w’'-]+{_AFTER}|"
    rf"(?:the|this|that|these|those|his|her|its|their|our|(?:the\s)?[\w-]+['’]s)\s{_KIND}{ACTS}{_AFTER}|(?:[\w-]+(?:er|al|ic|ary|ign|ive|ous|en)\s)?(?:[\w-]+\s)?(?:{ACTS}|[\w-]+(?:tion|sion|ment|ance|ence|ure|ship|ness|ity|acy|ism|omy)){_AFTER})"
)
_MOVES = r"(?:would|could|might|may|wo(?=n['’]t)|will|(?:is|are|was|were)\s+(?:also\s+)?likely\s+to)(?:\s+(not|never)|n['’]t)?"
_IT_MOVES = _MOVES.replace("(?:would", "(?:['’]ll|would", 1)
WOULD = re.compile(rf"{_OPENS}({_LEVER})\s+{_MOVES}\s+(?:(?:[a-z]+ly|also|even|still|then|just|only|soon|well|in turn|once again|either)\s+){{0,2}}([a-z]{{3,}})\b", FOLD)
IT_WOULD = re.compile(rf"(?:^|[.;:“\"—]\s*|\b(?:but|and|then|yet|so|though|although|because|is\sthat|I\s(?:think|believe|suspect|fear|reckon|expect|am\s(?:sure|convinced|certain|afraid))(?:\sthat)?)\s+|\b(?:what['’]s\s+more|worse|besides|above\s+all),?\s+)(?:(?:And|But|So|Yet|Perhaps|Instead|Then)\s+)?(?:(?:it|this|that|both|either)\s+|it(?=['’]ll)){_IT_MOVES}\s+(?:(?:[a-z]+ly|also|even|still|then|just|only|soon|well|in turn)\s+){{0,2}}([a-z]{{3,}})\b", FOLD)
AND_WOULD = re.compile(rf"{_OPENS}({_LEVER})\s+[a-z]+s?\s[^.;:,]{{2,50}}?\s+and\s+{_MOVES}\s+([a-z]{{3,}})\b", FOLD)
NOR = re.compile(r"\bnor\s+(?:will|would|can|could|do|does|is|are)\s+([^.;:,]{3,70}?)\s+((?:likely\s+to\s+|going\s+to\s+)?(?:help|work|change|end|stop|bring|save|solve|do|make|move|force|deter|persuade|protect|settle|matter|suffice)\b)", FOLD)
ASKS = re.compile(rf"^[“\"]?(?:(?:But|And|So),?\s)?(?:wo|would|could|does|do|is)n['’]t\s+({_LEVER})\s+(?:just\s+|simply\s+|only\s+|also\s+)?([a-z]{{3,}})\s+(?=\w)", FOLD)
NEITHER = re.compile(r"\b(?:neither|none\s+of\s+(?:it|them|this|these|that)|nothing)\s+(?:of\s+the\s+(?:two|three)\s+)?(?:will|would|can|could|is going to)\s+(?:be\s+able\s+to\s+)?(work|help|change|end|stop|bring|save|solve|do|make|move|force|deter)\b", FOLD)
ONLY_ONES = re.compile(r"\s(?:is|are|remains?)\s+the\s+(?:only|one)\s+(?:\w+\s+){1,3}?(?:who|that|which)?\s*(?:can|could|will|would|may|might)\s+(?=[a-z])", FOLD)
# What an act can be said to do without any effect being claimed.
_NO_EFFECT = word_set(
    "be have begin start include involve happen continue consist cover run last come go follow meet say need seem appear become remain apply occur feature focus mark "
    "want like see know think stay stand sit speak talk discuss examine describe show join attend visit travel hold play look feel sound expire resume comment answer ask tell "
    "tour arrive leave land return vote decide consider review respond contain concern date number total weigh ban allow permit provide set use read open close serve carry oblige require bind commit entitle stipulate"
)
_TAKES_TIME = re.compile(r"take\s+(?:place|part|effect|time|up|over|on|off|office|a\s+(?:seat|year|month|week|day|while|long)|\w+\s+(?:days|weeks|months|years|hours)|about|at\s+least|long)\b", FOLD)
_BUT_WOULD = re.compile(r",?\s+but\s+(?:would|could|will|may|might)\b", FOLD)
_ALONE = word_set("backfire work help suffice fail succeed")  # told of an act without an object
_COSTS = word_set("hit shave trim wipe cost halve slash lose kill harm rob strip drain empty bankrupt deprive dent stifle wreck quell lessen outlaw deter bring finish deny halve loosen")
_NO_PRONOUN = re.compile(r"\b(?:say|says|said|that|whether|if|announced|added|insists?|insisted|denied|denies|confirmed|promised|hoped|hopes|expects?|expected)\s+$", FOLD)


def _effect(text: str, match: re.Match[str], verb: str, at: int) -> tuple[tuple[int, int], str] | None:
    """Return the stretch of an effect that begins at `at`, and its direction; None where the verb tells of no effect."""
    base = verb.lower()
    does = base == "do" and re.match(r"do\s+the\s+(?:job|trick|rest|work)\b", text[at : at + 16], FOLD)
    if base in _NO_EFFECT and not does or base == "take" and _TAKES_TIME.match(text, at):
        return None
    outcome = right(text, at)
    second = _BUT_WOULD.search(text, *outcome) if outcome else None  # "would cut hunger but would not end the war" tells two effects
    outcome = trimmed(text, at, second.start()) if second else outcome
    if outcome is None or outcome[1] - outcome[0] < len(base) + 3 and base not in _ALONE:
        return None
    denied = match[match.lastindex - 1] or re.search(r"n['’]t\b", match[0])
    if denied:
        return outcome, "no effect"
    said = text[slice(*outcome)]
    if base == "keep" and re.search(r"\sfrom\s", said):  # "would keep an accident from becoming a war"
        return outcome, "lowers"
    return outcome, "lowers" if base in _COSTS and not re.match(r"bring\b(?!.*\b(?:down|to an end)\b)", said) else way_of("would " + said)


def _would(text: str) -> Iterator[Found]:
    for match in WOULD.finditer(text):
        lever = trimmed(text, *match.span(1))
        verb = match[3]
        found = _effect(text, match, verb, match.start(3))
        if lever is None or found is None or is_people(text[slice(*lever)]) or _GERUND_NOT.match(text[slice(*lever)]):
            continue
        if PAPER.search(text[slice(*lever)]) and verb.lower() in PROVIDES:
            continue
        yield Found(lever, *found, "an act would")
    for match in AND_WOULD.finditer(text):
        lever, found = trimmed(text, *match.span(1)), _effect(text, match, match[3], match.start(3))
        if lever and found and not is_people(text[slice(*lever)]):
            yield Found(lever, *found, "an act would")
    for match in IT_WOULD.finditer(text):
        found = _effect(text, match, match[2], match.start(2))
        if found is not None and not _NO_PRONOUN.search(text[: match.start()]):
            yield Found(None, *found, "it would")


_GERUND_NOT = re.compile(r"(?:nothing|something|everything|anything|during|according|following|including|morning|evening|king|being|having|speaking|regarding|citing|asking|considering|arguing|noting|adding|warning|stating|claiming|believing|hoping|knowing|no one|a man|a woman)\b", FOLD)


def _neither(text: str) -> Iterator[Found]:
    for match in NEITHER.finditer(text):
        outcome = right(text, match.start(1))
        if outcome:
            yield Found(None, outcome, "no effect", "neither will")


def _nor(text: str) -> Iterator[Found]:
    for match in NOR.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.start(2))
        if lever and outcome and not is_people(text[slice(*lever)]) and not re.match(r"(?:I|we|he|she|they|you)$", text[slice(*lever)], FOLD):
            yield Found(lever, outcome, "no effect", "nor will")


def _only_ones(text: str) -> Iterator[Found]:
    for match in ONLY_ONES.finditer(text):
        lever, outcome = trimmed(text, max(text.rfind(",", 0, match.start()), text.rfind(" and ", 0, match.start()) + 4, 0), match.start()), right(text, match.end())
        if lever and outcome:
            yield Found(lever, outcome, "necessary", "the only ones")


def _asked(text: str) -> Iterator[Found]:
    for match in ASKS.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.start(2))
        if lever and outcome and match[2].lower() not in ("be", "have", "include", "mean", "say", "seem") and not is_people(text[slice(*lever)]):
            yield Found(lever, outcome, way_of("would " + text[slice(*outcome)]), "asks whether it is not so")


ASKED = (_asked,)
LEVERS = (_neither, _nor, _would)
ONES = (_only_ones,)
