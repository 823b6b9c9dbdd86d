"""Find reported speech: for each act of saying outside quotation marks, whose it is and which words it reports.

Five patterns: "S said (that) C", "C, S said" and "C, said S" (with C going on after a comma, perhaps), "according to S, C",
", saying C" with the subject of what goes before, and "S vowed to C". Whether a find is believed is decided elsewhere, from
`Reported.shape`, which holds no word.
"""

from __future__ import annotations

from collections.abc import Iterator

from standoff.read.clause_ends import best_end, is_finite, is_past
from standoff.read.nominals import DATES, DETERMINERS
from standoff.read.ranker import Trees
from standoff.read.report_shape import FORMS, Reported, sentence_of, shaped
from standoff.read.report_sources import source_of
from standoff.read.reported_according import JOINS, according_to
from standoff.read.reported_before import OBJECTS, find_before, may_close, opening_of, past_hearer
from standoff.read.speaker_roles import AUXILIARIES, PREPOSITIONS, is_cue
from standoff.read.speakers import Stage
from standoff.read.speech_cues import SAY, SAYING_ING
from standoff.read.speech_scene import Scene
from standoff.read.tokens import Token
from standoff.read.word_set import word_set

TO_VERBS = word_set(
    "threaten vow promise pledge offer agree swear urge propose demand ask beg warn plead tell advise claim"
)
BARE = word_set(
    "say claim argue suggest insist note warn add acknowledge think predict explain concede admit allege contend "
    "maintain assert stress report announce believe complain declare deny hint confirm estimate reiterate caution "
    "conclude tell promise vow agree joke swear boast pledge"
)
TO_WHOM = word_set("tell remind warn assure inform advise ask urge promise")
ARTICLES = frozenset(["a", "an", "the", "no", "some", "its", "his", "her", "their", "this"])
CLAUSE_WORDS = word_set(
    "he she they we i there is are was were has had will would could can may might should do does did 's 're 've "
    "'ll"
)
OPENING_PREPOSITIONS = frozenset(["in", "under", "with", "without", "by"])  # a clause may begin with them
TIMES = frozenset(["morning", "afternoon", "evening", "night", "today", "yesterday", "this", "last"])
NEAR_TIMES, SPELLS = frozenset(["last", "this", "earlier"]), frozenset(["week", "month", "year", "night", "day"])
WAYS = word_set("statement interview email e-mail tweet speech letter report post memo call assessment bulletin briefing editorial reporters twitter video message")
BY_ONESELF = word_set("threaten vow promise pledge offer agree swear")  # with "to", what the subject itself will do
REACH = 14
NO_STARTS = word_set("when while as after before since though although")  # of words reported without "that"


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
            ways = [according_to(stage, at, low, high, ends)]
        elif token.lower in FORMS and (is_cue(scene, at) or _is_told_by_infinitive(scene, at, high)):
            ways = _by_verb(stage, at, low, high, ends)
        else:
            continue
        found += [each for each in ways if each is not None]
    return found


def _is_told_by_infinitive(scene: Scene, at: int, high: int) -> bool:
    """Return whether "to" goes before a verb of saying and "that" follows: "S came to argue that C"."""
    return at > 0 and scene.tokens[at - 1].lower == "to" and any(scene.tokens[n].lower == "that" for n in range(at + 1, min(at + 3, high)))


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
        yield shaped(stage, pattern if form != 3 else pattern + 4, at, at, source, content, low, high)
    opening = opening_of(scene, at, source, inverted, low)
    if form != 3 and opening is not None and (after is None or after[0] == 3) and may_close(scene, at, inverted, high):
        yield find_before(stage, at, opening[1], inverted, opening[0], low, high, ends)
    if not inverted and after is None:
        yield _object(stage, at, source, form, low, high, ends)


def _object(stage: Stage, at: int, source: int, form: int, low: int, high: int, ends: Trees | None) -> Reported | None:
    """Return what a verb takes as its object: "S proposed a truce", "S spoke about a truce"."""
    scene = stage.scene
    start = at + 1
    if start < high and scene.tokens[start].lower in ("about", "of", "for", "on", "against", "out"):
        start += 1
    if start >= high or not scene.tokens[start].is_word and scene.tokens[start].text[0] not in "$€£" or scene.quoted[start] >= 0:
        return None
    return shaped(stage, 12 + (form == 3), at, at, source, ((start, best_end(scene, start, high, 12, ends)),), low, high)


