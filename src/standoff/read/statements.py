"""Who says what: words between marks, turns of interviews, and reported speech.

Words between marks are taken one quotation after another, since who spoke last matters for who speaks next. A quotation
that a clause of saying cuts in two ("words," she said, "words") and one that goes on in the next paragraph are one
statement in pieces. Below a threshold of confidence the speaker is left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

import numpy as np

from standoff.read import attributed, speakers
from standoff.read.ranker import load_trees, scores, sure
from standoff.read.reading import Reading
from standoff.read.report_shape import FORMS, Reported, sentence_of
from standoff.read.report_sources import source_of, unknown_subject
from standoff.read.speaker_beside import before_colon, opens_sentence, past_aside, tags
from standoff.read.speaker_names import interviewed, name_of, plain, span_of
from standoff.read.speaker_pronouns import kinds, some_of_them
from standoff.read.speaker_roles import PREPOSITIONS, is_cue
from standoff.read.speaker_votes import CLOSE, RULES, signature
from standoff.read.speakers import Stage
from standoff.read.speakers_elsewhere import (
    after_gesture,
    in_whose_words,
    quoted_as_saying,
    speakers_of_headlines,
    was_quoted,
)
from standoff.read.speakers_told import by_agent, is_relayed, nearer, teller
from standoff.read.speech_scene import make_scene
from standoff.read.tagger import Tagged, Tagger, tag, trained_tagger
from standoff.read.told import told
from standoff.read.turns import past_label
from standoff.read.who import who_is_meant
from standoff.record.items import Span, Statement

ATTRIBUTED = 0.42  # below it, words between marks are taken for a title, a nickname or irony
GESTURED = 0.8  # the least confidence of words of whoever does something right before them
SIGNED = 0.97  # the confidence of words that are signed
NO_RIVAL = 6.0  # log-odds behind the first of what is the same person
TAG = RULES.index("after, subject and verb")
NESTED_REACH = 8  # tokens before a quotation within a quotation in which its verb of saying is sought
SELDOM_CUES = frozenset(["back", "point", "like", "plan", "list", "support", "question", "charge", "order", "vote"])  # mostly nouns
UNLIKELY = 1.5  # log-odds that a name of nobody, and a semicolon between, take from a candidate
PAPERS = frozenset({"statement", "communique", "communiqué", "press release", "post", "tweet", "message", "letter"})  # what speaks for whoever issued it
# What nobody reports: "asked not to be named", "nobody asked me", "neither asked for one".
EMPTY = re.compile(r"(?:not\s+)?(?:to\s+)?be\s+(?:named|identified|quoted)\b.*|(?:to\s+)?comment\b.*|(?:exactly|just|only)[ \xa0](?:that|this)|me|us|him|her|them|it|one|so|otherwise|in principle|(?:the same|as much|so much|little|nothing(?![ \xa0](?:had|has|have|was|is|would|will|could|can|that|\w+ed)\b))\b.*|(?:many|such|other|these|those|two|several)\s+things|each other|one another|themselves|itself", re.IGNORECASE)
PROVISO = re.compile(r",?[ \xa0](?:provided(?: that)?|on (?:the )?condition that|unless|as long as|so long as)[ \xa0][^.;:!?“”\"\r\n]{3,200}\b")
GIVES = frozenset({"sent", "gave", "handed", "wrote", "sends", "gives", "showed", "passed"})  # "sent the envoys a letter"
SEEN_AS = frozenset({"as", "was", "were", "quoted", "cited", "has", "have", "had", "later", "also"})  # between "one of them" and "saying"
TAG_WEIGHT = 0.7  # log-odds that a trained tagger's vote adds for a candidate


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen speaker of a quotation (a nominal's number, -1 for none), and how sure it is, and that they are words said."""

    nominal: int
    sure: float
    attributed: float


