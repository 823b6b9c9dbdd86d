"""Find reported speech: for each act of saying outside quotation marks, whose it is and which words it reports.

Five patterns: "S said (that) C", "C, S said" and "C, said S" (with C going on after a comma, perhaps), "according to S, C",
", saying C" with the subject of what goes before, and "S vowed to C". Whether a find is believed is decided elsewhere, from
`Reported.shape`, which holds no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.read.clause_ends import MODALS, best_end, is_finite
from standoff.read.nominals import DATES, DETERMINERS
from standoff.read.ranker import Trees
from standoff.read.report_sources import MODIFIERS, closes, first_of, source_of
from standoff.read.speaker_roles import PREPOSITIONS, is_cue
from standoff.read.speakers import PRONOUN_KINDS, Stage
from standoff.read.speech_cues import SAY
from standoff.read.speech_scene import Scene
from standoff.read.tokens import Token
from standoff.read.word_set import word_set

FORMS: dict[str, tuple[int, int]] = {}  # each form of a verb of saying: the verb's number and the form's (0 say, 1 said, 2 says, 3 saying)
for _number, _entry in enumerate(SAY.split()):
    for _form, _word in enumerate(_entry.split(":")):
        FORMS.setdefault(_word, (_number, _form if _word != _entry.split(":")[0] else 0))
TO_VERBS = word_set(
    "threaten vow promise pledge offer agree swear urge propose demand ask beg warn plead tell advise"
)
BARE = word_set(
    "say claim argue suggest insist note warn add acknowledge think predict explain concede admit allege contend "
    "maintain assert stress report announce believe complain declare deny hint confirm estimate reiterate caution "
    "conclude tell promise vow agree joke"
)
TO_WHOM = word_set("tell remind warn assure inform advise ask urge promise")
ARTICLES = frozenset(["a", "an", "the", "no", "some", "its", "his", "her", "their", "this"])
OBJECTS = word_set("me him her us them you reporters supporters voters lawmakers journalists")
NOT_AFTER = word_set(
    "to not n't be was were is are been being if would could might can should will may must let"
)
CLAUSE_WORDS = word_set(
    "he she they we i there is are was were has had will would could can may might should do does did 's 're 've "
    "'ll"
)
OPENING_PREPOSITIONS = frozenset(["in", "under", "with", "without", "by"])  # a clause may begin with them
TIMES = frozenset(["morning", "afternoon", "evening", "night", "today", "yesterday", "this", "last"])
DATELINE = re.compile(r"[A-Z][A-Z.’'-]+(?:[ \xa0][A-Z][A-Z.’'-]+){0,3}(?:[ \xa0]?[,(/][^—–\n“”\"]{0,70}?)?[ \xa0](?:—|–|--?)[ \xa0]+(?=[A-Z“\"‘'$£€\d])")
NEAR_TIMES, SPELLS = frozenset(["last", "this", "earlier"]), frozenset(["week", "month", "year", "night", "day"])
WAYS = word_set("statement interview email e-mail tweet speech letter report post memo call reporters twitter video message")
CLAUSE_STARTS = frozenset(["he", "she", "it", "they", "there", "the", "a"])
REACH = 14
SUBJECT = 10  # tokens that a subject may have that is no nominal
CLOSING = (",", "—", "–")
NO_STARTS = word_set("when while as after before since though although")  # of words reported without "that"
JOINS = frozenset(["and", "but", "while", "though", "although"])  # after "C, S said," they open what goes on
SUBORDINATE = frozenset(["if", "unless", "once", "should", "until", "without", "when"])  # they open what a clause after "S said" ends


_READ = word_set("draft drafts text texts minutes version copy copies plan proposal wording terms details excerpts slides invoices records footage recording recordings images leaked")  # what texts go by and no nominals are


@dataclass(frozen=True, slots=True)
class Reported:
    """An act of saying: the tokens of the `cue`, the nominal that says (-1 for none), the stretches of tokens said."""

    cue: tuple[int, int]
    source: int
    content: tuple[tuple[int, int], ...]
    shape: tuple[float, ...]


SHAPE = [
    "pattern", "verb", "form", "that", "gap", "commas", "passed", "source kind", "source before", "possessive",
    "first", "word before", "word after", "content tokens", "content start", "quoted share", "sentence tokens",
    "cue place", "negated", "content has verb", "content nominals", "source tokens", "pronoun",
    "in quotation paragraph", "gap to content", "quoted in sentence", "cues after", "modal place", "starts nominal",
    "first class", "second class", "commas in content",
]


def find_reported(stage: Stage, ends: Trees | None = None) -> list[Reported]:
    """Return the acts of reported speech of a document, in order, likely or not; `ends` chooses where the words end."""
    scene = stage.scene
    found: list[Reported] = []
    for at, token in enumerate(scene.tokens):
        if token.lower not in FORMS and token.lower != "according":
            continue
        if scene.quoted[at] >= 0 or scene.reading.paragraphs[scene.home[at]].kind in ("credit", "byline", "dateline", "boilerplate"):
            continue
        low, high = sentence_of(scene, at)
        if token.lower == "according" and at > low and scene.word(at - 1) == "not":
            continue  # "Not according to the officers"
        if token.lower == "according" and at + 2 <= high and scene.word(at + 1) == "to":
            ways = [_according_to(stage, at, low, high, ends)]
        elif token.lower in FORMS and (is_cue(scene, at) or _is_told_by_infinitive(scene, at, high)):
            ways = _by_verb(stage, at, low, high, ends)
        else:
            continue
        found += [each for each in ways if each is not None]
    return found


def _is_told_by_infinitive(scene: Scene, at: int, high: int) -> bool:
    """Return whether "to" goes before a verb of saying and "that" follows: "S came to argue that C"."""
    return at > 0 and scene.tokens[at - 1].lower == "to" and any(scene.tokens[n].lower == "that" for n in range(at + 1, min(at + 3, high)))


def sentence_of(scene: Scene, at: int) -> tuple[int, int]:
    """Return the first and last token of a token's sentence."""
    low = high = at
    while low > 0 and scene.sentence[low - 1] == scene.sentence[at] and scene.paragraph[low - 1] == scene.paragraph[at]:
        low -= 1
    if low == 0 or scene.home[low - 1] != scene.home[low]:
        low = min(_past_dateline(scene, low), at)
    while high + 1 < len(scene.tokens) and scene.sentence[high + 1] == scene.sentence[at] and scene.paragraph[high + 1] == scene.paragraph[at]:
        high += 1
    return low, high


