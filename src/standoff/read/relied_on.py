"""Papers, unnamed persons and offices that a text relies on, told by how it introduces them.

'A draft seen by Zarya', 'documents leaked to the Post', 'a report by the Audit Office', 'quoting a cook who escaped', 'two
mediators involved in the talks said', 'according to the ministry's website'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.read.papers import OUTLET_KINDS, plain
from standoff.read.speaking_nouns import is_person_noun

_S = r"[ \xa0]"
_NAME = rf"[A-Z][\w’'-]{{0,40}}(?:{_S}(?:of{_S}|for{_S}|and{_S})?[A-Z][\w’'-]{{0,40}}){{0,5}}"
_DAYS = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b"
_PAPER = (
    r"(?:memos?|memorand(?:um|a)|reports?|letters?|documents?|drafts?|transcripts?|recordings?|cables?|audits?|stud(?:y|ies)|surveys?|dossiers?|e-?mails?|"
    r"minutes|files?|filings?|papers?|notes?|images?|photographs?|photos?|footage|videos?|records|data|figures|messages?|contracts?|presentations?|slides|"
    r"proposals?|compromise|blueprint|roadmap|statements?|repl(?:y|ies)|responses?|answers?|submissions?|versions?|copies|copy|polls?|texts?|analys[ie]s|assessments?|accounts|agreements?|plans?|invoices|emails)"
)
SEEN = "a paper that somebody published or saw"  # a reason: the paper is the source, whoever saw it
CITED = "whom an outlet cites"
_GOES_BY = (
    r"(?:memos?|memorand(?:um|a)|reports?|letters?|documents?|drafts?|transcripts?|recordings?|cables?|audits?|stud(?:y|ies)|surveys?|dossiers?|e-?mails?|"
    r"minutes|files?|filings?|images|footage|videos?|records|data|figures|messages|contracts?|slides|polls?|analys[ie]s|assessments?|invoices)"
)
_WORD = rf"(?:(?!(?:in|of|the|an?|to|by|from|with|and|on|that|which|who)\b)(?:(?:[A-Z]\.){{2,}}|[\w’'-]{{1,40}}){_S})"  # of a paper's or a person's description
_OWN = rf"(?:this{_S}(?:magazine|newspaper|paper|website|site|programme|program|reporter|correspondent|agency))"
_WHICH = rf"(?:{_S}(?:to|from|for|about|of|on){_S}[^.;,“”\n]{{2,60}}|(?P<maker>{_S}by{_S}[^.;,“”\n]{{2,40}}?)|(?P<way>{_S}(?:smuggled|sent|addressed|handed|delivered|written|filed){_S}[^.;,“”\n]{{2,50}})|{_S}\w+ed{_S}[^.;,“”\n]{{2,50}})?,?{_S}(?:and{_S})?(?:(?:which|that){_S}(?:was|were|has{_S}been|have{_S}been){_S}|(?:a{_S}copy|copies|parts|excerpts){_S}of{_S}which{_S}(?:was|were|has{_S}been|have{_S}been){_S}|first{_S})?"
_SEEN = re.compile(
    rf"(?:\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]wo|[Ss]everal|[Aa]ccording{_S}to|[Ii]n){_S})?\b(?P<name>{_WORD}{{0,3}}?(?i:{_PAPER})){_WHICH}"
    rf"(?P<seen>published|obtained|seen|reviewed|leaked|released|viewed|verified|shared|provided|shown|read{_S}out|issued){_S}(?P<by>by|to|with){_S}(?:{_OWN}|(?P<seer>(?:[\w’'-]{{1,40}}{_S}){{1,5}}?{OUTLET_KINDS}{_S}{_NAME}|(?:[\w’'-]{{1,40}}{_S}){{0,4}}?{_NAME}))"
)
_BY = re.compile(
    rf"\b(?:(?:[Aa]ccording{_S}to|[Cc]iting|[Ii]n|[Bb]y|[Ff]rom){_S})?(?:[Aa]n?|[Tt]he|[Ii]ts|[Oo]ne|[Aa]nother){_S}(?:[\w’'-]{{1,40}}{_S}){{0,3}}?(?P<paper>report|study|survey|poll|analysis|assessment|paper|audit|investigation)"
    rf"(?:{_S}(?:of|on|into){_S}(?:(?!by\b)[\w’'-]{{1,40}}{_S}){{0,5}}?(?!by\b)[\w’'-]{{1,40}})?{_S}(?:(?:published|released|issued|conducted|out){_S})?(?:(?:(?:on|last|this|in|earlier{_S}this){_S})?\w+{_S})?(?:by|from|for){_S}(?:the{_S})?(?:[a-z]+{_S})?(?!{_DAYS})(?P<name>{_NAME})"
)
_OFFICE = re.compile(
    rf"\b[Aa]ccording{_S}to{_S}(?:(?:the|a|an|its|their|official|government){_S})*(?P<name>{_WORD}{{0,4}}?(?:(?:statistics|audit|census|meteorological|weather|health){_S}(?:office|agency|bureau|service|authority|ministry)|(?:(?:world|global|regional|monitoring|aid|rights){_S}(?:body|agency|group|organi[sz]ation)|watchdog|monitors?|charity|observatory|think[ -]tank|tracker|central{_S}bank)(?!{_S}[A-Z])|website|data|figures|records|"
    rf"statistics|census|{_GOES_BY}))\b(?!{_S}(?:by|from|leaked|seen|obtained|published|released|reviewed|shared)\b)(?:{_S}(?:of|on){_S}(?:the{_S})?{_NAME})?"
)
_QUOTING = re.compile(rf"\b(?P<cue>[Cc]iting|[Qq]uoting|(?<=which{_S})cited|(?<=which{_S})quoted){_S}(?:(?:an?|the|one|two|three|several|some|its|unnamed|anonymous|unidentified){_S})*(?P<name>{_WORD}{{0,3}}?(?P<head>[a-z][\w-]{{1,40}})(?:{_S}of{_S}(?:the{_S}|its{_S})?(?:[\w’'-]{{1,40}}{_S}?){{1,3}}?)?)(?=[,.;:”\"]|{_S}(?:who|that|in|at|from|on|with|as|and|close|familiar|of)\b|$)")
_MANY = rf"(?:an?|one|another|two|three|four|five|six|several|some|multiple|(?:at{_S}least|more{_S}than){_S}\w+)"
_ANYBODY = re.compile(rf"\b[Aa]ccording{_S}to{_S}(?P<many>(?i:{_MANY}){_S})?(?P<name>{_WORD}{{0,3}}?(?P<head>[a-z]+))\b(?=[,.;:]|{_S}(?:who|in|at|on|from|with|of|familiar|close|briefed|involved|and)\b)")
_PLURAL = ("s", "people", "police", "men", "women")


def find_relied_on(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, source and reason of every paper, unnamed person and office that a text relies on."""
    for match in _SEEN.finditer(text):
        seen = f" {match['seen']} {match['by']} {re.sub('^the ', '', match['seer'])}" if match["seer"] else ""
        paper = _plain(match["name"] + (match["maker"] or ""))
        if (match["maker"] or match["way"]) and match["seer"]:  # whose paper it is or how it came, and who had it
            yield match.start(), max(match.end("maker"), match.end("way")), plain(paper), SEEN
            yield match.start("seen"), match.end(), plain(re.sub("^the ", "", match["seer"])), "an outlet that had a paper"
        else:
            yield match.start(), match.end(), plain(paper + seen), SEEN
    for match in _BY.finditer(text):
        yield match.start(), match.end(), " ".join(match["name"].split()), "a paper"
    for match in _OFFICE.finditer(text):
        yield match.start(), match.end(), _plain(match["name"]), "what a text goes by"
    for match in _QUOTING.finditer(text):
        if is_person_noun(match["head"]) or match["cue"].lower() == "quoting" or re.fullmatch(_PAPER, match["head"]):
            yield match.start(), match.end("name"), _plain(match["name"]), CITED
    for match in _ANYBODY.finditer(text):
        if is_person_noun(match["head"]) and (match["many"] or match["head"].endswith(_PLURAL)):
            yield match.start(), match.end(), _plain(match["name"]), "an unnamed source that speaks"


def _plain(words: str) -> str:
    return re.sub(r"^(?:an?|the|its|two|three|several|unnamed|anonymous|according\sto|in)\s", "", " ".join(words.split()), flags=re.IGNORECASE)
