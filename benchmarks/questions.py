"""How long the questions take on a case whose draws are solved: a preview, what-ifs, claims, why.

    python benchmarks/questions.py [CASE] [--set PATH=VALUE] [--only NAME ...]

The draws are taken from the cache of runs, or solved first, and programs are compiled by a first preview, so that every
figure is the question alone. Times are wall time and CPU time of all threads; on a machine with other work to do, trust
the CPU time. `make bench-questions` runs all on `ukraine-2025`, which takes about half an hour.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

SETTINGS = {"ukraine-2025": "ukraine.patience=0.97", "sarn-valley": "norland.patience=0.97"}
FEW = 2  # draws of a preview
NAMES = ("preview", "what-if", "claims", "why")


def timed(name: str, question: Callable[[], object]) -> None:
    """Print how long a question takes."""
    wall, processor = time.perf_counter(), time.process_time()
    answer = question()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(f"  {name:<9} {wall:8.1f} s wall {processor:8.1f} s CPU   residual {answer.residual:.0e}", flush=True)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("case", nargs="?", default="ukraine-2025")
    parser.add_argument("--set", dest="setting", metavar="PATH=VALUE", help="what the what-ifs change")
    parser.add_argument("--only", choices=NAMES, nargs="+", default=NAMES)
    asked = parser.parse_args()
    setting = asked.setting or SETTINGS.get(asked.case)
    if setting is None:
        parser.error(f"say what to change in {asked.case}: --set PATH=VALUE")
    path, _, value = setting.partition("=")

    from standoff.ask.base import start
    from standoff.ask.claims import test_claims
    from standoff.ask.whatif import what_if
    from standoff.ask.why import why
    from standoff.commands.cache import use_compilation_cache
    from standoff.commands.common import load
    from standoff.commands.questions import solve_begun

    use_compilation_cache()
    base = solve_begun(start(load(asked.case), 64, 7), 7)
    what_if(base, [(path, value)], draws=4 * FEW)  # compiles, and warms both threads
    print(f"{asked.case}, 64 draws worth {base.weights.effective_draws:.0f}")
    ways = {
        "preview": lambda: what_if(base, [(path, value)], draws=FEW),
        "what-if": lambda: what_if(base, [(path, value)]),
        "claims": lambda: test_claims(base),
        "why": lambda: why(base),
    }
    for name in NAMES:
        if name in asked.only:
            timed(name, ways[name])


if __name__ == "__main__":
    main()
