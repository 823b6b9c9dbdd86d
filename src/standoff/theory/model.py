"""What a theory model is: parameters, a closed form, and a game whose solution should come close to it.

The closed form is what the literature says of perfectly rational players. The engine solves a game with finitely many
offers and periods, played with logit mistakes. `tolerance` bounds the distance between the two at the default
`Numerics`; each model's file says what that distance is made of.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from standoff.game.game import Game

Answers = dict[str, float]
"""What a model says, by name: the same names from the closed form and from the engine."""

Parameters = Mapping[str, float]
"""The values of all parameters of a model, by name."""


@dataclass(frozen=True)
class Parameter:
    """One number of a published model.

    Attributes:
        default: its value unless told otherwise.
        meaning: a short phrase with the unit.
        low: smallest value allowed, inclusive.
        high: largest value allowed, inclusive.
    """

    default: float
    meaning: str
    low: float = -math.inf
    high: float = math.inf


@dataclass(frozen=True)
class Numerics:
    """How finely the engine looks; no part of the published model.

    Attributes:
        precision: logit precision, in 1/pie.
        steps: the pie is cut into this many steps to make offers (0: the model has no offers).
        periods: periods solved; an infinite horizon is cut off here.
        grid_size: belief nodes per private player (odd).
        grid_reach: the nodes run from -reach to reach in log-odds.
        date0: whether precision multiplies payoffs discounted to the first period instead of current ones.
        types: how many types stand for a continuum of them (0: the model has none). With more than two beliefs are exact
            and there is no belief grid.
    """

    precision: float
    steps: int
    periods: int
    grid_size: int = 3
    grid_reach: float = 6.0
    date0: bool = False
    types: int = 0


@dataclass(frozen=True)
class Model:
    """A published model, solved by formula and by the engine.

    Attributes:
        name: author and year in lower case, as the file is called.
        title: one line for a list of models.
        source: the full citation.
        parameters: all numbers of the model, by name.
        numerics: the default fineness: accurate to `tolerance`, solved in seconds.
        tolerance: bound on |closed form - engine| at the default parameters and numerics, in the unit of the answers.
        closed_form: answers from parameters; raises ValueError with a sentence where the formula does not hold.
        game: the game for given parameters and numerics.
        measure: the same answers read from the solved game: from an `Equilibrium`, or a `TreeEquilibrium` where players have
            more than two types.
    """

    name: str
    title: str
    source: str
    parameters: Mapping[str, Parameter]
    numerics: Numerics
    tolerance: float
    closed_form: Callable[[Parameters], Answers]
    game: Callable[[Parameters, Numerics], Game]
    measure: Callable[[Parameters, Numerics, Game, Any], Answers]

    def defaults(self) -> dict[str, float]:
        """Return the default value of every parameter."""
        return {name: parameter.default for name, parameter in self.parameters.items()}
