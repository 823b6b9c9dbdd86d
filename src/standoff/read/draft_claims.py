"""The claims of a draft: who says that what would move what, put to the model where a lever of the draft is meant.

Which lever, outcome and direction are meant is a guess from the words, and says so; a claim about none of the levers says
that a person has to name what it would change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from standoff.read.draft_levers import TOUCHES, Levers
from standoff.read.draft_parties import Party
from standoff.read.draft_text import clean, key_of, quoted, unique
from standoff.read.draft_writer import Writer
from standoff.record.items import Claim
from standoff.record.views import Entry

MOST_CLAIMS = 60
SHORTEST_CLAIM, LONGEST_CLAIM = 45, 160
"""Characters of a lever and an outcome: a few words to know a claim by, unless the words were asked for."""
LITTLE = 0.05  # what a claim of "no effect" is taken to allow, in chances
UNSAID = "nobody has said yet which number, act or mechanism it is about"
_LESS = re.compile(r"\b(?:without|lift|lifting|eas(?:e|es|ing)|relax\w*|remov\w*|drop\w*|cut\w*|halt\w*|stop\w*|end(?:ing)?|withh\w+|suspend\w*|los(?:e|es|ing)|less|fewer|no)\b", re.IGNORECASE)
_TRUCE = re.compile(r"\b(?:truce|ceasefire|cease-fire|armistice|pause in)\b", re.IGNORECASE)
_WAR_GOES_ON = re.compile(r"\b(?:keep|keeps|keeping|continu\w*|prolong\w*|goes on|go on|drag\w*|delay\w*|refus\w*|reject\w*|harder|difficult|away from|unlikely|collapse\w*|fail\w*|no deal)\b", re.IGNORECASE)
_DIRECTIONS = {"raises": "rises", "sufficient": "rises", "necessary": "rises", "lowers": "falls", "no effect": "moves less"}
_TURNED = {"rises": "falls", "falls": "rises", "moves less": "moves less"}


def write_claims(writer: Writer, entries: Sequence[Entry], levers: Levers) -> int:
    """Write the claims to test; return how many."""
    found = [entry for entry in entries if isinstance(entry.item, Claim)]
    if not found:
        return 0
    writer.note("Claims to test: who says that what would move what. 'standoff claims' puts those with a 'change' to the model; "
                "the change, the outcome and the direction are guesses from the words: read these and put them right.")  # fmt: skip
    writer.say("claims:")
    ids: list[str] = []
    for entry in found[:MOST_CLAIMS]:
        claim = entry.item
        longest = LONGEST_CLAIM if writer.shows_words else SHORTEST_CLAIM
        ids.append(unique(key_of(f"claim {clean(claim.claimant or 'somebody', 40)}", "claim"), ids))
        says = f"{clean(claim.lever, longest)} | {claim.direction} | {clean(claim.outcome, longest)}"
        writer.say(f"  - id: {ids[-1]}", f"    by: {quoted(clean(claim.claimant or 'unresolved', 60))}", f"    says: {quoted(says)}",
                   f"    source: {writer.sources.id_of(entry.document, claim.spans[0], ids[-1])}", *_put(entry, levers))  # fmt: skip
    if len(found) > MOST_CLAIMS:
        writer.note(f"and {len(found) - MOST_CLAIMS} more, in the record", 2)
    writer.say("")
    return min(len(found), MOST_CLAIMS)


def _put(entry: Entry, levers: Levers) -> list[str]:
    """Return the lines that put a claim to the model, or say that nobody has yet."""
    claim = entry.item
    change = _change(claim.lever, levers) or _change(entry.words, levers)
    direction = _DIRECTIONS.get(claim.direction)
    if change is None or direction is None:
        return [f"    not_expressible: {quoted(UNSAID)}"]
    if _WAR_GOES_ON.search(claim.outcome):
        direction = _TURNED[direction]
    outcome = "truce" if _TRUCE.search(claim.outcome) else "deal"
    lines = [f"    change: {{{change}}}   # a guess", f"    outcome: {outcome}", f"    direction: {direction}"]
    return [*lines, f"    than: {LITTLE}"] if direction == "moves less" else lines


def _change(lever: str, levers: Levers) -> str | None:
    """Return what the words of a claim's lever would change: one of the draft's levers, None where they name none."""
    is_less = bool(_LESS.search(lever))
    if TOUCHES["sanctions"].search(lever) and levers.sanctions:
        one = next((each for each in levers.sanctions if _names(lever, each.by)), levers.sanctions[0])
        if is_less:
            return f"do: {one.by.key}.lift_{one.id}" if one.start == "on" else None
        return f"set: {{sanctions.{one.id}.costs_target: x 2}}" if one.start == "on" else f"do: {one.by.key}.impose_{one.id}"
    if TOUCHES["arms"].search(lever) and levers.arms:
        one = next((each for each in levers.arms if _names(lever, each.by)), levers.arms[0])
        if is_less != (one.start == "on"):
            return None
        return f"do: {one.by.key}.{'cut' if is_less else 'restore'}_{one.id}"
    if TOUCHES["walking away"].search(lever) and levers.leavers:
        return f"do: {levers.leavers[0].key}.walk_away"
    return None


def _names(words: str, party: Party) -> bool:
    return any(name.casefold() in words.casefold() for name in (party.name, *party.names))
