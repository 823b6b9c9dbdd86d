"""Forward causal claims: lever, outcome, direction and claimant."""

import pytest

from standoff.read.claim_rules import find_claims_in
from standoff.read.claims import find_claims
from tests.read.war_story import read


def shape(text):
    return [
        (text[slice(*c.lever)] if c.lever else None, text[slice(*c.outcome)], c.direction) for c in find_claims_in(text)
    ]


@pytest.mark.parametrize(
    "text, lever, outcome, direction",
    [
        ("Unless the allies act, the front will break.", "the allies act", "the front will break", "necessary"),
        ("The front will break unless the allies act.", "the allies act", "The front will break", "necessary"),
        (
            "The longer the siege lasts, the weaker the city becomes.",
            "The longer the siege lasts",
            "weaker the city becomes",
            "lowers",
        ),
        (
            "Even if the dam holds, the valley is unlikely to recover.",
            "the dam holds",
            "the valley is unlikely to recover",
            "no effect",
        ),
        (
            "Without more shells, the brigade would have to retreat.",
            "more shells",
            "the brigade would have to retreat",
            "necessary",
        ),
        ("If the ports reopen, prices could fall.", "the ports reopen", "prices could fall", "lowers"),
        ("Sanctions alone will not change his mind.", "Sanctions alone", "change his mind", "no effect"),
        (
            "The only way to end the siege is to open the road.",
            "to open the road",
            "The only way to end the siege",
            "necessary",
        ),
        (
            "A tougher embargo would force the junta to negotiate.",
            "A tougher embargo",
            "force the junta to negotiate",
            "raises",
        ),
        ("The delay could undermine the truce.", "The delay", "undermine the truce", "lowers"),
        (
            "He will negotiate only if the price of war rises.",
            "the price of war rises",
            "He will negotiate only",
            "necessary",
        ),
        ("Peace depends on the river towns.", "the river towns", "Peace", "necessary"),
        ("No amount of pressure will bring them back.", "pressure", "will bring them back", "no effect"),
        ("The raid makes a deal less likely.", "The raid", "a deal less likely", "lowers"),
        ("The silence does not bode well for the talks.", "The silence", "the talks", "lowers"),
    ],
)
def test_shapes(text, lever, outcome, direction):
    assert (lever, outcome, direction) in shape(text)


@pytest.mark.parametrize(
    "text",
    [
        "He asked if the road was open.",
        "The envoys met on Friday.",
        "Without a word he left the room.",
        "Ost could not come.",
        "As if that were not enough, it rained.",
        "They will meet again.",
    ],
)
def test_no_claims(text):
    assert shape(text) == []


def claims():
    reading, statements = read()
    return find_claims(reading, statements)


def by(words):
    return next(c for c in claims() if words in c.outcome or words in c.lever)


def test_the_claimant_is_the_speaker_else_the_author():
    assert by("real pressure").claimant == "Hanna Weiss"
    assert by("air defence").claimant == "Hanna Weiss"
    assert by("a deal is unlikely").claimant == "Mara Lindqvist"


def test_a_bare_pronoun_stands_for_the_sentence_before():
    claim = by("monitor a front")
    assert claim.direction == "no effect" and "monitoring force" in claim.lever


def test_a_threat_is_no_claim():
    assert not [c for c in claims() if "captured pilots" in c.lever]


def test_spans_hold_the_words():
    reading, _ = read()
    for claim in claims():
        assert " ".join(claim.outcome_span.of(reading.text).split()) == claim.outcome


def test_a_sentence_of_nothing_but_keywords_is_read_to_its_end():
    long = "unless the longer the more if without by doing only will not that would " * 40
    assert all(0 <= c.outcome[0] < c.outcome[1] <= len(long) for c in find_claims_in(long))
