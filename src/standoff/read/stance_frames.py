"""Stances told by a frame around the issue: 'urged them to …', 'its price is …', 'what they want is …', 'X, but not Y'.

Each frame is a few function words or a verb of a small class with the issue behind it in the text's own words, so that it
tells a position on whatever is bargained over.
"""

from __future__ import annotations

from collections.abc import Iterator

from standoff.read.acting import BODIES, agent, before, party_at
from standoff.read.grammar import Word
from standoff.read.noun_parties import owner
from standoff.read.own_issues import phrase_of, short_deed, thing_meant
from standoff.read.parties import names_after, speaker
from standoff.read.party_names import is_passive, side_of
from standoff.read.plain_stances import PlainStance, is_onlooker, is_thing
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.views import View
from standoff.read.word_set import word_set

_DIRECTING = word_set("urge ask press push implore beg entreat pressure lobby")
_ALL = word_set("both all everyone everybody others sides parties two three governments countries states nations partners allies backers donors lenders capital neighbours neighbors troops forces fighters men")
_WISHING = word_set("want like")
_ON = frozenset({("call", "on"), ("call", "upon"), ("appeal", "to"), ("plead", "with"), ("prevail", "on")})
_MOST_OBJECT = 9  # words between a verb of directing and the 'to' of what is to be done
_DEMANDED = word_set("condition demand price minimum requirement request ask")
_REFUSED = frozenset({"red line", "bottom line"})
_WANTING = {"want": "demands", "need": "demands", "demand": "demands", "seek": "demands", "ask": "demands", "accept": "refuses", "tolerate": "refuses", "swallow": "refuses"}
# Words that stand before what is refused or wanted, and from which of them the phrase begins.
_BEFORE = (
    (("is", "are", "was", "were", "remains", "remain"), ("against", "opposed"), "refuses"),
    (("say", "says", "said"), ("no",), "refuses"),
    (("say", "says", "said"), ("yes",), "offers"),
    (("show", "shows", "showed", "shown", "has", "have", "had"), ("no", "little"), "refuses"),
)
_NO_WISH = word_set("interest appetite desire intention plan plans need wish")
_NOUNS = {"proposal": "offers", "offer": "offers", "suggestion": "offers", "demand": "demands", "call": "demands", "appeal": "demands", "request": "demands"}
_GIVING = word_set("accept allow agree offer sign release free lift open reopen withdraw pull return hand halt suspend pay recognise recognize cede stop negotiate talk join grant permit share extend let")
_COULD = word_set("accept agree live tolerate sign settle consider recommend imagine contemplate")
_WITH = {"live": "with", "settle": "for"}
_TELLING = word_set("say signal hint indicate suggest promise announce pledge add vow confirm tell insist")
_WILL_NOT = word_set("will would wo 'll does did do")
_REFUSING = word_set("refuse decline")
MOST_BEFORE = 5  # words before 'does not.' that refuses: a longer sentence tells what somebody does not do
_UNWILLING = word_set("reluctant unwilling opposed against unmoved unconvinced")


def stance_frames(view: View) -> Iterator[PlainStance]:
    """Yield the stances of a sentence that a frame tells."""
    for at, word in enumerate(view.words):
        if word.tag == "V" or word.lower == "like" and at and view.words[at - 1].lower in ("would", "'d"):
            yield from _directed(view, at)
        if word.tag in "NJ":
            yield from _named_so(view, at)
            yield from _noun_of(view, at)
        if word.lower == "what" or word.lower == "all" and at + 1 < len(view.words) and view.words[at + 1].tag == "R":
            yield from _what_is(view, at)
        if word.lower in ("would", "could", "can", "'d"):
            yield from _would_give(view, at)
        yield from _said_plainly(view, at)
        yield from _without_object(view, at)