def _past_dateline(scene: Scene, low: int) -> int:
    """Return the first token after "PORT TOWN, March 4 (Agency) -" at the beginning of a paragraph."""
    text = scene.reading.text
    line = DATELINE.match(text, scene.tokens[low].start)
    return low if line is None else scene.token_at(line.end())


def _by_verb(stage: Stage, at: int, low: int, high: int, ends: Trees | None) -> Iterator[Reported | None]:
    """Yield what a verb of saying may report: words after it, words before it, its object."""
    scene = stage.scene
    form = FORMS[scene.tokens[at].lower][1]
    if form == 3 and not scene.tokens[at].lower.endswith("ing"):
        form = 1
    source, inverted = source_of(stage, at, low, high, form)
    after = None if inverted else _after(scene, at, high)
    if after is not None:
        pattern, start = after
        content = ((start, best_end(scene, start, high, pattern, ends)),)
        yield _reported(stage, pattern if form != 3 else pattern + 4, at, at, source, content, low, high)
    opening = _opening(scene, at, source, inverted, low)
    if form != 3 and opening is not None and (after is None or after[0] == 3) and _may_close(scene, at, inverted, high):
        yield _before(stage, at, opening[1], inverted, opening[0], low, high, ends)
    if not inverted and after is None:
        yield _object(stage, at, source, form, low, high, ends)


def _object(stage: Stage, at: int, source: int, form: int, low: int, high: int, ends: Trees | None) -> Reported | None:
    """Return what a verb takes as its object: "S proposed a truce", "S spoke about a truce"."""
    scene = stage.scene
    start = at + 1
    if start < high and scene.tokens[start].lower in ("about", "of", "for", "on", "against", "out"):
        start += 1
    if start >= high or not scene.tokens[start].is_word or scene.quoted[start] >= 0:
        return None
    return _reported(stage, 12 + (form == 3), at, at, source, ((start, best_end(scene, start, high, 12, ends)),), low, high)


