"""Texts that tell the same thing: a caption and its alternative text, one paragraph pasted into two articles.

Two texts are near when most of their content words agree after a light stem and a small table of words that news uses
for one another ("met with", "held talks with"). Names and numbers weigh double, and when each text names somebody, some
day or some number that the other lacks, they are different news in the same words: a meeting on Monday is not the one on Friday.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from standoff.read.word_set import word_set

# Half of the weight agrees: a caption and its reworded twin share 0.5 to 0.9, two paragraphs of one article under 0.3.
NEAR = 0.5
# A word that stands in more texts than this does not help to find pairs; it still counts when a pair is compared.
COMMON = 50

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_STOP = word_set(
    "a an the of to in on at by for with from as and or but nor so yet that this these those it its is are was were be been "
    "being has have had having do does did will would can could may might must shall should not no he she they them his her "
    "their him we us our you your i me my who whom whose which what when where why how there here than then too also just "
    "into over under after before about against between during through up down out off again more most some any all both "
    "each other such only own same very s t mr mrs ms dr said says say"
)
# Each row is one meaning; only stems that news swaps for one another when it tells one thing twice.
_SAME = (
    "attack strike assault bombard bombardment shell raid barrage",
    "talk meet meeting negotiation negotiate discussion discuss conversation hold held met",
    "continue persist keep kept remain go-on carry-on",
    "destruction devastation damage destroy devastate ruin",
    "kill dead death die fatality",
    "wound injure hurt injury",
    "agree accept approve agreement deal accord pact",
    "refuse reject dismiss decline rebuff",
    "ceasefire cease-fire truce armistice",
    "president leader",
    "troop soldier force army military",
    "call phone telephone",
    "begin start launch open",
    "end stop halt finish",
    "near close around outside",
    "city town",
    "say tell announce state declare",
    "arrive come reach",
    "leave depart",
    "show picture depict",
)
_IRREGULAR = {"met": "meet", "held": "hold", "kept": "keep", "told": "tell", "began": "begin", "said": "say", "left": "leave",
              "came": "come", "sent": "send", "took": "take", "gave": "give", "fought": "fight", "hit": "strike"}  # fmt: skip


def _stem(word: str) -> str:
    """Return a word without its plainest endings."""
    word = _IRREGULAR.get(word, word)
    for ending, least in (("ations", 5), ("ation", 5), ("ings", 4), ("ing", 3), ("ies", 3), ("ied", 3), ("ed", 3), ("es", 3), ("s", 3)):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("ey") if len(word) > 3 else word


_CLASS = {_stem(word): f"={row.split()[0]}" for row in _SAME for word in row.split()}


@lru_cache(maxsize=4096)
def key_words(text: str) -> dict[str, float]:
    """Return the content words of a text as stems with weights: 2 for names and numbers, 1 for the rest."""
    found: dict[str, float] = {}
    for number, match in enumerate(_WORD.finditer(text[:20_000])):
        word = re.sub(r"[’']s?$|[’']", "", match.group())
        low = word.lower()
        if low in _STOP:
            continue
        is_name = any(c.isdigit() for c in word) or (word[0].isupper() and number > 0)
        stem = low if is_name else _stem(low)
        stem = _CLASS.get(stem, stem)
        found[stem] = max(found.get(stem, 0.0), 2.0 if is_name else 1.0)
    return found


def similarity(one: str, other: str) -> float:
    """Return how much of what two texts tell is the same, from 0 to 1.

    The shared weight over all weight; halved when each text holds a name or number that the other lacks,
    and when they share nothing but names.
    """
    left, right = key_words(one), key_words(other)
    if not left or not right:
        return 0.0
    shared = left.keys() & right.keys()
    both = sum(max(left[word], right[word]) for word in shared)
    every = both + sum(left[word] for word in left.keys() - shared) + sum(right[word] for word in right.keys() - shared)
    score = both / every
    plain_shared = any(left[word] == right[word] == 1 for word in shared)
    if not plain_shared and any(weight == 1 for weight in (*left.values(), *right.values())):
        score /= 2  # only names are shared
    lacks = [word for word in left.keys() - shared if left[word] > 1], [word for word in right.keys() - shared if right[word] > 1]
    return score / 2 if all(lacks) else score


def are_near(one: str, other: str, least: float = NEAR) -> bool:
    """Return whether two texts tell the same thing."""
    return similarity(one, other) >= least


def find_near(texts: Sequence[str], least: float = NEAR) -> tuple[tuple[int, int], ...]:
    """Return the pairs of texts that tell the same thing, as pairs of positions in `texts`, the smaller first.

    Only texts that share words that are rare among `texts` are compared, so ten thousand paragraphs take seconds.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for word in key_words(text):
            holders[word].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holders.values():
        if len(numbers) <= COMMON:
            for place, first in enumerate(numbers):
                for second in numbers[place + 1 :]:
                    shared[first, second] += 1
    pairs = (pair for pair, count in shared.items() if count >= 2)
    return tuple(sorted(pair for pair in pairs if similarity(texts[pair[0]], texts[pair[1]]) >= least))


def group_near(texts: Sequence[str], least: float = NEAR) -> tuple[tuple[int, ...], ...]:
    """Return the groups of two or more texts that are near to one another, directly or through a third."""
    parent = list(range(len(texts)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for first, second in find_near(texts, least):
        parent[root(second)] = root(first)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(texts)):
        groups[root(number)].append(number)
    return tuple(sorted(tuple(group) for group in groups.values() if len(group) > 1))
