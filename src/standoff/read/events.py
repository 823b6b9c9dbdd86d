"""Find events: what a phrase of the lexicon tells of, who does it to whom, where, when, and how sure the text is.

The phrase gives the PLOVER type, its mode and context; `parties` who does it to whom; `certainty` whether it happened; a phrase
that depends on another one ('threatened to cut off aid') is part of it. An event without any known party is dropped,
since it cannot be told whose it is. What the rules propose is kept if it is worth it (`event_worth`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standoff.read.acting import agent, unlisted
from standoff.read.certainty import Certainty, certainty_of
from standoff.read.commitments import find_commitments
from standoff.read.event_details import context_of, date_of, span_of
from standoff.read.event_worth import Candidate, worth
from standoff.read.implied_events import implied_events
from standoff.read.noun_parties import bystanders, hosts_after, owner, parties_of
from standoff.read.noun_phrases import FORCES, main_verb
from standoff.read.parties import SPEAKING, doers, done_to, names_after, subjects
from standoff.read.party_names import is_passive, pair_of
from standoff.read.places import place_near
from standoff.read.plover import DEEDS, QUAD_OF, find_triggers
from standoff.read.reading import Reading
from standoff.read.same import link_events
from standoff.read.speaker_names import interviewed
from standoff.read.taking import NOTHING_TAKEN, kind_of_taking
from standoff.read.telling import (
    MEETINGS,
    MUTUAL,
    TOLD_BARE,
    Trigger,
    goes_on,
    harms,
    has_doer,
    is_no_news,
    tells_enough,
    undergone,
)
from standoff.read.views import View, is_headline, views
from standoff.read.word_set import word_set
from standoff.record.items import Event, Statement

# After these an infinitive or a gerund is part of what they tell, not an event of its own.
GOVERNS = word_set("AGREE REQUEST REJECT THREATEN SUPPORT ACCUSE")
NEAR = 6
MOST_OF_A_SENTENCE = 4
SHORT_QUOTATION = 16
SWAPPED = frozenset({"swap", "exchange", "trade"})  # what both sides do, though what it tells is that each lets somebody go
LEAST = 0.0  # log-odds of an event that is kept: it is more likely news than not
# Only somebody can do these, whatever noun stands for him: 'the guilds complained'.
_OF_SOMEBODY = frozenset({"ACCUSE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "PROTEST", "CONSULT", "AGREE"})
_TOWARDS = word_set("of on against at to for with into upon over towards toward")


def find_events(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Event, ...]:
    """Return the events that the document tells of, in order, those told several times linked by `same_as`."""
    candidates = find_candidates(reading, statements)
    return link_events([(reading.document, choose(candidates, worth(candidates)))])[0]


def find_candidates(reading: Reading, statements: tuple[Statement, ...]) -> list[Candidate]:
    """Return the events that the phrases of the document may tell, in order: what the rules propose."""
    found: list[Candidate] = []
    made = find_commitments(reading, statements)
    seen = views(reading, statements)
    for view, after in zip(seen, (*seen[1:], None), strict=False):
        if is_headline(view) or view.paragraph.kind == "subhead" or (view.paragraph.kind == "turn" and view.text.endswith("?")):
            continue
        told = _told_by_phrases(view)
        told += implied_events(view, made, [each.event for each in told])
        found += told if after is None else [_in_light_of(after, each) for each in told]
    return found


def choose(candidates: Sequence[Candidate], sure: Sequence[float], least: float = LEAST) -> tuple[Event, ...]:
    """Return the events of the candidates that are news; what is only planned, considered or said needs no judging."""
    return tuple(each.event for each, score in zip(candidates, sure, strict=True) if not each.is_judged or score > least)


def _in_light_of(after: View, each: Candidate) -> Candidate:
    """Return a candidate as the next sentence lets it stand: a deed that it denies is disputed, a meeting that it calls off is cancelled."""
    event = each.event
    if event.certainty == "claimed" and event.type in DEEDS and _is_denied(after):
        return replace(each, event=replace(event, certainty="disputed"))
    if event.type == "CONSULT" and event.certainty == "planned" and _fell_through(after):
        return replace(each, event=replace(event, type="CANCELLED", mode=None, certainty="actual"))
    return each


def _is_denied(after: View) -> bool:
    """Return whether a sentence denies what the one before it told: 'Moscow denied that it …'."""
    return any(word.lemma in ("deny", "dispute", "refute") and word.tag == "V" for word in after.words[:6])


def _fell_through(after: View) -> bool:
    """Return whether a sentence says of the meeting just told that it did not take place."""
    opens = after.words[0].lower in ("it", "that", "this", "but", "neither") or after.words[0].lower == "the"
    return (
        opens and len(after.words) < 16 and any(match.heading[0] == "CANCELLED" for match in find_triggers(after.words))
    )


def _told_by_phrases(view: View) -> list[Candidate]:
    found: list[Candidate] = []
    triggers = _without_cancelled(_triggers_of(view))
    heads = [trigger.head for trigger in triggers]
    for trigger in triggers:
        event = _event(view, trigger, heads, found[-1].event if found else None)
        if event is not None and not any(_repeats(event, other.event) for other in found):
            found.append(Candidate(view, trigger.head, trigger.match.at[-1], trigger.is_verb, trigger.is_weak, event))
    return found[:MOST_OF_A_SENTENCE]


def _without_cancelled(triggers: list[Trigger]) -> list[Trigger]:
    """Return the triggers without the meetings that the sentence says did not take place."""
    off = [trigger for trigger in triggers if trigger.type == "CANCELLED"]
    return [t for t in triggers if t.type != "CONSULT" or t.is_verb or not any(abs(t.head - c.head) < 25 for c in off)]


def _repeats(event: Event, other: Event) -> bool:
    if event.type != other.type:
        return False
    apart = bool(event.actors) and bool(other.actors) and set(event.actors).isdisjoint(other.actors)
    if apart or event.type in (*DEEDS, "ACCUSE", "REJECT", "REQUEST") and event.actors:  # "seized power and arrested four": two deeds of one kind
        return not apart and event.spans[0].meets(other.spans[0])
    return event.spans[0].meets(other.spans[0]) or (event.actors, event.recipients) == (other.actors, other.recipients)


def _triggers_of(view: View) -> list[Trigger]:
    kept: list[Trigger] = []
    for match in find_triggers(view.words):
        head = match.at[0]
        quotation = view.quotation_at(head)
        if match.heading[3:] == ("vote",) or (
            quotation is not None and quotation.inner.end - quotation.inner.start < SHORT_QUOTATION
        ):
            continue
        is_verb = view.words[head].tag in "VXM"
        if match.heading[0] == "CANCELLED":
            supposed = is_verb and any(word.lower in ("if", "unless") for word in view.words[max(0, head - 6) : head])
            certainty: Certainty | None = None if supposed else "actual"
        else:
            carried = head if is_verb or match.heading[0] in MUTUAL else next((at for at in match.at[1:] if view.words[at].tag == "V"), head)
            certainty = certainty_of(view, carried, is_verb or carried != head)  # "the rebels will never leave": what the noun does
        if certainty is None or _depends(view, head, kept):
            continue
        kept.append(Trigger(match, head, certainty, is_verb))
    return kept


def _depends(view: View, head: int, kept: list[Trigger]) -> bool:
    """Return whether the word is governed by a verb found just before: 'threatened to cut', 'demanded that it free'."""
    for trigger in kept:
        last = trigger.match.at[-1]
        if head <= last:
            return True
        if trigger.type not in GOVERNS or not trigger.is_verb or head - last > NEAR + 4:
            continue
        between = view.words[last + 1 : head]
        if (
            trigger.type == "REJECT"
            and view.words[head].lower.endswith("ing")
            and any(word.lower in ("or", "nor") for word in between)
        ):
            return True
        if any(word.tag == "C" or (word.tag == "." and word.lower in ",;:.") for word in between):
            continue
        if view.words[last].tag in "TG" or any(
            word.tag == "T" or word.lower in ("that", "for", "of") for word in between
        ):
            return True
        if view.words[head].tag != "V" and head - last <= NEAR:
            return True
    return False


def _event(view: View, trigger: Trigger, heads: list[int], earlier: Event | None = None) -> Event | None:
    actors, recipients = _parties(view, trigger)
    kind = _kind_of(view, trigger)
    if kind == NOTHING_TAKEN:
        return None
    if not actors and earlier is not None and earlier.type == "CONSULT" and kind in ("AGREE", "COOPERATE", "SUPPORT"):
        actors = (*earlier.actors, *earlier.recipients)
    if not actors and trigger.is_verb and not is_passive(view, trigger.head):
        by_whom = agent if kind in _OF_SOMEBODY and not trigger.is_weak or view.words[trigger.head - 1].capital else unlisted
        actors = tuple(filter(None, (by_whom(view, trigger.head),)))
    if not actors and trigger.is_verb and view.words[trigger.head].lower.endswith("ing"):
        main = main_verb(view.words, trigger.head)
        actors = doers(view, main) if main is not None else ()
    if kind == "STATEMENT":
        recipients = ()
    if (
        not actors
        and not ((kind in ("PROTEST", "CANCELLED") or harms(view, trigger) or undergone(view, trigger)) and trigger.is_verb)
        and not (kind in TOLD_BARE | {"CONSULT"} and goes_on(view, trigger))
        and not has_doer(view, trigger)
        and (not recipients or kind not in QUAD_OF or trigger.certainty == "planned")
    ):
        return None
    if is_no_news(view, trigger) or not tells_enough(view, trigger, actors, recipients) or _is_interview(view, trigger, actors, recipients):
        return None
    if kind == "SUPPORT" and view.words[trigger.head].lemma == "sign" and (len(actors) + len(recipients) > 1 or _is_plural(view, trigger.head)):
        kind = "AGREE"  # one that signs supports a text, two that sign it agree
    if kind == "REQUEST" and _or_else(view, trigger.head):
        kind = "THREATEN"
    _, mode, context = (*trigger.match.heading, "-", "-")[:3]
    span = span_of(view, trigger.head, trigger.match.at[-1], heads)
    return Event(
        spans=(span,),
        type=kind,
        mode=None if mode == "-" else mode,
        context=context_of(view, context),
        date=date_of(view, trigger.head, span),
        actors=actors,
        recipients=tuple(n for n in recipients if n not in actors),
        certainty=trigger.certainty,
        place=place_near(view, trigger.head) if mode != "phone" else None,
        confidence=_confidence(trigger, actors, recipients),
        reasons=(f"'{view.reading.text[view.words[trigger.head].start : view.words[trigger.match.at[-1]].end]}'",),
    )


def _kind_of(view: View, trigger: Trigger) -> str:
    """Return the type of what a trigger tells, in light of who does it and of what is taken or signed."""
    head = view.words[trigger.head]
    if trigger.type == "PROTEST" and head.lemma == "march" and _by_soldiers(view, trigger.head):
        return "ASSAULT"  # an army that marches does not protest
    if trigger.type == "SUPPORT" and head.lemma == "sign" and is_passive(view, trigger.head):
        return "AGREE"
    return (kind_of_taking(view, trigger.match) if trigger.type in ("ASSAULT", "COERCE") else None) or trigger.type


def _parties(view: View, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    head, last = trigger.head, trigger.match.at[-1]
    if trigger.type == "CANCELLED":
        return _parties_of_cancelled(view, trigger)
    if trigger.is_verb and [word.lower for word in view.words[last - 1 : last + 1]] == ["to", "blame"]:
        return _who_blames(view, last - 2), subjects(view, last - 2)
    if trigger.is_verb:
        is_mutual = trigger.type in MUTUAL or view.words[head].lemma in SWAPPED
        whom = done_to(view, head, head if is_mutual or trigger.type == "REQUEST" else last)
        if not whom and (trigger.type == "REJECT" or view.words[head].lemma == "give"):
            whom = done_to(view, head, head)
        hosts = hosts_after(view, last) if trigger.match.heading[1] == "visit" else ()
        return doers(view, head), (*hosts, *whom)
    if trigger.type in MUTUAL or view.words[head].lemma in SWAPPED:
        sides = parties_of(view, head)
        if not sides and goes_on(view, trigger):
            sides = pair_of(view)
        before = view.words[head - 1].lower if head else ""
        if (
            len(sides) < 2
            and _opens_aside(view, head)
            and (place_near(view, head) or before in ("the", "their") or _is_dated(view, head))
        ):
            around = tuple(dict.fromkeys((*sides, *bystanders(view, head))))[:2]
            sides = around if len(around) == 2 else sides
        return sides[:1], sides[1:]
    carried = next((at for at in trigger.match.at[1:] if view.words[at].tag == "V"), None)
    if carried is not None and (found := doers(view, carried)):  # "troops entered the port", "a truce brokered by the emir"
        return found, ()
    own = owner(view, head)
    after = view.words[last + 1].lower if last + 1 < len(view.words) else "."
    whom = (
        names_after(view, last, reach=7)
        if after in _TOWARDS or (after == "from" and trigger.type == "RETREAT") or view.words[last].tag == "P"
        else ()
    )
    return ((own,) if own is not None else ()), whom


def _who_blames(view: View, be: int) -> tuple[str, ...]:
    """Return who finds that somebody is 'to blame': who says so, or thinks so."""
    said = view.statement_at(be)
    if said is not None and said.speaker is not None:
        return (said.speaker,)
    governing = next((at for at in range(be - 1, 0, -1) if view.words[at].tag == "V" and view.words[at].lemma in _THINKING), None)
    return () if governing is None else subjects(view, governing)


_THINKING = word_set("believe think say insist argue claim suggest feel maintain find")


def _parties_of_cancelled(view: View, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who was to meet whom, or who stayed away: the parties of the meeting's noun, else of the verb."""
    nouns = [
        at
        for at, word in enumerate(view.words)
        if word.tag == "N" and (word.lemma in MEETINGS or word.lower in MEETINGS)
    ]
    near = sorted(nouns, key=lambda at: abs(at - trigger.head))
    sides = parties_of(view, near[0]) if near else ()
    verb = trigger.head
    who = () if is_passive(view, verb) else doers(view, verb)
    both = tuple(dict.fromkeys((*who, *sides)))
    return both[:1], both[1:]


