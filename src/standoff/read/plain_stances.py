"""Stances that no phrase of the lexicon tells but the grammar does: 'we will not …', 'unless they …', terms in a list.

A refusal is a party's own 'will not' or 'are not going to' with a deed; who is threatened unless he does something is
demanded to do it; 'its conditions: an amnesty and a seat' lists demands; under a draft, each side offers what it would do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.read.acting import BODIES, party_at
from standoff.read.commitment_frames import condition_of
from standoff.read.own_issues import MOST_WORDS, phrase_of
from standoff.read.parties import SPEAKING, speaker
from standoff.read.party_names import ends_clause, is_passive, side_of
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.views import View
from standoff.read.word_set import word_set
from standoff.record.items import Commitment

REACH = 5  # words from a modal to its verb
# What one will not do without refusing anything to anybody.
_NO_REFUSAL = word_set(
    "be have know say comment speculate happen need think believe want see get seem feel hear forget elaborate confirm identify name last hold remain stay like care "
    "mind matter help wait hesitate understand expect mean become appear change work survive rest die win lose fail sleep hurt rule exclude cost affect tell talk go come "
    "do make take stop rush miss regret discuss speak look find surprise alter affect"
)
# Of these even a narrator's "would not" is a refusal.
_WILLED = word_set(
    "allow accept agree give yield bow budge move hand lift release free negotiate talk discuss recognise recognize open reopen drop withdraw pay sign put lend sell "
    "share join attend return halt cede surrender meet compromise bargain trade back leave grant tolerate let commit consider submit step pull bend"
)
_IDIOMS = {"hear": "of", "stand": "for", "give": "up", "discuss": "", "talk": "to", "go": "along", "back": "down", "come": "to"}
_SELVES = word_set("pay negotiate deal bargain recognise recognize trade accept bow yield surrender talk pardon cooperate reward")
_HAND_OVER = word_set("hand lift release free sign withdraw pay open reopen return give cede surrender drop allow accept recognise recognize grant sell share cut send")
_TERMS = word_set("condition conditions term terms demand demands requirement requirements precondition preconditions")
_PAPERS = word_set("draft plan deal proposal terms agreement accord offer arrangement scheme compromise blueprint text package formula swap pact")
_OFFERS = word_set("offer propose promise pledge suggest agree release free lift accept want")
HOURS = word_set("hour hours day days week weeks month months")


@dataclass(frozen=True, slots=True)
class PlainStance:
    """A stance that grammar tells: of whom, what it is about, and from which word to which it stands."""

    party: str
    stance: str
    issue: str
    first: int
    last: int
    reason: str


def plain_stances(view: View, made: Sequence[Commitment]) -> Iterator[PlainStance]:
    """Yield the stances of a sentence that no phrase of the lexicon tells; `made` holds the commitments of the document."""
    yield from refusals(view)
    yield from _conditions(view, made)
    yield from _in_return(view)
    yield from _unless_refused(view)
    yield from _only_once(view)
    yield from _listed_terms(view)
    yield from _under_a_draft(view)


def refusals(view: View) -> Iterator[PlainStance]:
    """Yield what a party of the sentence will not do, or does not do on principle."""
    yield from _will_not(view)
    yield from _withheld(view)


def _will_not(view: View) -> Iterator[PlainStance]:
    words = view.words
    for at, word in enumerate(words):
        is_going = word.tag == "X" and word.lemma == "be" and (_then(view, at, "not", "going", "to") or _is_not_doing(view, at))
        if not is_going and (word.lower not in ("will", "would", "'ll", "wo", "'d") or not _denied(view, at)):
            continue
        verb = next((p for p in range(at + 1, min(len(words), at + REACH)) if words[p].tag in "VNP" and words[p].lower != "going"), None)
        if verb is None or words[verb].lower != words[verb].lemma and words[verb].tag == "V" and not words[verb].lower.endswith("ing") or is_passive(view, verb):
            continue
        following = words[verb + 1].lower if verb + 1 < len(words) else ""
        idiom = words[verb].lemma in _IDIOMS and following == _IDIOMS[words[verb].lemma]
        if at and words[at - 1].tag == "W" and words[at - 1].lower != "that":
            continue
        if words[verb].lemma in _NO_REFUSAL and not idiom or any(w.lower in ("if", "whether") for w in words[max(0, at - 8) : at]):
            continue
        if any(w.lower == "long" for w in words[verb : verb + 10]):  # "will not fill it as long as talks go on" is a promise
            continue
        if is_thing(view, at):
            continue
        party = party_at(view, verb)
        if party is None or is_onlooker(view, party) or not (is_own_voice(view, at, party) or (word.lower == "would" and (idiom or words[verb].lemma in _WILLED) and view.statement_at(at) is None)):
            continue
        issue, last = phrase_of(view, verb) or _to_the_end(view, verb)
        yield PlainStance(party, "refuses", issue, at, last, "says what it will not do")


def is_thing(view: View, modal: int) -> bool:
    """Return whether the subject right before a modal is a thing, which refuses nothing: 'new sanctions would not …'."""
    at = modal - 1
    while at > 0 and view.words[at].tag == "A":
        at -= 1
    word = view.words[at]
    if at < 0 or word.tag != "N" or word.capital or any(name.first <= at <= name.last for name in view.names) or any(w.tag == "P" for w in view.words[max(0, at - 4) : at]):
        return False
    return not (word.lower in BODIES or is_person_noun(word.lower) or word.lower in ("men", "women", "people", "troops", "forces", "fighters", "states"))


def _is_not_doing(view: View, at: int) -> bool:
    """Return whether a speaker says what his side is not doing, of what one does at will: 'we are not lifting anything'."""
    words = view.words
    return at > 0 and words[at - 1].lower in ("we", "i") and at + 2 < len(words) and words[at + 1].tag == "G" and words[at + 2].lower.endswith("ing") and words[at + 2].lemma in _WILLED


def _to_the_end(view: View, verb: int) -> tuple[str, int]:
    """Return the words from a verb to the end of its clause, and the last of them."""
    last = verb
    while last + 1 < len(view.words) and last - verb < MOST_WORDS and not ends_clause(view, last + 1) and view.words[last + 1].lower not in (",", "and", "it"):
        last += 1
    return view.span(verb, last).of(view.reading.text).lower(), last


def _then(view: View, at: int, *following: str) -> bool:
    return tuple(word.lower.replace("n't", "not") for word in view.words[at + 1 : at + 1 + len(following)]) == following


def _denied(view: View, modal: int) -> bool:
    return view.words[modal].lower == "wo" or any(w.tag == "G" for w in view.words[modal + 1 : modal + 3])


def is_own_voice(view: View, at: int, party: str) -> bool:
    """Return whether what a party will not do is told by itself, or by somebody of its side."""
    if view.words[at - 1].lower in SPEAKING if at else False:
        return speaker(view, at) is not None
    said = view.statement_at(at)
    if said is None or said.speaker is None:
        return False
    who = said.speaker
    if side_of(view.reading, who) is None and who[:1].isupper() and not is_onlooker(view, who) and _is_side(view, party) and is_named(view, who):
        return True  # whom the text gives no side speaks for the one that he says it of
    same = {who, side_of(view.reading, who)} & {party, side_of(view.reading, party)} - {None}
    noun = who.lower().split("'s")[0].split("’s")[0].split()[-1]
    if len(noun) > 3 and who.islower() and at and view.words[at - 1].lower == noun:  # "the states of the bloc will not …, the bloc's negotiator said"
        return True
    stem = party.lower()[: max(4, len(party) - 2)]
    return bool(same) or stem in who.lower() or who.lower() in party.lower() or party.lower() in who.lower() or is_person_noun(who.split()[-1].lower()) and _speaks_for(view, party)


_WATCHERS = word_set(
    "analyst expert professor scholar historian economist researcher fellow lecturer author academic journalist correspondent observer commentator pollster reporter diplomat institute university centre center think-tank"
)


def _is_side(view: View, party: str) -> bool:
    return any(name.mention.name == party and name.mention.kind in ("state", "organisation", "group") for name in view.names)


def is_named(view: View, who: str) -> bool:
    """Return whether a speaker is a person with a name."""
    return any(m.name == who and m.kind == "person" for m in view.reading.mentions)


def is_onlooker(view: View, who: str) -> bool:
    """Return whether a speaker only watches what the parties do: 'an analyst', 'Hanna Weiss, a fellow at …', whose turn of an interview it is."""
    if view.paragraph.kind == "turn" and view.paragraph.speaker == who and side_of(view.reading, who) is None:
        return True
    roles = (m.role for m in view.reading.mentions if m.name == who and m.role)
    words = {word.strip(",.").removesuffix("s") for said in (who, *roles) for word in said.lower().split()}
    return bool(words & _WATCHERS)


def _speaks_for(view: View, party: str) -> bool:
    """Return whether a nameless spokesman of the sentence is its party's: 'a spokesman for the junta said that Farrow would not'."""
    return any(word.lemma.startswith("spokes") for word in view.words)