def find_statements(reading: Reading, tagger: Tagger | None = None) -> tuple[Statement, ...]:
    """Return the statements of a document in the order of their words; a trained tagger has a vote on speakers.

    Args:
        reading: up to the names.
        tagger: None for the one that the environment names, if any.
    """
    tagger = tagger or trained_tagger()
    stage = Stage(make_scene(reading))
    spoken_to = interviewed(reading)
    reports = told(stage)
    choices = choose_speakers(stage, tag(tagger, reading) if tagger else (), reports)
    found = _turns(reading, spoken_to)
    found = speakers_of_headlines(reading, [*found, *_direct(stage, choices, spoken_to)], spoken_to)
    found += _nested(stage, choices, spoken_to)
    found += _indirect(stage, reports, spoken_to, tuple(found))
    return tuple(sorted(found, key=lambda each: (each.spans[0], each.kind)))


def choose_speakers(stage: Stage, tagged: tuple[Tagged, ...] = (), reports: list[tuple[Reported, float]] | None = None) -> dict[int, Choice]:
    """Return the choice for each quotation that lies in no other, and note the speakers on the stage."""
    reports = told(stage) if reports is None else reports
    ranker, judge, certain = load_trees("speaker"), load_trees("attributed"), load_trees("sure")
    found: dict[int, Choice] = {}
    for quotation in stage.outer:
        numbers = speakers.candidates(stage, quotation)
        rows = speakers.features(stage, quotation, numbers)
        ranked = as_one(stage, numbers, scores(ranker, rows))
        whole = [attributed.features(stage, quotation, numbers, rows, ranked)]
        if numbers:
            ranked = ranked - UNLIKELY * unlikely(stage, quotation, numbers)
        if tagged and numbers:
            ranked = ranked + TAG_WEIGHT * speakers.tag_votes(stage, quotation, numbers, tagged)
        pick = numbers[int(ranked.argmax())] if numbers else -1
        signed = max(signature(stage.scene, quotation), in_whose_words(stage, quotation), by_agent(stage, quotation))
        if signed >= 0:
            stage.chosen[quotation], found[quotation] = signed, Choice(signed, SIGNED, SIGNED)
            continue
        pick = before_relayer(stage, quotation, before_outlet(stage, quotation, pick))
        pick = past_aside(stage, quotation, pick)
        tag_of = tags(stage, quotation)
        if tag_of >= 0 and tag_of != pick and opens_sentence(stage, quotation):
            pick = tag_of
        beside = nearer(stage, quotation, pick)
        said = 0.0 if attributed.is_title(stage, quotation) or attributed.is_nickname(stage, quotation) else float(sure(scores(judge, whole))[0])
        certainty = float(sure(scores(certain, whole))[0])
        if tag_of < 0 and (doer := after_gesture(stage, quotation)) >= 0 or (doer := teller(stage, quotation, pick, reports)) >= 0:
            pick, certainty = doer, max(certainty, GESTURED)
        elif beside != pick or is_relayed(stage, quotation, pick):
            pick, certainty = beside, max(certainty, GESTURED)
        elif (opening := before_colon(stage, quotation, pick)) >= 0:
            pick, certainty = opening, max(certainty, GESTURED)
        found[quotation] = Choice(pick, max(certainty, GESTURED) if pick == tag_of >= 0 else certainty, said)
        stage.chosen[quotation] = pick if found[quotation].attributed >= ATTRIBUTED else -1
    return found


def as_one(stage: Stage, numbers: list[int], ranked: np.ndarray) -> np.ndarray:
    """Return the scores of candidates without the worse of "who" and whom it takes up ("a clerk, who", "one, a clerk"): no rivals."""
    for at, number in enumerate(numbers[1:], 1):
        before, nominal = stage.scene.nominals[numbers[at - 1]], stage.scene.nominals[number]
        if (nominal.key == "who" or before.key in ("one", "another")) and numbers[at - 1] == number - 1 and stage.scene.tokens[nominal.first - 1].text == "," and before.last == nominal.first - 2:
            ranked[at - 1 if ranked[at] > ranked[at - 1] else at] = min(ranked.min(), ranked.max() - NO_RIVAL)
    return ranked


