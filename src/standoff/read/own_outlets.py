"""Outlets, witnesses and papers that no list knows, told by how a text introduces them.

'According to the daily Zarya', 'the newspaper Zarya reported', 'the Arland Herald reported' name an outlet; 'citing a
member of the delegation' names somebody whom an outlet relied on; 'a memorandum obtained by Zarya' names a paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_S = r"[ \xa0]"
_NAME = rf"[A-Z][\w’'-]*(?:{_S}[A-Z][\w’'-]*){{0,3}}"
_KIND = (
    rf"(?:news{_S}agency|state{_S}agency|wire{_S}agency|press{_S}agency|agency|daily|newspaper|weekly|tabloid|broadcaster|"
    rf"news{_S}(?:site|outlet|website|portal|channel)|outlet|magazine|website|portal|blog|podcast|journal|paper|"
    rf"(?:investigative|news){_S}site|radio{_S}station|(?:TV|television){_S}(?:channel|station)|broadcasting{_S}company)"
)
_TITLE = (
    r"(?:Times|Post|Herald|Gazette|Courier|Tribune|Telegraph|Chronicle|News|Journal|Mirror|Star|Echo|Standard|Register|"
    r"Ledger|Sentinel|Globe|Mail|Express|Observer|Examiner|Inquirer|Dispatch|Mercury|Argus|Record|Daily|Weekly|Monitor|Radio|TV|"
    r"Television|Broadcasting|Press)"
)
_TOLD = (
    r"(?:reported|reports|wrote|writes|said|says|revealed|reveals|disclosed|claimed|claims|announced|published|quoted|cited|"
    r"confirmed|put|estimated|described)"
)
_LIGHT = rf"(?:(?:has|had|have|also|first|later|earlier|on{_S}\w+day){_S}){{0,2}}"
_BEFORE = rf"(?:[Aa]ccording{_S}to|[Cc]iting|[Qq]uoting|cited{_S}(?:by|in)|quoted{_S}(?:by|in)|reported{_S}(?:by|in)|told|published{_S}(?:by|in)|seen{_S}by|obtained{_S}by)"
_WHICH = rf"(?:[\w-]+{_S}){{0,3}}"

# The daily Zarya; the state agency ZNA.
_KINDED = re.compile(rf"(?:\b(?P<cue>{_BEFORE}){_S})?\b(?:[Tt]he|[Aa]n?|[Ll]ocal|[Ss]tate|[Ii]ts|[Rr]egional){_S}{_WHICH}{_KIND}{_S}(?P<name>{_NAME})(?P<told>,[^.;:“”\"\n]{{3,80}},{_S}|,?{_S})?")
# The Arland Herald reported; according to the Arland Herald.
_TITLED = re.compile(rf"(?:\b(?P<cue>{_BEFORE}){_S}(?:[Tt]he{_S})?|\b[Tt]he{_S})(?P<name>(?:[A-Z][\w’'-]*{_S}){{1,2}}{_TITLE})\b")
_AFTER = re.compile(rf",?{_S}{_LIGHT}{_TOLD}\b|,{_S}(?:citing|quoting|which)\b|,[^.;:“”\"\n]{{3,60}},{_S}{_LIGHT}{_TOLD}\b")

_WITNESS = (
    r"(?:members?|officials?|aides?|staff|sources?|diplomats?|witness(?:es)?|officers?|negotiators?|delegates?|police|ministr(?:y|ies)|"
    r"spokes(?:man|woman|person)|report|document|documents|memo|memorandum|letter|cable|data|figures|records|residents?|doctors?|"
    r"lawmakers?|advis[eo]rs?|people|persons?|insiders?|intelligence|survivors?|medics?|authorities|envoys?|ministers?|generals?|employees?|workers?)"
)
_CITING = re.compile(rf"\b(?:[Cc]iting|(?<=which{_S})cit(?:ed|es)|(?<=which{_S})quot(?:ed|es)|[Qq]uoting|(?<=who{_S})cited){_S}(?P<name>(?:[\w’'-]+{_S}){{0,4}}{_WITNESS}\b(?:{_S}of{_S}(?:[\w’'-]+{_S}?){{1,4}})?)")
_PAPER = (
    r"(?:memo|memorandum|report|letter|document|draft|transcript|recording|cable|audit|study|survey|dossier|e-?mail|minutes|files?|papers?|text|note)"
)
_PUBLISHED = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]wo|[Ss]everal){_S}(?P<name>(?:[\w’'-]+{_S}){{0,3}}{_PAPER}),?{_S}(?:which{_S}(?:was|were){_S}|that{_S}(?:was|were){_S}|first{_S})?"
    rf"(?:published|obtained|seen|reviewed|leaked|released|viewed|issued){_S}(?:by|to){_S}(?:[\w’'-]+{_S}){{0,4}}?[A-Z][\w’'-]*(?:{_S}[A-Z][\w’'-]*){{0,3}}"
)
_FROM_PAPER = re.compile(rf"\b[Aa]ccording{_S}to{_S}(?:an?|the|its){_S}(?:[\w’'-]+{_S}){{0,3}}?{_PAPER}(?:{_S}(?:by|from|of){_S}(?:the{_S})?(?P<name>{_NAME}))?\b")


def find_own_outlets(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, source and reason of every report that a text ascribes to an outlet, witness or paper of its own."""
    for match in _KINDED.finditer(text):
        tells = re.match(rf"{_LIGHT}{_TOLD}\b", text[match.end() : match.end() + 60])
        if match["cue"] or tells or re.match(r",[^,]*\b(?:citing|quoting)\b", match["told"] or ""):
            yield match.start(), match.end("name"), _own(match["name"]), "an outlet told by its kind"
    for match in _TITLED.finditer(text):
        if match["cue"] or _AFTER.match(text[match.end() : match.end() + 100]):
            yield match.start(), match.end("name"), _own(match["name"]), "an outlet told by its title"
    for match in _CITING.finditer(text):
        yield match.start(), match.end("name"), _plain(match["name"]), "whom an outlet cites"
    for match in _PUBLISHED.finditer(text):
        yield match.start(), match.end(), _plain(match["name"]), "a paper that somebody published or saw"
    for match in _FROM_PAPER.finditer(text):
        yield match.start(), match.end(), match["name"] or _plain(match[0].split("to ", 1)[1]), "a paper"


def _own(name: str) -> str:
    return re.sub(r"[’']s$", "", " ".join(name.split()))


def _plain(words: str) -> str:
    return re.sub(r"^(?:an?|the|its|two|three|several|unnamed|anonymous)\s(?:unnamed\s|anonymous\s)?", "", " ".join(words.split()), flags=re.IGNORECASE)
