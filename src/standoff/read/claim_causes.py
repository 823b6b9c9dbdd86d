"""The shapes of claims told by a verb or a noun of causing: 'would force', 'will not change', 'the only way', 'depends on'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.read.claim_patterns import (
    BODES,
    BY_DOING,
    CAUSES,
    DEPENDS,
    DOUBT,
    EASIER,
    ENOUGH,
    EVERY,
    FOLD,
    FORMS,
    GIVES,
    HELPFUL,
    IDLE,
    ING,
    IS,
    IT_TAKES,
    JUST_A_MATTER,
    KEY_TO,
    MODAL_ANY,
    NO_WAY,
    ONLY_WAY,
    PAPER,
    PROVIDES,
    REQUIRES,
    RISK,
    RISKS,
    VERBS,
)
from standoff.read.claim_shapes import Found, is_person, plain
from standoff.read.claim_ways import way_of
from standoff.read.stretches import left, right, trimmed
from standoff.read.word_set import word_set

# Verbs that are also told of what moves or opens by itself: "the court will open at nine".
LITERAL = word_set("open move change break ease shift extend end stop slow improve build tip harden advance cool split build drop yield unravel limit worsen rally feed save restart")
LITERALLY = re.compile(r"\s+(?:at|in|on|as|when|for|with|from|until|by|to|into|after|before|under|through|towards?|away|ahead|up|out|off|its doors|over|here|there|again|tomorrow|today)\b|\s*[.,;”\"]|\s*$", FOLD)
_WORSE = word_set("harder impossible unlikely irrelevant useless worthless unthinkable unattractive untenable unworkable unaffordable suicidal weaker pointless") | {"more difficult"}
_IT_LAST = re.compile(r"(?:^|\W)(?:it|that|this)\s?$", FOLD)
# A deed that grows costlier is done less: 'would make cheating riskier'.
_COSTLIER = frozenset({"riskier", "costlier", "more dangerous", "more costly", "more expensive", "more painful"})
_DEED = re.compile(r"(?:[\w’'-]+\s+){0,2}?(?:[a-z]{3,}ing|attacks?|violations?|breach(?:es)?|invasions?|strikes?|raids?|aggression|offensives?|escalation|betrayal|defection|delay)\b", FOLD)
NO_LEVER = re.compile(r"(?:there\s+(?:is|are)\s+)?no\s+(?!doubt|wonder|one\b)", FOLD)
LESS = word_set(
    "reduce lower diminish lessen shrink blunt sap remove erode hurt weaken dim undermine kill cut destroy take takes reducing lowering undermining removing lessening"
) | {"take away", "takes away"}
_LESS = re.compile(r"^(?:makes?|leaves?)\s[^.;:,]*\b(?:less|harder|impossible|unlikely|weaker)\b|^(?:costs|robs)\b", FOLD)
_NONE_OF = re.compile(r"(?:none|neither|nothing)\b", FOLD)
DOWN = re.compile(r"(?:bring|drive|push|force)\s[^.;:,]{2,50}?\s(?:down|lower|apart)\b", FOLD)
FEWER_OF = re.compile(r"\s+(?:to\s+|in\s+)?(?:fewer|less|lower|smaller|no\s+(?!doubt|choice|longer))\b", FOLD)
IN_CONDITION = re.compile(r"\b(?:if|unless|once|when|until)\b[^.;:,]*$", FOLD)  # "if they doubt that the dam will hold"
OPENS_WITH_THAT = re.compile(r"\W{0,2}(?:(?:and|but)\s)?(?:that|this)\s+", FOLD)


def _doubt(text: str) -> Iterator[Found]:
    for match in DOUBT.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if outcome and not is_person(text, lever) and not IN_CONDITION.search(text, 0, match.start()):
            yield Found(lever, outcome, "no effect", "doubts that")


def _key_to(text: str) -> Iterator[Found]:
    for match in KEY_TO.finditer(text):
        lever, outcome = left(text, match.start()), right(text, match.end())
        if lever and outcome and not is_person(text, lever):
            yield Found(plain(text, lever), outcome, "necessary", match[0].lower())
    for match in IT_TAKES.finditer(text):
        lever, outcome = trimmed(text, *match.span(1)), right(text, match.end())
        if lever and outcome:
            yield Found(lever, outcome, "necessary", "it will take")
    for match in RISKS.finditer(text):
        lever, outcome = left(text, match.start()), right(text, match.end())
        if lever and outcome and not is_person(text, lever):
            yield Found(plain(text, lever), outcome, "raises", "risks")


def _no_way(text: str) -> Iterator[Found]:
    for match in NO_WAY.finditer(text):
        outcome = right(text, match.end())
        if outcome:
            yield Found(plain(text, left(text, match.start())), outcome, "no effect", "no way to")
    for match in ENOUGH.finditer(text):
        outcome, lever = right(text, match.end()), left(text, match.start())
        if outcome and lever:
            yield Found(plain(text, lever), outcome, way_of("would " + text[slice(*outcome)], "sufficient"), "enough to")


def _only_way(text: str) -> Iterator[Found]:
    for match in ONLY_WAY.finditer(text):
        direction = "necessary" if match[1].lower() in ("only", "sole", "one") else "raises"
        link = IS.search(text, match.end(), min(len(text), match.end() + 160))
        before = IS.search(text, max(0, match.start() - 24), match.start())
        if before is not None and re.search(r"\bthere\s$", text[: before.start()], FOLD):
            continue
        if before is not None and re.fullmatch(r"\s*(?:[A-Z][\w.]+['’]s?\s+)?", text[before.end() : match.start()]):
            lever, outcome = left(text, before.start()), right(text, match.end())
        elif link is not None:
            lever, outcome = right(text, link.end()), trimmed(text, match.start(), link.start())
        else:
            continue
        if lever and outcome:
            yield Found(plain(text, lever), outcome, direction, match[0].lower())


def _bodes(text: str) -> Iterator[Found]:
    for match in BODES.finditer(text):
        good = (match[2].lower() == "well") != bool(match[1])
        outcome, lever = right(text, match.end()), left(text, match.start())
        if outcome:
            yield Found(plain(text, lever), outcome, "raises" if good else "lowers", "bodes")


def _depends(text: str) -> Iterator[Found]:
    for pattern in (DEPENDS, REQUIRES):
        for match in pattern.finditer(text):
            lever, outcome = right(text, match.end()), left(text, match.start())
            if lever and plain(text, outcome):
                yield Found(lever, outcome, "necessary", match[0].lower())


def _helpful(text: str) -> Iterator[Found]:
    for match in HELPFUL.finditer(text):
        lever = right(text, match.end())
        outcome = trimmed(text, match.start(), match.end() - 2)
        if lever and outcome:
            bad = re.search(r"mistake|disastrous|harder|worse", match[0], FOLD)
            yield Found(lever, outcome, "lowers" if bad else "raises", "would help if")


def _matter_of(text: str) -> Iterator[Found]:
    for match in JUST_A_MATTER.finditer(text):
        lever, outcome = right(text, match.end()), left(text, match.start())
        if lever and outcome:
            yield Found(lever, outcome, "sufficient", "a matter of")


def _by_doing(text: str) -> Iterator[Found]:
    for match in BY_DOING.finditer(text):
        lever = right(text, match.start(1), comma=True)
        outcome = left(text, match.start())
        if (
            lever
            and outcome
            and (
                MODAL_ANY.search(text, *outcome)
                or re.search(r"\b(?:let us|to|only|can)\b", text[outcome[0] : outcome[1]], FOLD)
                and not re.search(r"\b(?:was|were|had|did|[a-z]{2,}ed)\b", text[outcome[0] : outcome[1]])
            )
            and re.search(
                rf"\b(?:{FORMS}|{ING}|get|gain|extract|win|achieve|obtain|reach|save)\b",
                text[outcome[0] : outcome[1]],
                FOLD,
            )
        ):
            yield Found(lever, outcome, "raises", "by doing")


def _idle(text: str) -> Iterator[Found]:
    for match in IDLE.finditer(text):
        outcome = right(text, match.start(1))
        lever = left(text, match.start())
        if match[1].lower() in LITERAL and LITERALLY.match(text, match.end()):
            continue
        is_it = lever is None and _IT_LAST.search(text[: match.start()]) is not None
        if outcome and (is_it or not is_person(text, lever)):
            yield Found(plain(text, lever), outcome, "no effect", match[0].lower())


def _easier(text: str) -> Iterator[Found]:
    for match in EASIER.finditer(text):
        if match[0].lower().startswith("made"):  # of the past
            continue
        outcome, lever = right(text, match.start(1) if match[1].strip() else match.end()), left(text, match.start())
        direction = "no effect" if lever and _NONE_OF.match(text, lever[0]) else (
            "lowers"
            if match[2].lower() in _WORSE or match[2].lower().startswith("less") or match[2].lower() in _COSTLIER and _DEED.match(match[1].strip())
            else "raises"
        )
        if outcome:
            yield Found(plain(text, lever), outcome, direction, match[2].lower())
    for match in RISK.finditer(text):
        verb = (match[1] or match[2]).lower()
        outcome = right(text, match.end())
        lowers = verb in LESS
        if outcome:
            yield Found(
                plain(text, left(text, match.start())), outcome, "lowers" if lowers else "raises", "the chances of"
            )


def _causes(text: str) -> Iterator[Found]:
    for match in CAUSES.finditer(text):
        verb = match[3].lower()
        if match[1].lower() in ("is", "are", "has been", "have been") or (
            match[1].lower() == "to be" and not verb.endswith("ing")
        ):
            continue
        base = verb if verb in VERBS else _base(verb)
        if base in ("give", "set", "cut", "make", "change", "move", "open", "end") and re.match(
            r"\s+(?:up|in|back|off|out|hands?|over)\b", text[match.end() : match.end() + 7]
        ):
            continue
        outcome, lever = right(text, match.start(3)), left(text, match.start())
        is_that = lever is None and OPENS_WITH_THAT.fullmatch(text[: match.start()][-12:]) is not None
        if outcome is None or base is None or (is_person(text, lever) and not is_that) or outcome[1] - outcome[0] < len(verb) + 4:
            continue
        if base in ("give", "buy") and not GIVES.search(text, *outcome):
            continue
        negative = re.search(r"\b(?:not|never|unlikely|cannot)\b|n['’]t\b", match[0], FOLD)
        away = re.search(r"\baway from\b|\bapart\b|\bmore difficult\b|\bharder\b|\bthink (?:twice|again)\b|\bless \w+(?:ive|ly|ing|able)\b", text[outcome[0] : outcome[1]], FOLD)
        if base in LITERAL and LITERALLY.match(text, match.end()) or base in PROVIDES and PAPER.search(text, *(lever or (0, 0))):
            continue
        fewer = DOWN.match(text, *outcome) or FEWER_OF.match(text, match.end())
        direction = "no effect" if negative or lever and NO_LEVER.match(text, lever[0]) else "lowers" if away or fewer else VERBS[base]
        yield Found(plain(text, lever), outcome, direction, " ".join(match[0].lower().split()))


def _every(text: str) -> Iterator[Found]:
    for match in EVERY.finditer(text):
        verb = match[2].lower()
        base = next((one for one in (verb[:-1], verb[:-2]) if one in VERBS), None)
        lever, outcome = trimmed(text, match.start(), match.end(1)), right(text, match.start(2))
        if (base is not None or verb in ("costs", "robs", "brings", "leaves", "lengthens", "hands", "adds")) and lever and outcome and outcome[1] - outcome[0] >= len(verb) + 4:
            less = _LESS.match(text[slice(*outcome)]) is not None
            yield Found(lever, outcome, "lowers" if less else VERBS.get(base or "", "raises"), "every")


def _base(verb: str) -> str | None:
    return next((v for v in VERBS if verb in (v + "ing", v[:-1] + "ing")), None)


HELP = (_helpful,)
DOUBTS = (_doubt,)
KEYS = (_key_to,)
CAUSING = (_only_way, _no_way, _bodes, _matter_of, _depends, _easier, _by_doing, _idle, _causes, _every)
