"""Lines of a page that are not told by its author: credits, captions, bylines, datelines, links and notices.

Each rule looks at one line. What its neighbours add is in `layout`.
"""

from __future__ import annotations

import re

from standoff.read.reading import ParagraphKind
from standoff.read.word_set import word_set

_NAME = r"[A-Z][\w.’'-]*[\w.]"
_NAMES = rf"{_NAME}(?:[ \xa0]+(?:(?:de|der|den|van|von|da|di|al|el|bin|la|le|du)[ \xa0]+)?{_NAME}){{1,4}}"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
AGENCIES = (
    r"(?:Reuters|REUTERS|AFP|AP(?: Photo)?|Associated Press|The Associated Press|Getty Images|Getty|EPA(?:-EFE)?|EFE|Sputnik|TASS|Tass|RIA Novosti|Xinhua|"
    r"Anadolu(?: Agency)?|Bloomberg|Shutterstock|Alamy(?: Stock Photo)?|iStock|Ukrinform|NurPhoto|ZUMA(?: Press)?|Abaca(?:press)?|"
    r"dpa|DPA|PA(?: Wire| Images| Media)?|UPI|Pool(?: Photo)?|POOL|CNN|NBC|ABC|CBS|BBC|The New York Times|New York Times|NYT|"
    r"The Washington Post|Global Images Ukraine|Sipa(?: USA)?|SIPA|Handout|Redux|Magnum(?: Photos)?|Polaris|Imago|IMAGO|Kyodo|"
    r"Yonhap|ANSA|Belga|NTB|TT|Ritzau|Corbis|Rex(?: Features)?|UNIAN|Interfax|Unsplash|Wikimedia(?: Commons)?|Flickr|Press Service|"
    r"[A-Z][\w ]{2,30}(?:Press Service|Press Office|Ministry)|via REUTERS|via AP|via Reuters|Planet Labs(?: PBC)?|Maxar(?: Technologies)?|USA TODAY(?: Network)?)"
)
_CREDIT = tuple(
    re.compile(pattern)
    for pattern in (
        (rf"\(?(?:(?:{_NAMES}|{_NAME}|[A-Z][\w ,.’'-]{{2,40}})\s?[/|]\s?)?{AGENCIES}(?:\s?(?:[/|,]|via|through|—|-)\s?(?:{AGENCIES}|{_NAMES}|{_NAME})){{0,4}}"
        r"(?:[ \xa0]TPX IMAGES OF THE DAY|[ \xa0]Photo|[ \xa0]file(?: photo)?)?\.?\)?$"),
        r"(?i:(?:photo(?:graph)?|image|picture|video|illustration|graphic)s?(?: source| credit| courtesy)?(?: by| of|:))[ \xa0].{2,80}$",
        r"(?i:credit|credits|source|courtesy(?: of)?)[ \xa0]?:[ \xa0].{2,60}$",
        r"(?:©|\(c\)|Copyright ©?)[ \xa0]?(?:\d{4}[ \xa0])?[A-Z].{2,60}$",
    )
)
_BYLINE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:By|BY|Text by|Story by|Words by|Analysis by|Opinion by|Written by|Interview by|From)[ \xa0]+{_NAME}[^.?!]{{0,100}}$",
        r".{0,120}\bcontributed (?:reporting|research|to this (?:report|article|story))\b.{0,60}$",
        r"\(?(?:Additional )?(?:[Rr]eporting|[Ww]riting) by .{2,200}$",
        r"(?:Edited|Translated|Fact-checked) by .{2,80}$",
        r"[a-z]{2,4}(?:[-/][a-z]{2,4}){1,5}$",  # the initials below an agency's report
        r"(?:Follow|Email|Contact|Write to)[ \xa0].{0,40}(?:@|on Twitter|on X\b|\bat\b).{0,80}$",
    )
)
_DATELINE = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i:first published|last updated|published|updated|posted|last modified|date)\b:?[ \xa0].{0,60}\d.{0,40}$",
        (rf"(?:[A-Z][\w.’' -]{{2,30}},?[ \xa0](?:[—–-][ \xa0])?){{0,2}}(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?[ \xa0])?(?:{_MONTH}[ \xa0]\d{{1,2}},?[ \xa0]\d{{4}}|\d{{1,2}}[ \xa0]{_MONTH}[ \xa0]\d{{4}}|\d{{4}}-\d\d-\d\d)"
        r"(?:[ \xa0]?[,·•|/–-]?[ \xa0]?.{0,40})$"),
        r"[A-Z][A-Z’' .-]{2,30}(?:,[ \xa0][\w. ]{2,30})?[ \xa0]?\([A-Z][\w .]{1,20}\)[ \xa0]?[—–-]*$",
        r"\d{1,2}:\d\d ?(?:[AaPp]\.?[Mm]\.?).{0,50}$",
    )
)
_NOTICE = re.compile(
    r"(?i:others are reading(?: now)?|also read|read (?:also|more|next|the (?:full|original).{0,60}|full (?:story|article)).{0,80}|"
    r"(?:related|recommended|more|top|popular|trending|latest)(?: (?:article|articles|stories|story|coverage|content|topics|news|reading|video|videos|on this (?:story|topic)|from .{0,40}))?:?|"
    r"you (?:may|might) (?:also )?(?:like|be interested in).{0,40}|see also:?.{0,80}|most read.{0,20}|don[’']t miss:?.{0,80}|"
    r"advertisement.{0,40}|story continues (?:below|after).{0,40}|article continues (?:below|after).{0,40}|continue reading.{0,60}|sponsored(?: content| by.{0,40})?|"
    r"(?:sign up|subscribe|register|log in|join us|donate|support us)\b.{0,200}|(?:get|receive) (?:our|the latest|breaking|all the).{0,160}|"
    r"(?:click|tap|listen|watch|download|follow us|share|skip to|jump to|scroll|print|save|comments?|leave a comment)\b(?: (?:here|this|to|on|the|for|now|story|article|live|below|content|main|via|our)\b.{0,100})?:?|"
    r"all rights reserved.{0,80}|©.{0,120}|copyright .{0,120}|this (?:article|story|piece|content) (?:was|is|has been|first|originally|may) .{0,160}|"
    r"(?:we use|this (?:web)?site uses) cookies.{0,200}|terms of (?:use|service).{0,80}|privacy policy.{0,80}|(?:\d+ )?min(?:ute)?s? read|"
    r"related:[ \xa0].{3,120}|(?:this|the) (?:conversation|interview|transcript)\b.{0,40}\b(?:edited|condensed|translated|shortened)\b.{0,80}|this is a rush transcript.{0,120}|"
    r"image source,.{0,40}|disclosure(?: statement)?:?|[\w.’' -]{3,60}[ \xa0]receives[ \xa0]funding[ \xa0]from (?!.*\b(?:said|says|say|told|according|heard)\b).{0,300}|image (?:caption|source).{0,10}|getty images|the views expressed .{0,200}|tags?:.{0,120}|topics?:.{0,120}|filed under.{0,120}|"
    r"(?:analysis|opinion|comment|commentary|explainer|exclusive|breaking(?: news)?|live|world|politics|news|editorial|feature|long read|interview|europe|middle east|africa|asia):?|"
    r"need to know more\b.{0,80}|thank you for (?:reading|signing).{0,80})[.!»>→ ]*$"
)
_LINKS = re.compile(r"(?i:also read|read (?:also|more|next)|related|recommended|see also|more (?:from|on|stories)|you (?:may|might)|top stories|most read|don[’']t miss)")
_CAPTION = re.compile(
    r"(?i:image caption|(?:photo |picture |image )?caption:|file ?(?:photo|image|picture)?\s?[-–—:]|in this (?:\w+ )?(?:\w+ )?(?:photo|image|picture|frame|screengrab|handout)|"
    r"(?:photo|image|picture|video|illustration|map|watch|above|below|pictured)\s?:[ \xa0])"
)
_CAPTION_WITHIN = re.compile(
    rf"[.!?”\"][ \xa0](?:Photo(?:graph)?|Picture|Image|Credit)s?(?: by)?:[ \xa0].{{2,60}}$|[.!?”\"][ \xa0]\({_NAMES}/[A-Z][\w .’'-]{{1,40}}\)\.?$|"
    rf"[.!?”\"][ \xa0](?:{AGENCIES}/{_NAMES}|{_NAMES}/{AGENCIES}(?:/{AGENCIES})?)\.?$|"
    r"\((?:AP|Reuters|REUTERS|AFP|Getty|EPA)\b[^)]{0,60}\)\.?$|\((?:L|R|C|left|right|cent(?:er|re)|L-R|far left|far right|pictured|second (?:left|right))\)|"
    r",? (?:left|right),? (?:shakes|meets|speaks|talks|walks|greets|poses|and)\b|\bpictured\b|"
    rf",[ \xa0](?:on[ \xa0])?(?:{_MONTH}[ \xa0]\d{{1,2}},[ \xa0]\d{{4}}|\d{{1,2}}[ \xa0]{_MONTH}[ \xa0]\d{{4}})\.$"
)
_LONG_QUOTE = re.compile(r"[“\"][^”\"]{25}")
_ENDS = re.compile(r"[.!?…:;,][)\]”’\"'»*_]*$")
_QUESTION_HEAD = re.compile(r"(?:What|Who|Why|How|When|Where|Is|Are|Can|Could|Will|Would|Does|Do|Did|Should)\b")
_POST = re.compile(r"\b(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Cc]olumnist|[Bb]ureau [Cc]hief|[Ss]taff [Ww]riter)\b")
_AT = r"(?:[ \xa0]in[ \xa0][A-Z][\w’'-]*(?:[ \xa0][A-Z][\w’'-]*)*(?:,[ \xa0][A-Z][\w’'-]*(?:[ \xa0][A-Z][\w’'-]*)*)?)?(?:[ \xa0]\((?:now|earlier)\))?"
_NAMES_ALONE = re.compile(rf"{_NAMES}{_AT}(?:(?:,|,?[ \xa0]and)[ \xa0]{_NAMES}{_AT})*(?:,[ \xa0].{{3,50}}[a-z])?")
_WRITER = re.compile(r"\b(?:is|was)[ \xa0](?:an?|the)\b|\b(?:is|was)[ \xa0](?:\w+[ \xa0])?(?:director|professor|editor|fellow|columnist)|\b(?:teaches|writes|served|covers|reports|worked)\b")
_SMALL = word_set("a an the of to in on at by for with from as and or but nor vs via after over into amid is are")
_LONGEST_CREDIT, _LONGEST_CAPTION = 160, 70


