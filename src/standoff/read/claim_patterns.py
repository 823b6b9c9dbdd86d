"""The words by which claims about what moves what are told, as patterns that take time in proportion to the sentence."""

from __future__ import annotations

import re

from standoff.read.word_set import word_set

FOLD = re.IGNORECASE
MODAL = (
    r"(?:will|would|could|may|might|can|shall|should|['’]ll|['’]d|won['’]t|wouldn['’]t|can['’]t|cannot|"
    r"couldn['’]t|is going to|are going to|['’]s going to|['’]re going to|is likely to|are likely to|"
    r"is unlikely to|are unlikely to|was likely to|were likely to|was unlikely to|were unlikely to)"
)
NEGATIVE = re.compile(
    r"\b(?:not|never|n['’]t|cannot|unlikely|struggle|collapse|collapses|fail|fails|lose|loses|no|nothing|"
    r"impossible|hard|harder|difficult|fall|"
    r"falter|crumble|suffer|doomed|die|dies|break down|fall apart|stall|run out|little)\b|n['’]t\b",
    FOLD,
)
MODAL_ANY = re.compile(rf"\b{MODAL}\b|['’]ll\b|['’]d\b", FOLD)
UNLESS = re.compile(r"\bunless\b", FOLD)
THE_MORE = re.compile(
    r"\bthe\s+(longer|more|less|fewer|sooner|harder|further|farther|deeper|greater|higher|faster|stronger|"
    r"weaker|bigger|closer|later|earlier|tighter|slower)\b",
    FOLD,
)
THE_THEN = re.compile(
    r"(?:,|\band|\s)\s*(?:and\s+)?the\s+(more|less|fewer|harder|better|worse|easier|greater|lower|higher|"
    r"weaker|stronger|likelier|smaller|slimmer|dimmer|bigger|sooner|longer|deeper|closer|further|tougher|"
    r"costlier|bleaker|riskier|[a-z]{3,}er(?=\s+(?:the|their|its|his|her|it|they|he|she|a|an)\b)|more|less)\b",
    FOLD,
)
FEWER = word_set("less fewer harder worse lower weaker smaller slimmer dimmer tougher bleaker")
EVEN_IF = re.compile(r"\beven\s+(?:if|with)\b", FOLD)
WITHOUT = re.compile(r"\b(?:without|absent|in the absence of|short of|barring)\b", FOLD)
IF = re.compile(r"\b(?:if|the (?:moment|minute|instant)|(?:every|each) (?:time|day|week|month|hour|year)(?= (?!of\b))|whenever|should|as long as|so long as|once|provided(?: that)?|in case)\b", FOLD)
ONLY_IF = re.compile(
    r"\b(?:only\s+(?:if|when|once|after|by|as\s+long\s+as|so\s+long\s+as|while)|not\s+until|until|only\s+(?:\w+\s+){1,6}?(?:if|when|once|"
    r"after|by))\b",
    FOLD,
)
NO_WAY = re.compile(
    r"\b(?:is|was|are|be)\s+(?:simply\s+)?(?:no way to|not the way to|not enough to|insufficient to|"
    r"hardly enough to|too little to|too weak to)\b",
    FOLD,
)
ENOUGH = re.compile(r"\b(?:is|are|would be|will be|may be|might be|could be)\s+enough\s+to\b", FOLD)
ONLY_WAY = re.compile(
    r"\b(?:the\s+|his\s+|its\s+|their\s+|a\s+)?(only|best|surest|quickest|fastest|sole|one|strongest|"
    r"likeliest|main|last|real)\s+"
    r"(?:likely\s+|real\s+|realistic\s+|viable\s+|remaining\s+|possible\s+)?(?:way|path|route|solution|"
    r"option|hope|chance|prospect|means|exit|answer|thing|lever|language|road|key)\b",
    FOLD,
)
IS = re.compile(r"\b(?:is|was|are|lies in|would be|remains|runs through|will be|may be)\b", FOLD)
BODES = re.compile(
    r"\b(?:(does not|doesn['’]t|do not|will not|nor does)\s+)?bodes?\s+(well|ill|badly|poorly)\s+for\b", FOLD
)
DEPENDS = re.compile(
    r"\b(?:is\s+(?:contingent|conditional)|rides|hangs|(?:comes?|boils)\s+down\s+to|stands?\s+or\s+falls?\s+with|depends?|depended|hinged|hinges?|rests?|turns?|would depend|will depend|would hinge|"
    r"will hinge)(?:\s+(?:largely\s+|entirely\s+|in part\s+)?(?:on|upon)|(?<=down to)|(?<=falls with)|(?<=fall with))\b",
    FOLD,
)
REQUIRES = re.compile(r"\b(?:will|would)\s+require\b", FOLD)
WITH = re.compile(r"(?:^[“\"]?|,\s|\bthat\s|\band\s)(?:with|given|thanks to|faced with)\s(?!the\s+expectation|that\b)", FOLD)
NO_HOPE = re.compile(r"\b(?:no|neither|nothing|never|not|nobody|none|cannot|impossible|unlikely|doomed|pointless|hard to (?:imagine|see|picture))\b|n['’]t\b", FOLD)
# What would have been is told of the past.
PAST = re.compile(r"\b(?:would|could|might|should)(?:n['’]t)?\s+(?:\w+\s+)?have\s+(?!(?:to|an?|the|no|little|more|less|fewer|every|any|some|much|far|such|his|her|its|their|our|good|reason|time)\b)\w+", FOLD)
DOUBT = re.compile(
    r"\b(?:(?:do|does|did)(?:n['’]t| not)\s+(?:think|believe|expect)\s+(?:that\s+)?|(?:(?<!no\s)(?<!little\s)(?<!without\s)(?<!any\s)doubt(?:s|ed)?|sceptical|skeptical|unconvinced)\s+(?:that|whether|if)\s+)([^.;:,]{3,80}?)\s(?:(?:is|are)\s+(?:going|able|likely)\s+to|"
    r"(?:will|would|can|could)(?:\s+be\s+able\s+to)?)\s+(?=\w)", FOLD,
)  # fmt: skip
SAYERS = re.compile(
    r"(?:[\w’'-]+\s){1,4}(?:say|says|said|believe|believes|argue|argues|think|thinks|warn|warns|warned|replied|"
    r"told)(?:,\s+|\s+(?:(?:him|her|them|reporters)\s+)?(?:that\s+)?)",
    FOLD,
)
HELPFUL = re.compile(
    r"\bwould\s+(?:be\s+(?:helpful|better|useful|easier|wise|a mistake|disastrous|harder|worse)|"
    r"help)\s+if\b",
    FOLD,
)
NO_REASON = re.compile(
    r"\b(?:no|little|any|few|less|every|more)\s+(?:real\s+|obvious\s+)?(?:advantage|incentive|reason|"
    r"interest|point|motive|urgency|need)s?\s+(?:in|to|for)\b",
    FOLD,
)
JUST_A_MATTER = re.compile(r"\bis\s+(?:just|simply|only|merely)?\s*a\s+(?:matter|question)\s+of\s+(?=[\w-]+ing\b|who\b|how\b|whether\b|political will\b|money\b)", FOLD)
BY_DOING = re.compile(r"\bby\s+(?:simply\s+|merely\s+|just\s+)?([\w-]+ing)\b", FOLD)