def _is_dated(view: View, noun: int) -> bool:
    """Return whether a time stands right before a noun: 'Tuesday's discussions'."""
    return any(0 <= view.words[noun].start - time.span.end <= 4 for time in view.times)


def _is_interview(view: View, trigger: Trigger, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Return whether a talk is the interview that the document is: between its speakers, or with the author."""
    if trigger.type != "CONSULT":
        return False
    voices = {paragraph.speaker for paragraph in view.reading.paragraphs if paragraph.kind == "turn"} | {interviewed(view.reading)}
    if actors + recipients and set(actors + recipients) <= voices:
        return True
    before = view.words[max(0, trigger.head - 4) : trigger.head]
    return not actors and any(word.lower in SPEAKING for word in before) and view.statement_at(trigger.head) is None


def _by_soldiers(view: View, verb: int) -> bool:
    """Return whether soldiers do what a verb says."""
    return any(word.lower in FORCES | _SOLDIERS for word in view.words[max(0, verb - 3) : verb])


_SOLDIERS = word_set("troops soldiers forces columns brigades battalions fighters tanks paratroopers marines")


def _is_plural(view: View, verb: int) -> bool:
    """Return whether more than one do what a verb says: 'the ministers signed', 'they signed', 'the army and the union signed'."""
    before = [word for word in view.words[max(0, verb - 10) : verb] if word.tag not in "AX"]
    if not before:
        return False
    last, within = before[-1], [at for at, word in enumerate(before) if word.tag == "V" or word.lower == ","]
    joined = any(word.lower == "and" for word in before[max(within, default=-1) + 1 :])
    return last.lower in ("they", "we", "both") or last.tag == "N" and (joined or last.lower.endswith("s") and not last.capital)


def _or_else(view: View, verb: int) -> bool:
    """Return whether a demand names what follows if it is not met: 'told them to leave or face arrest'."""
    words = view.words
    return any(word.lower == "or" and (words[at + 1].lower == "else" or words[at + 1].lemma in _SUFFERED) for at, word in enumerate(words[:-1]) if at > verb)


_SUFFERED = word_set("face lose risk suffer forfeit pay")


def _opens_aside(view: View, noun: int) -> bool:
    """Return whether the noun stands in a phrase that says when: 'during a summit', 'after the talks'."""
    return any(
        word.lower in ("during", "at", "after", "following", "before", "from")
        for word in view.words[max(0, noun - 4) : noun]
    )


def _confidence(trigger: Trigger, actors: tuple[str, ...], recipients: tuple[str, ...]) -> float:
    sure = (
        0.5 + 0.1 * (len(trigger.match.at) > 1) + 0.15 * bool(actors) + 0.1 * bool(recipients) + 0.05 * trigger.is_verb
    )
    return round(sure - 0.15 * (trigger.certainty == "considered"), 2)
