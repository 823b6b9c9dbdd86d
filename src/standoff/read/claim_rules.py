"""The shapes of forward causal claims: each rule finds a keyword and cuts lever and outcome from the sentence around it.

A rule returns the places of lever and outcome in the sentence and how the one moves the other: `necessary` (only with
it), `sufficient` (enough), `raises`, `lowers`, `no effect`. Keywords are searched first and stretches are cut by marks, so time
grows with the length of the sentence only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from standoff.read.claim_causes import CAUSING, DOUBTS, HELP, KEYS
from standoff.read.claim_conditions import BEFORE_HELP, IFS, NECESSARY, WHENS, WITHOUTS
from standoff.read.claim_general import GENERAL
from standoff.read.claim_generic import GENERIC, IDLES, RHETORIC
from standoff.read.claim_levers import ASKED, LEVERS, ONES
from standoff.read.claim_means import LATE, MEANS
from standoff.read.claim_orders import ORDERS
from standoff.read.claim_patterns import FEWER, FOLD, ONLY_THIS, THE_MORE, THE_THEN
from standoff.read.claim_shapes import Found, Stretch, is_people
from standoff.read.claim_ways import falls
from standoff.read.stretches import right, trimmed

_SAYS = (
    r"(?:say|says|said|argue|argues|argued|warn|warns|warned|believe|believes|believed|think|thinks|thought|add|adds|added|insist|insists|insisted|"
    r"claim|claims|claimed|reckon|reckons|fear|fears|feared|suggest|suggests|suggested|note|notes|noted|predict|predicts|predicted|told\s[\w’'-]+(?:\s[\w’'-]+){0,3}|tells\s\w+|writes|wrote|"
    r"explains|explained|concedes|conceded|concludes|concluded|admits|admitted)"
)
# Who says so, and how sure the sentence is, between commas: neither is part of lever or outcome.
_ASIDE = re.compile(
    rf",\s(?:[\w’'.-]+\s){{1,5}}?{_SAYS},|,\s{_SAYS}(?:\s[\w’'.-]+){{1,4}},(?!\s(?:an?|the|who|whose|which|one|of|[A-Z]))|,\s(?:he|she|they|it)\s{_SAYS}\s(?:in|on|at|to|during|after|by)\s[^,.;:]{{3,40}},|,\s(?:as|even|not least|including|however \w+)\s[^,.;:]{{3,40}},|"
    r",\s(?:by contrast|in turn|however|too|of course|in short|in effect|in practice|in other words|for example|for instance|at least|at best|at worst|in fact|"
    r"indeed|therefore|thus|then|meanwhile|on the other hand|in theory|by itself|on its own|in themselves|by themselves|on their own|sooner or later|"
    r"in the end|in time|over time|once again|perhaps|if anything|on balance|after all|in any case|[a-z]{3,14}ly|in (?:my|our|his|her|their|its) (?:view|opinion|judg[e]?ment|reading|words|telling)|to be sure|alone|moreover),"
)
_OPENED = re.compile(
    r"(?:^|[.;:“\"]\s*|\b(?:that|and|but|so|say|says|said)\s)(?:even\s+)?(?:if|unless|once|when|without|absent|with|as|so long as|until|should|were|by|while|only|given|in|for|although|though|since|because|after|before|to|the\s+(?:more|longer|less|harder))\b[^,;:.]*$",
    re.IGNORECASE,
)
# "He would force her hand": somebody does it.
_PRONOUN_LAST = re.compile(r"(?:^|[\s,“\"])(?:I|we|he|she|you|who|one|they)$", FOLD)

# A name right before the verb is its subject, unless it hangs on a preposition or stands in a longer name: 'the raid on Osmin'.
_NAME_LAST = re.compile(
    r"(?:^|\s)(?!(?:of|on|in|by|with|against|for|to|from|at|over|and|between|near|as|into|under|through|per|via|or|than|like|around|inside|outside|across|about|toward|towards)\s)"
    r"[a-z][\w’'-]*,?\s(?:the\s)?[A-Z][\w’'.-]*[a-z](?<!['’]s)(?:\s[A-Z][\w’'.-]*)*$"
)
_CLAUSE = re.compile(r",\s|\b(?:that|which|where|when|if|because|found|said|announced|says|asserted|though|while)\s")


def find_claims_in(text: str) -> list[Found]:
    """Return the forward causal claims of a sentence, strongest shape first, none twice."""
    text = without_asides(text)
    found: list[Found] = []
    for rule in RULES:
        for one in rule(text):
            if not any(_overlap(one, other) for other in found):
                found.append(_as_doubted(text, one))
    return found


def _as_doubted(text: str, one: Found) -> Found:
    """Return a claim that somebody doubts as one of no effect: 'she doubts that a levy would change anything'."""
    start = min(one.outcome[0], one.lever[0] if one.lever else one.outcome[0])
    doubted = _DOUBTED.search(text[max(0, start - 60) : start]) or one.lever and not one.reason.startswith(_CONDITIONS) and _DOUBTS.search(text[slice(*one.lever)])
    return replace(one, direction="no effect") if doubted else one


_DOUBT = (
    r"\b(?:(?:(?<!no\s)(?<!little\s)(?<!without\s)(?<!any\s)doubt(?:s|ed)?|sceptical|skeptical|unconvinced|denies|denied|doubtful|questionable|far from (?:clear|certain|obvious)|no evidence|little evidence|questions?(?=\swhether))"
    r"|few\s(?:[\w’'-]+\s){1,4}?(?:believe|think|expect|imagine))"
)
_CONDITIONS = ("if", "unless", "once", "until", "when", "as long", "so long", "should")  # whoever doubts in them doubts something else
_DOUBTED = re.compile(_DOUBT + r"\s+(?:that\s+|whether\s+)?$", FOLD)
_DOUBTS = re.compile(_DOUBT + r"\s+(?:that\s|whether\s|(?=the\s|an?\s))", FOLD)


def find_asked(text: str) -> list[Found]:
    """Return the claim that a question makes by asking whether it is not so: 'wouldn't a ban just make them dig in?'."""
    return [one for rule in (*RHETORIC, *ASKED) for one in rule(text)][:1]


