"""Who acts where the names of the text do not tell: a body without a name, a name that no list knows, a pronoun in its own statement."""

from __future__ import annotations

from standoff.read.grammar import Word
from standoff.read.noun_phrases import FORCES, has_inner_capital, inside, main_verb, over_aside
from standoff.read.parties import doers
from standoff.read.party_names import is_passive
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.views import View
from standoff.read.word_set import word_set

BODIES = FORCES | word_set(
    "navy coastguard coastguards guard guards garrison authority authorities regime faction coalition kingdom republic emirate district province region village villagers tribe clan brigade battalion regiment squadron fleet gang mob crowd supporters residents workers dockers drivers teachers students farmers miners strikers unions crews crew tribunal fund agency embassy consulate office headquarters council group union league company bank assembly cabinet delegation movement alliance front party club federation committee commission side police county state city town church chamber senate congress presidency palace court treasury regulator operator airline university hospital intelligence gunmen gunman raiders attackers saboteurs bandits paramilitaries insurgents separatists relatives lawmakers prosecutors"
)


def party_at(view: View, verb: int) -> str | None:
    """Return who does what a verb says: a party, who is meant by the pronoun of his own statement, or a body without a name."""
    found = doers(view, verb)
    return found[0] if found else unlisted(view, verb)


def unlisted(view: View, verb: int) -> str | None:
    """Return the subject right before a verb that is no party on any list; None where it is a thing."""
    at = _over_times(view, verb - 1)
    while at >= 0 and (view.words[at].tag in "AGXMT" or view.words[at].lower == "there") and not _is_name(view, at):
        at = _over_times(view, at - 1)
    if at > 1 and view.words[at].lower in ("which", "who"):  # "the junta, which seized power"
        at -= 2 if view.words[at - 1].lower == "," else 1
    if at > 1 and view.words[at].lower == ",":
        at = over_aside(view, at)
    if at < 0:
        return None
    word = view.words[at]
    if word.tag == "C" and (main := main_verb(view.words, at)) is not None:  # "has closed its ports and offered to talk"
        return party_at(view, main)
    said = view.statement_at(verb)
    if word.lower in ("it", "they", "he", "she"):
        if said is None:
            return before(view, word.lower)
        return said.speaker if said.kind == "indirect" else None
    if word.tag == "N" and (not word.capital or not at) and not (word.lower in BODIES or is_person_noun(word.lower)):
        at, word = _head_before(view, at)
    if word.tag == "N" and (not word.capital or not at) and (word.lower in BODIES or is_person_noun(word.lower)):
        own = next((n.mention.name for n in view.names if n.last == at - 2 and view.words[at - 1].lower == "'s"), None)
        return own or word.lower
    if word.capital and view.words[at - 1].lower in ("of", "for") and at > 1 and view.words[at - 2].lower in BODIES:  # "the bank of Pelor"
        return view.span(at - 2, at).of(view.reading.text)
    if word.capital and word.tag in "NA" and not any(n.first <= at <= n.last for n in view.names):
        return view.span(at, at).of(view.reading.text) if has_inner_capital(view, word.lower) else None
    # A place that does something is a state or a town that no list knows as a party.
    return next((n.mention.name for n in view.names if n.last == at and n.mention.kind == "place" and not inside(view.words, n.first)), None)


def _over_times(view: View, at: int) -> int:
    """Return the place before the time that ends at a word, and before its preposition: 'the guilds on Saturday offered'; the word itself if none does."""
    first = at
    while first >= 0 and any(time.span.meets(view.span(first, first)) for time in view.times):
        first -= 1
    return first - (first >= 0 and first < at and view.words[first].tag == "P")


def _head_before(view: View, at: int) -> tuple[int, Word]:
    """Return the noun that a phrase with a preposition hangs on, with its place: 'police in riot gear'; the last noun if there is none."""
    link = next((p for p in range(at - 1, max(-1, at - 5), -1) if view.words[p].tag == "P"), None)
    if link is None or not link or view.words[link - 1].tag != "N" or any(w.tag not in "DJNO" for w in view.words[link + 1 : at]):
        return at, view.words[at]
    return link - 1, view.words[link - 1]


def before(view: View, pronoun: str) -> str | None:
    """Return whom a pronoun means that stands in no statement: who acts in the sentence before."""
    if view.before is None:
        return None
    if pronoun in ("he", "she"):
        return next((n.mention.name for n in view.before.names if n.mention.kind == "person"), None)
    verb = next((at for at, word in enumerate(view.before.words) if at and word.tag in "VX"), None)
    found = party_at(view.before, verb) if verb is not None else None
    return before(view.before, pronoun) if found is None and view.before.words[0].lower in ("it", "its", "they", "their") else found


def agent(view: View, verb: int) -> str | None:
    """Return who does what only somebody can do, such as promise or refuse: a party, else the noun before the verb, whatever it is."""
    found = party_at(view, verb)
    at = _over_times(view, verb - 1)
    while at >= 0 and view.words[at].tag in "AGXMT":
        at = _over_times(view, at - 1)
    if found is not None or at < 0 or view.words[at].tag != "N" or is_passive(view, verb):
        return found
    if view.words[at].capital:  # a name that opens the only sentence that tells of it
        return view.span(at, at).of(view.reading.text) if not inside(view.words, at) else None
    return view.words[at].lower


def _is_name(view: View, at: int) -> bool:
    """Return whether a word that looks like an adverb is a name: 'Quessaly has closed its ports'."""
    word = view.words[at]
    return word.tag == "A" and word.capital and has_inner_capital(view, word.lower)
