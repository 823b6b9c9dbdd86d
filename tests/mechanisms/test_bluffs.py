"""M7: every bluff costs belief, and a threat that is not believed moves nobody: the third deadline is worth next to nothing."""

import numpy as np
import pytest

from tests.mechanisms.cases import edited, index_of, number
from tests.mechanisms.minds import PRESSED, chances_of
from tests.mechanisms.played import play

# A mediator that is firm or soft: firm, backing down is what costs it dear; soft, carrying the threat out.
BLUFFER = edited(PRESSED, {
    "mechanisms.aims": {"go_between": {"firm": number(0.5), "soft": "rest"}},
    "mechanisms.threats.0.backing_down": {"firm": number(0.4), "soft": number(0.01)},
    "mechanisms.threats.0.executing": {"firm": number(0), "soft": number(1.5)},
})
EVEN = 3  # the belief node at which both types are as likely


@pytest.fixture(scope="module")
def played():
    return play(BLUFFER)


def world_of(played, stage, **levels):
    """Return the first moving world of a stage at the given levels."""
    table = played.structure.tables[index_of(played.structure, stage)]
    fits = np.ones(len(table.moving), dtype=bool)
    for name, level in levels.items():
        axis = next(axis for axis in played.structure.axes if axis.name == name.replace("__", ":"))
        fits &= table.moving_worlds[axis.name] == axis.position(level)
    return int(np.flatnonzero(fits)[0])


def news_of_backing_down(played):
    """Return what backing down adds to the log-odds that the mediator is firm, by what was believed before."""
    due = world_of(played, "go_between acts", threat__deadline="due")
    soft, firm = chances_of(played, "go_between acts")["back down on oil"][..., due]
    return np.log(firm) - np.log(soft)


def test_every_bluff_costs_belief(played):
    assert np.all(news_of_backing_down(played) < -1)


def test_the_third_deadline_is_worth_next_to_nothing(played):
    news, grid = news_of_backing_down(played), played.equilibrium.grid
    twice = news[EVEN] + np.interp(news[EVEN], grid, news)
    signs = {level: chances_of(played, "hill answers vale")["accept"][
        0, :, world_of(played, "hill answers vale", threat__deadline=level, table="Valley 50%")]
        for level in ("none", "1 month")}
    gained = signs["1 month"] - signs["none"]
    first, third = gained[EVEN], np.interp(twice, grid, gained)
    assert first > 0.05, "the first deadline moves the other side"
    assert third < first / 4, f"after two bluffs a deadline still moves it by {third:.3f}, the first by {first:.3f}"
    assert np.interp(twice, grid, signs["1 month"]) < signs["1 month"][EVEN] / 4, "and it signs as rarely as that"
