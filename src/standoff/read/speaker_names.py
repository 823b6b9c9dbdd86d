"""From the words that name a speaker to the name that the record uses: names and roles by mention, pronouns by whom they mean."""

from __future__ import annotations

import re
from functools import lru_cache

from standoff.read.antecedents import whom, whose
from standoff.read.clause_ends import MODALS, is_verb
from standoff.read.described import is_described, is_role, who_is_described
from standoff.read.entities import who_is_meant
from standoff.read.interviews import guest_of
from standoff.read.lemmas import lemma
from standoff.read.nominals import STOPS, TITLES, Nominal
from standoff.read.outlets_again import KINDS, outlet_meant
from standoff.read.reading import Mention, Paragraph, Reading
from standoff.read.speaker_context import PEOPLE, all_but, by_what_follows, mention_at, of_nation, of_party, span_of
from standoff.read.speaker_nouns import (
    alias,
    apposed_to,
    beside_name,
    body_again,
    body_beside,
    explained,
    in_apposition,
)
from standoff.read.speaker_pronouns import (
    BODIES,
    PAPERS,
    kinds,
    one_of_many,
    paper_before,
    some_of_them,
    spoke_before_them,
    taken_up,
)
from standoff.read.speaker_roles import PREPOSITIONS
from standoff.read.speakers import Stage
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.who import main_person
from standoff.record.items import Span

TALKED = re.compile(
    r"\b(?:(?:spoke|talked|speak|talk|(?<=\b[Hh]e[ \xa0])(?:talks|speaks)|(?<=\b[Ss]he[ \xa0])(?:talks|speaks)|spoken|conversation|interview|chatted|sat down|corresponded)\b[^.?!]{0,60}?\b(?:with|to)|interviewed|"
    r"joined by|asked)\s"
)
MADE = frozenset(["published", "released", "issued", "written", "compiled", "put", "drawn", "circulated", "signed", "commissioned"])
MESSAGES = frozenset(["message", "reply", "answer", "verdict", "advice", "response", "letter", "note", "post", "email", "e-mail", "statement", "motto"])
SOME = frozenset(["one", "some", "two", "three", "several", "many", "most"])
_RANK = re.compile(r"(?:Gen|Col|Maj|Capt|Lt|Adm|Cmdr|General|Colonel|Major|Captain|Admiral|Commander)\.?[ \xa0]\((?:ret|retd|retired)\.?\)[ \xa0]")
_ELSE = re.compile(r"[.?!][ \xa0]|\b(?:about|on|by)\b")  # between "spoke with" and a name: somebody else's
_HIM = re.compile(r"(?:him|her)\b")
_IS_ASIDE = re.compile(r"(?:,[ \xa0][^.?!“”\n]{3,120},)?[ \xa0](?:\w+[ \xa0]){0,2}")  # between a name and "spoke to"


def name_of(stage: Stage, number: int, quotation: Span | None = None, interviewed: str | None = None) -> str | None:
    """Return the record's name for a nominal, None where it is not clear whom it means."""
    reading, nominal = stage.scene.reading, stage.scene.nominals[number]
    span = span_of(stage, number)
    if nominal.kind == "pronoun":
        return _of_pronoun(stage, number, span, quotation, interviewed)
    if called := all_but(stage, number) or (by_what_follows(stage, number) if nominal.kind == "name" else None):
        return called
    mention = mention_at(reading, span, nominal.kind == "name")
    if mention is not None and nominal.kind == "name":
        if mention.kind == "state" and (national := of_nation(stage, number, mention)):
            return national
        return (_surname_first(reading, span) if mention.kind in PEOPLE else None) or mention.name
    if mention is not None and mention.name[:1].isupper() and not (is_role(reading, mention) and is_described(stage, number)):
        return mention.name
    if nominal.kind == "name":
        return _after_rank(reading, span) or _surname_first(reading, span) or (_fullest(stage, nominal) if _is_named(stage, nominal) else None)
    if outlet := _outlet(stage, number):
        return outlet
    if known := alias(stage, span) or body_beside(stage, number):
        return known
    if (beside := in_apposition(stage, number)) >= 0:
        return name_of(stage, beside)
    if (named := beside_name(stage, number)) >= 0:
        return name_of(stage, named)
    if (again := taken_up(stage, number)) >= 0 and (name := name_of(stage, again)):
        return name
    if person := who_is_described(stage, number, name_of) or of_party(stage, number):
        return person
    if nominal.key in MESSAGES and stage.scene.tokens[nominal.first].lower in ("his", "her") and (writer := whose(stage, nominal.first, name_of)):
        return writer
    if (head := apposed_to(stage, number)) >= 0:
        return name_of(stage, head, quotation, interviewed)
    return body_again(stage, number) or _as_name(stage, _with_owner(stage, number))


