"""What "they", "one", "it" and "this person" take up where that is nobody with a name, and what tells one human being from others."""

from __future__ import annotations

from bisect import bisect_left

from standoff.read.nominals import DETERMINERS, Nominal
from standoff.read.sexes import SEX, is_object, sex_of_noun
from standoff.read.speaker_roles import AUXILIARIES, PREPOSITIONS
from standoff.read.speakers import Stage
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

REACH = 3  # sentences before a pronoun in which whoever speaks is sought
# Nouns that can speak and are no human being.
BODIES = word_set(
    "administration agency analysis army article association board book bureau cabinet camp campaign church coalition commission committee "
    "community company congress council country court crowd data department document editorial email establishment faction family filing "
    "finding firm foundation government group house institute junta law lawsuit legislature letter magazine majority media memo message "
    "military ministry movement nation network newspaper opinion opposition organisation organization outlet panel paper parliament party "
    "people piece police poll post presidency press record regime release report senate site speech staff state statement study "
    "summary survey tally team transcript tweet union university video website embassy consulate militia alliance bloc cartel clergy "
    "leadership audience delegation federation authority bank ad clip side cable audit inquiry dossier"
)
PAPERS = word_set("statement note letter message memo memorandum document report text communique communiqué e-mail email post tweet study survey draft article data figures paper analysis cable audit inquiry dossier")
WITHIN = word_set("that if whether because while when as whose")  # before a subject within what is reported
FEW = 9  # tokens behind somebody within which what he does to others is looked for
SAYS = (1, 2)  # classes of verbs of saying
MET = word_set("reached met interviewed found visited asked called phoned rang telephoned contacted")
AGAIN = word_set("former retired ex old young elderly man woman person")  # in what describes somebody again
NOT_ONE = word_set("people men women children police nobody everyone someone anyone public")


def taken_up(stage: Stage, number: int) -> int:
    """Return whom a paragraph brought up last, without a name, before "this person" or "the retired officer" (nominal `number`); -1 for nobody."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    words = {scene.tokens[n].lower for n in range(max(nominal.first - 1, 0), nominal.last + 1)}
    is_again = "this" in words or "the" in words and words & AGAIN
    if not is_again or stage.roles[number].is_possessive or not is_human(nominal) or not is_person_noun(nominal.key):
        return -1
    for other in scene.between(scene.paragraph_bounds[scene.paragraph[nominal.first]][0], nominal.first)[::-1]:
        one = scene.nominals[other]
        if scene.quoted[one.first] >= 0 or one.key in ("he", "she"):
            continue
        if one.kind == "name" and "person" in kinds(stage, other) and _is_present(stage, other):
            return -1
        if one.kind == "pronoun" and one.key in ("one", "another", "other") or _is_new(stage, other) and _may_be(scene, one, ""):
            return other
    return -1


def _is_new(stage: Stage, number: int) -> bool:
    """Return whether a noun brings somebody up: "a lawyer", "one of the lawyers"; not "Roe, a lawyer,"."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    if nominal.kind != "noun" or stage.roles[number].is_possessive or _is_apposition(scene, number):
        return False
    if scene.word(nominal.first - 1) == "of" and scene.word(nominal.first - 2) == "one":
        return True
    before, role = scene.word(nominal.first - 1), stage.roles[number]
    is_told = role.before == 3 or before in MET or before == "to" or scene.word(nominal.first - 2) == "to"
    return scene.tokens[nominal.first].lower in ("a", "an", "another", "one") and (role.is_first and role.before != 1 or is_told)


def _may_be(scene: Scene, nominal: Nominal, word: str) -> bool:
    """Return whether "he" or "she", or either where `word` is "", can be a noun for one human being, or for one of some."""
    if scene.word(nominal.first - 1) == "of":
        return _is_many(nominal.key)
    sex, shown = SEX.get(word), sex_of_noun(nominal.key)
    return is_human(nominal) and is_person_noun(nominal.key) and (sex is None or shown in (None, sex))


