"""Stances told as terms, and what words of stances tell that is no position."""

import pytest

from tests.read.test_positions import positions


@pytest.mark.parametrize(
    "text, position",
    [
        ("Barge traffic had to stop before any lease could be discussed, Ost said.", ("Karl Ost", "demands")),
        ("Ost said that Veland would free the clerks provided that the brewers left the mill.", ("Veland", "demands")),
        ("Veland would reopen the lock on condition that the brewers paid, Ost said.", ("Veland", "demands")),
        ("Veland insists that the barges sail first.", ("Veland", "demands")),
        ("Veland insists on it and rejects any second ferry.", ("Veland", "refuses")),
        ("The council insists that brewers pay first and rejects any second ferry.", ("council", "refuses")),
        ("Veland wants out of the lease.", ("Veland", "demands")),
        ("Veland declined an invitation to the feast.", ("Veland", "refuses")),
        ("Veland urged restraint.", ("Veland", "demands")),
        ('"They will have 40 days to hand over the mill," Ost said.', ("Karl Ost", "demands")),
        ('"There will be no dialogue with the brewers," Ost said.', ("Karl Ost", "refuses")),
        ('"There won\'t be any negotiating table," Ost said.', ("Karl Ost", "refuses")),
        ("Ost said that the door would remain open if the brewers handed over the keys.", ("Karl Ost", "demands")),
        ("The lease, which Veland rejected in March, was long.", ("Veland", "refuses")),
        ("The Velandic proposal lapsed. It would have placed the clerks under guard.", ("Veland", "offers")),
        ("Veland has agreed in principle to a joint board.", ("Veland", "accepts")),
        ("Ost called the draft unacceptable.", ("Karl Ost", "refuses")),
        ("Veland promised two barges if the brewers left.", ("Veland", "offers")),
    ],
)
def test_terms_tell_a_stance(text, position):
    assert position in {(party, stance) for party, stance, _ in positions(text)}


def test_wants_are_told_one_by_one():
    found = positions("The brewers want the clerks paid, all tolls on the lock lifted, and a second ferry.")
    assert [stance for _, stance, _ in found] == ["demands"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Ost offered a more cautious reading.",
        "The old mill offers a clue.",
        "We asked the harbour office for comment.",
        "Veland and Orsenia signed their fourth truce.",
        "The two sides agreed to prolong the truce.",
        "Ost promised a new generator to the clinic.",
        "Ost dismissed the sanctions as theatre.",
        "The brewers conclude that they must strike before the talks.",
        "Ost said that she would present a new proposal on Monday.",
        "Veland declined an invitation to comment.",
        "Ost asked reporters to wait outside.",
        "Orsenia accepted the resignation of its clerk.",
        "Ost agreed with the verdict.",
        "Ost suggested that the rain would stop.",
    ],
)
def test_deeds_and_courtesies_and_aid_are_no_position(text):
    assert positions(text) == []