def _withheld(view: View) -> Iterator[PlainStance]:
    """Yield what a speaker says is not done on principle, or will be handed to nobody: 'we do not pay', 'no weapon will be handed over'."""
    words = view.words
    for at, word in enumerate(words[:-2]):
        if word.lower in ("we", "i") and words[at + 1].lower == "do" and words[at + 2].tag == "G":
            verb = at + 3
            who = speaker(view, at)
            if verb + 1 < len(words) and words[verb].lemma in _SELVES and words[verb + 1].tag not in "RW" and who is not None:
                issue, last = phrase_of(view, verb) or (words[verb].lower, verb)
                yield PlainStance(who, "refuses", issue, at, last, "says what it does not do")
        if word.lower in ("no", "not") and words[at + 1].tag in "NJO":
            modal = next((p for p in range(at + 1, min(len(words) - 2, at + 7)) if words[p].tag == "M"), None)
            said = view.statement_at(at)
            if modal is None or said is None or said.speaker is None or words[modal].lower not in ("will", "would") or words[modal + 1].lower != "be":
                continue
            verb = modal + 2
            if words[verb].lemma in _HAND_OVER:
                issue = view.span(at + 1, verb).of(view.reading.text).lower()
                yield PlainStance(said.speaker, "refuses", issue, at, verb, "says what nobody will be given")


