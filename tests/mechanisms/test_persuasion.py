"""M19: a meeting changes a mind from a date on, until somebody changes it back."""

import numpy as np
import pytest

from standoff.case.draws import numbers_of
from standoff.mechanisms import persuasion
from standoff.mechanisms.compile import build_game
from tests.mechanisms.cases import build, edited, medians_of, number
from tests.mechanisms.minds import PRESSED, THREATENED, chances_of, same_game
from tests.mechanisms.played import play

MEETING = {"id": "summit", "what": "a summit", "party": "go_between", "by": "hill", "date": "2026-02-15"}
LIGHT = {"about": "hill", "believes": "limited", "shift": number(2)}
DEAL = "mechanisms.issues.deal.go_between"
EVEN = 3  # the belief node at which both types are as likely


def after(raw=THREATENED, **fields):
    """Return a case with one change of mind."""
    return edited(raw, {"mechanisms.persuasion": [MEETING | fields]})


def optimism_of(raw):
    """Return by month what the go-between adds to the public log-odds on the attacker's type 1."""
    game = build_game(*medians_of(raw))
    return game.optimism[:, game.players.index("go_between"), 0]


def deal_of(raw):
    """Return by month what a deal is worth to the go-between."""
    structure, draw = medians_of(raw)
    return structure.inputs(draw).number(DEAL).reshape(-1)


@pytest.fixture(scope="module")
def without():
    return play(THREATENED)


@pytest.fixture(scope="module")
def pressed():
    return play(PRESSED)


@pytest.fixture(scope="module")
def flipped():
    """Return the case in which the mind is changed in month 1 and changed back in month 3."""
    return play(after(**LIGHT, until="2026-04-20", undone_by="vale"))


def test_a_change_of_mind_has_a_date_and_an_end():
    np.testing.assert_allclose(optimism_of(after(**LIGHT)), [0, -2, -2, -2])
    np.testing.assert_allclose(optimism_of(after(**LIGHT, until="2026-03-02")), [0, -2, 0, 0])
    np.testing.assert_allclose(optimism_of(after(**LIGHT, over=1)), [0, -1, -2, -2])


def test_two_meetings_add_up():
    raw = after(**LIGHT)
    raw["mechanisms"]["persuasion"].append(raw["mechanisms"]["persuasion"][0] | {"id": "call", "date": "2026-03-01"})
    np.testing.assert_allclose(optimism_of(raw), [0, -2, -4, -4])


def test_a_persuaded_mediator_holds_its_threat_back_until_it_is_persuaded_back(without, flipped):
    for period in (1, 2):
        before, now = (chances_of(case, "go_between acts", period)["threaten oil"][0, EVEN, 0]
                       for case in (without, flipped))
        assert now < before - 0.02
    np.testing.assert_array_equal(flipped.equilibrium.values[3:], without.equilibrium.values[3:])
    for stage in ("go_between acts", "hill answers vale"):  # from the month in which its mind is changed back
        np.testing.assert_equal(chances_of(flipped, stage, 3), chances_of(without, stage, 3))


def test_a_change_of_nothing_is_exactly_the_game_without(without):
    same_game(play(after(about="hill", believes="limited", shift=number(0), until="2026-04-20")), without)


def test_an_effect_from_the_first_month_on_is_a_number_written_otherwise(pressed):
    halved = play(after(PRESSED, effect={DEAL: number("x 0.5")}, date="2026-01-10"))
    same_game(halved, play(edited(PRESSED, {DEAL: number(0.2)})))
    same_game(play(after(PRESSED, effect={DEAL: number("x 1")})), pressed)
    same_game(play(after(PRESSED, effect={DEAL: number("+0%")})), pressed)


def test_a_mediator_persuaded_that_a_deal_matters_less_threatens_less(pressed):
    cooler = play(after(PRESSED, effect={DEAL: number("x 0.3")}, date="2026-01-10"))
    assert threat_of(cooler) < threat_of(pressed) - 0.02


def threat_of(played):
    """Return the chance of a threat in the first month, where nothing is threatened and nothing imposed yet."""
    return played.chance("go_between acts", "threaten oil", threat__deadline="none", sanctions__oil="off")


