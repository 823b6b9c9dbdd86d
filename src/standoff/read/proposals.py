"""From one proposal of a language model to one item, or to the reason why it is not taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args, get_type_hints

from standoff.read.entities import canonical
from standoff.read.folding import Folded
from standoff.record.items import (
    KINDS,
    Claim,
    Commitment,
    Derivation,
    Event,
    Item,
    Position,
    Span,
    Statement,
)

LONGEST_WORDS = 3_000
LONGEST_NAME = 120
MOST_NAMES = 8
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATEMENT", "CANCELLED",
)  # fmt: skip


class Rejected(ValueError):
    """A proposal is not taken; the message says why."""


class Reader:
    """One proposal: reads its fields, each of which must stand in the text or in a list."""

    def __init__(self, kind: str, proposal: Mapping[str, Any], folded: Folded, model: str) -> None:
        self.kind, self.proposal, self.folded = kind, proposal, folded
        self.spans = (self.place("words", LONGEST_WORDS),)
        self.common = {"spans": self.spans, "proposed_by": "model", "reasons": (f"proposed by {model[:80]}",)}

    def place(self, field: str, longest: int = LONGEST_NAME) -> Span:
        """Return where the words of a field stand.

        Raises:
            Rejected: they are absent, too long, or not in the text.
        """
        return self._find(field, self.proposal.get(field), longest)

    def _find(self, field: str, words: Any, longest: int) -> Span:
        if not isinstance(words, str) or not words.strip():
            raise Rejected(f"it has no '{field}'")
        if len(words) > longest:
            raise Rejected(f"its '{field}' has {len(words)} characters, more than {longest}")
        near = self.spans[0].start if field != "words" else 0
        span = self.folded.find(words, near)
        if span is None:
            raise Rejected(f"its '{field}' does not stand in the text")
        return span

    def maybe(self, field: str, longest: int = LONGEST_NAME) -> Span | None:
        """Return where the words of a field stand, None where the proposal leaves it out.

        Raises:
            Rejected: they are given, and not in the text.
        """
        return None if self.proposal.get(field) in (None, "", []) else self.place(field, longest)

    def name(self, field: str) -> str | None:
        """Return the record's name for one that the text writes, None where the proposal leaves it out.

        Raises:
            Rejected: it is not in the text.
        """
        span = self.maybe(field)
        return None if span is None else self._known(span)

    def _known(self, span: Span) -> str:
        return canonical(" ".join(span.of(self.folded.text).split()))

    def names(self, field: str) -> tuple[str, ...]:
        """Return the record's names for several that the text writes.

        Raises:
            Rejected: one is not in the text, or there are too many.
        """
        given = self.proposal.get(field) or []
        given = [given] if isinstance(given, str) else given
        if not isinstance(given, list) or len(given) > MOST_NAMES:
            raise Rejected(f"its '{field}' is no list of up to {MOST_NAMES} names")
        spans = [self._find(field, name, LONGEST_NAME) for name in given]
        return tuple(dict.fromkeys(self._known(span) for span in spans))

    def one_of(self, field: str, allowed: Sequence[str], default: str | None = None) -> Any:
        """Return a word of a list.

        Raises:
            Rejected: it is another one, or absent without a default.
        """
        value = self.proposal.get(field, default)
        if not isinstance(value, str) or value not in allowed:
            raise Rejected(f"its '{field}' is '{str(value)[:40]}', none of {', '.join(allowed)}")
        return value


def item_from(kind: str, proposal: Mapping[str, Any], folded: Folded, model: str) -> Item:
    """Return the item that a proposal describes.

    Args:
        kind: of item, a key of `record.items.KINDS`.
        proposal: as the model wrote it.
        folded: the piece of text that the model saw.
        model: its name.

    Raises:
        Rejected: a string of it does not stand in the text, or a word is outside the lists.
    """
    return _BUILDERS[kind](Reader(kind, proposal, folded, model))


def _allowed(kind: str, field: str) -> tuple[str, ...]:
    return get_args(get_type_hints(KINDS[kind])[field])


def _statement(read: Reader) -> Item:
    form = read.one_of("form", _allowed("statements", "kind"), "direct")
    return Statement(
        kind=form,
        speaker=read.name("speaker"),
        speaker_span=read.maybe("speaker"),
        cue=read.maybe("cue"),
        **read.common,
    )


def _event(read: Reader) -> Item:
    return Event(type=read.one_of("type", TYPES), actors=read.names("actors"), recipients=read.names("recipients"),
                 certainty=read.one_of("certainty", _allowed("events", "certainty"), "actual"), **read.common)  # fmt: skip


def _commitment(read: Reader) -> Item:
    return Commitment(type=read.one_of("type", _allowed("commitments", "type")), actor=read.name("actor"), target=read.name("target"),
                      condition=read.maybe("condition", LONGEST_WORDS), **read.common)  # fmt: skip


def _position(read: Reader) -> Item:
    issue = read.name("issue")
    if issue is None:
        raise Rejected("it has no 'issue'")
    return Position(party=read.name("party"), issue=issue.lower(), stance=read.one_of("stance", _allowed("positions", "stance")),
                    **read.common)  # fmt: skip


def _claim(read: Reader) -> Item:
    lever, outcome = read.place("lever", 400), read.place("outcome", 400)
    text = read.folded.text
    return Claim(claimant=read.name("claimant"), lever=" ".join(lever.of(text).split()), outcome=" ".join(outcome.of(text).split()),
                 direction=read.one_of("direction", _allowed("claims", "direction")), lever_span=lever, outcome_span=outcome,
                 **read.common)  # fmt: skip


def _derivation(read: Reader) -> Item:
    source = read.name("source")
    if source is None:
        raise Rejected("it has no 'source'")
    return Derivation(source=source, **read.common)


_BUILDERS: dict[str, Callable[[Reader], Item]] = {
    "statements": _statement, "events": _event, "commitments": _commitment, "positions": _position, "claims": _claim,
    "derivations": _derivation,
}  # fmt: skip
