"""M21: power moves on a date, in steps or at once; who will gain asks for more today, who will lose gives more."""

from copy import deepcopy

import numpy as np
import pytest

from standoff.case.draws import medians, numbers_of
from standoff.mechanisms import power_shifts
from standoff.mechanisms.compile import build_game
from standoff.mechanisms.front import FORWARD, MONTH_OF_WAR
from standoff.mechanisms.registry import SECTIONS
from standoff.solve.certify import certify
from tests.mechanisms.ahead import deals_by_month, strategy
from tests.mechanisms.cases import FULL, MINIMAL, build, edited, medians_of, number, row_of, stage_of, without
from tests.mechanisms.minds import same_game
from tests.mechanisms.played import play

TOLERANCE = 1e-10  # of logit residuals, in double precision
DRIFT, COST = "mechanisms.front.drift", "mechanisms.costs.vale.per_month"
VALLEY = deepcopy(MINIMAL)
VALLEY["horizon"] = 2  # seven months, of which the first four come before the shift
VALLEY["mechanisms"] |= {
    "patience": {party: {"per_month": number(0.9)} for party in ("hill", "vale")},
    "costs": {party: {"per_month": number(0.02)} for party in ("hill", "vale")},
    "front": {"attacker": "hill", "what": "square kilometres", "from": 100, "to": 140, "steps": 5, "start": number(120),
              "drift": number(0), "spread": number(2)},
    "power_shifts": [{"id": "rearming", "what": "Hill's factories deliver", "date": "2026-04-01",
                      "effect": {DRIFT: number("+0 to +1"), COST: number("x 1 to 1.1")}}],
}
VALLEY["mechanisms"]["issues"]["list"]["valley"]["meanwhile"] = "front"
BEFORE = range(3)


def shifted(drift=0.0, cost=1.0, raw=VALLEY):
    path = "mechanisms__power_shifts__rearming__effect__"
    played = play(raw, **{path + DRIFT.replace(".", "__"): drift, path + COST.replace(".", "__"): cost})
    assert played.equilibrium.residual.max() < TOLERANCE
    return played


def signs_half(played, party, other):
    """Return how readily a party signs an even split in the months before the shift, at an even front."""
    even = played.structure.packages[1].name
    return np.array([strategy(played, f"{party} answers {other}", "accept", month, front="120", table=even).ravel()[0]
                     for month in BEFORE])


def at(raw, path, *months):
    structure, draw = medians_of(raw)
    return np.ravel(structure.inputs(draw, months).number(path))


def with_effect(changes, **more):
    shift = {"id": "one", "what": "something happens", "date": "2026-03-15", "effect": changes} | more
    return edited(FULL, {"mechanisms.power_shifts": [shift]})


def test_no_shift_and_a_shift_by_nothing_are_the_game_without_to_the_last_digit():
    plain = play(without(VALLEY, "power_shifts"))
    same_game(plain, play(edited(VALLEY, {"mechanisms.power_shifts": []})))
    same_game(plain, shifted(drift=0, cost=1))


def test_a_shift_begins_in_its_month_and_may_end():
    raw = with_effect({DRIFT: number("+1 to +3")}, until="2026-05-02")
    np.testing.assert_allclose(at(raw, DRIFT, 0, 1, 2, 3, 4, 5), [2, 2, 4, 4, 2, 2])


def test_a_gradual_shift_comes_about_in_even_steps():
    raw = with_effect({DRIFT: number("+1 to +3")}, over=3)
    np.testing.assert_allclose(at(raw, DRIFT, 1, 2, 3, 4, 5, 6), [2, 2.5, 3, 3.5, 4, 4])
    raw = with_effect({"mechanisms.front.spread": number("x 0.25")}, over=1)
    spread = medians(build(raw))["mechanisms.front.spread"]
    np.testing.assert_allclose(at(raw, "mechanisms.front.spread", 1, 2, 3), spread * np.array([1, 0.5, 0.25]))


