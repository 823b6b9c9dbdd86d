"""What persons wrote, posted or showed that a text draws on, and what its author went through or counted.

'He wrote on Telegram', 'in a letter to the Council it accused', 'who interviewed forty villagers for a forthcoming paper',
'you wrote a piece arguing', 'we were shown two pages', 'in our data on ceasefires'. A speech or a video is its speaker's
own word and no source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.read.papers import STATED, plain

_S = r"[ \xa0]"
_REST = r"[\w’'-]{0,40}"  # of a word, bounded: a text may be one word of a hundred thousand letters and hyphens
_NAME = rf"[A-Z]{_REST}(?:{_S}[A-Z]{_REST}){{0,3}}"
_WORD = rf"(?:(?!(?:in|of|the|an?|to|by|from|with|and|on|that|which|who|for|at|as|but|or)\b)[\w’'-]{{1,40}}{_S})"
_SOME = r"(?:two|three|four|five|six|seven|eight|nine|ten|a[ \xa0]dozen|dozens[ \xa0]of|several|some|many|\d{1,4})"
_PLATFORM = rf"(?:X(?![\w’'-]|{_S}[A-Z])|Twitter|Facebook|Telegram|Truth{_S}Social|Instagram|TikTok|YouTube|VKontakte|Weibo|Bluesky|LinkedIn|Substack|WhatsApp|Threads)"
_CURBS = rf"(?:curbs|restrictions|sanctions|limits|bans?|crackdown|rules|tax(?:es)?|controls|pressure|raids?|attacks?){_S}"  # "announced curbs on Telegram"
_POSTED = re.compile(
    rf"(?:\b(?P<who>(?!(?:He|She|They|We|It|I|Who){_S}){_NAME}),?{_S})?\b(?:(?:wrote|writes|writing|post(?:s|ed|ing)|said|says|saying|warn(?:s|ed)|announce[sd]|claim(?:s|ed)|added|declare[sd]|insist(?:s|ed)|call(?:s|ed)|share[sd]|publishe[sd]|repl(?:ies|ied)|tweeted|boasted|complained|"
    rf"den(?:ies|ied)|confirm(?:s|ed)|threaten(?:s|ed)|messages?|posts?|statements?|videos?|threads?){_S}(?:(?!{_CURBS}){_WORD}){{0,4}}?on|On{_S}(?=his|her|its|their)|on{_S}(?=(?:his|her|its|their){_S}\w+{_S}channel)){_S}?(?:(?:his|her|its|their){_S}(?:own{_S}|official{_S})?)?(?P<name>{_PLATFORM})\b"
)
# A letter to somebody, or one that got out; a statement only where it was sent.
_LETTER = re.compile(
    rf"\b[Ii]n{_S}(?:an?|his|her|its|their){_S}(?:open{_S})?(?P<name>{_WORD}{{0,2}}?(?:(?:letter|memo|memorandum|cable|submission|note){_S}(?:to|sent|addressed|smuggled|leaked|circulated|dated){_S}(?!investors|clients)"
    rf"|(?:statement|e-?mail|message){_S}(?:sent|e-?mailed){_S}to{_S})(?:the{_S})?(?!the\b)[\w’'-]{{1,40}}(?:{_S}(?!(?:that|which|who|it|he|she|they|in|on|and|last|this|seen|published|obtained|accus\w{{1,3}})\b)[\w’'-]{{1,40}}){{0,3}})(?![\w’'-])"
)
_PIECE = r"(?:paper|study|report|survey|article|essay|op-ed|piece|column|commentary)"
_FORTHCOMING = re.compile(rf"\b(?:for{_S}(?=(?:an?|his|her|their|its){_S}(?:forth|up)coming)|in{_S}|from{_S})(?:an?|his|her|their|its){_S}(?P<name>(?:new|recent|forthcoming|upcoming|unpublished|latest){_S}{_WORD}{{0,2}}{_PIECE})\b(?!{_S}[a-z]+{_S}(?:that|which)\b)")
_ARGUED = re.compile(
    rf"(?P<who>(?:{_NAME}|\b(?i:he|she|they|you))(?:,{_S}(?:you|who))?){_S}(?:(?:has|have|had|recently|once|also|just|later){_S}){{0,2}}(?:wrote|written|published|penned|co-wrote|authored){_S}(?:an?|his|her|their){_S}"
    rf"(?P<name>{_WORD}{{0,3}}?{_PIECE})(?:{_S}[^.;“”\n]{{1,60}}?)?,?{_S}(?:arguing|saying|claiming|showing|estimating|warning|suggesting|predicting|in{_S}which)\b"
)
_HERE = re.compile(rf"\b(?:wr(?:ote|ites|iting|itten)|argue[sd]|said|says|warned|claimed|put{_S}it|suggested){_S}{_WORD}{{0,3}}?(?:on|in){_S}(?P<name>these{_S}pages)\b")
_RECORD = r"(?:memos?|reports?|letters?|documents?|drafts?|transcripts?|recordings?|cables?|dossiers?|e-?mails?|minutes|files|filings?|photographs?|photos?|footage|videos?|records|data|contracts?|slides|texts?|copy|copies|invoices|pages|posts|messages|archives?|statements)"
_WENT_THROUGH = re.compile(
    rf"\b(?:I|[Ww]e|[Tt]his{_S}(?:newspaper|paper|magazine|reporter|correspondent|website))(?:[’']ve|{_S}(?:has|have|had))?{_S}(?:(?:since|also|now){_S})?(?:(?:was|were|been){_S}shown|(?<=ve{_S})seen|(?<=has{_S})seen|obtained|reviewed|examined|went{_S}through|analy[sz]ed){_S}"
    rf"(?!the{_S}(?:reports?|videos?|images|footage|posts?|statements?){_S}?[.,;])(?:(?:an?|the|its|their|his|her|part{_S}of|parts{_S}of){_S}){{0,2}}(?P<name>{_WORD}{{0,4}}?{_RECORD}(?:,{_S}{_WORD}{{0,4}}{_RECORD}){{0,3}}(?:{_S}and{_S}{_WORD}{{0,4}}{_RECORD})?)\b"
)
_TALKED = re.compile(rf"\b(?:I|[Ww]e)(?:[’']ve|{_S}have)?{_S}(?:talked|spoken|spoke){_S}(?:to|with){_S}(?P<name>{_SOME}{_S}{_WORD}{{0,3}}?[a-z]{{3,20}}{_S}(?:who|involved|present|briefed|familiar)(?:{_S}[\w’'-]{{1,40}}){{0,5}})")
_COUNTED = re.compile(rf"\b[Ii]n{_S}(?P<name>(?:our|an?|the|his|her|their|its){_S}{_WORD}{{0,2}}?(?:data|data{_S}?sets?|databases?|samples?|surveys?|polls?|polling){_S}(?:of|on|from)(?:{_S}(?:[\w’'-]|,(?=\d)){{1,40}}){{1,6}}?)(?=,|{_S}since\b)")

_COMES = re.compile(rf"\b(?:figures?|numbers?|counts?|tally|estimates?|data|account|version|quotations?){_S}(?:comes?|came|is|are|was|were){_S}(?:taken{_S}|drawn{_S})?from{_S}(?:the{_S}|an?{_S})?(?P<name>[A-Z]{_REST}(?:{_S}(?:of{_S}|for{_S})?(?:the{_S})?[A-Z]{_REST}){{1,5}}|[A-Z]{{2,7}}\b)")
_BY_THE_AUTHOR = (_WENT_THROUGH, _TALKED, _COUNTED)


def find_writings(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, source and reason of every writing of a person, and every stock of papers or data, that a text draws on."""
    for match in _POSTED.finditer(text):
        yield match.start(), match.end(), f"{match['who'] or 'post'} on {match['name']}", "a post"
    for pattern in (_LETTER, _FORTHCOMING, _HERE, _COMES, *_BY_THE_AUTHOR):
        for match in pattern.finditer(text):
            if pattern not in _BY_THE_AUTHOR or not _is_quoted(text, match.start()):
                yield match.start(), match.end(), plain(match["name"]), STATED
    for match in _ARGUED.finditer(text):
        yield match.start(), match.end(), f"{plain(match['name'])} by {match['who'].split(',')[0]}", STATED


def _is_quoted(text: str, at: int) -> bool:
    """Return whether a mark of quotation stands open at a place of its line: whoever speaks there is not the author."""
    before = text[max(text.rfind("\n", 0, at) + 1, at - 2000) : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
