"""Find who reports: the subject of a verb of saying outside quotation marks, before it or after it."""

from __future__ import annotations

from standoff.read.clause_ends import is_finite
from standoff.read.nominals import DATES, DETERMINERS
from standoff.read.speaker_roles import AUXILIARIES, PREPOSITIONS
from standoff.read.speakers import Stage
from standoff.read.speech_cues import SAYING
from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

NEVER_INVERTED = word_set("told tells reminded reminds warned urged urges advised advises informed informs assured assures offered offers")
OF_OBJECTS = word_set("demanded demands proposed proposes promised promises pledged pledges accused accuses blamed blames")  # what follows them is rather their object
ASIDE_CUES = word_set("said says say warned warns argued argues wrote writes told tells")
SKIPPED = word_set(
    "also then later again recently often repeatedly once further now still has had have just previously publicly "
    "privately"
)
MODIFIERS = word_set("familiar involved briefed close present aware knowledgeable privy with from at of in for near working speaking")
ASIDE = 30  # tokens that may stand between two commas after a subject
ASIDES = word_set("according who which whose asked told pressed quoted cited published released issued interviewed reached contacted dressed flanked in at on with by")
SHORT = 3  # tokens between two commas that need no word of their own kind
SUBJECT = 5  # tokens of a subject that is no known word for somebody
FOOTAGE = frozenset(("clip", "video", "footage", "recording", "audio", "film", "picture"))
LINKS = frozenset(("and", "'s", "'", "’s", "’", "of", "for", "from", "to", "in"))  # between a subject and what belongs to it
TITLE = 12  # tokens of the longest title before a name
OF_THINGS = word_set("suggesting indicating implying showing signaling signalling")  # as often of what happens as of who says it
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


def source_of(stage: Stage, at: int, low: int, high: int, form: int) -> tuple[int, bool]:
    """Return the subject of a verb of saying and whether it stands after the verb."""
    scene = stage.scene
    may_invert = form != 3 and (scene.quoted[at - 1] >= 0 or scene.tokens[at].lower not in OF_OBJECTS) and low < at < high and scene.tokens[at].lower not in NEVER_INVERTED
    if may_invert and (scene.tokens[at - 1].text == "," or scene.quoted[at - 1] >= 0):
        number = scene.nominal_at[at + 1]
        told = scene.quoted[at - 1] >= 0 or any(is_finite(scene, n) for n in range(low, at))
        is_aside = number >= 0 and scene.tokens[at].lower in ASIDE_CUES and any(scene.word(n) == "," for n in range(scene.nominals[number].last + 1, min(scene.nominals[number].last + ASIDE, high)))
        if (told or is_aside) and number >= 0 and scene.nominals[number].first == at + 1 and closes(scene, _past_name(scene, number, high), high):
            return number, True
    if form in (0, 2) and at > low + 1 and scene.tokens[at - 1].lower == "'s" and scene.nominal_at[at - 2] >= 0:
        return scene.nominal_at[at - 2], False  # "her claims that ..."
    if form == 1 and _is_passive(scene, at, low):
        by = (n for n in range(at + 1, min(at + 4, high)) if scene.tokens[n].lower == "by")
        return next((scene.nominal_at[n + 1] for n in by), -1), False  # "he was told that C" does not say by whom
    if form == 3 and at > low + 1 and scene.tokens[at - 1].lower in ("is", "are", "was", "were"):
        return _subject(stage, at, low, 1), False  # "shippers are warning that"
    if form == 3 and at > low + 2 and scene.tokens[at - 1].text == "," and (adds := _says_before(stage, at - 2, low, high)) >= 0:
        return adds, False  # "C, the aide said, adding that"
    is_infinitive = at > low and scene.tokens[at - 1].lower == "to"
    return _subject(stage, at, low, 3 if is_infinitive else form), False


