"""Claims told by means and ends: what must be done for what, what else would come, what leaves no reason."""

import pytest

from standoff.read.claim_rules import find_claims_in
from standoff.read.claims import find_claims
from tests.read.reading_of import reading_of
from tests.read.test_claims import shape


@pytest.mark.parametrize(
    "text, lever, outcome, direction",
    [
        ("The league must cut the cable in order to force the junta to talk.", "cut the cable", "force the junta to talk", "raises"),
        ("The league should cut the cable to stop the junta.", "cut the cable", "stop the junta", "lowers"),
        ("He wants to squeeze the banks so that the junta gives up the isle.", "squeeze the banks", "the junta gives up the isle", "raises"),
        ("To end the siege, the league must open the road.", "open the road", "end the siege", "necessary"),
        ("The league has to act or the junta will win.", "has to act", "the junta will win", "necessary"),
        ("The new tariffs give the junta no reason to stop.", "The new tariffs", "stop", "lowers"),
        ("The envoys are not giving the junta any reason to stop.", "The envoys", "stop", "lowers"),
        ("The danger of a quick deal is that the junta will rearm.", "a quick deal", "the junta will rearm", "raises"),
        ("The junta believes time is on its side.", "time", "on its side", "raises"),
        ("Not until the cable is cut will the junta talk.", "the cable is cut", "will the junta talk", "necessary"),
        ("The junta only negotiates when it is losing.", "it is losing", "The junta only negotiates", "necessary"),
        ("The junta responds only to force.", "force", "The junta responds only to", "necessary"),
        ("Cutting aid would hand the junta a victory.", "Cutting aid", "hand the junta a victory", "raises"),
        ("Ending aid means the north will fall.", "Ending aid", "the north will fall", "lowers"),
        ("Any deal that leaves out the isle is bound to fail.", "Any deal that leaves out the isle", "fail", "lowers"),
        ("The junta benefits from restoring trade.", "restoring trade", "The junta benefits from", "raises"),
        ("By waiting, the junta hopes to win a better deal.", "waiting", "the junta hopes to win a better deal", "raises"),
        (
            "The junta is unlikely to sign because its generals profit.",
            "its generals profit",
            "The junta is unlikely to sign",
            "lowers",
        ),
        ("A summit without a truce would be pointless.", "a truce", "would be pointless", "necessary"),
        ("Peace is impossible while the junta rules.", "the junta rules", "Peace is impossible", "lowers"),
        ("Given its losses, the junta will have to talk.", "its losses", "the junta will have to talk", "raises"),
    ],
)
def test_means_and_ends(text, lever, outcome, direction):
    assert (lever, outcome, direction) in shape(text)


@pytest.mark.parametrize(
    "text",
    [
        "The war would not have begun if the league had acted.",
        "The league will have to decide whether to act, or even whether to stay.",
        "I will vote for the deal because it is fair.",
        "The silence gave the capital little reason to celebrate.",
        "That does not mean that the deal would be safe.",
        "She does not think Ost can win.",
    ],
)
def test_what_was_and_what_somebody_will_do_are_no_claims(text):
    assert shape(text) == []


def test_whoever_believes_it_makes_the_claim():
    reading = reading_of("Mara Lindqvist left early. She appears to think that closing the port is a matter of money.")
    (claim,) = find_claims(reading, ())
    assert claim.claimant == "Mara Lindqvist"


def test_a_sentence_of_nothing_but_its_words_is_read_to_its_end():
    words = "must in order to or else giving any reason danger of which is that time because to end by ing, means leave "
    assert all(0 <= c.outcome[0] < c.outcome[1] <= 30 * len(words) for c in find_claims_in(words * 30))