def unlikely(stage: Stage, quotation: int, numbers: list[int]) -> np.ndarray:
    """Return what speaks against candidates and is too rare to be learned: a name of nobody known, a semicolon between."""
    scene, mentions = stage.scene, stage.scene.reading.mentions
    first, _ = scene.bounds(scene.reading.quotations[quotation])
    found = []
    for number in numbers:
        nominal, span = scene.nominals[number], span_of(stage, number)
        at = bisect_left(mentions, span.start, key=lambda mention: mention.span.end)
        is_nobody = nominal.kind == "name" and bool(mentions) and not any(m.span.meets(span) for m in mentions[at : at + 3])
        is_parted = scene.sentence[nominal.first] == scene.sentence[first] and any(
            scene.tokens[n].text == ";" and scene.quoted[n] < 0 for n in range(nominal.last, first)
        )
        found.append(float(is_nobody) + float(is_parted))
    return np.array(found)


def before_outlet(stage: Stage, quotation: int, pick: int) -> int:
    """Return whoever an outlet reports rather than the outlet: S did this, suggesting "words", the outlet reported."""
    reading = stage.scene.reading
    if pick < 0 or not any(m.kind == "outlet" and m.span.meets(span_of(stage, pick)) for m in reading.mentions):
        return pick
    votes = speakers.votes(stage.scene, stage.roles, quotation, -1)
    of_rule = dict(zip(RULES, votes, strict=True))
    other = next((of_rule[rule] for rule in ("after, subject and verb", "after, verb and subject", "participle", "before, subject and verb") if of_rule[rule] not in (-1, pick)), pick)
    first = stage.scene.bounds(reading.quotations[quotation])[0]
    said = stage.roles[other].subject_of if other >= 0 else -1
    is_beside = first - 3 <= said < first and other == of_rule["before, subject and verb"] and "person" in kinds(stage, other)  # "S described as “words”"
    return other if (stage.scene.nominals[pick].first > first or is_beside) and other >= 0 else pick


def before_relayer(stage: Stage, quotation: int, pick: int) -> int:
    """Return the subject of "S warned that" right before a quotation, rather than who opens the sentence or relays it after: ", according to X"."""
    scene = stage.scene
    first, last = scene.bounds(scene.reading.quotations[quotation])
    if pick >= 0 and stage.roles[pick].before == 2 and scene.nominals[pick].first > last and (tags := speakers.votes(scene, stage.roles, quotation, -1)[TAG]) >= 0:
        return tags  # "words," S said, according to X
    cue = first - 1 - (scene.tokens[first - 1].lower in ("that", "to"))
    if pick < 0 or cue < 1 or scene.tokens[cue].lower not in FORMS or scene.quoted[cue] >= 0 or not is_cue(scene, cue):
        return pick
    low, high = sentence_of(scene, cue)
    source, _ = source_of(stage, cue, low, high, FORMS[scene.tokens[cue].lower][1])
    is_relayed = scene.nominals[pick].first > last and stage.roles[pick].before == 2
    is_far = scene.nominals[pick].last < first and any(scene.tokens[n].text == "," and scene.word(n + 1) in ("but", "and", "while") for n in range(scene.nominals[pick].last, cue))
    said = stage.roles[pick].subject_of
    is_aside = 0 <= said < cue and scene.word(said + 1) == ","  # "the agency said, a day after S threatened to"
    return source if source >= 0 and (is_relayed or is_far or is_aside) else pick


def _turns(reading: Reading, spoken_to: str | None) -> list[Statement]:
    """Return the turns of the interviewed, and of everybody whom a transcript names."""
    found = []
    for paragraph in reading.paragraphs:
        if paragraph.kind != "turn" or (paragraph.voice == 0 and paragraph.speaker is None):
            continue
        words = paragraph.span.of(reading.text)
        if words[:1] in "([" and words.rstrip()[-1:] in ")]" and not re.search(r"[)\]].*[(\[]", words):
            continue  # a note on the briefing: "(The briefing ended at noon.)"
        start = paragraph.span.start + past_label(words, paragraph.speaker)
        start += len(reading.text[start : paragraph.span.end]) - len(reading.text[start : paragraph.span.end].lstrip(" \u00a0*_"))
        if start < paragraph.span.end:
            speaker = _full_name(reading, paragraph.speaker) if paragraph.speaker else spoken_to
            found.append(
                Statement(
                    kind="direct", spans=(Span(start, paragraph.span.end),), speaker=speaker, confidence=0.95 if speaker else 0.5,
                    reasons=("a turn of an interview or transcript",),
                )
            )  # fmt: skip
    return found


