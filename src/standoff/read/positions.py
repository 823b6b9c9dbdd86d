"""Find positions: which party demands, offers, accepts or refuses what, and what it will not give up.

A stance is told by a phrase of the lexicon; the issue is the one named nearest after it in the clause, else before it.
Issues come from a vocabulary of what wars are bargained over, so positions of one party can be compared over time; where a
plain demand, offer or refusal is about none of them, the issue is told in the text's own words.
"""

from __future__ import annotations

from standoff.read.acting import BODIES, agent, before
from standoff.read.certainty import certainty_of, is_negated
from standoff.read.commitments import find_commitments
from standoff.read.no_stances import is_mere_aid, is_no_stance
from standoff.read.noun_parties import owner
from standoff.read.own_issues import issue_of_must, issue_of_object
from standoff.read.parties import doers, names_after, speaker, subjects
from standoff.read.party_names import ends_clause, side_of
from standoff.read.phrases import Match, find_phrases, longest, read_lexicon, words_of
from standoff.read.plain_stances import HOURS, PlainStance, is_onlooker, is_own_voice, plain_stances
from standoff.read.present_verbs import with_present_verbs
from standoff.read.reading import Reading
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.stance_clauses import joined_on, on_terms, stance_clauses
from standoff.read.stance_frames import but_not, stance_frames
from standoff.read.stance_terms import stance_terms
from standoff.read.views import View, is_headline, views
from standoff.read.word_set import word_set
from standoff.record.items import Position, Statement

MOST_ISSUES = 3
OWN_WORDS = "an issue in the text's own words"  # the reason of a position on what the vocabulary does not know
REACH = 22
# An issue that is named only as the frame of the talks: a more telling one nearby wins.
GENERAL = frozenset({"peace talks", "peace deal"})
_OPPOSITE = {
    "demands": "refuses",
    "offers": "refuses",
    "accepts": "refuses",
    "refuses": "accepts",
    "red line": "red line",
}
_HEDGES = word_set("if whether unless")
_MAYBE = word_set("may might could")
_WILL = word_set("will would wo 'll 'd can could")
# An issue must follow these words closely, since much else can stand after them.
_CLOSE = word_set("dismiss ignore want seek need suggest consider include support back present")


def find_positions(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Position, ...]:
    """Return the positions that the document tells of, in order."""
    found: list[Position] = []
    made = find_commitments(reading, statements)
    for view in map(with_present_verbs, views(reading, statements)):
        if is_headline(view) or view.text.rstrip("”\"’' ").endswith("?"):
            continue
        issues = longest(find_phrases(view.words, read_lexicon("issues.txt")))
        seen: set[tuple[str | None, str]] = set()
        told: list[Position] = []
        stances = longest(find_phrases(view.words, read_lexicon("stances.txt")))
        for at, match in enumerate(stances):
            following = next(
                (m.at[0] for m in stances[at + 1 :] if view.words[m.at[0]].tag in "VM" and m.at[0] > match.at[-1] + 2),
                len(view.words),
            )
            for position in _positions(view, match, [issue for issue in issues if issue.at[0] <= following]):
                if (position.party, position.issue) not in seen:
                    seen.add((position.party, position.issue))
                    told.append(position)
        for plain in (*plain_stances(view, made), *stance_frames(view), *stance_clauses(view), *stance_terms(view)):
            _add(told, _told_plainly(view, plain))
        for one in tuple(told):
            last = view.word_at(one.spans[0].end - 1)
            if one.stance in _LISTED:
                for plain in joined_on(view, one.party, one.stance, last):
                    _add(told, _told_plainly(view, plain))
            for plain in on_terms(view, one.party, one.stance, last + 1):
                _add(told, _told_plainly(view, plain))
            if one.stance in ("offers", "accepts"):
                for plain in but_not(view, last + 1, one.party):
                    _add(told, _told_plainly(view, plain))
        found.extend(one for one in told if not is_mere_aid(view, one))
    return tuple(found)


_LISTED = frozenset({"demands", "offers"})


def _add(told: list[Position], position: Position) -> None:
    """Add a position unless its words have told the same stance already."""
    if not any(one.spans[0].meets(position.spans[0]) and _alike(one.stance, position.stance) for one in told):
        told.append(position)


def _alike(one: str, other: str) -> bool:
    """Return whether two stances say the same: a red line is a refusal, to accept is to offer."""
    plain = {"red line": "refuses", "accepts": "offers"}
    return plain.get(one, one) == plain.get(other, other)


