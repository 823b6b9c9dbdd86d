"""Find threats, promises and ultimatums: who commits to what, against or to whom, on what condition, by when, and its fate.

A commitment is told by a phrase of the lexicon, or by a speaker's own 'we will … if/unless'. Its fate is told by explicit
words in the same sentence or the two after it; without them it is pending while its time has not passed, else unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from standoff.read.certainty import certainty_of
from standoff.read.deed_words import CONDITIONS, FRIENDLY, HOSTILE
from standoff.read.fates import fate_of
from standoff.read.limits import is_limit
from standoff.read.noun_parties import owner
from standoff.read.parties import SPEAKING, doers, done_to, names_after, speaker, subjects
from standoff.read.party_names import is_passive, side_of
from standoff.read.phrases import Match, find_phrases, longest, read_lexicon, words_of
from standoff.read.reading import Reading
from standoff.read.views import View, is_headline, views
from standoff.read.word_set import word_set
from standoff.record.items import Commitment, Span, Statement, When

Kind = Literal["threat", "promise", "ultimatum"]
# After these a threat or a promise is spoken of, not made.
_SPOKEN_OF = word_set("dismiss reject ignore fear face under despite deter no without against")
_MAY = frozenset({"may", "might", "could"})
_MARKS = frozenset("“”\"‘’'")
_WILL = word_set("will 'll would shall 'd wo going may might could")
FAR = 12  # words from a warning to what is warned of
OWN_WORD = "says what will be done, and on what condition"


@dataclass(frozen=True, slots=True)
class _Frame:
    """A commitment in a sentence before it is looked into: its words, and how it was told."""

    kind: Kind
    first: int
    last: int
    reason: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def find_commitments(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Commitment, ...]:
    """Return the threats, promises and ultimatums of the document, in order."""
    seen = views(reading, statements)
    found: list[Commitment] = []
    for at, view in enumerate(seen):
        if is_headline(view) or view.text.rstrip("”\"’' ").endswith("?"):
            continue
        taken: list[Span] = []
        frames = [*_told(view), *_made(view)]
        for frame in frames:
            if frame.reason.startswith("deadline") and len(frames) > 1:
                continue
            one = _commitment(view, frame, seen[at + 1 : at + 3])
            if one is not None and not any(one.spans[0].meets(span) for span in taken):
                taken.append(one.spans[0])
                found.append(one)
    return tuple(found)


def _told(view: View) -> list[_Frame]:
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
        if _is_negated(view, head) or _is_about(view, match):
            continue
        actors, recipients = _parties(view, match)
        if view.words[head].tag == "V" and certainty_of(view, head, True) is None:
            continue
        if kind == "threat" and view.words[head].lemma == "warn" and not _warns(view, match, actors):
            continue
        frames.append(
            _Frame(_hardened(view, kind, match), head, match.at[-1], words_of(match, view.words), actors, recipients)
        )
    return frames


def _hardened(view: View, kind: Kind, match: Match) -> Kind:
    """Return the kind: a vow to harm is a threat, and a threat with a deadline an ultimatum only if it is called one."""
    if kind != "promise":
        return kind
    for word in view.words[match.at[-1] + 1 : match.at[-1] + 7]:
        if word.tag in "VN" and word.lemma in HOSTILE - FRIENDLY:
            return (
                "threat"
                if view.words[match.at[0]].lemma in ("vow", "swear", "promise", "pledge")
                and word.lemma not in ("end", "stop", "fight", "raise")
                else kind
            )
        if word.tag in "V.":
            break
    return kind


def _warns(view: View, match: Match, actors: tuple[str, ...]) -> bool:
    """Return whether a warning is a threat: the one who warns says what he or a harm will do, not what may happen."""
    rest = view.words[match.at[-1] + 1 : match.at[-1] + 30]
    lemmas = {word.lemma for word in rest if word.tag in "VN"}
    if not actors or not any(word.lower in _WILL - _MAY for word in rest) and "consequence" not in lemmas:
        return False
    if any(word.lower in ("tolerate", "allow", "accept", "permit") for word in rest) and any(
        word.tag == "G" for word in rest
    ):
        return True
    own = any(word.lower in ("it", "we", "they", "he", "i", "she", "its", "his", "their") for word in rest)
    will = next((p for p in range(match.at[-1] + 1, len(view.words)) if view.words[p].lower in _WILL - _MAY), None)
    whose = subjects(view, will) if will is not None else ()
    own = own or (set(whose).isdisjoint(actors) and _same_side(view, actors, whose))
    return bool(lemmas & (HOSTILE | {"consequence", "response", "price", "retaliation"})) and (
        own or "consequence" in lemmas or "response" in lemmas
    )


def _is_negated(view: View, head: int) -> bool:
    return any(word.tag == "G" or word.lower in ("no", "without") for word in view.words[max(0, head - 3) : head])


def _is_about(view: View, match: Match) -> bool:
    """Return whether the phrase speaks of a threat as a danger ('a threat to Europe') or of somebody else's."""
    words, head = view.words, match.at[0]
    if words[head].tag not in "NJ":
        return False
    before = [word.lemma for word in words[max(0, head - 3) : head]]
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
        return doers(view, head), () if told_that else done_to(view, head, head if len(match.at) < 3 else last)
    own = owner(view, head)
    if own is None:
        verb = next((p for p in range(head - 1, max(-1, head - 8), -1) if view.words[p].tag == "V"), None)
        found = doers(view, verb) if verb is not None else ()
    else:
        found = (own,)
    return found, names_after(view, last)


