"""M7 to M10: threats, sanctions, arms and walking away."""

import numpy as np
import pytest

from standoff.mechanisms.compile import build_game
from standoff.mechanisms.front import FORWARD, MONTH_OF_WAR
from standoff.mechanisms.threats import levers_of
from tests.mechanisms.cases import FULL, build, edited, index_of, medians_of, number, row_of, stage_of, without


def worlds_where(structure, stage, **levels):
    """Return the positions among the moving worlds of a stage at the given levels (axis names with ':' as '__')."""
    table = structure.tables[stage]
    fits = np.ones(len(table.moving), dtype=bool)
    for name, level in levels.items():
        axis = next(axis for axis in structure.axes if axis.name == name.replace("__", ":"))
        fits &= table.moving_worlds[axis.name] == axis.position(level)
    return np.flatnonzero(fits)


def open_actions(structure, **levels):
    """Return the names of the actions that the go-between has in the worlds at the given levels."""
    stage = index_of(structure, "go_between acts")
    here = structure.tables[stage].available[:, worlds_where(structure, stage, **levels)]
    assert np.all(here == here[:, :1]), "these worlds should agree"
    return {action.name for action, is_open in zip(structure.stages[stage].actions, here[:, 0], strict=True) if is_open}


QUIET = {"threat__deadline": "none", "sanctions__oil": "off", "arms__shells": "on", "mediator__go_between": "present"}


def test_what_the_mediator_can_do_in_a_quiet_month():
    structure, _ = medians_of(FULL)
    assert open_actions(structure, **QUIET) == {"wait", "threaten oil", "impose oil", "cut shells", "walk away"}


def test_a_threat_that_is_out_keeps_its_lever_shut():
    long = edited(FULL, {"mechanisms.threats.0.deadline": "2 months"})
    structure, _ = medians_of(long)
    pending = open_actions(structure, **(QUIET | {"threat__deadline": "1 month"}))
    assert pending == {"wait", "cut shells", "walk away"}


def test_a_threat_that_is_due_leaves_two_choices():
    structure, _ = medians_of(FULL)
    assert open_actions(structure, **(QUIET | {"threat__deadline": "due"})) == {"execute oil", "back down on oil"}


@pytest.mark.parametrize(("deadline", "levels"), [
    ("2 weeks", ("none", "1 month", "due")),
    ("1 month", ("none", "1 month", "due")),
    ("50 days", ("none", "2 months", "1 month", "due")),
    (3, ("none", "3 months", "2 months", "1 month", "due")),
])
def test_a_deadline_counts_whole_months(deadline, levels):
    structure, _ = medians_of(edited(FULL, {"mechanisms.threats.0.deadline": deadline}))
    axis = next(axis for axis in structure.axes if axis.name == "threat:deadline")
    assert axis.levels == levels


@pytest.mark.parametrize("deadline", ["soon", "0 months", "25 months"])
def test_a_deadline_that_is_none_is_refused(deadline):
    with pytest.raises(ValueError, match="is not between 1 and 24 months; write '2 weeks' or '1 month'"):
        build(edited(FULL, {"mechanisms.threats.0.deadline": deadline}))


def test_a_threat_runs_down_month_by_month():
    structure, _ = medians_of(edited(FULL, {"mechanisms.threats.0.deadline": 2}))
    war = structure.tables[-1]
    before = war.moving_worlds["threat:deadline"]
    present = war.moving_worlds["mediator:go_between"] == 0
    after = structure.tables[0].worlds["threat:deadline"][war.next_world[0]]
    np.testing.assert_array_equal(after[present], np.array([0, 2, 3, 3])[before[present]])
    assert np.all(after[~present] == 0), "a threat lapses when its sender is gone"


