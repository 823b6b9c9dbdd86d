"""Forward causal claims: what is one, which way its outcome goes, lever, outcome and claimant."""

from itertools import pairwise

import numpy as np
import pytest

from standoff.read.claim_judge import judge, load_weights, parse_weights
from standoff.read.claim_parts import parts
from standoff.read.claim_split import split
from standoff.read.claims import find_claims
from standoff.read.grammar import read_words
from tests.read.war_story import read

# None of these is among the sentences that the weights were learnt from.
RISES = """
Close the airfield and the rebels will come to the talks.
A bigger loan would encourage the army to hold out.
Nothing would bring the colonel to the table like an empty treasury.
The longer the siege lasts, the higher the price of a truce.
Stronger guarantees would make a settlement more likely.
Every shipment of shells prolongs the war.
What would change his mind is a defeat.
"""
FALLS = """
Take away the subsidy and the militia collapses.
A raid on the dam would kill the talks.
Each new attack makes an agreement harder.
If the mediator resigns, there will be no deal.
The more towns they win, the less they want to negotiate.
Lifting the embargo would weaken the case for a compromise.
As long as the port pays for his army, he has no reason to settle.
"""
NONE = """
Another summit will not change the marshal's calculations.
Sanctions alone will not end the war.
No amount of shelling will make them leave the valley.
Even if the loan is paid, the generals will not sign.
More envoys would make no difference.
A statement of concern has never stopped a shell, and the next will not either.
"""
NECESSARY = """
Unless the allies act, the front will break.
Without monitors, no truce will last.
Only pressure will bring him to the table.
The colonel will compromise only when his money runs out.
"""
NOTHING = """
The envoys met on Friday.
He asked if the road was open.
Without a word he left the room.
A spokesman declined to comment on the offer.
The retreat from the plain may be slow and dangerous.
The rebels have no interest in a truce.
The plan, which is that the envoy has often said he could leave, is old.
They are quiet because they know what was said at the meeting.
The shelling killed four people in the market.
Talks resumed in the capital last week.
"""
WAYS = {"rises": "raises", "falls": "lowers", "none": "no effect", "necessary": "necessary"}


def lines(text):
    return [line for line in text.split("\n") if line]


@pytest.mark.parametrize(
    "way, text", [(way, text) for way, texts in (("rises", RISES), ("falls", FALLS), ("none", NONE), ("necessary", NECESSARY)) for text in lines(texts)]
)
def test_a_claim_moves_its_outcome(way, text):
    assert [claim.direction for claim in find_claims(*read(text))] == [WAYS[way]]


@pytest.mark.parametrize("text", lines(NOTHING))
def test_what_happened_and_what_somebody_wants_is_no_claim(text):
    assert find_claims(*read(text)) == ()


@pytest.mark.parametrize(
    "text, shape, lever, outcome",
    [
        ("If the ports reopen, prices could fall.", "if", "If the ports reopen", ", prices could fall."),
        ("Prices could fall if the ports reopen.", "later if", "if the ports reopen.", "Prices could fall"),
        ("The longer the siege lasts, the weaker the city becomes.", "the more", "The longer the siege lasts,", "the weaker the city becomes."),
        ("Cut the cable and they will talk.", "order", "Cut the cable", "they will talk."),
        ("Only a defeat would teach them.", "modal only", "Only a defeat", "would teach them."),
        ("Even if the dam holds, the valley is lost.", "even if", "Even if the dam holds", ", the valley is lost."),
        ("Delay helps the besiegers.", "verb thing", "Delay", "helps the besiegers."),
        ("Well, yes.", "none", "", "Well, yes."),
    ],
)
def test_a_claim_is_split_into_lever_and_outcome(text, shape, lever, outcome):
    words = read_words(text, 0, len(text))
    parts = split(words)
    said = lambda part: text[words[part[0]].start : words[part[1] - 1].end] if part[0] < part[1] else ""
    assert (parts.shape, said(parts.lever), said(parts.outcome)) == (shape, lever, outcome)


@pytest.mark.parametrize(
    "text, lever, outcome",
    [
        ("Winning the valley is merely a matter of paying the millers.", "paying the millers.", "Winning the valley"),
        ("She feels that perhaps the tolls that they pay would ruin no one.", "the tolls that they pay", "would ruin no one."),
        ("The only way out is arming the ferrymen.", "arming the ferrymen.", "The only way out"),
        ("They could end the siege by draining the moat, slowly.", "by draining the moat", "They could end the siege"),
        ("I do not think another fine will move him.", "another fine", "will move him."),
        ("This failure to pay the guards does not help the talks.", "This failure to pay the guards", "does not help the talks."),
    ],
)
def test_lever_and_outcome_are_shown_without_what_frames_them(text, lever, outcome):
    words = read_words(text, 0, len(text))
    said = [text[words[first].start : words[last - 1].end] for first, last in parts(words, split(words))]
    assert said == [lever, outcome]


def claims():
    return find_claims(*read())


def by(words):
    return next(c for c in claims() if words in c.outcome or words in c.lever)


def test_a_second_clause_with_a_modal_is_a_claim_of_its_own():
    text = "A truce would open the port within a week, and it might end the war by summer."
    found = [(claim.lever, claim.outcome) for claim in find_claims(*read(text))]
    assert found == [("A truce", "would open the port within a week"), ("A truce", "might end the war by summer")]


def test_those_who_would_do_something_make_no_clause():
    text = "A truce would convince the rebels, and the generals who would join them, and the war would end."
    assert [claim.lever for claim in find_claims(*read(text))] == ["A truce", "the war"]


def test_the_claimant_is_the_speaker_else_the_author():
    assert by("real pressure").claimant == "Hanna Weiss"
    assert by("air defence").claimant == "Hanna Weiss"
    assert by("a deal is unlikely").claimant == "Mara Lindqvist"


def test_a_threat_is_no_claim():
    assert not [c for c in claims() if "captured pilots" in c.lever]


def test_spans_hold_the_words_and_no_two_claims_meet():
    reading, _ = read()
    for claim in claims():
        assert " ".join(claim.outcome_span.of(reading.text).split()) == claim.outcome
    assert not [one for one, other in pairwise(claims()) if one.spans[0].meets(other.spans[0])]


def test_a_lever_that_is_a_bare_pronoun_is_the_sentence_before():
    (claim,) = (c for c in find_claims(*read("The senate froze the loan. It would make a truce more likely.")) if "truce" in c.outcome)
    assert claim.lever == "The senate froze the loan."


def test_who_reports_a_claim_is_no_part_of_it():
    (claim,) = find_claims(*read("Sanctions alone will not end the war, said Hanna Weiss, an analyst."))
    assert claim.lever == "Sanctions alone" and claim.outcome == "will not end the war"


def test_weights_are_summed_and_a_feature_that_they_lack_counts_nothing():
    weights = parse_weights({"bias": [0.0, 0.0, 0.0, 0.0], "a": [2.0, 1.0, 0.0, 0.0]})
    likely, ways = judge(weights, [{"a": 0.5, "unknown": 9.0}, {}])
    assert likely == pytest.approx([1 / (1 + np.exp(-1)), 0.5])
    assert ways[1] == pytest.approx([1 / 3] * 3) and ways[0][0] == pytest.approx(np.exp(0.5) / (np.exp(0.5) + 2))
    assert judge(weights, [])[1].shape == (0, 3)


def test_the_weights_that_ship_have_four_numbers_by_feature():
    assert load_weights().claim.shape == (len(load_weights().places),) and load_weights().way.shape[1] == 3
