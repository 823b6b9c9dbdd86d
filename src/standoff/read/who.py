"""Whom a pronoun means: the most salient name before it.

Salience adds up over the mentions before the pronoun, and over the pronouns already resolved: half for every sentence
back, more for what opens its sentence or speaks, less for what only owns something ("Doe's aide") or follows a
preposition. In narration, names inside quotations count little; inside a quotation, its likely speaker does: nobody
calls himself "he". "His" prefers the nearest name of its sentence. Nobody named inside a quotation is taken for its speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from standoff.read.reading import Reading
from standoff.read.sexes import sexes_of
from standoff.read.word_set import word_set
from standoff.record.items import Span

_SEX = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_OWNERS = ("=his", "=her", "=their", "=its")
_MANY = word_set("they them their theirs themselves")
_THING = word_set("it its itself")
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself|they|them|their|it|its)\b", re.IGNORECASE)
_SAY = r"(?:said|says|told|tells|added|adds|wrote|writes|noted|argued|argues|warned|explained|suggested|insisted|claimed|called|asked|replied|acknowledged|announced|tweeted|thinks|thought|believes|believed|fears|feared|hopes|hoped|doubts|doubted|recalls|recalled|predicts|predicted|disagrees|disagreed)"
_SPEAKS = re.compile(rf"(?:[ \xa0](?:of|at|from)[ \xa0](?:the[ \xa0])?[A-Z][\w’'-]*(?:[ \xa0][A-Z][\w’'-]*){{0,4}})?(?:[ \xa0]\([^)]{{1,20}}\))?(?:,[ \xa0][^.;“”\"\r\n]{{2,160}},)?,?[ \xa0](?:also |then |later |recently |repeatedly |has |had |once |last \w+ |on \w+day ){{0,2}}{_SAY}\b")
_SAID_BEFORE = re.compile(rf"[,”\"’?!][ \xa0]{_SAY}[ \xa0](?:(?:[A-Z][\w.’'-]*|the|then|former|foreign|prime|minister|president|secretary|of|state|spokes\w+|envoy|adviser|aide)[ \xa0]){{0,6}}$|[,”\"][ \xa0]{_SAY}[ \xa0](?:the|an?|its|his|her|their)[ \xa0][^.;:,“”\"\r\n]{{3,40}},[ \xa0](?:[A-Z][a-z]+\.[ \xa0])?$")
_AFTER_QUOTE = re.compile(r"[”\"’'][ \xa0]$")
_SAYS_NEXT = re.compile(rf"[ \xa0](?:also |then |later ){{0,1}}{_SAY}\b")
# "Doe was wrong, he said on Friday.": whoever the sentence is about, he is another.
_ASIDE_TAG = re.compile(rf"[ \xa0](?:also |then |later )?(?:{_SAY}|[a-z]+ed)(?:[,.;]|[ \xa0](?:on|in|at|to|from|by|aboard|after|before|last|this)\b)")
_SUBORDINATE = re.compile(r"(?:When|While|As|After|Before|Once|If|Asked|Because|Since|Although|Though|In|On|At|For|To|By|With|According|\w+ing)\b")
_PREPOSITION = re.compile(r"\b(?:of|to|with|for|from|by|on|in|at|about|against|between|than|like|into|over|toward|towards|through|under|via)[ \xa0](?!(?:(?:early|late|last|the)[ \xa0])?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|\d)\b)(?:[\w.’'-]+[ \xa0]){0,3}$")
# "Doe's plan" and "the Does' plan", not "Doe's going".
_OWNS = re.compile(r"[’'](?:s\b(?![ \xa0](?:been|not|got|just|also|still|already|never|\w+ing)\b)|(?=[ \xa0]))")
# "Doe's deputy, Jan Roe,": the sentence is about Roe.
_PLAIN = r"(?!(?:in|of|to|with|for|from|by|on|at|about|and|or|over|against|than|as)\b)[\w-]+"
_OWNED_BY = re.compile(rf"[’']s?[ \xa0](?:{_PLAIN}[ \xa0]){{0,3}}{_PLAIN}(?:[ \xa0]|,[ \xa0](?:an?[ \xa0][^,.;\r\n]{{3,60}}[ \xa0](?:called|named)[ \xa0])?)(?:[A-Z][a-z]+\.?[ \xa0])?$")
_COORDINATED = re.compile(r"[ \xa0](?:and|or)[ \xa0]$")
_CALLED = re.compile(r"\b[A-Z][\w’'-]*[a-z]\b")
_REACH = 2500
_LEAST, _MARGIN = 0.2, 1.15
_CLOSE, _OFTEN = 0.6, 4  # whoever is named so often, and twice as often as the others, is meant where they are about as salient
_HEROIC, _HEROIC_SHARE = 6, 3  # how often at least, and how much oftener than anybody else, the one whom a portrait is about is taken up
_FAINT, _NO_RIVAL = 0.02, 4.0  # a name below the least is meant where it is so many times as salient as any other
_UNKNOWN = 0.75  # weight of a name of which the text does not show whether it is a he or a she
_ONLY = 1.4  # how much more the only person of the sentence before is meant by "he" that opens the next
_ALONE = 6.0  # how much more the only one whom the paragraph brought up before a quotation is meant by its "he said"
_APART = 0.75  # weight of what stands in an earlier paragraph


@dataclass(frozen=True, slots=True)
class _Place:
    """A name, or a pronoun that stands for it, at a place of the text."""

    start: int
    end: int
    name: str
    kind: str


def who_is_meant(reading: Reading, span: Span, *, quotation: Span | None = None) -> str | None:
    """Return the name that a pronoun, or a name or role already found, stands for; None where it is not clear.

    Args:
        reading: with mentions, and with sentences and quotations where they are known.
        span: the pronoun ("he", "her", "they", "it"), or words that hold a mention.
        quotation: the quotation whose speaker is sought: nobody named inside it is meant. It says nothing of pronouns
            within it, which mean whom they mean.
    """
    word = span.of(reading.text).lower()
    if word not in _SEX and word not in _MANY and word not in _THING:
        first = bisect_left(reading.mentions, span.start, key=lambda mention: mention.span.start)
        held = [mention for mention in reading.mentions[first : first + 20] if span.holds(mention.span)]
        return held[0].name if held else None
    if quotation is None or quotation.start <= span.start < quotation.end:
        return _resolved(reading).get(span.start)
    return _best(_scene(reading), _places(reading), span, quotation)


def presence(reading: Reading, span: Span, words: tuple[str, ...]) -> dict[str, float]:
    """Return how present each name is at a place to a reader who would come to pronouns there, the greatest of several."""
    scene, places = _scene(reading), _places(reading)
    found: dict[str, float] = {}
    for word in words:
        for name, share in _salience(scene, places, span, None, word).items():
            found[name] = max(found.get(name, 0.0), share)
    return found


def sexes_in(reading: Reading) -> dict[str, str]:
    """Return m or f for each person of whom the text shows it."""
    return _scene(reading).sexes


def may_mean(reading: Reading, word: str, name: str) -> bool:
    """Return whether "he", "her" or the like may stand for a name: unless the text shows the other sex."""
    return _scene(reading).sexes.get(name) in (None, _SEX[word])


@dataclass(frozen=True)
class _Scene:
    """What of a reading matters here: the text, where sentences start, where quotations lie, who is a he and who a she."""

    text: str
    starts: tuple[int, ...]
    quotes: tuple[Span, ...]
    quote_starts: tuple[int, ...]
    sexes: dict[str, str]
    times: dict[str, int]
    turns: tuple[tuple[Span, str], ...]
    portrayed: str | None

    @classmethod
    def of(cls, reading: Reading) -> _Scene:
        starts = tuple(sentence.span.start for sentence in reading.sentences)
        starts = starts or (0, *(match.end() for match in re.finditer(r"[.!?][”\"]?\s+|\n+", reading.text)))
        quotes = tuple(one.outer for one in reading.quotations if one.depth == 1)
        turns = tuple((one.span, one.speaker.split()[-1].casefold()) for one in reading.paragraphs if one.kind == "turn" and one.speaker)
        return cls(reading.text, starts, quotes, tuple(span.start for span in quotes), sexes_of(reading), Counter(one.name for one in reading.mentions), turns, _portrayed(reading))

    def quote_at(self, at: int) -> Span | None:
        """Return the quotation around a position, None in narration."""
        place = bisect_right(self.quote_starts, at) - 1
        return self.quotes[place] if place >= 0 and self.quotes[place].start <= at < self.quotes[place].end else None

    def opens_before_quote(self, name: int, pronoun: int) -> bool:
        """Return whether only quoted words stand between the sentence of a name and a pronoun: "S was cooler. “No,” he said"."""
        after = self.starts[self.sentence(name)] if self.sentence(name) < len(self.starts) else pronoun
        quote = self.quote_at(after)
        return quote is not None and quote.end <= pronoun <= quote.end + 2 and "\n" not in self.text[name:after]

    def opens(self, at: int) -> bool:
        """Return whether a position opens a sentence."""
        return self.starts[max(0, self.sentence(at) - 1)] == at

    def speaker(self, at: int) -> str | None:
        """Return the surname of the one whose turn of a conversation a position is in, who says "I" of himself; None outside of turns."""
        place = bisect_right(self.turns, at, key=lambda turn: turn[0].start) - 1
        return self.turns[place][1] if place >= 0 and at < self.turns[place][0].end else None

    def sentence(self, at: int) -> int:
        """Return the number of the sentence around a position, counted from one."""
        return bisect_right(self.starts, at)


def _portrayed(reading: Reading) -> str | None:
    """Return the only person whom the title, or the paragraph that opens a text, names, if it names nobody else nearly so often; None for nobody."""
    people = [one for one in reading.mentions if one.kind == "person"]
    end = reading.paragraphs[0].span.end if reading.paragraphs else 0
    titled = {one.name for one in people if one.span.start < end}
    often = Counter(one.name for one in people).most_common(2)
    is_first = bool(often) and often[0][0] in titled and often[0][1] >= _OFTEN and (len(often) == 1 or often[0][1] >= 2 * often[1][1])
    return often[0][0] if len(titled) == 1 and is_first else None


@lru_cache(maxsize=2)
def _scene(reading: Reading) -> _Scene:
    return _Scene.of(reading)


@lru_cache(maxsize=2)
def _resolved(reading: Reading) -> dict[int, str]:
    """Return what every third-person pronoun stands for, by where it starts; unclear ones are left out."""
    return {place.start: place.name for place in _places(reading) if place.kind.startswith("=")}


@lru_cache(maxsize=2)
def _places(reading: Reading) -> tuple[_Place, ...]:
    """Return the mentions and the resolved pronouns in order; each pronoun is resolved with those before it."""
    scene = _scene(reading)
    names = [_Place(one.span.start, one.span.end, one.name, one.kind) for one in reading.mentions]
    done: list[_Place] = []
    position = 0
    for match in _PRONOUN.finditer(reading.text):
        while position < len(names) and names[position].start < match.start():
            done.append(names[position])
            position += 1
        if match.group() == "IT":
            continue
        bracket = re.match(r"[ \xa0]\[", reading.text[match.end() : match.end() + 2])
        if bracket and position < len(names) and names[position].start == match.end() + 2:  # "he [Doe]"
            name: str | None = names[position].name
        else:
            name = _best(scene, done, Span(match.start(), match.end()), None)
        if name is not None:
            done.append(_Place(match.start(), match.end(), name, "=" + match.group().lower()))
    return tuple(done + names[position:])


def _best(scene: _Scene, places: list[_Place] | tuple[_Place, ...], span: Span, quotation: Span | None) -> str | None:
    """Return the most salient name for a pronoun, None where two are close or all are far."""
    scores = _salience(scene, places, span, quotation)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if _may_be_portrayed(scene, span) and (not ranked or ranked[0][0] not in scene.sexes):
        return scene.portrayed
    is_near = bool(ranked) and ranked[0][1] >= _LEAST
    if is_near and (len(ranked) == 1 or ranked[0][1] >= _MARGIN * ranked[1][1]):
        return ranked[0][0]
    if span.of(scene.text).lower() not in _SEX:
        return None
    return (None if is_near else _faint(scene, ranked)) or _chief(scene, ranked) or _hero(scene, places, span)


def _may_be_portrayed(scene: _Scene, span: Span) -> bool:
    """Return whether "he" or "she" may be the one whom the text portrays, before anybody of whom it does not show the sex."""
    sex = _SEX.get(span.of(scene.text).lower())
    return sex is not None and scene.portrayed is not None and scene.sexes.get(scene.portrayed) == sex


def _faint(scene: _Scene, ranked: list[tuple[str, float]]) -> str | None:
    """Return a name of some sentences ago that has no rival, and of which the text shows whether it is a he or a she; None for none."""
    if not ranked or ranked[0][1] < _FAINT or ranked[0][0] not in scene.sexes:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > _NO_RIVAL * ranked[1][1] else None


def _chief(scene: _Scene, ranked: list[tuple[str, float]]) -> str | None:
    """Return whom most of the text is about among those who are nearly as salient as the first, if nobody among them comes near; None for none."""
    rivals = [name for name, score in ranked if score >= _FAINT and score >= _CLOSE * ranked[0][1]]
    most = sorted(rivals, key=lambda name: -scene.times[name])
    is_chief = len(most) > 1 and most[0] in scene.sexes and scene.times[most[0]] >= max(_OFTEN, 2 * scene.times[most[1]])
    return most[0] if is_chief else None


def _hero(scene: _Scene, places: list[_Place] | tuple[_Place, ...], span: Span) -> str | None:
    """Return whom a portrait is about: taken up by far the most among those of the pronoun's sex, where nobody else was named near; None for nobody."""
    before = places[: bisect_left(places, span.start, key=lambda place: place.start)]
    return _most_taken_up(scene, before, _SEX[span.of(scene.text).lower()])


