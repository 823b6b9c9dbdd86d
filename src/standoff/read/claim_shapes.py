"""A claim as a rule finds it: places of lever and outcome in a sentence, and how the one moves the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.read.claim_patterns import ANAPHOR, FOLD, PERSON
from standoff.read.verbs import VERBS as KNOWN
from standoff.read.word_set import word_set

Stretch = tuple[int, int]
# A single word that opens a sentence with a capital and is no name: 'Deliveries', 'Sanctions', 'Pressure', 'Escalation'.
_ABSTRACT = re.compile(r"[A-Z][a-z]+(?:ions?|ies|ments?|ings?|ures?|ism|ness|nces?|kes|ks|ts)|Threats|Talks|Arms|Aid|Force|Delay|Money|Trust|Time")

# "Drones", "Tariffs": a word in the plural that opens a sentence and is no people.
_PLURAL = re.compile(r"[A-Z][a-z]+[^\Ws]s")


@dataclass(frozen=True, slots=True)
class Found:
    """Lever and outcome in a sentence. A lever that is a bare 'that' or 'it' is None: it stands in the sentence before."""

    lever: Stretch | None
    outcome: Stretch
    direction: str
    reason: str


def plain(text: str, stretch: Stretch | None) -> Stretch | None:
    """Return the stretch, None if it is nothing but a pronoun."""
    if stretch is None or text[stretch[0] : stretch[1]].lower() in ANAPHOR:
        return None
    return stretch


def is_person(text: str, lever: Stretch | None) -> bool:
    """Return whether the lever is somebody, or is missing: then somebody does something, and nothing is said to cause it."""
    if lever is None:
        return True
    said = text[lever[0] : lever[1]]
    if is_people(said):
        return True
    is_thing = lever[0] < 3 and (_ABSTRACT.fullmatch(said) or _PLURAL.fullmatch(said))
    return not is_thing and PERSON.match(said) is not None and said.lower() not in ("that", "this", "it")


def is_people(said: str) -> bool:
    """Return whether the head of a subject is people or a body of people: 'the donors', 'two officials in the capital', 'the court'."""
    words = _PHRASE_END.split(said, maxsplit=1)[0].split()
    if not words or words[0].lower().endswith("ing") and len(words) > 1 or words[0].lower() == "to":
        return False
    if said.lower() == "force":
        return False
    if words[0].lower() in ("more", "fewer", "extra", "additional") and len(words) > 1:  # "more envoys" are a means
        return False
    head = words[-1].strip("’'\"”“").lower()
    one = head.removesuffix("s")
    doer = one.endswith("er") and (one[:-1] in KNOWN or one[:-2] in KNOWN or one[:-3] in KNOWN) and one not in _NO_DOERS
    if one in _SENT and words[0].lower() in ("a", "an", "any", "another", "more", "such", "no"):  # "a neutral force" is a means
        return False
    if head in _MEANS and (words[0].lower() == head not in ("troops", "soldiers", "parties") or words[0].lower() in _SENT_AS):  # "unarmed observers", "foreign troops"
        return False
    return head in _PEOPLE or one in _PEOPLE or doer or head.endswith(("ists", "icans", "ians"))


_PHRASE_END = re.compile(r"(?<=\w)(?:,|\s(?:who|which|that|of|in|for|with|from|at|on|to|under|against|near|by|and)\b)", FOLD)
_NO_DOERS = word_set("order offer power number border letter answer matter disorder counter former transfer corner tower barrier trigger shelter cover river cluster fever deadlier disaster danger winter water")
_SENT = word_set("force troops troop police court tribunal commission council committee agency bank union federation team army mission monitor inspector group")
# Whoever is sent to keep a peace is a means as long as nobody in particular is: not 'the observers', not 'three monitors'.
_MEANS = word_set("observers monitors peacekeepers inspectors mediators guarantors outsiders foreigners troops soldiers parties")
_SENT_AS = word_set("unarmed armed foreign neutral outside international third third-party independent more fewer local western regional european african civilian military")
_PEOPLE = word_set(
    "people person man men woman women child children official officials minister president chancellor premier general colonel admiral king queen "
    "spokesman spokeswoman spokesperson donor senator lawmaker congressman delegate delegation envoy diplomat ambassador mediator negotiator aide adviser advisor "
    "voter citizen resident villager family student teacher doctor nurse scientist expert analyst economist critic journalist editor correspondent "
    "soldier troop troops sailor pilot fighter rebel guerrilla militant gunman police officer guard marine navy army militia force forces crew captain "
    "government administration ministry parliament congress senate house assembly council court judge jury commission committee agency bank company firm cartel group party junta regime "
    "team union federation body authority authorities engineer inspector monitor miner farmer fisherman trader investor insurer buyer seller customer consumer passenger driver "
    "owner landlord lawyer priest bishop leader chief head chairman director governor mayor prosecutor hostage prisoner detainee migrant refugee somebody someone everyone "
    "anyone nobody who democrat republican conservative liberal liberals muslim christian jew american russian state side sides country nation neighbour neighbor ally allies "
    "user member player friend brother sister mother father son daughter wife husband"
)
