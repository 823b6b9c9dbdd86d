"""Words of a sentence with their dictionary forms and rough parts of speech, told by lists and neighbours alone.

A tag is one letter: D determiner or possessive, P preposition, T the word 'to', M modal, X form of be, have or do,
R pronoun, W question word or 'that', C conjunction, G negation, A adverb, V verb, J adjective, N noun or anything else,
O number, and a full stop for a mark. It is wrong a few times in a hundred, and the finders that use it allow for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.read.lemmas import lemma
from standoff.read.tokens import find_tokens
from standoff.read.verbs import NOUNS_TOO, VERBS
from standoff.read.word_set import word_set

_CLOSED = {
    "D": "a an the this these those my your his her its our their some any no every each another both either neither such "
    "all several many few much more most less fewer",
    "P": "of in on at by for with from into onto upon about against between among amid over under after before during through "
    "toward towards across behind beyond despite without within around near inside outside along alongside above below "
    "since until till per via off out up down like unlike regarding concerning following including versus throughout as besides except",
    "T": "to",
    "M": "will would can could may might shall should must 'll 'd wo ca sha cannot ought",
    "X": "be am is are was were been being 's 're 'm have has had having 've do does did doing",
    "R": "i you he she it we they me him us them himself herself itself themselves ourselves someone somebody anyone anybody "
    "nobody everyone everybody nothing something anything everything there",
    "W": "that which who whom whose what when where why how whether if unless because although though while than",
    "C": "and or but nor so yet",
    "G": "not n't never",
    "J": "multiple various numerous recent latest last next new old previous former current major key other own same joint",
    "A": "again once still also already soon now then just only even ever too very repeatedly reportedly again back away ahead "
    "today yesterday tomorrow perhaps maybe rather instead otherwise however therefore moreover meanwhile together twice often "
    "sometimes always almost nearly later earlier recently far long here outright first monday tuesday wednesday thursday friday "
    "saturday sunday",
}
_TAGS = {word: tag for tag, words in _CLOSED.items() for word in words.split()}
RELATIVE = word_set("who whom whose which that")
_SUBJECTS = word_set("i you he she it we they who which that there")
_ADJECTIVE_ENDINGS = (
    "ian",
    "ese",
    "ish",
    "ean",
    "ic",
    "al",
    "ous",
    "ive",
    "ful",
    "less",
    "able",
    "ible",
    "ary",
    "ant",
    "ent",
)
_NOT_NOUN_PLURAL = word_set("ss us is")
_LET = frozenset({"let", "help", "helps", "helped", "make", "makes", "made", "see", "saw", "us", "them"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: where it is, its folded form, its dictionary form and its tag."""

    start: int
    end: int
    lower: str
    lemma: str
    tag: str
    capital: bool


