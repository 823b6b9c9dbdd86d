"""Whom a noun with "the" describes who was named before in other words: "the captain" for Capt. Roe, "the Arl Republican" for Senator Doe.

A title before the name decides; else whoever is by far the most present there, as "he" or "she" would mean, if nobody was
brought up by the same noun. "Their envoy, a former trader," is the envoy.
"""

from __future__ import annotations

from functools import lru_cache

from standoff.read.gazetteer import gazetteer
from standoff.read.nominals import DETERMINERS
from standoff.read.reading import Reading
from standoff.read.speaker_pronouns import BODIES, FEMALE, MALE, is_human
from standoff.read.speakers import Stage
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.titles import TITLED
from standoff.read.who import presence
from standoff.read.word_set import word_set
from standoff.record.items import Span

LEAST, TIMES = 0.3, 1.5  # how present somebody must be, and how much more than anybody else, to be described
LAWMAKERS = word_set("lawmaker legislator republican democrat senator congressman congresswoman")
IN_PARLIAMENT = frozenset(["senator", "representative"])
# Nouns that bring up somebody new as often as they take up a name.
NEW = word_set("speaker source reader voter witness driver neighbour neighbor resident victim caller spokesman spokeswoman spokesperson guard observer")

OFFICES = word_set("pope ambassador minister envoy president premier chancellor king queen emir governor mayor consul secretary chairman chairwoman chief leader head director")


def apposed_to(stage: Stage, number: int) -> int:
    """Return the noun that another one between commas explains: "Their envoy, a former trader,"; -1 for none."""
    scene, first = stage.scene, stage.scene.nominals[number].first
    if number == 0 or scene.tokens[first].lower not in ("a", "an") or scene.tokens[first - 1].text != ",":
        return -1
    start = scene.sentence_start(first)
    heads = [n for n in scene.between(start, first) if scene.nominals[n].first <= start + 2]
    if not heads or any(not scene.tokens[at].is_word and scene.tokens[at].lower not in ("'s", "’s") for at in range(start, first - 1)):
        return -1
    head = next((n for n in heads if scene.nominals[n].kind == "noun" and not stage.roles[n].is_possessive), -1)
    is_head = head >= 0 and is_human(scene, scene.nominals[head], "") and is_person_noun(scene.nominals[head].key)
    between = range(scene.nominals[head].last + 1, first - 1)
    return head if is_head and (not between or scene.tokens[between[0]].lower in ("of", "near", "in", "from", "for", "with", "at")) else -1


def by_title(stage: Stage, number: int) -> str | None:
    """Return the one person of the text before whose name the title stands that a noun spells out: "the captain" after "Capt. Roe"."""
    if not _is_taken_up(stage, number):
        return None
    key = stage.scene.nominals[number].key
    start = stage.scene.tokens[stage.scene.nominals[number].first].start
    found = {name for at, name in _titled(stage.scene.reading).get(key, ()) if at < start}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=2)
def _titled(reading: Reading) -> dict[str, list[tuple[int, str]]]:
    """Return where persons are first named, with their names, by the nouns that spell out the titles before these."""
    first: dict[tuple[str, str], int] = {}
    for mention in (one for one in reading.mentions if one.kind == "person"):
        word = reading.text[max(0, mention.span.start - 16) : mention.span.start].split()[-1:]
        titles = {TITLED.get(one.lower().rstrip("."), "") for one in (*word, *(mention.role or "").split()[:1])} - {""}
        for noun in titles | (LAWMAKERS if titles & IN_PARLIAMENT else set()):
            first.setdefault((noun, mention.name), mention.span.start)
    found: dict[str, list[tuple[int, str]]] = {}
    for (noun, name), at in first.items():
        found.setdefault(noun, []).append((at, name))
    return found


def of_office(stage: Stage, number: int) -> str | None:
    """Return whoever is most present and known to hold the office that a noun names: of two presidents, the one whom the sentences before are about."""
    key, meant = stage.scene.nominals[number].key, _most(stage, number)
    return meant if meant is not None and any(term.holder == meant and term.office == key and term.last is None for term in gazetteer().offices) else None


def most_present(stage: Stage, number: int) -> str | None:
    """Return whom "the old lawyer" describes where no lawyer was brought up: who is by far the most present there; None for nobody."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    is_former = any(scene.tokens[at].lower in ("former", "ex", "old", "then") for at in range(nominal.first, nominal.last))
    if not _is_taken_up(stage, number) or nominal.key in NEW or nominal.key in OFFICES and not is_former or scene.tokens[nominal.last].is_capital and nominal.key not in LAWMAKERS:
        return None
    if any(n < number and not (is_former and _is_marked(stage, n)) for key in (nominal.key, nominal.key + "s") for n in scene.nominals_with.get(key, ())):
        return None
    return _most(stage, number)


def _is_marked(stage: Stage, number: int) -> bool:
    """Return whether a noun has a word before it that tells it from others: "foreign minister", not "the minister"."""
    nominal = stage.scene.nominals[number]
    return nominal.kind == "name" or any(stage.scene.tokens[at].lower not in DETERMINERS for at in range(nominal.first, nominal.last))


def _is_taken_up(stage: Stage, number: int) -> bool:
    """Return whether a noun with "the" and without an owner stands for one human being."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    is_definite = "the" in (scene.tokens[nominal.first].lower, scene.word(max(nominal.first - 1, 0))) and not DETERMINERS - {"the"} & {scene.tokens[nominal.first].lower}
    is_whole = nominal.last + 1 >= len(scene.tokens) or scene.word(nominal.last + 1) not in ("of", "for", "from", "to", "who", "at", "in") or stage.roles[number].subject_of == nominal.last + 1
    return is_definite and is_whole and not stage.roles[number].is_possessive and nominal.key not in BODIES and is_human(scene, nominal, "") and is_person_noun(nominal.key)


def _most(stage: Stage, number: int) -> str | None:
    scene, nominal = stage.scene, stage.scene.nominals[number]
    span = Span(scene.tokens[nominal.first].start, scene.tokens[nominal.first].end)
    words = ("he",) if nominal.key in MALE else ("she",) if nominal.key in FEMALE else ("he", "she")
    ranked = sorted(presence(scene.reading, span, words).items(), key=lambda one: -one[1])
    if not ranked or ranked[0][1] < LEAST or len(ranked) > 1 and ranked[0][1] < TIMES * ranked[1][1]:
        return None
    return ranked[0][0]
