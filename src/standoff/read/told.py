"""Which acts of reported speech are statements of the record: somebody says, in a clause, what is or shall be.

Left out: a thing that is merely denied or asked about ("S denied the report"), what nobody says ("no one can say
when", "asked whether C, S replied", "S is said to C"), a noun that looks like a verb ("the crews' demand for C") and what
somebody may yet say ("he will go and tell them that C"). A thing demanded, proposed or promised stays, and one with a
condition: "S offered a loan if C".
"""

from __future__ import annotations

from dataclasses import replace

from standoff.read.believed import believed_reports
from standoff.read.clause_ends import is_verb
from standoff.read.nominals import DETERMINERS
from standoff.read.ranker import load_trees
from standoff.read.report_shape import FORMS, Reported, sentence_of
from standoff.read.report_subjects import choose_subjects
from standoff.read.reported import WAYS
from standoff.read.reported_calls import find_calls
from standoff.read.reported_phrases import find_phrases
from standoff.read.reported_thoughts import OWNERS, find_thoughts
from standoff.read.speaker_roles import PREPOSITIONS
from standoff.read.speakers import Stage
from standoff.read.speech_cues import SAY
from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

OBJECT, BARE, TO, ASKS = (12, 13), 3, (2, 6), 1  # numbers of patterns of `reported`
CONDITIONS = word_set("if unless should provided until once")
WANTS = word_set("demand propose promise pledge")  # with a thing
DEEDS = word_set("agree")  # with "to", what somebody does rather than says
NOUNS = word_set("demand demands report reports note notes claim claims offer offers promise promises warning estimate estimates comment post tweet hint proposal request talk talks text texts")
THOUGHT = 0.7  # the confidence of what somebody is said to think
LEAST = 2  # tokens after the first of a clause that says something
JOINS = frozenset(["and", "but", "or"])  # after "C, S said," they open a clause of its own
CLAUSES = (0, 3, 4, 7)  # patterns of `reported` that bring a clause after the verb
BE = word_set("is are was were be been being 's 're")
NOBODY = word_set("nobody none no-one")
ALL = frozenset(["everyone", "everybody", "all", "every"])
ASKING = frozenset(["would", "will", "could", "should", "can", "may", "might", "must", "did", "does", "do", "has", "have", "had"])  # they open a question
WISHES = frozenset(["should", "could", "must", "might", "may", "ought", "let"])  # before a verb, of what is not said yet
DEGREES = frozenset(["most", "more", "less", "least", "very"])
SINGULAR = word_set("he she it")


def told(stage: Stage) -> list[tuple[Reported, float]]:
    """Return the acts of reported speech that make statements, in order, each with its probability."""
    believed = [(each, share) for each, share in believed_reports(stage, is_for_record=True) if _is_told(stage, each)]
    chosen = choose_subjects(stage, [each for each, _ in believed])
    said = [(each, share) for each, (before, share) in zip(chosen, believed, strict=True) if each is before or _is_told(stage, each)]
    said = [(each, share) for each, share in said if int(each.shape[0]) not in (8, 9, 10, 11) or not any(_holds(each, other) for other, _ in said)]
    taken = {n for each, _ in said for first, last in (each.cue, *each.content) for n in range(first, last + 1)}
    others = (*find_thoughts(stage, load_trees("ends")), *find_calls(stage, load_trees("ends")), *find_phrases(stage, load_trees("ends")))
    thought = [(each, THOUGHT) for each in others if not taken & set(range(each.cue[0], each.content[-1][1] + 1))]
    parts = [(part, share) for each, share in (*said, *thought) for part in _parts(stage.scene, _within_relative(stage.scene, each))]
    return sorted(parts, key=lambda found: (found[0].cue, found[0].content))


def _holds(outer: Reported, inner: Reported) -> bool:
    """Return whether what one passes on is for its greater part what another is told to have said: "C1 said that C2, the paper reported"."""
    outside, inside = (sum(end - start + 1 for start, end in each.content) for each in (outer, inner))
    within = any(start <= inner.cue[0] <= end for start, end in outer.content)
    return within and int(inner.shape[0]) in (0, 3, 4, 7) and inside * 2 >= outside


