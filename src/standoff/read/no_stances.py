"""What words of demanding, offering and accepting tell that is no position of a negotiation: deeds, courtesies, promises of aid."""

from __future__ import annotations

from standoff.read.phrases import Match
from standoff.read.views import View
from standoff.read.word_set import word_set
from standoff.record.items import Position

REACH = 7
_SEEN = word_set(
    "reading clue clues hint hints glimpse view account assessment lesson lessons explanation sign signs reminder analogy example insight insights parallel parallels "
    "comparison contrast picture version interpretation diagnosis verdict answer comfort hope evidence detail details tribute praise"
)
_VIEWS = word_set("verdict assessment view opinion statement criticism analysis description diagnosis sentiment")
_SIDES = word_set("sides parties both rivals")
_THINKING = word_set("conclude believe think realise realize know decide feel fear understand see")
_TERMS = word_set("if should once unless provided when until return exchange within ceasefire truce referendum election elections withdrawal recognition amnesty prisoners hostages troops brigade peacekeepers guarantee guarantees sanctions disarm")


def is_no_stance(view: View, match: Match) -> bool:
    """Return whether a phrase of the lexicon tells a deed or an opinion here: 'signed a truce', 'offers a clue', 'dismissed it as theatre'."""
    words, head = view.words, match.at[0]
    word, rest = words[head], words[match.at[-1] + 1 : match.at[-1] + 1 + REACH]
    if word.lemma == "offer":
        noun = next((w for at, w in enumerate(rest) if w.tag == "N" and (at + 1 == len(rest) or rest[at + 1].tag != "N")), None)
        return noun is not None and noun.lower in _SEEN
    if word.tag == "V" and word.lemma == "sign":
        return word.lower == "signed" and not any(w.lower in ("will", "would", "could") for w in words[max(0, head - 3) : head])
    if word.tag == "V" and word.lemma == "dismiss":
        return any(w.lower == "as" for w in rest)
    if word.lemma == "accept":
        return any(w.lower in ("resignation", "apology", "award", "prize", "blame", "responsibility") for w in rest[:4])
    if word.lemma == "agree" and any(w.lower in _VIEWS for w in rest[:4]):
        return True
    if word.lemma == "agree":  # what two sides agree with each other is done
        return any(w.lower in _SIDES for w in words[max(0, head - 4) : head])
    if word.lower == "must":  # "the brewers conclude that they must strike"
        return any(w.lemma in _THINKING for w in words[max(0, head - 4) : head]) and words[head - 1].tag == "R"
    return word.lemma == "present" and head > 0 and any(w.tag == "M" for w in words[max(0, head - 2) : head])


def is_mere_aid(view: View, position: Position) -> bool:
    """Return whether a promise is tied to no terms and about nothing that is bargained over: 'promised a generator to the clinic'."""
    first = view.word_at(position.spans[0].start)
    if position.stance != "offers" or view.words[first].lemma not in ("promise", "pledge"):
        return False
    return not any(w.lower in _TERMS or w.lemma in _TERMS for w in view.words[first + 1 : first + 3 * REACH])
