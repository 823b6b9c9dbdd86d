"""Cooperative solutions of a package of divisible issues that two parties value differently.

Party 1 gets the share s_k of issue k and values the package at u_1 = Σ w_k s_k, party 2 at u_2 = Σ m_k (1 - s_k);
d = (d_1, d_2) is what they get without agreement. These are rules for a fair or likely division, not games.

The Pareto frontier is made of straight pieces: party 1 is given the issues one after another in falling order of
w_k / m_k (logrolling), so at most one issue is split. On a piece where the fraction t of issue k has changed hands,

* Nash maximises (u_1 - d_1)(u_2 - d_2), a parabola in t with its top at t = (w_k g_2 - m_k g_1) / (2 w_k m_k), where
  g is the gain over d at the start of the piece; the best piece is taken;
* Kalai and Smorodinsky go to where gains are in proportion to the ideal gains (the most either can get while the other
  still gets d);
* the egalitarian rule goes to where gains are equal, and at an end of the frontier where they cannot be;
* the utilitarian rule gives each issue to whom it is worth more, and halves it where both value it equally.

Source: Nash 1950, The bargaining problem, Econometrica 18; Kalai and Smorodinsky 1975, Other solutions to Nash's
bargaining problem, Econometrica 43; Kalai 1977, Proportional solutions to bargaining situations, Econometrica 45.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Agreement:
    """One package.

    Attributes:
        payoffs: what it is worth to party 1 and to party 2.
        shares: the share of each issue that party 1 gets.
    """

    payoffs: tuple[float, float]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class _Problem:
    """The weights of both parties, the order of logrolling, and the corners of the frontier (corner, party)."""

    first: np.ndarray
    second: np.ndarray
    order: np.ndarray
    corners: np.ndarray
    disagreement: np.ndarray

    def gains(self) -> np.ndarray:
        return self.corners - self.disagreement

    def at(self, place: float) -> Agreement:
        """Return the package at a place on the frontier, counted in issues handed to party 1."""
        shares = np.empty(len(self.order))
        shares[self.order] = np.clip(place - np.arange(len(self.order)), 0, 1)
        payoffs = float(self.first @ shares), float(self.second @ (1 - shares))
        return Agreement(payoffs, tuple(float(share) for share in shares))


def package_payoffs(first: Sequence[float], second: Sequence[float], shares: np.ndarray) -> np.ndarray:
    """Return what packages are worth to both parties.

    Args:
        first: what each issue is worth to party 1.
        second: what each issue is worth to party 2.
        shares: party 1's share of each issue, on the last axis; any number of packages on the axes before.

    Returns:
        The payoffs, with a last axis of length 2.
    """
    shares = np.asarray(shares, float)
    return np.stack([shares @ np.asarray(first, float), (1 - shares) @ np.asarray(second, float)], axis=-1)


def nash_product(payoffs: np.ndarray, disagreement: Sequence[float] = (0.0, 0.0)) -> np.ndarray:
    """Return the product of gains of many packages (payoffs on the last axis); negative where somebody loses."""
    gains = np.asarray(payoffs, float) - np.asarray(disagreement, float)
    product = np.prod(np.maximum(gains, 0), axis=-1)
    return np.where(gains.min(axis=-1) < 0, gains.min(axis=-1), product)


def frontier(first: Sequence[float], second: Sequence[float]) -> np.ndarray:
    """Return the corners of the Pareto frontier, from all for party 2 to all for party 1: (issue + 1, party).

    Raises:
        ValueError: the two lists of weights do not fit, or a weight is negative.
    """
    return _problem(first, second, (0.0, 0.0)).corners


def nash(first: Sequence[float], second: Sequence[float], disagreement: Sequence[float] = (0.0, 0.0)) -> Agreement:
    """Return the package with the largest product of gains.

    Args:
        first: what each issue is worth to party 1.
        second: what each issue is worth to party 2.
        disagreement: what the parties get without agreement.

    Raises:
        ValueError: no package gives both at least what they get without agreement, or the weights are wrong.
    """
    problem = _feasible(first, second, disagreement)
    best, place = -np.inf, 0.0
    for piece, issue in enumerate(problem.order):
        weight, other = problem.first[issue], problem.second[issue]
        mine, yours = problem.gains()[piece]
        low = max(0.0, -mine / weight) if weight > 0 else (0.0 if mine >= 0 else np.inf)
        high = min(1.0, yours / other) if other > 0 else (1.0 if yours >= 0 else -np.inf)
        if low > high:
            continue
        top = (weight * yours - other * mine) / (2 * weight * other) if weight * other > 0 else float(weight > 0)
        part = min(max(top, low), high)
        product = (mine + part * weight) * (yours - part * other)
        if product > best:
            best, place = product, piece + part
    return problem.at(place)


def kalai_smorodinsky(
    first: Sequence[float], second: Sequence[float], disagreement: Sequence[float] = (0.0, 0.0)
) -> Agreement:
    """Return the package at which gains are in proportion to the ideal gains; arguments and errors as in `nash`."""
    problem = _feasible(first, second, disagreement)
    hopes = np.asarray(ideal(first, second, disagreement)) - problem.disagreement
    return _where_zero(problem, lambda gains: gains[:, 0] * hopes[1] - gains[:, 1] * hopes[0])


def egalitarian(
    first: Sequence[float], second: Sequence[float], disagreement: Sequence[float] = (0.0, 0.0)
) -> Agreement:
    """Return the package at which both gain the same; arguments and errors as in `nash`."""
    return _where_zero(_feasible(first, second, disagreement), lambda gains: gains[:, 0] - gains[:, 1])


def utilitarian(first: Sequence[float], second: Sequence[float]) -> Agreement:
    """Return the package with the largest sum of payoffs.

    Raises:
        ValueError: the two lists of weights do not fit, or a weight is negative.
    """
    problem = _problem(first, second, (0.0, 0.0))
    shares = 0.5 + 0.5 * np.sign(problem.first - problem.second)
    payoffs = package_payoffs(problem.first, problem.second, shares)
    return Agreement((float(payoffs[0]), float(payoffs[1])), tuple(float(share) for share in shares))


def ideal(
    first: Sequence[float], second: Sequence[float], disagreement: Sequence[float] = (0.0, 0.0)
) -> tuple[float, float]:
    """Return the most that each party can get while the other gets no less than without agreement.

    Raises:
        ValueError: as in `nash`.
    """
    problem = _feasible(first, second, disagreement)
    places = np.arange(len(problem.corners))
    gains = problem.gains()
    last = np.interp(0.0, -gains[:, 1], places)  # the furthest place at which party 2 does not lose
    start = np.interp(0.0, -gains[::-1, 0], places[::-1])  # the first place at which party 1 does not lose
    return problem.at(float(last)).payoffs[0], problem.at(float(start)).payoffs[1]


def _problem(first: Sequence[float], second: Sequence[float], disagreement: Sequence[float]) -> _Problem:
    mine, yours = np.asarray(first, float), np.asarray(second, float)
    if mine.ndim != 1 or mine.shape != yours.shape or not mine.size:
        raise ValueError("both parties need one weight for each issue, and there must be an issue")
    if np.any(mine < 0) or np.any(yours < 0):
        raise ValueError("a weight is negative; an issue is worth nothing or something to a party")
    order = np.argsort(-np.arctan2(mine, yours), kind="stable")  # falling w/m, also where m is 0
    corners = np.zeros((len(mine) + 1, 2))
    corners[1:, 0] = np.cumsum(mine[order])
    corners[:, 1] = yours.sum() - np.concatenate([[0.0], np.cumsum(yours[order])])
    return _Problem(mine, yours, order, corners, np.asarray(disagreement, float))


def _feasible(first: Sequence[float], second: Sequence[float], disagreement: Sequence[float]) -> _Problem:
    """Return the problem, having made sure that some package leaves nobody worse off than disagreement."""
    problem = _problem(first, second, disagreement)
    places, gains = np.arange(len(problem.corners)), problem.gains()
    enough = np.interp(0.0, -gains[::-1, 0], places[::-1])
    best = np.interp(enough, places, gains[:, 1])
    if gains[-1, 0] < 0 or gains[0, 1] < 0 or best < 0:
        raise ValueError("no package gives both parties at least what they get without agreement")
    return problem


def _where_zero(problem: _Problem, difference: Callable[[np.ndarray], np.ndarray]) -> Agreement:
    """Return the place on the frontier where `difference`, rising and linear in gains, is zero, or the nearer end."""
    rising = difference(problem.gains())
    return problem.at(float(np.interp(0.0, rising, np.arange(len(rising)))))