def _past_name(scene: Scene, number: int, high: int) -> int:
    """Return the token after a nominal and what goes on with it in capitals: "said S of the Center for Coast | Studies"."""
    after = scene.nominals[number].last + 1
    while after < high and scene.tokens[after].is_capital and scene.tokens[after - 1].is_capital:
        after += 1
    return after


def _says_before(stage: Stage, at: int, low: int, high: int) -> int:
    """Return who speaks in "the aide said" or "said the aide", of which a token is the last; -1 for nobody."""
    scene, number = stage.scene, stage.scene.nominal_at[at]
    if scene.tokens[at].lower in SAYING:
        return source_of(stage, at, low, high, 1)[0]
    return number if number >= 0 and scene.tokens[scene.nominals[number].first - 1].lower in SAYING and scene.tokens[max(scene.nominals[number].first - 2, 0)].text == "," else -1


def subject_of(stage: Stage, at: int, low: int, high: int, form: int) -> int:
    """Return the subject of any verb, of saying or not; -1 for none."""
    source, _ = source_of(stage, at, low, high, form)
    if source >= 0 or form == 3:
        return _same_who(stage, source, low)
    scene, place = stage.scene, at - 1
    while place > low and (scene.tokens[place].lower in SKIPPED or scene.tokens[place].lower.endswith("ly")):
        place -= 1
    if scene.tokens[place].text == ",":
        aside, named = _before_aside(stage, place + 1, low), scene.nominal_at[place - 1]
        return named if aside < 0 <= named and scene.nominals[named].kind == "name" and scene.tokens[scene.nominals[named].first - 1].text == "," else aside
    if scene.tokens[place].lower in ("and", "but"):
        first = next(iter(scene.between(low, place)), -1)
        return first if first >= 0 and stage.roles[first].before != 1 and not stage.roles[first].is_possessive else -1
    number = _ending_at(stage, place + 1, low)
    while (owner := _modified(stage, number, low) if number >= 0 else -1) >= 0:
        number = owner
    return _same_who(stage, number, low)


def _same_who(stage: Stage, number: int, low: int) -> int:
    """Return the first "who" of "who left and who thinks" for the second; any other nominal as it is."""
    scene = stage.scene
    if number < 0 or scene.nominals[number].key != "who" or scene.tokens[scene.nominals[number].first - 1].lower not in ("and", "but"):
        return number
    return next((n for n in scene.between(low, scene.nominals[number].first) if scene.nominals[n].key == "who"), number)


def _is_passive(scene: Scene, at: int, low: int) -> bool:
    """Return whether a form of "be" goes before a verb."""
    before = at - 1
    while before > low and scene.tokens[before].lower in SKIPPED:
        before -= 1
    return before >= low and scene.tokens[before].lower in BE


def _subject(stage: Stage, at: int, low: int, form: int) -> int:
    """Return the nominal before a verb that is its subject; for a participle, the subject of what goes before."""
    scene = stage.scene
    low = _after_that(scene, at, low)
    if form != 3 and (pronoun := _pronoun_beside(scene, at, low)) >= 0:
        return pronoun
    if form != 3 and (shared := _shared_subject(stage, at, low)) >= 0:
        return shared
    beside = scene.nominal_at[at - 1]
    if form == 3 and beside >= 0 and scene.nominals[beside].last == at - 1 and stage.roles[beside].before != 1:
        return beside  # "the envoy pleading with them to stay"
    if form != 3 and (beside := _beside_after_comma(stage, at, low)) >= 0:
        return beside
    if form != 3 and (parted := _before_aside(stage, at, low)) >= 0:
        return parted
    if form != 3 and (described := _described(stage, at, low)) >= 0:
        return described
    best = possessor = -1
    for number in scene.between(low, at):
        nominal, role = scene.nominals[number], stage.roles[number]
        if scene.quoted[nominal.first] >= 0 or scene.word(nominal.last + 1) == ":" or (form == 3 and nominal.key == "it" and nominal.first == low):
            continue
        if role.is_possessive:
            possessor = number if possessor < 0 else possessor
        elif form == 3:
            best = number if best < 0 and role.before not in (1, 3) else best
        elif role.subject_of == at and not (role.before in (1, 3) and best >= 0):
            if best >= 0 and role.before == 5 and number and stage.roles[number - 1].before in (1, 3) and scene.nominals[number - 1].last == nominal.first - 2:
                continue  # "a study by Doe and Roe suggests"
            is_title = best >= 0 and nominal.first == scene.nominals[best].last + 2 and scene.nominals[best].kind == "noun" and scene.tokens[nominal.last].is_capital
            best = best if best >= 0 and not is_title and not (_is_governed(stage, best) and not _is_governed(stage, number) and _is_fronted(scene, best, low)) and (role.gap > 2 or _has_apposition(stage, best)) else number
    if form == 3 and best != beside and beside >= 0 and scene.tokens[scene.nominals[beside].first - 2].lower in FOOTAGE:
        return beside  # "a clip of the envoy vowing that"
    best = carried_by(stage, best) if best >= 0 and form != 3 else best
    return possessor if best < 0 and form == 3 and scene.tokens[at].lower not in OF_THINGS else best


