"""Who wrote an article: by its byline, a line that gives a name beside a date or an outlet, its last line, or what it says of the writer.

"By Jan Roe", "14 March, by Jan Roe", "Jan Roe | The Post", "Remarks by Jan Roe", "— Jan Roe" and "Jan Roe is a former envoy" at the end.
"""

from __future__ import annotations

import re
from functools import lru_cache

from standoff.read.furniture import tells_of_writer
from standoff.read.reading import Reading
from standoff.record.items import Span

AUTHOR = "the author"
_WORD = r"[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*\.?"
NAME = rf"(?P<name>(?!(?:The|Our|A|An|In|On|At|Sir|Dear)\b){_WORD}(?:[ \xa0](?:(?:de|van|von|bin|al|der|el|da)[ \xa0]|al-)?{_WORD}){{1,3}})"
_RANK = r"(?:(?:(?:[Aa]mbassador|[Pp]resident|(?:[Pp]rime[ \xa0])?[Mm]inister|[Gg]eneral|[Pp]rofessor|[Ss]enator|[Cc]olonel|[Dd]r|[Pp]rof|Lt|Maj|Gen|Col|Brig|Adm|Sir|Dame|Lord)\.?|\(re(?:tired|td|t)\.?\))[ \xa0])*"
_BY = re.compile(rf"\b(?:by|By|BY):?[ \xa0]+{_RANK}{NAME}")
_PART = re.compile(r"[ \xa0]*[|·•—–>][ \xa0]*|[ \xa0]-[ \xa0]|[.,:][ \xa0]+")
_META = re.compile(r"\b(?:19|20)\d\d\b|[|·•]|^\W*(?:By|BY|Posted|Author|Text|EXCLUSIVE)\b|\b(?:column|essay|commentary|analysis|dispatch|newsletter|notes|letter|interview) by\b")  # a date, marks between parts
_SPOKEN = re.compile(rf"(?:(?:Prepared|Opening|Full)[ \xa0](?:text of[ \xa0])?)?(?:[Rr]emarks|[Ss]peech|[Aa]ddress|[Tt]estimony|[Ss]tatement|[Ll]ecture|[Ll]etter)[ \xa0](?:by|of|from)[ \xa0]{_RANK}{NAME}")
_ALONE = re.compile(rf"^(?:[—–-]+[ \xa0]*)?{NAME}$")
NO_PERSON = re.compile(
    r"\b(?:Post|Times|News|Press|Herald|Tribune|Journal|Review|Daily|Weekly|Magazine|Foundation|Institute|Cent(?:er|re)|Programme|Program|Desk|Gazette|Standard|Observer|"
    r"Chronicle|Ledger|Courier|Dispatch|Globe|Mail|Monitor|Opinion|Editorial|Analysis|Comment|Europe|Africa|Asia|East|West|Staff|Report|Service|Agency|Council|University|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Correspondent|Editor|Reporter|Fellow|Radio|Studies|War|Peace|Talks|Deal)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"(?P<kind>(?i:editorial|leader|our view|commentary))(?:[ \xa0]*[|:·—–][ \xa0]*(?P<name>(?!\d|By\b)[^|]*?\b(?:Cent(?:er|re)|Institute|Foundation|Council|Post|Times|Lantern|Gazette|Herald|Ledger)\b[^|·]*))?$")
_HELPED = re.compile(r"\bcontributed\b|^\(?Additional reporting|^(?:Edited|Translated|Fact-checked)\b")
_TOP, _END = 6, 2  # paragraphs at the top, and at the end, where the writer may be named
_LONGEST = 24  # words of a line that names the writer


@lru_cache(maxsize=2)
def author_of(reading: Reading) -> str:
    """Return the name in the byline or wherever else the writer is named, or 'the author'."""
    return _in_byline(reading) or _at_top(reading) or _of_house(reading) or _at_end(reading) or AUTHOR


def _in_byline(reading: Reading) -> str | None:
    """Return the first person that a byline names; a name that no list knows where no byline names a known one."""
    unknown = None
    for paragraph in reading.paragraphs:
        words = paragraph.span.of(reading.text)
        if paragraph.kind != "byline" or _HELPED.search(words):
            continue
        signed = _BY.search(words)
        known = _person(reading, Span(paragraph.span.start + (signed.start() if signed is not None else 0), paragraph.span.end))
        if known is not None:
            return known
        alone = signed or re.match(_RANK + NAME, words)
        unknown = unknown or (_plain(alone) if alone is not None else None)
    return unknown


def _at_top(reading: Reading) -> str | None:
    """Return the writer whom a short line near the top names: after "by", or as one of its parts, beside a date or an outlet."""
    top = [one.span for one in reading.paragraphs[:_TOP] if one.kind not in ("turn", "caption", "credit")]
    lines = [(span.start + match.start(), match[0].strip("*_ \xa0")) for span in top for match in re.finditer(r"[^\r\n]+", span.of(reading.text))]
    for number, (start, words) in enumerate(lines):
        if len(words.split()) > _LONGEST:
            continue
        found = [_SPOKEN.match(words)] + [_ALONE.match(words)] * (number > 0)
        if number and _META.search(words):
            found += [_BY.search(words), *(re.fullmatch(_RANK + NAME, part) for part in _PART.split(words))]
        for match in found:
            name = _plain(match) if match is not None else None
            at = reading.text.lower().find((name or "").lower(), start)
            if name is not None and not _is_other(reading, Span(at, at + len(name))):
                return _person(reading, Span(at, at + len(name))) or name
    return None


def _of_house(reading: Reading) -> str | None:
    """Return the paper or institute whose own view a text is: "COMMENTARY | Institute for Roads", or named alone below "EDITORIAL"."""
    top = reading.paragraphs[:_TOP]
    words = [one.span.of(reading.text).strip("*_ \xa0") for one in top]
    beside = next((match["name"] for line in words for match in [_HOUSE.match(line)] if match is not None and match["name"]), None)
    is_editorial = any(match is not None and match["kind"].lower() != "commentary" for line in words for match in [_HOUSE.match(line)])
    below = (line.split(",")[0].split("|")[0].strip() for line, one in zip(words, top, strict=True) if one.kind == "byline")
    return beside or (next(below, None) if is_editorial else None)


def _at_end(reading: Reading) -> str | None:
    """Return whose name stands alone in a last line, or of whom alone the last line tells: "Jan Roe is a former envoy"."""
    for paragraph in reversed(reading.paragraphs[-_END:]):
        words = paragraph.span.of(reading.text).strip("*_ \xa0()")
        match = _ALONE.match(words) or re.match(NAME, words)
        name = _plain(match) if match is not None else None
        if name is None or len(words.split()) > 2 * _LONGEST:
            continue
        is_known = reading.text.count(name.split()[-1]) > words.count(name.split()[-1])
        if not is_known and (match is not None and match.end() == len(words) or tells_of_writer(words, [f"By {name}"])):
            return name
    return None


def _plain(match: re.Match[str]) -> str | None:
    """Return the name that a pattern found, unless it is an outlet's or a desk's."""
    name = match["name"]
    return None if NO_PERSON.search(name) else name.title() if name.isupper() else name


def is_of_person(reading: Reading, span: Span) -> bool:
    """Return whether words in capitals may be a person's name that no list knows: no outlet, place or state, and no title in capitals."""
    return not NO_PERSON.search(span.of(reading.text)) and not any(span.meets(mention.span) for mention in reading.mentions)


def _is_other(reading: Reading, span: Span) -> bool:
    """Return whether a name is a place's, a state's or an outlet's."""
    met = [mention.kind for mention in reading.mentions if span.meets(mention.span)]
    return bool(met) and "person" not in met


def _person(reading: Reading, span: Span) -> str | None:
    return next((mention.name for mention in reading.mentions if mention.kind == "person" and span.meets(mention.span)), None)
