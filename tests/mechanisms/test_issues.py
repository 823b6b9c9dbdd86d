"""M4: utilities as computed by hand, red lines, the menu, and the talks."""

import numpy as np
import pytest

from standoff.mechanisms import issues
from standoff.mechanisms.compile import build_game
from tests.mechanisms.cases import FULL, MINIMAL, build, edited, medians_of, number, position, row_of, stage_of


def worth(structure, draw, party, *options):
    """Return what one package is worth to a party, by type."""
    section = structure.case.mechanisms["issues"]
    return issues.utilities(section, structure.inputs(draw), party, np.array([options])).reshape(-1)  # one draw, month, world


def test_utility_by_hand():
    structure, draw = medians_of(FULL)
    valley, league = (draw[f"mechanisms.issues.positions.hill_{issue}.weight"] for issue in ("valley", "league"))
    # 3/4 of the valley to Hill; the League barred to Vale, which is Hill's best: nothing is crossed
    np.testing.assert_allclose(worth(structure, draw, "hill", 3, 0), valley * 0.75 + league)
    # none of it to Hill and Vale in the League: both of Hill's red lines are crossed
    np.testing.assert_allclose(worth(structure, draw, "hill", 0, 2), -0.3 - 0.2)
    # at the red lines themselves nothing is crossed
    np.testing.assert_allclose(worth(structure, draw, "hill", 1, 1), valley * 0.25 + league * 0.5)


def test_the_other_side_sees_the_same_scale_from_its_end():
    structure, draw = medians_of(FULL)
    valley, league = (draw[f"mechanisms.issues.positions.vale_{issue}.weight"] for issue in ("valley", "league"))
    np.testing.assert_allclose(worth(structure, draw, "vale", 1, 2), valley * 0.75 + league)


def test_crossing_a_red_line_lowers_utility_by_its_price():
    low, high = (worth(*medians_of(FULL, mechanisms__issues__positions__hill_valley__crossing=price), "hill", 0, 0)
                 for price in (0.1, 0.4))
    np.testing.assert_allclose(low - high, 0.3)


def test_a_red_line_that_moves_out_of_the_way_is_not_crossed():
    name = "mechanisms__issues__positions__vale_valley__accepts"
    strict, lenient = (worth(*medians_of(FULL, **{name: line}), "vale", 2, 1) for line in (0.3, 0.6))
    np.testing.assert_allclose(lenient - strict, 0.3)


def test_a_party_that_does_not_sign_sides_with_one_that_does():
    structure, draw = medians_of(FULL)
    np.testing.assert_allclose(worth(structure, draw, "go_between", 0, 2), 0.02)
    np.testing.assert_allclose(worth(structure, draw, "go_between", 0, 0), 0.0)


def test_the_menu_is_efficient_sorted_and_named_by_its_terms():
    structure, draw = medians_of(FULL)
    assert len(structure.packages) == 8
    np.testing.assert_allclose(sum(package.weight for package in structure.packages), 1.0)
    for package in structure.packages:
        assert package.name == "; ".join(package.terms.values())
        assert list(package.terms) == ["valley", "league"]
    first = structure.packages[0]
    assert first.terms == {"valley": "all of it to Vale", "league": "in the League"}
    assert structure.endings == tuple(f"deal: {package.name}" for package in structure.packages)
    hill = [np.mean(worth(structure, draw, "hill", *package.options)) for package in structure.packages]
    assert np.all(np.diff(hill) > 0)


def test_packages_together_weigh_as_much_as_no_offer():
    structure, draw = medians_of(FULL)
    base = stage_of(build_game(structure, draw), "hill tables").base[0, 0]
    np.testing.assert_allclose(base[0], 1.0)
    np.testing.assert_allclose(base[1:].sum(axis=0), 1.0)


def test_signing_pays_the_package_and_the_deal_as_such():
    structure, draw = medians_of(FULL)
    game = build_game(structure, draw)
    stage = stage_of(game, "vale answers hill")
    accept, tabled = row_of(stage, "accept"), structure.tables[4].moving_worlds["table"] - 1
    for number_, package in enumerate(structure.packages):
        signed = np.flatnonzero(tabled == number_)
        assert np.all(stage.next_world[accept, signed] == -1 - number_)
        paid = stage.payoff[0, :, 0, 0, accept][:, signed]
        np.testing.assert_allclose(paid[0], worth(structure, draw, "hill", *package.options)[0])
        bonus = draw["mechanisms.issues.deal.go_between"]
        np.testing.assert_allclose(paid[2], worth(structure, draw, "go_between", *package.options)[0] + bonus)
    refused = structure.tables[5].worlds["table"][stage.next_world[row_of(stage, "refuse")]]
    assert np.all(refused == 0), "a refusal clears the table"


def test_meanwhile_follows_the_front_for_its_two_sides():
    structure, _ = medians_of(FULL)
    section, worlds = structure.case.mechanisms["issues"], structure.tables[0].worlds
    np.testing.assert_allclose(issues.score_now(structure.case, section, "valley", worlds), worlds["front"] / 4)
    other = build(edited(FULL, {"mechanisms.issues.list.valley.favours": "vale"}))
    np.testing.assert_allclose(issues.score_now(other, other.mechanisms["issues"], "valley", worlds),
                               1 - worlds["front"] / 4)


MOVING = edited(FULL, {
    "mechanisms.issues.positions.2": position("vale", "valley", 0.5, accepts="front", crossing=0.3),
    "mechanisms.issues.list.valley.share.front": "along the line of contact",
})