def carried_by(stage: Stage, number: int) -> int:
    """Return the statement of "a statement carried by the agency, Arlpress, said" for the agency; any other nominal as it is."""
    scene, by = stage.scene, stage.scene.nominals[number].first - 1
    if by > 0 and scene.tokens[by].text == ",":  # "by the agency, Arlpress,"
        by = next((at for at in range(by - 1, max(by - TITLE, 0), -1) if scene.tokens[at].lower == "by" or not scene.tokens[at].is_word), by)
    paper = scene.nominal_at[by - 2] if by >= 2 and scene.tokens[by].lower == "by" and scene.tokens[by - 1].lower.endswith("ed") else -1
    return paper if paper >= 0 and scene.nominals[paper].last == by - 2 else number


def _is_governed(stage: Stage, number: int) -> bool:
    """Return whether a nominal follows a preposition or the owner that does: "by the port's newspaper"."""
    first = stage.scene.nominals[number].first
    owner = stage.scene.nominal_at[first - 2] if first >= 2 and stage.scene.tokens[first - 1].lower == "'s" else -1
    return stage.roles[number].before in (1, 3) or owner >= 0 and _is_governed(stage, owner)


def _is_fronted(scene: Scene, number: int, low: int) -> bool:
    """Return whether a sentence opens with a preposition and nothing but small words up to a nominal: "In Arl a spokesman said"."""
    return scene.tokens[low].lower in PREPOSITIONS and scene.nominals[number].first > low


def _pronoun_beside(scene: Scene, at: int, low: int) -> int:
    """Return the pronoun right before a verb, adverbs aside: "at the desk as he told them"; -1 for none."""
    place = at - 1
    while place > low and scene.tokens[place].lower in SKIPPED:
        place -= 1
    return scene.nominal_at[place] if scene.tokens[place].lower in ("he", "she", "they", "we", "i") else -1


def _after_that(scene: Scene, at: int, low: int) -> int:
    """Return where the clause begins that another verb of saying brings: "told the paper that S had warned"; the sentence's first token otherwise."""
    that = next((n for n in range(at - 2, low, -1) if scene.tokens[n].lower == "that" and scene.nominal_at[n + 1] >= 0), -1)
    is_brought = that >= 0 and any(scene.tokens[n].lower in SAYING for n in range(low, that))
    is_one = is_brought and not any(scene.tokens[n].text == "," or scene.tokens[n].lower in ("and", "but") for n in range(that, at))
    return that + 1 if is_one else low


