"""M14: a body at home has to approve, and giving way is noticed there."""

import numpy as np
import pytest

from standoff.case.draws import numbers_of
from standoff.mechanisms import ratification
from standoff.mechanisms.compile import build_game
from tests.mechanisms.cases import (
    FULL,
    MINIMAL,
    build,
    edited,
    index_of,
    medians_of,
    number,
    position,
    row_of,
    stage_of,
    without,
)
from tests.mechanisms.played import play

# Only Hill makes offers, so that without a body at home Vale is driven far beyond its red line of two fifths.
FREE = edited(MINIMAL, {
    "horizon": 4,
    "mistake": number(0.03),
    "mechanisms.issues.proposers": ["hill"],
    "mechanisms.patience.hill.per_month": number(0.96),
    "mechanisms.costs": {"hill": {"per_month": number(0.012)}, "vale": {"per_month": number(0.08)}},
    "mechanisms.issues.positions.1": position("vale", "valley", 1, accepts=0.4, crossing=0.03),
})
BOUND = edited(FREE, {"mechanisms.ratification": [{
    "party": "vale", "body": "the diet of Vale", "passes": number(1), "passes_over": number(1), "refused": number(0),
    "pride": number(0)}]})
PASSES, OVER, REFUSED, PRIDE = (f"mechanisms__ratification__vale__{name}"
                                for name in ("passes", "passes_over", "refused", "pride"))


@pytest.fixture(scope="module")
def free():
    return play(FREE)


@pytest.fixture(scope="module")
def by_chance():
    """Return the game by the chance with which packages beyond the red line pass."""
    return {over: play(BOUND, **{OVER: over}) for over in (1.0, 0.6, 0.3, 0.05, 0.0)}


def test_a_body_that_passes_everything_is_no_body(free, by_chance):
    for party, value in free.values.items():
        np.testing.assert_allclose(by_chance[1.0].values[party], value, rtol=0, atol=1e-10)
    np.testing.assert_allclose(by_chance[1.0].p_deal, free.p_deal, rtol=0, atol=1e-10)


def test_without_a_body_the_weaker_side_signs_beyond_its_red_line(free):
    assert free.p_deal > 0.99 and free.mean_share() > 0.9


def test_a_lower_chance_of_approval_lowers_the_chance_of_a_deal_in_force(free):
    chances = [play(BOUND, **{PASSES: passes, OVER: passes}).p_deal for passes in (0.8, 0.5, 0.2)]
    assert [free.p_deal, *chances] == sorted([free.p_deal, *chances], reverse=True)
    assert chances[-1] < free.p_deal - 0.2


def test_a_body_that_holds_the_line_moves_the_terms_to_its_side(by_chance):
    """Schelling's conjecture: hands tied at home are a strength abroad."""
    shares = [played.mean_share() for played in by_chance.values()]
    assert shares == sorted(shares, reverse=True) and shares[0] > 0.9 and shares[-1] < 1e-6
    assert by_chance[0.0].values["vale"] > by_chance[1.0].values["vale"] + 0.2
    assert by_chance[0.0].values["hill"] < by_chance[1.0].values["hill"] - 0.2


def test_hands_half_tied_are_no_strength(by_chance):
    """Where the conjecture ends: a body that often gives way is worth trying, and all it brings is delay."""
    deals = [by_chance[over].p_deal for over in (1.0, 0.3, 0.0)]
    assert deals[1] < min(deals[0], deals[2]) - 0.1
    assert by_chance[0.3].values["vale"] < by_chance[1.0].values["vale"]


def test_a_body_that_refuses_everything_alike_is_no_strength():
    same = play(BOUND, **{PASSES: 0.5, OVER: 0.5})
    assert same.mean_share() > 0.9 and same.values["vale"] < play(BOUND).values["vale"]


def test_failure_at_home_that_costs_dear_ties_the_hands_too():
    cheap, dear = (play(BOUND, **{OVER: 0.3, REFUSED: refused}) for refused in (0.0, 0.1))
    assert dear.mean_share() < cheap.mean_share() - 0.3
    assert dear.chance("vale answers hill", "accept", table="Valley 75%") < cheap.chance(
        "vale answers hill", "accept", table="Valley 75%")


def test_the_win_set_is_what_crosses_no_red_line():
    case = build(BOUND)
    assert ratification.win_set(case, "vale") == ("Valley 25%",)
    assert ratification.win_set(case, "hill") == ("Valley 25%", "Valley 50%", "Valley 75%")
    narrow = build(edited(BOUND, {"mechanisms.issues.positions.1.accepts": number(0.6)}))
    assert ratification.win_set(narrow, "vale") == ("Valley 25%", "Valley 50%")


def test_the_win_set_follows_the_front():
    raw = edited(FULL, {"mechanisms.issues.positions.2.accepts": "front"})
    moved = edited(raw, {"mechanisms.front.start": number(138)})
    assert len(ratification.win_set(build(raw), "vale")) < len(ratification.win_set(build(moved), "vale"))


PROUD = edited(BOUND, {
    "mechanisms.issues.positions.0": position("hill", "valley", 1, accepts=0.6, crossing=0.0),
    "mechanisms.issues.proposers": ["hill", "vale"],
    "mechanisms.ratification.0.party": "hill",
    "mechanisms.ratification.0.body": "the war council",
    "mechanisms.ratification.0.pride": number(0.1),
})
HILLS_PRIDE = "mechanisms__ratification__hill__pride"


