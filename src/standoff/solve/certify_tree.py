"""Check a game that was solved on its tree, from the strategies alone and sharing nothing with the solver.

`certify.py` for trees: one walk through the public histories, in plain NumPy, works out beliefs by Bayes' rule on the way
down and, on the way up, values, what each action is worth, the logit reply and the best reply; payments are added up on
the way down a second time. Beliefs are exact, so that the error of a belief grid is zero by construction.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from standoff.game.game import Chance, Game, Move, Stage, at_period
from standoff.game.paths import mover_position
from standoff.solve.certify import Certificate
from standoff.solve.flat import every_type
from standoff.solve.tree import History, TreeEquilibrium


def certify_tree(game: Game, equilibrium: TreeEquilibrium, *, date0: bool = False) -> Certificate:
    """Check `equilibrium` of a game (not of a stack of draws).

    Args:
        date0: whether precision multiplies payoffs discounted to the first period instead of current ones.

    Raises:
        KeyError: `equilibrium` says nothing of a history that can be reached.
    """
    walk = _Walk(game, equilibrium, date0)
    beliefs = [_of_log_odds(odds) for odds in game.prior_odds]
    ones = np.ones((game.num_players, *game.num_types))
    walk.before((), 0, 0, int(game.start), beliefs, ones[0], ones)
    claimed = equilibrium.values.get((), walk.paid)
    return Certificate(
        max_residual=walk.residual,
        max_gain=walk.gain,
        value_error=walk.value_error,
        forward_error=_largest(walk.paid - claimed),
        grid_error=0.0,
        grid_error_typical=0.0,
        worst=walk.worst,
    )


@dataclass
class _Walk:
    """A walk through the tree. Arrays have axes player, types…; `reached` and what is on an action's way has types… alone."""

    game: Game
    equilibrium: TreeEquilibrium
    date0: bool
    residual: float = 0.0
    gain: float = 0.0
    value_error: float = 0.0
    worst: str = "nowhere, as nobody moves"
    paid: np.ndarray = field(default_factory=lambda: np.zeros(()))

    def before(self, history: History, period: int, index: int, world: int, beliefs, reached, to_start) -> np.ndarray:
        """Return the value in front of a stage, having walked through everything behind it."""
        game = self.game
        if index == len(game.stages):
            discount = every_type(at_period(np.asarray(game.discount, float), period), game, 0)
            return discount * self.before(history, period + 1, 0, world, beliefs, reached, to_start * discount)
        if period == game.num_periods:
            end = every_type(np.asarray(game.terminal, float), game, 1)[..., world]
            self.paid = self.paid + reached * to_start * end
            return end
        stage = game.stages[index]
        places = np.flatnonzero(np.asarray(stage.worlds) == world)
        if not len(places):
            return self.before(history, period, index + 1, int(stage.passes[world]), beliefs, reached, to_start)
        return self._at_choice(history, period, index, int(places[0]), beliefs, reached, to_start)

    def _at_choice(self, history, period, index, place, beliefs, reached, to_start) -> np.ndarray:
        game, stage = self.game, self.game.stages[index]
        about = mover_position(self.game, stage)
        chances = self._chances(history, stage, period, place)
        if not isinstance(stage, Chance):
            self._note(*(_largest(own - claimed) for own, claimed in zip(beliefs, self.equilibrium.beliefs[history], strict=True)),
                       where=f"beliefs after {' > '.join(history) or 'the start'}")
        payoff = every_type(at_period(np.asarray(stage.payoff, float), period), game, 2)[..., place]
        worth = []
        for action, name in enumerate(stage.actions):
            likely = self._spread(chances[:, action], about)
            arrived, now = reached * likely, payoff[..., action]
            self.paid = self.paid + arrived * to_start * now
            target = int(stage.next_world[action, place])
            if target >= 0 and np.any(chances[:, action] > 0):
                known = [_given(own, chances[:, action]) if who == about else own for who, own in enumerate(beliefs)]
                now = now + self.before((*history, name), period, index + 1, target, known, arrived, to_start)
            worth.append(now)
        worth = np.stack(worth, axis=-1)
        if isinstance(stage, Move):
            self._judge(history, stage, period, place, beliefs, chances, worth[stage.player],
                        to_start[stage.player] if self.date0 else np.ones(game.num_types))
        value = sum(self._spread(chances[:, action], about) * worth[..., action] for action in range(worth.shape[-1]))
        self.value_error = max(self.value_error, _largest(value - self.equilibrium.values[history]))
        return value

    def _judge(self, history, stage: Move, period, place, beliefs, chances, worth, scale) -> None:
        """Note how far the mover's choice is from the logit reply, and what the best one would gain."""
        own = mover_position(self.game, stage)
        for who in reversed(range(len(beliefs))):
            if who != own:
                worth = np.tensordot(beliefs[who], worth, (0, who))
                scale = scale.take(0, axis=who)
        worth, scale = worth.reshape(-1, worth.shape[-1]), scale.reshape(-1)
        base = np.broadcast_to(np.asarray(at_period(np.asarray(stage.base, float), period))[..., place], worth.shape)
        precision = np.asarray(self.game.precision, float)[stage.player]
        for kind in range(len(worth)):
            is_open, sharp = base[kind] > 0, precision[min(kind, len(precision) - 1)] * scale[kind]
            logs = np.where(is_open, np.log(np.where(is_open, base[kind], 1)) + sharp * worth[kind], -np.inf)
            reply = np.exp(logs - logs.max())
            where = f"'{stage.name}' after {' > '.join(history) or 'the start'}, type {kind}"
            self._note(_largest(chances[kind] - reply / reply.sum()), where=where)
            best = np.where(is_open, worth[kind], -np.inf).max()
            self.gain = max(self.gain, _largest(best - chances[kind] @ worth[kind]))

    def _note(self, *residuals: float, where: str) -> None:
        worst = max(residuals, default=0.0)
        if worst > self.residual or self.worst == _Walk.worst:
            self.residual, self.worst = max(worst, self.residual), where

    def _chances(self, history: History, stage: Stage, period: int, place: int) -> np.ndarray:
        if isinstance(stage, Chance):
            return np.asarray(at_period(np.asarray(stage.probability, float), period))[..., place]
        return np.asarray(self.equilibrium.strategies[history], float)

    def _spread(self, by_own_type: np.ndarray, about: int | None) -> np.ndarray:
        """Lay one number per type of a player out along the axes types…."""
        shape = [1] * self.game.num_private
        if about is not None:
            shape[about] = len(by_own_type)
        return by_own_type.reshape(shape)


def _of_log_odds(odds: np.ndarray) -> np.ndarray:
    shares = np.exp(odds - odds.max())
    return shares / shares.sum()


def _given(belief: np.ndarray, likelihood: np.ndarray) -> np.ndarray:
    joint = belief * likelihood
    return joint / joint.sum() if joint.sum() > 0 else belief


def _largest(differences) -> float:
    worst = np.abs(differences).max(initial=0.0)
    return float(worst) if np.isfinite(worst) else float("inf")