def spoke_before_them(stage: Stage, number: int) -> int:
    """Return the people without a name who spoke last, shortly before "they" (nominal `number`); -1 where somebody else did."""
    scene, at = stage.scene, stage.scene.nominals[number].first
    for before in range(number - 1, -1, -1):
        nominal = scene.nominals[before]
        if scene.narrated[at] - scene.narrated[nominal.first] > 2 or scene.paragraph[at] - scene.paragraph[nominal.first] > 1:
            return -1
        if scene.quoted[nominal.first] < 0 and nominal.kind != "pronoun" and _speaks(stage, before):
            return before if nominal.kind == "noun" and _is_many(nominal.key) else -1
    return -1


def does_to(scene: Scene, nominal: Nominal, word: str) -> bool:
    """Return whether a nominal does something to "him" or "her" in its sentence: "a minister had lied to her" is not "she"."""
    text, object_of = scene.reading.text, {"he": "him", "she": "her"}[word]
    start = nominal.last + 1
    if scene.word(start) == ",":  # "The envoy, when they put this to her, closed"
        start = next((n for n in range(start + 1, min(start + FEW + FEW, len(scene.tokens))) if scene.tokens[n].text == ","), start)
    after = scene.tokens[start : start + FEW - 1]
    same = (token for n, token in enumerate(after, start) if scene.sentence[n] == scene.sentence[nominal.last])
    return any(token.lower == object_of and is_object(text, token.lower, token.end) for token in same)


def paper_before(stage: Stage, number: int) -> str | None:
    """Return the note, letter or report before "it" (nominal `number`) in its paragraph; None for none."""
    scene = stage.scene
    at = scene.nominals[number].first
    first = scene.paragraph_bounds[scene.paragraph[at]][0]
    papers = (n for n in range(at - 1, first, -1) if scene.tokens[n].lower in PAPERS and scene.quoted[n] < 0 and scene.tokens[n].text.islower())
    return next((scene.tokens[n].text for n in papers if scene.nominal_at[n] < 0 or scene.nominals[scene.nominal_at[n]].last == n), None)


def some_of_them(stage: Stage, at: int) -> str | None:
    """Return "one of the envoys" for "one of them", of which "them" is a token: the last people before it; None for nobody."""
    if at < 2 or stage.scene.tokens[at - 1].lower != "of":
        return None
    return one_of_many(stage, at - 2)


def one_of_many(stage: Stage, at: int) -> str | None:
    """Return "one of the envoys" for "one", a token: one of the last people before it; None for nobody."""
    scene = stage.scene
    near = scene.between(scene.paragraph_bounds[max(scene.paragraph[at] - 1, 0)][0], at)
    plural = [n for n in near if scene.nominals[n].kind == "noun" and scene.quoted[scene.nominals[n].first] < 0 and _is_many(scene.nominals[n].key)]
    if not plural or scene.sentence[at] - scene.sentence[scene.nominals[plural[-1]].first] > REACH:
        return None
    nominal, which = scene.nominals[_first_of_sentence(stage, plural)], "other" if scene.word(at + 1) == "other" else scene.tokens[at].lower
    words = [scene.tokens[n].text for n in range(nominal.first, nominal.last + 1) if scene.tokens[n].lower not in DETERMINERS and not scene.tokens[n].lower.isdigit()]
    return f"{'the ' * (which == 'other')}{which} of the {' '.join(words)}{_of_which(scene, nominal)}"


def _of_which(scene: Scene, nominal: Nominal) -> str:
    """Return " of the Arlandic team" behind "members", with the name or noun right after it; nothing where none stands there."""
    at = nominal.last + 1
    after = at + 1 + (scene.word(at + 1) == "the")
    end = max(scene.nominal_at[at + 1], scene.nominal_at[after]) if after < len(scene.tokens) and scene.word(at) in ("of", "from", "in", "at") else -1
    return " " + scene.reading.text[scene.tokens[at].start : scene.tokens[scene.nominals[end].last].end] if end >= 0 else ""