def test_who_is_watched_at_home_offers_less():
    beyond = ("Valley 25%", "Valley 50%")
    offered = []
    for pride in (0.0, 0.05, 0.2):
        played = play(PROUD, **{HILLS_PRIDE: pride})
        offered.append(sum(played.chance("hill tables", package) for package in beyond))
    assert offered == sorted(offered, reverse=True) and offered[-1] < offered[0] - 0.1


def test_pride_is_paid_for_offers_refused_and_for_what_is_signed():
    structure, draw = medians_of(PROUD, mechanisms__ratification__hill__passes=0.5)
    game, hill = build_game(structure, draw), structure.players.index("hill")
    place = index_of(structure, "vale answers hill")
    worlds = structure.tables[place].moving_worlds
    refusing = stage_of(game, "vale answers hill").payoff[0, hill, row_of(stage_of(game, "vale answers hill"), "refuse")]
    np.testing.assert_allclose(refusing, np.where(worlds["table"] <= 2, -0.1, 0.0))
    own = stage_of(game, "hill answers vale")
    assert np.all(own.payoff[0, hill, row_of(own, "refuse")] == 0), "Vale's offers are no shame for Hill"
    vote = stage_of(game, "ratification")
    signed = structure.tables[index_of(structure, "ratification")].moving_worlds["table"] - 4
    np.testing.assert_allclose(vote.payoff[0, hill, row_of(vote, "the war council refuses")],
                               np.where(signed <= 1, -0.1, 0.0))
    np.testing.assert_allclose(vote.payoff[0, hill, row_of(vote, "ratified")], [0.25 - 0.1, 0.5 - 0.1, 0.75])


def test_bodies_vote_one_after_another():
    both = edited(BOUND, {"mechanisms.ratification": [
        {"party": "vale", "body": "the diet of Vale", "passes": number(0.8), "passes_over": number(0.5),
         "refused": number(0.02)},
        {"party": "hill", "body": "the war council", "passes": number(0.9)}]})
    structure, draw = medians_of(both)
    vote = stage_of(build_game(structure, draw), "ratification")
    assert vote.actions == ("the diet of Vale refuses", "the war council refuses", "ratified")
    np.testing.assert_allclose(vote.probability[0, 0, :, 0], [0.2, 0.8 * 0.1, 0.8 * 0.9])
    np.testing.assert_allclose(vote.probability[0, 0, :, 1], [0.5, 0.5 * 0.1, 0.5 * 0.9])
    np.testing.assert_allclose(vote.payoff[0, structure.players.index("vale"), 0], -0.02)


@pytest.mark.parametrize(("absent", "neutral"), [("passes_over", number(1)), ("refused", number(0)), ("pride", number(0))])
def test_what_is_not_given_is_neutral_to_the_last_digit(absent, neutral):
    games = [build_game(*medians_of(edited(BOUND, {f"mechanisms.ratification.0.{absent}": value})))
             for value in (None, neutral)]
    for one, other in zip(games[0].stages, games[1].stages, strict=True):
        for name in ("payoff", "next_world", "probability"):
            left, right = np.broadcast_arrays(getattr(one, name, 0), getattr(other, name, 0))
            assert np.array_equal(left, right), name


def test_a_case_without_the_section_has_no_vote():
    structure, _ = medians_of(without(BOUND, "ratification"))
    assert "ratification" not in [stage.name for stage in structure.stages]


def test_every_number_has_a_unit():
    numbers = numbers_of(build(BOUND))
    assert {numbers[f"mechanisms.ratification.vale.{name}"].unit for name in ("refused", "pride")} == {"of the pie"}


def test_the_sentence_says_who_votes_and_how_large_the_win_set_is():
    structure, draw = medians_of(BOUND, **{PASSES: 0.9, OVER: 0.25})
    said = ratification.sentence(structure.case, structure.case.mechanisms["ratification"], draw.__getitem__)
    assert said == ("What Vale signs must pass the diet of Vale, with a chance of 90%, or 25% beyond its red lines; 1 of 3 "
                    "packages on the menu cross none of them. Vale pays at home for every offer beyond them.")


ENTRY = BOUND["mechanisms"]["ratification"][0]


@pytest.mark.parametrize(("changes", "words"), [
    ({"mechanisms.ratification.0.party": "vail"}, "no signing party called 'vail'; in this case: hill, vale"),
    ({"mechanisms.ratification.0.party": "hill"}, "'hill' has no red line that a package could cross"),
    ({"mechanisms.ratification.0.refused": {"a": number(0), "b": number(0)}}, "'vale' has no types in `aims`"),
    ({"mechanisms.ratification": [ENTRY, ENTRY]}, "'vale' is listed twice; let one chance stand for all"),
    ({"mechanisms.ratification": [ENTRY, ENTRY]}, "two bodies are called 'the diet of Vale'"),
    ({"mechanisms.issues.positions.1.accepts": {"hard": number(0.2), "soft": number(0.6)},
      "mechanisms.aims": {"vale": {"hard": number(0.5), "soft": "rest"}}},
     "the red line of vale on valley depends on its type, but a body at home looks at one line"),
    ({"parties.lake": {"name": "Lake", "role": "ally"}, "mechanisms.patience.lake": {"per_month": number(0.9)},
      "mechanisms.issues.signs": ["hill", "vale", "lake"]}, "pride needs exactly two signing parties"),
])
def test_what_does_not_fit_is_a_mistake(changes, words):
    with pytest.raises(ValueError) as caught:
        medians_of(edited(BOUND, changes))
    assert words in str(caught.value)
