"""Compare the engine with Gambit on random small games; `make test-peers` runs it with everything it needs.

Both get the same game, the same precision, and payoffs of the first date. In families without grid error values and
strategies must agree to `SAME`. In the others the engine's strategies are taken to the equilibrium of the exact tree next
to them: its values must be the engine's within the family's bound, if need be on two or four times as many nodes, and
its strategies Gambit's to `SAME`.

A logit equilibrium need not be unique, and then the engine and Gambit may stand on different branches. A difference
counts as that only if both strategies, each put into the tree with its exact beliefs, are logit replies to themselves
within `REPLY`, and bring what is said that they bring, and only if the engine has reported that it saw several solutions
and chose. Everything else is a failure. (Ties do not arise: at a finite precision equally good actions are equally
likely, on every branch.)
"""

from __future__ import annotations

import argparse
import collections
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from standoff.game.efg import to_efg
from standoff.game.game import Game
from standoff.solve.certify import certify
from standoff.solve.certify_tree import certify_tree
from standoff.solve.equilibrium import Equilibrium
from standoff.solve.tree import expected, solve_tree
from tests.peers import on_tree
from tests.peers.generate import FAMILIES, draw
from tests.solve.brute_force import Tree
from tests.solve.solved import solve_precisely, value_at_prior

SAME = 1e-6
REPLY = 1e-8
EXACT = 1e-10  # of the engine's certificate
BRANCH = "another branch"
COARSE = "the grid costs more than the bound, however fine"
WORKER = Path(__file__).with_name("gambit_worker.py")


@dataclass(frozen=True)
class Compared:
    """One game solved twice: largest differences and what they come to."""

    family: str
    seed: int
    grid_size: int
    values: float
    strategies: float
    verdict: str  # "same", "another branch" or, in words, what is wrong
    seconds: tuple[float, float] = (0.0, 0.0)  # the engine, Gambit


def ask(worker: subprocess.Popen, game: Game) -> dict:
    """Have Gambit solve a game."""
    question = {"efg": to_efg(game, "random"), "precision": float(np.asarray(game.precision)[0, 0])}
    try:
        worker.stdin.write(json.dumps(question) + "\n")
        worker.stdin.flush()
        return json.loads(worker.stdout.readline())
    except (BrokenPipeError, json.JSONDecodeError) as error:
        raise RuntimeError("Gambit's process has ended; what it said stands above") from error


def compare(family: str, seed: int, worker: subprocess.Popen) -> Compared:
    """Solve one random game with both and compare; on a finer grid where the family's costs too much."""
    game, how = draw(family, seed), FAMILIES[family]
    began = time.perf_counter()
    reply = ask(worker, game)
    gambits = time.perf_counter() - began
    if "error" in reply:
        return Compared(family, seed, how.grid_size, np.inf, np.inf, f"Gambit: {reply['error']}", (np.nan, gambits))
    if not how.grid_size:
        return compare_on_tree(family, seed, game, reply, gambits)
    for finer in (1, 2, 4):
        size, began = finer * (how.grid_size - 1) + 1, time.perf_counter()
        equilibrium = solve_precisely(game, grid_size=size, grid_reach=how.grid_reach, date0=True)
        certificate, seconds = certify(game, equilibrium, date0=True), (time.perf_counter() - began, gambits)
        strategies, verdict = judge(game, equilibrium, reply, how.bound)
        if verdict != COARSE:
            break
    values = float(np.abs(value_at_prior(game, equilibrium) - reply["values"]).max())
    verdict = verdict if certificate.is_ok(EXACT) else f"not certified: {certificate.sentence()}"
    return Compared(family, seed, size, values, strategies, verdict, seconds)


def compare_on_tree(family: str, seed: int, game: Game, reply: dict, gambits: float) -> Compared:
    """Compare the solution on the tree, where both follow the same curve and there is nothing to explain."""
    began = time.perf_counter()
    equilibrium = solve_tree(game, date0=True)
    certificate, seconds = certify_tree(game, equilibrium, date0=True), (time.perf_counter() - began, gambits)
    theirs, _ = on_tree.of_gambit(Tree(game), reply["sets"])
    strategies = max(float(np.abs(own - theirs[history]).max()) for history, own in equilibrium.strategies.items())
    values = float(np.abs(expected(game, equilibrium) - reply["values"]).max())
    verdict = "same" if max(values, strategies) <= SAME else "the two differ"
    verdict = verdict if certificate.is_ok(EXACT) else f"not certified: {certificate.sentence()}"
    return Compared(family, seed, 0, values, strategies, verdict, seconds)


