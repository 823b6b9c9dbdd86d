"""Whether a phrase of the events lexicon tells of something that happened: news, not how things stand or a word in passing."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.read.certainty import Certainty
from standoff.read.deed_words import NUMBERS
from standoff.read.noun_phrases import main_verb
from standoff.read.parties import done_to
from standoff.read.party_names import is_passive
from standoff.read.phrases import Match
from standoff.read.places import place_near
from standoff.read.plover import DEEDS
from standoff.read.views import View
from standoff.read.word_set import word_set

# Between equals, both sides do it: the second party is as much a doer as the first.
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
# A noun of these that is told of with its verb needs no party: "riots broke out", "arrests followed".
TOLD_BARE = frozenset({"ASSAULT", "AID", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION", "REQUEST"})
MEETINGS = word_set("meeting meetings summit talks talk visit trip call conference session round negotiations inspection exchange swap handover ceremony hearing vote signing tour")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A lexicon match with the word that carries it and how sure the sentence is of it."""

    match: Match
    head: int
    certainty: Certainty
    is_verb: bool

    @property
    def type(self) -> str:
        return self.match.heading[0]

    @property
    def is_weak(self) -> bool:
        return self.match.heading[3:] == ("weak",)


def _was_done(view: View, verb: int) -> bool:
    """Return whether something was or has been done to somebody, by whom the sentence does not say."""
    return is_passive(view, verb) and any(
        word.lower in ("was", "were", "been") for word in view.words[max(0, verb - 3) : verb + 1]
    )


def goes_on(view: View, trigger: Trigger) -> bool:
    """Return whether a noun is told of with its verb: 'the shelling went on', 'talks with the rebels have collapsed'."""
    if trigger.is_verb:
        return False
    words, last = view.words, trigger.match.at[-1]
    if any(words[at].tag == "V" for at in trigger.match.at[1:]) or (trigger.type == "ASSAULT" and _is_placed(view, trigger)):
        return True
    for place in range(last + 1, min(len(words), last + 16)):
        word = words[place]
        if word.tag == "M" or word.lower in ";:.":
            return False
        if word.tag == "V" and not (place and words[place - 1].tag == "T"):
            return trigger.type in MUTUAL | TOLD_BARE and word.lemma in _COURSE and word.lower != word.lemma
    return False


def _is_placed(view: View, trigger: Trigger) -> bool:
    """Return whether a noun of violence names where: 'the raid on Lower Marl', 'a massacre in Orsk'."""
    words, last = view.words, trigger.match.at[-1]
    last -= words[last].tag == "P"
    return last + 2 < len(words) and words[last + 1].lower in ("on", "in", "of", "at", "against") and any(w.capital for w in words[last + 2 : last + 4])


_COURSE = word_set(
    "resume begin open start end collapse conclude break fail founder stall falter close continue go last drag kill wound injure hit destroy reach arrive "
    "enter take adjourn produce hold bring yield follow erupt flare rage spread intensify"
)


def has_doer(view: View, trigger: Trigger) -> bool:
    """Return whether a verb has a subject that acts, though nobody can tell who it is: 'it released our mayor', 'they shelled'."""
    verb = trigger.head
    if trigger.is_weak or not trigger.is_verb or is_passive(view, verb):
        return False
    words, at = view.words, verb - 1
    while at >= 0 and words[at].tag in "AGXM":
        at -= 1
    if at > 0 and words[at].tag == "C" and (main := main_verb(words, at)) is not None:
        at = main - 1
        while at >= 0 and words[at].tag in "AGXM":
            at -= 1
    return at >= 0 and words[at].lower in _ACTING


_ACTING = word_set("he she it they we i you who both two three four others some many most all each them")


def undergone(view: View, trigger: Trigger) -> bool:
    """Return whether a deed is told by what it was done to: 'water has been cut off', 'the swap had been agreed'."""
    return (
        trigger.type in (*DEEDS, "AGREE", "REJECT", "CONSULT", "CONCEDE")
        and trigger.certainty in ("actual", "claimed")
        and _was_done(view, trigger.head)
        and any(word.tag in "NRO" for word in view.words[max(0, trigger.head - 5) : trigger.head])
    )


