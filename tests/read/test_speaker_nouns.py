"""Whom "the admiral", "the Arlandic lawyer" and "a clerk who gave his name as X" mean, in texts written for these tests."""

import pytest

from tests.read.test_speaker_pronouns import speaker_of

ADMIRAL = "Her counterpart, a soft-spoken admiral named Iver Strand, is less amused. “An empty chair does not bargain,” he told me."


@pytest.mark.parametrize(
    "text, words, speaker",
    [
        (ADMIRAL + " The admiral has spent years at sea. “There the wind has reasons,” he added.", "There the", "Iver Strand"),
        ("Upstairs, Hanna Wold keeps the score. The Arlandic lawyer advises the envoy. “It only turns one way,” she says.", "It only", "Hanna Wold"),
        ("The port is run by a brigadier with a bad knee, Musa Belo, who received me. “I sent the goat back,” said the brigadier.", "I sent", "Musa Belo"),
        ("A commander in the hills, Abu Tarek, threatened to cut the road “if anybody signs over our heads”.", "if anybody", "Abu Tarek"),
        ("A field commander who gave his name only as Abu Sar was polite. His men had signed long ago, he said.", "His men", "Abu Sar"),
        ("The governor of the valley, General Otto Berg, met the traders. He promised that the road would open.", "the road", "Otto Berg"),
        ("Lotte Hansen opens a list. It has 412 rows. Each is a breach. The Danish statistician has kept it for years. “Somebody should,” she says.", "Somebody", "Lotte Hansen"),
        ("Hamas was given a week. The group said that it would answer.", "it would", "Hamas"),
        ("Ingrid Berg, the envoy, left at noon. The Swede, who has come often, said she would be back.", "she would", "Ingrid Berg"),
        ("Vladimir Putin met Emmanuel Macron in Halm. The Russian said that it was late.", "it was late", "Vladimir Putin"),
        ("Ingrid Berg met Otto Berg. The Swede said that it was late.", "it was late", "Sweden"),
        ("Ingrid Berg met the press. The French said that it was late.", "it was late", "France"),
        ("Velda Marsk of the Arlandic Institute for Tides and Harbour Affairs said that the port was lost.", "the port", "Velda Marsk"),
        ("Veldine Marsk of the Lime Institute in Halm doubts it. “It leaks,” she says.", "It leaks", "Veldine Marsk"),
        ("Then there is Otto Berg, a scholar who left Halm and who believes that the others share a dream.", "the others", "Otto Berg"),
        ("Jana Wold, an analyst in Halm, was there. “Nobody won,” the analyst said.", "Nobody won", "Jana Wold"),
    ],
)
def test_a_noun_means_the_person_beside_it_or_named_before(text, words, speaker):
    assert speaker_of(text, words) == speaker


def test_somebody_else_brought_up_by_the_same_noun_ends_what_it_means():
    text = "Harbour official Otto Berg said the port was shut. A Western official said otherwise. “It is open,” the official said."
    assert speaker_of(text, "It is open") == "official"


def test_an_office_is_its_holders_only():
    text = "Prime Minister Otto Berg was away. Borland shelled the bridge after its foreign minister said talks were near."
    assert speaker_of(text, "talks were") != "Otto Berg"
    text = "Jana Wold, spokeswoman for the interior minister, left. “No,” the minister wrote later."
    assert speaker_of(text, "No") != "Jana Wold"
