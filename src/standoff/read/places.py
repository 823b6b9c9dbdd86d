"""Where an event is: the place named nearest to it after 'in', 'at', 'to' or the like."""

from __future__ import annotations

from standoff.read.views import View
from standoff.read.word_set import word_set

_AT = frozenset({"in", "at", "to", "near", "inside", "into", "from", "aboard", "outside"})
# A building or seat stands for its town, and a town for what news calls the meeting by.
PART_OF: dict[str, str] = {
    "Anchorage": "Alaska",
    "White House": "Washington",
    "Oval Office": "Washington",
    "Washington, D.C.": "Washington",
    "Kremlin": "Moscow",
    "Élysée": "Paris",
    "Elysee": "Paris",
    "Downing Street": "London",
    "Mar-a-Lago": "Florida",
    "Palais des Nations": "Geneva",
    "Dolmabahçe": "Istanbul",
    "Kiev": "Kyiv",
    "Air Force One": "",
    "Air Force Two": "",
}
_NOT_PLACES = word_set(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday parliament congress senate european western eastern"
)
FURTHEST = 24
NEAR = 5
_STATES = frozenset({"state", "organisation", "group", "person", "outlet"})


def place_near(view: View, word: int) -> str | None:
    """Return the place named nearest to a word of the sentence, None if there is none."""
    kinds = {name.first: name for name in view.names}
    found: list[tuple[int, str]] = []
    for at, one in enumerate(view.words[:-1]):
        if one.lower not in _AT or (at > 1 and any(w.lower == "," for w in view.words[min(at, word) : max(at, word)])):
            continue
        first = at + 1
        while first < len(view.words) - 1 and view.words[first].tag in "DJ":
            first += 1
        name = kinds.get(first)
        if name is not None and name.mention.kind == "place":
            found.append((abs(at - word), name.mention.name))
        elif name is not None and name.mention.kind in _STATES - {"state", "organisation"}:
            continue
        elif view.words[first].capital and view.words[first].lower not in _NOT_PLACES:
            written = _run(view, first)
            near = abs(at - word) <= NEAR
            if name is None or written in PART_OF or (near and one.lower in ("in", "at", "aboard")):
                found.append((abs(at - word) + 1, written if name is None or written in PART_OF else name.mention.name))
    if not found or min(found)[0] > FURTHEST:
        return None
    nearest = min(found)[1]
    return PART_OF.get(nearest, nearest) or None


def _run(view: View, first: int) -> str:
    last = first
    while (
        last + 1 < len(view.words)
        and view.words[last + 1].capital
        and view.words[last + 1].tag == "N"
        and last - first < 3
    ):
        last += 1
    return view.span(first, last).of(view.reading.text)
