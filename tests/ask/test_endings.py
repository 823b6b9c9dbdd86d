"""The ways in which a war without a deal counts: a truce holds, a mediator has left, still fighting."""

from types import SimpleNamespace

import numpy as np

from standoff.ask.forecast import TRUCE, endings_by_month
from standoff.mechanisms.structure import compile_structure
from tests.mechanisms.cases import build
from tests.mechanisms.everything import EVERYTHING, having

LEFT = "Go-between has walked away, still fighting"


def endings_of(raw, **levels):
    """Return the chances of all ways of ending if the whole mass lies evenly on the worlds at some levels."""
    structure = compile_structure(build(raw))
    worlds = structure.tables[0].worlds
    fits = np.ones(len(structure.tables[0].passes), dtype=bool)
    for name, level in levels.items():
        axis = next(axis for axis in structure.axes if axis.name == name.replace("__", ":"))
        fits &= worlds[axis.name] == axis.position(level)
    outcome = SimpleNamespace(ended=np.zeros((1, 1, len(structure.endings))), worlds_ahead=(fits / fits.sum())[None, None])
    return endings_by_month(structure, outcome, SimpleNamespace(weights=np.ones(1)))


def test_a_truce_counts_as_a_way_of_its_own():
    found = endings_of(EVERYTHING, truce="on", mediator__go_between="present")
    assert found[TRUCE] == (1.0,) and found[LEFT] == found["still fighting"] == found["deal"] == (0.0,)


def test_nothing_counts_twice():
    both = endings_of(EVERYTHING, truce="on", mediator__go_between="gone")
    assert both[TRUCE] == (1.0,) and both[LEFT] == (0.0,), "a truce is the larger fact"
    left = endings_of(EVERYTHING, truce="off", mediator__go_between="gone")
    assert left[LEFT] == (1.0,) and left[TRUCE] == (0.0,)
    np.testing.assert_allclose(sum(path[0] for path in endings_of(EVERYTHING).values()), 1)


def test_a_case_without_a_truce_has_no_such_ending():
    assert TRUCE not in endings_of(having(["walking_away"]))
