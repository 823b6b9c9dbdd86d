"""Find what somebody thinks, what a paper shows, what somebody accuses another of or takes a thing for: reported by other words.

"S believes (that) C", "S is convinced that C", "a memo shows that C", "S accused O of C", "S dismissed O as C". What the narrator thinks ("I
believe") is his own, and what is thought within another's report is part of that report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standoff.read.clause_ends import SUBJECTS, best_end, is_finite, narrator_again
from standoff.read.ranker import Trees
from standoff.read.report_shape import UNTOLD, Reported, sentence_of
from standoff.read.report_sources import source_of, subject_of
from standoff.read.reported_before import find_before, opening_of, past_hearer
from standoff.read.speaker_pronouns import PAPERS
from standoff.read.speaker_roles import AUXILIARIES, PREPOSITIONS
from standoff.read.speakers import Stage
from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

VOICED = word_set(
    "sniff sniffs sniffed growl growls growled growling moan moans moaned gloat gloats gloated huffed crowed barked sneered groaned protest protests "
    "protested gripe gripes griped marvelled murmur murmurs murmured grumble grumbled grumbles"
)  # with "that" alone
ONLY_THAT = VOICED | word_set("written sworn judge judges judged calculate calculates calculated signalled signals doubt doubts doubted worry worries worried suspect suspects suspected argues")
THINKS = ONLY_THAT | word_set("reckons believe believes believed think thinks thought fear fears feared reckon reckoned")
PARTICIPLES = word_set("written sworn")  # they bring a clause after "had" alone
SURE = word_set("convinced certain confident sure adamant")
SHOWS = word_set("show shows showed find finds found suggest suggests suggested indicate indicates indicated reveal reveals revealed conclude concludes concluded estimate estimates estimated say says said warn warns warned state states stated")
ACCUSES = word_set("accuse accuses accused accusing")
JUDGES = word_set(
    "describe describes described dismiss dismisses dismissed condemn condemns condemned denounce denounces denounced criticise criticises criticised "
    "criticize criticizes criticized hail hails hailed praise praises praised portray portrays portrayed blast blasts blasted slam slams slammed "
    "reject rejects rejected decry decries decried characterise characterises characterised characterize characterizes characterized"
)
OWNERS = frozenset(["his", "her", "their", "its"])
NO_VERBS = OWNERS | {"'s"}
FINDS = frozenset(["find", "finds", "found", "finding"])
VIEWS = frozenset(["view", "opinion", "estimate", "estimation", "reckoning", "account", "telling"])
CLAUSE_BREAKS = frozenset(["although", "though", "but", "while", "because", "whereas", "and"])
BESIDE = word_set("thinks thought believes believed reckons reckoned suspects suspected fears feared protests protested figures points pointed goes went")  # between commas, or at the end
CUES = BESIDE | VIEWS | THINKS | SURE | SHOWS | ACCUSES | JUDGES
BE = frozenset(["is", "are", "was", "were", "'s", "'re", "remains", "remained"])
NARRATOR = frozenset(["i", "we", "you", "one"])
NOT_BEFORE = word_set("to not n't would could might can may did do does never who and what")
FAR = 14  # tokens between an accusation's verb and its "of"
THAT, BARE, BEFORE = 0.0, 3.0, 8.0  # patterns, as in `reported`


def find_thoughts(stage: Stage, ends: Trees | None) -> Iterator[Reported]:
    """Yield what somebody is said to think, what papers show, and accusations, in order."""
    scene = stage.scene
    for at, token in enumerate(scene.tokens):
        if scene.quoted[at] >= 0 or token.lower not in CUES or scene.nominal_at[at] >= 0 and token.lower not in VIEWS:
            continue
        if scene.reading.paragraphs[scene.home[at]].kind in UNTOLD:
            continue
        low, high = sentence_of(scene, at)
        found = (
            _accused(stage, at, low, high) if token.lower in ACCUSES
            else _judged(stage, at, low, high) if token.lower in JUDGES
            else _viewed(stage, at, low, high, ends) if token.lower in VIEWS
            else _sure(stage, at, low, high, ends) if token.lower in SURE
            else _beside(stage, at, low, high, ends) if token.lower in BESIDE and _is_beside(scene, at, high)
            else _thought(stage, at, low, high, ends) if token.lower in THINKS
            else _shown(stage, at, low, high, ends)
        )  # fmt: skip
        if found is not None and (found.source < 0 or scene.nominals[found.source].key not in NARRATOR):
            yield found


def _find(cue: tuple[int, int], source: int, start: int, end: int, pattern: float) -> Reported:
    return Reported(cue, source, ((start, end),), (pattern,))


def _thought(stage: Stage, at: int, low: int, high: int, ends: Trees | None) -> Reported | None:
    """Return "S believes (that) C"."""
    scene = stage.scene
    is_sworn = scene.tokens[at].lower == "sworn" and scene.word(at + 1) in SUBJECTS
    start = _clause(scene, at, high, scene.tokens[at].lower in ONLY_THAT and not is_sworn)
    before = scene.tokens[at - 1].lower
    is_that = start is not None and scene.tokens[start - 1].lower == "that"
    if start is None or at == low or before in NOT_BEFORE and not (before == "who" and is_that) or _lacks_auxiliary(scene, at):
        return None
    source = subject_of(stage, at, low, high, 3 if scene.tokens[at].lower.endswith("ing") else 1)
    return None if source < 0 else _find((at, at), source, start, best_end(scene, start, high, 0, ends), THAT)


def _is_beside(scene: Scene, at: int, high: int) -> bool:
    """Return whether nothing follows a verb of thinking: "she thinks,", "they pointed out,"."""
    last = past_hearer(scene, at, high)
    needs_particle = scene.tokens[at].lower in ("points", "pointed", "goes", "went")
    return (last > at or not needs_particle) and not scene.tokens[min(last + 1, high)].is_word


def _beside(stage: Stage, at: int, low: int, high: int, ends: Trees | None) -> Reported | None:
    """Return "C, S thinks" and "C, S points out, C"."""
    opening = opening_of(stage.scene, at, subject_of(stage, at, low, high, 1), False, low)
    found = find_before(stage, at, opening[1], False, opening[0], low, high, ends) if opening is not None else None
    return None if found is None or found.source < 0 else replace(found, shape=(BEFORE,))


def _lacks_auxiliary(scene: Scene, at: int) -> bool:
    """Return whether a participle has no "had" before it: "a book written that year"."""
    return scene.tokens[at].lower in PARTICIPLES and not {"has", "have", "had"} & {scene.tokens[n].lower for n in range(max(at - 3, 0), at)}


def _clause(scene: Scene, at: int, high: int, needs_that: bool) -> int | None:
    """Return where the clause begins that a verb of thinking brings; None where it brings none."""
    start = at + 1
    start += scene.tokens[at].lower in VOICED and scene.word(at + 2) == "that"  # "growled online that"
    if start + 2 > high or scene.quoted[start] >= 0:
        return None
    if scene.tokens[start].lower == "that":
        return start + 1 if scene.tokens[start + 2].is_word and start + 3 <= high else None  # not "thought that generous"
    if needs_that or not scene.tokens[start].is_word or scene.tokens[start].lower in PREPOSITIONS:
        return None
    has_verb = any(scene.tokens[n].lower in AUXILIARIES - {"to"} | {"wo", "n't", "n’t"} and scene.quoted[n] < 0 for n in range(start + 1, min(start + 12, high)))
    return start if has_verb else None


def _sure(stage: Stage, at: int, low: int, high: int, ends: Trees | None) -> Reported | None:
    """Return "S is convinced that C"."""
    scene = stage.scene
    verb = at - 1 - (scene.tokens[at - 1].lower.endswith("ly") or scene.tokens[at - 1].lower in ("still", "not"))
    if verb <= low or scene.tokens[verb].lower not in BE or at + 3 > high or scene.word(at + 1) != "that" or scene.tokens[at - 1].lower == "not":
        return None
    source = scene.nominal_at[verb - 1]
    return None if source < 0 else _find((verb, at), source, at + 2, best_end(scene, at + 2, high, 0, ends), THAT)


def _shown(stage: Stage, at: int, low: int, high: int, ends: Trees | None) -> Reported | None:
    """Return "a memo shows that C": of papers alone, whose verbs of saying are found elsewhere."""
    scene = stage.scene
    if at + 3 > high or scene.word(at + 1) != "that":
        return None
    if scene.tokens[at].lower in FINDS and scene.tokens[at - 1].lower not in AUXILIARIES | NOT_BEFORE:
        source = subject_of(stage, at, low, high, 1)
        return None if source < 0 or scene.nominals[source].kind == "pronoun" else _find((at, at), source, at + 2, best_end(scene, at + 2, high, 0, ends), THAT)
    papers = [n for n in scene.between(low, at) if scene.nominals[n].key.rstrip("s") in PAPERS and stage.roles[n].before not in (1, 3)]
    if not papers or any(scene.tokens[n].lower in AUXILIARIES for n in range(scene.nominals[papers[0]].last + 1, at)):
        return None
    return _find((at, at), papers[0], at + 2, best_end(scene, at + 2, high, 0, ends), THAT)


def _viewed(stage: Stage, at: int, low: int, high: int, ends: Trees | None) -> Reported | None:
    """Return "in S's view C", "C, by the estimate of S, C"."""
    scene = stage.scene
    opening = next((n for n in range(at - 1, max(at - 7, low - 1), -1) if scene.tokens[n].lower in ("in", "by")), -1)
    if opening < 0 or at >= high or any(is_finite(scene, n) and scene.tokens[n].lower not in NO_VERBS for n in range(opening + 1, at)):
        return None
    is_of = at + 2 < high and scene.word(at + 1) == "of"
    near = scene.between(at + 2, at + 6) if is_of else scene.between(opening + 1, at)
    source = next(iter(near if is_of else reversed(near)), -1)
    is_his = scene.word(opening + 1) in OWNERS  # whose is found by whom the pronoun means, if by nothing else
    if is_his and is_of:
        return None  # "in his estimation of the market" is about the market
    if is_his:
        source = _subject_before(stage, opening)
    after = scene.nominals[source].last + 1 if is_of and source >= 0 else at + 1
    while is_of and after < high and scene.tokens[after].is_word and scene.tokens[opening - 1].text == ",":
        after += 1  # "of a panel of experts,"
    if not is_his and (source < 0 or not is_of and not _owns(stage, source, at)) or after > high:
        return None
    start = after + (scene.tokens[after].text == ",")
    end = best_end(scene, start, high, int(THAT), ends) if start < high else high
    first = next((n + 1 for n in range(opening - 1, low, -1) if scene.tokens[n].text in ";:" or scene.tokens[n].lower in CLAUSE_BREAKS and scene.tokens[n - 1].text == ","), low)
    before = ((first, opening - 1 - (scene.tokens[opening - 1].text == ",")),) if opening - first > 1 else ()
    content = (*before, (start, end)) if start < high else before
    return Reported((opening, after - 1), source, content, (THAT,)) if content else None


def _subject_before(stage: Stage, at: int) -> int:
    """Return the nominal that opens the sentence of a token, or the one before it, of which "their view" may be; -1 for none."""
    scene = stage.scene
    start = scene.paragraph_bounds[scene.paragraph[at]][0]
    near = [n for n in scene.between(start, at) if stage.roles[n].is_first and stage.roles[n].before != 1 and scene.quoted[scene.nominals[n].first] < 0]
    return near[-1] if near and scene.sentence[at] - scene.sentence[scene.nominals[near[-1]].first] <= 1 else -1


def _owns(stage: Stage, number: int, at: int) -> bool:
    """Return whether a nominal owns the noun at a token: "her view", "the bank's own view"."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    is_owner = scene.tokens[nominal.last].lower in OWNERS or stage.roles[number].is_possessive
    return is_owner and at - nominal.last <= 3


