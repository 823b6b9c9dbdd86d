"""Whether words between marks are anybody's words at all, and how sure their speaker is: features of the whole choice.

Titles of books and shows, nicknames and the author's own irony stand between marks too. What tells them apart is their
form (capitals, length), the words before them, and how well the best candidate for a speaker fits.
"""

from __future__ import annotations

from functools import lru_cache
from math import log1p

import numpy as np

from standoff.read.reading import Reading
from standoff.read.speaker_roles import AUXILIARIES, PREPOSITIONS, is_cue
from standoff.read.speakers import FIRST_PERSON, Stage
from standoff.read.tokens import Token
from standoff.read.word_set import word_set

RESOLVED = 0.65  # below it, a speaker with a name is left open
DESCRIBED = 0.55  # the same for "the envoy" and "she", who are seldom mixed up with anybody else
BODY = 0.85  # the same for an outlet, a state or a place: one of their people is often meant
WORKS = word_set(
    "book novel film movie show series song album article essay paper column documentary play poem magazine program "
    "programme podcast titled entitled headlined piece report called named dubbed known so-called author episode "
    "op-ed memoir host anchor"
)
ALL_CAPITALS, FEW_CAPITALS = 0.8, 0.6  # shares of words with a capital
PERSON = 6  # the class of a noun for somebody who can speak
SMALL = word_set("a an the of and or in on for to at by with from is it as vs de la")
FEATURES = [
    "best", "second", "margin", "share", "candidates", "choice agrees", "votes for best", "votes", "cue beside",
    "paragraphs back", "after", "pronoun", "tokens", "title share", "begins small", "end", "first person",
    "has verb", "outside", "starts paragraph", "ends paragraph", "repaired", "continues", "body", "work before",
    "determiner before", "preposition before", "comma before", "colon before", "cue before", "cue after",
    "word after", "cues in sentence", "quotations in paragraph", "distance", "depth of sentence", "single", "digits",
]


def features(stage: Stage, quotation: int, choices: list[int], rows: list[list[float]], scores: np.ndarray) -> list[float]:
    """Return one row of features for a quotation, given its candidates, their rows and their scores."""
    return [float(value) for value in [*_of_choice(choices, rows, scores), *_of_form(stage, quotation), *_of_place(stage, quotation)]]


def _of_choice(choices: list[int], rows: list[list[float]], scores: np.ndarray) -> list[float]:
    from standoff.read.speakers import FEATURES as COLUMNS

    if not choices:
        return [-9, -9, 0, 0, 0, 0, 0, 0, 99, 0, 0, 0]
    order = np.argsort(-scores)
    best = rows[order[0]]
    second = scores[order[1]] if len(order) > 1 else -9
    share = 1 / np.exp(np.clip(scores - scores[order[0]], -30, 0)).sum()
    first_vote = next(n for n, name in enumerate(COLUMNS) if name.startswith("vote"))
    column = COLUMNS.index
    return [
        scores[order[0]], second, scores[order[0]] - second, share, len(choices), best[column("choice")],
        sum(best[first_vote:]), sum(any(row[n] for row in rows) for n in range(first_vote, len(COLUMNS))),
        min(abs(best[column("cue to quotation")]), abs(best[column("verb to quotation")])), best[column("paragraphs back")],
        best[column("after")], best[column("pronoun")],
    ]  # fmt: skip


def _of_form(stage: Stage, quotation: int) -> list[float]:
    scene = stage.scene
    each = scene.reading.quotations[quotation]
    first, last = scene.bounds(each)
    words = [token for token in scene.tokens[first : last + 1] if token.is_word]
    low, high = scene.paragraph_bounds[scene.paragraph[first]]
    paragraph = scene.reading.paragraphs[each.paragraph]
    end = each.inner.of(scene.reading.text)[-1]
    return [
        len(words), title_share(words), bool(words) and words[0].text[0].islower(), ",.!?…".find(end),
        any(token.lower in FIRST_PERSON for token in words),
        any(token.lower in AUXILIARIES or scene.classes[at] in (1, 3, 4) for at, token in enumerate(scene.tokens[first : last + 1], first)),
        log1p(sum(number < 0 for number in scene.quoted[low : high + 1])), first == low, last == high, each.repaired, each.continues,
        ("body", "turn", "title", "subhead", "caption").index(paragraph.kind) if paragraph.kind in ("body", "turn", "title", "subhead", "caption") else 5,
    ]  # fmt: skip


