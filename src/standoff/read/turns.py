"""Turns of interviews and transcripts: who speaks which paragraph.

A transcript writes a name before each turn. An interview may not: its questions were bold, and the bold is lost. Then the
two voices are told apart by what each paragraph shows (a question to "you", an answer that says "I think") and by how
turns follow one another, as the likeliest sequence of a two-state chain: after a question comes an answer; an answer may
run over several paragraphs; a paragraph that repeats the words before it is the other voice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from standoff.read.reading import ParagraphKind
from standoff.read.word_set import word_set

ASKS, ANSWERS = 0, 1

_STARS = r"(?:\*\*|__)?"
_CLOCK = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \xa0]+)?"  # "[00:12:03] HOST:"
_LETTERS = {"q": "Q", "question": "Q", "a": "A", "answer": "A"}
_LABEL = re.compile(
    rf"{_CLOCK}{_STARS}(?:(?P<name>Q|A|(?:[A-Z][\w.’'-]*)(?:[ \xa0](?:(?:of|the|de|van|von|bin|al)[ \xa0])?[A-Z][\w.’'-]*){{0,5}})(?:[ \xa0]?\([^)]{{1,60}}\))?"
    rf"(?:{_STARS}:{_STARS}[ \xa0]*|(?<=[QA])(?:\.{_STARS}|{_STARS}(?=[ \xa0]+[A-Z“\"*_])){_STARS}[ \xa0]+)|(?P<full>[A-Z][\w.’'-]*(?:[ \xa0][A-Z][\w.’'-]*){{1,3}}){_STARS}[ \xa0][–—-]{_STARS}[ \xa0]+)(?=\S)"
)
_NAME_ALONE = re.compile(rf"{_STARS}(?P<name>[A-Z][\w.’'-]*(?:[ \xa0](?:(?:de|van|von|bin|al)[ \xa0])?[A-Z][\w.’'-]*){{0,3}}){_STARS}:?{_STARS}")
_DASH = re.compile(r"[–—-][ \xa0]+(?=\S)")
_NOT_NAMES = word_set(
    "note update updated related read watch photo image source credit editor's editor’s correction caption analysis opinion "
    "exclusive breaking video listen topics tags what why how when where but and so here there this that then"
)
_ASKERS = word_set("q question questions reporter reporters journalist moderator interviewer host anchor")
_OPENS = re.compile(
    r"\b(?:edited|condensed|lightly edited)\b[^.]{0,60}\b(?:length|clarity|brevity|concision)\b|"
    r"\bI (?:recently |also |just |then )?(?:spoke|talked|sat down|corresponded|chatted|met)\b[^.]{0,60}\bwith\b|"
    r"\b[Ww]e (?:recently |also )?(?:spoke|talked|sat down|chatted)\b[^.]{0,60}\bwith\b[^.]{0,200}\b(?:about|on)\b|"
    r"\b(?:[Oo]ur|[Tt]his|[Tt]he) (?:conversation|interview|discussion|Q&A)\b[^.]{0,80}\b(?:edited|condensed|follows|transcript|below)\b|"
    r"\b(?:spoke|talked) (?:to|with) (?:me|us)\b"
)
_VERBS = (
    r"(?:think|thought|say|said|write|wrote|argue|argued|mention|mentioned|make clear|made clear|see|describe|described|suggest|"
    r"suggested|believe|expect|mean|meant|feel|make of|worry|agree|talk|talked|note|noted|call|called|surprised|optimistic)"
)
_ASK_SIGNS = (
    (2.5, re.compile(r"\?[”’\"'*_)]*$")),
    (1.5, re.compile(rf"\b[Yy]ou(?:[’']ve| have| just| also| recently)? {_VERBS}\b|\b(?:do|did|would|are|were|have|can|could|don[’']t) you\b|\bto you\b", re.IGNORECASE)),
    (1.5, re.compile(r"\byour (?:\w+ )?(?:piece|pieces|book|article|articles|essay|view|sense|work|research|opinion|reading|column|take)\b")),
    (1.5, re.compile(r"^(?:And |So |Now )?[Ll]et(?:[’']s| us| me) (?:turn|talk|move|go back|start|begin|end|ask|switch)\b")),
    (1.5, re.compile(r"^(?:And |So |But )?I(?:[’']d| would)?(?: also)? (?:want|wanted|like|just want) (?:you )?to (?:ask|go back|turn|talk|come back|hear)\b")),
    (1.0, re.compile(r"^I was (?:about|going) to (?:say|ask)\b|(?:\. ?\. ?\.|…|—)$")),
    (0.7, re.compile(r"^(?:And|So|But) (?:the reason|what|why|how|is|are|do|does|if|when|who|where)\b")),
    (0.7, re.compile(r"^(?:What|Why|How|Who|When|Where|Is|Are|Do|Does|Did|Can|Could|Will|Would|Which)\b")),
)
_ANSWER_SIGNS = (
    (1.5, re.compile(r"\bI (?:don[’']t |do not |would |also |still |really |actually )?(?:think|believe|suspect|guess|doubt|know|say|remember)\b|\bin my (?:view|opinion)\b")),
    (1.5, re.compile(r"^(?:Yes|No|Yeah|Yep|Nope|Well|Right|Exactly|Absolutely|Correct|Sure|Look|Oh|Definitely|Certainly|Of course|Not (?:really|at all|necessarily)|That[’']s (?:right|true|a|an|the)|It depends|Good question|Thank you|Thanks)\b")),
    (1.0, re.compile(r"^For (?:one|two|three|several|many) reasons?\b|^(?:First|Firstly|To begin with|Because)\b")),
    (2.5, re.compile(r"\b(?:that|which|as|what) you(?:[’']ve| have| just)? (?:alluded|mentioned|pointed|raised|asked|said|described|say|noted|put it)\b")),
)
# What opens an answer, or shows that somebody gives his own.
_REPLIES = re.compile(r"^(?:[–—-][ \xa0])?(?:Yes|No|Yeah|Nope|Well|Right|Exactly|Absolutely|Look|Oh|Certainly|Of course)\b(?=[,.:;!—–])|\bI(?:[’']m|[’']ve|[’']d)?[ \xa0](?:do(?:n[’']t| not)|would|was|have|had|am|think|thought|believe|suspect|doubt|know|saw|said|told|spent|met|remember)\b")
# How likely one voice follows another, as logarithms: an answer follows a question nearly always.
_FOLLOWS = {(ASKS, ANSWERS): -0.1, (ASKS, ASKS): -2.5, (ANSWERS, ASKS): -0.6, (ANSWERS, ANSWERS): -0.8}
_ECHO = 3.0
_SHORT, _LONG, _VERY_LONG = 15, 90, 150


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks a paragraph: the name written before it, or the number of an unnamed voice."""

    speaker: str | None
    voice: int | None


