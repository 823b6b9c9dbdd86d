"""Times in a text, as days or intervals of the calendar.

Absolute dates stand by themselves. The others count from the day of publication, and stay open (`when` is None) where it
is not known. A weekday is the same day or the last one past, unless the words around look ahead ("will meet on Friday",
"by Friday"). A day without a year is the nearest past one, or the next to come where the words look ahead. Vague words are
intervals: "this week" from Monday to Sunday, "in the coming days" a week from publication. Durations ("a 96-hour push",
"for three years"), counts ("2,000 troops"), names ("Black Sunday") and verbs ("may", "march") are no times.
"""

from __future__ import annotations

import re
from datetime import date

from standoff.read import date_rules as rules
from standoff.read import days
from standoff.read.ahead import looks_ahead
from standoff.read.reading import Reading, TimeMention
from standoff.record.items import Span, When

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_UNIT = r"(?:hour|day|week|fortnight|month|year|decade)"
_NUMBER = r"(?<![\w-])(?i:\d{1,3}|a couple of|couple of|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|" + "|".join(sorted((word for word in rules.NUMBERS if " " not in word), key=len, reverse=True)) + ")"
_ABOUT = r"(?:(?:about|around|almost|nearly|roughly|some|more than|over|less than|at least|just|only|just over|just under|the better part of)[ \xa0])?"
_PART = r"(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Tt]he (?:beginning|start|middle|end) of|(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd) of)"
_DAYTIME = r"(?:[ \xa0](?:morning|afternoon|evening|night))?"
# What follows a number that counts things and is no year.
_COUNTED = r"(?![ \xa0-](?:people|troops|soldiers|men|women|children|civilians|tanks|drones|missiles|km|kilomet|mile|met(?:er|re)|feet|ft|lbs|kg|tons?\b|tonnes|dollars|euros|percent|per cent|prisoners|votes|points|seats|hours|days|weeks|times|square|pages|shells|rounds|homes|jobs|points|calories|delegates|emails|e-mails|acres|barrels|MW|word))"


_S = r"[ \xa0]"
_WHICH = r"(?P<which>[Ll]ast|[Tt]his past|[Tt]his coming|[Tt]his|[Nn]ext|[Cc]oming|[Pp]ast)"