def _after(scene: Scene, at: int, high: int) -> tuple[int, int] | None:
    """Return the pattern and the first token of the words reported after a verb; None where it brings none."""
    verb = SAY.split()[FORMS[scene.tokens[at].lower][0]].split(":")[0]
    if verb == "say" and scene.word(at + 1) in ("yes", "no") and (not scene.tokens[min(at + 2, high)].is_word or scene.word(at + 2) in PREPOSITIONS):
        return None
    limit = min(high, at + REACH)
    for that in range(at + 1, limit):
        token = scene.tokens[that]
        if scene.quoted[that] >= 0:
            continue
        if token.lower in SAYING_ING and token.lower != "saying":
            break  # "said, adding that"
        is_owner = token.lower == "'s" and verb in TO_WHOM and that == at + 2  # "told Arland's armies to"
        begins = not token.is_capital and _begins_clause(token.lower) and not is_owner  # "on 2 May that" begins nothing
        if token.text == "," and (aside := _past_aside(scene, that, limit)) > that and (that == at + 1 or verb in TO_WHOM and that <= at + 4):
            return 0, aside + 1  # "noted, however, that C", "told her, in the hall, that C"
        if token.text in ",:;" and (verb != "say" or scene.word(that + 1) in JOINS) or that > at + 1 and (scene.classes[that] == 1 and scene.word(that + 1) != "to" and scene.tokens[that - 1].lower not in WAYS or begins):
            break
        if token.lower == "that" and that < high:
            if that > at + 2 and scene.word(at + 1) == "so" or not scene.tokens[that + 1].is_word and scene.quoted[that + 1] < 0:
                break  # "asked for exactly that; in", "speaks so softly that nobody hears"
            if that > at + 1 and verb not in TO_WHOM and scene.word(at + 1) in ARTICLES and scene.word(at + 2) not in TIMES | SPELLS:
                break  # "points to a shift that will last"
            if that == at + 1 and scene.word(that + 1) in ("'s", "is", "was", "would", "will") and scene.word(that + 2) != "it":
                return 3, that  # "says that is a trick"
            return 0, that + 1
        if token.lower in ("whether", "if", "how", "why", "what") and that <= at + 4 and verb in ("ask", "say", "tell", "explain", "wonder"):
            return 1, that
        if token.lower == "to" and verb in TO_VERBS and not _belongs_to_noun(scene, at, that, verb) and that <= at + (10 if scene.word(at + 1) in ("in", "on", "at") else 7) and that < high and _is_infinitive(scene.tokens[that + 1]):
            return 2, that + 1 if scene.tokens[that - 1].lower != "not" or that - 1 == at else that - 1  # "asked them not to go"
    if verb not in BARE:
        return None
    if verb == "deny" and scene.word(at + 1).endswith("ing") or verb == "tell" and past_hearer(scene, at, high) > at:
        return None  # "denies selling the ferry", "China, he told the chamber, had"
    place = _past_circumstance(scene, at + 1, high, verb)
    if place is None or place >= high or scene.tokens[place].lower in AUXILIARIES or _takes_up(scene, place):
        return None
    token = scene.tokens[place]
    opens = scene.quoted[place] >= 0 and scene.quoted[min(place + 12, high)] != scene.quoted[place]
    if token.lower == "about" and scene.word(place + 1)[:1].isdigit():
        pass
    elif not token.is_word and not opens or token.lower in PREPOSITIONS - OPENING_PREPOSITIONS:
        return None
    if token.lower in NO_STARTS and not any(scene.tokens[n].text == "," for n in range(place, high)):
        return None
    last = next((n for n in range(place + 1, high) if scene.tokens[n].text in ":;" and scene.quoted[n] < 0), high)  # "told him the reverse: C"
    last = next((n for n in range(place + 1, last) if scene.tokens[n].lower == "but" and scene.quoted[n] < 0 and verb in ("confirm", "deny")), last)  # "confirmed the pledge but set no date"
    has_verb = any(is_finite(scene, n) or is_past(scene, n) for n in range(place + 1, min(last + 1, place + 22)))
    return (3, place) if has_verb else None


def _past_aside(scene: Scene, comma: int, limit: int) -> int:
    """Return the "that" of ", however, that"; -1 for none."""
    other = next((n for n in range(comma + 2, min(comma + 5, limit)) if scene.tokens[n].text == ","), -1)
    return other + 1 if other >= 0 and scene.word(other + 1) == "that" else -1


def _belongs_to_noun(scene: Scene, at: int, to: int, verb: str) -> bool:
    """Return whether "to" goes with a noun before it, not with the verb: "offers no reason to believe", "asked for it so as to"."""
    return scene.tokens[to - 1].lower in ("as", "order") or verb in BY_ONESELF and scene.word(at + 1) in ARTICLES


def _takes_up(scene: Scene, at: int) -> bool:
    """Return whether a word only takes up what was said: "say so, yes", "say it the way they always did"."""
    after = scene.word(at + 1)
    return scene.tokens[at].lower == "so" and scene.nominal_at[at + 1] < 0 or scene.tokens[at].lower == "it" and after in DETERMINERS


def _is_infinitive(token: Token) -> bool:
    """Return whether a word after "to" can be a verb."""
    return token.is_word and not token.is_capital and token.lower not in DETERMINERS and token.lower not in ("me", "him", "them", "us")


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
        elif verb == "tell" and token.lower in OBJECTS and number >= 0 and scene.nominals[number].kind == "name" and scene.nominals[number].last > place:
            place, verb = place + 1, "say"  # "told reporters Arland had"
        elif verb == "tell" and (name := _name_after_hearer(scene, place, high)) > place:
            place, verb = name, "say"  # "told the paper Arland had"
        elif verb == "tell" and (token.lower in OBJECTS or number >= 0):
            place = place + 1 if number < 0 else scene.nominals[number].last + 1
            verb = "say"
        elif token.lower in ("on", "in", "at", "during", "to") and place < high and _ends_circumstance(scene, place, high) is not None:
            place = _ends_circumstance(scene, place, high) + 1
        else:
            break
    return place


def _name_after_hearer(scene: Scene, place: int, high: int) -> int:
    """Return where "Arland had" begins in "told the paper Arland had"; -1 where no name with a verb follows a hearer."""
    name = place + 2
    is_heard = name + 1 < high and scene.word(place) in ARTICLES and scene.tokens[place + 1].text.islower() and scene.tokens[name].is_capital
    number = scene.nominal_at[name] if is_heard else -1
    return name if number >= 0 and scene.word(scene.nominals[number].last + 1) in AUXILIARIES else -1


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