def _within_relative(scene: Scene, each: Reported) -> Reported:
    """Return a report whose words end where those of "S, who says that C, is gone" do: at the comma before another verb."""
    (start, end), *others = each.content
    is_who = each.source >= 0 and scene.nominals[each.source].key == "who" and scene.tokens[max(scene.nominals[each.source].first - 1, 0)].text == ","
    comma = next((n for n in range(start + 2, end) if scene.tokens[n].text == "," and is_verb(scene, n + 1) and scene.quoted[n] < 0), -1) if is_who and not others else -1
    return each if comma < 0 else replace(each, content=((start, comma - 1),))


def _parts(scene: Scene, each: Reported) -> list[Reported]:
    """Return what is said in one clause after another as reports of their own: "that C, and that D", "C, S said, and D"."""
    (start, end), *others = each.content
    if others and scene.word(others[0][0]) in JOINS and any(is_verb(scene, n) for n in range(start, end + 1)):
        (second, last), = others  # "Raise the price, S said, and they will come" is one
        both = [replace(each, content=((start, end),)), replace(each, content=((second + 1, last),))]
        return both[end - start < LEAST :] if last > second else [each]  # "It does, S says, and D": D alone
    if others or int(each.shape[0]) not in CLAUSES:
        return [each]
    joints = [n for n in range(start + 2, end - 2) if scene.tokens[n].lower in ("and", "but") and scene.word(n + 1) == "that" and scene.quoted[n] < 0]
    starts, ends = [start, *(n + 2 for n in joints)], [*(n - 1 - (scene.tokens[n - 1].text == ",") for n in joints), end]
    return [replace(each, content=(piece,)) for piece in zip(starts, ends, strict=True)]


def _is_told(stage: Stage, each: Reported) -> bool:
    scene, (first, _) = stage.scene, each.cue
    pattern = int(each.shape[0])
    word = scene.tokens[first].lower
    content = [scene.tokens[n].lower for start, end in each.content for n in range(start, end + 1)]
    if pattern in OBJECT and not _is_conditional(content) and not _is_wanted(scene, each):
        return False
    if each.source >= 0 and scene.nominals[each.source].key == "you" and scene.tokens[min(each.content[-1][1] + 1, len(scene.tokens) - 1)].text == "?":
        return False  # "Did you ever threaten to leave?"
    if word == "posted" and scene.tokens[first - 1].lower in WAYS:
        return False  # "insisted in a video posted on Monday that"
    if pattern in TO and _verb(word) in DEEDS:
        return False
    if each.source >= 0 and (scene.nominals[each.source].key in NOBODY or _is_nobody(scene, scene.nominals[each.source].first)):
        return False
    if scene.tokens[first - 1].lower == "never" and pattern not in TO or scene.tokens[first - 1].lower in DEGREES and word.endswith("ing"):
        return False  # "has never admitted that", "the most promising development"
    if _is_narrator(scene, each) or _is_only_possible(scene, each):
        return False
    if each.source < 0 and word != "according" and (_is_participle(scene, first) or is_passive(scene, first)):
        return False
    if pattern == ASKS and each.source >= 0 and scene.nominals[each.source].key == "it":
        return False  # "it tells them how long they have"
    if word in NOUNS and _is_noun(stage, each):
        return False
    is_base = FORMS.get(word, (0, 1))[1] == 0
    is_one = each.source >= 0 and scene.nominals[each.source].key in SINGULAR
    return not (is_base and is_one and pattern == BARE)


def _is_narrator(scene: Scene, each: Reported) -> bool:
    """Return whether the text speaks for itself: "I told them that" in an article, "I say that" and "We suggest that" anywhere."""
    first = each.cue[0]
    if each.source < 0 or scene.nominals[each.source].key not in ("i", "we") or scene.quoted[first] >= 0:
        return False
    is_past_here = scene.nominals[each.source].key == "we" or scene.reading.paragraphs[scene.home[first]].kind == "turn"
    return not is_past_here or FORMS.get(scene.tokens[first].lower, (0, 1))[1] == 0


