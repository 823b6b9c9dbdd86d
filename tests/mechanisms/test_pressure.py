"""M11: pressure on one's own side makes the protégé give way, at a price to the patron."""

import numpy as np
import pytest

from standoff.case.draws import numbers_of
from standoff.mechanisms import pressure
from standoff.mechanisms.compile import build_game
from tests.mechanisms.cases import (
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

# Vale signs nothing beyond two fifths of the valley for Hill without loss of face; its patron wants a deal, any deal.
PRESSED = edited(MINIMAL, {
    "horizon": 4,
    "parties.patron": {"name": "Patron", "role": "mediator"},
    "mechanisms.patience.patron": {"per_month": number(0.9)},
    "mechanisms.costs": {"hill": {"per_month": number(0.01)}, "vale": {"per_month": number(0.01)},
                         "patron": {"per_month": number(0)}},
    "mechanisms.issues.positions.1": position("vale", "valley", 1, accepts=0.4, crossing=0.3),
    "mechanisms.issues.deal": {"patron": number(0.3)},
    "mechanisms.pressure": [{"id": "arm", "by": "patron", "on": "vale", "crossing": number("x 0.3"),
                             "refusing": number(0.02), "price": number(0.04)}],
})
CROSSING, REFUSING, PRICE = (f"mechanisms__pressure__arm__{name}" for name in ("crossing", "refusing", "price"))
PATIENCE, COST = "mechanisms__patience__patron__per_month", "mechanisms__costs__patron__per_month"
WITHIN, BEYOND = "Valley 25%", ("Valley 50%", "Valley 75%")


def accepts(played, package, level):
    return played.chance("vale answers hill", "accept", pressure__arm=level, table=package)


def presses(played, period=0):
    return played.chance("patron acts", "press vale", period)


@pytest.fixture(scope="module")
def base():
    return play(PRESSED)


def test_the_pressed_party_gives_way_more_often(base):
    for package in BEYOND:
        assert accepts(base, package, "on") > 3 * accepts(base, package, "off")
    assert accepts(base, WITHIN, "on") >= accepts(base, WITHIN, "off"), "refusing it costs something too"
    assert base.p_deal > play(without(PRESSED, "pressure")).p_deal + 0.1


def test_taking_the_blame_and_making_refusal_dear_both_work(base):
    blame, dear, neither = (play(PRESSED, **{CROSSING: crossing, REFUSING: refusing})
                            for crossing, refusing in ((0.3, 0.0), (1.0, 0.1), (1.0, 0.0)))
    least = accepts(neither, BEYOND[0], "on")
    assert accepts(blame, BEYOND[0], "on") > 2 * least and accepts(dear, BEYOND[0], "on") > 2 * least
    assert accepts(blame, BEYOND[0], "on") < accepts(base, BEYOND[0], "on")


def test_a_higher_price_makes_pressure_rarer(base):
    chances = [presses(play(PRESSED, **{PRICE: price})) for price in (0.0, 0.04, 0.1, 0.3)]
    assert chances == sorted(chances, reverse=True) and chances[0] > 0.5 > 10 * chances[-1]


def test_the_other_side_asks_for_more_while_the_protege_is_pressed(base):
    asks = {level: base.chance("hill tables", BEYOND[0], pressure__arm=level) for level in ("off", "on")}
    assert asks["on"] > asks["off"] + 0.05


def test_a_patron_known_to_be_impatient_lowers_the_price_the_other_side_pays():
    """What the deal is worth to the patron is a prize here: the less it can wait for it, the more it presses."""
    by_patience = [play(PRESSED, **{PATIENCE: patience}) for patience in (0.98, 0.9, 0.6, 0.3)]
    pressing = [presses(played) for played in by_patience]
    assert pressing == sorted(pressing), "the impatient patron presses more"
    shares = [played.mean_share() for played in by_patience]
    assert shares == sorted(shares), "so that Hill signs for more of the valley"
    assert [played.values["hill"] for played in by_patience] == sorted(played.values["hill"] for played in by_patience)
    assert [played.values["vale"] for played in by_patience] == sorted(
        (played.values["vale"] for played in by_patience), reverse=True)
    waits = [played.chance("hill answers vale", "refuse", pressure__arm="off", table=WITHIN) for played in by_patience]
    assert waits == sorted(waits), "and turns down more of what Vale offers unpressed"


def test_a_patron_that_bears_costs_presses_more_the_longer_it_looks_ahead():
    """The other case: peace spares the patron a cost every month, and only a patient one counts all of them."""
    pressing = [presses(play(PRESSED, **{PATIENCE: patience, COST: 0.03})) for patience in (0.3, 0.9)]
    assert pressing[0] < pressing[1]


def test_pressure_that_eases_nothing_only_costs():
    idle = play(PRESSED, **{CROSSING: 1.0, REFUSING: 0.0})
    free = play(without(PRESSED, "pressure"))
    for name in ("hill", "vale"):
        np.testing.assert_allclose(idle.values[name], free.values[name], rtol=0, atol=1e-12)
    np.testing.assert_allclose(list(idle.packages.values()), list(free.packages.values()), rtol=0, atol=1e-12)
    assert presses(idle) < 0.5, "a mistake, and no more than that"


@pytest.mark.parametrize(("absent", "neutral"), [("crossing", "x 1"), ("refusing", 0), ("price", 0)])
def test_what_is_not_given_is_neutral_to_the_last_digit(absent, neutral):
    games = [build_game(*medians_of(edited(PRESSED, {f"mechanisms.pressure.0.{absent}": value})))
             for value in (None, number(neutral))]
    for one, other in zip(games[0].stages, games[1].stages, strict=True):
        for name in ("payoff", "next_world"):
            left, right = np.broadcast_arrays(getattr(one, name), getattr(other, name))
            assert np.array_equal(left, right)


def test_the_part_of_the_price_that_the_patron_takes_over_is_paid_back():
    structure, draw = medians_of(PRESSED)
    stage = stage_of(build_game(structure, draw), "vale answers hill")
    place = index_of(structure, "vale answers hill")
    worlds = structure.tables[place].moving_worlds
    paid = stage.payoff[0, structure.players.index("vale")]
    for package, spared in ((1, 0.0), (2, 0.7 * 0.3), (3, 0.7 * 0.3)):
        off, on = (paid[row_of(stage, "accept"), (worlds["table"] == package) & (worlds["pressure:arm"] == level)][0]
                   for level in (0, 1))
        np.testing.assert_allclose(on - off, spared, atol=1e-12)
    refused = paid[row_of(stage, "refuse")]
    np.testing.assert_allclose(refused, np.where(worlds["pressure:arm"] == 1, -0.02, 0.0))
    pressing = stage_of(build_game(structure, draw), "patron acts")
    np.testing.assert_allclose(pressing.payoff[0, structure.players.index("patron"), row_of(pressing, "press vale")], -0.04)


def test_pressure_bears_on_the_issues_it_names():
    raw = edited(PRESSED, {
        "mechanisms.issues.list.pass": {"name": "Pass", "favours": "vale", "meanwhile": "shut", "options": {
            "shut": {"name": "pass shut", "score": 0}, "open": {"name": "pass open", "score": 1}}},
        "mechanisms.issues.positions": [*PRESSED["mechanisms"]["issues"]["positions"], position(
            "vale", "pass", 0.2, accepts="open", crossing=0.1)],
        "mechanisms.pressure.0.issues": ["pass"]})
    case = build(raw)
    entry = case.mechanisms["pressure"].root[0]
    assert pressure.issues_of(case, entry) == ("pass",)
    assert pressure.issues_of(case, entry.model_copy(update={"issues": None})) == ("valley", "pass")


def test_pressure_ends_with_the_month_or_when_it_is_released():
    month, _ = medians_of(PRESSED)
    assert np.all(month.tables[0].worlds["pressure:arm"] == 0)
    long, _ = medians_of(edited(PRESSED, {"mechanisms.pressure.0.lasts": "until released"}))
    assert set(long.tables[0].worlds["pressure:arm"]) == {0, 1}
    stage = index_of(long, "patron acts")
    actions = [action.name for action in long.stages[stage].actions]
    assert actions == ["wait", "press vale", "release vale"]
    pressed = long.tables[stage].moving_worlds["pressure:arm"] == 1
    np.testing.assert_array_equal(long.tables[stage].available[:, pressed].ravel(), [True, False, True])


def test_pressure_lapses_when_its_patron_walks_away():
    raw = edited(PRESSED, {"mechanisms.pressure.0.lasts": "until released"})
    raw["mechanisms"]["walking_away"] = [{"party": "patron", "payoff": number(0)}]
    structure, _ = medians_of(raw)
    worlds = structure.tables[0].worlds
    gone = worlds["mediator:patron"] == 2
    assert gone.any() and np.all(worlds["pressure:arm"][gone] == 0)


def test_every_number_has_a_unit():
    numbers = numbers_of(build(PRESSED))
    units = {name: numbers[f"mechanisms.pressure.arm.{name}"].unit for name in ("refusing", "price")}
    assert units == {"refusing": "of the pie", "price": "pies"}


def test_the_sentence_says_who_presses_whom_and_what_it_costs():
    structure, draw = medians_of(PRESSED)
    said = pressure.sentence(structure.case, structure.case.mechanisms["pressure"], draw.__getitem__)
    assert said == ("Patron can press Vale to concede: then giving way beyond its red lines costs it 30% of what it would "
                    "otherwise, and refusing an offer costs it 2% of the stakes. Pressing costs Patron 4% of its own stakes.")


@pytest.mark.parametrize(("changes", "words"), [
    ({"mechanisms.pressure.0.on": "vail"}, "no party called 'vail'; parties in this case: hill, vale, patron"),
    ({"mechanisms.pressure.0.on": "patron"}, "no signing party called 'patron'; in this case: hill, vale"),
    ({"mechanisms.pressure.0.on": "patron"}, "'patron' cannot press itself"),
    ({"mechanisms.pressure.0.issues": ["pass"]}, "no red line of vale called 'pass'; in this case: valley"),
    ({"mechanisms.pressure.0.on": "hill"}, "hill has no red line that pressure could make cheaper to cross"),
    ({"mechanisms.pressure.0.price": {"a": number(0), "b": number(0)}}, "'patron' has no types in `aims`"),
    ({"mechanisms.pressure.0.refusing": {"a": number(0), "b": number(0)}}, "'vale' has no types in `aims`"),
])
def test_what_does_not_fit_is_a_mistake(changes, words):
    with pytest.raises(ValueError) as caught:
        medians_of(edited(PRESSED, changes))
    assert words in str(caught.value)


def test_nobody_presses_the_same_party_twice():
    entry = PRESSED["mechanisms"]["pressure"][0]
    with pytest.raises(ValueError, match="patron presses vale twice; keep one entry"):
        medians_of(edited(PRESSED, {"mechanisms.pressure": [entry, entry | {"id": "other"}]}))
    with pytest.raises(ValueError, match="the id 'arm' is used twice"):
        medians_of(edited(PRESSED, {"mechanisms.pressure": [entry, entry]}))


def test_pressure_of_one_round_is_off_when_the_first_package_is_answered():
    """It bears on the first answer of the month as pressure of a month does, and adds no worlds behind that."""
    once = edited(PRESSED, {"mechanisms.pressure.0.lasts": "this round"})
    month, one_round = medians_of(PRESSED)[0], medians_of(once)[0]
    worlds = [[len(table.passes) for table in structure.tables] for structure in (month, one_round)]
    names = [[stage.name for stage in structure.stages] for structure in (month, one_round)]
    first, last = (dict(zip(name, count, strict=True)) for name, count in zip(names, worlds, strict=True))
    assert last["vale answers hill"] == first["vale answers hill"]
    assert 2 * last["a month of war"] == first["a month of war"]
    assert "the first round ends" in last and "the first round ends" not in first
