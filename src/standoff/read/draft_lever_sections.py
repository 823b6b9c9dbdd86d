"""The sections of a draft on levers: sanctions, support, walking away, and the threats to use them with their record."""

from __future__ import annotations

from standoff.read.draft_evidence import reference
from standoff.read.draft_levers import Levers
from standoff.read.draft_writer import Writer, passage_of

MOST_THREATS = 20
"""Threats that are listed under one lever, the last ones; the record has all."""


def write_levers(writer: Writer, levers: Levers) -> None:
    """Write sanctions, support, walking away, and the threats to use them with what became of each."""
    _write_sanctions(writer, levers)
    _write_arms(writer, levers)
    if levers.leavers:
        writer.say(
            "  walking_away:            # payoff: what leaving is worth to it, once; less than nothing is a cost"
        )
        for party in levers.leavers:
            writer.say(f"    - party: {party.key}")
            writer.number(6, "payoff", writer.evidence.on("walking away", party), f"leaving {party.key}")
        writer.say("")
    _write_threats(writer, levers)


def _write_sanctions(writer: Writer, levers: Levers) -> None:
    if not levers.sanctions:
        return
    writer.say("  sanctions:               # a lever: who can pull it, against whom, at what cost per month")
    for lever in levers.sanctions:
        writer.say(f"    - id: {lever.id}", f"      by: {lever.by.key}", f"      against: {lever.other.key}",
                   f'      start: "{lever.start}"           # {lever.why}')  # fmt: skip
        writer.number(6, "costs_target", writer.evidence.on("sanctions", lever.other), f"{lever.id} {lever.other.key}")
        writer.number(6, "leak", writer.evidence.on("sanctions"), lever.id)
        writer.number(6, "costs_sender", writer.evidence.on("sanctions", lever.by), f"{lever.id} {lever.by.key}")
    writer.say("")


def _write_arms(writer: Writer, levers: Levers) -> None:
    if not levers.arms:
        return
    writer.say(
        "  arms:                    # a lever: without it the front drifts by cut_drift more, the war costs cut_cost more"
    )
    for lever in levers.arms:
        writer.say(f"    - id: {lever.id}", f"      by: {lever.by.key}", f"      to: {lever.other.key}",
                   f'      start: "{lever.start}"           # {lever.why}')  # fmt: skip
        writer.number(6, "cut_drift", writer.evidence.on("arms", lever.other), f"{lever.id} {lever.other.key}")
        writer.number(6, "cut_cost", writer.evidence.on("arms", lever.by), f"{lever.id} {lever.by.key}")
    writer.say("")


def _write_threats(writer: Writer, levers: Levers) -> None:
    if levers.threats:
        writer.say("  threats:                 # backing_down: what it costs not to carry it out, such as 1% to 5%")
    for threat in levers.threats:
        writer.say(f"    - id: {threat.id}", f"      by: {threat.by.key}", f"      against: {threat.against.key}",
                   f"      lever: {threat.lever}", f"      deadline: {threat.deadline}   # {threat.why}")  # fmt: skip
        record = threat.record[-MOST_THREATS:]
        writer.note(
            "Its record:" if len(record) == len(threat.record) else f"The last {len(record)} of {len(threat.record)}:",
            6,
        )
        for entry in record:
            name = writer.sources.id_of(entry.document, entry.item.spans[0], threat.id)
            writer.say(
                f"      #   {entry.item.type}, {entry.document.published or 'no date'}, {entry.item.status}: {name}"
            )
            if entry.followed_by:
                writer.say(f"      #     what followed: {reference(*entry.followed_by)}")
        passages = [passage_of(entry) for entry in record]
        writer.number(6, "backing_down", passages, threat.id)
    if levers.threats:
        writer.say("")
