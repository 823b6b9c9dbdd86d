"""At the highest precisions of the models' own orders of convergence every state still solves its equations."""

from dataclasses import replace

import pytest

from standoff.solve.certify import certify
from standoff.theory.registry import load
from standoff.theory.run import solve_precisely

TOLERANCE = 1e-10  # of a probability, although a precision of 1000 multiplies every error of a belief by as much
HIGHEST = {"abreugul2000": 1000.0, "filsonwerner2002": 800.0, "krepswilson1982": 400.0, "maynardsmith1974": 500.0,
           "powell2004": 1000.0}


@pytest.mark.parametrize("name", HIGHEST)
def test_every_state_solves_its_equations(name):
    model = load(name)
    numerics = replace(model.numerics, precision=HIGHEST[name])
    game = model.game(model.defaults(), numerics)
    solved = solve_precisely(game, numerics)
    assert certify(game, solved, date0=numerics.date0).max_residual < TOLERANCE