def _beside_after_comma(stage: Stage, at: int, low: int) -> int:
    """Return the nominal between a comma and its verb: "where the two sides met, the agency said"; -1 for none."""
    scene = stage.scene
    place = at - 1
    while place > low and scene.tokens[place].lower in SKIPPED:
        place -= 1
    number = scene.nominal_at[place] if place > low else -1
    if number < 0 or scene.nominals[number].last != place or scene.nominals[number].first - 1 <= low:
        return -1
    is_again = scene.nominals[number].kind == "noun" and scene.tokens[scene.nominals[number].first].lower in ("the", "a", "an")
    return number if is_again and scene.tokens[scene.nominals[number].first - 1].text == "," and not stage.roles[number].is_possessive else -1


def _before_aside(stage: Stage, at: int, low: int) -> int:
    """Return the nominal before two commas that part it from its verb: "The envoy, who had not slept, said"; -1 for none."""
    scene = stage.scene
    place = at - 1
    while place > low and scene.tokens[place].lower in SKIPPED:
        place -= 1
    if scene.tokens[place].text != ",":
        return -1
    opening = next((n for n in range(place - 1, max(low, place - ASIDE), -1) if scene.tokens[n].text == "," and scene.quoted[n] < 0 and _ending_at(stage, n, low) >= 0), -1)
    is_short = opening >= 0 and place - opening <= SHORT and scene.nominal_at[opening + 1] < 0 and scene.word(opening + 1) not in ("and", "or")  # ", very tired,"
    is_apposed = opening >= 0 and scene.word(opening + 1) in ("a", "an") and scene.tokens[opening - 1].is_capital and not any(scene.tokens[n].lower in AUXILIARIES for n in range(opening + 1, place))
    if opening < 0 or not is_short and not is_apposed and scene.word(opening + 1) not in ASIDES and not scene.word(opening + 1).endswith("ing") and scene.word(place - 1) not in SAYING:
        return -1
    number = _ending_at(stage, opening, low)
    while (owner := _modified(stage, number, low)) >= 0:
        number = owner
    return number if stage.roles[number].before not in (1, 3) and scene.quoted[scene.nominals[number].first] < 0 else -1


def _modified(stage: Stage, number: int, low: int) -> int:
    """Return the nominal that "of S" or "briefed on S" describes, of which S is a nominal; -1 for none."""
    scene = stage.scene
    before = scene.nominals[number].first - 2
    if stage.roles[number].before != 1 or before < low:
        return -1
    before -= scene.tokens[before].lower in MODIFIERS and before > low
    return scene.nominal_at[before]


def _described(stage: Stage, at: int, low: int) -> int:
    """Return the nominal after the last comma where only a description parts it from its verb: ", people close to the talks said"; -1 for none."""
    scene = stage.scene
    comma = next((n for n in range(at - 1, max(low, at - ASIDE), -1) if scene.tokens[n].text == "," and scene.quoted[n] < 0), -1)
    number = scene.nominal_at[comma + 1] if comma >= 0 else -1
    if number < 0 or scene.nominals[number].first != comma + 1 or scene.nominals[number].last + 1 >= at:
        return -1
    after = scene.nominals[number].last + 1
    is_described = scene.tokens[after].lower in MODIFIERS
    return number if is_described and not any(scene.tokens[n].lower in AUXILIARIES - {"to"} for n in range(after, at)) else -1


def _ending_at(stage: Stage, at: int, low: int) -> int:
    """Return the nominal that ends right before a token, or with a description of it: "a diplomat briefed on the talks,"; -1 for none."""
    scene = stage.scene
    number = scene.nominal_at[at - 1]
    if number >= 0 and scene.nominals[number].last == at - 1:
        return number
    number = next(iter(reversed(scene.between(low, at))), -1)
    after = scene.nominals[number].last + 1 if number >= 0 else at
    is_described = after < at and scene.tokens[after].lower in MODIFIERS and all(scene.tokens[n].is_word for n in range(after, at))
    return number if is_described and not any(scene.tokens[n].lower in AUXILIARIES - {"to"} for n in range(after, at)) else -1