def find_turns(words: Sequence[str], kinds: Sequence[ParagraphKind]) -> dict[int, Turn]:
    """Return the turns of an interview or transcript by number of paragraph; nothing for any other text."""
    return _labelled(words, kinds) or _headed(words, kinds) or _unlabelled(words, kinds)


def label_of(paragraph: str) -> str | None:
    """Return the name written before a turn, without its marks; None where there is none."""
    match = _LABEL.match(paragraph)
    name = (match["name"] or match["full"]) if match else None
    return None if name is None or name.split()[0].lower().rstrip(":") in _NOT_NAMES else _LETTERS.get(name.lower(), name)


def past_label(paragraph: str, speaker: str | None) -> int:
    """Return where the words of a turn begin: after the name of its speaker, or "Q" or "A", or a dash that opens it."""
    label, match = label_of(paragraph), _LABEL.match(paragraph)
    is_label = label is not None and (label == speaker or speaker is None and label in ("Q", "A"))
    dash = _DASH.match(paragraph)
    if is_label and match is not None:
        return match.end()
    return dash.end() if dash is not None else 0


def _labelled(words: Sequence[str], kinds: Sequence[ParagraphKind]) -> dict[int, Turn]:
    """Return turns where names stand before them: three or more, of two names or more, in a good part of the text."""
    talk = [number for number, kind in enumerate(kinds) if kind in ("body", "subhead", "caption")]
    labels = {number: label for number in talk if (label := label_of(words[number]))}
    names = list(labels.values())
    if len(names) < 3 or len(set(names)) < 2 or len(set(names)) > max(3, len(names) * 0.7):
        return {}
    if len(names) < 0.2 * len(talk):
        return {}
    turns: dict[int, Turn] = {}
    speaker = None
    for number in talk:
        if number < min(labels) or kinds[number] == "caption" and number not in labels:
            continue
        speaker = labels.get(number, speaker)
        is_letter = speaker in ("Q", "A")
        voice = ASKS if speaker.lower() in _ASKERS else ANSWERS if speaker == "A" else None
        turns[number] = Turn(None if is_letter else speaker, voice)
    return turns


