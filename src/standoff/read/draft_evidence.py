"""The passages that bear on a number: sentences on its subject that name the party, pointed at and never copied."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standoff.read.draft_parties import Party, StateOf
from standoff.read.draft_text import clean, key_of, quoted, unique
from standoff.record.items import Claim, Document, Span, Statement
from standoff.record.views import Entry, sentence_around

MOST_PASSAGES = 4
LONGEST_PASSAGE = 600
MOST_MATCHES = 400
"""Matches of one subject looked at in one document: a document of nothing but such words must not cost more."""
SUBJECTS = {
    "mistake": "misjudg|miscalculat|misread|underestimat|overestimat|does not understand|blunder|inconsisten|erratic",
    "costs": "losses|casualt|manpower|econom|budget|inflation|funds|funding|exhaust|attrition|toll|morale|recruit|conscript|pain",
    "patience": "impatien|patien|time is on|playing for time|stalling|stall|long game|outlast|wait|in a hurry|quick|swift|election|deadline",
    "aims": "intention|intend|ambition|goal|war aim|maximalist|wants to|demilitari|sovereignty|bluff|pragmatic|legacy|existential",
    "front": "front line|frontline|battlefield|territor|gained ground|gains ground|advanc|offensive|retreat|square kilomet|occup",
    "sanctions": "sanction|tariff|embargo|toll|secondary penalt|oil export|asset freeze|blockade|price cap",
    "arms": "weapon|arms|missile|ammunition|shells|military aid|military support|security assistance|air defen[cs]e|intelligence sharing",
    "walking away": "walk away|walked away|walking away|wash (?:his|her|its|their) hands|withdraw from|pull out of|abandon|give up on|move on from",
    "threats": "threat|ultimatum|deadline|consequences|follow through|followed through|bluff|back down|backed down",
    "deal": "peace deal|deal|settlement|legacy|nobel|credit for|eager",
}  # fmt: skip
_SUBJECT = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in SUBJECTS.items()}
_NAME = re.compile(r"(?:[A-Z]\.)+|[A-Z][\w-]+")


@dataclass(frozen=True)
class Passage:
    """A sentence on a subject, and the keys of the parties that it names; `weight` is how much it says."""

    document: Document
    span: Span
    parties: frozenset[str]
    weight: float


class Sources:
    """The standoff references of a draft, each under an id of its own."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, Span], str] = {}
        self._documents: dict[str, Document] = {}

    def id_of(self, document: Document, span: Span, about: str) -> str:
        """Return the id of a passage; the first call for it names it after what it is about."""
        place = (document.sha256, span)
        if place not in self._ids:
            self._ids[place] = unique(key_of(about, "passage"), self._ids.values())
            self._documents[document.sha256] = document
        return self._ids[place]

    def __len__(self) -> int:
        return len(self._ids)

    def lines(self) -> list[str]:
        """Return the section `sources` of the draft."""
        found = ["sources:"] if self._ids else ["sources: {}"]
        for (sha256, span), name in self._ids.items():
            document = self._documents[sha256]
            day = f", date: {document.published}" if is_day(document.published) else ""
            file = f"file: {quoted(document.name)}, start: {span.start}, end: {span.end}{day}"
            found += [f"  {name}:", f"    {{document: {sha256},", f"     {file}}}"]
        return found


def is_day(text: str | None) -> bool:
    """Return whether a text is a day that exists, as year-month-day."""
    import datetime

    try:
        return bool(text) and len(text) == 10 and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def reference(document: Document, span: Span) -> str:
    """Return a standoff reference in one line, for a comment."""
    return f"{{document: {document.sha256}, file: {quoted(document.name)}, start: {span.start}, end: {span.end}}}"


class Evidence:
    """All passages of a record by subject, found once."""

    def __init__(
        self, documents: Iterable[Document], entries: Iterable[Entry], parties: Sequence[Party], state_of: StateOf
    ) -> None:
        said: dict[str, list[tuple[Span, float]]] = {}
        for entry in entries:
            worth = 2.0 if isinstance(entry.item, Claim) else 1.0 if isinstance(entry.item, Statement) else 0.0
            if worth:
                said.setdefault(entry.document.sha256, []).extend((span, worth) for span in entry.item.spans)
        self._finder = _Names(parties, state_of)
        self._found: dict[str, list[Passage]] = {subject: [] for subject in SUBJECTS}
        for document in documents:
            self._read(document, said.get(document.sha256, []))

    def _read(self, document: Document, said: list[tuple[Span, float]]) -> None:
        for subject, pattern in _SUBJECT.items():
            seen: set[Span] = set()
            for count, match in enumerate(pattern.finditer(document.text)):
                if count == MOST_MATCHES:
                    break
                span = sentence_around(document.text, Span(match.start(), match.end()))
                if span in seen or span.end - span.start > LONGEST_PASSAGE:
                    continue
                seen.add(span)
                parties = self._finder.parties_in(span.of(document.text), document.published)
                weight = max((worth for place, worth in said if place.meets(span)), default=0.0)
                self._found[subject].append(Passage(document, span, parties, weight))

    def on(self, subject: str, party: Party | None = None, most: int = MOST_PASSAGES) -> list[Passage]:
        """Return the passages on a subject that name the party, those that say most about it alone first."""
        found = [passage for passage in self._found[subject] if party is None or party.key in passage.parties]
        ranked = sorted(found, key=lambda passage: (len(passage.parties) > 1 and party is not None, -passage.weight))
        return _from_all_documents(ranked)[:most]


def _from_all_documents(ranked: list[Passage]) -> list[Passage]:
    """Take the best of every document in turn, so that no document speaks alone."""
    turns: dict[str, int] = {}
    keyed = []
    for order, passage in enumerate(ranked):
        turn = turns[passage.document.sha256] = turns.get(passage.document.sha256, -1) + 1
        keyed.append((turn, order, passage))
    return [passage for _, _, passage in sorted(keyed, key=lambda triple: triple[:2])]


class _Names:
    """Which parties a sentence names: by their names, the names known to stand for them, or what derives from them."""

    def __init__(self, parties: Sequence[Party], state_of: StateOf) -> None:
        self._parties = parties
        self._state_of = state_of
        self._known: dict[tuple[str, str | None], frozenset[str]] = {}

    def parties_in(self, sentence: str, on: str | None) -> frozenset[str]:
        """Return the keys of the parties."""
        words = _NAME.findall(sentence)
        pairs = [f"{one} {other}" for one, other in itertools.pairwise(words)]
        return frozenset().union(*(self._of(word, on) for word in dict.fromkeys([*words, *pairs])))

    def _of(self, word: str, on: str | None) -> frozenset[str]:
        place = (word, on)
        if place not in self._known:
            state = self._state_of(word, on)
            self._known[place] = frozenset(
                party.key for party in self._parties
                if state == party.name or any(_stands_for(word, name) for name in party.names)
            )  # fmt: skip
        return self._known[place]


def _stands_for(word: str, name: str) -> bool:
    """Return whether a word is the name, its last part, or derived from a name of one word (Norland: Norlandish)."""
    if word == name or (" " in name and word == name.rsplit(" ", 1)[1] and len(word) > 3):
        return True
    return " " not in name and len(name) > 4 and word.startswith(name.removesuffix("e"))


def words_of(passage: Passage) -> str:
    """Return the words of a passage on one line."""
    return clean(passage.span.of(passage.document.text), 220)
