"""The shapes of claims told by a condition: 'if', 'unless', 'without', 'once', 'until', 'as long as', 'even if', 'as … grows'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.read.claim_patterns import (
    CANNOT_DO,
    EVEN_IF,
    FOLD,
    FORMS,
    IF,
    MODAL,
    MODAL_ANY,
    NEGATIVE,
    NO_HOPE,
    NO_REASON,
    ONLY_IF,
    PAST,
    PRONOUN_NEXT,
    SAYERS,
    UNLESS,
    WHAT_WILL,
    WHEN,
    WHILE,
    WITH,
    WITHOUT,
)
from standoff.read.claim_shapes import Found, Stretch, is_people
from standoff.read.claim_ways import way_of
from standoff.read.stretches import left, right, trimmed

# Where the outcome begins when no comma parts it from its condition: "if the bridge falls the city will starve".
_SUBJECT = re.compile(r"\s(?=(?:the|an?|this|that|these|those|it|they|he|she|we|you|there|his|her|its|their|our|no|any|both|neither|nobody|nothing)\s)", FOLD)
_THERE_IS = re.compile(r"(?<=\sthere\s)(?:is|are|can)\b", FOLD)
_NAMED = re.compile(r"\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*\s*$")
_ADVERB_ONLY = re.compile(r"\b(?:as|even|only|what|wonder|asked|see|know|ask|decide|whether|unclear|and|or|learn|doubt)\s*$", FOLD)
_IDIOM = re.compile(r"\s+you ask me\b|\s+(?:anything|any|not|so|necessary|needed|possible|ever|only|asked|true|elected|approved|confirmed|convicted|all)\b\s*(?=[,.;:]|$|\w+\s*[,.])", FOLD)
# What follows from a condition, told in the present: "those sailors are dead", "he digs in".
_NOW = re.compile(
    rf"\b(?:is|are|must|remains?|becomes?|means?|stays?|wins?|loses?|gets?|has|have|needs?|(?:{FORMS})e?s|falls?|dies|die|goes?|fails?|collapses?)\b|^(?:he|she|it|they|you|nobody|everyone|nothing)\s[a-z]+", FOLD
)
_LATER = re.compile(
    r"\b(?:expects?|expected|predicts?|forecast)\b[^.;]{3,60}\bto\b|\b(?:is|are|was|were|remains?|remained|be)\s+(?:still\s+|only\s+|now\s+|all but\s+)?(?:possible|impossible|likely|unlikely|dead|over|doomed|finished|lost|conceivable|inevitable|within reach|out of reach|hopeless|unthinkable|at risk|in danger)\b", FOLD
)
_WAS = re.compile(r"\b(?:was|were|had|did|[a-z]{2,}ed)\b", FOLD)
_OURS = re.compile(r"(?:I|we)\b(?!\s+(?:could|would|might|may|can|risk)\b)|please\b|(?:I|we)(?:\s+will|['’]ll)\b|I\s", FOLD)
_GIVEN = re.compile(r"\bbe\s+(?:handed|lifted|released|signed|withdrawn|freed|returned|paid|opened|reopened|held|allowed|admitted|accepted|sent|delivered|named|known|published|announced|suspended|resumed|imposed|cut off|executed|shot|dropped|exchanged|extended|discussed|negotiated|considered|debated|raised|addressed|talked about)\b", FOLD)
# "It can begin tomorrow if they want it": an offer.
_WISHED = re.compile(r"(?:[\w’'-]+\s){1,4}(?:wants?|wish(?:es)?|likes?|agrees?|asks?|chooses?)(?:\s(?:it|to|so|one|that))?$", FOLD)
# What a speaker says that his own side will do is a threat or an offer.
_OF_HIS = re.compile(r"(?:his|her|its|their|our)\s(?:own\s)?(?:men|forces|fighters|army|troops|government|country|party|union|members|side|jets|ships|movement|group|people|navy)\s(?:will|would|could live|could accept|is ready|are ready)\b", FOLD)
_COULD_ACCEPT = re.compile(r"\bcould\W+(?:imagine|contemplate|consider|live\swith|accept)\b", FOLD)
# A door that stays open is an offer, more of the same punishment a threat, and what follows an election a promise.
_OWN_ACT = re.compile(r"\bdoor\s(?:\w+\s){0,3}?open\b|\b(?:further|more|new|additional)\s(?:[\w’'-]+\s){1,3}?(?:would|will)\sfollow\b", FOLD)
_GIVES = re.compile(r"\b(?:would|will)\s(?:release|lift|free|withdraw|return|reopen|open|hand|pay|suspend|sign|halt|stop|resume|recogni[sz]e|allow|pull|send|accept|agree)\b", FOLD)
_IF_WE_WIN = re.compile(r"(?:we|I)\s(?:win|are\selected|am\selected|take\soffice|come\sto\spower)\b", FOLD)
# What a text lays down is no effect of it: 'a treaty that would oblige the two to fight'.
_IN_A_TEXT = re.compile(r"\b(?:bill|law|plan|proposal|draft|text|treaty|pact|deal|accord|agreement|clause|article|resolution)s?\s(?:that|which|under\swhich)\s(?:would|will|could|might)\b|\bshall\b", FOLD)
_FAILS = re.compile(r"\b(?:collapse|fail|fall\sapart|falls\sapart|die|break\sdown|unravel|crumble|wither|mean\snothing|(?:rarely|seldom|never)\s(?:last|hold|work|survive)|do(?:es)?\snot\s(?:last|hold|work|survive))s?$", FOLD)
_LIVES = re.compile(r"\b(?:can|could)\s+(?:\w+ly\s+)?(?:live|do|manage|survive|cope|win|function|govern|operate|get by|go on|thrive)\b", FOLD)
_PLANS = re.compile(r"\b(?:resume|meet|return|visit|begin|start|announce|decide|hold|talk|vote|speak|travel|sign|reopen|report|publish|gather|know|see|find|learn)\b", FOLD)
SHORT = 6  # characters: a sentence that opens with a pronoun, 'He will bargain when …'
_GROWS = re.compile(
    r"(?:^|[.;:“\"—]\s*|\b(?:but|and|that)\s)as\s+([^.;:,]{3,70}?\s(?:grows?|rises?|mounts?|falls?|shrinks?|continues?|drags? on|approach(?:es)?|nears?|deepens?|widens?|worsens?|fades?|spreads?|dwindles?|weakens?|ends?|lengthens?|"
    r"tightens?|pass(?:es)?|wears? on|goes on|go on|runs? out|increases?|dries up|go(?:es)?\s+(?:up|down)|lose(?:s)?\s+\w+|gains?\s+\w+|harden(?:s)?|accumulates?|pile(?:s)? up)),\s", FOLD
)
_BECOMES = re.compile(r"\b(?:becomes?|is|are)\s+(?:suddenly\s+|now\s+|all but\s+|more\s+|less\s+)?(?:possible|impossible|likely|unlikely|conceivable|inevitable|easier|harder|within reach|out of reach)\b", FOLD)
_WERE = re.compile(rf"(?:^|[.;:“\"—]\s*|\b(?:but|and)\s)(?:were|should)\s+([^.;:,]{{3,90}}),\s(?=[^.;:]{{3,90}}?(?:{MODAL}|is|are|lose|loses|become|becomes|fall|falls|win|wins|get|gets|goes|go)\b)", FOLD)
_LASTING = re.compile(r"\b(?:a|an|any|the|no)\s+(?:[\w’'-]+\s+){0,2}?(?:deal|truce|ceasefire|treaty|agreement|accord|peace|settlement|pact|pause|plan|vote|election|army|state|guarantee|campaign|strategy)s?\s+without\s+([^.;:,]{3,60}?)\s+(?=(?:is|are|will|would|could|may|might|can|cannot|won['’]t|wouldn['’]t)\b)", FOLD)


def opens_clause(text: str, place: int) -> bool:
    """Return whether nothing but marks or a joining word stands before the place in its clause."""
    before = text[max(0, place - 60) : place]
    joins = r"(?:[.;:“\"—–(,]|\b(?:that|and|but|so|because|said|say|says|think|thinks|believe|believes|argue|argues))\s*(?:and\s+|but\s+|so\s+|that\s+|then\s+|now,?\s+)?$"
    if re.search(joins, before, FOLD) is not None:
        return True
    return place < 60 and re.fullmatch(r"\W*(?:(?:and|but|so|then|yet|now),?\s+)?", before, FOLD) is not None


def halves(text: str, start: int, *, early: bool = False) -> tuple[Stretch, Stretch] | None:
    """Return the condition that starts here and opens its sentence, and what follows from it; None where they cannot be parted.

    With `early`, what follows may begin before the first comma: "without the levy there is no money, and the fight goes on".
    """
    lever = right(text, start, comma=True)
    if lever is None:
        return None
    soon = early and _THERE_IS.search(text, *lever) is not None
    ends_quotation = text[lever[1] + 1 : lever[1] + 2] in ("”", '"')
    if text[lever[1] : lever[1] + 2].strip()[:1] == "," and not soon and not ends_quotation:
        outcome = right(text, lever[1] + 1)
        return (lever, outcome) if outcome else None
    modal = MODAL_ANY.search(text, min(lever[1], lever[0] + 8), lever[1]) or _THERE_IS.search(text, min(lever[1], lever[0] + 4), lever[1])
    if modal is None:
        return None
    named = _NAMED.search(text, lever[0] + 4, modal.start())
    if named is not None and (cut := trimmed(text, lever[0], named.start())) and (outcome := right(text, named.start())):
        return cut, outcome
    subjects = [m for m in _SUBJECT.finditer(text, lever[0] + 4, modal.start())]
    if not subjects:
        return None
    cut, outcome = trimmed(text, lever[0], subjects[-1].start()), right(text, subjects[-1].end())
    return (cut, outcome) if cut and outcome else None


def _parted(text: str, match: re.Match[str]) -> tuple[Stretch, Stretch, bool] | None:
    """Return the condition after a keyword, what follows from it, and whether the keyword opens its clause."""
    opens = opens_clause(text, match.start())
    if opens:
        both = halves(text, match.end())
        if both is not None:
            return (*both, True)
    lever, outcome = right(text, match.end()), left(text, match.start())
    return (lever, outcome, False) if lever and outcome and (not opens or text[match.start() - 2 : match.start()].strip() == ",") else None


def _unless(text: str) -> Iterator[Found]:
    for match in UNLESS.finditer(text):
        both = _parted(text, match)
        if both is not None:
            yield Found(both[0], both[1], "necessary", "unless")


def _even_if(text: str) -> Iterator[Found]:
    for match in EVEN_IF.finditer(text):
        both = _parted(text, match)
        if both is not None and (MODAL_ANY.search(text, *both[1]) or NEGATIVE.search(text, *both[1])):
            yield Found(both[0], both[1], "no effect", "even if")


def _without(text: str) -> Iterator[Found]:
    for match in _LASTING.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if lever and outcome:
            yield Found(lever, outcome, "necessary", "without")
    for match in WITHOUT.finditer(text):
        opens = opens_clause(text, match.start())
        if PRONOUN_NEXT.match(text, match.end()) and opens:
            outcome = right(text, PRONOUN_NEXT.match(text, match.end()).end())
            if outcome and MODAL_ANY.search(text, *outcome):
                yield Found(None, outcome, "necessary", "without")
            continue
        both = halves(text, match.end(), early=True) if opens else None
        lever = both[0] if both else right(text, match.end(), comma=True)
        if lever is None or (text[lever[0] : lever[0] + 25].split() or [""])[0].endswith("ing") and not opens:
            continue
        modal = None if opens else MODAL_ANY.search(text, *lever)
        if modal and (cut := trimmed(text, lever[0], modal.start())):  # "a deal without a truce would fail"
            yield Found(cut, (modal.start(), lever[1]), "necessary", "without")
            continue
        outcome = both[1] if both else left(text, match.start()) if not opens else None
        outcome = without_sayers(text, outcome) if outcome else None
        if outcome and not re.match(r"let\b|please\b", text[outcome[0] :], FOLD) and not _LIVES.search(text, *outcome) and (
            MODAL_ANY.search(text, *outcome)
            or _FAILS.search(text, *outcome) and not _WAS.search(text, *outcome)
            or re.search(r"\b(?:no|impossible|cannot|pointless|there (?:is|can be)|is|are|means nothing)\b", text[outcome[0] : outcome[1]] if not opens else "is", FOLD)
            and not _WAS.search(text, *outcome)
        ):
            yield Found(lever, outcome, "necessary", "without")


def _with(text: str) -> Iterator[Found]:
    for match in WITH.finditer(text):
        lever = right(text, match.end(), comma=True)
        if lever is None or lever[1] - lever[0] < 8 or text[lever[1] : lever[1] + 1] != ",":
            continue
        outcome = right(text, lever[1] + 1)
        if outcome is None or not (MODAL_ANY.search(text, outcome[0], min(outcome[1], outcome[0] + 60)) or _BECOMES.search(text, *outcome)):
            continue
        none = NO_REASON.search(text, *outcome)
        if none is not None and (rest := trimmed(text, none.end(), outcome[1])):
            more = none[0].lower().split()[0] in ("every", "more")
            yield Found(lever, rest, "raises" if more else "lowers", "no incentive")
        else:
            yield Found(lever, outcome, way_of(text[slice(*outcome)]), "with")


def _only_if(text: str) -> Iterator[Found]:
    for match in ONLY_IF.finditer(text):
        word = match[0].lower()
        opens = opens_clause(text, match.start())
        both = _parted(text, match)
        joined = re.search(r",?\s+(?:but|and|though)\s+$", text[: match.start()], FOLD)
        if joined is not None and word.startswith("only") and (lever := right(text, match.end())) and (before := left(text, joined.start())):
            both = (lever, before, False)  # "it can be done, but only if"
        now = word.startswith("only") and not opens and not _WAS.search(text, *both[1]) and not _WAS.search(text, *both[0]) if both else False
        now = now and re.search(r"\b(?:as|so)\s+long\s+as\b|\bwhile\b", word) is not None
        if both is None or not (now or MODAL_ANY.search(text, *both[1]) or joined and _LATER.search(text, *both[1])):
            continue
        lever, outcome = both[0], both[1]
        if " " not in text[slice(*lever)]:
            continue
        if not opens and joined is None:
            outcome = trimmed(text, outcome[0], match.end() - len(match[0].split()[-1])) or outcome
        if _GIVEN.search(text, *outcome) and not opens or word.endswith("until") and (not NEGATIVE.search(text, *outcome) or _GIVEN.search(text, *outcome)):
            continue
        if "until" in word and re.search(r"\b(?:should|must|ought)\b", text[slice(*outcome)], FOLD):  # what ought to wait
            continue
        yield Found(lever, outcome, "necessary", word)


def _when(text: str) -> Iterator[Found]:
    for match in CANNOT_DO.finditer(text):
        outcome = right(text, match.end())
        if outcome:
            yield Found(None, outcome, "no effect", "what it cannot do")
    for match in WHAT_WILL.finditer(text):
        lever, outcome = right(text, match.end(), comma=True), trimmed(text, *match.span(2))
        if lever and outcome:
            yield Found(lever, outcome, "no effect" if match[1] else "sufficient", "what will")
    for match in WHEN.finditer(text):
        at = match.start("when" if match["when"] else "once")
        lever, before = right(text, match.end()), left(text, match.start()) or trimmed(text, 0, at + 4 if match.start() < SHORT else 0)
        if before is None:
            continue
        outcome = trimmed(text, before[0], at)
        if lever and outcome and _GIVEN.search(text, *outcome) is None and not (is_people(text[slice(*before)]) and _PLANS.search(text, *outcome)):
            asks = re.search(r"\bwhy\b", text[max(0, outcome[0] - 8) : outcome[1]], FOLD)  # "why would he trust them when …"
            yield Found(lever, outcome, "lowers" if asks else way_of(text[slice(*outcome)], "sufficient"), (match["when"] or match["once"]).lower())
    for match in WHILE.finditer(text):
        lever, outcome = right(text, match.end()), left(text, match.start())
        if lever and outcome and NO_HOPE.search(text, *outcome) and not _OURS.match(text[slice(*outcome)]) and not re.match(r"(?:I|we)['’]", text[slice(*outcome)], FOLD):
            yield Found(lever, outcome, "lowers", "while")


def _grows(text: str) -> Iterator[Found]:
    for match in _GROWS.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if lever and outcome and re.search(r"\b(?:will|would|may|might|could|can|go(?:es)?\s+(?:up|down)|falls?|rises?|shrinks?|grows?|weakens?|fades?)\b|['’]ll\b", text[slice(*outcome)], FOLD):
            yield Found(lever, outcome, way_of(text[slice(*outcome)]), "as … grows")
    for match in _WERE.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if lever and outcome and not PAST.search(text, *outcome) and not _OURS.match(text, outcome[0]) and not _WAS.search(text[slice(*outcome)]):
            yield Found(lever, outcome, _strength(text, outcome), "were … to")


def _if(text: str) -> Iterator[Found]:
    for match in IF.finditer(text):
        word = match[0].lower()
        opens = opens_clause(text, match.start())
        if word.startswith(("the ", "every", "each", "when")) and not opens:
            continue
        if word in ("should", "once") and not (opens and match[0][0].isupper()) and not (word == "once" and opens):
            continue
        if "long as" in word and re.match(r"\s+(?:necessary|possible|needed|it takes|required|\d|[\w-]+ (?:years|months|days|weeks|hours)\b)", text[match.end() : match.end() + 24], FOLD):
            continue
        if (_ADVERB_ONLY.search(text[max(0, match.start() - 12) : match.start()]) and not opens) or _IDIOM.match(text, match.end()):
            continue
        if re.search(r"\b(?:even|as|only)\s*$", text[max(0, match.start() - 8) : match.start()], FOLD):
            continue
        both = _parted(text, match)
        if both is None or both[1][1] - both[1][0] < 8:
            continue
        lever, outcome, opens = both
        if word == "in case" and not opens:
            continue
        outcome = without_sayers(text, outcome)
        said = text[slice(*outcome)]
        if PAST.search(said) or _is_offered(text, lever, said, word) or _WISHED.match(text, *lever) or _IN_A_TEXT.search(said) or _GIVEN.search(said) or _OURS.match(said) or re.match(r"(?:what|how|where|who|why|when)\b", said, FOLD):
            continue
        if re.search(r"\b(?:whether|wonder(?:s|ed)?)\b", text[max(0, outcome[0] - 20) : outcome[0] + 20], FOLD):
            continue
        never = "long as" in word and NO_HOPE.search(said)
        if MODAL_ANY.search(said) or never or word == "in case" or _follows_now(text, lever, said, opens, word):
            yield Found(lever, outcome, _strength(text, outcome), word)


def _is_offered(text: str, lever: Stretch, said: str, word: str) -> bool:
    """Return whether what follows from a condition is a speaker's own offer or threat: 'his men will cut the road', 'he could accept'."""
    own = _OF_HIS.match(said) is not None and re.search(r"(?<=\s)[A-Z][a-z]+(?<!January)(?<!March)(?<!April)(?<!June)(?<!July)(?<!August)(?<!Easter)", " " + text[slice(*lever)]) is None
    offers = word.startswith("provided") and _GIVES.search(said) or word.startswith("provided") and re.search(r"(?:^|\b(?:says?|said|that|signals?|signalled|hints?|hinted|indicates?|indicated)\s)(?:it|they|he|she|we|I)\s(?:would|will|could|is|are)\b", said, FOLD)
    return own or bool(offers) or _OWN_ACT.search(said) is not None or _IF_WE_WIN.match(text, lever[0]) is not None or _COULD_ACCEPT.search(said) is not None


