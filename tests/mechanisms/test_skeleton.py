"""The mechanism of docs/add-a-mechanism.md runs: registered, compiled, solved, and it does what the page says."""

import re

import jax
import numpy as np
import pytest

from standoff.game.paths import find_sources, start_mass
from standoff.mechanisms import registry
from tests.house.tree import ROOT
from tests.mechanisms import skeleton
from tests.mechanisms.cases import build, edited, number
from tests.mechanisms.minds import TALKS
from tests.mechanisms.played import play, run

PAGE = (ROOT / "docs" / "add-a-mechanism.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def holidays(monkeypatch):
    """Register the mechanism as a newcomer would, for the time of a test."""
    monkeypatch.setitem(registry.MECHANISMS, "holidays", registry.Mechanism("M0", "Holidays", skeleton))
    monkeypatch.setitem(registry.SECTIONS, "holidays", skeleton.Section)


def resting(month="2026-02", kept=1):
    """Return a case with one holiday."""
    return edited(TALKS, {"mechanisms.holidays": [{"id": "harvest", "month": month, "kept": number(kept)}]})


def deals_by_month(played):
    """Return the chance of a deal, month by month."""
    with jax.enable_x64(True):
        start = np.eye(played.game.num_worlds[0])[int(played.game.start)]
        mass = start_mass(played.game, played.equilibrium.grid, played.game.prior, jax.numpy.asarray(start))
        arrays = jax.tree.map(jax.numpy.asarray, (played.game, played.equilibrium.grid, played.equilibrium.strategies))
        return np.asarray(run(arrays[0], find_sources(played.game), *arrays[1:], mass).ended).sum(axis=-1)


def test_nobody_signs_in_a_holiday_and_the_others_know_it():
    plain, held = deals_by_month(play(TALKS)), deals_by_month(play(resting()))
    assert held[1] == 0 and plain[1] > 0.1
    assert held[0] != plain[0], "who cannot sign next month looks at this month otherwise"
    half = deals_by_month(play(resting(kept=0.5)))
    assert 0 < half[1] < plain[1]


def test_a_holiday_that_nobody_keeps_is_the_game_without():
    plain, held = play(TALKS), play(resting(kept=0))
    assert held.values == pytest.approx(plain.values, abs=1e-12)
    assert held.ended == pytest.approx(plain.ended, abs=1e-12)


def test_its_mistakes_are_reported_with_their_place():
    case = build(resting(month="2027-02"))
    found = registry.find_mistakes(case)
    assert [(mistake.path, mistake.message) for mistake in found] == [
        (("mechanisms", "holidays", 0, "month"), "2027-02 is no month of this case; it runs from 2026-01 to 2026-04")]


def test_it_has_a_sentence():
    case = build(resting())
    said = skeleton.sentence(case, case.mechanisms["holidays"], lambda path: 0.8)
    assert said == "In some months nobody acts and nothing is tabled: 2026-02 (a chance of 80%)."


def test_the_page_shows_exactly_this_file():
    (shown,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown == (ROOT / "tests" / "mechanisms" / "skeleton.py").read_text(encoding="utf-8")


def test_the_page_names_every_part_of_the_contract():
    from dataclasses import fields

    from standoff.mechanisms.parts import Parts

    assert [field.name for field in fields(Parts) if f"`{field.name}`" not in PAGE] == []