def _surname_first(reading: Reading, span: Span) -> str | None:
    """Return the one person of the text whose name of two words or more begins with a word: "Zhu" for Zhu Renshan."""
    names = {name for at, name in _by_first_word(reading).get(span.of(reading.text), ()) if at < span.start}
    return names.pop() if len(names) == 1 else None


@lru_cache(maxsize=2)
def _by_first_word(reading: Reading) -> dict[str, list[tuple[int, str]]]:
    """Return where persons of two words or more are first named, with their names, by their first words."""
    first: dict[str, int] = {}
    for mention in reading.mentions:
        if mention.kind in PEOPLE and " " in mention.name:
            first.setdefault(mention.name, mention.span.end)
    found: dict[str, list[tuple[int, str]]] = {}
    for name, at in first.items():
        found.setdefault(name.split()[0], []).append((at, name))
    return found


def _after_rank(reading: Reading, span: Span) -> str | None:
    """Return the person after a rank and brackets: "Col. (ret.) Jane Roe"; None for none."""
    rank = _RANK.match(reading.text, span.start)
    mention = mention_at(reading, Span(rank.end(), rank.end() + 1), is_name=True) if rank is not None else None
    return mention.name if mention is not None and mention.kind in PEOPLE else None


def _is_named(stage: Stage, nominal: Nominal) -> bool:
    """Return whether a name does something, or is more than one word whose only capital is that of a sentence's beginning: "Punishment"."""
    scene, token = stage.scene, stage.scene.tokens[nominal.first]
    if nominal.last > nominal.first or scene.word(nominal.last + 1) in (",", "'s") or token.text.isupper():
        return True
    verb = scene.word(nominal.last + 1)
    acts = verb not in MODALS and (is_verb(scene, nominal.last + 1) or lemma(verb) != verb)
    return token.text in stage.capitals or acts or not stage.roles[scene.nominal_at[nominal.first]].is_first


def _outlet(stage: Stage, number: int) -> str | None:
    """Return the outlet that "the agency" or "the newspaper" takes up; None where the nominal is neither, or none was named."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    words = {scene.tokens[at].lower for at in range(max(nominal.first - 1, 0), nominal.last)} - {nominal.key}
    is_again = nominal.key in KINDS and not words - {"the", "that", "same", "news", "state", ",", ".", "”", "and", "but"} and "the" in words
    return outlet_meant(scene.reading, scene.tokens[nominal.first].start, nominal.key) if is_again else None


def _as_name(stage: Stage, words: str) -> str:
    """Return words as a name; a first word that has a capital within sentences keeps it."""
    bare = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    return bare if bare.split()[0] in stage.capitals else plain(words)


def _with_owner(stage: Stage, number: int) -> str:
    """Return the words of a nominal with its owner's before them, "the party’s backers", or who made a paper: "a report by the audit office"."""
    scene = stage.scene
    first, last = scene.nominals[number].first, scene.nominals[number].last
    own = next((n for n in range(first - 1, max(first - 4, 0), -1) if not scene.tokens[n].text.islower() or scene.tokens[n].lower in STOPS), first)
    before = scene.nominal_at[own - 1] if own >= 1 and scene.tokens[own].lower == "'s" else -1
    start = span_of(stage, before).start if before >= 0 else span_of(stage, number).start
    if first >= 2 and scene.tokens[first - 1].lower == "of" and scene.tokens[first - 2].lower in SOME:
        start = scene.tokens[first - 2].start  # "one of the envoys"
    maker = _maker(stage, last)
    if scene.nominals[number].key in PAPERS and maker >= 0 and scene.tokens[scene.nominals[maker].last].is_capital:
        return scene.reading.text[start : span_of(stage, maker).end]
    end = _owned(stage, number) if stage.roles[number].is_possessive else span_of(stage, number).end
    return scene.reading.text[start:end]


