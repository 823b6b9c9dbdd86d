"""Whom an interview without names before its turns is with: the person whom its headline and introduction present.

The name may be one that no list knows. Whoever wrote the piece, or is told the answers ("Roe tells Jan Doe"), asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from standoff.read.bylines import NAME, author_of, is_of_person
from standoff.read.reading import Mention, Reading
from standoff.record.items import Span

_NAME = re.compile(NAME)
_ASKED = re.compile(r"(?:[Ii]nterview(?: with|:)|[Cc]onversation with|[Qq]uestions (?:for|to)|Q&A(?: with|:)|\bmeets|\basks|\bwith|\basked|\bjoined by)[ \xa0](?:[\w’'.-]+[ \xa0]){0,3}$")
_HEARS = re.compile(r"\b(?:tells|told|[Bb]y|(?:talks|speaks|spoke|talked) to)[ \xa0]$")
_PRESENTED = re.compile(
    r",[ \xa0](?:an?|the|who|former|once|\d|[\w’']+[’']s)\b|[ \xa0](?:is|was|led|spent|commanded|served|ran|sat|retired|resigned|explains|tells|talks|speaks|spoke|on)\b|:[ \xa0]"
)
_APART = ("caption", "credit", "byline", "boilerplate")
ASKED, PRESENTED, KNOWN, LATER = 3.0, 2.0, 1.0, 0.1  # what speaks for a name; each later one is a little likelier
FEW = 4  # words of a line that may all be one person's name
HEARS = 6.0  # what speaks against whoever is told


def guest_of(reading: Reading, people: Sequence[Mention], end: int) -> str | None:
    """Return the person whom the words before `end` present as the one who answers; None where they name nobody.

    Args:
        reading: up to the names.
        people: the persons that are known to be named there.
        end: where the first question begins.
    """
    author = author_of(reading)
    known = {mention.span.start: mention for mention in people}
    found: dict[str, float] = {}
    lines = [one.span for one in reading.paragraphs if one.kind not in _APART and one.span.end <= end]
    for number, (span, name) in enumerate(_named(reading, lines, people)):
        before, is_front = reading.text[max(0, span.start - 60) : span.start], any(0 <= span.start - line.start <= 30 for line in lines)
        score = LATER * number + KNOWN * (span.start in known)
        score += ASKED * bool(_ASKED.search(before)) + PRESENTED * (is_front and bool(_PRESENTED.match(reading.text, span.end)))
        score -= HEARS * (bool(_HEARS.search(before)) or name == author)
        found[name] = found.get(name, 0.0) + score
    best = max(found, key=lambda name: found[name], default=None)
    return best if best is not None and found[best] > -ASKED else None


def _named(reading: Reading, lines: Sequence[Span], people: Sequence[Mention]) -> list[tuple[Span, str]]:
    """Return the names of persons in some lines, those that no list knows too, in order."""
    found = [(one.span, one.name) for one in people if any(line.holds(one.span) for line in lines)]
    for line in lines:
        if _is_title_case(line.of(reading.text)):
            continue
        for match in _NAME.finditer(reading.text, line.start, line.end):
            span = Span(match.start(), match.end())
            if is_of_person(reading, span) and not any(span.meets(one) for one, _ in found):
                found.append((span, match["name"]))
    return sorted(found)


def _is_title_case(line: str) -> bool:
    """Return whether nearly every word of a line has a capital, so that capitals show no name."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", line) if len(word) > 3]
    return len(words) > FEW and all(word[0].isupper() for word in words)