def _made(view: View) -> list[_Frame]:
    """Return what a speaker says he will do on a condition: 'we will … if', 'it would … unless'."""
    words = view.words
    condition = _condition(view)
    if condition is None:
        return []
    for at, word in enumerate(words):
        if word.lower not in _WILL or condition[0] <= at <= condition[1]:
            continue
        verb = next(
            (
                p
                for p in range(at + 1, min(len(words), at + 5))
                if words[p].tag in "VN" and words[p].lemma in HOSTILE | FRIENDLY
            ),
            None,
        )
        unless = words[condition[0]].lower == "unless"
        if verb is None and at and (unless or words[at - 1].lower in ("we", "i")) and _is_refusal(view, condition):
            verb = next((p for p in range(at + 1, min(len(words), at + 4)) if words[p].tag in "VXN"), None)
        if verb is None or any(w.tag not in "AGXVT" and w.lower not in _MARKS for w in words[at + 1 : verb]):
            continue
        if word.lower in _MAY and (words[verb].lemma not in HOSTILE or words[at - 1].lower in SPEAKING):
            continue
        actors = subjects(view, verb)
        own = at > 0 and words[at - 1].lower in SPEAKING
        if own:
            actors = tuple(filter(None, (speaker(view, at),))) or actors
        elif view.quotation_at(at) is not None or not (_own_word(view, at, actors) or _warned(view, at, condition)):
            continue
        negative = any(w.tag == "G" for w in words[at:verb]) or word.lower == "wo"
        if negative and words[condition[0]].lower == "until":
            continue
        hostile = (
            words[verb].lemma not in HOSTILE | FRIENDLY
            or (words[verb].lemma in HOSTILE - FRIENDLY) != negative
            or (negative and words[verb].lemma in FRIENDLY)
        )
        return [
            _Frame(
                "threat" if hostile else "promise",
                max(0, at - 1),
                verb,
                OWN_WORD,
                actors,
                names_after(view, verb) or _told_to(view, at),
            )
        ]
    return []


def _warned(view: View, at: int, condition: tuple[int, int]) -> bool:
    """Return whether somebody warns of what will be done to those who do not comply: 'warned that Veland would strike unless'."""
    before = view.words[max(0, at - FAR) : at]
    return _is_refusal(view, condition) and any(word.tag == "V" and word.lemma in ("warn", "threaten") for word in before)


def _is_refusal(view: View, condition: tuple[int, int]) -> bool:
    """Return whether the condition is that somebody does not comply: 'if he does not come to terms', 'unless'."""
    first, last = condition
    return view.words[first].lower == "unless" or any(word.tag == "G" for word in view.words[first : last + 1])


def _own_word(view: View, at: int, actors: tuple[str, ...]) -> bool:
    """Return whether what somebody is said to do is told as the word of the same side: 'the minister said Veland would'."""
    said = view.statement_at(at)
    who = {said.speaker} if said is not None and said.speaker is not None else set()
    for place, word in enumerate(view.words):
        if word.tag == "V" and word.lemma in _SAYING and abs(place - at) < 25:
            who |= set(doers(view, place))
    return _same_side(view, who, actors)


def _same_side(view: View, who: Collection[str], actors: Collection[str]) -> bool:
    """Return whether one of those who speak speaks for one of those who act."""
    if any(
        _leads(view, one) and (actor.islower() or side_of(view.reading, one) is None) for one in who for actor in actors
    ):
        return True
    sides = {state for one in who if (state := side_of(view.reading, one)) is not None} | set(who)
    return any(actor in sides or side_of(view.reading, actor) in sides for actor in actors)


def _leads(view: View, name: str) -> bool:
    """Return whether somebody speaks for an army, a government or a movement, by how the text introduces him."""
    roles = (m.role.lower() for m in view.reading.mentions if m.name == name and m.role)
    return any(word in role for role in roles for word in _LEADING)


_LEADING = (
    "president",
    "minister",
    "chancellor",
    "leader",
    "commander",
    "general",
    "spokes",
    "chief",
    "king",
    "government",
)


