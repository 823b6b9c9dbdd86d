"""Issues in a text's own words, where the vocabulary knows none: what follows a plain demand, offer or refusal.

'The League insists on its own coast guard' tells a position on the coast guard, although no list of what wars are
bargained over holds coast guards. Only verbs that leave no doubt count, and only a noun phrase or a deed after them.
"""

from __future__ import annotations

from standoff.read.party_names import ends_clause
from standoff.read.phrases import Match
from standoff.read.views import View
from standoff.read.word_set import word_set

MOST_WORDS = 8
FEWEST_LETTERS = 3
_PLAIN = word_set("demand insist offer propose refuse reject oppose resist object balk baulk ask seek hold volunteer throw knock brush wave plead lobby rule decline turn spurn rebuff veto call press want promise pledge agree accept consent approve endorse grant suggest put float table")
_OF_IT = word_set("have throw knock brush wave reject oppose resist object balk baulk refuse can could cannot ca will would wo accept endorse back")
_WILLING = word_set("willing ready prepared open")
_NOUNS = word_set("call appeal request offer demand proposal refusal insistence promise pledge")
_REFUSING = word_set("will would wo 'll 'd can could ca cannot")  # heads of 'would not …' and 'won't …'
# What is refused to the press, and what is offered out of courtesy, is no position.
_TALK = word_set(
    "comment proof evidence say speak confirm answer elaborate identify name discuss details comments interview interviews know "
    "condolences prayers thanks sympathy help congratulations apologies explanation reasons entry charge claim claims "
    "report reports accusation accusations allegation allegations suggestion suggestions criticism idea invitation resignation apology responsibility blame award question questions"
)
_DEALS = word_set("idea plan proposal offer deal draft compromise initiative agreement accord treaty truce text")
_RANKED = word_set("first second third fourth fifth sixth former latter others rest two three both")  # of what was listed before
_STOPS = word_set("in if unless until but while after before when as because since without provided according despite at during over")
_SKIPPED = frozenset({"that", "to", "on", "for", "upon", "out", "down", "with", "the", "a", "an", "its", "his", "her", "their", "any", "all", "of", "$", "€", "£"})


def issue_of_object(view: View, match: Match) -> tuple[str, int] | None:
    """Return what a plain verb of demanding, offering or refusing is about, and its last word; None if it cannot be told."""
    word = view.words[match.at[-1] if view.words[match.at[0]].tag == "G" else match.at[0]]  # "does not want to"
    words = view.words
    after = words[match.at[-1] + 1].lower if match.at[-1] + 1 < len(words) else ""
    willing = word.lower in _WILLING or (word.lemma == "be" and any(words[at].lower in _WILLING for at in match.at))
    noun = word.tag == "N" and word.lemma in _NOUNS and (after in ("to", "of", "for", "that", "on") or words[match.at[-1]].tag in "PT")
    clause = any(w.lower in ("should", "must", "would", "could") for w in words[match.at[-1] + 1 : match.at[-1] + 8])
    if word.lemma in ("suggest", "propose") and (clause or after in ("that", "it", "he", "she", "they")):
        return None
    if word.lemma in ("welcome", "back", "endorse", "support") and word.tag == "V":
        deal = next((p for p in range(match.at[-1] + 1, min(len(words), match.at[-1] + 6)) if words[p].lemma in _DEALS), None)
        return (words[deal].lower, deal) if deal is not None else None
    if word.lemma in ("seek", "oppose") and (after == "to" or word.lower.endswith("ing") and view.words[match.at[0] - 1].tag not in "XA"):
        return None  # "seeking to win", "opposing views"
    if word.lower in ("ready", "prepared") and after != "to" and words[match.at[-1]].tag != "T":
        return None
    is_plain = (word.tag == "V" and word.lemma in _PLAIN) or word.lower in _REFUSING or willing or noun
    if not is_plain:
        return None
    # Of 'would not lift …' the verb belongs to the issue, of 'refused …' it does not.
    start = match.at[-1] if word.lower in _REFUSING else match.at[-1] + 1
    if word.lemma in ("agree", "offer", "accept") and start + 1 < len(words) and words[start].lower in ("to", "discuss"):
        start += (words[start].lower == "to") + (words[start + (words[start].lower == "to")].lower == "discuss")
    elif start < len(words) and words[start].tag == "T":
        start += 1
    found = phrase_of(view, start) or (_bare_deed(view, start) if words[start - 1].tag == "T" and (word.lemma != "want" or words[match.at[0]].tag == "G") else None)
    if found is None and not noun and word.lemma in _OF_IT:
        found = thing_meant(view, start)
    if not noun or found is None:
        return found
    # "The refusal to dim the lamps angered them": the noun's own verb ends the phrase.
    own = (p for p in range(start + 1, found[1] + 1) if words[p].tag == "V" and words[p].lower != words[p].lemma and words[p - 1].tag == "N")
    end = next(own, None)
    return phrase_of(view, start, end) if end is not None else found