RAISES = word_set(
    "force push drive bring compel help encourage embolden strengthen lead result pave increase boost speed hasten "
    "prolong trigger provoke allow enable secure guarantee persuade pressure spur prompt produce create bolster "
    "accelerate convince tempt induce foster make cause open raise widen deepen fuel invite motivate incentivise "
    "incentivize coax nudge yield improve extend revive unlock shift tip move entrench harden cement reward "
    "free advance change build break save restore restart revitalise mean give buy inflame aggravate exacerbate ignite spark unleash stoke "
    "double treble triple quadruple teach galvanise galvanize rally incite radicalise radicalize legitimise legitimize multiply facilitate feed breed beget ensure worsen steer draw lure whet plunge tilt"
)
LOWERS = word_set(
    "ease end stop prevent deter undermine weaken derail reduce lower hamper delay discourage jeopardise jeopardize kill "
    "harm complicate block limit dissuade diminish undercut slow erode avert hinder sink doom scuttle scupper "
    "torpedo shorten curb cripple choke destroy halt damage endanger threaten preclude thwart stall sap cut hurt "
    "drain sabotage imperil destabilise destabilize alienate divide split dampen cool calm defuse contain curtail poison sour wreck ruin shatter "
    "deprive starve blunt mitigate avoid postpone deplete exhaust foreclose dash squander deflate isolate bury unravel shrink narrow"
)
VERBS = {verb: "raises" for verb in RAISES} | {verb: "lowers" for verb in LOWERS}
FORMS = "|".join(sorted({*RAISES, *LOWERS}, key=len, reverse=True))
ING = "|".join(sorted({f"{v[:-1] if v.endswith('e') and v != 'free' else v}ing" for v in VERBS}, key=len, reverse=True))
CAUSES = re.compile(
    rf"\b({MODAL}|to be|is|are|has been|have been)\s+(not\s+|never\s+|only\s+|also\s+|just\s+|probably\s+|"
    rf"likely\s+|yet\s+|well\s+|even\s+|still\s+|soon\s+|thus\s+|then\s+|instead\s+|in turn\s+|once again\s+|eventually\s+|further\s+|ultimately\s+|actually\s+|do anything to\s+|do little to\s+|"
    rf"do nothing to\s+|be\s+|[a-z]{{3,14}}ly\s+){{0,3}}"
    rf"({FORMS}|{ING})\b",
    FOLD,
)
ONLY_THIS = re.compile(
    r"(?:^|[.;:“\"—]\s*|,\s|\bthat\s|\bbut\s|\band\s)(only|nothing short of|nothing but|no amount of|"
    r"nothing less than)\s+(?!if\b|when\b|once\b|after\b)((?:by\s+)?[^.;:,]{3,90}?)\s"
    r"(?=(?:will|can|would|could|might|may|has ever|have ever|brings?|gets?|works|counts|matters)\b)",
    FOLD,
)
KEY_TO = re.compile(
    r"\b(?:is|are|would be|will be|remains?)\s+(?:\w+ly\s+)?(?:the\s+key|key|crucial|essential|vital|critical|"
    r"necessary|indispensable|a precondition|needed|required|a must)\s+(to|for|if)\b",
    FOLD,
)
# What somebody gives or buys counts only if it is means to an end.
GIVES = re.compile(
    r"\b(?:time|room|leverage|incentives?|confidence|chance|cover|reason|advantage|hope|pretext|excuse|breathing|"
    r"space|momentum|hand|edge|pause|legitimacy|courage|means|upper)\b",
    FOLD,
)
CANNOT_DO = re.compile(r"\bwhat\s+(?:it|they|that|this|[^.;:,]{3,50}?)\s+(?:cannot|can['’]t|can\s+never|will\s+not|won['’]t|would\s+not)\s+(?:do|achieve|bring|buy)\s+is\s+", FOLD)
WHAT_WILL = re.compile(r"\bwhat\s+(?:will|would|could|might|wo(?=n['’]t))(n['’]t|\s+not)?\s+([^.;:,]{3,80}?)\s+(?:is|are)\s+(?!not\b)", FOLD)
WHEN = re.compile(r"\b(?:(?:will|would|['’]ll)\s+(?:\w+\s+){1,6}?(?P<when>when|once)|(?:can|could)\s+(?:\w+\s+){1,6}?(?P<once>once))\s+(?=[\w$])", FOLD)
WHILE = re.compile(
    r"\bwhile\b(?=[^.;:,]{3,60}\b(?:continues?|lasts?|remains?|keeps?|persists?|goes on|go on|holds?|rules?|stays?|is|are|has|have)\b)", FOLD
)
PRONOUN_NEXT = re.compile(r"\s+(?:it|this|that|them|him|her|one)\b")
IT_TAKES = re.compile(r"\bit\s+(?:will|would|may|might)\s+take\s+([^.;:,]{3,90}?)\s+(?:to|before)\s+", FOLD)
RISKS = re.compile(r"\b(?:risks?|would risk|could risk|will risk)\s+(?=[\w-]+ing\b)", FOLD)
IDLE = re.compile(
    r"\b(?:(?:will|would|could|may|might|can|is going to|are going to)\s+(?:not|never|hardly|scarcely)|"
    r"won['’]t|wouldn['’]t|can['’]t|cannot|(?:can|will|would|could|may|might)\s+no\s+longer|"
    r"(?:is|are|was|were|be)\s+(?:highly\s+|very\s+)?unlikely\s+to|(?:do|does|did(?=(?:n['’]t| not)\s+(?:think|believe|expect)))(?:n['’]t|"
    r" not)(?:\s+(?:think|believe|expect)\s+[\w\s’'-]{3,60}?\s(?:is|are|will|"
    r"would)(?:\s+going)?(?:\s+to)?)?|(?:will|would|could|may|might)\s+have\s+(?:no|little)|has\s+(?:no|"
    r"little)|(?:will|would|could)\s+do\s+(?:little|nothing)\s+to|"
    r"(?:(?:is|are)|['’](?:s|re))\s+not\s+going\s+to|(?:hardly|barely|scarcely)(?=\s+(?:touch|change|move|affect|dent|hurt|matter|bite|deter|help|work)(?:es|s)?\b)|isn['’]t\s+going\s+to|aren['’]t\s+going\s+to)\s+(?:be\s+able\s+to\s+|"
    r"alone\s+|by\s+(?:itself|themselves)\s+)?"
    r"(change|move|touch|alter|affect|sway|deter|stop|budge|shift|end|bring|force|persuade|convince|solve|work|"
    r"matter|effect|influence|impact|make|do|compel|cost|teach|scare|frighten|impress|reassure|protect|replace|guarantee|push|be particularly|be enough|suffice|hurt|bite|"
    r"deliver|produce|fix|resolve|dent|dissuade|help|save|break|defeat|quell|tame|settle)(?:(?<=[a-z])e?s)?\b",
    FOLD,
)
EASIER = re.compile(
    r"\b(?:makes?|making|made|would make|will make|could make|may make|might make|"
    r"can make)\b\s+(?:it\s+)?([\w\s’'-]{0,80}?)\b(harder|easier|more likely|less likely|impossible|"
    r"more difficult|possible|unlikely|inevitable|likelier|less urgent|more urgent|credible|irrelevant|useless|worthless|unthinkable|unattractive|attractive|untenable|unworkable|"
    r"unaffordable|suicidal|costlier|cheaper|safer|riskier|stronger|weaker|bolder|pointless|(?:more|less)\s+(?:willing|attractive|dangerous|costly|credible|"
    r"acceptable|expensive|vulnerable|secure|stable|powerful|popular|aggressive|cautious|eager|reluctant|painful|hostile|isolated|united|profitable|determined|patient|flexible))\b",
    FOLD,
)
# "Every battery shortens the war", "each strike drives them apart".
EVERY = re.compile(rf"\b(?:every|each)\s+((?:[\w’'-]+\s+){{1,6}}?)((?:{FORMS})(?:e?s)|drives|makes|costs|robs|brings|leaves|lengthens|hands|adds)\s+(?=\w)", FOLD)
RISK = re.compile(
    r"\b(?:(raise|increase|heighten|boost|improve|strengthen|sharpen|deepen|double|multiply|reduce|lower|diminish|lessen|shrink|blunt|sap|remove|erode|hurt|weaken|dim|"
    r"undermine|kill|cut|destroy|take away|takes away)s?|(raising|increasing|sharpening|reducing|lowering|undermining|removing|lessening))\s+(?:the\s+|his\s+|its\s+|"
    r"their\s+|your\s+|any\s+)?"
    r"(?:[\w’']+\s+){0,2}?(?:risks?|chances?|odds|likelihood|prospects?|probability|hopes?|danger|incentives?|willingness|"
    r"readiness|appetite|pressure|costs?|excuses?|pretexts?|motives?|reasons?|leverage|temptation|ability|capacity|desire|momentum|urgency)\s+(?:of|for|that|to|on|in)\b",
    FOLD,
)
ANAPHOR = word_set("there that this it which these those he she they we you i")
PERSON = re.compile(
    r"^(?:[A-Z][\w’'.-]+|he|she|they|we|i|you|[Tt]he \w+ (?:president|leader|"
    r"minister))(?:\s[A-Z][\w’'.-]+){0,2}$"
)
# What a law or a plan provides for is what it says, and no effect of it.
PROVIDES = word_set("allow enable permit extend give create open free raise cut limit secure block end reopen")
PAPER = re.compile(r"(?:^|\s)(?:bill|law|plan|proposal|draft|text|measure|measures|legislation|resolution|decree|order|amendment|scheme|policy|rule|rules|act|budget|provision|ruling|contract)(?:\s(?:that|which|of|for|on|to|by|from)\b.*)?$", FOLD)