def signing_of(raw, party, **values):
    """Return structure, draw, what signing pays a party (type 0) in each moving world, and these worlds."""
    structure, draw = medians_of(raw)
    draw |= {name.replace("__", "."): value for name, value in values.items()}
    game, place = build_game(structure, draw), [stage.name for stage in structure.stages].index("vale answers hill")
    worlds, stage = structure.tables[place].moving_worlds, game.stages[place]
    paid = stage.payoff[0, structure.players.index(party), 0, 0, row_of(stage, "accept")]
    return structure, draw, np.broadcast_to(paid, worlds["front"].shape), worlds


def test_a_red_line_at_the_front_moves_with_it():
    structure, draw, paid, worlds = signing_of(MOVING, "vale")
    league = draw["mechanisms.issues.positions.vale_league.weight"]
    scores = structure.case.mechanisms["issues"].issues["valley"].scores
    for level in range(5):
        for number_, package in enumerate(structure.packages):
            here = (worlds["front"] == level) & (worlds["table"] == number_ + 1)
            valley, member = package.options
            share = level / 4 if valley == 0 else scores[valley]
            worth = 0.5 * (1 - share) + league * (0, 0.5, 1)[member] - 0.3 * (share > level / 4)
            assert here.any()
            np.testing.assert_allclose(paid[here], worth, atol=1e-12)


def test_at_the_line_of_contact_nothing_beyond_it_is_given_away():
    structure, _, paid, worlds = signing_of(MOVING, "vale")
    along = [number_ for number_, package in enumerate(structure.packages)
             if package.terms["valley"] == "along the line of contact"]
    assert along, "stopping where they stand is on the menu"
    without_price = signing_of(MOVING, "vale", mechanisms__issues__positions__vale_valley__crossing=0)[2]
    tabled = np.isin(worlds["table"] - 1, along)
    np.testing.assert_array_equal(paid[tabled], without_price[tabled])
    assert np.any(paid[~tabled] < without_price[~tabled]), "shares beyond the line cost its price"


def test_a_line_that_stands_still_pays_the_same_at_every_front():
    _, _, paid, worlds = signing_of(FULL, "vale")
    for tabled in np.unique(worlds["table"]):
        assert len(np.unique(paid[worlds["table"] == tabled])) == 1


def test_the_line_of_contact_stands_for_the_share_at_which_the_front_stands():
    structure, _ = medians_of(edited(MOVING, {"mechanisms.issues.menu": 200}))
    offered = {package.terms["valley"] for package in structure.packages}
    assert "along the line of contact" in offered and "Valley 25%" not in offered  # 112 of 100 to 140: a quarter
    assert structure.packages[0].options[0] == 1, "all of it to Vale comes after the line of contact in the list"
    seen = edited(MOVING, {"mechanisms.issues.menu": 200, "mechanisms.front.observed": {"2026-01": 121},
                           "mechanisms.front.observed_source": "press", "as_of": "2026-02-01"})
    later = {package.terms["valley"] for package in medians_of(seen)[0].packages}
    assert "Valley 25%" in later and "Valley 50%" not in later, "the menu is drawn up at the front as last observed"


def test_where_the_front_is_must_be_said():
    structure, draw = medians_of(MOVING)
    with pytest.raises(KeyError, match="valley"):
        worth(structure, draw, "vale", 0, 0)


def test_every_other_signer_must_accept():
    raw = edited(MINIMAL, {
        "parties.moor": {"name": "Moor", "role": "ally"},
        "mechanisms.patience.moor": {"per_month": number(0.9)},
        "mechanisms.issues.signs": ["hill", "vale", "moor"],
    })
    raw["mechanisms"]["issues"]["positions"].append(position("moor", "valley", 0.5, sides_with="vale"))
    structure, draw = medians_of(raw)
    names = [stage.name for stage in structure.stages]
    assert names[:3] == ["hill tables", "vale answers hill", "moor answers hill"]
    game = build_game(structure, draw)
    assert np.all(game.stages[1].next_world >= 0), "the first to accept ends nothing"
    assert np.all(game.stages[2].next_world[-1] < 0), "the last to accept ends the game"


@pytest.mark.parametrize(("changes", "words"), [
    ({"mechanisms.issues.list.valley.meanwhile": "front"}, "this case has no front"),
    ({"mechanisms.issues.list.valley.favours": "hull"}, "no signing party called 'hull'"),
    ({"mechanisms.issues.proposers": ["hill", "moor"]}, "no signing party called 'moor'"),
    ({"mechanisms.issues.positions.0.issue": "vally"}, "no issue called 'vally'; in this case: valley"),
    ({"mechanisms.issues.positions.1.party": "hill"}, "a second position of hill on valley"),
    ({"mechanisms.issues.positions.0": position("hill", "valley", 1, accepts="half", crossing=0.1)},
     "must be a share from 0 to 1 or 'front', found 'half'"),
])
def test_names_that_do_not_exist_are_mistakes(changes, words):
    section = build(edited(MINIMAL, changes))
    messages = [mistake.message for mistake in issues.mistakes(section, section.mechanisms["issues"])]
    assert any(words in message for message in messages), messages


def test_a_line_at_the_front_needs_an_issue_that_follows_it():
    case = build(edited(MINIMAL, {
        "mechanisms.issues.positions.1": position("vale", "valley", 1, accepts="front", crossing=0.1)}))
    messages = [mistake.message for mistake in issues.mistakes(case, case.mechanisms["issues"])]
    assert messages == ["the red line on 'valley' is the front, so its meanwhile must be 'front' too; it is '0.5'"]
    with pytest.raises(ValueError, match="so its meanwhile must be 'front' too; it is '0.5'"):
        build(edited(MINIMAL, {"mechanisms.issues.list.valley.share.front": "along the line"}))


def test_an_issue_is_of_one_kind():
    with pytest.raises(ValueError, match="either options or a share, and not both"):
        build(edited(MINIMAL, {"mechanisms.issues.list.valley.share": None}))
