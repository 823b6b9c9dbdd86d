"""What is taken: a town taken by troops is an assault; a ship, goods or a person that is seized is coerced.

The verbs are the same; what stands after them, or before them in the passive, tells the two apart.
"""

from __future__ import annotations

from standoff.read.noun_phrases import FORCES
from standoff.read.party_names import is_passive
from standoff.read.phrases import Match
from standoff.read.views import View
from standoff.read.word_set import word_set

_TAKING = word_set("seize capture take grab snatch retake recapture occupy")
_NOUNS = word_set("capture seizure taking")
GROUND = word_set(
    "town towns city cities village villages capital district districts territory territories region province island islands hill hills hilltop height heights ridge ridges "
    "position positions post outpost outposts base bases airport airfield bridge bridgehead crossing junction crossroads station elevator factory quarter suburb suburbs "
    "kilometre kilometres kilometer kilometers valley dam plant stronghold headquarters barracks garrison trench trenches checkpoint road highway settlement settlements bank port ports harbour harbor area areas peninsula mine mines pass"
)  # fmt: skip
GOODS = word_set(
    "ship ships tanker tankers vessel vessels boat boats trawler trawlers freighter ferry yacht barge cargo goods grain weapons arms drugs cash money gold oil fuel aid truck trucks lorry "
    "lorries vehicles passport passports assets property land house houses phone phones computers documents papers newspaper newspapers man men woman women people journalist journalists sailor sailors soldier "
    "soldiers officer officers pilot pilots crew engineer engineers worker workers hostage hostages student students activist activists villagers civilians fighters diplomat diplomats leader employees staff prisoners captives hostage"
)  # fmt: skip
REACH = 8
NOTHING_TAKEN = "NOTHING"


def kind_of_taking(view: View, match: Match) -> str | None:
    """Return ASSAULT for ground, COERCE for goods and persons; None where the phrase has no verb of taking, or its object is neither.

    A word that only figures of speech are left for, as in 'it took her an hour' or 'the speech captured the moment', is NOTHING_TAKEN.
    """
    words = view.words
    head = match.at[0]
    if words[head].tag != "V":  # "the rebels took the bridge"
        head = next((at for at in match.at if words[at].tag == "V" and words[at].lemma in _TAKING), head)
    is_noun = words[head].tag == "N" and words[head].lower in _NOUNS
    if not is_noun and not (words[head].tag == "V" and words[head].lemma in _TAKING):
        return None
    kind = _taken_before(view, head) if not is_noun and is_passive(view, head) else _taken_after(view, head, max(match.at[-1] + 1, head + REACH), is_noun)
    if kind is None and not is_noun and head and head + 1 < len(words) and words[head + 1].tag in "PA." and words[head - 1].lower in GOODS:
        kind = "COERCE"  # "two officers captured at the bridge"
    by_name = words[match.at[-1]].capital
    if words[head].lemma == "capture" and kind is None and not by_name:
        return NOTHING_TAKEN
    if words[head].lemma in ("take", "capture") and by_name and (kind == "COERCE" or kind is None and is_passive(view, head)):
        return NOTHING_TAKEN
    if kind == "ASSAULT" and not is_noun and _is_won(view, head):
        return NOTHING_TAKEN
    return kind


def _is_won(view: View, verb: int) -> bool:
    """Return whether somebody without any troops takes a place, as a candidate takes a state: 'Roe captured Texas'."""
    if is_passive(view, verb) or any(word.lower in FORCES or word.lower in _ARMED for word in view.words):
        return False
    at = verb - 1
    while at > 0 and view.words[at].tag in "AGX":
        at -= 1
    by_person = any(n.first <= at <= n.last and n.mention.kind == "person" for n in view.names)
    return at >= 0 and (by_person or view.words[at].lower in ("he", "she"))


_ARMED = word_set("troops soldiers fighters gunmen militia militias rebels brigade brigades battalion battalions army marines guns tanks mercenaries warlord general commander")


def _taken_before(view: View, verb: int) -> str | None:
    """Return the kind of the subject of a passive verb: 'the ship was seized'."""
    for at in range(verb - 1, max(-1, verb - REACH), -1):
        kind = "COERCE" if view.words[at].lower in ("he", "she", "they", "we", "i") else _kind_at(view, at)
        if kind is not None:
            return kind
    return None


def _taken_after(view: View, head: int, end: int, is_noun: bool) -> str | None:
    """Return the kind of a verb's object, or of what stands after 'of' beside a noun."""
    words = view.words
    for at in range(head + 1, min(len(words), end)):
        if words[at].tag in "VXMCW" or (words[at].tag == "." and words[at].lower in ",;:.") or (words[at].tag == "P" and not (is_noun and at == head + 1)):
            break
        kind = _kind_at(view, at)
        if kind is not None and (at + 1 == len(words) or words[at + 1].lower not in GROUND | GOODS):
            return kind
    return None


def _kind_at(view: View, at: int) -> str | None:
    """Return the kind of one word: ground, goods or a person by its noun or its name."""
    word = view.words[at]
    if word.lower in GROUND:
        return "ASSAULT"
    if word.lower in GOODS:
        return "COERCE"
    name = next((n for n in view.names if n.first <= at <= n.last), None)
    if name is not None and name.mention.kind in ("place", "person"):
        return "ASSAULT" if name.mention.kind == "place" else "COERCE"
    return None
