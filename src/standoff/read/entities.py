"""Names in a text and what they stand for: persons, states, bodies, outlets, groups and places.

Known names are looked up (`gazetteer`); persons that nobody knows are found by given name, title or what they do
(`people`); a surname stands for the fullest name of the text; groups and roles ("European officials", "the Russian
president") by their head nouns (`roles`). Mentions do not overlap and stand in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from standoff.read.gazetteer import gazetteer, holders, surname_of, words_of
from standoff.read.own_outlets import introduced
from standoff.read.people import find_people
from standoff.read.reading import Mention, Reading
from standoff.read.roles import find_roles
from standoff.read.runs import Words, split_words
from standoff.read.titles import COURTESY, is_title_word, party_span, title_span
from standoff.read.who import who_is_meant
from standoff.read.word_set import word_set
from standoff.record.items import Span

__all__ = ["canonical", "find_mentions", "state_of", "who_is_meant"]

_TRAVEL = word_set(
    "travel travels traveled travelled traveling travelling visit visits trip trips fly flew flies flying flight flown return returns returned "
    "returning go goes going went gone come comes came arrive arrives arrived head headed heads heading journey drive drove back summoned "
    "invited invitation welcome moved route way train en sent dispatched"
)
_WHERE = word_set("in near outside around across inside throughout including at within visited visiting visit visits left leaving entered central downtown")
_BESIDE_PLACES = word_set("correspondent bureau airport suburb suburbs region subway metro residents summit")
_REPORTS = word_set(
    "told tells telling reported reports report reporting wrote writes said says according cited citing by interview quoted quoting published revealed "
    "via newspaper magazine broadcaster network channel journalist reporter correspondent editor column op-ed"
)


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Return the mentions of persons, states, organisations, outlets, groups and places, in order."""
    words = split_words(reading.text, tuple(sentence.span.start for sentence in reading.sentences))
    known = _with_introduced(words, _known(reading, words))
    taken = [False] * len(words)
    found: list[tuple[int, int, Mention]] = []
    for first, last, mention in known:
        found.append((first, last, mention))
        taken[first:last] = [True] * (last - first)
    found += find_people(reading, words, found, taken)
    found += find_roles(reading, words, found)
    titles = {place for span in _title_spans(reading, found) for place in range(span.start, span.end)}
    kept = (mention for _, _, mention in found if mention.kind == "person" or mention.span.start not in titles)
    apart: list[Mention] = []
    for mention in sorted(kept, key=lambda one: (one.span.start, -one.span.end)):
        if not apart or apart[-1].span.end <= mention.span.start:
            apart.append(mention)
    return _full_outlets(reading.text, apart)


def _with_introduced(words: Words, known: list[tuple[int, int, Mention]]) -> list[tuple[int, int, Mention]]:
    """Return the known names with the outlets that only this text introduces, wherever it names them; a longer name wins."""
    own: list[tuple[int, int, Mention]] = []
    for name in sorted(introduced(words.source), key=len, reverse=True):
        for match in re.finditer(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])", words.source):
            first, last = bisect_left(words.start, match.start()), bisect_left(words.start, match.end())
            inside = [one for one in (*own, *known) if one[0] < last and first < one[1]]
            if first < last and not any(one[2].kind == "outlet" or one[0] < first or one[1] > last for one in inside):
                own.append((first, last, Mention(Span(match.start(), match.end()), name, "outlet")))
    return sorted([*(one for one in known if not any(one[0] < last and first < one[1] for first, last, _ in own)), *own], key=lambda one: one[0])


def _full_outlets(text: str, mentions: list[Mention]) -> tuple[Mention, ...]:
    """Return the mentions with "The Times" as the paper that the text names in full ("The New York Times")."""
    full = {one.name.split()[-1]: one.name for one in reversed(mentions) if one.kind == "outlet" and not one.name.startswith("The ") and one.name in text}
    new = []
    for one in mentions:
        words = one.span.of(text).removeprefix("the ").removeprefix("The ")
        is_short = one.kind == "outlet" and words in full and words != one.name and one.name not in text.replace(one.span.of(text), "")
        new.append(replace(one, name=full[words]) if is_short else one)
    return tuple(new)


def _title_spans(reading: Reading, found: list[tuple[int, int, Mention]]) -> list[Span]:
    """Return the words of titles and of "(R-Ohio)" beside persons, which name nobody else: "US" of "US President Doe"."""
    spans = []
    for _, _, mention in found:
        if mention.kind == "person" and mention.role:
            title = title_span(reading.text, mention.span.start)
            if title and title.end + 1 == mention.span.start and "’" not in title.of(reading.text) and "'" not in title.of(reading.text):
                spans.append(title)
            if party := party_span(reading.text, mention.span.end):
                spans.append(party)
    return spans


