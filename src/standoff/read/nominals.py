"""Find the words that could name a speaker: names, pronouns, and phrases about people and bodies that speak.

A nominal is cut out without a parser: from a determiner, capital or describing word to the last name or noun for people
before a verb, preposition or mark. Its `key` is the folded last word, by which a surname finds its fuller form.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from standoff.read.lemmas import lemma
from standoff.read.sentences import STARTERS
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.speech_cues import LABELLING_ANY, SAYING_ANY, THINKING_ANY
from standoff.read.tokens import Token
from standoff.read.word_set import word_set

SUBJECTS = word_set("he she they i we you it who which others some many one another")
DETERMINERS = word_set(
    "the a an one another some many several most both all no two three four five six other his her their its our my "
    "your this these those each every any few dozens hundreds thousands"
)
LINKS = word_set("of for de la van von der al bin ibn da di du del and & the")
TITLES = word_set(
    "mr mrs ms dr sen sens rep reps gov gen lt col maj brig sgt capt adm president prime minister senator congressman "
    "congresswoman representative governor mayor secretary general judge justice king queen prince princess pope "
    "sir lady chancellor chairman chairwoman speaker ambassador attorney director professor sheriff foreign vice "
    "former first"
)
DATES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december jan feb aug sept oct nov dec"
)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
STOPS = word_set(
    ", . ; : ? ! ( ) [ ] - – — … \" “ ” ' ‘ ’ / * @ # $ is are was were be been being am has have had having do does "
    "did doing will would can could shall should may might must not n't 's 're 've 'll 'd 'm to in on at by with "
    "from about into over under after before during against between among through as than if unless because while "
    "when where why how what which whose whom that and or but nor so yet though although since until like just also "
    "only even still then there here too very never ever always often now later again soon he she they i we you it "
    "him them me us who whether out up down off away back per via amid near upon toward towards behind beyond along "
    "across around without within regarding including got get gets getting go goes went gone going come came comes "
    "make made makes making take took takes taking give gave gives given put puts keep kept let lets seem seems "
    "seemed become became begin began run ran hold held show showed shows told tell say said says"
)
DESCRIBING = word_set(
    "retired united leading ruling unnamed elected serious religious previous various numerous ambitious"
)
ALSO_ADJECTIVES = frozenset(["firm", "official", "general", "expert", "private", "military"])  # "has been firm"
BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "not", "very", "so"])
LONGEST = 8
ACRONYM = range(3, 6)  # letters of an outlet's or a body's short name


@dataclass(frozen=True, slots=True)
class Nominal:
    """Tokens `first` to `last` that could name a speaker; `kind` is name, pronoun or noun."""

    first: int
    last: int
    kind: str
    key: str


def find_nominals(tokens: list[Token], begins: set[int]) -> list[Nominal]:
    """Return the nominals among tokens in order; `begins` holds the positions at which sentences begin."""
    inside = {t.lower for before, t in pairwise(tokens) if t.is_capital and _is_inside(before, t, begins)}
    small = {t.lower for t in tokens if t.text[0].islower() and not t.is_capital}
    found: list[Nominal] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.lower in SUBJECTS and not _is_determiner_here(tokens, at):
            found.append(Nominal(at, at, "pronoun", token.lower))
            at += 1
            continue
        if (end := _one_of_some(tokens, at, begins)) > at:
            found.append(Nominal(at, end, "pronoun", "other" if tokens[end].lower == "other" else "one"))
            at = end + 1
            continue
        last = None if _follows_who(tokens, at) else _extent(tokens, at, begins, inside, small)
        if last is None or last == at and token.lower in ALSO_ADJECTIVES and at > 0 and tokens[at - 1].lower in BE:
            at += 1
            continue
        head = tokens[last]
        is_name = head.is_capital and not is_person_noun(head.lower)
        found.append(Nominal(at, last, "name" if is_name else "noun", head.lower.rstrip(".")))
        at = last + 1
    return found


def _one_of_some(tokens: list[Token], at: int, begins: set[int]) -> int:
    """Return where "the other" or "one of them", which opens a sentence, ends; the token itself where neither does."""
    words = [token.lower for token in tokens[at : at + 3]]
    if tokens[at].start not in begins or len(words) < 3:
        return at
    if words == ["one", "of", "them"]:
        return at + 2
    is_other = words[:2] == ["the", "other"] and (words[2] in STOPS or words[2] in SAYING_ANY or _is_past(words[2]))
    return at + 1 if is_other else at


def _is_inside(before: Token, token: Token, begins: set[int]) -> bool:
    return token.start not in begins and before.text not in "“\"‘'([—–-:*"


def _follows_who(tokens: list[Token], at: int) -> bool:
    """Return whether a word is the verb of "who": "who studies public finance"."""
    return at > 0 and tokens[at - 1].lower == "who" and tokens[at].text.islower() and tokens[at].lower.endswith("s") and tokens[at].lower not in DETERMINERS


def _is_determiner_here(tokens: list[Token], at: int) -> bool:
    """Return whether one, some, many or another begins a longer phrase here."""
    if tokens[at].lower not in ("one", "some", "many", "another") or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    return after.is_word and after.lower not in STOPS and after.lower not in SAYING_ANY


def _extent(tokens: list[Token], at: int, begins: set[int], inside: set[str], small: set[str]) -> int | None:
    """Return the last token of the nominal that begins at `at`; None if none does."""
    first = tokens[at]
    if not _can_begin(first):
        return None
    good, place = None, at
    while place < min(len(tokens), at + LONGEST):
        token = tokens[place]
        is_first = token.start in begins or (place > 0 and tokens[place - 1].text in "“\"‘")
        if place > at and (token.start in begins or (token.lower in DETERMINERS and not _within_name(tokens, good, place))):
            break
        if good == place - 1 and _reports_that(tokens, place):
            break
        if is_person_noun(token.lower) and token.lower not in STOPS and not _is_prefix(tokens, place) or token.is_capital and _is_name(tokens, place, is_first, inside, small):
            good = place
        elif good == place - 1 and tokens[good].is_capital and _joins_name(tokens, place) and _linked(tokens, place):
            pass
        elif not _can_stand_within(token, place == at) or _breaks_name(tokens, good, place) or place - (at if good is None else good) > 3:
            break
        elif good is not None and not tokens[good].is_capital:
            break  # "officials close ..." ends at its noun
        place += 1
    return good


def _is_past(word: str) -> bool:
    """Return whether a word looks like a verb in the past: "nodded", "shook"."""
    return not word.endswith("s") and lemma(word) != word and not is_person_noun(word)


def _is_prefix(tokens: list[Token], place: int) -> bool:
    """Return whether a word tells the rank of an office of two words behind it: "deputy foreign minister"."""
    words = [token.lower for token in tokens[place : place + 3]]
    return words[0] in ("deputy", "vice", "assistant", "associate") and len(words) == 3 and words[1].isalpha() and words[1] not in STOPS and is_person_noun(words[2])


def _joins_name(tokens: list[Token], place: int) -> bool:
    """Return whether a small word, or a preposition with a capital, may stand within a name: "Relief Without Borders"."""
    return tokens[place].lower in LINKS or tokens[place].is_capital and tokens[place].lower in ("without", "against", "for", "in", "under")


def _reports_that(tokens: list[Token], place: int) -> bool:
    """Return whether a noun that may be a verb is one: "NAME reports that", "members report that"."""
    return tokens[place].lower in SAYING_ANY and place + 1 < len(tokens) and tokens[place + 1].lower == "that" and (tokens[place - 1].is_capital or tokens[place - 1].lower.endswith("s"))


def _within_name(tokens: list[Token], good: int | None, place: int) -> bool:
    """Return whether "the" stands within a name: Speaker of the House."""
    return good == place - 2 and tokens[good].is_capital and tokens[place].lower == "the" and _linked(tokens, place - 1)


def _breaks_name(tokens: list[Token], good: int | None, place: int) -> bool:
    """Return whether a small word after a name begins something else: "NAME campaign" goes on, "NAME played the" does not."""
    if good is None or not tokens[good].is_capital:
        return False
    word, after = tokens[place].lower, tokens[place + 1] if place + 1 < len(tokens) else None
    return word.endswith(("ed", "s")) or lemma(word) != word and not word.endswith("ing") or after is None or not (is_person_noun(after.lower) or after.is_capital)


def _can_begin(token: Token) -> bool:
    if token.lower in DETERMINERS:
        return True
    if not token.text[0].isalpha() or token.lower in WEEKDAYS or token.text in ("of", "for") or (token.lower in STOPS and token.text != "US") or _is_verb(token):
        return False
    return token.is_capital or is_person_noun(token.lower) or not token.lower.endswith(("s", "ed", "ing")) or token.lower in DESCRIBING


def _is_verb(token: Token) -> bool:
    word = token.lower
    if token.is_capital:
        return False
    return (word in SAYING_ANY or word in THINKING_ANY or word in LABELLING_ANY) and not is_person_noun(word)


def _can_stand_within(token: Token, is_first: bool) -> bool:
    if is_first and token.lower in DETERMINERS:
        return True
    return token.is_word and token.lower not in STOPS and not _is_verb(token)


def _linked(tokens: list[Token], place: int) -> bool:
    """Return whether a capital follows a word such as "of", perhaps after "the"; "and" joins nothing but parts of names."""
    if tokens[place].lower == "and":
        return False
    after = place + 1
    if after < len(tokens) and tokens[after].lower == "the":
        after += 1
    return after < len(tokens) and tokens[after].is_capital


def _is_name(tokens: list[Token], place: int, is_first: bool, inside: set[str], small: set[str]) -> bool:
    """Return whether a capital word is a name and not just the first word of a sentence, a date or "I"."""
    token = tokens[place]
    word = token.lower.rstrip(".")
    if token.text == "US":
        return True
    if word in DATES or word in DETERMINERS or token.lower in STOPS or word == "i":
        return False
    if not is_first or token.lower in inside or token.text.isupper() and len(token.text) in ACRONYM and token.lower not in small:
        return True
    if word in STARTERS or word in SAYING_ANY:
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return (after is not None and after.is_capital) or token.lower not in small
