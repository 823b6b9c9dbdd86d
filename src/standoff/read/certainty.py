"""How sure a sentence is of what it tells: did it happen, is it said, disputed, planned, or only considered?"""

from __future__ import annotations

from typing import Literal

from standoff.read.views import View
from standoff.read.word_set import word_set

Certainty = Literal["actual", "claimed", "disputed", "planned", "considered"]

JOINED = 16  # words between two participles that "and" joins
_WILL = word_set("will shall 'll wo")
# Words before 'to' and a verb, or before a verb in -ing: what the verb tells is planned, only considered, or happens.
_PLAN = word_set(
    "plan schedule set due expect prepare intend agree promise pledge vow decide arrange go about ready poised "
    "announce commit"
)
_CONSIDER = word_set(
    "consider weigh mull want wish hope seek try threaten urge ask call demand refuse decline suggest propose "
    "contemplate ponder need offer press push pressure discuss debate oppose reject resist tell encourage aim "
    "persuade convince invite require order force compel request willing able unable reluctant unwilling keen eager "
    "unlikely likely fail avoid attempt possible impossible necessary important way desire wait warn rule"
)
# Of these, the ones that a reader would call an option on the table, not a mere wish.
_OPTION = word_set("consider weigh mull contemplate ponder discuss debate suggest propose talk float explore study")
_HAPPENS = word_set("quick swift first begin continue start resume keep manage help proceed use come return rush vote")
_CLAIM = word_set(
    "claim allege reportedly allegedly supposedly purportedly apparently rumour rumor accuse boast insist"
)
_SAID = word_set("say report announce state confirm add tell write declare")
_DISPUTE = word_set("deny dispute contradict refute dismiss disputed rebut contest")
_IF = frozenset({"if", "unless", "should", "whether", "until", "provided"})


def certainty_of(view: View, first: int, verb: bool) -> Certainty | None:
    """Return how sure the sentence is of the event that begins at this word; None where it says it did not happen.

    `verb` tells a verb from a noun: only a verb has auxiliaries before it.
    """
    if is_negated(view, first):
        return None
    mood = _mood(view, first) if verb else _mood_of_noun(view, first)
    if mood is None:
        return None
    if mood != "actual":
        return mood
    lemmas = [word.lemma for word in view.words]
    if any(word in _DISPUTE for word in lemmas) and view.words[first].lemma not in _DISPUTE:
        return "disputed" if _is_said(view, first) else "actual"
    return "claimed" if _is_said(view, first) else "actual"


def is_negated(view: View, first: int) -> bool:
    """Return whether 'not', 'never', 'no' or 'has yet to' stands before the word in its own group."""
    words = view.words
    for place in range(first - 1, max(-1, first - 5), -1):
        word = words[place]
        if word.tag == "G" or word.lower in ("no", "without", "neither", "nor", "hardly"):
            return True
        if word.lower == "yet" and place + 1 < len(words) and words[place + 1].lower == "to":
            return True
        if word.tag == "N" and first - place <= 3 and _has_no(view, place):
            return True
        if word.tag not in "XMATDJ" and word.lemma != "go":
            return word.lemma in ("fail", "refuse", "decline") and words[first - 1].lower == "to"
    return False


def _has_no(view: View, noun: int) -> bool:
    """Return whether 'no' or 'neither' opens the phrase of a noun: 'no Western government'."""
    place = noun - 1
    while place > 0 and view.words[place].tag in "JN":
        place -= 1
    return place >= 0 and view.words[place].lower in ("no", "neither")


def _mood(view: View, first: int) -> Certainty | None:
    words = view.words
    if _under_if(view, first):
        return None
    for place in range(first - 1, max(-1, first - 6), -1):
        word = words[place]
        if word.tag == "M":
            supposed = any(w.lower in ("if", "unless", "without") for w in words)
            ahead = word.lower in _WILL or (word.lower in ("would", "'d") and _is_reported(view, place))
            return "planned" if ahead and not supposed else None
        if word.tag == "T":
            return _before_to(view, place)
        if word.tag not in "AXGC" and word.lower not in (",",):
            break
    word = words[first]
    if _is_wished(view, first):
        return None
    if word.lower.endswith("ing"):
        return _before_ing(view, first)
    if (
        word.tag == "V"
        and word.lower == word.lemma
        and word.lemma not in _SAME_IN_PAST
        and not _present_plural(view, first)
        and not (first and words[first - 1].lower in ("did", "does", "do"))
    ):
        return None
    return "actual"