def _full_name(reading: Reading, name: str) -> str:
    """Return the fullest name among the mentions that ends in the same word as a transcript's label, or has its initials ("JD:")."""
    surname, letters = name.split()[-1].lower(), name.replace(".", "")
    people = [m.name for m in reading.mentions if m.kind == "person"]
    initials = [one for one in people if 2 <= len(letters) <= 4 and "".join(word[0] for word in one.split() if word[0].isupper()) == letters]
    return next((one for one in people if one.lower().split()[-1] == surname), initials[0] if initials else name)


def _direct(stage: Stage, choices: dict[int, Choice], spoken_to: str | None) -> list[Statement]:
    found: list[Statement] = []
    before: tuple[int, Choice] | None = None
    for quotation, choice in choices.items():
        if choice.attributed < ATTRIBUTED:
            before = None
            continue
        one = _statement(stage, quotation, choice, spoken_to)
        if before is not None and found and _goes_on(stage, before[0], quotation, before[1], choice):
            first = found.pop()
            one = Statement(
                kind="direct", spans=first.spans + one.spans, speaker=first.speaker or one.speaker,
                speaker_span=first.speaker_span or one.speaker_span, cue=first.cue or one.cue,
                confidence=max(first.confidence or 0, one.confidence or 0), reasons=first.reasons,
            )  # fmt: skip
        found.append(one)
        before = (quotation, choice)
    return found


def _nested(stage: Stage, choices: dict[int, Choice], spoken_to: str | None) -> list[Statement]:
    """Return quotations within quotations that a clause of saying brings: "He told me, 'Go,' and went"."""
    scene, found = stage.scene, []
    for each in scene.reading.quotations:
        if each.depth == 1:
            continue
        first, _ = scene.bounds(each)
        around = scene.quoted[first]
        for at in range(first - 1, max(first - NESTED_REACH, 0), -1):
            if scene.quoted[at] != around or scene.sentence[at] != scene.sentence[first]:
                break
            subjects = [n for n in scene.between(at - NESTED_REACH, at) if stage.roles[n].subject_of == at]
            if is_cue(scene, at) and subjects:
                speaker = _within(stage, subjects[-1], around, choices, spoken_to)
                cue = Span(scene.tokens[at].start, scene.tokens[at].end)
                why = ("words between quotation marks, within other words",)
                found.append(
                    Statement(
                        kind="direct", spans=(each.inner,), speaker=speaker, speaker_span=span_of(stage, subjects[-1]), cue=cue,
                        confidence=0.6, reasons=why,
                    )
                )  # fmt: skip
                break
    return found


def _within(stage: Stage, nominal: int, around: int, choices: dict[int, Choice], spoken_to: str | None) -> str | None:
    """Return the name of a speaker who is named within another's words, where "I" is that other."""
    if stage.scene.nominals[nominal].key == "i":
        outer = choices.get(around)
        quotation = stage.scene.reading.quotations[around].inner if around >= 0 else None
        return name_of(stage, outer.nominal, quotation, spoken_to) if outer is not None and outer.nominal >= 0 else None
    return name_of(stage, nominal, None, spoken_to)