def _after(scene: Scene, at: int, high: int) -> tuple[int, int] | None:
    """Return the pattern and the first token of the words reported after a verb; None where it brings none."""
    verb = SAY.split()[FORMS[scene.tokens[at].lower][0]].split(":")[0]
    place = at + 1
    limit = min(high, at + REACH)
    for that in range(place, limit):
        token = scene.tokens[that]
        if scene.quoted[that] >= 0:
            continue
        begins = not token.is_capital and _begins_clause(token.lower)  # "on 2 May that" begins nothing
        if token.text in ",:;" and (verb != "say" or scene.word(that + 1) in JOINS) or that > at + 1 and (scene.classes[that] == 1 and scene.tokens[that - 1].lower not in WAYS or begins):
            break
        if token.lower == "that" and that < high:
            if that > at + 1 and verb not in TO_WHOM and scene.word(at + 1) in ARTICLES and scene.word(at + 2) not in TIMES | SPELLS:
                break  # "points to a shift that will last"
            if that == at + 1 and scene.word(that + 1) in ("'s", "is", "was", "would", "will") and scene.word(that + 2) != "it":
                return 3, that  # "says that is a trick"
            return 0, that + 1
        if token.lower in ("whether", "if", "how", "why", "what") and that <= at + 4 and verb in ("ask", "say", "tell", "explain", "wonder"):
            return 1, that
        if token.lower == "to" and verb in TO_VERBS and that <= at + 7 and that < high and _is_infinitive(scene.tokens[that + 1]):
            return 2, that + 1 if scene.tokens[that - 1].lower != "not" or that - 1 == at else that - 1  # "asked them not to go"
    if verb not in BARE:
        return None
    place = _past_circumstance(scene, place, high, verb)
    if place is None or place >= high:
        return None
    token = scene.tokens[place]
    opens = scene.quoted[place] >= 0 and scene.quoted[min(place + 12, high)] != scene.quoted[place]
    if token.lower == "about" and scene.word(place + 1)[:1].isdigit():
        pass
    elif not token.is_word and not opens or token.lower in PREPOSITIONS - OPENING_PREPOSITIONS:
        return None
    if token.lower in NO_STARTS and not any(scene.tokens[n].text == "," for n in range(place, high)):
        return None
    has_verb = any(is_finite(scene, n) for n in range(place + 1, min(high, place + 22)))
    return (3, place) if has_verb else None


def _is_infinitive(token: Token) -> bool:
    """Return whether a word after "to" can be a verb."""
    return not token.is_capital and token.lower not in DETERMINERS and token.lower not in ("me", "him", "them", "us")


def _begins_clause(word: str) -> bool:
    """Return whether a word shows that what is reported has begun without "that"."""
    return word in CLAUSE_WORDS


def _past_circumstance(scene: Scene, place: int, high: int, verb: str) -> int | None:
    """Skip whom it was said to, when and where: "told reporters Tuesday", "said in an interview on Monday"."""
    for _ in range(4):
        if place > high:
            return None
        token, number = scene.tokens[place], scene.nominal_at[place]
        after = scene.tokens[place + 1] if place < high else token
        if token.lower in TIMES and number < 0 and after.text in ",.":
            place += 1
        elif token.lower in DATES or token.lower in NEAR_TIMES and after.lower in SPELLS:
            place += 2 if token.lower in NEAR_TIMES else 1
        elif verb == "tell" and number < 0 and token.lower in ARTICLES and (clause := _clause_after_hearer(scene, place, high)) is not None:
            return clause
        elif verb == "tell" and (token.lower in OBJECTS or number >= 0):
            place = place + 1 if number < 0 else scene.nominals[number].last + 1
            verb = "say"
        elif token.lower in ("on", "in", "at", "during", "to") and place < high and _ends_circumstance(scene, place, high) is not None:
            place = _ends_circumstance(scene, place, high) + 1
        else:
            break
    return place


def _clause_after_hearer(scene: Scene, place: int, high: int) -> int | None:
    """Return where "it will" begins in "told the league it will"; None where the words after a hearer begin no clause."""
    clause = next((n for n in range(place + 1, min(place + 5, high)) if scene.tokens[n].lower in ("he", "she", "it", "they", "we")), None)
    return clause if clause is not None and all(scene.tokens[n].text.islower() for n in range(place, clause)) else None


def _ends_circumstance(scene: Scene, place: int, high: int) -> int | None:
    """Return the last token of "in a statement", "on Monday"; None where the phrase is of another kind."""
    for at in range(place + 1, min(high, place + 5)):
        if scene.tokens[at].lower in DATES or scene.tokens[at].lower in WAYS:
            return at
        if not scene.tokens[at].is_word:
            return None
    return None