# In order: an earlier form of words wins over a later one that overlaps it.
_PATTERNS: tuple[tuple[re.Pattern[str], rules.Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])", rules.iso),
        (r"(?<![\d/])(?P<one>\d{1,2})[/.](?P<other>\d{1,2})[/.](?P<y>(?:19|20)\d\d)(?![\d/])", rules.slashed),
        (rf"(?:{_WEEKDAY},? )?(?:the )?(?<![\d.,:$-])\b(?P<day>{_DAY})(?:(?:{_S}?[-–—]{_S}?| to | and )(?P<last>{_DAY}))?(?:{_S}of)?{_S}(?P<month>{_MONTH})(?:,?{_S}(?P<year>{_YEAR})|{_S}of{_S}(?P<which>last|this|next){_S}year)?(?![\w-])", rules.day),
        (rf"(?:{_WEEKDAY},? )?\b(?P<month>{_MONTH}){_S}(?:the )?(?P<day>{_DAY})(?:(?:{_S}?[-–—]{_S}?| to | and )(?P<last>{_DAY}))?(?![\d:%])(?:,?{_S}(?P<year>{_YEAR})|{_S}of{_S}(?P<which>last|this|next){_S}year)?\b(?![-’'][a-rt-z])", rules.day),
        (rf"(?:{_PART}[- ])?\b(?P<month>{_MONTH}),?(?:{_S}of)?{_S}(?P<year>{_YEAR})\b", rules.month),
        (rf"\b(?:in |{_WHICH} )?(?:the )?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:{_S}of)?{_S}(?P<year>{_YEAR})\b", rules.season),
        (rf"\b{_WHICH}{_S}(?P<season>spring|summer|autumn|fall|winter)(?P<year>)\b", rules.season),
        (rf"\b[Tt]he{_S}(?P<nth>first|second|third|fourth|last){_S}(?P<size>quarter|half)(?:{_S}of{_S}(?:the{_S}year|this{_S}year|(?P<year>{_YEAR})))\b", rules.quarter),
        (rf"(?:{_WHICH}{_S})?\b(?P<holiday>{'|'.join(name.title().replace(chr(39) + 'S', '[’' + chr(39) + ']s').replace(chr(39), '[’' + chr(39) + ']?').replace('Of', 'of').replace('V-E', 'V-?E').replace('[’[’' + chr(39) + ']?]s', '[’' + chr(39) + ']s') for name in days.HOLIDAYS.split('|'))})\b(?:,?{_S}(?P<year>{_YEAR}))?", rules.holiday),
        (rf"(?<![\d.,$€£#/-])\b(?P<year>{_YEAR})(?:[-–—/])(?P<last>\d\d(?:\d\d)?)\b(?![\d-])", rules.years),
        (rf"(?:{_PART}[- ])?(?:[Tt]he )?(?<![\d.,$€£#/])\b(?P<year>1[5-9]\d0|20\d0)[’']?s\b", rules.decade),
        (r"\b[Tt]he (?P<century>\d{1,2})(?:st|nd|rd|th)[ -]century\b", rules.century),
        (rf"(?:{_PART}[- ])?(?<![\d.,$€£#/:-])\b(?<!No\. )(?<!Resolution )(?<!Article )(?<!Agenda )(?P<year>{_YEAR})\b(?![\d%:]|[.,]\d|-(?:\d|year|strong|man|mile|point))" + _COUNTED, rules.year),
        (rf"(?:(?:{_WHICH}|[Ee]arly|[Ll]ater?){_S})?\b(?P<weekday>{_WEEKDAY})(?:[’']s)?{_DAYTIME}(?:(?:,| of)?{_S}(?P<of>last week|next week|this week))?(?![\w-])", rules.weekday),
        (r"\b(?:[Tt]he day (?:after tomorrow|before yesterday)|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))(?:[’']s)?(?: (?:morning|afternoon|evening|night))?\b", rules.named_day),
        (rf"(?:\b(?P<when>[Ee]arlier|[Ll]ater?|[Ee]arly|[Ll]ate in|[Mm]id|(?:[Tt]he )?(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle) of){_S})?\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Tt]he coming|[Oo]ver the|[Tt]he){_S}(?P<unit>week|weekend|month|quarter|year|decade)(?:[’']s)?\b(?!-)", rules.unit),
        (rf"\b{_ABOUT}(?P<number>{_NUMBER}){_S}(?P<unit>{_UNIT})s?{_S}(?:ago|back)\b", rules.ago),
        (rf"\b{_ABOUT}(?P<number>{_NUMBER}){_S}(?P<unit>{_UNIT})s?{_S}(?:from now|hence)\b", rules.hence),
        (rf"\b(?P<how>[Ww]ithin|[Ii]n less than|[Ii]n under|[Ii]nside){_S}(?:the next{_S})?{_ABOUT}(?:a (?:few|matter of){_S})?(?P<number>{_NUMBER})?{_S}?(?P<unit>{_UNIT})s?\b", rules.hence),
        (rf"\b(?P<how>[Ii]n){_S}{_ABOUT}(?P<number>{_NUMBER}){_S}(?P<unit>{_UNIT})s?(?:[’']s?{_S}time)?\b(?!{_S}(?:of|since))", rules.hence),
        (rf"\b(?:(?:[Ii]n{_S})?[Tt]he{_S}following{_S}(?:days|weeks|months|years|day|week|month|year|morning)|[Tt]he{_S}(?:next|same|previous){_S}(?:day|morning|night)|[Tt]hat{_S}(?:day|week|month|year|morning|evening|night|summer|winter|spring|autumn|fall)|{_NUMBER}{_S}{_UNIT}s?{_S}(?:later|earlier))\b", rules.open_),
        (rf"\b(?:(?:[Oo]ver|[Ii]n|[Dd]uring|[Ff]or|[Ww]ithin|[Ff]rom){_S}[Tt]he{_S}|[Tt]he{_S}|[Ii]n{_S})(?P<which>past|last|previous|next|coming|recent){_S}(?:few{_S}|several{_S}|couple of{_S})?(?P<number>{_NUMBER})?{_S}?(?P<unit>{_UNIT})s?\b", rules.stretch),
        (rf"(?:\b{_PART}[- ]|\b{_WHICH}{_S}|\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Tt]hrough|[Bb]efore|[Aa]fter|[Bb]ack in|to|and|between|of){_S})(?P<month>{_MONTH})(?P<year>)(?![\w-]|{_S}\d)", rules.month),
    )
)
# "since" and "starting in" leave the end open, "until" and "by" the beginning.
_SINCE = re.compile(r"\b(?:[Ss]ince|(?:[Ss]tarting|[Bb]eginning|[Ee]ffective)(?: in| on| from)?|from)(?: (?:the|early|late))?[ \xa0]$")
_UNTIL = re.compile(r"\b(?:[Uu]ntil|[Tt]ill|[Uu]p to|[Nn]o later than|[Bb]y|[Bb]efore|[Uu]p until)(?: (?:the|at least|early|late))?[ \xa0]$")
_OPEN_WORD = re.compile(r"(?:[Ss]ince|[Uu]ntil|[Bb]y|[Bb]efore)[ \xa0]")
_RANGE = re.compile(r"[ \xa0](?:to|until|through|till|and)[ \xa0](?:the[ \xa0])?$")
_FROM = re.compile(r"\b(?:[Ff]rom|[Bb]etween)[ \xa0]$")
_MOST_MENTIONS = 5000