def _has_apposition(stage: Stage, number: int) -> bool:
    """Return whether two commas part a nominal from its verb, the first right after it."""
    after = stage.scene.nominals[number].last + 1
    return stage.roles[number].commas == 2 and stage.scene.tokens[after].text == ","


def _shared_subject(stage: Stage, at: int, low: int) -> int:
    """Return the subject of the sentence for a verb after "and" or "but": "S called it a joke and warned that"."""
    scene = stage.scene
    place = at - 1
    while place > low and scene.tokens[place].lower in SKIPPED:
        place -= 1
    if place < low or scene.tokens[place].lower not in ("and", "but", "or"):
        return -1
    joint = next((n for n in range(place - 1, low, -1) if scene.tokens[n - 1].text in ",;" and scene.tokens[n].lower in ("but", "while", "and")), low)
    for number in (*scene.between(joint, place), *scene.between(low, joint)):
        role = stage.roles[number]
        if role.subject_of >= 0 and role.before not in (1, 3) and not role.is_possessive:
            return number
    return -1


def closes(scene: Scene, at: int, high: int) -> bool:
    """Return whether what stands at a token shows that "said S" is over: a mark, a preposition, a relative pronoun."""
    token = scene.tokens[min(at, high)]
    is_time = token.lower in ("last", "this") and scene.word(at + 1) in ("week", "month", "year", "night", "morning")
    return at > high or is_time or not token.is_word and token.text[0] not in "'’" or token.lower in PREPOSITIONS or token.lower in ("who", *DATES) or token.lower.endswith("ly") and at + 1 >= high


def first_of(scene: Scene, source: int) -> int:
    """Return the first token of a subject, with what belongs to it: "Dunne and others warned", "Dunne's friend warned"."""
    while True:
        first = scene.nominals[source].first
        if (title := _title_before(scene, first)) >= 0:
            return title
        if first < 2 or scene.tokens[first - 1].lower not in LINKS:
            return first
        source = scene.nominal_at[first - 2]
        if source < 0 and scene.tokens[first - 1].lower == "'s":  # "the island's governor"
            return next((n for n in range(first - 2, max(first - 5, 0), -1) if scene.tokens[n].lower in DETERMINERS), first)
        if source < 0:
            return first


def _title_before(scene: Scene, first: int) -> int:
    """Return the first token of "the island's governor, NAME" where that follows a comma; -1 for none."""
    if first < 3 or scene.tokens[first - 1].text != ",":
        return -1
    for at in range(first - 2, max(first - TITLE, 0), -1):
        token = scene.tokens[at]
        if scene.sentence[at] != scene.sentence[first] or scene.quoted[at] >= 0 or is_finite(scene, at) and token.lower != "'s":
            return -1
        if token.text == ",":
            begins = scene.word(at + 1) in DETERMINERS or any(scene.tokens[n].lower == "'s" for n in range(at + 2, first - 1))
            return at + 1 if begins else -1
    return -1


def unknown_subject(scene: Scene, at: int) -> str | None:
    """Return the words before a verb from their article on, where they are no known words for somebody: "the airline added"."""
    last = at - 1
    while last > 0 and scene.tokens[last].lower in SKIPPED:
        last -= 1
    for first in range(last, max(at - SUBJECT, -1), -1):
        token = scene.tokens[first]
        if token.lower in ("'s", "’s") and first < last and (owner := scene.nominal_at[first - 1]) >= 0:
            return scene.reading.text[scene.tokens[scene.nominals[owner].first].start : scene.tokens[last].end]  # "Arland's air force"
        if scene.sentence[first] != scene.sentence[at] or not token.is_word or scene.quoted[first] >= 0:
            return None
        if token.lower in DETERMINERS:
            if first > 0 and scene.tokens[first - 1].lower in PREPOSITIONS:
                return None  # "they marched through the capital demanding"
            return scene.reading.text[scene.tokens[first].start : scene.tokens[last].end] if first < last else None
    return None
