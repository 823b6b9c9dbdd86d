"""States that no list knows, told by how a text uses their names: who has a president, an army, people called after it.

'Velandic' and 'Velanders' are taken for Veland where the text also says 'Veland's president', or lets Veland demand
something. A capitalised word that only stands after 'in' or 'near' is a place. Only words that stand capitalised within
a sentence are looked at, so that the first word of a sentence alone makes no name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from standoff.read.reading import Mention, Reading
from standoff.read.word_set import word_set
from standoff.record.items import Span

_WORD = re.compile(r"(?<![\w’'-])[A-Z][a-zà-ÿ]{3,}(?:-[A-Z][a-zà-ÿ]+)?(?![\w-])")
_OFFICES = (
    r"(?:president|prime minister|foreign minister|defen[cs]e minister|minister|chancellor|king|queen|leader|government|army|military|parliament|"
    r"forces|troops|navy|air force|capital|ambassador|envoy|negotiators?|delegation|ministry|officials|soldiers|generals?|demands?|offer|proposal|cabinet|senate|"
    r"coast guard|jets|warplanes|fleet|police|consulate|embassy|central bank|intelligence|premier|artillery|gunners|battalions|border guards|"
    r"foreign|chief|deputy|ruling|opposition|rebels|refusal|threat|drones|missiles|territory|borders?|allies|deputy)"
)
_OWNS = re.compile(rf"[’']s?\s+(?:\w+\s+)?{_OFFICES}\b")
_ACTS = re.compile(
    r"\s+(?:\w+ly\s+|never\s+|also\s+|still\s+|now\s+)?(?:has|have|had|is|was|will|would|says?|said|demands?|demanded|insists?|insisted|wants?|wanted|refuses?|refused|rejects?|rejected|accepts?|accepted|"
    r"agrees?|agreed|denies|denied|threatens?|threatened|accuses?|accused|warns?|warned|offers?|offered|launched|fired|attacked|invaded|released|announced|withdrew|imposed|must|"
    r"should|could|may|can|blamed|seized|struck|shelled|vowed|promised|pledged|called|urged|signed|suspended|resumed|expelled|claimed|does|did|withdraws|keeps|kept|controls|holds|sees|meant|means|believes|thinks|knows|needs|"
    r"cut|closed|moved|sent|opened|approved|recalled|blocked|bombed|freed|urged|lifted|proposed|asked|thanked|deployed|halted|closes|sends|blocks|lifts|proposes)\b"
)
_BETWEEN = re.compile(r"\b(?:between|against|with|from|by|on|and|of|to|both|than|for)\s+$")
_IN = re.compile(
    r"\b(?:in|at|near|outside|around|inside|into|through|across|town of|city of|village of|port of)\s+(?:\w+(?:ern|ral)\s+)?$"
)
_ENDINGS = ("ian", "ians", "ean", "eans", "an", "ans", "ic", "ish", "ese", "i", "is", "n", "ns", "er", "ers", "ite", "ites", "s", "ics", "ard", "ards", "en", "ens")
_BLAMED = re.compile(
    r"\b(?:accus(?:es|ed|ing)|urg(?:es|ed|ing)|warn(?:s|ed|ing)|blam(?:es|ed|ing)|invad(?:es|ed|ing)|attack(?:s|ed|ing)|condemn(?:s|ed|ing)|pressur(?:es|ed|ing)|"
    r"sanction(?:s|ed|ing)|recogni[sz](?:es|ed|ing))\s+$"
)
_NO_NAMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december president minister prime general senator secretary foreign defence defense "
    "easter christmas ramadan thanksgiving parliament senate congress north south east west northern southern "
    "eastern western central river valley mount lake this that these those they there then when while with what "
    "which where after before under over into unless even despite also once only both many some such sanctions "
    "without although though however because still soon later today security council nations united house state "
    "states union street"
)
LEAST = 2


@lru_cache(maxsize=2)
def find_unknown(reading: Reading) -> tuple[Mention, ...]:
    """Return mentions of states and places that are not among the mentions of the reading."""
    text = reading.text
    # A single capitalised word that was taken for a person may as well be a state: how the text uses it decides.
    taken = sorted((m.span.start, m.span.end) for m in reading.mentions if m.kind != "person" or " " in m.name)
    starts = {sentence.span.start for sentence in reading.sentences}
    found = [
        match for match in _WORD.finditer(text) if match[0].lower() not in _NO_NAMES and not _is_taken(match, taken)
    ]
    inside = Counter(
        match[0]
        for match in found
        if match.start() not in starts
        and not text[max(0, match.start() - 2) : match.start()].strip(" \n").endswith((".", "“", '"'))
    )
    kinds = _kinds(text, found, inside)
    states = [name for name, kind in kinds.items() if kind == "state"]
    mentions = []
    for match in found:
        name = _named(match[0], kinds, states)
        if name is not None:
            mentions.append(Mention(Span(match.start(), match.end()), name, kinds[name]))  # type: ignore[arg-type]
    return tuple(mentions)


def _is_taken(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    at = bisect_right(taken, (match.start(), len(match.string)))
    return at > 0 and match.start() < taken[at - 1][1]


def _kinds(text: str, found: list[re.Match[str]], inside: Counter[str]) -> dict[str, str]:
    """Return the kind of every word that the text uses as the name of a state or a place."""
    state: Counter[str] = Counter()
    place: Counter[str] = Counter()
    words = dict.fromkeys(match[0] for match in found)  # in order: of two names that one word may stand for, the first counts
    for match in found:
        name, after = match[0], text[match.end() : match.end() + 40]
        before = text[max(0, match.start() - 30) : match.start()]
        state[name] += 3 * bool(_OWNS.match(after)) + bool(_ACTS.match(after)) + (1 if _BETWEEN.search(before) else 0) + 2 * bool(_BLAMED.search(before))
        place[name] += 2 * bool(_IN.search(before)) + bool(re.search(r"\bin\s+$|\bnear\s+$", before))
    for name in words:
        if any(_people_of(other, name) for other in words if other != name):
            state[name] += 3
    kinds = {}
    for name in words:
        if inside[name] == 0 and state[name] < 3:
            continue
        if any(_people_of(name, other) for other in words if other != name):
            continue
        least = 1 if inside[name] >= LEAST and not place[name] else LEAST
        if state[name] >= least and state[name] > place[name]:
            kinds[name] = "state"
        elif place[name]:
            kinds[name] = "place"
    return kinds


def _people_of(word: str, name: str) -> bool:
    """Return whether a word is an adjective or a people made from a name: 'Velandic' from 'Veland'."""
    if word == name or word[:4] != name[:4] or len(word) < len(name) - 1:
        return False
    stems = (word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending))
    return any(len(stem) >= 4 and name.startswith(stem) and len(name) - len(stem) <= 3 for stem in stems)


def _named(word: str, kinds: dict[str, str], states: list[str]) -> str | None:
    if word in kinds:
        return word
    return next((name for name in states if _people_of(word, name)), None)


def is_of(role: str | None, state: str) -> bool:
    """Return whether the words around a name say that it speaks for a state: 'Veland's foreign minister'."""
    return role is not None and re.search(rf"\b{re.escape(state[: max(4, len(state) - 2)])}", role) is not None
