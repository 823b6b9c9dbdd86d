"""The verbs and phrases of saying, and where the narrator's own words begin or end beside a quotation."""

from __future__ import annotations

import re

from standoff.read.word_set import word_set

# Verbs that can stand beside words between marks: "..., she said". By stem: past, present, and the form in -ing. A verb's
# place in the list is a feature of reported speech, so they stand in the order of how often they report something.
SAY = (
    "argue:argued:argues:arguing vow:vowed:vows:vowing note:noted:notes:noting "
    "suggest:suggested:suggests:suggesting predict:predicted:predicts:predicting "
    "emphasize:emphasized:emphasizes:emphasizing conclude:concluded:concludes:concluding "
    "insist:insisted:insists:insisting urge:urged:urges:urging indicate:indicated:indicates:indicating "
    "plead:pleaded:pleads:pleading announce:announced:announces:announcing inform:informed:informs:informing "
    "acknowledge:acknowledged:acknowledges:acknowledging reiterate:reiterated:reiterates:reiterating "
    "admit:admitted:admits:admitting say:said:says:saying assert:asserted:asserts:asserting "
    "explain:explained:explains:explaining warn:warned:warns:warning complain:complained:complains:complaining "
    "allege:alleged:alleges:alleging lament:lamented:laments:lamenting contend:contended:contends:contending "
    "speculate:speculated:speculates:speculating reaffirm:reaffirmed:reaffirms:reaffirming "
    "agree:agreed:agrees:agreeing ask:asked:asks:asking stress:stressed:stresses:stressing "
    "joke:joked:jokes:joking promise:promised:promises:promising clarify:clarified:clarifies:clarifying "
    "scold:scolded:scolds:scolding swear:swore:swears:swearing propose:proposed:proposes:proposing "
    "imply:implied:implies:implying concede:conceded:concedes:conceding reveal:revealed:reveals:revealing "
    "caution:cautioned:cautions:cautioning estimate:estimated:estimates:estimating "
    "disclose:disclosed:discloses:disclosing mention:mentioned:mentions:mentioning "
    "signal:signaled:signals:signaling confide:confided:confides:confiding retort:retorted:retorts:retorting "
    "interject:interjected:interjects:interjecting object:objected:objects:objecting gush:gushed:gushes:gushing "
    "profess:professed:professes:professing boast:boasted:boasts:boasting recount:recounted:recounts:recounting "
    "remind:reminded:reminds:reminding recall:recalled:recalls:recalling muse:mused:muses:musing "
    "claim:claimed:claims:claiming threaten:threatened:threatens:threatening rail:railed:rails:railing "
    "hint:hinted:hints:hinting emphasise:emphasised:emphasises:emphasising mutter:muttered:mutters:muttering "
    "bellow:bellowed:bellows:bellowing ask:asked:asks:asking brag:bragged:brags:bragging "
    "thunder:thundered:thunders:thundering scoff:scoffed:scoffs:scoffing opine:opined:opines:opining "
    "rant:ranted:rants:ranting chide:chided:chides:chiding report:reported:reports:reporting "
    "recommend:recommended:recommends:recommending assure:assured:assures:assuring "
    "declare:declared:declares:declaring deny:denied:denies:denying scream:screamed:screams:screaming "
    "exclaim:exclaimed:exclaims:exclaiming fume:fumed:fumes:fuming tease:teased:teases:teasing "
    "retweet:retweeted:retweets:retweeting reply:replied:replies:replying demand:demanded:demands:demanding "
    "talk:talked:talks:talking counter:countered:counters:countering testify:testified:testifies:testifying "
    "observe:observed:observes:observing proclaim:proclaimed:proclaims:proclaiming quip:quipped:quips:quipping "
    "snap:snapped:snaps:snapping sing:sang:sings:singing pray:prayed:prays:praying add:added:adds:adding "
    "repeat:repeated:repeats:repeating cry:cried:cries:crying offer:offered:offers:offering "
    "confirm:confirmed:confirms:confirming chant:chanted:chants:chanting vent:vented:vents:venting "
    "beg:begged:begs:begging yell:yelled:yells:yelling roar:roared:roars:roaring tell:told:tells:telling "
    "respond:responded:responds:responding whisper:whispered:whispers:whispering "
    "lecture:lectured:lectures:lecturing shout:shouted:shouts:shouting pledge:pledged:pledges:pledging "
    "elaborate:elaborated:elaborates:elaborating answer:answered:answers:answering "
    "relate:related:relates:relating comment:commented:comments:commenting echo:echoed:echoes:echoing "
    "text:texted:texts:texting write:wrote:writes:writing interrupt:interrupted:interrupts:interrupting "
    "advise:advised:advises:advising counsel:counselled:counsels:counselling post:posted:posts:posting "
    "maintain:maintained:maintains:maintaining read:read:reads:reading remark:remarked:remarks:remarking "
    "continue:continued:continues:continuing speak:spoke:speaks:speaking email:emailed:emails:emailing "
    "tweet:tweeted:tweets:tweeting put:put:puts:putting state:stated:states:stating"
)
THINK = (
    "think:thought:thinks:thinking believe:believed:believes:believing hope:hoped:hopes:hoping fear:feared:fears:fearing "
    "know:knew:knows:knowing feel:felt:feels:feeling expect:expected:expects:expecting want:wanted:wants:wanting "
    "worry:worried:worries:worrying doubt:doubted:doubts:doubting assume:assumed:assumes:assuming "
    "wonder:wondered:wonders:wondering consider:considered:considers:considering see:saw:sees:seeing "
    "understand:understood:understands:understanding learn:learned:learns:learning find:found:finds:finding "
    "show:showed:shows:showing seem:seemed:seems:seeming appear:appeared:appears:appearing prefer:preferred:prefers:preferring "
    "decide:decided:decides:deciding seek:sought:seeks:seeking plan:planned:plans:planning view:viewed:views:viewing "
    "favor:favored:favors:favoring remember:remembered:remembers:remembering imagine:imagined:imagines:imagining "
    "intend:intended:intends:intending determine:determined:determines:determining like:liked:likes:liking "
    "love:loved:loves:loving hate:hated:hates:hating regard:regarded:regards:regarding mean:meant:means:meaning"
)
LABEL = (
    "call:called:calls:calling describe:described:describes:describing dub:dubbed:dubs:dubbing brand:branded:brands:branding "
    "denounce:denounced:denounces:denouncing criticize:criticized:criticizes:criticizing accuse:accused:accuses:accusing "
    "blame:blamed:blames:blaming praise:praised:praises:praising characterize:characterized:characterizes:characterizing "
    "label:labeled:labels:labeling slam:slammed:slams:slamming blast:blasted:blasts:blasting mock:mocked:mocks:mocking "
    "dismiss:dismissed:dismisses:dismissing decry:decried:decries:decrying condemn:condemned:condemns:condemning "
    "attack:attacked:attacks:attacking deride:derided:derides:deriding rip:ripped:rips:ripping bash:bashed:bashes:bashing "
    "hail:hailed:hails:hailing tout:touted:touts:touting refer:referred:refers:referring quote:quoted:quotes:quoting "
    "cite:cited:cites:citing refuse:refused:refuses:refusing decline:declined:declines:declining "
    "endorse:endorsed:endorses:endorsing support:supported:supports:supporting oppose:opposed:opposes:opposing "
    "defend:defended:defends:defending question:questioned:questions:questioning reject:rejected:rejects:rejecting "
    "back:backed:backs:backing order:ordered:orders:ordering discuss:discussed:discusses:discussing "
    "thank:thanked:thanks:thanking charge:charged:charges:charging compare:compared:compares:comparing "
    "portray:portrayed:portrays:portraying challenge:challenged:challenges:challenging welcome:welcomed:welcomes:welcoming "
    "encourage:encouraged:encourages:encouraging highlight:highlighted:highlights:highlighting list:listed:lists:listing "
    "express:expressed:expresses:expressing deem:deemed:deems:deeming rate:rated:rates:rating assail:assailed:assails:assailing "
    "nickname:nicknamed:nicknames:nicknaming title:titled:titles:titling counter:countered:counters:countering "
    "lambaste:lambasted:lambastes:lambasting rebuke:rebuked:rebukes:rebuking ridicule:ridiculed:ridicules:ridiculing "
    "applaud:applauded:applauds:applauding invoke:invoked:invokes:invoking reference:referenced:references:referencing "
    "point:pointed:points:pointing push:pushed:pushes:pushing vote:voted:votes:voting identify:identified:identifies:identifying"
)


