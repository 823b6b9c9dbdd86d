"""The dictionary form of an English word: by a list of irregular ones, else by its ending."""

from __future__ import annotations

from functools import lru_cache

from standoff.read.verbs import VERBS
from standoff.read.word_set import word_set

_IRREGULAR = """
be am is are was were been being 's 'm 're; have has had having 've; do does did done doing; will wo 'll; can ca; shall sha
go goes went gone going; say said; tell told; meet met; hold held; give gave given; take took taken; make made; get got gotten
come came; become became; begin began begun; break broke broken; bring brought; build built; buy bought; catch caught
choose chose chosen; deal dealt; draw drew drawn; drive drove driven; fall fell fallen; feel felt; fight fought; find found
fly flew flown flies; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; grow grew grown; hear heard
hide hid hidden; keep kept; know knew known; lay laid laying; lead led; leave left; lend lent; lie lay lain lying; lose lost
mean meant; overthrow overthrew overthrown; pay paid; quit quitted; retake retook retaken; ride rode ridden; rise rose risen
run ran running; see saw seen; seek sought; sell sold; send sent; shoot shot; show shown; sink sank sunk; sit sat sitting
sleep slept; speak spoke spoken; spend spent; stand stood; steal stole stolen; stick stuck; strike struck stricken; swear swore sworn
teach taught; think thought; throw threw thrown; undergo underwent undergone; undertake undertook undertaken
understand understood; withdraw withdrew withdrawn; withhold withheld; write wrote written; win won winning; uphold upheld
tear tore torn; shake shook shaken; sweep swept; hang hung hanged; dig dug; slay slew slain; ring rang rung; swing swung
forsake forsook forsaken; overrun overran; beat beaten; bear bore borne; bite bit bitten; blow blew blown; bind bound
forbid forbade forbidden; cling clung; outlast outlasted; undo undid undone; arise arose arisen; mislead misled; rebuild rebuilt
sign signed signing signs; visit visited visiting visits; offer offered offering offers; order ordered ordering orders
die died dying dies; tie tied tying ties; man men; woman women; child children; person people; talk talks; troop troops
crisis crises; ally allies allied; die dies; proxy proxies; leaf leaves; life lives; kyiv kiev; programme program programs programmes
plan planned planning plans; ban banned banning bans; bomb bombed bombing bombs; kidnap kidnapped kidnapping; skip skipped skipping
swap swapped swapping swaps; drop dropped dropping drops; stop stopped stopping stops; cut cutting cuts; set setting sets
hit hitting hits; let letting lets; put putting puts; cede ceded ceding; shell shelled shelling shells; expel expelled expelling
compel compelled compelling; cancel cancelled canceled cancelling canceling; travel travelled traveled travelling traveling
veto vetoed vetoing vetoes; step stepped stepping steps; ship shipped shipping ships; back backed backing backs; arm armed arming
raid raided raiding raids; deter deterred deterring; occur occurred occurring; prefer preferred; refer referred referring
commit committed committing commits; admit admitted admitting; permit permitted permitting; submit submitted; rebuff rebuffed
pull pulled pulling pulls; press pressed pressing presses; call called calling calls; fail failed failing; kill killed killing
unveil unveiled unveiling; reveal revealed revealing; fulfil fulfilled fulfill fulfilling; stall stalled stalling; roll rolled rolling
assess assessed assessing; address addressed addressing addresses; process processed processing; pass passed passing passes
discuss discussed discussing; dismiss dismissed dismissing; impress impressed; express expressed expressing; possess possessed
confess confessed; harass harassed; suppress suppressed; progress progressed; access accessed; bypass bypassed; witness witnessed
free freed freeing; agree agreed agreeing; flee fled fleeing; guarantee guaranteed guaranteeing; see seeing; decree decreed
disagree disagreed disagreeing; oversee oversaw overseen; foresee foresaw foreseen; news; series; politics; diplomatics
use used using uses; sue sued suing; need needed needing; feed fed; speed sped; bleed bled; proceed proceeded; succeed succeeded succeeding; exceed exceeded
"""

_FORMS: dict[str, str] = {}
for _entry in _IRREGULAR.replace("\n", ";").split(";"):
    _words = _entry.split()
    for _word in _words:
        _FORMS.setdefault(_word, _words[0])

