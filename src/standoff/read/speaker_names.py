"""From the words that name a speaker to the name that the record uses: names and roles by mention, pronouns by whom they mean."""

from __future__ import annotations

import re
from bisect import bisect_left

from standoff.read.entities import who_is_meant
from standoff.read.nominals import TITLES, Nominal
from standoff.read.reading import Mention, Reading
from standoff.read.speakers import Stage
from standoff.record.items import Span

TALKED = re.compile(
    r"\b(?:(?:spoke|talked|speak|talk|spoken|conversation|interview|chatted|sat down|corresponded)\b[^.?!]{0,60}?\b(?:with|to)|interviewed|"
    r"joined by|asked)\s"
)
PEOPLE = ("person",)
_OF_BODY = re.compile(r"[ \xa0](?:of|at|from)[ \xa0](?:the[ \xa0])?[A-Z]")  # "Jane Doe of the Lime Institute": it is Jane Doe who speaks


def span_of(stage: Stage, number: int) -> Span:
    """Return the span of a nominal."""
    nominal = stage.scene.nominals[number]
    return Span(stage.scene.tokens[nominal.first].start, stage.scene.tokens[nominal.last].end)


def name_of(stage: Stage, number: int, quotation: Span | None = None, interviewed: str | None = None) -> str | None:
    """Return the record's name for a nominal, None where it is not clear whom it means."""
    reading, nominal = stage.scene.reading, stage.scene.nominals[number]
    span = span_of(stage, number)
    if nominal.kind == "pronoun":
        return _of_pronoun(stage, number, span, quotation, interviewed)
    mention = _mention(reading, span, nominal.kind == "name")
    if mention is not None and (nominal.kind == "name" or mention.name[:1].isupper()):
        return mention.name
    if nominal.kind == "name":
        return _fullest(stage, nominal)
    return _in_apposition(stage, number) or _plain(_with_owner(stage, number))


def _in_apposition(stage: Stage, number: int) -> str | None:
    """Return the name after "the aide, NAME,"."""
    scene = stage.scene
    after = scene.nominals[number + 1] if number + 1 < len(scene.nominals) else None
    last = scene.nominals[number].last
    if after is None or after.kind != "name" or after.first != last + 2 or scene.tokens[last + 1].text != ",":
        return None
    ends = after.last + 1 >= len(scene.tokens) or scene.tokens[after.last + 1].text in ",."
    return name_of(stage, number + 1) if ends else None


def _with_owner(stage: Stage, number: int) -> str:
    """Return the words of a nominal with its owner's before them: "the party’s backers"."""
    scene = stage.scene
    first = scene.nominals[number].first
    before = scene.nominal_at[first - 2] if first >= 2 and scene.tokens[first - 1].lower == "'s" else -1
    start = span_of(stage, before).start if before >= 0 else span_of(stage, number).start
    return scene.reading.text[start : span_of(stage, number).end]


def _of_pronoun(stage: Stage, number: int, span: Span, quotation: Span | None, interviewed: str | None) -> str | None:
    word = stage.scene.nominals[number].key
    if word == "you":
        return interviewed
    if word in ("who", "which"):
        return name_of(stage, number - 1, quotation, interviewed) if number > 0 and _is_beside(stage, number) else None
    if word in ("he", "she", "they", "it"):
        meant = who_is_meant(stage.scene.reading, span, quotation=quotation)
        return meant or _carried(stage, number)
    if word == "others" and number > 0 and stage.scene.nominals[number].first == stage.scene.nominals[number - 1].last + 2:
        return name_of(stage, number - 1, quotation, interviewed)
    return word if word in ("some", "others", "many") else None


def _is_beside(stage: Stage, number: int) -> bool:
    before = stage.scene.nominals[number - 1]
    return before.kind != "pronoun" and stage.scene.nominals[number].first - before.last <= 2


def _carried(stage: Stage, number: int) -> str | None:
    """Return the speaker of the last words said before a pronoun, if it was a name and is near."""
    scene = stage.scene
    at = scene.nominals[number].first
    near = scene.between(scene.paragraph_bounds[max(scene.paragraph[at] - 2, 0)][0], at)
    chosen = set(stage.chosen.values())
    last = next((n for n in reversed(near) if n in chosen), -1)
    return name_of(stage, last) if last >= 0 and scene.nominals[last].kind == "name" else None


def _mention(reading: Reading, span: Span, is_name: bool) -> Mention | None:
    """Return the mention that best stands for a span: a person before a body, the last name before those it is "of"."""
    first = bisect_left(reading.mentions, span.start, key=lambda mention: mention.span.end)
    met = [mention for mention in reading.mentions[first : first + 20] if mention.span.meets(span)]
    if not met:
        return None
    people = [mention for mention in met if mention.kind in PEOPLE]
    if people and (is_name or people[0].span.start == span.start and _OF_BODY.match(reading.text, people[0].span.end)):
        return people[0]
    holding = [mention for mention in met if mention.span.end == span.end or mention.span.holds(span)]
    return holding[0] if holding else met[0] if is_name else None


def _fullest(stage: Stage, nominal: Nominal) -> str:
    """Return the longest form of a name in the text that ends in the same word, without titles before it."""
    best = stage.fullest[nominal.key]
    words = [stage.scene.tokens[at].text for at in range(best.first, best.last + 1)]
    while len(words) > 1 and (words[0].lower().rstrip(".") in TITLES or words[0].lower() == "the" or words[0][0].islower()):
        words.pop(0)
    return " ".join(words)


def _plain(words: str) -> str:
    """Return words as a name: without an article, in one line, small unless a name begins them."""
    plain = re.sub(r"\s+", " ", re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE))
    second = plain.split(" ")[1:2]
    return plain if second and second[0][:1].isupper() or "’s " in plain or "'s " in plain else plain[:1].lower() + plain[1:]


def interviewed(reading: Reading) -> str | None:
    """Return the name of the person whom the author interviews: named after "spoke with", else first in the introduction."""
    turns = [paragraph for paragraph in reading.paragraphs if paragraph.kind == "turn"]
    if not turns:
        return None
    people = [mention for mention in reading.mentions if mention.kind in PEOPLE and mention.span.end <= turns[0].span.start]
    for match in TALKED.finditer(reading.text, 0, turns[0].span.start):
        for mention in people:
            if match.end() <= mention.span.start <= match.end() + 80:
                return mention.name
    return people[-1].name if people else None
