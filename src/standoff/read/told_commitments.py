"""Threats, promises and ultimatums that a phrase of the lexicon names: 'threatened to', 'gave its word', 'an ultimatum'."""

from __future__ import annotations

from standoff.read.acting import agent
from standoff.read.certainty import certainty_of
from standoff.read.commitment_frames import MAY, WILL, Frame, Kind, condition_of, is_failure, same_side
from standoff.read.deed_words import FRIENDLY, HOSTILE, NO_DEEDS, NUMBERS
from standoff.read.noun_parties import owner
from standoff.read.parties import doers, done_to, names_after, subjects
from standoff.read.party_names import is_passive
from standoff.read.phrases import Match, find_phrases, longest, read_lexicon, words_of
from standoff.read.views import View
from standoff.read.word_set import word_set

# After these a threat or a promise is spoken of, not made.
_SPOKEN_OF = word_set("dismiss reject ignore fear face under despite deter no without against")
_ARMS = word_set("gunboats warships troops tanks army forces marines planes bombers soldiers battalions navy fleet missiles jets drones")
_SET = word_set("set imposed issued given fixed delivered announced laid made")
# What others do with an ultimatum that is known already: "blasted the ultimatum as reckless".
_ANSWERED = word_set("dismiss reject ignore blast slam condemn criticise criticize call describe welcome back defend denounce mock defy spurn meet accept answer discuss regret bow miss face")


def told_commitments(view: View) -> list[Frame]:
    """Return the commitments that a phrase of the lexicon names."""
    matches = [
        m
        for m in find_phrases(view.words, read_lexicon("commitments.txt"))
        if m.heading[0] in ("threat", "promise", "ultimatum")
    ]
    frames = []
    for match in longest(matches):
        kind: Kind = match.heading[0]  # type: ignore[assignment]
        head = match.at[0]
        if view.words[head].tag == "V" and head and view.words[head].lower == view.words[head].lemma and view.words[head - 1].lower in ("that", "this", "the"):
            continue  # "broke that pledge"
        if _is_adjective(view, match):
            continue
        if kind == "promise" and _is_refused(view, match):
            continue
        if _is_negated(view, head) or _is_about(view, match):
            continue
        actors, recipients = _parties(view, match)
        if view.words[head].tag == "V" and certainty_of(view, head, True) is None:
            continue
        if kind == "threat" and view.words[head].lemma == "warn" and not _warns(view, match, actors):
            continue
        frames.append(
            Frame(_hardened(view, kind, match), head, match.at[-1], words_of(match, view.words), actors, recipients)
        )
    return frames


def _hardened(view: View, kind: Kind, match: Match) -> Kind:
    """Return the kind: a vow to harm is a threat, and a threat with a deadline an ultimatum only if it is called one.

    What is promised for the case that something fails is a threat too: 'should the round fail, he has promised to finish it'.
    """
    if kind != "promise":
        return kind
    condition = condition_of(view)
    deed = next((word for word in view.words[match.at[-1] + 1 :] if word.tag == "V"), None)
    if condition is not None and is_failure(view, condition) and deed is not None and deed.lemma not in FRIENDLY and condition[0] == 0:
        return "threat"
    vows = view.words[match.at[0]].lemma in ("vow", "swear")
    if vows and condition is not None and deed is not None and deed.lemma not in FRIENDLY and view.words[condition[0]].lower in ("if", "unless", "should"):
        return "threat"
    if deed is not None and deed.lemma in ("send", "deploy", "move", "dispatch") and any(w.lower in _ARMS for w in view.words[match.at[-1] + 1 : match.at[-1] + 7]):
        return "promise" if condition is not None and view.words[condition[0]].lower == "once" else "threat"
    for word in view.words[match.at[-1] + 1 : match.at[-1] + 9]:
        if word.tag == "G" or word.lower in ("no", "nobody", "none", "neither"):  # "pledged that nobody would be punished"
            return kind
        if word.lemma in ("answer", "meet"):  # "would answer every shell"
            continue
        if word.tag in "VN" and word.lemma in HOSTILE - FRIENDLY:
            return (
                "threat"
                if view.words[match.at[0]].lemma in ("vow", "swear", "promise", "pledge")
                and word.lemma not in ("end", "stop", "fight", "raise", "pull")
                else kind
            )
        if word.tag in "V.":
            break
    return kind


def _warns(view: View, match: Match, actors: tuple[str, ...]) -> bool:
    """Return whether a warning is a threat: the one who warns says what he or a harm will do, not what may happen."""
    rest = view.words[match.at[-1] + 1 : match.at[-1] + 30]
    lemmas = {word.lemma for word in rest if word.tag in "VN"}
    if not actors or not any(word.lower in WILL - MAY for word in rest) and "consequence" not in lemmas:
        return False
    if any(word.lower in ("tolerate", "allow", "accept", "permit") for word in rest) and any(
        word.tag == "G" for word in rest
    ):
        return True
    own = any(word.lower in ("it", "we", "they", "he", "i", "she", "its", "his", "their") for word in rest)
    will = next((p for p in range(match.at[-1] + 1, len(view.words)) if view.words[p].lower in WILL - MAY), None)
    whose = subjects(view, will) if will is not None else ()
    if will is not None and any(word.lemma == "treat" for word in view.words[will + 1 : will + 4]):
        return True
    if will is not None and whose and same_side(view, actors, whose) and view.words[min(will + 1, len(view.words) - 1)].lemma not in NO_DEEDS:
        return True  # "warned that it would treat the dam as a weapon"
    own = own or (set(whose).isdisjoint(actors) and same_side(view, actors, whose))
    return bool(lemmas & (HOSTILE | {"consequence", "response", "price", "retaliation"})) and (
        own or "consequence" in lemmas or "response" in lemmas
    )


