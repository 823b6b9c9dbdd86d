"""The verbs and phrases of saying, and where the narrator's own words begin or end beside a quotation."""

from __future__ import annotations

import re

from standoff.read.word_set import word_set

# Verbs that can stand beside words between marks: "..., she said". By stem: past, present, and the form in -ing.
SAY = (
    "say:said:says:saying tell:told:tells:telling write:wrote:writes:writing tweet:tweeted:tweets:tweeting "
    "add:added:adds:adding ask:asked:asks:asking argue:argued:argues:arguing claim:claimed:claims:claiming "
    "note:noted:notes:noting explain:explained:explains:explaining continue:continued:continues:continuing "
    "declare:declared:declares:declaring state:stated:states:stating insist:insisted:insists:insisting "
    "warn:warned:warns:warning announce:announced:announces:announcing reply:replied:replies:replying "
    "respond:responded:responds:responding answer:answered:answers:answering acknowledge:acknowledged:acknowledges:acknowledging "
    "admit:admitted:admits:admitting concede:conceded:concedes:conceding confirm:confirmed:confirms:confirming "
    "deny:denied:denies:denying suggest:suggested:suggests:suggesting report:reported:reports:reporting "
    "remark:remarked:remarks:remarking observe:observed:observes:observing comment:commented:comments:commenting "
    "recall:recalled:recalls:recalling joke:joked:jokes:joking quip:quipped:quips:quipping vow:vowed:vows:vowing "
    "promise:promised:promises:promising pledge:pledged:pledges:pledging threaten:threatened:threatens:threatening "
    "urge:urged:urges:urging stress:stressed:stresses:stressing emphasize:emphasized:emphasizes:emphasizing "
    "emphasise:emphasised:emphasises:emphasising conclude:concluded:concludes:concluding confide:confided:confides:confiding "
    "reiterate:reiterated:reiterates:reiterating repeat:repeated:repeats:repeating assert:asserted:asserts:asserting "
    "allege:alleged:alleges:alleging contend:contended:contends:contending maintain:maintained:maintains:maintaining "
    "predict:predicted:predicts:predicting complain:complained:complains:complaining caution:cautioned:cautions:cautioning "
    "shout:shouted:shouts:shouting yell:yelled:yells:yelling scream:screamed:screams:screaming cry:cried:cries:crying "
    "exclaim:exclaimed:exclaims:exclaiming chant:chanted:chants:chanting whisper:whispered:whispers:whispering "
    "mutter:muttered:mutters:muttering post:posted:posts:posting read:read:reads:reading counter:countered:counters:countering "
    "retort:retorted:retorts:retorting interject:interjected:interjects:interjecting offer:offered:offers:offering "
    "testify:testified:testifies:testifying boast:boasted:boasts:boasting brag:bragged:brags:bragging "
    "lament:lamented:laments:lamenting proclaim:proclaimed:proclaims:proclaiming opine:opined:opines:opining "
    "demand:demanded:demands:demanding agree:agreed:agrees:agreeing disclose:disclosed:discloses:disclosing "
    "reveal:revealed:reveals:revealing signal:signaled:signals:signaling indicate:indicated:indicates:indicating "
    "assure:assured:assures:assuring advise:advised:advises:advising counsel:counselled:counsels:counselling "
    "propose:proposed:proposes:proposing recount:recounted:recounts:recounting elaborate:elaborated:elaborates:elaborating "
    "clarify:clarified:clarifies:clarifying fume:fumed:fumes:fuming rail:railed:rails:railing object:objected:objects:objecting "
    "scold:scolded:scolds:scolding chide:chided:chides:chiding tease:teased:teases:teasing muse:mused:muses:musing "
    "thunder:thundered:thunders:thundering snap:snapped:snaps:snapping gush:gushed:gushes:gushing vent:vented:vents:venting "
    "mention:mentioned:mentions:mentioning relate:related:relates:relating echo:echoed:echoes:echoing "
    "interrupt:interrupted:interrupts:interrupting imply:implied:implies:implying hint:hinted:hints:hinting "
    "estimate:estimated:estimates:estimating inform:informed:informs:informing remind:reminded:reminds:reminding "
    "plead:pleaded:pleads:pleading beg:begged:begs:begging scoff:scoffed:scoffs:scoffing roar:roared:roars:roaring "
    "bellow:bellowed:bellows:bellowing rant:ranted:rants:ranting retweet:retweeted:retweets:retweeting "
    "email:emailed:emails:emailing text:texted:texts:texting sing:sang:sings:singing pray:prayed:prays:praying "
    "speculate:speculated:speculates:speculating reaffirm:reaffirmed:reaffirms:reaffirming swear:swore:swears:swearing "
    "recommend:recommended:recommends:recommending lecture:lectured:lectures:lecturing speak:spoke:speaks:speaking "
    "talk:talked:talks:talking profess:professed:professes:professing put:put:puts:putting ask:asked:asks:asking"
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
THINKING = _forms(THINK, 1, 2)
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
