"""Who is a party to the negotiation, and in what role: counted from who acts, demands, threatens and is fired upon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from standoff.read.draft_text import key_of, unique
from standoff.record.items import Commitment, Event, Position
from standoff.record.views import Entry

MOST_PARTIES = 6
LEAST_SCORE = 3
LEAST_SHARE = 0.08
"""Of the score of the first party: whoever is named less is scenery."""
WEIGHTS = {"position": 3, "commitment": 3, "target": 1, "actor": 1, "recipient": 1}
FORCE = {"ASSAULT": 3, "COERCE": 1, "MOBILIZE": 1}
StateOf = Callable[[str, str | None], str | None]


@dataclass(frozen=True)
class Party:
    """A party of the draft: its key, its name, its role, why it was given that role, and the names that stand for it."""

    key: str
    name: str
    role: str
    why: str
    names: frozenset[str]


def named_parties(entry: Entry) -> list[tuple[str, int]]:
    """Return the names that an item gives as parties, with what each is worth."""
    item = entry.item
    found: list[tuple[str | None, int]] = []
    if isinstance(item, Position):
        found = [(item.party, WEIGHTS["position"])]
    elif isinstance(item, Commitment):
        found = [(item.actor, WEIGHTS["commitment"]), (item.target, WEIGHTS["target"])]
    elif isinstance(item, Event):
        found = [(name, WEIGHTS["actor"]) for name in item.actors] + [
            (name, WEIGHTS["recipient"]) for name in item.recipients
        ]
    return [(name, worth) for name, worth in found if name]


def find_parties(entries: Sequence[Entry], state_of: StateOf) -> list[Party]:
    """Return the parties of a record, the most active first; two at least, with stand-ins where fewer are found.

    Args:
        entries: the items of the record.
        state_of: returns the state that a person or body speaks for on a day, None where it is not known.
    """
    scores: Counter[str] = Counter()
    names: dict[str, set[str]] = {}
    for entry in entries:
        for name, worth in named_parties(entry):
            whole = state_of(name, entry.document.published) or name
            scores[whole] += worth
            names.setdefault(whole, {whole}).add(name)
    ordered = sorted(scores, key=lambda name: (-scores[name], name))[:MOST_PARTIES]
    top = scores[ordered[0]] if ordered else 0
    kept = [name for name in ordered if scores[name] >= max(LEAST_SCORE, LEAST_SHARE * top)]
    kept += [name for name in ordered if name not in kept][: max(0, 2 - len(kept))]
    kept += ["First party, to be named", "Second party, to be named"][len(kept) : 2]
    roles = _roles(kept, entries, {alias: whole for whole in kept for alias in names.get(whole, ())})
    found: list[Party] = []
    order = ("attacker", "defender", "mediator", "ally")
    for name in sorted(kept, key=lambda name: order.index(roles[name][0])):
        key = unique(key_of(name, "party"), (party.key for party in found))
        found.append(Party(key, name, *roles[name], frozenset(names.get(name, {name}))))
    return found


def _roles(kept: Sequence[str], entries: Iterable[Entry], whole: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return the role of every party and the reason, in words."""
    gave, took, demands, acts = Counter(), Counter(), Counter(), Counter()
    for entry in entries:
        item = entry.item
        if isinstance(item, Event) and item.certainty == "actual":
            for name in item.actors:
                gave[whole.get(name, "")] += FORCE.get(item.type, 0)
                acts[whole.get(name, "")] += item.type in ("CONSULT", "THREATEN", "SANCTION", "AID", "REQUEST")
            for name in item.recipients:
                took[whole.get(name, "")] += FORCE.get(item.type, 0)
        elif isinstance(item, Position):
            demands[whole.get(item.party or "", "")] += 1
    attacker = max(kept, key=lambda name: (gave[name] - took[name], demands[name], -kept.index(name)))
    others = [name for name in kept if name != attacker]
    defender = max(others, key=lambda name: (took[name] - gave[name], demands[name], -others.index(name)))
    roles = {
        attacker: ("attacker", "it uses force more than it suffers it" if gave[attacker] else "a guess: no use of force was found"),
        defender: ("defender", "it suffers force more than it uses it" if took[defender] else "a guess: no use of force was found"),
    }  # fmt: skip
    rest = [name for name in others if name != defender]
    if rest:
        mediator = max(rest, key=lambda name: (acts[name], -rest.index(name)))
        roles[mediator] = ("mediator", "a guess: of the others it meets, asks and threatens most")
    return roles | {name: ("ally", "a guess: of the others") for name in rest if name not in roles}


def party_of(parties: Iterable[Party], name: str | None, state_of: StateOf, on: str | None) -> Party | None:
    """Return the party that a name stands for, None where it is none of them."""
    if not name:
        return None
    whole = state_of(name, on) or name
    return next((party for party in parties if name in party.names or whole == party.name), None)