def _first_of_sentence(stage: Stage, plural: list[int]) -> int:
    """Return the first people of the last sentence that has any who are no mere complement: "two envoys told a meeting of ministers"."""
    sentence = stage.scene.sentence[stage.scene.nominals[plural[-1]].first]
    near = [n for n in plural if stage.scene.sentence[stage.scene.nominals[n].first] == sentence]
    return next((n for n in near if stage.roles[n].before not in (1, 3)), near[-1])


def _is_many(key: str) -> bool:
    """Return whether a noun stands for several human beings."""
    return key in NOT_ONE or key.endswith("s") and is_person_noun(key) and key[:-1] not in BODIES


def _is_present(stage: Stage, number: int) -> bool:
    """Return whether a name is a person's who may be the subject of the sentence, and whom a pronoun after it may mean."""
    scene, role = stage.scene, stage.roles[number]
    if role.before in (1, 3) or role.is_possessive:
        return False
    met = kinds(stage, number)
    is_aside = role.before == 4 and scene.word(scene.nominals[number].last + 1) == ","
    return "person" in met or not met and (role.is_first or is_aside or _speaks(stage, number))


def kinds(stage: Stage, number: int) -> list[str]:
    """Return the kinds of the mentions that a nominal meets."""
    scene, nominal = stage.scene, stage.scene.nominals[number]
    start, end = scene.tokens[nominal.first].start, scene.tokens[nominal.last].end
    mentions = scene.reading.mentions
    at = bisect_left(mentions, start, key=lambda mention: mention.span.end)
    return [mention.kind for mention in mentions[at : at + 3] if mention.span.start < end]


def _speaks(stage: Stage, number: int) -> bool:
    """Return whether a nominal is the subject of a verb of saying, before it or after it."""
    role, nominal = stage.roles[number], stage.scene.nominals[number]
    if role.is_possessive or role.before in (1, 3):
        return False
    if stage.scene.tokens[nominal.first - 1].lower in WITHIN or stage.scene.tokens[nominal.first].lower == "whose":
        return False
    is_inverted = role.verb_before == nominal.first - 1 and stage.scene.nominal_at[role.verb_before - 1] < 0 and stage.scene.word(nominal.last + 1) not in AUXILIARIES
    is_inverted = is_inverted and (nominal.kind != "noun" or _is_whole(stage.scene, nominal))
    verb = role.subject_of if role.subject_of >= 0 else role.verb_before if is_inverted else -1
    return verb >= 0 and stage.scene.classes[verb] in SAYS


def _is_whole(scene: Scene, nominal: Nominal) -> bool:
    """Return whether a noun is no part of a longer phrase and opens no clause: "said the officer," not "said the officer corps"."""
    word = scene.word(nominal.last + 1)
    return not word or not word[0].isalpha() or word in PREPOSITIONS or word in ("who", "when", "as", "while")


def _is_apposition(scene: Scene, number: int) -> bool:
    """Return whether a noun explains the name before it: "Jane Doe, a judge,"."""
    first = scene.nominals[number].first
    if first >= 2 and scene.tokens[first - 1].lower == "'s" and (owner := scene.nominal_at[first - 2]) >= 0:
        first = scene.nominals[owner].first  # "Jane Doe, the party's chairwoman,"
    before = scene.nominal_at[first - 2] if first >= 2 and scene.tokens[first - 1].text == "," else -1
    return before >= 0 and scene.nominals[before].kind == "name" and scene.sentence[first] == scene.sentence[first - 2]


def is_human(nominal: Nominal) -> bool:
    """Return whether a noun stands for one human being."""
    key = nominal.key
    return key not in BODIES and key not in NOT_ONE and (not key.endswith("s") or key == "boss")
