"""Who reports whom: where a document tells what an outlet, an agency or an unnamed group told before it.

So that five articles that quote one report count once. An outlet counts where the words around it say that it reported or
was spoken to ("CNN reported", "according to Axios", "told Radio France", "in a Fox News interview"); experts and sources
where they are said to speak ("experts say", "people familiar with the talks said"). "Two officials told CNN" derives from
CNN; officials without a name who speak to nobody else are the text's own speakers. A photograph's credit is no report, and
an outlet does not derive from itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from standoff.read.outlet_cues import CUE
from standoff.read.outlets_again import find_again, find_quoted
from standoff.read.own_name import is_own, own_names
from standoff.read.own_outlets import BY_DEED, CITES, NOT_OUTLETS, find_own_outlets
from standoff.read.papers import STATED, find_papers
from standoff.read.reading import Mention, Reading
from standoff.read.relied_on import CITED, SEEN
from standoff.read.reporting_bodies import BODY, find_bodies
from standoff.read.word_set import word_set
from standoff.read.writings import find_writings
from standoff.record.items import Derivation, Span

_S = r"[ \xa0]"
_REPORT = (
    r"(?:report(?:s|ed|ing)?|wr(?:ote|ites|iting)|not(?:es|ed|ing)|said|says|saying|reveal(?:s|ed|ing)|found|finds|quot(?:es|ed|ing)|cit(?:es|ed|ing)|announc(?:es|ed|ing)|"
    r"claim(?:s|ed|ing)|broke the (?:news|story)|confirm(?:s|ed|ing)|disclos(?:es|ed)|estimat(?:es|ed)|publish(?:es|ed)|detail(?:s|ed)|describ(?:es|ed)|"
    r"(?:is|are|has been|have been) (?:reporting|quoting|citing|carrying|saying|showing)|learn(?:s|ed)|understands|obtained|asked|told|tells|add(?:s|ed)|argu(?:es|ed|ing)|suggest(?:s|ed|ing)|assess(?:es|ed)|document(?:s|ed)|calculat(?:es|ed)|ran|carried|aired|released|puts?|calls?|called|seen|printed|prints|showed|shows|uncovered|counted|verified|identified|analy[sz]ed|tracked|(?:was|were)[ \xa0](?:the[ \xa0])?first[ \xa0]to[ \xa0](?:report|reveal|publish))"
)
_LIGHT = rf"(?:(?:also|first|later|earlier|has|have|had|previously|recently|separately|then|now|last{_S}week|exclusively|initially|since|on{_S}\w+day|\w+ly){_S}){{0,3}}"
_SERVICE = r"(?:English|Arabic|Arabia|Persian|Russian|Türk|Turk|Africa|Asia|International|World|News|TV|Radio|Live|Online|Sunday|Weekend|Service|Verify|Monitoring|Hebrew|Farsi|Ukrainian|Ukraine)"
# What may stand between an outlet and its verb: a relative pronoun, its reporter, what it cites, a day.
_AFTER_OUTLET = re.compile(
    rf"(?:{_S}{_SERVICE}{_S}|[’']s?(?:{_S}[A-Z][\w.’'-]{{1,40}}){{1,3}}(?:{_S}(?:service|edition|bureau|programme|program))?(?:,[^.;“”]{{3,60}},)?{_S}|{_S}(?:newspaper|(?:news{_S})?agency|magazine|network|channel|website|correspondent|reporter|journalist|television|radio|online){_S}(?:[A-Z][\w.’'-]{{1,40}}{_S}){{0,3}}|,?{_S}"
    rf"(?:citing|quoting)[^.;“”]{{3,80}},{_S}|,?{_S}(?:which|who)?{_S}?|,{_S}[^.;“”]{{3,60}},{_S}(?:which{_S})?){_LIGHT}{_REPORT}\b"
)
_AFTER_NOUN = re.compile(
    rf"(?:[/–-](?:[A-Z][\w]{{0,40}}{_S}?){{1,4}}(?<!{_S}))?(?:[’']s?)?{_S}(?:[\w’'-]{{1,40}}{_S}){{0,2}}(?:report|reports|reporting|story|article|investigation|interview|op-ed|poll|survey|exclusive|scoop|column|editorial|podcast|"
    rf"documentary|broadcast|programme|program|correspondent|reporter|journalist|witness|town{_S}hall|analysis|estimate|assessment|dispatch)\b"
)
_BEFORE_OUTLET = re.compile(
    rf"\b{CUE}{_S}(?:(?:the|a|an|its|his|her|their|our|Russia[’']s|state|state-run|state-owned|independent|local|public|news|newspaper|newspapers|agency|agencies|outlet|outlets|broadcaster|magazine|website|channel|"
    rf"network|television|TV|weekly|daily|tabloid|wire|service|media|[A-Z][a-z]+(?:an|ish|ese|ch|[’']s)|U\.S\.|US|British|host|anchor|both|reporters?{_S}(?:from|at|for)|report{_S}(?:by|in|from)|sources{_S}(?:to|cited{_S}by)|"
    rf"multiple|several){_S}){{0,5}}$"
)
# Somebody who works for an outlet speaks here, not the outlet: "Jane Doe, a writer for The Gazette, said".
_WORKS_FOR = re.compile(rf"\b(?:former|ex-|veteran|retired|one-time){_S}$|\b(?:writer|editor|columnist|contributor|host|anchor|owner|publisher|shareholder|reader|analyst|commentator){_S}(?:for|at|of|with|on|in)(?:{_S}the)?{_S}$")
_JOINED = re.compile(rf"{_S}and{_S}(?:the{_S})?[A-Z][\w’'-]{{0,40}}(?:{_S}[A-Z][\w’'-]{{0,40}}){{0,3}}(?={_S})")
_LIST_BEFORE = re.compile(rf"(?:,{_S}|{_S}and{_S}|,{_S}and{_S})(?:the{_S})?$")

_HEADS = word_set(
    "experts analysts sources observers historians scholars academics researchers economists insiders journalists reporters pundits commentators strategists scientists pollsters "
    "investigators inspectors monitors bloggers"
)
_SAY = (
    r"(?:say|says|said|saying|note|notes|noted|argue|argues|argued|warn|warns|warned|suggest|suggests|suggested|report|reports|reported|claim|claims|claimed|estimate|estimates|"
    r"estimated|tell|tells|told|add|adds|added|explain|explained|describe|described|point|pointed|predict|predicted|caution|cautioned|contend|contended|acknowledge|acknowledged|"
    r"assess|assessed|agree|agreed|count|counted|document|documented|record|recorded|verify|verified|tallied|stress|stressed|maintain|insist|insisted|confirmed|confirm|concede|conceded|speculate|speculated|conclude|concluded|attribute|call|called|question|questioned|counter|wrote|write|writes|put)"
)
_POST = (
    rf"(?:{_S}(?:familiar{_S}with|briefed{_S}on|close{_S}to|with{_S}knowledge{_S}of|in|at|from|on|of|who|with|and|inside|involved{_S}in)\b"
    rf"(?:(?!{_S}(?:will|have|has|had|are|were|is|was|would|can|could|may|might|must){_S})[^,.;:“”\r\n]){{2,90}}?)?(?:,{_S}[^,.;:“”\r\n]{{3,90}},)?"
)
_AFTER_GROUP = re.compile(rf"{_POST},?{_S}(?:have{_S}|has{_S}|had{_S}|also{_S}|later{_S}|\w+ly{_S}|widely{_S}|do{_S}|still{_S}|long{_S}|generally{_S}){{0,2}}{_SAY}\b")
_BEFORE_GROUP = re.compile(rf"(?:\b(?:[Aa]ccording{_S}to|[Cc]iting|cited{_S}by|quoting|per|told{_S}by|as{_S}reported{_S}by|in{_S}the{_S}(?:view|words|opinion){_S}of)|[,”\"’']{_S}(?:say|says|said|warn|warned|argue|note|noted|added))"
                           rf"{_S}(?:the{_S}|some{_S}|many{_S}|several{_S}|most{_S}|two{_S}|three{_S}|four{_S}|multiple{_S}|a{_S}number{_S}of{_S}|other{_S}|various{_S}|senior{_S}|unnamed{_S}|anonymous{_S}|[\w.’'-]{{1,40}}{_S}){{0,3}}$")  # fmt: skip
_PERSONS = r"(?:source|insider)s?"  # an official or a diplomat without a name speaks to the text itself
_KNOWS = rf"(?:familiar{_S}with|briefed{_S}on|close{_S}to|with{_S}(?:direct{_S}|close{_S})?knowledge{_S}of|who{_S}(?:spoke|asked|requested|declined|was|were)|speaking{_S}on|on{_S}condition)"
_MEDIA = (
    rf"(?:(?:[Tt]he|[Ii]ts|[Tt]heir){_S}(?:[A-Z][a-z]+(?:an|ish|ese|ch|i){_S})?(?:(?:(?:state|public|national|local|private|army|government|rebel|official)(?:[’']s)?{_S})(?:broadcaster|newspaper|news{_S}agency|radio|television|TV)|radio|television)(?!{_S}[A-Z]|{_S}(?:station|channel|tower|mast|host|presenter)\b|,{_S}[A-Z])|(?:[A-Z][a-z]+(?:an|ish|ese|ch|i){_S})(?:public|national|state|local){_S}(?:television|radio|TV|broadcaster)|[A-Z][a-z]+(?:an|ish|ese|ch|i){_S}(?:television|radio|TV)\b(?!{_S}[A-Z])|(?:the{_S})?[\w-]{{1,40}}(?:[’']s|(?<=s)[’']){_S}(?:(?:own|official|state|main|public){_S})?(?:(?:television|TV|news|radio){_S}(?:channel|station|agency|service|network)|television|radio|TV|broadcaster|newspaper|daily|mouthpiece))|(?:(?:[Ll]ocal|[Ss]tate|[Ss]tate-run|[Ii]nternational|[Ff]oreign|[Ww]estern|[A-Z][a-z]+(?:an|ish|ese|i)|U\.S\.|US|[Ss]everal|[Ss]ome|[Mm]ultiple|[Ee]arlier|[Uu]nconfirmed|[Nn]ews|[Mm]edia|[Pp]ress){_S}){{0,2}}"
    rf"(?:[Mm]edia{_S}outlets|[Mm]edia{_S}reports|[Mm]edia|[Nn]ews{_S}(?:agencies|outlets|organi[sz]ations|reports)|[Nn]ewspapers|[Pp]ress{_S}reports|[Pp]ress|(?:[Ss]tate|[Ll]ocal|[Pp]ublic|[Rr]ebel){_S}(?:television|TV|radio)|(?:military|pro-war|war){_S}bloggers"
    rf"|(?:[Tt]he{_S})?(?:websites?|front{_S}pages?|pages|airwaves|social{_S}media{_S}channels?){_S}of{_S}(?:an?|several|two|three){_S}(?:[\w-]{{1,40}}{_S}){{0,3}}?(?:newspaper|broadcaster|magazine|tabloid|weekly|daily|channel|station|outlet)s?"
    rf"|(?i:an?|one|two|three|several|another){_S}(?:[\w-]{{1,40}}{_S}){{0,3}}?(?:(?:television|TV|radio|camera|news|film|documentary){_S}(?:crew|team|interviewer|presenter|host|reporter|correspondent|programme|program|show|bulletin|documentary|channel)s?|talk{_S}show)(?!{_S}[A-Z])"
    rf"|(?i:an?|one|two|three|several|another){_S}(?:[\w-]{{1,40}}{_S}){{0,3}}?(?:(?:newspaper(?:[’']s{_S}website)?|broadcaster|magazine|tabloid|(?:radio|television|TV){_S}(?:station|channel)|news{_S}(?:site|website|outlet))s?|(?:daily|dailies|weekly)(?=[,.;”]|{_S}(?:close|based|that|in|on|said|reported|wrote)\b)|news{_S}agency)(?!{_S}[A-Z]|,{_S}[A-Z])(?:{_S}(?:close{_S}to|based{_S}in|run{_S}by)(?:{_S}[\w-]{{1,40}}){{1,4}}?)?)"
)
# One or some persons without a name, people who know something, and the media at large.
_NOBODY = (
    rf"(?:(?i:a|an|one|another|two|three|four|five|several|some|multiple){_S}(?!of{_S})(?:[\w.’'-]{{1,40}}{_S}){{0,4}}{_PERSONS}(?:{_S}{_KNOWS}\b[^.;“”\r\n]{{2,140}}?|{_S}(?:at|in|from|of|on|with|for){_S}[^.,;:“”\r\n]{{2,50}}?)?"
    rf"|(?:(?i:an?|one|two|three|four|several|some){_S})?(?:[Pp]eople|[Pp]erson|[Ss]ources|[Pp]ersons|[Tt]hose){_S}{_KNOWS}\b[^.;“”\r\n,]{{2,80}}?"
    rf"|{_MEDIA})"
)
_GENERIC = word_set("people sources persons those local state state-run international foreign western several some multiple earlier unconfirmed news media press newspapers senior top")
_SAYS = r"(?:said|says|say|report|reports|reported|told|claimed|claim|noted|warned|described|confirmed|added|wrote|acknowledged|suggested|suggest|indicate|indicated|quoted|quotes|showed|shows|broadcast|aired|carried|published|wrote|called|puts?)"
_UNNAMED = re.compile(
    rf"\b(?:(?P<before>(?:[Aa]ccording{_S}to|[Cc]iting|reported{_S}(?:by|in)|quoted{_S}(?:by|in)){_S})(?P<who>{_NOBODY})(?=[,.;:“”\r\n]|$|{_S}(?:in|at|from|on|and|who|that|but|as)\b)"
    rf"|(?P<tells>(?:told|telling|tells|speaking{_S}to|spoke{_S}to|interview{_S}(?:with|on)|remarks{_S}(?:to|on)|said{_S}on|aired{_S}on|carried{_S}by|read{_S}(?:out{_S})?on|shown{_S}(?:by|on)|(?:aired|published|released){_S}by|carried{_S}on|(?:turned{_S}up|surfaced|appeared|emerged|leaked|printed|splashed|posted|ran|published|aired){_S}(?:first{_S}|later{_S}|\w+ly{_S})?(?:on|in|to|by|across)|talk(?:ed|ing){_S}to|broadcast{_S}(?:by|on)|(?:said|told)(?:{_S}[\w’'-]{{1,40}}){{0,3}}{_S}on|seen{_S}on|heard{_S}on){_S})(?P<media>{_MEDIA})\b"
    rf"|(?P<nobody>{_NOBODY})(?:{_S}in{_S}[A-Z][\w-]{{1,40}})?,?{_S}(?:(?:has|have|had|also|first|widely|later|\w+ly){_S}){{0,2}}{_SAYS}\b)"
)
_NAMED = re.compile(r"[A-Z][\w.’'-]{1,40},[ \xa0]$")
_SENTENCE_END = re.compile(r"[.!?…][”\"’)]*[ \xa0\r\n]+(?=[A-Z“\"])|[\r\n]")

_STUDIES = word_set("association chamber foundation society analytics economics consulting energy institute institution centre center observatory monitor watch project survey statistics fund university laboratory acled amnesty oxfam nations unicef unhcr ocha who iaea cross crisis census foundation sipri acled lab bank programme program")
_RELIES = re.compile(rf"\b(?:[Aa]ccording{_S}to|(?:data|figures|estimates?|statistics|numbers|research|analysis){_S}(?:from|by|of|compiled{_S}by)){_S}(?:the{_S})?(?:[\w-]{{1,40}}{_S}){{0,2}}$")
_COUNTS = re.compile(rf"(?:{_S}(?:in|at){_S}[A-Z][\w-]{{1,40}})?(?:{_S}\([^)]{{2,12}}\))?(?:,{_S}[^.;:“”]{{3,70}})?,?{_S}{_LIGHT}(?:puts?|estimates?d?|estimated|documented|recorded|counted|calculated|calculates|found|finds|counts|tallied|assessed|assesses|reckons|forecasts?|projects|lists|projected|predicts?|predicted)\b(?!{_S}(?:it|its|them|him|her|that{_S}it){_S})")
_ANALYSE = word_set("institute institution centre center crisis foundation amnesty watch observatory association chamber")
_SAYS_SO = re.compile(rf",?{_S}{_LIGHT}(?:said|says|warned|warns|argues|argued|notes|noted|reckons|reckoned|concluded|concludes)\b(?!{_S}(?:that{_S})?(?:it|its|they)\b)")
_CITES = re.compile(rf",?{_S}(?:(?:which|who){_S})?(?:citing|quoting|cited|quoted){_S}(?P<who>[^.,;:“”]{{3,80}})")
_CITING = re.compile(r"(?:citing|quoting|cited|quoted)\b")
_FACELESS = word_set("people persons sources source officials official insiders aides diplomats")
_SOME = word_set("one its his her two three four five six unnamed anonymous unidentified informed multiple own these")
BESIDE = 100  # characters between an outlet and whom it cites
_THROUGH = re.compile(r"\b(?:published|obtained|seen|reviewed|leaked|released|posted|shared|verified)[ \xa0](?:by|to|with|in|on)\b")


_CREDITED = re.compile(rf"(?:^|[.;)|]{_S})(?P<cue>(?:Sources?|Data|Data{_S}source):){_S}(?P<name>[^\n]{{2,120}}?)\.?{_S}*$", re.MULTILINE)


def find_derivations(reading: Reading) -> tuple[Derivation, ...]:
    """Return where the document reports what others reported, one for every place, in order."""
    skipped = [p.span for p in reading.paragraphs if p.kind in ("credit", "byline", "boilerplate", "dateline")]
    titles = [p.span for p in reading.paragraphs if p.kind == "title"]
    own = own_names(reading)
    found: list[Derivation] = []
    for mention in reading.mentions:
        if any(span.holds(mention.span) for span in skipped):
            continue
        if mention.kind == "outlet" and not is_own(mention.name, own):
            found += _from_outlet(reading, mention, found)
        elif mention.kind == "group" and not any(span.holds(mention.span) for span in titles):
            found += _from_group(reading, mention)
        elif mention.kind == "organisation" and not is_own(mention.name, own):
            found += _from_body(reading, mention)
    found += _unnamed(reading, [*skipped, *titles])
    found += _told_here(reading, [*skipped, *titles], own)
    found += _credited(reading)
    found += [one for one in find_again(reading, own) if not any(span.meets(one.spans[0]) for span in skipped)]
    found += find_quoted(reading, found)
    return _in_full(reading, _one_each(reading, _without_cited(reading, found)))


def _around(reading: Reading, span: Span) -> tuple[str, str]:
    """Return the words of the sentence before and after a span."""
    text = reading.text
    before = _SENTENCE_END.split(text[max(0, span.start - 160) : span.start])[-1]
    after = _SENTENCE_END.split(text[span.end : span.end + 200])[0]
    return before, after


def _from_outlet(reading: Reading, mention: Mention, earlier: list[Derivation]) -> list[Derivation]:
    before, after = _around(reading, mention.span)
    if (longer := re.match(rf"{_S}([A-Z]\w{{2,30}})\b", after)) and longer[1].lower() in NOT_OUTLETS:  # "told the National Assembly"
        return []
    if _WORKS_FOR.search(before) or re.search(r"\([^)]{0,80}\b(?:via|through|by)[ \xa0]$", before):  # "(Ministry via AP)" is a credit
        return []
    left, right = _BEFORE_OUTLET.search(before), _AFTER_OUTLET.match(after) or _AFTER_NOUN.match(after)
    if left:
        span = Span(mention.span.start - len(before) + left.start(), mention.span.end)
        return [Derivation(spans=(span,), source=mention.name, confidence=0.95, reasons=(f"'{_short(left.group())}' before an outlet",))]
    if right:
        cited = _CITES.match(after)
        is_apart = cited is not None and cited.end() >= right.end() and not _FACELESS & {word.lower() for word in cited["who"].split()}
        span = Span(mention.span.start, mention.span.end + (0 if is_apart else right.end()))  # whom it cites is a source of its own
        return [Derivation(spans=(span,), source=mention.name, confidence=0.95, reasons=("an outlet with a verb or noun of reporting",))]
    joined = _JOINED.match(after)
    if joined is not None and _AFTER_OUTLET.match(after, joined.end()):
        return [Derivation(spans=(mention.span,), source=mention.name, confidence=0.95, reasons=("named with another outlet",))]
    if earlier and _LIST_BEFORE.search(before) and 0 < mention.span.start - earlier[-1].spans[0].end <= 8:
        return [Derivation(spans=(mention.span,), source=mention.name, confidence=0.8, reasons=("named with another outlet",))]
    return []


def _short(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def _from_group(reading: Reading, mention: Mention) -> list[Derivation]:
    head = mention.span.of(reading.text).lower().split()[-1]
    if head not in _HEADS:
        return []
    before, after = _around(reading, mention.span)
    left, right = _BEFORE_GROUP.search(before), _AFTER_GROUP.match(after)
    if re.search(rf"\b(?:[Ff]ew|[Nn]o){_S}$", before):
        return []
    if re.search(rf"\b(?:told|tell|tells|to|by|with|of|for|from){_S}(?:[\w-]{{1,40}}{_S})?$", before) and not left:
        return []
    if right:
        span = Span(mention.span.start, mention.span.end + right.end())
    elif left and not (left.group()[0] in ",”\"’'" and re.match(rf"{_S}(?:had|have|were|was|are|is|will|would|need|should|must)\b", after)):
        span = Span(mention.span.start - len(before) + left.start(), mention.span.end)
    else:
        return []
    home = re.match(rf"{_S}(?:at|from|of){_S}(?:the{_S})?[A-Z][\w’'-]{{0,40}}(?:{_S}(?:of{_S}|for{_S})?[A-Z][\w’'-]{{0,40}})*", after)
    return [Derivation(spans=(span,), source=mention.name + (home.group() if home else ""), confidence=0.85, reasons=("an unnamed group that speaks",))]


def _from_body(reading: Reading, mention: Mention) -> list[Derivation]:
    """Return what a body that studies or counts things is relied on for: "according to the Kestrel Institute", "Amnesty documented"."""
    if not _STUDIES & {word.lower() for word in (*mention.name.split(), *mention.span.of(reading.text).split())}:
        return []
    before, after = _around(reading, mention.span)
    if re.match(rf"{_S}(?:[A-Z]|(?:[a-z-]{{1,40}}{_S})?(?:mission|agency|office|panel|commission|experts|monitors|investigators)\b)", after):
        return []  # "the UN Panel of Experts" is not the UN
    left, right = _RELIES.search(before), _COUNTS.match(after)
    if not left and not right and _ANALYSE & {word.lower() for word in mention.name.split()}:
        right = _SAYS_SO.match(after)
    if not left and (not right or re.search(rf"\b(?:at|of|for|with|from){_S}(?:[\w-]{{1,40}}{_S}){{0,2}}$", before)):
        return []  # "a fellow at the Kestrel Institute, put it"
    start = mention.span.start - (len(before) - left.start() if left else 0)
    name = max(mention.name, mention.span.of(reading.text), key=len)
    return [Derivation(spans=(Span(start, mention.span.end + (right.end() if right else 0)),), source=name, confidence=0.65, reasons=("a body that studies or counts",))]


def _unnamed(reading: Reading, skipped: list[Span]) -> list[Derivation]:
    """Return single unnamed sources ("a senior official said"), people familiar with something, and the media."""
    found = []
    for match in _UNNAMED.finditer(reading.text):
        span = Span(match.start(), match.end())
        if any(one.meets(span) for one in skipped):
            continue
        if re.search(rf"\b(?:to|with|by|from|in|of){_S}(?:the{_S})?$", reading.text[max(0, span.start - 12) : span.start]):
            continue  # "not authorised to talk to the media, told"
        is_one = match["before"] is not None or re.match(r"an?\b", match[0]) is not None
        if is_one and re.search(r"[\w’”],[ \xa0]$", reading.text[max(0, span.start - 4) : span.start]) and _NAMED.search(reading.text[max(0, span.start - 60) : span.start]):
            continue
        words = match["who"] or match["media"] or match["nobody"]
        name = re.sub(r"^(?:a|an|one|another|the|its|their|two|three|four|five|several|some|multiple)\s", "", _short(words), flags=re.IGNORECASE)
        name = re.split(r",| who | familiar | briefed | close to | with | speaking | on condition", name)[0]
        if name.split()[0].lower() in _GENERIC:
            name = name[0].lower() + name[1:]
        found.append(Derivation(spans=(span,), source=name, confidence=0.75, reasons=("an unnamed source that speaks",)))
    return found


def _told_here(reading: Reading, skipped: list[Span], own: frozenset[str]) -> list[Derivation]:
    """Return the reports of outlets, witnesses and papers that only this text introduces."""
    return [
        Derivation(spans=(Span(start, end),), source=_unless_own(source, own), confidence=_sure(reason, reading.text[start:end]), reasons=(reason,))
        for start, end, source, reason in (*find_own_outlets(reading.text), *find_papers(reading.text), *find_writings(reading.text), *find_bodies(reading.text))
        if not is_own(source, own) and not any(one.meets(Span(start, end)) for one in skipped)
        and not (reason == BY_DEED and any(m.kind != "outlet" and not (m.kind == "person" and source.startswith("Al ")) and m.span.meets(Span(start, end)) for m in near(reading, start, end)))
        and not (reason == BODY and any(m.kind == "person" and " " in m.name and re.match(rf"{re.escape(m.span.of(reading.text))}(?:$| (?:of|at|from) )", source) for m in near(reading, start, end)))
    ]


def _credited(reading: Reading) -> Iterator[Derivation]:
    """Yield what a figure says that it was drawn from: "Source: Arland customs; Zarya"."""
    for match in _CREDITED.finditer(reading.text):
        yield Derivation(spans=(Span(match.start("cue"), match.end()),), source=match["name"], confidence=0.9, reasons=("what a figure was drawn from",))


def _sure(reason: str, words: str) -> float:
    """Return how sure a report is that only this text introduces: a paper counts rather than the outlet that published it."""
    return 0.96 if reason == SEEN or reason == STATED and _THROUGH.search(words) else 0.95 if reason == CITES else 0.8 if reason == STATED else 0.7


def _unless_own(source: str, own: frozenset[str]) -> str:
    """Return a paper's name without whom it was seen by, where that is the text's own outlet."""
    paper, *seen = re.split(rf"{_S}(?:\w+){_S}(?:by|to|with){_S}(?=[A-Z])", source, maxsplit=1)
    return paper if seen and is_own(seen[0], own) else source


def _without_cited(reading: Reading, found: list[Derivation]) -> list[Derivation]:
    """Return the reports without persons of whom nothing is said but that an outlet just named cites them: the outlet is the source."""
    is_cited = lambda one: CITED in one.reasons or _CITING.match(one.spans[0].of(reading.text)) is not None
    outlets = [one.spans[0] for one in found if not is_cited(one)]
    beside = lambda span: any(0 <= span.start - other.end <= BESIDE and not _SENTENCE_END.search(reading.text[other.end : span.start]) for other in outlets)
    return [one for one in found if not (is_cited(one) and _is_faceless(one.source) and beside(one.spans[0]))]


def _is_faceless(source: str) -> bool:
    """Return whether nothing is said of persons: "sources", "unnamed officials"; "military sources" are somebody's."""
    *before, head = re.split(r"\s(?:in|at|from|of|with|on)\s", source.lower())[0].split()
    return head in _FACELESS and not (head in ("source", "sources") and before and before[-1] not in _GENERIC | _SOME)


