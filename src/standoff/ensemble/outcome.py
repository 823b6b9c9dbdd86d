"""One draw from game to outcome: solve it, follow the record, and look ahead from today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import equinox as eqx
import jax
import numpy as np
from jaxtyping import Array, Float, Int

from standoff.case.draws import Draws
from standoff.game.acts import worth_ahead
from standoff.game.game import Game
from standoff.game.likelihood import Observations, follow
from standoff.game.paths import Sources, find_sources, propagate, start_mass
from standoff.mechanisms.compile import build_game
from standoff.mechanisms.issues import ending_of
from standoff.mechanisms.record import Record
from standoff.mechanisms.structure import Structure
from standoff.solve.backward import solve
from standoff.solve.compiling import compiled
from standoff.solve.equilibrium import Equilibrium


class Question(eqx.Module):
    """What is the same for every draw: where mass comes from, what the record says, where the forecast starts."""

    sources: Sources
    record: Observations
    first_period: int = eqx.field(static=True)
    first_stage: int = eqx.field(static=True)
    grid_size: int = eqx.field(static=True, default=7)
    grid_reach: float = eqx.field(static=True, default=4.5)


class Outcome(NamedTuple):
    """What one draw says; a stack of draws has one more axis in front.

    `beliefs` are public log-odds, the prior first, then after every stage that the record covers; `today` is how
    probable each world is after it.
    `ended`, `types_ahead` and `worlds_ahead` have one row per month from today on; `worth` is what it is all worth to
    everyone from today on, in pies of today.
    """

    log_likelihoods: Float[Array, " step"]
    beliefs: Float[Array, "step private"]
    today: Float[Array, " world"]
    ended: Float[Array, "month ending"]
    types_ahead: Float[Array, "month private"]
    worlds_ahead: Float[Array, "month world"]
    worth: Float[Array, " player"]
    residual: Float[Array, ""]
    num_several: Int[Array, ""]


def find_outcome(game: Game, question: Question) -> Outcome:
    """Solve one draw and work out what it says about the record and about what comes next."""
    return read_outcome(game, question, solve(game, grid_size=question.grid_size, grid_reach=question.grid_reach))


def read_outcome(game: Game, question: Question, solved: Equilibrium) -> Outcome:
    """Work out what a solved draw says about the record and about what comes next."""
    seen = follow(game, question.sources, solved.grid, solved.strategies, question.record)
    mass = start_mass(game, solved.grid, seen.log_odds[-1], seen.worlds)
    first = (question.first_period, question.first_stage)
    ahead = propagate(game, question.sources, solved.grid, solved.strategies, mass, first)
    return Outcome(
        log_likelihoods=seen.log_likelihoods,
        beliefs=seen.log_odds,
        today=seen.worlds,
        ended=ahead.ended,
        types_ahead=ahead.types,
        worlds_ahead=ahead.worlds,
        worth=worth_ahead(game, question.sources, solved.grid, solved.strategies, solved.values, mass, first),
        residual=solved.residual.max(),
        num_several=solved.num_several.sum(),
    )


def until(num_months: int, outcome: Outcome) -> Outcome:
    """Return a stack of outcomes cut off after `num_months` months from today."""
    ahead = {name: getattr(outcome, name)[:, :num_months] for name in ("ended", "types_ahead", "worlds_ahead")}
    return outcome._replace(**ahead)


def question_of(structure: Structure, record: Record, inputs: Draws) -> Question:
    """Return what every draw is asked: to explain the record, and to go on from where it ends."""
    game = build_game(structure, inputs[0], np.float32)
    period, stage = record.next
    seen = observations_of(record.masks, record.must_move, [len(stage.actions) for stage in game.stages])
    return Question(find_sources(game), seen, period, stage)


def deal_columns(structure: Structure) -> list[int]:
    """Return which endings are deals, in the order of the menu."""
    names = [ending_of(package.name) for package in structure.packages]
    return [structure.endings.index(name) for name in names]


def observations_of(
    masks: Sequence[Sequence[np.ndarray]], must_move: Sequence[Sequence[bool]], num_actions: Sequence[int]
) -> Observations:
    """Stack observations by stage; a last month that has fewer stages than `num_actions` is covered in part."""
    num_stages = len(num_actions)
    is_partial = bool(masks) and len(masks[-1]) < num_stages
    whole = len(masks) - is_partial
    return Observations(
        fits=tuple(
            np.array([masks[period][stage] for period in range(whole)], bool).reshape(whole, num_actions[stage])
            for stage in range(num_stages)
        ),
        must_move=np.array([must_move[period] for period in range(whole)], bool).reshape(whole, num_stages),
        last_fits=tuple(masks[-1]) if is_partial else (),
        last_must_move=tuple(bool(moves) for moves in must_move[-1]) if is_partial else (),
    )


@compiled
def find_outcomes(games: Game, question: Question) -> Outcome:
    """Find the outcomes of a stack of games, one after the other."""
    return jax.lax.map(lambda game: find_outcome(game, question), games)