def _maker(stage: Stage, last: int) -> int:
    """Return the nominal after "by", "from" or "of" right after a token, or after "published on Tuesday by"; -1 for none."""
    scene = stage.scene
    at = last + 1
    if scene.word(at) in MADE:
        at = next((n for n in range(at, min(at + 6, len(scene.tokens))) if scene.tokens[n].lower == "by"), at)
    return scene.nominal_at[at + 1] if at + 1 < len(scene.tokens) and scene.word(at) in ("by", "from", "of") else -1


def _owned(stage: Stage, number: int) -> int:
    """Return where "Arland's statistics office" ends, of which the nominal is the owner: at most three small words after it."""
    scene = stage.scene
    last = scene.nominals[number].last + 1
    for at in range(last + 1, min(last + 4, len(scene.tokens))):
        token = scene.tokens[at]
        if scene.sentence[at] != scene.sentence[last] or not token.is_word or token.lower in PREPOSITIONS:
            return scene.tokens[last].end if last > scene.nominals[number].last + 1 else span_of(stage, number).end
        if token.is_capital or token.lower in STOPS or scene.classes[at]:
            break
        last = at
    return span_of(stage, number).end


def _of_pronoun(stage: Stage, number: int, span: Span, quotation: Span | None, interviewed: str | None) -> str | None:
    word = stage.scene.nominals[number].key
    if word == "you":
        return interviewed
    if word in ("who", "which"):
        return _of_relative(stage, number, quotation, interviewed)
    if word in ("he", "she"):
        home = stage.scene.reading.paragraphs[stage.scene.home[stage.scene.nominals[number].first]]
        return main_person(stage.scene.reading, word) if home.kind == "title" else whom(stage, number, name_of)
    if word in ("them", "they") and (some := some_of_them(stage, stage.scene.nominals[number].first)):
        return some
    if word == "they" and (many := spoke_before_them(stage, number)) >= 0:
        return name_of(stage, many, quotation, interviewed)
    if word in ("they", "it"):
        paper = paper_before(stage, number) if word == "it" else None
        meant = who_is_meant(stage.scene.reading, span, quotation=quotation)
        return meant or paper or _carried(stage, number)
    if word == "others" and number > 0 and stage.scene.nominals[number].first == stage.scene.nominals[number - 1].last + 2:
        return name_of(stage, number - 1, quotation, interviewed)
    if word == "one" and stage.scene.nominals[number].last > stage.scene.nominals[number].first:
        return some_of_them(stage, stage.scene.nominals[number].last)
    if word in ("one", "another", "other"):
        return _told_beside(stage, number) or one_of_many(stage, stage.scene.nominals[number].first)
    return word if word in ("some", "others", "many") else None


def _told_beside(stage: Stage, number: int) -> str | None:
    """Return what an apposition says of "one": "said one, a trader"."""
    scene, last = stage.scene, stage.scene.nominals[number].last
    if scene.word(last + 1) != "," or scene.word(last + 2) not in ("a", "an"):
        return None
    beside = next(iter(scene.between(last + 2, last + 5)), -1)
    is_beside = beside >= 0 and scene.nominals[beside].kind == "noun" and taken_up(stage, beside) != number
    return name_of(stage, beside) if is_beside else None