def _told_plainly(view: View, plain: PlainStance) -> Position:
    """Return the position that grammar tells, with the issue of the vocabulary that its words name, if they name one."""
    words = view.words[plain.first : plain.last + 1]
    known = [" ".join(m.heading) for m in longest(find_phrases(words, read_lexicon("issues.txt")))]
    special = [issue for issue in known if issue not in GENERAL]
    issue = special[0] if special else plain.issue
    reasons = (plain.reason,) if special else (plain.reason, OWN_WORDS)
    return Position(
        spans=(view.span(plain.first, plain.last),), party=plain.party, issue=issue, stance=plain.stance,  # type: ignore[arg-type]
        confidence=0.5, reasons=reasons,
    )  # fmt: skip


def _positions(view: View, match: Match, issues: list[Match]) -> list[Position]:
    stance = _stance(view, match)
    party = _party(view, match)
    if stance is None or party is None or is_no_stance(view, match):
        return []
    head = match.at[0]
    said = view.statement_at(head)
    if view.words[head].lower in _WILL and said is not None and said.speaker is not None and not is_own_voice(view, head, party):
        return []
    about = _issues(view, match, issues)
    positions = _in_own_words(view, match, party, stance)
    nearer = view.word_at(positions[0].spans[0].end - 1) if positions and about else None
    if nearer is not None and not (nearer < about[0].at[0] and any(w.tag == "C" for w in view.words[nearer:about[0].at[0]])):
        positions, nearer = [], None
    if nearer is not None and any(w.tag in "MX" or w.tag == "V" and w.lower != w.lemma and not w.lower.endswith("ing") for w in view.words[nearer : about[0].at[0]]):  # another clause has begun
        about = []
    for issue in about[:MOST_ISSUES]:
        last = max(issue.at[-1], match.at[-1])
        first = min(issue.at[0], match.at[0]) if nearer is None else issue.at[0]
        times = [time.when for time in view.times if time.when is not None]
        positions.append(
            Position(
                spans=(view.span(first, _end(view, last)),),
                party=party,
                issue=" ".join(issue.heading),
                stance=stance,  # type: ignore[arg-type]
                date=times[0] if times else None,
                confidence=0.6,
                reasons=(f"'{words_of(match, view.words)}'",),
            )
        )
    return positions


def _in_own_words(view: View, match: Match, party: str, stance: str) -> list[Position]:
    """Return the position on an issue that the vocabulary does not know, in the text's own words."""
    must = next((at for at in match.at if view.words[at].lower == "must"), None)
    own = issue_of_must(view, must) if must is not None else issue_of_object(view, match)
    if own is None and match.phrase.written in _SAID_OF:
        own = _said_of(view, match)
    if own is None:  # "turned it down"
        own = next(((view.words[at].lower, match.at[-1]) for at in match.at[1:-1] if view.words[at].lower in ("it", "that", "this", "them")), None)
    if own is None:
        return []
    issue, last = own
    span = view.span(match.at[0], max(last, match.at[-1]))
    return [
        Position(
            spans=(span,), party=party, issue=issue, stance=stance,  # type: ignore[arg-type]
            confidence=0.45, reasons=(f"'{words_of(match, view.words)}'", OWN_WORDS),
        )
    ]  # fmt: skip


def _stance(view: View, match: Match) -> str | None:
    """Return the stance, turned round by a negation; None where the words are only supposed or about something else."""
    stance = match.heading[0].replace("-", " ")
    head = match.at[0]
    word = view.words[head]
    if (
        stance in ("accepts", "offers")
        and word.tag == "V"
        and word.lemma != "consider"
        and certainty_of(view, head, True) is None
        and not is_negated(view, head)
    ):
        return None
    if word.lower == "must" and match.phrase.written == "must/M" and view.statement_at(head) is None:
        return None
    agreed = next((at for at in match.at if view.words[at].lemma == "agree"), 0)
    if agreed and any(one.lower == "they" for one in view.words[max(0, agreed - 2) : agreed]) and (stance == "refuses" or is_negated(view, agreed)):
        return None  # what both sides do not agree on, neither refuses
    if word.tag in "VX" and is_negated(view, head) and view.words[match.at[0]].tag != "G":
        if any(one.lower in _HEDGES for one in view.words[max(0, head - 6) : head]):
            return None
        if word.lemma in ("ask", "call", "press", "urge", "request", "lobby"):  # who has not asked for it need not be against it
            return None
        return "red line" if stance == "red line" else _OPPOSITE[stance]
    if _is_other_sense(view, match):
        return None
    following = view.words[match.at[-1] + 1].lower if match.at[-1] + 1 < len(view.words) else ""
    if stance in ("accepts", "offers") and word.tag == "V" and following in ("no", "neither", "nothing"):
        return "refuses"
    before = view.words[max(0, head - 6) : head]
    if any(one.lower in _HEDGES for one in before) or any(one.lower in _MAYBE for one in before[-3:]):
        return None
    if word.lemma == "red" and any(one.lemma == "draw" for one in before):
        return None
    return stance