# An -ed or -ing form whose bare stem lacks a final e: told by these endings of the stem.
_WANTS_E = (
    "at",
    "iz",
    "is",
    "yz",
    "ys",
    "ag",
    "eg",
    "rg",
    "dg",
    "ng",
    "iv",
    "av",
    "ov",
    "lv",
    "rv",
    "uc",
    "nc",
    "rc",
    "ac",
    "ic",
    "uk",
    "ak",
    "ok",
    "ik",
    "ud",
    "id",
    "ad",
    "od",
    "ed",
    "ut",
    "ot",
    "it",
    "ir",
    "ur",
    "or",
    "ar",
    "bl",
    "pl",
    "tl",
    "gl",
    "dl",
    "fl",
    "kl",
    "cl",
    "as",
    "os",
    "us",
    "ns",
    "rs",
    "ls",
    "ps",
    "um",
    "am",
    "im",
    "om",
    "in",
    "un",
    "on",
    "an",
    "ab",
    "ib",
    "ap",
    "op",
    "ip",
    "up",
    "u",
    "ul",
    "il",
    "ol",
    "al",
)
_NO_E = word_set(
    "visit limit edit exit profit credit merit solicit exploit recruit orbit audit fit wait await treat threat "
    "defeat repeat beat heat seat cheat meet greet support report export import resort escort distort extort deport "
    "retort transport abort assort comfort effort order offer enter alter consider deliver suffer recover remember "
    "answer trigger counter weather bolster foster sign resign assign design reign align explain complain remain "
    "maintain contain sustain obtain train gain attain restrain retain detain entertain regain return turn warn "
    "concern learn earn burn mourn govern opportun join begin happen open weaken strengthen threaten broaden deepen "
    "loosen tighten harden soften worsen listen fasten lengthen shorten widen frighten question mention condition "
    "position station commission pardon abandon reason function sanction caution motion petition ration envision "
    "ransom gun ruin explod target market budget trumpet interpret pivot plummet rocket claim proclaim exclaim aim "
    "maim reclaim seem deem redeem scream stream beam harm arm form reform perform inform confirm affirm firm alarm "
    "storm disarm rearm calm doom claim roam loom boom bloom slam swim trim droop loop group soup keep seep sweep "
    "weep sleep help stoop scoop develop envelop gallop worship equip repair impair chair despair air appear "
    "disappear clear near fear hear tear wear bear swear pour tour favour favor honour honor labour labor harbour "
    "harbor murder hinder render surrender tender wonder ponder plunder wander slaughter doubt shout scout rout "
    "tout root loot shoot boot suit avoid void aid raid braid plead lead read spread dread tread load explain broad "
    "upload cloud bud nod prod plod need feed seed bleed heed exceed proceed succeed head thread repeal appeal "
    "reveal deal heal steal seal conceal veil avail fail hail jail sail mail nail trail assail entail prevail "
    "curtail detail foil boil spoil toil soil recoil feel peel reel kneel wheel fuel duel quarrel model level label "
    "channel signal rival total cool fool pool school tool haul foul howl cancel travel counsel marshal initial "
    "pedal medal metal equal look book hook cook speak leak break peak seek reek soak cloak croak attack back crack "
    "pack track stack sack lack block lock knock mock rock shock strike kick pick stick click trick wreck check "
    "deck duck stuck work walk talk balk join coin loin rain drain strain stain chain bargain captain again mean "
    "lean clean screen green mountain reclaim regain refrain ordain campaign rebel dispel bomb climb comb succumb "
    "drain bar scar war jar spar deter defer infer occur incur recur spur blur stir concur abhor attend harass "
    "focus focuss press guess bless dress process progress possess express impress suppress discuss dismiss miss "
    "kiss pass assess witness cross toss boss loss confess address access stress oppress"
)
_DOUBLED = frozenset("bdgmnprt")


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """Return the dictionary form of a word in lower case; a word that is not known comes back as it is."""
    if word in _FORMS:
        return _FORMS[word]
    if not word.isalpha() or len(word) < 4:
        return word
    if "-" not in word:
        for ending in ("ing", "ed"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return _bare(word[: -len(ending)], word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")):
        return word[:-1]
    return word


def _bare(stem: str, word: str) -> str:
    if not any(letter in "aeiouy" for letter in stem):
        return word
    if stem.endswith("i") and word.endswith("ied"):
        return stem[:-1] + "y"
    known = [form for form in (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else "") if form in VERBS]
    if len(known) == 1:
        return known[0]
    if stem in _NO_E or stem in _FORMS:
        return _FORMS.get(stem, stem)
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
        return stem[:-1]
    if stem.endswith(_WANTS_E) or stem.endswith(("v", "z")):
        return stem + "e"
    return stem
