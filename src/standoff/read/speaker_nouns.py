"""Whom a noun means: who stands in apposition to it, who has the office, or who was just named and is described again.

"The aide, Jane Roe," and "an aide who goes by Roe" give the name beside the noun; "the aide" later on is the one person of
the text with that office; "Jane Roe runs the desk. The Arlandic lawyer" is the person of the sentence before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from standoff.read.gazetteer import gazetteer
from standoff.read.nominals import DETERMINERS
from standoff.read.reading import Mention, Reading
from standoff.read.speaker_pronouns import is_human
from standoff.read.speaker_roles import PREPOSITIONS
from standoff.read.speakers import Stage
from standoff.read.speech_scene import Scene
from standoff.read.who import who_is_meant
from standoff.read.word_set import word_set
from standoff.record.items import Span

INDEFINITE = word_set("a an one another some any every each no two three four five several many former ex")
GROUPS = word_set("group movement militia organisation organization party alliance faction charity company firm union")
NEW = word_set("a an another one second third")  # begin what brings somebody up
SMALL = word_set("the his her its their our new who was and for")
OFFICES = word_set("president minister chancellor premier")
MOST = 100  # nouns or names of a kind that are looked through
FEW = 6  # names before a noun of which one is described again
BACK = 3  # sentences in which whom a noun describes again was named
PLACE = 7  # tokens of "of the region" between a noun and the comma before a name
_NAME = r"(?P<name>[A-Z][\w’'-]*(?:[ \xa0][A-Z][\w’'-]*){0,3})"
_SELF = r"(?:gives?|gave|giving)[ \xa0](?:his|her)[ \xa0]name|(?:calls?|called|calling|identif(?:ies|ied|ying)|introduc(?:es|ed|ing))[ \xa0](?:him|her)self"
_GOES_BY = re.compile(
    rf",?[ \xa0](?:who[ \xa0](?:goes|went)[ \xa0]by|(?:who[ \xa0](?:is[ \xa0])?)?(?:better[ \xa0])?known(?:[ \xa0]only)?[ \xa0](?:as|by)|(?:who[ \xa0]was[ \xa0])?(?:later[ \xa0])?(?:identified|named)(?:[ \xa0]only)?[ \xa0]as|going[ \xa0]by|with(?=[ \xa0](?:the[ \xa0])?(?:call[ \xa0]?sign|nick|code[ \xa0]?name))|"
    rf"(?:who[ \xa0])?(?:{_SELF})(?:[ \xa0](?:only|simply|just))?(?:[ \xa0]as)?)[ \xa0]"
    rf"(?:(?:the|his|her)[ \xa0](?:name|nickname|pseudonym|nom[ \xa0]de[ \xa0]guerre|call[ \xa0]?sign|code[ \xa0]?name)[ \xa0](?:of[ \xa0])?)?{_NAME}"
)
_AFTER_HEAD = re.compile(r"\b(?:of|for|at|to|in|on|from|with|who|which|under|by)\b")
_OR = re.compile(r"\b(?:and|or)\b|,")


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
    is_beside = scene.tokens[first].lower in ("a", "an", "its", "his", "her", "their") and role.subject_of >= 0 and role.commas > 0 and is_human(scene, scene.nominals[number], "")
    return before if is_beside and before >= 0 and scene.nominals[before].kind == "name" and _is_person(stage, before) else -1


def _is_person(stage: Stage, number: int) -> bool:
    """Return whether a nominal holds the name of a person, or one that nobody knows."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    start, end = scene.tokens[nominal.first].start, scene.tokens[nominal.last].end
    mentions = scene.reading.mentions
    at = bisect_left(mentions, start, key=lambda mention: mention.span.end)
    met = [mention.kind for mention in mentions[at : at + 3] if mention.span.start < end]
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


def named_by_role(stage: Stage, number: int) -> str | None:
    """Return the one person of the text who has the office that a noun names: "the interior minister" before "the minister, Jane Doe,"."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    if not _is_definite(stage, number) or not is_human(scene, nominal, ""):
        return None
    own, key = _words_for(stage, number), nominal.key.removeprefix("ex-")
    found, of_many = set(), set()
    for name, said in _offices(scene.reading).get(key, ()):
        theirs = _telling(said, key)
        if not own or not theirs or own & theirs:
            (of_many if said[0] in INDEFINITE else found).add(name)
    if len(found) == 1:
        return found.pop()
    return of_many.pop() if not found and len(of_many) == 1 and not _is_introduced(stage, number) else None


@lru_cache(maxsize=2)
def _offices(reading: Reading) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return the persons of a text with the words of their offices, by the head of the office."""
    held: dict[tuple[str, str], None] = {}
    for mention in reading.mentions:
        for role in (mention.role or "").split(";") if mention.kind == "person" else ():
            held[mention.name, role] = None
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, role in held:
        for head in _heads(role):
            found.setdefault(head, []).append((name, tuple(re.findall(r"[^\W\d_]+", role.lower()))))
    return found


def _heads(role: str) -> set[str]:
    """Return the heads of an office, "chief" and "envoy" of "police chief and envoy to the minister"."""
    parts = [re.findall(r"[^\W\d_]+", part) for part in _OR.split(_AFTER_HEAD.split(role.lower())[0])]
    return {words[-1] for words in parts if words}


