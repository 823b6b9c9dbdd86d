"""What the finders of threats and promises share: how a commitment was told, and the clause that says on what condition."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from standoff.read.deed_words import CONDITIONS
from standoff.read.party_names import side_of
from standoff.read.views import View
from standoff.read.word_set import word_set

Kind = Literal["threat", "promise", "ultimatum"]
MAY = frozenset({"may", "might", "could"})
WILL = word_set("will 'll would shall 'd wo going may might could")


@dataclass(frozen=True, slots=True)
class Frame:
    """A commitment in a sentence before it is looked into: its words, and how it was told."""

    kind: Kind
    first: int
    last: int
    reason: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def condition_of(view: View) -> tuple[int, int] | None:
    """Return the first and last word of the clause that says on what condition."""
    words = view.words
    for at, word in enumerate(words):
        if word.lower in ("as", "so") and [w.lower for w in words[at + 1 : at + 3]] == ["long", "as"] and at + 4 < len(words):
            last = at + 3
            while last < len(words) and not _ends_condition(words, last, at):
                last += 1
            return at, last - 1
        if word.lower in ("return", "exchange") and at and words[at - 1].lower == "in" and at + 2 < len(words) and words[at + 1].lower == "for":
            last = at + 2
            while last < len(words) and not _ends_condition(words, last, at - 1) and words[last].lower != ",":
                last += 1
            return at - 1, last - 1
        if word.lower not in CONDITIONS or (word.lower == "should" and not (at == 0 or words[at - 1].tag == ".")):
            continue
        if word.lower == "until" and any(word.start <= time.span.start <= word.end + 8 for time in view.times):
            continue  # a deadline
        if word.lower == "once" and not (at + 2 < len(words) and words[at + 1].tag in "DRN"):
            continue
        if at and words[at - 1].lower in ("as", "what", "even", "ask", "asked", "whether", "wonder"):
            continue
        last = at + 1
        while last < len(words) and not _ends_condition(words, last, at):
            last += 1
        while last - 1 > at and words[last - 1].tag in ".C":
            last -= 1
        if last - 1 > at + 1:
            return at, last - 1
    return None


def _ends_condition(words: Sequence, place: int, start: int) -> bool:
    word = words[place]
    if word.tag != ".":
        return word.lower in ("but", "while", "although", "though", "noting", "adding")
    if word.lower in ';:.!?”—–"':
        return True
    opens = start == 0 or words[start - 1].tag == "." or words[start - 1].lower in ("that", "and")
    return word.lower == "," and (opens or (place + 1 < len(words) and words[place + 1].tag in "CWV"))


def is_refusal(view: View, condition: tuple[int, int]) -> bool:
    """Return whether the condition is that somebody does not comply: 'if he does not come to terms', 'unless'."""
    first, last = condition
    return view.words[first].lower == "unless" or any(word.tag == "G" for word in view.words[first : last + 1])


def is_failure(view: View, condition: tuple[int, int]) -> bool:
    """Return whether the condition is that somebody does not comply, or that something goes wrong: 'should the talks fail'."""
    first, last = condition
    return is_refusal(view, condition) or any(
        word.lemma in _FAILING or word.lower == "no" for word in view.words[first : last + 1]
    )


_FAILING = word_set("fail collapse refuse break breach violate cross attack harm touch continue reject ignore strike fire remain")


def same_side(view: View, who: Collection[str], actors: Collection[str]) -> bool:
    """Return whether one of those who speak speaks for one of those who act."""
    if any(
        leads(view, one) and (actor.islower() or side_of(view.reading, one) is None) for one in who for actor in actors
    ):
        return True
    sides = {state for one in who if (state := side_of(view.reading, one)) is not None} | set(who)
    return any(actor in sides or side_of(view.reading, actor) in sides for actor in actors)


def leads(view: View, name: str) -> bool:
    """Return whether somebody speaks for an army, a government or a movement, by how the text introduces him."""
    roles = (m.role.lower() for m in view.reading.mentions if m.name == name and m.role)
    return any(word in role for role in roles for word in _LEADING)


_LEADING = (
    "president",
    "minister",
    "chancellor",
    "leader",
    "commander",
    "general",
    "spokes",
    "chief",
    "king",
    "governor",
    "mayor",
    "premier",
    "secretary",
    "colonel",
    "admiral",
    "owners",
    "government",
)