def _statement(stage: Stage, quotation: int, choice: Choice, spoken_to: str | None) -> Statement:
    each = stage.scene.reading.quotations[quotation]
    quoted = was_quoted(stage, stage.scene.bounds(each)[0] - 1)
    choice = replace(choice, nominal=quoted) if quoted >= 0 else choice
    name = name_of(stage, choice.nominal, each.inner, spoken_to) if choice.nominal >= 0 else None
    if name in PAPERS:
        name = _issuer(stage, min(stage.scene.bounds(each)[0], stage.scene.nominals[choice.nominal].first)) or name
    some = _said_by_some(stage, quotation)
    name = (quoted_as_saying(stage.scene.reading, each.outer) if quoted < 0 else None) or some or name
    cue = _cue(stage, quotation, choice.nominal)
    reasons = ["words between quotation marks"] + ["a missing mark was supplied"] * each.repaired
    if name is not None and some is None and choice.sure < attributed.least_sure(stage, choice.nominal, name):
        reasons.append(f"perhaps {name}, but the text does not make it clear")
        name = None
    return Statement(
        kind="direct", spans=(each.inner,), speaker=name, cue=cue,
        speaker_span=span_of(stage, choice.nominal) if choice.nominal >= 0 else None,
        confidence=round(choice.attributed * (choice.sure if name else 1 - choice.sure), 3), reasons=tuple(reasons),
    )  # fmt: skip


def _said_by_some(stage: Stage, quotation: int) -> str | None:
    """Return "one of the envoys" where "one of them said" stands right beside a quotation; None where nothing of the kind does."""
    scene = stage.scene
    first, last = scene.bounds(scene.reading.quotations[quotation])
    for at in (last + 1, last + 2, *range(first - 4, max(first - CLOSE, -1), -1)):
        words = [token.lower for token in scene.tokens[max(at, 0) : at + 4]]
        if at >= 0 and len(words) == 4 and words[1:3] == ["of", "them"] and is_cue(scene, at + 3) and scene.paragraph[at] == scene.paragraph[first]:
            return some_of_them(stage, at + 2)
    return None


def _cue(stage: Stage, quotation: int, nominal: int) -> Span | None:
    """Return the verb of saying: the nearest to the words between speaker and words, else the one beside the speaker."""
    if nominal < 0:
        return None
    scene, role, words = stage.scene, stage.roles[nominal], stage.scene.nominals[nominal]
    if role.before == 2:
        return Span(scene.tokens[words.first - 2].start, scene.tokens[words.first - 1].end)
    first, last = scene.bounds(scene.reading.quotations[quotation])
    between = range(first - 1, words.last, -1) if scene.paragraph[words.first] == scene.paragraph[first] else ()
    nearest = [at for at in between if scene.sentence[at] == scene.sentence[first - 1] and scene.quoted[at] < 0 and is_cue(scene, at)]
    nearest = [at for at in nearest if scene.tokens[at].lower not in SELDOM_CUES]
    places = nearest[:1] or [at for at in (role.subject_of, role.verb_before) if at >= 0]
    return next((Span(scene.tokens[at].start, scene.tokens[at].end) for at in sorted(places, key=lambda at: min(abs(at - first), abs(at - last)))), None)


def _goes_on(stage: Stage, before: int, quotation: int, earlier: Choice, later: Choice) -> bool:
    """Return whether two quotations are pieces of one: "words," she said, "words"; or paragraphs of one speech."""
    quotations = stage.scene.reading.quotations
    first, second = quotations[before], quotations[quotation]
    if first.continues and second.paragraph > first.paragraph:
        return True
    text = stage.scene.reading.text
    between = text[first.outer.end : second.outer.start]
    if first.paragraph != second.paragraph or earlier.nominal != later.nominal or len(between) > 120:
        return False
    return first.inner.of(text).endswith(",") and between.rstrip().endswith(",") and second.inner.of(text)[0].islower()


def _indirect(stage: Stage, reports: list[tuple[Reported, float]], spoken_to: str | None, direct: tuple[Statement, ...]) -> list[Statement]:
    found = [_reported(stage, each, share, spoken_to) for each, share in reports]
    text = stage.scene.reading.text
    return [_by_oneself(stage, one, direct) for one in found if not EMPTY.fullmatch(" ".join(span.of(text) for span in one.spans))]


def _by_oneself(stage: Stage, one: Statement, direct: tuple[Statement, ...]) -> Statement:
    """Return a report, by whoever speaks if it is told of 'I' or 'we': "We have told them that …"."""
    source = one.speaker_span
    if one.speaker is not None or source is None or source.of(stage.scene.reading.text).lower() not in ("i", "we", "me", "us"):
        return one
    around = next((each for each in direct if each.speaker and any(piece.holds(source) for piece in each.spans)), None)
    return replace(one, speaker=around.speaker) if around is not None else one


