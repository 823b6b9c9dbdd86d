"""What the page says of one item beside its words: a title, its fields by name, and where it stands."""

from __future__ import annotations

from standoff.record.items import Claim, Commitment, Derivation, Event, Item, Position, Statement
from standoff.record.views import Entry
from standoff.tell.record_rows import DIRECTIONS, NOBODY, names
from standoff.tell.record_text import LETTERS
from standoff.tell.record_words import safe, snippet, sure, when_words


def card_of(entry: Entry, document: int) -> dict[str, object]:
    """Return the card of an item as plain data, with short keys since there are many.

    `k` the letter of its kind, `d` the number of its document, `t` its title, `f` its fields, `s` its place in the
    document's text, `n` how many characters it holds.
    """
    item = entry.item
    fields = [(name, safe(value)) for name, value in [*_fields(entry), *_about(entry)] if value]
    places = ", ".join(f"{span.start}–{span.end}" for span in item.spans[:8])
    return {
        "k": LETTERS[item.kind_of_item], "d": document, "t": _title(item), "f": fields,
        "s": places + (" …" if len(item.spans) > 8 else ""), "n": sum(span.end - span.start for span in item.spans),
    }  # fmt: skip


def _title(item: Item) -> str:
    if isinstance(item, Statement):
        title = f"{'Says' if item.kind == 'direct' else 'Said to say'}: {item.speaker or NOBODY}"
    elif isinstance(item, Event):
        title = f"Event: {item.type.lower()}"
    elif isinstance(item, Commitment):
        title = f"{item.type.capitalize()}: {item.actor or NOBODY}"
    elif isinstance(item, Position):
        title = f"Position: {item.party or NOBODY} {item.stance}"
    elif isinstance(item, Claim):
        title = f"Claim: {item.claimant or NOBODY}"
    else:
        assert isinstance(item, Derivation)
        title = f"Reports: {item.source}"
    return safe(title)[:160]


def _fields(entry: Entry) -> list[tuple[str, str]]:
    """Return the fields of the item's kind."""
    item, text, after = entry.item, entry.document.text, entry.followed_by
    if isinstance(item, Statement):
        return [("form", item.kind), ("named as", snippet(text, item.speaker_span) if item.speaker_span else ""),
                ("cue", snippet(text, item.cue) if item.cue else "")]  # fmt: skip
    if isinstance(item, Event):
        return [("who", names(item.actors)), ("to whom", names(item.recipients)), ("mode", item.mode or ""),
                ("about", item.context or ""), ("when", when_words(item.date)), ("where", item.place or ""),
                ("certainty", item.certainty)]  # fmt: skip
    if isinstance(item, Commitment):
        return [("to", item.target or ""), ("unless or if", snippet(text, item.condition) if item.condition else ""),
                ("by", when_words(item.deadline) if item.deadline else ""), ("became", item.status),
                ("what followed", snippet(after[0].text, after[1]) if after else "")]  # fmt: skip
    if isinstance(item, Position):
        return [("issue", item.issue), ("when", when_words(item.date))]
    if isinstance(item, Claim):
        return [("says", f"{item.lever} {DIRECTIONS[item.direction].lstrip('↑↓ ')} {item.outcome}")]
    return []


def _about(entry: Entry) -> list[tuple[str, str]]:
    """Return who proposed the item, how sure, why, and what the record calls it."""
    item = entry.item
    who = {"rule": "rules", "model": "a language model", "person": "a person"}[item.proposed_by]
    found = f"by {who}" + (f", {sure(item.confidence)} sure" if item.confidence is not None else "")
    return [("found", found), ("because", "; ".join(reason[:120] for reason in item.reasons[:6])), ("key", entry.key)]