def _is_wished(view: View, first: int) -> bool:
    """Return whether a participle tells what somebody wants done: 'wants the prisoners freed'."""
    words, place = view.words, first - 1
    if place < 1 or words[first].lower == words[first].lemma or words[place].tag != "N":
        return False
    while place > 0 and words[place].tag in "NDJO":
        place -= 1
    return words[place].tag == "V" and words[place].lemma in ("want", "need", "order", "wish")


def _is_reported(view: View, modal: int) -> bool:
    """Return whether 'would' is the 'will' of reported speech: 'she said the army would leave'."""
    before = view.words[max(0, modal - 10) : modal]
    return any(word.tag == "V" and word.lemma in _SAID and word.lower != word.lemma for word in before)


_SAME_IN_PAST = word_set(
    "put set cut hit let shut cast cost hurt beat quit split spread come become overcome bid bet burst shed rid read"
)


def _present_plural(view: View, first: int) -> bool:
    """Return whether a bare verb has a plural subject right before it: 'leaders demand'."""
    place = first - 1
    while place >= 0 and view.words[place].tag == "A":
        place -= 1
    return place >= 0 and (
        view.words[place].lower.endswith("s") or view.words[place].lower in ("they", "we", "who", "i", "people", "that")
    )


def _before_to(view: View, to: int) -> Certainty | None:
    words, place = view.words, to - 1
    while place >= 0 and (words[place].tag in "AG" or (words[place].lower == "on" and words[place + 1].tag == "A")):
        place -= 1
    if place < 0:
        return None
    lemma = words[place].lemma
    if words[to + 1].lemma == "blame":
        return None
    if words[to + 1].lemma == "have" and lemma in _BELIEVED and not _under_modal(view, place):  # "claimed to have hit a depot"
        return "claimed"
    if words[place].lemma in ("promise", "pledge", "vow", "threat") and _was_kept(view, place):
        return "actual"
    if to + 1 < len(words) and words[to + 1].lemma in _VOICED and lemma not in _PLAN | _CONSIDER | _OPTION and _came_to(view, place):
        return "actual"
    if words[place].tag == "X" or lemma in _PLAN:
        return "planned"
    if lemma in _HAPPENS:
        return "actual"
    return "considered" if lemma in _OPTION else None


_BELIEVED = word_set("say claim believe report allege think know understand suspect admit confirm appear accuse rumour rumor boast")


def _under_modal(view: View, place: int) -> bool:
    """Return whether a modal or a negation stands right before a word."""
    return any(word.tag in "MG" for word in view.words[max(0, place - 3) : place])


def _was_kept(view: View, noun: int) -> bool:
    """Return whether somebody is told to have done what he promised: 'kept its promise to', 'made good on his threat to'."""
    before = view.words[max(0, noun - 5) : noun]
    kept = any(word.lemma in ("keep", "honour", "honor", "fulfil", "fulfill") or word.lower in ("good", "out") for word in before)
    return kept and not any(word.tag in "GT" or word.lemma == "fail" for word in before)


def _came_to(view: View, place: int) -> bool:
    """Return whether what was done before 'to' was done to say something: 'wrote to the court last week to demand'."""
    for word in reversed(view.words[max(0, place - 16) : place + 1]):
        if word.tag == "V" or word.lower in _COMING:
            return word.lower in _COMING
    return False


_COMING = word_set("used crossed walked drove voted wrote written marched rallied gathered met called phoned telephoned flew travelled traveled came went visited summoned issued took sent addressed joined appeared stood intervened")
_VOICED = word_set("demand urge ask condemn denounce protest request appeal press call warn accuse reject support discuss complain thank offer endorse back beg plead petition lobby seek")


def _joined_ing(view: View, place: int) -> int | None:
    """Return the participle after a comma that "and" goes on from: ", calling it a farce and vowing to leave"."""
    words = view.words
    for at in range(place - 1, max(1, place - JOINED), -1):
        if words[at].tag == "V" and words[at].lower.endswith("ing") and "," in (words[at - 1].lower, words[at - 2].lower):
            return at
    return None