def main_person(reading: Reading, word: str) -> str | None:
    """Return whom a text is about, for the "he" or "she" of its headline; None where it is clear of nobody."""
    return _most_taken_up(_scene(reading), _places(reading), _SEX[word])


def _most_taken_up(scene: _Scene, before: list[_Place] | tuple[_Place, ...], sex: str) -> str | None:
    """Return the person whom names and pronouns among some places mean by far the most; None for nobody."""
    taken_up = Counter(place.name for place in before if (place.kind == "person" or place.kind[1:] in _SEX) and scene.sexes.get(place.name) == sex)
    (most, times), (_, fewer) = [*taken_up.most_common(2), ("", 0), ("", 0)][:2]
    return most if times >= _HEROIC and times >= _HEROIC_SHARE * fewer else None


def _salience(scene: _Scene, places: list[_Place] | tuple[_Place, ...], span: Span, quotation: Span | None, word: str = "") -> dict[str, float]:
    """Return how present each name is to a reader who comes to a pronoun, or would where a span is."""
    word = word or span.of(scene.text).lower()
    here, quote = scene.sentence(span.start), scene.quote_at(span.start)
    first, last = (bisect_left(places, at, key=lambda place: place.start) for at in (span.start - _REACH, span.start))
    inside = _named_within(scene, places, first, quotation, word)
    speaks = scene.speaker(span.start) if quote is None else None
    is_owner = word in ("his", "her", "their", "its")
    tags_quote = quote is None and bool(_AFTER_QUOTE.search(scene.text[max(0, span.start - 3) : span.start])) and bool(_SAYS_NEXT.match(scene.text[span.end : span.end + 20]))
    aside = _aside_from(scene, span) if word in ("he", "she") else -1
    opening = scene.text.rfind("\n", max(0, span.start - _REACH), span.start) if tags_quote and word in _SEX else span.start
    alone = _only_one(scene, places, opening, last, word)
    by_sentence: dict[tuple[str, int], float] = {}
    nearest: str | None = None
    for number in range(first, last):
        place = places[number]
        if place.name in inside or speaks is not None and place.name.casefold().endswith(speaks) or not _fits(scene, place, word):
            continue
        weight = _weight(scene, places, number)
        if word in _SEX and place.name not in scene.sexes and not place.kind.startswith("="):
            weight *= _UNKNOWN
        back = here - scene.sentence(place.start)
        its_quote = scene.quote_at(place.start)
        if quote is None and its_quote is not None:
            weight *= 0.2
        elif quote is not None and its_quote is None and weight > 1.0:
            weight = 0.3  # who opens the sentence or speaks is likely the speaker
        elif quote is not None and its_quote == quote:
            weight *= 1.5
        if back > 0 and not tags_quote and "\n" in scene.text[place.end : span.start]:
            weight *= _APART
        if back == 0:
            weight *= 0.1 if 0 <= aside <= place.start and its_quote is None and not place.kind.startswith("=") else 1.6
            nearest = place.name if quote == its_quote else nearest
            if is_owner and _COORDINATED.fullmatch(scene.text, place.end, span.start):
                return {place.name: 10.0}
        if back == 1 and place.kind == "person" and weight > 0.5 and scene.opens(span.start) and _is_only(scene, places, number):
            weight *= _ONLY
        is_before = weight >= 1.4 * _UNKNOWN and 0 < back <= 2 and scene.opens_before_quote(place.start, span.start) and not _meets_other(scene, places, number, word)
        is_near = alone is None or place.name == alone or place.start > opening
        if tags_quote and is_near and (is_before or weight >= 1.9 or _SAYS_NEXT.match(scene.text[place.end : place.end + 20])):
            weight *= 3  # a quotation's "he said" is who spoke before
        elif place.name == alone and not place.kind.startswith("=") and its_quote is None and place.start > opening:
            weight *= _ALONE
        by_sentence[place.name, back] = max(by_sentence.get((place.name, back), 0.0), weight * 0.5**back)
    scores = _summed(by_sentence)
    if is_owner and nearest is not None:
        scores[nearest] *= 1.6
    return scores


