"""What a party says that it will do: reported ('Veland said it would sign'), as a deal has it, or in its own direct words."""

from __future__ import annotations

from itertools import pairwise

from standoff.read.acting import party_at
from standoff.read.commitment_frames import Frame, Kind, condition_of, is_failure
from standoff.read.deed_words import FIGHTING, FRIENDLY, HOSTILE, NO_DEEDS, takes_back
from standoff.read.own_word import own_actors, own_word, parties_to_pact, self_named
from standoff.read.parties import names_after, speaker, subjects
from standoff.read.views import View
from standoff.read.word_set import word_set

TOLD = "says what it will do"
_MODALS = word_set("will would shall 'll 'd wo")
_UNSURE = word_set("if whether could hoped hopes hope may asked wanted doubt doubted doubts feared fears fear unclear predicted expects expected believes believed think thinks thought predict predicts argue argues argued reckon reckons")
# What a speaker's own 'we will' binds him to, without any condition.
_KEPT = word_set(
    "implement honour honor keep respect publish release return send pay rebuild sign withdraw deliver support defend protect stand guarantee "
    "host lift reopen free provide fund hand abide comply ratify compensate repay restore disarm supply accept"
)
_STRUCK = word_set("retaliate strike punish avenge hit crush destroy respond expel close sink shoot bomb shell attack retake impose sanction veto sue")
_STEPS = word_set("part step steps action measures concession concessions peace payment payments room back over")
_ANSWERED = {("met", "with"), ("met", "by"), ("treated", "as"), ("answered", "with"), ("regarded", "as"), ("considered", "an"), ("considered", "a"), ("seen", "as"), ("viewed", "as")}
_FORCE = word_set("force fire war aggression response retaliation reprisals counter-measures countermeasures strikes sanctions attack target targets hostile provocation")
_THERE = word_set("in at there back present")


def said_commitments(view: View) -> list[Frame]:
    """Return what a party of the sentence says that it will do, each deed by itself."""
    frames = []
    for at in range(1, len(view.words) - 1):
        if view.words[at].lower in _MODALS and not _in_doubt(view, at):
            frame = _to_some(view, at) or _otherwise(view, at) or _barred(view, at) or _elided(view, at) or _present(view, at) or _undergone(view, at) or _done(view, at)
            if frame is not None:
                frames.append(frame)
    return frames


def _in_doubt(view: View, at: int) -> bool:
    words = view.words
    if words[at - 1].tag == "W" or any(w.lower in _UNSURE and w.tag not in "NO" for w in words[max(0, at - 8) : at]):
        return True
    condition = condition_of(view)
    return condition is not None and condition[0] <= at <= condition[1]


def _verb_after(view: View, at: int) -> int | None:
    """Return the verb of a deed after a modal, None where it is denied or no deed."""
    words, verb = view.words, at + 1
    while verb < len(words) and words[verb].tag == "A":
        verb += 1
    if verb < len(words) and words[verb].lemma in ("take", "make") and any(w.lower in _STEPS for w in words[verb + 1 : verb + 4]):
        return verb
    if verb >= len(words) or words[verb].tag not in "VN" or words[verb].lemma in NO_DEEDS or words[verb].lower != words[verb].lemma:
        return None
    return verb if words[verb].lemma.isalpha() else None


def _done(view: View, at: int) -> Frame | None:
    """Return a deed that the one who speaks, or a deal, says will be done."""
    verb, said = _verb_after(view, at), view.statement_at(at)
    if verb is None:
        return None
    if view.quotation_at(at) is not None or (said is not None and said.kind == "direct"):
        return _vowed(view, at, verb)
    if (both := parties_to_pact(view, at)):
        return Frame("promise", at, verb, TOLD, both, ())
    if said is None or said.kind != "indirect":
        return None
    actors = own_actors(view, at, verb)
    if not actors:
        return None
    return Frame(_kind(view, verb), at, verb, TOLD, actors, names_after(view, verb, reach=4))


def _kind(view: View, verb: int) -> Kind:
    """Return the kind: a harm is threatened, and so is what is done if somebody fails to comply."""
    condition, lemma = condition_of(view), view.words[verb].lemma
    if lemma == "answer" and FIGHTING.intersection(word.lower for word in view.words[verb + 1 : verb + 6]):
        return "threat"  # "would answer any attack"
    if lemma in ("claim", "sue", "appeal"):  # "it would claim damages"
        return "threat"
    if lemma == "resume" and not any(word.lower in FIGHTING for word in view.words):
        return "promise"
    if lemma in HOSTILE - FRIENDLY - {"end", "stop", "raise", "deploy", "resume", "enter"} and not takes_back(view.words, verb):
        return "threat"
    return "threat" if condition is not None and lemma not in FRIENDLY and is_failure(view, condition) else "promise"


def _vowed(view: View, at: int, verb: int) -> Frame | None:
    """Return what a speaker's direct 'we will' binds him to: 'we shall implement it'."""
    words = view.words
    who = speaker(view, at)
    if who is None or words[at].lower in ("would", "'d") or not (words[at - 1].lower in ("we", "i") or self_named(view, at)):
        return None
    if words[verb].lemma not in _KEPT | _STRUCK:
        return None
    kind: Kind = "threat" if words[verb].lemma in _STRUCK else "promise"
    return Frame(kind, at - 1, verb, TOLD, (who,), names_after(view, verb, reach=4))


