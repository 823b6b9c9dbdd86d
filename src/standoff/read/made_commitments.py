"""Threats and promises that a party makes in its own words: 'we will … if', 'it would … unless', 'is ready to'."""

from __future__ import annotations

from standoff.read.acting import party_at
from standoff.read.commitment_frames import MAY, WILL, Frame, condition_of, is_refusal
from standoff.read.deed_words import FIGHTING, FRIENDLY, HOSTILE, takes_back
from standoff.read.noun_phrases import inside
from standoff.read.own_word import own_word, self_named
from standoff.read.parties import SPEAKING, names_after, speaker, subjects
from standoff.read.views import View
from standoff.read.word_set import word_set

READY = "says what it is ready to do"
OWN_WORD = "says what will be done, and on what condition"
_HANDED = word_set("send free release give provide deliver lift return withdraw open reopen pay hand supply lease lend rent host fund exchange swap restore pull evacuate lend share deploy extend disarm")
_GIVEN = _HANDED | FRIENDLY | (HOSTILE - word_set("end stop leave quit fight raise")) | word_set("place accept sign offer exchange put buy sell mediate")
_TALKS = word_set("talk meet discuss consider negotiate study review hold work continue speak look disagree be seek try cooperate resume begin start extend")
FAR = 12  # words from a warning to what is warned of
MARKS = frozenset("“”\"‘’'")


def made_commitments(view: View) -> list[Frame]:
    """Return what a party of the sentence binds itself to in its own words, with a condition or without."""
    return [*_on_condition(view), *_ready(view)]


def _ready(view: View) -> list[Frame]:
    """Return what a party says it is ready or has agreed to do: 'is prepared to send engineers', 'agreed to free them'."""
    words = view.words
    for at in range(1, len(words) - 2):
        be = next((p for p in range(at - 1, max(-1, at - 3), -1) if words[p].lemma in ("be", "stand")), None)
        is_ready = words[at].lower in ("ready", "prepared", "willing") and be is not None
        agreed = words[at].lower == "agreed" and words[at].tag == "V"
        if not (is_ready or agreed) or words[at + 1].tag != "T":
            continue
        if any(w.tag == "G" or w.lower in ("not", "if", "whether", "unless", "would", "may", "might", "could", "n't") for w in words[max(0, at - 4) : at]):
            continue
        deed = words[at + 2]
        if deed.lemma in _TALKS if agreed else deed.lemma not in _GIVEN:
            continue
        found = party_at(view, be if is_ready and be is not None else at)
        said = view.statement_at(at)
        if found is None and said is not None and said.kind == "indirect" and any(w.lower in ("it", "they") for w in words[max(0, at - 3) : at]):
            found = said.speaker
        if found is not None:
            kind = "threat" if deed.lemma in HOSTILE - FRIENDLY else "promise"
            return [Frame(kind, at - 1 if is_ready else at, at + 2, READY, (found,), names_after(view, at + 2, reach=4))]
    return []


def _on_condition(view: View) -> list[Frame]:
    """Return what a speaker says he will do on a condition: 'we will … if', 'it would … unless'."""
    words = view.words
    condition = condition_of(view)
    if condition is None:
        return []
    for at, word in enumerate(words):
        verb = _deed_after(view, at, condition) if word.lower in WILL and not condition[0] <= at <= condition[1] else None
        if verb is None or (word.lower in MAY and (words[verb].lemma not in HOSTILE or words[at - 1].lower in SPEAKING)):
            continue
        actors = subjects(view, verb)
        if at > 0 and words[at - 1].lower in SPEAKING:
            actors = tuple(filter(None, (speaker(view, at),))) or actors
        elif own := self_named(view, at):
            actors = own
        elif _of_others(view, at) or not (own_word(view, at, actors) or _warned(view, at, condition)):
            continue
        negative = any(w.tag == "G" for w in words[at:verb]) or word.lower == "wo"
        opener = words[condition[0]].lower
        if negative and (opener == "until" or (opener == "unless" and words[verb].lemma in FRIENDLY | _HANDED)):
            continue  # a refusal: it is told as a position
        kind = "threat" if _is_hostile(view, verb, condition, negative) else "promise"
        return [Frame(kind, max(0, at - 1), verb, OWN_WORD, actors, names_after(view, verb) or _told_to(view, at))]
    return []


def _deed_after(view: View, at: int, condition: tuple[int, int]) -> int | None:
    """Return the verb of what 'will' at this word says will be done, None where it tells of no deed."""
    words = view.words
    near = range(at + 1, min(len(words), at + 5))
    verb = next((p for p in near if words[p].tag in "VN" and words[p].lemma in HOSTILE | FRIENDLY), None)
    opener = words[condition[0]].lower
    if verb is None and at and (opener == "unless" or words[at - 1].lower in ("we", "i")) and is_refusal(view, condition):
        verb = next((p for p in near[:3] if words[p].tag in "VXN"), None)
    if verb is None and opener in ("as", "so") and any(w.tag == "G" for w in words[at : at + 3]):  # "will not fill it as long as"
        verb = next((p for p in near[:3] if words[p].tag in "VN"), None)
    if verb is None or any(w.tag not in "AGXVT" and w.lower not in MARKS for w in words[at + 1 : verb]):
        return None
    return verb


def _is_hostile(view: View, verb: int, condition: tuple[int, int], negative: bool) -> bool:
    """Return whether a deed, or its refusal, harms; what is not done 'as long as' something holds does not."""
    lemma = view.words[verb].lemma
    if lemma == "resume" and not any(word.lower in FIGHTING for word in view.words[verb + 1 : verb + 7]):
        return negative
    if takes_back(view.words, verb):
        return negative or is_refusal(view, condition)
    if negative and view.words[condition[0]].lower in ("as", "so"):
        return False
    return (
        lemma not in HOSTILE | FRIENDLY
        or (lemma in HOSTILE - FRIENDLY) != negative
        or (negative and lemma in FRIENDLY)
        or (not negative and is_refusal(view, condition))
    )


def _of_others(view: View, at: int) -> bool:
    """Return whether 'will' is not said by who will do it: 'it' and 'they' in direct speech are others, and a noun may hang on another."""
    said, before = view.statement_at(at), view.words[at - 1]
    in_a_turn = view.paragraph.kind == "turn" and (said is None or said.kind == "direct")
    return view.quotation_at(at) is not None or in_a_turn or (before.tag == "N" and not before.capital and inside(view.words, at - 1))


def _warned(view: View, at: int, condition: tuple[int, int]) -> bool:
    """Return whether somebody warns of what will be done to those who do not comply: 'warned that Veland would strike unless'."""
    before = view.words[max(0, at - FAR) : at]
    return is_refusal(view, condition) and any(word.tag == "V" and word.lemma in ("warn", "threaten") for word in before)


def _told_to(view: View, at: int) -> tuple[str, ...]:
    """Return whom the verb of saying before a word addresses: 'warned him that'."""
    verb = next(
        (p for p in range(at - 1, -1, -1) if view.words[p].tag == "V" and view.words[p].lemma in ("warn", "tell")), None
    )
    return names_after(view, verb, reach=4) if verb is not None else ()