def but_not(view: View, after: int, party: str) -> Iterator[PlainStance]:
    """Yield what an offer leaves out: 'offers weapons but not soldiers'."""
    words = view.words
    for at in range(after, min(len(words) - 2, after + MOST_AFTER)):
        if words[at].lower in ("but", "though", "although") and words[at + 1].lower in ("not", "no"):
            issue = phrase_of(view, at + 2)
            if issue is not None and not any(w.tag in "MX" for w in words[at + 2 : issue[1] + 1]):
                yield PlainStance(party, "refuses", issue[0], at, issue[1], "leaves it out of what it offers")
        if words[at].lower in (";", ":") or words[at].tag == "M":
            return


MOST_AFTER = 12


def _directed(view: View, verb: int) -> Iterator[PlainStance]:
    """Yield what somebody is urged to do: 'asked both sides to hold their fire', 'called on the bloc to pay'."""
    words = view.words
    start = verb + 1
    wishes = words[verb].lemma in _WISHING and (words[verb].lemma != "like" or words[verb - 1].lower in ("would", "'d"))
    if not wishes and words[verb].lemma not in _DIRECTING:
        if start >= len(words) or (words[verb].lemma, words[start].lower) not in _ON:
            return
        start += 1
    to = next((p for p in range(start + 1, min(len(words) - 1, start + _MOST_OBJECT)) if words[p].tag == "T" or words[p].lower == "for"), None)
    if to is None or any(w.tag in "XMW." or w.tag == "V" and not w.lower.endswith("s") for w in words[start:to]) or words[verb].lower != "press" and is_passive(view, verb):
        return
    if wishes and (words[to].tag != "T" or words[verb].lower.endswith("ing")):
        return
    if any(w.tag == "G" or w.lower in ("if", "whether", "should") for w in words[max(0, verb - 4) : verb]):
        return
    if not _can_do(view, start, to) or any(w.lower in ("reporters", "journalists", "press", "audience", "readers") for w in words[start:to]):
        return
    party = agent(view, verb)
    found = phrase_of(view, to + 1) or (short_deed(view, to + 1) if words[to].tag == "T" else None)
    if party is not None and party.islower() and not (party in BODIES or is_person_noun(party.split()[-1]) or party in _ALL):
        return  # "a truce asks the brewers to give up what they won"
    if party is not None and found is not None:
        yield PlainStance(party, "demands", found[0], verb, found[1], "tells others to do it")


def _can_do(view: View, start: int, end: int) -> bool:
    """Return whether somebody is named between two words who can do what he is told: 'pushed the mound to make room' asks nobody."""
    words = view.words[start:end]
    named = any(start <= name.first < end for name in view.names)
    return named or any(w.tag == "R" or w.capital or w.lower in BODIES or is_person_noun(w.lower) or w.lower in _ALL for w in words)


def _whose(view: View, noun: int) -> str | None:
    """Return whose a condition or a price is: by a possessive, or by whoever says 'our'."""
    if noun and any(w.lower in ("our", "my") for w in view.words[max(0, noun - 4) : noun]):
        return speaker(view, noun)
    own = owner(view, noun)
    if own is not None:
        return own
    possessive = next((w.lower for w in reversed(view.words[max(0, noun - 4) : noun]) if w.lower in ("its", "their", "his", "her")), None)
    if possessive is not None:
        return before(view, "he" if possessive in ("his", "her") else "it")
    at = next((p for p in range(noun - 1, max(0, noun - 5), -1) if view.words[p].lower in ("'s", "'")), None)
    return view.words[at - 1].lower if at and view.words[at - 1].tag == "N" else None


def _named_so(view: View, noun: int) -> Iterator[PlainStance]:
    """Yield what a condition, a price or a demand is said to be: 'its price for a truce is the port'."""
    words = view.words
    two = f"{words[noun - 1].lower} {words[noun].lemma}" if noun else ""
    if words[noun].lemma not in _DEMANDED and two not in _REFUSED:
        return
    party = _whose(view, noun)
    link = next((p for p in range(noun + 1, min(len(words) - 1, noun + _MOST_OBJECT)) if words[p].lower in ("is", "was", "are", "were", "remains", "remain", "includes", "include", ":")), None)
    if party is None or link is None or any(w.tag in "MW" or w.lower in (",", ";") for w in words[noun + 1 : link]) or words[link + 1].tag == "G":
        return
    if words[link].lower == ":" and words[noun].lower.endswith("s"):  # a list, which is told term by term
        return
    start = link + 1 + (words[link + 1].lower == "that")
    found = phrase_of(view, start)
    if found is not None and words[start].tag != "J":
        yield PlainStance(party, "refuses" if two in _REFUSED else "demands", found[0], noun, found[1], f"is its {words[noun].lemma}")


