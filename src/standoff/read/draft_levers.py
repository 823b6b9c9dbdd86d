"""What parties can do to one another besides signing: sanctions, support, walking away, and threats of these."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standoff.read.draft_evidence import SUBJECTS, Evidence, is_day
from standoff.read.draft_parties import Party, StateOf, party_of
from standoff.read.draft_text import key_of, unique
from standoff.record.items import Commitment, Event
from standoff.record.views import Entry, day_said

MOST_SANCTIONS, MOST_ARMS, MOST_THREATS = 2, 1, 2
"""Every lever doubles the worlds of the game, and every threat trebles them."""
LEAST_PASSAGES = 2
WALK_AWAY = "walk away"
TOUCHES = {
    name: re.compile(rf"\b(?:{SUBJECTS[name]})", re.IGNORECASE) for name in ("sanctions", "arms", "walking away")
}


@dataclass(frozen=True)
class Lever:
    """Sanctions against a party or support for it; `start` says whether it is on, `why` what that rests on."""

    id: str
    by: Party
    other: Party
    start: str
    why: str


@dataclass(frozen=True)
class Threat:
    """Threats of one party with one lever, and the record of them."""

    id: str
    by: Party
    against: Party
    lever: str
    deadline: str
    why: str
    record: list[Entry]


@dataclass(frozen=True)
class Levers:
    """All levers of a draft; `loose` are threats and promises that name none of them."""

    sanctions: list[Lever]
    arms: list[Lever]
    leavers: list[Party]
    threats: list[Threat]
    loose: list[Entry]


def find_levers(entries: Sequence[Entry], parties: Sequence[Party], evidence: Evidence, state_of: StateOf) -> Levers:
    """Return the levers that the record names, and who holds them."""
    attacker = next(party for party in parties if party.role == "attacker")
    defender = next(party for party in parties if party.role == "defender")
    outside = [party for party in parties if party.role in ("mediator", "ally")]
    acts, threatens = _acts(entries, parties, state_of), _who_threatens(entries, parties, state_of)
    sanctions, arms = [], []
    for party in outside:
        imposed, gave = (party.key, "SANCTION") in acts, (party.key, "AID") in acts
        speaks = party.key in threatens or len(evidence.on("sanctions", party)) >= LEAST_PASSAGES
        if (imposed or speaks) and len(sanctions) < MOST_SANCTIONS:
            key = unique(f"sanctions_{party.key}"[:40], (lever.id for lever in sanctions))
            sanctions.append(Lever(key, party, attacker, "on" if imposed else "off",
                                   "the record says that it imposed some" if imposed else "no act of imposing was found"))  # fmt: skip
        if (gave or len(evidence.on("arms", party)) >= LEAST_PASSAGES) and len(arms) < MOST_ARMS:
            arms.append(Lever(f"arms_{party.key}"[:40], party, defender, "on" if gave else "off",
                              "the record says that it gave some" if gave else "no act of giving was found"))  # fmt: skip
    leavers = [party for party in outside if party.role == "mediator" and evidence.on("walking away", party)]
    threats, loose = _threats(entries, parties, (sanctions, arms, leavers), attacker, state_of)
    return Levers(sanctions, arms, leavers, threats, loose)


def _acts(entries: Iterable[Entry], parties: Sequence[Party], state_of: StateOf) -> set[tuple[str, str]]:
    found = set()
    for entry in entries:
        item = entry.item
        if isinstance(item, Event) and item.certainty in ("actual", "claimed"):
            for name in item.actors:
                party = party_of(parties, name, state_of, entry.document.published)
                if party is not None:
                    found.add((party.key, item.type))
    return found


def _who_threatens(entries: Iterable[Entry], parties: Sequence[Party], state_of: StateOf) -> set[str]:
    """Return the keys of the parties that threaten with more than leaving: what that is must be a lever of theirs."""
    found = set()
    for entry in entries:
        if isinstance(entry.item, Commitment) and entry.item.type != "promise":
            party = party_of(parties, entry.item.actor, state_of, entry.document.published)
            if party is not None and not TOUCHES["walking away"].search(entry.words):
                found.add(party.key)
    return found


def _threats(
    entries: Iterable[Entry],
    parties: Sequence[Party],
    levers: tuple[list[Lever], list[Lever], list[Party]],
    attacker: Party,
    state_of: StateOf,
) -> tuple[list[Threat], list[Entry]]:
    """Sort threats by who makes them and with which lever; what fits no lever is loose."""
    sorted_: dict[tuple[str, str], list[Entry]] = {}
    loose = []
    for entry in entries:
        item = entry.item
        if not isinstance(item, Commitment):
            continue
        by = party_of(parties, item.actor, state_of, entry.document.published)
        lever = _lever_of(entry, by, *levers) if by is not None and item.type != "promise" else None
        if by is None or lever is None:
            loose.append(entry)
        else:
            sorted_.setdefault((by.key, lever), []).append(entry)
    for record in sorted_.values():
        record.sort(key=day_said)
    found: list[Threat] = []
    by_key = {party.key: party for party in parties}
    for (key, lever), record in sorted(sorted_.items(), key=lambda pair: -len(pair[1])):
        if len(found) == MOST_THREATS:
            loose += record
            continue
        targets = [party_of(parties, entry.item.target, state_of, entry.document.published) for entry in record]
        against = next((party for party in targets if party is not None and party.key != key), attacker)
        means = "leaving" if lever == WALK_AWAY else lever.split("_")[0]
        name = unique(key_of(f"{means}_threat_{key}"), (threat.id for threat in found))
        found.append(Threat(name, by_key[key], against, lever, *_deadline(record), record))
    return found, loose


def _lever_of(entry: Entry, by: Party, sanctions: list[Lever], arms: list[Lever], leavers: list[Party]) -> str | None:
    """Return the lever that a threat would pull, from its words; what they leave open is taken for sanctions."""
    text = " ".join(span.of(entry.document.text) for span in entry.item.spans)
    own = next((lever.id for lever in sanctions if lever.by is by), None)
    given = next((lever.id for lever in arms if lever.by is by), None)
    if by in leavers and TOUCHES["walking away"].search(text):
        return WALK_AWAY
    if given and TOUCHES["arms"].search(text) and not TOUCHES["sanctions"].search(text):
        return given
    return own


def _deadline(record: Sequence[Entry]) -> tuple[str, str]:
    """Return the time to comply that the first dated threat gives, in whole months, and where it comes from."""
    for entry in record:
        due, said = entry.item.deadline, entry.document.published
        day = due.latest if due else None
        if is_day(day) and is_day(said):
            days = (datetime.date.fromisoformat(day) - datetime.date.fromisoformat(said)).days
            if days > 0:
                months = min(24, max(1, -(-days // 31)))
                return f"{months} month{'s' * (months > 1)}", f"from {said} to {day}; a month is the shortest"
    return "1 month", "no term was found; a month is the shortest"