def test_executing_pulls_the_lever_and_costs_what_it_costs():
    structure, draw = medians_of(FULL)
    place = index_of(structure, "go_between acts")
    stage = build_game(structure, draw).stages[place]
    due = worlds_where(structure, place, threat__deadline="due")
    after = structure.tables[place + 1].worlds
    executed = stage.next_world[row_of(stage, "execute oil"), due]
    assert np.all(after["sanctions:oil"][executed] == 1) and np.all(after["threat:deadline"][executed] == 0)
    backed = stage.next_world[row_of(stage, "back down on oil"), due]
    assert np.all(after["sanctions:oil"][backed] == 0) and np.all(after["threat:deadline"][backed] == 0)
    np.testing.assert_allclose(stage.payoff[0, 2, 0, :, row_of(stage, "execute oil")][:, due], -0.01)
    audience = -stage.payoff[0, 2, 0, :, row_of(stage, "back down on oil")][:, due]
    np.testing.assert_allclose(audience[0], draw["mechanisms.threats.deadline.backing_down.soft"])
    np.testing.assert_allclose(audience[1], draw["mechanisms.threats.deadline.backing_down.firm"])


def test_announcing_pays_the_sender():
    structure, draw = medians_of(edited(FULL, {"mechanisms.threats.0.announcing": number(0.003)}))
    stage = stage_of(build_game(structure, draw), "go_between acts")
    np.testing.assert_allclose(stage.payoff[0, 2, 0, :, row_of(stage, "threaten oil")], 0.003)


def month_by_level(raw, axis, party, **values):
    """Return what a month of war pays a party (type 0), by the position on one axis, other things as at the start."""
    structure, draw = medians_of(raw, **values)
    worlds = structure.tables[-1].moving_worlds
    others = [name for name in worlds if name not in (axis, "threat:deadline")]
    start = structure.tables[0].worlds
    same = np.all([worlds[name] == start[name][structure.start] for name in others], axis=0)
    payoff = build_game(structure, draw).stages[-1].payoff[0, structure.players.index(party), 0, 0, 0]
    return {int(level): payoff[same & (worlds[axis] == level)][0] for level in np.unique(worlds[axis][same])}


def test_sanctions_cost_the_target_what_does_not_leak():
    costs, leaks = [], (0.0, 0.4, 0.9)
    for leak in leaks:
        pays = month_by_level(FULL, "sanctions:oil", "hill", mechanisms__sanctions__oil__costs_target=0.02,
                              mechanisms__sanctions__oil__leak=leak)
        costs.append(pays[0] - pays[1])
    np.testing.assert_allclose(costs, [0.02, 0.012, 0.002], atol=1e-12)


def test_sanctions_without_effect_change_no_payoff():
    nothing = {f"mechanisms.sanctions.0.costs_{party}": number(0) for party in ("target", "sender")}
    raw = edited(FULL, nothing)
    structure, draw = medians_of(raw)
    worlds = structure.tables[-1].moving_worlds
    payoff = build_game(structure, draw).stages[-1].payoff
    others = [name for name in worlds if name != "sanctions:oil"]
    rows = np.stack([worlds[name] for name in others])
    _, same = np.unique(rows, axis=1, return_inverse=True)
    for group in range(same.max() + 1):
        members = payoff[..., same.ravel() == group]
        np.testing.assert_array_equal(members, np.broadcast_to(members[..., :1], members.shape))


def test_sanctions_fade_at_their_rate():
    structure, draw = medians_of(FULL, mechanisms__sanctions__oil__fades=0.2)
    stage = stage_of(build_game(structure, draw), "oil may fade")
    np.testing.assert_allclose(stage.probability[0, 0, row_of(stage, "oil fades")], 0.2)
    assert "oil may fade" not in [stage.name for stage in medians_of(edited(
        FULL, {"mechanisms.sanctions.0.fades": None}))[0].stages]