def find_times(reading: Reading) -> tuple[TimeMention, ...]:
    """Return the words that say when, with the days they mean, in order and without overlap."""
    anchor = published_day(reading)
    text = reading.text
    taken = bytearray(len(text))
    found: list[tuple[int, int, days.Interval | None]] = []
    for pattern, rule in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if len(found) >= _MOST_MENTIONS or any(taken[start:end]) or _is_name(text, match):
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append((start, end, _placed(rule, match, anchor)))
    found.sort(key=lambda one: one[0])
    return tuple(_mention(text, *one) for one in _joined(text, found))


def _placed(rule: rules.Rule, match: re.Match[str], anchor: date | None) -> days.Interval | None:
    """Return what a rule makes of a match, None where it leaves the calendar ("999 decades ago")."""
    try:
        return rule(match, anchor, looks_ahead(match.string, match.start(), match.end()))
    except (ValueError, OverflowError):
        return None


def published_day(reading: Reading) -> date | None:
    """Return the day of publication: of the document, else the one full date of its datelines; None where neither is."""
    if reading.document.published:
        try:
            return date.fromisoformat(reading.document.published[:10])
        except ValueError:
            return None
    for paragraph in reading.paragraphs:
        if paragraph.kind == "dateline":
            for pattern, rule in _PATTERNS[:4]:
                for match in pattern.finditer(reading.text, paragraph.span.start, paragraph.span.end):
                    interval = _placed(rule, match, None)
                    if interval and interval[0] == interval[1]:
                        return interval[0]
    return None


_NAMES_AFTER = re.compile(r"[ \xa0](?:Times|Telegraph|Post|Herald|Mirror|Express|Mail|Journal|Night Live|Review|Mass)\b")
_NAMES_BEFORE = re.compile(r"(?:Black|Bloody|Super|Cyber|Holy|Palm|Ash|Good|Theresa|Brian|Teresa)[ \xa0]$")


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Return whether the words belong to a name ("Sunday Times", "Bloody Sunday", "Theresa May")."""
    if _NAMES_AFTER.match(text, match.end()):
        return True
    return bool(_NAMES_BEFORE.search(text, max(0, match.start() - 12), match.start())) and "holiday" not in match.re.groupindex


def _joined(text: str, found: list[tuple[int, int, days.Interval | None]]) -> list[tuple[int, int, days.Interval | None]]:
    """Return the times with "from … to …" and "between … and …" made one interval."""
    joined: list[tuple[int, int, days.Interval | None]] = []
    for start, end, interval in found:
        if joined:
            first, last, before = joined[-1]
            if start - last <= 12 and _RANGE.fullmatch(text, last, start) and _FROM.search(text, max(0, first - 9), first):
                both = (before[0], interval[1]) if before and interval else None
                joined[-1] = (first, end, both)
                continue
        joined.append((start, end, interval))
    return joined


def _mention(text: str, start: int, end: int, interval: days.Interval | None) -> TimeMention:
    """Return a time with its end or beginning left open where the words before it say so."""
    if interval is None:
        return TimeMention(Span(start, end), None)
    first, last = interval
    before = text[max(0, start - 24) : start]
    if word := _OPEN_WORD.match(text, start, end):  # the word is part of the time: "since March"
        since_first = word.group().strip().lower() == "since"
        first, last = (first, None) if since_first else (None, last)
        before = ""
    since = _SINCE.search(before)
    if since and not (since.group().strip().lower() == "from" and not re.search(r"\bon[ \xa0]?$", text[end : end + 4])):
        start, last = start - len(before) + since.start(), None
    elif until := _UNTIL.search(before):
        if until.group().lower().startswith("before") and first is not None and first > date.min:
            last = days.shift(first, -1, "day")
        start, first = start - len(before) + until.start(), None
    return TimeMention(Span(start, end), When(first.isoformat() if first else None, last.isoformat() if last else None))