def _of_relative(stage: Stage, number: int, quotation: Span | None, interviewed: str | None) -> str | None:
    """Return whom "who" or "which" takes up: the nominal before it, or the noun that it is "of" or "from"."""
    scene = stage.scene
    at = scene.nominals[number].first - 1
    if scene.tokens[at].lower in ("and", "but"):  # "a clerk who left and who thinks"
        earlier = next((n for n in range(number - 1, -1, -1) if scene.nominals[n].key == scene.nominals[number].key), -1)
        is_near = earlier >= 0 and scene.sentence[scene.nominals[earlier].first] == scene.sentence[at]
        return _of_relative(stage, earlier, quotation, interviewed) if is_near else None
    at -= scene.tokens[at].text == ","
    before = scene.nominal_at[at] if at >= 0 else -1
    if before < 0:
        people = (one for one in scene.reading.mentions if one.kind in PEOPLE)
        return next((one.name for one in people if at >= 0 and one.span.end == scene.tokens[at].end), None)  # "Hamid al-Roe, who said"
    if scene.nominals[before].kind == "pronoun":
        return name_of(stage, before, quotation, interviewed)
    while stage.roles[before].before == 1 and scene.tokens[scene.nominals[before].first - 1].lower in ("of", "from", "at", "in", "for"):
        at = scene.nominals[before].first - 2
        if scene.nominal_at[at] < 0 and scene.nominals[number].key == "which":
            break  # "a sticking point for Arland, which has said": a point says nothing
        if scene.nominal_at[at] < 0 and scene.nominals[before].kind == "noun" and is_person_noun(scene.nominals[before].key) and scene.nominals[before].key not in BODIES:
            break  # "I have lost count of the officials who"
        if scene.nominal_at[at] < 0:
            return plain(_back_to_article(stage, at)) if scene.nominals[number].key == "who" and scene.nominals[before].kind == "name" else None
        before = scene.nominal_at[at]
    known = explained(stage, before) if scene.nominals[before].kind == "noun" and stage.roles[before].before != 1 else -1
    if known < 0 and (outlet := _explained_outlet(stage, before)) >= 0:
        known = outlet
    return name_of(stage, known if known >= 0 else before, quotation, interviewed)


