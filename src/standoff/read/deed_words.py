"""Deeds that a threat or a promise can be of, and the words that open its condition."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.read.grammar import Word
from standoff.read.word_set import word_set

CONDITIONS = frozenset({"if", "unless", "until", "should", "provided", "once"})
HOSTILE = word_set(
    "attack strike bomb retaliate respond punish impose sanction cut halt suspend withhold expel withdraw walk "
    "abandon leave quit close block blockade seize destroy invade escalate fight avenge crush mobilise mobilize "
    "deploy fire hit resume freeze boycott veto block target arm pull stop end strip annex shut jam sink wash tear scrap "
    "tariff raise sever break shell bombard sink burn torch shoot kill execute hang raid storm retake recapture flood "
    "capture occupy annex starve detain arrest jail evict confiscate nationalise nationalize enter lay sack sue march drown shutter besiege encircle hurt harm hang hunt mine sever shoot"
)
FRIENDLY = word_set(
    "support help provide give send supply lift ease release free return meet negotiate talk sign guarantee protect "
    "defend deliver fund rebuild recognise recognize stand join host withdraw allow reopen unfreeze invest extend "
    "accept respect honour honor cease work continue"
)
# What one is, has or undergoes, but does not bind oneself to do.
NO_DEEDS = word_set(
    "be have like love want need prefer seem become know think believe lose win suffer face find see fail regret depend cost mean "
    "help require get feel fall rise benefit survive die expect hope love hate appear happen learn understand struggle risk remember "
    "rather soon say tell only likely probably prove create cause lead result affect increase reduce weaken strengthen undermine "
    "encourage embolden destabilise destabilize amount remain free free-up run gain earn ask end collapse come take make pick refuse decline discuss consider decide talk speak agree go come negotiate run stick"
)
# What is resumed or continued to the harm of others.
FIGHTING = word_set("strike strikes attack attacks fire shelling war bombing offensive hostilities raid raids fighting operation operations campaign advance siege blockade bombardment")
NUMBERS = word_set("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand dozen dozens hundreds thousands")


def takes_back(words: Sequence[Word], verb: int) -> bool:
    """Return whether a verb takes one's own force back, which harms nobody: 'pull its guns back', 'withdraw the troops'."""
    after = [word.lower for word in words[verb + 1 : verb + 7]]
    return words[verb].lemma in ("pull", "withdraw", "move", "draw", "leave") and bool(_FORCE.intersection(after) or _BACK.intersection(after[:1]))


_FORCE = word_set("troops guns gun forces artillery army men soldiers tanks units fighters brigades battalions garrison")
_BACK = word_set("back")