def test_several_shifts_add_up_and_stay_within_what_the_field_allows():
    shifts = [{"id": name, "what": name, "date": date, "effect": {DRIFT: number("+1 to +3")}}
              for name, date in (("first", "2026-02-01"), ("second", "2026-04-01"))]
    np.testing.assert_allclose(at(edited(FULL, {"mechanisms.power_shifts": shifts}), DRIFT, 0, 1, 2, 3), [2, 4, 4, 6])
    raw = with_effect({COST: number("-0.5 to -0.4")})
    assert at(raw, COST, 3)[0] == 0, "no cost falls below nothing"
    raw = with_effect({"mechanisms.sanctions.oil.leak": number("x 10")})
    assert at(raw, "mechanisms.sanctions.oil.leak", 3)[0] == 1


def test_a_shift_moves_one_type_or_both():
    path = "mechanisms.costs.hill.per_month"
    raw = with_effect({path: number("x 0.5")})
    for kind in ("maximal", "limited"):
        before, after = at(raw, f"{path}.{kind}", 0, 3)
        np.testing.assert_allclose(after, before / 2)
    raw = with_effect({f"{path}.maximal": number("x 0.5")})
    assert len(at(raw, f"{path}.limited", 0, 3)) == 1, "the same in all months"


def test_every_effect_is_a_sourced_number_of_the_case():
    inputs = numbers_of(build(VALLEY))
    found = inputs[f"mechanisms.power_shifts.rearming.effect.{DRIFT}"]
    assert found.assumed == "made up for a test" and found.domain == "shift"
    assert inputs[f"mechanisms.power_shifts.rearming.effect.{COST}"].domain == "factor"


def test_the_front_moves_as_the_shift_says():
    structure, draw = medians_of(VALLEY, **{f"mechanisms__power_shifts__rearming__effect__{DRIFT.replace('.', '__')}": 4.0})
    stage = stage_of(build_game(structure, draw), MONTH_OF_WAR)
    forward = stage.probability[:, 0, row_of(stage, FORWARD), 0]
    assert np.all(forward[:3] == forward[0]) and np.all(forward[3:] > 3 * forward[0])


def test_drift_to_come_in_ones_favour_raises_the_least_one_accepts():
    signs = np.stack([signs_half(shifted(drift), "hill", "vale") for drift in (-5, 0, 5, 10)])
    assert np.all(np.diff(signs, axis=0) < 0), "who will gain asks for more, long before the day"
    signs = np.stack([signs_half(shifted(drift), "vale", "hill") for drift in (-5, 0, 5, 10)])
    assert np.all(np.diff(signs, axis=0) > 0), "who will lose gives more"


def test_a_shift_foreseen_brings_the_price_of_tomorrow_forward():
    shares = [shifted(drift).mean_share() for drift in (-10, -5, 0, 5, 10)]
    assert np.all(np.diff(shares) > 0.01), shares


def test_dearer_war_to_come_makes_one_sign_today():
    signs = np.stack([signs_half(shifted(cost=cost), "vale", "hill") for cost in (0.5, 1.0, 2.0)])
    assert np.all(np.diff(signs, axis=0) > 0.01), signs


def test_a_gain_that_no_deal_can_pay_for_prevents_one():
    proud = edited(VALLEY, {"mechanisms.issues.positions": [
        {"party": "hill", "issue": "valley", "weight": number(1)},
        {"party": "vale", "issue": "valley", "weight": number(1), "accepts": 0.5, "crossing": number(0.6)}]})
    early = [deals_by_month(shifted(drift, raw=proud))[list(BEFORE)].sum() for drift in (0, 10)]
    assert early[1] < 0.3 * early[0], early


def test_a_rising_party_that_cannot_bind_itself_is_not_paid_off():
    unsafe = edited(VALLEY, {"mechanisms.guarantees": {"breaker": "hill", "hazard": number(0.2)}})
    paid = shifted(10, raw=unsafe)
    assert certify(paid.game, paid.equilibrium).is_ok(1e-9)
    early = {(name, drift): deals_by_month(shifted(drift, raw=raw))[list(BEFORE)].sum()
             for name, raw in (("kept", VALLEY), ("broken", unsafe)) for drift in (0, 10)}
    assert abs(early["kept", 10] - early["kept", 0]) < 0.15 and abs(early["broken", 0] - early["kept", 0]) < 0.15
    assert early["broken", 10] < 0.2 * early["kept", 10], "neither the shift nor the hazard alone prevents a deal"