def _what_is(view: View, what: int) -> Iterator[PlainStance]:
    """Yield what somebody says that he wants, or cannot accept: 'what they want is recognition'."""
    words = view.words
    verb = next((p for p in range(what + 2, min(len(words) - 2, what + 9)) if words[p].lemma in _WANTING and words[p].tag in "VN"), None)
    link = next((p for p in range(verb + 1, min(len(words) - 1, verb + 6)) if words[p].lower in ("is", "'s", "was", ":")), None) if verb is not None else None
    if verb is None or link is None or words[verb + 1].tag == "T" or any(w.lower == "," for w in words[what:link]):
        return
    stance = _WANTING[words[verb].lemma]
    denied = any(w.tag == "G" or w.lower == "cannot" for w in words[what:verb])
    if denied != (stance == "refuses"):
        return
    party = speaker(view, what) if words[what + 1].lower in ("we", "i") else agent(view, verb)
    found = phrase_of(view, link + 1 + (words[link + 1].lower == "that"))
    if party is not None and found is not None:
        yield PlainStance(party, stance, found[0], what, found[1], "says what is wanted")


def _noun_of(view: View, noun: int) -> Iterator[PlainStance]:
    """Yield what a proposal or an offer is, by whom: 'a Velandic proposal for a truce', 'an offer by Orsenia of two ships'."""
    words = view.words
    stance = _NOUNS.get(words[noun].lower)
    if stance is None or noun + 2 >= len(words) or words[noun].tag != "N":
        return
    at = noun + 1
    party = _whose(view, noun)
    if words[at].lower in ("by", "from"):
        named = names_after(view, at, reach=6)
        at = next((p for p in range(at + 1, min(len(words), at + 8)) if words[p].lower in ("of", "for", "to", "that")), at)
        party = named[0] if named else None
    told = words[at].lower == "to" and any(name.first == at + 1 for name in view.names)  # "a suggestion to Doe that"
    if party is None or told or words[at].lower not in ("of", "for", "to", "that"):
        return
    found = phrase_of(view, at + 1)
    if found is not None:
        yield PlainStance(party, stance, found[0], noun, found[1], f"is its {words[noun].lemma}")


def _would_give(view: View, modal: int) -> Iterator[PlainStance]:
    """Yield what a party says that it would give, or could accept: 'Orsenia said it would pull back its guns'."""
    words = view.words
    verb = next((p for p in range(modal + 1, min(len(words), modal + 4)) if words[p].tag in "VN"), None)
    if verb is None or any(w.tag == "G" or w.lower in ("only", "merely", "simply", "be", "never") for w in words[modal + 1 : verb]) or words[verb].lower != words[verb].lemma:
        return
    if verb + 1 < len(words) and words[verb + 1].lower in ("nothing", "no", "neither"):
        return
    could = words[modal].lower in ("could", "can")
    if words[verb].lemma not in (_COULD if could else _GIVING | _COULD) or verb + 1 < len(words) and words[verb + 1].lower != _WITH.get(words[verb].lemma, words[verb + 1].lower):
        return
    ours = words[modal - 1].lower in ("we", "i") and words[verb].lemma in _COULD and (who := speaker(view, modal)) is not None and not is_onlooker(view, who) if modal else False
    if words[modal - 1].lower == "i" and side_of(view.reading, speaker(view, modal) or "") is None:  # nobody's spokesman
        return
    willing = words[verb].lemma in _COULD and words[verb].lemma not in ("sign", "consider", "recommend")
    if verb + 1 < len(words) and words[verb + 1].lower == "," and modal > 2 and any(w.lower == "," for w in words[modal - 4 : modal]):
        return  # ", most would agree,"
    if words[modal].lower == "can" and words[verb].lemma != "live" or not (ours or willing or _tells_before(words, modal)) or any(w.lower in ("if", "whether", "unless") for w in words[max(0, modal - 4) : modal]):
        return
    party = party_at(view, verb)
    found = phrase_of(view, verb) or short_deed(view, verb)
    if party is not None and found is not None and not is_thing(view, modal) and not is_onlooker(view, party):
        yield PlainStance(party, "offers", found[0], modal, found[1], "says what it would do")


