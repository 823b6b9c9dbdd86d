"""The logit move on random piecewise-linear weights, checked by Bayes' rule and logit written out again in NumPy."""

import functools

import jax
import numpy as np
import pytest

from standoff.solve.curve import MISSING
from standoff.solve.logit import logit_move, pooling

GRID = np.linspace(-4.5, 4.5, 7)
REST, WORLDS = 3, 8  # times 7 priors: 168 states a move
SOLVED = 1e-9  # in log-odds, in float64; the solver is asked for 1e-12
SINGLE = 1e-3  # in log-odds, in float32: weights of size 30 carry a rounding of 2e-6, which a steep g magnifies

run = functools.partial(jax.jit, static_argnames="tolerance")(logit_move)


def random_weights(num_actions: int, seed: int, jump: float = 4.0) -> np.ndarray:
    """Return log-weights whose rises between nodes are about `jump`; a step is 1.5, so that many g_a fall somewhere."""
    rng = np.random.default_rng(seed)
    rises = jump * rng.standard_normal((2, len(GRID), REST, num_actions, WORLDS))
    return rises.cumsum(axis=1) * np.linspace(0.05, 1, WORLDS)  # the first worlds are gentle


def solve(weights: np.ndarray, dtype=np.float64):
    """Return strategy and posterior as the solver finds them, in double precision."""
    with jax.enable_x64(True):
        grid, weights = jax.numpy.asarray(GRID, dtype), jax.numpy.asarray(weights, dtype)
        guess = pooling(grid, REST, weights.shape[3], WORLDS).astype(dtype)
        found = run(weights, grid, guess, tolerance=1e-12 if dtype == np.float64 else 3e-5)
        return np.asarray(found.log_strategy, float), np.asarray(found.posterior, float), int(found.num_several)


def violation(weights: np.ndarray, posterior: np.ndarray) -> np.ndarray:
    """Return how far posteriors are from those of the logit choices that they lead to: belief rest world."""
    worth = np.empty_like(weights)
    for kind, place, rest, action, world in np.ndindex(weights.shape):
        line = weights[kind, :, rest, action, world]
        worth[kind, place, rest, action, world] = np.interp(posterior[place, rest, action, world], GRID, line)
    chances = worth - np.logaddexp.reduce(worth, axis=3, keepdims=True)
    return np.abs(GRID[:, None, None, None] + chances[1] - chances[0] - posterior).max(axis=2)


def turning(weights: np.ndarray) -> np.ndarray:
    """Return which states (rest, world) have an action whose g_a falls somewhere."""
    return (np.diff(weights[1] - weights[0], axis=0) > GRID[1] - GRID[0]).any(axis=(0, 2))


@pytest.mark.parametrize("num_actions", [2, 6])
def test_every_state_is_solved_in_double_precision(num_actions):
    weights = random_weights(6, seed=num_actions)
    weights[:, :, :, num_actions:] = MISSING
    assert 0.2 < turning(weights).mean() < 1, "the test wants states of both kinds"
    log_strategy, posterior, num_several = solve(weights)
    assert violation(weights, posterior).max() < SOLVED
    news = log_strategy[1] - log_strategy[0]  # Bayes' rule on the strategy itself, as everyone else reads it
    assert np.abs(GRID[:, None, None, None] + news - posterior).max() < SOLVED
    assert np.exp(log_strategy).sum(axis=3) == pytest.approx(1, abs=1e-12)
    assert 0 < num_several <= len(GRID) * turning(weights).sum(), "where every g_a rises there is one solution"


def passings(weights: np.ndarray, prior: float) -> list[np.ndarray]:
    """Return the solutions of a state in which only the first action's appeal depends on the belief, found by a scan.

    Then the other posterior equals y, and everything is a function of the first posterior. Pairs of solutions on one
    straight piece are left out, as the walk does not see them.
    """
    at = np.linspace(-80, 80, 320_001)
    first, second = (np.array([np.interp(at, GRID, line) for line in weights[:, :, action]]) for action in (0, 1))
    height = at - first[1] + first[0]
    total = np.logaddexp(first, second)
    surplus = height + total[1] - total[0] - prior
    crossing = np.flatnonzero(np.diff(np.signbit(surplus)))
    pieces = list(zip(np.digitize(at[crossing], GRID), np.digitize(height[crossing], GRID), strict=True))
    part = surplus[crossing] / (surplus[crossing] - surplus[crossing + 1])
    return [np.array([line[place] + share * (line[place + 1] - line[place]) for line in (at, height)])
            for place, share, piece in zip(crossing, part, pieces, strict=True) if pieces.count(piece) % 2]  # fmt: skip