def read_words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words and marks of a stretch of text with lemmas and tags."""
    tokens = find_tokens(text, start, end)
    words: list[Word] = []
    lowers = [token.lower for token in tokens]
    for at, token in enumerate(tokens):
        tag = "N" if token.text in ("US", "IT") else _tag(at, lowers, token.is_capital, words)
        words.append(Word(token.start, token.end, token.lower, _lemma_of(token.lower, tag), tag, token.is_capital))
    return tuple(words)


def _lemma_of(lower: str, tag: str) -> str:
    if lower == "'s":
        return "be" if tag == "X" else "'s"
    if tag in "DPTRWCGO." or (tag == "N" and lower.endswith("ing")):
        return lower
    return lemma(lower)


def _tag(at: int, lowers: Sequence[str], capital: bool, before: Sequence[Word]) -> str:
    lower = lowers[at]
    if lower == "'s":
        return "X" if at and lowers[at - 1] in _CLITIC_HOSTS else "D"
    if lower in ("'", "'s'"):
        return "D" if at and lowers[at - 1].endswith("s") and at + 1 < len(lowers) and lowers[at + 1].isalpha() else "."
    if lower == "her":
        following = lowers[at + 1] if at + 1 < len(lowers) else "."
        return "R" if _TAGS.get(following, "." if not following[0].isalnum() else "N") in "PCTW.AD" else "D"
    if lower == "so" and at + 1 < len(lowers) and lowers[at + 1] == "far" and at and before[-1].tag == "X":  # "has so far refused"
        return "A"
    known = "A" if lower == "since" and at and before[-1].lower in ("has", "have", "had") else _TAGS.get(lower)
    if known is not None:
        return "N" if lower == "may" and capital and at else known
    if not lower[0].isalnum():
        return "."
    if lower[0].isdigit():
        return "O"
    if lower.endswith("ly") and len(lower) > 4 and lower not in _LY_NOT_ADVERBS:
        return "A"
    if capital and at and before[-1].tag != ".":
        return "N"
    base = lemma(lower)
    if lower in ("men", "women"):
        return "N"
    if base not in VERBS:
        return "V" if lower.endswith("ing") and at and before[-1].tag in "XPT" else "N"
    return _verb_or_not(lower, base, at, lowers, before)


_CLITIC_HOSTS = word_set("it he she that there what who here where how when let everyone nobody")


def _after_article(before: Sequence[Word]) -> bool:
    """Return whether a noun phrase is open: 'the five-hour' before 'meeting'."""
    for word in reversed(before[-3:]):
        if word.tag == "D":
            return word.lower != "'s" or before[-1].tag in "DJ"
        if word.tag not in "NJO":
            return False
    return False


SAME_IN_PAST = word_set("hit cut set put shut cost hurt beat let quit split burst shed")
_NUMBERS = word_set("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred dozens hundreds thousands")
_RARELY_NOUNS = word_set("hit put let quit")
# Their forms in -s are no plurals: "the regime insists on".
_ONLY_VERBS = word_set("scoff condemn denounce criticise criticize deplore welcome warn hail impose invade deploy kill praise withdraw suspend expel seize rebuff spurn defy ignore dismiss resume thank insist refuse reject accept agree deny want seek require accuse urge oppose remain believe threaten announce propose")
_REPORTING = word_set("say claim report hope fear note state wish demand request argue warn")
_BARE_OBJECT = word_set("accuse launch impose send make use attack kill urge demand take give have")
# Past forms that are no participles, so that none of them stands before a noun as an adjective does.
_ONLY_PAST = word_set("gave took went came saw fell wrote spoke drove broke chose began flew rose shook swore threw withdrew grew knew drew froze rode sank")
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today yesterday")
_LY_NOT_ADVERBS = word_set(
    "ally reply rally supply apply family early daily weekly monthly only italy assembly anomaly"
)


def _previous(before: Sequence[Word]) -> Word | None:
    """Return the nearest word before that is no adverb or negation."""
    for word in reversed(before):
        if word.tag not in "AG":
            return word
    return None


def _verb_or_not(lower: str, base: str, at: int, lowers: Sequence[str], before: Sequence[Word]) -> str:
    last = _previous(before)
    following = lowers[at + 1] if at + 1 < len(lowers) else "."
    if lower.endswith("ing") and lower != base:
        if (
            last is not None
            and _TAGS.get(following) == "P"
            and (last.tag == "D" or (not last.capital and _after_article(before)))
        ):
            return "N"
        before_noun = following[0].isalpha() and following not in _TAGS and lowers[at - 1] != "," if at else False
        if last is not None and last.tag == "N" and before_noun and not base in _BARE_OBJECT:
            return "J"
        return "J" if last is not None and last.tag == "D" else "V"
    if lower != base and not lower.endswith("s"):
        return _past(lower, last, before[-1] if before else None, following)
    if lower != base or (lower.endswith("s") and base.endswith("s")):
        return _third_person(base, last, following)
    return _base_form(base, last, following)


def _past(lower: str, last: Word | None, nearest: Word | None, following: str) -> str:
    is_after_day = nearest is not None and nearest.lower in _DAYS and last is not nearest  # "the envoy on Monday gave the army a week"
    if lower in _ONLY_PAST or is_after_day:
        return "V"
    if last is not None and last.tag in "DPJ" and _TAGS.get(following, "N") == "N" and following[0].isalpha():
        return "J"
    if last is not None and last.lower in ("a", "an"):
        return "J"
    return "V"


def _third_person(base: str, last: Word | None, following: str) -> str:
    if last is None or last.tag in "DPTMXJO":
        return "N"
    if last.lower in _SUBJECTS:
        return "V"
    if last.lower.endswith(_ADJECTIVE_ENDINGS) and (
        last.tag == "J" or last.lower.endswith(("ian", "ese", "ish", "ean"))
    ):
        return "N"
    after = _TAGS.get(following)
    if last.tag in "NC" and base in _ONLY_VERBS and (last.tag == "N" or _TAGS.get(following, "N") in "NDRT"):
        return "V"
    if after == "W" and base in NOUNS_TOO - _REPORTING and last.tag == "N" and not last.capital:
        return "N"
    if last.tag in "N.C" and (
        after in ("D", "T", "W", "G", "R", "J", "O") or (after == "P" and last.capital) or following[:1] in "“\"'"
    ):
        return "V"
    return "V" if last.tag == "N" and last.capital and after is None and following[0].isalnum() else "N"


def _base_form(base: str, last: Word | None, following: str) -> str:
    after = _TAGS.get(following) or ("O" if following[0].isdigit() or following in _NUMBERS else None)
    if last is None:
        return "V" if after in ("D", "T", "R") else "N"
    if last.tag in "TM" or last.lower in _LET or (last.tag == "X" and last.lemma == "do"):
        return "V"
    if last.tag == "R" and last.lower in _SUBJECTS:
        return "V"
    if last.tag == "X" and base in SAME_IN_PAST:
        return "V"
    if last.tag in "DPJXO":
        return "N"
    if base in SAME_IN_PAST and last.tag == "N" and after in ("D", "R", "O"):
        return "V"
    if base in SAME_IN_PAST and last.tag == "N" and last.capital and following in ("off", "out", "down", "back", "up"):
        return "V"
    if base in _RARELY_NOUNS and last.tag == "N" and (last.capital or last.lower.endswith("s")) and following[0].isalpha() and after not in ("P", "C", "X", "M"):
        return "V"  # "jets hit two depots"
    if base == "set" and last.tag == "N" and following in ("fire", "ablaze", "alight", "off", "up", "out"):
        return "V"
    if last.tag == "W" and last.lower in ("who", "which", "that"):
        return "N" if last.lower == "that" and base in NOUNS_TOO and after not in ("D", "R", "W", "T") else "V"
    plural = last.tag == "N" and last.lower.endswith("s") and last.lower[-2:] not in _NOT_NOUN_PLURAL
    if plural and (after in ("D", "W", "T", "R", "G") or (after == "P" and following != "of")):
        return "V"
    if last.lower == "people" and after is not None:
        return "V"
    if last.tag in "C." and (after in ("D", "R") or (after == "O" and base in SAME_IN_PAST)):
        return "V"
    return "V" if plural and base not in NOUNS_TOO else "N"