def _is_other_sense(view: View, match: Match) -> bool:
    """Return whether the words mean something else here: 'insisted the crew were well', 'embraced on the steps', 'I do not accept that.'"""
    words, last = view.words, match.at[-1]
    after = words[last + 1] if last + 1 < len(words) else None
    lemma = words[match.at[0]].lemma
    if lemma == "hold" and any(w.lower in HOURS | _SPELLS for w in words[last + 1 : last + 8]):
        return True  # "hold out for months"
    if lemma == "insist" and (after is None or after.lower not in ("on", "upon") and words[last].lower not in ("on", "must")):
        rest = words[last + 1 : last + 12]
        verb = next((w for w in rest if w.tag in "VXM"), None)
        if any(w.lower in ("essential", "necessary", "needed", "vital", "crucial", "required", "non-negotiable", "imperative") for w in rest):
            return False
        return verb is not None and verb.lower not in ("must", "should") and (verb.tag == "M" or verb.lower != verb.lemma)
    if lemma == "deny" and after is not None and after.lower in ("that", "having", "being"):
        return True
    if lemma == "agree" and after is not None and (after.lower in _MUTUAL or after.tag == "T" and last + 2 < len(words) and words[last + 2].lower in _MUTUAL):
        return True  # what both do together
    if lemma == "block":  # a road is blocked by lorries, a bill by a vote
        return any(word.lemma in _ROADS for word in words[last + 1 : last + 6])
    if lemma in ("embrace", "back", "welcome", "approve", "present", "support"):
        return after is not None and after.tag == "P" and after.lower not in ("of", "for")
    return after is not None and after.lower in ("that", "this") and (last + 2 >= len(words) or words[last + 2].tag == ".") and words[last].tag == "V"


def _party(view: View, match: Match) -> str | None:
    head = match.at[0]
    word = view.words[head]
    if word.lower == "must":
        who = speaker(view, head)
        is_guest = who is not None and view.paragraph.kind == "turn" and side_of(view.reading, who) is None
        return None if who is None or is_guest or is_onlooker(view, who) else who
    if "bargaining chip" in match.phrase.written or "negotiable" in match.phrase.written:
        return speaker(view, head) or _sayer(view, head)
    if match.heading[0] == "red-line" and word.tag not in "VXMG" and match.phrase.written in _SAID_OF:
        return _for_whom(view, match) or speaker(view, head) or _sayer(view, head)
    if word.tag in "VXMG" or view.words[match.at[-1]].tag == "V":
        found = agent(view, next((p for p in match.at if view.words[p].tag == "V"), head))
        is_thing = found is not None and found.islower() and not (found in BODIES or is_person_noun(found.split()[-1]))
        return None if is_thing and word.lemma in ("offer", "present", "suggest", "support") else found
    if word.tag == "N" and word.lower.endswith("s") and head and view.words[head - 1].tag == "C" and view.words[match.at[-1]].lower == "for":
        return agent(view, head)  # "denies it and calls for arbitration"
    own = owner(view, head) or (before(view, "it") if view.words[head - 1].lower in ("its", "their") and head else None)
    if own is not None:
        return own
    after = view.words[match.at[-1] + 1].lower if match.at[-1] + 1 < len(view.words) else "."
    if after in ("for", "in", "to") and match.heading[0] == "red-line":
        named = names_after(view, match.at[-1] + 1)
        return named[0] if named else None
    verb = next((p for p in range(head - 1, -1, -1) if view.words[p].tag in "VX"), None)
    found = subjects(view, verb) if verb is not None else ()
    return found[0] if found else speaker(view, head)


