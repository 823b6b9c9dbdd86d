"""What is bargained over: issues with who wants what of them, and the lines that parties say they will not cross."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standoff.read.draft_parties import Party, StateOf, party_of
from standoff.read.draft_text import clean, key_of, unique
from standoff.read.grammar import read_words
from standoff.read.phrases import find_phrases, longest, read_lexicon
from standoff.read.positions import OWN_WORDS
from standoff.record.items import Position
from standoff.record.views import Entry, day_said

MOST_ISSUES = 7
"""Packages multiply: seven issues with two options each make 128."""
ASKS = {"demands": 2, "red line": 1, "offers": 0, "accepts": -1, "refuses": -2}
NOTHING, ALL = "nothing", "all"
FRAMES = frozenset({"peace talks", "peace deal"})  # whether there is a deal is the question, not an issue of it
LEAST = 2  # times that an issue no list knows must be spoken of


@dataclass(frozen=True)
class Stand:
    """An issue: whom it favours and why, the positions of every party in order of time, and the red lines."""

    key: str
    name: str
    favours: str
    why: str
    said: dict[str, list[Entry]]
    red_lines: dict[str, tuple[str, list[Entry]]]


def find_issues(
    entries: Iterable[Entry], parties: Sequence[Party], signs: Sequence[Party], state_of: StateOf
) -> tuple[list[Stand], list[str]]:
    """Return the issues on which most is said, and the names of those left out; at least one issue, if need be a stand-in."""
    found: dict[str, dict[str, list[Entry]]] = {}
    for entry in entries:
        if isinstance(entry.item, Position):
            party = party_of(parties, entry.item.party, state_of, entry.document.published)
            if party is not None:
                found.setdefault(_issue_of(entry.item), {}).setdefault(party.key, []).append(entry)
    times = {issue: sum(map(len, said.values())) for issue, said in found.items()}
    ordered = sorted(found, key=lambda issue: (-len(found[issue]), -times[issue], issue))
    telling = [issue for issue in ordered if issue not in FRAMES and (times[issue] >= LEAST or not _is_in_own_words(found[issue]))]
    chosen = (telling or ordered)[:MOST_ISSUES]
    stands: list[Stand] = []
    for issue in chosen:
        said = {key: sorted(own, key=day_said) for key, own in found[issue].items()}
        key = unique(key_of(issue, "issue"), (stand.key for stand in stands))
        favours, why = _favoured(said, signs)
        name = clean(issue, 60)
        stands.append(Stand(key, name[:1].upper() + name[1:], favours, why, said, _red_lines(said, signs, favours)))
    if not stands:
        stands = [Stand("terms", "The terms of a deal", signs[0].key, "no position was found: name the issues", {}, {})]
    return stands, [clean(issue, 60) for issue in ordered if issue not in chosen]


def _issue_of(position: Position) -> str:
    """Return the issue of the vocabulary that a position in the text's own words names; the issue as it stands otherwise."""
    issue = position.issue
    if OWN_WORDS not in position.reasons:
        return issue
    named = [" ".join(match.heading) for match in longest(find_phrases(read_words(issue, 0, len(issue)), read_lexicon("issues.txt")))]
    return next((name for name in named if name not in FRAMES), named[0] if named else issue)


def _is_in_own_words(said: dict[str, list[Entry]]) -> bool:
    return all(OWN_WORDS in entry.item.reasons and entry.item.issue == _issue_of(entry.item) for own in said.values() for entry in own)


def _favoured(said: dict[str, list[Entry]], signs: Sequence[Party]) -> tuple[str, str]:
    """Return the signing party that asks most, for which getting all is best."""
    asks = Counter({party.key: sum(ASKS[entry.item.stance] for entry in said.get(party.key, ())) for party in signs})
    best = max(signs, key=lambda party: (asks[party.key], -signs.index(party)))
    others = max((asks[party.key] for party in signs if party is not best), default=0)
    if asks[best.key] > max(others, 0):
        return best.key, "it asks for it"
    return best.key, "a guess: " + (
        "another party refuses it" if others < asks[best.key] else "no signing party asks more for it"
    )


def _red_lines(
    said: dict[str, list[Entry]], signs: Sequence[Party], favours: str
) -> dict[str, tuple[str, list[Entry]]]:
    """Return what a party signs at least, where it says that it will not give way."""
    found = {}
    for party in signs:
        firm = {"red line"} if party.key == favours else {"red line", "refuses"}
        lines = [entry for entry in said.get(party.key, ()) if entry.item.stance in firm]
        if lines:
            found[party.key] = (ALL if party.key == favours else NOTHING, lines)
    return found