def _conditions(view: View, made: Sequence[Commitment]) -> Iterator[PlainStance]:
    """Yield what somebody is threatened for not doing: 'it will strike unless they pull back', 'if the four are not freed'."""
    for one in made:
        span = one.condition
        if span is not None and one.type == "promise" and one.actor is not None and one.reasons[0].startswith("says") and not re.search(r"\b(?:no|not|never|nothing)\b", one.spans[0].of(view.reading.text)) and view.sentence.span.holds(one.spans[0]):
            first, last = view.word_at(one.spans[0].start), view.word_at(one.spans[0].end - 1)
            yield PlainStance(one.actor, "offers", " ".join(w.lower for w in view.words[first : last + 1] if w.tag in "VNJDOP"), first, last, "says what it would do for it")
        if span is None or one.type == "promise" or not view.sentence.span.holds(span) or one.actor is None:
            continue
        first, last = view.word_at(span.start), view.word_at(span.end - 1)
        inside = view.words[first : last + 1]
        opener = inside[0].lower
        denied = any(word.tag == "G" for word in inside)
        if not any(word.tag in "VX" for word in inside) or not any(word.tag == "N" for word in inside):
            continue
        if opener in ("unless", "until") and not denied or opener == "if" and denied:
            issue = " ".join(w.lower for at, w in enumerate(inside[1:]) if w.tag not in "G." and w.lower not in ("do", "does", "did") and (at or w.tag != "R"))
            yield PlainStance(one.actor, "demands", issue, first, last, "threatens those who do not do it")


def _unless_refused(view: View) -> Iterator[PlainStance]:
    """Yield what a party wants before it does what it refuses: 'will not open the locks unless they pull back'."""
    condition = condition_of(view)
    refusal = next(refusals(view), None) if condition is not None and view.words[condition[0]].lower == "unless" else None
    if refusal is not None and condition is not None:
        issue = " ".join(w.lower for w in view.words[condition[0] + 1 : condition[1] + 1] if w.tag != ".")
        yield PlainStance(refusal.party, "demands", issue, *condition, "what it wants before it does what it refuses")


def _only_once(view: View) -> Iterator[PlainStance]:
    """Yield what a party wants first: 'will reopen only when they hand him over', 'would sign only if the council agreed'."""
    words = view.words
    for at in range(1, len(words) - 3):
        if words[at].lower != "only" or words[at + 1].lower not in ("if", "when", "once", "after"):
            continue
        modal = next((p for p in range(at - 1, max(-1, at - 9), -1) if words[p].lower in ("will", "would", "'ll", "'d")), None)
        verb = next((p for p in range(modal + 1, at) if words[p].tag in "VN"), None) if modal is not None else None
        if verb is None or words[verb].lemma not in _WILLED or words[verb].lemma == "move" or is_thing(view, modal):
            continue
        last = at + 2
        while last + 1 < len(words) and not ends_clause(view, last + 1) and words[last + 1].lower != ",":
            last += 1
        party = party_at(view, verb)
        if party is not None and any(word.tag in "VX" for word in words[at + 2 : last + 1]):
            yield PlainStance(party, "demands", " ".join(w.lower for w in words[at + 2 : last + 1]), at, last, "what it wants first")


