"""Whether a person of a text is a he or a she, told by the text: by a courtesy title, an office, and the pronouns that take a name up.

A list of given names knows many persons' sex and is wrong about a few. A sentence that names one person and the pronoun in
the next, or later in the same, say it of the others; a given name on the list counts as nearly two such pronouns.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict

from standoff.read.gazetteer import gazetteer
from standoff.read.reading import Mention, Reading
from standoff.read.titles import COURTESY
from standoff.read.word_set import word_set

_COURTESY = re.compile(r"\b(Mr|MR|Mrs|MRS|Ms|MS|Miss|Madame|Madam|Monsieur|Herr|Frau|Sir|Lady|Dame|Lord|King|Queen)\.?[ \xa0](?:[A-Z][\w’'-]+[ \xa0])?$")
_MALE = word_set(
    "spokesman chairman businessman congressman councilman policeman gunman man boy king prince husband father son brother grandfather widower uncle actor"
)
_FEMALE = word_set(
    "spokeswoman chairwoman businesswoman congresswoman councilwoman policewoman woman girl queen princess wife mother daughter sister grandmother widow aunt actress"
)
SEX = {"he": "m", "she": "f"}
_SELVES = {"himself": "m", "herself": "f"}
_SPOUSE = re.compile(r",[ \xa0]whose[ \xa0](husband|wife)\b")
_PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|(?:she|her|hers|herself))\b", re.IGNORECASE)
_WORD = re.compile(r"[ \xa0]([A-Za-z][\w’'-]*)")
_OPENING = re.compile(r"(?:(He|His)|(?:She|Her))[ \xa0]")
_BEHIND = word_set(
    "that to at on in for of with about by as from if when why how what who and or but not no so once twice again three four into over than a an the"
)
_TAG = re.compile(r"[,?!”\"’'][”\"’']?[ \xa0](?:he|she)[ \xa0](?:said|says|added|adds|told|wrote|asked|recalled|explained)\b")
_BACK = 4  # sentences before a quotation's "she said" in which the one who was named is she
_WHEN = re.compile(r"[ \xa0](?:last|next|this|every)[ \xa0](?:\w+day|night|week|month|year|spring|summer|autumn|winter|morning|evening|time)\b|[ \xa0](?:yesterday|today|recently|later|aside)\b")
_GIVEN, _NEXT, _SAME = 1.75, 1.0, 0.5  # how much a given name, a pronoun of the next sentence and one of the same sentence count
_TIMES = 2.0  # how much more there must be for one sex than for the other


def sexes_of(reading: Reading) -> dict[str, str]:
    """Return m or f for each person of a text of whom it is clear."""
    persons = [one for one in reading.mentions if one.kind == "person"]
    count: dict[str, dict[str, float]] = defaultdict(lambda: {"m": 0.0, "f": 0.0})
    known: dict[str, str] = {}
    book = gazetteer()
    for mention in persons:
        entry = book.by_name.get(mention.name)
        said = entry.sex if entry is not None else _titled(reading.text, mention)
        if said is not None:
            known.setdefault(mention.name, said)
    for name in {one.name for one in persons} - set(known):
        first = name.split()[0]
        given = book.given.get(first) or book.given.get(first.split("-")[0]) or book.given.get(_without_accents(first))
        if given in ("m", "f"):
            count[name][given] += _GIVEN
    for name, sex, weight in _taken_up(reading, persons):
        count[name][sex] += weight
    for name, shares in count.items():
        best, other = ("m", "f") if shares["m"] >= shares["f"] else ("f", "m")
        if name not in known and shares[best] > _TIMES * shares[other]:
            known[name] = best
    return known


def sex_of_noun(noun: str) -> str | None:
    """Return m or f for a noun of one of the two: "spokesman", "mother"."""
    return "m" if noun in _MALE else "f" if noun in _FEMALE else None


def _without_accents(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


def is_object(text: str, pronoun: str, end: int) -> bool:
    """Return whether something is done to "him" or "her", who is then not who does it: "Doe asked her twice", not "her aides"."""
    if pronoun.lower() != "her":
        return pronoun.lower() == "him"
    follows = _WORD.match(text, end)
    return follows is None or follows[1] in _BEHIND or _WHEN.match(text, end) is not None


def _titled(text: str, mention: Mention) -> str | None:
    """Return the sex that a title, an office or a spouse beside a name shows."""
    courtesy = _COURTESY.search(text[max(0, mention.span.start - 24) : mention.span.start])
    if courtesy is not None:
        return COURTESY[courtesy[1].lower()]
    spouse = _SPOUSE.match(text, mention.span.end)
    if spouse is not None:
        return "f" if spouse[1] == "husband" else "m"
    words = set(re.findall(r"[a-z]+", (mention.role or "").split(";")[0].lower()))
    sexes = {_SELVES.get(word, sex_of_noun(word)) for word in words} - {None}
    return sexes.pop() if len(sexes) == 1 else None


def _taken_up(reading: Reading, persons: list[Mention]) -> list[tuple[str, str, float]]:
    """Return the names, sexes and weights that pronouns show: of the one person of a sentence, or of the sentence before."""
    starts = [sentence.span.start for sentence in reading.sentences]
    quotes = [one.outer for one in reading.quotations if one.depth == 1]
    firsts = [one.start for one in quotes]

    def is_quoted(at: int) -> bool:
        place = bisect_right(firsts, at) - 1
        return place >= 0 and at < quotes[place].end

    named: dict[int, list[Mention]] = defaultdict(list)
    for mention in persons:
        if not is_quoted(mention.span.start):
            named[bisect_right(starts, mention.span.start) - 1].append(mention)
    found = []
    for number, sentence in enumerate(reading.sentences):
        here, before = named.get(number, ()), named.get(number - 1, ())
        opening = _OPENING.match(reading.text, sentence.span.start)
        if opening is not None and here and here[0].span.start > opening.end() and len({mention.name for mention in before}) == 1 and before[0].name != here[0].name:
            found.append((before[0].name, "m" if opening[1] else "f", _NEXT))  # "Her guest, Jan Roe, was cooler"
        one = here or (before if number and reading.sentences[number - 1].paragraph == sentence.paragraph else ())
        if not one and _TAG.search(reading.text, sentence.span.start, sentence.span.end):  # a new paragraph: “Words,” she said
            one = next((named[n] for n in range(number - 1, max(number - _BACK, -1), -1) if n in named), ())
        if len({mention.name for mention in one}) != 1:
            continue
        after = one[0].span.end if here else sentence.span.start
        candidates = (m for m in _PRONOUN.finditer(reading.text, after, sentence.span.end) if not is_quoted(m.start()))
        pronoun = next((m for m in candidates if not here or not is_object(reading.text, m.group(), m.end())), None)
        asked = () if here else (m for m in _PRONOUN.finditer(reading.text, one[-1].span.end, sentence.span.start) if is_object(reading.text, m.group(), m.end()))
        if pronoun is not None and not any(bool(m[1]) == bool(pronoun[1]) for m in asked):  # not after "Roe asked her twice"
            found.append((one[0].name, "m" if pronoun[1] else "f", _SAME if here else _NEXT))
    return found
