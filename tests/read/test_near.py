"""Texts that tell the same thing, and texts that only share words."""

import pytest

from standoff.read.near import are_near, find_near, group_near, similarity

SAME = [
    ("The envoys of Arland met with the prime minister in Lisbon on Monday.", "The envoys of Arland held talks with the prime minister in Lisbon on Monday."),
    ("Borland’s shelling of the harbour continues to cause destruction.", "Borland's bombardment of the harbour keeps causing devastation."),
    ("Soldiers stand near the burnt bridge in Porto Velho.", "Troops stood around the burnt bridge in Porto Velho."),
]
DIFFERENT = [
    ("The envoys of Arland met in Lisbon on Monday.", "The envoys of Arland met in Lisbon on Friday."),
    ("Arland attacked Borland with 20 drones overnight.", "Borland attacked Corland with 90 drones overnight."),
    ("Ida Berg is not omnipotent.", "But Ida Berg is no hotel guest."),
    ("The truce holds.", "Nobody came to the funeral of the old general."),
    ("", "The truce holds."),
]


@pytest.mark.parametrize("one, other", SAME)
def test_the_same_news_in_other_words_is_near(one, other):
    assert are_near(one, other) and are_near(other, one)


@pytest.mark.parametrize("one, other", DIFFERENT)
def test_other_news_in_like_words_is_not(one, other):
    assert not are_near(one, other)


def test_a_text_is_wholly_like_itself():
    assert similarity(SAME[0][0], SAME[0][0]) == pytest.approx(1.0)


def test_near_pairs_are_found_among_many_texts():
    texts = [one for pair in SAME for one in pair] + [f"The council of town {number} voted on its budget number {number}." for number in range(200)]
    assert find_near(texts) == ((0, 1), (2, 3), (4, 5))
    assert group_near([*texts[:2], texts[0]]) == ((0, 1, 2),)
