"""Outlets that no list knows, told by how a text introduces them.

'According to the daily Zarya', 'the newspaper Zarya reported', 'the Arland Herald reported' name an outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from standoff.read.name_words import ORGANISATION
from standoff.read.outlet_cues import CUE
from standoff.read.word_set import word_set

_S = r"[ \xa0]"
_PARTICLE = rf"(?:(?:(?:de|du|del|della|der|di|la|le){_S}){{1,2}})?(?:(?:al|el|as|an|ar|ash)-)?"  # within names: "Al-Masdar al-Arabi", "Gazette de la Côte"
_NAME = rf"[A-Z][\w’'-]{{0,40}}(?:{_S}{_PARTICLE}[A-Z][\w’'-]{{0,40}}){{0,3}}"
_KIND = (
    rf"(?:news{_S}agency|state{_S}agency|wire{_S}agency|press{_S}agency|agency|daily|newspaper|weekly|tabloid|broadcaster|"
    rf"news{_S}(?:site|outlet|website|portal|channel)|outlet|magazine|website|portal|blog|podcast|journal|paper|"
    rf"(?:investigative|news|opposition|business|exile){_S}site|newswire|news{_S}service|radio|television|TV|publication|radio{_S}station|(?:TV|television){_S}(?:channel|station)|broadcasting{_S}company|channel|station|network)"
)
_TITLE = (
    r"(?:Times|Post|Herald|Gazette|Courier|Tribune|Telegraph|Chronicle|News|Journal|Mirror|Star|Echo|Standard|Register|"
    r"Ledger|Sentinel|Globe|Mail|Express|Observer|Examiner|Inquirer|Dispatch|Mercury|Argus|Record|Daily|Weekly|Monitor|Radio|TV|"
    r"Television|Broadcasting|Press|Bugle|Clarion|Beacon|Voice|Advertiser|Citizen|Messenger|Bulletin|Banner|Recorder|Guardian|Independent|Review|Wire|Digest|Media|FM|Online|Today|Gazeta|Zeitung|Insider|Reporter)"
)
_TOLD = (
    r"(?:reported|reports|wrote|writes|said|says|revealed|reveals|disclosed|claimed|claims|announced|published|quoted|cited|"
    r"confirmed|put|estimated|described|carried|showed|aired|broadcast|posted|learned|understands|noted|attributed|added|named|listed|printed|ran|alleged|argued|warned|suggested|denied)"
)
_LIGHT = rf"(?:(?:has|had|have|also|first|later|earlier|on{_S}\w+day){_S}){{0,2}}"
_WHICH = rf"(?:[\w-]{{1,40}}{_S}){{0,3}}"
_OUTLET_WORDS = word_set("press news times post journal tribune herald gazette magazine radio television tv network agency")
NOT_OUTLETS = (ORGANISATION | word_set("the government bank group hospital mr mrs ms")) - _OUTLET_WORDS
# The daily Zarya; the state agency ZNA.
_KINDED = re.compile(rf"(?:(?:\b(?P<cue>{CUE}){_S})?\b(?:[Tt]he|[Aa]n?|[Ll]ocal|[Ss]tate|[Ii]ts|[Rr]egional|[A-Z][\w-]{{1,40}}[’']s){_S}{_WHICH}|\b[A-Z][a-z]+(?:an|ish|ese|ch|i|ic){_S}|\b(?P<bare>{CUE}){_S}(?:(?!(?:at|in|on|of|with|from|by|for|to|that)\b)[\w-]{{1,40}}{_S}){{0,2}})(?P<kind>{_KIND})(?:,{_S}(?:the{_S})?|{_S})(?P<name>{_NAME})(?P<told>,[^.;:“”\"\n]{{3,80}},{_S}|,?{_S})?")
# The Arland Herald reported; according to the Arland Herald.
_RUN = rf"(?:[\w-]{{1,40}}-(?:run|owned|linked|aligned|backed|controlled|affiliated|based){_S})?"
_TITLED = re.compile(
    rf"(?:(?:\b(?P<cue>{CUE}){_S}(?:[Tt]he{_S})?|\b[Tt]he{_S}){_RUN}(?P<name>(?:[A-Z][\w’'-]{{0,40}}{_S}){{1,2}}{_TITLE}(?:{_S}(?:Agency|Network|Channel|Service|Corporation))?)"
    rf"|\b(?P<bare>(?:[A-Z][\w’'-]{{0,40}}{_S}){{1,3}}(?:TV|FM|Television|Radio|(?:News|Press){_S}Agency|news{_S}agency)|(?:Channel|TV|Radio|Kanal|Canal){_S}(?:\d+|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)|Radio{_S}[A-Z][\w’'-]{{2,40}}))\b"
)
_AFTER = re.compile(rf",?{_S}{_LIGHT}{_TOLD}\b|,{_S}(?:citing|quoting|which)\b|,[^.;:“”\"\n]{{3,60}},{_S}{_LIGHT}{_TOLD}\b")
_APPOSED = re.compile(rf"(?:\b(?P<cue>{CUE}){_S}(?:[Tt]he{_S})?)?\b(?P<name>{_NAME}),{_S}(?:(?:an?|[A-Z][\w-]{{1,40}}[’']s){_S}{_WHICH}|the{_S}(?:[\w’'-]{{1,40}}{_S}){{1,3}}(?={_KIND}[,.]))(?P<kind>{_KIND})\b(?P<rest>[^.;:,“”\"\n]{{0,60}})(?P<told>,{_S}{_LIGHT}{_TOLD}\b)?")
_NAMED_AFTER = re.compile(rf"\b[Tt]he{_S}{_WHICH}(?P<kind>{_KIND}),{_S}(?:the{_S})?(?P<name>{_NAME}),{_S}{_LIGHT}{_TOLD}\b")  # the state news agency, ZNA, said
_TOLD_SOMEBODY = re.compile(r"\b(?:told|tells|telling)\b")
_CLAUSE = re.compile(rf"{_S}(?:had|has|have|was|were|is|are|would|will|could|might|did|must|should)\b")
_SELDOM = word_set("channel station network paper journal radio television tv")  # kinds of which most names are no outlets
NOT_NAMES = word_set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december i it he she they we")


def _kinded(text: str) -> Iterator[re.Match]:
    """Yield where a kind of outlet and a name stand together, unless a clause begins with the name: "told the paper Berg had fled"."""
    yield from (match for match in _KINDED.finditer(text) if not ((match["cue"] or match["bare"] or _TOLD_SOMEBODY.search(match[0])) and _CLAUSE.match(text, match.end("name"))))


@lru_cache(maxsize=2)
def introduced(text: str) -> dict[str, str]:
    """Return the outlets that a text introduces by their kind or title, each with its kind ("" where only a title shows it)."""
    found: dict[str, str] = {}
    for match in (*_kinded(text), *_APPOSED.finditer(text), *_NAMED_AFTER.finditer(text)):
        if match["kind"].lower() in _SELDOM and not (match.groupdict().get("cue") or match.groupdict().get("bare")) and not re.match(rf",?{_S}{_LIGHT}{_TOLD}\b", text[match.end("name") : match.end("name") + 60]):
            continue
        found.setdefault(_own(match["name"]), match["kind"].lower())
    for match in _TITLED.finditer(text):
        if match["cue"] or _AFTER.match(text[match.end() : match.end() + 100]):
            found.setdefault(_own(match["name"] or match["bare"]), "agency" if match[0].lower().endswith("agency") else "")
    return {name: kind for name, kind in found.items() if name.split()[0].lower() not in NOT_NAMES and not set(name.lower().split()) & NOT_OUTLETS}


def _own(name: str) -> str:
    return re.sub(r"[’']s$", "", " ".join(name.split()))
