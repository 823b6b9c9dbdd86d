"""Where the words that somebody reports end: at the end of the sentence, or earlier, where the narrator goes on.

"He said that prices would rise, and the market fell": a comma, a conjunction or a participle may end what is reported. Each
such place is a candidate with features that hold no word; boosted trees choose among them.
"""

from __future__ import annotations

from standoff.read.nominals import DATES, DETERMINERS
from standoff.read.ranker import Trees, scores
from standoff.read.speaker_roles import AUXILIARIES, PREPOSITIONS
from standoff.read.speech_cues import LABELLING, SAYING, SAYING_ANY
from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

JOINTS = [
    "end", ",", ";", ":", "—", "–", "--", "(", "and", "but", "or", "as", "while", "when", "because", "after",
    "before", "since", "although", "though", "if", "unless", "which", "who", "where", "so", "than", "that", "saying",
    "adding", "noting", "with", "in", "to", "for",
]
OPENS = word_set(
    "and but or as while when because after before since although though if unless which who where so"
)
MOST = 24
LEFT = word_set("sat left went came took gave made began stood walked hung turned shrugged smiled laughed sighed closed opened poured handed refused declined returned")
HAD = frozenset(["had", "have", "has", "was", "were"])
SUMS_UP = word_set("demand offer claim charge threat accusation allegation promise pledge proposal warning suggestion condition assertion argument claims demands charges accusations allegations")
PASTS = word_set(
    "wept cost brought came went took gave got kept left lost met held broke fell sent told began built cut "
    "drew drove fought found grew heard knew led paid put ran rose saw sold set shot stood spent struck "
    "thought threw understood won wrote became chose felt made meant sat slept spoke fled died shook sank "
    "split stole swore tore wore"
)
OCCASION = 10  # tokens between "and" and the subject: "and in a letter to the court she wrote"
MODALS = frozenset(["would", "will", "could", "should", "can", "may", "might"])
FRONTED = word_set("though although while when whenever once after before because since as if even")
SUBJECTS = frozenset(["he", "she", "they", "it", "we", "i"])
CALLS = frozenset(["called", "calls", "calling", "appealed", "appeals", "appealing"])
REFUSES = word_set("rejects rejected refuses refused accuses accused dismisses dismissed condemns condemned denounces denounced blames blamed")
ADVERBS = frozenset(["also", "then", "again", "later"])
NOUNS_TOO = word_set("reports claims demands offers offered promises notes estimates comments posts tweets talks read reads put puts states signals agreed agrees")
FEATURES = [
    "joint", "next joint", "next class", "pronoun next", "nominal next", "verb follows", "says next",
    "participle next", "tokens before", "tokens after", "order", "candidates", "verb before", "nominals before",
    "commas before", "pattern", "quoted", "quote crossed", "that", "last class", "next capital", "saying follows",
    "same start", "preposition next", "date next", "modal before", "past follows", "that soon",
]


def is_finite(scene: Scene, at: int) -> bool:
    """Return whether a word looks like a finite verb."""
    word = scene.tokens[at].lower
    if word in AUXILIARIES and word not in ("to", "be", "been", "being") or scene.classes[at] in (1, 3, 4):
        return True
    if word in ("'s", "'re", "'ve", "'ll", "'d"):
        return True
    return scene.tokens[at].text.islower() and (word.endswith("ed") or word.endswith("s") and not word.endswith("ss") and scene.nominal_at[at] < 0)


def is_past(scene: Scene, at: int) -> bool:
    """Return whether a word is the past of an irregular verb: "he wept", "every shell brought it closer"."""
    return scene.word(at) in PASTS and at > 0 and scene.tokens[at - 1].lower not in DETERMINERS


def is_verb(scene: Scene, at: int) -> bool:
    """Return whether a word looks like a finite verb and not like a plural."""
    return is_past(scene, at) or at < len(scene.tokens) and is_finite(scene, at) and (scene.tokens[at].lower in AUXILIARIES or scene.classes[at] > 0 or not scene.tokens[at].lower.endswith("s"))


def candidate_ends(scene: Scene, start: int, high: int) -> list[int]:
    """Return the tokens before which what begins at `start` may end; the last is after the sentence."""
    found = []
    for at in range(start + 2, high + 1):
        token = scene.tokens[at]
        if scene.quoted[at] >= 0 and scene.quoted[at] == scene.quoted[at - 1] and scene.quoted[start] != scene.quoted[at]:
            continue
        after_comma = scene.tokens[at - 1].text == ","
        if token.text in ",;:—–(" or (token.lower in OPENS and not after_comma) or (token.lower in SAYING and scene.nominal_at[at - 1] < 0):
            found.append(at)
        if token.text == ";" and scene.quoted[at] < 0 and len(found) < MOST:
            return found  # nothing that is reported goes on after it
    return [*found[: MOST - 1], high + 1]