def _is_only_possible(scene: Scene, each: Reported) -> bool:
    """Return whether nobody says it yet: "they should ask", "neither praised it nor denied that", "would she have told them?", "it is wise to conclude"."""
    first, before = each.cue[0], scene.tokens[each.cue[0] - 1].lower
    low, high = sentence_of(scene, first)
    is_asked = scene.tokens[high].text == "?" and scene.tokens[low].lower in ASKING and scene.quoted[first] < 0 and each.content[-1][1] >= high - 1
    is_bare = FORMS.get(scene.tokens[first].lower, (0, 1))[1] == 0
    is_open = before in ("not", "n't", "n’t") and scene.tokens[first].lower in ("confirm", "say", "specify", "reveal")
    is_wish = is_bare and (before in WISHES or each.source < 0 and before in ("to", "would", "merely") and scene.tokens[first].lower != "according")
    return is_asked or is_wish or is_open or before == "nor"


def _is_conditional(content: list[str]) -> bool:
    """Return whether words after the first bring a condition: "a loan if C", not "the ministry until 2024"."""
    return any(content[at] in CONDITIONS and not "".join(content[at + 1 : at + 2])[:1].isdigit() for at in range(1, len(content)))


def _is_wanted(scene: Scene, each: Reported) -> bool:
    """Return whether a thing is demanded, proposed, promised or asked for: "S demanded a truce"."""
    (cue, _), (start, end) = each.cue, each.content[0]
    verb = _verb(scene.tokens[cue].lower)
    return end > start and (verb in WANTS or verb in ("ask", "plead") and scene.word(cue + 1) == "for") and scene.tokens[start].lower not in PREPOSITIONS


def _is_nobody(scene: Scene, at: int) -> bool:
    """Return whether a subject is nobody, or not everybody: "No one", "Not everyone"."""
    return scene.tokens[at].lower in ("no", "nobody", "none") or at > 0 and scene.tokens[at - 1].lower == "not" and scene.tokens[at].lower in ALL


def _verb(word: str) -> str:
    return SAY.split()[FORMS[word][0]].split(":")[0] if word in FORMS else word


def is_passive(scene: Scene, at: int) -> bool:
    """Return whether a form of "be" goes before a verb, adverbs aside."""
    before = at - 1
    while before > 0 and (scene.tokens[before].lower.endswith("ly") or scene.tokens[before].lower in ("also", "once", "again", "not", "never", "been")):
        before -= 1
    return before >= 0 and (scene.tokens[before].lower in BE or scene.tokens[at - 1].lower == "been")


def _is_participle(scene: Scene, at: int) -> bool:
    """Return whether a verb of saying opens its sentence: "Asked whether C", "Yet asked whether C", or goes with "when asked"."""
    if scene.tokens[at].lower == "asked" and scene.tokens[at - 1].lower in ("when", "if", "once"):
        return True
    at -= at > 0 and scene.tokens[at].lower == "asked" and scene.tokens[at - 1].lower in ("yet", "but", "and")
    return at == 0 or scene.sentence[at - 1] != scene.sentence[at] or not scene.tokens[at - 1].is_word and scene.tokens[at].is_capital


def _is_noun(stage: Stage, each: Reported) -> bool:
    """Return whether a word that may be a noun is one: "a handwritten note delivered", "the crews' demand for more"."""
    scene, at = stage.scene, each.cue[0]
    if scene.tokens[at - 1].lower in ("'s", "'") or scene.word(at + 1) in ("for", "of", "by", "from"):
        return scene.word(at + 1) != "that"
    if scene.tokens[at - 1].lower in OWNERS and scene.word(at + 1) == "that":
        return False  # "her warning that C"
    if (owner := scene.nominal_at[at - 1]) >= 0:
        return scene.tokens[scene.nominals[owner].first].lower in ("a", "an") and scene.tokens[scene.nominals[owner].last].is_capital  # "a Front offer to disarm"
    article = next((n for n in range(at - 1, max(at - 4, -1), -1) if scene.tokens[n].lower in DETERMINERS or scene.tokens[n].lower == "'s"), -1)
    return article >= 0 and all(scene.tokens[n].is_word and scene.nominal_at[n] < 0 and not scene.classes[n] for n in range(article + 1, at))