def _is_definite(stage: Stage, number: int) -> bool:
    """Return whether a noun stands for somebody whom the reader knows: after "the", "its" or "Arland's", or without any such word."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    return scene.tokens[nominal.first].lower not in INDEFINITE or scene.word(max(nominal.first - 1, 0)) == "the"


def _is_introduced(stage: Stage, number: int) -> bool:
    """Return whether the text brought up somebody by the same noun before: "another analyst", "two analysts"."""
    scene, key = stage.scene, stage.scene.nominals[number].key
    same = (n for word in (key, key + "s") for n in scene.nominals_with.get(word, ())[:MOST] if n < number and scene.nominals[n].kind == "noun")
    earlier = (scene.nominals[n] for n in same if not _explains(stage, n))
    return any(scene.tokens[one.first].lower in DETERMINERS - {"the"} or one.key != key for one in earlier)


def is_other(stage: Stage, number: int, name: str) -> bool:
    """Return whether somebody else was brought up by the same noun since a person was last named: "a Western official" before "the official"."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    start = scene.tokens[nominal.first].start
    last = max((m.span.start for m in scene.reading.mentions if m.name == name and m.span.start < start), default=0)
    after = (n for n in scene.between(scene.token_at(last), nominal.first) if scene.nominals[n].kind == "noun" and scene.nominals[n].key == nominal.key)
    return any(scene.tokens[scene.nominals[n].first].lower in NEW and not _explains(stage, n) and in_apposition(stage, n) < 0 for n in after)


def _explains(stage: Stage, number: int) -> bool:
    """Return whether a noun explains the name of a person before it."""
    return explained(stage, number) >= 0


def explained(stage: Stage, number: int) -> int:
    """Return the name of a person after which a noun stands, with a comma and few words between: "Jane Roe, a former trade lawyer"; -1 for none."""
    scene, first = stage.scene, stage.scene.nominals[number].first
    comma = next((at for at in range(first - 1, max(first - 6, 0), -1) if not scene.tokens[at].is_word), 0)
    before = scene.nominal_at[comma - 1] if comma > 0 and scene.tokens[comma].text == "," else -1
    return before if before >= 0 and scene.nominals[before].kind == "name" and _is_person(stage, before) else -1


def _words_for(stage: Stage, number: int) -> set[str]:
    """Return the words that tell the somebody whom a noun names from others, its owner's among them."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    words = [scene.tokens[at].lower for at in range(nominal.first, nominal.last + 1)]
    if nominal.first >= 2 and scene.tokens[nominal.first - 1].lower == "'s":
        words.insert(0, scene.tokens[nominal.first - 2].lower)
    return _telling(words, nominal.key)


def titled(stage: Stage, number: int) -> int:
    """Return the one name that a noun stands before, as a title or in apposition: "bus boss" of "Bus boss Len Roe"; -1 for none or several."""
    scene, key = stage.scene, stage.scene.nominals[number].key
    if not is_human(scene, stage.scene.nominals[number], "") or not _is_definite(stage, number):
        return -1
    own, found = _words_for(stage, number), {}
    for other in scene.nominals_with.get(key, ())[:MOST]:
        nominal = scene.nominals[other]
        at = next((at for at in range(nominal.first, nominal.last) if scene.tokens[at].lower == key), -1) if nominal.kind == "name" else -1
        name = other if at >= 0 and nominal.last > nominal.first else -1
        if nominal.kind == "noun" and nominal.key == key and other != number:
            name, at = in_apposition(stage, other), nominal.last
        theirs = _telling([scene.tokens[n].lower for n in range(nominal.first, at)], key)
        if name >= 0 and (not own or not theirs or own & theirs):
            found[scene.nominals[name].key] = name
    return next(iter(found.values())) if len(found) == 1 else -1


def _telling(words: Sequence[str], head: str) -> set[str]:
    """Return the beginnings of the words of an office that tell it from others: "Arland" and "Arlandic" are alike."""
    return {word[:4] for word in words if len(word) > 2 and word not in SMALL and word != head}


def _last_named(scene: Scene, at: int, kind: str) -> list[Mention]:
    """Return the last few mentions of a kind before a token, in order."""
    mentions = scene.reading.mentions
    end = bisect_left(mentions, scene.tokens[at].start, key=lambda mention: mention.span.start)
    return [mention for mention in mentions[max(end - MOST, 0) : end] if mention.kind == kind][-FEW:]


def body_again(stage: Stage, number: int) -> str | None:
    """Return the organisation that "the group" takes up: the last one named in the sentences before, if it is the only one of its sentence."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    first = nominal.first - (scene.word(max(nominal.first - 1, 0)) == "the")
    if nominal.key not in GROUPS or scene.tokens[first].lower != "the" or nominal.last - first != 1:
        return None
    bodies = [(scene.sentence[scene.token_at(m.span.start)], m.name) for m in _last_named(scene, first, "organisation")]
    near = {name for sentence, name in bodies if sentence == bodies[-1][0] and sentence >= scene.sentence[first] - BACK}
    return near.pop() if len(near) == 1 else None


def described_again(stage: Stage, number: int) -> str | None:
    """Return the one person of the sentences before whom "the Arlandic lawyer" describes: a noun that is new opens the next sentence."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    first = nominal.first - (scene.word(max(nominal.first - 1, 0)) == "the")
    opens = first > 0 and scene.sentence[first - 1] != scene.sentence[first]
    if not opens or scene.tokens[first].lower != "the" or nominal.last - first < 2 or not is_human(scene, nominal, ""):
        return None
    if any(other < number for other in scene.nominals_with.get(nominal.key, ())[:1]):
        return None
    before = range(scene.sentence[first] - BACK, scene.sentence[first])
    near = {m.name for m in _last_named(scene, first, "person") for at in [scene.token_at(m.span.start)] if scene.sentence[at] in before and scene.quoted[at] < 0}
    if len(near) != 1 or nominal.key in OFFICES and any(term.holder in near for term in gazetteer().offices):
        return None  # of whom one knows the office, another one is not said
    return near.pop()