def without_asides(text: str) -> str:
    """Return the text with asides between commas blanked, so that every place stays where it was."""
    for match in list(_ASIDE.finditer(text)):
        ends_condition = _OPENED.search(text[max(0, match.start() - 160) : match.start()]) is not None
        blank = "," + " " * (len(match[0]) - 1) if ends_condition else " " * len(match[0])
        text = text[: match.start()] + blank + text[match.end() :]
    return text


def _overlap(one: Found, other: Found) -> bool:
    def meet(a: Stretch | None, b: Stretch | None) -> bool:
        return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]

    return meet(one.outcome, other.outcome) or (meet(one.lever, other.outcome) and meet(one.outcome, other.lever))


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
            less = (match[1].lower() in FEWER) != falls(re.sub(r"^\w+\s", "", text[slice(*outcome)]))
            yield Found(lever, outcome, "lowers" if less else "raises", "the more … the more")


def _only_this(text: str) -> Iterator[Found]:
    for match in ONLY_THIS.finditer(text):
        lever, outcome = trimmed(text, *match.span(2)), right(text, match.end())
        if lever and outcome and not is_people(text[slice(*lever)]) and not re.match(r"(?:I|we|he|she|they|you|it|whether|some|a few|then|about|because)\b", text[slice(*lever)], FOLD):
            yield Found(
                lever,
                outcome,
                "no effect" if match[1].lower().startswith("no amount") else "necessary",
                match[1].lower(),
            )


def _somebody_acts(lever: str) -> bool:
    """Return whether the subject that ends a stretch is somebody: 'one study found Doe', 'measures, where other countries'."""
    if _PRONOUN_LAST.search(lever) or _NAME_LAST.search(lever):
        return True
    last = _CLAUSE.split(lever)[-1]
    return last != lever and is_people(last)


def _by_nobody(rule):
    """Return the rule without what somebody, and no lever, would do: 'he would force her hand'."""

    def kept(text: str) -> Iterator[Found]:
        return (one for one in rule(text) if one.lever is None or not _somebody_acts(text[slice(*one.lever)]))

    return kept


RULES = (
    *BEFORE_HELP,
    _the_more,
    *WITHOUTS[:1],
    *NECESSARY,
    *HELP,
    *WITHOUTS[1:],
    *DOUBTS,
    *MEANS,
    *WHENS,
    _only_this,
    *IFS,
    *ORDERS,
    *ONES,
    *KEYS,
    *(_by_nobody(rule) for rule in (*IDLES, *CAUSING, *GENERIC)),
    *GENERAL,
    *LATE,
    *(_by_nobody(rule) for rule in LEVERS),
)
