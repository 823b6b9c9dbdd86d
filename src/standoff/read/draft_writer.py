"""What every section of a draft is written with: lines, comments, and numbers to fill beside the passages on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from standoff.read.draft_evidence import Evidence, Passage, Sources, words_of
from standoff.read.draft_parties import Party
from standoff.read.draft_text import comment, number
from standoff.record.views import Entry

NO_PASSAGE = "no passage of the record bears on it; say here why you choose this range"


@dataclass
class Writer:
    """What every section needs, the lines written so far, and which of them lack a range."""

    parties: Sequence[Party]
    evidence: Evidence
    sources: Sources
    shows_words: bool
    lines: list[str] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)

    def say(self, *lines: str) -> None:
        """Write lines as they are."""
        self.lines += lines

    def note(self, text: str, indent: int = 0) -> None:
        """Write a comment."""
        self.lines += comment(text, indent)

    def number(self, indent: int, name: str, passages: Sequence[Passage], about: str) -> None:
        """Write a number that is to be filled, with the passages that bear on it as its sources."""
        ids = [self.sources.id_of(passage.document, passage.span, about) for passage in passages]
        if self.shows_words:
            for name_of, passage in zip(ids, passages, strict=True):
                self.note(f"{name_of}: “{words_of(passage)}”", indent)
        lines = number(indent, name, ids, NO_PASSAGE)
        self.missing.append(len(self.lines) + min(1, len(lines) - 1))  # alone, or in the line after the name
        self.lines += lines

    def by_party(self, indent: int, subject: str) -> None:
        """Write a number per month for every party."""
        for party in self.parties:
            self.say(f"{' ' * indent}{party.key}:")
            self.number(indent + 2, "per_month", self.evidence.on(subject, party), f"{subject} {party.key}")


def passage_of(entry: Entry) -> Passage:
    """Return the words of an item as a passage."""
    return Passage(entry.document, entry.item.spans[0], frozenset(), 0.0)