def _elided(view: View, at: int) -> Frame | None:
    """Return a promise whose deed the sentence before tells: 'The general said he would, too'."""
    words = view.words
    if words[at].lower != "would" or words[at + 1].tag != "." or view.before is None or words[at - 1].tag not in "RN":
        return None
    actors = subjects(view, at)
    if not actors or not own_word(view, at, actors) or not any(w.lower in _MODALS for w in view.before.words):
        return None
    return Frame("promise", at - 1, at, TOLD, actors, ())


def _to_some(view: View, at: int) -> Frame | None:
    """Return what a speaker says will be done to some people: 'those who come in will be housed', 'whoever does not will be hunted'."""
    words, who = view.words, speaker(view, at)
    opens = next((p for p in range(at - 1, max(-1, at - 20), -1) if words[p].tag == "."), -1) + 1
    verb = at + 1 + (words[at + 1].lower == "be")
    if who is None or words[opens].lower not in ("those", "anyone", "whoever", "anybody", "all", "everyone") or verb >= len(words) or words[verb].tag not in "VJN":
        return None
    lemma = words[verb].lemma
    if lemma in HOSTILE - FRIENDLY or lemma in ("punish", "regret", "face"):
        return Frame("threat", at, verb, TOLD, (who,), ())
    return Frame("promise", at, verb, TOLD, (who,), ()) if lemma in FRIENDLY | _KEPT | _CARED else None


_CARED = word_set("train house forgive spare pardon feed treat reward welcome")


def _otherwise(view: View, at: int) -> Frame | None:
    """Return what is threatened for the case that a demand is not met: 'Otherwise, he says, he will go home'."""
    words = view.words
    opening = " ".join(word.lower for word in words[:2])
    late = opening in ("after that", "after which") and view.before is not None and any(w.lower in ("until", "deadline") for w in view.before.words)
    if not (late or opening in ("or else", "if not", "failing that") or words[0].lower == "otherwise") or words[at + 1].tag not in "VN":
        return None
    actors = own_actors(view, at, at + 1)
    return Frame("threat", at, at + 1, TOLD, actors, ()) if actors else None


def _barred(view: View, at: int) -> Frame | None:
    """Return what a speaker says nobody will do unless he gets his way: 'unless they are returned, no ship will pass'."""
    words, condition = view.words, condition_of(view)
    who = speaker(view, at)
    if condition is None or who is None or not is_failure(view, condition) or words[at + 1].tag not in "VN":
        return None
    opens = next((p for p in range(at - 1, -1, -1) if words[p].tag in "." or p in condition), -1)
    if not any(word.lower in ("no", "nothing", "nobody", "none") for word in words[opens + 1 : at]):
        return None
    return Frame("threat", at, at + 1, TOLD, (who,), ())


def _present(view: View, at: int) -> Frame | None:
    """Return a promise to be somewhere: 'he said his delegation would be in the capital on Monday'."""
    words, said = view.words, view.statement_at(at)
    if words[at + 1].lower != "be" or at + 2 >= len(words) or words[at + 2].lower not in _THERE or said is None or not view.times:
        return None
    actors = own_actors(view, at, at + 1) if said.kind == "indirect" else ()
    return Frame("promise", at, at + 2, TOLD, actors, ()) if actors else None


def _undergone(view: View, at: int) -> Frame | None:
    """Return a promise or threat told in the passive: 'these would be lifted once', 'its banks would be cut off unless'."""
    words, verb = view.words, at + 2
    condition = condition_of(view)
    if _is_answer(view, at) and (who := speaker(view, at) or _setter(view)) is not None:
        return Frame("threat", at, verb, TOLD, (who,), ())
    if condition is None or words[at + 1].lower != "be" or verb >= len(words) or words[verb].tag not in "VJN":
        return None
    lemma = words[verb].lemma
    said = view.statement_at(at)
    if any(w.lower == "by" and not any(t.span.start <= words[p + 1].end + 8 and t.span.start >= w.start for t in view.times) for p, w in enumerate(words[verb : verb + 6], verb) if p + 1 < len(words)):
        return None
    failing = is_failure(view, condition)
    if lemma in FRIENDLY and not failing and said is not None and said.kind == "indirect":
        who = speaker(view, at)
        return Frame("promise", at, verb, TOLD, (who,), ()) if who is not None else None
    if lemma in HOSTILE and failing:
        who = _setter(view)
        return Frame("threat", at, verb, TOLD, (who,), ()) if who is not None else None
    return None


def _is_answer(view: View, at: int) -> bool:
    """Return whether the passive tells how a step would be answered: 'any closure would be met with force'."""
    lowers = [word.lower for word in view.words[at + 1 : at + 12]]
    pairs = {(one, other) for one, other in pairwise(lowers)}
    return lowers[:1] == ["be"] and bool(pairs & _ANSWERED) and any(word in _FORCE for word in lowers)


def _setter(view: View) -> str | None:
    """Return who sets the deadline or gives the warning that the sentence speaks of."""
    for place, word in enumerate(view.words):
        if word.tag == "V" and word.lemma in ("let", "make", "say", "tell", "set", "give", "warn", "threaten", "issue", "impose", "announce", "declare"):
            found = party_at(view, place)
            if found is not None:
                return found
    return None
