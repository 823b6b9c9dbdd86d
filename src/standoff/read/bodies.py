"""Organisations that no list knows, by their head noun: "Institute for Peace Studies", "Tufts University"."""

from __future__ import annotations

import re

from standoff.read.full_names import IS_BODY, capital_runs, spelled
from standoff.read.name_words import BODY_HEADS, IN_BODIES, NOT_NAMES, ORGANISATION
from standoff.read.reading import Mention
from standoff.read.runs import Words
from standoff.read.word_set import word_set

_OUTLET_ENDS = word_set("news times herald tribune gazette radio tv television magazine broadcasting chronicle")
_OUTLET_STARTS = word_set("radio daily")
# An apposition that says that a name is no person's: "Harbour Advisory, a think-tank in Oslo".
_IS_BODY = re.compile(IS_BODY)
_ON = word_set("council commission committee conference panel institute center centre")


def find_bodies(words: Words, taken: list[bool]) -> list[tuple[int, int, Mention]]:
    """Return runs that name an organisation by its head noun, with "of" and "for" and what follows them."""
    found: list[tuple[int, int, Mention]] = []
    for first, last in capital_runs(words, taken):
        while first < last and (words.lower[first] in ("the", "a", "an") or words.starts_sentence(first) and words.lower[first] in NOT_NAMES - IN_BODIES):
            first += 1
        is_outlet = last - first > 1 and (words.lower[last - 1] in _OUTLET_ENDS or words.lower[first] in _OUTLET_STARTS)
        if is_outlet or last - first > 1 and _IS_BODY.match(words.source, words.end[last - 1]):
            found.append((first, last, Mention(words.span(first, last), spelled(words, first, last), "outlet" if is_outlet else "organisation")))
            taken[first:last] = [True] * (last - first)
            continue
        heads = [number for number in range(first, last) if words.lower[number] in BODY_HEADS]
        if not heads:
            continue
        last = _with_of(words, last, taken) if heads[-1] == last - 1 or heads[0] == first else heads[-1] + 1
        if last - first < 2 or all(word.isupper() for word in words.text[first:last]):
            continue
        found.append((first, last, Mention(words.span(first, last), spelled(words, first, last), "organisation")))
        taken[first:last] = [True] * (last - first)
    return found


def _with_of(words: Words, last: int, taken: list[bool]) -> int:
    """Return where a name ends that goes on with "of", "for", "on" or "and" and more capitals."""
    while last + 1 < len(words) and words.lower[last] in ("of", "for", "on", "and") and words.gap(last) == " ":
        after = last + 1
        if words.lower[after] == "the" and after + 1 < len(words):
            after += 1
        if taken[after]:
            break
        if words.lower[last] == "and" and (words.lower[last - 1] in ORGANISATION or after > last + 1):
            break
        if words.lower[last] == "on" and words.lower[last - 1] not in _ON:
            break
        if not words.is_upper(after) or not words.joins(after):
            break
        last = after + 1
        while last < len(words) and words.is_upper(last) and words.joins(last) and not taken[last] and "." not in words.gap(last):
            last += 1
    return last
