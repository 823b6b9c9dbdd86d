"""Outlets that a text has named before: "the agency said", "the newspaper said", "one of them was quoted as saying".

"The agency" is the last news agency that was named, "the newspaper" the last outlet that is none; whoever "was quoted as
saying" something, nobody says by whom, was quoted by the outlet whose report the paragraph tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from standoff.read.own_name import is_own
from standoff.read.own_outlets import introduced
from standoff.read.papers import STATED
from standoff.read.reading import Mention, Reading
from standoff.read.relied_on import SEEN
from standoff.read.word_set import word_set
from standoff.record.items import Derivation, Span

_S = r"[ \xa0]"
_AGENCIES = frozenset(
    ["Reuters", "Associated Press", "AFP", "UPI", "dpa", "ANSA", "EFE", "Kyodo", "Yonhap", "Xinhua", "TASS", "RIA Novosti", "Interfax", "Interfax-Ukraine", "Ukrinform", "UNIAN", "IRNA", "Fars", "Tasnim", "Mehr", "SANA", "Anadolu Agency", "PTI", "Press Association", "BNO News", "KCNA", "Bloomberg"]
)
KINDS = word_set("agency newswire newspaper paper daily weekly tabloid magazine broadcaster channel network outlet site website station publication portal")
_KIND = r"(?:(?:(?:state|wire){_S})?(?:news{_S})?agency|newswire|newspaper|paper|daily|weekly|tabloid|magazine|broadcaster|channel|network|outlet|(?:news{_S})?site|website|station|publication|portal)".replace("{_S}", _S)
_TOLD = r"(?:said|says|reported|reports|wrote|writes|added|adds|quoted|quotes|cited|cites|noted|revealed|claimed|published|put|described|disclosed|estimated|called)"
_AGAIN = re.compile(
    rf"\b(?P<cue>(?:[Aa]ccording{_S}to|told|quoted{_S}by|cited{_S}by|interview{_S}with|speaking{_S}to|spoke{_S}to|carried{_S}by|seen{_S}by|obtained{_S}by|published{_S}by|remarks{_S}to){_S})?(?:[Tt]he|[Tt]hat)(?:{_S}same)?{_S}(?P<kind>{_KIND})"
    rf"(?P<told>(?:[’']s{_S}(?:\w+{_S}){{0,2}}(?:report|account|sources?|story|correspondent|reporter)\b|,?{_S}(?:citing|quoting)[^.;“”]{{3,80}},)?,?{_S}(?:(?:also|later|has|had|then|further){_S}){{0,2}}{_TOLD}\b|,{_S}(?:citing|quoting)\b)?"
)
_QUOTED = re.compile(rf"(?:[Oo]ne{_S}of{_S}(?:the{_S})?\w+|[Tt]he{_S}(?:\w+{_S})?\w+|[Hh]e|[Ss]he|[A-Z][\w’'-]{{1,40}}(?:{_S}[A-Z][\w’'-]{{1,40}}){{0,2}}){_S}(?:was|were){_S}(?:also{_S}|later{_S})?(?:quoted|cited){_S}as{_S}(?:saying|telling)\b(?!{_S}by)")
_IT = re.compile(rf"(?<![\w,]{_S})\bIt{_S}(?:also{_S}|further{_S}|later{_S}|earlier{_S})?(?:reported|wrote|quoted|cited|published)\b|\b[Ii]n{_S}the{_S}same{_S}(?:interview|article|report|broadcast|programme|program|story|column)\b")
_PAPER_GOES_ON = re.compile(rf"(?<![\w,]{_S})\bIt{_S}(?:also{_S}|further{_S})?(?:adds|added|says|said|warns|warned|notes|noted|concludes|concluded|states|stated|finds|found|estimates|estimated|recommends|lists|describes|accuses|blames)\b")
_SENTENCE = re.compile(rf"[.!?][”\"]?{_S}(?=[A-Z“])")
_REACH = 2500
AGAIN = "an outlet that was named before"


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


def find_again(reading: Reading, own: frozenset[str]) -> Iterator[Derivation]:
    """Yield the reports of outlets that are taken up by their kind."""
    for match in _AGAIN.finditer(reading.text):
        if match["cue"] is None and match["told"] is None:
            continue
        name = outlet_meant(reading, match.start("kind"), match["kind"])
        if name is not None and not is_own(name, own):
            yield Derivation(spans=(Span(match.start(), match.end()),), source=name, confidence=0.9, reasons=(AGAIN,))


def find_quoted(reading: Reading, found: list[Derivation]) -> Iterator[Derivation]:
    """Yield what outlets go on to tell: whom they quoted "as saying", what "it reported", after a report of theirs in the paragraph."""
    outlets = {mention.name for mention in reading.mentions if mention.kind == "outlet"}
    for match in _PAPER_GOES_ON.finditer(reading.text):
        before = _reported_before(reading, found, match.start())
        if before is not None and {STATED, SEEN} & set(before.reasons) and not _SENTENCE.search(reading.text[before.spans[0].end : match.start() - 2]):
            yield replace(before, spans=(Span(match.start(), match.end()),), reasons=(STATED,))
    for match in (*_QUOTED.finditer(reading.text), *_IT.finditer(reading.text)):
        last = _reported_before(reading, [one for one in found if one.source in outlets], match.start())
        if last is not None:
            yield Derivation(spans=(Span(match.start(), match.end()),), source=last.source, confidence=0.85, reasons=(AGAIN,))


def _reported_before(reading: Reading, found: list[Derivation], at: int) -> Derivation | None:
    """Return the last report before a place in its paragraph."""
    start = next((p.span.start for p in reading.paragraphs if p.span.start <= at < p.span.end), at)
    return max((one for one in found if start <= one.spans[0].start < at), key=lambda one: one.spans[0], default=None)
