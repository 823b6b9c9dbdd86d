"""Names as parties: who can be one, for which state somebody acts, who 'the two sides' are, and the passive that turns them round."""

from __future__ import annotations

from collections import Counter

from standoff.read.entities import state_of
from standoff.read.grammar import SAME_IN_PAST
from standoff.read.reading import Mention, Reading
from standoff.read.unknown_names import find_unknown, is_of
from standoff.read.views import Name, View, all_mentions
from standoff.read.word_set import word_set

_STOP_WORDS = word_set("because while although though unless if but when after before who which")
PEOPLE_OF = word_set(
    "envoy aide adviser advisor minister ambassador spokesman spokeswoman negotiator delegation team representative "
    "emissary deputy official son-in-law lawyer chief diplomat"
)
_CANNOT_DO = frozenset({"place", "outlet"})
# Groups that are spoken to, spoken of or quoted: nobody bargains or fights with them.
_BYSTANDERS = word_set(
    "prisoners captives detainees hostages reporters journalists observers analysts experts counterparts sources "
    "critics readers viewers investors voters people children leaders officials negotiators envoys police troops "
    "soldiers forces diplomats authorities lawmakers mediators delegates delegations teams sides spokesmen aides "
    "ministers generals commanders students women men advisers advisors staff friends"
)
# Participles that say how somebody is disposed, not what is done to him.
_ADJECTIVES = word_set(
    "prepared committed opposed determined interested concerned supposed inclined disposed resolved used"
)


def is_party(mention: Mention) -> bool:
    """Return whether a mention can be a party to an event: no place, outlet or mere bystander."""
    return mention.kind not in _CANNOT_DO and mention.name.lower() not in _BYSTANDERS


def side_of(reading: Reading, name: str) -> str | None:
    """Return the state that somebody speaks for: from the lists, else from how the text introduces him."""
    known = state_of(name)
    if known is not None:
        return known
    states = {m.name for m in find_unknown(reading) if m.kind == "state"}
    if name in states:
        return name
    role = next((m.role for m in reading.mentions if m.name == name and m.role), None)
    return next((state for state in sorted(states) if is_of(role, state)), None)


def stands_for(view: View, name: Name) -> str:
    """Return the name; its state if only somebody of theirs is meant: 'the president's envoy', 'Russian soldiers'."""
    if name.mention.kind == "group" and name.mention.name.split()[-1].lower() in _BYSTANDERS - {"leaders"}:
        return state_of(name.mention.name) or name.mention.name
    if name.mention.kind == "organisation" and name.mention.name.split()[-1] in (
        "Ministry",
        "Army",
        "Government",
        "Parliament",
        "Navy",
    ):
        owners = (n for n in view.names if n.mention.kind == "state" and 0 < name.first - n.last <= 2)
        return next((n.mention.name for n in owners), name.mention.name)
    words, last = view.words, name.last
    if last + 2 < len(words) and words[last + 1].lower == "'s":
        noun = next((w for w in words[last + 2 : last + 5] if w.tag == "N"), None)
        if noun is not None and noun.lemma in PEOPLE_OF:
            return state_of(name.mention.name) or name.mention.name
    return name.mention.name


def pair_of(view: View) -> tuple[str, ...]:
    """Return whom 'the two sides' means: the two states or groups that the document names most; nobody if there is one."""
    counts = Counter(
        m.name for m in all_mentions(view.reading) if m.kind == "state" or (m.kind == "group" and " " in m.name)
    )
    most = [name for name, count in counts.most_common(2) if count > 1]
    return tuple(sorted(most)) if len(most) == 2 else ()


def is_passive(view: View, verb: int) -> bool:
    """Return whether the verb is in the passive: a form of 'be' before a participle."""
    if view.words[verb].tag == "X" and verb + 1 < len(view.words) and view.words[verb + 1].tag == "V":
        verb += 1
    if view.words[verb].lower in _ADJECTIVES:
        return False
    word = view.words[verb]
    if word.tag not in "VJ" or word.lower.endswith("ing") or word.lower.endswith("s"):
        return False
    if word.lower == word.lemma and word.lemma not in SAME_IN_PAST:
        return False
    if 0 < verb < len(view.words) - 1 and view.words[verb + 1].lower == "by" and view.words[verb - 1].tag in "N.":
        return any(verb + 2 <= name.first <= verb + 4 for name in view.names)
    for place in range(verb - 1, max(-1, verb - 4), -1):
        before = view.words[place]
        if before.tag in "AG":
            continue
        return (
            before.tag == "X"
            and before.lemma == "be"
            or before.lower in ("get", "got", "been", "is", "was", "were", "are", "be", "being")
        )
    return False


def ends_clause(view: View, place: int) -> bool:
    """Return whether the clause ends before this word."""
    word = view.words[place]
    return word.lower in _STOP_WORDS or (word.tag == "." and word.lower in ";:.!?()—–")
