"""Whose word a 'will' or 'would' is: told as what the same side says of itself, or as what others will do."""

from __future__ import annotations

from standoff.read.acting import BODIES, agent, party_at
from standoff.read.commitment_frames import same_side
from standoff.read.parties import doers, speaker, subjects
from standoff.read.party_names import PEOPLE_OF, pair_of, side_of
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.views import View
from standoff.read.word_set import word_set

NEAR = 25  # words from a verb of saying to what is said
_SAYING = word_set("say tell announce warn declare write add state repeat insist reiterate confirm reply answer promise note signal")
# A state, a government or a movement that is called by a common noun: 'the kingdom would', 'his country will'.
_STATE = word_set("country kingdom sultanate republic emirate federation government state nation ministry administration cabinet")
_SELF = _STATE | word_set(
    "army military navy bloc alliance union league movement front group party council company delegation team side forces troops fighters men soldiers president"
)
FORCES_OF = word_set("army military navy forces troops police coastguard president council")
_OURS = word_set("his her its their our my")
_SIDES = word_set("side sides parties governments countries two army armies delegations")
_PACT = word_set("deal agreement plan terms accord truce arrangement pact understanding bargain ceasefire compromise memorandum protocol settlement scheme text")


def own_word(view: View, at: int, actors: tuple[str, ...]) -> bool:
    """Return whether what somebody is said to do is told as the word of the same side: 'the minister said Veland would'."""
    said = view.statement_at(at)
    who = {said.speaker} if said is not None and said.speaker is not None else set()
    for place, word in enumerate(view.words):
        if word.tag == "V" and abs(place - at) < NEAR and (word.lemma in _SAYING or _makes_clear(view, place)):
            who |= set(doers(view, place))
    return same_side(view, who, actors) or _by_its_people(view, at)


def _by_its_people(view: View, at: int) -> bool:
    """Return whether somebody of the subject's own says it afterwards: 'the caliphate would cut off his salt, its envoy warned'."""
    words = view.words
    return any(
        words[place].tag == "V" and words[place].lemma in _SAYING and words[place - 1].lemma in PEOPLE_OF and words[place - 2].lower in ("its", "their", "his", "her")
        for place in range(max(at + 3, 2), min(len(words), at + NEAR))
    )


def _makes_clear(view: View, verb: int) -> bool:
    """Return whether somebody makes clear or lets it be known what he will do."""
    after = [word.lower for word in view.words[verb + 1 : verb + 5]]
    return view.words[verb].lemma in ("make", "let", "leave") and any(word in ("clear", "plain", "known", "doubt") for word in after)


def own_actors(view: View, at: int, verb: int) -> tuple[str, ...]:
    """Return who binds itself by the modal at this word: nobody where others are spoken of."""
    if not _may_bind_itself(view, at):
        return ()
    actors = self_named(view, at) or subjects(view, verb)
    said = view.statement_at(at)
    if not actors and said is not None and said.speaker is not None and view.words[at - 1].lower in ("it", "they", "he", "she"):
        opens = any(span.start in (view.words[at - 1].start, view.words[max(at - 2, 0)].start) for span in said.spans)
        return (said.speaker,) if opens else ()
    return actors if actors and (own_word(view, at, actors) or actors == self_named(view, at)) else ()


def _may_bind_itself(view: View, at: int) -> bool:
    """Return whether the word before a modal can be a party: a pronoun, a name, a body or a person, and no thing."""
    head = at - 1
    while head > 0 and view.words[head].tag in "AG":
        head -= 1
    word = view.words[max(head, 0)]
    if head > 0 and word.tag == "N" and view.words[head - 1].lower in ("a", "an", "any", "no"):
        return False
    return word.tag in "R.C" or word.capital or word.lower in _SELF | BODIES | _SIDES or is_person_noun(word.lower)


def self_named(view: View, at: int) -> tuple[str, ...]:
    """Return the side of whoever speaks where it is called by a common noun right before a word: 'the sultanate would'."""
    words, head = view.words, at - 1
    while head > 0 and words[head].tag in "AG":
        head -= 1
    if head < 1 or words[head].tag != "N" or words[head].lower not in _SELF:
        return ()
    first = head - 1
    while first > 0 and words[first].tag in "NJ" and not words[first].capital:
        first -= 1
    said = next((p for p in range(len(words)) if words[p].tag == "V" and words[p].lemma in _SAYING and abs(p - at) < NEAR), None)
    who = speaker(view, at) or (party_at(view, said) if said is not None else None)
    own = _STATE | FORCES_OF if view.quotation_at(at) is not None else _STATE
    is_own = words[first].lower in _OURS or (words[first].lower == "the" and words[head].lower in own)
    if not is_own or who is None:
        return ()
    return (side_of(view.reading, who) or who,)


def parties_to_pact(view: View, at: int) -> tuple[str, ...]:
    """Return who does what a deal says that will be done: 'under the deal, each side will release'."""
    words = view.words
    is_told = any(
        w.lower in _PACT and any(v.lower in ("under", "according", "by") for v in words[max(0, p - 6) : p])
        for p, w in enumerate(words)
    )
    if not is_told:
        return ()
    each = any(w.lower in ("each", "both", "two") for w in words[max(0, at - 4) : at])
    if each and any(w.lower in _SIDES for w in words[max(0, at - 3) : at]):
        return pair_of(view) or ("each side",)
    return subjects(view, at + 1) or tuple(filter(None, (agent(view, at + 1),)))