def _is_negated(view: View, head: int) -> bool:
    return any(word.tag == "G" or word.lower in ("no", "without") for word in view.words[max(0, head - 3) : head])


def _is_adjective(view: View, match: Match) -> bool:
    """Return whether a word only describes another: 'twenty pledged delegates', 'deadline pressure', 'far from assured of'."""
    words, head, last = view.words, match.at[0], match.at[-1]
    before = words[head - 1] if head else None
    after = words[last + 1] if last + 1 < len(words) else None
    if after is not None and words[last].lower == "until" and after.lower in ("now", "recently", "then", "lately"):
        return True
    if after is not None and words[last].lower == "to" and any(words[at].lemma in ("commit", "commitment") for at in match.at) and after.tag not in "VX." and not after.lower.endswith("ing"):
        return True
    if after is not None and after.lower == "by" and words[head].lower == "threatened" and before is not None and before.tag == "N":
        return True
    if len(match.at) > 1 or before is None or after is None:
        return False
    if words[head].lower.endswith("ed") and (before.tag in "OJP" or before.lower in NUMBERS or before.tag == "D" and after.tag == "N"):
        return True
    return (words[head].lemma == "deadline" and after.tag == "N" and after.lower not in _SET) or (words[head].lemma == "assure" and after.lower == "of")


def _is_refused(view: View, match: Match) -> bool:
    """Return whether somebody vows not to yield: 'vowed not to give up the mines' refuses and commits to nothing."""
    rest = view.words[match.at[0] + 1 : match.at[-1] + 5]
    denied = next((at for at, word in enumerate(rest) if word.tag == "G"), None)
    return denied is not None and any(word.tag == "V" and word.lemma in _YIELDING for word in rest[denied:])


_YIELDING = word_set("give accept yield surrender negotiate recognise recognize sign talk bow cede concede compromise budge apologise apologize")


def _is_about(view: View, match: Match) -> bool:
    """Return whether the phrase speaks of a threat as a danger ('a threat to Europe') or of somebody else's."""
    words, head = view.words, match.at[0]
    if words[head].tag not in "NJ":
        return False
    before = [word.lemma for word in words[max(0, head - 3) : head]]
    if match.heading[0] == "ultimatum" and words[head].tag == "N":
        is_set = any(word.lower in _SET or word.lemma in ("give", "face", "issue", "set", "impose", "deliver") for word in words[max(0, head - 6) : head + 5])
        in_general = words[head - 1].lower in ("a", "any", "no", "each", "every", "first", "new") or (words[head].lower.endswith("s") and words[head - 1].tag not in "DO")
        if len(match.at) == 1 and not is_set and (in_general or before[-2:-1] in (["before"], ["after"])):
            return True  # "deadlines do more harm than good", "they met before the deadline"
        return words[head - 1].lower in ("the", "this", "that", "a", "any") and any(word in _ANSWERED for word in before)
    is_any = any(word in ("a", "an", "any", "another") for word in before)
    if is_any and match.heading[0] != "ultimatum" and any(w.lower in ("would", "could", "might", "may") for w in words[max(0, head - 6) : head + 16]):
        return True  # "a pledge to drop the case would help": nobody has made it
    if match.heading[0] == "threat" and words[head].lemma == "threat":
        if any(
            word in ("a", "as", "existential", "real", "main", "growing", "under", "pose", "security", "see", "any")
            for word in before
        ):
            return True
        after = words[match.at[-1] + 1] if match.at[-1] + 1 < len(words) else None
        return words[match.at[-1]].lower == "to" and after is not None and (after.tag != "V" or after.lemma == "date")
    return match.heading[0] == "promise" and any(word in _SPOKEN_OF for word in before)


def _parties(view: View, match: Match) -> tuple[tuple[str, ...], tuple[str, ...]]:
    head, last = match.at[0], match.at[-1]
    if view.words[head].tag in "VMX":
        if is_passive(view, head) and not doers(view, head):
            return (), subjects(view, head)
        told_that = last + 1 < len(view.words) and view.words[head + 1].lower in (
            "that",
            "of",
            "it",
            "he",
            "she",
            "they",
        )
        acting = doers(view, head) or tuple(filter(None, (agent(view, head),)))
        return acting, () if told_that else done_to(view, head, head if len(match.at) < 3 else last)
    own = owner(view, head)
    setter = next((p for p in range(last + 1, min(len(view.words) - 1, last + 4)) if view.words[p].lower == "by" and view.words[p - 1].lower in _SET), None)
    if setter is not None and (named := names_after(view, setter, reach=5)):  # "the deadline set by Veland"
        return named, ()
    if own is None:
        verb = next((p for p in range(head - 1, max(-1, head - 8), -1) if view.words[p].tag == "V"), None)
        found = doers(view, verb) if verb is not None else ()
    else:
        found = (own,)
    return found, names_after(view, last)