def test_numbers_are_multiplied_or_moved_in_their_months_and_kept_in_bounds():
    np.testing.assert_allclose(deal_of(after(effect={DEAL: number("x 2")}, until="2026-04-01")), [0.4, 0.8, 0.8, 0.4])
    np.testing.assert_allclose(deal_of(after(effect={DEAL: number("+10%")}, over=1)), [0.4, 0.45, 0.5, 0.5])
    cost = "mechanisms.sanctions.oil.costs_sender"
    structure, draw = medians_of(after(effect={cost: number("-5%")}))
    assert deal_of(after(effect={DEAL: number("-90%")})).min() == -0.5, "what may be negative stays so"
    np.testing.assert_allclose(structure.inputs(draw).number(cost).reshape(-1), [0.01, -0.04, -0.04, -0.04])
    share = "mechanisms.threats.deadline.backing_down"
    structure, draw = medians_of(after(effect={share: number("-50%")}))
    np.testing.assert_allclose(structure.inputs(draw).number(share).reshape(-1), [0.1, 0, 0, 0], err_msg="a share")


def test_a_number_by_type_changes_for_all_types():
    raw = after(party="hill", by="vale", effect={"mechanisms.costs.hill.per_month": number("x 2")})
    structure, draw = medians_of(raw)
    by_type = structure.inputs(draw).by_type("mechanisms.costs.hill.per_month", "hill")
    np.testing.assert_allclose(by_type[0, :, :, 0], [[0.05, 0], [0.1, 0], [0.1, 0], [0.1, 0]])


def test_every_change_is_a_number_of_the_case_with_its_unit():
    found = numbers_of(build(after(**LIGHT, effect={DEAL: number("x 0.5 to 0.9")})))
    assert found["mechanisms.persuasion.summit.shift"].unit == "in log-odds"
    assert found[f"mechanisms.persuasion.summit.effect.{DEAL}"].domain == "factor"


@pytest.mark.parametrize(("fields", "words"), [
    (LIGHT | {"party": "hull"}, "no party called 'hull'"),
    (LIGHT | {"by": "hull"}, "no party called 'hull'"),
    (LIGHT | {"until": "2026-04-01", "undone_by": "hull"}, "no party called 'hull'; in this case: hill, vale, go_between"),
    (LIGHT | {"believes": "mild"}, "no type of hill called 'mild'"),
    (LIGHT | {"date": "2027-02-01"}, "2027-02-01 is after the last month of the case, 2026-04"),
    (LIGHT | {"until": "2026-02-18"}, "a change from 2026-02 up to 2026-02 lasts for no month of the case"),
    ({"effect": {"mechanisms.issues.deal.go_betwen": number("x 2")}}, "no number at 'mechanisms.issues.deal.go_betwen'"),
    ({"effect": {"mechanisms.costs.vale.per_month": number("x 2")}},
     "no number of go_between that a date can change at 'mechanisms.costs.vale.per_month'"),
    ({"effect": {"mechanisms.aims.hill.maximal": number("x 2")}}, "no number of go_between that a date can change"),
])
def test_what_does_not_fit_the_case_is_a_mistake(fields, words):
    with pytest.raises(ValueError) as caught:
        medians_of(after(**fields))
    assert words in str(caught.value)


@pytest.mark.parametrize(("fields", "words"), [
    ({"about": "hill"}, "about, believes and shift belong together: give all three or none"),
    ({}, "nothing changes: give about, believes and shift, or an effect, or both"),
    (LIGHT | {"undone_by": "vale"}, "undone_by needs until: when was the mind changed back?"),
])
def test_half_a_change_is_refused(fields, words):
    with pytest.raises(ValueError, match=words):
        build(after(**fields))


def test_the_report_tells_the_story():
    case = build(after(**LIGHT, until="2026-04-20", undone_by="vale", effect={DEAL: number("x 2")}))
    said = persuasion.sentence(case, case.mechanisms["persuasion"], lambda path: np.log(3))
    assert said == ("In February 2026 Hill persuades Go-between (a summit): it takes an even chance that Hill is limited "
                    "for 75% and it wants other things than before, until April 2026, when Vale changes its mind back.")
