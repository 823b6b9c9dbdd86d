"""What became of a commitment: explicit words in its sentence or the two after it, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from standoff.read.commitment_frames import WILL
from standoff.read.parties import pronoun
from standoff.read.phrases import Match, find_phrases, read_lexicon
from standoff.read.views import View
from standoff.read.word_set import word_set
from standoff.record.items import Span

Fate = Literal["kept", "lapsed", "withdrawn"]
_NEGATIVE = word_set("not n't never fail failure yet without no nor refuse")
_UNTOLD = word_set("if unless whether deny little")  # "denied that any deadline had lapsed"
# A later sentence tells the fate only if it speaks of the commitment or of the one who made it.
_OF_IT = word_set(
    "threat threats promise promises pledge pledges deadline date ultimatum vow warning it so word commitment "
    "commitments those these"
)


def fate_of(
    view: View, last: int, condition: tuple[int, int] | None, after: Sequence[View], actor: str, kind: str
) -> tuple[Fate, Span] | None:
    """Return what became of a commitment whose phrase ends at word `last`, with the words that say so; None if none do.

    Words of its own condition are left out: they tell what would happen.
    """
    for match in _fates(view):
        if condition is not None and condition[0] <= match.at[0] <= condition[1]:
            continue
        if match.at[0] > last or _begins_before(view, match, last):
            return _fate(view, match), _clause(view, match)
    for later in after:
        if later.paragraph.kind != view.paragraph.kind or later.number - view.number > 2:
            break
        if later.text.rstrip("”\"’' ").endswith("?"):
            continue
        for match in _fates(later):
            if not has_its_own(later) and not _of_an_earlier(later, match) and not _of_another_kind(later, kind) and _speaks_of(later, match, actor):
                return _fate(later, match), _clause(later, match)
    return None


def _fates(view: View) -> list[Match]:
    found = [m for m in find_phrases(view.words, read_lexicon("commitments.txt")) if m.heading[0] == "fate"]
    found = [
        m
        for m in found
        if not any(w.lower in _UNTOLD or w.lemma in _UNTOLD for w in view.words[max(0, m.at[0] - 8) : m.at[0]])
        and not any(w.lower in WILL for w in view.words[max(0, m.at[0] - 3) : m.at[0]])
    ]
    return sorted(found, key=lambda m: (-len(m.at), m.heading[1] != "lapsed"))


def _fate(view: View, match: Match) -> Fate:
    fate: Fate = match.heading[1]  # type: ignore[assignment]
    before = view.words[max(0, match.at[0] - 5) : match.at[0]]
    if fate == "kept" and any(word.lower in _NEGATIVE or word.lemma in _NEGATIVE for word in before):
        return "lapsed"
    return fate


def _begins_before(view: View, match: Match, last: int) -> bool:
    """Return whether a fate told before the commitment belongs to it: 'failed to deliver on his promise to …'."""
    return 0 < last - match.at[-1] <= 4 and match.heading[1] != "kept" or match.at[-1] == last


def _speaks_of(view: View, match: Match, actor: str) -> bool:
    if any(word.lower in _OF_IT for word in view.words):
        return True
    if any(name.mention.name == actor for name in view.names if name.first < match.at[0]):
        return True
    return any(
        word.lower in ("he", "she", "they") and word.tag == "R" and pronoun(view, at) == actor
        for at, word in enumerate(view.words[: match.at[0]])
    )


def has_its_own(view: View) -> bool:
    """Return whether a sentence tells of another commitment, whose the fate in it then is."""
    found = find_phrases(view.words, read_lexicon("commitments.txt"))
    return any(m.heading[0] != "fate" and view.words[m.at[0]].tag in "VM" for m in found)


def _of_another_kind(view: View, kind: str) -> bool:
    """Return whether a sentence speaks of promises where a threat is asked for, or of threats where a promise is."""
    words = {word.lower for word in view.words}
    promises, threats = bool(words & _PROMISES), bool(words & _THREATS)
    return (threats and not promises) if kind == "promise" else (promises and not threats)


def _of_an_earlier(view: View, match: Match) -> bool:
    """Return whether the fate is that of an earlier one: 'A similar warning in May ran out without consequence'."""
    return any(word.lower in ("similar", "earlier", "previous", "another") for word in view.words[: match.at[0]])


_PROMISES = word_set("promise promises pledge pledges vow commitment commitments")
_THREATS = word_set("threat threats ultimatum warning warnings")


def _clause(view: View, match: Match) -> Span:
    first, last = match.at[0], match.at[-1]
    while first and view.words[first - 1].tag not in ".C":
        first -= 1
    while last + 1 < len(view.words) and not (
        view.words[last + 1].tag == "." and view.words[last + 1].lower in ",;:.!?—–"
    ):
        last += 1
    return view.span(first, last)
