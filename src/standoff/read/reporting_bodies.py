"""Bodies that report, count or confirm facts: firms, monitors, networks of doctors, aid bodies.

'The maritime security firm Zarya said', 'Zarya, a ship-tracking company, reported', 'according to the charity Zarya', 'the
Arland Doctors Network reported', 'the Committee of the Red Cross confirmed'. What such a body asks for, or does itself, is
its own word and no report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_S = r"[ \xa0]"
_REST = r"[\w’'-]{0,40}"  # of a word, bounded: a text may be one word of a hundred thousand letters and hyphens
_NAME = rf"[A-Z]{_REST}(?:{_S}(?:(?:of|for|and|on|without){_S}(?:the{_S})?)?[A-Z]{_REST}){{0,6}}"
_WORD = rf"(?:(?!(?:in|of|the|an?|to|by|from|with|and|on|that|which|who|for|at|as|but)\b)[\w’'.-]{{1,40}}{_S})"
_LIGHT = rf"(?:(?:has|had|have|also|first|later|earlier|since|separately|on{_S}\w+day|\w+ly){_S}){{0,2}}"
_FIRM = (
    rf"(?:(?:(?:security|intelligence|risk|tracking|ship-tracking|flight-tracking|analytics|monitoring|mapping|imagery|satellite|data|research|consulting|polling|forensics?|shipping|insurance|advisory|conflict|rights|aid|relief|medical|humanitarian|advocacy){_S}"
    r"(?:firm|company|group|consultancy|agency|outfit|service|provider|organi[sz]ation|collective|body|project|network|monitor))|consultancy|pollster|watchdog|observatory|charity|think[ -]tank|monitors?|trackers?)"
).replace("{_S}", _S)
_FACT = r"(?:reported|reports|confirmed|confirms|recorded|records|counted|counts|documented|documents|verified|verifies|tallied|logged|registered|estimated|estimates|calculated|found|puts?[ \xa0]the[ \xa0](?:\w+[ \xa0])?(?:toll|number|count|figure))"
_TOLD = rf"(?:said|says|wrote|noted|{_FACT})"
_MANY = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?|hundreds?|thousands?|millions?|half|third)"
_NOT_ITSELF = rf"(?!{_S}(?:that{_S})?(?:it|its|they|their|he|she)\b)"  # "confirmed that it would send a team"
_CITED = rf"(?:[Aa]ccording{_S}to|[Cc]iting|cited{_S}by|(?:data|figures|reports?|estimates?){_S}(?:from|by))"
_KINDED = re.compile(rf"(?:\b(?P<cue>{_CITED}){_S})?\b(?:(?:[Tt]he|[Aa]n?){_S})?(?:{_WORD}){{0,3}}?{_FIRM}{_S}(?P<name>{_NAME})(?P<told>(?:,[^.;:“”\"\n]{{3,80}},)?{_S}{_LIGHT}{_TOLD}\b)?")
_INVERTED = re.compile(rf"[,”\"]{_S}(?:said|says|reported|estimated){_S}(?:the{_S}|an?{_S})?(?:{_WORD}){{0,3}}?{_FIRM}{_S}(?P<name>{_NAME})")
_APPOSED = re.compile(rf"(?:\b(?P<cue>{_CITED}){_S}(?:the{_S})?)?\b(?P<name>{_NAME}),{_S}(?:an?|the){_S}(?:{_WORD}){{0,4}}?{_FIRM}\b[^.;:,“”\"\n]{{0,60}}(?P<told>,{_S}{_LIGHT}{_TOLD}\b)?")
_TRACKS = re.compile(rf"\b(?P<name>{_NAME}),{_S}which{_S}(?:tracks|monitors|counts|maps|surveys|analy[sz]es|follows|records|watches|polls|studies|measures){_S}[^.;:,“”\"\n]{{3,70}},{_S}{_LIGHT}{_TOLD}\b")
# Words of the names of bodies that tend to people, watch over something or keep count.
_TENDS = (
    r"(?:Red{_S}C(?:ross|rescent)|Doctors|Physicians|Medics|Medical|Surgeons|Nurses|Rescue|Relief|Refugees?|Humanitarian|Monitor|Monitoring|Monitors|Observatory|Watch|Rights|Children|Oxfam|"
    r"Amnesty|Journalists|Migration|Food{_S}Program(?:me)?|Health{_S}Organi[sz]ation|Atomic{_S}Energy{_S}Agency|Geological{_S}Survey|Maritime{_S}Trade{_S}Operations|Tracker|Lawyers|Detainees|Prisoners|Borders|Frontières|Civil{_S}Defen[cs]e)"
).replace("{_S}", _S)
_SHORT = r"(?:ICRC|UNHCR|UNICEF|UNRWA|OCHA|WFP|WHO|IOM|MSF|IAEA|UKMTO|ACLED|OHCHR|OSCE|UNIFIL|SIPRI)"
_UN = rf"(?:U\.N\.|UN|United{_S}Nations)(?:[’']s?)?{_S}(?:refugee|humanitarian|food|children[’']s|migration|health|nuclear|human{_S}rights){_S}(?:agency|office|organi[sz]ation)"
_BODY = rf"(?:{_UN}|(?=(?:[\w’'-]{{1,40}}{_S}){{0,6}}?{_TENDS}\b){_NAME}|{_SHORT})"
_TENDING = re.compile(rf"\b(?:[Tt]he{_S})?(?<![\w’'-]{_S}of{_S})(?P<name>{_BODY})(?:{_S}\([^)]{{2,12}}\))?(?:,{_S}[^.;:“”\"\n]{{3,60}},)?{_S}{_LIGHT}(?:{_FACT}\b{_NOT_ITSELF}|(?:said|says)(?={_S}[^.;“”\n]{{0,60}}?\b{_MANY}\b))(?!{_S}?(?:\n|$))")  # at a line's end stands a headline
_LAST_TENDING = re.compile(rf"(?<=[a-z\d],{_S})(?:[Tt]he{_S})?(?P<name>{_BODY}){_S}(?:said|says)(?=[.,]|{_S}(?:on|in|late|early){_S})")  # a fact first, then who has it
_BY_TENDING = re.compile(rf"\b{_CITED}{_S}(?:the{_S})?(?P<name>{_BODY})(?=[,.;:”]|{_S}[a-z(]|$)(?!,{_S}(?:an?|the)\b)")
BODY = "a body that reports or counts"  # a reason


def find_bodies(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, source and reason of every fact that a text has from a body that reports, counts or confirms."""
    for match in (*_KINDED.finditer(text), *_APPOSED.finditer(text)):
        if match["cue"] or match["told"]:
            yield match.start(), match.end(), _plain(match["name"]), BODY
    for match in _TRACKS.finditer(text):
        yield match.start(), match.end(), _plain(match["name"]), BODY
    for match in _INVERTED.finditer(text):
        yield match.start() + 2, match.end(), _plain(match["name"]), BODY
    for match in (*_TENDING.finditer(text), *_LAST_TENDING.finditer(text), *_BY_TENDING.finditer(text)):
        name = _plain(match["name"])
        if re.search(rf"\b{_TENDS}\b|^(?:{_SHORT}|{_UN})$", name):  # the telling word may stand behind the name
            yield match.start(), match.end(), name, BODY


def _plain(name: str) -> str:
    """Return a name in one line without an article or an ending of possession."""
    return re.sub(r"^[Tt]he\s|[’']s$", "", " ".join(name.split()))
