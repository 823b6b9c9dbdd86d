"""By which names a text calls its own outlet: in its dateline, its masthead, its byline, the label of who asks, its leader.

"TALLOW, May 19 (Meridian News) - ", a first paragraph "Kestrel Valley Courier", "By Channel Eight News", "The Beacon
says:". What was told to that outlet was told to the text itself and comes from nobody else.
"""

from __future__ import annotations

import re
from collections import Counter

from standoff.read.entities import canonical
from standoff.read.gazetteer import gazetteer
from standoff.read.reading import Reading

_S = r"[ \xa0]"
_NAME = rf"(?:The{_S})?[A-Z][\w’'&-]*(?:{_S}(?:of{_S}|the{_S})?[A-Z][\w’'&-]*){{0,4}}"
_DATELINE = re.compile(rf"(?:^|\n)[A-Z][A-Z .’'-]{{2,40}}[^\n()]{{0,60}}\((?P<name>{_NAME})\){_S}?(?:—|–|-)")
_SAYS = re.compile(rf"(?:^|\n)(?P<name>The{_S}[A-Z][\w’'-]+){_S}(?:(?:says|Says|SAYS|comment|COMMENT):|explains(?=\n))")
_CONTRIBUTED = re.compile(rf"(?:^|\n)(?P<name>{_NAME})[’']s?{_S}[^\n]{{3,200}}{_S}contributed{_S}(?:reporting|to{_S}this{_S}(?:report|article|story|dispatch))\b")
_COPYRIGHT = re.compile(rf"(?:©|[Cc]opyright){_S}(?:\d{{4}}{_S})?(?P<name>{_NAME})")
_LABEL = re.compile(rf"(?:^|\n)(?P<name>{_NAME}):{_S}")
_BYLINE = re.compile(rf"^(?:(?:(?:[Pp]osted|[Pp]ublished){_S})?[Bb]y{_S}(?:the{_S})?)?(?P<name>{_NAME})(?:{_S}[Ss]taff|{_S}[Cc]orrespondent)?$")
_TITLE = re.compile(
    r"\b(?:Times|Post|Herald|Gazette|Courier|Tribune|Telegraph|Chronicle|News|Journal|Mirror|Star|Echo|Standard|Register|Ledger|Sentinel|Globe|Mail|"
    r"Express|Observer|Examiner|Inquirer|Dispatch|Mercury|Argus|Record|Daily|Weekly|Monitor|Radio|TV|Television|Broadcasting|Press|Review|Financial|Magazine|Agency|Wire|Guardian|Sun|Nation|Independent|Zeitung)\b"
)
_PART = re.compile(rf"{_S}*(?:[|·—–,]|{_S}-{_S}|\.(?={_S}The{_S}))\s*")
_DATED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b\.?[^.]{0,12}\d{4}|^[Bb]y\b|\d{4}-\d\d-\d\d")
_ENDS = re.compile(r"(?<![ap]\.m)[.!?][”\"]?\s*$")  # of a sentence
_LONG = 160  # characters of a line that says who publishes and when
_HEAD = 4  # paragraphs of a text in which its masthead may stand


def own_names(reading: Reading) -> frozenset[str]:
    """Return the telling words, in small letters, of the names of the outlet that publishes a text; empty where nothing shows them."""
    text = reading.text
    names = [match["name"] for pattern in (_DATELINE, _SAYS, _COPYRIGHT, _CONTRIBUTED) for match in pattern.finditer(text)]
    for paragraph in reading.paragraphs[:_HEAD]:
        for line in paragraph.span.of(text).splitlines():
            is_byline = len(line) < _LONG and _DATED.search(line.strip()) and not _ENDS.search(line)
            parts = _PART.split(line.strip()) if is_byline else [line.strip()]  # "By Jane Roe | The Arland Courier | 11 February 2026"
            names += [match["name"] for part in parts if (match := _BYLINE.match(part)) is not None and (_TITLE.search(part) or is_byline and _is_outlet(part))]
    labels = Counter(match["name"] for match in _LABEL.finditer(text))
    names += [name for name, count in labels.items() if count > 1 or _TITLE.search(name)]  # who asks, or a person who answers: neither reports to the text
    if reading.document.publisher:
        names.append(reading.document.publisher)
    return frozenset(re.sub(r"^the\s", "", " ".join(name.split()).lower()) for name in names)


def _is_outlet(words: str) -> bool:
    """Return whether words are the name of a known outlet and nothing else: "CNN"."""
    entry = gazetteer().by_name.get(canonical(words))
    return entry is not None and entry.kind == "outlet"


def is_own(name: str, own: frozenset[str]) -> bool:
    """Return whether a name is the text's own outlet: "Beacon" and "Daily Beacon" are the same."""
    words = re.sub(r"^the\s", "", " ".join(name.split()).lower()).split()
    return any(words == other.split() or len(words) > 1 and set(words) <= set(other.split()) or words[-1:] == other.split()[-1:] and (len(words) == 1 or len(other.split()) == 1) for other in own)
