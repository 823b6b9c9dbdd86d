"""Cut a sentence into what may be one claim each, and each of these into lever and outcome, by a simple grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from standoff.read.claim_words import CLASSES, is_modal
from standoff.read.grammar import Word
from standoff.read.views import View
from standoff.read.word_set import word_set

Range = tuple[int, int]  # from the first word to the one after the last

_CUT = re.compile(r";\s|[.!?…][”\"’']?\s+(?=[“\"‘A-Z])|,\s(?=but\s)")
FEWEST = 3  # words
CLAUSE = 4  # words of a clause at the least
NEAR = 9  # words of a clause among which its modal stands
_LEADING = word_set("and but so yet then perhaps yes well because that")
_CONDITIONS = word_set("if unless once until till when whenever should were had suppose whether provided while without absent with")
_TWO_WORDS = frozenset({"as long", "so long", "the day", "the moment", "the minute", "each time", "every time"})
_LATER = word_set("if unless until without once when till while")
BE_HAVE_DO = word_set("is are was were has have had does do did 's 're")
_STOPS = frozenset(",—–;?.:")
_NO_COMPARATIVE = word_set("other power winter former matter border river order number letter summer leader latter minister soldier water offer corner centre center paper player killer")
_ORDERS = word_set(
    "cut close shut force push squeeze pay give leave take break raise lift keep put hit strike pull stop end threaten freeze offer hand let feed starve choke "
    "arm turn release publish hold send bring double press corner humiliate flatter bribe buy sell lose win sign drop split"
)
_PARTICLES = word_set("up off out away down")
_GOES_ON = word_set("there then watch see half")  # after 'and', what an order leads to: 'and half of them go home'
_OPENERS = {"each": "every", "every": "every", "only": "only", "nothing": "nothing", "no": "no", "what": "what", "there": "there",
            "it": "it", "that": "that", "this": "that", "a": "a", "an": "a", "another": "a"}  # fmt: skip
NECESSITY = re.compile(r"\b(?:only|unless|without|until|till)\b")  # in the name of a shape: nothing comes of it but by the lever


@dataclass(frozen=True, slots=True)
class Split:
    """The shape of a claim and its words for lever and outcome; an empty lever stands in the sentence before."""

    shape: str
    lever: Range
    outcome: Range


def pieces(view: View) -> list[Range]:
    """Return the stretches of a sentence that may hold one claim each: it is cut at semicolons, full stops, ', but' and before a second clause with a modal."""
    base, found, first = view.sentence.span.start, list[Range](), 0
    cuts = [match.end() for match in _CUT.finditer(view.text)]
    for cut in (*cuts, len(view.text)):
        last = first
        while last < len(view.words) and view.words[last].start - base < cut:
            last += 1
        if sum(word.tag != "." for word in view.words[first:last]) >= FEWEST:
            found.append((first, last))
        elif found:
            found[-1] = (found[-1][0], last)
        else:
            continue
        first = last
    return [part for piece in found for part in _clauses(view.words, *piece)]


def _clauses(words: Sequence[Word], first: int, last: int) -> list[Range]:
    """Return a stretch cut before each ', and' that a subject and its modal follow: "A truce would hold, and the price would fall"."""
    found, start = list[Range](), first
    for at in range(first + CLAUSE, last - CLAUSE):
        joins = words[at].lower == "and" and words[at - 1].lower == "," and _has_modal(words[at + 1 : min(at + 1 + NEAR, last)])
        if joins and split(words[start : at - 1]).shape.startswith(("modal", "verb")):
            found.append((start, at))
            start = at
    return [*found, (start, last)]


def _has_modal(words: Sequence[Word]) -> bool:
    """Return whether words open a clause of their own that tells what would be; "the next will not either" tells nothing."""
    if is_modal(words[0]) or words[0].tag == "V" and not words[0].capital or words[0].lower in BE_HAVE_DO or words[0].lower in ("to", "not", "never"):
        return False
    clause = [words[0], *takewhile(lambda word: word.tag not in ".W", words[1:])]  # not "the generals who would"
    modal = next((at for at in range(1, len(clause)) if is_modal(clause[at])), len(clause))
    return any(word.tag in "NVJ" for word in clause[modal + 1 :])


def split(words: Sequence[Word]) -> Split:
    """Return the shape of a claim that these words would make."""
    num, lower = len(words), [word.lower for word in words]
    start = next((at for at in range(num) if words[at].tag != "." and lower[at] not in _LEADING), num)
    if start == num:
        return Split("none", (0, 0), (0, num))
    return (
        _the_more(words, lower)
        or _condition(words, lower, start)
        or _order(words, lower, start)
        or _condition_after(words, lower, start)
        or _subject(words, lower, start)
    )


def _the_more(words: Sequence[Word], lower: list[str]) -> Split | None:
    """Split 'the longer X, the harder Y'."""
    found = [at for at in range(len(words) - 1) if lower[at] == "the" and _is_comparative(words[at + 1])]
    return Split("the more", (found[0], found[1]), (found[1], len(words))) if len(found) > 1 else None


def _is_comparative(word: Word) -> bool:
    return word.lower in CLASSES["comparative"] or word.lower.endswith("er") and word.tag in "JN" and word.lower not in _NO_COMPARATIVE


def _condition(words: Sequence[Word], lower: list[str], start: int) -> Split | None:
    """Split 'if X, Y' and its kin at the first mark, or before the modal of Y."""
    first = start + 1 if lower[start] in ("even", "only", "not", "just") else start
    two = " ".join(lower[first : first + 2])
    opener = lower[first] if first < len(words) else ""
    if opener not in _CONDITIONS and two not in _TWO_WORDS or opener in ("were", "had", "should") and lower[-1] == "?":
        return None
    cut = next((at for at in range(first + 1, len(words)) if lower[at] in _STOPS), None)
    if cut is None:
        cut = next((at for at in range(first + 3, len(words)) if is_modal(words[at]) or lower[at] == "there"), None)
    if cut is None or cut >= len(words) - 1:
        return None
    name = two if two in _TWO_WORDS else opener
    name = "as long" if name == "so long" else "the day" if name.startswith("the ") else name
    before = "" if first == start else f"{lower[start]} "
    return Split(before + name, (start, cut), (cut, len(words)))


def _order(words: Sequence[Word], lower: list[str], start: int) -> Split | None:
    """Split 'cut the aid and they will talk'."""
    verb, num = words[start], len(words)
    is_base = verb.lower == verb.lemma and not is_modal(verb) and (verb.tag == "V" or verb.lemma in _ORDERS)
    if not is_base or start + 1 >= num:
        return None
    if not (words[start + 1].tag in "DROPNJ" or words[start + 1].capital or lower[start + 1] in _PARTICLES):
        return None
    for at in range(start + 2, num - 1):
        follows = words[at + 1].tag in "DRN" or words[at + 1].capital or lower[at + 1] in _GOES_ON
        is_comma = lower[at] == "," and verb.tag == "V" and not any(is_modal(word) for word in words[start:at])
        if lower[at] == "and" and follows or is_comma:
            return Split("order", (start, at), (at + 1, num))
    return None


def _condition_after(words: Sequence[Word], lower: list[str], start: int) -> Split | None:
    """Split 'Y if X'."""
    for at in range(start + 2, len(words) - 1):
        is_long = lower[at] in ("as", "so") and lower[at + 1] == "long"
        if lower[at] not in _LATER and not is_long or lower[at] == "when" and not any(is_modal(word) for word in words[:at]):
            continue
        before = f"{lower[at - 1]} " if lower[at - 1] in ("only", "even", "not") else ""
        return Split(f"later {before}{'as long' if is_long else lower[at]}", (at, len(words)), (start, at))
    return None


def _subject(words: Sequence[Word], lower: list[str], start: int) -> Split:
    """Split before the first modal, else before the first verb: what stands before it is the lever."""
    num, word = len(words), words[start]
    is_gerund = word.lower.endswith("ing") and len(word.lower) > 5
    name = _OPENERS.get(word.lower) or ("person" if word.tag == "R" else "gerund" if is_gerund else "thing")
    for kind, fits in (("modal", is_modal), ("verb", _is_verb)):
        at = next((at for at in range(start + 1, num) if fits(words[at])), None)
        if at is not None:
            return Split(f"{kind} {name}", (start, at), (at, num))
    return Split("none", (start, start), (start, num))


def _is_verb(word: Word) -> bool:
    return word.tag == "V" and not word.lower.endswith("ing") or word.lower in BE_HAVE_DO
