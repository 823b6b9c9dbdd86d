"""The sections of a draft, each as lines of YAML: what the record says is written out, what it cannot say is to fill."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.read.draft_evidence import Passage, words_of
from standoff.read.draft_issues import Stand
from standoff.read.draft_parties import Party
from standoff.read.draft_text import block, quoted
from standoff.read.draft_writer import Writer, passage_of
from standoff.record.items import Event
from standoff.record.views import Entry

MOST_SAID = 8
"""Positions of one party on one issue that are listed, the last ones; the record has all."""


def write_parties(writer: Writer) -> None:
    """Write who bargains, fights and mediates."""
    writer.say("parties:                   # one attacker, one defender; mediators and allies as needed")
    for party in writer.parties:
        writer.say(f"  {party.key}: {{name: {quoted(party.name)}, role: {party.role}}}   # {party.why}")
    writer.say("")


def write_aims(writer: Writer) -> None:
    """Write, as a comment, what the attacker may be after: the names of the types are the analyst's to choose."""
    attacker = next(party for party in writer.parties if party.role == "attacker")
    passages = writer.evidence.on("aims", attacker)
    writer.note(
        "What may a party be after that the others cannot see? Name the two types, give one its probability.", 2
    )
    writer.say(*block(f"aims:\n  {attacker.key}:\n    unlimited: {{value: FILL, source: [...]}}\n    limited: rest", 2))
    _point_at(writer, passages, "These passages bear on it:")


def write_front(writer: Writer) -> None:
    """Write, as a comment, the front: its scale is the analyst's to choose."""
    writer.note("Does the line move? Give its scale, where it stands, how it drifts and swings.", 2)
    attacker = next(party for party in writer.parties if party.role == "attacker")
    writer.say(*block(
        f"front:\n  attacker: {attacker.key}\n  what: land held by the attacker, in a unit of yours\n  from: 0\n  to: 100\n"
        "  steps: 7\n  start: {value: FILL, source: [...]}\n  drift: {value: FILL per month, source: [...]}\n"
        "  spread: {value: FILL per month, source: [...]}", 2,
    ))  # fmt: skip
    _point_at(writer, writer.evidence.on("front"), "These passages bear on it:")


def _point_at(writer: Writer, passages: Sequence[Passage], lead: str) -> None:
    if not passages:
        writer.note("No passage of the record bears on it.", 2)
        return
    writer.note(lead, 2)
    for passage in passages:
        span, document = passage.span, passage.document
        writer.say(
            f"  #   {{document: {document.sha256}, file: {quoted(document.name)}, start: {span.start}, end: {span.end}}}"
        )
        if writer.shows_words:
            writer.note(f"    “{words_of(passage)}”", 2)


def write_costs(writer: Writer) -> None:
    """Write what another month of war costs every party."""
    writer.say(
        "  costs:                   # of another month of war, as a share of all that is at stake, such as 0.3% to 1.5%"
    )
    writer.by_party(4, "costs")
    writer.say("")


def write_patience(writer: Writer, planned: Sequence[tuple[Entry, Party, str]]) -> None:
    """Write what a gain next month is worth today, and the dates at which that may change."""
    writer.say("  patience:                # what a gain next month is worth today, such as 0.92 to 0.98")
    writer.by_party(4, "patience")
    if planned:
        writer.say(
            "    clocks:                # from that date on, patience is multiplied by this, such as x 0.9 to 0.99"
        )
    for index, (entry, party, what) in enumerate(planned, 1):
        item = entry.item
        assert isinstance(item, Event) and item.date is not None
        day = item.date.earliest or item.date.latest
        writer.say(
            f"      - id: clock_{index}",
            f"        party: {party.key}",
            f"        date: {day}",
            f"        what: {quoted(what)}",
        )
        writer.number(8, "patience", [passage_of(entry)], f"clock {party.key}")
    writer.say("")


def write_issues(writer: Writer, stands: Sequence[Stand], signs: Sequence[Party]) -> None:
    """Write what is bargained over and what every signing party makes of it."""
    keys = ", ".join(party.key for party in signs)
    writer.say("  issues:", f"    signs: [{keys}]", f"    proposers: [{keys}]", "    menu: 6", "    list:")
    writer.note(
        "Every issue begins with two options: nothing, and all that the party it favours asks. Add what lies between.",
        6,
    )
    for stand in stands:
        writer.say(f"      {stand.key}:", f"        name: {quoted(stand.name)}", f"        favours: {stand.favours}   # {stand.why}",
                   "        meanwhile: nothing", "        options:",
                   f"          nothing: {{name: {quoted(stand.name + ': nothing')}, score: 0}}",
                   f"          all: {{name: {quoted(stand.name + ': all that is asked')}, score: 1}}")  # fmt: skip
    writer.note("weight: the share of the party's pie that the issue makes up (they add up to about 1); accepts: its red line; "
                "crossing: what signing beyond the line costs it.", 4)  # fmt: skip
    writer.say("    positions:")
    for stand in stands:
        for party in signs:
            _write_position(writer, stand, party)
    mediators = [party for party in writer.parties if party.role == "mediator"]
    if mediators:
        writer.say("    deal:                  # what any deal as such is worth, whatever its terms")
        for party in mediators:
            writer.number(6, party.key, writer.evidence.on("deal", party), f"deal {party.key}")
    writer.say("")


def _write_position(writer: Writer, stand: Stand, party: Party) -> None:
    said = stand.said.get(party.key, [])[-MOST_SAID:]
    about = f"{party.key} {stand.key}"
    passages = [passage_of(entry) for entry in said]
    writer.say(f"      - party: {party.key}", f"        issue: {stand.key}")
    if len(stand.said.get(party.key, [])) > len(said):
        writer.note(f"the last {len(said)} of {len(stand.said[party.key])}:", 8)
    for entry in said:
        day = entry.item.date.earliest if entry.item.date else None
        name = writer.sources.id_of(entry.document, entry.item.spans[0], about)
        writer.say(f"        # {entry.item.stance}, {day or entry.document.published or 'no date'}: {name}")
    writer.number(8, "weight", passages[:6], about)
    line = stand.red_lines.get(party.key)
    if line is not None:
        accepts, entries = line
        writer.say(f"        accepts: {accepts}")
        lines = [passage_of(entry) for entry in entries]
        writer.number(8, "crossing", lines[:6], about)