def _summed(by_sentence: dict[tuple[str, int], float]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for (name, _), weight in by_sentence.items():
        scores[name] = scores.get(name, 0.0) + weight
    return scores


def _named_within(scene: _Scene, places: list[_Place] | tuple[_Place, ...], first: int, quotation: Span | None, word: str) -> set[str]:
    """Return the names from a place on that stand within a quotation, or are called there by their first word."""
    if quotation is None:
        return set()
    called = set(_CALLED.findall(quotation.of(scene.text))) if word in _SEX else set()
    is_within = lambda place: quotation.start <= place.start < quotation.end and not place.kind.startswith("=")
    return {place.name for place in places[first:] if is_within(place) or place.name.split(" ")[0] in called}


def _only_one(scene: _Scene, places: list[_Place] | tuple[_Place, ...], opening: int, last: int, word: str) -> str | None:
    """Return the one whom a pronoun may mean among the places from a position on, quotations left out; None for nobody or several."""
    first = bisect_left(places, opening, key=lambda place: place.start)
    near = {place.name for place in places[first:last] if _fits(scene, place, word) and scene.quote_at(place.start) is None}
    return near.pop() if len(near) == 1 else None


def _aside_from(scene: _Scene, span: Span) -> int:
    """Return where the clause begins that a pronoun says between commas, "Doe was wrong, he said."; -1 where it says none."""
    start = scene.starts[max(0, scene.sentence(span.start) - 1)]
    before = scene.text[start : span.start]
    is_aside = before.endswith((", ", ",\xa0")) and _ASIDE_TAG.match(scene.text, span.end) is not None and _SUBORDINATE.match(before) is None
    return start + before.rfind(":") + 1 if is_aside else -1


def _meets_other(scene: _Scene, places: list[_Place] | tuple[_Place, ...], number: int, word: str) -> bool:
    """Return whether the sentence of a name goes on with a pronoun of the same sex for somebody else: "Roe asked her twice"."""
    place = places[number]
    after = (one for one in places[number + 1 : number + 6] if scene.sentence(one.start) == scene.sentence(place.start))
    return any(_SEX.get(one.kind[1:]) == _SEX.get(word, "") and one.name != place.name for one in after)


def _is_only(scene: _Scene, places: list[_Place] | tuple[_Place, ...], number: int) -> bool:
    """Return whether a person is the only one whom the sentence around a place names."""
    sentence = scene.sentence(places[number].start)
    near = (place for place in (*places[max(0, number - 6) : number], *places[number + 1 : number + 6]) if place.kind == "person")
    return all(place.name == places[number].name or scene.sentence(place.start) != sentence for place in near)


def _fits(scene: _Scene, place: _Place, word: str) -> bool:
    """Return whether a pronoun may stand for a name."""
    if place.kind.startswith("="):
        return (place.kind[1:] in _SEX) == (word in _SEX) and _SEX.get(place.kind[1:]) == _SEX.get(word) and (place.kind[1:] in _MANY) == (word in _MANY)
    if word in _SEX:
        return place.kind == "person" and scene.sexes.get(place.name) in (None, _SEX[word])
    if word in _MANY:
        return place.kind in ("group", "organisation", "state", "outlet")
    return place.kind in ("state", "organisation", "outlet")


def _weight(scene: _Scene, places: list[_Place] | tuple[_Place, ...], number: int) -> float:
    """Return the weight of one mention by what it does in its sentence."""
    place = places[number]
    sentence = scene.starts[max(0, scene.sentence(place.start) - 1)]
    before = scene.text[max(sentence, place.start - 60) : place.start]
    after = scene.text[place.end : place.end + 200]
    opens = scene.text[place.start - 1 : place.start] in ("“", '"') or number == 0 or places[number - 1].start < sentence or all(
        other.kind != place.kind and (not other.kind.startswith("=") or other.kind in _OWNERS) or _OWNED_BY.fullmatch(scene.text, other.end, place.start)
        for other in places[max(0, number - 6) : number] if other.start >= sentence
    )
    if place.kind.startswith("="):
        return 1.2 if place.kind in ("=he", "=she", "=they", "=it") else 0.4
    if _SPEAKS.match(after) and not _PREPOSITION.search(before) or _SAID_BEFORE.search(before):
        return 2.0
    if _OWNS.match(after):
        following = places[number + 1] if number + 1 < len(places) else place
        is_of_other = following.kind == "person" and _OWNED_BY.fullmatch(scene.text, place.end, following.start)
        return 1.0 if opens and len(before.split()) < 3 and not is_of_other else 0.5
    if _PREPOSITION.search(before):
        return 0.5
    return 1.4 if opens else 0.8
