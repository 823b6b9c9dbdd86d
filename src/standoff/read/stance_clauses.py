"""Stances whose issue stands before the verb, and what is joined on: 'was rejected by Orsenia', 'which Veland has ruled out', 'A and B'."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.read.acting import agent
from standoff.read.own_issues import phrase_of, short_deed
from standoff.read.parties import doers, speaker
from standoff.read.party_names import ends_clause, is_passive
from standoff.read.plain_stances import PlainStance, is_onlooker
from standoff.read.views import View
from standoff.read.word_set import word_set

_TELLS = {
    **dict.fromkeys(word_set("reject refuse rebuff dismiss oppose resist spurn veto rule turn brush wave shrug swat shoot block"), "refuses"),
    **dict.fromkeys(word_set("demand want seek insist require request"), "demands"),
    **dict.fromkeys(word_set("propose offer accept"), "offers"),
}
# Verbs that tell a stance only with their particle.
_PARTICLES = {"rule": ("out",), "turn": ("down",), "brush": ("aside", "off"), "wave": ("away", "aside"), "shrug": ("off",), "swat": ("away",), "shoot": ("down",), "insist": ("on", "upon")}
_HANDED = word_set("discuss lift sign reopen release free open consider negotiate implement resume pay withdraw raise suspend begin start hold return")
_MATTERS = word_set("question matter issue subject topic chapter status")
_JOINED = word_set("for that on to a an the its their his her an more full any no new immediate")
MOST_JOINED = 3
REACH = 6


def stance_clauses(view: View) -> Iterator[PlainStance]:
    """Yield the stances of a sentence whose issue stands before their verb."""
    for at, word in enumerate(view.words):
        if word.tag == "V" and word.lemma in _TELLS:
            yield from _of_what_stands_before(view, at)
        if word.lower in ("could", "would", "will", "can") and word.tag == "M":
            yield from _only_after(view, at)
        if word.lower in ("has", "have", "had", "needs", "need") and at and at + 3 < len(view.words):
            yield from _has_to_be(view, at)
        if word.lemma in ("have", "give"):
            yield from _until(view, at)
        if word.lower == "nothing" and at + 2 < len(view.words) and view.words[at + 1].tag == "T" and view.words[at + 2].lemma in ("discuss", "negotiate", "talk"):
            yield from _nothing_to(view, at)
        if word.lower in _MATTERS and at + 2 < len(view.words) and view.words[at + 1].tag == "X":
            yield from _closed(view, at)
        if word.lower == "there" and at + 4 < len(view.words):
            yield from _there_is_none(view, at)


def joined_on(view: View, party: str, stance: str, last: int) -> Iterator[PlainStance]:
    """Yield the further things of a list of demands or offers: 'demands a seat in the council and an amnesty for its men'."""
    words = view.words
    for _ in range(MOST_JOINED):
        start = last + 1
        while start < len(words) and start - last < REACH + 2 and words[start].tag in "PDNJOA":  # the rest of the phrase
            start += 1
        last = start - 1
        while start < len(words) and words[start].lower in (",", "and", "or", "as", "well"):
            start += 1
        if start == last + 1 or start >= len(words) or words[start].lower not in _JOINED or not any(w.lower in ("and", "or", ",") for w in words[last + 1 : start]):
            return
        found = phrase_of(view, start)
        by_comma = not any(w.lower in ("and", "or") for w in words[last + 1 : start])
        if found is None or by_comma and (found[1] + 1 >= len(words) or words[found[1] + 1].lower not in (",", "and", "or")):
            return  # ', a demand which …' only says more of the thing before
        after = words[found[1] + 1] if found[1] + 1 < len(words) else None
        is_deed = words[start].lower in ("to", "that", "for")
        if after is not None and after.tag in "VXM" and not after.lower.endswith(("ed", "ing")) or not is_deed and any(w.tag in "VXM" and not w.lower.endswith(("ed", "ing")) for w in words[start : found[1] + 1]):
            return
        yield PlainStance(party, stance, found[0], start, found[1], "joined to it")
        last = found[1]


def on_terms(view: View, party: str, stance: str, after: int) -> Iterator[PlainStance]:
    """Yield what a party wants before it does what it refuses, or once it offers something: 'will not leave until the clerks are freed'."""
    words = view.words
    openers = ("until", "unless") if stance in ("refuses", "red line") else ("once",) if stance in ("offers", "accepts") else ()
    for at in range(after, min(len(words) - 2, after + 2 * REACH)):
        if words[at].tag == "M" or words[at].lower in (";", "but"):
            return
        if words[at].lower not in openers:
            continue
        last = at + 1
        while last + 1 < len(words) and words[last + 1].tag not in ".C" and not ends_clause(view, last + 1):
            last += 1
        if any(w.tag in "VX" for w in words[at + 1 : last + 1]):
            yield PlainStance(party, "demands", " ".join(w.lower for w in words[at + 1 : last + 1]), at, last, "what it wants first")
        return


def _of_what_stands_before(view: View, verb: int) -> Iterator[PlainStance]:
    """Yield what was rejected by somebody, or what somebody has ruled out: the subject, or the noun that 'which' goes on with."""
    words = view.words
    stance, particles = _TELLS[words[verb].lemma], _PARTICLES.get(words[verb].lemma)
    end = verb + 1
    if particles is not None:
        if end >= len(words) or words[end].lower not in particles:
            return
        end += 1
    if any(w.tag == "G" for w in words[max(0, verb - 3) : verb]):
        return
    if is_passive(view, verb):
        party = next(iter(doers(view, verb)), None)
        first = _noun_before(view, verb) if party is not None else None
    elif end >= len(words) or words[end].tag == "." or words[end].lower in ("and", "but", "as", "since", "for", "in", "on", "last", "earlier", "this", "at"):
        link = next((p for p in range(verb - 1, max(0, verb - REACH), -1) if words[p].lower in ("which", "that", "what")), None)
        party = agent(view, verb) if link is not None and link < verb - 1 else None
        first = _noun_before(view, link) if link is not None and party is not None else None
    else:
        return
    if party is None or first is None or first > 1 and words[first - 1].lower == "and" and any(w.lower == "by" for w in words[max(0, first - 6) : first]):
        return
    phrase = " ".join(w.lower for w in words[first : first + 8] if w.tag in "NJ")
    yield PlainStance(party, stance, phrase, first, end - 1, "of what stands before the verb")


def _noun_before(view: View, verb: int) -> int | None:
    """Return where the noun phrase begins that ends before a verb or a relative word, over 'has been'."""
    at = verb - 1
    while at > 0 and view.words[at].tag in "XAMG,." and not ends_clause(view, at):
        at -= 1
    if at < 0 or view.words[at].tag not in "NO":
        return None
    while at and view.words[at - 1].tag in "NJDOP" and verb - at < 10:
        at -= 1
    return at


def _only_after(view: View, modal: int) -> Iterator[PlainStance]:
    """Yield what a party wants before anything else is done: 'sanctions would be lifted only after a withdrawal'."""
    words = view.words
    verb = next((p for p in range(modal + 1, min(len(words), modal + 4)) if words[p].tag == "V"), None)
    if verb is None or not any(w.lower == "be" for w in words[modal:verb]) or words[verb].lemma not in _HANDED:
        return
    at = next((p for p in range(verb + 1, min(len(words) - 1, verb + 5)) if words[p].lower in ("after", "once", "when", "if", "unless", "until", "before")), None)
    party = speaker(view, modal)
    denied = any(w.tag == "G" for w in words[modal:verb]) or words[verb - 1].lower == "not"
    if at is None or party is None or is_onlooker(view, party) or (words[at].lower in ("unless", "until", "before")) != denied:
        return
    if not denied and words[at - 1].lower != "only" and words[at].lower != "once":
        return
    last = at + 1
    while last + 1 < len(words) and not ends_clause(view, last + 1) and words[last + 1].lower != "," and words[last + 1].tag != ".":
        last += 1
    yield PlainStance(party, "demands", " ".join(w.lower for w in words[at + 1 : last + 1]), at, last, "what it wants first")


def _until(view: View, verb: int) -> Iterator[PlainStance]:
    """Yield what somebody is given time to do: 'Veland has until the 3rd to free the clerks'."""
    words = view.words
    until = next((p for p in range(verb + 1, min(len(words), verb + 6)) if words[p].lower == "until"), None)
    to = next((p for p in range(until + 2, min(len(words) - 1, until + 8)) if words[p].tag == "T"), None) if until is not None else None
    found = phrase_of(view, to + 1) or short_deed(view, to + 1) if to is not None else None
    party = speaker(view, verb) if words[verb].lemma == "have" else agent(view, verb)
    if found is not None and party is not None and not any(w.tag in "VM" for w in words[verb + 1 : to]):
        yield PlainStance(party, "demands", found[0], verb, found[1], "gives so much time to do it")


def _has_to_be(view: View, verb: int) -> Iterator[PlainStance]:
    """Yield what a party says has to be done: 'the arrears have to be paid first'."""
    words = view.words
    if words[verb + 1].tag != "T" or words[verb + 2].lower != "be" or words[verb + 3].tag != "V" or view.statement_at(verb) is None:
        return
    party, first = speaker(view, verb), _noun_before(view, verb) if words[verb - 1].tag in "NO" else verb - 1
    if party is not None and first is not None and not is_onlooker(view, party):
        yield PlainStance(party, "demands", view.span(first, verb + 3).of(view.reading.text).lower(), first, verb + 3, "says that it has to be done")


def _nothing_to(view: View, at: int) -> Iterator[PlainStance]:
    """Yield a refusal to talk: 'there is nothing to discuss'."""
    party = speaker(view, at)
    if party is not None and view.statement_at(at) is not None and not is_onlooker(view, party):
        yield PlainStance(party, "refuses", view.words[at + 2].lower, at, at + 2, "says that there is nothing to talk about")


def _closed(view: View, noun: int) -> Iterator[PlainStance]:
    """Yield what is not to be talked about: 'the question is closed', 'that issue is not open for discussion'."""
    words = view.words
    last = next((p for p in range(noun + 2, min(len(words), noun + 6)) if words[p].lower in ("closed", "settled", "open", "agenda")), None)
    if last is None or (words[last].lower in ("open", "agenda")) != any(w.tag == "G" for w in words[noun:last]):
        return
    told = next((p for p in range(noun - 1, -1, -1) if words[p].tag == "V"), None)
    party = speaker(view, noun) or (agent(view, told) if told is not None else None)
    if party is not None and not is_onlooker(view, party):
        yield PlainStance(party, "refuses", words[noun].lower, noun, last, "says that it is closed")


def _there_is_none(view: View, there: int) -> Iterator[PlainStance]:
    """Yield what a party says there will be none of: 'there would be no truce without the dam'."""
    words = view.words
    if words[there + 1].lower not in ("will", "would", "can", "could") or words[there + 2].lower != "be" or words[there + 3].lower != "no":
        return
    party, found = speaker(view, there), phrase_of(view, there + 4)
    if party is not None and found is not None and not is_onlooker(view, party) and (view.statement_at(there) is not None):
        end = next((p for p in range(found[1], min(len(words), found[1] + 10)) if words[p].lower in ("without", "until", "unless", "before")), None)
        if end is not None and (term := phrase_of(view, end + 1)) is not None:
            yield PlainStance(party, "demands", term[0], end, term[1], "what it wants first")
            yield PlainStance(party, "refuses", found[0], there, end - 1, "says there will be none")