def _in_return(view: View) -> Iterator[PlainStance]:
    """Yield what a party wants for what it offers, and what it gives hours or days to do: 'offered a truce in return for seats'."""
    words = view.words
    for at in range(1, len(words) - 3):
        if words[at].lower == "in" and words[at + 1].lower in ("return", "exchange") and words[at + 2].lower == "for":
            verb = next((p for p in range(at - 1, -1, -1) if words[p].tag == "V" and words[p].lemma in _OFFERS), None)
            found = phrase_of(view, at + 3)
            party = party_at(view, verb) if verb is not None else None
            if party is not None and found is not None:
                yield PlainStance(party, "demands", found[0], at, found[1], "in return for what it offers")
        if words[at].tag == "V" and words[at].lemma == "give":
            times = [p for p in range(at + 1, min(len(words), at + 12)) if words[p].lower in HOURS]
            to = next((p for p in range(times[0] + 1, min(len(words), times[0] + 4)) if words[p].tag == "T"), None) if times else None
            found = phrase_of(view, to + 1) if to is not None and to + 1 < len(words) else None
            party = party_at(view, at)
            if party is not None and found is not None:
                yield PlainStance(party, "demands", found[0], at, found[1], "gives so much time to do it")


def _listed_terms(view: View) -> Iterator[PlainStance]:
    """Yield the demands that a colon lists: 'set three conditions: an amnesty, a seat and new elections'."""
    words = view.words
    colon = next((at for at, word in enumerate(words) if word.lower == ":"), None)
    if colon is None or not any(word.lower in _TERMS for word in words[max(0, colon - 12) : colon]):
        return
    term = next(at for at in range(colon - 1, -1, -1) if words[at].lower in _TERMS)
    verb = next((at for at in range(term, -1, -1) if words[at].tag == "V"), None)
    party = party_at(view, verb) if verb is not None else next((n.mention.name for n in reversed(view.names) if n.last < term), None)
    if party is None:
        return
    first = colon + 1
    for at in range(colon + 1, len(words) + 1):
        if at == len(words) or words[at].lower in (",", ";", ".") or words[at].lower == "and" and not _joined(view, at):
            if any(w.tag == "N" for w in words[first:at]):
                issue = " ".join(w.lower for w in words[first:at] if w.tag not in ".C")
                yield PlainStance(party, "demands", issue, first, at - 1, "listed as a term")
            first = at + 1


def _joined(view: View, conjunction: int) -> bool:
    """Return whether 'and' only joins two nouns within one term: 'a pardon for officers and men'."""
    after = view.words[conjunction + 1] if conjunction + 1 < len(view.words) else None
    return after is not None and after.tag not in "DO" and view.words[conjunction - 1].lower not in (",", ";")


def _under_a_draft(view: View) -> Iterator[PlainStance]:
    """Yield what each side would do under a plan that both negotiate: 'Under the draft, Veland would clear its mines'."""
    words = view.words
    opens = (words[0].lower == "under" or words[0].lower == "according" and not any(w.lower == "would" for w in words[:8])) and any(w.lower in _PAPERS for w in words[1:8])
    opens = opens or any(words[p].lower == "under" and words[p + 1].lower == "which" and any(w.lower in _PAPERS for w in words[:p]) for p in range(1, len(words) - 1))
    returns = any(words[p].lower == "in" and words[p + 1].lower in ("return", "exchange", "turn") for p in range(len(words) - 1))
    if not opens and not returns:
        return
    for at, word in enumerate(words):
        if word.lower != "would" or _denied(view, at) or view.quotation_at(at) is not None:
            continue
        verb = next((p for p in range(at + 1, min(len(words), at + REACH)) if words[p].tag == "V" or words[p].tag == "N"), None)
        if verb is None or words[verb].lemma in ("be", "have", "get", "receive", "gain", "win"):
            continue
        if any(w.lower in ("return", "exchange") for w in words[at + 1 : verb + 1]):
            verb = next((p for p in range(at + 1, min(len(words), at + 8)) if words[p].tag in "V" or words[p].lower not in ("in", "return", "exchange", "also")), verb)
        party = party_at(view, at + 1)
        found = phrase_of(view, verb)
        if party is not None and found is not None:
            yield PlainStance(party, "offers", found[0], at, found[1], "would do so under a plan")
