"""Whether the words around a time look ahead: "will meet on Friday", "by Friday", "the deadline of 9 May"."""

from __future__ import annotations

import re

from standoff.read.word_set import word_set

_BEFORE = re.compile(
    r"(?:[’']ll|\bwon[’']t)\b|\b(?:will|would|shall|to be|is to|are to|plan(?:s|ned|ning)?|schedul\w+|set (?:to|for)|expect(?:s|ed)?|due|deadline|upcoming|ahead of|"
    r"until|till|by|before|no later than|next|looming|hopes? to|wants? to|intends? to|promis\w+|threaten\w*|ultimatum|expires?|expiring|"
    r"beginning|starting|effective|as of|going to|slated|may|might|could|agreed to|vow(?:s|ed) to|preparing)\b"
)
_RIGHT_BEFORE = re.compile(r"\b(?:by|until|till|no later than|before|through|ahead of|next|scheduled for|set for|due|deadline of|planned for|slated for|expected)(?: (?:on|the|this|early|late|midnight|noon|midnight on))*[ \xa0]$", re.IGNORECASE)
_PAST_SPEECH = re.compile(
    r"\b(?:said|told|wrote|announced|warned|reported|posted|added|noted|tweeted|stated|declared|confirmed|denied|met|spoke|held|held talks|called|was|were|had|did|"
    r"came|went|gave|took|made|began|left|\w{3,}ed)\b(?:[ \xa0][\w’'-]+){0,3}[ \xa0]?(?:on|late|early|earlier|later)?[ \xa0]*$"
)
_AFTER = re.compile(r"^,?[ \xa0](?:(?!\w+ing\b|that\b|he\b|she\b|said\b)[\w’'.-]+[ \xa0]){0,5}(?:will|is (?:due|set|scheduled|expected|to)|are (?:due|set|scheduled|expected|to)|would)\b")
_PASSED = re.compile(r"[ \xa0](?:passed|came and went|lapsed|expired|has passed|had passed|went by)\b")
_PLANNED = word_set("planned scheduled expected slated promised threatened agreed vowed")


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Return whether the words around a time, within its sentence, speak of what is to come."""
    left = re.split(r"[.!?…][”\"’)]*[ \xa0\r\n]|[\r\n;“”\"]", text[max(0, start - 110) : start])[-1]
    right = re.split(r"[.!?…][”\"’)]*[ \xa0\r\n]|[\r\n;“”\"]", text[end : end + 80])[0]
    if _PASSED.match(right):
        return False
    if _RIGHT_BEFORE.search(left):
        return not re.search(r"\b(?:had|was|were)\b", right[:40])
    past = _PAST_SPEECH.search(left)
    if past and past.group().split()[0].lower() not in _PLANNED:
        return False
    last = None
    for last in _BEFORE.finditer(left):
        pass
    near = last is not None and len(left[last.end() :].split()) <= 8
    return near or bool(_AFTER.match(right))