def _headed(words: Sequence[str], kinds: Sequence[ParagraphKind]) -> dict[int, Turn]:
    """Return turns where names stand alone in a line before them, two or more names, each two times or more."""
    talk = [number for number, kind in enumerate(kinds) if kind in ("body", "subhead", "caption", "byline")]
    lines = {number: match["name"] for number in talk if (match := _NAME_ALONE.fullmatch(words[number].strip()))}
    count = Counter(lines.values())
    heads = {number: name for number, name in lines.items() if count[name] >= 2 and number + 1 in talk and number + 1 not in lines}
    if len(set(heads.values())) < 2 or len(heads) < 4 or len(heads) < 0.2 * len(talk) or not all(name.isupper() or " " in name for name in heads.values()):
        return {}
    turns: dict[int, Turn] = {}
    speaker = None
    for number in (one for one in talk if one >= min(heads)):
        speaker = heads.get(number, speaker)
        if number not in heads and speaker is not None:
            turns[number] = Turn(speaker, ASKS if speaker.lower() in _ASKERS else None)
    return turns


def _unlabelled(words: Sequence[str], kinds: Sequence[ParagraphKind]) -> dict[int, Turn]:
    """Return turns of an interview without names, if the text says or shows that it is one."""
    talk = [number for number, kind in enumerate(kinds) if kind in ("body", "subhead", "caption")]
    first = _first_turn(words, talk)
    if first is None:
        return {}
    talk = [number for number in talk if number >= first]
    voices = _voices([words[number] for number in talk])
    return {number: Turn(None, voice) for number, voice in zip(talk, voices, strict=True)}


def _first_turn(words: Sequence[str], talk: Sequence[int]) -> int | None:
    """Return the paragraph with the first question of an interview, None where the text is none."""
    asks = [number for number in talk if _asks(words[number]) >= 2.5 and not words[number].startswith(("“", '"'))]
    opening = next((number for number in talk if _OPENS.search(words[number])), None)
    asks = [number for number in asks if number != opening]
    if opening is not None and opening < talk[0] + max(4, len(talk) // 2):
        asks = [number for number in asks if number > opening]
    to_you = sum(bool(re.search(r"\byou(?:r|[’']ve)?\b", words[number], re.IGNORECASE)) for number in asks)
    after = [number for number in talk if asks and number >= asks[0]]
    quoted = sum(words[number].startswith(("“", '"')) for number in after)
    replies = sum(bool(_REPLIES.search(words[after])) for number, after in pairwise(talk) if number in asks and after not in asks)
    asked, addressed, share = (2, 1, 0.15) if opening is not None else (4, 3, 0.25)
    is_addressed = to_you >= addressed or replies >= max(2, 0.4 * len(asks))
    if len(after) < 4 or len(asks) < asked or not is_addressed or len(asks) < share * len(after) or quoted > 0.15 * len(after):
        return None
    return asks[0]


def _asks(paragraph: str) -> float:
    """Return the log-odds that a paragraph is the asking voice, from its own words."""
    length = len(paragraph.split())
    score = 1.0 if length <= _SHORT else -2.0 if length > _VERY_LONG else -1.0 if length > _LONG else 0.0
    opening = re.sub(r"[“\"][^”\"]{0,2000}[”\"]", " ", paragraph[:4000])
    score += sum(weight for weight, sign in _ASK_SIGNS if sign.search(opening))
    return score - sum(weight for weight, sign in _ANSWER_SIGNS if sign.search(opening))


def _voices(paragraphs: Sequence[str]) -> list[int]:
    """Return the likeliest sequence of voices (Viterbi's algorithm), which starts with a question."""
    best: list[dict[int, tuple[float, int]]] = [{ASKS: (0.0, ASKS), ANSWERS: (-9.0, ASKS)}]
    for before, paragraph in pairwise(paragraphs):
        score = _asks(paragraph)
        echo = _ECHO if _echoes(before, paragraph) else 0.0
        step = {}
        for voice in (ASKS, ANSWERS):
            own = score / 2 if voice == ASKS else -score / 2
            step[voice] = max(
                (best[-1][last][0] + _FOLLOWS[last, voice] + own - (echo if last == voice else 0.0), last) for last in (ASKS, ANSWERS)
            )
        best.append(step)
    voice = max(best[-1], key=lambda one: best[-1][one][0])
    voices = [voice]
    for step in reversed(best[1:]):
        voice = step[voice][1]
        voices.append(voice)
    return voices[::-1]


def _echoes(before: str, after: str) -> bool:
    """Return whether a paragraph opens with the words that the one before it ends on."""
    last, first = before.lower().split()[-6:], after.lower().split()[:12]
    return len(last) >= 4 and any(first[start : start + len(last)] == last for start in range(len(first)))
