"""Speakers whom other words of the text show than those beside the quotation.

"In the words of one trader, “words”" is the trader's. A headline's quotation is said by whoever says the same words below. 'The agency quoted him as saying "words"' quotes him,
not the agency.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from standoff.read.reading import LONGEST_SENTENCE, Reading
from standoff.read.source_words import POINTS, noun_classes
from standoff.read.speaker_pronouns import is_human, kinds
from standoff.read.speakers import Stage
from standoff.read.speech_scene import Scene
from standoff.read.who import who_is_meant
from standoff.record.items import Derivation, Span, Statement

_BE = frozenset(["was", "were", "is", "are", "been", "has", "have", "had", "later", "also", "being"])
QUOTED = frozenset(["quoted", "cited", "reported", "heard", "recorded"])
REPLIES = frozenset(["reply", "answer", "response", "verdict", "advice", "message", "conclusion"])
GESTURE = 14  # tokens of a sentence that tells what somebody does before words
BESIDE = frozenset(["beside", "behind", "opposite", "near", "next", "outside", "inside", "across"])
NO_VERB = frozenset([",", "and", "of", "with"])
_HEADS = ("title", "subhead")
_NEAR = 200  # characters beside a quotation in which somebody may be "quoted as saying" it
WORDS = 12  # tokens before a quotation in which "in the words of S" stands
PHRASES = frozenset(["words", "phrase", "formulation", "description"])
_LEAST = 2  # words of a headline's quotation that must come again
_QUOTED = r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)|record(?:s|ed)?|report(?:s|ed)?)[ \xa0](?!by\b)(?P<who>[^.;:!?“”\"\n]{2,90}?),?[ \xa0]as[ \xa0](?:saying|telling|writing|calling|describing|warning)"
_BEFORE = re.compile(rf"{_QUOTED}(?:[ \xa0]that)?[,:]?[ \xa0][^.!?“”\"\n]{{0,80}}$")
_QUOTES = re.compile(r"\b(?:quot(?:es|ed|ing)|cit(?:es|ed|ing))[ \xa0](?!by\b)(?P<who>[^.;:!?“”\"\n]{2,90}?):[ \xa0]?$")
_AFTER = re.compile(rf"[ \xa0][^.!?“”\"\n]{{0,80}}?{_QUOTED}")


def in_whose_words(stage: Stage, quotation: int) -> int:
    """Return the nominal of "in the words of S" or "in S's phrase" beside a quotation, before it or after it; -1 for none."""
    scene = stage.scene
    first, last = scene.bounds(scene.reading.quotations[quotation])
    for at in (*range(first - 1, max(first - WORDS, 2), -1), *range(last + 2, min(last + 6, len(scene.tokens) - 1))):
        is_owned = scene.tokens[at].lower in PHRASES and scene.tokens[at - 1].lower in ("'s", "'") and scene.quoted[at] < 0
        owner = scene.nominal_at[at - 2] if is_owned and scene.sentence[at] in (scene.sentence[first], scene.sentence[last]) else -1
        if owner > 0 and scene.tokens[scene.nominals[owner].first - 1].lower == "in" or owner == 0 and scene.tokens[0].lower == "in":
            return owner
        if scene.tokens[at].lower == "of" and scene.tokens[at - 1].lower == "words" and scene.sentence[at] in (scene.sentence[first], scene.sentence[last]):
            near = scene.between(at + 1, at + 5)
            beside = [n for n in near if scene.quoted[scene.nominals[n].first] < 0 and not stage.roles[n].is_possessive]
            return next((n for n in beside if at > last or scene.nominals[n].last >= first - 3), -1)
    return -1


def after_gesture(stage: Stage, quotation: int) -> int:
    """Return who does something right before words that nothing else brings: Roe laughed. "Words"; -1 for nobody."""
    scene = stage.scene
    first, last = scene.bounds(scene.reading.quotations[quotation])
    low, high = scene.paragraph_bounds[scene.paragraph[first]]
    if first <= low or scene.tokens[first - 1].text not in ".:" or last < high and not _closes(scene, last):
        return -1
    sentence = scene.sentence[first - 1]
    start = next((at for at in range(first - 1, low - 1, -1) if at == low or scene.sentence[at - 1] != sentence), low)
    is_from = scene.tokens[start].lower == "from" and scene.tokens[first - 1].text == ":"  # "From a weary mediator, asked at noon: “Words”"
    if first - start > GESTURE * (1 + is_from) or any(scene.quoted[at] >= 0 or scene.tokens[at].lower in ("n't", "not") for at in range(start, first)):
        return -1
    if not is_from and scene.tokens[start].lower in BESIDE:  # "Beside her an older man shook his head."
        start = next((scene.nominals[n].first for n in scene.between(start + 1, start + 6) if scene.tokens[scene.nominals[n].first - 1].lower not in BESIDE), start)
    number = scene.nominal_at[start + is_from]
    if number < 0 or scene.nominals[number].first != start + is_from:
        return -1
    if stage.roles[number].is_possessive:  # "Roe's reply was short: “Words”"
        return number if scene.tokens[first - 1].text == ":" and scene.word(scene.nominals[number].last + 2) in REPLIES else -1
    if not is_from and scene.word(scene.nominals[number].last + 1) in NO_VERB:
        return -1
    nominal = scene.nominals[number]
    is_person = nominal.kind == "name" and "person" in kinds(stage, number) or nominal.key in ("he", "she") or nominal.kind == "noun" and is_human(nominal)
    return number if is_person else -1


def _closes(scene: Scene, last: int) -> bool:
    """Return whether a sentence ends with a quotation, of which `last` is the last token."""
    return scene.tokens[last - 1].text in ".?!…" and scene.sentence[last + 1] != scene.sentence[last]


def quoted_as_saying(reading: Reading, quotation: Span) -> str | None:
    """Return whom somebody "quoted as saying" the words of a quotation (marks included); None for nobody."""
    text = reading.text
    near = text[max(0, quotation.start - _NEAR) : quotation.start]
    before = _BEFORE.search(near) or _QUOTES.search(near)
    after = _AFTER.match(text, quotation.end, min(len(text), quotation.end + _NEAR))
    if before is not None:
        start = max(0, quotation.start - _NEAR) + before.start("who")
        return _named(reading, Span(start, start + len(before["who"])))
    return _named(reading, Span(after.start("who"), after.end("who"))) if after is not None else None


def was_quoted(stage: Stage, at: int) -> int:
    """Return the nominal of "S was quoted (by X) as saying", of which "saying" is at a token or shortly before it; -1 for none."""
    scene = stage.scene
    for verb in range(at, max(at - WORDS, 2), -1):
        if scene.sentence[verb] != scene.sentence[at] or scene.quoted[verb] >= 0:
            break
        if scene.tokens[verb].lower in QUOTED and scene.tokens[verb - 1].lower in _BE:
            ends = next((n for n in range(verb - 1, max(verb - 5, -1), -1) if scene.tokens[n].lower not in _BE), -1)
            is_saying = any(scene.tokens[n].lower in ("saying", "telling") for n in range(verb + 1, at + 1))
            return scene.nominal_at[ends] if is_saying and ends >= 0 else -1
    return -1


def _named(reading: Reading, span: Span) -> str | None:
    """Return whom words name: the last person among them, whom a pronoun means, or the words, without their article, for an office."""
    words = span.of(reading.text)
    people = [mention.name for mention in reading.mentions if mention.kind == "person" and span.holds(mention.span)]
    if people or " " not in words:
        return people[-1] if people else who_is_meant(reading, span)
    return None if words.startswith(("one of", "some of")) else re.sub(r"^(?:an?|the|its)[ \xa0]", "", words)


def named_by_reports(text: str, found: tuple[Statement, ...], reports: tuple[Derivation, ...]) -> tuple[Statement, ...]:
    """Return statements with the paper, outlet or body as speaker whose report holds the verb of saying, where nobody is known to speak, or "the report"."""
    starts = [each.spans[0].start for each in reports]
    near = lambda place: reports[bisect_left(starts, place.start - LONGEST_SENTENCE) : bisect_right(starts, place.start)]
    new = []
    for one in found:
        who = one.speaker_span.of(text) if one.speaker_span is not None else one.speaker or ""
        report = None
        if one.cue is not None and (who.lower() == "it" or one.speaker is None and one.kind == "indirect"):
            report = next((each for each in near(one.cue) if each.spans[0].holds(one.cue)), None)
            taken_up = (each for each in reversed(near(one.cue)) if one.speaker and f" {one.speaker} " in f" {each.source} ")  # "it" was "the report"
            report = report or next(taken_up, None)
        elif one.speaker is not None and _is_bare(who, one.speaker):
            place = one.speaker_span or one.cue
            report = next((each for each in near(place) if each.spans[0].holds(place)), None) if place is not None else None
        new.append(one if report is None else replace(one, speaker=report.source))
    return tuple(new)


def _is_bare(who: str, speaker: str) -> bool:
    """Return whether a speaker is called by the words of a paper or outlet without its name: "the report", "the same newspaper"."""
    words = who.split()
    if not words:
        return False
    bare = " ".join(words[1:]) if words[0].lower() in POINTS else who
    return speaker in (who, bare) and bare.islower() and bool(set(noun_classes(words[-1])) - {"teller", "group"})


def speakers_of_headlines(reading: Reading, found: list[Statement], spoken_to: str | None) -> list[Statement]:
    """Return direct statements with those of headlines given to whoever says the words below, or to whom an interview is with."""
    heads = [paragraph.span for paragraph in reading.paragraphs if paragraph.kind in _HEADS]
    is_head = lambda one: any(head.holds(one.spans[0]) for head in heads)
    below = [(f" {' '.join(words)} ", one.speaker) for one in found if one.speaker and not is_head(one) for words in [_words(reading, one)]]
    new = []
    for one in found:
        if is_head(one):
            words = _words(reading, one)
            echo = f" {' '.join(words)} "
            said = next((speaker for other, speaker in below if len(words) >= _LEAST and echo in other), None)
            near = one.speaker if one.speaker_span is not None and any(h.holds(one.speaker_span) and h.holds(one.spans[0]) for h in heads) else None
            one = replace(one, speaker=said or spoken_to or near, speaker_span=one.speaker_span if near else None)
        new.append(one)
    return new


def _words(reading: Reading, one: Statement) -> list[str]:
    return re.findall(r"[\w’'-]+", " ".join(span.of(reading.text) for span in one.spans).lower())
