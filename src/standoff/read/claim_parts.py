"""Lever and outcome of a claim as they are shown: finer than the split that the learned weights see, by a few frames more.

"She thinks that X", "X is a matter of Y", "the only way out is Y", "X by doing Y", "the tolls that they pay would X".
"""

from __future__ import annotations

from collections.abc import Sequence

from standoff.read.claim_split import BE_HAVE_DO, FEWEST, Range, Split, split
from standoff.read.claim_words import is_modal
from standoff.read.grammar import RELATIVE, Word
from standoff.read.word_set import word_set

_THINKING = word_set("think believe feel argue fear expect reckon suspect doubt say know ask wonder")
_BEING = word_set("is was are were 's lies lay remains be")
_BEST = word_set("only surest best fastest quickest cheapest shortest likeliest")
REACH = 8  # words from the beginning in which a thought begins
NOUN = 7  # words from "the only" to its verb


def parts(words: Sequence[Word], seen: Split) -> tuple[Range, Range]:
    """Return the words of the lever and of the outcome of a claim whose split is known; an empty lever stands before."""
    start = _past_thought(words)
    rest = words[start:]
    whole = split(rest) if start else seen
    if whole.shape.startswith(("modal", "verb", "none")):
        found = _matter_of(rest) or _only(rest) or _by_doing(rest) or _main_verb(rest)
    else:
        found = None
    lever, outcome = found or (whole.lever, whole.outcome)
    return (lever[0] + start, lever[1] + start), (outcome[0] + start, outcome[1] + start)


def _past_thought(words: Sequence[Word]) -> int:
    """Return where what is thought begins: "She feels that perhaps X"; 0 where nobody thinks."""
    for at in range(min(REACH, len(words) - FEWEST - 2)):
        if words[at].lemma not in _THINKING or words[at].tag not in "VN" or any(is_modal(word) for word in words[:at]):
            continue
        start = at + 1
        if words[start].lower in ("that", "why", "whether") or words[start].tag in "DRN" or words[start].capital:
            start += words[start].lower in ("that", "why", "whether")
            return start + (words[start].lower in ("perhaps", "maybe"))
    return 0


def _matter_of(words: Sequence[Word]) -> tuple[Range, Range] | None:
    for at in range(2, len(words) - 2):
        if words[at].lower == "matter" and words[at + 1].lower == "of":
            being = next((n for n in range(at - 1, 0, -1) if words[n].lower in _BEING), None)
            return ((at + 2, len(words)), (0, being)) if being else None
    return None


def _only(words: Sequence[Word]) -> tuple[Range, Range] | None:
    """Split "the only way out is Y", "the surest way to X is to Y"."""
    if len(words) < FEWEST + 2 or words[0].lower != "the" or words[1].lower not in _BEST:
        return None
    at = next((n for n in range(3, min(len(words) - 1, 3 * NOUN)) if words[n].lower in _BEING and words[n].tag != "N"), None)
    return None if at is None else ((at + 1, len(words)), (0, at))


def _by_doing(words: Sequence[Word]) -> tuple[Range, Range] | None:
    """Split "X by doing Y"."""
    for at in range(FEWEST, len(words) - 1):
        if words[at].lower == "by" and words[at + 1].lower.endswith("ing") and words[at + 1].tag in "VN" and not words[at + 1].capital:
            end = next((n for n in range(at + 2, len(words)) if words[n].lower in ",;—"), len(words))
            return (at, end), (0, at)
    return None


def _main_verb(words: Sequence[Word]) -> tuple[Range, Range] | None:
    """Split before the first finite verb that stands in no relative clause and after no "to"."""
    is_relative = False
    for at in range(1, len(words)):
        word = words[at]
        is_relative = is_relative or word.lower in RELATIVE and words[at - 1].tag == "N"
        is_finite = is_modal(word) or word.lower in BE_HAVE_DO or word.tag == "V" and not word.lower.endswith("ing") and words[at - 1].tag not in "TJDX"
        if is_finite and words[at - 1].lower != "to":
            if not is_relative:
                return (0, at), (at, len(words))
            is_relative = False
    return None
