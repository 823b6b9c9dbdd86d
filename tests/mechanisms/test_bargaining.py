"""The bargaining range: red lines that meet or do not, and whether anything beats fighting on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.case.draws import draw_inputs
from standoff.mechanisms import bargaining
from standoff.mechanisms.bargaining import bargaining_range
from tests.mechanisms.cases import FULL, MINIMAL, edited, medians_of, number, position


def two_lines(hill: float, vale: float):
    structure, draw = medians_of(edited(MINIMAL, {"mechanisms.issues.positions": [
        position("hill", "valley", 1, accepts=hill, crossing=0.2), position("vale", "valley", 1, accepts=vale,
                                                                           crossing=0.2)]}))
    return bargaining_range(structure, draw).issues[0]


@given(st.floats(0, 1), st.floats(0, 1))
def test_lines_meet_where_the_favoured_party_asks_no_more_than_the_other_gives(hill, vale):
    issue = two_lines(hill, vale)
    assert bool(issue.meets[0]) == (hill <= vale + 1e-9)
    np.testing.assert_allclose([issue.accepts["hill"][0, 0], issue.accepts["vale"][0, 0]], [hill, vale])


def test_a_party_without_a_red_line_accepts_everything():
    structure, draw = medians_of(MINIMAL)
    issue = bargaining_range(structure, draw).issues[0]
    assert issue.accepts["hill"][0, 0] == 0 and issue.accepts["vale"][0, 0] == 1 and issue.meets[0]
    assert issue.now == 0.5 and issue.at_one == "all of it to Hill"


@given(st.floats(0, 0.2), st.floats(0, 0.2))
def test_a_higher_cost_of_war_never_shrinks_the_range(one, other):
    low, high = sorted((one, other))
    surplus = []
    for cost in (low, high):
        raw = edited(MINIMAL, {"mechanisms.costs": {"hill": {"per_month": number(0.01)},
                                                    "vale": {"per_month": number(0.02)}}})
        structure, draw = medians_of(raw, mechanisms__costs__hill__per_month=cost)
        surplus.append(bargaining_range(structure, draw).surplus[0])
    assert surplus[1] >= surplus[0] - 1e-12


def test_surplus_by_hand():
    costs = {"hill": {"per_month": number(0.01)}, "vale": {"per_month": number(0.02)}}
    structure, draw = medians_of(edited(MINIMAL, {"mechanisms.costs": costs}))
    found = bargaining_range(structure, draw)
    # half of the valley less a cost of 0.01 a month for ever at a patience of 0.9; likewise 0.02 at 0.8
    np.testing.assert_allclose(found.fighting["hill"], [[0.5 - 0.01 / 0.1]])
    np.testing.assert_allclose(found.fighting["vale"], [[0.5 - 0.02 / 0.2]])
    np.testing.assert_allclose(found.surplus, [0.1])  # the even split gains 0.1 for both
    assert found.has_package.all()


def test_axes_are_draws_and_the_types_of_those_who_sign(monkeypatch):
    structure, _ = medians_of(FULL)
    draws = draw_inputs(structure.case, 5, 3).values
    whole = bargaining_range(structure, draws)
    assert whole.surplus.shape == (5, 2, 1) and whole.fighting["hill"].shape == (5, 2)
    monkeypatch.setattr(bargaining, "MOST_NUMBERS", 1)
    np.testing.assert_array_equal(whole.surplus, bargaining_range(structure, draws).surplus)


def test_the_range_can_be_asked_for_any_world():
    structure, draw = medians_of(FULL)
    worlds = structure.tables[0].worlds
    best, worst = (int(np.flatnonzero(worlds["front"] == level)[0]) for level in (4, 0))
    ahead, behind = (bargaining_range(structure, draw, world) for world in (best, worst))
    assert ahead.issues[0].now == 1 and behind.issues[0].now == 0
    assert np.all(ahead.fighting["hill"] > behind.fighting["hill"])


def test_a_line_at_the_front_is_where_the_front_is():
    moving = edited(FULL, {
        "mechanisms.issues.positions.2": position("vale", "valley", 0.5, accepts="front", crossing=0.3),
        "mechanisms.issues.list.valley.share.front": "along the line of contact",
    })
    structure, draw = medians_of(moving)
    for level in range(5):
        world = int(np.flatnonzero(structure.tables[0].worlds["front"] == level)[0])
        issue = bargaining_range(structure, draw, world).issues[0]
        np.testing.assert_allclose(issue.accepts["vale"], level / 4)
        assert (issue.at_zero, issue.at_one) == ("all of it to Vale", "all of it to Hill")
        assert bool(issue.meets[0]) == (level >= 1), "Hill asks for a quarter"


def test_a_world_of_any_stage_of_a_month_will_do():
    structure, draw = medians_of(FULL)
    last = len(structure.stages) - 1
    here = {axis: levels[structure.start] for axis, levels in structure.tables[0].worlds.items()}
    same = np.all([structure.tables[last].worlds[axis] == level for axis, level in here.items()], axis=0)
    early, late = bargaining_range(structure, draw), bargaining_range(structure, draw, int(np.flatnonzero(same)[0]), last)
    np.testing.assert_array_equal(early.surplus, late.surplus)
    with pytest.raises(ValueError, match="only the first stage has a world to begin with"):
        bargaining_range(structure, draw, stage=last)