def test_of_the_first_and_the_last_solution_the_one_that_tells_less_is_taken():
    weights = random_weights(2, seed=5, jump=8.0)
    weights[:, :, :, 2:] = MISSING
    weights[:, :, :, 1] = 0  # the second action is worth the same to both types, whatever is believed
    _, posterior, num_several = solve(weights)
    several = 0
    for belief, rest, world in np.ndindex(len(GRID), REST, WORLDS):
        state = weights[:, :, rest, :2, world]
        found = passings(state, GRID[belief])
        several += len(found) > 1
        best = min((found[0], found[-1]), key=lambda at: told(state, GRID[belief], at))
        assert np.abs(posterior[belief, rest, :2, world] - best).max() < 1e-3
    assert several == num_several > 10


def told(weights: np.ndarray, prior: float, at: np.ndarray) -> float:
    """Return how far the actions move the log-odds on average over the types."""
    value = np.array([[np.interp(at[action], GRID, weights[kind, :, action]) for action in (0, 1)] for kind in (0, 1)])
    strategy = np.exp(value - np.logaddexp.reduce(value, axis=1, keepdims=True)).mean(axis=0)
    return float(strategy @ np.abs(at - prior))


@pytest.mark.parametrize(("seed", "jump"), [(1021, 4.0), (1031, 4.0), (1039, 12.0), (1039, 40.0)])
def test_states_where_several_actions_turn_at_once_are_solved(seed, jump):
    """Several actions turn at once in these; their candidates have to be walked to the end."""
    weights = random_weights(6, seed, jump)
    _, posterior, _ = solve(weights)
    assert violation(weights, posterior).max() < SOLVED


def test_every_state_is_solved_in_single_precision():
    weights = random_weights(6, seed=7).astype(np.float32).astype(float)
    _, posterior, _ = solve(weights, np.float32)
    assert violation(weights, posterior).max() < SINGLE


def test_actions_that_differ_by_rounding_are_solved_in_single_precision():
    """Were they told apart, the curve would wind through thousands of combinations of them and its walk break off."""
    weights = random_weights(8, seed=23)
    weights[:, :, :, 2:] = weights[:, :, :, :1] - np.linspace(1, 2, 6)[:, None]
    weights = weights.astype(np.float32).astype(float)
    _, posterior, _ = solve(weights, np.float32)
    assert violation(weights, posterior).max() < SINGLE
    assert np.ptp(posterior[:, :, 2:], axis=2).max() < SINGLE, "none of them tells what another does not"


def test_at_precision_0_nothing_is_told():
    base = np.log([1.0, 2.0, 3.0, 1.0, 1.0, 2.0])
    log_strategy, posterior, _ = solve(np.broadcast_to(base[:, None], (2, len(GRID), REST, 6, WORLDS)))
    assert np.abs(posterior - GRID[:, None, None, None]).max() < SOLVED
    assert np.exp(log_strategy[0, 2, 1, :, 4]) == pytest.approx([0.1, 0.2, 0.3, 0.1, 0.1, 0.2])


def test_exchanging_the_names_of_the_types_mirrors_the_solution():
    weights = random_weights(6, seed=11)
    _, posterior, _ = solve(weights)
    _, mirrored, _ = solve(weights[::-1, ::-1])
    assert np.abs(posterior + mirrored[::-1]).max() < SOLVED


def test_an_action_written_twice_with_half_the_base_tells_the_same():
    once = random_weights(6, seed=13)
    once[:, :, :, 5] = MISSING  # five actions, the sixth not available
    twice = once.copy()
    twice[:, :, :, 4:] = once[:, :, :, 4:5] + np.log(0.5)
    assert turning(once[:, :, :, :5]).any()
    strategy, posterior, _ = solve(once)
    split, same, _ = solve(twice)
    assert np.exp(strategy[:, :, :, 5]).max() == 0
    assert np.abs(same[:, :, :5] - posterior[:, :, :5]).max() < SOLVED
    assert np.abs(same[:, :, 5] - posterior[:, :, 4]).max() < SOLVED
    assert np.exp(split[:, :, :, 4:]).sum(axis=3) == pytest.approx(np.exp(strategy[:, :, :, 4]), abs=SOLVED)


def test_the_solution_does_not_depend_on_the_guess():
    """Where some g_a falls, several equilibria are possible: the guess is not even looked at there."""
    weights = random_weights(6, seed=17)
    _, posterior, _ = solve(weights)
    with jax.enable_x64(True):
        guess = jax.numpy.asarray(np.random.default_rng(1).uniform(-9, 9, posterior.shape))
        again = run(jax.numpy.asarray(weights), jax.numpy.asarray(GRID), guess, tolerance=1e-12)
    apart = np.abs(np.asarray(again.posterior) - posterior).max(axis=(0, 2))  # rest, world
    assert turning(weights).any() and apart[turning(weights)].max() < SOLVED
