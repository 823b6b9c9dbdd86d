"""Find threats, promises and ultimatums: who commits to what, against or to whom, on what condition, by when, and its fate.

A commitment is told by a phrase of the lexicon, or by a speaker's own 'we will … if/unless'. Its fate is told by explicit
words in the same sentence or the two after it; without them it is pending while its time has not passed, else unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

import numpy as np

from standoff.read.commitment_frames import Frame, condition_of, is_refusal
from standoff.read.commitment_worth import Candidate, worth
from standoff.read.deed_words import FRIENDLY, HOSTILE
from standoff.read.fates import fate_of
from standoff.read.fates_in_time import fate_in_time
from standoff.read.grammar import Word
from standoff.read.limits import is_limit
from standoff.read.made_commitments import OWN_WORD, READY, made_commitments
from standoff.read.offered_commitments import OFFERED, offered_commitments
from standoff.read.parties import speaker
from standoff.read.party_names import side_of
from standoff.read.possible_commitments import POSSIBLE, possible_commitments
from standoff.read.reading import Reading
from standoff.read.said_commitments import TOLD, said_commitments
from standoff.read.told_commitments import told_commitments
from standoff.read.views import View, is_headline, views
from standoff.record.items import Commitment, Span, Statement, When

# The least log-odds at which what the rules found, and what else may be a commitment, is kept.
LEAST_FOUND, LEAST = -0.75, 0.6


@lru_cache(maxsize=2)
def find_commitments(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Commitment, ...]:
    """Return the threats, promises and ultimatums of the document, in order."""
    candidates = find_candidates(reading, statements)
    return choose(candidates, *worth(candidates))


def find_candidates(reading: Reading, statements: tuple[Statement, ...]) -> list[Candidate]:
    """Return what may be a commitment: what the rules find, what meets it, and what is only said like one."""
    seen = views(reading, statements)
    found: list[Candidate] = []
    for at, view in enumerate(seen):
        if is_headline(view) or view.text.rstrip("”\"’' ").endswith("?"):
            continue
        taken: list[Span] = []
        frames = [*told_commitments(view), *made_commitments(view), *offered_commitments(view), *said_commitments(view)]
        goes_on = at + 1 < len(seen) and _goes_on(seen[at + 1])
        for frame in frames:
            one = _commitment(view, frame, seen[at + 1 : at + 3])
            if one is None or not (frame.actors or view.statement_at(frame.first) is not None) or (goes_on and _is_bare(frame)):
                continue
            is_found = not (len(frames) > 1 and _is_bare(frame)) and not any(one.spans[0].meets(span) for span in taken)
            if is_found:
                taken.append(one.spans[0])
            found.append(Candidate(view, frame, one, is_found))
        known = {place for frame in frames for place in range(frame.first, frame.last + 1)}
        for frame in possible_commitments(view):
            if frame.last not in known and (one := _commitment(view, frame, seen[at + 1 : at + 3])) is not None:
                found.append(Candidate(view, frame, one, False))
    return found


def choose(candidates: Sequence[Candidate], sure: np.ndarray, promised: np.ndarray, least_found: float = LEAST_FOUND, least: float = LEAST) -> tuple[Commitment, ...]:
    """Return those that are kept, in order: what the rules found unless it is unlikely, and of the rest what is likely and meets none."""
    kept: list[Commitment] = []
    likely = [at for at, each in enumerate(candidates) if sure[at] >= (least_found if each.is_found else least)]
    for at in sorted(likely, key=lambda at: (not candidates[at].is_found, -sure[at], at)):
        each = candidates[at]
        one = each.commitment if each.is_found else replace(each.commitment, type=_kind(each, promised[at]))
        if not any(one.spans[0].meets(other.spans[0]) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.spans[0]))


def _kind(each: Candidate, promised: float) -> Literal["threat", "promise", "ultimatum"]:
    """Return the kind of what no rule has found: an 'or else' is an ultimatum, and harm done to those who do not comply a threat."""
    view, frame = each.view, each.frame
    condition = condition_of(view)
    if frame.kind == "ultimatum":
        return "ultimatum"
    is_harm = view.words[frame.last].lemma in HOSTILE - FRIENDLY and condition is not None and is_refusal(view, condition)
    return "promise" if promised > 0 and not is_harm else "threat"


def _is_bare(frame: Frame) -> bool:
    """Return whether a frame only tells that there is a deadline, and not what is threatened."""
    return frame.kind == "ultimatum" and ("deadline" in frame.reason or "until" in frame.reason)


def _goes_on(after: View) -> bool:
    """Return whether the sentence after a deadline says what follows if it is missed: 'If it has not done so, we will'."""
    condition = condition_of(after)
    return condition is not None and condition[0] <= 1 and is_refusal(after, condition) and bool(made_commitments(after))


def _commitment(view: View, frame: Frame, after: Sequence[View]) -> Commitment | None:
    condition = condition_of(view)
    if condition is not None and condition[0] <= frame.first <= condition[1]:  # "if Lutria carries out its threat"
        condition = None
    if condition is not None and abs(condition[0] - frame.last) > 40:
        condition = None
    first, last = _extent(view, frame, condition)
    span = view.span(first, last)
    actor = frame.actors[0] if frame.actors else speaker(view, frame.first)
    if actor is None:
        return None
    deadline = _deadline(view)
    told = fate_of(view, frame.last, condition, after, actor, frame.kind) or fate_in_time(view, frame.last, after, actor, frame.kind)
    status, follow_up = told if told is not None else (_open_status(view, deadline), None)
    return Commitment(
        spans=(span,),
        type=frame.kind,
        actor=actor,
        target=_target(view, frame, condition, actor),
        condition=view.span(*condition) if condition is not None else None,
        deadline=deadline,
        status=status,
        follow_up=follow_up,
        confidence=round(
            0.55 + 0.1 * (condition is not None) + 0.1 * bool(frame.recipients) + 0.1 * (frame.reason != OWN_WORD), 2
        ),
        reasons=(frame.reason if frame.reason in (OWN_WORD, READY, TOLD, OFFERED, POSSIBLE) else f"the words '{frame.reason}'",),
    )


def _extent(view: View, frame: Frame, condition: tuple[int, int] | None) -> tuple[int, int]:
    """Return the words of the whole act: from who commits to the end of what is threatened or promised, with its condition."""
    words, first, last = view.words, frame.first, frame.last
    while last + 1 < len(words):
        word = words[last + 1]
        if condition is not None and condition[0] <= last + 1 <= condition[1]:
            break
        if word.lower in ("but", "while", "although", "because", "which", "after", "when") or (
            word.tag == "." and word.lower in ";:.!?—–"
        ):
            break
        if word.tag == "C" and last + 2 < len(words) and _is_past(words[last + 2]):
            break  # "undertook to write it and said that"
        if word.lower == "," and last + 2 < len(words) and (words[last + 2].tag in "CWV" or _is_aside(words, last + 2)):
            break
        last += 1
    while last > frame.last and words[last].tag in ".C":
        last -= 1
    while first and not _opens(words, first):
        first -= 1
    while first < frame.first and words[first].tag in ".C":
        first += 1
    if condition is not None:
        first, last = min(first, condition[0]), max(last, condition[1])
    return first, last


def _is_aside(words: Sequence[Word], at: int) -> bool:
    """Return whether words after a comma only tell who said it: ', according to', ', the agency said'."""
    near = words[at : at + 6]
    return words[at].lower == "according" or any(w.tag == "V" and w.lower in ("said", "says") for w in near)


def _is_past(word: Word) -> bool:
    """Return whether a word is a verb that tells what somebody did next, and no infinitive or participle in -ing."""
    return word.tag == "V" and word.lower != word.lemma and not word.lower.endswith("ing")


def _opens(words: Sequence[Word], at: int) -> bool:
    """Return whether a clause begins with this word: after a mark, a conjunction or 'said that'."""
    before = words[at - 1]
    return before.tag in "WC." or (before.tag == "V" and before.lemma in ("say", "add", "warn", "announce", "tell", "declare"))


def _target(view: View, frame: Frame, condition: tuple[int, int] | None, actor: str) -> str | None:
    for name in frame.recipients:
        if name != actor and side_of(view.reading, name) != actor:
            return name
    if condition is not None:
        inside = [
            n.mention.name
            for n in view.names
            if condition[0] <= n.first <= condition[1] and n.mention.kind not in ("place", "outlet")
        ]
        return next((name for name in inside if name != actor and side_of(view.reading, name) != actor), None)
    return None


def _deadline(view: View) -> When | None:
    """Return the time that 'by', 'within', 'until' or 'before' puts as a limit."""
    return next((time.when for time in view.times if is_limit(view, time)), None)


def _open_status(view: View, deadline: When | None) -> Literal["pending", "unknown"]:
    published = view.reading.document.published
    if deadline is not None and deadline.latest is not None and published is not None and deadline.latest < published:
        return "unknown"
    old = [
        t
        for t in view.times
        if t.when is not None
        and t.when.latest is not None
        and published is not None
        and t.when.latest[:4] < published[:4]
    ]
    return "unknown" if old else "pending"
