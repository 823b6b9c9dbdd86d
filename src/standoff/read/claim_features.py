"""What the learned weights of claims see of a stretch of words: its skeleton, its word classes, and its lever and outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from standoff.read.claim_split import Split
from standoff.read.claim_words import CLASSES, MODALS, classes_of, is_modal, skeleton
from standoff.read.grammar import RELATIVE, Word
from standoff.read.views import View
from standoff.read.word_set import word_set
from standoff.record.items import Commitment

Features = dict[str, float]

COUNTED = ("modal", "names", "numbers", *(f"class {name}" for name in CLASSES))
MOST = 4  # of a kind that are counted
LONG = 30  # words
NEAR = ("modal no past", "has class outcome", "has class lever", "asks")  # what is seen of the stretches beside
_NO_MAIN_VERB = word_set("to be do does not n't never have is are has also only simply merely just still even")
_MAIN_VERB = ("lowers", "falls", "less", "raises", "moves", "settles")
FAR = 10  # words from the beginning of an outcome to its main verb where no modal leads to it
AFTER_MODAL = 7  # words from a modal to its verb
AFTER = 4  # words from a verb to its particle: "push any signature back"
AUXILIARIES = 3  # words before a participle among which the "be" of a passive stands
ASIDE = (2, 8)  # words of who says so, between two commas
FIRST_ASIDE = 5  # the most of them where they open the words
_TELLING = CLASSES["says"] | word_set("assure agree calculate caution doubt estimate expect fear hope see")
_PARTICLES = word_set("apart around aside away back down forward in off on out over short through together up")
# Words of what is said, and pairs of skeleton words, are many and say little each: they are held closer to nothing.
MANY = ("word ", "pair ", "two ", "three ", "lever word ", "outcome word ", "verb word ")


def word_features(words: Sequence[Word], split: Split) -> Features:
    """Return the features of the words alone."""
    shaped = [skeleton(word) for word in words]
    found: Features = {"length": min(len(words), 2 * LONG) / LONG}
    counts = dict.fromkeys(COUNTED, 0)
    for at, word in enumerate(words):
        for name in classes_of(word):
            counts[f"class {name}"] += 1
        counts["modal"] += word.lower in MODALS
        counts["names"] += word.capital and at > 0
        counts["numbers"] += word.tag == "O"
        if is_modal(word):
            found[f"modal {word.lower}"] = 1.0
        if not word.capital or at == 0:
            found[f"word {word.lemma}"] = 1.0
    for name, count in counts.items():
        if count:
            found |= {name: min(count, MOST) / 2, f"has {name}": 1.0}
    past = shaped.count("V-ed") + sum(word.lower in ("was", "were", "had", "did") for word in words)
    found |= {"past": min(past, MOST) / 2, "no past": float(past == 0), "modal no past": float(past == 0 and counts["modal"] > 0)}
    found |= {f"opens {shaped[0]}": 1.0, f"two {' '.join(shaped[:2])}": 1.0, f"three {' '.join(shaped[:3])}": 1.0}
    found |= {f"pair {one} {other}": 1.0 for one, other in pairwise(["^", *shaped, "$"])}
    found["opens gerund"] = float(words[0].lower.endswith("ing") and len(words[0].lower) > 5)
    found["asks"] = float(any(word.lower == "?" for word in words))
    return found | _parts(words, split)


def _parts(words: Sequence[Word], split: Split) -> Features:
    """Return the features of lever and outcome, and of their shape."""
    lever, outcome = words[slice(*split.lever)], words[slice(*split.outcome)]
    found: Features = {f"shape {split.shape}": 1.0}
    for name, part in (("lever", lever), ("outcome", outcome)):
        for word in part:
            found |= {f"{name} class {kind}": 1.0 for kind in classes_of(word)}
            if word.tag in "VNJAX" and not word.capital:
                found[f"{name} word {word.lemma}"] = 1.0
    found[f"lever ends {_end(lever)}"] = 1.0
    denials = [sum(word.lower in CLASSES["denies"] for word in part) for part in (lever, outcome)]
    less, down = _has(outcome, "less"), _has(outcome, "falls", "lowers")
    denied = f"denied {min(denials[1], 1)}"
    named = (
        f"lever denials {min(denials[0], 2)}", f"outcome denials {min(denials[1], 2)}",
        f"shape {split.shape} {denied}", f"shape {split.shape} lever denied {min(denials[0], 1)}",
        f"outcome less {less} down {down} {denied}", f"shape {split.shape} less {less} down {down} {denied}",
        *(f"outcome opens {word.lower}" for word in outcome[:2] if word.lower in CLASSES["comparative"]),
    )  # fmt: skip
    return found | dict.fromkeys(named, 1.0) | dict.fromkeys(_verb_features(_without_tellers(outcome), split), 1.0)


def _verb_features(outcome: Sequence[Word], split: Split) -> Iterator[str]:
    """Yield the features of the verb that tells what becomes of an outcome: which it is and of what kind, whether it is denied or passive, its particle."""
    at = _main_verb(outcome)
    denied = f"denied {int(any(word.lower in CLASSES['denies'] for word in (outcome[:at] if at >= 0 else outcome)))}"
    if at < 0:
        yield from ("verb none", f"verb none {denied}")
        return
    verb = outcome[at]
    kind = next((name for name in _MAIN_VERB if verb.lemma in CLASSES[name]), "other")
    is_passive = verb.lower != verb.lemma and any(word.lemma in ("be", "get") for word in outcome[max(at - AUXILIARIES, 0) : at])
    yield from (f"verb {kind}", f"verb {kind} {denied}", f"verb {kind} shape {split.shape.split()[0]}")
    yield from (f"verb word {verb.lemma}", f"verb word {verb.lemma} {denied}", f"passive {is_passive} verb {kind}")
    particle = next((word.lower for word in outcome[at + 1 : at + 1 + AFTER] if word.lower in _PARTICLES), None)
    if particle is not None:
        yield from (f"verb particle {particle}", f"verb word {verb.lemma} {particle}", f"verb {kind} particle {particle}")


def _without_tellers(words: Sequence[Word]) -> list[Word]:
    """Return words without who says so among them: "the war, he added, will end" without "he added,"."""
    commas = [-1, *(at for at, word in enumerate(words) if word.lower in (",", "—", "–")), len(words)]
    left: list[Word] = []
    for before, comma in pairwise(commas):
        part = words[before + 1 : comma]
        is_aside = ASIDE[0] <= len(part) <= ASIDE[1] and before >= 0 or ASIDE[0] <= len(part) <= FIRST_ASIDE and comma < len(words)
        tells = any(word.tag == "V" and word.lemma in _TELLING for word in part) and not any(is_modal(word) for word in part)
        left += [] if is_aside and tells else words[before + 1 : comma + 1]
    return left


def _main_verb(words: Sequence[Word]) -> int:
    """Return the place of the verb that tells what becomes of an outcome, the first after its modal; -1 for none."""
    modal = next((at for at, word in enumerate(words) if is_modal(word) and not (at and words[at - 1].lower in RELATIVE)), -1)
    is_main = lambda word: not is_modal(word) and word.lower not in _NO_MAIN_VERB and _can_be_main(word) and (modal >= 0 or word.lemma not in _TELLING)
    reach = range(modal + 1, min(modal + AFTER_MODAL if modal >= 0 else FAR, len(words)))
    return next((at for at in reach if is_main(words[at])), -1)


def _end(lever: Sequence[Word]) -> str:
    """Return what a lever ends with: a name or a pronoun is somebody who acts, a word of a class is what is pulled."""
    last = next((word for word in reversed(lever) if word.tag != "."), None)
    if last is None:
        return "nothing"
    return "name" if last.capital and len(lever) > 1 else skeleton(last)


def _can_be_main(word: Word) -> bool:
    return word.tag == "V" or word.tag in "NJ" and any(word.lemma in CLASSES[name] for name in _MAIN_VERB if name != "less")


def _has(words: Sequence[Word], *names: str) -> int:
    return int(any(word.lemma in CLASSES[name] or word.lower in CLASSES[name] for word in words for name in names))


def place_features(view: View, first: int, last: int, made: Sequence[Commitment]) -> Features:
    """Return the features of where the words stand: whose they are, and whether they are somebody's own threat or promise."""
    span, middle = view.span(first, last - 1), (first + last) // 2
    said = view.statement_at(min(first + 1, last - 1)) or view.statement_at(middle)
    is_made = any(one.spans[0].meets(span) or one.condition is not None and one.condition.meets(span) for one in made)
    found = {f"kind {view.paragraph.kind}": 1.0, "commitment": float(is_made), "said": float(said is not None)}
    found["in marks"] = float(view.quotation_at(min(first + 1, last - 1)) is not None)
    if said is not None:
        found |= {f"said {said.kind}": 1.0, "named": float(said.speaker is not None)}
    return found


def near_features(found: Sequence[Features], paragraphs: Sequence[int]) -> list[Features]:
    """Return the features of all stretches of a document with what is seen of their neighbours, and of all."""
    share = sum(each["modal no past"] for each in found) / max(len(found), 1)
    whole = []
    for at, each in enumerate(found):
        near: Features = {"document modals": 2 * share}
        for name, other in (("before", at - 1), ("after", at + 1)):
            if 0 <= other < len(found) and paragraphs[other] == paragraphs[at]:
                near |= {f"{name} {key}": 1.0 for key in NEAR if found[other].get(key)}
            else:
                near[f"{name} none"] = 1.0
        whole.append(each | near)
    return whole