def _told_to(view: View, at: int) -> tuple[str, ...]:
    """Return whom the verb of saying before a word addresses: 'warned him that'."""
    verb = next(
        (p for p in range(at - 1, -1, -1) if view.words[p].tag == "V" and view.words[p].lemma in ("warn", "tell")), None
    )
    return names_after(view, verb, reach=4) if verb is not None else ()


_SAYING = word_set("say tell announce warn declare write add state repeat insist reiterate confirm")


def _condition(view: View) -> tuple[int, int] | None:
    """Return the first and last word of the clause that says on what condition."""
    words = view.words
    for at, word in enumerate(words):
        if word.lower not in CONDITIONS or (word.lower == "should" and not (at == 0 or words[at - 1].tag == ".")):
            continue
        if word.lower == "once" and not (at + 2 < len(words) and words[at + 1].tag in "DRN"):
            continue
        if at and words[at - 1].lower in ("as", "what", "even", "ask", "asked", "whether", "wonder"):
            continue
        last = at + 1
        while last < len(words) and not _ends_condition(words, last, at):
            last += 1
        while last - 1 > at and words[last - 1].tag in ".C":
            last -= 1
        if last - 1 > at + 1:
            return at, last - 1
    return None


def _ends_condition(words: Sequence, place: int, start: int) -> bool:
    word = words[place]
    if word.tag != ".":
        return word.lower in ("but", "while", "although", "though", "noting", "adding")
    if word.lower in ';:.!?”—–"':
        return True
    opens = start == 0 or words[start - 1].tag == "." or words[start - 1].lower in ("that", "and")
    return word.lower == "," and (opens or (place + 1 < len(words) and words[place + 1].tag in "CWV"))


def _commitment(view: View, frame: _Frame, after: Sequence[View]) -> Commitment | None:
    if not frame.actors and view.statement_at(frame.first) is None:
        return None
    condition = _condition(view)
    if condition is not None and abs(condition[0] - frame.last) > 40:
        condition = None
    first, last = _extent(view, frame, condition)
    span = view.span(first, last)
    actor = frame.actors[0] if frame.actors else speaker(view, frame.first)
    if actor is None:
        return None
    deadline = _deadline(view)
    told = fate_of(view, frame.last, condition, after, actor, frame.kind)
    status, follow_up = told if told is not None else (_open_status(view, deadline), None)
    return Commitment(
        spans=(span,),
        type=frame.kind,
        actor=actor,
        target=_target(view, frame, condition, actor),
        condition=view.span(*condition) if condition is not None else None,
        deadline=deadline,
        status=status,
        follow_up=follow_up,
        confidence=round(
            0.55 + 0.1 * (condition is not None) + 0.1 * bool(frame.recipients) + 0.1 * (frame.reason != OWN_WORD), 2
        ),
        reasons=(frame.reason if frame.reason == OWN_WORD else f"the words '{frame.reason}'",),
    )


def _extent(view: View, frame: _Frame, condition: tuple[int, int] | None) -> tuple[int, int]:
    """Return the words from the phrase to the end of what is threatened or promised, without the condition."""
    words, last = view.words, frame.last
    while last + 1 < len(words):
        word = words[last + 1]
        if condition is not None and condition[0] <= last + 1 <= condition[1]:
            break
        if word.lower in ("but", "while", "although", "because", "which", "after", "when") or (
            word.tag == "." and word.lower in ";:.!?—–"
        ):
            break
        if word.lower == "," and last + 2 < len(words) and words[last + 2].tag in "CWV":
            break
        last += 1
    while last > frame.last and words[last].tag in ".C":
        last -= 1
    return frame.first, last


def _target(view: View, frame: _Frame, condition: tuple[int, int] | None, actor: str) -> str | None:
    for name in frame.recipients:
        if name != actor and side_of(view.reading, name) != actor:
            return name
    if condition is not None:
        inside = [
            n.mention.name
            for n in view.names
            if condition[0] <= n.first <= condition[1] and n.mention.kind not in ("place", "outlet")
        ]
        return next((name for name in inside if name != actor and side_of(view.reading, name) != actor), None)
    return None


def _deadline(view: View) -> When | None:
    """Return the time that 'by', 'within', 'until' or 'before' puts as a limit."""
    return next((time.when for time in view.times if is_limit(view, time)), None)


def _open_status(view: View, deadline: When | None) -> Literal["pending", "unknown"]:
    published = view.reading.document.published
    if deadline is not None and deadline.latest is not None and published is not None and deadline.latest < published:
        return "unknown"
    old = [
        t
        for t in view.times
        if t.when is not None
        and t.when.latest is not None
        and published is not None
        and t.when.latest[:4] < published[:4]
    ]
    return "unknown" if old else "pending"