def judge(game: Game, equilibrium: Equilibrium, reply: dict, bound: float | None) -> tuple[float, str]:
    """Return the difference between the strategies, and the verdict."""
    tree = Tree(game)
    theirs, known = on_tree.of_gambit(tree, reply["sets"])
    ours = on_tree.of_engine(tree, equilibrium)
    read = on_tree.difference(ours, theirs, known)
    if bound is not None:
        ours = on_tree.exactly(tree, ours)
    apart = np.abs(value_at_prior(game, equilibrium) - on_tree.values(tree, ours)).max()
    if apart > (bound or SAME):
        return read, COARSE if bound else f"the engine's values are not what its strategies bring, by {apart:.1e}"
    apart = np.abs(reply["values"] - on_tree.values(tree, theirs)).max()
    if apart > SAME:
        return read, f"Gambit's values are not what its strategies bring, by {apart:.1e}"
    if on_tree.difference(ours, theirs, known) <= SAME:
        return read, "same"
    faults = [on_tree.residual(tree, strategy, known) for strategy in (ours, theirs)]
    if max(faults) <= REPLY:
        return read, BRANCH if np.sum(equilibrium.num_several) else f"{BRANCH}, where the engine saw only one"
    return read, f"no reply to itself: the engine's by {faults[0]:.1e}, Gambit's by {faults[1]:.1e}"


def report(found: list[Compared]) -> str:
    """Return the table of families and a line for every difference."""
    heads = f"{'family':12} {'games':>5} {'same':>5} {'branch':>6} {'failed':>6}"
    lines = [f"{heads}  values   strategies  s/game (ours, Gambit's)"]
    for family in dict.fromkeys(one.family for one in found):
        own = [one for one in found if one.family == family]
        same = [one for one in own if one.verdict == "same"]
        count = collections.Counter(one.verdict for one in own)
        failed = len(own) - count["same"] - count[BRANCH]
        worst = [max((getattr(one, what) for one in same), default=np.nan) for what in ("values", "strategies")]
        each = np.mean([one.seconds for one in own], axis=0)
        lines.append(
            f"{family:12} {len(own):5} {count['same']:5} {count[BRANCH]:6} {failed:6}  {worst[0]:.1e}"
            f"  {worst[1]:.1e}     {each[0]:.2f}, {each[1]:.2f}"
        )
    for one in found:
        if one.verdict != "same" or one.grid_size != FAMILIES[one.family].grid_size:
            apart = f"values {one.values:.1e}, strategies {one.strategies:.1e}"
            lines.append(f"{one.family} {one.seed}: {one.verdict} ({apart}, {one.grid_size} belief nodes)")
    count = collections.Counter(one.verdict for one in found)
    failed = len(found) - count["same"] - count[BRANCH]
    lines.append(f"{len(found)} games: {count['same']} the same, {count[BRANCH]} on another branch, {failed} failed")
    return "\n".join(lines)


def main() -> int:
    """Compare as many games as asked, and say how it went by the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--games", type=int, default=200, help="how many, shared evenly among the families")
    parser.add_argument("--python", default=".venv-peers/bin/python", help="the Python that has Gambit")
    parser.add_argument("--family", choices=list(FAMILIES), action="append", help="only this family")
    chosen = parser.parse_args()
    families = chosen.family or list(FAMILIES)
    command, found = [chosen.python, str(WORKER)], []
    try:
        worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    except FileNotFoundError:
        print(f"error: no Python at {chosen.python}; `make test-peers` sets it up", file=sys.stderr)
        return 2
    with worker:
        for number in range(chosen.games):
            family, seed = families[number % len(families)], number // len(families)
            found.append(compare(family, seed, worker))
        worker.stdin.close()
    print(report(found))
    return int(any(one.verdict not in ("same", BRANCH) for one in found))


if __name__ == "__main__":
    sys.exit(main())