def _before_ing(view: View, first: int) -> Certainty | None:
    opens = first == 0 or view.words[first - 1].tag == "."
    for word in view.words[first + 1 : first + 8] if opens else ():
        if word.tag == "M":  # "storming the town would be a gamble"
            return None
        if word.tag in ".VX":
            break
    for place in range(first - 1, max(-1, first - 5), -1):
        word = view.words[place]
        if word.lemma in _HAPPENS:
            return _mood(view, place)
        if word.tag == "X":
            return "actual"
        if word.lemma in _OPTION:
            return "considered"
        if word.lower == "about" and view.words[place - 1].lemma in ("talk", "speak", "think"):
            return "considered"
        if word.lemma in _CONSIDER or (word.lower == "by" and not _after_deed(view, place)):
            return None
        if word.tag in "PT" and word.lower not in ("after", "following", "before", "since", "by"):
            return "actual" if view.words[place - 1].lemma in _HABITS else None
        if word.lower in ("and", "or"):
            joined = _joined_ing(view, place)
            return None if joined is None else _before_ing(view, joined)
        if word.lower in (",", "after", "while", "by", "following", "as", "before", "since", "when"):
            return "actual"
    return "actual" if first and view.words[first - 1].tag in "N.DA" else None


def _after_deed(view: View, by: int) -> bool:
    """Return whether 'by' follows a verb in the past, so that what it adds was done too: 'opened the talks by urging'."""
    main = next((w for w in reversed(view.words[:by]) if w.tag == "V" and not w.lower.endswith("ing")), None)
    if main is None or main.lower == main.lemma or main.lower.endswith("s"):
        return False
    place = view.words.index(main)
    return not any(w.lower in ("is", "are", "be", "being") for w in view.words[max(0, place - 3) : place])


_HABITS = word_set("pattern history habit practice campaign string series")


def _mood_of_noun(view: View, first: int) -> Certainty | None:
    words = view.words
    if _under_if(view, first):
        return None
    for place in range(first - 1, max(-1, first - 6), -1):
        word = words[place]
        if word.lower in ("planned", "scheduled", "upcoming", "future", "expected", "forthcoming", "coming", "next"):
            return "planned"
        if word.lower in (
            "possible",
            "potential",
            "proposed",
            "hypothetical",
            "any",
            "another",
            "further",
            "more",
            "if",
            "for",
        ):
            return "considered" if word.lower in ("possible", "potential", "proposed") else None
        if word.tag == "V" and word.lemma in _CONSIDER:
            return "considered" if word.lemma in _OPTION else None
        if word.tag == "V" and word.lemma in _PLAN:
            return "planned"
        if word.tag == "M":
            return "planned" if word.lower in _WILL else None
        if word.tag == "V":
            mood = _mood(view, place)
            return mood if mood != "claimed" else "actual"
        if word.tag in "W." and word.lower not in ("“", '"', "-", "’", "'"):
            break
    if _was_planned(view, first):
        return "planned"
    for place in range(first + 1, min(len(words), first + 8)):
        if words[place].tag == "M":
            return "planned" if words[place].lower in _WILL else None
        if words[place].tag in "VX.":
            break
    return "actual"


def _was_planned(view: View, noun: int) -> bool:
    """Return whether the sentence says of a meeting that it 'had been planned' or 'is scheduled'."""
    words = view.words
    for place in range(noun + 1, min(len(words) - 1, noun + 14)):
        if words[place].tag == "X" and words[place + 1].lower in (
            "planned",
            "scheduled",
            "pencilled",
            "penciled",
            "set",
            "due",
            "slated",
            "expected",
        ):
            return True
    return False


def _under_if(view: View, first: int) -> bool:
    for place in range(first - 1, max(-1, first - 12), -1):
        word = view.words[place]
        if word.lower in _IF:
            return True
        if word.tag == "." and word.lower in ",;:.":
            return False
    return False


def _is_said(view: View, first: int) -> bool:
    """Return whether the event is told as somebody's word: within a statement, or after 'claims', 'reportedly'."""
    if view.statement_at(first) is not None:
        return True
    for place, word in enumerate(view.words):
        if word.lemma in _CLAIM and abs(place - first) <= 8 and place != first:
            return True
        if word.lower == "according":
            return True
        if word.lemma in _SAID and word.tag == "V" and 0 < first - place <= 8 and _clause_follows(view, place):
            return True
        if word.lemma in _SAID and word.tag == "V" and 0 < place - first and place >= len(view.words) - 8:
            return True
    return False


def _clause_follows(view: View, said: int) -> bool:
    following = view.words[said + 1] if said + 1 < len(view.words) else None
    return following is not None and (following.tag in "RWD" or following.capital)
