"""The sentences that answers make: right words for right numbers, one finding each."""

import dataclasses

import pytest

from standoff.ask.forecast_types import Estimate
from standoff.tell import sentences_claims, sentences_levers, sentences_why
from standoff.tell.plain_words import points, points_range, signed
from tests import made_up
from tests.made_up import NAMES


@pytest.mark.parametrize(
    ("change", "words"),
    [(0.123, "+12 points"), (0.01, "+1 point"), (-0.004, "−0.4 points"), (0.0, "0 points"), (0.0998, "+10 points"),
     (1e-5, "0 points")],
)  # fmt: skip
def test_changes_of_chances_are_in_signed_points(change, words):
    assert points(change) == words


def test_intervals_and_signed_numbers():
    assert points_range(-0.012, 0.3) == "−1.2 to +30"
    assert [signed(value) for value in (0.01234, -2.5, 0.0, 1e-6)] == ["+0.012", "−2.5", "0", "0"]


def test_why_names_what_holds_back_most_and_what_would_be_left():
    answer = made_up.make_why()
    text = sentences_why.why(answer, NAMES)
    assert text.startswith("A deal by 31 May 2026 is likely: 60%, 40 points short of certain (90% interval 25–60).")
    assert "What holds it back most is private information: 20 points, 90% interval +5 to +30; then drift of the front" in text
    rest = sentences_why.why_rest(answer)
    assert "a deal would be very likely: 90%" in rest and "Impatience makes a deal likelier" in rest


def test_why_says_so_where_nothing_holds_a_deal_back():
    answer = dataclasses.replace(made_up.make_why(), shares=made_up.make_why().shares[-1:])
    assert "None of the mechanisms" in sentences_why.why(answer, NAMES)


def test_levers_name_the_best_and_its_price():
    text = sentences_levers.levers(made_up.make_levers(), NAMES)
    assert "most is “Norland: offer ‘split; treaty’”: +25 points (90% interval +2 to +60)" in text
    assert "It costs Norland 0.3 of a pie (90% interval −0.32 to −0.25)." in text
    payoffs = sentences_levers.payoffs(made_up.make_levers(), NAMES)
    assert payoffs.startswith("1 of the 2 acts that help a deal cost") and "“Lakes Union: impose tolls” helps most" in payoffs


def test_the_tornado_names_the_values_at_both_ends():
    text = sentences_levers.tornado(made_up.make_tornado(), NAMES)
    assert "Patience › Norland › per month moves the chance of a deal most: 40% at its low end (0.94 per month)" in text
    assert "The ranking is partly the same from draw to draw" in text


def test_tipping_points_and_that_there_is_none():
    found = sentences_why.tipping(made_up.make_tipping(), NAMES)
    assert found.startswith("At Norland › patience = 0.965 per month (90% interval 0.95 to 0.98) a deal is as likely as not")
    assert "That is so in 75% of draws; in 25% of draws it is likelier throughout." in found
    none = sentences_why.tipping(made_up.make_tipping(found=False), NAMES)
    assert none.startswith("No value of Norland › patience between 0.9 and 0.99 per month makes it so")


def test_a_what_if_says_what_was_changed_and_the_difference():
    text = sentences_why.what_if(made_up.make_what_if(), NAMES)
    assert text.startswith("Patience › Norland › per month at 0.96 instead of 0.975 and Lakes Union: impose tolls in 2026-04")
    assert "lowers the chance of a deal by 31 May 2026: −5 points (90% interval −20 to +3)" in text
    assert sentences_why.what_if_word(made_up.make_what_if()).startswith("A deal by 31 May 2026 would have a roughly even")
    little = dataclasses.replace(made_up.make_what_if(), difference=Estimate(0.001, 0.0, 0.002))
    assert "hardly moves" in sentences_why.what_if(little, NAMES)


def test_claims_are_counted_and_what_turns_them_is_named():
    answer = made_up.make_claims()
    text = sentences_claims.claims(answer, NAMES)
    assert text.startswith("Of 3 claims that can be put to the model, 1 holds in at least four draws of five, 1 in at most")
    assert text.endswith("and 1 hangs on what the inputs are. 1 claim cannot be put.")
    assert sentences_claims.flips(answer.claims[2], NAMES) == "Front › drift below 0.4"
    assert sentences_claims.effect(answer.claims[0]) == "+10 points (+1 to +30)"
    assert sentences_claims.effect(answer.claims[2]) == "+0.004 (−0.02 to +0.05)" and sentences_claims.held(answer.claims[3]) == "—"
    assert "fails almost everywhere (3% of draws" in sentences_claims.claim(answer.claims[1], NAMES)


def test_the_error_of_a_coarser_grid_is_told_in_points_of_chances():
    answer = made_up.make_claims()
    errors = (0.004, 0.001, 3.0, None)  # the third is about no chance
    rows = tuple(dataclasses.replace(row, grid_error=error) for row, error in zip(answer.claims, errors, strict=True))
    text = sentences_claims.claims(dataclasses.replace(answer, claims=rows), NAMES)
    assert "chances move by 0.4 points at most, half of them by less than 0.25, in the heaviest draws." in text


def test_a_bluff_has_its_price():
    text = sentences_levers.believed(made_up.make_believed(), NAMES)
    assert "The record holds 1 threat; 1 lapsed." in text and "took 20 points on average" in text
    through = sentences_levers.following_through(made_up.make_believed(), NAMES)
    assert "“Lakes Union: impose tolls”: +3 points" in through and "−0.02 of a pie" in through