def kind_alone(line: str) -> ParagraphKind:
    """Return what a line is by its own words; `body` where nothing shows."""
    if len(line) > 600:
        return "body"
    bare = line.strip("*_[] \xa0")
    if _NOTICE.match(bare):
        return "credit" if bare.lower() == "getty images" else "boilerplate"
    if len(bare) <= _LONGEST_CREDIT and any(pattern.match(bare) for pattern in _CREDIT):
        return "credit"
    if any(pattern.match(bare) for pattern in _DATELINE):
        return "dateline"
    if any(pattern.match(bare) for pattern in _BYLINE):
        return "byline"
    if _CAPTION.match(bare) or (len(bare.split()) <= _LONGEST_CAPTION and _CAPTION_WITHIN.search(bare) and not _has_quote(bare)):
        return "caption"
    return "body"


def _has_quote(line: str) -> bool:
    return any(mark in line for mark in "“”\"")


def is_unended(line: str) -> bool:
    """Return whether a line is short and does not end as a sentence does."""
    return len(line.split()) <= 30 and not _ENDS.search(line)


def may_be_caption(line: str) -> bool:
    """Return whether a line is short enough for a caption and quotes nobody at length."""
    return len(line.split()) <= _LONGEST_CAPTION and not _LONG_QUOTE.search(line)


