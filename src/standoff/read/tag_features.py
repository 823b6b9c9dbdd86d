"""What the tagger sees of each token: itself, its letters, its shape, the marks around it, and what the lexicons say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from standoff.read.reading import Paragraph, Quotation, Sentence
from standoff.read.speaking_nouns import PRONOUNS, is_person_noun
from standoff.read.speech_cues import LABELLING_ANY, SAYING, SAYING_ANY, THINKING_ANY
from standoff.read.tokens import Token, find_tokens, shape

KINDS = ("source", "cue", "content")
LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BIES"))
"""Outside; the beginning, inside and end of a stretch of two tokens or more; a stretch of a single token."""
LONGEST = 400  # tokens; a longer paragraph is read in parts
LONGEST_WORD = 16  # letters that the letter network sees: the first and the last eight of a longer word
CLASSES = 8
QUOTED = 5


@dataclass(frozen=True)
class Sequence:
    """The tokens of a paragraph with their features: `shapes`, `quoted`, `classes`, `starts`, small numbers each."""

    tokens: list[Token]
    shapes: np.ndarray
    quoted: np.ndarray
    classes: np.ndarray
    starts: np.ndarray


def sequences_of(
    text: str, paragraphs: tuple[Paragraph, ...], sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...]
) -> list[Sequence]:
    """Return one sequence per paragraph, several for a very long one, in order."""
    openings = {q.outer.start: q for q in quotations if q.depth == 1}
    begins = {sentence.span.start for sentence in sentences}
    found: list[Sequence] = []
    for paragraph in paragraphs:
        tokens = find_tokens(text, paragraph.span.start, paragraph.span.end)
        quoted = _quoted(tokens, openings)
        for start in range(0, len(tokens), LONGEST):
            part = tokens[start : start + LONGEST]
            found.append(
                Sequence(
                    part,
                    np.array([shape(token.text) for token in part], np.int64),
                    quoted[start : start + LONGEST],
                    np.array([word_class(token.lower) for token in part], np.int64),
                    np.array([2 if not start + n else int(token.start in begins) for n, token in enumerate(part)], np.int64),
                )
            )
    return found


def _quoted(tokens: list[Token], openings: dict[int, Quotation]) -> np.ndarray:
    """Return for each token 0 outside, 1 within, 2 at an opening, 3 at a closing mark, 4 just after one."""
    found = np.zeros(len(tokens), np.int64)
    current: Quotation | None = None
    for number, token in enumerate(tokens):
        if token.start in openings:
            current = openings[token.start]
        if current is None:
            found[number] = 4 if number and found[number - 1] == 3 else 0
        elif token.start >= current.outer.end:
            current, found[number] = None, 4
        elif token.start < current.inner.start:
            found[number] = 2
        else:
            found[number] = 1 if token.start < current.inner.end else 3
    return found


def word_class(word: str) -> int:
    """Return a number for what the lexicons say of a word: 0 where they say nothing."""
    if word in SAYING:
        return 1
    if word in SAYING_ANY:
        return 2
    if word in THINKING_ANY:
        return 3
    if word in LABELLING_ANY:
        return 4
    if word in PRONOUNS:
        return 5
    return 6 if is_person_noun(word) else 0


def letters_of(word: str) -> str:
    """Return the letters of a word that the tagger sees."""
    half = LONGEST_WORD // 2
    return word if len(word) <= LONGEST_WORD else word[:half] + word[-half:]
