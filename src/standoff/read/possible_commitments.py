"""What may be a threat or a promise: every 'will', every word for somebody's word, every 'or else', whoever may be meant.

Most of it is not: `commitment_worth` tells which is.
"""

from __future__ import annotations

from collections.abc import Iterator

from standoff.read.acting import agent
from standoff.read.commitment_frames import Frame, Kind
from standoff.read.made_commitments import MARKS
from standoff.read.parties import doers, names_after, speaker, subjects
from standoff.read.views import View
from standoff.read.word_set import word_set

POSSIBLE = "is said like what is threatened or promised elsewhere"
MODALS = word_set("will would shall 'll 'd wo could may might can")
_CUES = word_set(
    "threat threaten warn warning promise pledge vow swear guarantee ultimatum deadline offer commit commitment undertake assure assurance "
    "agree accept ready prepared willing propose condition word date"
)
_KINDS: dict[str, Kind] = {
    "threat": "threat", "threaten": "threat", "warn": "threat", "warning": "threat", "ultimatum": "ultimatum", "deadline": "ultimatum"
}  # fmt: skip
_SPELLS = word_set("until day days hours week weeks month months deadline")
_ELSE = word_set("face else lose risk we i be live suffer it they he pay see")
_APART = 6  # words from a modal to its verb, or a little more than two to whom something is done


def possible_commitments(view: View) -> Iterator[Frame]:
    """Yield what may be a commitment in a sentence; its actors may be unknown."""
    words = view.words
    for at, word in enumerate(words[:-1]):
        if word.lower in MODALS:
            verb = _verb_after(view, at)
            if verb is not None and words[verb].lower != "have":  # what would have been is past
                yield Frame("promise", max(0, at - 1), verb, POSSIBLE, _who_will(view, at, verb), names_after(view, verb, reach=4))
        elif word.lemma in _CUES or word.lower in _CUES:
            who = _who_does(view, at) if word.tag == "V" else ()
            yield Frame(_KINDS.get(word.lemma, "promise"), at, at, POSSIBLE, who or _who_speaks(view, at), names_after(view, at, reach=4))
        elif word.lemma == "give" and word.tag == "V" and any(w.lower in _SPELLS for w in words[at + 1 : at + 10]):
            yield Frame("ultimatum", at, at, POSSIBLE, _who_does(view, at), names_after(view, at, reach=4))
        elif word.lower == "or" and next((w.lower for w in words[at + 1 : at + 3] if w.lower not in MARKS), "") in _ELSE:
            verb = next((place for place in range(at - 1, -1, -1) if words[place].tag == "V"), at)
            yield Frame("ultimatum", at, at + 1, POSSIBLE, _who_speaks(view, at) or doers(view, verb), ())


def _verb_after(view: View, at: int) -> int | None:
    """Return the verb after a modal, that of the deed where it is told in the passive."""
    words, place = view.words, at + 1
    while place < min(len(words), at + _APART) and (words[place].tag in "AG" or words[place].lower in MARKS):
        place += 1
    if place >= len(words) or words[place].tag not in "VNXJ":
        return None
    is_passive = words[place].lower == "be" and place + 1 < len(words) and words[place + 1].tag in "VJA"
    return place + 1 if is_passive else place


def _who_will(view: View, at: int, verb: int) -> tuple[str, ...]:
    own = _who_speaks(view, at) if at and view.words[at - 1].lower in ("i", "we") else ()
    return own or subjects(view, verb) or _who_speaks(view, at)


def _who_does(view: View, at: int) -> tuple[str, ...]:
    return doers(view, at) or tuple(filter(None, (agent(view, at),)))


def _who_speaks(view: View, at: int) -> tuple[str, ...]:
    return tuple(filter(None, (speaker(view, at),)))
