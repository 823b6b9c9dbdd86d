"""Words of likelihood as in Intelligence Community Directive 203, section D.6.e.(2).

The seven words cover 1% to 99%; values beyond take the outermost word. A value on the border of two words takes the
one further from even, except that 45% and 55% are 'roughly even'.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LikelihoodWord:
    """A word, the probabilities it stands for, and how it ends the sentence 'A deal by June …'."""

    word: str
    low: float
    high: float
    predicate: str


WORDS = (
    LikelihoodWord("almost no chance", 0.01, 0.05, "has almost no chance"),
    LikelihoodWord("very unlikely", 0.05, 0.20, "is very unlikely"),
    LikelihoodWord("unlikely", 0.20, 0.45, "is unlikely"),
    LikelihoodWord("roughly even chance", 0.45, 0.55, "has a roughly even chance"),
    LikelihoodWord("likely", 0.55, 0.80, "is likely"),
    LikelihoodWord("very likely", 0.80, 0.95, "is very likely"),
    LikelihoodWord("almost certain", 0.95, 0.99, "is almost certain"),
)


def likelihood(probability: float) -> LikelihoodWord:
    """Return the entry of `WORDS` for a probability.

    Raises:
        ValueError: `probability` is not between 0 and 1.
    """
    if not 0.0 <= probability <= 1.0:
        raise ValueError(f"{probability} is not a probability; it must lie between 0 and 1")
    probability = round(probability, 2)  # the word has to fit the number as it is printed
    if probability < 0.45:
        return next(entry for entry in WORDS[:3] if probability <= entry.high or entry is WORDS[2])
    if probability <= 0.55:
        return WORDS[3]
    return next(entry for entry in reversed(WORDS[4:]) if probability >= entry.low or entry is WORDS[4])


def likelihood_word(probability: float) -> str:
    """Return the word for a probability, e.g. 'unlikely' for 0.26."""
    return likelihood(probability).word


def interval_words(low: float, high: float) -> str:
    """Return the words for an interval: 'unlikely', or 'very unlikely to likely' where its ends differ.

    Raises:
        ValueError: `low` is greater than `high`.
    """
    if low > high:
        raise ValueError(f"an interval from {low} to {high} has its ends the wrong way round")
    first, last = likelihood_word(low), likelihood_word(high)
    return first if first == last else f"{first} to {last}"