def _opening(scene: Scene, at: int, source: int, inverted: bool, low: int) -> tuple[int, int] | None:
    """Return the first token of "S said" and S where it follows a comma, so that it can report what goes before."""
    first = at if inverted or source < 0 else first_of(scene, source)
    has_modifier = source >= 0 and scene.word(scene.nominals[source].last + 1) in MODIFIERS
    if not inverted and not has_modifier and (source < 0 or any(is_finite(scene, n) for n in range(scene.nominals[source].last + 1, at))):
        # a subject that is no known word for somebody: "the airline added"
        first = next((n + 1 for n in range(at - 2, max(low, at - SUBJECT), -1) if scene.tokens[n].text in CLOSING), low)
        source = next(iter(scene.between(first, at)), -1)
        if any(is_finite(scene, n) for n in range(first, at)):
            return None
    is_within = not inverted and scene.word(at + 1) == ","  # "X, she warned, will fall"
    opens = first - 1 > low + (not is_within) and scene.tokens[first - 1].text in CLOSING and scene.quoted[first - 1] < 0
    return (first, source) if opens else None


def _may_close(scene: Scene, at: int, inverted: bool, high: int) -> bool:
    """Return whether nothing after "S said" shows that its words come after it."""
    after = min(at + 1, high)
    has_object = scene.tokens[after].lower in OBJECTS or scene.nominal_at[after] >= 0
    return inverted or has_object or (scene.tokens[at].lower not in ("told", "tells") and closes(scene, at + 1, high))


def _before(
    stage: Stage, at: int, source: int, inverted: bool, first: int, low: int, high: int, ends: Trees | None
) -> Reported | None:
    scene = stage.scene
    last = scene.nominals[source].last if inverted else at
    start = low
    while start < first and (not scene.tokens[start].is_word or scene.tokens[start].lower in ("but", "and", "so", "yet")):
        start += 1
    end = first - 2
    content = [(start, end)]
    past = _past_occasion(scene, last, high) if scene.tokens[start].lower in SUBORDINATE else last
    if past + 2 < high and scene.word(past + 1) == "," and not inverted:
        last = past
        content.append((last + 2, best_end(scene, last + 2, high, 8, ends)))
    if end - start < 1 and len(content) < 2:
        return None
    found = _reported(stage, 8 + inverted, at, at, source, tuple(content), low, high)
    is_own = len(content) > 1 and scene.word(content[1][0]) in ("but", "citing", "quoting")  # "A, S said, but B": B is the text's own
    return replace(found, content=(content[0],)) if found is not None and is_own and end > start else found


def _past_occasion(scene: Scene, last: int, high: int) -> int:
    """Return the last token of "he said in a radio address", where a comma ends it."""
    comma = next((n for n in range(last + 1, min(last + 7, high)) if scene.tokens[n].text == ","), -1)
    is_occasion = comma > last + 1 and scene.word(last + 1) in ("in", "on", "at", "during") and not any(is_finite(scene, n) for n in range(last + 2, comma))
    return comma - 1 if is_occasion else last


def _according_to(stage: Stage, at: int, low: int, high: int, ends: Trees | None) -> Reported | None:
    scene = stage.scene
    source = next(iter(scene.between(at + 2, at + 7)), -1)
    if source >= 0 and _describes(scene, at + 2, scene.nominals[source].first):
        source = -1
    if source >= 0 and stage.roles[source].is_possessive and (owned := _owned(stage, source)) >= 0:
        source = owned
    if at <= low + 1:
        comma = next((n for n in range(at + 3, high) if scene.tokens[n].text == "," and scene.quoted[n] < 0 and n > _source_end(scene, source, at)), None)
        if comma is not None and comma < high and scene.word(comma + 1) in ("who", "whose", "which"):
            comma = next((n for n in range(comma + 2, high) if scene.tokens[n].text == "," and scene.quoted[n] < 0), comma)
        if comma is None:
            return None
        content = ((comma + 1, best_end(scene, comma + 1, high, 10, ends)),)
    else:
        low = next((n + 1 for n in range(at - 1, low, -1) if scene.tokens[n].text == ";" and scene.quoted[n] < 0), low)
        end = at - 1
        while end > low and not scene.tokens[end].is_word and scene.tokens[end].text not in ")%”\"":
            end -= 1
        start = low
        while start < end and not scene.tokens[start].is_word:
            start += 1
        content = ((start, end), *_goes_on(scene, start, end, at, source, high, ends))
    return _reported(stage, 10 + (at > low + 1), at, at + 1, source, content, low, high)


def _describes(scene: Scene, start: int, first: int) -> bool:
    """Return whether a nominal only describes what a text goes by: "according to a draft of Arland's plan"."""
    of = next((n for n in range(start + 1, first) if scene.tokens[n].lower in ("of", "by", "from", "to")), -1)
    return of >= 0 and scene.word(of - 1) in _READ