def is_no_news(view: View, trigger: Trigger) -> bool:
    """Return whether a phrase tells how things stand, what is held out, or of people by what befell them.

    'The League insists on a coast guard' and 'he has promised to build it' are positions and promises; 'declined to comment' and
    'among those freed' are no deeds of anybody.
    """
    words, head, last = view.words, trigger.head, trigger.match.at[-1]
    word = words[head]
    after = [w.lower for w in words[last + 1 : last + 3]]
    if word.lemma in _STANDING and word.lower in (word.lemma + "s", word.lemma + "es") and not (word.lemma == "insist" and "that" in (words[last].lower, words[min(head + 1, last)].lower, *after[:1])):
        return True
    if trigger.type == "CANCELLED" and any(w.lower in ("do", "does") for w in words[max(0, head - 1) : last + 1]):
        return True  # "they don't travel"
    if trigger.type == "AGREE" and trigger.is_verb and word.lemma in _HELD_OUT:
        return word.lemma in ("promise", "pledge") or not done_to(view, head, head) or words[last].tag == "T" or (last + 1 < len(words) and words[last + 1].tag == "T")
    if trigger.type == "REQUEST" and words[last].lower in ("must", "should"):
        return not done_to(view, last, last)
    if word.lemma in ("decline", "refuse") and _TALKING & set(after):
        return True
    if word.lemma == "ask" and any(w.lower in ("whether", "if", "why", "how", "what") for w in words[head + 1 : head + 4]):
        return True
    follows = words[head + 1].tag if head + 1 < len(words) else "."
    if trigger.is_verb and word.lower.endswith("ed") and head > 0 and (words[head - 1].tag in "ODJ" or words[head - 1].lower in NUMBERS) and follows == "N":
        return True  # "two kidnapped engineers"
    return trigger.is_verb and word.lower.endswith("ed") and head > 0 and (words[head - 1].lower in ("those", "of") or (word.lower in _SUFFERERS and not is_passive(view, head) and follows not in "DO"))


_STANDING = word_set("insist offer seek want require")
_HELD_OUT = word_set("offer promise pledge propose")
_TALKING = word_set("comment say speak confirm elaborate discuss answer")
_SUFFERERS = word_set("injured wounded")


def tells_enough(view: View, trigger: Trigger, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Return whether a noun or a quoted phrase is told of as something that happened, not spoken of in general."""
    both = bool(actors) and bool(recipients)
    if harms(view, trigger) or _is_of_ones_own(view, trigger):
        return not _is_of_ones_own(view, trigger)
    if trigger.type == "CANCELLED" and not actors and not recipients and not view.times and not is_passive(view, trigger.head):
        return False
    if trigger.type == "CANCELLED":
        return not trigger.is_weak or any(
            w.tag in "NV" and (w.lemma in MEETINGS or w.lower in MEETINGS) for w in view.words
        )
    if trigger.type in MUTUAL:
        placed = bool(view.times) or place_near(view, trigger.head) is not None
        strong = (trigger.is_verb and not trigger.is_weak) or goes_on(view, trigger)
        return len(actors) + len(recipients) > 1 or (bool(actors) and (strong or placed)) or (strong and placed)
    if trigger.type in TOLD_BARE and goes_on(view, trigger):
        return True
    if trigger.is_weak:
        return both or undergone(view, trigger)
    if trigger.type == "AGREE" and actors and goes_on(view, trigger):  # "a truce brokered by the emir"
        return True
    return both or (trigger.is_verb and (bool(actors) or has_doer(view, trigger) or _was_done(view, trigger.head) or trigger.type == "PROTEST"))


def harms(view: View, trigger: Trigger) -> bool:
    """Return whether people or things are said to be hit, whoever did it: 'fire killed nine dockers', 'six were arrested'."""
    if trigger.type not in ("ASSAULT", "COERCE") or not trigger.is_verb or trigger.is_weak or trigger.certainty == "planned":
        return False
    head, last = trigger.head, trigger.match.at[-1]
    near = view.words[max(0, head - 6) : head] if is_passive(view, head) else view.words[last : last + 8]
    return any(word.tag == "O" or word.lower in _HARMED for word in near)


_HARMED = word_set(
    "people civilians soldiers troops men women children workers dockworkers sailors fishermen villagers residents protesters "
    "demonstrators police officers passengers crew pilots guards medics doctors journalists one two three four five six seven "
    "eight nine ten eleven twelve dozens scores hundreds thousands harbour harbor port hospital school market station bridge "
    "depot building buildings homes houses village town city airport base"
)


def _is_of_ones_own(view: View, trigger: Trigger) -> bool:
    """Return whether somebody only asks that his name be kept out of the news: 'asked not to be named'."""
    after = [word.lower for word in view.words[trigger.head + 1 : trigger.head + 6]]
    return trigger.type == "REQUEST" and any(word in after for word in ("named", "identified", "anonymity", "anonymous"))
