"""Whom words beside a name make it mean: "all but Jane Roe", "the Zarya Telegram channel", "the Ohio Republican", "the Swede"."""

from __future__ import annotations

import re
from bisect import bisect_left

from standoff.read.gazetteer import gazetteer
from standoff.read.reading import Mention, Reading
from standoff.read.speakers import Stage
from standoff.read.who import presence
from standoff.record.items import Span

PEOPLE = ("person",)
_EVERYBODY = frozenset({"all", "everyone", "everybody", "nobody", "none"})
_BE = frozenset({"is", "was", "are", "were", "be", "been"})
_CLEARLY = 1.5  # how much more present than anybody else whom "the Ohio Republican" means must be
_PLATFORMS = frozenset({"Telegram", "YouTube", "Facebook", "WhatsApp", "X"})
_OF_PARTIES = frozenset({"Republican", "Democrat"})
_MANY = ("sh", "ch", "ese", "ss", "s")  # "the French", "the Swiss", "the Germans"
_FEW = 8  # mentions before "the Swede" among which a person is sought
_BEFORE_NAME = re.compile(r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Gen|General)\.?[ \xa0])?")
_OF_THE = re.compile(r"[ \xa0](?:of|at|from)[ \xa0](?:the[ \xa0])?(?:[A-Z][\w’'-]*[ \xa0]){0,2}")
_OF_BODY = re.compile(r"[ \xa0](?:of|at|from)[ \xa0](?:the[ \xa0])?[A-Z]")  # "Jane Doe of the Lime Institute": it is Jane Doe who speaks


def span_of(stage: Stage, number: int) -> Span:
    """Return the span of a nominal."""
    nominal = stage.scene.nominals[number]
    return Span(stage.scene.tokens[nominal.first].start, stage.scene.tokens[nominal.last].end)


def mention_at(reading: Reading, span: Span, is_name: bool) -> Mention | None:
    """Return the mention that best stands for a span: a person before a body, the last name before those it is "of"."""
    first = bisect_left(reading.mentions, span.start, key=lambda mention: mention.span.end)
    met = [mention for mention in reading.mentions[first : first + 20] if mention.span.meets(span)]
    if not met:
        return None
    people = [mention for mention in met if mention.kind in PEOPLE]
    if people and (is_name or _BEFORE_NAME.fullmatch(reading.text, span.start, people[0].span.start) and _OF_BODY.match(reading.text, people[0].span.end)):
        return people[0]
    if met[0].kind == "organisation" and (is_name or met[0].span.start < span.start):
        before = (mention for mention in reading.mentions[max(first - 3, 0) : first] if mention.kind == "person")
        fellow = next((each for each in before if _OF_THE.fullmatch(reading.text, each.span.end, met[0].span.start)), None)
        if fellow is not None:
            return fellow  # "Jane Doe of the Arlandic Institute for Peace and War said"
    holding = [mention for mention in met if mention.span.end == span.end or mention.span.holds(span) or is_name and mention.span.start < span.end < mention.span.end]
    return holding[0] if holding else met[0] if is_name else None


def all_but(stage: Stage, number: int) -> str | None:
    """Return "all but Jane Roe" for Roe, who is left out; None for others."""
    scene, first = stage.scene, stage.scene.nominals[number].first
    but = first - 1 - (scene.word(first - 1) in ("the", "a", "an"))
    if scene.word(but) not in ("but", "except") or scene.word(but - 1) not in _EVERYBODY or scene.word(but - 2) in _BE:
        return None
    mention = mention_at(scene.reading, span_of(stage, number), stage.scene.nominals[number].kind == "name")
    return f"{scene.word(but - 1)} but {mention.name if mention is not None else span_of(stage, number).of(scene.reading.text)}"


def by_what_follows(stage: Stage, number: int) -> str | None:
    """Return what words around a name make of it: "Zarya" of "the Zarya Telegram channel", "the BBC's Russian service"."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    words, following, before = [token.text for token in scene.tokens[nominal.first : nominal.last + 1]], scene.word(nominal.last + 1), scene.word(nominal.first - 1)
    if len(words) > 1 and words[-1] in _PLATFORMS and following in ("channel", "account", "page"):
        return " ".join(words[words[0].lower() == "the" : -1]) or None
    if before == "'s" and following == "service":
        outlet = next((each.name for each in scene.reading.mentions if each.kind == "outlet" and each.span.end == scene.tokens[nominal.first - 1].start), None)
        return f"{outlet} {' '.join(words)} service" if outlet is not None else None
    return of_party(stage, number)


def of_party(stage: Stage, number: int) -> str | None:
    """Return whom "the Ohio Republican" means: the person whom "he" or "she" would mean there; None for other words."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    is_one = scene.tokens[nominal.last].text in _OF_PARTIES and "the" in (scene.word(nominal.first - 1), scene.word(nominal.first))
    present = presence(scene.reading, span_of(stage, number), ("he", "she")) if is_one else {}
    first, second = [*sorted(present.values(), reverse=True), 0.0, 0.0][:2]
    return max(present, key=present.__getitem__) if first > _CLEARLY * second else None


def of_nation(stage: Stage, number: int, mention: Mention) -> str | None:
    """Return the person named shortly before "the Swede"; None for "the French", who are many, and for a state's own name."""
    scene, first, last = stage.scene, stage.scene.nominals[number].first, stage.scene.nominals[number].last
    words, following = mention.span.of(scene.reading.text), scene.word(last + 1)
    goes_on = following not in ("", ",", "who", "said", "told", "wrote", "thought") and not following.endswith(("ed", "s"))  # "the Arlandic demand"
    if scene.word(last - 1) != "the" or goes_on or words.isupper() or " " in words or words in mention.name.split() or words.endswith(_MANY):
        return None
    mentions = scene.reading.mentions
    at = bisect_left(mentions, mention.span.start, key=lambda each: each.span.start)
    near = (each for each in mentions[max(at - _FEW, 0) : at] if each.kind == "person" and scene.sentence[first] - scene.sentence[scene.token_at(each.span.start)] <= 1)
    people = {each.name for each in near if _nation(each) in (None, mention.name)}
    return people.pop() if len(people) == 1 else None


def _nation(person: Mention) -> str | None:
    """Return the state that somebody is known to be of, or is told to speak for; None where nothing shows it."""
    entry = gazetteer().by_name.get(person.name)
    told = (gazetteer().entries.get((word,)) for word in (person.role or "").replace("'s", "").replace("’s", "").split())
    return entry.state if entry is not None and entry.state else next((each.state for each in told if each is not None and each.kind == "state"), None)
