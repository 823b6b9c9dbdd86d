"""Outlets that a text has named before: "the agency" is the last news agency that was named, "the newspaper" the last outlet that is none."""

from __future__ import annotations

from bisect import bisect_left

from standoff.read.own_outlets import introduced
from standoff.read.reading import Mention, Reading
from standoff.read.word_set import word_set

_AGENCIES = frozenset(
    ["Reuters", "Associated Press", "AFP", "UPI", "dpa", "ANSA", "EFE", "Kyodo", "Yonhap", "Xinhua", "TASS", "RIA Novosti", "Interfax", "Interfax-Ukraine", "Ukrinform", "UNIAN", "IRNA", "Fars", "Tasnim", "Mehr", "SANA", "Anadolu Agency", "PTI", "Press Association", "BNO News", "KCNA", "Bloomberg"]
)
KINDS = word_set("agency newswire newspaper paper daily weekly tabloid magazine broadcaster channel network outlet site website station publication portal")
_REACH = 2500


def outlet_meant(reading: Reading, at: int, kind: str) -> str | None:
    """Return the outlet that "the agency" or "the newspaper" means at a place; None where none was named."""
    is_agency = kind.split()[-1].lower() in ("agency", "newswire")
    own = introduced(reading.text)
    last = bisect_left(reading.mentions, at, key=lambda mention: mention.span.start)
    for mention in reversed(reading.mentions[:last]):
        if at - mention.span.start > _REACH:
            return None
        if is_agency and mention.kind == "organisation" and mention.name.split()[-1] == "Agency":
            return None
        if mention.kind == "outlet" and is_agency == _is_agency(mention, own) and _may_be(own.get(mention.name, ""), kind):
            return mention.name
    return None


def _is_agency(mention: Mention, own: dict[str, str]) -> bool:
    kind = own.get(mention.name, "").split()[-1:]
    return kind in (["agency"], ["newswire"]) or mention.name in _AGENCIES or mention.name.endswith((" Agency", " Wire"))


def _may_be(kind: str, word: str) -> bool:
    """Return whether an outlet introduced as one kind may be taken up by another word: no daily is a broadcaster."""
    heard, read = {"broadcaster", "channel", "station", "network", "radio", "television", "tv"}, {"newspaper", "paper", "daily", "weekly", "tabloid", "magazine"}
    known, taken = kind.split()[-1:], word.split()[-1].lower()
    return not known or not (known[0] in heard and taken in read or known[0] in read and taken in heard)
