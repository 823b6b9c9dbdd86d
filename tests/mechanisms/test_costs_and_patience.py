"""M2 and M3: what a month of war costs, how it grows, and what waiting is worth."""

import numpy as np

from standoff.mechanisms.compile import build_game
from standoff.mechanisms.months import AFTER_HORIZON
from standoff.mechanisms.parts import Inputs
from standoff.mechanisms.patience import MOST_PATIENT
from tests.mechanisms.cases import FULL, MINIMAL, edited, medians_of, number

COSTS = {"vale": {"per_month": number(0.02)}}


def war_payoff(raw, **values):
    """Return what a month of war pays, with axes `period, player, world`, in a case without types."""
    structure, draw = medians_of(raw, **values)
    return build_game(structure, draw).stages[-1].payoff[:, :, 0]


def test_a_cost_lowers_the_month_by_just_that_much():
    without, with_cost = war_payoff(MINIMAL), war_payoff(edited(MINIMAL, {"mechanisms.costs": COSTS}))
    np.testing.assert_allclose(without - with_cost, [[[0.0], [0.02]]], atol=1e-15)


def test_costs_grow_by_compound_interest():
    costs = {"vale": {"per_month": number(0.02), "growth": number(0.1)}}
    grown = war_payoff(MINIMAL) - war_payoff(edited(MINIMAL, {"mechanisms.costs": costs}))
    np.testing.assert_allclose(grown[:, 1, 0], 0.02 * 1.1 ** np.arange(4 + AFTER_HORIZON), rtol=1e-12)


def test_no_cost_is_the_same_as_not_listing_costs():
    costs = {"hill": {"per_month": number(0)}, "vale": {"per_month": number(0)}}
    np.testing.assert_array_equal(war_payoff(MINIMAL), war_payoff(edited(MINIMAL, {"mechanisms.costs": costs})))


def test_a_month_of_war_pays_the_share_that_patience_leaves():
    # hill holds half of the valley, worth 0.5; at a patience of 0.9 one month of it is worth 0.05
    np.testing.assert_allclose(war_payoff(MINIMAL)[0, :, 0], [0.5 * 0.1, 0.5 * 0.2], rtol=1e-12)


def test_fighting_for_ever_at_an_unchanging_front_is_worth_what_is_held():
    structure, draw = medians_of(MINIMAL)
    game = build_game(structure, draw)
    np.testing.assert_allclose(game.terminal[:, 0], [0.5, 0.5], rtol=1e-12)
    value = game.terminal[:, 0]
    for _ in range(game.num_periods):
        value = game.stages[-1].payoff[0, :, 0, 0] + game.discount[0] * value
    np.testing.assert_allclose(value, [0.5, 0.5], rtol=1e-12)


def test_a_clock_bites_from_its_month_on():
    structure, draw = medians_of(FULL)
    discount = build_game(structure, draw).discount  # period, player, hill's types, go-between's types
    assert discount.shape == (5 + AFTER_HORIZON, 3, 1, 2)
    firm = discount[:, 2, 0, 1]
    np.testing.assert_allclose(firm, [0.95, 0.95] + [0.95 * 0.9] * (3 + AFTER_HORIZON), rtol=1e-12)
    np.testing.assert_allclose(discount[:, 0], 0.9, rtol=1e-12)


def test_no_clock_makes_a_party_indifferent_to_time():
    clock = {"id": "truce", "party": "vale", "date": "2026-01-01", "patience": number("x 2"), "what": "nothing"}
    structure, draw = medians_of(edited(MINIMAL, {"mechanisms.patience.clocks": [clock]}))
    assert build_game(structure, draw).discount[:, 1].max() == MOST_PATIENT


def test_a_number_that_is_missing_is_named():
    inputs = Inputs({}, {}, np.zeros(1))
    try:
        inputs.number("mechanisms.costs.vale.per_month")
    except KeyError as error:
        assert "the case gives no number at 'mechanisms.costs.vale.per_month'" in str(error)
    else:
        raise AssertionError("a missing number must not pass")
