"""What a record holds: documents, and items that point at the words of a document and never repeat them.

Positions are Unicode code points of the document's text as it is, half open: `text[start:end]`. An item without a span
cannot exist, so nothing in a record is without its words. Items are plain frozen data; the store keeps them by kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """The characters from `start` up to, not including, `end`.

    Raises:
        ValueError: an empty or negative span.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must hold at least one character, not {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """Return the words of the span.

        Raises:
            IndexError: the text ends before the span does.
        """
        if self.end > len(text):
            raise IndexError(f"the text has {len(text)} characters and cannot hold a span that ends at {self.end}")
        return text[self.start:self.end]

    def holds(self, other: Span) -> bool:
        """Return whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Return whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class When:
    """A point or an interval of time: ISO days `earliest` and `latest`, None where the text leaves that end open."""

    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read.

    Attributes:
        name: the file name it came under.
        sha256: of `text` in UTF-8; for a plain text file without an encoding mark, of the file's bytes too.
        text: exactly what positions count in.
        title, publisher, published (ISO day), url, language: None where nobody said.
    """

    name: str
    sha256: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


Proposer = Literal["rule", "model", "person"]


@dataclass(frozen=True, kw_only=True)
class Item:
    """What all kinds of item share.

    Attributes:
        spans: where the words are, the most telling first; never empty.
        proposed_by: rules, a language model, or a person.
        confidence: in [0, 1]; None where it is not known.
        reasons: why it was found, in a few plain words each.
    """

    kind_of_item: ClassVar[str] = ""
    spans: tuple[Span, ...]
    proposed_by: Proposer = "rule"
    confidence: float | None = None
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError(f"a {self.kind_of_item or 'record item'} needs the words that support it: at least one span")


@dataclass(frozen=True, kw_only=True)
class Statement(Item):
    """Somebody says something: `spans` hold what is said, piece by piece, without the quotation marks.

    `speaker` is the name that the record uses for the speaker, None if unresolved; `speaker_span` and `cue` point at the
    words that name the speaker and the act of saying.
    """

    kind_of_item: ClassVar[str] = "statements"
    kind: Literal["direct", "indirect"]
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Event(Item):
    """Somebody does something to somebody: a PLOVER type, or STATEMENT, or CANCELLED (a planned meeting that was not)."""

    kind_of_item: ClassVar[str] = "events"
    type: str
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    context: str | None = None
    date: When | None = None
    certainty: Literal["actual", "claimed", "disputed", "planned", "considered"] = "actual"
    same_as: str | None = None
    place: str | None = None


@dataclass(frozen=True, kw_only=True)
class Commitment(Item):
    """A threat, promise or ultimatum: what follows (`spans`), on what `condition`, by when, and what became of it."""

    kind_of_item: ClassVar[str] = "commitments"
    type: Literal["threat", "promise", "ultimatum"]
    actor: str | None = None
    target: str | None = None
    condition: Span | None = None
    deadline: When | None = None
    status: Literal["pending", "kept", "lapsed", "withdrawn", "unknown"] = "unknown"
    follow_up: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Position(Item):
    """What a party says of an issue: demands, offers, accepts, refuses, or will not give up (a red line)."""

    kind_of_item: ClassVar[str] = "positions"
    party: str | None = None
    issue: str
    stance: Literal["demands", "offers", "accepts", "refuses", "red line"]
    date: When | None = None


@dataclass(frozen=True, kw_only=True)
class Claim(Item):
    """A forward-looking causal claim: what would move (or not move) what, according to whom."""

    kind_of_item: ClassVar[str] = "claims"
    claimant: str | None = None
    lever: str
    outcome: str
    direction: Literal["raises", "lowers", "no effect", "necessary", "sufficient", "unclear"]
    lever_span: Span | None = None
    outcome_span: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Derivation(Item):
    """The document reports what somebody else reported: `source` is that outlet, agency or unnamed group."""

    kind_of_item: ClassVar[str] = "derivations"
    source: str


KINDS: dict[str, type[Item]] = {
    kind.kind_of_item: kind for kind in (Statement, Event, Commitment, Position, Claim, Derivation)
}
