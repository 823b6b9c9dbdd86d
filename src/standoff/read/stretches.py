"""Cut a sentence around a word: the stretch of a clause to its left or right, by marks and joining words."""

from __future__ import annotations

import re

# A clause ends at these marks, at a closing quotation mark after a comma, or where a new clause is joined on.
_MARKS = re.compile(r"[;:!?()]|\s[–—-]\s|—|(?<![A-Z])\.(?:\s|$|[”\"’])|,?[”\"](?:\s|$)")
_JOIN_RIGHT = re.compile(
    r",\s+(?:but(?!\s+(?:would|could|will|may|might))|and|while|although|though|because|which|who|whom|where|whether|yet|so|since|as|noting|adding|saying|arguing|warning|"
    r"said|says|according|told|wrote|he|she|they|it|[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3}\s(?:said|says|told|wrote|argued|warned|added))\b"
    r"|,\s+(?:an?|the|one)\s(?:[\w’'-]+\s){1,4}(?:said|says|told|argued|warned|added)\b"
    r"|\s(?:but(?!\s+(?:would|could|will|may|might|to))|while|although|though|because|whereas)\s"
)
_JOIN_LEFT = re.compile(
    r"\b(?:said|says|told|warned|argued|added|insisted|announced|claimed|wrote|believes|repeated)(?:\s[\w’'-]+){1,6}?\s+that\s+|"
    r"\bso\s(?:many|much|few|little|[a-z]+)\s[^.;:,]{0,60}?\sthat\s+|"
    r"(?:,\s+(?:but|and|while|although|though|because|which|so|yet|or|said|says|that)|\b(?:but|while|although|though|because|whereas|why|whether|is that|was that|"
    r"say|says|said|believe|believes|believed|think|thinks|argue|argues|argued|warn|warns|warned|note|notes|noted|reply|replies|replied|add|adds|added|"
    r"fear|fears|hope|hopes|hoped|expect|expects|expected|predict|predicts|predicted|feel|feels|insist|insists|insisted|means|mean|suggest|suggests|suggested|claim|claims|claimed|concluded|indicated|signalled|signaled|hinted|know|knows|knew|told\s\w+)"
    r"(?:\s+that)?),?\s+"
)
_LEADING = re.compile(
    r"(?:(?:and|but|so|then|yet|or|also|however|still|or perhaps|in fact|in many (?:respects|ways)|in the end|indeed|of course|instead|perhaps|that|namely|”|“|\"|,|—|–|-)[,\s]+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r",\s(?:he|she|they|[A-Z]\w+)\s(?:argue|argues|say|says|said|believe|believes|think|thinks|add|adds|added|argued|warned|insisted)$"
    r"|\s(?:and|but|or|that|(?:is|are|was) what)$"
)
MOST = 320


def right(text: str, start: int, *, comma: bool = False) -> tuple[int, int] | None:
    """Return the stretch from `start` to the end of the clause; a plain comma ends it too if `comma` is set."""
    end = min(len(text), start + MOST)
    for pattern in (_MARKS, _JOIN_RIGHT):
        match = pattern.search(text, start, end)
        if match is not None:
            end = match.start()
    if comma:
        place = text.find(",", start, end)
        end = place if place >= 0 else end
    return trimmed(text, start, end)


def left(text: str, end: int, *, comma: bool = False) -> tuple[int, int] | None:
    """Return the stretch from the beginning of the clause up to `end`; a plain comma begins it too if `comma` is set."""
    start = max(0, end - MOST)
    for pattern in (_MARKS, _JOIN_LEFT):
        for match in pattern.finditer(text, start, end):
            if match.end() < end:
                start = max(start, match.end())
    if comma:
        place = text.rfind(",", start, end)
        start = place + 1 if place >= 0 else start
    return trimmed(text, start, end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the stretch without marks, spaces and joining words at its ends; None if fewer than three characters are left."""
    while start < end and not (text[start].isalnum() or text[start] in "$€£"):
        start += 1
    match = _LEADING.match(text, start, end)
    if match is not None:
        start = match.end()
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%]"):
        end -= 1
    tail = _TRAILING.search(text, max(start, end - 40), end)
    if tail is not None and tail.end() == end:
        end = tail.start()
    return (start, end) if end - start >= 3 else None
