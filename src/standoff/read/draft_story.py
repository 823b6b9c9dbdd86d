"""What a draft tells without numbers: dated public actions, and threats and promises that pull no lever."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Sequence

from standoff.read.draft_evidence import is_day, reference
from standoff.read.draft_parties import Party
from standoff.read.draft_text import WIDTH, clean, quoted
from standoff.read.draft_writer import Writer
from standoff.record.items import Commitment, Event
from standoff.record.views import Entry

MOST_LOOSE = 40
LONGEST_INTERVAL = 7  # days; a vaguer date is no day to put an act on


def write_loose(writer: Writer, loose: Sequence[Entry]) -> None:
    """Write, as comments, the threats and promises that pull no lever of the draft."""
    if not loose:
        return
    writer.note("Other threats and promises, which pull none of the levers above:", 2)
    for entry in loose[:MOST_LOOSE]:
        item = entry.item
        assert isinstance(item, Commitment)
        who = f"{clean(item.actor or 'somebody', 60)}" + (f" to {clean(item.target, 60)}" if item.target else "")
        writer.say(f"  # {item.type} of {who}, {entry.document.published or 'no date'}, {item.status}",
                   f"  #   {reference(entry.document, item.spans[0])}")  # fmt: skip
        if entry.followed_by:
            writer.say(f"  #   what followed: {reference(*entry.followed_by)}")
    if len(loose) > MOST_LOOSE:
        writer.note(f"and {len(loose) - MOST_LOOSE} more, in the record", 2)
    writer.say("")


def write_record(writer: Writer, acts: Sequence[tuple[Sequence[Entry], Party]]) -> None:
    """Write the dated public actions as notes, which weigh nothing until a person says which move of the game each is.

    Args:
        writer: to write with.
        acts: the tellings of every event, the best first, and the party that acts.
    """
    writer.note("Dated public actions. A 'note' is for the reader alone. Where one is a move of the game, name the move: table, "
                "accept, refuse, threaten LEVER, execute LEVER, back down on LEVER, impose LEVER, lift LEVER, cut LEVER, restore LEVER. "
                "One such move of a party fits into a month.")  # fmt: skip
    if not acts:
        writer.say("record: []", "")
        return
    writer.say("record:")
    for group, actor in acts:
        entry = group[0]
        about = f"{entry.item.type} {actor.key}"
        ids = [writer.sources.id_of(told.document, told.item.spans[0], about) for told in group[:6]]
        exact = entry.item.date.earliest == entry.item.date.latest
        vague = "" if exact else f"   # between {entry.item.date.earliest} and {entry.item.date.latest}"
        listed = textwrap.wrap(f"source: [{', '.join(ids)}],", WIDTH - 5, subsequent_indent=" " * 9)
        writer.say(f"  - {{date: {day_of_act(entry.item)}, party: {actor.key}, action: note,{vague}")
        writer.say(*(f"     {line}" for line in listed), f"     note: {quoted(what_happens(entry.item))}}}")
    writer.say("")


def day_of_act(event: Event, chosen: str | None = None) -> str | None:
    """Return the day to put an event on: its last possible one, None where that is no day or the date is vague."""
    if event.date is None:
        return None
    first, last = event.date.earliest, event.date.latest
    if chosen is not None:
        return chosen if is_day(chosen) else None
    if not (is_day(first) and is_day(last)):
        return None
    days = (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
    return last if 0 <= days <= LONGEST_INTERVAL else None


def what_happens(event: Event) -> str:
    """Return an event in words of our own."""
    to = f" → {', '.join(event.recipients)}" if event.recipients else ""
    return clean(
        f"{', '.join(event.actors) or 'somebody'}{to}: {event.type.lower()}{f' ({event.mode})' if event.mode else ''}"
    )
