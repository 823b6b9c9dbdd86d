"""A claim as a rule finds it: places of lever and outcome in a sentence, and how the one moves the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.read.claim_patterns import ANAPHOR, PERSON

Stretch = tuple[int, int]
# A single word that opens a sentence with a capital and is no name: 'Deliveries', 'Sanctions', 'Pressure', 'Escalation'.
_ABSTRACT = re.compile(r"[A-Z][a-z]+(?:ions?|ies|ments?|ings?|ures?|ism|ness|nces?|kes|ks|ts)|Threats|Talks|Arms|Aid|Force|Delay|Money|Trust|Time")


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
    """Return whether the lever is a bare name or pronoun: then somebody does something, and nothing is said to cause it."""
    return lever is None or (
        not (lever[0] == 0 and _ABSTRACT.fullmatch(text[lever[0] : lever[1]]))
        and PERSON.match(text[lever[0] : lever[1]]) is not None
        and text[lever[0] : lever[1]].lower() not in ("that", "this", "it")
    )
