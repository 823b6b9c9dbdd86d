"""The ensemble at scale: draws per second on threads and on a Ray cluster, and memory against the number of draws.

    python benchmarks/ensemble.py [CASE] [--draws N] [--ray]

Every figure is from a process of its own, after the program has been compiled by a first one.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORKERS = 2
SEED = 7
SIZES = (1, 4, 16)  # times the number of draws, for memory


def measure(name: str, draws: int, engine: str) -> dict[str, float]:
    """Solve and keep draws in this process; return seconds and the most memory it took, in MB."""
    from standoff.ask.base import solve_started, start
    from standoff.ask.runs import How
    from standoff.commands.cache import use_compilation_cache
    from standoff.commands.common import load
    from standoff.commands.runs import Plan, executor_of
    from standoff.ensemble.batches import BATCH

    use_compilation_cache()
    case, executor = load(name), executor_of(Plan(engine=engine, workers=WORKERS))
    warm = max(2 * BATCH, BATCH * WORKERS * 2)
    solve_started(start(case, warm, SEED + 1), SEED + 1, how=How(executor=executor))  # every worker has the program
    begun = start(case, draws, SEED)
    with tempfile.TemporaryDirectory() as folder:
        before = time.perf_counter()
        solve_started(begun, SEED, how=How(Path(folder) / "run", executor=executor))
        seconds = time.perf_counter() - before
    return {"seconds": seconds, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def apart(name: str, draws: int, engine: str) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, name, "--draws", str(draws), "--measure", engine]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("case", nargs="?", default="sarn-valley")
    parser.add_argument("--draws", type=int, default=64)
    parser.add_argument("--ray", action="store_true", help="a Ray cluster of two workers on this machine too")
    parser.add_argument("--measure", choices=("local", "ray"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(measure(asked.case, asked.draws, asked.measure)))
        return
    print(f"{asked.case}, kept in a folder, {WORKERS} at once")
    for engine in ("local", "ray") if asked.ray else ("local",):
        found = apart(asked.case, asked.draws, engine)
        print(f"  {engine:>5}: {asked.draws / found['seconds']:8.2f} draws a second ({asked.draws} draws)")
    print("memory of the process, local")
    for size in SIZES:
        found = apart(asked.case, size * asked.draws, "local")
        print(f"  {size * asked.draws:>6,} draws: {found['megabytes']:7.0f} MB at most")


if __name__ == "__main__":
    main()
