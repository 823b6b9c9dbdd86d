"""Full names of persons among the capitalised words of a text.

Strong signs come first: a given name, a title, a middle initial. Weak ones after: the name speaks, is explained by an
apposition, or its last word stands alone elsewhere, as surnames do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from standoff.read.gazetteer import gazetteer
from standoff.read.name_words import (
    BYNAMES,
    NO_PERSON,
    NOT_INSIDE,
    NOT_NAMES,
    ORGANISATION,
    PARTICLES,
    PLACES_TOO,
    TRAILS,
    WORDS_TOO,
)
from standoff.read.runs import Words
from standoff.read.titles import is_title_word, title_before, title_span
from standoff.read.word_set import word_set

SAYS = (
    r"(?:said|says|say|told|tells|added|adds|wrote|writes|noted|notes|argued|argues|warned|warns|explained|explains|asked|asks|"
    r"tweeted|posted|claimed|claims|stated|states|announced|insisted|insists|acknowledged|replied|responded|suggested|suggests|recalled|"
    r"cautioned|cautions|countered|counters|predicted|predicts|observed|observes|concluded|concludes|reckoned|reckons|maintained|maintains|admitted|admits|declared|declares)"
)
_AFTER = re.compile(rf"(?:,? \d\d,|, (?:better|also|widely) known as|, (?:an?|the|who|whose|of|former|now|then|chief|senior|president|director|professor|author|head)\b|[ \xa0]\((?:R|D|I)[-–,][^)]{{1,20}}\)|[ \xa0]{SAYS}\b|,[ \xa0]{SAYS}\b)")
# Somebody who thinks or does something: a place or a body seldom does these in the singular.
_DOES = r"(?:thinks|believes|thought|believed|hopes|fears|blasted|attacked|slammed|criticised|criticized|vowed|pledged|denied|conceded|recalls|remembers|promised|refused|demanded|sighed|smiled|laughed|shrugged|resigned|raged|fumed|sobbed|stormed|quipped|joked|boasted|hit back|went further|insisted|pleaded|shouted|muttered)"
_OF_BODY = re.compile(rf"[ \xa0](?:of|at|from)[ \xa0](?:the[ \xa0])?[A-Z][\w’'-]*(?:[ \xa0](?:(?:of|for|and)[ \xa0])?(?:the[ \xa0])?[A-Z][\w’'-]*){{0,5}}(?:,[ \xa0]an?[ \xa0][^,.\n“”\"]{{3,60}},)?[ \xa0]{SAYS}\b|[ \xa0]{_DOES}\b")
# "Jane Roe of the Lime Institute in Halm doubts it", "in the view of Jane Roe of the Lime Forum".
_AT_BODY = (
    r"[ \xa0](?:of|at|from)[ \xa0](?:the[ \xa0])?(?:[A-Z][\w’'.-]*[ \xa0](?:(?:of|for|and|on)[ \xa0])?(?:the[ \xa0])?){0,5}"
    r"(?:Institute|University|Cent(?:re|er)|College|School|Council|Group|Foundation|Forum|Society|Observatory|Academy|Endowment|Association|Programme|Initiative)\b"
    r"(?:[ \xa0](?:for|of|on|and)[ \xa0](?:the[ \xa0])?[A-Z][\w’'-]*(?:[ \xa0](?:and[ \xa0])?[A-Z][\w’'-]*){0,4}){0,2}(?:[ \xa0]in[ \xa0][A-Z][\w’'-]*)?"
)
_THINKS_AT_BODY = re.compile(
    rf"{_AT_BODY}(?:,[^,.\n“”\"]{{3,80}})?,?[ \xa0](?:{SAYS}|{_DOES}|doubts|doubted|expects|expected|calls|called|sees|takes|puts|finds|agrees|agreed|disagrees|disagreed|objects|objected|predicts|estimates)\b"
)
_OF_BODY_ALONE = re.compile(_AT_BODY)
_IN_VIEW = re.compile(r"\b(?:view|words|judge?ment|opinion|account|reading|eyes|estimate|phrase)[ \xa0]of[ \xa0]$|[,;–—][ \xa0](?:says|cautions|warns|argues|thinks|believes|notes|adds)[ \xa0]$")
# "The man who runs the cafe, Jan Berg, is not convinced".
_ASIDE_BEFORE = re.compile(r"[a-z](?<!capital)(?<!city)(?<!town)(?<!port)(?<!village)(?<!company)(?<!island)(?<!ship),[ \xa0]$")
_IN_PLACE = re.compile(r"\b(?:in|near)[ \xa0]$")
_ASIDE_AFTER = re.compile(r",[ \xa0](?:is|was|has|had|does|did)\b")
# "Retired miner Jan Berg": what somebody does, small, right before the name.
_CALLED = re.compile(r"\b([a-z]+)[ \xa0](?:known(?:[ \xa0]only)?[ \xa0]as|called|named|nicknamed)[ \xa0]$")  # "a commander known as"
_BY_NAME = re.compile(r"\b(?:(?:his|her)[ \xa0]name|(?:him|her)self|goes|known)[ \xa0](?:only[ \xa0]|simply[ \xa0])?(?:as|by)[ \xa0]$")  # "who gave his name only as"
_OCCUPATION = re.compile(r"(?:^|[\s\xa0])([a-z]+(?:-[a-z]+)?)[ \xa0]$")
_OCCUPATIONS = word_set(
    "miner teacher schoolteacher docker sailor fisherman baker electrician carpenter shopkeeper pensioner driver engineer postman "
    "waiter waitress warlord smuggler envoy mediator analyst economist historian researcher scholar lawyer farmer nurse doctor "
    "surgeon pilot trader banker builder painter poet singer actor actress widow widower grandmother grandfather mother father "
    "sister brother uncle aunt cousin student shepherd trucker welder clerk priest pastor bishop imam rabbi activist journalist "
    "reporter correspondent editor columnist novelist author adviser advisor aide negotiator delegate spokesman spokeswoman "
    "spokesperson politician lawmaker backbencher councillor mayor commander officer veteran strategist pollster diplomat minister"
)
OUTLETS = word_set("newspaper daily weekly tabloid magazine broadcaster outlet website agency channel station tank consultancy charity nonprofit")
MONTHS = word_set("april may june august")  # given names too
BEFORE_MONTHS = word_set("in since by until till last next of for from early late mid during")
LEAST_OPENINGS = 2  # sentences that a surname alone must open where nothing else shows a person
_ACTS_ALONE = re.compile(rf"(?<![\w’'-][ \xa0])\b([A-Z][\w’-]+)[ \xa0](?:{SAYS}\b(?![ \xa0](?:that[ \xa0])?its?\b)|{_DOES}\b)")
_OPENS = re.compile(r"(?:[\n.!?”\"][ \xa0\n]+)([A-Z][\w’-]+)[ \xa0](?=[a-z])")
_AS_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Tt]he)[ \xa0]([A-Z][\w’-]+)")
_ENDS = re.compile(r"[,.;:)”\"]|[ \xa0](?:[a-z]|\()")
_DOES_AND_STOPS = re.compile(r"(?:,[^,.\n]{3,80},)?[ \xa0][a-z][\w’'-]*[ \xa0][^.!?\n]{3,120}[.!?][ \xa0](?:He|She|His|Her)[ \xa0]")
# Particles that stand only within names of persons when small: "Amr el-Badri".
_BETWEEN = word_set("al el bin ibn von van der bint ag ould ait")
IS_BODY = (
    r",[ \xa0](?:an?|the)[ \xa0](?:[\w’'-]+[ \xa0]){0,4}(?:think[- ]?tank|company|firm|group|charity|organi[sz]ation|consultancy|newspaper|agency|institute|party|"
    r"movement|bank|fund|city|town|village|province|island|unit|brigade|platform|website|outlet|coalition|nonprofit|watchdog|network|channel|militia|port|suburb)\b"
)
CLAIMS = re.compile(rf"(?:[”\"’'],?|,)[ \xa0](?!told|tells|ask){SAYS}[ \xa0]$")


def find_full_names(words: Words, taken: list[bool], surnames: set[str], key: Callable[[str], str]) -> list[tuple[int, int, str]]:
    """Return the full names with the numbers of their first and after their last word, and mark those words as taken.

    `surnames` are those of the persons already known; `key` gives the surname of a name.
    """
    found = _find_with(words, taken, surnames, _strong)
    full = {key(name) for _, _, name in found if " " in name}
    bare = {name for _, _, name in found if " " not in name} - full  # "Ms Roe", whose full name may stand elsewhere
    found += _find_with(words, taken, bare, _of_surname)
    return found + _find_with(words, taken, surnames | full | bare, _weak)


def _of_surname(words: Words, first: int, last: int, surnames: set[str]) -> tuple[int, int] | None:
    """Return a run of two words that ends in a surname that a courtesy title shows elsewhere; None for others."""
    first, last = _trimmed(words, first, last)
    is_name = last - first == 2 and words.gap(last - 1) != "-" and words.text[last - 1] in surnames and words.text[first][1:].islower()  # not "the Doe-Roe call"
    return (first, last) if is_name and words.lower[first] not in NO_PERSON and not is_title_word(words.lower[first]) else None


def _find_with(words: Words, taken: list[bool], surnames: set[str], find: Callable[..., tuple[int, int] | None]) -> list[tuple[int, int, str]]:
    """Return the full names of persons among the runs, and mark their words as taken."""
    found = []
    for run_first, run_last in capital_runs(words, taken):
        if run_first and words.joins(run_first) and words.lower[run_first - 1] in OUTLETS:
            continue  # "the newspaper Al-Zarya"
        if run_last < len(words) and words.joins(run_last) and words.lower[run_last] in OUTLETS and words.lower[run_last] != "agency":
            continue  # "the Al-Zarya channel"
        name = find(words, run_first, run_last, surnames)
        if name is not None:
            first, last = name[0], _past_hyphen(words, name[1])
            found.append((first, last, spelled(words, first, last)))
            taken[first:last] = [True] * (last - first)
    return found


def _past_hyphen(words: Words, last: int) -> int:
    """Return the end of a name with the small second half of a given name: "Han Seo-yeon"."""
    is_half = last < len(words) and words.gap(last) == "-" and words.text[last].islower() and words.text[last - 1].istitle()
    return last + 1 if is_half else last


def _strong(words: Words, first: int, last: int, surnames: set[str]) -> tuple[int, int] | None:
    """Return a full name in a run that a given name, a title or an initial shows; None where nothing does."""
    book = gazetteer()
    first, last = _trimmed(words, first, last)
    if first >= last:
        return None
    is_courtesy = first > 0 and words.lower[first - 1] in ("mr", "mrs", "ms", "dr") and words.joins(first)
    if is_courtesy and 1 <= last - first <= 3:
        return first, last
    if is_title_word(words.lower[last - 1]) and words.text[last - 1] not in book.given:
        return None
    if words.text[first] not in book.given and (within := _given_within(words, first, last)):
        return within
    length = last - first
    if any(word in ORGANISATION for word in words.lower[first:last]):
        return None
    if any(word in NOT_INSIDE for word in words.lower[first + 1 : last]):
        return None
    if words.text[first] in book.given and any(is_title_word(word) for word in words.lower[first + 1 : last]):
        return _given_within(words, first, last)
    if words.text[first] in book.given and 2 <= length <= 5:
        is_word = words.text[first] in WORDS_TOO and words.starts_sentence(first) and words.text[last - 1] in surnames
        is_place = words.text[first] in PLACES_TOO and not _is_told_as_person(words, first, last)
        return None if is_word or is_place else (first, last)
    if words.lower[first] in NOT_NAMES:
        return None
    if length <= 4 and not words.text[first].isupper() and title_before(words.source, words.start[first]):
        return first, last
    has_particle = 3 <= length <= 5 and any(word in _BETWEEN for word in words.text[first + 1 : last - 1])
    return (first, last) if has_particle or length == 3 and len(words.text[first + 1]) == 1 else None


def _weak(words: Words, first: int, last: int, surnames: set[str]) -> tuple[int, int] | None:
    """Return a full name in a run that only its surroundings show: it speaks, is explained, or its surname comes again."""
    book = gazetteer()
    first, last = _trimmed(words, first, last)
    length = last - first
    if not 2 <= length <= 4 or any(word in NO_PERSON or is_title_word(word) for word in words.lower[first:last]):
        return None
    if any(word.isupper() and len(word) > 2 for word in words.text[first:last]):
        return None
    if length == 2 and words.starts_sentence(first) and words.text[last - 1] in surnames:
        return None  # "Millionaire Roe", after "Jane Roe"
    has_title = _has_title_and_comma(words, first, last)
    if not has_title and any(words.gap(number) == "-" for number in range(first + 1, last)):  # "the Doe-Roe call"
        return None
    if re.search(r"\b[Tt]he[ \xa0]$", words.source[max(0, words.start[first] - 5) : words.start[first]]):
        return None
    if length <= 3 and words.text[last - 1] not in book.alone and (has_title or _is_told_as_person(words, first, last)):
        return first, last
    if words.text[last - 1] in surnames:
        return None
    is_short = length == 2 or words.lower[first + 1] in PARTICLES
    comes_again = words.stands_alone(last - 1) or _is_taken_up(words, first, last) or words.text[last - 1] in _acting_alone(words.source)
    return (first, last) if is_short and words.text[first][1:].islower() and comes_again else None


def _has_title_and_comma(words: Words, first: int, last: int) -> bool:
    """Return whether a title and a comma stand before a run, and a mark after it: "the rebels' leader, Jan Berg,"."""
    title = title_span(words.source, words.start[first])
    ends = _ENDS.match(words.source, words.end[last - 1])
    return title is not None and ends is not None and "," in words.source[title.end : words.start[first]]


def _is_taken_up(words: Words, first: int, last: int) -> bool:
    """Return whether a run opens a sentence, does something, and the next sentence begins with "he", "she" or the like."""
    return words.starts_sentence(first) and _DOES_AND_STOPS.match(words.source, words.end[last - 1]) is not None


@lru_cache(maxsize=2)
def _acting_alone(source: str) -> frozenset[str]:
    """Return the words that stand as the only word of a name and speak ("Berg recalls") or open two sentences, and name no place."""
    opening = Counter(_OPENS.findall(source))
    acting = set(_ACTS_ALONE.findall(source)) | {word for word, times in opening.items() if times >= LEAST_OPENINGS}
    return frozenset(acting - set(_AS_PLACE.findall(source)))


def _is_told_as_person(words: Words, first: int, last: int) -> bool:
    """Return whether the words around a run tell of a person: age, apposition, party, a verb of saying."""
    before = words.source[max(0, words.start[first] - 40) : words.start[first]]
    end = words.end[_past_hyphen(words, last) - 1]
    after = words.source[end : end + 90]
    if re.match(IS_BODY, after) or _IN_PLACE.search(before):
        return False
    occupation = _OCCUPATION.search(before)
    if occupation is not None and occupation[1] in _OCCUPATIONS:
        return True
    if (called := _CALLED.search(before)) is not None and (called[1] in _OCCUPATIONS or is_title_word(called[1])):
        return True
    if _BY_NAME.search(before):
        return True
    if _ASIDE_BEFORE.search(before) and _ASIDE_AFTER.match(after):
        return True
    return bool(CLAIMS.search(before)) or bool(_AFTER.match(after)) or bool(_OF_BODY.match(after) or _THINKS_AT_BODY.match(words.source, end)) or bool(_IN_VIEW.search(before) and _OF_BODY_ALONE.match(words.source, end))


def _trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    """Return a run without the titles and common words around the name in it."""
    while first < last and (is_title_word(words.lower[first]) or _is_common_start(words, first)):
        first += 1
        if words.lower[first - 1] in ("mr", "mrs", "ms"):  # "Mr. King" is no king
            break
    while last - first > 2 and words.lower[last - 1] in TRAILS:
        last -= 1
    if last - first > 1 and len(words.text[last - 1]) == 1:
        last -= 1
    return first, last


def _given_within(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """Return a name at the end of a run that begins as something else ("Harvard University Professor Jane Doe")."""
    book = gazetteer()
    for start in range(last - 1, first, -1):
        if not is_title_word(words.lower[start - 1]) or is_title_word(words.lower[start]):
            continue
        rest = words.lower[start:last]
        if (words.text[start] in book.given or len(rest) <= 2) and not any(word in ORGANISATION for word in rest):
            return start, last
    return None


def _is_common_start(words: Words, number: int) -> bool:
    """Return whether a capitalised word is a common word, or opens a sentence before a given name or as a gerund."""
    if words.lower[number] in MONTHS and number and words.lower[number - 1] in BEFORE_MONTHS:
        return True  # "In April Roe was ready"
    if words.lower[number] in NOT_NAMES:
        return words.text[number] not in gazetteer().given or words.starts_sentence(number) and not words.next_is_upper(number + 1)
    book = gazetteer()
    after = number + 1
    opens = words.starts_sentence(number) and words.text[number] not in book.given
    is_after_mark = number > 0 and words.gap(number).rstrip(" ").endswith((":", "—", "–", "‘"))
    if (opens or is_after_mark) and len(words.lower[number]) > 4 and words.lower[number].endswith("ing") and words.text[number] not in book.given:
        return True  # "Giving Arland the missiles"
    return opens and after < len(words) and words.joins(after) and words.text[after] in book.given and words.gap(after).isspace()


def capital_runs(words: Words, taken: list[bool]) -> list[tuple[int, int]]:
    """Return the runs of capitalised words that no mention holds yet, particles inside included."""
    runs, reached = [], 0
    for number in words.capitals:
        if number < reached or taken[number]:
            continue
        reached = number + 1
        while reached < len(words) and not taken[reached] and words.joins(reached) and _continues(words, reached, taken):
            reached += 1
        runs.append((number, reached))
    return runs


def _continues(words: Words, number: int, taken: list[bool]) -> bool:
    """Return whether a word goes on with the run before it."""
    if words.gap(number).startswith(".") and len(words.text[number - 1]) > 1 and not is_title_word(words.lower[number - 1]):
        return words.lower[number - 1] == "st" and words.is_upper(number)
    if words.is_upper(number):
        return True
    if words.lower[number] == "the" and words.text[number - 1] in gazetteer().given:  # "Peter the Great"
        return number + 1 < len(words) and words.lower[number + 1] in BYNAMES
    after = number + 1
    while after < len(words) and words.lower[number] in PARTICLES and words.lower[after] in PARTICLES and words.joins(after) and not words.is_upper(after):
        after += 1  # "van der Berg"
    return words.lower[number] in PARTICLES and after < len(words) and words.is_upper(after) and words.joins(after) and not taken[after]


def spelled(words: Words, first: int, last: int) -> str:
    """Return the words of a name as they are written, with plain spaces."""
    return re.sub(r"[\s\xa0]+", " ", words.source[words.start[first] : words.end[last - 1]])
