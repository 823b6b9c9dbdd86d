"""What stands beside a noun and tells whom it means: "the aide, Jane Roe,", "an aide who goes by Roe", "their envoy, a trader,".

Whom "the aide" takes up later on is learned (see `described`).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from standoff.read.speaker_pronouns import is_human, kinds
from standoff.read.speaker_roles import PREPOSITIONS
from standoff.read.speakers import Stage
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.who import who_is_meant
from standoff.read.word_set import word_set
from standoff.record.items import Span

INDEFINITE = word_set("a an one another some any every each no two three four five several many former ex")
GROUPS = word_set("group movement militia organisation organization party alliance faction charity company firm union agency watchdog")
MOST = 100  # names that are looked through
FEW = 6  # names before a noun of which one is described again
BACK = 3  # sentences in which the body that a noun takes up was named
PLACE = 7  # tokens of "of the region" between a noun and the comma before a name
_NAME = r"(?P<name>[A-Z][\w’'-]*(?:[ \xa0][A-Z][\w’'-]*){0,3})"
_SELF = r"(?:gives?|gave|giving)[ \xa0](?:his|her)[ \xa0]name|(?:calls?|called|calling|identif(?:ies|ied|ying)|introduc(?:es|ed|ing))[ \xa0](?:him|her)self"
_GOES_BY = re.compile(
    rf",?[ \xa0](?:who[ \xa0](?:goes|went)[ \xa0]by|(?:who[ \xa0](?:is[ \xa0])?)?(?:better[ \xa0])?known(?:[ \xa0]only)?[ \xa0](?:as|by)|(?:who[ \xa0]was[ \xa0])?(?:later[ \xa0])?(?:identified|named)(?:[ \xa0]only)?[ \xa0]as|going[ \xa0]by|with(?=[ \xa0](?:the[ \xa0])?(?:call[ \xa0]?sign|nick|code[ \xa0]?name))|"
    rf"(?:who[ \xa0])?(?:{_SELF})(?:[ \xa0](?:only|simply|just))?(?:[ \xa0]as)?)[ \xa0]"
    rf"(?:(?:the|his|her)[ \xa0](?:name|nickname|pseudonym|nom[ \xa0]de[ \xa0]guerre|call[ \xa0]?sign|code[ \xa0]?name)[ \xa0](?:of[ \xa0])?)?{_NAME}"
)


def alias(stage: Stage, span: Span) -> str | None:
    """Return the name of somebody "who goes by the name of NAME" or "who gave his name as NAME"."""
    found = _GOES_BY.match(stage.scene.reading.text, span.end)
    if found is None:
        return None
    return who_is_meant(stage.scene.reading, Span(found.start("name"), found.end("name"))) or found["name"]


def in_apposition(stage: Stage, number: int) -> int:
    """Return the name after "the aide, NAME," or "the governor of the region, General NAME,"; -1 for none."""
    scene, last = stage.scene, stage.scene.nominals[number].last
    comma = last + 1
    if scene.word(comma) in PREPOSITIONS:
        comma = next((at for at in range(comma, min(comma + PLACE, len(scene.tokens))) if not scene.tokens[at].is_word), comma)
    after = scene.nominal_at[comma + 1] if comma + 1 < len(scene.tokens) and scene.tokens[comma].text == "," else -1
    if after < 0 or scene.nominals[after].kind != "name" or scene.nominals[after].first != comma + 1:
        return -1
    ends = scene.word(scene.nominals[after].last + 1) in ("", ",", ".")
    return after if ends and (comma == last + 1 or _is_person(stage, after)) else -1


def beside_name(stage: Stage, number: int) -> int:
    """Return the name right before a noun between commas, "Jane Roe, a judge who retired, said" or "Jane Roe, its envoy, said"; -1 for none."""
    scene, role = stage.scene, stage.roles[number]
    first = stage.scene.nominals[number].first
    before = scene.nominal_at[first - 2] if first >= 2 and scene.tokens[first - 1].text == "," else -1
    is_beside = scene.tokens[first].lower in ("a", "an", "its", "his", "her", "their") and role.subject_of >= 0 and role.commas > 0 and is_human(scene.nominals[number])
    return before if is_beside and before >= 0 and scene.nominals[before].kind == "name" and _is_person(stage, before) else -1


def _is_person(stage: Stage, number: int) -> bool:
    """Return whether a nominal holds the name of a person, or one that nobody knows."""
    met = kinds(stage, number)
    return "person" in met or not met


def body_beside(stage: Stage, number: int) -> str | None:
    """Return the body between two commas: "the coalition's partner, the Farmers' League,"."""
    scene, mentions, comma = stage.scene, stage.scene.reading.mentions, stage.scene.nominals[number].last + 1
    first = comma + 1 + (scene.word(comma + 1) == "the")
    if first >= len(scene.tokens) or scene.tokens[comma].text != ",":
        return None
    at = bisect_left(mentions, scene.tokens[first].start, key=lambda mention: mention.span.start)
    is_body = at < len(mentions) and mentions[at].kind == "organisation" and mentions[at].span.start == scene.tokens[first].start
    return mentions[at].name if is_body and scene.reading.text[mentions[at].span.end : mentions[at].span.end + 1] == "," else None


def explained(stage: Stage, number: int) -> int:
    """Return the name of a person after which a noun stands, with a comma and few words between: "Jane Roe, a former trade lawyer"; -1 for none."""
    scene, first = stage.scene, stage.scene.nominals[number].first
    comma = next((at for at in range(first - 1, max(first - 6, 0), -1) if not scene.tokens[at].is_word), 0)
    before = scene.nominal_at[comma - 1] if comma > 0 and scene.tokens[comma].text == "," else -1
    return before if before >= 0 and scene.nominals[before].kind == "name" and _is_person(stage, before) else -1


def body_again(stage: Stage, number: int) -> str | None:
    """Return the organisation that "the group" takes up: the last one named in the sentences before, if it is the only one of its sentence."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    first = nominal.first - (scene.word(max(nominal.first - 1, 0)) == "the")
    if nominal.key not in GROUPS or scene.tokens[first].lower != "the" or nominal.last - first != 1:
        return None
    mentions = scene.reading.mentions
    end = bisect_left(mentions, scene.tokens[first].start, key=lambda mention: mention.span.start)
    bodies = [(scene.sentence[scene.token_at(m.span.start)], m.name) for m in mentions[max(end - MOST, 0) : end] if m.kind == "organisation"][-FEW:]
    near = {name for sentence, name in bodies if sentence == bodies[-1][0] and sentence >= scene.sentence[first] - BACK}
    return near.pop() if len(near) == 1 else None


def apposed_to(stage: Stage, number: int) -> int:
    """Return the noun that another one between commas explains: "Their envoy, a former trader,"; -1 for none."""
    scene, first = stage.scene, stage.scene.nominals[number].first
    if number == 0 or scene.tokens[first].lower not in ("a", "an") or scene.tokens[first - 1].text != ",":
        return -1
    start = scene.sentence_start(first)
    heads = [n for n in scene.between(start, first) if scene.nominals[n].first <= start + 2]
    if not heads or any(not scene.tokens[at].is_word and scene.tokens[at].lower not in ("'s", "’s") for at in range(start, first - 1)):
        return -1
    head = next((n for n in heads if scene.nominals[n].kind == "noun" and not stage.roles[n].is_possessive), -1)
    is_head = head >= 0 and is_human(scene.nominals[head]) and is_person_noun(scene.nominals[head].key)
    between = range(scene.nominals[head].last + 1, first - 1)
    return head if is_head and (not between or scene.tokens[between[0]].lower in ("of", "near", "in", "from", "for", "with", "at")) else -1