_SPELLS = word_set("time long while years year decade decades")
_MUTUAL = word_set("exchange swap meet hold continue")
_ROADS = word_set("road bridge port street crossing entrance railway border highway gate tunnel canal strait square harbour harbor")
_SAID_OF = frozenset(
    (
        "non-negotiable",
        "out of the question",
        "non-starter",
        "non-starters",
        "nonstarter",
        "unacceptable",
        "off the table",
        "not for sale",
        "not up for",
        "under no circumstances",
        "sticking point",
    )
)


def _said_of(view: View, match: Match) -> tuple[str, int] | None:
    """Return the thing that is out of the question or off the table: the subject of the verb before the phrase."""
    words = view.words
    verb = next((p for p in range(match.at[0] - 1, max(-1, match.at[0] - 5), -1) if words[p].tag == "X"), None)
    first = verb
    while first and words[first - 1].tag in "NJDO" and match.at[0] - first < 9:
        first -= 1
    if verb is None or first is None or first == verb or words[verb - 1].tag != "N":
        return None
    return " ".join(w.lower for w in words[first:verb] if w.tag != "D" or w.lower == "'s"), match.at[-1]


def _for_whom(view: View, match: Match) -> str | None:
    """Return for whom something is out of the question: the name after 'for', 'in' or 'to'."""
    after = match.at[-1] + 1
    if after < len(view.words) and view.words[after].lower in ("for", "in", "to"):
        return next(iter(names_after(view, after, reach=6)), None)
    return None


def _sayer(view: View, head: int) -> str | None:
    """Return who says so, by the verb of saying nearest before."""
    for place in range(head - 1, 0, -1):
        if (
            view.words[place].lemma
            in ("say", "call", "insist", "describe", "declare", "repeat", "stress", "warn", "tell")
            and view.words[place].tag == "V"
        ):
            return next(iter(doers(view, place)), None)
    return None


def _issues(view: View, match: Match, issues: list[Match]) -> list[Match]:
    """Return the issues named after the stance in its clause; if none is, the nearest one before it."""
    end = _clause_end(view, match.at[-1])
    after = [issue for issue in issues if match.at[0] < issue.at[0] <= end]
    if view.words[match.at[0]].lower == "must":
        subject = [issue for issue in issues if 0 < match.at[0] - issue.at[-1] <= 8]
        after = subject[-1:] or after
    if not after and match.heading[0] == "red-line":
        near = [issue for issue in issues if issue.at[-1] < match.at[0] and match.at[0] - issue.at[-1] <= 14]
        after = ([issue for issue in near if " ".join(issue.heading) not in GENERAL] or near)[-1:]
    special = [issue for issue in after if " ".join(issue.heading) not in GENERAL]
    chosen = special or after[:1]
    verb = view.words[match.at[0]].lemma
    if chosen and chosen[0].at[0] - match.at[-1] > (5 if verb in _CLOSE else 12):
        return []
    if verb in ("want", "aim", "goal") and not special:
        return []
    kept: dict[tuple[str, ...], Match] = {}
    last = match.at[-1]
    for issue in chosen:
        if kept and issue.heading not in kept and not _listed(view, last, issue.at[0]):
            break
        kept.setdefault(issue.heading, issue)
        last = issue.at[-1]
    return list(kept.values())


def _listed(view: View, last: int, first: int) -> bool:
    """Return whether 'and', 'or', a comma or 'of' joins two issues, so that the stance holds for both."""
    between = view.words[last + 1 : first]
    return (
        any(w.tag == "C" or w.lower in (",", "as") for w in between)
        and not any(w.lower in ("for", "in", "before") for w in between[:1])
    )


def _clause_end(view: View, start: int) -> int:
    for place in range(start + 1, min(len(view.words), start + REACH)):
        lists = view.words[place].lower == ":" and any(
            w.lemma in ("condition", "term", "demand") for w in view.words[max(0, start - 3) : place]
        )
        if ends_clause(view, place) and view.words[place].lower not in ("before", "after") and not lists:
            return place - 1
        if view.words[place].lower == "," and _is_aside(view, place + 1):
            return place - 1
    return min(len(view.words), start + REACH) - 1


def _is_aside(view: View, place: int) -> bool:
    """Return whether a participle clause begins here: ', reportedly launching …'."""
    while place < len(view.words) and view.words[place].tag == "A":
        place += 1
    return place < len(view.words) and view.words[place].tag == "V" and view.words[place].lower.endswith("ing")


def _end(view: View, last: int) -> int:
    """Return the end of the noun phrase that the last word stands in."""
    while last + 1 < len(view.words) and view.words[last + 1].tag in "NO" and not view.words[last + 1].capital:
        last += 1
    return last
