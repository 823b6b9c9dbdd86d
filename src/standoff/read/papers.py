"""Papers, counts and bodies of inquiry that a text relays: what they state is theirs, not the text's.

'According to a joint statement read out by S', 'Article 7 stipulates', 'the letter warns', 'the panel wrote in its January
report', 'an envoy disclosed in his memoirs', 'by the estimate of a panel', 'satellite images show'. A paper that is named
again goes by its fullest name: "the letter" after "a letter published by Zarya". What a ministry says in a statement of its
own is its word, not a paper's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.read.word_set import word_set

_S = r"[ \xa0]"
_WORD = rf"(?:(?!(?:in|of|the|an?|to|by|from|with|and|on|that|which|who|for|at|as|but|this)\b)(?:(?:[A-Z]\.){{2,}}|[\w’'-]{{1,40}}){_S})"
_NAME = rf"[A-Z][\w’'-]{{0,40}}(?:{_S}(?:(?:of|for|and|on){_S}(?:the{_S})?)?[A-Z][\w’'-]{{0,40}}){{0,6}}"
_LIGHT = rf"(?:(?:also|later|then|still|even|further|has|have|had|itself|\w+ly){_S}){{0,2}}"
_STATES = r"(?:says?|said|states?|stated|reads?|stipulates?|stipulated|specif(?:y|ies|ied))"
_TELLS = (
    rf"(?:{_STATES}|warns?|warned|concludes?|concluded|finds?|found|shows?|showed|notes|noted|estimates?|estimated|puts?|describes?|described|lists|listed|suggests?|"
    r"suggested|indicates?|indicated|reveals?|revealed|alleges?|alleged|claims?|claimed|argues?|argued|adds|added|recommends?|recommended|predicts?|predicted|confirms?|"
    rf"ma(?:kes|de){_S}no{_S}mention|confirmed|details|detailed|documents?|documented|records?|recounts?|recounted|blames?|blamed|accuses?|accused|acknowledges|acknowledged|contends?|counts?|counted|recorded|identified|names?|named)"
)
_PLANS = r"(?:proposes?|proposed|envisages?|envisaged|foresees?|outlines?|outlined|sets?{_S}out)".replace("{_S}", _S)  # what papers do that are no party's word
_LOOSE = (  # papers that tell things
    r"(?:reports?|letters?|memos?|memorand(?:um|a)|documents?|paper|stud(?:y|ies)|surveys?|polls?|audits?|assessments?|analys[ei]s|dossiers?|cables?|transcripts?|minutes|files|filings?|"
    r"indictments?|court{_S}papers|papers|lawsuits?|rulings?|judgments?|affidavits?|readouts?|fact{_S}?sheets?|research|communiqu[ée]s?|(?:joint|final|closing|concluding|summit){_S}(?:statement|declaration)|white{_S}paper|"
    r"e-?mails|recordings?|figures|data|statistics|records|footage|videos?|census|bulletin|invoices|leaked{_S}[a-z]+|intelligence{_S}(?:estimate|summary))"
).replace("{_S}", _S)
_STRICT = r"(?:drafts?|texts?|agreements?|accords?|treaty|treaties|protocols?|resolutions?|annex(?:es)?|appendix|armistice|term{_S}sheet|pacts?|deal)".replace("{_S}", _S)
_PART = rf"(?:(?:Article|Clause|Section|Paragraph|Point|Annex|Chapter|Appendix|Protocol){_S}(?:\d+|[IVXA-Z]+\b)|(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother){_S}(?:{_WORD}){{0,2}}(?:clause|annex|article|paragraph|footnote|provision|appendix))"
_OF = (
    rf"(?:{_S}(?:of|on|in|by|from|to|about|into|for|last|this|out|due|dated|filed|published|released|seen|obtained|issued|written|sent|signed|leaked|prepared|produced|commissioned|compiled|posted|circulated|submitted|drafted|presented|verified|geolocated|analy[sz]ed|reviewed)"
    rf"(?:{_S}(?!(?:that|which|who|did|does|do|has|have|had|was|were|is|are|will|would|could|can|not)\b)(?:[\w’'-]|\.(?=\w|{_S}\d))+){{1,10}}?)?"
)
_ASIDE = rf"(?:,{_S}[^.;:“”\"\n]{{3,90}},)?"
_DETERMINED = rf"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]nother|[Oo]ne|(?P<owner>[A-Z][\w-]{{0,40}}(?:{_S}[A-Z][\w-]{{0,40}}){{0,4}})(?:[’']s|(?<=s)[’'])){_S}|(?<=[.,!?”\n]{_S})|(?<=\n)|^)"
_LOOSELY = re.compile(rf"{_DETERMINED}(?P<name>(?:{_NAME}{_S}(?=[a-z]))?(?:{_WORD}){{0,4}}?(?i:{_LOOSE}))(?P<of>{_OF}){_ASIDE}{_S}{_LIGHT}(?:{_TELLS}|{_PLANS})\b(?!{_S}otherwise)", re.MULTILINE)
_LEAKED = re.compile(rf"\b(?:[Aa]n?|[Tt]he|[Tt]wo|[Ss]everal){_S}(?P<name>(?:leaked|declassified){_S}(?:{_WORD}){{0,2}}?{_LOOSE})\b")  # whatever it is said to do
_INVERTED = re.compile(rf"(?<=[,”\"]{_S}){_TELLS}{_S}(?:an?|the|one){_S}(?P<name>(?:{_WORD}){{0,3}}?{_LOOSE})\b")  # it is over, says a report
_STRICTLY = re.compile(rf"{_DETERMINED}(?P<name>(?:{_WORD}){{0,4}}?{_STRICT})(?P<of>{_OF}){_ASIDE}{_S}{_LIGHT}{_STATES}\b", re.MULTILINE)
_PARTLY = re.compile(rf"\b(?P<name>{_PART}(?:{_S}(?:of|to|in){_S}(?:the|its){_S}(?:{_WORD}){{0,2}}?[\w-]{{1,40}})?){_ASIDE}{_S}{_LIGHT}(?:{_STATES}|provides{_S}that|warns?)\b")
OUTLET_KINDS = r"(?:agency|newswire|newspaper|paper|daily|weekly|tabloid|magazine|broadcaster|channel|network|outlet|site|website|station|publication|portal|television|radio)"
_FAR = rf"(?:,?{_S}(?:which{_S}was{_S})?(?:read{_S}(?:out{_S})?|issued|released|published|leaked|signed|circulated|adopted|drafted|prepared|seen|obtained|compiled|commissioned)(?:{_S}\w+){{0,3}}?{_S}(?:by|on|to|in)(?:{_S}(?!(?:that|which|who)\b)[\w’'-]{{1,40}}){{0,6}}?{_S}{_NAME}\b(?!{_S}{OUTLET_KINDS}\b))?"
_ACCORDING = re.compile(
    rf"\b[Aa]ccording{_S}to{_S}(?P<name>(?:an?|the|its|their|his|two|several)?{_S}?(?:{_WORD}){{0,4}}?"
    rf"(?:{_LOOSE}|{_STRICT}|accounts?|(?<=to{_S}a{_S})statement)){_FAR}(?=[,.;:”]|{_S}(?!by\b|from\b)[a-z]|$)"
)
_IMAGES = re.compile(
    rf"\b(?P<name>(?:[Ss]atellite|[Aa]erial|[Dd]rone){_S}(?:images?|imagery|pictures|photos|photographs|data|footage))(?P<of>(?:{_S}(?!show|suggest|reveal|indicat)(?:[\w’'-]|\.(?=\w|{_S}\d))+){{1,14}}?)?,?{_S}{_LIGHT}"
    r"(?:shows?|showed|suggests?|suggested|reveals?|revealed|indicates?|indicated|confirms?|confirmed|appears?|appeared|captured)\b"
)
_WORK = (
    r"(?P<work>report|study|survey|paper|analysis|assessment|audit|(?:policy|legal|court|issue){_S}brief|briefing{_S}(?:note|paper)|note{_S}to{_S}(?:clients|investors)|research{_S}note|filing|ruling|judgment|verdict|indictment|"
    r"memoirs?|autobiography|diar(?:y|ies)|book|bulletin|newsletter|dossier|review|update|white{_S}paper|cable|dispatch)"
).replace("{_S}", _S)
_PERSONAL = re.compile(r"memoirs?|autobiography|diar(?:y|ies)|book")
_OPINES = re.compile(r"argue[sd]|predicted")  # what a book or paper is cited for then is a view
_RECALLS = re.compile(r"disclosed|reveal|recall|recount|claim|report|document|describ|admit|stat|put|estimate|found|finds")
_WROTE = r"(?:said|says|wrote|writes|warned|warns|found|finds|concluded|concludes|noted|notes|estimated|estimates|disclosed|revealed|recalled|recalls|recounted|recounts|argued|argues|claimed|claims|reported|reports|predicted|documented|described|admitted|stated|puts?|suggested|call(?:s|ed)|say|write|warn|argue|accuse[sd]|blame[sd]|count(?:s|ed)|list(?:s|ed)|record(?:s|ed)|calculate[sd]?|estimate|trace[sd]|identified)"
_IN_WORK = re.compile(
    rf"(?:(?<=[.,;:!?”—\n]{_S})|(?<=\n)|^|\b(?:but|and|while|that|as|because|than|But|And){_S})(?P<who>(?:(?!(?:but|and|while|that|because){_S})[\w.’'-]{{1,40}}{_S}){{1,8}}?|{_NAME},{_S}){_LIGHT}(?P<wrote>{_WROTE}){_S}(?:(?:on|last|this|earlier|that|of)?{_S}?\w+{_S}){{0,3}}?"
    rf"in{_S}(?:an?|its|his|her|their|the){_S}(?:{_WORD}){{0,4}}?{_WORK}\b", re.MULTILINE
)  # fmt: skip
_OPENS_WORK = re.compile(
    rf"\b[Ii]n{_S}(?:an?|its|his|her|their|the){_S}(?:{_WORD}){{0,4}}?{_WORK}(?:{_S}(?:published|released|issued|made|conducted){_S}[^.,;:“”\n]{{2,60}})?,?{_S}(?P<who>(?:(?:the|an?){_S})?(?:(?!(?:but|while|that)\b)[\w.’'-]{{1,40}}{_S}){{1,8}}?){_LIGHT}(?P<wrote>{_WROTE})\b"
)
_JOINTLY = re.compile(
    rf"\b[Ii]n{_S}(?:(?P<court>(?:court|legal){_S}(?:filings|papers|documents|records))\b|(?:an?|the|their|its){_S}(?P<name>(?:joint|final|closing|concluding|summit|leaked){_S}(?:statement|declaration|communiqu[ée]|text|document|letter|memo|report|paper)\b"
    rf"|(?:{_WORD}){{0,2}}(?:recording|letter|memo|memorandum|e?-?mail|cable|document|filing|video|transcript|message|call|conversation|tape|audio)(?={_S}(?:leaked|obtained|seen|reviewed|(?:published|made{_S}public|posted|released){_S}by)\b)))"
)
_FIGURE = r"(?:estimates?|counts?|tally|reckoning|calculations?|figures|assessments?)"
_ESTIMATE = re.compile(
    rf"\b(?:[Bb]y|[Oo]n|[Ii]n|[Aa]ccording{_S}to){_S}(?:(?:an?|the|one|some|its){_S})?(?:\w+{_S}){{0,2}}?{_FIGURE}{_S}(?:of|by|from){_S}(?:the{_S}|an?{_S})?(?P<name>(?:{_WORD}){{0,4}}[\w’'-]{{1,40}}(?:{_S}(?:of|for|at){_S}(?:the{_S})?(?:{_WORD}){{0,3}}[\w’'-]{{1,40}})?(?=[,.;:])|{_NAME}|[a-z][\w’'-]{{1,40}})"
    rf"|\b(?:[Bb]y|[Oo]n|[Aa]ccording{_S}to){_S}(?P<owner>(?:(?:the|an?){_S})?(?:[\w-]{{1,40}}{_S}){{0,4}}?[\w-]{{1,40}})(?:[’']s|(?<=s)[’']){_S}(?:own{_S})?(?:\w+{_S})?{_FIGURE}\b"
)
_EXPERTS = r"(?:[Ee]xperts|[Mm]onitors|[Ii]nvestigators|[Ii]nspectors|[Oo]bservers)"
_BODY = (
    rf"(?:[Pp]anel(?:{_S}of{_S}(?:\w+{_S})?{_EXPERTS})?|(?:[Gg]roup|[Tt]eam){_S}of{_S}(?:\w+{_S})?{_EXPERTS}|(?:[Cc]ommission{_S}of{_S})?[Ii]nquiry|(?:[Ff]act-finding|[Mm]onitoring|[Oo]bserver|[Vv]erification|[Tt]ruce|[Cc]easefire){_S}(?:[Gg]roup|[Mm]ission|[Tt]eam|[Cc]ommission|[Mm]echanism)|"
    rf"watchdog|think[ -]tank|observatory|auditors?|pollsters?|(?:conflict|ceasefire|truce|election){_S}monitors?|statisticians|charity|rights{_S}group|research{_S}(?:group|institute|centre|center))(?:{_S}on{_S}(?:the{_S})?{_NAME})?"
)
_FOUND = r"(?:estimates?|estimated|found|finds|concluded|concludes|documented|recorded|counted|reported|reports|wrote|calculated|traced|identified|logged|tallied|established)"
_FINDERS = r"(?:[Ii]nvestigators|[Mm]onitors|[Ii]nspectors|[Rr]esearchers|[Aa]uditors|[Pp]ollsters|[Ss]tatisticians)"
_INQUIRY = re.compile(
    rf"\b(?:[Aa]ccording{_S}to{_S}(?:the|an?){_S}(?P<by>(?:{_WORD}){{0,4}}?{_BODY})\b(?!{_S}[A-Z])"
    rf"|(?:(?:[Tt]he|[Aa]n?|[A-Z][\w-]{{1,40}}[’']s){_S}|(?=U\.?N\.?{_S}))(?P<name>(?:{_WORD}){{0,3}}?(?:{_BODY}|(?<=UN{_S}){_EXPERTS})){_ASIDE}{_S}{_LIGHT}(?:{_FOUND}|(?:said|says)(?!{_S}(?:that{_S})?(?:it|they){_S}(?:would|will|was|were|is|are)\b))\b"
    rf"|(?:[Tt]he{_S})?(?P<finders>(?:(?:UN|U\.N\.|[Ii]ndependent|[Ff]oreign|[Ii]nternational|[Ll]ocal){_S})?{_FINDERS}(?:{_S}(?:at|from|of|with|for){_S}(?:the{_S})?{_NAME})?){_ASIDE}{_S}{_LIGHT}{_FOUND}\b"
    rf"|[Tt]he{_S}(?P<office>(?:{_WORD}){{0,3}}?(?:statistics|census|meteorological|seismological){_S}(?:office|bureau|agency|service|authority|institute)){_S}{_LIGHT}(?:said|says|reported|reports|put|estimated|estimates|recorded|showed|announced)\b)"
)
_NUMBERS = re.compile(
    rf"\b(?P<name>(?:[\w-]{{1,40}}{_S})?(?:[Ff]igures|[Dd]ata|[Ss]tatistics|[Nn]umbers|[Rr]ecords|[Ee]stimates){_S}(?:(?:compiled|published|released|collected|kept|gathered){_S})?(?:from|by|of|at){_S}(?:the{_S})?(?:[a-z-]{{1,40}}{_S}){{0,3}}{_NAME}(?:(?<=s)(?:{_S}[a-z]+){{1,3}}?)?){_S}{_LIGHT}(?:show|showed|suggest|suggested|put|indicate|indicated|point|reveal)\b"
)
_MAKER = re.compile(rf"\b(?:by|from){_S}(?:an?{_S})?((?:the{_S})?(?:{_WORD}){{0,4}}?(?:{_BODY}(?:{_S}[A-Z][\w’'-]{{0,40}})?|(?:commission|committee|ministry|office|agency|institute|bank|council)\b)|(?:the{_S})?(?:[a-z-]{{1,40}}{_S}){{0,4}}?{_NAME})")
_NOBODY = word_set("he she they it i we you who which others")
_AFTER_PREPOSITION = re.compile(rf"\b(?:through|of|in|by|from|with|to|on|at|for|about|into|over){_S}$")  # "combed through the filings and found"
_IF = re.compile(rf"\b(?:[Ii]f|[Uu]nless|[Uu]ntil|[Ww]hether){_S}$")  # nothing is stated yet
_A_PAPER = re.compile(rf"\b(?:[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|\w{{1,40}}[’']s){_S}(?:[\w-]{{1,40}}{_S}){{0,3}}(?:paper|study|report|brief)\b")  # before it, "the paper" is a newspaper
_OWN = re.compile(rf"(?:this|our|my){_S}", re.IGNORECASE)
_HEAD = re.compile(r"(?:draft|text|agreement|accord|treaty|protocol|resolution|deal|pact|plan|proposal|memorandum|constitution|statute|charter)s?\b")
STATED = "a paper, count or inquiry that states it"


def find_papers(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, source and reason of every paper, count and inquiry that states something in a text."""
    told_of = _A_PAPER.search(text)
    is_newspaper = lambda match: match[0][:9].lower() == "the paper" and (told_of is None or told_of.start() > match.start())
    for pattern in (_LOOSELY, _STRICTLY, _ACCORDING):
        for match in pattern.finditer(text):
            words = match["name"] if pattern is not _ACCORDING else text[match.start("name") : match.end()]
            is_object = pattern is not _ACCORDING and _AFTER_PREPOSITION.search(text, max(0, match.start() - 9), match.start()) is not None
            if not is_object and not _OWN.match(words) and not _IF.search(text, max(0, match.start() - 12), match.start()) and not is_newspaper(match):
                maker = _MAKER.search(match.groupdict().get("of") or "")
                who = match.groupdict().get("owner") or (maker[1].removeprefix("the ") if maker and maker[1][4:5].isupper() else maker and maker[1])
                yield match.start(), match.end(), plain(words) + (f" by {who}" if who else ""), STATED
    for match in (*_LEAKED.finditer(text), *_INVERTED.finditer(text)):
        yield match.start(), match.end(), plain(match["name"]), STATED
    for match in _PARTLY.finditer(text):
        name = plain(match["name"])
        whole = [one[0] for one in _HEAD.finditer(text, 0, match.start())][-1:] if " of " not in name else []
        yield match.start(), match.end(), f"{name} of the {whole[0]}" if whole else name, STATED
    for match in _IMAGES.finditer(text):
        maker = re.search(rf"\b(?:by|from){_S}(?:the{_S})?({_NAME})", match["of"] or "")
        yield match.start(), match.end(), match["name"] + (f" from {maker[1]}" if maker else ""), STATED
    for match in _JOINTLY.finditer(text):
        yield match.start(), match.end(), match["court"] or match["name"], STATED
    for match in (*_IN_WORK.finditer(text), *_OPENS_WORK.finditer(text)):
        who = plain(match["who"]).rstrip(",")
        who = re.sub(r"\s(?:also|later|has|have|had|then|recently|once|\w+ly)$", "", who)
        if _PERSONAL.fullmatch(match["work"]) and _OPINES.match(match["wrote"]) or match["work"] == "book" and not _RECALLS.match(match["wrote"]):
            continue
        is_personal = _PERSONAL.fullmatch(match["work"]) is not None
        if not _NOBODY & set(who.lower().split()):
            yield min(match.start("who"), match.start()), match.end(), f"{match['work']} {'of' if is_personal else 'by'} {_with_article(match['who'], who)}", STATED
        else:
            yield min(match.start("who"), match.start()), match.end(), match["work"], STATED
    for match in _ESTIMATE.finditer(text):
        yield match.start(), match.end(), plain(match["name"] or match["owner"]), STATED
    for match in _INQUIRY.finditer(text):
        yield match.start(), match.end(), plain(match["by"] or match["name"] or match["finders"] or match["office"]), STATED
    for match in _NUMBERS.finditer(text):
        yield match.start(), match.end(), plain(match["name"]), STATED


def _with_article(words: str, bare: str) -> str:
    """Return a name with the article that stood before it."""
    first = words.split()[0].lower()
    return f"{first} {bare}" if first in ("a", "an", "the") else bare


def plain(words: str) -> str:
    """Return words in one line without an article or a possessive before them."""
    bare = re.sub(r"^(?:an?|the|its|their|his|her|another|one|two|several)\s", "", " ".join(words.split()), flags=re.IGNORECASE)
    return re.sub(rf"\b(by|to|with|in|on) (?:the |an? )?(?:(?!by|to|with)[\w’'-]{{1,40}} ){{0,4}}?{OUTLET_KINDS} (?=[A-Z])", r"\1 ", bare)
