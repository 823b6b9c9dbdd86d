"""What a source is called with whose it is and its title: "her memoir, “The Long Road”" is "Jane Roe's memoir “The Long Road”"."""

from __future__ import annotations

import re
from bisect import bisect_left

from standoff.read.own_name import is_own, own_names
from standoff.read.reading import Reading
from standoff.read.source_candidates import Candidate
from standoff.read.who import may_mean, who_is_meant
from standoff.record.items import Span

_WHOSE = frozenset({"his", "her", "its"})  # "their" is many's
_QUOTED = re.compile(r",?[ \xa0](?:“([^“”\n]{3,60})”|\"([^\"\n]{3,60})\"|‘([^‘\n]{3,60})’(?!\w))")
_SMALL = 3  # letters of words that a title may write small
NEAR = 3  # mentions after "in her memoir" among which the writer is sought


def full_name(reading: Reading, one: Candidate) -> str:
    """Return what a source that was not named before is called."""
    if "is post" in one.features:
        return _poster(reading, one) + one.name if one.name.startswith("post ") else one.name
    first = one.words[one.phrase.first]
    owner = _owner(reading, one, first.lower, Span(first.start, first.end)) if first.lower in _WHOSE and one.classes else None
    name = f"{owner}'s {one.name}" if owner is not None else one.name
    title = _title_after(reading.text, one.words[one.phrase.end].end) if "paper" in one.classes else None
    return f"{name} “{title}”" if title is not None else name


def _owner(reading: Reading, one: Candidate, word: str, span: Span) -> str | None:
    """Return whose a paper is: whom "his", "her" or "its" means, or the first person named after "In her memoir"."""
    owner = who_is_meant(reading, span)
    if owner is None and word != "its" and one.phrase.first == 1 and one.words[0].lower == "in":
        at = bisect_left(reading.mentions, one.words[one.phrase.end].end, key=lambda mention: mention.span.start)
        near = (each.name for each in reading.mentions[at : at + NEAR] if each.kind == "person" and each.span.end <= one.words[-1].end)
        owner = next((name for name in near if may_mean(reading, word, name)), None)
    return None if owner is None or is_own(owner, own_names(reading)) else owner


def _poster(reading: Reading, one: Candidate) -> str:
    """Return whom "he" or "she" means that "wrote on X", with "'s "; nothing where neither stands there."""
    pronoun = next((word for word in reversed(one.words[: one.phrase.first]) if word.lower in ("he", "she")), None)
    who = who_is_meant(reading, Span(pronoun.start, pronoun.end)) if pronoun is not None else None
    return f"{who}'s " if who is not None else ""


def _title_after(text: str, at: int) -> str | None:
    """Return the title in quotation marks after a place; None where a sentence stands there: “It is over.”"""
    match = _QUOTED.match(text, at)
    title = next(filter(None, match.groups())).rstrip(",") if match is not None else ""
    words = re.findall(r"[^\W\d_]+", title)
    is_title = title[:1].isupper() and not title.endswith((".", "!", "?")) and all(word[0].isupper() or len(word) <= _SMALL for word in words)
    return title if is_title and len(words) > 1 else None
