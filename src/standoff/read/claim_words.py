"""Words that tell a forward causal claim, by class: what is pulled, what it may move, and how it moves it."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.read.grammar import Word
from standoff.read.word_set import word_set

CLASSES = {
    "lever": word_set(
        "aid air ammunition amnesty arming arms asset ban battery blockade bomb bombing boycott bribe brigade call cap carrot "
        "cash communique concession condition conference convoy corridor deadline defeat delay dialogue diplomacy disarmament "
        "drone embargo enforcement envoy escalation exile fighter flour food force freeze fuel fund funding gas gold guarantee "
        "handshake incentive inducement inspector interceptor investment jet letter leverage levy loan mediation mediator "
        "medicine mineral missile money monitor observer offensive offer oil package patience patriot patrol pause peacekeeper "
        "penalty photograph pipeline pressure punishment recognition relief resolution reward salary sanction seizure shell "
        "statement stick strike subsidy summit tank tariff tax threat trade tribunal troop ultimatum victory visa visit wage "
        "waiting weapon weaponry winter withdrawal "
    ),
    "outcome": word_set(
        "accord agreement appetite arithmetic bargain bargaining behavior behaviour calculation calculus capitulate cease-fire "
        "ceasefire chance compromise concede concession cost course deadlock deal defiance end fighting flexibility front grip "
        "hope incentive interest leverage mind morale negotiate negotiation odds offensive outcome pact partition peace "
        "position posture price prospect reason resolve room settle settlement shooting sign signature solution stalemate "
        "stance surrender survival table talk talks terms thinking treaty truce trust war will willingness withdrawal yield "
    ),
    "raises": word_set(
        "accelerate advance allow beget bolster boost breed bring build buy cause cement coax compel concentrate convince "
        "create deepen deliver double draw drive earn embolden enable encourage ensure entrench extend facilitate feed focus "
        "force foster free fuel galvanise guarantee hand harden hasten help ignite improve incite increase induce inflame "
        "invite keep lead legitimise lengthen lure motivate multiply nudge open pave persuade plunge produce prolong prompt "
        "provoke push radicalise raise rally restart restore result revive reward save secure send sharpen shift spark speed "
        "strengthen teach tempt tilt tip toughen treble trigger triple turn unleash unlock widen win worsen "
    ),
    "lowers": word_set(
        "alienate avert avoid block blunt bury calm choke complicate contain cool cost cripple curb cut damage dampen defuse "
        "deprive derail destroy deter diminish discourage dissuade divide doom drain ease end endanger erode exhaust finish "
        "forfeit halt halve hamper harm hinder hurt imperil jeopardise kill limit lose lower narrow poison postpone preclude "
        "prevent reduce rob ruin sabotage sap scupper scuttle shatter shorten shrink sink slow sour split spoil squander stall "
        "starve stop strip threaten thwart torpedo undercut undermine unravel waste weaken wreck "
    ),
    "falls": word_set(
        "break collapse crash crumble dead decline deteriorate die dim diminish disappear dissolve doomed drop dry dwindle ebb "
        "empty erode evaporate fade fail fall falter finished founder fracture implode lapse lose lost melt narrow over perish "
        "plunge recede sag shrink slacken slide slip slump splinter stall suffer tumble unravel vanish wane weaken wither "
        "worsen "
    ),
    "moves": word_set(
        "accomplish achieve alter bother bring budge buy change do end frighten help impress make matter move persuade save "
        "scare shift stop sway work worry "
    ),
    "settles": word_set(
        "accept agree bargain bend blink budge come compromise concede fold leave listen negotiate pull reconsider retreat "
        "return settle sign stop surrender talk withdraw yield "
    ),
    "comparative": word_set(
        "angrier better bigger bolder cheaper closer costlier dearer deeper earlier easier faster fewer firmer further greater "
        "harder higher later less likelier longer lower more narrower nearer quicker readier riskier safer shorter slower "
        "smaller softer sooner stronger tougher weaker wider worse "
    ),
    "less": word_set(
        "costlier dearer difficult fewer futile harder hopeless impossible less lower meaningless narrower pointless riskier "
        "shorter slower smaller thinner unlikely unthinkable useless weaker worse worthless "
    ),
    "nothing": word_set(
        "barely decoration footnote futile gesture hardly indifferent ink irrelevant meaningless merely neither nobody noise "
        "none nor nothing ornament pantomime paper pointless scarcely shrug stationery symbolic symbolism theatre unmoved "
        "useless wallpaper worthless yawn "
    ),
    "denies": word_set(
        "barely cannot few hardly little n't neither never no nobody none nor not nothing nowhere scarcely unlikely without "
    ),
    "says": word_set(
        "add admit announce argue ask believe call claim concede explain insist note predict reply report say suggest tell "
        "think warn write "
    ),
    "time": word_set(
        "april august autumn breakfast century christmas day decade december dinner easter evening february fortnight friday "
        "harvest hour january july june lunch lunchtime march may minute monday month morning night november october saturday "
        "season september spring summer sunday thursday tomorrow tuesday wednesday week weekend winter year "
    ),
}  # fmt: skip
MODALS = word_set("'d 'll ca can cannot could may might must shall should will wo would")
SMALL = word_set("alone another any each enough even every just less likely long merely more only soon still then there")  # words that shape a sentence and belong to no closed class
CLOSED = frozenset("DPTMXRWCG")  # tags of words that stand for themselves in the skeleton of a sentence
_IN_SKELETON = ("comparative", "says", "time", "outcome", "lever", "lowers", "raises", "falls", "settles")
_MARKS = ",;:?—–"


def classes_of(word: Word) -> Iterator[str]:
    """Return the classes of a word."""
    return (name for name, words in CLASSES.items() if word.lemma in words or word.lower in words)


def is_modal(word: Word) -> bool:
    """Return whether a word is a modal verb."""
    return word.tag == "M" or word.lower in MODALS


def skeleton(word: Word) -> str:
    """Return what stands for a word in the skeleton of its sentence: itself if it is small, its class, or its part of speech."""
    if word.tag in CLOSED or word.lower in SMALL or word.lower in CLASSES["denies"]:
        return word.lower
    for name in _IN_SKELETON:
        if word.lemma in CLASSES[name] or word.lower in CLASSES[name]:
            return name
    if word.tag == ".":
        return word.lower if word.lower in _MARKS else "."
    if word.tag == "V":
        if word.lower.endswith("ing"):
            return "V-ing"
        return "V" if word.lower == word.lemma else "V-s" if word.lower.endswith("s") else "V-ed"
    return "Name" if word.capital else word.tag