def _tells_before(words: tuple[Word, ...], modal: int) -> bool:
    """Return whether 'said it', 'has signalled that its army' or the like stands before a modal."""
    for at in range(modal - 1, max(-1, modal - 12), -1):
        if words[at].tag == "V":
            return words[at].lemma in _TELLING
        if words[at].tag in ".CMX" and words[at].lower not in ("has", "had", "have"):
            return False
    return False


def _said_plainly(view: View, at: int) -> Iterator[PlainStance]:
    """Yield what somebody is against, says no to or has no interest in."""
    words = view.words
    if at + 2 >= len(words):
        return
    for firsts, seconds, stance in _BEFORE:
        if words[at].lower not in firsts or words[at + 1].lower not in seconds:
            continue
        start = at + 2
        if firsts[0] == "show":
            if words[start].lower not in _NO_WISH:
                continue
            start += 1
        elif seconds[0] in ("no", "yes") and words[start].lower != "to":
            continue
        party = agent(view, at)
        found = phrase_of(view, start) or thing_meant(view, start)
        if party is not None and found is not None:
            yield PlainStance(party, stance, found[0], at, found[1], "says so plainly")


def _vowed_not(view: View, at: int) -> Iterator[PlainStance]:
    """Yield what somebody has vowed never to do."""
    party, found = party_at(view, at), phrase_of(view, at + 3) or short_deed(view, at + 3)
    if party is not None and found is not None:
        yield PlainStance(party, "refuses", found[0], at, found[1], "vows not to do it")


def _without_object(view: View, at: int) -> Iterator[PlainStance]:
    """Yield a refusal whose issue stands before: 'Orsenia will not.', 'the council has refused'."""
    words, word = view.words, view.words[at]
    last, stance = at, "refuses"
    following = words[at + 1] if at + 1 < len(words) else None
    short = word.lower not in ("does", "did", "do") or at < MOST_BEFORE
    denied = short and word.lower in _WILL_NOT and following is not None and following.tag == "G"
    unwilling = word.lemma in ("be", "remain") and word.tag in "XV" and following is not None and following.lower in _UNWILLING
    if denied or unwilling:
        last = at + 1
    elif word.tag == "V" and word.lemma in ("vow", "promise", "pledge", "swear") and at + 3 < len(words) and words[at + 1].tag == "G" and words[at + 2].tag == "T":
        yield from _vowed_not(view, at)
        return
    elif word.lemma == "say" and at + 1 < len(words) and words[at + 1].lower in ("no", "yes"):
        last, stance = at + 1, "refuses" if words[at + 1].lower == "no" else "offers"
    elif word.tag == "V" and word.lemma in ("agree", "accept") and word.lower != "agreeing" and at and words[at - 1].tag == "N":
        stance = "offers"
    elif not (word.tag == "V" and word.lemma in _REFUSING and word.lower != "refusing"):
        return
    if last + 1 < len(words) and not (words[last + 1].tag == "." and words[last + 1].lower in ".;" + "," * (stance == "refuses")):
        return
    if any(w.lower in ("if", "whether", "when", "who", "which", "that") for w in words[max(0, at - 5) : at]) or is_passive(view, at):
        return
    far = at > 1 and words[at - 1].lower == "far" and words[at - 2].lower == "so"  # "has so far refused"
    party = party_at(view, last) if word.tag != "V" else party_at(view, at - 2 if far else at)
    if party is not None:
        yield PlainStance(party, stance, "do so", max(at - 1, 0), last, "refuses what was told before")