def test_cut_arms_cost_the_receiver_and_move_the_front_once_reserves_are_gone():
    pays = month_by_level(FULL, "arms:shells", "vale")  # 0 off, 1 and 2 months of reserves, 3 on
    np.testing.assert_allclose(pays[3] - pays[0], 0.005, atol=1e-12)
    np.testing.assert_allclose([pays[1], pays[2]], pays[3], atol=1e-12)
    structure, draw = medians_of(FULL)
    stage = stage_of(build_game(structure, draw), MONTH_OF_WAR)
    arms = structure.tables[-1].moving_worlds["arms:shells"]
    forward = stage.probability[0, 0, row_of(stage, FORWARD)]
    assert forward[arms == 0].min() > forward[arms == 3].max()
    np.testing.assert_allclose(forward[arms == 1], forward[arms == 3][0])


def test_reserves_run_down_and_support_can_be_restored():
    structure, _ = medians_of(FULL)
    war = structure.tables[-1]
    before = war.moving_worlds["arms:shells"]
    after = structure.tables[0].worlds["arms:shells"][war.next_world[0]]
    np.testing.assert_array_equal(after, np.array([0, 0, 1, 3])[before])
    assert "restore shells" in open_actions(structure, **(QUIET | {"arms__shells": "off"}))


def test_nobody_acts_after_walking_away():
    structure, _ = medians_of(FULL)
    place = index_of(structure, "go_between acts")
    assert np.all(structure.tables[place].moving_worlds["mediator:go_between"] == 0)


def test_what_walking_away_meant_shows_a_month_later():
    structure, draw = medians_of(FULL)
    place = index_of(structure, "what go_between meant by walking away")
    stage = build_game(structure, draw).stages[place]
    assert stage.about is None
    np.testing.assert_allclose(stage.probability[0, 0, row_of(stage, "shells flows on")], 0.6)
    worlds, after = structure.tables[place].moving_worlds, structure.tables[place + 1].worlds
    kept = stage.next_world[row_of(stage, "shells flows on")]
    np.testing.assert_array_equal(after["arms:shells"][kept], worlds["arms:shells"])
    cut = stage.next_world[row_of(stage, "shells is cut")]
    np.testing.assert_array_equal(after["arms:shells"][cut], np.where(worlds["arms:shells"] == 3, 2,
                                                                     worlds["arms:shells"]))
    assert np.all(after["mediator:go_between"][np.concatenate([kept, cut])] == 2)


def test_what_walking_away_meant_can_be_news_about_the_party():
    by_type = {"firm": number(0.9), "soft": number(0.3)}
    structure, draw = medians_of(edited(FULL, {"mechanisms.walking_away.0.keeps_arms": by_type}))
    stage = stage_of(build_game(structure, draw), "what go_between meant by walking away")
    assert stage.about == 1
    np.testing.assert_allclose(stage.probability[0, :, 0, 0], [0.3, 0.9])


def test_walking_away_can_be_threatened():
    threat = {"id": "ultimatum", "by": "go_between", "against": "vale", "lever": "walk away", "deadline": 1,
              "backing_down": number(0.02)}
    structure, draw = medians_of(edited(FULL, {"mechanisms.threats.0": threat}))
    stage = stage_of(build_game(structure, draw), "go_between acts")
    assert {"threaten walk away", "execute walk away", "back down on walk away"} <= set(stage.actions)
    assert ("go_between", "walk away") in levers_of(structure.case)


@pytest.mark.parametrize(("changes", "words"), [
    ({"mechanisms.threats.0.lever": "gas"}, "no lever of go_between called 'gas'; in this case: oil, shells"),
    ({"mechanisms.threats.0.backing_down": {"hard": number(0.1), "soft": number(0.1)}},
     "numbers by type for hard, soft, but 'go_between' has the types firm, soft"),
    ({"mechanisms.costs.vale.per_month": {"a": number(0.1), "b": number(0.1)}}, "'vale' has no types in `aims`"),
    ({"mechanisms.walking_away.0.arms": "guns"}, "no support by go_between called 'guns'; in this case: shells"),
    ({"mechanisms.sanctions.0.imposing": {"hard": number(0.1), "soft": number(0.1)}},
     "numbers by type for hard, soft, but 'go_between' has the types firm, soft"),
    ({"mechanisms.arms.0.restoring": {"hard": number(0.1), "soft": number(0.1)}},
     "numbers by type for hard, soft, but 'go_between' has the types firm, soft"),
    ({"mechanisms.sanctions.0.against": "hull"}, "no party called 'hull'; parties in this case: hill, vale"),
])
def test_names_that_do_not_exist_are_mistakes(changes, words):
    with pytest.raises(ValueError) as caught:
        medians_of(edited(FULL, changes))
    assert words in str(caught.value)