def features(scene: Scene, start: int, high: int, ends: list[int], pattern: int) -> list[list[float]]:
    """Return one row for each candidate end of what begins at `start`."""
    rows = []
    begins_that = start > 0 and scene.tokens[start - 1].lower == "that"
    for order, at in enumerate(ends):
        is_end = at > high
        after = at if is_end or scene.tokens[at].is_word else min(at + 1, high)
        inside = range(start, at)
        verb = 0 if is_end else next((n - after for n in range(after, min(after + 12, high + 1)) if is_finite(scene, n)), 20)
        token = None if is_end else scene.tokens[after]
        number = -1 if is_end else scene.nominal_at[after]
        rows.append([float(value) for value in [
            0 if is_end else _joint(scene.tokens[at].lower), 0 if is_end else _joint(token.lower), 0 if is_end else scene.classes[after],
            {"he": 1, "she": 1, "they": 2, "i": 3, "we": 4, "it": 5}.get(token.lower, 0) if token else 0, number >= 0, verb,
            not is_end and _says(scene, after, high), bool(token) and token.lower in SAYING_ANY and token.lower.endswith("ing"),
            at - start, high + 1 - at, order, len(ends), any(is_finite(scene, n) for n in inside),
            len({scene.nominal_at[n] for n in inside} - {-1}), sum(scene.tokens[n].text == "," for n in inside), pattern,
            not is_end and scene.quoted[at] >= 0, len({scene.quoted[n] for n in inside}), begins_that, scene.classes[at - 1],
            bool(token) and token.is_capital, not is_end and any(scene.classes[n] == 1 for n in range(after, min(after + 8, high + 1))),
            bool(token) and token.lower == scene.tokens[start].lower, bool(token) and token.lower in PREPOSITIONS,
            bool(token) and token.lower in DATES, any(scene.tokens[n].lower in ("would", "will", "could", "should") for n in inside),
            not is_end and any(scene.tokens[n].lower.endswith("ed") for n in range(after, min(after + 6, high + 1))),
            not is_end and any(scene.tokens[n].lower == "that" for n in range(after, min(after + 3, high + 1))),
        ]])  # fmt: skip
    return rows


def _joint(word: str) -> int:
    return JOINTS.index(word) if word in JOINTS else len(JOINTS)


def _says(scene: Scene, at: int, high: int) -> bool:
    """Return whether "S said" stands here."""
    number = scene.nominal_at[at]
    return number >= 0 and any(scene.classes[n] == 1 for n in range(scene.nominals[number].last + 1, min(scene.nominals[number].last + 3, high + 1)))


def best_end(scene: Scene, start: int, high: int, pattern: int, trees: Trees | None) -> int:
    """Return the last token of what begins at `start`: the likeliest candidate's, without the marks after it."""
    if start > high:
        return high  # the text ends where the report would begin
    ends = candidate_ends(scene, start, high)
    choice = ends[-1] if trees is None else ends[int(scores(trees, features(scene, start, high, ends, pattern)).argmax())]
    while choice <= high and _shares_subject(scene, start, choice):
        choice = next(end for end in ends if end > choice)
    return without_marks(scene, start, min(choice, narrator_again(scene, start, high), main_clause(scene, start, high)) - 1)


def _shares_subject(scene: Scene, start: int, at: int) -> bool:
    """Return whether a modal after a conjunction goes on with the subject of what is reported: "it may hold, but would struggle"."""
    while at > start and scene.word(at) == ",":
        at += 1
    opens = scene.word(at) in ("but", "and", "or", "yet") and scene.word(at + 1) in MODALS
    if scene.word(at) in ("but", "and") and scene.word(at + 1) in HAD and any(scene.word(n) == scene.word(at + 1) for n in range(start, at)):
        return True  # "they had met but had not spoken"
    speaks = any(scene.word(n) in SAYING_ANY for n in (at + 2, at + 3))
    return opens and not speaks and any(scene.word(n) in MODALS for n in range(start, at))


def main_clause(scene: Scene, start: int, high: int) -> int:
    """Return where the main clause of a sentence begins whose fronted clause reports: "Though he insisted that C, he gave way"."""
    low = scene.sentence_start(start)
    while low < start and (not scene.tokens[low].is_word or scene.tokens[low].lower in ("and", "but", "so", "yet")):
        low += 1
    if scene.word(low) not in FRONTED or any(scene.tokens[n].text == "," for n in range(low, start)):
        return high + 1
    for at in range(start + 2, high):
        if scene.tokens[at].text == "," and scene.quoted[at] < 0 and scene.word(at + 1) in SUBJECTS:
            return at
    return high + 1