def _follows_now(text: str, lever: Stretch, said: str, opens: bool, word: str) -> bool:
    """Return whether an outcome told in the present, or as 'still possible', follows from its condition."""
    if _LATER.search(said) is not None:
        return True
    ours = re.search(r"\b(?:I|we|my|our)\b", said + " " + text[slice(*lever)], FOLD)
    general = all(re.search(r"\byou\b", each, FOLD) for each in (said, text[slice(*lever)]))
    if word.startswith(("the ", "every", "each", "when")):
        return ours is None and _WAS.search(text, *lever) is None and _WAS.search(said) is None
    if word not in ("if", "unless", "as long as", "so long as") or not opens or ours is not None and not general:
        return general
    return _WAS.search(text, *lever) is None and _WAS.search(said) is None and _NOW.search(said) is not None


def without_sayers(text: str, stretch: Stretch) -> Stretch:
    """Return the stretch without 'experts say' at its start."""
    match = SAYERS.match(text, stretch[0], min(stretch[1], stretch[0] + 60))
    return (match.end(), stretch[1]) if match is not None and match.end() < stretch[1] - 3 else stretch


def _strength(text: str, outcome: Stretch) -> str:
    said = text[slice(*outcome)]
    modal = MODAL_ANY.search(said)
    return way_of(said, "raises" if modal is not None and re.match(r"could|may|might|can|should", modal[0], FOLD) else "sufficient")


BEFORE_HELP = (_unless,)
NECESSARY = (_even_if, _only_if)
WITHOUTS = (_without, _with)
WHENS = (_when,)
IFS = (_if, _grows)