def names_photographer(credit: str) -> bool:
    """Return whether a credit says more than an agency ("Getty." alone may follow any paragraph)."""
    return "/" in credit or len(credit.split()) > 2


def announces_links(line: str) -> bool:
    """Return whether a notice announces other articles."""
    return bool(_LINKS.match(line.strip("*_ \xa0")))


def is_headline(line: str, after: str) -> bool:
    """Return whether the first line of a text is its headline, given the line after it."""
    words = line.split()
    if not 2 <= len(words) <= 25 or len(line) >= max(len(after), 60) * 1.5:
        return False
    if not _ENDS.search(line):
        return True
    return len(words) <= 16 and _is_title_case(words)


def _is_title_case(words: list[str]) -> bool:
    """Return whether nearly all words but the small ones are capitalised."""
    long = [word.lstrip("“‘\"'(") for word in words if word.lower() not in _SMALL]
    return len(long) >= 3 and sum(not word[:1].islower() for word in long) >= 0.9 * len(long)


def is_name_alone(line: str) -> bool:
    """Return whether a line holds nothing but names of persons, with where they are or a post."""
    return len(line.split()) <= 16 and not line.isupper() and bool(_NAMES_ALONE.fullmatch(line))


def tells_of_writer(line: str, bylines: list[str]) -> bool:
    """Return whether a line says who the writer is: "Ada Roe, a former envoy, teaches in Orsk"."""
    names = [name for byline in bylines for name in re.findall(_NAMES, re.sub(r"^[A-Z]\w+ by |^By ", "", byline))]
    return any(line.startswith(name) for name in names) and bool(_WRITER.search(line))


def is_post_alone(line: str) -> bool:
    """Return whether a line below a byline holds nothing but the writer's post ("Lisbon correspondent")."""
    return len(line.split()) <= 7 and bool(_POST.search(line)) and not _ENDS.search(line)


def is_subhead(line: str) -> bool:
    """Return whether a line between paragraphs heads what follows it."""
    bare = line.strip("*_ \xa0")
    words = bare.split()
    if not words or len(words) > 12 or not (bare[0].isupper() or bare[0].isdigit() or bare[0] in "“‘\"'"):
        return False
    if bare.endswith("?"):
        return len(words) <= 8 and bool(_QUESTION_HEAD.match(bare))
    return not _ENDS.search(bare) and not re.search(r"[.!?]”?$", bare)