@pytest.mark.parametrize(("path", "words"), [
    ("mechanisms.front.drfit", "no number called 'mechanisms.front.drfit' in this case; did you mean 'mechanisms.front.drift'?"),
    ("q", "no number called 'q' in this case; 'standoff check --json' and inputs.csv list all numbers"),
    ("mechanisms.costs.hill", "no number called 'mechanisms.costs.hill' in this case"),
    ("mistake", "a power shift cannot change 'mistake': how closely the parties calculate is the same throughout"),
    ("mechanisms.aims.hill.maximal", "a power shift cannot change 'mechanisms.aims.hill.maximal': aims never change"),
    ("mechanisms.front.start", "where the front starts is a level, fixed before the first month"),
    ("mechanisms.patience.vale.per_month", "patience changes by a clock; write it under patience: clocks"),
    ("mechanisms.power_shifts.one.effect.mechanisms.front.drift", "a shift of a shift would have no end"),
])
def test_paths_that_cannot_be_changed_are_mistakes(path, words):
    with pytest.raises(ValueError) as caught:
        medians_of(with_effect({path: number("x 0.5")}))
    assert words in str(caught.value)


def test_a_shift_after_the_end_and_an_id_used_twice_are_mistakes():
    with pytest.raises(ValueError, match="2031-01-01 is after the end of the game, which runs from 2026-01 to 2026-07"):
        medians_of(with_effect({DRIFT: number("+1 to +3")}, date="2031-01-01"))
    shift = with_effect({DRIFT: number("+1 to +3")})["mechanisms"]["power_shifts"][0]
    with pytest.raises(ValueError, match="the id 'one' is used twice"):
        medians_of(edited(FULL, {"mechanisms.power_shifts": [shift, shift]}))


@pytest.mark.parametrize(("change", "more", "words"), [
    ("0.5 to 0.8", {}, "'0.5 to 0.8' could be a factor or a shift"),
    (0.5, {}, "'0.5' could be a factor or a shift"),
    ("x 0.5", {"until": "2026-03-15"}, "it is over on 2026-03-15, not after it begins on 2026-03-15"),
    ("x 0.5", {"over": -1}, "greater than or equal to 0"),
    ("x 0.5", {"effect": {}}, "at least 1"),
])
def test_a_shift_that_makes_no_sense_is_refused(change, more, words):
    with pytest.raises(ValueError) as caught:
        build(with_effect({DRIFT: number(change)}, **more))
    assert words in str(caught.value)


@pytest.mark.parametrize(("value", "domain"), [
    ("x 0.5 to 0.8", "factor"), ("+0.1 to +0.3", "shift"), ("+0.1 to 0.3", "shift"), ("-0.3 to 0.1", "shift"), (-3, "shift"),
    ({"either": {"x 0.5": 0.5, "x 0.8": 0.5}}, "factor"), ({"either": {"+1": 0.5, "+2": 0.5}}, "shift"),
])
def test_a_factor_starts_with_x_and_a_shift_with_its_sign(value, domain):
    section = SECTIONS["power_shifts"].model_validate(with_effect({DRIFT: number(value)})["mechanisms"]["power_shifts"])
    assert section.root[0].effect[DRIFT].domain == domain


def test_the_sentence_says_what_comes_when():
    case = build(with_effect({DRIFT: number("+1 to +3"), "mechanisms.costs.hill.per_month": number("x 0.5")}, over=2,
                             until="2026-06-01"))
    said = power_shifts.sentence(case, case.mechanisms["power_shifts"], medians(case).__getitem__)
    assert said == ("Power is expected to shift: something happens (from March 2026 until June 2026, over 2 months: front, drift "
                    "+2; costs, hill, per month x 0.5).")
    none = build(edited(FULL, {"mechanisms.power_shifts": []}))
    assert power_shifts.sentence(none, none.mechanisms["power_shifts"], {}.__getitem__) == "No shift of power is foreseen."
