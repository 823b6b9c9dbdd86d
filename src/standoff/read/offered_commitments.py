"""Offers and what a noun names as somebody's word: 'has offered to mediate', 'an offer by Veland of two ships', 'her warning that'."""

from __future__ import annotations

from standoff.read.acting import agent
from standoff.read.certainty import certainty_of, is_negated
from standoff.read.commitment_frames import WILL, Frame, Kind
from standoff.read.deed_words import FRIENDLY, HOSTILE, NUMBERS
from standoff.read.noun_parties import owner
from standoff.read.parties import doers, names_after
from standoff.read.party_names import is_passive
from standoff.read.views import View
from standoff.read.word_set import word_set

OFFERED = "offers to do it"
_OFFERING = word_set("offer volunteer propose undertake")
# What is offered to be given or done, not only said or shown.
_GIFTS = word_set(
    "weapon arms ammunition missile tank jet trainer troop soldier battalion brigade peacekeeper observer monitor inspector engineer doctor expert money million billion dollar euro crown "
    "aid loan grant fund compensation payment salary share seat post portfolio amnesty pardon ceasefire truce pause halt freeze talk talks negotiation mediation meeting summit help "
    "assistance support backing asylum shelter refuge passage safe-conduct guarantee assurance gas oil fuel grain wheat flour food medicine water electricity power exchange swap prisoner hostage "
    "territory land autonomy independence referendum election release withdrawal visa membership deal terms concession job bounty reward ransom ship plane truck use access base port road "
    "corridor hall venue house rise raise refund relief discount tax treaty pact alliance protection escort truck bus train service services troops soldiers weapons"
)
_PAUSES = word_set("pause truce ceasefire cease-fire freeze halt moratorium disarmament withdrawal inspections inspectors monitors")
_NOUNS = word_set("offer pledge promise vow guarantee undertaking commitment assurance threat warning ultimatum")
_THREATS = frozenset({"threat", "warning"})
_UNMADE = word_set("any no another without if such")
_HARM = word_set("act war aggression target targets consequences consequence response retaliation declaration provocation price")


def offered_commitments(view: View) -> list[Frame]:
    """Return what a party of the sentence offers, and whose word a noun names."""
    frames = []
    for at, word in enumerate(view.words[:-1]):
        if word.tag == "V" and word.lemma in _OFFERING | {"accept"}:
            frame = _offered(view, at)
        elif (word.tag in "NV" and word.lemma in _NOUNS) or word.lower == "warning":
            frame = _named(view, at)
        else:
            frame = None
        if frame is not None:
            frames.append(frame)
    return frames


def _offered(view: View, at: int) -> Frame | None:
    """Return an offer that a verb tells: 'offered to host', 'is offering weapons', 'has accepted a ten-day pause'."""
    words = view.words
    if is_passive(view, at) or certainty_of(view, at, True) not in ("actual", "claimed", "disputed"):
        return None
    if words[at + 1].lower in ("no", "few", "fewer", "little", "any", "only", "nothing"):
        return None
    is_to = words[at + 1].tag == "T" and at + 2 < len(words) and words[at + 2].tag in "VXN"
    given = _object(view, at)
    if words[at].lemma == "accept":
        if given is None or words[given].lower not in _PAUSES:
            return None
    elif not is_to and (words[at].lemma != "offer" or given is None or not _is_gift(view, at, given)):
        return None
    actors = doers(view, at) or tuple(filter(None, (agent(view, at),)))
    return Frame("promise", at, at + 2 if is_to else at, OFFERED, actors, names_after(view, at, reach=4)) if actors else None


def _is_gift(view: View, at: int, noun: int) -> bool:
    """Return whether what is offered is a thing or a deed: a number of something, or a word for what can be given."""
    near = view.words[at + 1 : min(noun + 7, len(view.words))]
    return any(word.tag == "O" or word.lemma in _GIFTS or word.lower in _GIFTS | NUMBERS for word in near)



def _object(view: View, at: int) -> int | None:
    """Return the head noun right after a verb: 'weapons' in 'offered Veland more weapons'."""
    words, place = view.words, at + 1
    while place < len(words) and words[place].tag in "DJNOVA":
        place += 1
    return place - 1 if place > at + 1 and words[place - 1].tag == "N" else None


def _named(view: View, at: int) -> Frame | None:
    """Return somebody's word that a noun names: 'an offer by Veland of two ships', 'her warning that it would be treated as'."""
    words, after = view.words, view.words[at + 1].lower
    if is_negated(view, at) or any(w.lower in _UNMADE for w in words[max(0, at - 3) : at]):
        return None
    said_by = names_after(view, at + 1, reach=6) if after in ("by", "from") else ()
    said_by = said_by or _by_whom(view, at)
    own = owner(view, at) if not said_by and after in ("to", "of", "that", ",") else None
    actors = said_by or ((own,) if own is not None else ())
    if not actors or (words[at].tag == "V" and not (at and words[at - 1].tag in "DJN")):
        return None
    lemma = words[at].lemma if words[at].lower != "warning" else "warning"
    if not said_by and (after == "," or lemma == "offer" and after == "that"):
        return None
    kind: Kind = "ultimatum" if lemma == "ultimatum" else "threat" if lemma in _THREATS else "promise"
    if lemma == "warning" and not _is_harm(view, at):
        return None
    if lemma == "threat" and after in ("to", "of") and not (at + 2 < len(words) and words[at + 2].tag == "V"):
        return None
    return Frame(kind, at, at + 1, OFFERED, actors, ())


def _by_whom(view: View, at: int) -> tuple[str, ...]:
    """Return who makes an offer of something: 'an offer of amnesty by the president'."""
    words = view.words
    if words[at + 1].lower != "of":
        return ()
    for place in range(at + 2, min(len(words), at + 8)):
        if words[place].lower in ("by", "from"):
            return names_after(view, place, reach=6)
        if words[place].tag not in "NJDO":
            break
    return ()


def _is_harm(view: View, at: int) -> bool:
    """Return whether a warning tells what will be done to somebody: a harm, or that he will be treated as an enemy."""
    rest = view.words[at + 1 : at + 25]
    will = any(w.lower in WILL for w in rest)
    return will and any((w.tag in "VN" and w.lemma in HOSTILE - FRIENDLY) or w.lower in _HARM for w in rest)
