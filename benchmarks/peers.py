"""Put the same games to the engine and to Gambit, and the engine's hardest step against the limits of the machine.

`make bench-peers` runs this, after it has made the side environment that holds Gambit (which is under the GPL and is
only ever talked to as another process). Prints a table and writes nothing. Both solve for the logit equilibrium at the
same precision, payoffs measured at the first date, alternating offers with `T` rounds and `K` shares, with complete
information or with two equally likely types on one side or on both. Gambit is given `LIMIT` seconds for each game.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jax
import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from standoff.game.efg import count_nodes, to_efg
from standoff.game.game import Game
from standoff.solve.backward import solve
from standoff.solve.logit import logit_move, pooling
from tests import games

LIMIT = 60.0  # seconds that either is given for one game
PRECISION = 10.0
SIDE = ROOT / ".venv-peers" / "bin" / "python"
WORKER = ROOT / "tests" / "peers" / "gambit_worker.py"
FOR_GAMBIT = {
    "complete": ((1, 21), (2, 5), (2, 11), (2, 21), (3, 5), (4, 4)),
    "one side": ((1, 21), (2, 5), (2, 11), (2, 15)),
}
FOR_ENGINE = {"complete": ((2, 21), (40, 101), (200, 201)), "one side": ((2, 15), (40, 101)), "both sides": ((40, 101),)}
COSTS = (0.0, 0.05)  # of a round without agreement, by type


def alternating_offers(kind: str, rounds: int, shares: int) -> Game:
    """Build alternating offers for one of the kinds above; with types, a round without agreement costs one of them."""
    if kind != "both sides":
        costs = None if kind == "complete" else COSTS
        return games.alternating_offers(rounds, shares, PRECISION, refusal_costs=costs)
    built = games.alternating_offers(rounds, shares, PRECISION)
    costs = np.array(COSTS)
    for index, stage in enumerate(built.stages):
        payoff = np.broadcast_to(stage.payoff[:, :, None, None], (1, 2, 2, 2, *stage.payoff.shape[2:])).copy()
        if stage.actions == ("accept", "refuse"):
            payoff[:, 0, ..., 1, :] -= costs[:, None, None]
            payoff[:, 1, ..., 1, :] -= costs[None, :, None]
        built = games.replace_stage(built, index, payoff=payoff)
    return games.game(
        built.players, (0, 1), rounds, built.stages, np.zeros((2, 1, 1, 2)), PRECISION, (0.9, 0.9), (0.5, 0.5), ("deal",)
    )


def seconds_of_gambit(game: Game) -> float | None:
    """Return how long Gambit takes for a game, starting its process and reading the tree left out; None if too long."""
    question = json.dumps({"efg": to_efg(game, "peer", most_nodes=10_000_000), "precision": PRECISION})
    warm = json.dumps({"efg": to_efg(alternating_offers("complete", 1, 2), "warm"), "precision": PRECISION})
    with subprocess.Popen([SIDE, WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        try:
            worker.stdin.write(warm + "\n")
            worker.stdin.flush()
            worker.stdout.readline()
            began = time.perf_counter()
            reply, _ = worker.communicate(question + "\n", timeout=LIMIT)
        except subprocess.TimeoutExpired:
            worker.kill()
            return None
        took = time.perf_counter() - began
    found = json.loads(reply)
    if "error" in found:
        raise SystemExit(f"Gambit could not solve it: {found['error']}")
    return took


def seconds_of_engine(game: Game) -> tuple[float, float, float]:
    """Return seconds to compile, seconds to solve once compiled (best of five), and the largest residual."""
    with jax.enable_x64(True):
        arrays = jax.tree.map(jax.numpy.asarray, game)
        began = time.perf_counter()
        ready = jax.jit(lambda game: solve(game, date0=True)).lower(arrays).compile()
        compiling = time.perf_counter() - began
        return compiling, best(lambda: jax.block_until_ready(ready(arrays))), float(ready(arrays).residual.max())


def best(work: Callable[[], Any], repeats: int = 5) -> float:
    """Return the least wall time of one `work`, in seconds."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def show_peers() -> None:
    """Print both solvers' times for the same games, and the largest game that each solves within the limit."""
    for kind, sizes in FOR_GAMBIT.items():
        largest = None
        for rounds, shares in sizes:
            game = alternating_offers(kind, rounds, shares)
            theirs = seconds_of_gambit(game)
            _, ours, _ = seconds_of_engine(game)
            name = f"{kind}, T={rounds}, K={shares}: {count_nodes(game):,.0f} nodes"
            if theirs is None:
                print(f"{name:<48} Gambit over {LIMIT:.0f} s, engine {1e3 * ours:.3g} ms", flush=True)
                continue
            largest = max(largest or (0, ""), (count_nodes(game), f"T={rounds}, K={shares}"))
            print(f"{name:<48} Gambit {theirs:.3g} s, engine {1e3 * ours:.3g} ms: {theirs / ours:,.0f} times", flush=True)
        print(f"{kind}: the largest that Gambit solves in {LIMIT:.0f} s of those tried: {largest and largest[1]}")


def show_engine() -> None:
    """Print how long the engine takes for games that no tree can hold."""
    for kind, sizes in FOR_ENGINE.items():
        for rounds, shares in sizes:
            compiling, running, residual = seconds_of_engine(alternating_offers(kind, rounds, shares))
            name = f"{kind}, T={rounds}, K={shares}"
            print(f"{name:<48} engine {running:.3g} s after compiling for {compiling:.3g} s, residual {residual:.1e}", flush=True)


def show_limits(num_actions: int = 8, num_worlds: int = 512, grid_size: int = 7) -> None:
    """Print the time of a logit move per state and action beside the machine's bandwidth and arithmetic, as measured."""
    rng = np.random.default_rng(0)
    weights = rng.normal(size=(2, grid_size, grid_size, num_actions, num_worlds)).astype(np.float32) * 0.1
    grid = jax.numpy.linspace(-4.5, 4.5, grid_size, dtype=np.float32)
    guess = pooling(grid, grid_size, num_actions, num_worlds)
    ready = jax.jit(lambda weights, guess: logit_move(weights, grid, guess, 3e-5)).lower(weights, guess).compile()
    took = best(lambda: jax.block_until_ready(ready(weights, guess)), 20)
    pairs = grid_size * grid_size * num_actions * num_worlds  # states, times actions
    large = np.ones(32 * 2**20, np.float32)
    copy = np.empty_like(large)
    bandwidth = 2 * large.nbytes / best(lambda: np.copyto(copy, large))
    square = np.ones((1024, 1024), np.float32)
    arithmetic = 2 * 1024**3 / best(lambda: square @ square)
    least = weights.nbytes + 3 * 4 * pairs  # read the weights and the guess once, write strategies of both types
    print(f"{'a logit move, float32, states with one solution':<48} {1e9 * took / pairs:.3g} ns a state and action")
    print(f"{'  moving its numbers once at the copying speed':<48} {1e9 * least / bandwidth / pairs:.3g} ns "
          f"({bandwidth / 1e9:.3g} GB/s): {took * bandwidth / least:.3g} times as long")  # fmt: skip
    print(f"{'  arithmetic that fits in the time at the peak':<48} {took * arithmetic / pairs:.3g} operations "
          f"({arithmetic / 1e9:.3g} GFlop/s)")  # fmt: skip


def main() -> None:
    """Print everything."""
    if not SIDE.exists():
        raise SystemExit("error: no side environment with Gambit; `make bench-peers` makes it and runs this")
    show_limits()
    show_engine()
    show_peers()


if __name__ == "__main__":
    main()