def _in_full(reading: Reading, found: tuple[Derivation, ...]) -> tuple[Derivation, ...]:
    """Return the reports with a paper that is named again under its fullest name before: "the letter" is "letter published by Zarya"."""
    full: dict[str, str] = {}
    new = []
    for one in found:
        if {STATED, SEEN} & set(one.reasons):
            head, *rest = re.split(rf"{_S}(?:(?:\w+ed|seen|read{_S}out){_S})?(?:by|to|with|from|of|on|in){_S}", one.source, maxsplit=1)
            noun = head.split()[-1].lower()
            is_again = noun in full and not rest and head.islower() and re.match(r"(?:The|the|It|it)\b", one.spans[0].of(reading.text)) is not None
            full[noun] = full[noun] if is_again else one.source
            one = replace(one, source=full[noun])
        new.append(one)
    return tuple(new)


def near(reading: Reading, start: int, end: int) -> tuple[Mention, ...]:
    """Return the mentions that may meet a stretch."""
    first = bisect_left(reading.mentions, start, key=lambda mention: mention.span.end)
    last = bisect_left(reading.mentions, end, key=lambda mention: mention.span.start)
    return reading.mentions[first:last]


def _one_each(reading: Reading, found: list[Derivation]) -> tuple[Derivation, ...]:
    """Return one derivation for each place, outlets before groups ("two officials told CNN" is CNN's)."""
    kept: list[Derivation] = []
    taken = bytearray(len(reading.text))
    for item in sorted(found, key=lambda one: (-(one.confidence or 0), one.spans[0])):
        span = item.spans[0]
        reach = 0 if item.confidence is None or item.confidence >= 0.95 else 12
        if not any(taken[span.start : span.end + reach]):
            kept.append(item)
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
    return tuple(sorted(kept, key=lambda one: one.spans[0]))
