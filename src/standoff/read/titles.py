"""Titles before names and what stands behind them: "Sen. Jane Doe (R-Ohio)", "Jane Doe, a professor of law at Ohio State"."""

from __future__ import annotations

import re
from functools import lru_cache

from standoff.read.word_set import word_set
from standoff.record.items import Span

COURTESY = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lady": "f", "dame": "f", "lord": "m", "madame": "f", "madam": "f", "monsieur": "m", "herr": "m", "frau": "f", "king": "m", "queen": "f"}

# What stands before a name for short, and the noun that means the same.
TITLED = {
    "gen": "general", "col": "colonel", "capt": "captain", "adm": "admiral", "lt": "lieutenant", "maj": "major", "sgt": "sergeant", "brig": "brigadier", "cmdr": "commander",
    "sen": "senator", "rep": "representative", "gov": "governor", "dr": "doctor", "prof": "professor", "rev": "reverend",
}  # fmt: skip

_HEADS = (
    "president president-elect vice-president premier chancellor minister secretary adviser advisor aide envoy ambassador senator sen rep "
    "representative congressman congresswoman gov governor mayor speaker leader general gen colonel col captain capt sergeant sgt lieutenant lt "
    "major maj brigadier brig admiral adm commodore commander chief director chairman chairwoman chair spokesman spokeswoman spokesperson king queen prince princess emir sheikh "
    "ayatollah pope archbishop bishop cardinal patriarch rev reverend rabbi imam dr prof professor judge justice dictator emperor tsar czar "
    "son-in-law daughter-in-law son daughter wife husband brother sister father mother analyst expert historian economist journalist author candidate "
    "nominee negotiator oligarch tycoon businessman businesswoman billionaire lawyer attorney activist reporter correspondent columnist "
    "commentator scientist researcher fellow strategist pollster manager counsel counselor counsellor comrade officer official diplomat "
    "lawmaker deputy delegate mediator commissioner executive ceo founder editor writer novelist dissident defector marshal warlord chef "
    "mr mrs ms miss madame madam monsieur herr frau sir lord lady dame democrat republican secretary-general counterpart ally rival predecessor successor coach actor actress "
    "singer mp mep msp councillor councilman councilwoman assemblyman assemblywoman inspector sheriff pastor mufti consul rapporteur coordinator private alderman prefect premier baroness baron constable corporal ombudsman trader miner skipper"
)
_HEAD_WORDS = frozenset(_HEADS.split())
_MODIFIERS = (
    "vice|prime|foreign|defen[cs]e|finance|interior|economy|energy|trade|justice|treasury|army|navy|deputy|acting|former|then|ex|late|current|incoming|"
    "outgoing|newly elected|special|presidential|senior|top|chief|lead|national|security|policy|political|military|intelligence|real|estate|press|campaign|"
    "state|majority|minority|opposition|attorney|general|lieutenant|major|crown|supreme|far-right|left-wing|right-wing|conservative|liberal|"
    "longtime|veteran|fellow|retired|two-time|his|her|their|own|house|communications|legal|economic|science|assistant|associate|executive|"
    "managing|founding|peace|nuclear|commerce|first|second|third|young|younger|older|elder|billionaire|media|tech|oil|party|ruling|democratic|republican|rebel|separatist|"
    "independence|resistance|spiritual|religious|election|rights|human|anti-corruption|trial|team|staff"
)
_CAPITAL = r"(?!(?:The|On|In|But|And|As|When|While|After|Before|If|With|For|At|By|From|Even|Both|Like|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)[A-Z][\w-]*"
_HEAD = "|".join(sorted(_HEAD_WORDS, key=len, reverse=True))
_TITLE_WORDS = (
    rf"(?:(?:(?i:{_MODIFIERS})|(?:{_CAPITAL}|(?:[A-Z]\.){{2,}})(?:[’']s?)?)(?:[ \xa0]|-(?=[a-z]))){{0,6}}"
    rf"(?i:{_HEAD})\.?(?:[ \xa0](?:of|for|to)(?:[ \xa0]the)?(?:[ \xa0]{_CAPITAL}){{1,4}})?"
)
_TITLE = re.compile(rf"(?:^|[\s“\"(‘—–-])({_TITLE_WORDS})[ \xa0]$")
# "France’s foreign minister, Jane Doe", "the militia's commander, Jan Roe": a title with its owner or an article, then a comma.
_TITLE_COMMA = re.compile(rf"(?:^|[\s“\"(‘—–-])((?:(?:the|its|his|her|their|The|Its|His|Her)[ \xa0](?:(?:[a-z][\w-]*[ \xa0]){{0,2}}[a-z][\w-]*[’']s?[ \xa0])?|(?=[A-Z])){_TITLE_WORDS}),[ \xa0]$")
_PARTY = re.compile(r"[ \xa0]\(((?:R|D|I|Republican|Democrat)[-–,. ][^)]{1,24})\)")
_DOTTED = r"(?:(?:[A-Z]\.)+(?=[ \xa0a-z-])|[^,.;:—()“”\"\r\n])"
_APPOSITION = re.compile(
    rf",[ \xa0]((?:an?|the|who is (?:an?|the)|who was|former|now|then|chief|senior|author|head|president|director|professor|[A-Z][\w.’']*(?:’s|'s))[ \xa0]{_DOTTED}{{3,160}})"
    r"|[ \xa0]of[ \xa0]((?:the[ \xa0])?[A-Z][\w’'-]+(?:[ \xa0](?:(?:of|for|and|the|on)[ \xa0])*[A-Z][\w’'-]+){1,6})"
)
_REACH = 90
_CUT = re.compile(r"[\r\n;:()“”]|(?<![A-Z])(?<!Sen)(?<!Gov)(?<!Rep)(?<!Gen)(?<!Lt)(?<!Dr)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Col)(?<!Prof)\.[ \xa0]")