def _accused(stage: Stage, at: int, low: int, high: int) -> Reported | None:
    """Return "S accused O of C"."""
    scene = stage.scene
    of = next((n for n in range(at + 2, min(at + FAR, high)) if scene.tokens[n].lower == "of" and not _within_name(scene, n)), -1)
    source, _ = source_of(stage, at, low, high, 3 if scene.tokens[at].lower == "accusing" else 1)
    if scene.tokens[at - 1].text == "," and (subject := scene.nominal_at[low]) >= 0 and scene.nominals[subject].kind == "pronoun":
        source = subject  # "He blamed the army, accused it of theft"
    if of < 0 or source < 0 or scene.quoted[of] >= 0:
        return None
    end = next((n - 1 for n in range(of + 2, high + 1) if scene.tokens[n].text in ",;.—–" and scene.quoted[n] < 0), high)
    whom = at + 1 if not scene.classes[at + 1] and scene.quoted[at + 1] < 0 else of + 1  # "accused Arland of theft", whole
    return _find((at, at), source, whom, min(end, narrator_again(scene, of + 1, high) - 1), THAT)


def _judged(stage: Stage, at: int, low: int, high: int) -> Reported | None:
    """Return "S dismissed O as C"; quoted judgements are direct speech."""
    scene = stage.scene
    mark = next((n for n in range(at + 1, high + 1) if scene.tokens[n].text in ",;.—–(" or scene.quoted[n] >= 0), high + 1)
    has_as = next((n for n in range(at + 1, min(mark, at + FAR)) if scene.tokens[n].lower == "as" and scene.tokens[n - 1].lower != "such"), -1)
    source, _ = source_of(stage, at, low, high, 1)
    if has_as < 0 or source < 0 or mark <= has_as + 1 or mark <= high and scene.quoted[mark] >= 0 or scene.tokens[at - 1].lower in BE | {"be", "been", "being"}:
        return None
    return _find((at, at), source, at + 1, min(mark, narrator_again(scene, has_as, high)) - 1, THAT)


def _within_name(scene: Scene, at: int) -> bool:
    return scene.nominal_at[at] >= 0 and scene.nominal_at[at] == scene.nominal_at[at + 1]
