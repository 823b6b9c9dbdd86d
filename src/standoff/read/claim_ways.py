"""Which way an outcome moves, by the words that name it: it is the outcome as named that rises or falls.

'Prices could fall' has prices fall, 'the truce will not hold' has the truce fail, 'support would not crumble' has support
last. A word that denies turns the way round, and some words that look like denials do not: 'no choice but to sign'.
"""

from __future__ import annotations

import re

from standoff.read.claim_patterns import FOLD, LOWERS, MODAL
from standoff.read.word_set import word_set

# Verbs whose subject grows less, worse or ends.
FALLING = word_set(
    "fall drop decline shrink weaken wane dwindle fade collapse crumble fail falter die unravel stall evaporate vanish "
    "disappear erode suffer lapse plunge slump tumble sag ebb diminish lose melt wither founder flounder splinter "
    "fracture disintegrate dissolve deteriorate worsen subside recede narrow dim implode perish crash slip slide break "
    "ease relax freeze contract struggle lessen slow stop end cease halt run dry expire buckle"
)
_ADVERB = r"(?:(?:not|never|also|just|only|soon|then|simply|still|even|probably|likely|almost|quickly|be|start to|begin to|eventually|[a-z]+ly)\s+){0,3}"
_PARTICLE = r"(?:\s+(?:apart|down|away|off|out|short|dry|back))?"
_FALLS = "|".join(sorted(FALLING, key=len, reverse=True))
_ENDS = "|".join(sorted(LOWERS, key=len, reverse=True))
_SETTLES = r"(?:bound|doomed|certain|sure|set|likely) to"
_MUST = rf"(?:{MODAL}|must|have to|has to|{_SETTLES})"
_DOWN = re.compile(
    rf"\b{_MUST}\s+{_ADVERB}(?:(?!run\s+(?!out|dry))(?!break\s+(?!down|apart|up))(?:{_FALLS})|{_ENDS}){_PARTICLE}\b"
    rf"|\b(?:see|watch|let)\s+[\w’'\s-]{{3,40}}?\s(?:{_FALLS})\b"
    r"|\b(?:bring|drive|push|force|send|pull|drag|cut)s?\s+[\w’'\s-]{2,40}?\s(?:down|lower|apart)\b"
    r"|\b(?:is|are|be|was|were)\s+(?:\w+\s+)?(?:over|doomed|lost|finished|worthless|hopeless|futile|pointless|harder|weaker|lower|slimmer|impossible|fiction|meaningless|useless|worth nothing|dead in the water)\b"
    rf"|\b(?:the|a|an|its|their|his)\s+(?:\w+\s+)?(?:collapse|end|failure|breakdown|demise|undoing|unravelling|ruin|fall|death|loss|erosion|decline)\s+(?:of|to)\b"
    r"|\btakes?\s+away\b|\btakes?\s+[\w’'\s-]{2,40}?\s(?:out|away)\b"
    r"|\b(?:goes|go|went|fades?|melts?|drains?)\s+(?:away|down)\b|\b(?:dries|dry|runs|run)\s+(?:up|out|dry)\b"
    r"|\b(?:become|becomes|grow|grows|get|gets|be)\s+(?:much\s+|even\s+)?(?:harder|weaker|slimmer|lower|smaller|tougher|less|worse|unworkable|irrelevant|unlikely)\b",
    FOLD,
)
_BARE_DOWN = re.compile(rf"^[\w’'-]+(?:\s+[\w’'-]+){{0,8}}?\s+(?:{_FALLS})(?:e?s)\b", FOLD)
_DENIED = re.compile(
    r"\b(?:not|never|unlikely|less|neither|no|nothing|nobody|none|hardly|scarcely|cannot|little|few|fewer|lacks?|refuses? to|unable|stop short|hard to (?:imagine|see|picture|conceive))\b|n['’]t\b", FOLD
)
_NO_DENIAL = re.compile(
    r"\bno\s+(?:other\s+)?(?:choice|option|alternative|way)\s+but\b|\blittle\s+choice\s+but\b|\bnot\s+only\b|\bnothing\s+but\b|\bno\s+longer\b(?=[^.]{0,30}\b(?:refuse|resist)\b)|"
    r"\bno\s+(?:doubt|matter|less)\b|\bfall\s+(?:into|in)\s+(?:place|line|step)\b|,\s+not\s+(?:less|more|just|the)?\b[^,]*$|\bno\s+time\b|\bmore or less\b|\bsooner or later\b|\b(?:the|every)\s+(?:few|little)\b|\ba\s+(?:few|little)\b|\bnot to mention\b",
    FOLD,
)


def falls(outcome: str) -> bool:
    """Return whether the words of an outcome have it fall: told by a verb of falling, or by a denial, but not by both."""
    plain = _NO_DENIAL.sub(" ", outcome)
    down = _DOWN.search(plain) is not None or _BARE_DOWN.search(plain) is not None and re.search(_MUST, plain, FOLD) is None
    return down != (_DENIED.search(plain) is not None)


def way_of(outcome: str, otherwise: str = "raises") -> str:
    """Return how what brings an outcome about moves it: 'lowers' where the outcome is told as falling."""
    return "lowers" if falls(outcome) else otherwise
