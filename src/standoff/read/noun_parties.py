"""Whose a noun is, and between whom: 'Putin's offer', 'talks between A and B', 'their meeting', 'a visit by C'."""

from __future__ import annotations

from standoff.read.entities import state_of
from standoff.read.parties import SEATS, THIRD, names_after, pronoun, subjects
from standoff.read.party_names import ends_clause, is_party
from standoff.read.views import View
from standoff.read.word_set import word_set

# Whoever does this to talks takes part in them.
_HOLDING = word_set(
    "hold end conclude begin start finish resume attend leave open host continue complete have wrap enter join quit"
)


def owner(view: View, noun: int) -> str | None:
    """Return whose the noun is: 'Putin's offer', 'his offer', 'the Russian offer'."""
    by_last = {name.last: name for name in view.names}
    for place in range(noun - 1, max(-1, noun - 6), -1):
        word = view.words[place]
        if word.lower in ("'s", "'") and word.tag == "D" and place - 1 in by_last:
            return by_last[place - 1].mention.name
        if place in by_last and is_party(by_last[place].mention):
            return by_last[place].mention.name
        if word.tag == "D" and word.lower in THIRD:
            return pronoun(view, place)
        if word.tag in "PVXMWC.":
            return None
    return None


def parties_of(view: View, noun: int) -> tuple[str, ...]:
    """Return those between whom or with whom a noun such as 'talks' is: 'between A and B', 'with A', 'A-B talks'."""
    own = owner(view, noun)
    joined = [name.mention.name for name in view.names if name.first == name.last == noun - 1]  # "Doe-Poe talks" is one word
    found = joined if len(joined) > 1 else [own] if own is not None else []
    if any(word.lower == "their" for word in view.words[max(0, noun - 3) : noun]):
        found = list(_last_two(view, noun))
    verb = next((p for p in range(noun - 1, max(-1, noun - 7), -1) if view.words[p].tag in "V."), None)
    if not found and verb is not None and view.words[verb].lemma in _HOLDING:
        found = list(subjects(view, verb))
    for place in range(noun + 1, min(len(view.words), noun + 9)):
        word = view.words[place]
        if word.lower in ("between", "with", "of", "involving", "among", "by"):
            after = names_after(view, place)
            if not found and after and word.lower == "with":
                found.extend(_main_subjects(view, noun))
            found.extend(after)
            break
        if word.tag in "VXMW" or ends_clause(view, place):
            break
    return tuple(dict.fromkeys(found))


def _main_subjects(view: View, noun: int) -> tuple[str, ...]:
    """Return the subject of the verb that stands before a noun, or else of the first one after it."""
    before = [p for p in range(noun - 1, -1, -1) if view.words[p].tag == "V"]
    after = [p for p in range(noun + 1, len(view.words)) if view.words[p].tag == "V"]
    for verb in (*before[:1], *after[:1]):
        if found := subjects(view, verb):
            return found
    return ()


def bystanders(view: View, noun: int) -> tuple[str, ...]:
    """Return the first two persons or states of the sentence, who are taken to have been at what it dates or places."""
    found = [n.mention.name for n in view.names if n.mention.kind in ("person", "state") and abs(n.first - noun) < 25]
    return tuple(dict.fromkeys((*_main_subjects(view, noun), *found)))[:2]


def _last_two(view: View, word: int) -> tuple[str, ...]:
    """Return the two persons named last before a word, in this sentence and the two before it; nobody if there are not two."""
    found: list[str] = []
    at: View | None = view
    for _ in range(3):
        if at is None:
            break
        for name in reversed(at.names):
            if (
                name.mention.kind == "person"
                and (at is not view or name.last < word)
                and name.mention.name not in found
            ):
                found.append(name.mention.name)
        at = at.before
    return tuple(found[:2]) if len(found) >= 2 else ()


def hosts_after(view: View, last: int) -> tuple[str, ...]:
    """Return the state whose seat is named as where somebody goes: the United States for 'to the White House'."""
    near = [n.mention.name for n in view.names if last - 1 <= n.first <= last + 4 and n.mention.name in SEATS]
    return tuple(state for name in near[:1] if (state := state_of(name)) is not None)