def title_share(words: list[Token]) -> float:
    """Return the share of words with a capital among those that a title writes with one."""
    telling = [token for token in words if token.lower not in SMALL]
    return sum(not token.text[0].islower() for token in telling) / len(telling) if telling else 0.0


def is_title(stage: Stage, quotation: int) -> bool:
    """Return whether the words are the title of a work: three capitals or more among words that have few, after "book" or the like."""
    scene = stage.scene
    first, last = scene.bounds(scene.reading.quotations[quotation])
    low, high = scene.paragraph_bounds[scene.paragraph[first]]
    words = [token for token in scene.tokens[first : last + 1] if token.is_word]
    if len(words) < 3 or title_share(words) < ALL_CAPITALS:
        return False
    around = [scene.tokens[at] for at in range(low, high + 1) if scene.quoted[at] < 0 and scene.tokens[at].is_word]
    before = {token.lower for token in scene.tokens[max(low, first - 8) : first]}
    return bool(before & WORKS) and title_share(around) < FEW_CAPITALS and scene.tokens[first - 1].text not in ",:"


def is_nickname(stage: Stage, quotation: int) -> bool:
    """Return whether one or two capital words stand within a name, or what is "so-called": the warlord 'King' Doe, Joe "The Hammer" Roe."""
    scene = stage.scene
    first, last = scene.bounds(scene.reading.quotations[quotation])
    if first > 1 and (scene.tokens[first - 1].lower == "so-called" or scene.tokens[first - 1].lower == "called" and scene.tokens[first - 3].lower == "so"):
        return True
    words = [token for token in scene.tokens[first : last + 1] if token.is_word]
    if not 1 <= len(words) <= 2 or not all(token.is_capital for token in words) or first == 0 or last + 1 >= len(scene.tokens):
        return False
    before, after, sentence = scene.tokens[first - 1], scene.tokens[last + 1], scene.sentence[first - 1]
    low, high = scene.paragraph_bounds[scene.paragraph[first]]
    around = [scene.tokens[at] for at in range(low, high + 1) if scene.sentence[at] == sentence and not first <= at <= last and scene.tokens[at].is_word]
    is_within = low < first and last < high and scene.sentence[last + 1] == sentence and (before.is_word and before.is_capital or scene.classes[first - 1] == PERSON)
    return is_within and after.is_capital and title_share(around) < FEW_CAPITALS


def _of_place(stage: Stage, quotation: int) -> list[float]:
    scene = stage.scene
    each = scene.reading.quotations[quotation]
    first, last = scene.bounds(each)
    low, high = scene.paragraph_bounds[scene.paragraph[first]]
    before = [scene.tokens[at].lower for at in range(max(low, first - 6), first)]
    previous = before[-1] if before else ""
    here = {scene.sentence[first], scene.sentence[last]}
    outside = [at for at in range(low, high + 1) if scene.quoted[at] < 0 and scene.sentence[at] in here]
    cues = [at for at in outside if is_cue(scene, at)]
    after = scene.tokens[last + 1] if last < high else None
    return [
        sum(word in WORKS for word in before), previous in ("the", "a", "an", "his", "her", "their", "this", "that", "its", "'s"),
        previous in PREPOSITIONS, previous == ",", previous == ":", scene.classes[first - 1] if first > low else 0,
        scene.classes[last + 1] if after else 0, after is not None and after.is_word and after.text[0].islower(), len(cues),
        len({n for n in scene.quoted[low : high + 1] if n >= 0}), min((min(abs(at - first), abs(at - last)) for at in cues), default=99),
        len(outside), scene.reading.text[each.outer.start] in "‘'", sum(token.text[0].isdigit() for token in scene.tokens[first : last + 1]),
    ]  # fmt: skip


def least_sure(stage: Stage, nominal: int, name: str) -> float:
    """Return how sure a speaker must be not to be left open."""
    words = stage.scene.nominals[nominal] if nominal >= 0 else None
    if words is not None and words.key in ("it", "they", "which") or kinds_of_names(stage.scene.reading).get(name, set()) & {"outlet", "state", "place"}:
        return BODY
    return DESCRIBED if words is not None and words.kind != "name" else RESOLVED


@lru_cache(maxsize=2)
def kinds_of_names(reading: Reading) -> dict[str, set[str]]:
    """Return the kinds of the mentions of a text by their names."""
    found: dict[str, set[str]] = {}
    for mention in reading.mentions:
        found.setdefault(mention.name, set()).add(mention.kind)
    return found
