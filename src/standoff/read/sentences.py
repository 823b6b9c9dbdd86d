"""Split paragraphs into sentences, mindful of abbreviations, initials and quotation marks.

A sentence ends at a full stop, question or exclamation mark, with the marks and brackets that close on it, when a new
sentence can begin after it. Titles, captions, subheads and other lines that are no prose are one sentence each.
"""

from __future__ import annotations

import re

from standoff.read.reading import Paragraph, Sentence
from standoff.read.word_set import word_set
from standoff.record.items import Span

END = re.compile(r"(?:[.!?…]|[.!?](?=[”\"’')\]]))+[”\"’')\]»]*(?=\s)")
NEXT = re.compile(r"\s+[“\"‘'(\[«—–-]*\s*(\w+)")
LAST_WORD = re.compile(r"[\w.’'-]*$")
WHOLE = frozenset({"title", "subhead", "credit", "byline", "dateline"})

# After these a full stop never ends a sentence before a capital: a name or a number follows.
BEFORE_NAMES = word_set(
    "mr mrs ms mx dr prof rev hon st sen sens rep reps gov gen lt col sgt capt cmdr adm maj brig cpl pvt pres sec supt "
    "det messrs fr sr. jr. vs v no nos art fig vol pp ed eds jan feb mar apr jun jul aug sep sept oct nov dec ft mt"
)
# After these it may; only a word that commonly begins a sentence tells.
MAYBE = word_set(
    "u.s u.k u.n e.u d.c n.y l.a a.m p.m inc corp co ltd llc jr sr etc ala ariz ark calif colo conn del fla ga ill "
    "ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo i.e e.g u.s.s.r "
    "ph.d m.d r.i s.c n.c n.j n.h n.m n.d s.d w.va g.o.p"
)
STARTERS = word_set(
    "the a an this that these those it he she they we i you but and or so if in on at by for with from to as when "
    "while after before since although though however yet still then there here what who why how where which "
    "whether some many most all both each every no not one two his her their its our my your once now also even "
    "instead meanwhile despite during under until unless because according asked following earlier later last next "
    "today yesterday perhaps maybe"
)
SPEECH = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*\s+){0,4}(?:said|says|asked|wrote|told|added|tweeted|cried|shouted|replied|exclaimed|yelled|demanded)\b"
)


def find_sentences(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of every paragraph, in order, without the white space around them."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        start, end = paragraph.span.start, paragraph.span.end
        cuts = [] if paragraph.kind in WHOLE else list(_cuts(text, start, end))
        for left, right in zip([start, *cuts], [*cuts, end], strict=True):
            span = trimmed(text, left, right)
            if span is not None:
                found.append(Sentence(span, number))
    return tuple(found)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space at its ends, None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _cuts(text: str, start: int, end: int):
    for match in END.finditer(text, start, end):
        if _ends_here(text, start, match):
            yield match.end()


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    following = NEXT.match(text, match.end(), match.end() + 80)
    if following is None:
        return text[match.end() : match.end() + 4].lstrip()[:1] not in tuple(".,;:…?!")
    first = following[1]
    closed = match[0][-1] not in ".!?…"
    if first[0].islower():
        return "\n" in following[0] and not closed
    if closed and match[0][0] in "!?…" and SPEECH.match(text, match.end(), match.end() + 90):
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    word = LAST_WORD.search(text, max(start, match.start() - 20), match.start())[0].lower()
    return closed or _stop_ends(word, first)


def _stop_ends(word: str, first: str) -> bool:
    """Return whether a full stop after `word` ends a sentence when `first` comes next."""
    word = word.strip("’'-")
    if word in BEFORE_NAMES:
        return word == "no" and first.lower() in STARTERS and not first[0].isdigit()
    if word in MAYBE or re.fullmatch(r"(?:[a-z]\.)*[a-z]", word):
        return first.lower() in STARTERS and first != "I" and len(word) > 1
    return True
