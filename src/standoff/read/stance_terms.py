"""Stances told as terms: 'provided that they stop', 'has to stop before', 'insists that exports resume first', 'wants the clerks paid'."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.read.acting import agent, party_at
from standoff.read.noun_parties import owner
from standoff.read.own_issues import phrase_of, short_deed
from standoff.read.parties import speaker
from standoff.read.party_names import ends_clause
from standoff.read.plain_stances import HOURS, PlainStance, is_onlooker
from standoff.read.views import View
from standoff.read.word_set import word_set

MOST_TERMS = 5
MOST_WORDS = 14  # of one term
REACH = 10
_WILL = word_set("will would 'll 'd could can")
_TALKS = word_set("dialogue talks negotiation negotiations negotiating deal ceasefire truce concessions compromise return recognition amnesty withdrawal surrender pardon settlement summit meeting handover")
_CALM = word_set("restraint calm caution patience de-escalation dialogue compromise moderation")
_BAD = word_set("unacceptable intolerable non-starter nonstarter outrageous insulting")
_PAPERS = word_set("proposal plan offer draft blueprint package formula")
_DECLINING = word_set("decline refuse reject spurn snub")
_AGREEING = word_set("agree accept offer promise pledge back support")


def stance_terms(view: View) -> Iterator[PlainStance]:
    """Yield the stances of a sentence that are told as terms."""
    words = view.words
    yield from _it_would(view)
    for at in range(1, len(words) - 2):
        lower, after = words[at].lower, words[at + 1].lower
        if lower in ("provided", "providing") and (after == "that" or words[at - 1].lower in (",", "only")) or lower == "condition" and after == "that" and words[at - 1].lower == "on":
            yield from _provided(view, at)
        if lower in ("has", "had", "have") and words[at + 1].tag == "T":
            yield from _has_to_before(view, at)
        if lower in ("has", "have"):
            yield from _days_to(view, at)
        if words[at].lemma == "insist" and lower != "insisting":
            yield from _insists_first(view, at)
        if lower in ("want", "wants", "wanted") and words[at - 1].tag not in "TDMX":
            yield from _wants_done(view, at)
        if lower == "door":
            yield from _open_door(view, at)
        if lower == "there":
            yield from _there_is_no(view, at)
        if words[at].tag == "V":
            yield from _plainly(view, at)


def _term_end(view: View, start: int) -> int:
    """Return the last word of the term that begins at a word: where its clause ends, or a comma."""
    words, last = view.words, start
    while last + 1 < len(words) and last - start < MOST_WORDS and words[last + 1].tag != "." and words[last + 1].lower not in ("but", "although", "though", "while"):
        last += 1
    return last


def _told(view: View, party: str | None, stance: str, first: int, last: int, reason: str, issue_at: int | None = None) -> Iterator[PlainStance]:
    """Yield a stance in the words between two places, whose issue may begin later, unless nobody or an onlooker takes it."""
    if party is not None and not is_onlooker(view, party) and any(w.tag in "NV" for w in view.words[first : last + 1]):
        yield PlainStance(party, stance, " ".join(w.lower for w in view.words[first if issue_at is None else issue_at : last + 1]), first, last, reason)


def _provided(view: View, at: int) -> Iterator[PlainStance]:
    """Yield the condition of what a party would do: 'would free the clerks provided that the strike ended'."""
    words = view.words
    deed = next((p for p in range(at - 1, 0, -1) if words[p].lower in _WILL or words[p].tag == "V" and words[p].lemma in _AGREEING), None)
    if deed is None:
        return
    verb = deed if words[deed].tag == "V" else next((p for p in range(deed + 1, at) if words[p].tag in "VNX"), deed)
    yield from _told(view, party_at(view, verb) or speaker(view, deed), "demands", at, _term_end(view, at + 1), "the condition of what it would do", at + 1 + (words[at + 1].lower == "that"))


def _has_to_before(view: View, at: int) -> Iterator[PlainStance]:
    """Yield what a party says has to be done before anything else: 'deliveries had to stop before a pause could be discussed'."""
    words = view.words
    first = at
    while first and words[first - 1].tag in "NJDO" and at - first < REACH:
        first -= 1
    end = _term_end(view, at)
    sooner = next((p for p in range(at + 3, end + 1) if words[p].lower in ("before", "first")), None)
    if first == at or words[at - 1].tag != "N" or words[at + 2].lower == "be" or sooner is None or view.statement_at(at) is None:
        return
    yield from _told(view, speaker(view, at), "demands", first, sooner if words[sooner].lower == "first" else end, "says what has to be done first")


def _days_to(view: View, at: int) -> Iterator[PlainStance]:
    """Yield what a speaker gives others days to do: 'they will have 60 days to hand over their barges'."""
    words = view.words
    times = next((p for p in range(at + 1, min(len(words) - 2, at + 5)) if words[p].lower in HOURS), None)
    if times is None or words[times + 1].tag != "T" or any(w.lower in ("we", "i", "no") for w in words[max(0, at - 3) : times]) or not any(w.tag == "O" for w in words[at:times]):
        return
    found = phrase_of(view, times + 2) or short_deed(view, times + 2)
    said = view.statement_at(at)
    if found is not None and (said is not None or view.paragraph.kind == "turn"):
        yield from _told(view, speaker(view, at), "demands", at, found[1], "gives so much time to do it", times + 2)


def _insists_first(view: View, at: int) -> Iterator[PlainStance]:
    """Yield what somebody insists must come first: 'insists that exports resume first'."""
    words = view.words
    start = at + 2 if words[at + 1].lower == "that" else at + 1
    first = next((p for p in range(start + 1, min(len(words), start + REACH)) if words[p].lower == "first" and (p + 1 == len(words) or words[p + 1].tag in ".C")), None)
    if first is not None and not any(w.tag in "XM." or ends_clause(view, p) for p, w in enumerate(words[start:first], start)):
        yield from _told(view, agent(view, at), "demands", at, first, "insists that it comes first", start)


def _wants_done(view: View, at: int) -> Iterator[PlainStance]:
    """Yield what somebody wants done, and what he wants besides: 'want salaries paid, all tolls lifted, and a second ferry'."""
    words = view.words
    start, end = at + 1, _term_end(view, at + 1)
    done = [p for p in range(start + 1, end + 1) if words[p].tag == "V" and words[p].lower != words[p].lemma and not words[p].lower.endswith(("ing", "s")) and words[p - 1].tag in "NJA"]
    is_out = words[start].lower in ("out", "in", "back") and words[start + 1].tag in "PDN."
    if not (is_out or done and words[start].tag in "DNJO" and not any(w.tag in "TXMRW" for w in words[start : done[0]])):
        return
    party = agent(view, at)
    yield from _told(view, party, "demands", at, end, "wants it done", at + 1)
    for _ in range(MOST_TERMS):
        start = end + 2 if end + 2 < len(words) and words[end + 1].lower == "," else len(words)
        start += start < len(words) and words[start].lower in ("and", "or")
        if start >= len(words) or words[start].tag not in "DNJO":
            return
        end = _term_end(view, start)
        if any(w.tag in "XMRW" for w in words[start : end + 1]):
            return
        yield from _told(view, party, "demands", start, end, "wants it besides")


def _open_door(view: View, at: int) -> Iterator[PlainStance]:
    """Yield for what a door stays open: 'the door would remain open if they handed the keys over'."""
    words = view.words
    condition = next((p for p in range(at + 2, min(len(words) - 1, at + 7)) if words[p].lower in ("if", "provided", "once")), None)
    if condition is not None and words[condition - 1].lower == "open":
        yield from _told(view, speaker(view, at), "demands", at, _term_end(view, condition), "keeps the door open for it", condition + 1)


def _there_is_no(view: View, at: int) -> Iterator[PlainStance]:
    """Yield what a party says there will be none of: 'there would be no dialogue with the brewers'."""
    words = view.words
    told = [w.lower.replace("n't", "not") for w in words[at + 1 : at + 5]]
    denied = told[:3] in (["will", "be", "no"], ["would", "be", "no"], ["can", "be", "no"]) or told[1:] == ["not", "be", "any"] and told[0] in ("wo", "will", "would", "can")
    noun = at + 4 if told[1:2] == ["be"] else at + 5
    if denied and any(w.lower in _TALKS for w in words[noun : noun + 3]) and (view.statement_at(at) is not None or view.paragraph.kind == "turn"):
        yield from _told(view, speaker(view, at), "refuses", at, _term_end(view, at), "says there will be none", noun)


def _it_would(view: View) -> Iterator[PlainStance]:
    """Yield what a proposal of the sentence before would do: 'The Velandic proposal lapsed. It would have freed the clerks.'"""
    words, told = view.words, view.before
    if told is None or len(words) < 4 or words[0].lower != "it" or words[1].lower != "would":
        return
    noun = next((p for p, w in enumerate(told.words[:8]) if w.lower in _PAPERS), None)
    verb = next((p for p in range(2, 5) if p < len(words) and words[p].tag in "VN"), None)
    if noun is not None and verb is not None and not any(w.tag == "G" or w.lower == "be" for w in words[2:verb]):
        yield from _told(view, owner(told, noun), "offers", 0, _term_end(view, verb), "is what its proposal would do", verb)


def _plainly(view: View, at: int) -> Iterator[PlainStance]:
    """Yield who urges restraint, declines to come, or rejects something after another deed: 'insists on it and rejects any levy'."""
    words = view.words
    if words[at].lemma in ("urge", "counsel") and words[at + 1].lower in _CALM:
        yield from _told(view, agent(view, at), "demands", at, at + 1, "urges it", at + 1)
    if words[at].lemma in _DECLINING and any(w.lower == "invitation" for w in words[at + 1 : at + 4]) and not any(w.tag == "." or w.lower in ("comment", "interview") for w in words[at + 1 : at + 7][: _term_end(view, at) - at]):
        yield from _told(view, agent(view, at), "refuses", at, _term_end(view, at), "declines to come", at + 1)
    if words[at].lemma in ("call", "describe", "brand", "consider"):
        bad = next((p for p in range(at + 2, min(len(words), at + REACH)) if words[p].lower in _BAD), None)
        start = at + 1 + (words[at + 1].tag == "D")
        if bad is not None and not any(w.tag in "VXMWRT." for w in words[at + 1 : bad]) and start < bad:
            yield from _told(view, agent(view, at), "refuses", at, bad, "calls it unacceptable", start)
    if words[at - 1].lower == "and" and words[at].lower.endswith("s") and words[at].lemma in ("reject", "oppose", "refuse", "demand", "seek") and party_at(view, at) is None:
        main = next((p for p in range(1, at - 2) if words[p].tag == "V" and words[p].lower.endswith("s") and words[p + 1].lower in ("that", "on")), None)
        found = phrase_of(view, at + 1)
        if main is not None and found is not None:
            yield from _told(view, agent(view, main), "demands" if words[at].lemma in ("demand", "seek") else "refuses", at, found[1], "says so besides", at + 1)
