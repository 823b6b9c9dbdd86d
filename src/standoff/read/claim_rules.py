"""The shapes of forward causal claims: each rule finds a keyword and cuts lever and outcome from the sentence around it.

A rule returns the places of lever and outcome in the sentence and how the one moves the other: `necessary` (only with
it), `sufficient` (enough), `raises`, `lowers`, `no effect`. Keywords are searched first and stretches are cut by marks, so time
grows with the length of the sentence only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.read.claim_causes import CAUSING, DOUBTS, HELP, KEYS
from standoff.read.claim_means import LATE, MEANS
from standoff.read.claim_patterns import (
    EVEN_IF,
    FEWER,
    FOLD,
    IF,
    MODAL_ANY,
    NEGATIVE,
    NO_HOPE,
    NO_REASON,
    ONLY_IF,
    ONLY_THIS,
    PAST,
    PRONOUN_NEXT,
    SAYERS,
    THE_MORE,
    THE_THEN,
    UNLESS,
    WHAT_WILL,
    WHEN,
    WHILE,
    WITH,
    WITHOUT,
)
from standoff.read.claim_shapes import Found, Stretch
from standoff.read.stretches import left, right, trimmed


def find_claims_in(text: str) -> list[Found]:
    """Return the forward causal claims of a sentence, strongest shape first, none twice."""
    found: list[Found] = []
    for rule in RULES:
        for one in rule(text):
            if not any(_overlap(one, other) for other in found):
                found.append(one)
    return found


def _overlap(one: Found, other: Found) -> bool:
    def meet(a: Stretch | None, b: Stretch | None) -> bool:
        return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]

    return meet(one.outcome, other.outcome) or (meet(one.lever, other.outcome) and meet(one.outcome, other.lever))


def _unless(text: str) -> Iterator[Found]:
    for match in UNLESS.finditer(text):
        opens = _opens(text, match.start())
        lever = right(text, match.end(), comma=opens)
        outcome = right(text, lever[1] + 1) if opens and lever else left(text, match.start())
        if lever and outcome:
            yield Found(lever, outcome, "necessary", "unless")


def _opens(text: str, place: int) -> bool:
    """Return whether nothing but marks or a joining word stands before the place in its clause."""
    before = text[max(0, place - 60) : place]
    return re.search(
        r"(?:^|[.;:“\"—–(,]|\b(?:that|and|but|so|because|said|say|says))\s*(?:and\s+|but\s+|so\s+|that\s+|then\s+|now,?\s+)?$",
        before,
        FOLD,
    ) is not None and (
        place < 60
        or re.search(
            r"(?:[.;:“\"—–(,]|\b(?:that|and|but|so|because|said|say|says))\s*(?:and\s+|but\s+|so\s+|that\s+)?$",
            before,
            FOLD,
        )
        is not None
    )


def _the_more(text: str) -> Iterator[Found]:
    first = THE_MORE.search(text)
    if first is None:
        return
    seconds = [m for m in THE_THEN.finditer(text, first.end())][:2]
    if not seconds:
        return
    lever = trimmed(text, first.start(), seconds[0].start())
    if lever is None or "." in text[lever[0] : lever[1]].replace("U.S.", ""):
        return
    for number, match in enumerate(seconds):
        last = seconds[number + 1].start() if number + 1 < len(seconds) else None
        start = match.start(1)
        outcome = trimmed(text, start, last) if last is not None else right(text, start)
        if outcome:
            yield Found(lever, outcome, "lowers" if match[1].lower() in FEWER else "raises", "the more … the more")


def _even_if(text: str) -> Iterator[Found]:
    for match in EVEN_IF.finditer(text):
        opens = _opens(text, match.start())
        lever = right(text, match.end(), comma=True)
        outcome = right(text, lever[1] + 1) if opens and lever else left(text, match.start())
        if lever and outcome and (MODAL_ANY.search(text, *outcome) or NEGATIVE.search(text, *outcome)):
            yield Found(lever, outcome, "no effect", "even if")


def _without(text: str) -> Iterator[Found]:
    for match in WITHOUT.finditer(text):
        opens = _opens(text, match.start())
        if PRONOUN_NEXT.match(text, match.end()) and opens:
            outcome = right(text, PRONOUN_NEXT.match(text, match.end()).end())
            if outcome and MODAL_ANY.search(text, *outcome):
                yield Found(None, outcome, "necessary", "without")
            continue
        lever = right(text, match.end(), comma=True)
        if lever is None or (text[lever[0] : lever[0] + 25].split() or [""])[0].endswith("ing") and not opens:
            continue
        modal = None if opens else MODAL_ANY.search(text, *lever)
        if modal and (cut := trimmed(text, lever[0], modal.start())):  # "a deal without a truce would fail"
            yield Found(cut, (modal.start(), lever[1]), "necessary", "without")
            continue
        outcome = right(text, lever[1] + 1) if opens else left(text, match.start())
        outcome = _without_sayers(text, outcome) if outcome else None
        if outcome and (
            MODAL_ANY.search(text, *outcome)
            or re.search(r"\b(?:no|impossible|cannot|there (?:is|can be))\b", text[outcome[0] : outcome[1]], FOLD)
        ):
            yield Found(lever, outcome, "necessary", "without")


def _with(text: str) -> Iterator[Found]:
    for match in WITH.finditer(text):
        lever = right(text, match.end(), comma=True)
        if lever is None or lever[1] - lever[0] < 8 or text[lever[1] : lever[1] + 1] != ",":
            continue
        outcome = right(text, lever[1] + 1)
        if outcome is None or not MODAL_ANY.search(text, outcome[0], min(outcome[1], outcome[0] + 60)):
            continue
        none = NO_REASON.search(text, *outcome)
        if none is not None and (rest := trimmed(text, none.end(), outcome[1])):
            yield Found(
                lever,
                rest,
                "lowers" if none[0].lower().split()[0] not in ("every", "more") else "raises",
                "no incentive",
            )
        else:
            yield Found(lever, outcome, "raises", "with")


def _only_if(text: str) -> Iterator[Found]:
    for match in ONLY_IF.finditer(text):
        word = match[0].lower()
        opens = _opens(text, match.start())
        lever = right(text, match.end(), comma=opens)
        outcome = right(text, lever[1] + 1) if opens and lever else left(text, match.start())
        if not lever or not outcome or not MODAL_ANY.search(text, *outcome):
            continue
        if not opens:
            outcome = trimmed(text, outcome[0], match.end() - len(match[0].split()[-1])) or outcome
        if word == "until" and not NEGATIVE.search(text, *outcome):
            continue
        yield Found(lever, outcome, "necessary", word)


def _when(text: str) -> Iterator[Found]:
    for match in WHAT_WILL.finditer(text):
        lever, outcome = right(text, match.end(), comma=True), trimmed(text, *match.span(1))
        if lever and outcome:
            yield Found(lever, outcome, "sufficient", "what will")
    for match in WHEN.finditer(text):
        lever, before = right(text, match.end()), left(text, match.start())
        outcome = trimmed(text, before[0], match.start(1)) if before else None
        if lever and outcome:
            asks = re.search(r"\bwhy\b", text[max(0, outcome[0] - 8) : outcome[1]], FOLD)  # "why would he trust them when …"
            yield Found(lever, outcome, "lowers" if asks else "sufficient", match[1].lower())
    for match in WHILE.finditer(text):
        lever, outcome = right(text, match.end()), left(text, match.start())
        if (
            lever
            and outcome
            and NO_HOPE.search(text, *outcome)
        ):
            yield Found(lever, outcome, "lowers", "while")


def _only_this(text: str) -> Iterator[Found]:
    for match in ONLY_THIS.finditer(text):
        lever, outcome = trimmed(text, *match.span(2)), right(text, match.end())
        if lever and outcome:
            yield Found(
                lever,
                outcome,
                "no effect" if match[1].lower().startswith("no amount") else "necessary",
                match[1].lower(),
            )


def _if(text: str) -> Iterator[Found]:
    for match in IF.finditer(text):
        word = match[0].lower()
        opens = _opens(text, match.start())
        if word in ("should", "once") and not (opens and match[0][0].isupper()):
            continue
        if "long as" in word and re.match(
            r"\s+(?:necessary|possible|needed|it takes|required)\b", text[match.end() : match.end() + 16], FOLD
        ):
            continue
        if re.search(
            r"\b(?:as|even|only|what|wonder|asked|see|know|ask|decide|whether|unclear)\s*$",
            text[max(0, match.start() - 12) : match.start()],
            FOLD,
        ):
            continue
        lever = right(text, match.end(), comma=opens)
        outcome = right(text, lever[1] + 1) if opens and lever else left(text, match.start())
        if not lever or not outcome or outcome[1] - outcome[0] < 8:
            continue
        outcome = _without_sayers(text, outcome)
        modal = MODAL_ANY.search(text, *outcome)
        general = all(re.search(r"\byou\b", text[a:b], FOLD) for a, b in (lever, outcome))
        never = "long as" in word and NO_HOPE.search(text, *outcome)
        if PAST.search(text, *outcome):
            continue
        if (modal is None and not general and not never and word != "in case") or re.match(
            r"(?:I|we)(?:\s+will|['’]ll)\b", text[outcome[0] : outcome[1]]
        ):
            continue
        if re.match(r"(?:what|how|where|who|why|when)\b", text[outcome[0] : outcome[1]], FOLD):
            continue
        yield Found(lever, outcome, _strength(text, outcome, modal), word)


def _without_sayers(text: str, stretch: Stretch) -> Stretch:
    """Return the stretch without 'experts say' at its start."""
    match = SAYERS.match(text, stretch[0], min(stretch[1], stretch[0] + 60))
    return (match.end(), stretch[1]) if match is not None and match.end() < stretch[1] - 3 else stretch


def _strength(text: str, outcome: Stretch, modal: re.Match[str] | None) -> str:
    if re.search(r"\b(?:not|never|unlikely|less|neither|no|nothing)\b|n['’]t\b", text[outcome[0] : outcome[1]], FOLD):
        return "lowers"
    return "raises" if modal is not None and re.match(r"could|may|might|can|should", modal[0], FOLD) else "sufficient"


RULES = (
    _unless,
    _the_more,
    _even_if,
    _only_if,
    *HELP,
    _without,
    _with,
    *DOUBTS,
    *MEANS,
    _when,
    _only_this,
    _if,
    *KEYS,
    *CAUSING,
    *LATE,
)