def thing_meant(view: View, start: int) -> tuple[str, int] | None:
    """Return 'that' or 'it' as an issue, where the clause ends with it: 'the ministry is against that', 'reject even that'."""
    words = view.words
    while start < len(words) and (words[start].tag in "PTA" or words[start].lower in ("agree", "accept")):
        start += 1
    ends = start + 1 >= len(words) or words[start + 1].tag == "." and words[start + 1].lower not in "“\""
    return (words[start].lower, start) if start < len(words) and ends and words[start].lower in ("that", "this", "it", "them", "both", "either") else None


def short_deed(view: View, start: int) -> tuple[str, int] | None:
    """Return a deed without a noun, up to four words: 'ease them in stages', 'step aside'."""
    words = view.words
    if start >= len(words) or words[start].tag not in "VN" or words[start].lower != words[start].lemma:
        return None
    last = start
    while last + 1 < len(words) and last - start < 4 and words[last + 1].tag not in ".CMW" and not ends_clause(view, last + 1):
        last += 1
    return view.span(start, last).of(view.reading.text).lower(), last


def _bare_deed(view: View, start: int) -> tuple[str, int] | None:
    """Return a deed that is told without a noun: 'refused to do so', 'offered to mediate'."""
    words = view.words
    if start >= len(words) or words[start].tag not in "VNX" or words[start].lower in _TALK or words[start].lemma in ("go", "come", "be", "get", "stay", "have"):
        return None
    last = start
    while last + 1 < len(words) and last - start < 3 and words[last + 1].tag in "APR" or last + 1 < len(words) and words[last + 1].lower in ("so", "in", "stages", "return", "that"):
        last += 1
    return view.span(start, last).of(view.reading.text).lower(), last


def issue_of_must(view: View, must: int) -> tuple[str, int] | None:
    """Return what must be done to what: 'the crossing must be opened'; None where 'must' is said of a person or a pronoun."""
    first = must
    while first and view.words[first - 1].tag in "NJDO" and must - first < MOST_WORDS - 2:
        first -= 1
    named = any(first <= name.first < must and view.words[name.first].capital for name in view.names)
    if first == must or named or view.words[must - 1].tag != "N" or must + 1 >= len(view.words):
        return None
    found = phrase_of(view, first)
    return found if found is not None and found[1] > must else None


def phrase_of(view: View, start: int, end: int | None = None) -> tuple[str, int] | None:
    """Return the noun phrase or the deed that begins at a word, and its last word; None where no noun stands in it."""
    words = view.words
    while start < len(words) and words[start].lower in _SKIPPED:
        start += 1
    if start < len(words) and (words[start].lower in _STOPS or words[start].lower == "by"):
        return None
    last = start
    while last < (len(words) if end is None else end) and last - start < MOST_WORDS and not _ends(view, last, start):
        last += 1
    last -= 1
    while last > start and words[last].tag in "PTDCRXWA." and not (words[last].lower in _RANKED and words[last - 1].tag == "D"):
        last -= 1
    if last < start or start >= len(words) or words[start].lower in _TALK or words[start].tag in "RX." and words[start].lower != "have":
        return None
    told = [w for w in words[start : last + 1] if w.tag in "NVJ" and len(w.lower) >= FEWEST_LETTERS]
    ranked = last == start and words[start].tag == "O" or any(w.lower in _RANKED for w in words[start : last + 1])
    if not any(w.tag == "N" for w in told) and not ranked or any(w.lower in _TALK for w in told[:2]):
        return None
    return " ".join(w.lower for w in words[start : last + 1] if w.lower not in "“”\"'‘’").replace(" 's", "'s"), last


def _ends(view: View, place: int, start: int) -> bool:
    word = view.words[place]
    if ends_clause(view, place) or word.lower == "," or (word.lower in _STOPS and place > start and view.words[place - 1].tag != "O"):
        return True
    return word.tag == "C" and place + 1 < len(view.words) and view.words[place + 1].tag in "VXMRAG"