def is_title_word(word: str) -> bool:
    """Return whether a word in lower case is a title or part of one ("sen", "prime", "minister")."""
    return word.rstrip(".") in _HEAD_WORDS or word in _TITLE_PARTS


_TITLE_PARTS = word_set("vice prime foreign defense defence attorney crown special state former deputy national security first lady")


@lru_cache(maxsize=4096)
def _title_in(left: str) -> tuple[int, int] | None:
    """Return where the title lies that ends the words before a name, counted from their end."""
    match = _TITLE.search(left) or (_TITLE_COMMA.search(left) if left[-2:-1] == "," else None)
    if not match:
        return None
    title = match.group(1)
    head = title.split()[-1].rstrip(".")
    is_courtesy = head.lower() in COURTESY
    if is_courtesy and not head[0].isupper():
        return None
    return match.start(1) - len(left), match.end(1) - len(left)


def title_span(text: str, start: int) -> Span | None:
    """Return the title right before a name, or before a comma before it; None where there is none."""
    left = text[max(0, start - _REACH) : start]
    if len(left) < 3 or left[-1] not in " \xa0":
        return None
    left = _CUT.split(left)[-1]
    if len(left) < 3 or not (left[-2] == "," or left[-2].isalnum() or left[-2] == "."):
        return None
    place = _title_in(" " + left)
    return Span(start + place[0], start + place[1]) if place else None


def title_before(text: str, start: int) -> str | None:
    """Return the title that stands right before a name, without a comma between: "Ukrainian President", "special envoy"."""
    span = title_span(text, start)
    return span.of(text) if span and "," not in text[span.end : start] else None


def party_span(text: str, end: int) -> Span | None:
    """Return the party and state in brackets after a name, "(R-Ohio)"; None where there are none."""
    party = _PARTY.match(text, end)
    return Span(party.start(1), party.end(1)) if party else None


def role_around(text: str, span: Span) -> str | None:
    """Return what the words around a person's name say of the person: title, party and state, apposition; None if nothing."""
    before = title_span(text, span.start)
    title = before.of(text) if before else None
    after = text[span.end : span.end + 240]
    party = _PARTY.match(after)
    apposition = _APPOSITION.match(after[party.end() :] if party else after)
    behind = (apposition.group(1) or apposition.group(2)) if apposition else None
    said = [part.strip() for part in (title, party.group(1) if party else None, behind) if part]
    return "; ".join(re.sub(r"\s+", " ", part) for part in said) or None