def _known(reading: Reading, words: Words) -> list[tuple[int, int, Mention]]:
    """Return the names that the gazetteer knows, with the numbers of their first and after their last word."""
    book = gazetteer()
    found: list[tuple[int, int, Mention]] = []
    number = 0
    while number < len(words):
        match = words.longest(number, book.entries, book.lengths)
        if match is None:
            number += 1
            continue
        last, entry = match
        mention = _mention(reading, words, number, last, entry)
        if mention is None:
            number += 1
            continue
        found.append((number, last, mention))
        number = last
    return found


def _mention(reading: Reading, words: Words, first: int, last: int, entry) -> Mention | None:
    """Return what a known name stands for here; None where it is a common word or part of an unknown name."""
    if entry.needs_cue and not _beside_report(words, first, last):
        return None
    is_cited = entry.kind == "outlet" and first > 0 and words.lower[first - 1] == "per"  # a given name too
    if entry.kind != "person" and last - first == 1 and words.is_part_of_person(first) and not is_cited:
        return None
    span = words.span(first, last)
    if entry.is_capital and _is_place_here(words, first):
        return Mention(span, span.of(reading.text), "place")
    if entry.name in ("Europe", "West") and not entry.is_adjective and _is_region_here(words, first):
        return Mention(span, entry.name, "place") if entry.name == "Europe" else None
    return Mention(span, entry.name, entry.kind)


def _beside_report(words: Words, first: int, last: int) -> bool:
    near = words.lower[max(0, first - 4) : first] + words.lower[last : last + 3]
    return any(word in _REPORTS for word in near)


def _is_place_here(words: Words, first: int) -> bool:
    """Return whether the name of a capital is the city here, not its government."""
    before = words.lower[max(0, first - 3) : first]
    if first + 1 < len(words) and words.lower[first + 1] in _BESIDE_PLACES and words.joins(first + 1):
        return True
    if not before:
        return False
    if before[-1] in _WHERE:
        return True
    return before[-1] in ("to", "from", "for", "toward", "towards") and any(word in _TRAVEL for word in before[:-1])


def _is_region_here(words: Words, first: int) -> bool:
    """Return whether "Europe" is where something is, or "West" a direction or part of a name, rather than who acts."""
    before = words.lower[first - 1] if first else ""
    if words.text[first] == "West":
        return before != "the" or words.next_is_upper(first + 1)
    return before in ("in", "across", "throughout", "around", "within", "eastern", "western", "central", "southern", "northern")


def canonical(name: str, on: str | None = None) -> str:
    """Return the name that the record uses: the fullest known one, or the name itself where nothing is known.

    `on` (ISO day) settles an office: canonical("US president", "2018-05-01") is Donald Trump.
    """
    book = gazetteer()
    bare = name.strip()
    for candidate in (bare, bare.removeprefix("the ").removeprefix("The ")):
        entry = book.entries.get(words_of(candidate))
        if entry is not None:
            return entry.name
    words = bare.removeprefix("the ").removeprefix("The ").split()
    for split in (1, 2):
        entry = book.entries.get(words_of(" ".join(words[:split])))
        if entry is not None and entry.kind == "state" and len(words) > split:
            held = holders(" ".join(words[split:]), entry.state, on)
            if held:
                return held[0]
    entry = book.alone.get(surname_of(bare))
    return entry.name if entry is not None and len(words) <= 3 and _may_be(entry.name, words[:-1]) else bare


def _may_be(name: str, before: list[str]) -> bool:
    """Return whether the words before a surname may stand for a person: "Mr Doe" is Jane Doe, "Eric Doe" is not."""
    return all(
        word in name.split() or len(word.strip(".")) == 1 or word.lower().rstrip(".") in COURTESY or is_title_word(word.lower())
        for word in before
    )


def state_of(name: str, on: str | None = None) -> str | None:
    """Return the state that a person, body or group speaks for: Russia for Vladimir Putin, the Kremlin, Russian officials.

    None where no state is known. `on` is for offices, as in `canonical`.
    """
    book = gazetteer()
    entry = book.entries.get(words_of(canonical(name, on)))
    if entry is not None:
        return entry.state
    words = Words(name)
    for number in range(len(words)):
        match = words.longest(number, book.entries, book.lengths)
        if match is not None and match[1].state is not None:
            return match[1].state
    return None