def _explained_outlet(stage: Stage, number: int) -> int:
    """Return the outlet that a noun between commas explains: "the Courier, a weekly, which said"; -1 for none."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    before = scene.nominal_at[nominal.first - 2] if nominal.first >= 2 and scene.tokens[nominal.first - 1].text == "," else -1
    is_outlet = before >= 0 and scene.nominals[before].kind == "name" and "outlet" in kinds(stage, before)
    return before if is_outlet and scene.tokens[nominal.first].lower in ("a", "an", "the") else -1


def _back_to_article(stage: Stage, at: int) -> str:
    """Return the words that end at a token, from the article before them: "a shepherd from the village"."""
    scene = stage.scene
    first = next((n for n in range(at, max(at - 9, -1), -1) if scene.tokens[n].lower in ("a", "an", "the", "one", "another")), at)
    last = next((n for n in range(first + 1, at + 1) if scene.tokens[n].lower in ("of", "from", "at", "in", "for")), at + 1) - 1
    return scene.reading.text[scene.tokens[first].start : scene.tokens[last].end]


def _carried(stage: Stage, number: int) -> str | None:
    """Return the speaker of the last words said before a pronoun, if it was a name and is near."""
    scene = stage.scene
    at = scene.nominals[number].first
    near = scene.between(scene.paragraph_bounds[max(scene.paragraph[at] - 2, 0)][0], at)
    chosen = set(stage.chosen.values())
    last = next((n for n in reversed(near) if n in chosen), -1)
    return name_of(stage, last) if last >= 0 and scene.nominals[last].kind == "name" else None


def _fullest(stage: Stage, nominal: Nominal) -> str:
    """Return the longest form of a name in the text that ends in the same word, without titles before it."""
    best = stage.fullest[nominal.key]
    words = [stage.scene.tokens[at].text for at in range(best.first, best.last + 1)]
    while len(words) > 1 and (words[0].lower().rstrip(".") in TITLES or words[0].lower() == "the" or words[0][0].islower()):
        words.pop(0)
    return " ".join(words)


def plain(words: str) -> str:
    """Return words as a name: without an article, in one line, small unless a name begins them."""
    plain = re.sub(r"\s+", " ", re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE))
    second = plain.split(" ")[1:2]
    if plain != re.sub(r"\s+", " ", words):  # a capital after an article is a name's
        return plain
    return plain if second and second[0][:1].isupper() or "’s " in plain or "'s " in plain else plain[:1].lower() + plain[1:]


def interviewed(reading: Reading) -> str | None:
    """Return the name of the person whom the author interviews: named after "spoke with", else first in the introduction."""
    turns = [paragraph for paragraph in reading.paragraphs if paragraph.kind == "turn"]
    if not turns:
        return None
    if any(paragraph.speaker for paragraph in turns):
        return _who_answers(turns)
    beside = [paragraph.span for paragraph in reading.paragraphs if paragraph.kind in ("caption", "credit")]  # photographers
    named = (mention for mention in reading.mentions if mention.kind in PEOPLE and mention.span.end <= turns[0].span.start)
    people = [mention for mention in named if not any(span.holds(mention.span) for span in beside)]
    for match in TALKED.finditer(reading.text, 0, turns[0].span.start):
        by_others = _who_talks(reading, match, people)
        if by_others is not None:
            return by_others
        for mention in people:
            if match.end() <= mention.span.start <= match.end() + 80 and not _ELSE.search(reading.text, match.end(), mention.span.start):
                return mention.name
    return guest_of(reading, people, turns[0].span.start)


def _who_answers(turns: list[Paragraph]) -> str | None:
    """Return the fuller label of the one who speaks most in an interview between two; None where more than two speak."""
    labels: dict[str, list[Paragraph]] = {}
    for paragraph in turns:
        if paragraph.speaker:
            labels.setdefault(paragraph.speaker.split()[-1].casefold(), []).append(paragraph)
    length = lambda one: sum(paragraph.span.end - paragraph.span.start for paragraph in labels[one])
    return max((str(paragraph.speaker) for paragraph in labels[max(labels, key=length)]), key=len) if len(labels) == 2 else None


def _who_talks(reading: Reading, talked: re.Match[str], people: list[Mention]) -> str | None:
    """Return who talks to the author before "spoke to", "he", "she" or the name that opens the clause; None where the author talks to others."""
    at = talked.start()
    before = reading.text[max(0, at - 60) : at]
    if reading.text.startswith("interviewed", at) and not re.search(r"\b(?:was|is|were)[ \xa0]$", before):
        return None  # "Roe interviewed Doe"
    pronoun = re.search(r"\b([Hh]e|[Ss]he)[ \xa0](?:(?:recently|also|then|later|just|has|had|was)[ \xa0]){0,2}$", before)
    if pronoun is not None:
        start = max(0, at - 60) + pronoun.start(1)
        return who_is_meant(reading, Span(start, start + len(pronoun[1]))) or next((one.name for one in people if one.span.end <= start), None)
    bylines = [reading.text[p.span.start : p.span.end] for p in reading.paragraphs if p.kind == "byline"]
    after = _HIM.match(reading.text, talked.end())
    if after is not None:  # "Jan Roe talked to her"
        return who_is_meant(reading, Span(after.start(), after.end())) or next((one.name for one in people if one.span.end < at - 20), None)
    beside = next((one for one in people if 0 <= at - one.span.end <= 140 and _IS_ASIDE.fullmatch(reading.text, one.span.end, at)), None)
    heard = next((one for one in people if at <= one.span.start <= at + 60), None)
    if beside is None or any(beside.name in line for line in bylines):
        return None
    is_author = heard is None or any(heard.name in line for line in bylines) or heard.role is None and beside.role is not None
    return beside.name if is_author else None
