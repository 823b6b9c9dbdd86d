"""Stances told by a frame around the issue, by what stands before the verb, and by what is joined on."""

import pytest

from tests.read.test_positions import positions


def stances(text):
    return {(party, stance) for party, stance, _ in positions(text)}


@pytest.mark.parametrize(
    "text, party, stance",
    [
        ("Veland urged both clerks to lower the toll.", "Veland", "demands"),
        ("Orsenia called on the lenders to speed up the loan.", "Orsenia", "demands"),
        ("Orsenia asked the lenders for a second ferry.", "Orsenia", "demands"),
        ("Ost wants them to reopen the lock.", "Karl Ost", "demands"),
        ("Ost would like them to reopen the lock.", "Karl Ost", "demands"),
        ("Veland's price for a signature is the lighthouse.", "Veland", "demands"),
        ("What Ost wants is a second harbour.", "Karl Ost", "demands"),
        ('"All we ask is that the clerks leave the hall," Ost said.', "Karl Ost", "demands"),
        ("A Velandic proposal for a joint brewery lay on the table.", "Veland", "offers"),
        ("An offer by Orsenia of two ferries lapsed.", "Orsenia", "offers"),
        ("Veland said it would release the clerks.", "Veland", "offers"),
        ("Ost has hinted for the first time that Veland could accept a lower toll.", "Veland", "offers"),
        ("Orsenia is against the lease.", "Orsenia", "refuses"),
        ("Veland has shown little appetite for a lease.", "Veland", "refuses"),
        ("Veland turned it down on Monday.", "Veland", "refuses"),
        ("Veland is holding out for a second ferry.", "Veland", "demands"),
        ("Orsenia has said no to the lease.", "Orsenia", "refuses"),
        ("Orsenia wants a lease. Veland will not.", "Veland", "refuses"),
        ("The council has so far refused.", "council", "refuses"),
        ("Ost vowed never to share the brewery.", "Karl Ost", "refuses"),
        ("Veland is offering barges but not crews.", "Veland", "refuses"),
        ('"We are not lifting the toll," Ost said.', "Karl Ost", "refuses"),
    ],
)
def test_a_frame_tells_a_stance(text, party, stance):
    assert (party, stance) in stances(text)


@pytest.mark.parametrize(
    "text, party, stance",
    [
        ("The lease was rejected by Veland on Monday.", "Veland", "refuses"),
        ("The lease was brushed aside by Dovrak within a day.", "Ilan Dovrak", "refuses"),
        ("The rest is a new toll, which Veland has ruled out.", "Veland", "refuses"),
        ("Ost said the toll would be lifted only after an apology.", "Karl Ost", "demands"),
        ("Ost said the arrears have to be paid.", "Karl Ost", "demands"),
        ("Ost gave the clerks until Friday to clear the lock.", "Karl Ost", "demands"),
        ("Ost said there would be no lease without a second harbour.", "Karl Ost", "demands"),
        ("Ost said Veland would not sell the brewery until the clerks were paid.", "Veland", "demands"),
        ('"There is nothing to discuss," Ost said.', "Karl Ost", "refuses"),
        ("Ost says the question is closed.", "Karl Ost", "refuses"),
        ("Ost said that Veland will accept no clerk on its barges.", "Veland", "refuses"),
    ],
)
def test_the_issue_may_stand_before_the_verb_or_hang_on_the_stance(text, party, stance):
    assert (party, stance) in stances(text)


def test_each_thing_of_a_list_is_a_position_of_its_own():
    told = [issue for _, stance, issue in positions("Veland demands a brewery in the harbour and a second ferry.") if stance == "demands"]
    assert len(told) == 2


def test_verbs_of_the_present_are_no_nouns():
    assert ("company", "offers") in stances("The company offers 4 per cent.")
    assert ("council", "refuses") in stances("The council rules out a brewery.")


@pytest.mark.parametrize(
    "text",
    [
        "Ost denied that the clerks were held.",
        "Hanna Weiss, an analyst at the Northern Institute, said the barges have to be sold.",
        "Ost has not asked for a ferry.",
        "Theory offers a simple answer.",
        "The barge pushed the mound to make room.",
        "Ost is seeking to win a second term.",
        "What Ost needs to change is his hat.",
        "I would accept a lower toll, Mara Lindqvist said.",
        "Ost and Dovrak agreed to exchange letters.",
        "New tolls would not alter the aims of the clerks, Ost said.",
    ],
)
def test_what_tells_no_stance(text):
    assert positions(text) == []