def _owned(stage: Stage, owner: int) -> int:
    """Return what "Arland's statistics office" is about: the nominal after its owner, small words between; -1 for none."""
    scene = stage.scene
    after = scene.nominals[owner].last + 2
    number = next(iter(scene.between(after, after + 4)), -1)
    return number if number >= 0 and all(scene.tokens[n].is_word and not scene.classes[n] for n in range(after, scene.nominals[number].first)) else -1


def _goes_on(scene: Scene, start: int, end: int, at: int, source: int, high: int, ends: Trees | None) -> tuple[tuple[int, int], ...]:
    """Return the words after "by noon, according to S, the line was closed", where those before it have no verb of their own."""
    if scene.tokens[at - 1].text != "," or any(is_finite(scene, n) and not scene.tokens[n].lower.endswith("s") for n in range(start, end + 1)):
        return ()
    comma = next((n for n in range(_source_end(scene, source, at) + 1, high) if scene.tokens[n].text == "," and scene.quoted[n] < 0), None)
    if comma is None or comma + 2 > high:
        return ()
    return ((comma + 1, best_end(scene, comma + 1, high, 10, ends)),)


def _source_end(scene: Scene, source: int, at: int) -> int:
    return scene.nominals[source].last if source >= 0 else at + 2


def _reported(
    stage: Stage, pattern: int, first: int, last: int, source: int, content: tuple[tuple[int, int], ...], low: int, high: int
) -> Reported | None:
    """Return the find with its shape; None where its content is empty."""
    scene = stage.scene
    if any(end < start for start, end in content):
        return None
    inside = [n for start, end in content for n in range(start, end + 1)]
    role = stage.roles[source] if source >= 0 else None
    nominal = scene.nominals[source] if source >= 0 else None
    verb, form = FORMS.get(scene.tokens[first].lower, (-1, 0))
    start = scene.tokens[inside[0]]
    shape = (
        pattern, verb, form, inside[0] > low and scene.tokens[inside[0] - 1].lower == "that", role.gap if role else 99,
        role.commas if role else 0, role.passed if role else 0, ("name", "noun", "pronoun").index(nominal.kind) if nominal else 3,
        role.before if role else 9, bool(role and role.is_possessive), bool(role and role.is_first),
        _small_class(scene, first - 1, low), _small_class(scene, last + 1, low) if last < high else 0, len(inside),
        3 if start.lower in NOT_AFTER else 1 if start.is_capital else 2 if start.lower in CLAUSE_STARTS else 0,
        sum(scene.quoted[n] >= 0 for n in inside) / len(inside), high - low + 1, first - low,
        any(scene.tokens[n].lower in ("not", "n't", "never", "declined", "refused") for n in range(max(low, first - 3), first)),
        any(is_finite(scene, n) for n in inside), len({scene.nominal_at[n] for n in inside} - {-1}),
        nominal.last - nominal.first + 1 if nominal else 0, PRONOUN_KINDS.get(nominal.key, 8) if nominal else 9,
        any(scene.quoted[n] >= 0 for n in range(*scene.paragraph_bounds[scene.paragraph[first]])),
        inside[0] - last, any(scene.quoted[n] >= 0 for n in range(low, high + 1)),
        sum(scene.tokens[n].lower in FORMS and scene.quoted[n] < 0 and scene.nominal_at[n] < 0 for n in range(last + 1, high + 1)),
        next((place for place, n in enumerate(inside) if scene.tokens[n].lower in MODALS), 30), scene.nominal_at[inside[0]] >= 0,
        scene.classes[inside[0]], scene.classes[min(inside[0] + 1, high)], sum(scene.tokens[n].text == "," for n in inside),
    )  # fmt: skip
    return Reported((first, last), source, content, tuple(float(value) for value in shape))


def _small_class(scene: Scene, at: int, low: int) -> int:
    """Return a number for the kind of the word beside a cue."""
    if at < low or at >= len(scene.tokens):
        return 0
    word = scene.tokens[at].lower
    if word in NOT_AFTER:
        return 1 if word == "to" else 2 if word in ("not", "n't") else 3 if word in ("was", "were", "is", "are", "be", "been", "being") else 4
    if word in ("has", "have", "had"):
        return 5
    if not scene.tokens[at].is_word:
        return 6 if word == "," else 7
    if scene.nominal_at[at] >= 0:
        return 8
    return 9 if word in PREPOSITIONS else 10 if word in DATES else 11