def narrator_again(scene: Scene, start: int, high: int) -> int:
    """Return the token at which the narrator's subject does the next thing: "He said that C and promised D", "that C, and sat down"."""
    for at in range(start + 1, high):
        if scene.tokens[at].text == ":" and scene.quoted[at] < 0 <= scene.quoted[at + 1]:
            return at  # "that they were late: “It is noon”"
        if scene.tokens[at].lower == "and" and scene.word(at + 1) in ("which", "who") and any(scene.word(n) == scene.word(at + 1) for n in range(max(start - 10, 0), start)):
            return at  # "a truce which they said C and which they broke"
        if at > start + 3 and _tells_more(scene, start, at, high):
            return at - (scene.tokens[at - 1].text == ",")  # "She said that C, and in March she wrote D"
        if scene.tokens[at].text == "," and (scene.word(at + 1) in ("citing", "quoting") and scene.quoted[at] < 0 or _is_said_by(scene, at + 1, high)):
            return next((n for n in range(start + 2, at) if scene.tokens[n].text == ":" and scene.quoted[n] < 0), at)
        if scene.tokens[at].text == "," and scene.quoted[at] < 0 and _sums_up(scene, at + 1, high):
            return at  # "that he would fight, a threat that nobody believed"
        if scene.tokens[at].lower not in ("and", "but") or scene.quoted[at] >= 0 and scene.quoted[at] == scene.quoted[start]:
            continue
        if scene.tokens[start].lower in SUBJECTS and scene.tokens[at - 1].text != ",":
            continue  # "he said he had called them and told them so"
        after = at + 1
        while after < high and (scene.tokens[after].lower in ADVERBS or scene.tokens[after].lower.endswith("ly")):
            after += 1
        word = scene.tokens[after].lower
        if scene.tokens[at - 1].text == "," and word in LEFT:
            return at  # "that he was tired, and sat down"
        if word in REFUSES and not any(scene.word(n) in HAD for n in range(start, at)):
            return at  # "that C and rejects D"
        if word in SAYING and word not in NOUNS_TOO and scene.nominal_at[after] < 0 or word in CALLS and scene.word(after + 1) in ("for", "on"):
            return at
        if word in SAYING_ANY and word.endswith("ing") and scene.word(after + 1) == "that":
            return at  # "vowing to stay and warning that"
    return high + 1


def _tells_more(scene: Scene, start: int, at: int, high: int) -> bool:
    """Return whether "and" at a token goes on with the subject that reports, at another verb of saying: "She said that C, and in March she wrote D"."""
    if scene.tokens[at].lower not in ("and", "but") or scene.tokens[at - 1].text != "," or scene.quoted[at] >= 0:
        return False
    pronoun = next((n for n in range(at + 1, min(at + OCCASION, high)) if scene.tokens[n].lower in ("he", "she", "they", "it")), -1)
    before = range(max(start - 6, 0), start)
    is_same = pronoun >= 0 and any(scene.tokens[n].lower == scene.tokens[pronoun].lower and scene.sentence[n] == scene.sentence[at] for n in before)
    return is_same and not any(is_verb(scene, n) for n in range(at + 1, pronoun)) and scene.word(pronoun + 1) in SAYING | LABELLING


def _is_said_by(scene: Scene, at: int, high: int) -> bool:
    """Return whether "according to S" or "S reported", at the end of the sentence, stands at a token, past a closing mark."""
    at += at < high and not scene.tokens[at].is_word
    if at >= high or scene.quoted[at] >= 0:
        return False
    if scene.word(at) == "according":
        return scene.word(at + 1) == "to"
    number = scene.nominal_at[at]
    verb = scene.nominals[number].last + 1 if number >= 0 else high
    return verb < high and scene.word(verb) in SAYING and not scene.tokens[verb + 1].is_word


def _sums_up(scene: Scene, at: int, high: int) -> bool:
    """Return whether a noun of saying at a token names what was said: ", a demand that", ", an old threat"."""
    return scene.word(at) in ("a", "an", "the") and any(scene.word(n) in SUMS_UP for n in range(at + 1, min(at + 3, high))) and not any(
        scene.tokens[n].text == "," for n in range(at + 1, min(at + 3, high))
    )  # fmt: skip


def without_marks(scene: Scene, start: int, end: int) -> int:
    """Return the last token from `start` to `end` that is a word or closes one."""
    while end > start and not scene.tokens[end].is_word and scene.tokens[end].text not in ")%”\"’]''":
        end -= 1
    return end