def _issuer(stage: Stage, first: int) -> str | None:
    """Return who issued "the statement" that is quoted or told at a token: who was said before, in the same paragraph, to say something."""
    scene = stage.scene
    start = scene.paragraph_bounds[scene.paragraph[first]][0]
    near = [n for n in scene.between(start, first) if stage.roles[n].subject_of >= 0 and is_cue(scene, stage.roles[n].subject_of)]
    said = [n for n in near if stage.roles[n].before not in (1, 3) and scene.word(scene.nominals[n].first - 1) not in GIVES]
    names = (name_of(stage, n) for n in reversed(said))
    return next((name for name in names if name is not None and name not in PAPERS and not name.startswith("this ")), None)


def unknown_name(stage: Stage, cue: int) -> str | None:
    """Return the subject of a verb of saying that is no known word for somebody, without its article."""
    words = _after_according(stage, cue) if stage.scene.tokens[cue].lower == "according" else unknown_subject(stage.scene, cue)
    return plain(words) if words is not None else None


def _after_according(stage: Stage, cue: int) -> str | None:
    """Return the words after "according to" as far as a mark, a small word or a participle goes on: "minutes released by"."""
    scene, first = stage.scene, cue + 2
    last = first
    while last < min(first + 4, len(scene.tokens)) and scene.tokens[last].is_word and not (last > first and _goes_past(scene.tokens[last].lower)):
        last += 1
    return scene.reading.text[scene.tokens[first].start : scene.tokens[last - 1].end] if last > first else None


def _goes_past(word: str) -> bool:
    return word in PREPOSITIONS or word in ("which", "that", "who") or word.endswith("ed") or word in ("seen", "shown")


def _some_of(stage: Stage, cue: int) -> str | None:
    """Return "one of the envoys" where "one of them" stands right before a verb of saying, "one of them" where nobody knows of whom."""
    scene = stage.scene
    last = next((at for at in range(cue - 1, max(cue - 4, 1), -1) if scene.tokens[at].lower not in SEEN_AS), -1)
    words = [scene.tokens[at].lower for at in range(max(last - 2, 0), last + 1)]
    return (some_of_them(stage, last) or " ".join(words)) if len(words) == 3 and words[1:] == ["of", "them"] else None


def _owner(stage: Stage, cue: tuple[int, int]) -> str | None:
    """Return whose view it is: whom "his" means in "in his view"."""
    token = next((stage.scene.tokens[at] for at in range(cue[0], cue[1]) if stage.scene.tokens[at].lower in ("his", "her")), None)
    return who_is_meant(stage.scene.reading, Span(token.start, token.end)) if token is not None else None


def _reported(stage: Stage, each: Reported, share: float, spoken_to: str | None) -> Statement:
    tokens, text = stage.scene.tokens, stage.scene.reading.text
    *before, content = (Span(tokens[first].start, tokens[last].end) for first, last in each.content)
    proviso = PROVISO.match(text, content.end)
    source = _some_of(stage, each.cue[0]) or _owner(stage, each.cue) or (name_of(stage, each.source, None, spoken_to) if each.source >= 0 else unknown_name(stage, each.cue[0]))
    if source in PAPERS and tokens[each.cue[0]].lower != "according":
        source = _issuer(stage, min(each.cue[0], stage.scene.nominals[each.source].first) if each.source >= 0 else each.cue[0]) or source
    quoted = was_quoted(stage, each.cue[0])
    source = name_of(stage, quoted, None, spoken_to) if quoted >= 0 else quoted_as_saying(stage.scene.reading, content) or source
    content = Span(content.start, proviso.end()) if proviso is not None and tokens[each.cue[0]].start < content.start else content
    return Statement(
        kind="indirect", spans=(*before, content),
        speaker=source,
        speaker_span=span_of(stage, each.source) if each.source >= 0 else None,
        cue=Span(tokens[each.cue[0]].start, tokens[each.cue[1]].end), confidence=round(share, 3), reasons=("reported speech",),
    )  # fmt: skip