ONE_OFF = {"impose oil": "sanctions.0.imposing", "lift oil": "sanctions.0.lifting", "cut shells": "arms.0.cutting",
           "restore shells": "arms.0.restoring"}


def acts_with(prices):
    """Return the go-between's policy stage with one-off prices by the name of the action."""
    changes = {f"mechanisms.{ONE_OFF[name]}": price for name, price in prices.items()}
    return stage_of(build_game(*medians_of(edited(FULL, changes))), "go_between acts")


@pytest.mark.parametrize("action", ONE_OFF)
def test_an_act_without_a_price_costs_exactly_nothing(action):
    for name in ("payoff", "next_world", "base"):
        np.testing.assert_array_equal(getattr(acts_with({}), name), getattr(acts_with({action: number(0)}), name))
    assert np.all(acts_with({}).payoff[:, :, :, :, row_of(acts_with({}), action)] == 0)


@pytest.mark.parametrize("action", ONE_OFF)
@pytest.mark.parametrize("price", [0.02, -0.03])
def test_the_price_of_an_act_is_paid_by_its_actor_for_that_act_alone(action, price):
    free, priced = acts_with({}), acts_with({action: number(price)})
    row, paid = row_of(free, action), priced.payoff - free.payoff
    np.testing.assert_allclose(paid[:, 2, ..., row, :], -price, atol=1e-15)
    assert np.all(paid[:, :2] == 0), "nobody else pays"
    assert np.all(np.delete(paid, row, axis=-2) == 0), "no other act costs more"


def test_a_price_may_depend_on_the_type():
    stage = acts_with({"impose oil": {"firm": number(0.001), "soft": number(0.03)}})
    paid = stage.payoff[0, 2, 0, :, row_of(stage, "impose oil"), 0]
    np.testing.assert_allclose(paid, [-0.03, -0.001])  # soft is the rest, hence type 0


def test_a_threat_carried_out_costs_what_the_threat_says():
    cheap, dear = acts_with({}), acts_with({"impose oil": number(0.2)})
    row = row_of(cheap, "execute oil")
    np.testing.assert_array_equal(cheap.payoff[..., row, :], dear.payoff[..., row, :])


def test_one_party_holds_no_two_levers_of_one_name():
    with pytest.raises(ValueError) as caught:
        medians_of(edited(FULL, {"mechanisms.arms.0.id": "oil", "mechanisms.walking_away.0.arms": "oil"}))
    assert "mechanisms.arms.0.id: go_between has a lever 'oil' under 'sanctions' already" in str(caught.value)


def test_two_parties_may_hold_levers_of_one_name():
    raw = edited(FULL, {"mechanisms.arms.0.id": "oil", "mechanisms.arms.0.by": "hill"})
    del raw["mechanisms"]["walking_away"]
    structure, _ = medians_of(raw)
    assert set(levers_of(structure.case)) == {("go_between", "oil"), ("hill", "oil")}


def test_a_lever_that_is_not_listed_is_not_there():
    structure, draw = medians_of(without(FULL, "sanctions", "threats", "walking_away"))
    assert {axis.name for axis in structure.axes} == {"front", "table", "arms:shells"}
    stage = stage_of(build_game(structure, draw), "go_between acts")
    assert stage.actions == ("wait", "cut shells", "restore shells")