def _forms(table: str, *which: int) -> frozenset[str]:
    return frozenset(form for entry in table.split() for number, form in enumerate(entry.split(":")) if number in which)


SAYING = _forms(SAY, 1, 2)
SAYING_ANY = _forms(SAY, 0, 1, 2, 3)
SAYING_ING = _forms(SAY, 3)
THINKING_ANY = _forms(THINK, 0, 1, 2, 3)
LABELLING = _forms(LABEL, 1, 2)
LABELLING_ANY = _forms(LABEL, 0, 1, 2, 3)
PLAIN = word_set(
    "said says wrote writes added adds asked told tells argued explained continued noted insisted warned replied "
    "tweeted"
)

_AMBIGUOUS = word_set("read reads offers offered agreed agrees put puts sings sang related talks talked speaks spoke pleads")
_SAID = "(?:" + "|".join(sorted(SAYING - _AMBIGUOUS, key=len, reverse=True)) + ")"
_NAME = r"(?:(?:[A-Z][\w.’'-]*|of|the|de|van|von|al)\s+){0,6}?[A-Z][\w’'-]*"
_WHO = rf"(?:he|she|they|I|we|it|who|(?:the|a|an|one|his|her|another)\s+(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+|{_NAME})"
AFTER = re.compile(rf"[,.!?…—–]\s*(?={_WHO}\s+(?:\w+ly\s+|has\s+|had\s+|also\s+)?{_SAID}\b|{_SAID}\s+{_WHO}\b)")
BEFORE = re.compile(rf"(?:\b{_SAID}|\b(?:saying|adding|asking|writing|noting|arguing|tweeting)|\baccording to [\w ]{{1,40}})\s*[:,]\s+")


def narration_after(text: str, start: int, end: int) -> int | None:
    """Return where quoted words end because "..., she said" follows; None if nothing of the sort does."""
    match = AFTER.search(text, start + 1, end)
    return None if match is None else match.start() + 1


def narration_before(text: str, start: int, end: int) -> int | None:
    """Return where quoted words begin because "she said," goes before; None if nothing of the sort does."""
    match = None
    for match in BEFORE.finditer(text, start, end):
        pass
    return None if match is None else match.end()
